// What the element shows by itself, before and in place of its widget: the plain article, a line that says that a
// reading is on its way, an error.

// `all` keeps out what a host page lets its elements inherit: spacing, alignment, writing mode. Its colour scheme
// comes in, and its custom properties; a size that a reader has chosen goes before that of the page. What has no width of its own, as the widget, is given one by rows and grids. The style sheet of the plain article may have made the host a flex box.
// Lines are horizontal, whatever the page says of the element: marks, cards and pronunciation are made for them.
const STYLE = `
:host { display: block; flex: auto; place-self: stretch; writing-mode: horizontal-tb !important }
:host > div { all: initial; display: block; flex: 0 0 100%; min-width: 0; color-scheme: inherit; visibility: inherit; text-size-adjust: inherit }
[hidden] { display: none !important }
:host([size="85"]) { --jiazhu-scale: .85 !important }
:host([size="115"]) { --jiazhu-scale: 1.15 !important }
:host([size="130"]) { --jiazhu-scale: 1.3 !important }
:host([size="150"]) { --jiazhu-scale: 1.5 !important }
:host([size="180"]) { --jiazhu-scale: 1.8 !important }
:host([leading="close"]) { --jiazhu-leading: 1.8 !important }
:host([leading="wide"]) { --jiazhu-leading: 2.6 !important }
[role="alert"]:not(:empty) { box-sizing: border-box; max-width: 45em; margin: 0 0 1.5em; padding: .6em .9em; border-left: 3px solid light-dark(#a8321f, #f0836c); background: light-dark(#f6e6dd, #35211a); color: light-dark(#1d1a16, #e9e2d5); overflow-wrap: anywhere }
[role="alert"] p, slot > p { margin: 0; font: .875em/1.5 system-ui, sans-serif }
slot > p { opacity: .7 }
:not(:empty) + slot > p { display: none }
`;

/** @type {WeakMap<Document, CSSStyleSheet>} */
const made = new WeakMap();

/** The style sheet of all elements of a document: one that another document has made is not adopted. @param {Document} document */
export function sheet(document) {
  if (!made.has(document)) {
    const { CSS, CSSStyleSheet } = document.defaultView ?? globalThis;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    made.set(document, sheet);
    try {
      // What `styles/theme.css` says of it, which counts for nothing in a shadow tree.
      CSS.registerProperty({ name: '--jiazhu-rem', syntax: '<length>', inherits: true, initialValue: '16px' });
    } catch {
      // It is known, or the browser knows no such thing: then sizes follow the text around them.
    }
  }
  return /** @type {CSSStyleSheet} */ (made.get(document));
}

/** An element to mount a widget in, and what takes the listeners off it: Yew never does, and the element would not leave memory. */
export function mount() {
  const root = document.createElement('div');
  /** @type {[string, any, any?][]} */
  const heard = [];
  /** @param {[string, any, any?]} listener */
  root.addEventListener = (...listener) => {
    heard.push(listener);
    EventTarget.prototype.addEventListener.apply(root, listener);
  };
  // The program keeps the root for good: it must not lead to the element, by what was heard.
  const deafen = () => heard.splice(0).forEach((listener) => root.removeEventListener(...listener));
  root.dir = 'ltr';
  root.hidden = true;
  return { root, deafen };
}

/** @param {string} text */
export const paragraph = (text) => Object.assign(document.createElement('p'), { lang: 'en', dir: 'ltr', textContent: text });

/** Resolved once the browser has painted: the plain article is read while the widget is fetched and drawn. A page in the background is not painted. @type {Promise<void> | undefined} */
let painted;
export const afterPaint = () => {
  painted ??= new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done));
    setTimeout(done, document.hidden ? 0 : 2000);
  });
  return painted;
};
