// axe finds nothing in any state, and the page bends to its reader.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import axe from 'axe-core';
import { PHONE, visit } from '../lib/browser.mjs';
import { card, index, mark, noteSign } from '../lib/widget.mjs';

async function violations(page) {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations } = await window.axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] });
    return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 120)).join(' | ')}`);
  });
}

const openEntry = (page) => mark(page, '兩個維護').click().then(() => card(page).waitFor());
const STATES = [
  ['at the start', {}, async () => {}],
  ['with a card open', {}, openEntry],
  ['with a note open', {}, (page) => noteSign(page, 'damage-2').click().then(() => card(page, 'note').waitFor())],
  ['at the index', {}, (page) => index(page).scrollIntoViewIfNeeded()],
  ['in dark colours', { colorScheme: 'dark' }, openEntry],
  ['on a phone', PHONE, openEntry],
];

for (const [state, context, reach] of STATES) {
  test(`axe finds nothing ${state}`, async (t) => {
    const { page } = await visit(t, { context });
    await reach(page);
    assert.deepEqual(await violations(page), []);
  });
}

test('axe finds nothing in the article as plain HTML', async (t) => {
  // axe is a script itself: the page has scripting, but its widget never arrives.
  const { page } = await visit(t, { ready: false, without: /\.js$/ });
  assert.deepEqual(await violations(page), []);
});

test('nothing is animated for a reader who asked for less motion', async (t) => {
  const { page } = await visit(t, { context: { reducedMotion: 'reduce' } });
  await openEntry(page);
  const running = await page.evaluate(() => document.getAnimations().map((animation) => animation.effect.getComputedTiming().duration));
  assert.deepEqual(running.filter((duration) => duration > 1), []);
  const { transition, scroll } = await card(page).evaluate((element) => ({
    transition: getComputedStyle(element).transitionDuration,
    scroll: getComputedStyle(document.documentElement).scrollBehavior,
  }));
  assert.ok(parseFloat(transition) <= 0.001, transition);
  assert.equal(scroll, 'auto');
});

for (const open of [false, true]) {
  test(`at 320 px nothing needs scrolling sideways${open ? ', a card open' : ''}`, async (t) => {
    const { page } = await visit(t, { context: { viewport: { width: 320, height: 640 } } });
    if (open) await openEntry(page);
    const width = await page.evaluate(() => document.scrollingElement.scrollWidth);
    assert.ok(width <= 320, `${width} px`);
    if (!open) return;
    const box = await card(page).boundingBox();
    assert.ok(box.x >= 0 && box.x + box.width <= 320, JSON.stringify(box));
  });
}

test('the spacing that a reader sets for text hides nothing', async (t) => {
  // WCAG 1.4.12.
  const { page } = await visit(t, { context: { viewport: { width: 390, height: 844 } } });
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }');
    document.adoptedStyleSheets.push(sheet);
    const root = document.querySelector('jiazhu-reading').shadowRoot;
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  });
  await openEntry(page);
  assert.ok((await page.evaluate(() => document.scrollingElement.scrollWidth)) <= 390);
});

test('forced colours leave marks and focus visible', async (t) => {
  const { page } = await visit(t, { context: { forcedColors: 'active' } });
  const { line } = await mark(page, '兩個維護').evaluate((element) => {
    const style = getComputedStyle(element);
    return { line: `${style.textDecorationLine} ${style.borderBottomStyle}` };
  });
  assert.notEqual(line, 'none none');
});
