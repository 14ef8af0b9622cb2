// The studio while somebody writes: node studio.mjs, texts as JSON on standard input, tables as JSON on standard output.

import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { existsSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { text } from 'node:stream/consumers';

const dist = new URL('../../dist/', import.meta.url);
const { chromium } = createRequire(new URL('../../tests/e2e/', import.meta.url))('playwright-core');

const TYPES = { '.css': 'text/css', '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.json': 'application/json', '.wasm': 'application/wasm' };
/** Changes of each sort that are measured. */
const EDITS = 40;
/** Milliseconds that whoever writes waits before a change, one after the other: what the studio does after a change is met wherever it stands. */
const PAUSES = [0, 150, 300, 450, 600, 900];
/** Where the ninth character of a text stands. */
const BEGINNING = [0, 1, 2, 3].map((block) => `[data-block="${block}"]`);

/** Each with its name, an article and a glossary. @type {{ name: string, article: string, glossary: string }[]} */
const desks = JSON.parse(await text(process.stdin));

async function serve() {
  const server = createServer((request, response) => {
    const path = new URL(`.${new URL(request.url, 'http://host').pathname}`, dist);
    if (!path.href.startsWith(dist.href) || !existsSync(path)) return response.writeHead(404).end('not found');
    return response.writeHead(200, { 'content-type': TYPES[extname(path.pathname)] ?? 'application/octet-stream' }).end(readFileSync(path));
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', () => listening(null)));
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => (server.closeAllConnections(), server.close()) };
}

/** Runs in the page: puts texts on the desk, and changes one of them as a key does. */
function hands() {
  const area = (name) => document.querySelector(`textarea[name="${name}"]`);
  const put = (name, text, paste) => {
    const own = area(name);
    if (paste) own.dispatchEvent(new Event('paste', { bubbles: true }));
    own.value = text;
    own.dispatchEvent(new InputEvent('input', { bubbles: true }));
  };
  const idle = () => document.querySelector('section[aria-label="Reading"]')?.getAttribute('aria-busy') === 'false';
  const frame = () => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
  const until = async (seen) => {
    const begun = performance.now();
    while (!seen()) {
      if (performance.now() - begun > 60_000) throw new Error('nothing has come of a change for a minute');
      await frame();
    }
  };
  const shown = () => document.querySelector('jiazhu-reading')?.shadowRoot;
  window.hands = {
    async begin(article, glossary) {
      // Only what is seen can be written in.
      const see = () => document.querySelectorAll('form[name="glossary"] .st-switch button')[1]?.click();
      put('article', article, true);
      await until(() => shown()?.querySelector('[data-block]'));
      await until(idle);
      see();
      put('glossary', glossary);
      await until(() => shown()?.querySelector('[data-entry]'));
      await until(idle);
    },
    /** Milliseconds until the change is seen in the reading, and until the findings are there, too. */
    async change(name, at, piece, selectors, wanted, pause) {
      const own = area(name);
      await new Promise((over) => setTimeout(over, pause));
      own.focus();
      own.setSelectionRange(at, at);
      await frame();
      const begun = performance.now();
      // As a key does it: to give a textarea another text has all of it laid out anew.
      document.execCommand('insertText', false, piece);
      // The first of each: to look through all of a long text would take as long as what is measured.
      await until(() => selectors.some((selector) => shown().querySelector(selector)?.textContent.includes(wanted)));
      const seen = performance.now() - begun;
      await until(idle);
      return [seen, performance.now() - begun];
    },
  };
}

/** Runs in a page that has nothing but a textarea: milliseconds until a change of it is drawn. @param {number} at @param {string} piece */
async function plainChange(at, piece) {
  const own = document.querySelector('textarea');
  const frame = () => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
  own.focus();
  own.setSelectionRange(at, at);
  await frame();
  const begun = performance.now();
  document.execCommand('insertText', false, piece);
  await frame();
  return performance.now() - begun;
}

/** The browser's own share: the same changes of the same text, in a textarea that looks the same. @param {import('playwright-core').Page} page @param {string} text @param {string} style @param {[number, string][]} changes */
async function plain(page, text, style, changes) {
  await page.setContent('<!doctype html><meta charset="utf-8"><textarea spellcheck="false" autocomplete="off"></textarea>');
  await page.evaluate(([text, style]) => Object.assign(document.querySelector('textarea'), { value: text }).setAttribute('style', style), [text, style]);
  const times = [];
  for (const [at, piece] of changes) times.push(await page.evaluate(([change, at, piece]) => window.eval(`(${change})`)(at, piece), [plainChange.toString(), at, piece]));
  return times;
}

/** How a textarea of the studio looks. @param {import('playwright-core').Page} page @param {string} name */
const looks = (page, name) =>
  page.evaluate((name) => {
    const own = document.querySelector(`textarea[name="${name}"]`);
    const { width, height } = own.getBoundingClientRect();
    const { font, padding, border } = getComputedStyle(own);
    return `box-sizing: border-box; width: ${width}px; height: ${height}px; font: ${font}; padding: ${padding}; border: ${border}`;
  }, name);

const share = (times, share) => Math.round([...times].sort((a, b) => a - b)[Math.ceil(times.length * share) - 1]).toLocaleString('en');

const site = await serve();
const browser = await chromium.launch({ executablePath: process.env.CHROME, args: ['--no-sandbox'] });
const rows = [];
try {
  for (const { name, article, glossary } of desks) {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
    await page.goto(`${site.url}/studio.html`);
    await page.locator('textarea[name="article"]').waitFor();
    await page.evaluate(hands);
    await page.evaluate(([article, glossary]) => window.hands.begin(article, glossary), [article, glossary]);
    // In the first paragraph: a number that stands nowhere else. In the glossary: a term that the first paragraph has since then.
    const changes = [];
    const typed = Array.from({ length: EDITS }, (_, edit) => /** @type {[number, string]} */ ([8, `，${7000 + edit}，`]));
    for (const [edit, [at, piece]] of typed.entries()) changes.push(await page.evaluate(([at, piece, beginning, pause]) => window.hands.change('article', at, piece, beginning, piece, pause), [at, piece, BEGINNING, PAUSES[edit % PAUSES.length]]));
    const terms = [];
    const head = glossary.indexOf('entries:\n') + 'entries:\n'.length;
    // A new entry stands below the others' dash.
    const indent = /^ */m.exec(glossary.slice(head).replace(/^(\s*(#.*)?\n)*/, ''))?.[0] ?? '';
    const written = Array.from({ length: EDITS }, (_, edit) => /** @type {[number, string]} */ ([head, `${indent}- { id: n${edit}, headword: "${7000 + edit}" }\n`]));
    for (const [edit, [at, entry]] of written.entries()) terms.push(await page.evaluate(([at, entry, edit, pause]) => window.hands.change('glossary', at, entry, [`[data-entry="n${edit}"]`], String(7000 + edit), pause), [at, entry, edit, PAUSES[edit % PAUSES.length]]));
    const [articleLooks, glossaryLooks] = [await looks(page, 'article'), await looks(page, 'glossary')];
    const bare = await page.context().newPage();
    for (const [what, times, alone] of /** @type {const} */ ([
      ['article', changes, await plain(bare, article, articleLooks, typed)],
      ['glossary', terms, await plain(bare, glossary, glossaryLooks, written)],
    ])) {
      const [seen, all] = [0, 1].map((at) => times.map((pair) => pair[at]));
      rows.push([name, what, share(seen, 0.5), share(seen, 0.95), share(all, 0.5), share(all, 0.95)]);
      rows.push([name, `${what}, a plain textarea`, share(alone, 0.5), share(alone, 0.95), '', '']);
    }
    await page.context().close();
  }
} finally {
  await browser.close();
  site.close();
}

process.stdout.write(
  JSON.stringify([
    {
      title: 'The studio while somebody writes',
      about: `In Chromium: milliseconds from a change, a number in the first paragraph or an entry at the head of the glossary, until it is seen in the reading, and until the findings are there as well; ${EDITS} changes each, after pauses of ${PAUSES.join(', ')} ms in turn. A plain textarea is the browser's own share: the same changes of the same text on a page that has nothing else, until they are drawn.`,
      columns: ['text', 'what changes', 'seen, median', 'seen, 95 %', 'findings, median', 'findings, 95 %'],
      rows,
    },
  ]),
);
