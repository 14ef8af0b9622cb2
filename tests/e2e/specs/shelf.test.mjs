// The shelf: a series of three texts with an index of articles and of terms, built by `jiazhu build --site`.

import assert from 'node:assert/strict';
import { visit, whenReady } from '../lib/browser.mjs';
import { test } from '../lib/test.mjs';
import { blocks, card, eventually, opened } from '../lib/widget.mjs';

const INDEX = { path: '/shelf/', ready: false };

/** Waits for a page that a click has led to. */
const arrived = (page, address) => eventually(async () => assert.match(await page.evaluate(() => location.href), address));

test('the page of the article leads to the shelf, and its index to each text', async (t) => {
  const { page } = await visit(t);
  await page.locator('.page-head a').first().click();
  await arrived(page, /\/shelf\/index\.html$/);
  const texts = page.locator('main > ul a');
  assert.deepEqual(await texts.allTextContents(), ['桃花源記', '孔乙己', '覺悟下的犧牲']);
  await texts.nth(1).click();
  await arrived(page, /\/shelf\/kongyiji\.html$/);
  await whenReady(page);
  assert.match((await blocks(page)).join(''), /^鲁迅鲁镇的酒店的格局/);
  // Whoever comes by a search engine finds the rest.
  const others = page.locator('.page-series a');
  assert.deepEqual(await others.evaluateAll((links) => links.map((link) => link.getAttribute('href'))), ['index.html', 'taohuayuan.html', 'juewu.html']);
  await others.last().click();
  await arrived(page, /\/shelf\/juewu\.html$/);
});

test('a term of the index opens its card in the text', async (t) => {
  const { page } = await visit(t, INDEX);
  await page.locator('a[href="taohuayuan.html#jiazhu-qizi"]').click();
  await arrived(page, /#jiazhu-qizi$/);
  await whenReady(page);
  await opened(page, '妻子');
  assert.match(await card(page).innerText(), /qī zǐ[^]*Wives and children/);
});

test('a term of the base is in the texts that use it, each place a link', async (t) => {
  const { page } = await visit(t, INDEX);
  const term = page.locator('dl > div').filter({ hasText: '终于' });
  assert.deepEqual(await term.locator('dd > a[lang]').allTextContents(), ['孔乙己', '覺悟下的犧牲']);
  await term.locator('a[href^="juewu.html#jiazhu-mark-"]').click();
  await arrived(page, /\/juewu\.html#jiazhu-mark-\d+$/);
  await whenReady(page);
  await page.locator('a[data-entry="zhongyu"]:visible').first().waitFor();
});

test('without script a term of the index shows its entry', async (t) => {
  const { page } = await visit(t, { ...INDEX, context: { javaScriptEnabled: false } });
  // By force: Firefox draws no frames for scripts then, by which Playwright would see that the link stands still.
  await page.locator('a[href="juewu.html#jiazhu-erlin-shijian"]').click({ force: true });
  await arrived(page, /\/juewu\.html#jiazhu-erlin-shijian$/);
  await eventually(async () => {
    const { top, height } = await page.evaluate(() => ({ top: document.querySelector(':target').getBoundingClientRect().top, height: innerHeight }));
    assert.ok(top >= 0 && top < height, `it is not in sight: ${top} of ${height}`);
  });
});

for (const [name, aid, over] of [
  ['taohuayuan', 'pinyin', 'yāo'],
  ['kongyiji', 'pinyin', 'shé'],
  ['juewu', 'zhuyin', 'ㄏㄥˋ'],
]) {
  test(`the ${aid} of ${name} is right where the text needs it`, async (t) => {
    const { page } = await visit(t, { path: `/shelf/${name}.html` });
    await page.evaluate((aid) => {
      const widget = document.querySelector('jiazhu-reading');
      widget.setAttribute('aid', aid);
      widget.setAttribute('aid-on', 'all');
    }, aid);
    await page.locator('rt:visible', { hasText: over }).first().waitFor({ state: 'attached' });
  });
}
