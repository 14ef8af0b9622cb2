// Pages that zoom or transform themselves, and what is around a widget: the card stands beside its term all the same.

import assert from 'node:assert/strict';
import { visit } from '../lib/browser.mjs';
import { test } from '../lib/test.mjs';
import { boxesOf, closed, highlighted, settles } from '../lib/widget.mjs';

const styled = (style) => ({ answers: { '/minimal.html': (file) => ({ status: 200, body: String(file).replace('<main>', `<style>main { display: block; max-width: 900px; padding: 30px } ${style}</style><main>`) }) } });

/** Runs in the page: boxes in pixels of the window, which WebKit tells in those of the element. */
function measure() {
  const all = (element) => {
    let zoom = 1;
    for (let at = element; at; at = at.parentElement ?? at.getRootNode().host) zoom *= parseFloat(getComputedStyle(at).zoom) || 1;
    return zoom;
  };
  window.boxes = (element, rects = element.getClientRects()) => {
    const zoom = 'currentCSSZoom' in element ? 1 : all(element);
    return [...rects].map(({ left, top, right, bottom }) => {
      const [x, y] = [(x) => (x + scrollX) * zoom - scrollX, (y) => (y + scrollY) * zoom - scrollY];
      return { left: x(left), top: y(top), right: x(right), bottom: y(bottom) };
    });
  };
  window.marksAt = () => {
    const root = document.querySelector('jiazhu-reading').shadowRoot;
    const marks = [...root.querySelectorAll('[data-entry][data-anchor]')].map((element) => [element.dataset.anchor, boxes(element)[0]]);
    const inside = marks.filter(([, { left, right, top, bottom }]) => top >= 0 && bottom <= innerHeight && left >= 0 && right <= document.documentElement.clientWidth);
    const nearest = (x, y) => {
      /** @param {any[]} mark */
      const far = ([, box]) => Math.hypot((box.left + box.right) / 2 - x, (box.top + box.bottom) / 2 - y);
      return inside.toSorted((a, b) => far(a) - far(b))[0]?.[0];
    };
    const [w, h] = [innerWidth, innerHeight];
    const found = [[0, 0], [w, 0], [w / 2, h / 2], [0, h], [w, h]].map(([x, y]) => nearest(x, y));
    return [...new Set(found)].filter((anchor) => anchor !== undefined);
  };
  window.placed = (anchor) => {
    const root = document.querySelector('jiazhu-reading').shadowRoot;
    const [card, mark] = [root.querySelector('[role=dialog]'), root.querySelector(`[data-anchor="${anchor}"]`)];
    const at = ({ left, right, top, bottom }) => root.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    const [own] = boxes(card);
    return {
      card: own,
      lines: boxes(mark),
      window: { right: document.documentElement.clientWidth, bottom: innerHeight },
      // What the browser itself finds there.
      seen: boxes(mark).every((line) => line.bottom > innerHeight || mark.contains(at(line))) && card.contains(at(own)),
    };
  };
}

const CASES = [
  'html { zoom: 1.25 }',
  'body { zoom: 1.25 }',
  'main { zoom: 1.25 }',
  'html { zoom: .8 } jiazhu-reading { zoom: 1.5 }',
  'body { zoom: 2 }',
  'main { transform: scale(1.2); transform-origin: 0 0 }',
  'main { transform: translate(40px, 300px) scale(.9); contain: layout paint }',
  'html { scroll-behavior: smooth; overflow-x: hidden } body { position: relative; left: 40px; zoom: 1.1 }',
];

