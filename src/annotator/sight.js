// What somebody reads of raw text: it is annotated first, and must not move when the reading takes its place.

/** Characters by which a part is known again. */
const KNOWN_BY = 24;

/** The first part of a text that is in the window, or below it. @param {Element} element */
function partRead(element) {
  let around = element;
  while (around.children.length === 1) around = around.children[0];
  return [...around.children].find((part) => part.getBoundingClientRect().bottom > 0);
}

/** @param {Element} part */
const beginningOf = (part) => part.textContent.replace(/\s/g, '').slice(0, KNOWN_BY);

/** @param {Element} element @param {Element} part  what stands before it, as a share of the text */
function shareBefore(element, part) {
  const before = document.createRange();
  before.setStart(element, 0);
  before.setEndBefore(part);
  return before.toString().length / element.textContent.length;
}

/** Where in the element's text the window begins, as a share of it. @param {Element} element */
export function shareRead(element) {
  const part = partRead(element);
  return part ? shareBefore(element, part) : 0;
}

/**
 * The part at the top of the window, and the same block of the reading: the one with the same beginning that stands where it stood, else the one that
 * stands there. Where the text begins in the window, nothing can move.
 *
 * @param {Element} element @returns {import('../element/read.js').Stay | undefined}
 */
export function textRead(element) {
  const part = partRead(element);
  if (!part || element.getBoundingClientRect().top > 0) return undefined;
  const [beginning, share] = [beginningOf(part), shareBefore(element, part)];
  const { top } = part.getBoundingClientRect();
  return (around) => {
    const blocks = [...around.querySelectorAll('[data-block]')];
    const same = blocks.map((block, at) => ({ block, distance: Math.abs(at / blocks.length - share) })).filter(({ block }) => beginningOf(block) === beginning);
    same.sort((one, other) => one.distance - other.distance);
    stay(same[0]?.block ?? blocks[Math.floor(share * blocks.length)], top);
  };
}

/** @param {Element | undefined} block @param {number} top */
function stay(block, top) {
  if (block) scrollBy({ top: block.getBoundingClientRect().top - top, behavior: 'instant' });
}
