// A text of a million characters in Chromium, in the widget and as a plain page of paragraphs: node long.mjs FOLDER, tables as JSON on standard output.
//
// The folder holds million.reading, million.txt, paragraph.reading and paragraph.txt: the same text in paragraphs, and in one.

import { createServer } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';

// The browser's driver is the end-to-end tests'.
const { chromium } = createRequire(new URL('../../tests/e2e/', import.meta.url))('playwright-core');

const ROUNDS = 5;
const dist = new URL('../../dist/', import.meta.url).pathname;
const folder = process.argv[2];
const TYPES = { '.css': 'text/css', '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.wasm': 'application/wasm' };
const page = (head, body) => `<!doctype html>\n<html lang="zh-Hant"><head><meta charset="utf-8"><title>Bench</title>${head}</head><body>${body}</body></html>`;
const plain = (name) => {
  const paragraphs = readFileSync(join(folder, `${name}.txt`), 'utf8').trim().split('\n');
  return page('<style>body { max-inline-size: 40em; margin: auto; line-height: 1.8 }</style>', paragraphs.map((text) => `<p>${text}</p>`).join('\n'));
};
const widget = page('<link rel="stylesheet" href="jiazhu.css"><script type="module" src="jiazhu.js"></script>', '<jiazhu-reading></jiazhu-reading>');

const server = createServer(({ url }, answer) => {
  const path = url.split('?')[0];
  const made = { '/widget.html': widget, '/million.html': plain('million'), '/paragraph.html': plain('paragraph') }[path];
  const file = [join(folder, path), join(dist, path)].find(existsSync);
  answer.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream');
  answer.statusCode = made || file ? 200 : 404;
  answer.end(made ?? (file && readFileSync(file)));
}).listen(0);
const site = `http://127.0.0.1:${/** @type {any} */ (server.address()).port}`;

/** Runs in the page before anything else. */
function watch() {
  const tasks = [];
  new PerformanceObserver((list) => list.getEntries().forEach(({ startTime, duration }) => tasks.push({ startTime, duration }))).observe({ type: 'longtask', buffered: true });
  const after = (frames) => new Promise((done) => requestAnimationFrame(() => (frames > 1 ? after(frames - 1).then(done) : done(performance.now()))));
  Object.assign(window, {
    after,
    longest: (since) => Math.max(0, ...tasks.filter(({ startTime }) => startTime >= since - 1).map(({ duration }) => duration)),
    /** Turns the wheel and gives how long each frame took. */
    async frames() {
      const all = [];
      for (let last = await after(1), count = 0; count < 60; count += 1) {
        scrollBy({ top: 900, behavior: 'instant' });
        const now = await after(1);
        all.push(now - last);
        last = now;
      }
      return all.sort((a, b) => a - b)[Math.ceil(0.95 * all.length) - 1];
    },
  });
}

/** Shows a reading that has been fetched, in an element that holds nothing, with the program there. */
async function shown(file) {
  const own = /** @type {any} */ (window);
  const element = /** @type {any} */ (document.querySelector('jiazhu-reading'));
  await (await import(`${location.origin}/reader.js`)).default();
  const bytes = new Uint8Array(await (await fetch(file)).arrayBuffer());
  await new Promise((turn) => setTimeout(turn, 500));
  const begun = performance.now();
  const first = new Promise((done) => {
    const root = element.shadowRoot;
    const isThere = () => root.querySelector('article') && !root.querySelector('article').closest('[hidden]');
    const look = new MutationObserver(() => isThere() && (look.disconnect(), own.after(2).then(done)));
    look.observe(root, { subtree: true, childList: true, attributes: true });
  });
  const whole = new Promise((done) => element.addEventListener('jiazhu-ready', () => own.after(2).then(done), { once: true }));
  element.show(bytes);
  const times = { first: (await first) - begun, whole: (await whole) - begun };
  await new Promise((turn) => setTimeout(turn, 1500));
  const task = own.longest(begun);
  const scrolled = performance.now();
  const frame = await own.frames();
  return { ...times, task, frame, scrolling: own.longest(scrolled), marks: element.reading.marks };
}

/** The same of the plain page, since its bytes began to come. */
async function read() {
  const own = /** @type {any} */ (window);
  const [{ responseStart, domComplete }] = /** @type {any} */ (performance.getEntriesByType('navigation'));
  await new Promise((turn) => setTimeout(turn, 1500));
  const first = performance.getEntriesByName('first-contentful-paint')[0].startTime - responseStart;
  const task = own.longest(0);
  const scrolled = performance.now();
  const frame = await own.frames();
  return { first, whole: domComplete - responseStart, task, frame, scrolling: own.longest(scrolled), marks: 0 };
}

const browser = await chromium.launch({ executablePath: process.env.CHROME, args: ['--no-sandbox', '--disable-gpu'] });
const rows = [];
try {
  const visits = [
    ['Jiazhu', 'widget', 'million'],
    ['a plain page', 'million', 'million'],
    ['Jiazhu, one paragraph', 'widget', 'paragraph'],
    ['a plain page, one paragraph', 'paragraph', 'paragraph'],
  ];
  const seen = visits.map(() => []);
  // They take turns, so that a busy moment of the machine hits all.
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [at, [, path, file]] of visits.entries()) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
      context.setDefaultTimeout(120_000);
      const own = await context.newPage();
      own.on('pageerror', (error) => process.stderr.write(`${path}: ${error.message}\n`));
      await own.addInitScript(watch);
      await own.goto(`${site}/${path}.html`);
      const found = path === 'widget' ? await own.evaluate(shown, `${file}.reading`) : await own.evaluate(read);
      seen[at].push(found);
      await context.close();
    }
  }
  for (const [at, [name]] of visits.entries()) {
    const median = (key) => seen[at].map((visit) => visit[key]).sort((a, b) => a - b)[ROUNDS >> 1];
    const told = (key) => (median(key) > 0 ? median(key).toFixed(0) : 'under 50');
    rows.push([name, String(median('marks') || '–'), ...['first', 'whole'].map((key) => median(key).toFixed(0)), told('task'), median('frame').toFixed(1), told('scrolling')]);
  }
} finally {
  await browser.close();
  server.close();
}
process.stdout.write(
  JSON.stringify([
    {
      title: 'A million characters',
      about: `Milliseconds in Chromium since the bytes are there (of the plain page: since they came), medians of ${ROUNDS} visits in which the pages take turns: the first screen painted, all of it, the longest task until 1.5 s after that, the 95th percentile of 60 frames scrolled by a screen each, the longest task then. The element holds no article, and the program is there. A task under 50 ms is not told by the browser.`,
      columns: ['', 'marks', 'first screen', 'whole', 'longest task', 'scrolled frame, p95', 'longest task scrolling'],
      rows,
    },
  ]),
);
