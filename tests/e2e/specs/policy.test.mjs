// What the page asks of the network, of the host's security policy and of the layout.

import assert from 'node:assert/strict';
import { seen, visit, whenReady } from '../lib/browser.mjs';
import { test } from '../lib/test.mjs';
import { card, mark, opened } from '../lib/widget.mjs';

const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  "require-trusted-types-for 'script'",
].join('; ');

test('a strict security policy is never violated', async (t) => {
  const { page } = await visit(t, { site: { headers: { 'content-security-policy': POLICY } } });
  await mark(page, '兩個維護').click();
  await opened(page, '两个维护');
  assert.deepEqual((await seen(page)).violations, []);
});

test('where the policy refuses WebAssembly the article stays', async (t) => {
  const headers = { 'content-security-policy': POLICY.replace(" 'wasm-unsafe-eval'", '') };
  const { page } = await visit(t, { site: { headers }, ready: false });
  // As it is copied into a policy.
  await page.getByRole('alert').getByText("'wasm-unsafe-eval'").waitFor();
  assert.ok(await page.locator('a[role="doc-glossref"]:visible', { hasText: /^兩個維護$/ }).first().isVisible());
});

test('at most 6 requests, all to the page’s own host, come before the first card', async (t) => {
  const { page, site } = await visit(t);
  await mark(page, '兩個維護').click();
  await card(page).waitFor();
  const asked = await page.evaluate(() => performance.getEntriesByType('resource').map((entry) => entry.name));
  assert.deepEqual(asked.filter((url) => !url.startsWith(`${site.url}/`)), []);
  // The icon for its tab is the browser's own wish; a page can only forbid it by breaking its security policy.
  // The words file comes after the first paint, and no card of a term waits for it.
  // What lets the address follow the card comes when it is open.
  const requests = site.requests.filter((path) => path !== '/favicon.ico' && path !== '/companion/ask.js' && !path.endsWith('.words'));
  assert.ok(requests.length <= 6, requests.join('\n'));
  assert.equal(new Set(requests).size, requests.length, `asked for twice: ${requests.join('\n')}`);
});

for (const [what, viewport] of [
  ['a desktop', { width: 1280, height: 900 }],
  ['a phone', { width: 390, height: 844 }],
]) {
  test(`nothing moves on ${what} when the widget takes over`, async (t) => {
    const { page } = await visit(t, { context: { viewport }, shift: true });
    await page.waitForTimeout(500);
    assert.equal((await seen(page)).shift, 0);
  });
}

test('what is read stays where it is when the widget comes late', async (t) => {
  let release;
  const late = new Promise((done) => (release = done));
  const { page } = await visit(t, { ready: false, site: { answers: { '/ningbo.reading': async (file) => (await late, { status: 200, body: file }) } } });
  await page.evaluate(() => scrollTo({ top: 800, behavior: 'instant' }));
  release();
  await whenReady(page);
  assert.equal(await page.evaluate(() => scrollY), 800);
});

test('nothing is stored before the reader does something', async (t) => {
  const { page, context } = await visit(t);
  const stored = await page.evaluate(async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length]);
  assert.deepEqual(stored, [0, 0, 0]);
  assert.deepEqual(await context.cookies(), []);
});
