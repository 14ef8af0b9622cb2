// Cards and loading in Chromium, ours and tippy.js's: node cards.mjs FOLDER, tables as JSON on standard output.
//
// The folder holds ningbo.html, ningbo.reading, long.html and long.reading. Both widgets show the same HTML of article
// and glossary; both cards say the same.

import { createRequire } from 'node:module';
import { serve } from './site.mjs';
import { eager, watch } from './watch.mjs';

// The browser's driver is the end-to-end tests'.
const { chromium } = createRequire(new URL('../../tests/e2e/', import.meta.url))('playwright-core');

const OPENINGS = 60;
const LOADS = 3;
/** A phone of the middle class on a slow line: what Lighthouse emulates. */
const SLOW = { latency: 150, downloadThroughput: (1.6e6 / 8) | 0, uploadThroughput: (750e3 / 8) | 0, offline: false };
const SLOWDOWN = 4;

const WIDGETS = [
  ['Jiazhu', 'jiazhu'],
  ['tippy.js 6.3.7', 'tippy'],
];

/** What is timed of an opening, and what it is called. */
const MOMENTS = [
  ['card', 'DOM'],
  ['layout', 'layout'],
  ['frame', '2nd frame'],
];

const quantile = (numbers, q) => [...numbers].sort((a, b) => a - b)[Math.min(numbers.length - 1, Math.ceil(q * numbers.length) - 1)];
const median = (numbers) => quantile(numbers, 0.5);
const ms = (number) => (number === null || number === undefined ? '–' : number.toFixed(1));

async function open(browser, url, scripts = []) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  page.on('pageerror', (error) => process.stderr.write(`${url}: ${error.message}\n`));
  for (const script of [watch, ...scripts]) await page.addInitScript(script);
  return { page, close: () => context.close() };
}

/** Waits until marks answer, and half a second more for what a page does afterwards. */
async function whenReady(page) {
  await page.waitForFunction(() => window.bench.seen.ready !== null || window.bench.seen.error !== null);
  const error = await page.evaluate(() => window.bench.seen.error);
  if (error) throw new Error(`the widget is not there: ${error}; is dist/ of this version? Run \`cargo xtask build\``);
  await page.waitForTimeout(500);
}

/** A page whose widget is there, and what is timed on it. */
async function reader(browser, url) {
  const { page, close } = await open(browser, url);
  await page.goto(url);
  await whenReady(page);
  const count = await page.evaluate(() => window.bench.marks().length);
  const begun = await page.evaluate(() => performance.now());
  return { page, close, count, begun, times: [], missed: 0 };
}

/** Opens a card by a real click, times it from the click's first listener to the card in the DOM, its layout and its second frame, and closes it. */
async function opening(reader, part) {
  const { page } = reader;
  await page.bringToFront();
  const box = await page.evaluate(async (part) => {
    const marks = window.bench.marks();
    const mark = marks[Math.floor(part * marks.length)];
    mark.scrollIntoView({ block: 'center', behavior: 'instant' });
    await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
    const { x, y, width, height } = mark.getClientRects()[0];
    window.bench.next();
    return { x: x + width / 2, y: y + height / 2 };
  }, part);
  // The pointer comes with the button: a rest before it would open the card by itself.
  await page.mouse.move(box.x, box.y);
  await page.mouse.down();
  await page.mouse.up();
  const opened = await page
    .waitForFunction(() => window.bench.seen.frame !== null && { ...window.bench.seen }, null, { timeout: 3000, polling: 30 })
    .then((handle) => handle.jsonValue())
    .catch(() => null);
  if (opened) reader.times.push(Object.fromEntries(MOMENTS.map(([key]) => [key, opened[key] - opened.clicked])));
  else reader.missed += 1;
  // tippy.js does not know Esc; a click beside the text closes both.
  await page.keyboard.press('Escape');
  await page.mouse.click(2, 2);
  await page.waitForFunction(() => !window.bench.isOpen(), null, { timeout: 3000, polling: 30 }).catch(() => null);
}

/** Cards over the whole text, each widget in turn, so that a busy moment of the machine hits both. */
async function openings(browser, urls) {
  const readers = [];
  for (const url of urls) readers.push(await reader(browser, url));
  for (let at = 0; at < OPENINGS; at += 1) {
    for (const reader of readers) await opening(reader, (at + 0.5) / OPENINGS);
  }
  for (const reader of readers) {
    const tasks = await reader.page.evaluate((begun) => window.bench.seen.tasks.filter(({ start }) => start >= begun), reader.begun);
    reader.task = Math.max(0, ...tasks.map(({ duration }) => duration));
    await reader.close();
  }
  return readers;
}

