#!/usr/bin/env node
// `npx jiazhu`: the command line program, run by Node.

import { isatty } from 'node:tty';
import { disk, inProgram, streams } from './disk.js';
import { places, program } from './program.js';
import { start, Trap } from './wasi.js';

/** Of a program that has stopped by a fault of its own. */
const FAULT = 101;

const module = await program();
/** @type {Record<string, string | undefined>} */
const variables = { ...places, ...process.env, PWD: inProgram(here()) };
// The program cannot ask how wide the terminal is. Of a pipe Node is not asked: it would change how the pipe is written, for all who have it.
if (isatty(1)) variables.COLUMNS = String(process.stdout.columns);
try {
  process.exitCode = start(module, { words: ['jiazhu', ...process.argv.slice(2).map(word)], variables, files: disk, streams });
} catch (error) {
  if (!(error instanceof Trap)) throw error;
  const message = `error: jiazhu has stopped by a fault of its own (${error.message}): please report it with the files that you named\n`;
  streams[2].write(Buffer.from(message));
  process.exitCode = FAULT;
}

/** The folder it is run in. Of one that has been deleted meanwhile there is no name: then only whole paths lead anywhere. */
function here() {
  try {
    return process.cwd();
  } catch {
    return '/';
  }
}

/** An argument that names a file on Windows, with the signs that the program divides paths by. */
function word(argument) {
  return process.platform === 'win32' && !/\s/.test(argument) ? argument.replaceAll('\\', '/') : argument;
}
