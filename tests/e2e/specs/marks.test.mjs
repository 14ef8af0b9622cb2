// Lines under marks: those of neighbours never touch (CLREQ, interlinear marks), at any width.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { visit } from '../lib/browser.mjs';

/** CSS pixels between two lines, at least: two hairs of paper at the resolution of a cheap screen. */
const GAP = 2;

for (const aid of ['off', 'pinyin', 'zhuyin']) {
  test(`lines of neighbours have a gap from 320 to 1280 px, pronunciation ${aid}`, async (t) => {
    const { page } = await visit(t);
    await page.evaluate((aid) => {
      const widget = document.querySelector('jiazhu-reading');
      widget.setAttribute('aid', aid);
      widget.setAttribute('aid-on', 'all');
    }, aid);
    let neighbours = 0;
    for (let width = 320; width <= 1280; width += 80) {
      await page.setViewportSize({ width, height: 900 });
      await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn))));
      const { wrong, pairs } = await page.evaluate((GAP) => {
        const root = document.querySelector('jiazhu-reading').shadowRoot;
        const [wrong, lines] = [[], []];
        let pairs = 0;
        for (const block of root.querySelectorAll('[data-block]')) {
          const height = parseFloat(getComputedStyle(block).lineHeight);
          for (const mark of block.querySelectorAll('.jz-mark, .jz-noteref')) {
            for (const { left, right, bottom } of mark.getClientRects()) lines.push({ left, right, bottom, height, mark });
          }
        }
        for (const [at, line] of lines.entries()) {
          for (const next of lines.slice(at + 1)) {
            if (next.bottom - line.bottom > line.height / 2) break;
            if (next.mark === line.mark) continue;
            const gap = Math.max(next.left - line.right, line.left - next.right);
            if (gap < line.height / 4) pairs += 1;
            if (gap < GAP) wrong.push(`${line.mark.textContent} and ${next.mark.textContent} are ${gap.toFixed(2)} px apart`);
          }
        }
        return { wrong, pairs };
      }, GAP);
      assert.deepEqual(wrong, [], `${width} px`);
      neighbours += pairs;
    }
    assert.ok(neighbours > 50, `only ${neighbours} pairs of neighbours were seen`);
  });
}
