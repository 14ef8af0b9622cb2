// A long text: 50,000 characters, made by the command line tool. Its sections are plain text until they come near.

import assert from 'node:assert/strict';
import { seen, shared, visit } from '../lib/browser.mjs';
import { longPage } from '../lib/build.mjs';
import { article } from '../lib/content.mjs';
import { copied, selectArticle } from '../lib/copied.mjs';
import { engine } from '../lib/engines.mjs';
import { jumps } from '../lib/jumps.mjs';
import { test } from '../lib/test.mjs';
import { blocks, card, closed, eventually, marks, opened } from '../lib/widget.mjs';

const open = (t, more = {}) => {
  longPage();
  return visit(t, { path: '/long.html', ...more });
};

/** For what does not ask which sections have been near. */
const look = (() => {
  const share = shared({ path: '/long.html' });
  return (t) => (longPage(), share(t));
})();

test('a long text is shown whole, and nothing moves when the widget takes over', async (t) => {
  const { times } = longPage();
  const { page } = await open(t, { shift: true });
  const shown = await blocks(page);
  const written = Array.from({ length: times }, article).flat();
  assert.ok(written.join('').length > 50_000);
  assert.deepEqual(shown, written);
  const { shift, violations } = await seen(page);
  assert.equal(shift, 0);
  assert.deepEqual(violations, []);
});

/** How many marks of the plain article, and of those of the widget, are elements. */
const elements = (page) =>
  page.evaluate(() => {
    const count = (root) => root.querySelectorAll('article a[role="doc-glossref"]').length;
    const widget = document.querySelector('jiazhu-reading');
    return { all: count(widget), drawn: count(widget.shadowRoot) };
  });

/** Goes to a part of the page and waits until the block in the middle of the window has all its elements. */
async function goTo(page, part) {
  await page.evaluate((part) => scrollTo({ top: part * document.documentElement.scrollHeight, behavior: 'instant' }), part);
  await eventually(async () => {
    const is = await page.evaluate(() => {
      const widget = document.querySelector('jiazhu-reading');
      const middle = (block) => block.getBoundingClientRect().bottom > innerHeight / 2 && block.getBoundingClientRect().height > 100;
      const block = /** @type {HTMLElement} */ ([...widget.shadowRoot.querySelectorAll('article p')].find(middle) ?? [...widget.shadowRoot.querySelectorAll('article p')].at(-1));
      const links = (root) => root.querySelectorAll(`[data-block="${block.dataset.block}"] a[role="doc-glossref"]`).length;
      return { has: links(widget.shadowRoot), of: links(widget) };
    });
    assert.equal(is.has, is.of, 'the block in the middle has its marks');
  });
}

test('cards open at the beginning and at the end of a long text, by mouse and by the page', async (t) => {
  const { page } = await look(t);
  for (const [part, at] of /** @type {const} */ ([[0, 0], [1, -1]])) {
    await goTo(page, part);
    await marks(page, '最多跑一次').nth(at).click();
    await opened(page, '最多跑一次');
    const over = await card(page).boundingBox();
    const height = await page.evaluate(() => innerHeight);
    assert.ok(over.y >= 0 && over.y + over.height <= height, 'the card is in the window');
    await page.keyboard.press('Escape');
    await closed(page);
  }
  await page.evaluate(() => document.querySelector('jiazhu-reading').open('liang-ge-weihu'));
  await opened(page, '两个维护');
});

