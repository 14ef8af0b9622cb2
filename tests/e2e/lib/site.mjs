// A web server for one test: dist/, tests/pages/, examples/ and target/pages/ in one folder, with the headers and faults the test asks for.

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { fileURLToPath } from 'node:url';

const clone = fileURLToPath(new URL('../../../', import.meta.url));
export const fromClone = (path) => join(clone, path);

const FOLDERS = ['dist', 'tests/pages', 'examples', 'target/pages'].map(fromClone);
const QUICKLY = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/**
 * @param headers  sent with every answer, or a function of the path to them
 * @param folders  what is served, in place of the four
 * @param compressed  whether text and programs are sent as brotli, as hosts do
 * @param answers  for a path, a function of the file's bytes (null if there is none) to { status, body }
 */
export async function serve({ headers = {}, answers = {}, folders = FOLDERS, compressed = false } = {}) {
  const requests = [];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://host');
    requests.push(pathname);
    const path = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
    const file = await fileAt(folders, path);
    const { status, body } = answers[path]?.(file) ?? (file ? { status: 200, body: file } : { status: 404, body: 'not found' });
    const type = file ? (TYPES[extname(path)] ?? 'application/octet-stream') : 'text/plain; charset=utf-8';
    const encoded = compressed && Object.hasOwn(TYPES, extname(path)) ? { 'content-encoding': 'br' } : {};
    response.writeHead(status, { ...encoded, 'content-type': type, ...(typeof headers === 'function' ? headers(path) : headers) });
    response.end(encoded['content-encoding'] ? brotliCompressSync(body, QUICKLY) : body);
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    requests,
    close: () => {
      server.closeAllConnections();
      return new Promise((closed) => server.close(closed));
    },
  };
}

async function fileAt(folders, path) {
  for (const folder of folders) {
    const file = normalize(join(folder, decodeURIComponent(path)));
    const bytes = file.startsWith(folder) ? await readFile(file).catch(() => null) : null;
    if (bytes) return bytes;
  }
  return null;
}
