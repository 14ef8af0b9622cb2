// The index of terms beside the article.

import assert from 'node:assert/strict';
import { visit } from '../lib/browser.mjs';
import { test } from '../lib/test.mjs';
import { focused, index, mark, card } from '../lib/widget.mjs';

test('a pointer reaches every number of the index', async (t) => {
  const { page } = await visit(t);
  const { numbers, covered, sideways } = await page.evaluate(async () => {
    const root = document.querySelector('jiazhu-reading').shadowRoot;
    const list = root.querySelector('.jz-index ol');
    const covered = [];
    const numbers = [...list.querySelectorAll('.jz-places a')];
    for (const number of numbers) {
      number.scrollIntoView({ block: 'center', behavior: 'instant' });
      const { left, right, top, height } = number.getBoundingClientRect();
      // Near both edges, too.
      for (const x of [left + 3, (left + right) / 2, right - 3]) {
        const at = root.elementFromPoint(x, top + height / 2);
        if (at !== number) covered.push(`${number.textContent} of ${number.closest('li').querySelector('dfn').textContent}: ${at?.localName}`);
      }
      // Not all at once: a list as long as this one takes its time.
      if (numbers.indexOf(number) % 50 === 0) await new Promise(requestAnimationFrame);
    }
    return { numbers: numbers.length, covered, sideways: list.scrollWidth - list.clientWidth };
  });
  assert.ok(numbers > 200, `${numbers} numbers`);
  assert.deepEqual(covered, []);
  assert.equal(sideways, 0);
});

test('the numbers of a term begin on its line, however many they are', async (t) => {
  const { page } = await visit(t);
  const below = await index(page).evaluate((index) =>
    [...index.querySelectorAll('li')].filter((row) => {
      const [term, number] = [row.querySelector('.jz-show'), row.querySelector('.jz-places a')].map((part) => part?.getBoundingClientRect());
      return number && number.top > term.bottom - 4;
    }).map((row) => row.querySelector('dfn').textContent),
  );
  assert.deepEqual(below, []);
});

test('a click on a number at the edge leads to its place', async (t) => {
  const { page } = await visit(t);
  const row = index(page).locator('li').filter({ hasText: /^機構改革/ }).first();
  const last = row.locator('.jz-places a').last();
  await last.click();
  const { text } = await focused(page);
  assert.match(text, /機構改革|机构改革/);
});

test('Tab goes from the head of the index to its first term: the list itself is no stop', async (t) => {
  const { page } = await visit(t);
  await index(page).locator('.jz-index-head button').focus();
  await page.keyboard.press('Tab');
  const { tag } = await focused(page);
  assert.equal(tag, 'button');
});

test('scroll bars have the colours of the page, in dark, too', async (t) => {
  const { page } = await visit(t, { context: { colorScheme: 'dark' } });
  await mark(page, '兩個維護').click();
  await card(page).waitFor();
  for (const scroller of ['.jz-index ol', '.jz-card']) {
    const colour = await page.locator(`jiazhu-reading ${scroller}`).evaluate((element) => getComputedStyle(element).scrollbarColor);
    assert.notEqual(colour, 'auto', scroller);
  }
});

/** Windows in which the index has no room beside the article, and has it, with the page’s scroll bar or without. */
const AROUND = [
  ['in the colours of the page', 1024, 1060, '', 'body { margin: 0 }'],
  ['in colours of its own, which give it a padding', 1056, 1090, 'theme="dark"', 'body { margin: 0 }'],
  ['with a padding of the page’s', 1090, 1130, '', 'body { margin: 0 } jiazhu-reading { padding: 0 2rem }'],
  ['whatever the size of the page’s type', 1024, 1060, '', 'html { font-size: 20px } body { margin: 0 }'],
];

for (const [what, narrow, wide, attributes, style] of AROUND) {
  test(`the index stands beside the article where it is open, and below it where it is closed, ${what}`, async (t) => {
    const page = (file) => ({ status: 200, body: String(file).replace('<jiazhu-reading', `<style>html { overflow-y: scroll } ${style}</style><jiazhu-reading ${attributes}`) });
    const found = [];
    for (const width of [narrow, wide]) {
      const visited = await visit(t, { path: '/minimal.html', site: { answers: { '/minimal.html': page } }, context: { viewport: { width, height: 900 } } });
      found.push(
        await visited.page.evaluate(() => {
          const root = document.querySelector('jiazhu-reading').shadowRoot;
          const [article, index] = ['.jz-article', '.jz-index'].map((part) => root.querySelector(part).getBoundingClientRect());
          return { open: root.querySelector('.jz-index').dataset.open === 'true', beside: index.left >= article.right };
        }),
      );
    }
    assert.deepEqual(found, [{ open: false, beside: false }, { open: true, beside: true }]);
  });
}
