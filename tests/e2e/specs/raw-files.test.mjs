// Files that a page names for its text: in any encoding that the command line reads, and what is told where a host answers with a web page.

import assert from 'node:assert/strict';
import { event, visit, whenReady } from '../lib/browser.mjs';
import { test } from '../lib/test.mjs';
import { mark, opened } from '../lib/widget.mjs';

const page = (attributes) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Files</title><script type="module" src="/jiazhu.js"></script>
  <main lang="zh-Hant"><jiazhu-reading ${attributes}><p>踐行‘兩個維護’真不真。</p></jiazhu-reading></main></html>`;
const headers = (path) => (path === '/files' ? { 'content-type': 'text/html; charset=utf-8' } : {});
const start = (t, attributes, answers, ready = true) => visit(t, { path: '/files', ready, init: keepFindings, site: { headers, answers: { '/files': () => ({ status: 200, body: page(attributes) }), ...answers } } });

/** Runs in the page before its own scripts. */
function keepFindings() {
  window.away = {};
  addEventListener('jiazhu-findings', (event) => (window.away.findings = /** @type {CustomEvent} */ (event).detail.findings), true);
}

// Of one glossary, as other programs write it: an entry for 两个维护, or 兩個維護 in Big5.
const GLOSSARIES = {
  GB18030: 'ZW50cmllczoKICAtIGlkOiB1cGhvbGRzCiAgICBoZWFkd29yZDogwb249s6su6QKICAgIGdsb3NzOiB7IHpoOiC84b72zqy7pLrL0MSjrLzhvvbOrLukyKjN/rrNvK/W0M2z0rvB7LW8IH0K',
  Big5: 'ZW50cmllczoKICAtIGlkOiB1cGhvbGRzCiAgICBoZWFkd29yZDogqOKt07r7xUAKICAgIGdsb3NzOiB7IHpoOiCw7ahNuvvFQK7WpN+hQbDtqE26+8VAxXarwqlNtrCkpLLOpEC74r7JIH0K',
  'UTF-16LE': '//5lAG4AdAByAGkAZQBzADoACgAgACAALQAgAGkAZAA6ACAAdQBwAGgAbwBsAGQAcwAKACAAIAAgACAAaABlAGEAZAB3AG8AcgBkADoAIAAkTipO9H6kYgoAIAAgACAAIABnAGwAbwBzAHMAOgAgAHsAIAB6AGgAOgAgAFpXs1H0fqRiOGjDXwz/WlezUfR+pGJDZwFajFTGli1O334AToaY/FsgAH0ACgA=',
};

for (const [encoding, base64] of Object.entries(GLOSSARIES)) {
  test(`a glossary in ${encoding} is read, and it is told`, async (t) => {
    const { page } = await start(t, 'annotate glossary="/terms.yaml"', { '/terms.yaml': () => ({ status: 200, body: Buffer.from(base64, 'base64') }) });
    await mark(page, '兩個維護').click();
    await opened(page, encoding === 'Big5' ? '兩個維護' : '两个维护');
    await page.waitForFunction(() => window.away.findings);
    const told = await page.evaluate(() => window.away.findings.filter(({ code }) => code === 'encoding').map(({ file, message }) => `${file}: ${message}`));
    assert.equal(told.length, 1);
    assert.match(told[0], new RegExp(`^/terms\\.yaml: this file is read as ${encoding}`));
  });
}

const WEB_PAGE = { status: 200, body: '<!DOCTYPE html><html><title>Home</title><p>Welcome' };

test('where a host answers with a web page it is told, and what was asked for', async (t) => {
  const glossary = await start(t, 'annotate glossary="/terms.yaml"', { '/terms.yaml': () => WEB_PAGE }, false);
  const { detail } = await event(glossary.page, 'jiazhu-error');
  assert.match(detail.what, /web page, not with the glossary.*check the address of the glossary/);
  assert.match(detail.where, /\/terms\.yaml$/);
});

test('so it is of a reading; a words file may be missing so', async (t) => {
  const { page } = await start(t, 'src="/no.reading"', { '/no.reading': () => WEB_PAGE }, false);
  const { detail } = await event(page, 'jiazhu-error');
  assert.match(detail.what, /web page, no reading/);
  assert.match(detail.where, /\/no\.reading$/);
});

test('a reading is shown from bytes of any kind', async (t) => {
  const { page } = await visit(t, { path: '/minimal.html', site: { answers: { '/ningbo.words': () => WEB_PAGE } } });
  const kinds = await page.evaluate(async () => {
    const element = document.querySelector('jiazhu-reading');
    const file = await (await fetch('/ningbo.reading')).arrayBuffer();
    const framed = new Uint8Array(file.byteLength + 8);
    framed.set(new Uint8Array(file), 8);
    const shown = [];
    for (const bytes of [file, new DataView(framed.buffer, 8), new Uint8ClampedArray(file)]) {
      element.show(bytes);
      await element.ready;
      shown.push(element.reading !== null);
    }
    return shown;
  });
  assert.deepEqual(kinds, [true, true, true]);
  await whenReady(page);
});

test('what a script changes turns a note into a term, and back, with the class of each', async (t) => {
  const { page } = await start(t, 'annotate', {});
  const glossary = 'entries:\n  - { id: upholds, headword: 两个维护, gloss: { en: the two upholds } }\n';
  const body = [{ type: 'TextualBody', purpose: 'commenting', value: 'Which?', language: 'en' }];
  const note = [{ id: '#n1', type: 'Annotation', motivation: 'commenting', body, target: { source: 'article.html', selector: { type: 'TextQuoteSelector', exact: '兩個維護' } } }];
  const looks = async (/** @type {object} */ texts, /** @type {string[]} */ expected) => {
    await page.evaluate((texts) => Object.assign(document.querySelector('jiazhu-reading'), texts), texts);
    await page.waitForFunction((expected) => {
      const links = [...document.querySelector('jiazhu-reading').shadowRoot.querySelectorAll('article a')];
      return JSON.stringify(links.map((link) => link.className)) === JSON.stringify(expected);
    }, expected);
  };
  await looks({ glossary }, ['jz-mark']);
  await looks({ glossary: 'entries: []', notes: note }, ['jz-noteref']);
  await looks({ glossary, notes: '[]' }, ['jz-mark']);
});
