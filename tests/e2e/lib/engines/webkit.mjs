// The installed WebKitGTK, driven by WebDriver; started once for each set of settings that the tests ask for.
//
// Each test has a window of its own, with a history of its own; and a server of its own, so that its store is empty, too.

import { launch } from '../webkit/driver.mjs';
import { Page } from '../webkit/page.mjs';

export const injects = true;

const browsers = new Map();
export async function close() {
  for (const browser of browsers.values()) await (await browser).close();
}

/** The browser of these settings, in a new window. A browser that has ended meanwhile is started anew. */
async function ready(settings) {
  const key = JSON.stringify(settings);
  for (let last = false; ; last = true) {
    if (!browsers.has(key)) browsers.set(key, launch(settings));
    const { send, close } = await browsers.get(key);
    try {
      const { handle } = await send('POST', '/window/new', { type: 'window' });
      await send('DELETE', '/window');
      await send('POST', '/window', { handle });
      return send;
    } catch (error) {
      if (last) throw error;
      console.error(`WebKit has ended, and is started anew: ${error.message}`);
      browsers.delete(key);
      await close();
    }
  }
}

/** Settings that are only nearly kept: the language is English, a phone is a narrow window. */
const NEARLY = ['locale', 'deviceScaleFactor', 'isMobile', 'hasTouch'];

export async function open({ colorScheme, reducedMotion, javaScriptEnabled = true, viewport, ...others }, { scripts, onError }) {
  const unknown = Object.keys(others).filter((name) => !NEARLY.includes(name));
  if (unknown.length > 0) throw new Error(`nothing drives WebKit to ${unknown.join(', ')}: name the test in exceptions.mjs`);
  const send = await ready({ dark: colorScheme === 'dark', still: reducedMotion === 'reduce', script: javaScriptEnabled });
  const page = new Page(send, viewport, scripts);
  await page.open();
  const context = {
    cookies: () => send('GET', '/cookie'),
  };
  return {
    page,
    context,
    async close() {
      const errors = await page.evaluate(() => window.seen?.errors ?? []);
      await send('POST', '/url', { url: 'about:blank' });
      errors.forEach(onError);
    },
  };
}
