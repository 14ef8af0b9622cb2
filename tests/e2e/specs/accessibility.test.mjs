// axe finds nothing in any state, and the page bends to its reader.

import assert from 'node:assert/strict';
import { violations } from '../lib/axe.mjs';
import { PHONE, shared, visit } from '../lib/browser.mjs';
import { examples } from '../lib/build.mjs';
import { golden } from '../lib/golden.mjs';
import { commonest } from '../lib/pixels.mjs';
import { reads, select, studio, write } from '../lib/studio.mjs';
import { test } from '../lib/test.mjs';
import { boxesOf, card, closed, eventually, focused, highlights, index, mark, noteSign, opened, tabToArticle } from '../lib/widget.mjs';

/** What axe takes for shown though its slot is hidden. */
const NOT_SEEN = [['jiazhu-reading > *']];

const openEntry = (page, term = '兩個維護') => mark(page, term).click().then(() => card(page).waitFor());
const openNote = (page) => noteSign(page, 'damage-2').click().then(() => card(page, 'note').waitFor());
const openWord = async (page, word = '檢驗') => {
  const [box] = await boxesOf(page, word);
  await page.mouse.click(box.x, box.y);
  await card(page, 'word').waitFor();
};
const openSettings = (page) => page.locator('.jz-tools [data-ask="settings"]').click().then(() => card(page, 'settings').waitFor());
const openNested = async (page) => {
  await openEntry(page);
  await card(page).getByRole('link', { name: '四個意識' }).first().click();
  await opened(page, 'sì gè yìshí');
};
/** What comes in by and by has its colours at the end only. */
const appeared = (page) =>
  page.evaluate(async () => {
    const { shadowRoot } = document.querySelector('jiazhu-reading');
    await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
    await Promise.all((shadowRoot ?? document).getAnimations().map((animation) => animation.finished));
  });
// axe looks at each of thousands of elements, for seconds: at the article of Ningbo and its index once, then at what has come, and in
// other windows and colours at the short example. What the slot hides is looked at as plain HTML.
const HIDDEN = ['jiazhu-reading > *'];
const INDEX = { fromShadowDom: ['jiazhu-reading', 'section[role="doc-glossary"]'] };

/** @type {[string, (page: any) => Promise<any>][]} */
const STATES = [
  ['at the index', (page) => index(page).scrollIntoViewIfNeeded()],
  ['at the start', async () => {}],
  ['with a word reached by keys', (page) => tabToArticle(page).then(() => page.keyboard.press('Control+ArrowRight'))],
  ['with a card open', openEntry],
  ['with a note open', openNote],
  ['with a word open', openWord],
  ['with a card that another led to', openNested],
  ['with the settings open', openSettings],
];
const look = shared();
for (const [at, [state, reach]] of STATES.entries()) {
  test(`axe finds nothing ${state}`, async (t) => {
    const { page } = await look(t);
    await reach(page);
    await appeared(page);
    assert.deepEqual(await violations(page, at === 0 ? [HIDDEN] : [HIDDEN, INDEX]), []);
  });
}

const openTerm = (page) => openEntry(page, '网格员');
/** @type {[object, [string, (page: any) => Promise<any>][]][]} */
const ELSEWHERE = [
  [{ colorScheme: 'dark' }, [['in dark colours', openTerm], ['in dark colours, a word open', (page) => openWord(page, '春天')]]],
  [{ forcedColors: 'active' }, [['in forced colours', openTerm]]],
  [PHONE, [['on a phone', openTerm], ['on a phone, a word open', (page) => openWord(page, '春天')], ['on a phone, the settings open', openSettings]]],
  [{ viewport: { width: 320, height: 256 } }, [['at 320 px', openTerm]]],
];
for (const [context, states] of ELSEWHERE) {
  const look = shared({ path: '/page.html', context });
  for (const [state, reach] of states) {
    test(`axe finds nothing ${state}`, async (t) => {
      examples();
      const { page } = await look(t);
      await reach(page);
      await appeared(page);
      assert.deepEqual(await violations(page, [HIDDEN]), []);
    });
  }
}

