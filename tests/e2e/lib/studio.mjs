// What tests do in the studio, in ways that every engine's driver knows.

import { visit } from './browser.mjs';

/** Opens the studio, in an empty profile. @param {any} t @param {object} [options]  what `visit` takes */
export async function studio(t, options = {}) {
  const opened = await visit(t, { path: '/studio.html', ready: false, ...options });
  await opened.page.locator('textarea[name="article"]').waitFor();
  return opened;
}

/** Writes into a textarea, as who types, or pastes, does it. @param {any} page @param {string} name @param {string} text @param {string} [how]  `paste` */
export const write = (page, name, text, how = '') =>
  page.evaluate(
    ([name, text, how]) => {
      const area = document.querySelector(`textarea[name="${name}"]`);
      area.focus();
      if (how) area.dispatchEvent(new Event(how, { bubbles: true }));
      area.value = text;
      area.dispatchEvent(new InputEvent('input', { bubbles: true }));
    },
    [name, text, how],
  );

export const written = (page, name) => page.evaluate((name) => document.querySelector(`textarea[name="${name}"]`).value, name);

/** Waits until the reading has this text. */
export const reads = (page, text) => page.waitForFunction((text) => document.querySelector('jiazhu-reading')?.shadowRoot.querySelector('article')?.textContent.includes(text), text);

/** Drops a file. @param {any} page @param {string} name @param {number[]} bytes */
export const drop = (page, name, bytes) =>
  page.evaluate(
    ([name, bytes]) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(bytes)], name));
      document.querySelector('.st').dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }));
    },
    [name, bytes],
  );

/** Runs in the page before its own scripts: a download is kept in place of being written. */
export function keepDownloads() {
  window.away = {};
  URL.createObjectURL = (/** @type {Blob} */ file) => ((window.away.file = file), 'about:blank');
  HTMLAnchorElement.prototype.click = function () {
    window.away.name = this.download;
  };
}

/** Presses the button of a file, and gives its name and hash. @param {any} page @param {string} button */
export async function exported(page, button) {
  await page.evaluate((button) => {
    window.away.file = undefined;
    // The side scrolls by itself, and no driver looks for that.
    document.querySelector(`button[name="${button}"]`).scrollIntoView({ block: 'center', behavior: 'instant' });
  }, button);
  await page.locator(`button[name="${button}"]`).click();
  await page.waitForFunction(() => window.away.file && window.away.name);
  return page.evaluate(async () => {
    const { file, name } = window.away;
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
    return { name, hash: Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('') };
  });
}

/** Presses the button of a file, and gives its name and its bytes. @param {any} page @param {string} button */
export async function taken(page, button) {
  const { name } = await exported(page, button);
  const base64 = await page.evaluate(async () => {
    const bytes = new Uint8Array(await window.away.file.arrayBuffer());
    let text = '';
    for (let at = 0; at < bytes.length; at += 4096) text += String.fromCharCode(...bytes.subarray(at, at + 4096));
    return btoa(text);
  });
  return { name, bytes: Buffer.from(base64, 'base64') };
}

/** Pastes HTML into an empty sheet, as a word processor puts it on the clipboard. @param {any} page @param {string} html */
export const pasteHtml = (page, html) =>
  page.evaluate((html) => {
    const area = document.querySelector('textarea[name="article"]');
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/html', html);
    const event = new Event('paste', { bubbles: true, cancelable: true });
    Object.defineProperty(event, 'clipboardData', { value: clipboardData });
    area.dispatchEvent(event);
  }, html);

/** Selects code points of the reading’s first block, or another, as who draws over them does it. @param {any} page @param {number} from @param {number} to @param {number} [number] */
export const select = (page, from, to, number = 0) =>
  page.evaluate(
    ([from, to, number]) => {
      const block = document.querySelector('jiazhu-reading').shadowRoot.querySelector(`[data-block="${number}"]`);
      const nodes = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      const ends = [];
      for (let at = 0, node; (node = nodes.nextNode()); ) {
        if (node.parentElement.closest('rt')) continue;
        const { length } = node.data;
        if (ends.length === 0 && from < at + length) ends.push(node, from - at);
        if (ends.length === 2 && to <= at + length) ends.push(node, to - at);
        at += length;
      }
      const [start, at, end, until] = ends;
      getSelection().setBaseAndExtent(start, at, end, until);
    },
    [from, to, number],
  );

/** Fills in a field of the open card. @param {any} page @param {string} slot @param {string} text */
export const fill = (page, slot, text) =>
  page.evaluate(
    ([slot, text]) => {
      const field = document.querySelector(`[data-slot="${slot}"]`);
      field.focus();
      field.value = text;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    },
    [slot, text],
  );

/** Waits until the last change is kept, and so was annotated before: that begins earlier. @param {any} page */
export async function settled(page) {
  await page.locator('.st-kept').filter({ hasText: /^Saved in this browser/ }).waitFor();
  await page.waitForFunction(() => document.querySelector('section[aria-label="Reading"]')?.getAttribute('aria-busy') === 'false');
}
