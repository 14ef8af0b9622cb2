// The gallery, an article with every construct: lists, tables, figures, footnotes, links with terms in them, the author's ruby.

import assert from 'node:assert/strict';
import { PHONE, seen, shared, visit } from '../lib/browser.mjs';
import { jiazhu } from '../lib/build.mjs';
import { test } from '../lib/test.mjs';
import { blocks, boxesOf, card, closed, eventually, focused, leave, noteSign, opened } from '../lib/widget.mjs';

const GALLERY = { path: '/gallery.html' };
const look = shared(GALLERY);
const WITHOUT = { ...GALLERY, context: { javaScriptEnabled: false }, ready: false };

/** The article's blocks, as the command line tells its text. */
const lines = () => JSON.parse(jiazhu('annotate', 'content/gallery/article.md', '--glossary', 'content/gallery/glossary.yaml', '--format', 'json')).text;

test('the blocks of the gallery hold exactly its text, with every aid', async (t) => {
  const { page } = await look(t);
  const text = lines();
  assert.equal((await blocks(page)).join('\n'), text);
  for (const aid of ['pinyin', 'zhuyin']) {
    await show(page, aid);
    assert.equal((await blocks(page)).join('\n'), text, aid);
  }
});

const show = (page, aid) =>
  page.evaluate((aid) => {
    const widget = document.querySelector('jiazhu-reading');
    widget.setAttribute('aid', aid);
    widget.setAttribute('aid-on', 'all');
    return new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 50)));
  }, aid);

test('the page without script holds exactly the same text in the same elements', async (t) => {
  const { page } = await look(t);
  const { plain, shown, text } = await page.evaluate(() => {
    const widget = document.querySelector('jiazhu-reading');
    // A term and a note are links of another kind in the widget; a line break is a character there, and words over which something is said have an element.
    const elements = (node) =>
      [...node.children]
        .filter((child) => !/^(META|BR)$/.test(child.tagName) && !child.matches('[itemprop], span:not([class], [lang]), a[role="doc-glossref"], span[data-entry], a[data-note]'))
        .map((child) => ({ tag: child.localName, class: child.className, number: child.dataset.block, inside: elements(child) }));
    const [article, drawn] = [widget.querySelector('article'), widget.shadowRoot.querySelector('article')];
    const own = (block) => {
      const copy = block.cloneNode(true);
      copy.querySelectorAll('rt').forEach((said) => said.remove());
      return copy.textContent;
    };
    return { plain: elements(article), shown: elements(drawn), text: [...article.querySelectorAll('[data-block]')].map(own).join('\n') };
  });
  assert.equal(text, lines());
  assert.deepEqual(shown, plain);
  const tags = JSON.stringify(plain);
  for (const tag of ['ul', 'ol', 'li', 'dl', 'blockquote', 'figcaption', 'thead', 'th', 'caption', 'pre', 'hr', 'img', 'ruby', 'section']) {
    assert.ok(tags.includes(`"tag":"${tag}"`), tag);
  }
});

test('without script each block of the gallery lies where the widget will lay it', async (t) => {
  const tops = (page) =>
    page.locator('jiazhu-reading [data-block]:visible').evaluateAll((blocks) => blocks.map((block) => Math.round(block.getBoundingClientRect().top + scrollY)));
  const plain = await tops((await visit(t, WITHOUT)).page);
  const shown = await tops((await visit(t, GALLERY)).page);
  assert.ok(plain.length > 50);
  assert.equal(plain.length, shown.length);
  assert.ok(plain.every((top, block) => Math.abs(top - shown[block]) <= 1), `${plain}\n${shown}`);
});

test('nothing moves when the widget takes over, nor when the pictures come', async (t) => {
  const { page } = await visit(t, { ...GALLERY, shift: true });
  await page.locator('jiazhu-reading img.jz-picture:visible').scrollIntoViewIfNeeded();
  await eventually(async () => {
    const widths = await page.locator('jiazhu-reading img:visible').evaluateAll((pictures) => pictures.map((picture) => picture.naturalWidth));
    assert.deepEqual(widths, [640, 24]);
  });
  const { shift, violations } = await seen(page);
  assert.equal(shift, 0);
  assert.deepEqual(violations, []);
});

test('where pictures are blocked the article stands, with the names of its pictures', async (t) => {
  const headers = (path) => (path === '/gallery.html' ? { 'content-security-policy': "img-src 'none'" } : {});
  const { page } = await visit(t, { ...GALLERY, site: { headers } });
  const pictures = await page.locator('jiazhu-reading img:visible').evaluateAll((pictures) => pictures.map(({ alt, naturalWidth }) => [alt, naturalWidth]));
  assert.deepEqual(pictures, [['一块雕好的木版，字是反的，右边是印出来的纸', 0], ['鱼尾', 0]]);
  assert.equal((await blocks(page)).join('\n'), lines());
});

