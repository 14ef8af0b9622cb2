// The settings, the legend, quiet terms, and what is told once.

import assert from 'node:assert/strict';
import { PHONE, visit } from '../lib/browser.mjs';
import { test } from '../lib/test.mjs';
import { card, eventually, focused, mark, tabToArticle } from '../lib/widget.mjs';

const panel = (page) => page.locator('[role="dialog"][data-kind="settings"]');
const open = async (page) => {
  await page.locator('.jz-tools [data-ask="settings"]').click();
  await panel(page).waitFor();
};
const attribute = (page, name) => page.evaluate((name) => document.querySelector('jiazhu-reading').getAttribute(name), name);
const radio = (page, name, value) => panel(page).locator(`input[name="${name}"][value="${value}"]`);
const textSize = (page) => page.evaluate(() => parseFloat(getComputedStyle(document.querySelector('jiazhu-reading').shadowRoot.querySelector('article')).fontSize));
const stored = (page) => page.evaluate(() => localStorage.getItem('jiazhu'));

test('size, spacing and colours change at once, are remembered, and all of it is forgotten', async (t) => {
  const { page } = await visit(t);
  const [size, events] = [await textSize(page), await page.evaluate(() => localStorage.length)];
  assert.equal(events, 0);
  await open(page);
  assert.equal(await stored(page), null, 'to open it is no choice');
  await radio(page, 'size', '130').check();
  await radio(page, 'leading', 'wide').check();
  await radio(page, 'theme', 'dark').check();
  const look = () => page.evaluate(() => {
    const root = document.querySelector('jiazhu-reading').shadowRoot;
    const article = getComputedStyle(root.querySelector('article'));
    return { leading: parseFloat(article.lineHeight) / parseFloat(article.fontSize), scheme: getComputedStyle(root.querySelector('.jz')).colorScheme };
  });
  await eventually(async () => assert.ok(Math.abs((await textSize(page)) - 1.3 * size) < 0.1, `${await textSize(page)}`));
  await eventually(async () => assert.equal((await look()).scheme, 'dark'));
  assert.ok(Math.abs((await look()).leading - 2.6) < 0.05, JSON.stringify(await look()));
  await page.reload();
  await page.evaluate(() => document.querySelector('jiazhu-reading').ready);
  await eventually(async () => assert.deepEqual([await attribute(page, 'size'), await attribute(page, 'leading'), await attribute(page, 'theme')], ['130', 'wide', 'dark']));
  await open(page);
  assert.ok(await radio(page, 'size', '130').isChecked());
  await panel(page).locator('.js-forget').click();
  assert.deepEqual([await attribute(page, 'size'), await attribute(page, 'theme'), await stored(page)], [null, null, null]);
  assert.ok(await radio(page, 'size', '100').isChecked());
  assert.equal(await panel(page).locator('[role="status"]').textContent(), 'Forgotten.');
  await eventually(async () => assert.ok(Math.abs((await textSize(page)) - size) < 0.1));
});

test('where the browser keeps nothing the settings say so, and what is chosen holds as long as the page', async (t) => {
  const init = () => {
    for (const name of ['getItem', 'setItem', 'removeItem']) {
      Storage.prototype[name] = () => {
        throw new DOMException('no', 'SecurityError');
      };
    }
  };
  const { page } = await visit(t, { init });
  await open(page);
  const says = () => panel(page).locator('[role="status"]').textContent();
  const expected = /^This browser forbids this site to keep anything/;
  assert.match(await says(), expected);
  await radio(page, 'size', '130').check();
  assert.equal(await attribute(page, 'size'), '130');
  assert.match(await says(), expected);
  await panel(page).locator('.js-forget').click();
  assert.equal(await attribute(page, 'size'), null);
  assert.match(await says(), expected);
  await page.evaluate(() => document.querySelector('jiazhu-reading').setAttribute('ui-lang', 'zh-Hant'));
  await eventually(async () => assert.match(await says(), /^瀏覽器不允許/));
});

