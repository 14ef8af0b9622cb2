// A long text: 50,000 characters, made by the command line tool.

import assert from 'node:assert/strict';
import { seen, visit } from '../lib/browser.mjs';
import { longPage } from '../lib/build.mjs';
import { article } from '../lib/content.mjs';
import { test } from '../lib/test.mjs';
import { blocks, card, closed, eventually, marks, opened } from '../lib/widget.mjs';

const open = (t, more = {}) => {
  longPage();
  return visit(t, { path: '/long.html', ...more });
};

test('a long text is shown whole, and nothing moves when the widget takes over', async (t) => {
  const { times } = longPage();
  const { page } = await open(t, { shift: true });
  const shown = await blocks(page);
  const written = Array.from({ length: times }, article).flat();
  assert.ok(written.join('').length > 50_000);
  assert.deepEqual(shown, written);
  const { shift, violations } = await seen(page);
  assert.equal(shift, 0);
  assert.deepEqual(violations, []);
});

test('cards open at the beginning and at the end of a long text, by mouse and by the page', async (t) => {
  const { times } = longPage();
  const { page } = await open(t);
  const places = marks(page, '最多跑一次');
  assert.equal(await places.count(), 2 * times);
  for (const place of [places.first(), places.last()]) {
    await place.click();
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

test('pronunciation comes over every word of a long text, and goes again', async (t) => {
  const { page } = await open(t);
  const set = (aid) => page.evaluate((aid) => void Object.assign(document.querySelector('jiazhu-reading'), { aid, aidOn: 'all' }), aid);
  const over = () =>
    page.evaluate(() => [...document.querySelector('jiazhu-reading').shadowRoot.querySelectorAll('[data-block]')].map((block) => block.querySelectorAll('rt').length));
  await set('pinyin');
  await eventually(async () => {
    const words = await over();
    assert.ok(words.at(-2) > 0 && words.every((count, block) => count === words[block % 23]), `in the last blocks: ${words.slice(-5)}`);
    assert.ok(words.reduce((sum, count) => sum + count) > 15_000);
  });
  await set('off');
  await eventually(async () => assert.ok((await over()).every((count) => count === 0)));
});
