// How the article is shown: script, and pronunciation over the words.

import assert from 'node:assert/strict';
import { PHONE, shared, visit } from '../lib/browser.mjs';
import { coloursOf, commonest } from '../lib/pixels.mjs';
import { test } from '../lib/test.mjs';
import { blocks, boxesOf, card, choose, eventually, highlighted, mark, tool } from '../lib/widget.mjs';

const look = shared();

const set = (page, attributes) =>
  page.evaluate((attributes) => {
    const widget = document.querySelector('jiazhu-reading');
    for (const [name, value] of Object.entries(attributes)) widget.setAttribute(name, value);
    return new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
  }, attributes);

const attributes = (page) =>
  page.evaluate(() => Object.fromEntries([...document.querySelector('jiazhu-reading').attributes].map(({ name, value }) => [name, value])));

/** What a choice says, and what stands over it. */
const chosen = (page, name) => tool(page, name).evaluate((select) => [select.value, select.nextElementSibling.textContent]);

test('scripts show what they say', async (t) => {
  const { page } = await look(t);
  const text = async (script) => {
    await set(page, { script });
    return (await blocks(page)).join('\n');
  };
  assert.match(await text('source'), /兩個維護/);
  assert.match(await text('hans'), /两个维护/);
  assert.doesNotMatch(await text('hans'), /[個黨學]/);
  assert.match(await text('hant'), /兩個維護/);
  const lang = () => page.locator('jiazhu-reading article:visible').first().getAttribute('lang');
  assert.equal(await lang(), 'zh-Hant');
  await set(page, { script: 'hans' });
  assert.equal(await lang(), 'zh-Hans');
});

test('words are elements only while something stands over them', async (t) => {
  const { page } = await look(t);
  const rubies = () => page.locator('jiazhu-reading article ruby').count();
  assert.equal(await rubies(), 0);
  await set(page, { aid: 'pinyin' });
  const onMarks = await rubies();
  await set(page, { 'aid-on': 'all' });
  assert.ok(onMarks > 100, `${onMarks} over terms`);
  assert.ok((await rubies()) > onMarks + 300, `${await rubies()} over words`);
  await set(page, { aid: 'off' });
  assert.equal(await rubies(), 0);
});

test('pronunciation is hidden from names and can’t be selected', async (t) => {
  const { page } = await look(t);
  await set(page, { aid: 'pinyin', 'aid-on': 'all' });
  await page.getByRole('link', { name: '兩個維護', exact: true }).first().waitFor();
  const marked = mark(page, '兩liǎng個gè維護wéihù');
  assert.deepEqual(await marked.locator('rt').allTextContents(), ['liǎng', 'gè', 'wéihù']);
  const wrong = await page.locator('jiazhu-reading rt').evaluateAll(
    (all) =>
      all.filter((rt) => {
        const { userSelect, webkitUserSelect } = getComputedStyle(rt);
        return rt.ariaHidden !== 'true' || (userSelect ?? webkitUserSelect) !== 'none';
      }).length,
  );
  assert.equal(wrong, 0);
});

for (const [what, context] of Object.entries({ 'a desktop': {}, 'a phone': PHONE })) {
  const look = shared({ context });
  for (const aid of ['pinyin', 'zhuyin']) {
    test(`${aid} on ${what} keeps to the lines and to itself`, async (t) => {
      const { page } = await look(t);
      await set(page, { aid, 'aid-on': 'all' });
      const found = await page.evaluate((aid) => {
        const root = document.querySelector('jiazhu-reading').shadowRoot;
        const wrong = [];
        let words = 0;
        /** As high as the engine makes a line: WebKit takes whole pixels only. */
        const lineOf = (block) => {
          const probe = block.appendChild(document.createElement('div'));
          probe.append('一', document.createElement('br'), '一');
          const height = probe.getBoundingClientRect().height / 2;
          probe.remove();
          return height;
        };
        for (const block of root.querySelectorAll('[data-block]')) {
          const style = getComputedStyle(block);
          const line = lineOf(block);
          const em = parseFloat(style.fontSize);
          const top = block.getBoundingClientRect().top + parseFloat(style.paddingTop);
          const height = block.clientHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom);
          const off = Math.abs(height / line - Math.round(height / line)) * line;
          if (off > 1.5) wrong.push(`${block.dataset.block}: ${height} px are no whole lines of ${line}`);
          let before = null;
          for (const rt of block.querySelectorAll('rt')) {
            const range = document.createRange();
            range.selectNodeContents(rt);
            const [rect] = range.getClientRects();
            words += 1;
            // Of its characters: the font has room above and below them.
            const own = rect.top + (rect.height - parseFloat(getComputedStyle(rt).fontSize)) / 2 - top;
            // Inside the line’s own upper half: the line above has its underline in its lower half.
            const inside = own - Math.floor(own / line + 0.1) * line;
            if (inside < -2 || inside > line / 2) wrong.push(`${rt.textContent} stands ${inside} px below the top of its line`);
            const ruby = rt.parentElement;
            if (aid === 'pinyin' && before && before.ruby !== ruby && Math.abs(before.rect.top - rect.top) < 2) {
              const gap = rect.left - before.rect.right;
              if (gap < em / 4 - 0.6) wrong.push(`${before.text} and ${rt.textContent} are ${gap} px apart`);
            }
            before = { ruby, rect, text: rt.textContent };
          }
        }
        return { wrong, words };
      }, aid);
      assert.ok(found.words > 300, `${found.words} words`);
      assert.deepEqual(found.wrong.slice(0, 10), []);
    });
  }
}

