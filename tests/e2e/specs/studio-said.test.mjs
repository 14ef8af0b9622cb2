// What an article says of itself is written beside it in the studio, and read by the command line; links of the reading open beside the studio.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { folder, jiazhu, to as made } from '../lib/build.mjs';
import { exported, keepDownloads, reads, settled, studio, taken, write, written } from '../lib/studio.mjs';
import { test } from '../lib/test.mjs';

/** Writes into a field as who types does it. @param {any} page @param {string} name @param {string} text */
const say = (page, name, text) =>
  page.evaluate(
    ([name, text]) => {
      const field = document.querySelector(`input[name="${name}"]`);
      field.value = text;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    },
    [name, text],
  );

test('title, author and date of a plain text are written beside it, undone, and the same for the command line', async (t) => {
  // Where it is to be compiled first, no page waits for that.
  jiazhu('--version');
  const { page } = await studio(t, { init: keepDownloads });
  await write(page, 'article', '某甲\n\n今天我們去看電影。', 'paste');
  await reads(page, '今天');
  for (const [name, text] of [['page-title', '看電影'], ['page-author', '某甲'], ['page-date', '2019']]) await say(page, name, text);
  const head = '---\ntitle: 看電影\nauthor: 某甲\ndate: "2019"\n---\n\n';
  await page.waitForFunction((head) => document.querySelector('textarea[name="article"]').value.startsWith(head), head);
  assert.equal(await page.evaluate(() => document.querySelector('select[name="format"]').selectedIndex), 0, 'it is plain still');
  await settled(page);
  await page.locator('jiazhu-reading [data-block="0"].jz-byline').waitFor();
  assert.ok(!(await page.evaluate(() => document.querySelector('jiazhu-reading').shadowRoot.querySelector('article').textContent)).includes('---'));
  const article = await taken(page, 'article');
  assert.deepEqual([article.name, article.bytes.toString()], ['article.txt', `${head}某甲\n\n今天我們去看電影。`]);
  mkdirSync(`${folder}/said`, { recursive: true });
  const to = (name) => made(`said/${name}`);
  writeFileSync(`${folder}/said/article.txt`, article.bytes);
  jiazhu('build', to('article.txt'), '-o', to('article.reading'));
  const hash = createHash('sha256').update(readFileSync(`${folder}/said/article.reading`)).digest('hex');
  assert.deepEqual(await exported(page, 'reading'), { name: 'article.reading', hash });
  for (const left of ['---\ntitle: 看電影\nauthor: 某甲\n---', '---\ntitle: 看電影\n---', '某甲\n\n今天']) {
    await page.locator('button[name="undo"]').click();
    await page.waitForFunction((left) => document.querySelector('textarea[name="article"]').value.startsWith(left), left);
  }
  assert.equal(await written(page, 'article'), '某甲\n\n今天我們去看電影。');
});

test('a link of the reading to another page opens beside the studio, one to a heading goes there, one to a file beside the article is told', async (t) => {
  const { page } = await studio(t);
  await write(page, 'article', '# 一\n\n[別篇](other.md)，[外面](https://example.org/)，[下面](#二)\n\n## 二\n\n文', 'paste');
  await reads(page, '下面');
  await settled(page);
  const targets = await page.evaluate(() => {
    // Nothing is opened by a test.
    addEventListener('click', (event) => event.preventDefault());
    const links = [...document.querySelector('jiazhu-reading').shadowRoot.querySelectorAll('article a.jz-link')];
    links.forEach((link) => link.click());
    return links.map(({ target, rel }) => [target, rel]);
  });
  const beside = ['_blank', 'noopener noreferrer'];
  assert.deepEqual(targets[0], ['', ''], 'a file that is not here opens nothing');
  assert.deepEqual(targets[1], beside);
  await page.getByText('leads to other.md, a file beside the article').waitFor();
  assert.equal(targets[2][0], '');
});

test('the language of a plain text is chosen beside it, says how it is said, and is undone', async (t) => {
  const { page } = await studio(t);
  await write(page, 'article', '今天有垃圾。', 'paste');
  await reads(page, '垃圾');
  await settled(page);
  await page.evaluate(() => {
    const field = document.querySelector('select[name="text-lang"]');
    field.value = 'zh-Hant-TW';
    field.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await page.waitForFunction(() => document.querySelector('textarea[name="article"]').value.startsWith('---\nlang: zh-Hant-TW\n---\n'));
  await page.waitForFunction(() => document.querySelector('jiazhu-reading')?.shadowRoot.querySelector('article')?.lang === 'zh-Hant-TW');
  await settled(page);
  await page.locator('button[name="undo"]').click();
  await page.waitForFunction(() => document.querySelector('textarea[name="article"]').value === '今天有垃圾。');
  assert.equal(await page.evaluate(() => document.querySelector('select[name="text-lang"]').value), '');
});
