// Pages for a web server: the one that `jiazhu build --page` writes, and the example that is written by hand.

import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { PHONE, seen, visit } from '../lib/browser.mjs';
import { examples } from '../lib/build.mjs';
import { asPrinted } from '../lib/printed.mjs';
import { fromClone } from '../lib/site.mjs';
import { test } from '../lib/test.mjs';
import { card, mark, opened } from '../lib/widget.mjs';

for (const [what, context] of Object.entries({ 'a desktop': {}, 'a phone': PHONE })) {
  test(`on the page that the tool writes the widget takes over without moving anything: ${what}`, async (t) => {
    examples();
    const { page, site } = await visit(t, { path: '/page.html', context, shift: true });
    await page.waitForTimeout(300);
    const { shift, violations } = await seen(page);
    assert.equal(shift, 0);
    assert.deepEqual(violations, []);
    await mark(page, '网格员').click();
    await opened(page, 'grid worker');
    const known = ['page.html', 'jiazhu.css', 'page.css', 'jiazhu.js', 'reader.js', 'reader_bg.wasm', 'example.reading', 'example.words', 'companion/ask.js', 'companion/history.js', 'favicon.ico'];
    assert.deepEqual(site.requests.filter((path) => !known.includes(path.slice(1))), []);
    // Where the address follows a sheet Chromium asks for the icon of its tab again.
    const asked = site.requests.filter((path) => path !== '/favicon.ico');
    assert.equal(new Set(asked).size, asked.length, `asked for twice: ${asked.join(' ')}`);
    assert.equal(await page.locator('.page-plain').isVisible(), false);
  });
}

test('opened from a disk, a page of the site shows the plain article with its cards, and says what it lacks', async (t) => {
  const { page } = await visit(t, { path: pathToFileURL(fromClone('dist/shelf/kongyiji.html')).href, ready: false, throws: /./ });
  assert.match(await page.locator('main').innerText(), /鲁镇的酒店的格局/);
  const term = page.locator('a[role="doc-glossref"]').first();
  const said = page.locator('.page-plain');
  await said.waitFor();
  assert.match(await said.innerText(), /web server/);
  await term.evaluate((term) => term.click());
  assert.equal(await page.locator(':target').evaluate((entry) => getComputedStyle(entry).position), 'fixed');
});

test('the page says what it is to search engines, in microdata that no policy refuses', async (t) => {
  examples();
  const { page } = await visit(t, { path: '/page.html', context: { javaScriptEnabled: false }, ready: false });
  const said = await page.locator('[itemtype="https://schema.org/Article"]').evaluateAll((items) =>
    Object.fromEntries([...items[0].querySelectorAll(':scope > meta[itemprop], :scope > [itemprop] > meta')].map((meta) => [meta.getAttribute('itemprop'), meta.content])),
  );
  assert.deepEqual(said, {
    headline: '巷子里的垃圾分类', datePublished: '2026-11', creditText: 'Written for Jiazhu as an example', copyrightNotice: 'MIT OR Apache-2.0', inLanguage: 'zh-Hans', name: 'Jiazhu',
  });
  assert.match(await page.locator('meta[name="description"]').getAttribute('content'), /^去年春天/);
});

test('without script every term of the page leads to its entry and back, and every note', async (t) => {
  examples();
  const { page } = await visit(t, { path: '/page.html', context: { javaScriptEnabled: false }, ready: false });
  const links = page.locator('a[role="doc-glossref"], a[role="doc-noteref"], a[role="doc-backlink"]');
  const broken = await links.evaluateAll((links) => links.filter((link) => !document.querySelector(link.getAttribute('href'))).map((link) => link.outerHTML));
  assert.deepEqual(broken, []);
  const langless = await page.evaluate(() => {
    const chinese = /[\u4e00-\u9fff]/;
    const nodes = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
    const wrong = [];
    while (nodes.nextNode()) {
      const lang = /** @type {HTMLElement} */ (nodes.currentNode.parentElement.closest('[lang]')).lang;
      const text = nodes.currentNode.data.trim();
      if (text && chinese.test(text) !== lang.startsWith('zh') && /\p{L}/u.test(text)) wrong.push(`${lang}: ${text}`);
    }
    return wrong.filter((line) => !line.startsWith('zh-Latn-pinyin'));
  });
  assert.deepEqual(langless, [], 'text whose language is not said');
  // By force: Firefox draws no frames for scripts then, by which Playwright would see that the link stands still.
  await page.locator('a[role="doc-glossref"]', { hasText: /^网格员$/ }).click({ force: true });
  assert.match(await page.locator(':target').innerText(), /grid worker/);
  await page.locator(':target a[role="doc-backlink"]').click({ force: true });
  assert.equal(await page.locator(':target').innerText(), '网格员');
});

test('the plain page prints whole', async (t) => {
  examples();
  const { page } = await visit(t, { path: '/page.html', context: { javaScriptEnabled: false }, ready: false });
  await asPrinted(page);
  for (const text of ['定时定点', 'Looks after one cell', 'Four tenths to nine tenths']) {
    assert.ok(await page.getByText(text).first().isVisible(), text);
  }
  assert.ok((await page.pdf()).length > 5000);
});

test('the example by hand: its button opens a card, its line tells of it, its colours are the host’s', async (t) => {
  examples();
  const { page } = await visit(t, { path: '/plain.html' });
  assert.match(await page.locator('#told').innerText(), /6 terms/);
  await page.locator('#look').click();
  await opened(page, '网格员');
  assert.match(await page.locator('#told').innerText(), /Open: 网格员/);
  const colour = await mark(page, '网格员').evaluate((element) => getComputedStyle(element).textDecorationStyle);
  assert.equal(colour, 'dotted');
  await page.keyboard.press('Escape');
  await card(page).waitFor({ state: 'hidden' });
});