for (const [what, context] of Object.entries({ 'a desktop': {}, 'a phone': PHONE })) {
  const look = shared({ context });
  test(`on ${what} no line moves up or down when pronunciation is switched on`, async (t) => {
    const { page } = await look(t);
    /** Where the characters of each block stand in its lines, and how far apart those are. */
    const grid = () =>
      page.evaluate(() => {
        const root = document.querySelector('jiazhu-reading').shadowRoot;
        return [...root.querySelectorAll('[data-block]')].map((block) => {
          // As high as the engine makes a line: WebKit takes whole pixels only.
          const probe = block.appendChild(document.createElement('div'));
          probe.append('一', document.createElement('br'), '一');
          const line = probe.getBoundingClientRect().height / 2;
          probe.remove();
          const { top } = block.getBoundingClientRect();
          const places = new Set();
          const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const { data, parentElement } = walker.currentNode;
            if (parentElement.closest('rt') || !/\p{Script=Han}/u.test(data)) continue;
            const range = document.createRange();
            range.selectNodeContents(walker.currentNode);
            for (const rect of range.getClientRects()) places.add(Math.round(((rect.top - top) % line) * 2) / 2);
          }
          return [...places].sort((a, b) => a - b);
        });
      });
    const before = await grid();
    for (const aid of ['pinyin', 'zhuyin']) {
      await set(page, { aid, 'aid-on': 'all' });
      const after = await grid();
      for (const [block, places] of after.entries()) {
        const moved = Math.max(...places.map((place) => Math.min(...before[block].map((other) => Math.abs(place - other)))));
        assert.ok(moved <= 1.5, `${aid}: a line of block ${block} has moved by ${moved} px: ${before[block]} to ${places}`);
      }
    }
  });
}

test('blocks of one line keep their height when pronunciation is switched on', async (t) => {
  const { page } = await look(t);
  const heights = () =>
    page.locator('jiazhu-reading [data-block]:visible').evaluateAll((blocks) =>
      blocks.map((block) => [block.dataset.block, block.getBoundingClientRect().height, parseFloat(getComputedStyle(block).lineHeight)]).filter(([, height, line]) => height < 1.5 * line),
    );
  const before = new Map(await heights());
  assert.ok(before.size > 2, `${before.size} blocks of one line`);
  for (const aid of ['pinyin', 'zhuyin']) {
    await set(page, { aid, 'aid-on': 'all' });
    for (const [block, height] of await heights()) {
      assert.ok(Math.abs(height - (before.get(block) ?? height)) < 1, `${aid}: block ${block} was ${before.get(block)} px high and is ${height}`);
    }
  }
});

test('pronunciation is vermilion over passages of notes, too', async (t) => {
  const { page } = await look(t);
  await set(page, { aid: 'pinyin', 'aid-on': 'all' });
  // Highlights come in a task of their own where drawing took long.
  const boxes = await eventually(async () => {
    const boxes = await page.evaluate(() => {
      const ranges = [...CSS.highlights.get('jiazhu-note')];
      const rts = [...document.querySelector('jiazhu-reading').shadowRoot.querySelectorAll('rt')];
      const noted = rts.filter((rt) => ranges.some((range) => range.intersectsNode(rt.previousSibling)));
      noted[0]?.scrollIntoView({ block: 'center', behavior: 'instant' });
      return noted.map((rt) => rt.getBoundingClientRect().toJSON()).filter(({ top, bottom }) => top > 0 && bottom < innerHeight);
    });
    assert.ok(boxes.length > 1, `${boxes.length} passages`);
    return boxes;
  });
  for (const found of await coloursOf(page, boxes)) {
    const parts = found.map(([colour]) => colour.match(/\d+/g).map(Number));
    assert.ok(parts.some(([red, green]) => red - green > 80), 'vermilion');
    assert.deepEqual(parts.filter(([red]) => red < 90), [], 'no ink');
  }
});