test('the panel is reached and left by keys, speaks the language of the interface, and tells what the lines mean', async (t) => {
  const { page } = await visit(t, { context: PHONE });
  await page.locator('.jz-tools [data-ask="settings"]').focus();
  await page.keyboard.press('Enter');
  await panel(page).waitFor();
  assert.equal((await focused(page)).role, 'dialog');
  const told = () => panel(page).evaluate((panel) => ({
    title: panel.querySelector('h2').textContent,
    signs: [...panel.querySelectorAll('.js-legend dd')].map((meaning) => meaning.textContent).join(),
    lines: [...panel.querySelectorAll('.js-legend .jz-mark, .js-legend .jz-noteref')].map((sample) => getComputedStyle(sample).textDecorationStyle),
  }));
  const english = await told();
  assert.match(english.signs, /a name.*an idiom.*damaged text/s);
  assert.deepEqual([...new Set(english.lines)].sort(), ['dashed', 'dotted', 'solid', 'wavy']);
  for (const [lang, title] of [['zh-Hant', '設定'], ['zh-Hans', '设置']]) {
    await page.evaluate((lang) => document.querySelector('jiazhu-reading').setAttribute('ui-lang', lang), lang);
    await eventually(async () => assert.equal((await told()).title, title));
  }
  await page.keyboard.press('Escape');
  await panel(page).waitFor({ state: 'detached' });
  assert.equal((await focused(page)).text, '设置', 'the button has the focus again');
});

test('quiet terms are text until the pointer or the keys are there', async (t) => {
  const { page } = await visit(t);
  await page.evaluate(() => document.querySelector('jiazhu-reading').setAttribute('terms', 'quiet'));
  const terms = () => page.evaluate(() => {
    const all = [...document.querySelector('jiazhu-reading').shadowRoot.querySelectorAll('.jz-mark')];
    return {
      count: all.length,
      links: all.filter((term) => term.matches('a, [role]')).length,
      lines: all.filter((term) => getComputedStyle(term).textDecorationLine !== 'none').length,
    };
  });
  await eventually(async () => assert.deepEqual(await terms(), { ...(await terms()), links: 0, lines: 0 }));
  assert.ok((await terms()).count > 200);
  await tabToArticle(page);
  await page.keyboard.press('ArrowRight');
  const at = await focused(page);
  assert.ok(at.entry, JSON.stringify(at));
  await page.keyboard.press('Enter');
  await card(page).waitFor();
  await page.keyboard.press('Escape');
  const quiet = page.locator('.jz-mark:visible').filter({ hasText: /^黨員攻堅小組$/ }).first();
  await quiet.click();
  await eventually(async () => assert.match(await card(page).innerText(), /攻堅小組/));
  await page.evaluate(() => document.querySelector('jiazhu-reading').removeAttribute('terms'));
  await mark(page, '兩個維護').waitFor();
});

test('the keys of the text are told once, when one has reached it', async (t) => {
  const { page } = await visit(t);
  const told = () => page.locator('.jz-status').textContent();
  assert.equal(await told(), '');
  await tabToArticle(page);
  await eventually(async () => assert.match(await told(), /← and → go from term to term/));
  await page.keyboard.press('ArrowRight');
  await eventually(async () => assert.equal(await told(), ''));
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+ArrowRight');
  await eventually(async () => assert.notEqual(await told(), ''));
  assert.doesNotMatch(await told(), /←/, 'a word, and not the keys again');
});

test('who follows a link to a passage is not told of keys', async (t) => {
  const { page } = await visit(t, { path: '/#jiazhu-at-163-167', context: PHONE });
  await eventually(async () => assert.equal(await page.evaluate(() => [...(CSS.highlights?.get('jiazhu-cursor') ?? [])].length), 1));
  assert.equal(await page.locator('.jz-hint').count(), 0);
  await page.evaluate(() => (location.hash = '#jiazhu-mark-40'));
  await eventually(async () => assert.equal((await focused(page)).role, 'doc-glossref'));
  assert.equal(await page.locator('.jz-hint').count(), 0);
});

