// A long raw text: the page has laid it out, and it is left alone until its reading is there.

import assert from 'node:assert/strict';
import { event, visit } from '../lib/browser.mjs';
import { test } from '../lib/test.mjs';

const GLOSSARY = 'entries:\n  - { id: upholds, headword: 两个维护, gloss: { en: the two upholds } }\n';
const ARTICLE = Array.from({ length: 900 }, (_, line) => `<p>第${line + 1}行：踐行兩個維護，銀行行長還沒還錢，南京市長江大橋上。</p>`).join('');
const PROGRAM = '/annotator/annotator_bg.wasm';

const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>A long raw text</title><script type="module" src="/jiazhu.js"></script>
  <script type="text/yaml" id="terms">${GLOSSARY}</script>
  <main lang="zh-Hant"><jiazhu-reading annotate glossary="#terms">${ARTICLE}</jiazhu-reading></main></html>`;

/** A page of it on which the annotator is to come, and `asked` when it has been asked for. */
async function waiting(t, answer) {
  let called;
  const asked = new Promise((resolve) => (called = resolve));
  const answers = {
    '/long': () => ({ status: 200, body: html }),
    [PROGRAM]: async (file) => {
      called();
      return answer(file);
    },
  };
  const headers = (path) => (path === '/long' ? { 'content-type': 'text/html; charset=utf-8' } : {});
  const { page } = await visit(t, { path: '/long', ready: false, context: { viewport: { width: 1600, height: 900 } }, site: { headers, answers } });
  await asked;
  return page;
}

const isShaded = (page) => page.evaluate(() => document.querySelector('jiazhu-reading').shadowRoot !== null);

test('a long raw text is not laid out anew before its reading is there, which is as that of a short one then', async (t) => {
  let send;
  const late = new Promise((come) => (send = come));
  const page = await waiting(t, async (file) => (await late, { status: 200, body: file }));
  // What an element holds that has a shadow is laid out as part of it: all of it anew.
  assert.equal(await isShaded(page), false);
  assert.ok(await page.getByText('第1行').isVisible());
  send();
  await page.locator('.jz-mark').first().waitFor();
  assert.equal(await page.locator('jiazhu-reading > p').first().isVisible(), false, 'the plain text is there still');
  // The index stands beside the text where there is room for it, and has its styles.
  await page.waitForFunction(() => getComputedStyle(document.querySelector('jiazhu-reading').shadowRoot.querySelector('.jz-index[data-open]')).position === 'sticky');
  await page.getByText('載入辭典').waitFor();
});

test('what goes wrong with a long raw text is told above it', async (t) => {
  const page = await waiting(t, () => ({ status: 404, body: '' }));
  await event(page, 'jiazhu-error');
  await page.getByText(/無法顯示|cannot be shown/).first().waitFor();
  assert.ok(await page.getByText('第1行').isVisible());
});

test('a long raw text that is taken away leaves a line that says so', async (t) => {
  const page = await waiting(t, () => new Promise(() => {}));
  await page.evaluate(() => (document.querySelector('jiazhu-reading').innerHTML = ''));
  await page.getByText('這裡還沒有正文。').waitFor();
  assert.equal(await isShaded(page), true);
});
