// Where cards stand, in measured boxes: never over their term, always inside what is seen of the page.

import assert from 'node:assert/strict';
import { visit } from '../lib/browser.mjs';
import { colours, commonest } from '../lib/pixels.mjs';
import { test } from '../lib/test.mjs';
import { card, closed, mark, opened, settles } from '../lib/widget.mjs';

/** Boxes of the card and of each line of the mark that is open, in the window. */
const geometry = (page) =>
  page.evaluate(() => {
    const root = document.querySelector('jiazhu-reading').shadowRoot;
    const plain = ({ left, top, right, bottom }) => ({ left, top, right, bottom });
    const { offsetLeft, offsetTop, width, height } = visualViewport;
    return {
      card: plain(root.querySelector('[role=dialog]').getBoundingClientRect()),
      lines: [...root.querySelector('[data-entry][aria-expanded=true]').getClientRects()].map(plain),
      seen: { left: offsetLeft, top: offsetTop, right: offsetLeft + width, bottom: offsetTop + height },
    };
  });

function standsWell({ card, lines, seen }, what) {
  const where = `${what}: ${JSON.stringify({ card, lines, seen })}`;
  for (const line of lines) {
    const apart = card.left >= line.right || card.right <= line.left || card.top >= line.bottom || card.bottom <= line.top;
    assert.ok(apart, `over its term, ${where}`);
  }
  const slack = 1;
  assert.ok(card.left >= seen.left - slack && card.right <= seen.right + slack, `out of sight, ${where}`);
  assert.ok(card.top >= seen.top - slack && card.bottom <= seen.bottom + slack, `out of sight, ${where}`);
}

/** The marks nearest to the corners and edges of the window, as it is scrolled. */
const extremes = (page) =>
  page.evaluate(() => {
    const root = document.querySelector('jiazhu-reading').shadowRoot;
    const marks = [...root.querySelectorAll('[data-entry]')].map((element) => /** @type {[string, DOMRect]} */ ([element.dataset.anchor, element.getClientRects()[0]]));
    const inside = marks.filter(([, { top, bottom }]) => top >= 0 && bottom <= innerHeight);
    const nearest = (x, y) => {
      const far = ([, box]) => Math.hypot((box.left + box.right) / 2 - x, (box.top + box.bottom) / 2 - y);
      return inside.toSorted((a, b) => far(a) - far(b))[0][0];
    };
    const [w, h] = [innerWidth, innerHeight];
    return [...new Set([[0, 0], [w / 2, 0], [w, 0], [0, h / 2], [w, h / 2], [0, h], [w / 2, h], [w, h]].map(([x, y]) => nearest(x, y)))];
  });

for (const [width, height] of [
  [1280, 900],
  [700, 420],
]) {
  test(`at each edge and corner of a window of ${width} × ${height} px`, async (t) => {
    const { page } = await visit(t, { context: { viewport: { width, height } } });
    for (const scrolled of [300, 900, 1500]) {
      const scroll = () => page.evaluate((top) => scrollTo({ top, behavior: 'instant' }), scrolled);
      await scroll();
      const anchors = await extremes(page);
      assert.ok(anchors.length >= 3, `${anchors.length} marks in sight`);
      for (const anchor of anchors) {
        // A card before may have moved the page, to keep its term in sight.
        await scroll();
        const box = await page.locator(`[data-anchor="${anchor}"]`).evaluate((element) => {
          const { left, top, width, height } = element.getClientRects()[0];
          return { x: left + width / 2, y: top + height / 2 };
        });
        await page.mouse.click(box.x, box.y);
        await page.locator('[role=dialog][data-place]').waitFor();
        standsWell(await geometry(page), `mark ${anchor}, scrolled by ${scrolled}`);
        await page.keyboard.press('Escape');
        await closed(page);
      }
    }
  });
}

/** A mark that stands on two lines. */
const wrapped = (page) =>
  page.evaluate(() => {
    const root = document.querySelector('jiazhu-reading').shadowRoot;
    const found = [...root.querySelectorAll('[data-entry]')].find((element) => {
      const [first, second] = element.getClientRects();
      return second && first.width > 20 && second.width > 20;
    });
    found.scrollIntoView({ block: 'center' });
    return { anchor: found.dataset.anchor, lines: [...found.getClientRects()].map(({ left, top, right, bottom }) => ({ left, top, right, bottom })) };
  });

