// Links to an entry or a note of a reading, from the page's address and from anywhere in the page: they lead somewhere
// without script, and still do when the widget has taken the article's place.

import assert from 'node:assert/strict';
import { seen, visit, whenReady } from '../lib/browser.mjs';
import { test } from '../lib/test.mjs';
import { card, closed, eventually, opened } from '../lib/widget.mjs';

const ENTRY = '#jiazhu-zuiduo-pao-yi-ci';
const NOTE = '#jiazhu-note-damage-2';

/** Waits for the card, and finds it and its term in the window. */
async function shown(page, headword, kind = 'entry') {
  await opened(page, headword, kind);
  const seen = await page.evaluate(() => {
    const root = [...document.querySelectorAll('jiazhu-reading')].map((element) => element.shadowRoot).find((root) => root.querySelector('[role="dialog"]'));
    const open = [root.querySelector('[role="dialog"]'), root.querySelector('[data-anchor][aria-expanded="true"]')];
    return open.map((element) => element && element.getBoundingClientRect()).map((box) => box && box.bottom > 0 && box.top < innerHeight);
  });
  assert.deepEqual(seen, [true, true], 'card and term are in the window');
}

/** A link of the page's own. */
const link = (page, href) =>
  page.evaluate((href) => {
    const link = Object.assign(document.createElement('a'), { href, textContent: 'a link of the page', id: 'link' });
    document.querySelector('main').prepend(link);
    link.scrollIntoView();
  }, href);

for (const path of ['/', '/minimal.html']) {
  test(`an address of ${path} that names an entry opens its card where the term first stands`, async (t) => {
    const { page, site } = await visit(t, { path });
    const { length } = await page.evaluate(() => ({ length: history.length }));
    await page.goto(`${site.url}${path}?again${ENTRY}`);
    await whenReady(page);
    await shown(page, '最多跑一次');
    const { events } = await seen(page);
    assert.deepEqual(events.filter(({ type }) => type === 'jiazhu-open').map(({ detail }) => detail.id), ['zuiduo-pao-yi-ci']);
    assert.equal(await page.evaluate(() => history.length), length + 1, 'the page, and nothing more');
  });
}

test('an address that names a note opens its card', async (t) => {
  const { page } = await visit(t, { path: `/${NOTE}` });
  await shown(page, '。”在1', 'note');
});

test('an address that names a mark leads to it', async (t) => {
  const { page } = await visit(t, { path: '/#jiazhu-mark-100' });
  await page.waitForFunction(() => document.querySelector('jiazhu-reading').shadowRoot.activeElement);
  const { mark, plain, inView } = await page.evaluate(() => {
    const mark = document.querySelector('jiazhu-reading').shadowRoot.activeElement;
    const plain = document.getElementById('jiazhu-mark-100');
    const [top, bottom] = [mark.getBoundingClientRect().top, mark.getBoundingClientRect().bottom];
    const about = (element) => `${element.dataset.entry} ${element.textContent} in block ${element.closest('[data-block]').dataset.block}`;
    return { mark: about(mark), plain: about(plain), inView: top > 0 && bottom < innerHeight };
  });
  assert.equal(mark, plain);
  assert.ok(inView);
  await closed(page);
});

test('a link in the page opens the card each time it is clicked, and the history has the link once', async (t) => {
  const { page, site } = await visit(t, { path: '/minimal.html' });
  await link(page, ENTRY);
  const { length } = await page.evaluate(() => ({ length: history.length }));
  for (let times = 0; times < 2; times += 1) {
    await page.locator('#link').click();
    await shown(page, '最多跑一次');
    await page.keyboard.press('Escape');
    await closed(page);
  }
  assert.equal(await page.url(), `${site.url}/minimal.html${ENTRY}`);
  assert.equal(await page.evaluate(() => history.length), length + 1, 'the link, once');
  await page.evaluate((note) => (location.hash = note), NOTE);
  await shown(page, '。”在1', 'note');
  await page.goBack();
  await shown(page, '最多跑一次');
});

test('a link in the plain article that is clicked before the widget is there is answered when it is', async (t) => {
  let answer;
  const late = new Promise((done) => (answer = done));
  const answers = { '/ningbo.reading': (file) => late.then(() => ({ status: 200, body: file })) };
  const { page } = await visit(t, { ready: false, site: { answers } });
  await page.locator('jiazhu-reading a[href="#jiazhu-zuiduo-pao-yi-ci"]:visible').first().click();
  answer();
  await whenReady(page);
  await shown(page, '最多跑一次');
});

