// A long text in an element that holds no article: its beginning is read before the rest is there. The sections behind the first are held back until a
// test lets them come.

import assert from 'node:assert/strict';
import { visit } from '../lib/browser.mjs';
import { longPage } from '../lib/build.mjs';
import { article } from '../lib/content.mjs';
import { test } from '../lib/test.mjs';
import { blocks, card, eventually, marks, opened } from '../lib/widget.mjs';

/** Runs in the page: whatever is inflated behind the first section waits for `release()`. */
function holdBack() {
  const own = /** @type {any} */ (globalThis);
  const Inflating = own.DecompressionStream;
  const gate = new Promise((done) => (own.release = done));
  own.inflated = 0;
  own.DecompressionStream = class {
    constructor(format) {
      const { readable, writable } = new Inflating(format);
      own.inflated += 1;
      const waits = own.inflated > 1 && gate;
      this.writable = writable;
      this.readable = readable.pipeThrough(new TransformStream({ transform: async (chunk, to) => (await waits, to.enqueue(chunk)) }));
    }
  };
}

/** The beginning of the long text on the screen, in the page's only element. */
async function begun(t) {
  const { times } = longPage();
  const { page } = await visit(t, { path: '/long.html', ready: false, init: holdBack, site: { answers: { '/long.html': (file) => ({ status: 200, body: Buffer.from(String(file).replace(/(<jiazhu-reading[^>]*>)[\s\S]*(<\/jiazhu-reading>)/, '$1$2')), type: 'text/html; charset=utf-8' }) } } });
  await marks(page, '最多跑一次').first().waitFor();
  return { page, written: Array.from({ length: times }, article).flat() };
}

const release = (page) => page.evaluate(() => /** @type {any} */ (globalThis).release());
const isWhole = (page) => page.evaluate(() => /** @type {any} */ (document.querySelector('jiazhu-reading')).reading !== null);
const sections = (page) => page.evaluate(() => document.querySelector('jiazhu-reading').shadowRoot.querySelectorAll('.jz-section').length);
const height = (page) => page.evaluate(() => document.querySelector('jiazhu-reading').shadowRoot.querySelector('article').getBoundingClientRect().height);

test('a long text begins before it is there, at its full height, and nobody is told that it is ready', async (t) => {
  const { page, written } = await begun(t);
  const shown = await blocks(page);
  assert.ok(shown.length > 10 && shown.length < written.length / 2, `${shown.length} of ${written.length} blocks`);
  assert.deepEqual(shown, written.slice(0, shown.length));
  assert.equal(await isWhole(page), false);
  await eventually(async () => assert.ok((await sections(page)) > 20, 'there is room for the rest'));
  const [before, foreseen] = [await height(page), await sections(page)];
  await release(page);
  await page.evaluate(() => /** @type {any} */ (document.querySelector('jiazhu-reading')).ready);
  assert.deepEqual(await blocks(page), written);
  assert.equal(await isWhole(page), true);
  assert.equal(await sections(page), foreseen);
  const after = await height(page);
  assert.ok(Math.abs(before / after - 1) < 0.02, `${before} px before, ${after} px after`);
});

test('a card of the beginning stays open while the rest comes, and what leads far away waits for it', async (t) => {
  const { page } = await begun(t);
  await marks(page, '最多跑一次').first().click();
  await opened(page, '最多跑一次');
  const far = page.evaluate(() => /** @type {any} */ (document.querySelector('jiazhu-reading')).open('no-such-entry'));
  const few = await card(page).textContent();
  await release(page);
  assert.equal(await far, false);
  await page.evaluate(() => /** @type {any} */ (document.querySelector('jiazhu-reading')).ready);
  await opened(page, '最多跑一次');
  // The card tells of all places now, and the last of them is reached.
  await eventually(async () => assert.notEqual(await card(page).textContent(), few));
  await page.keyboard.press('Escape');
  await page.evaluate(() => {
    const numbers = [...document.querySelector('jiazhu-reading').shadowRoot.querySelectorAll('.jz-index [href^="#"]')];
    /** @type {HTMLElement} */ (numbers.at(-1)).click();
  });
  await eventually(async () => {
    const at = await page.evaluate(() => scrollY / document.documentElement.scrollHeight);
    assert.ok(at > 0.5, `it is at ${at} of the page`);
  });
});

test('another reading in the middle of a long one takes its place, and the rest of that comes no more', async (t) => {
  const { page } = await begun(t);
  await page.evaluate(async () => {
    const element = /** @type {any} */ (document.querySelector('jiazhu-reading'));
    element.show(new Uint8Array(await (await fetch('ningbo.reading')).arrayBuffer()));
    // It is held back as well: both come at once.
    /** @type {any} */ (globalThis).release();
    await element.ready;
  });
  assert.deepEqual(await blocks(page), article());
  assert.equal(await page.evaluate(() => document.querySelector('jiazhu-reading').shadowRoot.querySelectorAll('.jz-section').length), 0);
});
