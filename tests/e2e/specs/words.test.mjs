// Any word, not only marked terms: shown by a highlight, opened by a click that neither moves nor selects.

import assert from 'node:assert/strict';
import { event, PHONE, seen, shared, visit } from '../lib/browser.mjs';
import { article } from '../lib/content.mjs';
import { advance, pass, pause } from '../lib/clock.mjs';
import { test } from '../lib/test.mjs';
import { boxesOf, card, closed, eventually, focused, highlighted, highlights, leave, mark, opened, settles, tabToArticle } from '../lib/widget.mjs';

const look = shared({ clock: true });

const html = (page) => page.evaluate(() => document.querySelector('jiazhu-reading').shadowRoot.querySelector('article').outerHTML);
const moveTo = (page, box) => page.mouse.move(box.x, box.y);
const click = async (page, text, index = 0) => {
  const box = (await boxesOf(page, text))[index];
  await page.mouse.click(box.x, box.y);
};

test('pointing at any character of a word shows the whole word, and touches no element', async (t) => {
  const { page } = await look(t);
  const [first, second] = await boxesOf(page, '深化');
  const before = await html(page);
  for (const box of [first, second]) {
    await leave(page);
    await highlights(page, []);
    await moveTo(page, box);
    await highlights(page, ['深化']);
  }
  assert.equal(await html(page), before);
  assert.equal(await card(page, 'word').count(), 0, 'pointing opens nothing');
});

test('signs, margins and marks are no words', async (t) => {
  const { page } = await look(t);
  await boxesOf(page, '深化');
  await moveTo(page, (await boxesOf(page, '深化'))[0]);
  await highlights(page, ['深化']);
  await mark(page, '兩個維護').hover();
  await highlights(page, []);
  await leave(page);
  await pause(page);
  await moveTo(page, (await boxesOf(page, '“要把'))[0]);
  await pass(page, 150);
  assert.deepEqual(await highlighted(page), []);
});

test('a pointer faster than 0.5 px/ms shows no word until it rests', async (t) => {
  const { page } = await look(t);
  const [{ left, y }] = await boxesOf(page, '深化');
  await leave(page);
  await pause(page);
  // There and back over 56 px, which at 0.5 px/ms take 112 ms.
  const hurry = async (time) => {
    await page.mouse.move(left + 4, y);
    for (let steps = 0; steps < 6; steps += 1) {
      await advance(page, time);
      await page.mouse.move(steps % 2 ? left + 4 : left + 60, y);
    }
  };
  await hurry(50);
  assert.deepEqual(await highlighted(page), [], 'a word was shown to a pointer that hurried past');
  await pass(page, 59);
  assert.deepEqual(await highlighted(page), [], 'it has not rested for 60 ms');
  await pass(page, 1);
  await highlights(page, ['深化']);
  await leave(page);
  await highlights(page, []);
  await hurry(115);
  await highlights(page, ['深化']);
});

test('a click on any character of a word opens its card, and the page hears of it', async (t) => {
  const { page } = await look(t);
  await click(page, '深化', 1);
  await opened(page, '深化', 'word');
  const { detail } = await event(page, 'jiazhu-open');
  assert.deepEqual([detail.kind, detail.id, detail.surface], ['word', '深化', '深化']);
  const text = [...article().join('\n')];
  assert.equal(text.slice(detail.start, detail.end).join(''), '深化');
  await highlights(page, ['深化']);
  await page.keyboard.press('Escape');
  await closed(page);
  assert.equal((await event(page, 'jiazhu-close')).detail.kind, 'word');
});

for (const aid of ['pinyin', 'zhuyin']) {
  test(`a click on the ${aid} over a word opens the word; one beside it opens nothing`, async (t) => {
    const { page } = await visit(t, { clock: true });
    const over = await page.evaluate(async (aid) => {
      const widget = document.querySelector('jiazhu-reading');
      widget.setAttribute('aid', aid);
      widget.setAttribute('aid-on', 'all');
      await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
      const rts = [...widget.shadowRoot.querySelectorAll('.jz-paragraph ruby > rt')];
      const rt = rts.find((rt) => rt.previousSibling?.textContent.startsWith(aid === 'pinyin' ? '檢驗' : '驗') && !rt.closest('a'));
      rt.scrollIntoView({ block: 'center', behavior: 'instant' });
      const { left, top, width, height } = rt.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    }, aid);
    await page.mouse.move(over.x, over.y, { steps: 3 });
    await eventually(async () => {
      const shown = (await highlighted(page)).join('');
      assert.equal(shown.match(/\p{Script=Han}/gu).join(''), '檢驗');
    });
    await page.mouse.click(over.x, over.y);
    await opened(page, '檢驗', 'word');
    await page.keyboard.press('Escape');
    await closed(page);
    // In the space at the end of the paragraph before, the nearest character is far away.
    const [x, y] = await page.evaluate(() => {
      const paragraph = document.querySelector('jiazhu-reading').shadowRoot.querySelector('[data-block="10"]');
      paragraph.scrollIntoView({ block: 'center', behavior: 'instant' });
      const { right, top } = paragraph.getBoundingClientRect();
      return [right - 2, top + 4];
    });
    await pause(page);
    await page.mouse.click(x, y);
    await pass(page, 300);
    assert.equal(await page.locator('[role="dialog"]').count(), 0);
  });
}