for (const aid of ['off', 'pinyin', 'zhuyin']) {
  test(`the word that the pointer is on is seen, pronunciation ${aid}`, async (t) => {
    const { page } = await look(t);
    await set(page, { aid, 'aid-on': 'all' });
    const [first, second] = await boxesOf(page, aid === 'zhuyin' ? '檢' : '檢驗');
    const ground = { x: first.left + 1, y: first.top + 2, width: ((second ?? first).left + (second ?? first).width) - first.left - 2, height: first.height - 4 };
    const before = await commonest(page, ground);
    await page.mouse.move(first.x, first.y, { steps: 3 });
    await eventually(async () => assert.match(String(await highlighted(page)), /檢/));
    await eventually(async () => assert.notEqual(await commonest(page, ground), before, 'it is highlighted, and not painted'));
  });
}

test('highlights hold characters of the article only, and none of their pronunciation', async (t) => {
  const { page } = await look(t);
  for (const aid of ['pinyin', 'zhuyin']) {
    await set(page, { aid, 'aid-on': 'all' });
    await eventually(async () => {
      const noted = await highlighted(page, 'jiazhu-note');
      assert.ok(noted.length > 5);
      assert.deepEqual(noted.filter((text) => /[\p{Script=Latin}\p{Script=Bopomofo}]/u.test(text)), []);
    });
  }
});

test('controls and attributes are in step, and nothing is drawn anew', async (t) => {
  const { page } = await look(t);
  await page.evaluate(() => (window.before = document.querySelector('jiazhu-reading').shadowRoot.querySelector('[data-block="4"]')));
  assert.deepEqual([await chosen(page, 'script'), await chosen(page, 'aid')], [['source', 'As printed'], ['off', 'Pronunciation']]);
  await choose(page, 'aid', 'pinyin all');
  const { aid, 'aid-on': on } = await attributes(page);
  assert.deepEqual([aid, on], ['pinyin', 'all']);
  await choose(page, 'script', 'hans');
  assert.equal((await attributes(page)).script, 'hans');
  await set(page, { script: 'hant', aid: 'zhuyin', 'aid-on': 'marks' });
  assert.deepEqual([await chosen(page, 'script'), await chosen(page, 'aid')], [['hant', 'Traditional'], ['zhuyin marks', 'Zhuyin: terms']]);
  await choose(page, 'script', 'source');
  await set(page, { script: 'hans', aid: 'off' });
  assert.deepEqual([await chosen(page, 'script'), await chosen(page, 'aid')], [['hans', 'Simplified'], ['off', 'Pronunciation']]);
  assert.ok(await page.evaluate(() => window.before === document.querySelector('jiazhu-reading').shadowRoot.querySelector('[data-block="4"]')));
});

test('pronunciation stands over terms where they come first, and where it stands is told once each', async (t) => {
  const { page } = await visit(t);
  const told = () => page.locator('.jz-status').textContent();
  const over = (again) => page.locator(`jiazhu-reading .jz-mark${again} rt`).count();
  await choose(page, 'aid', 'pinyin first');
  assert.match(await told(), /where a section has it first/);
  assert.ok((await over(':not([data-again])')) > 80);
  assert.equal(await over('[data-again]'), 0);
  await choose(page, 'aid', 'pinyin marks');
  assert.match(await told(), /Each term now has/);
  assert.ok((await over('[data-again]')) > 10);
  await choose(page, 'aid', 'off');
  assert.equal(await told(), '');
  await choose(page, 'aid', 'pinyin first');
  assert.equal(await told(), '', 'once');
});

test('a card stays open while the script changes', async (t) => {
  const { page } = await look(t);
  await mark(page, '兩個維護').click();
  await card(page).waitFor();
  await set(page, { script: 'hans', aid: 'pinyin' });
  assert.ok(await card(page).isVisible());
});

test('keys reach the controls: one stop for each choice and each button', async (t) => {
  const { page } = await look(t);
  await tool(page, 'script').focus();
  const stops = [];
  for (let tabs = 0; tabs < 3; tabs += 1) {
    await page.keyboard.press('Tab');
    stops.push(await page.evaluate(() => {
      const { name, textContent, tagName } = /** @type {HTMLSelectElement} */ (document.querySelector('jiazhu-reading').shadowRoot.activeElement);
      return tagName === 'SELECT' ? name : textContent;
    }));
  }
  assert.deepEqual(stops, ['aid', 'Settings', 'Find']);
});

