// A page's size of type: what it gives its root element is its own affair, what the reader has set in the browser is not.

import assert from 'node:assert/strict';
import { visit } from '../lib/browser.mjs';
import { test } from '../lib/test.mjs';
import { mark, opened } from '../lib/widget.mjs';

const styled = (style) => ({ answers: { '/index.html': (file) => ({ status: 200, body: String(file).replace('</head>', `<style>${style}</style></head>`) }) } });

/** Sizes of what the widget consists of, with a card open, in pixels. */
async function sizes(page) {
  await mark(page, '兩個維護').click();
  await opened(page, '两个维护');
  return page.evaluate(() => {
    const root = document.querySelector('jiazhu-reading').shadowRoot;
    const size = (selector) => {
      const element = root.querySelector(selector);
      const { fontSize, width, paddingLeft, minHeight } = getComputedStyle(element);
      return [selector, fontSize, selector === '.jz-card' && width, paddingLeft, minHeight];
    };
    return ['.jz-tools', '.jz-tool', '.jz-paragraph', '.jz-heading', '.jz-index', '.jz-show', '.jz-card', '.jz-card .jz-head', '.jz-card .jz-origin'].map(size);
  });
}

test('the widget has its own size, whatever the page gives its root', async (t) => {
  // 16 px of text are what every engine begins with.
  const column = 'main { max-width: 1056px !important; padding: 20px !important }';
  const { page } = await visit(t, { site: styled(column) });
  const own = await sizes(page);
  assert.equal(own[2][1], '19px');
  for (const size of ['62.5%', '200%', '2vw', '10px']) {
    const { page } = await visit(t, { site: styled(`${column} html { font-size: ${size} }`) });
    assert.deepEqual(await sizes(page), own, `html { font-size: ${size} }`);
  }
});

test('so has the plain article', async (t) => {
  const sizes = async (style) => {
    const { page } = await visit(t, { site: { ...styled(`main { max-width: 1056px !important; padding: 20px !important } ${style}`), without: /jiazhu\.js/ }, ready: false, throws: /./ });
    return page.evaluate(() => ['.jz-article', '.jz-heading', '.jz-glossary', '.jz-glossary dfn', 'jiazhu-reading'].map((selector) => {
      const { fontSize, paddingTop, marginTop } = getComputedStyle(document.querySelector(selector));
      return [selector, fontSize, paddingTop, marginTop];
    }));
  };
  const own = await sizes('');
  assert.equal(own[0][1], '19px');
  assert.deepEqual(await sizes('html { font-size: 62.5% }'), own);
  assert.deepEqual(await sizes('html { font-size: 200% }'), own);
});

test('the size of type that the reader has set in the browser is the widget’s', async (t) => {
  const { page } = await visit(t, { path: '/minimal.html' });
  const size = () => mark(page, '兩個維護').evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
  assert.equal(await size(), 19);
  const client = await page.context().newCDPSession(page);
  await client.send('Page.setFontSizes', { fontSizes: { standard: 24 } });
  assert.equal(await size(), 28.5);
});

test('a width that the index asks for is the reader’s too', async (t) => {
  const beside = async (style) => {
    const { page } = await visit(t, { path: '/minimal.html', site: { answers: { '/minimal.html': (file) => ({ status: 200, body: String(file).replace('<main>', `<style>body { margin: 0 } ${style}</style><main>`) }) } } });
    return page.evaluate(() => getComputedStyle(document.querySelector('jiazhu-reading').shadowRoot.querySelector('.jz-index')).position === 'sticky');
  };
  assert.deepEqual([await beside(''), await beside('html { font-size: 200% }'), await beside('main { width: 1000px }')], [true, true, false]);
});
