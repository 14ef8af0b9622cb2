// Bytes of each file that dist/ serves, as it is and as hosts compress it.

import { readFileSync, readdirSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const dist = new URL('../../dist/', import.meta.url);
const names = readdirSync(dist, { withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => entry.name).sort();

const number = (bytes) => bytes.toLocaleString('en');
const rows = names.map((name) => {
  const bytes = readFileSync(new URL(name, dist));
  const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
  return { name, served: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotli.length };
});

const WIDGET = ['jiazhu.js', 'reader.js', 'reader_bg.wasm', 'jiazhu.css'];
const widget = rows.filter(({ name }) => WIDGET.includes(name));
const sum = (key) => number(widget.reduce((sum, row) => sum + row[key], 0));
const cells = rows.map(({ name, served, gzip, brotli }) => [name, number(served), number(gzip), number(brotli)]);

process.stdout.write(
  JSON.stringify([
    {
      title: 'Size',
      about: `Bytes of the files in dist/. Readings and words files are served as they are: they are compressed inside. The widget is ${WIDGET.join(', ')}.`,
      columns: ['file', 'as it is', 'gzip 9', 'brotli 11'],
      rows: [...cells, ['the widget', sum('served'), sum('gzip'), sum('brotli')]],
    },
  ]),
);
