// The single page: opened from a disk, it works as the site does, with nothing beside it.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { visit } from '../lib/browser.mjs';
import { article } from '../lib/content.mjs';
import { fromClone } from '../lib/site.mjs';
import { blocks, mark, opened } from '../lib/widget.mjs';

test('standalone.html works from a file and asks for no other', async (t) => {
  const { page } = await visit(t, { path: pathToFileURL(fromClone('dist/standalone.html')).href });
  assert.deepEqual(await blocks(page), article());
  for (const term of ['兩個維護', '最多跑一次']) {
    await mark(page, term).click();
    await opened(page, term);
    await page.keyboard.press('Escape');
  }
  const asked = await page.evaluate(() => performance.getEntriesByType('resource').map((entry) => entry.name));
  assert.deepEqual(asked.filter((url) => !url.startsWith('data:') && !url.startsWith('blob:')), []);
});
