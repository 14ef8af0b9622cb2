// Another engine: the page opens in Firefox, and its cards by click and by keyboard. Left out where there is no Firefox.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { executable, start } from '../lib/firefox.mjs';
import { serve } from '../lib/site.mjs';

const skip = executable() ? false : 'no Firefox was found: install firefox-esr, or set FIREFOX to its path';
const TERMS = [['兩個維護', 'Two Upholds'], ['最多跑一次', 'At Most One Visit']];

/** What the page says of its open card. */
const shown = () => document.querySelector('jiazhu-reading').shadowRoot.querySelector('[role="dialog"][data-kind="entry"]')?.textContent ?? '';

test('Firefox opens the reading, and its cards by click and by keyboard', { skip, timeout: 180_000 }, async (t) => {
  const site = await serve();
  t.after(() => site.close());
  const page = await start(t);
  await page.goto(`${site.url}/`);
  const reading = await page.evaluate(async () => {
    await customElements.whenDefined('jiazhu-reading');
    const widget = document.querySelector('jiazhu-reading');
    await widget.ready;
    return widget.reading;
  });
  assert.equal(reading.entries, 162);

  await t.test('by click', async () => {
    for (const [term, said] of TERMS) {
      const place = await page.evaluate((term) => {
        const marks = [...document.querySelector('jiazhu-reading').shadowRoot.querySelectorAll('a[role="doc-glossref"]')];
        const mark = marks.find((mark) => mark.textContent === term);
        mark.scrollIntoView({ block: 'center' });
        const { x, y, width, height } = mark.getClientRects()[0];
        return { x: x + width / 2, y: y + height / 2 };
      }, term);
      await page.click(place);
      await page.until(`the card of ${term}`, shown);
      assert.ok((await page.evaluate(shown)).includes(said), term);
      await page.press('Escape');
      await page.until('the card is closed', () => !document.querySelector('jiazhu-reading').shadowRoot.querySelector('[role="dialog"]'));
    }
  });

  await t.test('by keyboard', async () => {
    const focused = () => {
      const { textContent, role } = document.querySelector('jiazhu-reading').shadowRoot.activeElement ?? {};
      return { textContent, role };
    };
    await page.goto(`${site.url}/`);
    await page.evaluate(() => customElements.whenDefined('jiazhu-reading').then(() => document.querySelector('jiazhu-reading').ready));
    for (let tabs = 0; tabs < 20 && (await page.evaluate(focused)).role !== 'doc-glossref'; tabs += 1) await page.press('Tab');
    for (const [term, said] of TERMS) {
      for (let steps = 0; steps < 300 && (await page.evaluate(focused)).textContent !== term; steps += 1) await page.press('ArrowRight');
      await page.press('Enter');
      await page.until(`the card of ${term}`, shown);
      assert.ok((await page.evaluate(shown)).includes(said), term);
      await page.press('Escape');
      await page.until('the focus is back at the term', (term) => document.querySelector('jiazhu-reading').shadowRoot.activeElement?.textContent === term, term);
    }
  });
});
