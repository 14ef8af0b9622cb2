// The program jiazhu, compiled to wasm32-wasip1.

import { readFile } from 'node:fs/promises';

/** @type {Promise<WebAssembly.Module> | undefined} */
let compiled;

/** Compiled once in a process. */
export function program() {
  compiled ??= readFile(new URL('jiazhu.wasm', import.meta.url)).then((bytes) => WebAssembly.compile(bytes));
  return compiled;
}
