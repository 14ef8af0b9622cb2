// What nobody but the reader may know, and what is lost or taken back: pictures that a text names are asked of no server; Ctrl with Z in a field that
// nobody has written in is the studio's; what is not taken of a paste or a file is told.

import assert from 'node:assert/strict';
import { engine } from '../lib/names.mjs';
import { drop, pasteHtml, reads, select, settled, studio, write, written } from '../lib/studio.mjs';
import { test } from '../lib/test.mjs';

/** What was asked of the server for pictures, as its log has it. @param {any} site */
const pictures = (site) => site.asked.map(decodeURIComponent).filter((path) => /病歷|secret|emf/.test(path));

/** The pictures of the reading, each with what stands in its place. @param {any} page */
const shown = (page) =>
  page.evaluate(() => [...document.querySelector('jiazhu-reading').shadowRoot.querySelectorAll('article img')].map((picture) => [picture.getAttribute('src'), picture.alt]));

test('no server is asked for the pictures of a text, whether it was pasted, typed or opened', async (t) => {
  const { page, site } = await studio(t);
  await pasteHtml(page, `<p>茶<img src="${site.url}/secret/a.png">葉<img src="media/image2.emf" alt="圖"></p>`);
  await reads(page, '茶');
  await settled(page);
  assert.deepEqual(await shown(page), [
    ['', 'a.png'],
    ['', '圖'],
  ]);
  await page.locator('section[aria-label="Findings"] li[data-code="missing-picture"]').filter({ hasText: 'media/image2.emf' }).waitFor();
  await page.locator('button[name="new"]').click();
  await write(page, 'article', '# 病歷\n\n見![](張三的病歷.png)。', 'paste');
  await reads(page, '見');
  await settled(page);
  // Only the block that has changed is shown at first.
  await write(page, 'article', '# 病歷\n\n見![](張三的病歷.png)和![](李四的病歷.png)。');
  await reads(page, '和');
  await settled(page);
  assert.deepEqual(await shown(page), [
    ['', '張三的病歷.png'],
    ['', '李四的病歷.png'],
  ]);
  assert.deepEqual(pictures(site), []);
});

test('in a field that nobody has written in Ctrl with Z takes back the last step, and no other', async (t) => {
  const { page } = await studio(t);
  await write(page, 'article', '周末我们去爬山，山上有一座古寺。', 'paste');
  await reads(page, '古寺');
  await settled(page);
  await select(page, 13, 15);
  await page.locator('button[name="explain"]').click();
  await page.waitForFunction(() => document.querySelector('[data-slot="headword"]')?.value === '古寺');
  await page.waitForFunction(() => /** @type {HTMLElement} */ (document.activeElement).dataset.slot);
  await page.keyboard.press('Control+z');
  await page.waitForFunction(() => !document.querySelector('[data-slot="headword"]'));
  assert.equal(await written(page, 'glossary'), '');
  assert.equal(await written(page, 'article'), '周末我们去爬山，山上有一座古寺。');
  await page.locator('button[name="redo"]').click();
  await page.waitForFunction(() => document.querySelector('textarea[name="glossary"]')?.value.includes('古寺'));
  // What was written in a field is the field's own: told of the engines whose drivers type as a keyboard does.
  if (engine === 'webkit') return;
  await page.locator('textarea[name="article"]').focus();
  await page.keyboard.press('End');
  // A letter of the keyboard: others the drivers put in by script, which nothing takes back.
  await page.keyboard.type('x');
  await page.waitForFunction(() => document.querySelector('textarea[name="article"]').value.endsWith('x'));
  await page.keyboard.press('Control+z');
  await page.waitForFunction(() => document.querySelector('textarea[name="article"]').value.endsWith('。'));
  assert.match(await written(page, 'glossary'), /古寺/);
});

test('a table that is pasted within plain text is told, and words in bold are not', async (t) => {
  const { page } = await studio(t);
  await write(page, 'article', '山上有一座古寺。', 'paste');
  await reads(page, '古寺');
  await page.evaluate(() => {
    const area = /** @type {HTMLTextAreaElement} */ (document.querySelector('textarea[name="article"]'));
    area.setSelectionRange(2, 2);
  });
  await pasteHtml(page, '<p>一<b>二</b></p>');
  await pasteHtml(page, '<table><tr><td>一<td>二</table>');
  await page.getByRole('alert').filter({ hasText: /only the words were pasted/i }).waitFor();
});

test('a file whose last character is cut off is opened, and that is said once', async (t) => {
  const { page } = await studio(t);
  await drop(page, 'cut.txt', [...Buffer.from('山上有一座古寺。')].slice(0, -1));
  await reads(page, '古寺');
  await page.getByRole('alert').filter({ hasText: /cut\.txt ends in the middle of a character of UTF-8/ }).waitFor();
  assert.equal(await written(page, 'article'), '山上有一座古寺');
});
