// Raw text in the element: annotated in the browser, with the bytes of the command line, whatever the page's policy allows.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { event, seen, visit } from '../lib/browser.mjs';
import { folder, jiazhu } from '../lib/build.mjs';
import { fromClone, serve } from '../lib/site.mjs';
import { test } from '../lib/test.mjs';
import { marks as allMarks, opened } from '../lib/widget.mjs';

const GLOSSARY = `title: Terms
entries:
  - id: upholds
    headword: 两个维护
    gloss: { en: the two upholds }
`;
const ARTICLE = '<p>踐行‘兩個維護’真不真，銀行行長還沒還錢。</p><ul><li>他們干什麼？兩個維護。</li></ul>';
const OTHER = '<p>南京市長江大橋上，兩個維護又見兩個維護。</p>';

const html = (script, article) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Raw text</title>
  <script type="module" src="${script}"></script><script type="text/yaml" id="terms">${GLOSSARY}</script>
  <main lang="zh-Hant"><jiazhu-reading annotate glossary="#terms">${article}</jiazhu-reading></main></html>`;

/** A page of raw text; its scripts on its own host, or another. */
const raw = (t, { policy = '', script = '/jiazhu.js', article = ARTICLE, answers = {}, ready = true } = {}) => {
  const headers = policy ? (path) => (path === '/raw' ? { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy } : {}) : (path) => (path === '/raw' ? { 'content-type': 'text/html; charset=utf-8' } : {});
  return visit(t, { path: '/raw', ready, init: watchWorkers, site: { headers, answers: { '/raw': () => ({ status: 200, body: html(script, article) }), ...answers } } });
};

/** Runs in the page before its own scripts: keeps the workers, and how often they have said something. */
function watchWorkers() {
  const Real = window.Worker;
  window.away = { workers: [], heard: 0 };
  window.Worker = class extends Real {
    constructor(...how) {
      // @ts-ignore
      super(...how);
      window.away.workers.push(this);
      this.addEventListener('message', () => (window.away.heard += 1));
    }
  };
}

/** What the page's annotator makes of the element's text: files in hexadecimal. */
const made = (page, annotator = '/annotator/raw.js') =>
  page.evaluate(
    async ([where, glossary]) => {
      const { annotate } = await import(where);
      const article = { name: 'article.html', text: document.querySelector('jiazhu-reading').innerHTML };
      const answer = await annotate({}, { article, lang: 'zh-Hant', glossary: { name: '#terms', text: glossary }, squeezed: true }, true);
      const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
      return { reading: hex(answer.reading), words: hex(answer.words) };
    },
    [annotator, GLOSSARY],
  );

let expected;

/** The same, by the command line. */
function byTheCommandLine() {
  if (expected) return expected;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/raw.html`, ARTICLE);
  writeFileSync(`${folder}/raw.yaml`, GLOSSARY);
  const source = ['target/pages/raw.html', '--glossary', 'target/pages/raw.yaml', '--lang', 'zh-Hant'];
  jiazhu('build', ...source, '-o', 'target/pages/raw.reading');
  const hex = (name) => readFileSync(`${folder}/${name}`).toString('hex');
  return (expected = { reading: hex('raw.reading'), words: hex('raw.words') });
}

const marks = (page) => allMarks(page, '兩個維護');
const lightText = (page) => page.evaluate(() => document.querySelector('jiazhu-reading').textContent);

const STRICT = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self'; require-trusted-types-for 'script'";

test('raw text becomes a reading in a worker, byte for byte the command line’s; another text is annotated anew, and a worker that is killed is started anew', async (t) => {
  const { page } = await raw(t, { policy: `${STRICT}; worker-src 'self'; trusted-types jiazhu` });
  await marks(page).first().waitFor();
  assert.match(await lightText(page), /踐行‘兩個維護’真不真/);
  assert.deepEqual((await seen(page)).violations, []);
  assert.ok(await page.evaluate(() => window.away.heard > 0), 'no worker has worked');
  assert.deepEqual(await made(page), byTheCommandLine());

  await page.evaluate(() => (document.querySelector('jiazhu-reading p').textContent = '兩個維護在南京市長江大橋。'));
  const shows = (text) => page.waitForFunction((text) => document.querySelector('jiazhu-reading').shadowRoot.textContent.includes(text), text);
  await shows('南京市');
  assert.equal(await marks(page).count(), 2);

  // As where the system takes its memory away.
  await page.evaluate(() => {
    for (const worker of window.away.workers) {
      worker.dispatchEvent(new ErrorEvent('error', { cancelable: true }));
      worker.terminate();
    }
    document.querySelector('jiazhu-reading p').textContent = '銀行行長也真不真。';
  });
  await shows('也真不真');
  assert.deepEqual((await seen(page)).events.filter(({ type }) => type === 'jiazhu-error'), []);

  // By a script: texts in place of the page’s own, a mistake in one of them, a finished file.
  await page.evaluate(() => {
    for (const text of ['甲', '乙', '他們又談兩個維護。']) document.querySelector('jiazhu-reading').article = text;
  });
  await shows('他們又談');
  await page.evaluate(() => (document.querySelector('jiazhu-reading').glossary = 'entries:\n  - { id: a, headwort: 兩個 }\n'));
  const { detail } = await event(page, 'jiazhu-error');
  assert.match(detail.what, /^Line 2, column \d+: .*headwort/);
  assert.equal(detail.where, 'glossary');
  assert.ok(await page.getByText('也真不真').isVisible(), 'the text has not come back');
  await page.evaluate((hex) => document.querySelector('jiazhu-reading').show(Uint8Array.from(hex.match(/../g), (byte) => parseInt(byte, 16))), byTheCommandLine().reading);
  await shows('銀行行長還沒還錢');
  await marks(page).first().waitFor();
});

