// What few readers use: the program is fetched when something of it is asked for first.

import start, { Panel, Settings, styles } from './companion.js';

/** Frames that a card may take to be closed. */
const PATIENCE = 60;
/** Frames in which the focus is held, once the panel is open. */
const SETTLING = 12;

/**
 * @typedef {object} Asked
 * @property {HTMLElement & { close(): void }} element
 * @property {HTMLElement} root              what the widget is mounted in
 * @property {Uint8Array<ArrayBuffer>} file  of the reading that is shown
 * @property {HTMLElement} button            what was pressed
 * @property {string} value                  what its attribute says behind the kind
 * @property {(fragment: string) => void} follow
 * @property {(name: string, value: string) => void} choose  sets an attribute, and remembers it
 * @property {() => void} forget             forgets all that was chosen
 */

/** Made when they are asked for. @typedef {{ file: unknown, root: Element, find?: Panel, settings?: Settings }} Panels */

/** @type {Promise<unknown> | undefined} */
let started;
/** @type {WeakMap<HTMLElement, Panels>} */
const panels = new WeakMap();

/** Does what a button asks for: `find` a text, of none the index; `settings`. @param {string} kind @param {Asked} asked */
export async function ask(kind, asked) {
  started ??= start();
  started.catch(() => (started = undefined));
  await started;
  const { element, root, file, button, value, follow, choose, forget } = asked;
  const lang = () => root.querySelector('.jz')?.getAttribute('lang') ?? '';
  let known = panels.get(element);
  if (known?.file !== file || known.root !== root) {
    known?.find?.close();
    known?.settings?.close();
    adopt(/** @type {ShadowRoot} */ (root.getRootNode()));
    watch(element, root, lang);
    known = { file, root };
    panels.set(element, known);
  }
  // The panel takes the place of a card; whatever had the focus before that gets it back, before the panel takes it.
  element.close();
  for (let frame = 0; frame < PATIENCE && root.querySelector('.jz-card'); frame += 1) await new Promise(requestAnimationFrame);
  // One panel stands in the place of the other.
  if (kind === 'settings') {
    known.find?.close();
    known.settings ??= new Settings(element, root, file, choose, forget);
    known.settings.open(lang(), button);
  } else {
    known.settings?.close();
    known.find ??= new Panel(element, root, file, follow);
    known.find.open(lang(), value);
    await hold(/** @type {HTMLElement} */ (root.querySelector('.jf-field')), /** @type {ShadowRoot} */ (root.getRootNode()));
  }
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

/** What the attributes say while it is open, and in which language the widget speaks, whose words may come late. @param {HTMLElement} element @param {Element} root @param {() => string} lang */
function watch(element, root, lang) {
  const base = root.querySelector('.jz');
  const observer = new MutationObserver(() =>
    // The widget draws itself anew first.
    requestAnimationFrame(() => {
      const known = panels.get(element);
      // Another reading, or another widget, has its own.
      if (known?.root !== root) return observer.disconnect();
      known.find?.refresh(lang());
      known.settings?.refresh(lang());
    }),
  );
  observer.observe(element, { attributeFilter: ['script', 'theme', 'terms', 'size', 'leading', 'tones'] });
  if (base) observer.observe(base, { attributeFilter: ['lang'] });
}

/** @param {ShadowRoot} root */
function adopt(root) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles());
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
