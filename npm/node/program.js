// The program jiazhu, compiled to wasm32-wasip1, and what lies beside it in the package.

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { inProgram } from './disk.js';

/** The package. */
export const folder = fileURLToPath(new URL('..', import.meta.url));

/** Where the program finds the widget's files and the tables, which the annotator in the browser has, too. */
export const places = { JIAZHU_WIDGET: inProgram(folder), JIAZHU_TABLES: inProgram(fileURLToPath(new URL('../annotator', import.meta.url))) };

/** @type {Promise<WebAssembly.Module> | undefined} */
let compiled;

/** Compiled once in a process. */
export function program() {
  compiled ??= readFile(new URL('jiazhu.wasm', import.meta.url)).then((bytes) => WebAssembly.compile(bytes));
  return compiled;
}
