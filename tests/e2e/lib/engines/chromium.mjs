// The installed Chromium, started once for all tests.

import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';
import { onPath } from '../programs.mjs';
import { openIn } from './playwright.mjs';

export const injects = false;

/** `cargo xtask test` names the browser; a test run by hand takes the first on the PATH. */
export const executable = () =>
  process.env.CHROME || onPath('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome') || assert.fail('no Chromium found: set CHROME to its path');

let browser;
export const close = async () => (await browser)?.close();

export async function open(settings, hooks) {
  browser ??= chromium.launch({
    executablePath: executable(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--no-first-run'],
  });
  return openIn(await browser, settings, hooks);
}
