// The installed Chromium, started once for all tests, and one visit to a page for each of them.

import assert from 'node:assert/strict';
import { after } from 'node:test';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import { serve } from './site.mjs';

const DESKTOP = { viewport: { width: 1280, height: 900 }, locale: 'en-GB', colorScheme: 'light', reducedMotion: 'no-preference' };
export const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };

let browser;
after(async () => (await browser)?.close());

/** `cargo xtask test` names the browser; a test run by hand takes the first on the PATH. */
export function executable() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
  const onPath = names.flatMap((name) => process.env.PATH.split(delimiter).map((folder) => join(folder, name)));
  return process.env.CHROME ?? onPath.find(existsSync) ?? assert.fail('no Chromium found: set CHROME to its path');
}

function launched() {
  browser ??= chromium.launch({
    executablePath: executable(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--no-first-run'],
  });
  return browser;
}

/**
 * Opens a page in an empty profile and waits until its widgets are ready. The visit ends with the test,
 * which fails if the page threw an error.
 *
 * @param path     the page; `/` is the Ningbo reading; another whole address for one that is not served
 * @param site     what `serve` takes
 * @param context  what Playwright's newContext takes, over a desktop in light colours
 * @param init     runs in the page before its own scripts
 * @param throws   which errors the page may throw
 * @param without  addresses that nothing answers
 * @param ready    false to go on without waiting for the widget, as where it cannot get ready
 */
export async function visit(t, { path = '/', site: options = {}, context: settings = {}, ready = true, throws = /^$/, without, init } = {}) {
  const site = await serve(options);
  const context = await (await launched()).newContext({ ...DESKTOP, ...settings });
  context.setDefaultTimeout(5000);
  // How fast a busy machine starts a page is no matter of these tests.
  context.setDefaultNavigationTimeout(30_000);
  const page = await context.newPage();
  const errors = [];
  page.on('pageerror', (error) => throws.test(error.message) || errors.push(error.message));
  // A page that never answers must not hold up the other tests.
  const patience = setTimeout(() => context.close(), 60_000);
  t.after(async () => {
    clearTimeout(patience);
    await context.close();
    await site.close();
    assert.deepEqual(errors, [], 'the page threw errors');
  });
  if (without) await context.route(without, (route) => route.abort());
  await page.addInitScript(watch);
  if (init) await page.addInitScript(init);
  await page.goto(path.startsWith('/') ? site.url + path : path);
  if (ready) await whenReady(page);
  return { page, site, context };
}

/** Runs in the page before anything else: keeps what the tests ask for afterwards. */
function watch() {
  window.seen = { shift: 0, violations: [], events: [] };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.seen.shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
  document.addEventListener('securitypolicyviolation', (event) => {
    window.seen.violations.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`);
  });
  for (const type of ['jiazhu-ready', 'jiazhu-open', 'jiazhu-close', 'jiazhu-error']) {
    document.addEventListener(type, (event) => window.seen.events.push({ type, detail: event.detail }));
  }
}

export const seen = (page) => page.evaluate(() => window.seen);

/** Waits until every widget of the page shows its reading. */
export const whenReady = (page) =>
  page.evaluate(async () => {
    const late = new Promise((_, fail) => setTimeout(() => fail(new Error('no widget was ready within 10 seconds')), 10_000));
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
