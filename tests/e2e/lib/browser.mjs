// One visit to a page in the engine under test.

import assert from 'node:assert/strict';
import { after } from 'node:test';
import { install } from './clock.mjs';
import { injects, open } from './engines.mjs';
import { serve } from './site.mjs';

const DESKTOP = { viewport: { width: 1280, height: 900 }, locale: 'en-GB', colorScheme: 'light', reducedMotion: 'no-preference' };
export const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };

/**
 * Opens a page in an empty profile and waits until its widgets are ready. The visit ends with the test,
 * which fails if the page threw an error.
 *
 * @param {any} t
 * @param {object} options
 * @param {string} [options.path]      the page; `/` is the Ningbo reading; another whole address for one that is not served
 * @param {object} [options.site]      what `serve` takes
 * @param {object} [options.context]   what Playwright's newContext takes, over a desktop in light colours
 * @param {() => void} [options.init]  runs in the page before its own scripts
 * @param {boolean} [options.clock]    true for a page whose time the test holds, by clock.mjs
 * @param {RegExp} [options.throws]    which errors the page may throw
 * @param {boolean} [options.shift]    true where the test asks whether anything has moved: `seen(page).shift`
 * @param {boolean} [options.ready]    false to go on without waiting for the widget, as where it cannot get ready
 */
export async function visit(t, options = {}) {
  await leave();
  const opened = await start(options);
  t.after(() => opened.end());
  return opened;
}

/**
 * A page that the tests of a file share, for those that only look, point and press keys: to open it takes a third of their
 * time. Each gets it as at the start: no card, no focus, at the top, the widget’s attributes as they were, nothing stored. A test
 * that fails, and a visit of another kind, end it. What changes the page itself or its history needs a visit of its own.
 *
 * @param {object} [options]  what `visit` takes
 */
export function shared(options = {}) {
  return async (t) => {
    if (kept?.options !== options || !(await isAsAtTheStart(kept.opened.page))) {
      await leave();
      kept = { options, opened: await start(options) };
      await kept.opened.page.evaluate(rememberAttributes);
    }
    const { opened } = kept;
    t.after(async () => {
      try {
        opened.check();
      } finally {
        if (!t.passed) await leave();
      }
    });
    return opened;
  };
}

/** @type {{ options: object, opened: any } | undefined} */
let kept;
// The browsers end when all is over, too, and in no order.
after(() => leave().catch(() => {}));

async function leave() {
  const leaving = kept;
  kept = undefined;
  await leaving?.opened.end();
}

/** @param {any} options */
async function start(options) {
  try {
    return await startOnce(options);
  } catch (error) {
    // A browser on a machine that does much else has stood still once in a thousand pages: it is told, and tried again.
    if (!/no widget was ready within|timed out|Timeout/.test(error.message)) throw error;
    console.error(`${options.path ?? '/'} is opened anew: ${error.message}`);
    return startOnce(options);
  }
}

/** @param {any} options */
async function startOnce({ path = '/', site: options = {}, context: settings = {}, ready = true, throws = /^$/, init, clock = false, shift = false } = {}) {
  const scripts = [watch, ...(shift ? [watchShift] : []), ...(clock ? [install] : []), ...(init ? [init] : [])];
  const site = await serve({ ...options, scripts: injects ? scripts : [] });
  const errors = [];
  const onError = (message) => throws.test(message) || errors.push(message);
  // A server that is left open would keep the whole run from ending.
  const { page, context, close } = await open({ ...DESKTOP, ...settings }, { scripts, onError }).catch(async (error) => {
    await site.close();
    throw error;
  });
  // A page that never answers must not hold up the other tests.
  const patience = setTimeout(() => close().catch(() => {}), 60_000);
  const check = () => assert.deepEqual(errors, [], 'the page threw errors');
  const end = async () => {
    clearTimeout(patience);
    await close().finally(site.close);
    check();
  };
  try {
    await page.goto(path.startsWith('/') ? site.url + path : path);
    if (ready) await whenReady(page);
  } catch (error) {
    await end().catch(() => {});
    throw error;
  }
  return { page, site, context, check, end };
}

/** Runs in the page. */
function rememberAttributes() {
  for (const widget of document.querySelectorAll('jiazhu-reading')) window.seen.attributes.push([...widget.attributes].map(({ name, value }) => [name, value]));
}

