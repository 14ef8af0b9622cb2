// On paper: marks with the numbers of their entries, and all that the cards tell at the end.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { constants, inflateSync } from 'node:zlib';
import { visit } from '../lib/browser.mjs';
import { folder, jiazhu, to } from '../lib/build.mjs';
import { entries } from '../lib/content.mjs';
import { asPrinted } from '../lib/printed.mjs';
import { test } from '../lib/test.mjs';
import { card, mark } from '../lib/widget.mjs';

async function printed(t, options = {}) {
  const visited = await visit(t, options);
  await asPrinted(visited.page);
  return visited;
}

test('neither controls nor a card that is open are printed', async (t) => {
  const { page } = await visit(t);
  await mark(page, '兩個維護').click();
  await card(page).waitFor();
  await asPrinted(page);
  for (const part of ['.jz-tools', '.jz-card', '.jz-places']) {
    const shown = await page.locator(`jiazhu-reading ${part}`).evaluateAll((all) => all.filter((one) => one.getClientRects().length > 0 && !one.closest('[hidden]')).length);
    assert.equal(shown, 0, part);
  }
});

test('an entry that stands as a sheet in the plain page is printed in its place in the list', async (t) => {
  const { page } = await visit(t, { ready: false, site: { without: /\.js$/ } });
  await page.locator('a#jiazhu-mark-30').evaluate((term) => term.click());
  const position = () => page.locator('.jz-entry:target').evaluate((entry) => getComputedStyle(entry).position);
  assert.equal(await position(), 'fixed');
  await asPrinted(page);
  assert.equal(await position(), 'static');
  const { before, shut } = await page.evaluate(() => {
    const entry = document.querySelector('.jz-entry:target');
    return { before: entry.previousElementSibling.getBoundingClientRect().bottom <= entry.getBoundingClientRect().top, shut: entry.querySelector('.jz-shut').getClientRects().length };
  });
  assert.ok(before, 'after the entry before it');
  assert.equal(shut, 0, 'there is nothing to click');
});

test('each entry stands at the end under the number of its marks', async (t) => {
  const { page } = await printed(t);
  const drawn = await numbers(page, 'jiazhu-reading .jz-mark:visible', '::after');
  const { marks, rows, below } = await page.evaluate((drawn) => {
    const root = document.querySelector('jiazhu-reading').shadowRoot;
    const marks = [...root.querySelectorAll('.jz-mark')].map((mark, at) => ({
      entry: mark.dataset.entry,
      again: 'again' in mark.dataset,
      number: drawn[at],
      is: mark.dataset.number,
    }));
    const rows = [...root.querySelectorAll('.jz-index li')].map((row) => ({
      number: row.value,
      name: row.querySelector('dfn').textContent,
      text: row.innerText,
      list: `${getComputedStyle(row).display} ${getComputedStyle(row).listStyleType}`,
      height: row.getBoundingClientRect().height,
    }));
    const end = root.querySelector('.jz-article').getBoundingClientRect().bottom;
    return { marks, rows, below: root.querySelector('.jz-index').getBoundingClientRect().top >= end };
  }, drawn);
  assert.ok(below, 'after the article');
  for (const { entry, again, number, is } of marks) assert.equal(number, again ? 'none' : is, entry);
  const headwords = new Map(entries().map(({ id, headword }) => [id, headword]));
  assert.equal(rows.length, headwords.size);
  for (const { number, name, text, list, height } of rows) {
    assert.equal(list, 'list-item decimal', name);
    assert.ok(height > 20, name);
    assert.match(text, /[a-zāáǎàēéěèīíǐìōóǒòūúǔùü]/i, `${name} has no pronunciation`);
    const own = marks.filter(({ is }) => is === String(number));
    assert.ok(own.every(({ entry }) => name.includes(headwords.get(entry))), `${name} is number ${number}`);
  }
  // Whoever meets a number can look it up.
  const known = new Set(rows.map(({ number }) => String(number)));
  assert.ok(marks.length > 200 && marks.every(({ is }) => known.has(is)));
});

test('the number of a mark stays with it', async (t) => {
  const { page } = await printed(t);
  for (let width = 560; width <= 760; width += 20) {
    await page.setViewportSize({ width, height: 900 });
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn))));
    const alone = await page.locator('jiazhu-reading .jz-mark:visible').evaluateAll((marks) =>
      marks.filter((mark) => {
        const [last, ...before] = [...mark.getClientRects()].reverse();
        return before.length > 0 && last.width < parseFloat(getComputedStyle(mark).fontSize) * 0.9;
      }).map((mark) => mark.textContent),
    );
    assert.deepEqual(alone, [], `${width} px`);
  }
});

