// A text of 25,000 characters in one paragraph. It is shown in stretches, each an element in a section of its own.

import assert from 'node:assert/strict';
import { seen, visit } from '../lib/browser.mjs';
import { endlessPage } from '../lib/build.mjs';
import { test } from '../lib/test.mjs';
import { blocks, card, eventually, opened } from '../lib/widget.mjs';

const open = (t, more = {}) => {
  endlessPage();
  return visit(t, { path: '/endless.html', ...more });
};

test('an endless paragraph is shown whole in stretches, and nothing moves when the widget takes over', async (t) => {
  const text = endlessPage();
  const { page } = await open(t, { shift: true });
  const shown = await blocks(page);
  assert.equal(shown.join(''), text);
  assert.ok(shown.length >= 10 && shown.every((part) => part.length < 3_000), `${shown.length} stretches`);
  assert.ok(shown.slice(0, -1).every((part) => /[。！？!?…」”]$/.test(part)), 'they end behind sentences');
  const { begins, plain } = await page.evaluate(() => {
    const widget = document.querySelector('jiazhu-reading');
    const begins = [...widget.shadowRoot.querySelectorAll('article p')].map((part) => {
      const { textIndent, marginTop } = getComputedStyle(part);
      return [textIndent, marginTop].map((length) => parseFloat(length) > 0);
    });
    return { begins, plain: [...widget.querySelectorAll('article p')].map((part) => part.textContent) };
  });
  assert.deepEqual(begins, shown.map((_, at) => [at === 0, at === 0]), 'one paragraph is indented once, and its lines are in step');
  assert.deepEqual(plain, shown);
  const { shift, violations } = await seen(page);
  assert.equal(shift, 0);
  assert.deepEqual(violations, []);
});

test('a term and a word far down in an endless paragraph open their cards', async (t) => {
  const { page } = await open(t);
  const last = await page.evaluate(() => {
    const link = [...document.querySelectorAll('article a[role="doc-glossref"]')].at(-1);
    location.hash = link.id;
    return link.textContent;
  });
  await eventually(async () => {
    const seen = await page.evaluate(() => {
      const own = [...document.querySelector('jiazhu-reading').shadowRoot.querySelectorAll('article a[role="doc-glossref"]')].at(-1);
      const { top, bottom } = own.getBoundingClientRect();
      return { text: own.textContent, isSeen: top > 0 && bottom < innerHeight };
    });
    assert.deepEqual(seen, { text: last, isSeen: true });
  });
  await page.keyboard.press('Escape');
  /** Where 深化 is drawn in the last stretch that has it, outside of terms. */
  const at = await page.evaluate(async () => {
    const root = document.querySelector('jiazhu-reading').shadowRoot;
    for (const block of [...root.querySelectorAll('[data-block]')].reverse()) {
      const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const at = walker.currentNode.data.indexOf('深化');
        if (at < 0 || walker.currentNode.parentElement.closest('a')) continue;
        const range = document.createRange();
        range.setStart(walker.currentNode, at);
        range.setEnd(walker.currentNode, at + 1);
        scrollBy({ top: range.getBoundingClientRect().top - innerHeight / 3, behavior: 'instant' });
        await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
        const { x, y, width, height } = range.getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 };
      }
    }
    return null;
  });
  await page.mouse.click(at.x, at.y);
  await opened(page, '深化', 'word');
  const over = await card(page, 'word').boundingBox();
  assert.ok(Math.abs(over.y - at.y) < 450, 'the card is beside its word');
});
