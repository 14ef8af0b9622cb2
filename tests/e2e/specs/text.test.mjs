// What stands in the article, and on which characters the marks stand.

import assert from 'node:assert/strict';
import { shared } from '../lib/browser.mjs';
import { article, entries } from '../lib/content.mjs';
import { test } from '../lib/test.mjs';
import { blocks, card, index, mark, noteSign, opened } from '../lib/widget.mjs';

const look = shared();

test('the blocks hold exactly the article’s text', async (t) => {
  const { page } = await look(t);
  assert.deepEqual(await blocks(page), article());
});

test('a paragraph that is selected is copied as it was written', async (t) => {
  const { page } = await look(t);
  const paragraph = article().find((block) => block.includes('兩個維護'));
  const selected = await page.evaluate((text) => {
    const root = document.querySelector('jiazhu-reading').shadowRoot;
    const block = [...root.querySelectorAll('p[data-block]')].find((block) => block.textContent.includes(text));
    getSelection().setBaseAndExtent(block, 0, block, block.childNodes.length);
    return (root.getSelection?.() ?? getSelection()).toString();
  }, '兩個維護');
  assert.equal(selected.trim(), paragraph);
});

// The glossary cites ¶12: the page draws the numbers, and no one copies, finds or hears them.
test('each block shows the number by which the glossary cites it', async (t) => {
  const { page } = await look(t);
  const drawn = await page.locator('jiazhu-reading [data-block]:visible').evaluateAll((blocks) =>
    blocks.map((block) => {
      const { content, display } = getComputedStyle(block, '::before');
      return `${display} ${content}`;
    }),
  );
  assert.equal(drawn.length, 23);
  for (const number of drawn) assert.equal(number, 'block counter(jz-block) / ""');
});

test('each of the 162 entries has a place in the text', async (t) => {
  const { page } = await look(t);
  const ids = entries().map((entry) => entry.id);
  assert.equal(new Set(ids).size, 162);
  // A mark inside a longer one is no element of the text: its entry opens at the longer one.
  const places = new Map(await page.evaluate(async (ids) => {
    const widget = document.querySelector('jiazhu-reading');
    const places = [];
    for (const id of ids) {
      const opened = new Promise((resolve) => {
        widget.addEventListener('jiazhu-open', (event) => resolve(event.detail), { once: true });
        setTimeout(resolve, 2000);
      });
      if (await widget.open(id)) places.push([id, await opened]);
    }
    return places;
  }, ids));
  const text = article().join('\n');
  for (const id of ids) {
    const place = places.get(id);
    assert.equal(place?.id, id, `${id} did not open`);
    assert.equal([...text].slice(place.start, place.end).join(''), place.surface, id);
    assert.ok(place.end > place.start, id);
  }
});

test('no mark covers a damaged character', async (t) => {
  const { page } = await look(t);
  const surfaces = await page.locator('a[role="doc-glossref"][data-entry]:visible').allTextContents();
  assert.ok(surfaces.length >= 162);
  for (const surface of surfaces) assert.doesNotMatch(surface, /[?!痹睂W]/);
});

for (const [note, printed, proposed] of [
  ['damage-1', '?!睂W', '□”學'],
  ['damage-2', '?!痹?', '。”在1'],
]) {
  test(`the note ${note} shows ${printed} as printed and ${proposed} as proposed`, async (t) => {
    const { page } = await look(t);
    await noteSign(page, note).click();
    await card(page, 'note').waitFor();
    const text = await card(page, 'note').innerText();
    assert.ok(text.includes(printed), text);
    assert.ok(text.includes(proposed), text);
  });
}

test('a card tells what its entry says', async (t) => {
  const { page } = await look(t);
  await mark(page, '兩個維護').click();
  await opened(page, '两个维护');
  const text = await card(page).innerText();
  const parts = [
    '兩個維護', // the other script
    'liǎng gè wéihù',
    'Two Upholds',
    'Two Safeguards',
    'China Policy', // who says so
    'A Party member’s first political duty',
    '黨員的首要政治要求', // in the article's script
    'the Two Establishes (两个确立), of the resolution of November 2021', // a fact
    '四個意識', // a related term
  ];
  for (const part of parts) assert.ok(text.includes(part), `${part} is missing in:\n${text}`);
});

test('a card tells what is in doubt', async (t) => {
  const { page } = await look(t);
  await mark(page, '三個更加').click();
  await opened(page, '三个更加');
  assert.match(await card(page).innerText(), /Seven searches for the article’s slogans/);
});

test('the sources of a card are links to what they cite', async (t) => {
  const { page } = await look(t);
  await mark(page, '兩個維護').click();
  const addresses = await card(page).locator('a[href^="http"]').evaluateAll((links) => links.map((link) => link.href));
  assert.ok(addresses.includes('https://en.wikipedia.org/wiki/Two_Upholds'), addresses.join('\n'));
});

test('a card has the name of its term, and each script its language', async (t) => {
  const { page } = await look(t);
  await mark(page, '兩個維護').click();
  await page.getByRole('dialog', { name: /两个维护|兩個維護/ }).waitFor();
  assert.equal(await card(page).locator(':text-is("两个维护")').first().evaluate((e) => e.closest('[lang]').lang), 'zh-Hans');
  assert.equal(await card(page).locator(':text-is("兩個維護")').first().evaluate((e) => e.closest('[lang]').lang), 'zh-Hant');
});

test('the index lists all 162 headwords', async (t) => {
  const { page } = await look(t);
  const text = await index(page).innerText();
  for (const { headword } of entries()) assert.ok(text.includes(headword), `${headword} is not in the index`);
});

test('the index leads back to each occurrence of a term', async (t) => {
  const { page } = await look(t);
  const row = index(page).locator('li', { hasText: '最多跑一次' }).first();
  const places = row.getByRole('link');
  const seen = [];
  for (const place of await places.all()) {
    await place.click();
    const at = await page.evaluate(() => {
      const mark = document.querySelector('jiazhu-reading').shadowRoot.activeElement;
      const { top, bottom } = mark.getBoundingClientRect();
      return { text: mark.textContent, y: top + scrollY, inView: top >= 0 && bottom <= innerHeight };
    });
    assert.equal(at.text, '最多跑一次');
    assert.ok(at.inView);
    seen.push(at.y);
  }
  assert.equal(new Set(seen).size, 2, 'two occurrences, two places');
});
