// The page where scripts are off or fail: the article stays, and every entry can be reached, in sight.

import assert from 'node:assert/strict';
import { visit } from '../lib/browser.mjs';
import { article, entries } from '../lib/content.mjs';
import { test } from '../lib/test.mjs';
import { eventually } from '../lib/widget.mjs';

const WITHOUT = { context: { javaScriptEnabled: false }, ready: false };

test('without script the whole article can be read, and in a page in Chinese what is said in English has its own type', async (t) => {
  const answers = { '/index.html': (file) => ({ status: 200, body: String(file).replace('<html lang="en">', '<html lang="zh-Hans">') }) };
  const { page } = await visit(t, { ...WITHOUT, site: { answers } });
  const text = await page.locator('jiazhu-reading').innerText();
  for (const block of article()) assert.ok(text.includes(block), `${block} is missing`);
  // Chinese type has an apostrophe as wide as a character.
  const [english, chinese] = await page.evaluate(() => ['dd[lang="en"] .jz-origin', 'dd .jz-gloss[lang|="zh"]'].map((part) => getComputedStyle(document.querySelector(`.jz-glossary ${part}`)).fontFamily));
  assert.match(english, /^"?Inter\b/);
  assert.match(chinese, /PingFang|Songti/);
});

test('without script each entry is one link away from its term', async (t) => {
  const { page } = await visit(t, WITHOUT);
  const targets = await page
    .locator('a[role="doc-glossref"][href^="#"]:visible')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href').slice(1)));
  const explained = await page
    .locator('[role="doc-glossary"] [id]:visible')
    .evaluateAll((elements) => elements.map((element) => [element.id, element.textContent]));
  const reachable = explained.filter(([id]) => targets.includes(id)).map(([, text]) => text);
  for (const { headword } of entries()) {
    assert.ok(reachable.some((text) => text.includes(headword)), `no link leads to ${headword}`);
  }
});

test('without script a click on 兩個維護 leads to its entry', async (t) => {
  const { page } = await visit(t, WITHOUT);
  // By force: Firefox draws no frames for scripts then, by which Playwright would see that the link stands still.
  await page.locator('a[role="doc-glossref"]:visible', { hasText: /^兩個維護$/ }).first().click({ force: true });
  const target = page.locator(':target');
  assert.match(await target.innerText(), /两个维护/);
  assert.match(await target.innerText(), /Two Upholds/);
});

test('without script each block lies where the widget will lay it', async (t) => {
  const tops = (page) =>
    page.locator('jiazhu-reading [data-block]:visible').evaluateAll((blocks) =>
      blocks.map((block) => Math.round(block.getBoundingClientRect().top + scrollY)),
    );
  const plain = await tops((await visit(t, WITHOUT)).page);
  assert.equal(plain.length, article().length);
  assert.deepEqual(plain, await tops((await visit(t)).page));
});

const TERM = 'a#jiazhu-mark-30';
const PHONE = { width: 390, height: 844 };

/** Where the page is scrolled to, and what stands where: in whole pixels, with the height of the window. No promise is waited for: Firefox keeps none without script. */
const places = (page) =>
  page.evaluate((term) => {
    const box = (element) => element && (({ top, bottom, left, right }) => ({ top: Math.round(top), bottom: Math.round(bottom), left: Math.round(left), right: Math.round(right) }))(element.getBoundingClientRect());
    const target = document.querySelector(':target');
    const at = document.querySelector(term).getClientRects()[0];
    const uncovered = document.elementFromPoint(at.x + 2, at.y + 9)?.closest('a')?.id === document.querySelector(term).id;
    return { y: Math.round(scrollY), term: box(document.querySelector(term)), target: box(target), fixed: target && getComputedStyle(target).position === 'fixed', uncovered, height: innerHeight, width: document.documentElement.clientWidth };
  }, TERM);

/** Clicks the term where it stands in the upper part of the window: not by the locator, which would scroll. */
async function clickTerm(page) {
  const at = await page.locator(TERM).evaluate((term) => {
    term.scrollIntoView({ block: 'start' });
    scrollBy(0, -100);
    const { x, y } = term.getClientRects()[0];
    return { x: x + 4, y: y + 9 };
  });
  const before = await places(page);
  await page.mouse.click(at.x, at.y);
  await page.locator(':target').first().waitFor();
  return before;
}

const close = async (page) => {
  const at = await page.locator(':target .jz-shut').evaluate((link) => (({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 }))(link.getBoundingClientRect()));
  await page.mouse.click(at.x, at.y);
  await page.locator('#jiazhu\\.closed:target').waitFor({ state: 'attached' });
};

for (const [where, viewport] of Object.entries({ 'on a desktop': { width: 1280, height: 900 }, 'in a narrow window': { width: 700, height: 900 }, 'on a phone': PHONE })) {
  test(`without script an entry stands at the bottom of the window ${where}, and neither opening nor closing it moves the page`, async (t) => {
    const { page } = await visit(t, { ...WITHOUT, context: { ...WITHOUT.context, viewport } });
    const before = await clickTerm(page);
    const open = await places(page);
    assert.ok(open.fixed);
    assert.deepEqual([open.y, open.term], [before.y, before.term], 'the page has not moved');
    assert.equal(open.target.bottom, open.height);
    assert.ok(open.target.top > open.term.bottom && open.target.left >= 0 && open.target.right <= open.width, JSON.stringify(open));
    assert.ok(open.uncovered, 'the term is in view');
    assert.match(await page.locator(':target').innerText(), /党性/);
    await close(page);
    const closed = await places(page);
    assert.deepEqual([closed.y, closed.term], [before.y, before.term], 'nor when it is closed');
    assert.equal(await page.locator('.jz-entry').evaluateAll((all) => all.filter((entry) => getComputedStyle(entry).position === 'fixed').length), 0);
  });
}

test('without script a term that has the focus stands above its sheet', async (t) => {
  const { page } = await visit(t, WITHOUT);
  await page.locator(TERM).evaluate((term) => {
    term.scrollIntoView({ block: 'start' });
    scrollBy(0, 150 - innerHeight);
  });
  const low = await places(page);
  assert.ok(low.term.top > low.height / 2, 'it is where the sheet will be');
  await page.locator(TERM).evaluate((term) => term.focus());
  await page.locator(TERM).evaluate((term) => term.click());
  await eventually(async () => {
    const open = await places(page);
    assert.ok(open.fixed && open.uncovered && open.term.top >= 0 && open.term.bottom <= open.target.top, JSON.stringify(open));
  });
});

test('without script a sheet leads to the next one, to its term’s places and to the list', async (t) => {
  const { page } = await visit(t, WITHOUT);
  await clickTerm(page);
  const follow = async (css) => {
    const link = page.locator(`:target ${css}`).first();
    const { href, x, y } = await link.evaluate((link) => {
      link.scrollIntoView({ block: 'center' });
      const { x, y, height } = link.getClientRects()[0];
      return { href: link.getAttribute('href'), x: x + 4, y: y + height / 2 };
    });
    await page.mouse.click(x, y);
    return href.slice(1);
  };
  const next = await follow('.jz-terms > a');
  await eventually(async () => assert.equal(await page.locator(':target').first().evaluate((target) => target.id), next));
  assert.ok((await places(page)).fixed);
  const place = await follow('.jz-places > a');
  assert.match(place, /^jiazhu-mark-/);
  const mark = await eventually(async () => {
    const mark = await places(page);
    assert.ok(!mark.fixed && mark.target.top >= 0 && mark.target.bottom <= mark.height, `the place is in the window, and nothing over it: ${JSON.stringify(mark)}`);
    return mark;
  });
  await clickTerm(page);
  await follow('.jz-origin > a');
  await eventually(async () => {
    const list = await places(page);
    assert.ok(!list.fixed && list.y > mark.y && list.target.top >= 0 && list.target.bottom <= list.height, `its place in the list is in the window: ${JSON.stringify(list)}`);
  });
});

test('without script a note stands at the bottom of the window, too', async (t) => {
  const { page } = await visit(t, WITHOUT);
  await page.locator('a[role="doc-noteref"]').first().evaluate((link) => link.click());
  const note = await places(page);
  assert.ok(note.fixed && note.target.bottom === note.height, JSON.stringify(note));
  await close(page);
});

/** Hosts in which nothing can be fixed in the window. */
for (const [host, style] of Object.entries({ transform: 'transform: translateZ(0)', contain: 'contain: content', 'a scroller of its own': 'height: 500px; overflow: auto; transform: scale(1)' })) {
  test(`without script an entry is in sight in a host with ${host}`, async (t) => {
    const answers = { '/index.html': (file) => ({ status: 200, body: String(file).replace('<main>', `<main style="${style}">`) }) };
    const { page } = await visit(t, { ...WITHOUT, site: { answers } });
    await clickTerm(page);
    await eventually(async () => {
      const { target, height } = await places(page);
      assert.ok(target.top >= 0 && target.bottom <= height && target.bottom - target.top > 100, JSON.stringify(target));
    });
    await close(page);
  });
}

test('without script a page that was written before there were sheets leads to the list, and a page with an older style sheet does', async (t) => {
  const before = (file) => String(file).replace(/ jz-sheets|<a class="jz-shut"[^>]*><\/a>|<span class="jz-closed"[^>]*><\/span>| tabindex="-1"|<dt id="jiazhu:[^"]*">/g, (all) => (all.startsWith('<dt') ? '<dt>' : ''));
  const unsheeted = (file) => String(file).replace(/\.jz-shut\{.*?(?=\/\*|:root)/s, '');
  /** @type {[string, string, (file: any) => string][]} */
  const olds = [
    ['an older page', '/index.html', before],
    ['an older style sheet', '/ningbo.css', unsheeted],
  ];
  for (const [what, path, old] of olds) {
    const answers = { [path]: (file) => ({ status: 200, body: old(file) }) };
    const { page } = await visit(t, { ...WITHOUT, site: { answers } });
    const { y } = await clickTerm(page);
    await eventually(async () => {
      const jumped = await places(page);
      assert.ok(!jumped.fixed && jumped.y > y && jumped.target.top >= 0 && jumped.target.top < jumped.height, `${what}: ${JSON.stringify(jumped)}`);
    });
    assert.equal(await page.locator('.jz-shut').evaluateAll((all) => all.filter((link) => link.getBoundingClientRect().width > 0).length), 0, what);
  }
});