test('far marks of a long text are text, and links, finding, copying and printing reach them', async (t) => {
  const { page } = await open(t);
  const { all, drawn } = await elements(page);
  assert.ok(drawn > 0 && drawn < all / 4, `${drawn} of ${all} marks are elements`);
  for (const at of [all - 1, all >> 1]) {
    await page.evaluate((at) => void (location.hash = document.querySelectorAll('article a[role="doc-glossref"]')[at].id), at);
    await eventually(async () => {
      const { top, height } = await page.evaluate((at) => {
        const widget = document.querySelector('jiazhu-reading');
        const link = widget.querySelectorAll('article a[role="doc-glossref"]')[at];
        const block = `[data-block="${/** @type {HTMLElement} */ (link.closest('[data-block]')).dataset.block}"]`;
        const links = [...widget.querySelectorAll(`${block} a[role="doc-glossref"]`)];
        const own = widget.shadowRoot.querySelectorAll(`${block} a[role="doc-glossref"]`)[links.indexOf(link)];
        return { top: own?.getBoundingClientRect().top ?? -1, height: innerHeight };
      }, at);
      assert.ok(top > 0 && top < height, `mark ${at} is at ${top} of ${height}`);
    });
  }
  await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
  const isFound = await page.evaluate(() => {
    const words = [...document.querySelector('jiazhu-reading').shadowRoot.querySelectorAll('article [data-block]')].at(-9).textContent.slice(0, 14);
    getSelection().collapse(document.body, 0);
    return /** @type {any} */ (window).find(words);
  });
  // WebKit's function, unlike its command, looks in no shadow tree.
  assert.ok(isFound || engine === 'webkit', 'the browser finds what is far');
  await selectArticle(page);
  const { times } = longPage();
  assert.deepEqual(await copied(page), Array.from({ length: times }, article).flat());
  const before = await elements(page);
  assert.ok(before.drawn < before.all, 'there are still some to be drawn');
  await page.evaluate(() => void dispatchEvent(new Event('beforeprint')));
  const printed = await elements(page);
  assert.equal(printed.drawn, printed.all);
});

test('the line that is read stays where it is while far sections come near', async (t) => {
  const { page } = await open(t);
  const all = await jumps(page, { steps: 30, plain: false });
  t.diagnostic(`at most ${Math.max(...all)} px`);
  // An engine without scroll anchoring (WebKit) shows what a height was foreseen wrong by: a line or two.
  assert.ok(Math.max(...all) <= 80, `it jumps by ${all.filter((jump) => jump > 1)} px`);
});

test('a word at the end of a long text opens its card', async (t) => {
  const { page } = await look(t);
  await goTo(page, 1);
  const box = await page.evaluate(() => {
    const root = document.querySelector('jiazhu-reading').shadowRoot;
    const block = [...root.querySelectorAll('[data-block]')].findLast((block) => block.textContent.includes('深化'));
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const at = walker.currentNode.data.indexOf('深化');
      if (at < 0 || walker.currentNode.parentElement.closest('a')) continue;
      const range = document.createRange();
      range.setStart(walker.currentNode, at + 1);
      range.setEnd(walker.currentNode, at + 2);
      block.scrollIntoView({ behavior: 'instant' });
      const { x, y, width, height } = range.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    }
    return null;
  });
  await page.mouse.click(box.x, box.y);
  await opened(page, '深化', 'word');
});

test('pronunciation comes over every word of a long text, and goes again', async (t) => {
  const { page } = await look(t);
  const set = (aid) => page.evaluate((aid) => void Object.assign(document.querySelector('jiazhu-reading'), { aid, aidOn: 'all' }), aid);
  /** Of the block that the window shows in its middle, or the last long one: characters, and syllables over them. */
  const over = () =>
    page.evaluate(() => {
      const blocks = [...document.querySelector('jiazhu-reading').shadowRoot.querySelectorAll('article p')].filter((block) => block.textContent.length > 60);
      const block = blocks.find((block) => block.getBoundingClientRect().bottom > innerHeight / 2) ?? blocks.at(-1);
      const words = block.querySelectorAll('rt');
      const said = [...words].reduce((sum, word) => sum + word.textContent.length, 0);
      return { characters: block.textContent.length - said, words: words.length };
    });
  for (const aid of ['pinyin', 'off']) {
    await set(aid);
    for (const part of [0, 0.5, 1]) {
      await goTo(page, part);
      await eventually(async () => {
        const { characters, words } = await over();
        assert.ok(aid === 'off' ? words === 0 : words > characters / 4, `${words} words with ${aid} over ${characters} characters`);
      });
    }
  }
});
