// The article is one stop of Tab; arrows go from mark to mark.

import assert from 'node:assert/strict';
import { visit } from '../lib/browser.mjs';
import { test } from '../lib/test.mjs';
import { arrowTo, card, closed, focused, mark, opened, tabToArticle } from '../lib/widget.mjs';

for (const term of ['兩個維護', '最多跑一次']) {
  test(`arrows reach ${term}, Enter opens its card, Esc closes it and returns to the mark`, async (t) => {
    const { page } = await visit(t);
    await tabToArticle(page);
    await arrowTo(page, term);
    await page.keyboard.press('Enter');
    await opened(page, term);
    await page.keyboard.press('Escape');
    await closed(page);
    assert.equal((await focused(page)).text, term);
  });
}

test('Space opens a card and does not scroll', async (t) => {
  const { page } = await visit(t);
  await tabToArticle(page);
  const before = await page.evaluate(() => scrollY);
  await page.keyboard.press('Space');
  await card(page).waitFor();
  assert.equal(await page.evaluate(() => scrollY), before);
});

test('← goes back to the mark before', async (t) => {
  const { page } = await visit(t);
  const first = await tabToArticle(page);
  await page.keyboard.press('ArrowRight');
  assert.notEqual((await focused(page)).text, first.text);
  await page.keyboard.press('ArrowLeft');
  assert.equal((await focused(page)).text, first.text);
});

test('Tab leaves the article and comes back to the mark last visited', async (t) => {
  const { page } = await visit(t);
  await mark(page, '試金石').focus();
  await page.keyboard.press('Tab');
  const after = await focused(page);
  assert.ok(!(after.role === 'doc-glossref' && after.entry), `a second stop in the article: ${JSON.stringify(after)}`);
  await page.keyboard.press('Shift+Tab');
  assert.equal((await focused(page)).text, '試金石');
});

test('↓ scrolls the page as ever', async (t) => {
  const { page } = await visit(t);
  await tabToArticle(page);
  const before = await page.evaluate(() => scrollY);
  for (let presses = 0; presses < 5; presses += 1) await page.keyboard.press('ArrowDown');
  await page.waitForFunction((before) => scrollY > before, before);
});

test('the mark with the focus is in view and shows it', async (t) => {
  const { page } = await visit(t);
  await tabToArticle(page);
  await arrowTo(page, '試金石');
  const look = await page.evaluate(() => {
    const mark = document.activeElement.shadowRoot.activeElement;
    const { top, bottom } = mark.getBoundingClientRect();
    const { outlineStyle, outlineWidth } = getComputedStyle(mark);
    return { inView: top >= 0 && bottom <= innerHeight, outlineStyle, width: parseFloat(outlineWidth) };
  });
  assert.ok(look.inView);
  assert.notEqual(look.outlineStyle, 'none');
  assert.ok(look.width >= 2, `outline of ${look.width} px`);
});

test('a term inside a card opens in it, and Esc goes back before it closes', async (t) => {
  const { page } = await visit(t);
  await mark(page, '兩個維護').focus();
  await page.keyboard.press('Enter');
  await opened(page, '两个维护');
  await card(page).getByRole('link', { name: '四個意識' }).first().click();
  await opened(page, 'sì gè yìshí');
  await page.keyboard.press('Escape');
  await opened(page, 'liǎng gè wéihù');
  await page.keyboard.press('Escape');
  await closed(page);
});
