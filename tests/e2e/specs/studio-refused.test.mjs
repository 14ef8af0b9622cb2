// What the studio cannot open gets a clear word, and nothing that was typed is lost; what is hostile in a file stays text.

import assert from 'node:assert/strict';
import { drop, pasteHtml, reads, settled, studio, write, written } from '../lib/studio.mjs';
import { test } from '../lib/test.mjs';
import { mark } from '../lib/widget.mjs';
import { zipped } from '../lib/zip.mjs';

const ARTICLE = '踐行‘兩個維護’真不真？\n';
const GLOSSARY = `entries:
  - id: upholds
    headword: 两个维护
    gloss: { en: the two upholds }
`;

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>';
/** @param {string} text @param {Record<string, string>} [more] */
const docx = (text, more = {}) => zipped({ '[Content_Types].xml': TYPES, 'word/document.xml': `<w:document ${W}><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`, ...more });

const PROTECTED = zipped({
  mimetype: 'application/epub+zip',
  'META-INF/container.xml': '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles><rootfile full-path="a.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
  'META-INF/encryption.xml': '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData xmlns="http://www.w3.org/2001/04/xmlenc#"><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes256-cbc"/><CipherData><CipherReference URI="a.xhtml"/></CipherData></EncryptedData></encryption>',
  'a.opf': '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>',
  'a.xhtml': 'scrambled',
});

/** The same bytes in each run, and no text in any encoding. */
const RANDOM = Array.from({ length: 4096 }, (_, at) => (Math.imul(at + 1, 0x9e3779b1) >>> 13) & 0xff);

test('files that cannot be opened are told with a reason, and what was typed stays', async (t) => {
  const { page } = await studio(t);
  await write(page, 'article', ARTICLE, 'paste');
  await write(page, 'glossary', GLOSSARY);
  await mark(page, '兩個維護').waitFor();

  const says = async (name, text) => {
    await page.getByRole('alert').filter({ hasText: text }).waitFor();
    assert.deepEqual([await written(page, 'article'), await written(page, 'glossary')], [ARTICLE, GLOSSARY], name);
    assert.ok(await mark(page, '兩個維護').isVisible(), `${name}: the reading is gone`);
  };
  /** @type {[string, ArrayLike<number>, RegExp][]} */
  const files = [
    ['random.txt', RANDOM, /^random\.txt is no Chinese text/],
    ['bought.epub', PROTECTED, /^bought\.epub: this book is under digital restrictions/],
    ['old.docx', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...RANDOM], /^old\.docx: this file is encrypted|^old\.docx: .*password/],
    ['bomb.docx', docx(' '.repeat(32 << 20)), /^bomb\.docx: this file blows up when it is unpacked/],
    ['later.json', Buffer.from('{"jiazhu-project":99,"article":{}}'), /newer studio \(format 99/],
    ['empty.txt', [], /^empty\.txt/],
  ];
  for (const [name, bytes, text] of files) {
    await drop(page, name, Array.from(bytes));
    await says(name, text);
  }
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(100 << 20)], 'novel.txt'));
    document.querySelector('.st').dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }));
  });
  await says('novel.txt', /^novel\.txt has 100 MB/);
});

test('macros are left out and told, scripts do nothing, a headword like a pattern is text, 50,000 entries are read', async (t) => {
  const { page } = await studio(t);
  await drop(page, 'macros.docx', [...docx('今天我们去看电影。', { 'word/vbaProject.bin': 'Sub AutoOpen()' })]);
  await reads(page, '今天我们去看电影。');
  await page.locator('li').filter({ hasText: 'the file has macros: they are not run' }).waitFor();
  for (const [lang, said] of [['简体中文', '文件里有宏：不会运行'], ['繁體中文', '檔案裡有巨集：不會執行'], ['English', 'the file has macros']]) {
    await page.evaluate((lang) => {
      const select = document.querySelector('select[name="ui-lang"]');
      select.selectedIndex = [...select.options].findIndex(({ text }) => text === lang);
      select.dispatchEvent(new Event('change', { bubbles: true }));
    }, lang);
    await page.locator('li').filter({ hasText: said }).waitFor();
  }

  await write(page, 'article', '');
  await pasteHtml(page, `<h2>一</h2><p onclick="window.hacked = 1">这是.*(两)+[文章。<img src="x" onerror="window.hacked = 1"><script>window.hacked = 1</script><iframe srcdoc="<script>parent.hacked = 1</script>"></iframe><a href="javascript:window.hacked = 1">去</a></p>`);
  await reads(page, '这是.*(两)+[文章。');
  const entry = (id, headword) => `  - { id: "${id}", headword: "${headword}", gloss: { en: "${id}" } }\n`;
  const many = Array.from({ length: 50_000 }, (_, at) => entry(`e${at}`, `第${[...String(at)].map((digit) => '零一二三四五六七八九'[Number(digit)]).join('')}號`));
  await write(page, 'glossary', `entries:\n${entry('pattern', '.*(两)+[')}${many.join('')}`);
  await mark(page, String.raw`\.\*\(两\)\+\[`).waitFor({ timeout: 60_000 });
  await settled(page);
  const found = await page.evaluate(() => {
    const { shadowRoot } = document.querySelector('jiazhu-reading');
    return [shadowRoot.querySelectorAll('[data-entry][data-anchor]').length, shadowRoot.querySelectorAll('script, iframe, [onclick], [onerror], a[href^="javascript"]').length, 'hacked' in window];
  });
  assert.deepEqual(found, [1, 0, false]);
});
