// The pages to be measured, ours and the peer's, served as a good host serves them: text and wasm in brotli.

import { createServer } from 'node:http';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { extname } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const dist = new URL('../../dist/', import.meta.url);
const modules = new URL('node_modules/', import.meta.url);
const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.wasm': 'application/wasm',
};

/** What both pages have: the article and its glossary as the tool writes them, and their style. */
const page = (head, article) => `<!doctype html>
<html lang="zh-Hant">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Bench</title>
<link rel="stylesheet" href="jiazhu.css">
${head}
</head>
<body>
${article}
</body>
</html>
`;

const ours = (name, article) =>
  page(
    `<link rel="modulepreload" href="reader.js">
<link rel="preload" href="reader_bg.wasm" as="fetch" type="application/wasm" crossorigin>
<script type="module" src="jiazhu.js"></script>`,
    `<jiazhu-reading src="${name}.reading">\n${article}</jiazhu-reading>`,
  );

const tippys = (name, article) =>
  page(
    `<link rel="stylesheet" href="tippy.css">
<script src="popper.js" defer></script>
<script src="tippy.js" defer></script>
<script src="terms.js" defer></script>`,
    article,
  );

// A card for each link to the glossary, filled when it is first shown: tippy.js as its documentation has it.
const TERMS = `
const terms = tippy('a[role="doc-glossref"]', {
  interactive: true,
  trigger: 'click',
  duration: 0,
  maxWidth: 360,
  appendTo: () => document.body,
  onShow(instance) {
    const entry = document.querySelector(instance.reference.getAttribute('href'));
    const card = document.createElement('div');
    card.append(...[...entry.childNodes].map((node) => node.cloneNode(true)));
    instance.setContent(card);
  },
});
for (const term of terms) term.reference.addEventListener('click', (event) => event.preventDefault());
document.dispatchEvent(new Event('terms-ready'));
`;

/** Serves dist/ and, for each NAME.html and NAME.reading in the folder, the pages /NAME-jiazhu.html and /NAME-tippy.html. */
export async function serve(folder) {
  const files = new Map();
  const add = (path, bytes) => {
    const type = TYPES[extname(path)] ?? 'application/octet-stream';
    const packed = extname(path) in TYPES;
    files.set(path, { type, packed, body: packed ? brotliCompressSync(bytes) : bytes });
  };
  for (const entry of readdirSync(dist, { withFileTypes: true })) {
    if (entry.isFile()) add(`/${entry.name}`, readFileSync(new URL(entry.name, dist)));
  }
  add('/popper.js', readFileSync(new URL('@popperjs/core/dist/umd/popper.min.js', modules)));
  add('/tippy.js', readFileSync(new URL('tippy.js/dist/tippy-bundle.umd.min.js', modules)));
  add('/tippy.css', readFileSync(new URL('tippy.js/dist/tippy.css', modules)));
  add('/terms.js', Buffer.from(TERMS));
  for (const name of ['ningbo', 'long']) {
    const article = readFileSync(`${folder}/${name}.html`, 'utf8');
    add(`/${name}-jiazhu.html`, Buffer.from(ours(name, article)));
    add(`/${name}-tippy.html`, Buffer.from(tippys(name, article)));
    for (const kind of ['reading', 'words']) {
      const file = `${folder}/${name}.${kind}`;
      if (existsSync(file)) add(`/${name}.${kind}`, readFileSync(file));
    }
  }
  const server = createServer((request, response) => {
    const file = files.get(new URL(request.url, 'http://host').pathname);
    if (!file) return response.writeHead(404).end('not found');
    const headers = { 'content-type': file.type, ...(file.packed ? { 'content-encoding': 'br' } : {}) };
    return response.writeHead(200, headers).end(file.body);
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
