// Pages with a header that stays at the top: what a reader goes to is not under it.

import assert from 'node:assert/strict';
import { visit } from '../lib/browser.mjs';
import { test } from '../lib/test.mjs';
import { card, closed, index, marks, eventually } from '../lib/widget.mjs';

const HEADER = 90;

/** The page of the least that shows a reading, or that of Ningbo, under a header. */
const headed = (style, file = '/minimal.html') => ({
  answers: {
    [file]: (bytes) => {
      const header = `<style>#header { position: fixed; inset: 0 0 auto; height: ${HEADER}px; background: gold } ${style}</style><div id="header">A header</div>`;
      return { status: 200, body: String(bytes).replace('<main>', `${header}<main style="max-width: 800px; padding-top: ${HEADER + 20}px">`) };
    },
  },
});
const KEPT_CLEAR = { '--jiazhu-top': `jiazhu-reading { --jiazhu-top: ${HEADER}px }`, 'scroll-padding-top': `html { scroll-padding-top: ${HEADER}px }` };

/** The part of the window that something is seen in. */
const spanOf = (locator) => locator.evaluate((element) => {
  const { top, bottom } = element.getBoundingClientRect();
  return { top, bottom, height: innerHeight };
});
async function inSight(locator, what) {
  await eventually(async () => {
    const { top, bottom, height } = await spanOf(locator);
    assert.ok(top >= HEADER && bottom <= height, `${what}: ${top} to ${bottom}`);
  });
}

for (const [name, style] of Object.entries(KEPT_CLEAR)) {
  test(`with ${name}, places that the index and cards lead to are clear of the header`, async (t) => {
    const { page } = await visit(t, { path: '/minimal.html', site: headed(style) });
    await index(page).locator('.jz-index-head button').click();
    // From the end of the page upwards, so that each place comes in at the top.
    for (const visit of ['9', '4', '1']) {
      await page.evaluate(() => scrollTo({ top: 4000, behavior: 'instant' }));
      await page.evaluate((mark) => document.querySelector('jiazhu-reading').shadowRoot.querySelector(`.jz-index [data-visit="${mark}"]`).click(), visit);
      await inSight(page.locator('jiazhu-reading [role=doc-glossref]:focus').first(), `place ${visit}`);
    }
  });

  test(`with ${name}, links of the page and the keys lead to what is clear of the header`, async (t) => {
    const { page } = await visit(t, { path: '/minimal.html', site: headed(style) });
    for (const [hash, selector] of [['#jiazhu-mark-6', '[data-anchor][tabindex="0"]'], ['#jiazhu-liang-ge-weihu', '[aria-expanded=true]']]) {
      await page.evaluate(() => scrollTo({ top: 4000, behavior: 'instant' }));
      await page.evaluate((hash) => void (location.hash = hash), hash);
      await inSight(page.locator(`jiazhu-reading ${selector}`).first(), hash);
      await page.evaluate(() => document.querySelector('jiazhu-reading').close());
      await closed(page);
    }
    const notes = await page.evaluate(() => [...document.querySelector('jiazhu-reading').shadowRoot.querySelectorAll('article [data-note]')].map((note) => note.dataset.note));
    await page.evaluate(() => scrollTo({ top: 6000, behavior: 'instant' }));
    await page.evaluate((note) => void (location.hash = `#jiazhu-note-${note}`), notes[0]);
    await inSight(page.locator(`jiazhu-reading [data-note="${notes[0]}"]`).first(), 'a note');
    await page.keyboard.press('Escape');
    await closed(page);

    // Upwards with the keys, mark by mark and word by word.
    await page.evaluate(() => {
      const root = document.querySelector('jiazhu-reading').shadowRoot;
      root.querySelector('[data-anchor="30"]').click();
    });
    await card(page).first().waitFor();
    await page.keyboard.press('Escape');
    await closed(page);
    for (let steps = 0; steps < 25; steps += 1) {
      await page.keyboard.press('ArrowLeft');
      const { top } = await page.evaluate(() => {
        const { top } = document.querySelector('jiazhu-reading').shadowRoot.activeElement.getBoundingClientRect();
        return { top };
      });
      assert.ok(top >= HEADER, `step ${steps}: ${top}`);
    }
  });

  test(`with ${name}, a card is not placed over the header`, async (t) => {
    const { page } = await visit(t, { path: '/minimal.html', site: headed(style), context: { viewport: { width: 1000, height: 520 } } });
    for (const anchor of [3, 8, 12]) {
      // The term low in the window: its card goes above it.
      await page.evaluate((anchor) => {
        const mark = document.querySelector('jiazhu-reading').shadowRoot.querySelector(`[data-anchor="${anchor}"]`);
        scrollBy({ top: mark.getBoundingClientRect().bottom - innerHeight + 20, behavior: 'instant' });
        mark.click();
      }, anchor);
      await page.waitForFunction(() => document.querySelector('jiazhu-reading').shadowRoot.querySelector('[role=dialog][data-place=beside]'));
      const { top } = await spanOf(page.locator('jiazhu-reading [role=dialog]'));
      assert.ok(top >= HEADER, `${anchor}: ${top}`);
      await page.keyboard.press('Escape');
      await closed(page);
    }
  });
}

test('the index beside the article stays clear of the header', async (t) => {
  const { page } = await visit(t, { path: '/minimal.html', site: { answers: { '/minimal.html': (file) => ({ status: 200, body: String(file).replace('<main>', `<style>${KEPT_CLEAR['--jiazhu-top']}</style><main>`) }) } } });
  await page.evaluate(() => scrollTo({ top: 900, behavior: 'instant' }));
  const { top, bottom, height } = await spanOf(index(page));
  assert.ok(top >= HEADER && bottom <= height, `${top} to ${bottom}`);
});

test('without script, links of the plain article lead to what is clear of the header', async (t) => {
  const { page } = await visit(t, { path: '/', site: { ...headed(KEPT_CLEAR['--jiazhu-top'], '/index.html'), without: /jiazhu\.js/ }, ready: false, throws: /./ });
  for (const hash of ['jiazhu-liang-ge-weihu', 'jiazhu-mark-6']) {
    await page.evaluate((hash) => void (location.hash = hash), hash);
    await eventually(async () => {
      const { top, height } = await spanOf(page.locator(`[id="${hash}"]`).first());
      assert.ok(top >= HEADER && top < height, `${hash}: ${top}`);
    });
  }
});

test('a page without a fixed header has all its window', async (t) => {
  const { page } = await visit(t, { path: '/minimal.html' });
  await page.evaluate(() => scrollTo({ top: 4000, behavior: 'instant' }));
  await page.evaluate(() => void (location.hash = '#jiazhu-mark-6'));
  await eventually(async () => {
    const { top } = await spanOf(page.locator('jiazhu-reading [data-anchor][tabindex="0"]').first());
    assert.ok(top > 0 && top < HEADER, `${top}`);
  });
  assert.ok((await marks(page, '兩個維護').count()) > 0);
});