test('terms are told by their kind, headings without their signs, and no term twice', async (t) => {
  const { page } = await visit(t);
  const said = await page.evaluate(() => {
    const root = document.querySelector('jiazhu-reading').shadowRoot;
    const heading = [...root.querySelectorAll('article :is(h2, h3)')].find((heading) => heading.querySelector('.jz-sign'));
    return {
      kinds: new Set([...root.querySelectorAll('.jz-mark')].map((term) => term.getAttribute('aria-description'))).size,
      kind: root.querySelector('[data-entry="liang-ge-weihu"]').getAttribute('aria-description'),
      heading: heading.getAttribute('aria-label') === heading.textContent,
      twice: root.querySelectorAll('.jz-index .jz-traditional:not([aria-hidden="true"])').length,
      label: root.querySelector('.jz-index .jz-places a').getAttribute('aria-label'),
    };
  });
  assert.ok(said.kinds > 6, `${said.kinds}`);
  assert.deepEqual({ ...said, kinds: 0 }, { kinds: 0, kind: 'political formula', heading: true, twice: 0, label: 'Place 1' });
});

test('two elements of different languages on a page have settings of their own, and the file of a reading is opened once', async (t) => {
  const element = (lang) => `<jiazhu-reading src="ningbo.reading" ui-lang="${lang}"></jiazhu-reading>`;
  const body = (file) => ({ status: 200, body: String(file).replace(/<jiazhu-reading[\s\S]*<\/jiazhu-reading>/, element('zh-Hans') + element('zh-Hant')) });
  const { page } = await visit(t, { path: '/minimal.html', site: { answers: { '/minimal.html': body } } });
  const titles = () => page.evaluate(() => [...document.querySelectorAll('jiazhu-reading')].map((element) => element.shadowRoot.querySelector('[data-kind="settings"] h2')?.textContent ?? ''));
  for (const at of [0, 1]) {
    await page.evaluate((at) => document.querySelectorAll('jiazhu-reading')[at].ready, at);
    await page.evaluate((at) => document.querySelectorAll('jiazhu-reading')[at].shadowRoot.querySelector('[data-ask="settings"]').click(), at);
    await eventually(async () => assert.notEqual((await titles())[at], ''));
  }
  assert.deepEqual(await titles(), ['设置', '設定']);
  // A choice in one is none in the other.
  const chosen = () => page.evaluate(() => [...document.querySelectorAll('jiazhu-reading')].map((element) => element.getAttribute('theme')));
  await page.evaluate(() => document.querySelectorAll('jiazhu-reading')[1].shadowRoot.querySelector('input[name="theme"][value="dark"]').click());
  await eventually(async () => assert.equal((await chosen())[1], 'dark'));
  assert.notEqual((await chosen())[0], 'dark');
  // Closed in one, open in the other.
  await page.evaluate(() => document.querySelectorAll('jiazhu-reading')[0].shadowRoot.querySelector('.jf-close').click());
  await eventually(async () => assert.deepEqual(await titles(), ['', '設定']));
});

test('on a phone zhuyin is as large as pinyin, 10 px at least', async (t) => {
  const { page } = await visit(t, { context: PHONE });
  for (const aid of ['pinyin', 'zhuyin']) {
    await page.evaluate((aid) => document.querySelector('jiazhu-reading').setAttribute('aid', aid), aid);
    const smallest = () => page.evaluate(() => Math.min(...[...document.querySelector('jiazhu-reading').shadowRoot.querySelectorAll('article rt')].map((rt) => parseFloat(getComputedStyle(rt).fontSize))));
    await eventually(async () => assert.ok((await smallest()) >= 10 && (await smallest()) < 20, `${aid} is ${await smallest()} px high`));
  }
});
