// The studio: a text is read at once, its glossary stands beside it, and nothing that is typed is lost.

import assert from 'node:assert/strict';
import { seen, visit } from '../lib/browser.mjs';
import { test } from '../lib/test.mjs';
import { mark, opened } from '../lib/widget.mjs';

const GLOSSARY = `entries:
  - id: upholds
    headword: 两个维护
    gloss: { en: the two upholds }
`;
const ARTICLE = '踐行‘兩個維護’真不真？\n\n他們干什麼？兩個維護。\n';
/** 今天我們去看電影。 in Big5, again and again: eight characters would be too few to know it by. */
const BIG5 = Array(12).fill([0xa4, 0xb5, 0xa4, 0xd1, 0xa7, 0xda, 0xad, 0xcc, 0xa5, 0x68, 0xac, 0xdd, 0xb9, 0x71, 0xbc, 0x76, 0xa1, 0x43]).flat();

const studio = async (t, context = {}) => {
  const opened = await visit(t, { path: '/studio.html', ready: false, context });
  await area(opened.page, 'article').waitFor();
  return opened;
};
const area = (page, name) => page.locator(`textarea[name="${name}"]`);

/** As who types or pastes does it. */
const write = (page, name, text, how = '') =>
  page.evaluate(
    ([name, text, how]) => {
      const area = document.querySelector(`textarea[name="${name}"]`);
      area.focus();
      if (how) area.dispatchEvent(new Event(how, { bubbles: true }));
      area.value = text;
      area.dispatchEvent(new InputEvent('input', { bubbles: true }));
    },
    [name, text, how],
  );
const reads = (page, text) => page.waitForFunction((text) => document.querySelector('jiazhu-reading')?.shadowRoot.querySelector('article')?.textContent.includes(text), text);
const chosen = (page, name, bytes) =>
  page.evaluate(
    ([name, bytes]) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(bytes)], name));
      document.querySelector('.st').dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }));
    },
    [name, bytes],
  );

test('a text is pasted and read, its terms are explained, a slip leads to its line, and nothing leaves the browser', async (t) => {
  const { page, site } = await studio(t);
  await write(page, 'article', ARTICLE, 'paste');
  await reads(page, '真不真');
  await write(page, 'glossary', GLOSSARY);
  await mark(page, '兩個維護').click();
  await opened(page, 'the two upholds');

  await write(page, 'glossary', GLOSSARY.replace('headword', 'headwort'));
  const found = page.locator('section[aria-label="Findings"] li[data-severity="error"] button');
  await found.waitFor();
  await found.click();
  await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'glossary');
  const selected = await page.evaluate(() => {
    const { value, selectionStart, selectionEnd } = document.querySelector('textarea[name="glossary"]');
    return value.slice(selectionStart, selectionEnd);
  });
  assert.match(selected, /headwort|id: upholds/);
  assert.ok(await mark(page, '兩個維護').isVisible(), 'the reading before is gone');

  await write(page, 'glossary', GLOSSARY);
  await found.waitFor({ state: 'detached' });

  // A file in an old encoding; what is no text changes nothing.
  await chosen(page, 'film.txt', BIG5);
  await reads(page, '今天我們去看電影。');
  const other = page.locator('form[name="article"] button').filter({ hasText: /^GB18030$/ });
  await other.waitFor();
  await chosen(page, 'a.docx', [0x50, 0x4b, 3, 4, 0, 0]);
  await page.getByRole('alert').filter({ hasText: /word processor/ }).waitFor();
  assert.match(await page.evaluate(() => document.querySelector('textarea[name="article"]').value), /^今天/);

  assert.deepEqual((await seen(page)).violations, []);
  const own = /^\/(studio\.html|studio\/[a-z_]+\.(js|css|wasm)|jiazhu\.js|reader\.js|reader_bg\.wasm|annotator\/[\w.-]+|favicon\.ico)$/;
  assert.deepEqual(site.requests.filter((path) => !own.test(path)), []);
});
