// Opens documents of word processors and e-books: in a worker, of which this is the whole script, or on the page, which imports it.

import start, { Document } from './importer.js';

/**
 * @typedef {{ html: string, told: string[], pictures: { address: string, bytes: Uint8Array }[] }} Opened
 * @typedef {{ opened: Opened } | { error: string }} Answer
 */

/** Opens a file. What it throws is a message for people, but for a trap. @param {string} name @param {Uint8Array} bytes @returns {Promise<Opened>} */
export async function open(name, bytes) {
  await start();
  const document = new Document(name, bytes);
  const pictures = document.addresses().flatMap((address, at) => {
    const bytes = document.picture(at);
    return bytes ? [{ address, bytes }] : [];
  });
  const opened = { html: document.html(), told: document.told(), pictures };
  document.free();
  return opened;
}

const own = /** @type {any} */ (globalThis);
if (own.WorkerGlobalScope && own instanceof own.WorkerGlobalScope) {
  own.onmessage = async (/** @type {MessageEvent<{ name: string, bytes: Uint8Array }>} */ { data: { name, bytes } }) => {
    /** @type {Answer} */
    let answer;
    try {
      answer = { opened: await open(name, bytes) };
    } catch (error) {
      answer = { error: told(error) };
    }
    own.postMessage(answer);
  };
  own.postMessage(null);
}

/** All that is no message for people is a trap, or a program that could not be fetched. @param {any} error */
export const told = (error) => (error?.constructor === Error ? error.message : `it could not be opened (${error?.message ?? error}): save it as plain text, or copy its text and paste it here`);
