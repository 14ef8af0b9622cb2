// The studio: a text is read at once, its glossary stands beside it, its files are the command line's, and nothing that is written is lost.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { seen } from '../lib/browser.mjs';
import { folder, jiazhu, to as made } from '../lib/build.mjs';
import { listed } from '../lib/builds.mjs';
import { drop, exported, fill, keepDownloads, reads, select, settled, studio, write, written } from '../lib/studio.mjs';
import { test } from '../lib/test.mjs';
import { mark, noteSign, opened } from '../lib/widget.mjs';

const GLOSSARY = `entries:
  - id: upholds
    headword: 两个维护
    gloss: { en: the two upholds }
`;
const ARTICLE = '踐行‘兩個維護’真不真？\n\n他們干什麼？兩個維護。\n';
/** 今天我們去看電影。 in Big5, again and again: eight characters would be too few to know it by. */
const BIG5 = Array(12).fill([0xa4, 0xb5, 0xa4, 0xd1, 0xa7, 0xda, 0xad, 0xcc, 0xa5, 0x68, 0xac, 0xdd, 0xb9, 0x71, 0xbc, 0x76, 0xa1, 0x43]).flat();

test('a text is pasted and read, its terms are explained, a slip leads to its line, and nothing leaves the browser', async (t) => {
  const { page, site } = await studio(t);
  await write(page, 'article', ARTICLE, 'paste');
  await reads(page, '真不真');
  await write(page, 'glossary', GLOSSARY);
  await mark(page, '兩個維護').click();
  await opened(page, 'the two upholds');

  await write(page, 'glossary', GLOSSARY.replace('headword', 'headwort'));
  const found = page.locator('section[aria-label="Findings"] li[data-severity="error"] button:not([name="mend"])');
  await found.waitFor();
  // The list is drawn anew with each answer: a button that goes while it is pressed does nothing.
  await settled(page);
  await found.click();
  await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'glossary');
  const selected = await page.evaluate(() => {
    const { value, selectionStart, selectionEnd } = document.querySelector('textarea[name="glossary"]');
    return value.slice(selectionStart, selectionEnd);
  });
  assert.match(selected, /headwort|id: upholds/);
  // Meanwhile the article goes on, with the entry as it was.
  await write(page, 'article', `${ARTICLE}\n還有兩個維護。\n`);
  await reads(page, '還有');
  await page.waitForFunction(() => document.querySelector('jiazhu-reading').shadowRoot.querySelectorAll('article [data-entry="upholds"]').length === 3);
  await page.locator('.st-told').filter({ hasText: /as it was before/ }).waitFor();
  await write(page, 'article', ARTICLE);
  await write(page, 'glossary', GLOSSARY);
  await found.waitFor({ state: 'detached' });

  // What has changed is seen before the whole has been annotated: here without it.
  await settled(page);
  await page.evaluate(() => (document.querySelector('jiazhu-reading').show = () => {}));
  await write(page, 'article', ARTICLE.replace('什麼？', '什麼？今天'));
  await reads(page, '今天兩個維護。');
  await settled(page);
  await write(page, 'glossary', `${GLOSSARY}  - id: today\n    headword: 今天\n`);
  for (const id of ['today', 'upholds']) await page.locator(`jiazhu-reading [data-block="1"] [data-entry="${id}"]`).waitFor();
  await settled(page);
  await page.evaluate(() => delete document.querySelector('jiazhu-reading').show);
  await write(page, 'article', ARTICLE.replace('什麼？', '什麼？不是今天'));
  await reads(page, '不是今天');
  await settled(page);
  await mark(page, '今天').click();
  await page.waitForFunction(() => document.querySelector('jiazhu-reading').shadowRoot.querySelector('[role="dialog"]'));

  // A file in an old encoding; what is no text changes nothing.
  await drop(page, 'film.txt', BIG5);
  await reads(page, '今天我們去看電影。');
  await page.locator('form[name="article"] button').filter({ hasText: /^GB18030$/ }).waitFor();
  await drop(page, 'a.docx', [0x50, 0x4b, 3, 4, 0, 0]);
  await page.getByRole('alert').filter({ hasText: /a\.docx: this file is damaged/ }).waitFor();
  assert.match(await written(page, 'article'), /^今天/);

  assert.deepEqual((await seen(page)).violations, []);
  // The service worker fetches what the page may ask for, and nothing else.
  const { files, later } = listed();
  const own = new Set(['offline.js', ...Object.keys({ ...files, ...later })]);
  assert.deepEqual(site.requests.filter((path) => !own.has(path.slice(1))), []);
});

