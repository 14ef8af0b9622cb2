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

/** What Playwright would emulate for a page, Firefox has for all of its pages. */
const preferences = ({ colorScheme, reducedMotion, forcedColors }) => ({
  'ui.systemUsesDarkTheme': colorScheme === 'dark' ? 1 : 0,
  'ui.prefersReducedMotion': reducedMotion === 'reduce' ? 1 : 0,
  // 2 is always: (forced-colors: active).
  ...(forcedColors === 'active' && { 'browser.display.document_color_use': 2 }),
});

export async function open({ isMobile, ...settings }, hooks) {
  const firefoxUserPrefs = preferences(settings);
  const key = JSON.stringify(firefoxUserPrefs);
  if (!browsers.has(key)) browsers.set(key, firefox.launch({ channel: 'moz-firefox', executablePath: executable(), firefoxUserPrefs }));
  return openIn(await browsers.get(key), settings, hooks);
}

// Playwright asks Firefox for media features with each new page, and gives up when that fails; Firefox does not know this
// command before its release 155 or so. It is answered here, on the way to the browser: the preferences above have done what it
// asks for. Nothing of Playwright is changed but the socket that it writes to.
const { ws: Socket } = createRequire(import.meta.url)('playwright-core/lib/utilsBundle');
const { send } = Socket.prototype;
Socket.prototype.send = function (message, ...more) {
  const { id, method } = JSON.parse(message);
  if (method !== 'emulation.setMediaFeaturesOverride') return send.call(this, message, ...more);
  queueMicrotask(() => this.emit('message', Buffer.from(JSON.stringify({ type: 'success', id, result: {} })), false));
};
