// Ten minutes from a text in a word processor to a published page, with nothing but a browser, played by a script.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { violations } from '../lib/axe.mjs';
import { visit } from '../lib/browser.mjs';
import { folder, jiazhu, to as made } from '../lib/build.mjs';
import { drop, fill, keepDownloads, pasteHtml, reads, select, settled, studio, taken, write, written } from '../lib/studio.mjs';
import { test } from '../lib/test.mjs';
import { unzipped } from '../lib/unzip.mjs';
import { mark, noteSign, opened } from '../lib/widget.mjs';

/** As Word puts it on the clipboard, and a script that somebody has hidden in it. The second character of 工人 is a radical. */
const COPIED = `<html><head><style>p.MsoNormal{margin:0}</style></head><body lang=ZH-CN><!--StartFragment-->
<h1>长江大桥</h1>
<p class=MsoNormal>南京市长江大桥是中国第一座由干部和工⼈自己设计的公路铁路桥<a style='mso-footnote-id:ftn1' href='#_ftn1' name='_ftnref1' title=''><span class=MsoFootnoteReference>[1]</span></a>。一九六八年建成通车，大桥的通车改变了南北交通。</p>
<script>window.hacked = true</script>
<table class=MsoTableGrid border=1><tr><td><p class=MsoNormal>桥名</p></td><td><p class=MsoNormal>年代</p></td></tr><tr><td><p class=MsoNormal>武汉长江大桥</p></td><td><p class=MsoNormal>一九五七年</p></td></tr></table>
<p class=MsoNormal>毛泽东写道：“一桥飞架南北，天堑变通途。”</p>
<div style='mso-element:footnote-list'><br clear=all><hr align=left size=1 width='33%'><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a href='#_ftnref1' name='_ftn1'>[1]</a> 见《人民日报》。<o:p></o:p></p></div></div>
<!--EndFragment--></body></html>`;

const GLOSSARY = `title: 桥
sources:
  a: { title: 人民日报 }
entries:
  - { id: nanjing, headword: 南京市, gloss: { en: Nanjing }, sources: [a] }
  - { id: cadre, headword: 干部, traditional: 乾部, gloss: { en: cadre }, sources: [a] }
  - { id: worker, headword: 工人, forms: [工人们], gloss: { en: worker }, sources: [a] }
  - { id: road, headword: 公路, gloss: { en: road }, sources: [a] }
  - { id: open, headword: 通车, gloss: { en: to open to traffic }, sources: [a] }
  - { id: traffic, headword: 交通, gloss: { en: traffic }, sources: [a] }
  - { id: date, headword: 年代, gloss: { en: date }, sources: [a] }
  - { id: chasm, headword: 天堑, gloss: { en: a chasm made by heaven }, sources: [a] }
  - { id: mao, headword: 毛泽东, gloss: { en: Mao Zedong }, sources: [a] }
`;

/** All files of a folder, by their names in it. */
const files = (folder) => new Map(readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile()).map((file) => [join(file.parentPath, file.name).slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(join(file.parentPath, file.name))]));

