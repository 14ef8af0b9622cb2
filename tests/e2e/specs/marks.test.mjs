// Lines under marks: each kind has its own, and those of neighbours never touch (CLREQ, interlinear marks), at any width.

import assert from 'node:assert/strict';
import { visit } from '../lib/browser.mjs';
import { colours } from '../lib/pixels.mjs';
import { test } from '../lib/test.mjs';
import { card, mark, noteSign } from '../lib/widget.mjs';

/** CSS pixels between two lines, at least: two hairs of paper at the resolution of a cheap screen. */
const GAP = 2;

for (const aid of ['off', 'pinyin', 'zhuyin']) {
  test(`lines of neighbours have a gap from 320 to 1280 px, pronunciation ${aid}`, async (t) => {
    const { page } = await visit(t, { context: { viewport: { width: 320, height: 900 } } });
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

/** Styles of lines, each with the kinds of marks that have it. */
const STYLES = {
  dotted: '.jz-mark:is([data-class="allusion"], [data-class="metaphor"]), .jz-noteref:not([data-kind="damage"])',
  dashed: '.jz-mark:is([data-class="person"], [data-class="place"], [data-class="work"], [data-class="event"])',
  wavy: '.jz-noteref[data-kind="damage"]',
  solid: '.jz-mark:not([data-class="allusion"], [data-class="metaphor"], [data-class="person"], [data-class="place"], [data-class="work"], [data-class="event"])',
};

for (const [what, javaScriptEnabled] of /** @type {const} */ ([['in the widget', true], ['without script', false]])) {
  test(`each kind of mark has its line, ${what}`, async (t) => {
    const { page } = await visit(t, { context: { javaScriptEnabled }, ready: javaScriptEnabled });
    for (const [style, selector] of Object.entries(STYLES)) {
      const lines = await page.locator(`:is(${selector}):visible`).evaluateAll((marks) =>
        marks.map((mark) => {
          const { textDecorationLine, textDecorationStyle, textDecorationThickness } = getComputedStyle(mark);
          return `${mark.textContent}: ${textDecorationLine} ${textDecorationStyle} ${parseFloat(textDecorationThickness) >= 1}`;
        }),
      );
      assert.ok(lines.length > 0, `no mark is ${style}`);
      assert.deepEqual(lines.filter((line) => !line.endsWith(`underline ${style} true`)), []);
    }
  });
}

/** Where the line of an element is drawn: below its characters. */
const belowOf = (locator) =>
  locator.evaluate((element) => {
    const { left, bottom, width } = element.getClientRects()[0];
    return { x: left + 2, y: bottom - 3, width: width - 4, height: 12 };
  });

const DRAWN = {
  'a mark': (page) => mark(page, '兩個維護'),
  'a damaged passage': (page) => page.locator('a.jz-noteref[data-kind="damage"]:visible').first(),
};
for (const [what, find] of Object.entries(DRAWN)) {
  test(`the line of ${what} is drawn`, async (t) => {
    const { page } = await visit(t);
    const found = find(page);
    await found.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
    const below = await belowOf(found);
    assert.ok((await colours(page, below)).length > 1, 'nothing is under it');
    // The paper alone, without it.
    await found.evaluate((element) => element.style.setProperty('text-decoration-line', 'none'));
    assert.equal((await colours(page, below)).length, 1);
  });
}

test('what is printed is underlined in the card of a note, too', async (t) => {
  const { page } = await visit(t);
  await noteSign(page, 'damage-2').click();
  await card(page, 'note').waitFor();
  const line = await card(page, 'note').locator('.jz-printed').first().evaluate((element) => {
    const { textDecorationLine, textDecorationStyle } = getComputedStyle(element);
    return `${textDecorationLine} ${textDecorationStyle}`;
  });
  assert.equal(line, 'underline wavy');
});
