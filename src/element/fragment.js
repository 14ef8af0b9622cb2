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

/** Whether this is a click on a link to where the address leads already: then no `hashchange` tells of it. @param {MouseEvent} click */
export function repeats(click) {
  const link = click.composedPath().find((node) => node instanceof HTMLAnchorElement);
  const elsewhere = click.defaultPrevented || click.ctrlKey || click.metaKey || click.shiftKey || click.altKey;
  return !elsewhere && link?.href === location.href && ['', '_self'].includes(link.target);
}
