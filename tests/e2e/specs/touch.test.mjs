// Cards by touch, on a phone.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { PHONE, visit } from '../lib/browser.mjs';
import { card, closed, mark, opened } from '../lib/widget.mjs';

for (const term of ['兩個維護', '最多跑一次']) {
  test(`a tap on ${term} opens its card`, async (t) => {
    const { page } = await visit(t, { context: PHONE });
    await mark(page, term).tap();
    await opened(page, term);
  });
}

test('the sheet leaves its term in view and uncovered', async (t) => {
  const { page } = await visit(t, { context: PHONE });
  await mark(page, '兩個維護').tap();
  await card(page).waitFor();
  await page.waitForTimeout(500);
  const [sheet, term] = [await card(page).boundingBox(), await mark(page, '兩個維護').boundingBox()];
  assert.ok(term.y >= 0 && term.y + term.height <= sheet.y, `term ${JSON.stringify(term)}, sheet ${JSON.stringify(sheet)}`);
});

test('the sheet has a button that closes it, large enough for a finger', async (t) => {
  const { page } = await visit(t, { context: PHONE });
  await mark(page, '最多跑一次').tap();
  const button = card(page).getByRole('button', { name: /close/i });
  const { width, height } = await button.boundingBox();
  assert.ok(width >= 24 && height >= 24, `${width} × ${height}`);
  await button.tap();
  await closed(page);
});

test('a tap beside the sheet closes it', async (t) => {
  const { page } = await visit(t, { context: PHONE });
  await mark(page, '最多跑一次').tap();
  const sheet = await card(page).boundingBox();
  await page.touchscreen.tap(6, Math.max(6, sheet.y - 120));
  await closed(page);
});
