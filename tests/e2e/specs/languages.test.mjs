// The interface in its three languages: which one is spoken, what is fetched for it, what a card says first.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { event, seen, shared, visit, whenReady } from '../lib/browser.mjs';
import { examples, folder, jiazhu, to } from '../lib/build.mjs';
import { fromClone } from '../lib/site.mjs';
import { test } from '../lib/test.mjs';
import { card, eventually, index, mark, opened } from '../lib/widget.mjs';

const speech = (site) => site.requests.filter((path) => /zh-Han[st]\.js$/.test(path)).sort();
const title = (page, at = 0) => index(page).nth(at).locator('.jz-index-head').innerText();
const spoken = (page, id) => page.evaluate((id) => document.getElementById(id).shadowRoot.querySelector('.jz').lang, id);

/** Two readings on a page of Taiwan, the second of which is to speak as on the mainland. */
const inTaiwan = (file) => ({ status: 200, body: String(file).replace('lang="en"', 'lang="zh-TW"').replace('theme="dark"', 'theme="dark" ui-lang="zh-Hans"') });
const SEVERAL = { path: '/several.html', site: { answers: { '/several.html': inTaiwan } } };

test('two elements of a page speak each its own language, that of the page around or the one that is named', async (t) => {
  const { page, site } = await visit(t, SEVERAL);
  assert.deepEqual([await spoken(page, 'first'), await spoken(page, 'second')], ['zh-Hant', 'zh-Hans']);
  assert.deepEqual(speech(site), ['/zh-Hans.js', '/zh-Hant.js']);
  assert.match(await title(page), /本文詞目/);
  assert.match(await title(page, 1), /本文词目/);

  await mark(page, '兩個維護').click();
  await opened(page, '兩個維護');
  const told = await card(page).evaluate((card) => ({
    close: card.querySelector('.jz-close').getAttribute('aria-label'),
    labels: [...card.querySelectorAll('dt')].map((label) => label.textContent),
    glosses: [...card.querySelectorAll('.jz-entry > .jz-gloss')].map((gloss) => gloss.lang),
    rendering: card.querySelector('.jz-renderings b').firstElementChild.lang,
    origin: card.querySelector('.jz-origin').textContent,
  }));
  assert.equal(told.close, '關閉');
  assert.ok(told.labels.includes('見於文中') && told.labels.includes('逐詞'), `${told.labels}`);
  assert.deepEqual(told.glosses, ['zh-Hant', 'en']);
  assert.equal(told.rendering, 'en');
  assert.match(told.origin, /^出版者詞彙表/);

  // What is open stays open in another language.
  await page.evaluate(() => document.getElementById('first').setAttribute('ui-lang', 'en'));
  await eventually(async () => assert.equal(await card(page).locator('.jz-close').getAttribute('aria-label'), 'Close'));
  assert.deepEqual(await card(page).locator('.jz-entry > .jz-gloss').evaluateAll((glosses) => glosses.map((gloss) => gloss.lang)), ['en', 'zh-Hant']);
  assert.equal(await spoken(page, 'second'), 'zh-Hans');
  assert.deepEqual((await seen(page)).events.filter(({ type }) => type === 'jiazhu-error'), []);
});

test('where the words of a language cannot be had it is told, and the interface speaks English', async (t) => {
  const body = (file) => ({ status: 200, body: String(file).replace('lang="en"', 'lang="zh"') });
  const { page } = await visit(t, { path: '/minimal.html', site: { answers: { '/minimal.html': body }, without: /zh-Hans\.js/ } });
  const { detail } = await event(page, 'jiazhu-error');
  assert.match(detail.what, /speaks English .*copy zh-Hans\.js beside jiazhu\.js/);
  assert.match(await title(page), /Terms of this text/);
});

test('the language of the page around says which Chinese is spoken', async () => {
  const { languageOf } = await import(pathToFileURL(fromClone('src/element/loading.js')).href);
  const around = (lang) => languageOf({ uiLang: 'auto', parentElement: { closest: () => ({ lang }) } });
  /** @type {[string, string][]} */
  const spoken = [
    ['', 'en'], ['en-HK', 'en'], ['ja', 'en'], ['zha', 'en'],
    ['zh', 'zh-Hans'], ['zh-CN', 'zh-Hans'], ['zh-SG', 'zh-Hans'], ['zh-Hans-HK', 'zh-Hans'], ['zh-Hans-MO', 'zh-Hans'], ['cmn', 'zh-Hans'], ['yue-Hans', 'zh-Hans'],
    ['zh-TW', 'zh-Hant'], ['zh-hk', 'zh-Hant'], ['zh-MO', 'zh-Hant'], ['zh-Hant', 'zh-Hant'], ['zh-Hant-SG', 'zh-Hant'], ['yue', 'zh-Hant'], ['cmn-Hant', 'zh-Hant'],
  ];
  assert.deepEqual(spoken.map(([lang]) => [lang, around(lang)]), spoken);
});

const look = shared();

test('an English page fetches no other language', async (t) => {
  const { page, site } = await look(t);
  assert.deepEqual(speech(site), []);
  assert.match(await title(page), /Terms of this text/);
});

test('a page and a single page that the tool writes speak the language it is told', async (t) => {
  examples();
  const source = ['examples/article.md', '--glossary', 'examples/glossary.yaml', '--notes', 'examples/notes.json'];
  jiazhu('build', ...source, '--ui-lang', 'zh-Hant', '-o', to('hant.reading'), '--page', to('hant.html'), '--standalone', to('hant-single.html'), '--widget', 'dist');
  const { page, site } = await visit(t, { path: '/hant.html' });
  assert.deepEqual(speech(site), ['/zh-Hant.js']);
  await mark(page, '网格员').click();
  await opened(page, '网格员');
  assert.match(await card(page).innerText(), /出版者詞彙表/);
  await page.goto(pathToFileURL(join(folder, 'hant-single.html')).href);
  await whenReady(page);
  assert.match(await title(page), /本文詞目/);
  assert.deepEqual(await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => /\.js$/.test(name))), []);
});

test('headwords, related terms and the index are in the script of the text', async (t) => {
  const { page } = await look(t);
  const terms = () => page.evaluate(() => {
    const root = document.querySelector('jiazhu-reading').shadowRoot;
    const row = [...root.querySelectorAll('.jz-index li')].find((row) => row.querySelector('dfn').textContent.includes('两个维护'));
    const head = root.querySelector('.jz-head');
    const langs = (element) => [...element.querySelectorAll('[lang]')].map((part) => `${part.lang} ${part.textContent}`);
    return { row: langs(row.querySelector('dfn')), head: langs(head), related: [...new Set([...root.querySelectorAll('.jz-card .jz-term[data-follow]')].map((term) => term.lang))] };
  });
  await mark(page, '兩個維護').click();
  await opened(page, '兩個維護');
  const traditional = await terms();
  assert.deepEqual(traditional.row, ['zh-Hant 兩個維護', 'zh-Hans 两个维护']);
  assert.deepEqual(traditional.head, ['zh-Hant 兩個維護', 'zh-Hans 两个维护']);
  await page.evaluate(() => document.querySelector('jiazhu-reading').setAttribute('script', 'hans'));
  await eventually(async () => assert.deepEqual((await terms()).head, ['zh-Hans 两个维护', 'zh-Hant 兩個維護']));
  const simplified = await terms();
  assert.deepEqual(simplified.row, ['zh-Hans 两个维护', 'zh-Hant 兩個維護']);
  assert.deepEqual([traditional.related, simplified.related], [['zh-Hant'], ['zh-Hans']]);
});
