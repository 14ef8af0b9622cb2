// Cards by touch, on a phone.

import assert from 'node:assert/strict';
import { PHONE, shared, visit } from '../lib/browser.mjs';
import { pass, pause } from '../lib/clock.mjs';
import { test } from '../lib/test.mjs';
import { boxesOf, card, closed, eventually, mark, opened, settles } from '../lib/widget.mjs';

const look = shared({ context: PHONE });

for (const term of ['兩個維護', '最多跑一次']) {
  test(`a tap on ${term} opens its card`, async (t) => {
    const { page } = await look(t);
    await mark(page, term).tap();
    await opened(page, term);
  });
}

test('the sheet leaves its term in view and uncovered', async (t) => {
  const { page } = await look(t);
  await mark(page, '兩個維護').tap();
  await card(page).waitFor();
  await settles(async () => {
    const [sheet, term] = [await card(page).boundingBox(), await mark(page, '兩個維護').boundingBox()];
    assert.ok(term.y >= 0 && term.y + term.height <= sheet.y, `term ${JSON.stringify(term)}, sheet ${JSON.stringify(sheet)}`);
  });
});

test('the sheet has a button that closes it, large enough for a finger', async (t) => {
  const { page } = await look(t);
  await mark(page, '最多跑一次').tap();
  const button = card(page).getByRole('button', { name: /close/i });
  const { width, height } = await button.boundingBox();
  assert.ok(width >= 24 && height >= 24, `${width} × ${height}`);
  await button.tap();
  await closed(page);
});

test('a tap beside the sheet closes it', async (t) => {
  const { page } = await look(t);
  await mark(page, '最多跑一次').tap();
  const sheet = await card(page).boundingBox();
  await page.touchscreen.tap(6, Math.max(6, sheet.y - 120));
  await closed(page);
});

test('the system’s own gesture closes the topmost card, and the reader is where she was in the history', async (t) => {
  // There is no such gesture on a machine without a back button: it is asked for by script.
  const init = () => {
    window.watchers = [];
    const { CloseWatcher } = window;
    window.CloseWatcher = class extends CloseWatcher {
      constructor() {
        super();
        window.watchers.push(this);
      }
    };
  };
  const { page } = await visit(t, { context: PHONE, init });
  const { length } = await page.evaluate(() => ({ length: history.length }));
  const ask = () => page.evaluate(() => window.watchers.at(-1).requestClose());
  await mark(page, '兩個維護').tap();
  await opened(page, '两个维护');
  await card(page).getByRole('link', { name: '四個意識' }).first().tap();
  await opened(page, 'sì gè yìshí');
  await ask();
  await opened(page, 'liǎng gè wéihù');
  await ask();
  await closed(page);
  // The sheet had an entry, one for both cards, and has gone back from it.
  await eventually(async () => assert.equal(await page.evaluate(() => history.state), null));
  assert.equal(await page.evaluate(() => history.length), length + 1);
  await eventually(async () => assert.equal(await page.evaluate(() => location.hash), ''));
});

test('a long press is left to the browser, which selects: it opens nothing', async (t) => {
  const { page, context } = await visit(t, { context: PHONE, clock: true });
  const [box] = await boxesOf(page, '檢驗');
  const session = await context.newCDPSession(page);
  const nothing = async () => {
    await pass(page, 400);
    assert.equal(await page.locator('[role="dialog"]').count(), 0);
  };
  await session.send('Input.synthesizeTapGesture', { x: box.x, y: box.y, duration: 900, gestureSourceType: 'touch' });
  await pause(page);
  await nothing();
  // Where the system makes no gesture of it, a click comes at its end.
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: box.x, y: box.y }] });
  await pass(page, 900);
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await nothing();
  const { select, touch } = await page.evaluate(() => {
    const style = getComputedStyle(document.querySelector('jiazhu-reading').shadowRoot.querySelector('article p'));
    return { select: style.userSelect, touch: style.touchAction };
  });
  assert.deepEqual([select, touch], ['auto', 'auto']);
});
