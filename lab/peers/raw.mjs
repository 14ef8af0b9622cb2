// Raw text in the browser and what it takes: node raw.mjs, texts by their names as JSON on standard input, tables as JSON on standard output.
//
// The page is served as a good host serves it: the program and scripts in brotli, everything to be kept for a day.

import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, extname } from 'node:path';
import { text } from 'node:stream/consumers';
import { brotliCompressSync } from 'node:zlib';

const dist = new URL('../../dist/', import.meta.url);
const require = createRequire(import.meta.url);
const { chromium } = createRequire(new URL('../../tests/e2e/', import.meta.url))('playwright-core');

const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.json': 'application/json', '.wasm': 'application/wasm' };
/** How often a text is annotated for the figure of a warm program. */
const TIMES = 3;

const number = (value) => Math.round(value).toLocaleString('en');
const texts = JSON.parse(await text(process.stdin));

/** All that a page asks for, compressed once. */
function files() {
  const found = new Map();
  const add = (path, bytes) => {
    const type = TYPES[extname(path)];
    found.set(path, { type: type ?? 'application/octet-stream', packed: Boolean(type), body: type ? brotliCompressSync(bytes) : bytes });
  };
  for (const folder of ['', 'annotator/']) {
    for (const entry of readdirSync(new URL(folder, dist), { withFileTypes: true })) {
      if (entry.isFile() && /\.(js|wasm|json|bin|txt)$/.test(entry.name)) add(`/${folder}${entry.name}`, readFileSync(new URL(folder + entry.name, dist)));
    }
  }
  // What is measured until it is ready, each on a page of its own.
  const jieba = dirname(require.resolve('jieba-wasm/web'));
  for (const name of ['jieba_rs_wasm.js', 'jieba_rs_wasm_bg.wasm']) add(`/jieba/${name}`, readFileSync(`${jieba}/${name}`));
  for (const [name, script] of Object.entries(STARTS)) {
    add(`/${name}.html`, Buffer.from(`<!doctype html><html lang="en"><meta charset="utf-8"><title>${name}</title><script type="module">${script}</script></html>`));
  }
  for (const [name, own] of Object.entries(texts)) {
    const paragraphs = own.split('\n').filter(Boolean).map((line) => `<p>${line.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`).join('\n');
    add(`/${name}.html`, Buffer.from(`<!doctype html><html lang="en"><meta charset="utf-8"><title>${name}</title><script type="module" src="jiazhu.js"></script>
      <main lang="zh-Hant"><jiazhu-reading annotate>${paragraphs}</jiazhu-reading></main></html>`));
  }
  return found;
}