for (const [how, reach] of Object.entries({ 'the widget': GALLERY, 'the page without script': WITHOUT })) {
  test(`a footnote and the places that refer to it lead to each other: ${how}`, async (t) => {
    const { page } = await visit(t, reach);
    const all = (selector) => page.locator(`jiazhu-reading ${selector}:visible`);
    const comes = (element) =>
      eventually(async () => {
        const inView = await element.evaluate((element) => element.getBoundingClientRect().top >= -1 && element.getBoundingClientRect().bottom <= innerHeight + 1);
        assert.ok(inView);
      });
    const references = all('.jz-footref[href="#jiazhu-footnote-2"]');
    await references.first().click({ force: true });
    await comes(all('#jiazhu-footnote-2'));
    const backs = all('#jiazhu-footnote-2 .jz-back');
    assert.equal(await backs.count(), 2);
    await backs.last().click({ force: true });
    await comes(references.last());
    if (reach === GALLERY) {
      assert.equal((await focused(page)).role, 'doc-noteref');
      assert.equal(await page.evaluate(() => location.hash), '', 'the address is the page’s');
    }
  });
}

for (const [how, reach] of Object.entries({ 'the widget': GALLERY, 'the page without script': WITHOUT })) {
  test(`a link to a heading of the text leads there, and Back to where it stands: ${how}`, async (t) => {
    const { page } = await visit(t, reach);
    const link = page.locator('jiazhu-reading .jz-link[href^="#jiazhu-block-"]:visible');
    const heading = page.locator('jiazhu-reading h3:visible').filter({ hasText: /^纸$/ });
    const isSeen = (element) => element.evaluate((element) => element.getBoundingClientRect().top >= -1 && element.getBoundingClientRect().bottom <= innerHeight + 1);
    await page.setViewportSize({ width: 900, height: 300 });
    await link.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    const from = await page.evaluate(() => scrollY);
    assert.equal(await isSeen(heading), false);
    await link.click({ force: true });
    await eventually(async () => assert.ok(await isSeen(heading)));
    await eventually(async () => assert.equal(await page.evaluate(() => location.hash), await link.getAttribute('href')));
    await page.evaluate(() => history.back());
    await eventually(async () => assert.ok(Math.abs((await page.evaluate(() => scrollY)) - from) < 60));
  });
}

test('of a small picture that is not there all is seen that it is called', async (t) => {
  const { page } = await visit(t, WITHOUT);
  const ems = await page.evaluate(() => {
    const picture = Object.assign(document.createElement('img'), { className: 'jz-small-picture', alt: '一张茶馆的照片' });
    document.querySelector('.jz-paragraph').prepend(picture);
    return picture.getBoundingClientRect().width / parseFloat(getComputedStyle(picture).fontSize);
  });
  // WebKit writes it a little smaller.
  assert.ok(ems > 5, `${ems}`);
});

test('a source that the author has written with a dash gets no other', async (t) => {
  const { page } = await visit(t, WITHOUT);
  const drawn = await page.evaluate(() => {
    const figure = Object.assign(document.createElement('figure'), { className: 'jz-quoted' });
    for (const dashed of ['', ' jz-dashed']) figure.append(Object.assign(document.createElement('figcaption'), { className: `jz-caption${dashed}` }));
    document.querySelector('.jz-article').append(figure);
    return [...figure.children].map((source) => getComputedStyle(source, '::before').content);
  });
  assert.deepEqual(drawn, ['"——"', 'none']);
});

test('the number of a footnote is not that of a note', async (t) => {
  const { page } = await look(t);
  const drawn = await page.locator('jiazhu-reading .jz-footref:visible').first().evaluate((reference) => getComputedStyle(reference, '::after').content);
  assert.match(drawn, /〔.*〕/);
  await noteSign(page, 'coin').click();
  await opened(page, 'rim of a coin', 'note');
});

/** The term in a link of the article. */
const inLink = (page) => page.locator('jiazhu-reading a.jz-link span[role="link"][data-entry="xianzhuang"]:visible');

/** Whether the next click is followed by the browser: it is kept from leaving. */
const follows = (page) =>
  page.evaluate(() => {
    window.followed = null;
    addEventListener('click', (event) => {
      window.followed = event.defaultPrevented ? false : (event.composedPath().find((node) => node instanceof HTMLAnchorElement)?.href ?? false);
      event.preventDefault();
    }, { once: true });
  });

