// Raw text in the element: annotated in the browser, with the bytes of the command line, whatever the page's policy allows.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { event, seen, visit } from '../lib/browser.mjs';
import { folder, jiazhu, to } from '../lib/build.mjs';
import { fromClone, serve } from '../lib/site.mjs';
import { test } from '../lib/test.mjs';
import { card, eventually, marks as allMarks, opened } from '../lib/widget.mjs';

const GLOSSARY = `title: Terms
entries:
  - id: upholds
    headword: 两个维护
    gloss: { en: the two upholds }
`;
const ARTICLE = '<p>踐行‘兩個維護’真不真，銀行行長還沒還錢。</p><ul><li>他們干什麼？兩個維護。</li></ul>';
const OTHER = '<p>南京市長江大橋上，兩個維護又見兩個維護。</p>';

const html = (script, article, head) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Raw text</title>${head && `<script>${head}</script>`}
  <script type="module" src="${script}"></script><script type="text/yaml" id="terms">${GLOSSARY}</script>
  <main lang="zh-Hant"><jiazhu-reading annotate glossary="#terms">${article}</jiazhu-reading></main></html>`;

/** A page of raw text; its scripts on its own host, or another. */
const raw = (t, { policy = '', script = '/jiazhu.js', article = ARTICLE, answers = {}, ready = true, clock = false, head = '', type = '' } = {}) => {
  const own = { 'content-type': 'text/html; charset=utf-8', ...(policy && { 'content-security-policy': policy }) };
  const headers = (path) => (path === '/raw' ? own : type && path.endsWith('annotator_bg.wasm') ? { 'content-type': type } : {});
  return visit(t, { path: '/raw', ready, clock, init: watchWorkers, site: { headers, answers: { '/raw': () => ({ status: 200, body: html(script, article, head) }), ...answers } } });
};

/** Runs in the page before its own scripts: keeps the workers, how often they have said something, and what they were asked to annotate. As many
 * times as `deaf` says they do not hear that. */
function watchWorkers() {
  const Real = window.Worker;
  window.away = { workers: [], heard: 0, ended: 0, asked: [], deaf: 0 };
  window.Worker = class extends Real {
    constructor(...how) {
      // @ts-ignore
      super(...how);
      window.away.workers.push(this);
      this.addEventListener('message', () => (window.away.heard += 1));
    }
    postMessage(...given) {
      const { kind, request } = given[0].message;
      window.away.number = given[0].number;
      if (kind === 'annotate' && window.away.asked.push(request) <= window.away.deaf) return;
      // @ts-ignore
      super.postMessage(...given);
    }
    terminate() {
      window.away.ended += 1;
      super.terminate();
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
  const source = [to('raw.html'), '--glossary', to('raw.yaml'), '--lang', 'zh-Hant'];
  jiazhu('build', ...source, '-o', to('raw.reading'));
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

  // Work on a text is left off for another one, in the same worker: its tables stay.
  const { answers, workers } = await inTurns(page);
  assert.deepEqual([answers, workers], [['superseded', 'made'], 0]);

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
    const { turns, answers } = await inTurns(page);
    assert.ok(turns > 8, `the page had its turn ${turns} times`);
    assert.deepEqual(answers, ['superseded', 'made']);
  });
}

/** How often the page has its turn while a long text is annotated that has taken the place of another one, what became of both, and how many workers were
 * started for that. */
const inTurns = (page) =>
  page.evaluate(async () => {
    // @ts-ignore
    const { Superseded, annotate } = await import('/annotator/raw.js');
    let turns = 0;
    const beat = setInterval(() => (turns += 1));
    const who = {};
    // A worker without work may have been ended.
    await annotate(who, { article: { name: 'article.txt', text: '甲' } });
    const before = window.away.workers.length;
    // No two sentences are alike: what is divided once is not divided again.
    const long = (line) => Array.from({ length: 4000 }, (_, at) => `${line.slice(0, 2)}${at}${line.slice(2)}${at % 50 ? '' : '\n'}`).join('');
    const asked = ['銀行行長還沒還錢。', '南京市長江大橋上，'].map((line) => annotate(who, { article: { name: 'article.txt', text: long(line) } }));
    const told = (answer) => (answer.reading ? 'made' : 'nothing');
    const answers = await Promise.all(asked.map((answer) => answer.then(told, (error) => (error instanceof Superseded ? 'superseded' : String(error)))));
    clearInterval(beat);
    return { turns, answers, workers: window.away.workers.length - before };
  });

/** In the page: how often a program is compiled while it comes. */
const STREAMED = `away.streamed = 0;
  const streaming = WebAssembly.compileStreaming;
  WebAssembly.compileStreaming = (answer) => ((away.streamed += 1), streaming(answer))`;

test('the program is compiled while it comes, and where its host names another type for it all the same', async (t) => {
  for (const [type, times] of /** @type {const} */ ([['application/wasm', 1], ['application/octet-stream', 0], ['application/wasm; charset=utf-8', 0]])) {
    const { page } = await raw(t, { type, head: STREAMED });
    await marks(page).first().waitFor();
    assert.equal(await page.evaluate(() => window.away.streamed), times, type);
  }
});

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

/** In the language of the interface, which is that of the page around. */
const LOAD = { name: /^載入辭典.*3\.4 MB/ };

test('what is read, and looked up, is nobody’s business: the server’s log is the same for two texts', async (t) => {
  const logs = [];
  for (const article of [ARTICLE, OTHER]) {
    const { page, site } = await raw(t, { article });
    const button = page.getByRole('button', LOAD);
    await button.click();
    await button.waitFor({ state: 'detached' });
    await marks(page).first().click();
    for (let word = 0; word < 5; word += 1) await page.keyboard.press('Control+ArrowRight');
    logs.push(site.asked.filter((path) => path !== '/favicon.ico').sort());
  }
  assert.deepEqual(logs[0], logs[1]);
  assert.equal(new Set(logs[0]).size, logs[0].length, `asked for twice: ${logs[0].join('\n')}`);
});

const dictionary = () => `/annotator/${JSON.parse(readFileSync(fromClone('dist/annotator/index.json'), 'utf8')).tables.find(({ part }) => part === 'dictionary').file}`;
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
    await page.getByRole('alert').getByText('以下是未加註的原文').waitFor();
    assert.ok(await page.getByText('真不真').isVisible());
  }
});

test('tables from a host that does not allow it are missed with its advice', async (t) => {
  const cdn = await serve({ headers: (path) => (/\.js$|wasm$|json$/.test(path) ? { 'access-control-allow-origin': '*' } : {}) });
  t.after(() => cdn.close());
  const { page, site } = await raw(t, { script: `${cdn.url}/jiazhu.js`, ready: false });
  const { detail } = await event(page, 'jiazhu-error');
  assert.match(detail.what, new RegExp(`must answer with “Access-Control-Allow-Origin: ${site.url}”`));
  assert.ok(await page.getByText('真不真').isVisible());
});

test('a worker that does not answer is given up, a text that has failed twice comes back, and one without work is ended', async (t) => {
  const { page } = await raw(t, { ready: false, clock: true, head: 'away.deaf = 2' });
  const advance = async (time) => {
    // WebKit ends a script of 25 seconds, by this clock.
    for (let left = time; left > 0; left -= 10_000) {
      await page.evaluate(async (time) => {
        window.clock.pause();
        await window.clock.advance(time);
        window.clock.resume();
      }, Math.min(left, 10_000));
    }
  };
  const failures = async () => (await seen(page)).events.filter(({ type }) => type === 'jiazhu-error');
  for (const times of [1, 2]) {
    await page.waitForFunction((times) => window.away.asked.length === times, times);
    assert.deepEqual(await failures(), []);
    // One that says that it is at work is waited for.
    await advance(10_000);
    await page.evaluate(() => window.away.workers.at(-1).dispatchEvent(new MessageEvent('message', { data: { number: window.away.number, early: undefined } })));
    await advance(10_000);
    assert.equal(await page.evaluate(() => window.away.asked.length), times);
    assert.deepEqual(await failures(), []);
    // Less than a new worker has to say that it is there.
    await advance(5500);
  }
  const { detail } = await event(page, 'jiazhu-error');
  assert.match(detail.what, /failed twice on this text \(it did not answer\)/);
  assert.ok(await page.getByText('真不真').isVisible(), 'the text has not come back');

  await page.evaluate(() => (document.querySelector('jiazhu-reading p').textContent = '兩個維護在南京市長江大橋。'));
  await marks(page).first().waitFor();
  await page.waitForFunction(() => document.querySelector('jiazhu-reading').shadowRoot.textContent.includes('載入辭典'));
  const ended = () => page.evaluate(() => window.away.ended);
  const before = await ended();
  // How soon it is without work nobody tells: once that is so, it has 20 seconds.
  while ((await ended()) === before) await advance(21_000);
});

/** Marks in the window, and the number of the line that is read at its top, in the page. */
function inSight() {
  const shadow = document.querySelector('jiazhu-reading').shadowRoot ?? document.createElement('p');
  const isSeen = (part) => part.getBoundingClientRect().bottom > 0 && part.getBoundingClientRect().top < innerHeight;
  const line = [...shadow.querySelectorAll('[data-block]'), ...document.querySelectorAll('jiazhu-reading p')].find(isSeen);
  return { marks: [...shadow.querySelectorAll('[data-entry]')].filter(isSeen).length, line: Number(/\d+/.exec(line?.textContent)?.[0]) };
}

test('of a long text what is in sight is annotated first, and what is read stays where it is', async (t) => {
  const lines = Array.from({ length: 900 }, (_, line) => `<p>第${line + 1}行：踐行‘兩個維護’真不真，銀行行長還沒還錢，南京市長江大橋。</p>`);
  const article = `${lines.join('')}<script>scrollTo(0, document.body.scrollHeight / 2); away.read = inSight()</script>`;
  const { page } = await raw(t, { article, head: `${inSight}; addEventListener('jiazhu-progress', ({ detail }) => (away.isWhole = detail.done === detail.of))` });
  await page.waitForFunction(() => window.away.asked.length > 1);
  const looks = await page.evaluate(() => window.away.asked.map(({ firstLook }) => firstLook ?? null));
  assert.ok(Math.abs(looks[0] - 0.5) < 0.02, `a look at ${looks[0]}`);
  assert.equal(looks[1], null);
  const { line } = await page.evaluate(() => window.away.read);
  assert.ok(line > 400, `line ${line}`);
  // Then the rest of it.
  await page.waitForFunction(() => window.away.isWhole);
  await page.waitForFunction(() => inSight().marks > 3);
  assert.ok(Math.abs((await page.evaluate(() => inSight())).line - line) <= 1, `line ${line} is read, and then ${JSON.stringify(await page.evaluate(() => inSight()))}`);
  await page.evaluate(() => document.querySelector('jiazhu-reading').shadowRoot.querySelector('[data-block="100"]').scrollIntoView());
  await page.waitForFunction(() => inSight().marks > 3);
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
  await marks(page).first().waitFor();
});

test('what is lost of an article is told by an event and in the console; a script’s markup is HTML; without a text no reading is left', async (t) => {
  const article = '<p hidden>藏著</p>\n<p>兩個維護<a href="javascript:1">壞</a><video>視</video>行</p>';
  const { page } = await raw(t, { article, head: 'away.said = []; console.warn = (line) => away.said.push(line)' });
  const { detail } = await event(page, 'jiazhu-findings');
  const places = detail.findings.filter(({ code }) => code !== 'polyphone').map(({ code, line, column, file }) => `${file}:${line}:${column} ${code}`);
  assert.deepEqual(places.slice(0, 3), ['article.html:1:1 hidden', 'article.html:2:8 link', 'article.html:2:36 html']);
  assert.match(await page.evaluate(() => window.away.said.join()), /article\.html:1:1: warning\[hidden\]: .*\narticle\.html:2:8: warning\[link\]/);

  const shows = (selector) => page.waitForFunction((selector) => document.querySelector('jiazhu-reading').shadowRoot.querySelector(`[data-block]:is(${selector}), ${selector} [data-block]`), selector);
  await page.evaluate(() => (document.querySelector('jiazhu-reading').article = '<p>兩個維護<table><tr><td>銀行</td></tr></table>'));
  await shows('td');
  const gone = () => page.waitForFunction(() => !document.querySelector('jiazhu-reading').shadowRoot.querySelector('[data-block]') && window.seen.events.at(-1).detail.findings?.length === 0);
  await page.evaluate(() => (document.querySelector('jiazhu-reading').article = ''));
  await gone();
  assert.ok(await page.getByText('視行').isVisible() || (await page.getByText('壞').isVisible()), 'what the element holds has not come back');
  await page.evaluate(() => (document.querySelector('jiazhu-reading').article = null));
  await marks(page).first().waitFor();
  await page.evaluate(() => (document.querySelector('jiazhu-reading').innerHTML = ''));
  await gone();
  assert.equal(await page.evaluate(() => document.querySelector('jiazhu-reading').reading), null);
  await page.getByText('這裡還沒有正文。').waitFor();
  await page.evaluate(() => (document.querySelector('jiazhu-reading').innerHTML = '<p>兩個維護。</p>'));
  await marks(page).first().waitFor();
});

test('what a script gives in one go is annotated once, an empty text is none, and an update keeps the card', async (t) => {
  const { page } = await raw(t);
  // What is asked for anew while it is on its way ends a worker, or starts the work again.
  const asked = () => page.evaluate(() => [window.away.asked.length, window.away.workers.length]);
  const says = (text) => page.waitForFunction((text) => document.querySelector('jiazhu-reading').shadowRoot.querySelector('.jz-article')?.textContent.includes(text), text);
  await event(page, 'jiazhu-findings');
  const [texts, workers] = await asked();
  await page.evaluate(async () => {
    const reading = /** @type {any} */ (document.querySelector('jiazhu-reading'));
    for (const word of '甲乙丙丁') reading.article = `${word}說兩個維護。`;
    reading.glossary = { entries: [{ id: 'upholds', headword: '两个维护', gloss: { en: 'Two upholds.' } }] };
    reading.notes = '';
    await reading.ready;
  });
  await says('丁說');
  assert.deepEqual(await asked(), [texts + 1, workers]);
  assert.ok(await page.evaluate(() => document.querySelector('jiazhu-reading').open('upholds')));
  const shown = () => card(page).textContent();
  assert.match(await shown(), /Two upholds\./);
  await page.evaluate(() => (document.querySelector('jiazhu-reading').article = '戊說兩個維護，再說一次。'));
  await says('戊說');
  assert.match(await shown(), /Two upholds\./);
  assert.ok(await card(page).isVisible(), 'the card is closed');

  // Without a mark that Tab goes to, the article has the focus, and keys reach its words.
  await page.evaluate(() => (document.querySelector('jiazhu-reading').glossary = ''));
  await page.waitForFunction(() => document.querySelector('jiazhu-reading').shadowRoot.querySelector('.jz-article[tabindex]'));
  await page.evaluate(() => document.querySelector('jiazhu-reading').shadowRoot.querySelector('.jz-article').focus());
  await page.keyboard.press('Control+ArrowRight');
  await page.waitForFunction(() => document.querySelector('jiazhu-reading').shadowRoot.querySelector('.jz-article[data-at-word]'));
  await page.keyboard.press('Enter');
  await card(page, 'word').waitFor();
});

test('an element that has no text says so, and one whose dictionary cannot be had, or is damaged: its reading stays', async (t) => {
  const faults = [() => ({ status: 500, body: '' }), (file) => ({ status: 200, body: Buffer.alloc(file.length, 0x55) })];
  const { page } = await raw(t, { article: '', ready: false, answers: { [dictionary()]: (file) => faults.shift()(file) } });
  await page.getByText('這裡還沒有正文。').waitFor();
  assert.deepEqual((await seen(page)).events.filter(({ type }) => type === 'jiazhu-error'), []);
  await page.evaluate(() => {
    document.body.style.color = 'rgb(200, 210, 220)';
    document.querySelector('jiazhu-reading').article = '又見兩個維護。';
  });
  const button = page.getByRole('button', LOAD);
  await button.waitFor();
  const told = page.getByText('辭典載入失敗');
  for (const says of [/answered 500/, /cedict\.bin.*damaged/]) {
    // Not by a pointer: the row moves while the reading is completed.
    await button.evaluate((button) => button.click());
    await eventually(async () => assert.match((await seen(page)).events.filter(({ type }) => type === 'jiazhu-error').at(-1)?.detail.what, says));
    await told.waitFor();
    assert.equal(await button.evaluate((button) => button.disabled), false);
    await marks(page).first().waitFor();
  }
  assert.deepEqual(await button.evaluate((button) => [getComputedStyle(button).color, getComputedStyle(button).backgroundColor]), ['rgb(200, 210, 220)', 'rgba(0, 0, 0, 0)']);
});

test('the attribute readings says raw text as in Taiwan or on the mainland, whatever its language is; it and address are properties', async (t) => {
  const { page } = await raw(t, { article: '<p>今天有垃圾。</p>' });
  await page.evaluate(() => {
    const element = document.querySelector('jiazhu-reading');
    window.away.told = [];
    element.addEventListener('jiazhu-error', ({ detail }) => window.away.told.push(detail.what));
    Object.assign(element, { aid: 'pinyin', aidOn: 'all' });
  });
  const says = (/** @type {string} */ said) =>
    page.waitForFunction((said) => [...document.querySelector('jiazhu-reading').shadowRoot.querySelectorAll('article rt')].some((over) => over.textContent.normalize('NFC').replaceAll(/[\s\u200b?]/g, '') === said.normalize('NFC')), said);
  await says('lājī');
  await page.evaluate(() => document.querySelector('jiazhu-reading').setAttribute('readings', 'tw'));
  await says('lèsè');
  assert.deepEqual(
    await page.evaluate(() => {
      const element = document.querySelector('jiazhu-reading');
      const { readings, address } = element;
      element.address = true;
      element.readings = 'cn';
      return [readings, address, element.hasAttribute('address'), element.getAttribute('readings'), window.away.told];
    }),
    ['tw', false, true, 'cn', []],
  );
  await says('lājī');
  const told = await page.evaluate(() => {
    const element = document.querySelector('jiazhu-reading');
    element.setAttribute('readings', 'hk');
    element.address = false;
    return [element.readings, element.hasAttribute('address'), window.away.told];
  });
  assert.deepEqual(told, ['auto', false, ['readings="hk" is not supported: only auto, cn, tw.']]);
});
