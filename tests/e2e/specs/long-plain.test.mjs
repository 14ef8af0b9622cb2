// A long text without script: its sections are laid out where they are seen, and nobody is led astray.

import assert from 'node:assert/strict';
import { visit, whenReady } from '../lib/browser.mjs';
import { longPage } from '../lib/build.mjs';
import { jumps } from '../lib/jumps.mjs';
import { test } from '../lib/test.mjs';
import { eventually } from '../lib/widget.mjs';

const open = (t, context = {}) => {
  longPage();
  // The program is not to be had: what the page holds itself stays.
  return visit(t, { path: '/long.html', site: { without: /reader/ }, ready: false, context });
};

test('a link in a long plain text leads to its place, also where the sections between have not been seen', async (t) => {
  const { page } = await open(t);
  for (const at of ['last', 'middle', 'first']) {
    await page.evaluate((at) => {
      const marks = [...document.querySelectorAll('[id^=jiazhu-mark-]')];
      location.hash = (at === 'first' ? marks[0] : at === 'last' ? marks[marks.length - 1] : marks[marks.length >> 1]).id;
    }, at);
    await eventually(async () => {
      const { top, height } = await page.evaluate(() => {
        const { top } = document.querySelector(location.hash).getBoundingClientRect();
        return { top, height: innerHeight };
      });
      assert.ok(top > -1 && top < height, `the ${at} mark is at ${top} px of ${height}`);
    });
  }
});

test('the line that is read stays where it is while a reader goes up in a long text', async (t) => {
  const { page } = await open(t);
  const all = await jumps(page, { steps: 40, plain: true });
  t.diagnostic(`at most ${Math.max(...all)} px`);
  // An engine without scroll anchoring (WebKit) shows what a height was foreseen wrong by: a line or two.
  assert.ok(Math.max(...all) <= 80, `it jumps by ${all.filter((jump) => jump > 1)} px`);
});

for (const width of [1280, 390]) {
  test(`the heights of sections are foreseen in a window of ${width} px`, async (t) => {
    const { page } = await open(t, { viewport: { width, height: 844 } });
    const { foreseen, real } = await page.evaluate(() => {
      // What is near has its own height, and the last one ends anywhere.
      const far = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('.jz-section')].slice(6, -1));
      const heights = () => far.map((section) => section.getBoundingClientRect().height);
      const foreseen = heights();
      for (const section of far) section.style.contentVisibility = 'visible';
      const real = heights();
      return { foreseen, real };
    });
    const sum = (heights) => heights.reduce((sum, height) => sum + height, 0);
    const off = sum(foreseen) / sum(real) - 1;
    const most = Math.max(...foreseen.map((height, at) => Math.abs(height / real[at] - 1)));
    t.diagnostic(`${foreseen.length} sections: ${(100 * off).toFixed(2)} % off, one of them ${(100 * most).toFixed(2)} %`);
    assert.ok(foreseen.length > 10 && foreseen.some((height, at) => Math.abs(height - real[at]) > 1), 'they have been laid out');
    assert.ok(Math.abs(off) < 0.02, `foreseen ${sum(foreseen)}, real ${sum(real)}`);
  });
}

test('the browser finds words in a section that nobody has seen', async (t) => {
  const { page } = await open(t);
  const isFound = await page.evaluate(() => {
    const last = [...document.querySelectorAll('article [data-block]')].at(-1).textContent.slice(-14);
    // From the end on: Firefox goes backwards, but not round.
    getSelection().collapse(document.body, document.body.childNodes.length);
    return /** @type {any} */ (window).find(last, true, true);
  });
  assert.ok(isFound, 'the words are not found');
  await eventually(async () => {
    const y = await page.evaluate(() => scrollY);
    assert.ok(y > 10_000, `found, and not shown: ${y} px`);
  });
});

test('what is read in a long text stays where it is when the widget takes over', async (t) => {
  longPage();
  let release;
  const late = new Promise((done) => (release = done));
  const { page } = await visit(t, { path: '/long.html', ready: false, site: { answers: { '/long.reading': async (file) => (await late, { status: 200, body: file }) } } });
  // In the middle of a block: that it begins where it began can be no chance.
  const before = await page.evaluate(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    scrollTo({ top: document.querySelector('article').getBoundingClientRect().height / 2, behavior: 'instant' });
    await frame();
    const block = [...document.querySelectorAll('article [data-block]')].find((block) => block.getBoundingClientRect().bottom > 0);
    return { number: block.getAttribute('data-block'), top: block.getBoundingClientRect().top };
  });
  release();
  await whenReady(page);
  const after = await page.evaluate((number) => document.querySelector('jiazhu-reading').shadowRoot.querySelector(`[data-block="${number}"]`).getBoundingClientRect().top, before.number);
  assert.ok(Math.abs(after - before.top) < 1, `block ${before.number}: ${before.top} px, then ${after}`);
});