test('a mouse follows the link that a term stands in, and hovering shows the term’s card', async (t) => {
  const { page } = await look(t);
  await inLink(page).scrollIntoViewIfNeeded();
  await inLink(page).hover();
  await opened(page, 'thread binding');
  await leave(page);
  await closed(page);
  await follows(page);
  await inLink(page).click();
  await eventually(async () => assert.match(String(await page.evaluate(() => window.followed)), /^https:\/\/zh\.wikipedia\.org\//));
});

test('a link of the article beside its term is followed, and no card opens', async (t) => {
  const { page } = await look(t);
  await follows(page);
  await page.locator('jiazhu-reading a.jz-link[href^="https:"]:visible').first().click({ position: { x: 8, y: 14 } });
  await eventually(async () => assert.match(String(await page.evaluate(() => window.followed)), /^https:/));
  assert.equal(await card(page).count() + await card(page, 'word').count(), 0);
});

test('keys reach the term in a link and open its card, whose first row is the link', async (t) => {
  const { page } = await look(t);
  await inLink(page).focus();
  await page.keyboard.press('Enter');
  await opened(page, 'thread binding');
  const first = card(page).locator('.jz-rows > dd').first().locator('a');
  assert.match(await first.getAttribute('href'), /^https:\/\/zh\.wikipedia\.org\//);
  assert.equal(await first.getAttribute('target'), null, 'as on the page around it');
});

test('a tap on a term in a link opens its card, whose first row is the link', async (t) => {
  const { page } = await visit(t, { ...GALLERY, context: PHONE });
  await follows(page);
  await inLink(page).tap();
  await opened(page, 'thread binding');
  assert.equal(await page.evaluate(() => window.followed), false);
  assert.match(await card(page).locator('.jz-rows > dd a').first().getAttribute('href'), /^https:/);
});

test('a table wider than the screen scrolls by itself, by keys too, and the page does not', async (t) => {
  const { page } = await visit(t, { ...GALLERY, context: { viewport: { width: 320, height: 640 } } });
  const table = page.locator('jiazhu-reading .jz-table[aria-label="表一　几部早期印本"]:visible');
  const sizes = () => table.evaluate((table) => ({ page: document.documentElement.scrollWidth - innerWidth, more: table.scrollWidth - table.clientWidth, at: table.scrollLeft }));
  const before = await sizes();
  assert.ok(before.page <= 0 && before.more > 20, JSON.stringify(before));
  await table.focus();
  await page.keyboard.press('ArrowRight');
  await eventually(async () => assert.ok((await sizes()).at > 0));
  assert.equal(await table.locator('thead th[scope="col"]').count(), 6);
});

test('a table of many columns scrolls on a phone before its cells are two characters wide', async (t) => {
  const { page } = await visit(t, { ...GALLERY, context: PHONE });
  const table = page.locator('jiazhu-reading .jz-table[aria-label="表一　几部早期印本"]:visible');
  const { narrow, more } = await table.evaluate((table) => {
    const narrow = [...table.querySelectorAll('td:not([data-align="right"]), th')].filter((cell) => {
      const { fontSize, paddingLeft, paddingRight } = getComputedStyle(cell);
      return cell.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight) < Math.min(4, cell.textContent.trim().length) * parseFloat(fontSize) - 1;
    });
    return { narrow: narrow.map((cell) => cell.textContent), more: table.scrollWidth - table.clientWidth };
  });
  assert.deepEqual(narrow, []);
  assert.ok(more > 20, `${more} px`);
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0);
});

test('what the author says is read so stands there without an aid, and once with it', async (t) => {
  const { page } = await look(t);
  const number = await page.locator('jiazhu-reading [data-block]:visible', { hasText: '王祯' }).getAttribute('data-block');
  const over = () =>
    page.evaluate((number) => {
      const said = document.querySelector('jiazhu-reading').shadowRoot.querySelectorAll(`[data-block="${number}"] rt`);
      return [...said].map((said) => said.textContent).filter((said) => /pán|ㄆㄢ/.test(said));
    }, number);
  assert.deepEqual(await over(), ['pán']);
  await show(page, 'pinyin');
  assert.equal((await over()).length, 1);
  await show(page, 'zhuyin');
  assert.deepEqual(await over(), ['ㄆㄢˊ']);
});

test('a verse is copied line by line', async (t) => {
  const { page } = await look(t);
  const selected = await page.evaluate(() => {
    const root = document.querySelector('jiazhu-reading').shadowRoot;
    const verse = [...root.querySelectorAll('[data-block]')].find((block) => block.textContent.includes('一鉴开'));
    getSelection().setBaseAndExtent(verse, 0, verse, verse.childNodes.length);
    return (root.getSelection?.() ?? getSelection()).toString();
  });
  assert.equal(selected.trim(), '半亩方塘一鉴开，\n天光云影共徘徊。\n问渠那得清如许？\n为有源头活水来。');
});

test('a word in a table cell and in a list has its card', async (t) => {
  const { page } = await look(t);
  for (const word of ['嫩竹', '构皮']) {
    const [box] = await boxesOf(page, word);
    await page.mouse.click(box.x, box.y);
    await card(page, 'word').waitFor();
    await page.keyboard.press('Escape');
    await closed(page);
  }
});
