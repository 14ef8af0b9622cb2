// Find, and the index to use: the panel of an element, whose program is fetched when it is opened first.

import start, { Panel, styles } from './companion.js';

/** Frames that a card may take to be closed. */
const PATIENCE = 60;
/** Frames in which the focus is held, once the panel is open. */
const SETTLING = 12;

/** @type {Promise<unknown> | undefined} */
let started;
/** @type {WeakMap<HTMLElement, { file: unknown, panel: Panel }>} */
const panels = new WeakMap();

/**
 * Opens the panel with a text to look for; empty for the index.
 *
 * @param {HTMLElement & { close(): void }} element
 * @param {HTMLElement} root                  what the widget is mounted in
 * @param {Uint8Array<ArrayBuffer>} file      of the reading that is shown
 * @param {string} text
 * @param {(fragment: string) => void} follow does what is chosen
 */
export async function find(element, root, file, text, follow) {
  started ??= start();
  started.catch(() => (started = undefined));
  await started;
  const lang = () => root.querySelector('.jz')?.getAttribute('lang') ?? '';
  let known = panels.get(element);
  if (known?.file !== file) {
    known?.panel.close();
    known = { file, panel: new Panel(element, root, file, follow) };
    adopt(/** @type {ShadowRoot} */ (root.getRootNode()));
    if (!panels.has(element)) watch(element, lang);
    panels.set(element, known);
  }
  // The panel takes the place of a card; whatever had the focus before that gets it back, before the panel takes it.
  element.close();
  for (let frame = 0; frame < PATIENCE && root.querySelector('.jz-card'); frame += 1) await new Promise(requestAnimationFrame);
  known.panel.open(lang(), text);
  await hold(/** @type {HTMLElement} */ (root.querySelector('.jf-field')), /** @type {ShadowRoot} */ (root.getRootNode()));
}

/**
 * A card that closes late gives the focus back late, and it is the panel's. As soon as the reader does something it is hers: what she chooses in the list
 * has the focus then.
 *
 * @param {HTMLElement} field @param {ShadowRoot} shadow
 */
async function hold(field, shadow) {
  const done = new AbortController();
  for (const act of ['pointerdown', 'click']) addEventListener(act, () => done.abort(), { capture: true, signal: done.signal });
  for (let frame = 0; frame < SETTLING && field.isConnected && !done.signal.aborted; frame += 1) {
    if (!shadow.activeElement?.closest('.jf')) field.focus();
    await new Promise(requestAnimationFrame);
  }
  done.abort();
}

/** What the attributes say while it is open. @param {HTMLElement} element @param {() => string} lang */
function watch(element, lang) {
  // The widget draws itself anew first: its language is the panel's.
  const changed = () => requestAnimationFrame(() => panels.get(element)?.panel.refresh(lang()));
  new MutationObserver(changed).observe(element, { attributeFilter: ['script', 'theme', 'ui-lang'] });
}

/** @param {ShadowRoot} root */
function adopt(root) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles());
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