test('the files are the command line’s, byte for byte; what was written is there again after a reload, and gone when it is to be forgotten', async (t) => {
  const files = { reading: 'article.reading', words: 'article.words', html: 'fragment.html', page: 'index.html', standalone: 'standalone.html' };
  mkdirSync(`${folder}/studio`, { recursive: true });
  const to = (name) => made(`studio/${name}`);
  writeFileSync(`${folder}/studio/article.txt`, ARTICLE);
  writeFileSync(`${folder}/studio/glossary.yaml`, GLOSSARY);
  const source = [to('article.txt'), '--glossary', to('glossary.yaml')];
  jiazhu('build', ...source, '-o', to(files.reading), '--html', to(files.html), '--page', to(files.page), '--standalone', to(files.standalone), '--widget', process.env.DIST ?? 'dist');
  const { page } = await studio(t, { init: keepDownloads });
  await write(page, 'article', ARTICLE, 'paste');
  await write(page, 'glossary', GLOSSARY);
  await mark(page, '兩個維護').waitFor();
  for (const [button, name] of Object.entries(files)) {
    const hash = createHash('sha256').update(readFileSync(`${folder}/studio/${name}`)).digest('hex');
    assert.deepEqual(await exported(page, button), { name, hash }, button);
  }

  const saved = page.locator('.st-kept').filter({ hasText: /^Saved in this browser/ });
  await saved.waitFor();
  await page.reload();
  await mark(page, '兩個維護').waitFor();
  assert.deepEqual([await written(page, 'article'), await written(page, 'glossary')], [ARTICLE, GLOSSARY]);
  await page.locator('button[name="forget"]').click();
  // What is forgotten is named first.
  await page.getByRole('group', { name: 'Forget it' }).filter({ hasText: '“' }).waitFor();
  await page.locator('button[name="forget-now"]').click();
  await page.getByRole('alert').filter({ hasText: /kept in this browser any more/ }).waitFor();
  await page.reload();
  await page.locator('.st[data-stage="start"]').waitFor();
  assert.equal(await written(page, 'article'), '');
});