async function serve() {
  const all = files();
  const site = { sent: 0, url: '', close: () => {} };
  const server = createServer((request, response) => {
    const file = all.get(new URL(request.url, 'http://host').pathname);
    if (!file) return response.writeHead(404).end('not found');
    if (file.type !== TYPES['.html']) site.sent += file.body.length;
    return response.writeHead(200, { 'content-type': file.type, 'cache-control': 'max-age=86400', ...(file.packed ? { 'content-encoding': 'br' } : {}) }).end(file.body);
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', () => listening(null)));
  site.url = `http://127.0.0.1:${server.address().port}`;
  site.close = () => (server.closeAllConnections(), server.close());
  return site;
}

/** Scripts of pages on which a program gets ready; they note when, by what may be done then. */
const STARTS = {
  jiazhu: `
    const worker = import('./annotator/work.js');
    const { compiled, tables } = await import('./annotator/raw.js');
    const [program, first] = [compiled(), tables('first')];
    // As queue.js asks for them.
    const rest = Promise.all([program, first]).then(() => tables('rest'));
    const { work } = await worker;
    await work({ kind: 'program', module: await program });
    for (const table of await first) await work({ kind: 'table', ...table });
    const marks = performance.now();
    for (const table of await rest) await work({ kind: 'table', ...table });
    window.ready = [marks, performance.now()];`,
  jieba: `
    const { default: init, cut } = await import('./jieba/jieba_rs_wasm.js');
    await init();
    cut('', true);
    window.ready = [performance.now()];`,
};

/** Milliseconds since a page was asked for until each program was ready, from the browser's cache: the fastest of some times. */
async function ready() {
  const site = await serve();
  const browser = await chromium.launch({ executablePath: process.env.CHROME, args: ['--no-sandbox'] });
  const times = {};
  try {
    const context = await browser.newContext();
    // In turns, so that a busy moment of the machine hits both.
    for (let time = 0; time <= TIMES; time += 1) {
      for (const name of Object.keys(STARTS)) {
        const page = await context.newPage();
        await page.goto(`${site.url}/${name}.html`);
        await page.waitForFunction(() => window.ready, undefined, { timeout: 120_000 });
        // The first time fills the cache.
        if (time > 0) (times[name] ??= []).push(await page.evaluate(() => window.ready));
        await page.close();
      }
    }
  } finally {
    await browser.close();
    site.close();
  }
  const fastest = (name, at) => Math.min(...times[name].map((one) => one[at]));
  const peer = fastest('jieba', 0);
  const row = (name, time) => [name, number(time), `${(time / peer).toFixed(2)}×`];
  return [
    row('Jiazhu: words and marks', fastest('jiazhu', 0)),
    row('Jiazhu: with pronunciation and views', fastest('jiazhu', 1)),
    row('jieba-wasm 2.4: words', peer),
  ];
}

/** Runs in the page before its own scripts. */
function watch() {
  const seen = (window.bench = { first: 0, made: 0, whole: 0, longest: 0, ours: 0, error: null });
  let defined = Infinity;
  customElements.whenDefined('jiazhu-reading').then(() => (defined = performance.now()));
  document.addEventListener('jiazhu-ready', () => {
    seen.first ||= performance.now();
    if (seen.made) seen.whole ||= performance.now();
  });
  document.addEventListener('jiazhu-progress', ({ detail }) => {
    if (detail.done === detail.of) seen.made = performance.now();
  });
  document.addEventListener('jiazhu-error', ({ detail }) => (seen.error = detail.what));
  const long = ({ startTime, duration }) => {
    seen.longest = Math.max(seen.longest, duration);
    // What the browser lays out before is the page's own text.
    if (startTime + duration > defined) seen.ours = Math.max(seen.ours, duration);
  };
  new PerformanceObserver((list) => list.getEntries().forEach(long)).observe({ type: 'longtask', buffered: true });
}

/** Milliseconds after which the worker has been ended: queue.js ends one without work after 20 seconds. */
const ENDED = 22_000;

/** Megabytes of memory that the browser's processes of pages have to themselves, together; a dash where the system does not tell. */
async function memory(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  try {
    const kilobytes = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${id}/smaps_rollup`, 'utf8'))[1]));
    return number(kilobytes.reduce((sum, one) => sum + one, 0) / 1e3);
  } catch {
    return '–';
  }
}

/** A row for each text, cold and from the browser's cache. */
async function inTheBrowser() {
  const site = await serve();
  const browser = await chromium.launch({ executablePath: process.env.CHROME, args: ['--no-sandbox'] });
  const rows = [];
  try {
    for (const name of Object.keys(texts)) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
      const page = await context.newPage();
      await page.addInitScript(watch);
      for (const state of ['cold', 'cached']) {
        site.sent = 0;
        await page.goto(`${site.url}/${name}.html`);
        await page.waitForFunction(() => window.bench.whole || window.bench.error, undefined, { timeout: 120_000 });
        const { first, whole, longest, ours, error } = await page.evaluate(() => window.bench);
        if (error) throw new Error(error);
        const row = [name, state, number(site.sent), number(first), number(whole), number(longest), ours ? number(ours) : 'under 50', await memory(browser)];
        if (state === 'cached') await new Promise((ended) => setTimeout(ended, ENDED));
        rows.push([...row, state === 'cached' ? await memory(browser) : '']);
      }
      await context.close();
    }
  } finally {
    await browser.close();
    site.close();
  }
  return rows;
}

const seconds = (work) => {
  const begun = performance.now();
  const done = work();
  return done instanceof Promise ? done.then(() => (performance.now() - begun) / 1000) : (performance.now() - begun) / 1000;
};

/** Megabytes of text in a second: the first time, and the fastest of the others. */
async function speed(name, prepare) {
  const own = Object.values(texts)[1];
  const megabytes = Buffer.byteLength(own) / 1e6;
  let work;
  const ready = await seconds(async () => (work = await prepare()));
  const times = [];
  for (let time = 0; time <= TIMES; time += 1) times.push(await seconds(() => work(own)));
  const [cold, ...warm] = times.map((time) => megabytes / time);
  return [name, number(ready * 1000), cold.toFixed(2), Math.max(...warm).toFixed(2)];
}

async function ours() {
  const { work } = await import(new URL('annotator/work.js', dist).href);
  const folder = new URL('annotator/', dist);
  await work({ kind: 'program', module: await WebAssembly.compile(readFileSync(new URL('annotator_bg.wasm', folder))) });
  const { tables } = JSON.parse(readFileSync(new URL('index.json', folder), 'utf8'));
  for (const table of tables.filter(({ part }) => part !== 'dictionary')) {
    await work({ kind: 'table', name: table.name, deflated: table.deflated, bytes: new Uint8Array(readFileSync(new URL(table.file, folder))) });
  }
  return (own) => work({ kind: 'annotate', request: { article: { name: 'a.txt', text: own } } });
}

function jieba() {
  const { cut } = require('jieba-wasm');
  cut('', true);
  return (own) => cut(own, true);
}

function peers() {
  const { cut } = require('jieba-wasm');
  const { pinyin } = require('pinyin-pro');
  const { Converter } = require('opencc-js');
  const [hans, hant] = [Converter({ from: 't', to: 'cn' }), Converter({ from: 'cn', to: 't' })];
  return (own) => [cut(own, true), pinyin(own, { type: 'all' }), hans(own), hant(own)];
}

const starts = await ready();
const pages = await inTheBrowser();
const speeds = [await speed('Jiazhu: words, findings, pronunciation, views, other divisions, the file', ours), await speed('jieba-wasm 2.4: words', jieba), await speed('jieba-wasm, pinyin-pro and opencc-js one after the other', peers)];

process.stdout.write(
  JSON.stringify([
    {
      title: 'Raw text in Chromium',
      about: 'A page of plain paragraphs, annotated in it without a glossary. Milliseconds since the page was asked for, from a host on this machine; bytes of scripts, program and tables as they were sent; the longest task, of which the browser tells from 50 ms on, also among those that end when the element is there: before, the browser lays out the text of the page itself; memory of the pages’ processes, when all is there and when the worker has been ended.',
      columns: ['characters', 'cache', 'bytes', 'first words on the screen, ms', 'all there, ms', 'longest task of the page, ms', 'since the element is there, ms', 'memory, MB', 'later, MB'],
      rows: pages,
    },
    {
      title: 'Readiness of annotators',
      about: `In Chromium, each on a page of its own whose files are in the browser’s cache: milliseconds since the page was asked for until all is there and unpacked; the fastest of ${TIMES}.`,
      columns: ['what', 'ready, ms', 'against jieba-wasm'],
      rows: starts,
    },
    {
      title: 'Throughput of annotators',
      about: `In Node, on the second of these texts: milliseconds until the program is ready, megabytes of text in a second, the first time and the fastest of ${TIMES}.`,
      columns: ['what', 'ready, ms', 'cold, MB/s', 'warm, MB/s'],
      rows: speeds,
    },
  ]),
);
