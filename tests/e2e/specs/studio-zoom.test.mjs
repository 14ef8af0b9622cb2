// The studio at 400 % zoom: a window of 1280 by 1024 pixels has then room for 320 by 256 of the page's.

import assert from 'node:assert/strict';
import { studio, write } from '../lib/studio.mjs';
import { test } from '../lib/test.mjs';
import { mark } from '../lib/widget.mjs';

/** Runs in the page: what stands beyond the sides of the window, and which controls cannot be brought into sight. */
function beyond() {
  const wide = document.documentElement.clientWidth;
  const controls = [...document.querySelectorAll('button, textarea, select, input, a[href], summary')].filter((control) => control.checkVisibility());
  const unseen = controls.filter((control) => {
    control.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
    const { left, right, top, bottom, width, height } = control.getBoundingClientRect();
    if (width <= 1 && height <= 1) return false; // for screen readers only
    const [x, y] = [(Math.max(left, 0) + Math.min(right, wide)) / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2];
    const hit = document.elementFromPoint(x, y);
    return left < -1 || right > wide + 1 || !hit || !(control.contains(hit) || hit.contains(control));
  });
  const named = (control) => `${control.localName} ${control.getAttribute('name') ?? ''} ${control.textContent.trim().slice(0, 20)}`;
  return { sideways: document.documentElement.scrollWidth - wide, controls: controls.length > 3, unseen: unseen.map(named) };
}

const ALL = { sideways: 0, controls: true, unseen: [] };

test('at 400 % zoom nothing has to be scrolled sideways, and every control can be brought into sight', async (t) => {
  const { page } = await studio(t, { context: { viewport: { width: 320, height: 256 } } });
  assert.deepEqual(await page.evaluate(beyond), ALL, 'the start');
  await write(page, 'article', '踐行‘兩個維護’真不真？\n\n他們干什麼？兩個維護。\n', 'paste');
  await write(page, 'glossary', 'entries:\n  - { id: upholds, headword: 两个维护, forms: [从未出现], gloss: { en: the two upholds } }\n');
  await mark(page, '兩個維護').first().waitFor();
  await page.waitForFunction(() => document.querySelector('section[aria-label="Reading"]')?.getAttribute('aria-busy') === 'false');
  const panes = page.locator('.st-panes button');
  const count = await panes.count();
  assert.ok(count > 1, 'no buttons between the reading and its texts');
  for (let at = 0; at < count; at += 1) {
    await panes.nth(at).click();
    await page.waitForFunction((at) => document.querySelectorAll('.st-panes button')[at].getAttribute('aria-pressed') === 'true', at);
    assert.deepEqual(await page.evaluate(beyond), ALL, `pane ${at}`);
  }
  // The bar stays where it is, and no outline is cut off at the sides.
  await panes.nth(1).click();
  await page.waitForFunction(() => document.querySelector('textarea[name="article"]').checkVisibility());
  const seen = await page.evaluate(() => {
    const area = document.querySelector('textarea[name="article"]');
    area.focus();
    scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' });
    const cuts = [];
    for (let box = area.parentElement; box; box = box.parentElement) if (getComputedStyle(box).overflowX !== 'visible' && area.getBoundingClientRect().left - 4 < box.getBoundingClientRect().left) cuts.push(box.className);
    return { bar: document.querySelector('.st-bar').getBoundingClientRect().bottom > 0, cuts };
  });
  assert.deepEqual(seen, { bar: false, cuts: [] });
});
