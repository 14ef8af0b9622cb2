// What a reader takes along and hears of a card, a selection, the article; and where Back leads. The voice is a fake one: what it is told, and what is
// done with what it tells.

import assert from 'node:assert/strict';
import axe from 'axe-core';
import { PHONE, visit } from '../lib/browser.mjs';
import { test } from '../lib/test.mjs';
import { card, closed, eventually, focused, mark, opened } from '../lib/widget.mjs';

const panel = (page) => page.locator('.jm');
const bar = (page) => page.locator('.jl');
const does = (page, what) => page.locator(`.jm [data-do="${what}"]`);
const says = (page, where, expected) => eventually(async () => assert.match(await page.locator(where).innerText(), expected));
const hash = (page) => page.evaluate(() => decodeURIComponent(location.hash));
/** Opens the panel from the card of a term. */
async function ask(page, surface) {
  await mark(page, surface).click();
  await opened(page, surface);
  await card(page).locator('[data-ask]').click();
  await panel(page).waitFor();
}
const violations = async (page, part) => {
  await page.evaluate(axe.source);
  return page.evaluate(async (part) => {
    const include = [/** @type {any} */ ({ fromShadowDom: ['jiazhu-reading', part] })];
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations } = await window.axe.run({ include }, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 120)).join(' | ')}`);
  }, part);
};

/** Runs in the page: a clipboard that takes what it is given, or refuses. */
function clipboard() {
  window.taken = [];
  const writeText = (text) => (window.refuses ? Promise.reject(new DOMException('no', 'NotAllowedError')) : (window.taken.push(text), Promise.resolve()));
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
}

/** Runs in the page: voices that say what they are told to tell. */
function voices() {
  const fake = (window.fake = {
    voices: [
      { name: 'Cloud', lang: 'zh-CN', localService: false, default: true },
      { name: 'Alex', lang: 'en-US', localService: true, default: false },
      { name: 'Mei', lang: 'zh_TW', localService: true, default: false },
    ],
    said: [],
    silenced: 0,
    now: null,
    begins: true,
  });
  window.SpeechSynthesisUtterance = /** @type {any} */ (class {
    constructor(text) {
      this.text = text;
    }
  });
  const speak = (utterance) => {
    fake.said.push({ text: utterance.text, voice: utterance.voice?.name, lang: utterance.lang });
    fake.now = utterance;
    if (fake.begins) utterance.onstart({});
  };
  const cancel = () => {
    fake.silenced += 1;
    fake.now = null;
  };
  Object.defineProperty(window, 'speechSynthesis', { configurable: true, value: { getVoices: () => fake.voices, speak, cancel, resume() {} } });
}
const said = (page) => page.evaluate(() => window.fake.said);
const lit = (page) => page.evaluate(() => [...(CSS.highlights.get('jiazhu-voice') ?? [])].map(String).join(''));
const tells = (page, name, event = {}) => page.evaluate(([name, event]) => window.fake.now[name](event), [name, event]);
const choose = (page, at) => page.locator('.jl-voices').evaluate((voices, at) => {
  voices.selectedIndex = at;
  voices.dispatchEvent(new Event('change', { bubbles: true }));
}, at);
const speaks = (page) => eventually(async () => assert.ok(await page.evaluate(() => window.fake.now !== null)));

test('a card is copied, quoted and linked to, and its address is the page’s while it is open', async (t) => {
  const { page, site } = await visit(t, { init: clipboard });
  await page.evaluate(() => history.replaceState({ own: 1 }, ''));
  await mark(page, '兩個維護').click();
  await opened(page, '兩個維護');
  await eventually(async () => assert.match(await hash(page), /^#jiazhu-/));
  const address = await page.evaluate(() => location.href);
  await page.keyboard.press('Escape');
  await eventually(async () => assert.equal(await hash(page), ''));
  assert.deepEqual(await page.evaluate(() => history.state), { own: 1 });

  await ask(page, '兩個維護');
  await eventually(async () => assert.match((await focused(page)).text ?? '', /^The word$/));
  assert.deepEqual(await violations(page, '.jm'), []);
  for (const what of ['card', 'quote', 'link']) {
    await does(page, what).click();
    await says(page, '.jm-status', /^Copied\.$/);
  }
  await eventually(async () => assert.equal(await page.evaluate(() => window.taken.length), 3));
  const [text, quotation, link] = await page.evaluate(() => window.taken);
  assert.match(text, /^兩個維護 \(两个维护\) liǎng gè wéihù\n/);
  assert.match(text, /\nPublisher’s glossary\n/);
  assert.ok(text.endsWith(address), text);
  assert.equal(link, address);
  assert.match(quotation, /^[^\n]*兩個維護[^\n]*[。！？]?[^\n]*\n— .*#jiazhu-at-\d+-\d+$/);

  // Where nothing may be copied, the text is there to be copied by hand.
  await page.evaluate(() => (window.refuses = true));
  await does(page, 'quote').click();
  await says(page, '.jm-status', /by hand/);
  assert.equal(await page.locator('.jm-by-hand').evaluate((area) => area.value.slice(area.selectionStart, area.selectionEnd)), quotation);
  assert.deepEqual(await violations(page, '.jm'), []);

  // All places of it.
  await page.locator('.jm-places').click();
  await page.locator('.jf-field').waitFor();
  assert.equal(await page.locator('.jf-field').evaluate((field) => field.value), '兩個維護');
  assert.equal(await panel(page).count(), 0);
  // A jump, and Back from it.
  const top = await page.evaluate(() => (scrollTo({ top: 0, behavior: 'instant' }), scrollY));
  await page.locator('.jf-place').first().click();
  await eventually(async () => assert.ok(Math.abs((await page.evaluate(() => scrollY)) - top) > 300));
  await page.evaluate(() => history.back());
  await eventually(async () => assert.ok(Math.abs((await page.evaluate(() => scrollY)) - top) < 5));
  assert.deepEqual(await page.evaluate(() => history.state), { own: 1 });
  await page.locator('.jf-close').click();

  // What is selected, in the article as it is shown.
  const passage = await page.evaluate(() => {
    const block = document.querySelector('jiazhu-reading').shadowRoot.querySelectorAll('article p[data-block]')[3];
    getSelection().setBaseAndExtent(block, 0, block, block.childNodes.length);
    window.refuses = false;
    return block.textContent;
  });
  await page.locator('.jz-tools [data-ask="settings"]').click();
  await page.locator('.js-more').click();
  await does(page, 'passage').click();
  await eventually(async () => assert.equal(await page.evaluate(() => window.taken.length), 4));
  const [first, source] = (await page.evaluate(() => window.taken[3])).split('\n— ');
  assert.equal(first, passage);
  assert.match(source, /#jiazhu-at-\d+-\d+$/);
  await page.goto(`${site.url}/${source.slice(source.indexOf('#'))}`);
  await page.reload();
  await eventually(async () => assert.equal(await page.evaluate(() => [...(CSS.highlights.get('jiazhu-cursor') ?? [])].map(String).join('')), passage.slice(0)));
});

test('Back closes a sheet, the host’s state stays, and a refusal is borne', async (t) => {
  const { page } = await visit(t, { path: '/minimal.html', context: PHONE });
  await page.evaluate(() => history.replaceState({ own: 'state' }, '', '#there'));
  const entries = await page.evaluate(() => history.length);
  await mark(page, '兩個維護').click();
  await opened(page, '兩個維護');
  await eventually(async () => assert.equal(await page.evaluate(() => history.state.jiazhu), 1));
  assert.equal(await page.evaluate(() => history.state.own), 'state');
  assert.equal(await hash(page), '#there', 'its element does not ask for its address');
  await page.evaluate(() => history.back());
  await closed(page);
  assert.deepEqual(await page.evaluate(() => history.state), { own: 'state' });
  // One entry for a sheet, whatever opens in it; closed by hand it is gone.
  await mark(page, '兩個維護').click();
  await opened(page, '兩個維護');
  await eventually(async () => assert.equal(await page.evaluate(() => history.state.jiazhu), 1));
  await page.locator('.jz-close').click();
  await closed(page);
  await eventually(async () => assert.deepEqual(await page.evaluate(() => history.state), { own: 'state' }));
  assert.equal(await page.evaluate(() => history.length), entries + 1);
  // A panel is a sheet, too.
  await mark(page, '兩個維護').click();
  await opened(page, '兩個維護');
  await card(page).locator('[data-ask]').click();
  await panel(page).waitFor();
  await eventually(async () => assert.equal(await page.evaluate(() => history.state.jiazhu), 1));
  await page.evaluate(() => history.back());
  await eventually(async () => assert.equal(await panel(page).count(), 0));
  // The settings are one of their own, and what is opened from them is in their place.
  const settings = page.locator('[data-kind="settings"]');
  const choose = async () => {
    await page.locator('.jz-tools [data-ask="settings"]').click();
    await settings.waitFor();
  };
  await choose();
  await eventually(async () => assert.deepEqual(await page.evaluate(() => history.state), { own: 'state', jiazhu: 1 }));
  await page.evaluate(() => history.back());
  await eventually(async () => assert.equal(await settings.count(), 0));
  assert.deepEqual(await page.evaluate(() => history.state), { own: 'state' });
  await choose();
  await eventually(async () => assert.equal(await page.evaluate(() => history.state.jiazhu), 1));
  await page.locator('.js-more').click();
  await page.locator('.jf[data-kind="more"]').waitFor();
  await page.evaluate(() => history.back());
  await eventually(async () => assert.equal(await panel(page).count(), 0));
  assert.deepEqual(await page.evaluate(() => history.state), { own: 'state' });
  await choose();
  await page.keyboard.press('Escape');
  await eventually(async () => assert.deepEqual(await page.evaluate(() => history.state), { own: 'state' }));
  assert.equal(await page.evaluate(() => history.length), entries + 1);
  // As in a sandboxed frame.
  await page.evaluate(() => {
    history.pushState = history.replaceState = () => {
      throw new DOMException('refused', 'SecurityError');
    };
  });
  await mark(page, '兩個維護').click();
  await opened(page, '兩個維護');
  await page.locator('.jz-close').click();
  await closed(page);
  await choose();
  await page.keyboard.press('Escape');
  await eventually(async () => assert.equal(await settings.count(), 0));
});

test('Back undoes a jump from a card and from the page’s index, with the companion there or not', async (t) => {
  for (const context of [PHONE, undefined]) {
    const { page } = await visit(t, { path: '/minimal.html', context });
    const scroll = () => page.evaluate(() => scrollY);
    /** Clicks a link, and goes back from where it led. */
    const back = async (link) => {
      const before = await link.evaluate((link) => [scrollY, link.click()][0]);
      await eventually(async () => assert.ok(Math.abs((await scroll()) - before) > 300, `${await scroll()}`));
      await eventually(async () => assert.ok(await page.evaluate(() => history.state?.jiazhu), 'an entry of its own'));
      await page.evaluate(() => history.back());
      await eventually(async () => assert.ok(Math.abs((await scroll()) - before) < 5, `${await scroll()} of ${before}`));
    };
    // In the index beside the text, before anything has been asked for.
    if (!context) await back(page.locator('.jz-index [data-visit]').last());
    await mark(page, '市委編辦').click();
    await opened(page, '市委編辦');
    if (context) await eventually(async () => assert.equal(await page.evaluate(() => history.state?.jiazhu), 1));
    await page.locator('[role="dialog"][data-place]').waitFor();
    await back(card(page).locator('[data-visit]').last());
    await eventually(async () => assert.equal(await card(page).count(), 0));
  }
});

test('a voice of the device reads clause by clause, with the word lit where it tells its place', async (t) => {
  const { page } = await visit(t, { init: voices });
  await ask(page, '兩個維護');
  await does(page, 'sentence').click();
  await bar(page).waitFor();
  await speaks(page);
  assert.equal(await panel(page).count(), 0);
  const [{ text, voice, lang }] = await said(page);
  assert.deepEqual([voice, lang], ['Mei', 'zh-TW'], 'not the service, though it is the browser’s first');
  const clause = await lit(page);
  assert.equal([...clause].length, [...text].length, 'a character for a character');
  assert.ok([...text].some((c, at) => c !== [...clause][at]) || !/[行重長為還都]/.test(clause), `${clause} is said ${text}`);
  const at = [...clause].findIndex((_, at) => clause.startsWith('維護', at));
  if (at >= 0) {
    await tells(page, 'onboundary', { name: 'word', charIndex: at });
    await eventually(async () => assert.match(await lit(page), /維護/));
    assert.ok((await lit(page)).length < clause.length);
  }
  assert.deepEqual(await violations(page, '.jl'), []);

  // Pausing begins the clause again.
  await page.locator('.jl-pause').click();
  assert.equal(await page.locator('.jl-pause').innerText(), 'Go on');
  await page.locator('.jl-pause').click();
  await eventually(async () => assert.equal((await said(page)).length, 2));
  assert.equal((await said(page))[1].text, text);

  // A service is asked for once, and is not told anything before.
  await choose(page, 1);
  await says(page, '.jl-status', /“Cloud” sends what it reads to a service/);
  assert.equal((await said(page)).length, 2);
  assert.deepEqual(await violations(page, '.jl'), []);
  await page.locator('.jl-agree').click();
  await eventually(async () => assert.equal((await said(page)).at(-1).voice, 'Cloud'));
  await choose(page, 0);
  await eventually(async () => assert.equal((await said(page)).at(-1).voice, 'Mei'));
  const asked = (await said(page)).length;
  await choose(page, 1);
  await eventually(async () => assert.equal((await said(page)).length, asked + 1));

  // To the end, and nothing is lit any more.
  for (let clauses = 0; clauses < 40 && (await bar(page).count()) > 0; clauses += 1) {
    await page.evaluate(() => window.fake.now?.onend({}));
  }
  await eventually(async () => assert.equal(await bar(page).count(), 0));
  assert.equal(await lit(page), '');

  // From here on, and the element leaves its page.
  await ask(page, '兩個維護');
  await does(page, 'on').click();
  await speaks(page);
  const silenced = await page.evaluate(() => window.fake.silenced);
  await page.evaluate(() => document.querySelector('jiazhu-reading').remove());
  await eventually(async () => assert.ok((await page.evaluate(() => window.fake.silenced)) > silenced));
  assert.equal(await lit(page), '');
});

test('no voice, one that never begins and one that never ends are told of', async (t) => {
  const { page } = await visit(t, { init: voices, clock: true, path: '/minimal.html' });
  const listen = async () => {
    await ask(page, '兩個維護');
    await does(page, 'on').click();
    await bar(page).waitFor();
  };
  const wait = (milliseconds) => page.evaluate((milliseconds) => window.clock.advance(milliseconds), milliseconds);
  await page.evaluate(() => window.clock.pause());
  const passing = async (where, expected) => {
    for (let seconds = 0; seconds < 150 && !expected.test(await page.locator(where).innerText()); seconds += 1) await wait(1000);
    await says(page, where, expected);
  };
  await page.evaluate(() => {
    window.fake.known = window.fake.voices;
    window.fake.voices = [];
  });
  await listen();
  await says(page, '.jl-status', /Looking for voices/);
  await passing('.jl-status', /no voice for Mandarin/);
  assert.deepEqual(await violations(page, '.jl'), []);
  await page.locator('.jl-stop').click();
  await eventually(async () => assert.equal(await bar(page).count(), 0));

  await page.evaluate(() => {
    window.fake.voices = window.fake.known;
    window.fake.begins = false;
  });
  await listen();
  await passing('.jl-status', /“Mei” does not begin/);
  assert.equal((await said(page)).length, 2, 'it is tried twice');
  await page.evaluate(() => (window.fake.begins = true));
  await page.locator('.jl-pause').click();
  await passing('.jl-status', /“Mei” says nothing any more/);
  assert.equal((await said(page)).length, 4, 'two clauses without an end are enough');
});