for (const style of CASES) {
  test(`a card beside its term, with ${style}`, async (t) => {
    const { page } = await visit(t, { path: '/minimal.html', site: styled(style) });
    await page.evaluate(measure);
    // Whoever asks for a layout before the card is on top of the page changes nothing.
    await page.evaluate(() => new MutationObserver(([{ addedNodes }]) => /** @type {any} */ (addedNodes[0])?.offsetTop).observe(document.querySelector('jiazhu-reading').shadowRoot.querySelector('.jz-cards'), { childList: true }));
    let count = 0;
    for (const scrolled of [0, 500, 1400]) {
      await page.evaluate((top) => scrollTo({ top, behavior: 'instant' }), scrolled);
      for (const anchor of await page.evaluate(() => marksAt())) {
        const [box] = await page.evaluate((anchor) => boxes(document.querySelector('jiazhu-reading').shadowRoot.querySelector(`[data-anchor="${anchor}"]`)), anchor);
        await page.mouse.click((box.left + box.right) / 2, (box.top + box.bottom) / 2);
        await page.waitForFunction(() => document.querySelector('jiazhu-reading').shadowRoot.querySelector('[role=dialog][data-place=beside]'));
        const { card, lines, window, seen } = await page.evaluate((anchor) => placed(anchor), anchor);
        const where = `mark ${anchor}, scrolled by ${scrolled}: ${JSON.stringify({ card, lines, window })}`;
        for (const line of lines) {
          assert.ok(card.left >= line.right || card.right <= line.left || card.top >= line.bottom - 1 || card.bottom <= line.top + 1, `over its term, ${where}`);
        }
        const near = lines.some((line) => Math.min(Math.abs(card.top - line.bottom), Math.abs(line.top - card.bottom)) < 20);
        assert.ok(near, `far from its term, ${where}`);
        assert.ok(card.left >= -1 && card.top >= -1 && card.right <= window.right + 1 && card.bottom <= window.bottom + 1, `out of sight, ${where}`);
        assert.ok(seen, `the browser finds something else there, ${where}`);
        await page.keyboard.press('Escape');
        await closed(page);
        count += 1;
      }
    }
    assert.ok(count >= 6, `${count} cards`);
  });
}

test('the sheet of a narrow page that is zoomed leaves its term in view and uncovered', async (t) => {
  const { page } = await visit(t, { path: '/minimal.html', site: styled('body { zoom: 1.25; margin: 0 } main { padding: 10px }'), context: { viewport: { width: 500, height: 800 } } });
  await page.evaluate(measure);
  for (const scrolled of [0, 700, 1500]) {
    await page.evaluate((top) => scrollTo({ top, behavior: 'instant' }), scrolled);
    const anchor = (await page.evaluate(() => marksAt())).at(-1);
    await page.evaluate((anchor) => document.querySelector('jiazhu-reading').shadowRoot.querySelector(`[data-anchor="${anchor}"]`).click(), anchor);
    await page.waitForFunction(() => document.querySelector('jiazhu-reading').shadowRoot.querySelector('[role=dialog][data-place^=sheet]'));
    const { seen, card, lines, window } = await page.evaluate((anchor) => placed(anchor), anchor);
    const where = JSON.stringify({ card, lines, window });
    assert.ok(seen, `covered: ${where}`);
    assert.ok(lines.every(({ top, bottom }) => top >= 0 && bottom <= window.bottom), `out of sight: ${where}`);
    assert.ok(card.bottom - card.top <= window.bottom * 0.61, `the sheet is too high: ${where}`);
    await page.keyboard.press('Escape');
    await closed(page);
  }
});

test('the word under the pointer is found on a page that is zoomed', async (t) => {
  const { page } = await visit(t, { path: '/minimal.html', site: styled('body { zoom: 1.25 }') });
  await page.evaluate(measure);
  await boxesOf(page, '深化'); // Brings it into view.
  const at = await page.evaluate(() => {
    const article = document.querySelector('jiazhu-reading').shadowRoot.querySelector('article');
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const from = walker.currentNode.data.indexOf('深化');
      if (from < 0 || walker.currentNode.parentElement.closest('a')) continue;
      const range = document.createRange();
      range.setStart(walker.currentNode, from);
      range.setEnd(walker.currentNode, from + 2);
      const [box] = boxes(article, range.getClientRects());
      return { x: (3 * box.left + box.right) / 4, y: (box.top + box.bottom) / 2 };
    }
    return null;
  });
  await page.mouse.move(at.x - 40, at.y);
  await page.mouse.move(at.x, at.y, { steps: 8 });
  await settles(async () => assert.deepEqual(await highlighted(page), ['深化']));
});

test('keys bring marks into view on a page that is zoomed', async (t) => {
  const { page } = await visit(t, { path: '/minimal.html', site: styled('body { zoom: 1.25 }') });
  await page.evaluate(measure);
  await page.evaluate(() => document.querySelector('jiazhu-reading').shadowRoot.querySelector('[data-anchor][tabindex="0"]').focus());
  for (const key of ['ArrowRight', 'ArrowLeft']) {
    for (let steps = 0; steps < 40; steps += 1) {
      await page.keyboard.press(key);
      const { top, bottom, height } = await page.evaluate(() => {
        const [{ top, bottom }] = boxes(document.querySelector('jiazhu-reading').shadowRoot.activeElement);
        return { top, bottom, height: innerHeight };
      });
      assert.ok(top >= 0 && bottom <= height, `${key} ${steps}: ${top} to ${bottom} of ${height}`);
    }
  }
});
