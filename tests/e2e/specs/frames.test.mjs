// A widget that a page moves into another document, as that of a frame, and back: it is styled there, and works there.

import assert from 'node:assert/strict';
import { visit } from '../lib/browser.mjs';
import { article } from '../lib/content.mjs';
import { test } from '../lib/test.mjs';
import { eventually } from '../lib/widget.mjs';

/** Runs in the page: a frame away from the edge of the window, and what a reader does and sees in the widget, wherever it is. */
function frame() {
  window.widget = document.querySelector('jiazhu-reading');
  window.into = async (how) => {
    const inner = document.createElement('iframe');
    inner.style = 'position: absolute; left: 150px; top: 80px; width: 900px; height: 700px; border: 0';
    document.body.append(inner);
    const { contentDocument } = inner;
    if (how === 'adoptNode') contentDocument.adoptNode(widget);
    contentDocument.body.append(widget);
    return drawn();
  };
  window.back = () => {
    document.querySelector('main').append(widget);
    return drawn();
  };
  const drawn = async () => {
    for (let tries = 0; tries < 100 && !widget.shadowRoot.querySelector('article')?.getClientRects().length; tries += 1) await new Promise((later) => setTimeout(later, 50));
  };
  window.style = () => {
    const look = (selector) => {
      const element = widget.shadowRoot.querySelector(selector);
      const { fontSize, color, position, textDecorationLine } = element.ownerDocument.defaultView.getComputedStyle(element);
      return [selector, fontSize, color, position, textDecorationLine];
    };
    return ['.jz-paragraph', '.jz-mark', '.jz-tools', '.jz-tool'].map(look);
  };
  window.textIs = () => [...widget.shadowRoot.querySelectorAll('[data-block]')].map((block) => block.textContent);
  window.box = (selector, scrolls = true) => {
    const element = widget.shadowRoot.querySelector(selector);
    if (scrolls) element.scrollIntoView({ block: 'center', behavior: 'instant' });
    const { left, top, width, height } = element.getClientRects()[0];
    const outer = widget.ownerDocument.defaultView.frameElement?.getBoundingClientRect() ?? { left: 0, top: 0 };
    return { left: left + outer.left, top: top + outer.top, width, height };
  };
  window.cardOf = () => {
    const card = widget.shadowRoot.querySelector('[role=dialog]');
    const mark = widget.shadowRoot.querySelector('[aria-expanded=true][data-entry]');
    if (!card?.dataset.place || !mark) return null;
    const [box, line] = [card.getBoundingClientRect(), mark.getClientRects()[0]];
    const { innerWidth, innerHeight } = widget.ownerDocument.defaultView;
    return {
      text: card.innerText,
      apart: box.top >= line.bottom - 1 || box.bottom <= line.top + 1,
      near: Math.min(Math.abs(box.top - line.bottom), Math.abs(line.top - box.bottom)) < 20,
      inside: box.left >= -1 && box.top >= -1 && box.right <= innerWidth + 1 && box.bottom <= innerHeight + 1,
      focus: widget.shadowRoot.activeElement === card,
    };
  };
}

