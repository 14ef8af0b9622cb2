// A long text: 50,000 characters, made by the command line tool.

import assert from 'node:assert/strict';
import { seen, visit } from '../lib/browser.mjs';
import { longPage } from '../lib/build.mjs';
import { article } from '../lib/content.mjs';
import { test } from '../lib/test.mjs';
import { blocks, card, closed, eventually, marks, opened } from '../lib/widget.mjs';

const open = (t) => {
  longPage();
  return visit(t, { path: '/long.html' });
};

test('a long text is shown whole, and nothing moves when the widget takes over', async (t) => {
  const { times } = longPage();
  const { page } = await open(t);
  const shown = await blocks(page);
  const written = Array.from({ length: times }, article).flat();
  assert.ok(written.join('').length > 50_000);
  assert.deepEqual(shown, written);
  const { shift, violations } = await seen(page);
  assert.equal(shift, 0);
  assert.deepEqual(violations, []);
});

/** Brings the last paragraph into view, and waits until it has its marks. */
async function toTheEnd(page) {
  await page.evaluate(() => document.querySelector('jiazhu-reading').shadowRoot.querySelector('article').lastElementChild.lastElementChild.scrollIntoView({ behavior: 'instant', block: 'end' }));
  await eventually(async () => assert.ok((await marksOf(page)).at(-1) > 0));
}

/** How many marks each section has. */
const marksOf = (page) => page.evaluate(() => [...document.querySelector('jiazhu-reading').shadowRoot.querySelector('article').children].map((section) => section.querySelectorAll('[data-entry]').length));

test('far sections of a long text are plain text, and have their marks when they come near', async (t) => {
  const { page } = await open(t);
  const before = await marksOf(page);
  assert.ok(before.length > 15, `${before.length} sections`);
  assert.ok(before[0] > 0 && before.at(-1) === 0 && before.at(-3) === 0, String(before));
  await toTheEnd(page);
  const after = await marksOf(page);
  assert.equal(after[10], 0, 'what was passed by is still plain text');
});

test('paper has all marks of a long text', async (t) => {
  const { times } = longPage();
  const { page } = await open(t);
  const printed = await page.evaluate(async () => {
    dispatchEvent(new Event('beforeprint'));
    // What a browser does before it goes on to print.
    await Promise.resolve().then(() => {});
    await new Promise((turn) => setTimeout(turn));
    return document.querySelector('jiazhu-reading').shadowRoot.querySelectorAll('article [data-entry]').length;
  });
  assert.equal(printed % times, 0);
  assert.ok(printed > 100 * times, `${printed} marks`);
});

test('a link to the last mark of a long text leads there, with the focus', async (t) => {
  const { page } = await open(t);
  const last = await page.evaluate(() => [...document.querySelectorAll('article [id^=jiazhu-mark-]')].at(-1).id);
  await page.evaluate((last) => void (location.hash = last), last);
  await eventually(async () => {
    const at = await page.evaluate(() => {
      const mark = document.querySelector('jiazhu-reading').shadowRoot.activeElement;
      const { top, bottom } = mark.getBoundingClientRect();
      return { role: mark.getAttribute('role'), inside: top >= 0 && bottom <= innerHeight, text: mark.closest('.jz-section').nextElementSibling === null };
    });
    assert.deepEqual(at, { role: 'doc-glossref', inside: true, text: true });
  });
});

test('the heights of far sections are foreseen, in a wide and in a narrow window', async (t) => {
  const { page } = await open(t);
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 844 });
    const [foreseen, real] = await page.evaluate(() => {
      const all = /** @type {HTMLElement[]} */ ([...document.querySelector('jiazhu-reading').shadowRoot.querySelector('article').children]);
      const height = () => all.slice(5, -5).map((section) => section.getBoundingClientRect().height);
      const foreseen = height();
      all.forEach((section) => (section.style.contentVisibility = 'visible'));
      const real = height();
      all.forEach((section) => (section.style.contentVisibility = ''));
      return [foreseen, real];
    });
    const sum = (heights) => heights.reduce((sum, height) => sum + height, 0);
    const off = sum(foreseen) / sum(real) - 1;
    t.diagnostic(`at ${width} px: ${(100 * off).toFixed(2)} %, a section at most ${Math.max(...foreseen.map((height, at) => Math.abs(height - real[at]))).toFixed(0)} px`);
    assert.ok(Math.abs(off) < 0.02, `foreseen ${sum(foreseen)}, real ${sum(real)} at ${width} px`);
  }
});

test('the browser finds words in a far section', async (t) => {
  const { page } = await open(t);
  const found = await page.evaluate(() => {
    const last = [...document.querySelector('jiazhu-reading').shadowRoot.querySelector('article').children].at(-1).textContent.trim().slice(-14);
    getSelection().collapse(document.body, 0);
    return /** @type {any} */ (window).find(last, true, true, true) && scrollY > innerHeight;
  });
  assert.ok(found);
});

test('cards open at the beginning and at the end of a long text, by mouse and by the page', async (t) => {
  const { page } = await open(t);
  const places = marks(page, '最多跑一次');
  for (const at of ['first', 'last']) {
    if (at === 'last') await toTheEnd(page);
    await places[at]().click();
    await opened(page, '最多跑一次');
    const over = await card(page).boundingBox();
    const height = await page.evaluate(() => innerHeight);
    assert.ok(over.y >= 0 && over.y + over.height <= height, 'the card is in the window');
    await page.keyboard.press('Escape');
    await closed(page);
  }
  await page.evaluate(() => document.querySelector('jiazhu-reading').open('liang-ge-weihu'));
  await opened(page, '两个维护');
});

test('a word at the end of a long text opens its card', async (t) => {
  const { page } = await open(t);
  await toTheEnd(page);
  const box = await page.evaluate(() => {
    const root = document.querySelector('jiazhu-reading').shadowRoot;
    const block = [...root.querySelectorAll('[data-block]')].findLast((block) => block.textContent.includes('深化'));
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const at = walker.currentNode.data.indexOf('深化');
      if (at < 0 || walker.currentNode.parentElement.closest('a')) continue;
      const range = document.createRange();
      range.setStart(walker.currentNode, at + 1);
      range.setEnd(walker.currentNode, at + 2);
      block.scrollIntoView({ behavior: 'instant' });
      const { x, y, width, height } = range.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    }
    return null;
  });
  await page.mouse.click(box.x, box.y);
  await opened(page, '深化', 'word');
});

test('pronunciation comes over the words of a long text where they are read, and goes again', async (t) => {
  const { page } = await open(t);
  const set = (aid) => page.evaluate((aid) => void Object.assign(document.querySelector('jiazhu-reading'), { aid, aidOn: 'all' }), aid);
  const over = () => page.evaluate(() => [...document.querySelector('jiazhu-reading').shadowRoot.querySelector('article').children].map((section) => section.querySelectorAll('rt').length));
  await set('pinyin');
  await eventually(async () => assert.ok((await over())[0] > 100));
  assert.equal((await over()).at(-1), 0, 'nobody reads there');
  await toTheEnd(page);
  await eventually(async () => assert.ok((await over()).at(-1) > 100));
  await set('off');
  await eventually(async () => assert.ok((await over()).every((count) => count === 0)));
});
