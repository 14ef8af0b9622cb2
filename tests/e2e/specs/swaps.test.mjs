// Pages that put their content in the place of what was there, as many do by innerHTML: nothing of a widget stays behind.

import assert from 'node:assert/strict';
import { visit, whenReady } from '../lib/browser.mjs';
import { test } from '../lib/test.mjs';
import { mark, opened } from '../lib/widget.mjs';

/** Runs before the page's own scripts: counts what listens. A listener that is given twice is one. */
function count() {
  const kept = new Map();
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  const key = (type, options) => `${type} ${typeof options === 'boolean' ? options : Boolean(options?.capture)}`;
  const of = (target) => kept.get(target) ?? kept.set(target, new Map()).get(target);
  const change = (target, type, listener, options, change) => {
    if (!listener) return;
    const listeners = of(target);
    const name = key(type, options);
    if (!listeners.has(name)) listeners.set(name, new Set());
    listeners.get(name)[change](listener);
  };
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    change(this ?? window, type, listener, options, 'add');
    return addEventListener.call(this ?? window, type, listener, options);
  };
  EventTarget.prototype.removeEventListener = function (type, listener, options) {
    change(this ?? window, type, listener, options, 'delete');
    return removeEventListener.call(this ?? window, type, listener, options);
  };
  window.listening = () => {
    const found = {};
    for (const [target, listeners] of kept) {
      for (const [name, set] of listeners) {
        const what = `${target.constructor.name} ${name}`;
        if (set.size) found[what] = (found[what] ?? 0) + set.size;
      }
    }
    return found;
  };
}

/** Tens of swaps: one listener that stays is twenty, and seen. */
const TENS = 2;

test('after many swaps by innerHTML no listener stays', async (t) => {
  const { page } = await visit(t, { path: '/minimal.html', init: count });
  const swap = (times) =>
    page.evaluate(async (times) => {
      const place = document.querySelector('main');
      for (; times > 0; times -= 1) {
        place.innerHTML = '<jiazhu-reading src="ningbo.reading"></jiazhu-reading>';
        const widget = place.firstElementChild;
        await widget.ready;
        // Each has been used: pointed at, opened, its index shown.
        const root = widget.shadowRoot;
        root.querySelector('[data-entry]').dispatchEvent(new PointerEvent('pointermove', { bubbles: true, composed: true, clientX: times, clientY: 40 }));
        if (times % 5 === 0) await widget.open('liang-ge-weihu');
      }
      place.innerHTML = '<p>Nothing.</p>';
    }, times);
  const rest = () =>
    page.evaluate(async () => {
      // Longer than an element may take to come back.
      await new Promise((done) => setTimeout(done, 5600));
      return listening();
    });
  await swap(1);
  const before = await rest();
  assert.ok(Object.keys(before).length > 0, 'something listens at all');
  for (let tens = 0; tens < TENS; tens += 1) await swap(10);
  assert.deepEqual(await rest(), before);
  await page.evaluate(() => (document.querySelector('main').innerHTML = '<jiazhu-reading src="ningbo.reading"></jiazhu-reading>'));
  await whenReady(page);
  await mark(page, '兩個維護').click();
  await opened(page, '两个维护');
});
