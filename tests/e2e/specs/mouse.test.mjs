// Cards by mouse: a rest opens for a look, a click opens to stay.

import assert from 'node:assert/strict';
import { event, seen, shared, visit } from '../lib/browser.mjs';
import { pass, pause } from '../lib/clock.mjs';
import { test } from '../lib/test.mjs';
import { card, closed, leave, mark, marks, opened } from '../lib/widget.mjs';

const look = shared({ clock: true });

test('a click on 兩個維護 opens the card of 两个维护', async (t) => {
  const { page } = await look(t);
  await mark(page, '兩個維護').click();
  await opened(page, '两个维护');
});

test('a click on each 最多跑一次 opens its card', async (t) => {
  const { page } = await look(t);
  const places = marks(page, '最多跑一次');
  assert.equal(await places.count(), 2);
  for (const place of await places.all()) {
    await place.click();
    await opened(page, '最多跑一次');
    await page.keyboard.press('Escape');
    await closed(page);
  }
});

for (const term of ['兩個維護', '最多跑一次']) {
  test(`the pointer's rest on ${term} opens its card`, async (t) => {
    const { page } = await look(t);
    await mark(page, term).hover();
    await card(page).waitFor();
    assert.match(await card(page).innerText(), new RegExp(term));
  });
}

test('a card does not open while the pointer has rested for less than 300 ms', async (t) => {
  const { page } = await look(t);
  await pause(page);
  await mark(page, '兩個維護').hover();
  await pass(page, 299);
  await leave(page);
  await pass(page, 500);
  assert.equal(await card(page).isVisible(), false);
});

test('a card opened by rest closes when the pointer leaves', async (t) => {
  const { page } = await look(t);
  await mark(page, '兩個維護').hover();
  await card(page).waitFor();
  await leave(page);
  await closed(page);
});

test('the pointer can go from the mark into the card', async (t) => {
  const { page } = await look(t);
  await pause(page);
  await mark(page, '兩個維護').hover();
  await pass(page, 300);
  await card(page).waitFor();
  const box = await card(page).boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 20 });
  await pass(page, 600);
  await opened(page, '两个维护');
});

test('a card opened by click stays when the pointer leaves', async (t) => {
  const { page } = await look(t);
  await pause(page);
  await mark(page, '兩個維護').click();
  await card(page).waitFor();
  await leave(page);
  await pass(page, 600);
  assert.equal(await card(page).isVisible(), true);
});

test('a click outside closes the card', async (t) => {
  const { page } = await look(t);
  await mark(page, '兩個維護').click();
  await card(page).waitFor();
  await page.mouse.click(4, 400);
  await closed(page);
});

test('Esc closes a card opened by rest', async (t) => {
  const { page } = await look(t);
  await mark(page, '最多跑一次').hover();
  await card(page).waitFor();
  await page.keyboard.press('Escape');
  await closed(page);
});

test('a card never covers its own term', async (t) => {
  const { page } = await look(t);
  for (const term of ['兩個維護', '最多跑一次', '試金石', '黨性']) {
    await mark(page, term).click();
    await card(page).waitFor();
    const [over, own] = [await card(page).boundingBox(), await mark(page, term).boundingBox()];
    const apart = over.y >= own.y + own.height || over.y + over.height <= own.y || over.x >= own.x + own.width || over.x + over.width <= own.x;
    assert.ok(apart, `${term}: card ${JSON.stringify(over)} over ${JSON.stringify(own)}`);
    await page.keyboard.press('Escape');
    await closed(page);
  }
});

test('dragging over a mark selects text and opens nothing', async (t) => {
  const { page } = await look(t);
  await pause(page);
  const place = mark(page, '兩個維護');
  await place.scrollIntoViewIfNeeded();
  const box = await place.boundingBox();
  await page.mouse.move(box.x + 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 2, box.y + box.height / 2, { steps: 8 });
  await page.mouse.up();
  await leave(page);
  await pass(page, 500);
  assert.equal(await card(page).isVisible(), false);
});

test('a mouse that is held down on a mark, as one that selects, opens nothing however long it rests', async (t) => {
  const { page } = await look(t);
  await pause(page);
  const place = mark(page, '兩個維護');
  await place.scrollIntoViewIfNeeded();
  const box = await place.boundingBox();
  await page.mouse.move(box.x + 6, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 10, box.y + box.height / 2, { steps: 4 });
  await pass(page, 900);
  assert.equal(await page.locator('[role="dialog"]').count(), 0);
  await page.mouse.up();
  await leave(page);
});

test('a click on a mark takes back what is selected, and the next one opens the card', async (t) => {
  const { page } = await look(t);
  await pause(page);
  await mark(page, '兩個維護').scrollIntoViewIfNeeded();
  await page.evaluate(() => {
    const [block] = document.querySelector('jiazhu-reading').shadowRoot.querySelectorAll('.jz-paragraph');
    getSelection().setBaseAndExtent(block.firstChild, 1, block.firstChild, 4);
  });
  const selected = () => page.evaluate(() => getSelection().type === 'Range');
  assert.ok(await selected());
  await mark(page, '兩個維護').click();
  await leave(page);
  await pass(page, 600);
  assert.equal(await page.locator('[role="dialog"]').count(), 0);
  assert.equal(await selected(), false);
  // Another mark: two quick clicks in one place are a double click.
  await mark(page, '試金石').click();
  await opened(page, '试金石');
});

test('the page hears of each card that opens and closes', async (t) => {
  const { page } = await visit(t);
  await mark(page, '兩個維護').click();
  const open = await event(page, 'jiazhu-open');
  assert.equal(open.detail.kind, 'entry');
  assert.equal(open.detail.id, 'liang-ge-weihu');
  assert.equal(open.detail.surface, '兩個維護');
  assert.equal(open.detail.end - open.detail.start, 4);
  await page.keyboard.press('Escape');
  assert.equal((await event(page, 'jiazhu-close')).detail.id, 'liang-ge-weihu');
  assert.equal((await seen(page)).events[0].type, 'jiazhu-ready');
});

test('the page can open and close a card by its entry', async (t) => {
  const { page } = await look(t);
  await page.evaluate(() => document.querySelector('jiazhu-reading').open('zuiduo-pao-yi-ci'));
  await opened(page, '最多跑一次');
  await page.evaluate(() => document.querySelector('jiazhu-reading').close());
  await closed(page);
});