test('an article of a word processor is explained, mended and published, and its page is whole without script', async (t) => {
  const { page } = await studio(t, { init: keepDownloads });
  await pasteHtml(page, COPIED);
  await reads(page, '武汉长江大桥');
  assert.match(await written(page, 'article'), /^<h1>/);
  const found = await page.evaluate(() => {
    const { shadowRoot } = document.querySelector('jiazhu-reading');
    return [shadowRoot.querySelectorAll('td').length, shadowRoot.querySelectorAll('[role="doc-noteref"]').length, 'hacked' in window];
  });
  assert.deepEqual(found, [4, 1, false]);

  // Nine entries, and one from the reading itself.
  await write(page, 'glossary', GLOSSARY);
  await mark(page, '南京市').first().waitFor();
  await settled(page);
  await select(page, 0, 4);
  await page.locator('button[name="explain"]').click();
  await page.waitForFunction(() => document.activeElement?.getAttribute('data-slot') === 'en');
  await fill(page, 'en', 'the bridge over the Yangtze');
  await mark(page, '长江大桥').first().waitFor();

  for (const [at, from, to, text] of [[0, 0, 4, 'finished in 1968'], [1, 8, 10, 'China itself']]) {
    await select(page, Number(from), Number(to), Number(at));
    await page.locator('button[name="write-note"]').click();
    await page.locator('textarea[name="note"]').waitFor();
    await write(page, 'note', String(text));
    await page.locator('button[name="add-note"]').click();
    await page.waitForFunction((text) => document.querySelector('textarea[name="notes"]').value.includes(text), text);
  }
  await noteSign(page, 'note-2').waitFor();

  for (const code of ['look-alike', 'traditional-value', 'unused-form']) {
    const mend = page.locator(`li[data-code="${code}"] button[name="mend"]`);
    // The list is drawn anew with each reading: a button that goes while it is pressed does nothing.
    await settled(page);
    await mend.first().click();
    await mend.waitFor({ state: 'detached' });
  }
  await settled(page);
  assert.match(await written(page, 'article'), /工人自己/);
  assert.match(await written(page, 'glossary'), /干部, traditional: 幹部/);

  // The folder is what the command line makes of the project.
  const to = join(folder, 'studio-site');
  rmSync(to, { recursive: true, force: true });
  const site = await taken(page, 'site');
  assert.equal(site.name, 'site.zip');
  for (const [name, bytes] of unzipped(site.bytes)) {
    mkdirSync(dirname(join(to, 'zip', name)), { recursive: true });
    writeFileSync(join(to, 'zip', name), bytes);
  }
  const project = await taken(page, 'project');
  assert.equal(project.name, 'project.json');
  writeFileSync(join(to, 'project.json'), project.bytes);
  jiazhu('build', made('studio-site/project.json'), '--site', made('studio-site/built'), '--widget', process.env.DIST ?? 'dist');
  const [packed, built] = [files(join(to, 'zip')), files(join(to, 'built'))];
  assert.deepEqual([...packed.keys()].sort(), [...built.keys()].sort());
  for (const [name, bytes] of built) assert.ok(bytes.equals(packed.get(name)), name);
  jiazhu('check', made('studio-site/project.json'));

  // The page as others see it, with and without script.
  const published = '/studio-site/zip/article.html';
  const without = await visit(t, { path: published, context: { javaScriptEnabled: false }, ready: false });
  const text = String(await without.page.locator('jiazhu-reading').textContent());
  for (const part of ['工人自己设计', '一九五七年', '人民日报', 'the bridge over the Yangtze', 'China itself']) assert.ok(text.includes(part), part);
  const other = await visit(t, { path: published });
  await mark(other.page, '干部').click();
  await opened(other.page, 'cadre');
  assert.deepEqual(await violations(other.page, [['jiazhu-reading > *']]), []);
});

const FIXTURES = new URL('../../../crates/import/tests/fixtures/', import.meta.url);

test('documents and e-books are opened with their pictures; what cannot be opened says why, and nothing is lost', async (t) => {
  const { page } = await studio(t, { init: keepDownloads });
  await drop(page, 'a.docx', [...readFileSync(new URL('pandoc.docx', FIXTURES))]);
  await reads(page, '第二注');
  await page.locator('.st-encoding').filter({ hasText: /^a\.docx, made into HTML/ }).waitFor();
  await page.waitForFunction(() => document.querySelector('jiazhu-reading').shadowRoot.querySelector('img')?.src.startsWith('data:image/png'));
  await settled(page);
  const site = unzipped((await taken(page, 'site')).bytes);
  assert.ok(site.has('media/rId11.png'), [...site.keys()].join(' '));
  const article = await written(page, 'article');
  const alert = page.getByRole('alert');
  for (const [name, bytes, says] of [
    ['secret.doc', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], /password/],
    ['cut.epub', [0x50, 0x4b, 3, 4, 0, 0], /cut\.epub: this file is damaged/],
    ['texts.zip', [0x50, 0x4b, 3, 4, 0, 0], /texts\.zip: this is an archive/],
    ['noise.txt', Array.from({ length: 400 }, (_, at) => (at * at * 31 + at) % 256), /no Chinese text|NUL/],
  ]) {
    await drop(page, String(name), /** @type {number[]} */ (bytes));
    await alert.filter({ hasText: /** @type {RegExp} */ (says) }).waitFor();
  }
  assert.equal(await written(page, 'article'), article);
  await drop(page, 'b.epub', [...readFileSync(new URL('pandoc.epub', FIXTURES))]);
  await page.locator('.st-encoding').filter({ hasText: /^b\.epub, made into HTML/ }).waitFor();
  await page.locator('button[name="undo"]').click();
  await reads(page, '第二注');
});
