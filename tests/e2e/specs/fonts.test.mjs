// The fonts of cards are looked for before the first one opens, and nothing is left of that.

import assert from 'node:assert/strict';
import { visit } from '../lib/browser.mjs';
import { test } from '../lib/test.mjs';
import { card, mark } from '../lib/widget.mjs';

/** Keeps what the widget lays out in cards that are not open: run before the page. */
function watch() {
  window.fontOf = (element) => {
    const { fontStyle, fontWeight, fontSize, fontFamily } = getComputedStyle(element);
    return `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
  };
  window.found = [];
  const { getBoundingClientRect } = Element.prototype;
  Element.prototype.getBoundingClientRect = function () {
    if (this.className === 'jz-card' && !this.hasAttribute('role')) window.found.push(window.fontOf(this.firstChild.firstChild));
    return getBoundingClientRect.call(this);
  };
}

test('what a card is set in has been laid out before it opens', async (t) => {
  const { page } = await visit(t, { init: watch });
  await page.waitForFunction(() => window.found.length >= 15);
  const left = await page.evaluate(() => document.querySelector('jiazhu-reading').shadowRoot.querySelectorAll('.jz-card').length);
  assert.equal(left, 0);
  await mark(page, '兩個維護').click();
  await card(page).waitFor();
  const missing = await page.evaluate(() => {
    const card = document.querySelector('jiazhu-reading').shadowRoot.querySelector('.jz-card');
    const texts = document.createTreeWalker(card.querySelector('.jz-entry'), NodeFilter.SHOW_TEXT);
    const fonts = new Map();
    while (texts.nextNode()) fonts.set(window.fontOf(texts.currentNode.parentElement), texts.currentNode.data);
    return { seen: fonts.size, missing: [...fonts].filter(([font]) => !window.found.includes(font)) };
  });
  assert.ok(missing.seen > 5, `${missing.seen} fonts`);
  assert.deepEqual(missing.missing, []);
});
