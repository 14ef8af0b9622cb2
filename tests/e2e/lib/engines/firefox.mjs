// The installed Firefox, driven by Playwright over WebDriver BiDi, which Firefox speaks itself; started once for each set
// of preferences that the tests ask for.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { firefox } from 'playwright-core';
import { onPath } from '../programs.mjs';
import { openIn } from './playwright.mjs';

export const injects = false;

/** `cargo xtask test` names it; a test run by hand takes the first on the PATH. */
export const executable = () => process.env.FIREFOX || onPath('firefox-esr', 'firefox') || assert.fail('no Firefox found: set FIREFOX to its path');

const browsers = new Map();
export async function close() {
  for (const browser of browsers.values()) await (await browser).close();
}

/** What Playwright would emulate for a page, Firefox has for all of its pages. @param {any} settings */
const preferences = ({ colorScheme, reducedMotion, forcedColors, javaScriptEnabled = true }) => ({
  'javascript.enabled': javaScriptEnabled,
  'ui.systemUsesDarkTheme': colorScheme === 'dark' ? 1 : 0,
  'ui.prefersReducedMotion': reducedMotion === 'reduce' ? 1 : 0,
  // 2 is always: (forced-colors: active).
  ...(forcedColors === 'active' && { 'browser.display.document_color_use': 2 }),
});

/** What Firefox itself says of a page, as errors of no script. */
const TOLD = /^The Same Origin Policy disallows|^The page’s settings blocked/;

export async function open({ isMobile, ...settings }, { scripts, onError }) {
  const firefoxUserPrefs = preferences(settings);
  const key = JSON.stringify(firefoxUserPrefs);
  if (!browsers.has(key)) browsers.set(key, firefox.launch({ channel: 'moz-firefox', executablePath: executable(), firefoxUserPrefs }));
  const hooks = { scripts, onError: (message) => TOLD.test(message) || onError(message) };
  const opened = await openIn(await browsers.get(key), settings, hooks);
  if (settings.hasTouch) letTap(opened.page);
  return opened;
}

// What Playwright does not do for Firefox is done here, on the way to the browser: nothing of Playwright is changed but
// the socket that it writes to.
const { ws: Socket } = createRequire(import.meta.url)('playwright-core/lib/utilsBundle');
const { send } = Socket.prototype;
Socket.prototype.send = function (message, ...more) {
  const command = JSON.parse(message);
  // Asked for with each new page, and Firefox ESR does not know it: the preferences above have done what it asks for.
  if (command.method === 'emulation.setMediaFeaturesOverride') {
    queueMicrotask(() => this.emit('message', Buffer.from(JSON.stringify({ type: 'success', id: command.id, result: {} })), false));
    return;
  }
  if (command.method === 'input.performActions' && tapping) touch(command.params);
  if (command.method === 'browsingContext.print') metric(command.params);
  send.call(this, JSON.stringify(command), ...more);
};

let tapping = false;

/** What a mouse does, done by a finger. */
function touch({ actions }) {
  for (const source of actions.filter(({ type }) => type === 'pointer')) {
    source.id = 'finger';
    source.parameters = { pointerType: 'touch' };
  }
}

/** Playwright gives the sizes of paper in inches; the standard has centimetres. */
function metric({ page, margin }) {
  for (const sizes of [page, margin]) for (const side of Object.keys(sizes)) sizes[side] *= 2.54;
}

/** Playwright’s taps do nothing in Firefox. */
function letTap(page) {
  const tap = async (click) => {
    tapping = true;
    await click().finally(() => (tapping = false));
  };
  page.touchscreen.tap = (x, y) => tap(() => page.mouse.click(x, y));
  Object.getPrototypeOf(page.locator('*')).tap = function () {
    return tap(() => this.click());
  };
}
