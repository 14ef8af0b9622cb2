// The installed WebKitGTK, driven by WebDriver; started once for each set of settings that the tests ask for.
//
// All tests share its one page: each has a server of its own, and so an origin, a store and a cache of its own.

import { launch } from '../webkit/driver.mjs';
import { Page } from '../webkit/page.mjs';

export const injects = true;

const browsers = new Map();
export async function close() {
  for (const browser of browsers.values()) await (await browser).close();
}

/** The browser of these settings with a window of this size. One that has ended meanwhile is started anew. */
async function ready(key, settings, viewport) {
  for (let last = false; ; last = true) {
    if (!browsers.has(key)) browsers.set(key, launch(settings));
    const { send, close } = await browsers.get(key);
    const page = new Page(send, viewport);
    try {
      await page.open();
      return { send, page };
    } catch (error) {
      if (last) throw error;
      console.error(`WebKit has ended, and is started anew: ${error.message}`);
      browsers.delete(key);
      await close();
    }
  }
}

export async function open({ colorScheme, reducedMotion, javaScriptEnabled = true, viewport }, { onError }) {
  const settings = { dark: colorScheme === 'dark', still: reducedMotion === 'reduce', script: javaScriptEnabled };
  const key = JSON.stringify(settings);
  const { send, page } = await ready(key, settings, viewport);
  const context = {
    cookies: () => send('GET', '/cookie'),
  };
  return {
    page,
    context,
    async close() {
      const errors = await page.evaluate(() => window.seen?.errors ?? []);
      await page.goto('about:blank');
      errors.forEach(onError);
    },
  };
}