async function works(page, what) {
  assert.deepEqual(await page.evaluate(() => textIs()), article(), what);
  const at = await page.evaluate(() => box('[data-entry="liang-ge-weihu"]'));
  await page.mouse.click(at.left + at.width / 2, at.top + at.height / 2);
  await eventually(async () => {
    const { text, ...rest } = await page.evaluate(() => cardOf());
    assert.match(text, /两个维护/, what);
    assert.deepEqual(rest, { apart: true, near: true, inside: true, focus: true }, what);
  });
  // It moves with its text.
  await page.evaluate(() => widget.ownerDocument.defaultView.scrollBy({ top: 40, behavior: 'instant' }));
  await eventually(async () => assert.equal((await page.evaluate(() => cardOf())).near, true, `${what}: scrolled`));
  await page.keyboard.press('Escape');
  await eventually(async () => assert.equal(await page.evaluate(() => widget.shadowRoot.querySelector('[role=dialog]')), null, `${what}: Esc`));
  // By hover, gone when the pointer leaves.
  const again = await page.evaluate(() => box('[data-entry="liang-ge-weihu"]', false));
  await page.mouse.move(again.left + again.width / 2 - 4, again.top + again.height / 2);
  await page.mouse.move(again.left + again.width / 2, again.top + again.height / 2, { steps: 4 });
  await eventually(async () => assert.ok(await page.evaluate(() => cardOf()), `${what}: hover`));
  await page.mouse.move(again.left - 60, again.top - 120, { steps: 4 });
  await eventually(async () => assert.equal(await page.evaluate(() => widget.shadowRoot.querySelector('[role=dialog]')), null, `${what}: left`));
  // A word that is no term.
  const word = await page.evaluate(() => {
    const article = widget.shadowRoot.querySelector('article');
    const document = article.ownerDocument;
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const from = walker.currentNode.data.indexOf('深化');
      if (from < 0 || walker.currentNode.parentElement.closest('a, rt')) continue;
      const range = document.createRange();
      range.setStart(walker.currentNode, from);
      range.setEnd(walker.currentNode, from + 1);
      walker.currentNode.parentElement.scrollIntoView({ block: 'center', behavior: 'instant' });
      const { left, top, width, height } = range.getBoundingClientRect();
      const outer = document.defaultView.frameElement?.getBoundingClientRect() ?? { left: 0, top: 0 };
      return { x: left + outer.left + width / 2, y: top + outer.top + height / 2 };
    }
    return null;
  });
  await page.mouse.move(word.x - 40, word.y);
  await page.mouse.move(word.x, word.y, { steps: 10 });
  const words = () => page.evaluate(() => [...(widget.ownerDocument.defaultView.CSS.highlights.get('jiazhu-word') ?? [])].map((range) => range.toString()));
  await eventually(async () => assert.deepEqual(await words(), ['深化'], `${what}: a word`));
  await page.mouse.click(word.x, word.y);
  await eventually(async () => assert.match(await page.evaluate(() => widget.shadowRoot.querySelector('[role=dialog][data-kind=word]')?.innerText ?? ''), /shēnhuà/, `${what}: the card of a word`));
  // A press beside the card closes it.
  const side = await page.evaluate(() => box('.jz-tools'));
  await page.mouse.click(side.left + side.width * 0.7, side.top + side.height / 2);
  await eventually(async () => assert.equal(await page.evaluate(() => widget.shadowRoot.querySelector('[role=dialog]')), null, `${what}: a press outside`));
  // Controls, and properties.
  await page.evaluate(() => (widget.aid = 'pinyin'));
  await eventually(async () => assert.ok(await page.evaluate(() => widget.shadowRoot.querySelectorAll('rt').length), what));
  await page.evaluate(() => (widget.aid = 'off'));
  await eventually(async () => assert.equal(await page.evaluate(() => widget.shadowRoot.querySelectorAll('rt').length), 0, what));
  // What is chosen is remembered, and chosen again where the widget is drawn anew.
  for (const script of ['hans', 'source']) {
    await page.evaluate((script) => {
      const select = widget.shadowRoot.querySelector('.jz-tools select[name=script]');
      select.value = script;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    }, script);
    await eventually(async () => assert.equal(await page.evaluate(() => widget.script), script, what));
  }
}

for (const how of ['append', 'adoptNode']) {
  test(`a widget moved into a frame by ${how} is styled and works, and back again`, async (t) => {
    const { page } = await visit(t, { path: '/minimal.html' });
    await page.evaluate(frame);
    const own = await page.evaluate(() => style());
    await page.evaluate((how) => into(how), how);
    assert.deepEqual(await page.evaluate(() => style()), own, 'in the frame');
    await works(page, 'in the frame');
    await page.evaluate(() => back());
    await page.evaluate(() => document.querySelector('iframe').remove());
    assert.deepEqual(await page.evaluate(() => style()), own, 'back again');
    await works(page, 'back again');
  });
}

test('a widget that is still loading when it is moved into a frame gets ready there', async (t) => {
  const { page } = await visit(t, { path: '/minimal.html', ready: false });
  await page.evaluate(() => customElements.whenDefined('jiazhu-reading'));
  await page.evaluate(frame);
  await page.evaluate(() => into('append'));
  await page.evaluate(() => widget.ready);
  await works(page, 'in the frame');
});
