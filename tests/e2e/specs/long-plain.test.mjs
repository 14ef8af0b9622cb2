// A long text without script: its sections are laid out where they are seen, and nobody is led astray.

import assert from 'node:assert/strict';
import { visit } from '../lib/browser.mjs';
import { longPage } from '../lib/build.mjs';
import { test } from '../lib/test.mjs';
import { eventually } from '../lib/widget.mjs';

const open = (t) => {
  longPage();
  // The program is not to be had: what the page holds itself stays.
  return visit(t, { path: '/long.html', site: { without: /reader/ }, ready: false });
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
      assert.ok(top >= 0 && top < height, `the ${at} mark is at ${top} px of ${height}`);
    });
  }
});

test('the line that is read stays where it is while a reader goes up in a long text', async (t) => {
  const { page } = await open(t);
  await page.evaluate(() => scrollTo({ top: document.documentElement.scrollHeight / 2, behavior: 'instant' }));
  const jumps = await page.evaluate(async () => {
    const jumps = [];
    const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    await frame();
    for (let step = 0; step < 40; step += 1) {
      const block = [...document.querySelectorAll('article [data-block]')].find((block) => block.getBoundingClientRect().top > 0);
      const before = block.getBoundingClientRect().top;
      scrollBy({ top: -300, behavior: 'instant' });
      await frame();
      jumps.push(Math.abs(block.getBoundingClientRect().top - before - 300));
    }
    return jumps;
  });
  t.diagnostic(`at most ${Math.max(...jumps)} px`);
  assert.ok(Math.max(...jumps) <= 40, `it jumps by ${jumps.filter((jump) => jump > 1)} px`);
});
