// Where somebody is reading: what is read must not move when one text takes the place of another.

/** Scrolls until the same block of the other text, which is found in `around`, stands where the one that was read stood. @typedef {(around: Element) => void} Stay */

/** The first part with this selector that is in the window, or below it. @param {Element} around @param {string} selector */
const first = (around, selector) => [...around.querySelectorAll(selector)].find((part) => part.getBoundingClientRect().bottom > 0);

/**
 * The block at the top of the window, in an article that our tool has written, or in the widget. A long one is as high as was foreseen where nobody has
 * seen it; and an engine without scroll anchoring (WebKit) goes to the top while neither text is there. Where the article begins in the window, nothing
 * can move.
 *
 * @param {Element} element @returns {Stay | undefined}
 */
export function blockRead(element) {
  if (element.getBoundingClientRect().top > 0) return undefined;
  const block = first(first(element, '.jz-section') ?? element, '[data-block]');
  const top = block?.getBoundingClientRect().top;
  // An endless paragraph is shown in several elements.
  const at = block?.getAttribute('data-at');
  const same = block && `[data-block="${block.getAttribute('data-block')}"]${at ? `[data-at="${at}"]` : ''}`;
  return (around) => same && stay(around.querySelector(same), top);
}

/** @param {Element | null | undefined} block @param {any} top  where in the window it is to stand */
function stay(block, top) {
  if (block) scrollBy({ top: block.getBoundingClientRect().top - top, behavior: 'instant' });
}
