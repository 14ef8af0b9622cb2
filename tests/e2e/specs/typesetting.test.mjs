// How the characters are set: each engine has faults of its own here.

import assert from 'node:assert/strict';
import { shared, visit } from '../lib/browser.mjs';
import { colours, coloursOf } from '../lib/pixels.mjs';
import { test } from '../lib/test.mjs';
import { eventually } from '../lib/widget.mjs';

const look = shared();

/** The boxes of the characters of each paragraph, in its order: [{ char, left, right, top }, …]. */
const characters = (page) =>
  page.evaluate(() => {
    const root = document.querySelector('jiazhu-reading').shadowRoot;
    return [...root.querySelectorAll('.jz-paragraph')].map((block) => {
      const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      const found = [];
      while (walker.nextNode()) {
        const range = document.createRange();
        [...walker.currentNode.data].forEach((char, at) => {
          range.setStart(walker.currentNode, at);
          range.setEnd(walker.currentNode, at + 1);
          const { left, right, top } = range.getBoundingClientRect();
          found.push({ char, left, right, top });
        });
      }
      const { right } = block.getBoundingClientRect();
      return { found, right, em: parseFloat(getComputedStyle(block).fontSize) };
    });
  });

test('digits, and what follows them, are drawn where they stand: between two characters the paper is seen', async (t) => {
  const { page } = await look(t);
  // The boxes are right in each engine. What is drawn must keep to them.
  const edges = await page.evaluate(() => {
    const root = document.querySelector('jiazhu-reading').shadowRoot;
    const walker = document.createTreeWalker(root.querySelector('article'), NodeFilter.SHOW_TEXT);
    const edges = [];
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.parentElement.closest('a')) continue;
      for (const { 0: { length }, index } of node.data.matchAll(/\p{Script=Han}\d+\p{Script=Han}{2}/gu)) {
        if (edges.length === 0) node.parentElement.scrollIntoView({ behavior: 'instant' });
        const boxes = Array.from({ length }, (_, at) => {
          const range = document.createRange();
          range.setStart(node, index + at);
          range.setEnd(node, index + at + 1);
          return range.getBoundingClientRect();
        });
        const text = node.data.slice(index, index + length);
        for (const [at, { left, top, height }] of boxes.entries()) {
          if (at > 0 && boxes[0].top === top && top > 0 && top + height < innerHeight) edges.push({ between: `${text[at - 1]} and ${text[at]} of ${text}`, x: left, y: top, height });
        }
      }
    }
    return edges;
  });
  assert.ok(edges.length >= 6, `${edges.length} edges`);
  const columns = edges.flatMap(({ between, x, y, height }) => [-2, -1, 0, 1, 2].map((off) => ({ between, x: x + off, y, width: 1, height })));
  const drawn = await coloursOf(page, columns);
  const blank = columns.filter((_, at) => drawn[at].every(([colour]) => Number(colour.match(/\d+/)[0]) > 170)).map(({ between }) => between);
  assert.deepEqual(edges.map(({ between }) => between).filter((between) => !blank.includes(between)), []);
});

test('lines are full: what no rule forbids stands on them', async (t) => {
  const { page } = await look(t);
  const short = [];
  for (const { found, right, em } of await characters(page)) {
    const tops = [...new Set(found.map(({ top }) => Math.round(top / em)))];
    for (const top of tops.slice(0, -1)) {
      const line = found.filter((character) => Math.round(character.top / em) === top);
      const gap = (right - Math.max(...line.map((character) => character.right))) / em;
      short.push(gap);
    }
  }
  assert.ok(short.length > 50, `${short.length} lines`);
  // Justified lines end at the edge, but that a sign there may keep its blank half. WebKitGTK justifies no Chinese: there a
  // line is shorter by what may not begin the next one, or end it.
  const shortest = short.filter((gap) => gap > 1.1);
  assert.ok(shortest.length <= short.length / 20, `${shortest.length} of ${short.length} lines: ${shortest}`);
});

test('no word of a paragraph is set so wide that its line has holes', async (t) => {
  const { page } = await look(t);
  const gaps = [];
  for (const { found, em } of await characters(page)) {
    for (const [at, { char, left, top }] of found.entries()) {
      const before = found[at - 1];
      if (before && Math.abs(before.top - top) < em / 2) gaps.push({ gap: (left - before.right) / em, at: before.char + char });
    }
  }
  // Where the next word is long, justification spreads what is left over all characters of the line.
  assert.deepEqual(gaps.filter(({ gap }) => gap > 0.6), []);
});

test('a passage of a note inside a mark is seen', async (t) => {
  const { page } = await visit(t);
  const below = await eventually(async () => {
    const found = await page.evaluate(() => {
      const noted = [...CSS.highlights.get('jiazhu-note')].find((range) => range.startContainer.parentElement.closest('.jz-mark'));
      const mark = noted.startContainer.parentElement.closest('.jz-mark');
      mark.scrollIntoView({ block: 'center', behavior: 'instant' });
      const { left, bottom, width } = noted.getClientRects()[0];
      return { x: left, y: bottom - 3, width, height: 12 };
    });
    assert.ok(found.width > 5);
    return found;
  });
  const noted = await colours(page, below);
  await page.evaluate(() => CSS.highlights.delete('jiazhu-note'));
  await eventually(async () => assert.notDeepEqual(await colours(page, below), noted, 'the line is as it would be without a note'));
});

test('zhuyin over every word leaves a gap between syllables, and the characters at even distances', async (t) => {
  const { page } = await visit(t);
  await page.evaluate(() => {
    const widget = document.querySelector('jiazhu-reading');
    widget.setAttribute('aid', 'zhuyin');
    widget.setAttribute('aid-on', 'all');
  });
  await page.waitForFunction(() => document.querySelector('jiazhu-reading').shadowRoot.querySelectorAll('[data-block="4"] rt').length > 100);
  const { gaps, ratio, juts } = await page.evaluate(() => {
    const block = document.querySelector('jiazhu-reading').shadowRoot.querySelector('[data-block="4"]');
    const range = document.createRange();
    const box = (node) => (range.selectNodeContents(node), range.getBoundingClientRect());
    const beside = (boxes, distance) => boxes.slice(1).flatMap((box, at) => (Math.abs(box.top - boxes[at].top) < 3 ? [distance(boxes[at], box)] : []));
    const gaps = beside([...block.querySelectorAll('rt')].map(box), (a, b) => b.left - a.right);
    // Within a word, for between words there may be a sign.
    const words = [...block.querySelectorAll('ruby')].flatMap((word) => beside([...word.querySelectorAll(':scope > span')].map(box), (a, b) => b.left - a.left));
    words.sort((a, b) => a - b);
    const at = (part) => words[Math.floor(part * words.length)];
    return { gaps: Math.min(...gaps), ratio: at(0.95) / at(0.05), juts: document.documentElement.scrollWidth - innerWidth };
  });
  assert.ok(gaps >= 3, `${gaps} px between syllables`);
  assert.ok(ratio < 1.3, `${ratio} times as far apart`);
  assert.ok(juts <= 0);
});
