// Calls what wasm-bindgen has made for Node of a library compiled to wasm32-unknown-unknown: node bindgen.mjs MODULE OUTPUT

import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const [module, output] = process.argv.slice(2);
writeFileSync(output, createRequire(import.meta.url)(resolve(module)).print());
