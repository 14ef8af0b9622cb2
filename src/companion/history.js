// The reader's history: Back closes what is open as a sheet, and undoes a jump; and the address follows an open card where its element wants that.
//
// The host's state stays: an entry of ours has the state of the one before with a depth beside it. Where that state is none that can hold one, and
// where the browser refuses (a sandboxed frame, too many entries in a short time), all else works without.

/** @typedef {{ close(): void }} Sheet */
/** @typedef {{ depth: number, scroll?: number }} Own  An entry of ours: of a jump from where the page was scrolled to, or of a sheet */

/** Pixels, as `placement.rs` has it: windows that are narrower get sheets. */
const SHEET_BELOW = 640;
/** Milliseconds that going back may take. */
const ARRIVAL = 400;

/** Entries of ours up to the one that the reader is at. @type {Own[]} */
const own = [];
/** What is open. @type {Sheet | null} */
let open = null;
/** The address before the card that it follows. @type {string | null} */
let before = null;
/** What waits until the browser has gone back. @type {(() => void) | null} */
let waiting = null;
let isLeaving = false;

const depth = (/** @type {any} */ state) => Number(state?.jiazhu ?? 0);

/** @param {'pushState' | 'replaceState'} how @param {number} to @param {string} href  whether that has been done */
function write(how, to, href) {
  const state = history.state;
  if (how === 'pushState' && state !== null && (typeof state !== 'object' || Array.isArray(state))) return false;
  try {
    history[how](how === 'pushState' ? { ...state, jiazhu: to } : state, '', href);
    return true;
  } catch {
    return false;
  }
}

/**
 * Something has been opened that Back closes where it is a sheet.
 *
 * @param {Sheet} sheet
 * @param {string} [href]  that the address is to have meanwhile
 */
export function opened(sheet, href = location.href) {
  if (isLeaving) {
    waiting = () => opened(sheet, href);
    return;
  }
  open = sheet;
  before ??= location.href;
  if (innerWidth >= SHEET_BELOW || (own.length && own.at(-1)?.scroll === undefined)) {
    if (href !== location.href) write('replaceState', 0, href);
  } else {
    const to = depth(history.state) + 1;
    if (write('pushState', to, href)) own.push({ depth: to });
  }
}

/** @param {Sheet} sheet */
export function closed(sheet) {
  if (open !== sheet) return;
  open = null;
  // Another may be opened in its place, or the reader goes on to a place of the text.
  setTimeout(() => {
    if (open || before === null) return;
    const last = own.at(-1);
    if (last && last.scroll === undefined && last.depth === depth(history.state)) {
      before = null;
      isLeaving = true;
      history.back();
      // Where it does not, nothing waits for it for ever.
      setTimeout(arrived, ARRIVAL);
    } else {
      restore();
    }
  });
}

/** The address is as it was before; one that led to a card leads to the text now that the card is closed. */
function restore() {
  const href = before?.replace(/#jiazhu-.*/, '');
  before = null;
  if (href !== undefined && href !== location.href) write('replaceState', 0, href);
}

/** The reader goes to another place of the text. @param {number} scroll  where the page was */
export function jumped(scroll, href = location.href) {
  const last = own.at(-1);
  open = null;
  if (last && last.scroll === undefined && last.depth === depth(history.state)) {
    // The sheet is closed by that: its entry is the jump's.
    last.scroll = scroll;
    before = null;
    if (href !== location.href) write('replaceState', 0, href);
    return;
  }
  restore();
  const to = depth(history.state) + 1;
  if (write('pushState', to, href)) own.push({ depth: to, scroll });
}

globalThis.addEventListener?.('popstate', ({ state }) => {
  const to = depth(state);
  for (let last; (last = own.at(-1)) && last.depth > to; own.pop()) {
    const { scroll } = last;
    if (scroll !== undefined) requestAnimationFrame(() => scrollTo({ top: scroll, behavior: 'instant' }));
    else if (open) {
      const sheet = open;
      open = before = null;
      sheet.close();
    }
  }
  arrived();
});

/** The browser has gone back. */
function arrived() {
  const next = waiting;
  isLeaving = false;
  waiting = null;
  next?.();
}

/** The fragment of a card, by what is told of it. @param {{ kind: string, id: string, start: number, end: number }} detail */
const fragment = ({ kind, id, start, end }) => '#jiazhu-' + (kind === 'word' ? `at-${start}-${end}` : encodeURIComponent(kind === 'note' ? `note-${id}` : id));

/** What the widget tells: a card was opened or closed, a link to a place was clicked. @param {any} event @param {any} target @param {number} scroll */
export function move({ type, detail, target: outer, ctrlKey, metaKey, shiftKey, altKey }, target, scroll) {
  if (type === 'jiazhu-open') opened(target, target.hasAttribute('address') ? fragment(detail) : location.href);
  else if (type === 'jiazhu-close') closed(target);
  else if (!ctrlKey && !metaKey && !shiftKey && !altKey) {
    // The link may be gone with its card, when this program has come late.
    const host = target.getRootNode().host ?? outer;
    const visit = target.closest('[data-visit]');
    const to = visit ? `#jiazhu-mark-${visit.dataset.visit}` : target.closest('.jz-link').getAttribute('href');
    jumped(scroll, host?.hasAttribute?.('address') ? to : location.href);
  }
}
