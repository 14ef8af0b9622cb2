// What few readers use, and what they ask for by a button with `data-ask`: find and the index, listen, take along, the settings. The program is fetched
// when something of it is asked for first.

import { closed, jumped, move, opened } from './history.js';

export { move };

/** Frames that a card may take to be closed. */
const PATIENCE = 60;
/** Frames in which the focus is held, once a panel is open. */
const SETTLING = 12;

/** @typedef {typeof import('./companion.js')} Program */

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

/** Of one element. @typedef {{ file: unknown, root: Element, companion: import('./companion.js').Companion, settings?: import('./companion.js').Settings, close(): void }} Panels */

/** @type {Promise<Program> | undefined} */
let program;
/** @type {WeakMap<HTMLElement, Panels>} */
const panels = new WeakMap();

/** A page that has the program inside has its bytes in an element, deflated and in base64. */
async function load() {
  const inside = /** @type {any} */ (globalThis).jiazhuCompanionProgram;
  const holder = document.getElementById('jz-companion');
  if (!inside?.Companion || !holder) {
    const own = await import('./companion.js');
    await own.default();
    return own;
  }
  const deflated = Uint8Array.from(atob(holder.textContent), (c) => c.charCodeAt(0));
  const inflated = new Blob([deflated]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  await inside.default({ module_or_path: await new Response(inflated).arrayBuffer() });
  return inside;
}

/** Does what a button asks for: `find` a text, of none the index; `card`, by the fragment of what it is about; `more`, of what is selected or of the article; `settings`. @param {string} kind @param {Asked} asked */
export async function ask(kind, asked) {
  program ??= load();
  program.catch(() => (program = undefined));
  const { Companion, Settings, styles } = await program;
  const { element, root, file, button, value, follow, choose, forget } = asked;
  const lang = () => root.querySelector('.jz')?.getAttribute('lang') ?? '';
  let known = panels.get(element);
  if (known?.file !== file || known.root !== root) {
    known?.close();
    known?.companion.end();
    adopt(/** @type {ShadowRoot} */ (root.getRootNode()), styles());
    watch(element, root, lang);
    const go = (/** @type {string} */ fragment) => {
      jumped(scrollY, element.hasAttribute('address') ? `#${encodeURIComponent(fragment)}` : location.href);
      follow(fragment);
    };
    const companion = new Companion(element, root, file, go, () => closed(own));
    /** @type {Panels} */
    const own = {
      file,
      root,
      companion,
      close() {
        companion.close();
        own.settings?.close();
      },
    };
    known = own;
    panels.set(element, own);
  }
  const { companion } = known;
  // What is selected when the settings or find are opened is what is meant in them: WebKit selects nothing any more when something else has the focus.
  const query = kind === 'find' ? value || companion.selection() : '';
  if (kind !== 'find' && !button.closest('.js')) companion.look(value);
  // The panel takes the place of a card; whatever had the focus before that gets it back, before the panel takes it.
  element.close();
  for (let frame = 0; frame < PATIENCE && root.querySelector('.jz-card'); frame += 1) await new Promise(requestAnimationFrame);
  // One panel stands in the place of the other.
  known.close();
  if (kind === 'settings') {
    const panel = known;
    known.settings ??= new Settings(companion, choose, forget, () => closed(panel));
    known.settings.open(lang(), button);
    opened(known);
    return;
  }
  if (kind === 'find') companion.find(lang(), query);
  else companion.more(lang());
  opened(known);
  await hold(root, /** @type {ShadowRoot} */ (root.getRootNode()));
}

/**
 * A card that closes late gives the focus back late, and it is the panel's. As soon as the reader does something it is hers: what she chooses in the list
 * has the focus then.
 *
 * @param {HTMLElement} root @param {ShadowRoot} shadow
 */
async function hold(root, shadow) {
  const done = new AbortController();
  for (const act of ['pointerdown', 'click', 'keydown']) addEventListener(act, () => done.abort(), { capture: true, signal: done.signal });
  for (let frame = 0; frame < SETTLING && !done.signal.aborted; frame += 1) {
    const first = /** @type {HTMLElement | null} */ (root.querySelector('.jf [data-first]'));
    if (first && !shadow.activeElement?.closest('.jf')) first.focus();
    await new Promise(requestAnimationFrame);
  }
  done.abort();
}

/** What the attributes say while it is open, and in which language the widget speaks, whose words may come late. @param {HTMLElement} element @param {Element} root @param {() => string} lang */
function watch(element, root, lang) {
  const base = root.querySelector('.jz');
  const own = panels.get(element);
  const observer = new MutationObserver(() =>
    // The widget draws itself anew first.
    requestAnimationFrame(() => {
      const known = panels.get(element);
      // Another reading, or another widget, has its own.
      if (!known || known === own || known.root !== root) return observer.disconnect();
      known.companion.refresh(lang());
      known.settings?.refresh(lang());
    }),
  );
  observer.observe(element, { attributeFilter: ['script', 'theme', 'terms', 'size', 'leading', 'tones'] });
  if (base) observer.observe(base, { attributeFilter: ['lang'] });
}

/** @param {ShadowRoot} root @param {string} styles */
function adopt(root, styles) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
