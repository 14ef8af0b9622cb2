// Runs in the measured page before anything else. It keeps times of the page's own clock, in milliseconds since
// navigation; what it needs to know of either widget stands here and nowhere else.

export function watch() {
  const seen = { ready: null, error: null, clicked: null, card: null, layout: null, frame: null, tasks: [] };
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

/** Opens the first card by itself, as soon as marks answer. */
export function eager() {
  document.addEventListener('bench-ready', () => window.bench.marks()[0].click());
}
