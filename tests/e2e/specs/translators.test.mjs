// Translators and other extensions that change text nodes of the page, in the shadow tree too: the program lives, and whatever
// it draws afterwards is all its own. Each of them is imitated by what it does to text nodes.

import assert from 'node:assert/strict';
import { visit as visitPage, whenReady } from '../lib/browser.mjs';
import { examples } from '../lib/build.mjs';
import { advance, pause, resume } from '../lib/clock.mjs';
import { test } from '../lib/test.mjs';
import { blocks, card, closed, eventually, opened, settles } from '../lib/widget.mjs';

/** Runs in the page: what translators do to all text under a node. */
function translators() {
  const texts = (node) => {
    const found = [];
    const walk = (node) => {
      if (node.nodeType === Node.TEXT_NODE) found.push(node);
      for (const child of [...node.childNodes]) walk(child);
      if (node.shadowRoot) walk(node.shadowRoot);
    };
    walk(node);
    return found.filter((text) => text.data.trim() && !text.parentElement?.closest('style, script, template'));
  };
  const font = (inside) => {
    const [outer, inner] = [document.createElement('font'), document.createElement('font')];
    outer.append(inner);
    inner.append(inside);
    return outer;
  };
  const each = (change) => (node) => texts(node).forEach(change);
  window.TRANSLATORS = {
    // Google Translate puts new text into two elements in the place of the old text.
    'puts other text into elements': each((text) => text.replaceWith(font(`T${text.data.length}`))),
    'wraps text nodes': each((text) => {
      const place = document.createComment('');
      text.replaceWith(place);
      place.replaceWith(font(text));
    }),
    'replaces text nodes': each((text) => text.replaceWith(document.createTextNode(`T${text.data.length}`))),
    'changes text in place': each((text) => void (text.data = `T${text.data.length}`)),
    'merges text nodes': (node) => texts(node).forEach((text) => {
      const next = text.parentNode?.nextSibling;
      if (text.isConnected && next?.nodeType === Node.TEXT_NODE) next.data += text.data, text.remove();
      text.parentNode?.normalize();
    }),
    'removes text nodes': each((text) => text.remove()),
    'turns the parts of a block round': (node) => {
      texts(node);
      for (const block of document.querySelector('jiazhu-reading').shadowRoot.querySelectorAll('[data-block]')) block.append(...[...block.childNodes].reverse());
    },
  };
  window.translate = (name) => TRANSLATORS[name](document.body);
}
const NAMES = ['puts other text into elements', 'wraps text nodes', 'replaces text nodes', 'changes text in place', 'merges text nodes', 'removes text nodes', 'turns the parts of a block round'];

/** The example: each of these tests draws its text some thirty times. */
const visit = (t, options = {}) => {
  examples();
  const body = (file) => ({ status: 200, body: String(file).replace('ningbo.reading', 'example.reading') });
  return visitPage(t, { path: '/minimal.html', site: { answers: { '/minimal.html': body } }, ...options });
};

const set = (page, attributes) => page.evaluate((attributes) => {
  for (const [name, value] of Object.entries(attributes)) document.querySelector('jiazhu-reading').setAttribute(name, value);
}, attributes);

let shown;

/** The article in each script, as a widget that nobody has touched draws it. */
async function untouched(t) {
  const { page } = await visit(t);
  const shown = {};
  for (const script of ['source', 'hans', 'hant']) {
    await set(page, { script });
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn))));
    shown[script] = await blocks(page);
  }
  assert.match(shown.source.join(''), /网格员/);
  assert.match(shown.hant.join(''), /網格員/);
  return shown;
}

const strangers = (page) => page.evaluate(() => document.querySelector('jiazhu-reading').shadowRoot.querySelectorAll('article font').length);
const said = (page) => page.evaluate(() => document.querySelector('jiazhu-reading').shadowRoot.querySelectorAll('article rt').length);

/** The program answers. */
async function lives(page, what) {
  assert.equal(await page.evaluate(() => window.seen.events.filter(({ type }) => type === 'jiazhu-error').length), 0, what);
  assert.equal(await page.evaluate(() => document.querySelector('jiazhu-reading').open('wanggeyuan')), true, what);
  await opened(page, '网格员');
  await page.evaluate(() => document.querySelector('jiazhu-reading').close());
  await closed(page);
}