test('a passage is explained on a card, a note is written on it, and the author’s file stays the author’s', async (t) => {
  const { page } = await studio(t, { init: keepDownloads });
  await write(page, 'article', ARTICLE, 'paste');
  // With all tables: pronunciation and the other script come with them.
  await page.waitForFunction(() => document.querySelector('section[aria-label="Reading"]')?.getAttribute('aria-busy') === 'false');
  const mine = '# mine\r\nentries:\r\n  - id: a\r\n    headword: \'他们\'  # they\r\n';
  await drop(page, 'mine.yaml', [...new TextEncoder().encode(mine)]);
  await mark(page, '他們').waitFor();
  // What is seen of the change at once gives way to the whole: nobody selects that fast.
  await settled(page);

  await select(page, 3, 7);
  await page.locator('button[name="explain"]').click();
  await page.waitForFunction(() => document.activeElement?.getAttribute('data-slot') === 'en');
  // What that did: places to jump to.
  const outcome = page.locator('section[aria-label="What the last change did"]');
  await outcome.getByText('2 marks won').waitFor();
  await fill(page, 'en', 'the two: upholds');
  await settled(page);
  await page.locator('[data-sort="marked"] button').nth(1).click();
  await page.waitForFunction(() => document.querySelector('.st-passage-text')?.textContent === '兩個維護');
  await page.locator('button[name="drop"]').click();
  await page.locator('button[name="accept"]').click();
  await settled(page);
  await mark(page, '兩個維護').click();
  await opened(page, 'the two: upholds');
  const entry = '  - id: liang-ge-weihu\r\n    headword: 两个维护\r\n    traditional: 兩個維護\r\n    pinyin: liǎng gè wéihù\r\n    gloss:\r\n      en: "the two: upholds"\r\n';
  const hash = (text) => createHash('sha256').update(text).digest('hex');
  assert.deepEqual(await exported(page, 'glossary'), { name: 'glossary.yaml', hash: hash(mine + entry) });

  // The entry that is there is opened, not made again; what was done is undone.
  await page.locator('button[name="explain"]').click();
  await page.waitForFunction(() => document.querySelector('[data-slot="headword"]')?.value === '两个维护');
  for (let step = 0; step < 3; step += 1) await page.locator('button[name="undo"]').click();
  await page.waitForFunction(() => !document.querySelector('[data-slot="headword"]'));
  await outcome.getByText('2 marks lost').waitFor();
  assert.deepEqual((await exported(page, 'glossary')).hash, hash(mine));

  // A key is enough where nothing has the focus, as after a selection with a mouse.
  await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement).blur());
  await select(page, 3, 7);
  await page.locator('.st-passage-text').waitFor();
  await page.keyboard.press('n');
  await page.locator('textarea[name="note"]').waitFor();
  await write(page, 'note', 'said in 2018');
  await page.locator('button[name="add-note"]').click();
  await page.waitForFunction(() => document.querySelector('textarea[name="notes"]').value.includes('said in 2018'));
  await noteSign(page, 'note-1').waitFor();
  // It has a card: its text is changed there, and its passage is one click away.
  await page.evaluate(() => {
    const body = document.querySelector('textarea[data-note="0"]');
    body.value = 'said in 2019';
    body.dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
  await page.waitForFunction(() => document.querySelector('textarea[name="notes"]').value.includes('"value": "said in 2019"'));
  await settled(page);
  await page.locator('button[name="jump-note"]').click();
  await page.waitForFunction(() => document.querySelector('.st-passage-text')?.textContent === '兩個維護');
  await page.locator('button[name="drop"]').click();
  // Outside of the fields, whose own they are, Ctrl with Z and Y are the buttons Undo and Redo.
  const says = (/** @type {string} */ text) => page.waitForFunction((text) => document.querySelector('textarea[name="notes"]').value.includes(text), text);
  await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement).blur());
  await page.keyboard.press('Control+z');
  await says('said in 2018');
  await page.keyboard.press('Control+y');
  await says('said in 2019');

  // By keys alone: a word, the next one with it, a note on both; the focus comes back to the reading, where the passage gets an entry.
  await settled(page);
  await page.evaluate(() => document.querySelector('jiazhu-reading').shadowRoot.querySelector('article [tabindex="0"]').focus());
  const chosen = (/** @type {string} */ text) => page.waitForFunction((text) => document.querySelector('.st-passage-text')?.textContent === text, text);
  await page.keyboard.press('Control+ArrowRight');
  await page.keyboard.press('Enter');
  await page.locator('.st-passage-text').waitFor();
  const word = await page.evaluate(() => document.querySelector('.st-passage-text').textContent);
  await page.keyboard.press('Shift+ArrowRight');
  await page.waitForFunction((word) => document.querySelector('.st-passage-text').textContent.length > word.length, word);
  await page.keyboard.press('Shift+ArrowLeft');
  await chosen(word);
  await page.keyboard.press('n');
  await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'note');
  await page.locator('.st-passage button').last().click();
  await page.waitForFunction(() => document.activeElement?.localName === 'jiazhu-reading');
  await page.keyboard.press('e');
  await page.waitForFunction((word) => document.querySelector('[data-slot="headword"]')?.value.length === word.length, word);
  await page.locator('button[name="undo"]').click();
  await page.waitForFunction(() => !document.querySelector('[data-slot="headword"]'));

  // What comes again in the text is a candidate.
  await page.locator('button[name="seek"]').click();
  await page.locator('section[aria-label="Terms that may want an entry"] li button').filter({ hasText: /^两个维护/ }).click();
  await page.waitForFunction(() => document.querySelector('[data-slot="headword"]')?.value === '两个维护');
});
