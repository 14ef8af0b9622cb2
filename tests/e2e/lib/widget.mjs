// The widget as the design's DOM contract describes it. `:visible` leaves out the light DOM it has taken over from.

import assert from 'node:assert/strict';

/** The marks of a surface form, in the order of the text. */
export const marks = (page, surface) =>
  page.locator('a[role="doc-glossref"][data-entry]:visible').filter({ hasText: new RegExp(`^${surface}$`) });

export const mark = (page, surface) => marks(page, surface).first();
export const noteSign = (page, note) => page.locator(`a[role="doc-noteref"][data-note="${note}"]:visible`).first();
export const card = (page, kind = 'entry') => page.locator(`[role="dialog"][data-kind="${kind}"]`);
export const index = (page) => page.locator('section[role="doc-glossary"]:visible');

/** One of the choices above the article. */
export const tool = (page, name) => page.locator(`.jz-tools select[name="${name}"]`);

/** Chooses in it, as a browser does for its reader, and waits until that is drawn. */
export const choose = (page, name, value) =>
  tool(page, name).evaluate((select, value) => {
    select.focus();
    select.value = value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
    return new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
  }, value);

/** Where the pointer is far from every mark and card. */
export const leave = (page) => page.mouse.move(2, 2, { steps: 4 });

export async function opened(page, headword, kind = 'entry') {
  await card(page, kind).waitFor();
  // One that was open shows the next term a moment later.
  await eventually(async () => assert.match(await card(page, kind).innerText(), new RegExp(headword)));
}

export async function closed(page) {
  await page.locator('[role="dialog"]').waitFor({ state: 'hidden' });
}

/** The element with the focus, through all shadow roots, in a few words. */
export const focused = (page) =>
  page.evaluate(() => {
    let element = /** @type {HTMLElement} */ (document.activeElement);
    while (element?.shadowRoot?.activeElement) element = /** @type {HTMLElement} */ (element.shadowRoot.activeElement);
    const { role, dataset, textContent, tagName } = element;
    return { tag: tagName.toLowerCase(), role: role ?? element.getAttribute('role'), entry: dataset.entry ?? null, text: textContent };
  });

/** Tabs into the article: the mark it remembers gets the focus. */
export async function tabToArticle(page) {
  for (let tabs = 0; tabs < 20; tabs += 1) {
    await page.keyboard.press('Tab');
    const at = await focused(page);
    if (at.role === 'doc-glossref' && at.entry) return at;
  }
  return assert.fail('20 times Tab did not reach a mark of the article');
}

/** Goes on to the next mark until it is this one. */
export async function arrowTo(page, surface) {
  for (let steps = 0; steps < 500; steps += 1) {
    if ((await focused(page)).text === surface) return;
    await page.keyboard.press('ArrowRight');
  }
  assert.fail(`500 times → did not reach ${surface}`);
}

/** The characters of the article's blocks as shown, without what is marked as unselectable. */
export const blocks = (page) =>
  page.evaluate(() => {
    const root = document.querySelector('jiazhu-reading').shadowRoot;
    const shown = (node) => {
      if (node.nodeType === Node.TEXT_NODE) return node.data;
      if (node.nodeType !== Node.ELEMENT_NODE) return '';
      const { userSelect, webkitUserSelect } = getComputedStyle(node);
      if ((userSelect ?? webkitUserSelect) === 'none') return '';
      return [...node.childNodes].map(shown).join('');
    };
    return [...root.querySelectorAll('[data-block]')].map(shown);
  });

/** The boxes of the characters of `text` in the article, where it first stands outside marks; all of one word. */
export const boxesOf = (page, text) =>
  page.evaluate((text) => {
    const root = document.querySelector('jiazhu-reading').shadowRoot;
    const article = root.querySelector('article');
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const at = node.data.indexOf(text);
      if (at < 0 || node.parentElement.closest('a, rt')) continue;
      const range = document.createRange();
      range.setStart(node, at);
      const { top } = range.getBoundingClientRect();
      if (top < 60 || top > innerHeight - 60) scrollBy({ top: top - innerHeight / 3, behavior: 'instant' });
      return [...text].map((_, index) => {
        range.setStart(node, at + index);
        range.setEnd(node, at + index + 1);
        const { left, top, width, height } = range.getBoundingClientRect();
        return { left, top, width, height, x: left + width / 2, y: top + height / 2 };
      });
    }
    return null;
  }, text);

/** What is highlighted under a name, without any element. */
export const highlighted = (page, name = 'jiazhu-word') =>
  page.evaluate((name) => [...(CSS.highlights.get(name) ?? [])].map((range) => range.toString()), name);

/** Checks until it holds what `check` claims: what a browser does by and by has no fixed time. */
export async function eventually(check) {
  for (const late = Date.now() + 10_000; Date.now() < late; await new Promise((wait) => setTimeout(wait, 50))) {
    try {
      return await check();
    } catch {
      // Not yet.
    }
  }
  return check();
}

/** The same, and it must still hold when the page has come to rest: nothing that holds in passing counts. */
export const settles = (check) =>
  eventually(async () => {
    await check();
    await new Promise((rest) => setTimeout(rest, 300));
    await check();
  });

/** Waits until exactly these texts are highlighted. */
export const highlights = (page, texts, name = 'jiazhu-word') =>
  eventually(async () => assert.deepEqual(await highlighted(page, name), texts));
