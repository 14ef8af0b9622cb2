// The page where scripts are off or fail: the article stays, and every entry can be reached.

import assert from 'node:assert/strict';
import { visit } from '../lib/browser.mjs';
import { article, entries } from '../lib/content.mjs';
import { test } from '../lib/test.mjs';

const WITHOUT = { context: { javaScriptEnabled: false }, ready: false };

test('without script the whole article can be read', async (t) => {
  const { page } = await visit(t, WITHOUT);
  const text = await page.locator('jiazhu-reading').innerText();
  for (const block of article()) assert.ok(text.includes(block), `${block} is missing`);
});

test('without script each entry is one link away from its term', async (t) => {
  const { page } = await visit(t, WITHOUT);
  const targets = await page
    .locator('a[role="doc-glossref"][href^="#"]:visible')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href').slice(1)));
  const explained = await page
    .locator('[role="doc-glossary"] [id]:visible')
    .evaluateAll((elements) => elements.map((element) => [element.id, element.textContent]));
  const reachable = explained.filter(([id]) => targets.includes(id)).map(([, text]) => text);
  for (const { headword } of entries()) {
    assert.ok(reachable.some((text) => text.includes(headword)), `no link leads to ${headword}`);
  }
});

test('without script a click on 兩個維護 leads to its entry', async (t) => {
  const { page } = await visit(t, WITHOUT);
  // By force: Firefox draws no frames for scripts then, by which Playwright would see that the link stands still.
  await page.locator('a[role="doc-glossref"]:visible', { hasText: /^兩個維護$/ }).first().click({ force: true });
  const target = page.locator(':target');
  assert.match(await target.innerText(), /两个维护/);
  assert.match(await target.innerText(), /Two Upholds/);
});

test('without script each block lies where the widget will lay it', async (t) => {
  const tops = (page) =>
    page.locator('jiazhu-reading [data-block]:visible').evaluateAll((blocks) =>
      blocks.map((block) => Math.round(block.getBoundingClientRect().top + scrollY)),
    );
  const plain = await tops((await visit(t, WITHOUT)).page);
  assert.equal(plain.length, article().length);
  assert.deepEqual(plain, await tops((await visit(t)).page));
});
