// What a reader has chosen on this site, kept for the next page.

import { SUPPORTED } from './attributes.js';

/** What a reader may choose. */
const DISPLAY = ['script', 'aid', 'aid-on', 'tones'];
const MEMORY = 'jiazhu';

/** Empty, and nothing stored, until this reader has chosen something. @returns {Record<string, string>} */
function remembered() {
  try {
    return JSON.parse(/** @type {string} */ (localStorage.getItem(MEMORY))) ?? {};
  } catch {
    return {};
  }
}

/** @param {Record<string, string>} choice */
export function remember(choice) {
  try {
    localStorage.setItem(MEMORY, JSON.stringify({ ...remembered(), ...choice }));
  } catch {
    // Where nothing may be stored, a choice holds as long as the page.
  }
}

/** A choice of the reader goes before one of the publisher. @param {Element} element */
export function recall(element) {
  for (const [name, value] of Object.entries(remembered())) {
    if (DISPLAY.includes(name) && SUPPORTED[name].includes(value)) element.setAttribute(name, value);
  }
}