for (const [what, context] of Object.entries({ 'a phone': PHONE, 'the narrowest phone': { ...PHONE, viewport: { width: 320, height: 640 } } })) {
  test(`on ${what} all controls stand in one line, in every language, large enough for a finger`, async (t) => {
    const { page } = await visit(t, { context });
    for (const lang of ['en', 'zh-Hans', 'zh-Hant']) {
      await set(page, { 'ui-lang': lang, aid: 'pinyin', 'aid-on': 'first' });
      await eventually(async () => assert.equal(await page.locator('jiazhu-reading .jz').first().getAttribute('lang'), lang));
      const { lines, low, wide, cut } = await page.locator('.jz-tools').evaluate((tools) => {
        const boxes = [...tools.children].map((child) => child.getBoundingClientRect());
        return {
          lines: new Set(boxes.map(({ top }) => Math.round(top))).size,
          low: boxes.filter(({ width, height }) => height < 44 || width < 24).length,
          wide: Math.max(...boxes.map(({ right }) => right)) - tools.getBoundingClientRect().right,
          cut: [...tools.querySelectorAll('button')].filter((button) => button.scrollWidth > button.clientWidth + 1).length,
        };
      });
      assert.deepEqual([lines, low, cut], [1, 0, 0], lang);
      assert.ok(wide < 1, `${lang}: ${wide} px jut out`);
    }
  });
}

test('a choice is remembered from its first use on, not before, until it is forgotten', async (t) => {
  const { page } = await visit(t);
  await set(page, { script: 'hans' });
  assert.equal(await page.evaluate(() => localStorage.length), 0, 'what the page sets is no choice of the reader');
  await choose(page, 'aid', 'pinyin marks');
  const again = async () => {
    await page.reload();
    await page.evaluate(() => document.querySelector('jiazhu-reading').ready);
  };
  await again();
  await eventually(async () => assert.deepEqual(await chosen(page, 'aid'), ['pinyin marks', 'Pinyin: terms']));
  assert.equal((await attributes(page)).script, undefined);
  // Of another version, of another program, or broken: what is not known is passed over.
  for (const stored of ['{"aid":"zhuyin","size":"130","script":"klingon","ui-lang":"zh-Hant","constructor":"x","terms":["quiet"]}', '[1]', '"aid"', '{', 'null']) {
    await page.evaluate((stored) => localStorage.setItem('jiazhu', stored), stored);
    await again();
    const known = stored.startsWith('{"');
    await eventually(async () => {
      const { aid, size, script, terms, 'ui-lang': lang } = await attributes(page);
      assert.deepEqual([aid, size, script, terms, lang], [known ? 'zhuyin' : undefined, known ? '130' : undefined, undefined, undefined, undefined], stored);
    });
  }
});

test('where nothing may be stored the controls work all the same', async (t) => {
  const { page } = await visit(t, {
    init: () => Object.defineProperty(window, 'localStorage', { get: () => { throw new DOMException('refused', 'SecurityError'); } }),
  });
  await choose(page, 'aid', 'pinyin marks');
  assert.equal((await attributes(page)).aid, 'pinyin');
  assert.ok((await page.locator('jiazhu-reading article ruby').count()) > 100);
});

test('the article stays one stop, and its open mark told, however the text is drawn anew', async (t) => {
  const { page } = await look(t);
  await mark(page, '兩個維護').click();
  await card(page).waitFor();
  const told = () =>
    page.evaluate(() => {
      const root = document.querySelector('jiazhu-reading').shadowRoot;
      const of = (selector) => [...root.querySelectorAll(`[data-anchor]${selector}`)].map((anchor) => anchor.dataset.entry);
      return { stop: of('[tabindex="0"]'), open: of('[aria-expanded="true"]') };
    });
  const own = { stop: ['liang-ge-weihu'], open: ['liang-ge-weihu'] };
  for (const attributes of [{}, { aid: 'pinyin' }, { script: 'hans' }, { 'aid-on': 'all' }, { script: 'source', aid: 'off' }]) {
    await set(page, attributes);
    assert.deepEqual(await told(), own, JSON.stringify(attributes));
  }
  await page.keyboard.press('Escape');
  await card(page).waitFor({ state: 'detached' });
  assert.deepEqual(await told(), { ...own, open: [] });
});
