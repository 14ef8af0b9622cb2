// The widget and a reading on other hosts than the page, as from a CDN. A host is another port of this machine.

import assert from 'node:assert/strict';
import { event, visit, whenReady } from '../lib/browser.mjs';
import { serve } from '../lib/site.mjs';
import { test } from '../lib/test.mjs';
import { mark, opened } from '../lib/widget.mjs';

const ALLOW = { 'access-control-allow-origin': '*' };

/** A page on one host, with everything else on another that answers with `headers`. */
async function across(t, headers) {
  const cdn = await serve({ headers });
  t.after(() => cdn.close());
  const body = `<!doctype html><html lang="zh-Hant"><meta charset="utf-8"><title>A page on another host</title>
    <script type="module" src="${cdn.url}/jiazhu.js"></script>
    <jiazhu-reading src="${cdn.url}/ningbo.reading"><p>踐行‘兩個維護’真不真。</p></jiazhu-reading></html>`;
  const { page, site } = await visit(t, { path: '/page', ready: false, site: { answers: { '/page': () => ({ status: 200, body }) }, headers: { 'content-type': 'text/html; charset=utf-8' } } });
  return { page, site, cdn };
}

const files = (site) => site.requests.filter((path) => path !== '/favicon.ico').sort();

test('from a host that allows it the widget works, and asks for its own files once and for no other', async (t) => {
  const { page, site, cdn } = await across(t, ALLOW);
  await whenReady(page);
  await mark(page, '兩個維護').click();
  await opened(page, '两个维护');
  assert.deepEqual(files(site), ['/page']);
  const words = files(cdn).filter((path) => path.endsWith('.words'));
  assert.deepEqual(files(cdn), ['/jiazhu.js', '/ningbo.reading', ...words, '/reader.js', '/reader_bg.wasm', '/zh-Hant.js'].sort());
});

/** @type {[string, string, RegExp][]} */
const REFUSED = [
  ['a reading', '/ningbo.reading', /ningbo\.reading/],
  ['a wasm', '/reader_bg.wasm', /reader\.js/],
  ['a part of the program', '/reader.js', /reader\.js/],
];
for (const [what, refused, where] of REFUSED) {
  test(`${what} that its host does not allow gives a message that says so`, async (t) => {
    const { page, site } = await across(t, (path) => (path === refused ? {} : ALLOW));
    const { detail } = await event(page, 'jiazhu-error');
    assert.match(detail.what, /Access-Control-Allow-Origin/);
    assert.ok(detail.what.includes(new URL(site.url).origin), detail.what);
    assert.match(detail.where, where);
    assert.match(await page.locator('jiazhu-reading').innerText(), /踐行‘兩個維護’真不真。/);
  });
}

test('a script that its host does not allow leaves the article', async (t) => {
  const { page } = await across(t, {});
  await page.waitForTimeout(500);
  assert.match(await page.locator('jiazhu-reading').innerText(), /踐行‘兩個維護’真不真。/);
});
