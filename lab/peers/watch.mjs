// Runs in the measured page before anything else. It keeps times of the page's own clock, in milliseconds since
// navigation; what it needs to know of either widget stands here and nowhere else.

export function watch() {
  const seen = { ready: null, error: null, plain: null, sheet: null, clicked: null, card: null, layout: null, frame: null, tasks: [] };
  window.bench = {
    seen,
    /** The element that answers for a mark. */
    marks: () => [...root().querySelectorAll('a[role="doc-glossref"]')].filter((mark) => !mark.closest('section')),
    /** Forgets the last card, to time the next. */
    next: () => Object.assign(seen, { clicked: null, card: null, layout: null, frame: null }),
    isOpen: () => openCard() !== null,
  };

  const widget = () => document.querySelector('jiazhu-reading');
  const root = () => widget()?.shadowRoot ?? document;
  const isShown = (card) => card !== null && card.getClientRects().length > 0 && card.textContent.trim() !== '';
  const CARD = '[role="dialog"], [data-tippy-root] .tippy-content';
  let card = null;
  const openCard = () => (card?.isConnected && isShown(card) ? card : null);
  // A card is known by its coming: to search a whole book for it would be timed with it.
  const find = (node) => (node.matches?.(CARD) ? node : node.querySelector?.(CARD));

  function changed(records) {
    for (const { addedNodes } of records) for (const node of addedNodes) card = find(node) ?? card;
    if (seen.card !== null || seen.clicked === null || card === null) return;
    // Called when a widget has changed the tree. Whether the card is shown only a layout tells: that is timed, too.
    const committed = performance.now();
    if (openCard() === null) return;
    seen.card = committed;
    seen.layout = performance.now();
    // The first callback comes before the card is painted, the second after.
    requestAnimationFrame(() => requestAnimationFrame(() => (seen.frame = performance.now())));
  }

  const observer = new MutationObserver(changed);
  const look = { childList: true, subtree: true, attributes: true };
  const ready = () => {
    if (seen.ready !== null) return;
    seen.ready = performance.now();
    observer.observe(document.body, look);
    if (widget()) observer.observe(widget().shadowRoot, look);
    document.dispatchEvent(new Event('bench-ready'));
  };
  document.addEventListener('jiazhu-ready', ready);
  document.addEventListener('terms-ready', ready);
  document.addEventListener('jiazhu-error', ({ detail }) => (seen.error = `${detail.what} (${detail.where})`));
  window.addEventListener('click', () => (seen.clicked ??= performance.now()), { capture: true });
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) seen.tasks.push({ start: task.startTime, duration: task.duration });
  }).observe({ type: 'longtask', buffered: true });
}

/**
 * Opens the first card by itself, as soon as marks answer. Ours do before the program is there: the plain article's link leads to a
 * sheet, in whose place the program opens its card. So that one is not asked for.
 */
export function eager() {
  const { seen, marks } = window.bench;
  const first = () => (document.querySelector('jiazhu-reading') ? document.querySelector('jiazhu-reading a[role="doc-glossref"]') : null);
  document.addEventListener('bench-ready', () => seen.plain === null && marks()[0].click());
  // A frame is drawn once the style sheets are there.
  requestAnimationFrame(function look() {
    if (seen.ready !== null) return;
    const link = first();
    // The entry stands far behind its term: until it is there, the link leads nowhere.
    if (link === null || document.querySelector(link.getAttribute('href')) === null) return void requestAnimationFrame(look);
    seen.plain = performance.now();
    link.click();
    requestAnimationFrame(function drawn() {
      if (seen.ready !== null) return;
      const entry = document.querySelector(':target');
      if (entry === null || getComputedStyle(entry).position !== 'fixed') return void requestAnimationFrame(drawn);
      requestAnimationFrame(() => requestAnimationFrame(() => (seen.sheet = performance.now())));
    });
  });
}