test('what announces something is not printed alone at the foot of a page', async (t) => {
  const { page } = await printed(t, { path: '/gallery.html' });
  const { before, after, left } = await page.evaluate(() => {
    const root = document.querySelector('jiazhu-reading').shadowRoot;
    const style = (selector) => getComputedStyle(root.querySelector(selector));
    return {
      before: ['.jz-list', '.jz-definitions', '.jz-quotation', '.jz-table', '.jz-formula', '.jz-code', 'tbody'].filter((part) => style(part).breakBefore !== 'avoid'),
      after: ['dt', 'thead', 'caption', 'h2', '.jz-index-head'].filter((part) => style(part).breakAfter !== 'avoid'),
      left: root.querySelector('.jz-article').getBoundingClientRect().left,
    };
  });
  assert.deepEqual({ before, after }, { before: [], after: [] });
  assert.ok(left >= 24, `${left} px for the numbers of paragraphs`);
});

test('each note stands at the end, once', async (t) => {
  const { page } = await printed(t);
  const told = await page.locator('jiazhu-reading .jz-index .jz-note').evaluateAll((notes) => notes.map((note) => ({ text: note.innerText.replace(/\s+/g, ' '), height: note.getBoundingClientRect().height })));
  assert.ok(told.every(({ height }) => height > 20));
  const texts = told.map(({ text }) => text);
  assert.equal(new Set(texts).size, texts.length);
  assert.match(texts.find((text) => text.includes('?!痹?')) ?? '', /Damaged passage printed ?\?!痹\? ?proposed ?。”在1 /);
  const ids = await page.locator('jiazhu-reading a[data-note]').evaluateAll((all) => new Set(all.map((link) => link.dataset.note)).size);
  assert.ok(texts.length >= ids && ids > 5, `${texts.length} notes for ${ids} references`);
});

/** How many pages a PDF has. Some browsers write what says so in deflated streams. */
function pagesOf(pdf) {
  const plain = pdf.toString('latin1');
  const streams = [...plain.matchAll(/stream\r?\n/g)].map(({ 0: { length }, index }) => {
    try {
      return inflateSync(pdf.subarray(index + length), { finishFlush: constants.Z_SYNC_FLUSH }).toString('latin1');
    } catch {
      return '';
    }
  });
  return [plain, ...streams].join('\n').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

/** What is drawn beside each element, blanks and joiners apart. Some engines say of a number only where it comes from. */
const numbers = (page, selector, pseudo) =>
  page.locator(selector).evaluateAll((all, pseudo) => all.map((one) => getComputedStyle(one, pseudo).content.replace('attr(data-number)', one.dataset.number).replace(/["\s\u2060]/g, '')), pseudo);

test('notes are numbered in the text, and stand at the end under these numbers', async (t) => {
  const { page } = await printed(t);
  const cited = await numbers(page, 'jiazhu-reading a[data-note]', '::after');
  const told = await numbers(page, 'jiazhu-reading .jz-index .jz-note h3', '::before');
  assert.deepEqual(told, told.map((_, at) => `※${at + 1}`));
  assert.ok(cited.length > 5 && cited.every((number) => told.includes(number)), cited.join(' '));
  const passages = await page.evaluate(() => {
    const root = document.querySelector('jiazhu-reading').shadowRoot;
    const told = (number) => root.querySelector(`.jz-note h3[data-number="${number}"]`).parentElement.querySelector('.jz-printed').textContent;
    return [...root.querySelectorAll('a.jz-noteref[data-kind="damage"]')].map((link) => [link.textContent, told(link.dataset.number)]);
  });
  assert.ok(passages.length > 0);
  for (const [text, told] of passages) assert.equal(text, told);
});

test('without script notes have the numbers of their list', async (t) => {
  const { page } = await printed(t, { context: { javaScriptEnabled: false }, ready: false });
  const cited = await page.locator('a[data-note]').evaluateAll((links) => links.map((link) => [link.dataset.number, document.querySelector(link.getAttribute('href'))]).map(([number, note]) => [number, String([...note.parentElement.children].indexOf(note) + 1)]));
  assert.ok(cited.length > 5);
  for (const [number, place] of cited) assert.equal(number, place);
});

test('notes are printed of a reading that has no entries, too', async (t) => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/no-entries.yaml`, 'entries: []\n');
  jiazhu('build', 'examples/article.md', '--glossary', to('no-entries.yaml'), '--notes', 'examples/notes.json', '-o', to('notes-only.reading'));
  const file = readFileSync(`${folder}/notes-only.reading`);
  const { page } = await printed(t, { path: '/minimal.html', site: { answers: { '/ningbo.reading': () => ({ status: 200, body: file }) } } });
  const notes = await page.locator('jiazhu-reading .jz-note').evaluateAll((notes) => notes.map((note) => note.getBoundingClientRect().height));
  assert.ok(notes.length > 0 && notes.every((height) => height > 20), notes.join(' '));
});

for (const [what, options, most] of /** @type {const} */ ([
  ['the reading', {}, 27],
  ['the plain page', { context: { javaScriptEnabled: false }, ready: false }, 48],
])) {
  test(`${what} is printed on a reasonable number of pages`, async (t) => {
    const { page } = await visit(t, options);
    const pdf = await page.pdf({ format: 'A4', margin: { top: '2cm', bottom: '2cm', left: '2cm', right: '2cm' } });
    const pages = pagesOf(pdf);
    t.diagnostic(`${pages} pages`);
    assert.ok(pages > 4 && pages <= most, `${pages} pages`);
  });
}
