// A reading that cannot be shown: a message says what, where and what to do, and the plain article stays.

import assert from 'node:assert/strict';
import { PHONE, event, visit, whenReady } from '../lib/browser.mjs';
import { card, closed, mark } from '../lib/widget.mjs';
import { article } from '../lib/content.mjs';
import { test } from '../lib/test.mjs';

const changed = (change) => (file) => {
  const body = Buffer.from(file);
  return { status: 200, body: change(body) ?? body };
};

/** @type {[string, (file: Buffer) => { status: number, body: string | Buffer }, RegExp][]} */
const FAULTS = [
  ['a reading that is not there', () => ({ status: 404, body: 'not found' }), /404|not found/i],
  ['an error page in place of the reading', () => ({ status: 200, body: '<!doctype html><p>Sorry' }), /web page, no reading/],
  ['an empty reading', () => ({ status: 200, body: '' }), /not a Jiazhu reading|cut short|empty/],
  ['a reading cut short', changed((body) => body.subarray(0, body.length >> 1)), /cut short|damaged/],
  ['a reading of a newer format', changed((body) => void body.writeUInt16LE(999, 6)), /999[^]*update/],
  ['a reading that says it is longer than any that is opened', changed((body) => void body.writeUInt32LE((256 << 20) + 1, 8)), /257 MiB.*at most 256 MiB/],
  ['a reading that is longer than it says', changed((body) => void body.writeUInt32LE(1000, 8)), /damaged/],
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

/** A page whose element has nothing in it. */
const bare = { '/minimal.html': (file) => ({ status: 200, body: String(file).replace(/>\s*<p>.*<\/p>\s*</, '><') }) };

test('where the page has no article the message speaks of none, and nothing is awaited any more', async (t) => {
  const answers = { ...bare, '/ningbo.reading': () => ({ status: 404, body: '' }) };
  const { page } = await visit(t, { path: '/minimal.html', site: { answers }, ready: false });
  await event(page, 'jiazhu-error');
  assert.match(await page.getByRole('alert').innerText(), /^The annotated reading cannot be shown\.\s+The host answered 404/);
  assert.equal(await page.getByText('on its way').isVisible(), false);
});

test('an element without an article says meanwhile that its reading is on its way', async (t) => {
  let send;
  const asked = new Promise((asked) => (send = asked));
  const answers = { ...bare, '/ningbo.reading': (file) => asked.then(() => ({ status: 200, body: file })) };
  const { page } = await visit(t, { path: '/minimal.html', site: { answers }, ready: false });
  const waiting = page.getByText('The reading is on its way');
  await waiting.waitFor();
  send();
  await whenReady(page);
  assert.equal(await waiting.isVisible(), false);
});

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

test('a wasm that is cut short leaves the article', async (t) => {
  const answers = { '/reader_bg.wasm': changed((body) => body.subarray(0, body.length >> 1)) };
  const { page } = await visit(t, { site: { answers }, ready: false });
  assert.match((await event(page, 'jiazhu-error')).detail.what, /could not be started/);
  await theArticleStays(page);
});

for (const [what, fail] of [
  // As after an extension of the browser that rewrites the page under the widget.
  ['panics', () => (Node.prototype.insertBefore = () => { throw new Error('the test forbids it') })],
  // As where it runs out of memory.
  ['traps', () => window.dispatchEvent(new ErrorEvent('error', { error: trap() }))],
]) {
  test(`a program that ${what} gives the article back, and says so`, async (t) => {
    const { page } = await visit(t, { throws: /./ });
    await page.evaluate(`window.trap = ${trap}; (${fail})()`);
    await mark(page, '兩個維護').click().catch(() => {});
    const { detail } = await event(page, 'jiazhu-error');
    assert.match(detail.what, /program failed.*Load the page again/);
    assert.match(await page.getByRole('alert').innerText(), /program failed/);
    await theArticleStays(page);
  });
}

/** The error of a trap in the widget’s own wasm. */
function trap() {
  const error = new WebAssembly.RuntimeError('unreachable');
  error.stack = 'RuntimeError: unreachable\n    at http://host/reader_bg.wasm:wasm-function[1]:0x2';
  return error;
}

async function theArticleStays(page) {
  const text = await page.locator('jiazhu-reading').innerText();
  for (const block of article()) assert.ok(text.includes(block), `${block} is missing`);
  assert.ok(await page.locator('a[role="doc-glossref"]:visible', { hasText: /^兩個維護$/ }).first().isVisible());
}

test('a companion that is not there is asked for once, not by each card', async (t) => {
  const { page, site } = await visit(t, { site: { answers: { '/companion/ask.js': () => ({ status: 404, body: '' }) } }, context: { viewport: PHONE.viewport } });
  for (const term of ['兩個維護', '四個意識', '兩個維護']) {
    await mark(page, term).first().click();
    await card(page).waitFor();
    await page.keyboard.press('Escape');
    await closed(page);
  }
  assert.deepEqual(site.requests.filter((path) => path.includes('companion')), ['/companion/ask.js']);
});