for (const [how, context] of Object.entries({ 'on a desktop': {}, 'in dark colours': { colorScheme: 'dark' }, 'on a phone': PHONE })) {
  test(`axe finds nothing in lists, tables, figures and footnotes ${how}`, async (t) => {
    const { page } = await visit(t, { path: '/gallery.html', context });
    assert.deepEqual(await violations(page, NOT_SEEN), []);
  });
}

test('axe finds nothing with the card of a term open that stands in a link', async (t) => {
  const { page } = await visit(t, { path: '/gallery.html' });
  await page.locator('jiazhu-reading a.jz-link .jz-mark[data-entry="xianzhuang"]:visible').focus();
  await page.keyboard.press('Enter');
  await opened(page, 'thread binding');
  await appeared(page);
  assert.deepEqual(await violations(page, NOT_SEEN), []);
});

test('tables without a caption have names of their own', async (t) => {
  const { page } = await visit(t, { path: '/gallery.html' });
  const names = await page.locator('jiazhu-reading .jz-table:visible').evaluateAll((tables) => tables.map((table) => table.ariaLabel));
  assert.deepEqual(names, ['Table 1', '表一　几部早期印本']);
});

for (const [how, context] of Object.entries({ 'on a desktop': {}, 'in dark colours': { colorScheme: 'dark' }, 'on a phone': PHONE })) {
  test(`axe finds nothing in the index of a series ${how}`, async (t) => {
    const { page } = await visit(t, { path: '/shelf/', context, ready: false });
    assert.deepEqual(await violations(page), []);
  });
}

for (const [how, isPhone] of Object.entries({ 'on a desktop': false, 'on a phone, in dark colours, in Chinese': true })) {
  test(`axe finds nothing in the studio ${how}`, async (t) => {
    const { page } = await studio(t, isPhone ? { path: '/studio.html?ui-lang=zh-Hant', context: { ...PHONE, colorScheme: 'dark' } } : {});
    const pane = (at) => page.locator('.st-panes button').nth(at).click();
    assert.deepEqual(await violations(page), [], 'at the start');
    await write(page, 'glossary', 'entries: [{ id: a }]');
    await write(page, 'article', '今天我們去看電影。', 'paste');
    const found = page.locator('.st-findings li[data-severity="error"]');
    await page.waitForFunction(() => document.querySelector('li[data-severity="error"]'));
    if (isPhone) await pane(2);
    await found.waitFor();
    assert.deepEqual(await violations(page), [], 'with an error');
    await write(page, 'glossary', '');
    await reads(page, '今天');
    if (isPhone) await pane(0);
    await select(page, 0, 2);
    await page.locator('button[name="explain"]').click();
    await page.locator('[data-slot="en"]').waitFor();
    await write(page, 'notes', '[{ "id": "a", "body": "一", "target": { "selector": { "type": "TextQuoteSelector", "exact": "今天" } } }]');
    await page.locator('[data-note="0"]').waitFor();
    assert.deepEqual(await violations(page, NOT_SEEN), [], 'with a card');
    await page.waitForFunction(() => document.querySelector('button[name="forget"]'));
    if (isPhone) await pane(1);
    // What comes meanwhile may move it from under a pointer.
    await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('button[name="forget"]')).click());
    await page.locator('button[name="forget-now"]').waitFor();
    // A field that is half under the bar of panes would count as small.
    await page.evaluate(() => scrollTo(0, 0));
    assert.deepEqual(await violations(page, NOT_SEEN), [], 'when it asks whether all is to be forgotten');
  });
}

test('axe finds nothing in lists, tables, figures and footnotes as plain HTML', async (t) => {
  const { page } = await visit(t, { path: '/gallery.html', ready: false, site: { without: /\.js$/ } });
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { content-visibility: visible !important }');
    document.adoptedStyleSheets.push(sheet);
  });
  assert.deepEqual(await violations(page), []);
});

test('axe finds nothing in the article as plain HTML', async (t) => {
  // axe is a script itself: the page has scripting, but its widget never arrives.
  const { page } = await visit(t, { ready: false, site: { without: /\.js$/ } });
  // What has not been seen yet has a height that is only estimated: axe would find it over what stands before it.
  await page.addStyleTag({ content: '* { content-visibility: visible !important }' });
  assert.deepEqual(await violations(page), []);
});