test('the card that takes the place of the plain article’s sheet stands at the mark that was followed, and the history has the link once', async (t) => {
  let answer;
  const late = new Promise((done) => (answer = done));
  const answers = { '/ningbo.reading': (file) => late.then(() => ({ status: 200, body: file })) };
  const { page, site } = await visit(t, { ready: false, site: { answers } });
  await page.evaluate(() => customElements.whenDefined('jiazhu-reading').then(() => true));
  const { length } = await page.evaluate(() => ({ length: history.length }));
  // Two marks of one entry, both in the window: the second is meant.
  const places = page.locator('jiazhu-reading > article a[href="#jiazhu-dangxing"]');
  const second = await places.evaluateAll((all) => (all[1].scrollIntoView({ block: 'center' }), all[1].click(), all[1].id));
  const sheet = await page.locator('#jiazhu-dangxing').evaluate((entry) => ({ position: getComputedStyle(entry).position, y: scrollY }));
  assert.equal(sheet.position, 'fixed');
  answer();
  await whenReady(page);
  await shown(page, '党性');
  const card = await page.evaluate(() => {
    const root = document.querySelector('jiazhu-reading').shadowRoot;
    const marks = [...root.querySelectorAll('[role="doc-glossref"][data-entry="dangxing"]')];
    return { at: marks.findIndex((mark) => mark.getAttribute('aria-expanded') === 'true'), y: scrollY };
  });
  assert.ok(second.startsWith('jiazhu-mark-'));
  assert.deepEqual(card, { at: 1, y: sheet.y }, 'at the second, and the page has not moved');
  assert.equal(await page.locator('jiazhu-reading > section .jz-entry:visible').count(), 0, 'the sheet is gone');
  await page.keyboard.press('Escape');
  await closed(page);
  // The address follows an open card, and this one is closed.
  await eventually(async () => assert.equal(await page.evaluate(() => location.href), `${site.url}/`));
  assert.equal(await page.evaluate(() => history.length), length + 1, 'the link, once');
  // Playwright waits for pages to load, and none does; nor does it hear of this in Firefox.
  await page.evaluate(() => history.back());
  await eventually(async () => assert.equal(await page.evaluate(() => location.href), `${site.url}/`));
});

test('of several widgets the first that has it answers, though it comes last', async (t) => {
  let answer;
  const late = new Promise((done) => (answer = done));
  const body = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Three readings</title>
    <script type="module" src="jiazhu.js"></script><main>
    <jiazhu-reading id="without" src="nothing.reading"></jiazhu-reading>
    <jiazhu-reading id="first" src="ningbo.reading?late"></jiazhu-reading>
    <jiazhu-reading id="second" src="ningbo.reading"></jiazhu-reading></main></html>`;
  const answers = { '/three.html': () => ({ status: 200, body }), '/ningbo.reading?late': (file) => late.then(() => ({ status: 200, body: file })) };
  const headers = (path) => (path === '/three.html' ? { 'content-type': 'text/html; charset=utf-8' } : {});
  const { page } = await visit(t, { path: `/three.html${ENTRY}`, ready: false, site: { answers, headers } });
  await page.evaluate(() => document.querySelector('#second').ready);
  await page.waitForTimeout(200);
  assert.equal(await card(page).count(), 0, 'the first may have it');
  answer();
  await shown(page, '最多跑一次');
  assert.equal(await page.locator('#first [role="dialog"]').count(), 1);
  assert.equal(await page.locator('#second [role="dialog"]').count(), 0);
});

test('a widget far down the page is fetched when the address asks for it', async (t) => {
  const { page } = await visit(t, { path: `/lazy.html${ENTRY}`, ready: false });
  await shown(page, '最多跑一次');
});

test('what nobody has, and what the page has itself, opens nothing', async (t) => {
  const { page } = await visit(t, { path: '/minimal.html#jiazhu-nobody' });
  const ask = (hash) => page.evaluate((hash) => (location.hash = hash), hash);
  for (const hash of ['jiazhu-', 'jiazhu-note-nobody', 'zuiduo-pao-yi-ci', 'jiazhu-%E0%A4%A', '/route']) await ask(hash);
  await page.evaluate(() => {
    const own = Object.assign(document.createElement('p'), { id: 'jiazhu-zuiduo-pao-yi-ci', textContent: 'the page’s own' });
    document.body.append(own);
  });
  await ask(ENTRY);
  await link(page, ENTRY);
  await page.locator('#link').click();
  await page.waitForTimeout(300);
  assert.equal(await card(page).count(), 0);
  await page.evaluate(() => document.querySelector('p#jiazhu-zuiduo-pao-yi-ci').remove());
  await page.locator('#link').click();
  await shown(page, '最多跑一次');
});
