// How pages lay out what they hold: the widget has a width, nothing of it juts out, and its card stands beside its term.

import assert from 'node:assert/strict';
import { visit } from '../lib/browser.mjs';
import { test } from '../lib/test.mjs';
import { mark, opened } from '../lib/widget.mjs';

const page = (style, before = '', after = '') => ({
  answers: {
    '/minimal.html': () => ({
      status: 200,
      body: `<!doctype html><html lang="zh-Hant"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>A layout</title>
        <style>body { margin: 0 } ${style}</style><script type="module" src="jiazhu.js"></script><body>${before}<jiazhu-reading src="ningbo.reading"></jiazhu-reading>${after}`,
    }),
  },
});

const LAYOUTS = {
  'a body without margins': page(''),
  'a body that is a grid': page('body { display: grid }'),
  'a grid that puts its items at the start': page('body { display: grid; place-items: start }'),
  'a grid that centres its items': page('body { display: grid; place-items: center }'),
  'a body that is a row': page('body { display: flex }'),
  'a column that centres its items': page('body { display: flex; flex-direction: column; align-items: center }'),
  'a row with something beside it': page('body { display: flex } nav { flex: 0 0 90px }', '<nav>Beside</nav>'),
  'all line heights and boxes set': page('* { box-sizing: border-box; line-height: 1 !important; margin: 0; padding: 0 }'),
  'a root that hides what juts out': page('html { overflow-x: hidden; scroll-behavior: smooth }'),
  'a page from right to left': page('html { direction: rtl }'),
  'a contained part': page('section { contain: content; position: relative; z-index: 0 }', '<section>', '</section>'),
  'a filtered part with perspective': page('section { filter: saturate(.9); perspective: 100px; will-change: transform }', '<section>', '</section>'),
  'columns that are one': page('section { columns: 1 }', '<section>', '</section>'),
  'a popover': page('section { width: 100%; height: 100%; box-sizing: border-box; margin: 0; border: 0; padding: 0; overflow: auto }', '<section popover="manual">', '</section>'),
  'a modal dialog': page('dialog { width: 100%; max-width: none; height: 100%; max-height: none; box-sizing: border-box; margin: 0; border: 0; padding: 0 }', '<dialog>', '</dialog>'),
};

for (const [name, site] of Object.entries(LAYOUTS)) {
  test(`in ${name} the widget has a width, and nothing of it juts out`, async (t) => {
    const { page } = await visit(t, { path: '/minimal.html', site, context: { viewport: { width: 1200, height: 800 } }, ready: false });
    await page.evaluate(async () => {
      document.querySelector('dialog')?.showModal();
      document.querySelector('[popover]')?.showPopover();
      await customElements.whenDefined('jiazhu-reading');
      await document.querySelector('jiazhu-reading').ready;
    });
    for (const width of [1200, 700]) {
      await page.setViewportSize({ width, height: 800 });
      await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn))));
      const { own, whole, seen } = await page.evaluate(() => ({
        own: document.querySelector('jiazhu-reading').shadowRoot.querySelector('article').getBoundingClientRect().width,
        whole: document.scrollingElement.scrollWidth,
        seen: document.scrollingElement.clientWidth,
      }));
      assert.ok(own >= 550, `the article is ${own} px wide at ${width}`);
      assert.ok(whole <= seen, `${whole - seen} px jut out at ${width}`);
    }
    // With all controls there are, too.
    await page.evaluate(() => {
      const widget = document.querySelector('jiazhu-reading');
      widget.aid = 'pinyin';
      widget.script = 'hant';
    });
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn))));
    // The pronunciation of the last word of a line may be a fraction of a pixel wider than its place; a whole one is counted.
    const juts = await page.evaluate(() => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth);
    assert.ok(juts <= 1, `${juts} px jut out with pronunciation`);
    await page.evaluate(() => (document.querySelector('jiazhu-reading').aid = 'off'));
    await mark(page, '兩個維護').click();
    await opened(page, '两个维护');
    await page.waitForFunction(() => document.querySelector('jiazhu-reading').shadowRoot.querySelector('[role=dialog][data-place=beside]'));
    const { card, lines } = await page.evaluate(() => {
      const root = document.querySelector('jiazhu-reading').shadowRoot;
      const plain = ({ left, top, right, bottom }) => ({ left, top, right, bottom });
      return { card: plain(root.querySelector('[role=dialog]').getBoundingClientRect()), lines: [...root.querySelector('[data-entry][aria-expanded=true]').getClientRects()].map(plain) };
    });
    const where = JSON.stringify({ card, lines });
    assert.ok(lines.every((line) => card.left >= line.right || card.right <= line.left || card.top >= line.bottom || card.bottom <= line.top), where);
    assert.ok(card.left >= 0 && card.top >= 0 && card.right <= 700 && card.bottom <= 800, where);
  });
}