/** Scrolls by the wheel, then finds what stands at the end of the text, and gives the longest task that was in the way of each. */
async function scrolling(browser, url) {
  const { page, close } = await open(browser, url);
  await page.goto(url);
  await whenReady(page);
  const loading = await page.evaluate(() => Math.max(0, ...window.bench.seen.tasks.map(({ duration }) => duration)));
  const begun = await page.evaluate(() => performance.now());
  await page.mouse.move(640, 450);
  for (let turn = 0; turn < 100; turn += 1) {
    await page.mouse.wheel(0, 1200);
    await page.waitForTimeout(16);
  }
  const longest = (begun) => page.evaluate((begun) => Math.max(0, ...window.bench.seen.tasks.filter(({ start }) => start >= begun).map(({ duration }) => duration)), begun);
  const scrolling = await longest(begun);
  const searched = await page.evaluate(async () => {
    const begun = performance.now();
    const blocks = (document.querySelector('jiazhu-reading')?.shadowRoot ?? document).querySelectorAll('article [data-block]');
    const words = blocks[blocks.length - 1].textContent.slice(-12);
    getSelection().collapse(document.body, 0);
    // Backwards from the top is the last place of all.
    if (!window.find(words, true, true, true)) throw new Error(`“${words}” is not found`);
    await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
    return begun;
  });
  await page.waitForTimeout(200);
  const finding = await longest(searched);
  await close();
  return { loading, scrolling, finding };
}

/** One visit on a slow line with a slow processor. */
async function load(browser, url) {
  const { page, close } = await open(browser, url, [eager]);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', SLOW);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  let bytes = 0;
  let requests = 0;
  cdp.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
    requests += 1;
  });
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForFunction(() => window.bench.seen.frame !== null || window.bench.seen.error !== null, null, { polling: 100 });
  const at = { bytes, requests };
  const text = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null);
  const { ready, plain, sheet, frame } = await page.evaluate(() => window.bench.seen);
  await close();
  return { text, mark: plain ?? ready, first: sheet ?? frame, program: frame, ...at };
}

const browser = await chromium.launch({
  executablePath: process.env.CHROME,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--no-first-run'],
});
const site = await serve(process.argv[2]);
const tables = [];
try {
  const texts = [
    ['ningbo', 'the Ningbo reading'],
    ['long', '100,000 characters'],
  ];
  const cards = [];
  for (const [name, text] of texts) {
    process.stderr.write(`Opening cards on ${text} …\n`);
    const readers = await openings(browser, WIDGETS.map(([, kind]) => `${site.url}/${name}-${kind}.html`));
    for (const [index, [widget]] of WIDGETS.entries()) {
      const { count, times, missed, task } = readers[index];
      if (times.length === 0) throw new Error(`${widget} opened no card on ${text}`);
      const of = (key) => times.map((time) => time[key]);
      const cells = MOMENTS.flatMap(([key]) => [median(of(key)), quantile(of(key), 0.95)]);
      const longest = task > 0 ? ms(task) : 'under 50';
      cards.push([`${widget}, ${text}`, String(count), ...cells.map(ms), longest, String(missed)]);
    }
  }
  tables.push({
    title: 'Cards',
    about: `Milliseconds from a click's first listener to the card in the DOM, to its layout, which is asked for at once, and to the second frame; ${OPENINGS} openings over the whole text by real mouse events in Chromium, the two pages in turn.`,
    columns: ['', 'marks', ...MOMENTS.flatMap(([, name]) => [`${name}, median`, `${name}, p95`]), 'longest task', 'missed'],
    rows: cards,
  });

  const scrolls = [];
  for (const [widget, kind] of WIDGETS) {
    const tasks = await scrolling(browser, `${site.url}/long-${kind}.html`);
    const told = (task) => (task > 0 ? ms(task) : 'under 50');
    scrolls.push([widget, told(tasks.loading), told(tasks.scrolling), told(tasks.finding)]);
  }
  tables.push({
    title: 'A long text',
    about: 'Longest tasks in milliseconds on 100,000 characters: until the widget is there, while the wheel turns a hundred times, and while the browser finds the last words. A task under 50 ms is not told by the browser.',
    columns: ['', 'loading', 'scrolling', 'finding'],
    rows: scrolls,
  });

  const loads = [];
  for (const [name, text] of texts) {
    process.stderr.write(`Loading ${text} on a slow line …\n`);
    // They take turns, so that a busy moment of the machine hits both.
    const visits = WIDGETS.map(() => []);
    for (let turn = 0; turn < LOADS; turn += 1) {
      for (const [index, [, kind]] of WIDGETS.entries()) visits[index].push(await load(browser, `${site.url}/${name}-${kind}.html`));
    }
    for (const [index, [widget]] of WIDGETS.entries()) {
      const of = (key) => median(visits[index].map((visit) => visit[key]));
      const kilobytes = (of('bytes') / 1000).toFixed(0);
      loads.push([`${widget}, ${text}`, ...['text', 'mark', 'first', 'program'].map((key) => of(key).toFixed(0)), String(of('requests')), kilobytes]);
    }
  }
  tables.push({
    title: 'Loading',
    about: `Milliseconds from navigation on 1.6 Mbit/s with 150 ms latency and a processor ${SLOWDOWN} times slower: the first text painted, the first mark that answers, the first card painted when it is opened at once, and that of the program. Jiazhu’s first card is the sheet of the plain article; the program puts its own in that place, and nobody clicks again. Medians of ${LOADS} visits; files in brotli.`,
    columns: ['', 'first text', 'first mark', 'first card', 'card of the program', 'requests', 'KB'],
    rows: loads,
  });
} finally {
  await browser.close();
  site.close();
}
process.stdout.write(JSON.stringify(tables));
