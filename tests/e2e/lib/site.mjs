// A web server for one test: dist/, tests/pages/, examples/ and what the engine's tests make in one folder, with the headers and faults the test asks for.

import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { engine, part } from './names.mjs';

const clone = fileURLToPath(new URL('../../../', import.meta.url));
export const fromClone = (path) => join(clone, path);

/** What the tests make for themselves. Each engine has its own: the tests of two engines run side by side. */
export const PAGES = `target/pages/${engine}${part.parts > 1 ? `-${part.number}` : ''}`;

/** DIST names another release to test than the one that was built last. */
const FOLDERS = [process.env.DIST ?? 'dist', 'tests/pages', 'examples', PAGES].map(fromClone);
const QUICKLY = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

/**
 * @param {object} options
 * @param {any} [options.headers]          sent with every answer, or a function of the path to them
 * @param {string[]} [options.folders]     what is served, in place of the four
 * @param {boolean} [options.compressed]   whether text and programs are sent as brotli, as hosts do
 * @param {Record<string, (file: Buffer | null) => any>} [options.answers]  for a path, with its query or without, a function of the file's bytes (null if there is none) to { status, body }, or a promise of them
 * @param {RegExp} [options.without]       paths that nothing answers
 * @param {(() => void)[]} [options.scripts]  functions that run in each page before its own scripts
 */
export async function serve({ headers = {}, answers = {}, folders = FOLDERS, compressed = false, without, scripts = [] } = {}) {
  const requests = [];
  const asked = [];
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://host');
    if (OWN[pathname]) {
      const { type, body } = OWN[pathname](scripts, searchParams);
      return void response.writeHead(200, { 'content-type': type }).end(body);
    }
    requests.push(pathname);
    asked.push(request.url);
    if (without?.test(pathname)) return void request.destroy();
    const path = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
    const file = await fileAt(folders, path);
    const answer = answers[request.url] ?? answers[path];
    const { status, body } = (await answer?.(file)) ?? (file ? { status: 200, body: file } : { status: 404, body: 'not found' });
    const type = file ? (TYPES[extname(path)] ?? 'application/octet-stream') : 'text/plain; charset=utf-8';
    const encoded = compressed && Object.hasOwn(TYPES, extname(path)) ? { 'content-encoding': 'br' } : {};
    const head = { ...encoded, 'content-type': type, ...(typeof headers === 'function' ? headers(path) : headers) };
    let sent = scripts.length && head['content-type'] === TYPES['.html'] ? withFirst(body) : body;
    if (scripts.length && path === WORKER) {
      const page = await fileAt(folders, STUDIO);
      sent = listing(String(body), withFirst((await answers[STUDIO]?.(page))?.body ?? page));
    }
    response.writeHead(status, head);
    response.end(encoded['content-encoding'] ? brotliCompressSync(sent, QUICKLY) : sent);
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', () => listening(null)));
  return {
    url: `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}`,
    requests,
    /** The same with their queries. */
    asked,
    close: () => {
      server.closeAllConnections();
      return new Promise((closed) => server.close(closed));
    },
  };
}

/** What the server has besides, for engines whose driver cannot do it: scripts that come first, and a page within a frame of any width. */
const OWN = {
  '/__first.js': (scripts) => ({ type: TYPES['.js'], body: scripts.map((script) => `(${script})();`).join('\n') }),
  '/__frame': (_, about) => ({
    type: TYPES['.html'],
    body: `<!doctype html><title>A frame</title><body style="margin: 0"><iframe style="border: 0; width: ${about.get('width')}px; height: ${about.get('height')}px" src="${about.get('url')}"></iframe>`,
  }),
};

const WORKER = '/offline.js';
const STUDIO = '/studio.html';
/** The service worker holds the page to its sum: to that of the page with the scripts in it. @param {string} worker @param {string} page */
const listing = (worker, page) => worker.replace(/("studio\.html":")\w+/, `$1${createHash('sha256').update(page).digest('hex').slice(0, 32)}`);

/** Where a script comes first and changes nothing: before the first element that may. */
const withFirst = (html) => String(html).replace(/<meta charset[^>]*>|<head>|<title>|<main>/i, (found) => (found.startsWith('<t') || found === '<main>' ? `<script src="/__first.js"></script>${found}` : `${found}<script src="/__first.js"></script>`));

async function fileAt(folders, path) {
  for (const folder of folders) {
    const file = normalize(join(folder, decodeURIComponent(path)));
    const bytes = file.startsWith(folder) ? await readFile(file).catch(() => null) : null;
    if (bytes) return bytes;
  }
  return null;
}
