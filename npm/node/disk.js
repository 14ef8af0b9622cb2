// The files of the machine, and the three streams of the process.

import fs from 'node:fs';
import { isatty } from 'node:tty';
import { KINDS } from './wasi.js';

/**
 * @typedef {{ kind: number, size?: number | bigint, device?: number | bigint, number?: number | bigint }} About
 * @typedef {{ kind: number, about: () => About, read: (into: Uint8Array, at: number) => number, write: (from: Uint8Array, at: number) => number, close: () => void }} File
 * @typedef {{ kind: number, read?: (into: Uint8Array) => number, write?: (from: Uint8Array) => number }} Stream
 * @typedef {object} Files  each throws errors with the codes of node:fs; paths begin with `/`
 * @property {(path: string, how: { read: boolean, write: boolean, create: boolean, exclusive: boolean, truncate: boolean }) => File} open
 * @property {(path: string, follow: boolean) => About} about
 * @property {(path: string) => string} target  of a symbolic link
 * @property {(path: string) => void} makeFolder
 * @property {(from: string, to: string) => void} rename
 * @property {(path: string) => void} remove
 */

/**
 * The machine's name of a path that the program knows. It knows no drives: `C:\texts` is `/C:/texts` to it, and a path that names its drive, written
 * behind the folder it was run in, begins at the drive.
 */
export function onMachine(path, platform = process.platform) {
  if (platform !== 'win32') return path;
  const drive = path.match(/^.*\/([A-Za-z]:)(?=[/\\]|$)/s);
  return drive ? `${drive[1]}${path.slice(drive[0].length) || '/'}` : path;
}

/** The program's name of a path of the machine. */
export const inProgram = (path, platform = process.platform) => (platform === 'win32' ? `/${path.replaceAll('\\', '/')}` : path);

/** @param {fs.BigIntStats} stats */
const about = (stats) => ({
  kind: stats.isFile() ? KINDS.file : stats.isDirectory() ? KINDS.folder : stats.isSymbolicLink() ? KINDS.link : stats.isCharacterDevice() ? KINDS.terminal : KINDS.other,
  size: stats.size,
  device: stats.dev,
  number: stats.ino,
});

/** @type {Files} */
export const disk = {
  open(path, { read, write, create, exclusive, truncate }) {
    const { O_RDONLY, O_WRONLY, O_RDWR, O_CREAT, O_EXCL, O_TRUNC } = fs.constants;
    const access = !write ? O_RDONLY : read ? O_RDWR : O_WRONLY;
    const file = fs.openSync(onMachine(path), access | (create && O_CREAT) | (exclusive && O_EXCL) | (truncate && O_TRUNC));
    const { kind } = about(fs.fstatSync(file, { bigint: true }));
    // What is no file, as the pipe behind /dev/stdin, has no places in it.
    const place = (at) => (kind === KINDS.file ? at : null);
    return {
      kind,
      about: () => about(fs.fstatSync(file, { bigint: true })),
      read: (into, at) => patiently(() => fs.readSync(file, into, 0, into.length, place(at))),
      write: (from, at) => patiently(() => fs.writeSync(file, from, 0, from.length, place(at))),
      close: () => fs.closeSync(file),
    };
  },
  about: (path, follow) => about((follow ? fs.statSync : fs.lstatSync)(onMachine(path), { bigint: true })),
  target: (path) => inProgram(fs.readlinkSync(onMachine(path))),
  makeFolder: (path) => fs.mkdirSync(onMachine(path)),
  rename: (from, to) => fs.renameSync(onMachine(from), onMachine(to)),
  remove: (path) => fs.unlinkSync(onMachine(path)),
};

/** Standard input, output and error of this process. */
export const streams = [0, 1, 2].map((number) => ({
  kind: isatty(number) ? KINDS.terminal : KINDS.other,
  read: (into) => patiently(() => fs.readSync(number, into, 0, into.length, null)),
  write: (from) => patiently(() => fs.writeSync(number, from, 0, from.length)),
}));

/** Waits where a pipe is full, or empty. */
function patiently(act) {
  for (;;) {
    try {
      return act();
    } catch (error) {
      // Windows calls the end of standard input an error.
      if (error.code === 'EOF') return 0;
      if (error.code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
    }
  }
}