test('the next word takes the place of the first; a second click on it closes it', async (t) => {
  const { page } = await look(t);
  await click(page, '深化');
  await opened(page, '深化', 'word');
  await click(page, '檢驗');
  await opened(page, '檢驗', 'word');
  await click(page, '檢驗');
  await closed(page);
});

test('a word’s card never covers the word', async (t) => {
  const { page } = await look(t);
  const [first] = await boxesOf(page, '檢驗');
  await page.mouse.click(first.x, first.y);
  await card(page, 'word').waitFor();
  const box = await card(page, 'word').boundingBox();
  assert.ok(box.y >= first.top + first.height || box.y + box.height <= first.top, JSON.stringify({ box, first }));
});

test('selecting text opens nothing: by a drag, a double click, a click that takes a selection back', async (t) => {
  const { page } = await look(t);
  await pause(page);
  const boxes = await boxesOf(page, '深化');
  const opens = async () => (await seen(page)).events.filter(({ type }) => type === 'jiazhu-open').length;
  await page.mouse.move(boxes[0].left + 2, boxes[0].y);
  await page.mouse.down();
  await page.mouse.move(boxes[1].left + boxes[1].width - 1, boxes[1].y, { steps: 5 });
  await page.mouse.up();
  await pass(page, 400);
  assert.equal(await opens(), 0);
  await page.mouse.click(boxes[0].x, boxes[0].y);
  await pass(page, 400);
  assert.equal(await opens(), 0, 'the click took a selection back');
  await page.mouse.dblclick(boxes[0].x, boxes[0].y);
  await closed(page);
  await pass(page, 400);
  assert.equal(await page.locator('[role="dialog"]').count(), 0);
});

test('a tap on a word opens a sheet that leaves the word in sight', async (t) => {
  const { page } = await visit(t, { context: PHONE });
  const [box] = await boxesOf(page, '檢驗');
  await page.touchscreen.tap(box.x, box.y);
  await opened(page, '檢驗', 'word');
  await settles(async () => {
    const sheet = await card(page, 'word').boundingBox();
    const word = await page.evaluate(() => {
      const { top, bottom } = [...CSS.highlights.get('jiazhu-word')][0].getBoundingClientRect();
      return { top, bottom };
    });
    assert.ok(word.top >= 0 && word.bottom <= sheet.y, JSON.stringify({ word, sheet }));
  });
  await card(page, 'word').getByRole('button', { name: /close/i }).tap();
  await closed(page);
});

test('where there are no highlights, words still open', async (t) => {
  const init = () => {
    delete window.Highlight;
    Object.defineProperty(CSS, 'highlights', { value: undefined });
  };
  const { page } = await visit(t, { init });
  await click(page, '深化');
  await opened(page, '深化', 'word');
});

test('words are reached by keys: Ctrl with → and ←', async (t) => {
  const { page } = await look(t);
  await tabToArticle(page);
  const said = () => page.locator('.jz-status').textContent();
  const walk = async (key) => {
    const place = async () => JSON.stringify([await highlighted(page, 'jiazhu-cursor'), await focused(page)]);
    const before = await place();
    await page.keyboard.press(key);
    await eventually(async () => assert.notEqual(await place(), before));
    const [cursor] = await highlighted(page, 'jiazhu-cursor');
    return cursor ?? null;
  };
  const forth = [];
  for (let steps = 0; steps < 12; steps += 1) forth.push(await walk('Control+ArrowRight'));
  const words = forth.filter((word) => word !== null);
  assert.ok(words.length >= 4, JSON.stringify(forth));
  assert.ok(forth.includes(null), 'a mark on the way gets the focus itself');
  const back = [];
  for (let steps = 0; steps < 11; steps += 1) back.push(await walk('Control+ArrowLeft'));
  assert.deepEqual(back.reverse(), forth.slice(0, 11));
  while ((await walk('Control+ArrowRight')) === null);
  const [word] = await highlighted(page, 'jiazhu-cursor');
  assert.match(await said(), new RegExp(word));
  await page.keyboard.press('Enter');
  await opened(page, word, 'word');
  await page.keyboard.press('Escape');
  await closed(page);
  await highlights(page, [word], 'jiazhu-cursor');
  const role = await page.evaluate(() => document.activeElement.shadowRoot.activeElement?.getAttribute('role'));
  assert.match(role, /doc-/, 'the focus is in the article again');
});
