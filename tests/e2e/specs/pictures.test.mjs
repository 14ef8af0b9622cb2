// Pictures of each state in target/screenshots/ENGINE/, for people to look at. side-by-side.mjs puts the engines beside each other.

import assert from 'node:assert/strict';
import { mkdirSync, statSync } from 'node:fs';
import { PHONE, visit } from '../lib/browser.mjs';
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

/** @type {[string, { javaScriptEnabled?: boolean, [other: string]: any }, (page: any) => Promise<void>][]} */
const PICTURES = [
  ['desktop', {}, async () => {}],
  ['desktop-card', {}, toTerm],
  ['desktop-note', {}, toNote],
  ['desktop-index', {}, toIndex],
  ['desktop-pinyin', {}, withAid('pinyin')],
  ['desktop-zhuyin', {}, withAid('zhuyin')],
  ['dark', { colorScheme: 'dark' }, async () => {}],
  ['dark-card', { colorScheme: 'dark' }, toTerm],
  ['phone', PHONE, async () => {}],
  ['phone-card', PHONE, toTerm],
  ['phone-pinyin', PHONE, withAid('pinyin')],
  ['phone-dark-card', { ...PHONE, colorScheme: 'dark' }, toTerm],
  ['print', {}, asPrinted],
  ['without-script', { javaScriptEnabled: false }, async () => {}],
];

/** @type {[string, { javaScriptEnabled?: boolean, [other: string]: any }, (page: any) => Promise<void>][]} */
const GALLERY = [
  ['gallery', {}, async () => {}],
  ['gallery-dark', { colorScheme: 'dark' }, async () => {}],
  ['gallery-phone', PHONE, async () => {}],
  ['gallery-pinyin', {}, withAid('pinyin')],
  ['gallery-print', {}, asPrinted],
  ['gallery-without-script', { javaScriptEnabled: false }, async () => {}],
];

for (const [name, context, reach] of GALLERY) {
  test(`a picture: ${name}`, async (t) => {
    mkdirSync(folder, { recursive: true });
    const { page } = await visit(t, { path: '/gallery.html', context, ready: context.javaScriptEnabled !== false });
    await reach(page);
    const path = `${folder}/${name}.png`;
    await page.screenshot({ path, fullPage: true, timeout: 30_000 });
    assert.ok(statSync(path).size > 10_000, 'the picture is empty');
  });
}

for (const [name, context, reach] of PICTURES) {
  test(`a picture: ${name}`, async (t) => {
    mkdirSync(folder, { recursive: true });
    const { page } = await visit(t, { context, ready: context.javaScriptEnabled !== false });
    await reach(page);
    const path = `${folder}/${name}.png`;
    // Printed, the glossary is laid out whole: many pages.
    await page.screenshot({ path, fullPage: name === 'print', timeout: 30_000 });
    assert.ok(statSync(path).size > 10_000, 'the picture is empty');
  });
}