for (const name of NAMES) {
  test(`after a translator that ${name}, all that is drawn anew is right`, async (t) => {
    shown ??= await untouched(t);
    const { page } = await visit(t);
    await page.evaluate(translators);
    for (const [attributes, text] of [
      [{ aid: 'pinyin', 'aid-on': 'all' }, shown.source],
      [{ aid: 'zhuyin' }, shown.source],
      [{ aid: 'off' }, shown.source],
      [{ script: 'hans' }, shown.hans],
      [{ script: 'hant' }, shown.hant],
      [{ aid: 'pinyin', 'aid-on': 'marks', tones: 'spoken' }, shown.hant],
      [{ script: 'source', aid: 'off' }, shown.source],
    ]) {
      const what = `${name}, then ${JSON.stringify(attributes)}`;
      await page.evaluate((name) => translate(name), name);
      await set(page, attributes);
      await settles(async () => assert.deepEqual(await blocks(page), text, what));
      assert.equal(await strangers(page), 0, what);
      assert.equal((await said(page)) > 0, (attributes.aid ?? 'off') !== 'off', what);
      await lives(page, what);
    }
    // In the same task, before anyone is told of it.
    await page.evaluate((name) => {
      translate(name);
      document.querySelector('jiazhu-reading').setAttribute('script', 'hans');
    }, name);
    await settles(async () => assert.deepEqual(await blocks(page), shown.hans));
    assert.equal(await strangers(page), 0);
  });

  test(`after a translator that ${name}, cards, index, theme, another reading and the end are right`, async (t) => {
    shown ??= await untouched(t);
    const { page } = await visit(t, { clock: true });
    await page.evaluate(translators);
    const translate = () => page.evaluate((name) => window.translate(name), name);
    const click = (selector) => page.evaluate((selector) => document.querySelector('jiazhu-reading').shadowRoot.querySelector(selector).click(), selector);
    await translate();
    await set(page, { theme: 'dark' });
    await lives(page, 'theme');
    // Cards: opened in a text that has been translated, translated themselves, and left for others.
    await click('[data-entry="wanggeyuan"]');
    await opened(page, '网格员');
    await translate();
    await click('[role=dialog] [data-follow]');
    await settles(async () => assert.match(await card(page).innerText(), /[\u4e00-\u9fff]/));
    await translate();
    await click('[role=dialog] .jz-back');
    await opened(page, '网格员');
    const placed = await page.evaluate(() => document.querySelector('jiazhu-reading').shadowRoot.querySelector('[role=dialog]').matches('[data-place]:popover-open'));
    assert.equal(placed, true, 'the card is placed on top of the page');
    await translate();
    // Its text in another script, while the card is open.
    await set(page, { script: 'hans' });
    await settles(async () => assert.match(await card(page).innerText(), /網格員|网格员/));
    await page.keyboard.press('Escape');
    await closed(page);
    // Words that keys reach are told in a line of their own.
    await page.evaluate(() => document.querySelector('jiazhu-reading').shadowRoot.querySelector('[data-anchor][tabindex="0"]').focus());
    for (let steps = 0; steps < 4; steps += 1) {
      await page.keyboard.press('Control+ArrowRight');
      await page.evaluate((name) => TRANSLATORS[name] && name !== 'turns the parts of a block round' && TRANSLATORS[name](document.querySelector('jiazhu-reading').shadowRoot.querySelector('[role=status]')), name);
    }
    await page.keyboard.press('ArrowLeft');
    // The index.
    await click('.jz-index-head button');
    await translate();
    await click('.jz-index-head button');
    await lives(page, 'index');
    // Another reading.
    await translate();
    await set(page, { src: './example.reading?again', script: 'source' });
    await whenReady(page);
    await settles(async () => assert.deepEqual(await blocks(page), shown.source));
    const rows = await page.evaluate(() => document.querySelector('jiazhu-reading').shadowRoot.querySelector('.jz-index').textContent);
    assert.match(rows, /网格员/);
    assert.doesNotMatch(rows, /T\d/);
    // Out and in again.
    await translate();
    await page.evaluate(() => {
      const widget = document.querySelector('jiazhu-reading');
      const place = widget.parentElement;
      widget.remove();
      place.append(widget);
    });
    await set(page, { aid: 'pinyin' });
    await eventually(async () => assert.ok((await said(page)) > 0));
    await lives(page, 'out and in again');
    // For good, and back.
    await translate();
    await page.evaluate(() => {
      window.away = document.querySelector('jiazhu-reading');
      window.away.remove();
    });
    // Longer than an element may take to come back.
    await pause(page);
    await advance(page, 5500);
    await resume(page);
    await page.evaluate(() => document.querySelector('main').append(window.away));
    await settles(async () => assert.deepEqual(await blocks(page), shown.source));
    await lives(page, 'for good, and back');
  });
}

test('a translated text stays as it is until it is shown in another way', async (t) => {
  const { page } = await visit(t);
  await page.evaluate(translators);
  await page.evaluate(() => translate('puts other text into elements'));
  const before = await blocks(page);
  assert.match(before.join(''), /^T\d/);
  await page.evaluate(() => document.querySelector('jiazhu-reading').open('wanggeyuan'));
  await opened(page, '网格员');
  await page.keyboard.press('Escape');
  await closed(page);
  await set(page, { theme: 'dark' });
  assert.deepEqual(await blocks(page), before);
});

test('a text that nobody has changed is changed in place, not made anew', async (t) => {
  const { page } = await visit(t);
  const kept = await page.evaluate(async () => {
    const widget = document.querySelector('jiazhu-reading');
    const parts = () => ['article', '.jz-index', '.jz-cards'].map((selector) => widget.shadowRoot.querySelector(selector));
    const before = parts();
    // Long enough for all that the widget does of itself.
    await new Promise((done) => setTimeout(done, 1500));
    await widget.open('wanggeyuan');
    await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
    widget.setAttribute('aid', 'pinyin');
    widget.setAttribute('script', 'hans');
    await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
    return parts().map((part, index) => part === before[index]);
  });
  assert.deepEqual(kept, [true, true, true]);
});
