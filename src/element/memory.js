// What a reader has chosen on this site, kept for the next page: attributes of the element with their values.

import { SUPPORTED, reflect } from './attributes.js';

const MEMORY = 'jiazhu';
/** What the publisher has said where a reader's choice stands now. @type {WeakMap<Element, Record<string, string | null>>} */
const published = new WeakMap();

/** Empty, and nothing stored, until this reader has chosen something. @returns {Record<string, string>} */
function remembered() {
  try {
    return JSON.parse(/** @type {string} */ (localStorage.getItem(MEMORY))) ?? {};
  } catch {
    return {};
  }
}

/** A choice of the reader goes before one of the publisher. @param {Element} element @param {string} name @param {string} value */
function choose(element, name, value) {
  published.set(element, { [name]: element.getAttribute(name), ...published.get(element) });
  element.setAttribute(name, value);
}

/** @param {Element} element @param {string} name @param {string} value */
export function remember(element, name, value) {
  choose(element, name, value);
  try {
    localStorage.setItem(MEMORY, JSON.stringify({ ...remembered(), [name]: value }));
  } catch {
    // Where nothing may be stored, a choice holds as long as the page.
  }
}

/** What is stored may be of another version, or of another program: what the element does not know is passed over. @param {Element} element */
export function recall(element) {
  for (const [name, value] of Object.entries(remembered())) {
    if (name !== 'ui-lang' && SUPPORTED[name]?.includes?.(value)) choose(element, name, value);
  }
}

/** All is again as the publisher has said it. @param {HTMLElement} element */
export function forget(element) {
  for (const [name, value] of Object.entries(published.get(element) ?? {})) reflect(element, name, value);
  published.delete(element);
  try {
    localStorage.removeItem(MEMORY);
  } catch {
    // There is nothing then.
  }
}
