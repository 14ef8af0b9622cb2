// Links to an entry, a note or a mark: #jiazhu-ID, #jiazhu-note-ID, #jiazhu-mark-N. The plain article has elements of
// these ids; once the widget has taken their place, the browser finds nothing to scroll to.

const PREFIX = 'jiazhu-';

/** What the page's address asks of its readings; null for anything else, and where an element of the page's own has this id. */
export function fragment() {
  let id = location.hash.slice(1);
  try {
    id = decodeURIComponent(id);
  } catch {
    // Not encoded, then.
  }
  const own = document.getElementById(id);
  return id.startsWith(PREFIX) && (!own || own.closest('jiazhu-reading')) ? id : null;
}

/** The link that was clicked last. @type {HTMLAnchorElement | undefined} */
let clicked;

/** Whether this is a click on a link to where the address leads already: then no `hashchange` tells of it. @param {MouseEvent} click */
export function repeats(click) {
  clicked = click.composedPath().find((node) => node instanceof HTMLAnchorElement);
  const elsewhere = click.defaultPrevented || click.ctrlKey || click.metaKey || click.shiftKey || click.altKey;
  return !elsewhere && clicked?.href === location.href && ['', '_self'].includes(clicked.target);
}

const MARK = 'jiazhu-mark-';

/**
 * From which mark of a plain article the reader has come to what the address asks for, by its number: from the one she has clicked, or
 * if that was before this script was there, the first one that is seen. 0 where there is none.
 *
 * @param {Element} element
 */
export function origin(element) {
  const all = /** @type {NodeListOf<HTMLAnchorElement>} */ (element.querySelectorAll(`a[id^=${MARK}]`));
  const links = [...all].filter((link) => link.href === location.href);
  const isSeen = (/** @type {Element} */ link) => link.getBoundingClientRect().bottom > 0 && link.getBoundingClientRect().top < innerHeight;
  const from = links.find((link) => link === clicked) ?? links.find(isSeen);
  return Number(from?.id.slice(MARK.length) ?? 0);
}
