// The single page: opened from a disk, it works as the site does, with nothing beside it.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { seen, visit } from '../lib/browser.mjs';
import { examples } from '../lib/build.mjs';
import { article } from '../lib/content.mjs';
import { fromClone } from '../lib/site.mjs';
import { test } from '../lib/test.mjs';
import { blocks, mark, opened } from '../lib/widget.mjs';

/** Every address that the page asked for, but for its own. */
async function asked(page) {
  const entries = await page.evaluate(() => performance.getEntriesByType('resource').map((entry) => entry.name));
  const own = (await page.url()).split('#')[0];
  return [...entries, ...page.requests].filter((url) => !url.startsWith('data:') && !url.startsWith('blob:') && url !== own);
}

async function open(t, file) {
  const { page, context } = await visit(t, { path: 'about:blank', ready: false, shift: true });
  page.requests = [];
  // WebDriver tells of no requests: there the page’s own entries must do.
  context.on?.('request', (request) => page.requests.push(request.url()));
  await page.goto(pathToFileURL(file).href);
  await page.evaluate(() => document.querySelector('jiazhu-reading').ready);
  return page;
}

test('standalone.html works from a file and asks for no other', async (t) => {
  const page = await open(t, fromClone('dist/standalone.html'));
  assert.deepEqual(await blocks(page), article());
  for (const term of ['兩個維護', '最多跑一次']) {
    await mark(page, term).click();
    await opened(page, term);
    await page.keyboard.press('Escape');
  }
  assert.deepEqual(await asked(page), []);
  assert.deepEqual((await seen(page)).violations, []);
  assert.equal((await seen(page)).shift, 0);
});

test('the tool makes such a page of any article, in Simplified characters too', async (t) => {
  const page = await open(t, join(examples(), 'standalone.html'));
  assert.equal(await page.title(), '巷子里的垃圾分类');
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'zh-Hans');
  await mark(page, '网格员').click();
  await opened(page, '网格员');
  await page.keyboard.press('Escape');
  assert.deepEqual(await asked(page), []);
  assert.equal((await seen(page)).shift, 0);
});
