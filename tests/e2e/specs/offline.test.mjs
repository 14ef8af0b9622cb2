// The released studio without a network, and when another build comes: what one page is given is of one build, whatever happens.

import assert from 'node:assert/strict';
import { visit } from '../lib/browser.mjs';
import { buildsOf, host, isKept, looked } from '../lib/builds.mjs';
import { reads, write } from '../lib/studio.mjs';
import { test } from '../lib/test.mjs';
import { mark } from '../lib/widget.mjs';

const sheet = (page) => page.locator('textarea[name="article"]').waitFor();
const busy = (page, is) => page.waitForFunction((is) => document.querySelector('section[aria-label="Reading"]').getAttribute('aria-busy') === is, String(is));

test('after one visit the studio works without a network: it reads, explains and publishes, with the dictionary where it was used before', async (t) => {
  const builds = host();
  const { page, site } = await visit(t, { path: '/studio.html', ready: false, site: builds.site });
  await sheet(page);
  await isKept(page);
  // Of the first visit too, what is used is kept.
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  await write(page, 'article', '今天我們去看電影。', 'paste');
  await reads(page, '今天');
  await page.locator('button[name="dictionary"]').click();
  await page.locator('button[name="dictionary"]').waitFor({ state: 'detached' });

  builds.cut(() => true);
  const before = site.requests.length;
  await page.reload();
  await reads(page, '今天');
  await page.locator('button[name="new"]').click();
  await page.getByRole('button', { name: '孔乙己' }).click();
  await mark(page, '咸亨酒店').waitFor();
  await busy(page, false);
  await page.locator('button[name="dictionary"]').click();
  await page.locator('button[name="dictionary"]').waitFor({ state: 'detached' });
  const worker = await page.evaluate(() => performance.getEntriesByType('resource').some(({ name }) => name.endsWith('studio/work.js')));
  assert.ok(worker, 'the annotator was not started from the address that the service worker answers for');
  const asked = site.requests.slice(before).filter((path) => path !== '/offline.js');
  assert.deepEqual(asked, [], 'asked of the host');
});

test('a page is given one build only, with two builds, two tabs, and a network that is cut in the middle', async (t) => {
  const builds = host();
  const { page, context, site } = await visit(t, { path: '/studio.html', ready: false, site: builds.site });
  await sheet(page);
  await isKept(page);
  await page.reload();
  await sheet(page);

  // The second build comes, and the network goes before half of it is there.
  builds.renew();
  builds.cut((path) => path === '/reader.js');
  assert.equal(await looked(page), 'redundant');
  const other = await context.newPage();
  await other.goto(`${site.url}/studio.html`);
  await sheet(other);
  assert.deepEqual([await buildsOf(page), await buildsOf(other)], ['first', 'first'], 'while half of it is there');

  // Then all of it is: each page goes on with its own.
  builds.cut(() => false);
  assert.equal(await looked(page), 'installed');
  await other.reload();
  await sheet(other);
  assert.deepEqual([await buildsOf(page), await buildsOf(other)], ['first', 'first'], 'while the second waits');
  await other.locator('button[name="renew"]').click();
  await other.getByRole('alert').filter({ hasText: /another tab/ }).waitFor();
  assert.equal(await buildsOf(other), 'first', 'while another page has the first');

  // The last page that has the first asks for it; what it was writing comes along.
  await other.close();
  await write(page, 'article', '他們看電影。', 'paste');
  // What is still on its way from the first build would be asked of a network that is not there, just before the page goes.
  await reads(page, '他們');
  builds.cut(() => true);
  await page.locator('button[name="renew"]').click();
  await page.waitForFunction((second) => document.querySelector(`meta[content="${second}"]`), builds.second);
  await reads(page, '他們');
  assert.equal(await buildsOf(page), 'second');
  assert.equal(await page.evaluate(async () => (await caches.keys()).length), 1, 'the first one’s files are gone');
});
