// Runs a program compiled to wasm32-wasip1 under Node and keeps what it prints: node wasi.mjs PROGRAM OUTPUT

import { openSync, readFileSync } from 'node:fs';
import { WASI } from 'node:wasi';

const [program, output] = process.argv.slice(2);
const wasi = new WASI({ version: 'preview1', args: [program], stdout: openSync(output, 'w') });
const { instance } = await WebAssembly.instantiate(readFileSync(program), /** @type {WebAssembly.Imports} */ (wasi.getImportObject()));
process.exitCode = wasi.start(instance);
