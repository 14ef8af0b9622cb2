// Find, and the index to use: a panel of its own, whose program comes when it is opened first.

import assert from 'node:assert/strict';
import axe from 'axe-core';
import { PHONE, seen, visit } from '../lib/browser.mjs';
import { test } from '../lib/test.mjs';
import { card, closed, eventually, focused, mark, opened } from '../lib/widget.mjs';

const panel = (page) => page.locator('.jf');
const field = (page) => page.locator('.jf-field');
/** As a reader types it. */
const type = (page, text) => field(page).evaluate((field, text) => {
  field.focus();
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}, text);
const orderBy = (page, order) => page.locator('.jf-order').evaluate((select, order) => {
  select.value = order;
  select.dispatchEvent(new Event('change', { bubbles: true }));
}, order);
const status = async (page, expected) => eventually(async () => assert.match(await page.locator('.jf-status').innerText(), expected));
const rows = (page, kind) => page.locator(`.jf-list .jf-${kind}`);
/** What axe finds in the panel. */
const violations = async (page) => {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const panel = /** @type {any} */ ({ fromShadowDom: ['jiazhu-reading', '.jf'] });
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations } = await window.axe.run({ include: [panel] }, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 120)).join(' | ')}`);
  });
};
const fetched = (site) => site.requests.filter((path) => path.startsWith('/companion/')).sort();

test('the index filters while one types, in either script, in pinyin and in English, and leads to its places', async (t) => {
  const { page, site } = await visit(t);
  assert.deepEqual(fetched(site), [], 'nothing of it is fetched before it is used');
  await page.locator('.jz-tools [data-ask="find"]').click();
  await panel(page).waitFor();
  assert.deepEqual(fetched(site), ['/companion/ask.js', '/companion/companion.js', '/companion/companion_bg.wasm']);
  await status(page, /^162 terms$/);
  assert.equal((await focused(page)).tag, 'input');

  // The same term, however it is asked for.
  for (const [query, expected] of [
    ['两个维护', '兩個維護'], ['兩個維護', '兩個維護'], ['liǎnggewei', '兩個維護'], ['liang3ge', '兩個維護'], ['Two Upholds', '兩個維護'], ['試金石', '試金石'], ['shijinshi', '試金石'],
  ]) {
    await type(page, query);
    assert.equal(await rows(page, 'headword').first().innerText(), expected, query);
  }
  for (const nothing of ['.*', '😀', '没有这个']) {
    await type(page, nothing);
    await status(page, /^Nothing found$/);
  }
  await type(page, '试金石');
  assert.deepEqual(await violations(page), []);
  const line = await rows(page, 'place').first();
  assert.match(await line.innerText(), /試金石/);
  assert.equal(await line.locator('mark').innerText(), '試金石');
  assert.deepEqual(await rows(page, 'headword').evaluateAll((heads) => heads.map((head) => `${head.lang} ${head.textContent}`)), ['zh-Hant 試金石']);

  // A place, and the way back.
  const before = await page.evaluate(() => scrollY);
  await line.click();
  await eventually(async () => assert.equal((await focused(page)).text, '試金石'));
  assert.ok((await page.evaluate(() => scrollY)) > before);
  await page.locator('.jf-back').click();
  await eventually(async () => assert.equal(await page.evaluate(() => scrollY), before));

  // Any text, across its punctuation; where it is no term it is shown as a word is.
  await type(page, '试金石月');
  await status(page, /^Nothing found$/);
  await type(page, '真不真');
  await status(page, /other place/);
  await rows(page, 'place').first().click();
  await eventually(async () => assert.equal(await page.evaluate(() => [...(CSS.highlights.get('jiazhu-cursor') ?? [])].map(String).join()), '真不真'));

  // The order of sounds, and of kinds.
  await type(page, '');
  await orderBy(page, 'pinyin');
  const said = await rows(page, 'pinyin').evaluateAll((all) => all.slice(0, 40).map((one) => one.textContent.normalize('NFD').replace(/[^A-Za-z]/g, '').toLowerCase()));
  assert.deepEqual(said, [...said].sort());
  await orderBy(page, 'kind');
  assert.ok((await rows(page, 'term').count()) === 162 && (await page.locator('.jf-label').count()) > 5);

  await page.keyboard.press('Escape');
  assert.equal(await panel(page).count(), 0);
  assert.deepEqual((await seen(page)).violations, []);
});

test('the list is one stop of Tab with arrows, and Escape gives the focus back', async (t) => {
  const { page } = await visit(t);
  await mark(page, '兩個維護').click();
  await opened(page, '兩個維護');
  await card(page).locator('[data-ask]').focus();
  await page.keyboard.press('Enter');
  await page.locator('.jm-places').waitFor();
  await page.locator('.jm-places').focus();
  await page.keyboard.press('Enter');
  await field(page).waitFor();
  // A card leads to all places of its term.
  await eventually(async () => assert.equal((await focused(page)).tag, 'input'));
  assert.equal(await field(page).evaluate((field) => field.value), '兩個維護');
  await status(page, /term/);
  await page.keyboard.press('ArrowDown');
  assert.match((await focused(page)).text, /^兩個維護/);
  assert.equal(await page.locator('.jf-list [tabindex="0"]').count(), 1);
  await page.keyboard.press('ArrowDown');
  assert.match((await focused(page)).text, /踐行.*兩個維護/);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  assert.equal((await focused(page)).tag, 'input');
  await page.keyboard.press('Escape');
  assert.equal(await panel(page).count(), 0);
});

test('on a phone the panel is low when something has been chosen, and speaks Chinese on a Chinese page', async (t) => {
  const body = (file) => ({ status: 200, body: String(file).replace('lang="en"', 'lang="zh-CN"') });
  const { page } = await visit(t, { path: '/minimal.html', site: { answers: { '/minimal.html': body } }, context: PHONE });
  await page.locator('.jz-tools [data-ask="find"]').click();
  await status(page, /^162 个词目$/);
  assert.equal(await panel(page).getAttribute('aria-label'), '查找与索引');
  await type(page, '编办');
  await eventually(async () => assert.match(await rows(page, 'place').first().innerText(), /編辦/));
  await rows(page, 'place').first().click();
  await eventually(async () => assert.match((await focused(page)).text ?? '', /編辦/));
  const isSeenAbove = () => page.evaluate(() => {
    const root = document.querySelector('jiazhu-reading').shadowRoot;
    return root.activeElement.getBoundingClientRect().bottom <= root.querySelector('.jf').getBoundingClientRect().top;
  });
  await eventually(async () => assert.ok(await isSeenAbove(), 'the place is seen above the panel'));
  await field(page).click();
  await eventually(async () => assert.ok(await rows(page, 'term').first().isVisible()));
  await page.evaluate(() => document.querySelector('jiazhu-reading').setAttribute('theme', 'dark'));
  await eventually(async () => assert.equal(await page.evaluate(() => document.querySelector('jiazhu-reading').shadowRoot.querySelector('.jf-frame').dataset.theme), 'dark'));
  assert.deepEqual(await violations(page), [], 'in dark colours');
  await page.locator('.jf-close').click();
  await closed(page);
});

test('on a phone every place that is chosen stands above the panel, which is low then', async (t) => {
  const { page } = await visit(t, { context: PHONE });
  await page.locator('.jz-tools [data-ask="find"]').click();
  for (const [query, shown] of [['出入境', '出入境'], ['风清气正', '風清氣正'], ['例行會議', '例行會議']]) {
    await field(page).click();
    await type(page, query);
    // The list of the query before may still stand there.
    await eventually(async () => assert.equal(await rows(page, 'place').first().locator('mark').innerText(), shown));
    await rows(page, 'place').first().click();
    await eventually(async () => {
      const { top, bottom, bar } = await page.evaluate(() => {
        const root = document.querySelector('jiazhu-reading').shadowRoot;
        // What is no term has no element: it is lit.
        const lit = [...(CSS.highlights?.get('jiazhu-cursor') ?? [])][0];
        const { top, bottom } = (lit ?? root.activeElement.closest('article *')).getBoundingClientRect();
        return { top, bottom, bar: root.querySelector('.jf').getBoundingClientRect().top };
      });
      assert.ok(top > 0 && bottom <= bar && bar > 600, `${query}: ${top} to ${bottom}, the panel from ${bar}`);
    });
  }
});

test('the exact term comes first, no place twice, and what only explains itself by the query last, with that line', async (t) => {
  const { page } = await visit(t);
  await page.locator('.jz-tools [data-ask="find"]').click();
  const kinds = () => page.locator('.jf-list').evaluate((list) => [...list.children].map((row) => (row.matches('.jf-label') ? row.textContent.replace(/ .*/, '') : row.firstElementChild.className)));
  await type(page, '寧波市委編辦');
  await eventually(async () => assert.ok((await kinds()).includes('In')));
  const listed = await kinds();
  const labels = await page.locator('.jf-list .jf-label').evaluateAll((all) => all.map((label) => label.textContent));
  assert.match(labels[0], /^In the text/);
  assert.match(labels.at(-1), /^In explanations of terms · \d+$/);
  assert.equal(listed.indexOf('jf-place'), 1, 'the passage itself is the first');
  const explained = page.locator('.jf-term').last();
  assert.match(await explained.locator('.jf-rendering mark').innerText(), /宁波市委编办|寧波市委編辦/);
  // Every place once: none of those that follow lies in one of a term's.
  await type(page, 'dangyuan gongjian');
  await eventually(async () => assert.match(await rows(page, 'headword').first().innerText(), /黨員攻堅/));
  assert.equal(await page.locator('.jf-label', { hasText: 'In the text' }).count(), 0);
  await page.evaluate(() => document.querySelector('jiazhu-reading').setAttribute('ui-lang', 'zh-Hant'));
  await eventually(async () => assert.deepEqual(await page.locator('.jf-term').first().locator('.jf-rendering').evaluateAll((told) => told.map(({ lang }) => lang.slice(0, 2))), ['zh', 'en']));
});

test('what is selected is what is looked for first, in the script that is shown', async (t) => {
  const { page } = await visit(t);
  /** Selects a stretch of a block's only text node. */
  const select = (wanted) => page.evaluate((wanted) => {
    const article = document.querySelector('jiazhu-reading').shadowRoot.querySelector('article');
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    while (walker.nextNode() && !walker.currentNode.data.includes(wanted));
    const at = walker.currentNode.data.indexOf(wanted);
    getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + wanted.length);
  }, wanted);
  const begins = async (wanted) => {
    await select(wanted);
    await page.locator('.jz-tools [data-ask="find"]').click();
    await panel(page).waitFor();
    await eventually(async () => assert.equal(await field(page).evaluate((field) => field.value), wanted));
    await eventually(async () => assert.match(await rows(page, 'place').first().innerText(), new RegExp(wanted)));
    await page.keyboard.press('Escape');
    await eventually(async () => assert.equal(await panel(page).count(), 0));
  };
  await begins('兩個維護');
  await page.evaluate(() => document.querySelector('jiazhu-reading').setAttribute('script', 'hans'));
  await page.locator('a[role="doc-glossref"]:visible', { hasText: /^两个维护$/ }).first().waitFor();
  await begins('两个维护');
  // More than anybody looks for is none.
  await page.evaluate(() => {
    const block = document.querySelector('jiazhu-reading').shadowRoot.querySelectorAll('article p[data-block]')[3];
    getSelection().setBaseAndExtent(block, 0, block, block.childNodes.length);
  });
  await page.locator('.jz-tools [data-ask="find"]').click();
  await status(page, /^162 terms$/);
  assert.equal(await field(page).evaluate((field) => field.value), '');
});

test('where the panel cannot be fetched the page says so', async (t) => {
  const { page } = await visit(t, { path: '/minimal.html', site: { without: /^\/companion\// } });
  await page.locator('.jz-tools [data-ask="find"]').click();
  const alert = page.locator('jiazhu-reading [role="alert"]');
  await eventually(async () => assert.match(await alert.innerText(), /companion\/ask\.js could not be loaded .*folder must lie beside jiazhu\.js/));
});
