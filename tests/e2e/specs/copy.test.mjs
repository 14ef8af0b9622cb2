// What a reader selects and copies is the article’s text, and nothing of what the widget adds to it.

import assert from 'node:assert/strict';
import { visit } from '../lib/browser.mjs';
import { article } from '../lib/content.mjs';
import { copied, selectArticle } from '../lib/copied.mjs';
import { test } from '../lib/test.mjs';
import { blocks, card, mark } from '../lib/widget.mjs';

const set = (page, attributes) =>
  page.evaluate((attributes) => {
    const widget = document.querySelector('jiazhu-reading');
    for (const [name, value] of Object.entries(attributes)) widget.setAttribute(name, value);
    return new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
  }, attributes);

test('what is copied is the text, in every script and with every aid', async (t) => {
  const { page } = await visit(t);
  const printed = article();
  for (const script of ['source', 'repaired', 'hans', 'hant']) {
    await set(page, { script, aid: 'off' });
    const shown = await blocks(page);
    if (script === 'source') assert.deepEqual(shown, printed);
    else assert.notDeepEqual(shown, printed, script);
    assert.deepEqual(shown.map((block) => [...block].length), printed.map((block) => [...block].length), 'offsets hold in every script');
    // Where the text is another, pronunciation is no more in the way than where it is the printed one.
    const aids = script === 'source' ? ['off', 'pinyin', 'zhuyin'].flatMap((aid) => [[aid, 'marks'], [aid, 'all']]) : [['zhuyin', 'marks'], ['pinyin', 'all']];
    for (const [aid, on] of aids) {
      await set(page, { aid, 'aid-on': on });
      await selectArticle(page);
      assert.deepEqual(await copied(page), shown, `${script}, ${aid} on ${on}`);
    }
  }
});

for (const aid of ['off', 'pinyin', 'zhuyin']) {
  test(`a passage that the mouse has selected is copied as it was written, pronunciation ${aid}`, async (t) => {
    const { page } = await visit(t);
    await set(page, { aid, 'aid-on': 'all' });
    await mark(page, '兩.*個.*維.*護.*').evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
    const { from, to, text } = await page.evaluate(() => {
      const root = document.querySelector('jiazhu-reading').shadowRoot;
      const block = [...root.querySelectorAll('p[data-block]')].find((block) => /兩.*個.*維.*護/.test(block.textContent));
      const nodes = [];
      const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) if (!walker.currentNode.parentElement.closest('rt')) nodes.push(walker.currentNode);
      const places = nodes.flatMap((node) => [...node.data].map((char, at) => ({ node, at, char })));
      const [first, last] = [places.findIndex(({ char }) => char === '兩') - 6, places.findIndex(({ char }) => char === '兩') + 9];
      const box = ({ node, at }) => {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const { left, right, top, bottom } = range.getClientRects()[0];
        return { left, right, y: (top + bottom) / 2 };
      };
      const [start, end] = [box(places[first]), box(places[last])];
      return { from: { x: start.left + 1, y: start.y }, to: { x: end.right - 1, y: end.y }, text: places.slice(first, last + 1).map(({ char }) => char).join('') };
    });
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 6 });
    await page.mouse.up();
    assert.equal(await card(page).count(), 0);
    assert.deepEqual(await copied(page), [text]);
  });
}
