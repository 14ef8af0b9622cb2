// What few readers use, and what they ask for by a button with `data-ask`: find and the index, listen, take along. The program is fetched when
// something is asked for first.

import { closed, jumped, move, opened } from './history.js';

export { move };

/** Frames that a card may take to be closed. */
const PATIENCE = 60;
/** Frames in which the focus is held, once a panel is open. */
const SETTLING = 12;

/** @typedef {typeof import('./companion.js')} Program */

/** @type {Promise<Program> | undefined} */
let program;
/** @type {WeakMap<HTMLElement, { file: unknown, companion: import('./companion.js').Companion }>} */
const companions = new WeakMap();

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

/**
 * Does what a button asks for.
 *
 * @param {HTMLElement & { close(): void }} element
 * @param {HTMLElement} root                  what the widget is mounted in
 * @param {Uint8Array<ArrayBuffer>} file      of the reading that is shown
 * @param {Element} button                    its `data-ask`: `find`, with a text or nothing for the index; `more`; `card`, with the fragment of what its card is about
 * @param {(fragment: string) => void} follow does what is chosen
 */
export async function ask(element, root, file, button, follow) {
  const [kind, ...rest] = (button.getAttribute('data-ask') ?? '').split(' ');
  program ??= load();
  program.catch(() => (program = undefined));
  const { Companion, styles } = await program;
  const lang = () => root.querySelector('.jz')?.getAttribute('lang') ?? '';
  let known = companions.get(element);
  if (known?.file !== file) {
    known?.companion.end();
    const go = (/** @type {string} */ fragment) => {
      jumped(scrollY, element.hasAttribute('address') ? `#${encodeURIComponent(fragment)}` : location.href);
      follow(fragment);
    };
    known = { file, companion: new Companion(element, root, file, go, () => closed(sheet)) };
    const { companion } = known;
    const sheet = { close: () => companion.close() };
    sheets.set(companion, sheet);
    if (!companions.has(element)) {
      adopt(/** @type {ShadowRoot} */ (root.getRootNode()), styles());
      watch(element, lang);
    }
    companions.set(element, known);
  }
  const { companion } = known;
  if (kind !== 'find') companion.look(rest.join(' '));
  // The panel takes the place of a card; whatever had the focus before that gets it back, before the panel takes it.
  element.close();
  for (let frame = 0; frame < PATIENCE && root.querySelector('.jz-card'); frame += 1) await new Promise(requestAnimationFrame);
  if (kind === 'find') companion.find(lang(), rest.join(' '));
  else companion.more(lang());
  opened(/** @type {any} */ (sheets.get(companion)));
  await hold(root, /** @type {ShadowRoot} */ (root.getRootNode()));
}

/** @type {WeakMap<object, { close(): void }>} */
const sheets = new WeakMap();

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

/** What the attributes say while it is open. @param {HTMLElement} element @param {() => string} lang */
function watch(element, lang) {
  // The widget draws itself anew first: its language is the panel's.
  const changed = () => requestAnimationFrame(() => companions.get(element)?.companion.refresh(lang()));
  new MutationObserver(changed).observe(element, { attributeFilter: ['script', 'theme', 'ui-lang'] });
}

/** @param {ShadowRoot} root @param {string} styles */
function adopt(root, styles) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
