// The row below a raw text that asks for the dictionary, once, whole: word by word, its host would learn what is read.

import { tables } from './files.js';
import { LISTED } from './listed.js';
import { WORDS } from './words.js';

/** Of the page's own colours, which it stands on: dark ones, too. */
const ROW = 'margin: 1.5em 0 0; color: inherit; font: .875rem/1.5 system-ui, sans-serif';
const BUTTON = 'padding: .5em .9em; border: 1px solid; border-radius: 3px; color: inherit; background: none; font: inherit; text-align: start; cursor: pointer';

/** @typedef {import('./words.js').Language} Language */
/** @typedef {{ row: HTMLElement, speak: (language: Language) => void, refuse: (error: unknown) => void }} Offer */

/**
 * The row; undefined where the host has no dictionary. `take` is called when it has come, `report` when it cannot be had.
 *
 * @param {() => void} take @param {(error: unknown) => void} report @returns {Promise<Offer | undefined>}
 */
export async function offered(take, report) {
  const dictionary = LISTED.find(({ part }) => part === 'dictionary');
  if (!dictionary) return undefined;
  const row = document.createElement('div');
  const button = document.createElement('button');
  const told = document.createElement('div');
  // By scripts: a page's policy may allow no style sheet that is written here.
  row.style.cssText = ROW;
  button.style.cssText = BUTTON;
  row.dir = 'ltr';
  button.type = 'button';
  told.setAttribute('role', 'alert');
  let fails = false;
  const speak = (/** @type {Language} */ language) => {
    const { load, notLoaded } = WORDS[language];
    row.lang = language;
    button.textContent = load((dictionary.bytes / 1e6).toFixed(1));
    told.textContent = fails ? notLoaded : '';
  };
  const set = (/** @type {boolean} */ isAsked) => {
    button.disabled = isAsked;
    fails = !isAsked;
    speak(/** @type {Language} */ (row.lang));
  };
  const refuse = (/** @type {unknown} */ error) => {
    set(false);
    report(error);
  };
  button.onclick = () => {
    set(true);
    tables('dictionary').then(take, refuse);
  };
  row.append(button, told);
  return { row, speak, refuse };
}