/** Takes a page back to where it began; false where the place that the keys have reached stays, which nothing takes back. */
async function isAsAtTheStart(page) {
  // By way of the article: a pointer that comes back to the very place where it was last has not moved, to the widget.
  const { x, y } = await page.evaluate(() => ({ x: innerWidth / 2, y: innerHeight / 2 }));
  await page.mouse.move(x, y);
  // A click elsewhere: two quick ones in one place would be a double click, though they are two tests’.
  await page.mouse.click(1, 1);
  await page.evaluate(() => {
    if (window.clock?.held) window.clock.resume();
    for (const [at, widget] of document.querySelectorAll('jiazhu-reading').entries()) {
      widget.close?.();
      const before = new Map(window.seen.attributes[at]);
      for (const { name } of [...widget.attributes]) if (!before.has(name)) widget.removeAttribute(name);
      for (const [name, value] of before) if (widget.getAttribute(name) !== value) widget.setAttribute(name, value);
    }
    localStorage.clear();
    getSelection()?.removeAllRanges();
  });
  await page.waitForFunction(() => {
    const cards = [...document.querySelectorAll('jiazhu-reading')].flatMap(({ shadowRoot }) => [...(shadowRoot?.querySelectorAll('[role="dialog"]') ?? [])]);
    return !cards.some((card) => card.checkVisibility()) && !window.CSS.highlights?.get('jiazhu-word')?.size;
  });
  return page.evaluate(async () => {
    // A card that closes has given the focus back, which may have scrolled.
    let focused = /** @type {any} */ (document.activeElement);
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
    focused?.blur();
    scrollTo({ top: 0, behavior: 'instant' });
    // The page is told of having been scrolled when it is drawn.
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    window.seen.events.length = 0;
    window.seen.violations.length = 0;
    return scrollY === 0 && !window.CSS.highlights?.get('jiazhu-cursor')?.size;
  });
}

/** Runs in the page before anything else: keeps what the tests ask for afterwards. */
function watch() {
  const seen = (window.seen = { shift: NaN, attributes: [], violations: [], events: [], errors: [] });
  addEventListener('error', ({ message, error }) => seen.errors.push(message || String(error)));
  addEventListener('unhandledrejection', ({ reason }) => seen.errors.push(String(reason)));
  document.addEventListener('securitypolicyviolation', (event) => {
    seen.violations.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`);
  });
  for (const type of ['jiazhu-ready', 'jiazhu-open', 'jiazhu-close', 'jiazhu-findings', 'jiazhu-error']) {
    document.addEventListener(type, (event) => seen.events.push({ type, detail: event.detail }));
  }
}

/** The same, for what moves; by no more tests than need it, for where the engine does not tell, each frame is looked at. */
function watchShift() {
  const { seen } = window;
  seen.shift = 0;
  if (PerformanceObserver.supportedEntryTypes.includes('layout-shift')) {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
    return;
  }
  // Where the engine does not tell: how many pixels the blocks in the window have moved and grown, frame by frame.
  let before = new Map();
  requestAnimationFrame(function look() {
    const now = new Map();
    // Of a page that is being read the last block is not all there.
    const last = document.readyState === 'loading' ? [...document.querySelectorAll('[data-block]')].at(-1)?.dataset.block : undefined;
    for (const widget of document.querySelectorAll('jiazhu-reading')) {
      for (const block of [...widget.querySelectorAll('[data-block]'), ...(widget.shadowRoot?.querySelectorAll('[data-block]') ?? [])]) {
        const { top, height } = block.getBoundingClientRect();
        if (block.dataset.block !== last && height > 0 && top < innerHeight && top + height > 0) now.set(block.dataset.block, [top + scrollY, height]);
      }
    }
    for (const [block, [top, height]] of now) {
      const [was, tall] = before.get(block) ?? [top, height];
      const moved = Math.abs(top - was) + Math.abs(height - tall);
      if (moved > 0.5) seen.shift += moved;
    }
    before = now;
    if (performance.now() < 3000) requestAnimationFrame(look);
  });
}

export const seen = (page) => page.evaluate(() => window.seen);

/** Waits until every widget of the page shows its reading; says how far the page has come where one does not. */
export const whenReady = (page) =>
  page.evaluate(async () => {
    const late = new Promise((_, fail) =>
      setTimeout(() => {
        const loaded = /** @type {PerformanceResourceTiming[]} */ (performance.getEntriesByType('resource')).map(({ name, responseEnd }) => `${name.split('/').pop()} ${Math.round(responseEnd)}`);
        fail(new Error(`no widget was ready within 20 seconds: ${document.readyState}, ${document.visibilityState}, loaded ${loaded.join(', ')}`));
      }, 20_000),
    );
    const widgets = customElements
      .whenDefined('jiazhu-reading')
      .then(() => Promise.all([...document.querySelectorAll('jiazhu-reading')].map((element) => element.ready)));
    await Promise.race([widgets, late]);
  });

/** Waits for an event of the widget, told by the page from its very start. */
export async function event(page, type) {
  for (let tries = 0; tries < 100; tries += 1) {
    const found = (await seen(page)).events.find((event) => event.type === type);
    if (found) return found;
    await page.waitForTimeout(50);
  }
  return assert.fail(`no ${type} within 5 seconds`);
}
