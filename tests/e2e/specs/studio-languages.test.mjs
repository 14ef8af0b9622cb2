// The studio in three languages: by the address, by a choice that is remembered, and in all that it says.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { folder, jiazhu, to as made } from '../lib/build.mjs';
import { drop, exported, keepDownloads, reads, studio, write } from '../lib/studio.mjs';
import { test } from '../lib/test.mjs';

/** Words in Latin letters that are shown or told, where nothing says that they are English; names apart. */
const english = (page) =>
  page.evaluate(() => {
    const names = /CC-CEDICT|Markdown|HTML|JSON|Word|GB18030|Big5(-HKSCS)?|UTF-(8|16(LE|BE)?)|GBK|EUC-TW|MB|KB|Jiazhu|<jiazhu-reading>|docx|epub|zip|[\w.]+\.(txt|docx|yaml)|jiazhu build/g;
    const found = [];
    const look = (text, where) => {
      const left = text.replace(names, '').match(/[A-Za-z]{2,}/g);
      if (left) found.push(`${where}: ${text.trim().slice(0, 60)}`);
    };
    const walk = (node) => {
      if (node.nodeType === Node.TEXT_NODE) return look(node.data, node.parentElement.className || node.parentElement.localName);
      if (node.nodeType !== Node.ELEMENT_NODE || node.closest('[lang="en"], jiazhu-reading, textarea, script')) return undefined;
      for (const name of ['aria-label', 'title', 'placeholder']) if (node.hasAttribute(name)) look(node.getAttribute(name), name);
      return node.childNodes.forEach(walk);
    };
    walk(document.querySelector('.st'));
    return found;
  });

test('the studio speaks the language of the address, or the one that was chosen before, and all of it does', async (t) => {
  const { page, site } = await studio(t, { path: '/studio.html?ui-lang=zh-Hant', init: keepDownloads });
  assert.deepEqual(await page.evaluate(() => [document.documentElement.lang, document.title]), ['zh-Hant', '夾注工作室']);
  await page.getByText('您想讀哪一篇中文？').waitFor();
  assert.deepEqual(await english(page), [], 'on the empty sheet');

  await write(page, 'glossary', 'entries:\n  - id: a\n    headwort: 电影\n');
  await write(page, 'article', '今天我們去看電影。電影好看。', 'paste');
  await page.locator('.st-findings').getByText('詞彙表無法讀取').waitFor();
  await page.locator('.st-told').getByText('詞彙表第').waitFor();
  // A key of YAML is called so in every language.
  assert.deepEqual((await english(page)).filter((said) => said !== 'button: 改為headword'), [], 'with an error');
  await drop(page, 'a.docx', [0x50, 0x4b, 3, 4, 0, 0]);
  await page.getByRole('alert').filter({ hasText: '沒有任何變更。' }).waitFor();
  await write(page, 'glossary', 'entries:\n  - id: dianying\n    headword: 电影\n');
  await reads(page, '今天');
  await page.locator('button[name="seek"]').click();
  await page.locator('.st-terms button').click();
  await page.locator('[data-slot="en"]').waitFor();
  await page.locator('.st-standing').getByText('文中標注了 2 處。').waitFor();
  assert.deepEqual(await english(page), [], 'with a card');
  // The reading speaks it, too, and so do the pages that are made of it.
  const speaks = (lang) => page.waitForFunction((lang) => document.querySelector('jiazhu-reading')?.getAttribute('ui-lang') === lang, lang);
  await speaks('zh-Hant');

  // Another one is chosen while one works: nothing that is written changes.
  await page.evaluate(() => {
    const select = document.querySelector('select[name="ui-lang"]');
    select.selectedIndex = [...select.options].findIndex(({ text }) => text === '简体中文');
    select.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await page.locator('.st-standing').getByText('文中标注了 2 处。').waitFor();
  await speaks('zh-Hans');
  assert.deepEqual(await english(page), [], 'in the other script');
  mkdirSync(`${folder}/spoken`, { recursive: true });
  writeFileSync(`${folder}/spoken/article.txt`, '今天我們去看電影。電影好看。');
  writeFileSync(`${folder}/spoken/glossary.yaml`, 'entries:\n  - id: dianying\n    headword: 电影\n');
  const to = (name) => made(`spoken/${name}`);
  jiazhu('build', to('article.txt'), '--glossary', to('glossary.yaml'), '--ui-lang', 'zh-Hans', '-o', to('article.reading'), '--page', to('index.html'));
  const hash = createHash('sha256').update(readFileSync(`${folder}/spoken/index.html`)).digest('hex');
  assert.deepEqual(await exported(page, 'page'), { name: 'index.html', hash });

  await page.goto(`${site.url}/studio.html`);
  await page.locator('.st').waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'zh-Hans', 'what was chosen is forgotten');
});
