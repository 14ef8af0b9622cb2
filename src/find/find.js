// Find, and the index to use: the panel of an element, whose program is fetched when it is opened first.

import start, { Panel, styles } from './finder.js';

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
  // The panel takes the place of a card; whatever had the focus before that gets it back.
  element.close();
  await new Promise((turn) => setTimeout(turn));
  known.panel.open(lang(), text);
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
