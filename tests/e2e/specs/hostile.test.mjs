// Hostile readings, addresses, fragments and articles in the page. A trick that ran would call hacked(), which is not
// defined: the page would throw, and the test fail. crates/cli/tests/hostile.rs has the same corpus for what is written as HTML.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { event, seen, visit, whenReady } from '../lib/browser.mjs';
import { folder, jiazhu } from '../lib/build.mjs';
import { fromClone } from '../lib/site.mjs';
import { test } from '../lib/test.mjs';
import { card, eventually, mark, opened } from '../lib/widget.mjs';

const lines = (name) => readFileSync(fromClone(`tests/hostile/${name}.txt`), 'utf8').split('\n').filter(Boolean);
const TRICKS = lines('tricks');

/** A page whose entries and notes are the tricks, each in every field; its terms are 甲子, 乙丑 and so on, made up here. */
function hostilePage() {
  mkdirSync(folder, { recursive: true });
  const term = (index) => `${'甲乙丙丁戊己庚辛壬癸'[index % 10]}${'子丑寅卯辰巳午未申酉戌亥'[index % 12]}${'金木水火土'[index % 5]}`;
  const entries = TRICKS.map((trick, index) => ({
    id: trick.replace(/\s/g, '') + index, headword: term(index), pinyin: undefined,
    renderings: [{ text: trick, by: trick }], gloss: { en: trick, zh: trick }, first: trick, here: trick, senses: [{ from: trick, until: trick, gloss: { en: trick } }],
    facts: [{ text: trick, sources: ['s'] }], doubts: [trick], sources: ['s'],
  }));
  const sources = { s: { title: TRICKS[0], publisher: TRICKS[4], date: TRICKS[5], url: 'https://example.org/?"><script>hacked()</script>' } };
  const notes = TRICKS.map((trick, index) => ({
    id: `n${index}`, motivation: 'editing', body: { value: trick, language: 'en' }, target: { selector: { type: 'TextQuoteSelector', exact: `第${index}段` } },
  }));
  const text = TRICKS.map((trick, index) => `第${index}段，${term(index)}。${trick}`).join('\n');
  const write = (name, content) => (writeFileSync(join(folder, name), content), join(folder, name));
  const glossary = write('tricks.json', JSON.stringify({ title: TRICKS[0], sources, entries }));
  jiazhu('build', write('tricks.txt', text), '--glossary', glossary, '--notes', write('tricks-notes.json', JSON.stringify(notes)), '-o', join(folder, 'tricks.reading'), '--page', join(folder, 'tricks.html'));
  return entries.map(({ id }) => id);
}

let ids;

for (const [what, change] of [
  ['where no policy helps', (file) => ({ status: 200, body: String(file).replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '') })],
  ['where a policy would tell of it', (file) => ({ status: 200, body: file })],
]) {
  test(`a reading full of tricks shows them as text, ${what}`, async (t) => {
    ids ??= hostilePage();
    const { page, site } = await visit(t, { path: '/tricks.html', site: { answers: { '/tricks.html': change } } });
    const cards = await page.evaluate(async (ids) => {
      const widget = document.querySelector('jiazhu-reading');
      const cards = [];
      for (const id of ids) {
        const shown = new Promise((resolve) => widget.addEventListener('jiazhu-open', resolve, { once: true }));
        if (!(await widget.open(id))) continue;
        await shown;
        const card = widget.shadowRoot.querySelector('[role="dialog"]');
        cards.push({
          text: card.textContent,
          tags: [...card.querySelectorAll('*')].map((element) => element.localName),
          links: [...card.querySelectorAll('[href], [src], [action]')].map((link) => link.getAttribute('href') ?? ''),
        });
      }
      return cards;
    }, ids);
    assert.equal(cards.length, TRICKS.length, 'every card was opened');
    cards.forEach(({ text, tags, links }, index) => {
      assert.ok(text.split(TRICKS[index]).length > 4, `${TRICKS[index]} is shown as it was written`);
      assert.deepEqual(tags.filter((tag) => ['script', 'img', 'svg', 'iframe', 'math', 'base', 'meta', 'link', 'form', 'style', 'slot'].includes(tag)), []);
      assert.deepEqual(links.filter((link) => !/^(https?:\/\/|mailto:|#)/.test(link)), []);
    });
    assert.deepEqual((await seen(page)).violations, []);
    const known = /^\/(tricks\.(html|reading|words)|jiazhu\.(js|css)|page\.css|reader\.js|reader_bg\.wasm|companion\/(ask|history)\.js|favicon\.ico)$/;
    assert.deepEqual(site.requests.filter((path) => !known.test(path)), []);
  });
}

test('addresses that run or hide something are not asked for a reading', async (t) => {
  const { page } = await visit(t, { path: '/minimal.html' });
  const loaded = () => page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  // The last file that the page asks for by itself: a file is in the list when it has come.
  await eventually(async () => assert.ok((await loaded()).some((name) => name.endsWith('/ningbo.words'))));
  const asked = [];
  page.on?.('request', (request) => asked.push(request.url()));
  const before = await loaded();
  const addresses = lines('addresses').filter((address) => !/^(https?:|example|\.\/|javascript&)/.test(address));
  for (const src of [...addresses, 'javascript:hacked()//.reading', '\t//evil.invalid/x.reading']) {
    const what = await page.evaluate(async (src) => {
      const widget = document.querySelector('jiazhu-reading');
      const told = new Promise((resolve) => widget.addEventListener('jiazhu-error', resolve, { once: true }));
      widget.setAttribute('src', src);
      return (await told).detail.what;
    }, src);
    assert.match(what, /refused: name a file on a web server/, src);
  }
  assert.deepEqual(asked, []);
  assert.deepEqual(await loaded(), before);
  assert.ok(await page.locator('jiazhu-reading > p').isVisible(), 'the plain article stays');
});

test('a fragment of the address is an address and nothing else', async (t) => {
  const { page, site } = await visit(t, { path: '/minimal.html' });
  for (const trick of TRICKS) {
    await page.evaluate((trick) => (location.hash = `jiazhu-${trick}`), trick);
  }
  await page.goto(`${site.url}/minimal.html?again#jiazhu-${encodeURIComponent(TRICKS[4])}`);
  await whenReady(page);
  await mark(page, '兩個維護').click();
  await opened(page, '两个维护');
});

test('an article whose elements have the names of properties does not mislead the widget', async (t) => {
  const clobbering = ['src', 'shadowRoot', 'attachShadow', 'baseURI', 'adoptedStyleSheets', 'getRootNode', 'ready', 'isConnected', 'textContent', 'jiazhuReader', 'location', 'dispatchEvent'];
  const light = clobbering.map((name) => `<form id="${name}" name="${name}"><input name="${name}"></form>`).join('');
  const answers = { '/minimal.html': (file) => ({ status: 200, body: String(file).replace('<p>', `${light}<template shadowrootmode="open"><p>from before</p></template><p>`) }) };
  const { page } = await visit(t, { path: '/minimal.html', site: { answers }, ready: false });
  await event(page, 'jiazhu-ready');
  await mark(page, '兩個維護').click();
  await opened(page, '两个维护');
  await page.keyboard.press('Escape');
  await card(page).waitFor({ state: 'hidden' });
});
