// The widget on other people's pages. The pages are the examples in tests/pages/.

import assert from 'node:assert/strict';
import { visit, whenReady } from '../lib/browser.mjs';
import { article } from '../lib/content.mjs';
import { test } from '../lib/test.mjs';
import { blocks, card, closed, mark, opened } from '../lib/widget.mjs';

test('three lines of HTML are enough', async (t) => {
  const { page } = await visit(t, { path: '/minimal.html' });
  assert.deepEqual(await blocks(page), article());
  await mark(page, '兩個維護').click();
  await opened(page, '两个维护');
});

test('two widgets on one page each open their own card', async (t) => {
  const { page } = await visit(t, { path: '/several.html' });
  for (const id of ['#first', '#second']) {
    const widget = page.locator(id);
    await widget.locator('a[role="doc-glossref"][data-entry]:visible', { hasText: /^兩個維護$/ }).first().click();
    await widget.locator('[role="dialog"][data-kind="entry"]').waitFor();
    assert.equal(await card(page).filter({ visible: true }).count(), 1);
    await page.keyboard.press('Escape');
    await closed(page);
  }
});

test('a widget that is taken out and put back still works', async (t) => {
  const { page } = await visit(t, { path: '/minimal.html' });
  for (let times = 0; times < 3; times += 1) {
    await page.evaluate(() => {
      const widget = document.querySelector('jiazhu-reading');
      const place = widget.parentElement;
      widget.remove();
      place.append(widget);
    });
  }
  await whenReady(page);
  await mark(page, '兩個維護').click();
  await opened(page, '两个维护');
  assert.equal(await card(page).filter({ visible: true }).count(), 1);
  await page.keyboard.press('Escape');
  await closed(page);
});

test('a widget made by script works as one in the HTML', async (t) => {
  const { page } = await visit(t, { path: '/minimal.html' });
  await page.evaluate(() => {
    const widget = document.createElement('jiazhu-reading');
    widget.setAttribute('src', 'ningbo.reading');
    document.querySelector('jiazhu-reading').replaceWith(widget);
  });
  await whenReady(page);
  await mark(page, '最多跑一次').click();
  await opened(page, '最多跑一次');
});

test('another reading takes the place of the first when `src` changes', async (t) => {
  const { page } = await visit(t, { path: '/minimal.html' });
  await mark(page, '兩個維護').click();
  await page.evaluate(() => document.querySelector('jiazhu-reading').setAttribute('src', './ningbo.reading?again'));
  await closed(page);
  await whenReady(page);
  await mark(page, '最多跑一次').click();
  await opened(page, '最多跑一次');
});

test('nothing of the widget juts out of a page without margins', async (t) => {
  const answers = { '/minimal.html': (file) => ({ status: 200, body: String(file).replace('<main>', '<style>body { margin: 0 }</style><main>') }) };
  const { page } = await visit(t, { path: '/minimal.html', site: { answers }, context: { viewport: { width: 320, height: 800 } } });
  const jutting = async () => {
    const found = [];
    for (const width of [320, 390, 480, 700, 1000, 1060, 1200]) {
      await page.setViewportSize({ width, height: 800 });
      await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn))));
      const [whole, seen] = await page.evaluate(() => [document.scrollingElement.scrollWidth, document.scrollingElement.clientWidth]);
      if (whole > seen) found.push(`${whole - seen} px at ${width} px`);
    }
    return found;
  };
  assert.deepEqual(await jutting(), []);
  await page.locator('jiazhu-reading .jz-index-head button').click();
  assert.deepEqual(await jutting(), [], 'with the index open');
});

test('the host’s style sheet does not reach into the widget, nor the widget’s out', async (t) => {
  const { page } = await visit(t, { path: '/hostile.html' });
  const display = await mark(page, '兩個維護').evaluate((element) => getComputedStyle(element).display);
  assert.equal(display, 'inline');
  await mark(page, '兩個維護').click();
  await opened(page, '两个维护');
  const own = await page.locator('#own').evaluate((link) => getComputedStyle(link).color);
  assert.equal(own, 'rgb(0, 128, 0)');
});
