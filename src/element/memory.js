// What a reader has chosen on this site, kept for the next page.

import { SUPPORTED } from './attributes.js';

/** What a reader may choose. */
const DISPLAY = ['script', 'aid', 'aid-on', 'tones'];
const MEMORY = 'jiazhu';

/** Empty, and nothing stored, until this reader has chosen something. */
function remembered() {
  try {
    return JSON.parse(localStorage.getItem(MEMORY)) ?? {};
  } catch {
    return {};
  }
}

export function remember(choice) {
  try {
    localStorage.setItem(MEMORY, JSON.stringify({ ...remembered(), ...choice }));
  } catch {
    // Where nothing may be stored, a choice holds as long as the page.
  }
}

/** A choice of the reader goes before one of the publisher. */
export function recall(element) {
  for (const [name, value] of Object.entries(remembered())) {
    if (DISPLAY.includes(name) && SUPPORTED[name].includes(value)) element.setAttribute(name, value);
  }
}