for (const index of [0, 1]) {
  test(`a term on two lines: the card stands at line ${index + 1}, where the pointer is`, async (t) => {
    const { page } = await visit(t);
    const { lines } = await wrapped(page);
    const line = lines[index];
    await page.mouse.move((line.left + line.right) / 2, (line.top + line.bottom) / 2);
    await page.locator('[role=dialog][data-place]').waitFor();
    const at = await geometry(page);
    standsWell(at, `line ${index + 1}`);
    const rightmost = at.seen.right - 8 - (at.card.right - at.card.left);
    const wanted = Math.min(Math.max(line.left - 24, 8), rightmost);
    // The window's width may hold a scroll bar.
    assert.ok(Math.abs(at.card.left - wanted) < 20, JSON.stringify({ line, card: at.card }));
  });
}

test('with the page zoomed in by pinch, inside the part that is seen', async (t) => {
  const { page, context } = await visit(t, { context: { viewport: { width: 1000, height: 700 }, hasTouch: true, isMobile: true } });
  const session = await context.newCDPSession(page);
  await mark(page, '兩個維護').evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await session.send('Emulation.setPageScaleFactor', { pageScaleFactor: 1.4 });
  await page.waitForFunction(() => visualViewport.scale > 1.3);
  await page.evaluate(() => {
    const root = document.querySelector('jiazhu-reading').shadowRoot;
    [...root.querySelectorAll('[data-entry]')].find((element) => element.textContent === '兩個維護').click();
  });
  await opened(page, '两个维护');
  await settles(async () => standsWell(await geometry(page), 'zoomed in'));
});

test('inside a part of the page that scrolls: in sight, and with its term', async (t) => {
  const { page } = await visit(t, { path: '/scrolling.html', context: { viewport: { width: 1100, height: 800 } } });
  await mark(page, '兩個維護').click();
  await opened(page, '两个维护');
  const before = await geometry(page);
  standsWell(before, 'in the pane');
  await page.locator('#pane').evaluate((pane) => pane.scrollBy({ top: 40, behavior: 'instant' }));
  const gap = ({ card, lines }) => Math.min(Math.abs(card.top - lines.at(-1).bottom), Math.abs(lines[0].top - card.bottom));
  await settles(async () => {
    const after = await geometry(page);
    assert.ok(after.lines[0].top < before.lines[0].top - 30, 'the term has moved');
    standsWell(after, 'after the pane was scrolled');
    assert.ok(Math.abs(gap(before) - gap(after)) < 2, JSON.stringify({ before, after }));
  });
});

test('keys bring marks into view inside a part of the page that scrolls', async (t) => {
  const { page } = await visit(t, { path: '/scrolling.html', context: { viewport: { width: 1100, height: 800 } } });
  await mark(page, '兩個維護').focus();
  for (let steps = 0; steps < 30; steps += 1) {
    await page.keyboard.press(steps % 3 ? 'ArrowRight' : 'Control+ArrowRight');
  }
  await page.keyboard.press('ArrowRight');
  const { mark: box, pane } = await page.evaluate(() => {
    const plain = ({ top, bottom }) => ({ top, bottom });
    return {
      mark: plain(document.querySelector('jiazhu-reading').shadowRoot.activeElement.getBoundingClientRect()),
      pane: plain(document.querySelector('#pane').getBoundingClientRect()),
    };
  });
  assert.ok(box.top >= pane.top - 1 && box.bottom <= pane.bottom + 1, JSON.stringify({ box, pane }));
});

test('on a page that runs from right to left', async (t) => {
  const { page } = await visit(t, { path: '/right-to-left.html' });
  for (const term of ['兩個維護', '最多跑一次']) {
    await mark(page, term).click();
    await opened(page, term === '兩個維護' ? '两个维护' : term);
    standsWell(await geometry(page), term);
    await page.keyboard.press('Escape');
    await closed(page);
  }
  const direction = await page.evaluate(() => {
    const root = document.querySelector('jiazhu-reading').shadowRoot;
    return getComputedStyle(root.querySelector('article p')).direction;
  });
  assert.equal(direction, 'ltr');
});

