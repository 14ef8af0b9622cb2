// A reading that cannot be shown: a message says what, where and what to do, and the plain article stays.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { event, visit } from '../lib/browser.mjs';
import { article } from '../lib/content.mjs';

const changed = (change) => (file) => {
  const body = Buffer.from(file);
  return { status: 200, body: change(body) ?? body };
};

const FAULTS = [
  ['a reading that is not there', () => ({ status: 404, body: 'not found' }), /404|not found/i],
  ['an error page in place of the reading', () => ({ status: 200, body: '<!doctype html><p>Sorry' }), /not a Jiazhu reading/],
  ['an empty reading', () => ({ status: 200, body: '' }), /not a Jiazhu reading|cut short|empty/],
  ['a reading cut short', changed((body) => body.subarray(0, body.length >> 1)), /cut short|damaged/],
  ['a reading of a newer format', changed((body) => void body.writeUInt16LE(999, 6)), /999[^]*update/],
  ['a damaged reading', changed((body) => void body.fill(0x55, body.length >> 1, (body.length >> 1) + 64)), /damaged|cut short/],
];

for (const [what, answer, says] of FAULTS) {
  test(`${what}: the message says so, and the article stays`, async (t) => {
    const { page } = await visit(t, { site: { answers: { '/ningbo.reading': answer } }, ready: false });
    const { detail } = await event(page, 'jiazhu-error');
    assert.match(detail.what, says);
    assert.match(detail.where, /ningbo\.reading/);
    const message = await page.getByRole('alert').innerText();
    assert.match(message, says);
    assert.match(message, /ningbo\.reading/);
    await theArticleStays(page);
  });
}

test('the promise `ready` is rejected with the same message', async (t) => {
  const answers = { '/ningbo.reading': () => ({ status: 404, body: '' }) };
  const { page } = await visit(t, { site: { answers }, ready: false });
  const message = await page.evaluate(async () => {
    await customElements.whenDefined('jiazhu-reading');
    return document.querySelector('jiazhu-reading').ready.then(() => 'ready', (error) => error.message);
  });
  assert.match(message, /ningbo\.reading/);
});

for (const file of ['reader_bg.wasm', 'reader.js', 'jiazhu.js']) {
  test(`without ${file} the article stays`, async (t) => {
    const answers = { [`/${file}`]: () => ({ status: 404, body: 'not found' }) };
    const { page } = await visit(t, { site: { answers }, ready: false });
    if (file !== 'jiazhu.js') await event(page, 'jiazhu-error');
    await theArticleStays(page);
  });
}

async function theArticleStays(page) {
  const text = await page.locator('jiazhu-reading').innerText();
  for (const block of article()) assert.ok(text.includes(block), `${block} is missing`);
  assert.ok(await page.locator('a[role="doc-glossref"]:visible', { hasText: /^兩個維護$/ }).first().isVisible());
}
