// Pictures of each state in target/screenshots/ENGINE/, for people to look at. side-by-side.mjs puts the engines beside each other.

import assert from 'node:assert/strict';
import { mkdirSync, statSync } from 'node:fs';
import { PHONE, shared, visit } from '../lib/browser.mjs';
import { engine } from '../lib/engines.mjs';
import { asPrinted } from '../lib/printed.mjs';
import { fromClone } from '../lib/site.mjs';
import { test } from '../lib/test.mjs';
import { card, index, mark, noteSign } from '../lib/widget.mjs';

const folder = fromClone(`target/screenshots/${engine}`);

const toTerm = async (page) => {
  await mark(page, '兩個維護').click();
  await card(page).waitFor();
  await page.waitForTimeout(400);
};
const toNote = async (page) => {
  await noteSign(page, 'damage-2').click();
  await card(page, 'note').waitFor();
  await page.waitForTimeout(400);
};
const toIndex = (page) => index(page).scrollIntoViewIfNeeded();
const withAid = (aid) => (page) =>
  page.evaluate(async (aid) => {
    const widget = document.querySelector('jiazhu-reading');
    widget.setAttribute('aid', aid);
    widget.setAttribute('aid-on', 'all');
    await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
    scrollTo({ top: 500, behavior: 'instant' });
  }, aid);

/** @type {[object, [string, (page: any) => Promise<any>][]][]} */
const PICTURES = [
  [{}, [['desktop', async () => {}], ['desktop-card', toTerm], ['desktop-note', toNote], ['desktop-index', toIndex], ['desktop-pinyin', withAid('pinyin')], ['desktop-zhuyin', withAid('zhuyin')]]],
  [{ colorScheme: 'dark' }, [['dark', async () => {}], ['dark-card', toTerm]]],
  [PHONE, [['phone', async () => {}], ['phone-card', toTerm], ['phone-pinyin', withAid('pinyin')]]],
  [{ ...PHONE, colorScheme: 'dark' }, [['phone-dark-card', toTerm]]],
];
/** @type {[string, string, object, (page: any) => Promise<any>][]} */
const ALONE = [
  ['print', '/', {}, asPrinted],
  ['without-script', '/', { javaScriptEnabled: false }, async () => {}],
  ['gallery', '/gallery.html', {}, async () => {}],
  ['gallery-dark', '/gallery.html', { colorScheme: 'dark' }, async () => {}],
  ['gallery-phone', '/gallery.html', PHONE, async () => {}],
  ['gallery-pinyin', '/gallery.html', {}, withAid('pinyin')],
  ['gallery-print', '/gallery.html', {}, asPrinted],
  ['gallery-without-script', '/gallery.html', { javaScriptEnabled: false }, async () => {}],
];

async function take(page, name, fullPage) {
  mkdirSync(folder, { recursive: true });
  const path = `${folder}/${name}.png`;
  await page.screenshot({ path, fullPage, timeout: 30_000 });
  assert.ok(statSync(path).size > 10_000, 'the picture is empty');
}

for (const [context, pictures] of PICTURES) {
  const look = shared({ context });
  for (const [name, reach] of pictures) {
    test(`a picture: ${name}`, async (t) => {
      const { page } = await look(t);
      await reach(page);
      await take(page, name, false);
    });
  }
}

for (const [name, path, context, reach] of ALONE) {
  test(`a picture: ${name}`, async (t) => {
    const { page } = await visit(t, { path, context, ready: !('javaScriptEnabled' in context) });
    await reach(page);
    // Printed, the glossary is laid out whole: many pages.
    await take(page, name, name === 'print' || name.startsWith('gallery'));
  });
}