for (const [how, context] of Object.entries({ 'on a desktop': {}, 'in dark colours': { colorScheme: 'dark' }, 'on a phone': PHONE })) {
  test(`axe finds nothing in the sheet of an entry in plain HTML ${how}`, async (t) => {
    examples();
    const { page } = await visit(t, { path: '/page.html', ready: false, site: { without: /\.js$/ }, context: { ...context, reducedMotion: 'reduce' } });
    await page.locator('article a[href="#jiazhu-wanggeyuan"]').first().evaluate((term) => (term.scrollIntoView(), term.click()));
    await page.locator('.jz-entry:target').waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'jiazhu-wanggeyuan', 'it has the focus');
    // What lies below has a height that is only estimated, and axe would find it over what stands before it.
    assert.deepEqual(await violations(page, ['.jz-entry:not(:target)', '.jz-notes']), []);
  });
}

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

// Whole, for a change that no other test looks at is a change for who hears the card.
for (const [kind, open] of Object.entries({ entry: openEntry, word: openWord, note: openNote })) {
  test(`the card of ${kind === 'entry' ? 'an' : 'a'} ${kind} as a screen reader is told of it`, async (t) => {
    const { page } = await visit(t);
    await open(page);
    if (kind === 'word') await card(page, kind).locator('.jz-senses').waitFor();
    // Only the dictionary, which comes by itself, knows 維護 for a word: without it all parts are single characters.
    if (kind === 'entry') await card(page, kind).locator('a', { hasText: /^維護$/ }).nth(1).waitFor();
    const told = await card(page, kind).ariaSnapshot();
    assert.doesNotMatch(told, /- (paragraph|listitem|list|term|definition)$/m, 'nothing is empty');
    golden(`${kind}.aria.yaml`, told);
  });
}

/** What ariaSnapshot leaves out: what kind of term each mark is. */
const kinds = (page) =>
  page.evaluate(() => [...document.querySelector('jiazhu-reading').shadowRoot.querySelectorAll('article [aria-description]')].map((mark) => `# ${mark.textContent}: ${mark.getAttribute('aria-description')}`).join('\n'));

for (const lang of ['en', 'zh-Hans', 'zh-Hant']) {
  test(`an article, its controls and a card as a screen reader is told of them in ${lang}`, async (t) => {
    examples();
    const { page } = await visit(t, { path: '/page.html' });
    await page.evaluate((lang) => document.querySelector('jiazhu-reading').setAttribute('ui-lang', lang), lang);
    const base = page.locator('jiazhu-reading .jz');
    await eventually(async () => assert.equal(await base.getAttribute('lang'), lang));
    const told = await base.ariaSnapshot();
    await openEntry(page, '网格员');
    // The dictionary, which comes by itself, knows 网格 for a word: it stands in the entry’s parts then, not only in the other division.
    await card(page).locator('a', { hasText: /^网格$/ }).nth(1).waitFor();
    golden(`page.${lang}.aria.yaml`, [told, await kinds(page), await card(page).ariaSnapshot()].join('\n'));
  });
}

test('forced colours tell what is chosen and where the reader is, and nothing more', async (t) => {
  const { page } = await visit(t, { context: { forcedColors: 'active' } });
  await openEntry(page);
  const { rows, noted } = await page.evaluate(() => {
    const root = document.querySelector('jiazhu-reading').shadowRoot;
    const style = (element, part) => getComputedStyle(element, part);
    const colours = (elements, side, is) => {
      const by = { true: new Set(), false: new Set() };
      for (const element of elements) by[is(element)].add(style(element)[side]);
      return [[...by.true], [...by.false]];
    };
    return {
      rows: colours(root.querySelectorAll('.jz-index li'), 'borderLeftColor', (row) => row.ariaCurrent === 'true'),
      noted: [...CSS.highlights.get('jiazhu-note')].map((range) => range.getBoundingClientRect()).find(({ top, bottom }) => top > 0 && bottom < innerHeight).toJSON(),
    };
  });
  const ground = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const [chosen, others] = rows;
  assert.deepEqual(others, [ground], 'a line beside what is not chosen');
  assert.ok(chosen.length === 1 && chosen[0] !== ground, `${chosen}`);
  await page.keyboard.press('Escape');
  await closed(page);
  assert.equal(await commonest(page, noted), ground, 'a passage of a note looks selected');
});