/** @type {[string, string][]} */
const ROWS = [
  ['no worker may run', `${STRICT}; worker-src 'none'`],
  ['no policy of Trusted Types may be made', `${STRICT}; worker-src 'self'; trusted-types 'none'`],
];
for (const [what, policy] of ROWS) {
  test(`where ${what} the page does the same work, with the same bytes`, async (t) => {
    const { page } = await raw(t, { policy });
    await marks(page).first().waitFor();
    assert.deepEqual(await made(page), byTheCommandLine());
  });
}

test('from another host that allows it a worker does the same work, with the same bytes', async (t) => {
  const cdn = await serve({ headers: { 'access-control-allow-origin': '*' } });
  t.after(() => cdn.close());
  const policy = `default-src 'none'; script-src 'self' ${cdn.url} 'wasm-unsafe-eval'; style-src 'self'; connect-src ${cdn.url}; worker-src blob:`;
  const { page, site } = await raw(t, { policy, script: `${cdn.url}/jiazhu.js` });
  await marks(page).first().waitFor();
  assert.ok(await page.evaluate(() => window.away.heard > 0), 'no worker has worked');
  assert.deepEqual(await made(page, `${cdn.url}/annotator/raw.js`), byTheCommandLine());
  assert.deepEqual(site.requests.filter((path) => path !== '/favicon.ico'), ['/raw']);
});

test('what is read, and looked up, is nobody’s business: the server’s log is the same for two texts', async (t) => {
  const logs = [];
  for (const article of [ARTICLE, OTHER]) {
    const { page, site } = await raw(t, { article });
    const button = page.getByRole('button', { name: /^Load the dictionary.*3\.4 MB/ });
    await button.click();
    await button.waitFor({ state: 'detached' });
    await marks(page).first().click();
    for (let word = 0; word < 5; word += 1) await page.keyboard.press('Control+ArrowRight');
    logs.push(site.asked.filter((path) => path !== '/favicon.ico').sort());
  }
  assert.deepEqual(logs[0], logs[1]);
  assert.equal(new Set(logs[0]).size, logs[0].length, `asked for twice: ${logs[0].join('\n')}`);
});

const table = (name) => `/annotator/${readdirSync(fromClone('dist/annotator')).find((file) => file.startsWith(`${name}-`))}`;

test('without its tables the text stays, and a message says what to do', async (t) => {
  /** @type {[string, any, RegExp][]} */
  const faults = [
    ['words', () => ({ status: 404, body: '' }), /answered 404.*copy the whole folder/],
    ['neighbours', (file) => ({ status: 200, body: file.subarray(0, 1000) }), /neighbours\.bin has 1000 bytes.*cut short/],
  ];
  for (const [name, answer, says] of faults) {
    const { page } = await raw(t, { answers: { [table(name)]: answer }, ready: false });
    const { detail } = await event(page, 'jiazhu-error');
    assert.match(detail.what, says);
    assert.match(await page.getByRole('alert').innerText(), /this is the plain article/);
    assert.ok(await page.getByText('真不真').isVisible());
  }
});

test('words and marks come before pronunciations, which take no open card away', async (t) => {
  let send;
  const late = new Promise((asked) => (send = asked));
  const { page } = await raw(t, { answers: { [table('pinyin')]: async (file) => (await late, { status: 200, body: file }) } });
  await page.evaluate(() => document.querySelector('jiazhu-reading').setAttribute('aid-on', 'all'));
  await page.evaluate(() => document.querySelector('jiazhu-reading').setAttribute('aid', 'pinyin'));
  await marks(page).first().click();
  await opened(page, '两个维护');
  const said = () => page.evaluate(() => document.querySelector('jiazhu-reading').shadowRoot.querySelectorAll('rt').length);
  assert.equal(await said(), 0);
  send();
  // The tables are there, and the annotator has used them.
  await made(page);
  await opened(page, '两个维护');
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => document.querySelector('jiazhu-reading').shadowRoot.querySelectorAll('rt').length > 5);
});

test('words and marks stay where a later table is damaged', async (t) => {
  const { page } = await raw(t, { answers: { [table('pinyin')]: (file) => ({ status: 200, body: Buffer.alloc(file.length, 0x55) }) }, ready: false });
  const { detail } = await event(page, 'jiazhu-error');
  assert.match(detail.what, /pinyin\.bin.*damaged/);
  assert.ok(await page.getByText('真不真').first().isVisible());
});