test('at 400 % of 1280 px the card is a sheet within 320 px', async (t) => {
  const { page } = await visit(t, { context: { viewport: { width: 320, height: 256 } } });
  await mark(page, '兩個維護').click();
  await opened(page, '两个维护');
  standsWell(await geometry(page), 'zoomed to 400 %');
  const { scrollWidth } = await card(page).evaluate(({ scrollWidth }) => ({ scrollWidth }));
  assert.ok(scrollWidth <= 320, `${scrollWidth} px`);
});

// Each of these asks the browser to lay out the page, in the middle of a click if it is done there.
test('a card comes on top of the page, and gets the focus, when the browser is about to draw', async (t) => {
  const { page } = await visit(t);
  const states = await page.evaluate(async () => {
    const root = document.querySelector('jiazhu-reading').shadowRoot;
    const state = () => {
      const card = root.querySelector('[role="dialog"]');
      return { top: card.matches(':popover-open'), focus: root.activeElement === card, placed: card.dataset.place ?? null };
    };
    const added = new Promise((seen) => new MutationObserver(() => root.querySelector('[role="dialog"]') && seen(state())).observe(root, { childList: true, subtree: true }));
    root.querySelector('article a[data-entry]').click();
    const first = await added;
    await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
    return [first, state()];
  });
  assert.deepEqual(states, [
    { top: false, focus: false, placed: null },
    { top: true, focus: true, placed: 'beside' },
  ]);
});

test('a card that goes on fades out above its foot, without a bar, and has a shade at its top when it is scrolled', async (t) => {
  const { page } = await visit(t, { context: { viewport: { width: 1280, height: 520 } } });
  await mark(page, '兩個維護').click();
  await opened(page, '两个维护');
  // The room beside the text, on the edge of the left side.
  const edges = async (to) => {
    const boxes = await card(page).evaluate((card, to) => {
      card.scrollTop = to;
      const { left, top } = card.getBoundingClientRect();
      const foot = card.querySelector('.jz-origin').getBoundingClientRect().top;
      const [x, width, height] = [left + 4, 8, 2]; // Above the line of the foot.
      return { goesOn: card.scrollHeight - card.clientHeight, boxes: [top + card.clientTop, foot - height - 1].map((y) => ({ x, y, width, height })) };
    }, to);
    assert.ok(boxes.goesOn > 20, `${boxes.goesOn} px are out of sight`);
    const paper = await commonest(page, { x: boxes.boxes[0].x, y: (boxes.boxes[0].y + boxes.boxes[1].y) / 2, width: 8, height: 2 });
    // What fades into the paper differs from it by a rounding.
    const channels = (colour) => colour.match(/\d+/g).map(Number);
    const differs = (colour) => channels(colour).some((channel, at) => Math.abs(channel - channels(paper)[at]) > 2);
    return Promise.all(boxes.boxes.map(async (box) => differs(await commonest(page, box))));
  };
  await page.waitForFunction(() => getComputedStyle(document.querySelector('jiazhu-reading').shadowRoot.querySelector('[role="dialog"]')).opacity === '1');
  assert.deepEqual(await edges(0), [false, false]);
  assert.deepEqual(await edges(40), [true, false]);
  assert.deepEqual(await edges(10_000), [true, false]);
  // Whatever line the foot cuts, what is seen of it there is faint.
  for (const to of [0, 6, 12, 18]) {
    const box = await card(page).evaluate((card, to) => {
      card.scrollTop = to;
      const { left, width } = card.getBoundingClientRect();
      return { x: left + 20, y: card.querySelector('.jz-origin').getBoundingClientRect().top - 2, width: width - 60, height: 2 };
    }, to);
    const seen = (await colours(page, box)).map(([colour]) => colour.match(/\d+/g).map(Number));
    const contrast = Math.max(...seen.map(([red]) => red)) - Math.min(...seen.map(([red]) => red));
    assert.ok(contrast < 90, `${contrast} at ${to} px`);
  }
});