test('opening a card takes the focus into it, by name; closing brings it back', async (t) => {
  const { page } = await visit(t);
  await mark(page, '兩個維護').focus();
  await page.keyboard.press('Enter');
  await card(page).waitFor();
  assert.equal((await focused(page)).role, 'dialog');
  await page.keyboard.press('Tab');
  assert.ok(await card(page).evaluate((card) => card.contains(card.getRootNode().activeElement)));
  await page.keyboard.press('Escape');
  await closed(page);
  assert.equal((await focused(page)).text, '兩個維護');
  const { expanded, popup } = await mark(page, '兩個維護').evaluate((element) => ({ expanded: element.ariaExpanded, popup: element.ariaHasPopup }));
  assert.deepEqual([expanded, popup], ['false', 'dialog']);
});

test('Tab goes through a card and on, and never into nothing', async (t) => {
  const { page } = await visit(t);
  await mark(page, '兩個維護').focus();
  await page.keyboard.press('Enter');
  await card(page).waitFor();
  // The card takes the focus when the browser is about to draw.
  await eventually(async () => assert.equal((await focused(page)).role, 'dialog'));
  const stops = [];
  for (let tabs = 0; tabs < 40; tabs += 1) {
    await page.keyboard.press('Tab');
    stops.push(await focused(page));
    if (stops.at(-1).tag === 'body') break;
  }
  assert.ok(stops.length >= 20, `the focus was lost after ${stops.length} stops`);
  assert.ok(stops.every(({ tag }) => ['a', 'button', 'summary'].includes(tag)), JSON.stringify(stops.map(({ tag }) => tag)));
});

test('what has the focus shows it, with enough contrast', async (t) => {
  for (const colorScheme of ['light', 'dark']) {
    const { page } = await visit(t, { context: { colorScheme } });
    await mark(page, '兩個維護').focus();
    await page.keyboard.press('ArrowRight');
    const contrast = await page.evaluate(() => {
      const root = document.querySelector('jiazhu-reading').shadowRoot;
      const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
      const light = (color) => {
        canvas.fillStyle = color;
        canvas.fillRect(0, 0, 1, 1);
        const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const ratio = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      const ground = light(getComputedStyle(document.documentElement).backgroundColor);
      const style = (element) => getComputedStyle(element);
      const again = root.querySelector('.jz-mark[data-again]');
      return {
        ring: ratio(light(style(root.activeElement).outlineColor), ground),
        line: ratio(light(style(again).textDecorationColor), ground),
        width: parseFloat(style(root.activeElement).outlineWidth),
      };
    });
    assert.ok(contrast.ring >= 3 && contrast.line >= 3 && contrast.width >= 2, `${colorScheme}: ${JSON.stringify(contrast)}`);
  }
});

test('a word that keys have reached stays reachable when the colours are forced', async (t) => {
  const { page } = await visit(t, { context: { forcedColors: 'active' } });
  await tabToArticle(page);
  await page.keyboard.press('Control+ArrowRight');
  const [word] = await page.evaluate(() => [...CSS.highlights.get('jiazhu-cursor') ?? []].map(String));
  if (word) await highlights(page, [word], 'jiazhu-cursor');
  await page.keyboard.press('Enter');
  await page.locator('[role="dialog"]').waitFor();
});

test('keys that the page or the browser needs are left alone', async (t) => {
  const { page } = await visit(t);
  await tabToArticle(page);
  const taken = await page.evaluate(() => {
    const target = document.querySelector('jiazhu-reading').shadowRoot.activeElement;
    const keys = [...'abcdefghijklmnopqrstuvwxyz0123456789', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown', 'Escape', 'F5'];
    const press = (key, more) => !target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...more }));
    return [...keys.filter((key) => press(key)), ...['ArrowLeft', 'c', 'f'].filter((key) => press(key, { metaKey: true })), ...['ArrowLeft'].filter((key) => press(key, { altKey: true }))];
  });
  assert.deepEqual(taken, []);
});
