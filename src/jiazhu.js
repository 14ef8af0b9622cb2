// The custom element <jiazhu-reading>: its life cycle and loading. All else is done by the wasm program in reader.js.
//
// Until a reading is on the screen, and whenever that fails, the element shows what its page wrote into it.

const beside = (file) => new URL(file, import.meta.url).href;

// What the attributes may say until more is built.
const SUPPORTED = {
  theme: ['auto', 'light', 'dark'],
  'ui-lang': ['en'],
  script: ['source'],
  aid: ['off'],
  'aid-on': ['marks', 'all'],
  glossary: [],
  notes: [],
};

const STYLE = `
:host { display: block }
:host > div { flex: 0 0 100%; min-width: 0 } /* the style sheet of the plain article may have made the host a flex box */
[hidden] { display: none !important }
[role="alert"]:not(:empty) { margin: 0 0 1.5em; padding: .6em .9em; border-inline-start: 3px solid #a8321f; background: #fdf3ef; color: #1d1a16; font: .875rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere }
[role="alert"] p { margin: 0 }
`;

let sheet;
let program;

/** The wasm program, one for all elements of the page. A page that has it inline gives it as `jiazhuReader`. */
function load() {
  program ??= (globalThis.jiazhuReader ?? import('./reader.js').then(start)).catch((error) => {
    const advice = 'Check that reader.js and reader_bg.wasm lie beside jiazhu.js, and that the page’s Content-Security-Policy allows ’wasm-unsafe-eval’.';
    throw new Failure(`The widget’s program could not be started (${error.message}). ${advice}`, beside('reader.js'));
  });
  return program;
}

const start = async (module) => {
  await module.default();
  return module;
};

/** What went wrong, where, and what to do about it. */
class Failure extends Error {
  constructor(what, where) {
    super(`${what} [${where}]`);
    this.what = what;
    this.where = where;
  }
}

/** The bytes of a reading: a file on a server, or base64 in an element of the page (`#id`). */
async function bytes(src, base) {
  if (src.startsWith('#')) {
    const holder = document.getElementById(src.slice(1));
    if (!holder) throw new Failure('The page has no element with this id. Check the attribute src.', src);
    try {
      return Uint8Array.from(atob(holder.textContent.trim()), (c) => c.charCodeAt(0));
    } catch {
      throw new Failure('The element’s text is not base64. Build the page again.', src);
    }
  }
  let where = src;
  try {
    where = new URL(src, base).href;
    const answer = await fetch(where);
    if (!answer.ok) throw new Failure(`The host answered ${answer.status} ${answer.statusText}: check the address of the reading.`, where);
    return new Uint8Array(await answer.arrayBuffer());
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(`The reading could not be fetched (${error.message}): check its address, and that its host lets this page read it.`, where);
  }
}

/**
 * Shows an annotated reading.
 *
 * @attr src      address of a .reading file, or #id of an element of the page that holds one in base64
 * @attr theme    auto (the colours of the page), light, dark
 * @attr ui-lang  en
 * @slot          the article as ordinary HTML, shown until the reading is, and if it cannot be
 * @fires jiazhu-ready  the reading is on the screen
 * @fires jiazhu-open   a card was opened: detail { kind, id, surface, start, end }
 * @fires jiazhu-close  a card was closed: the same detail
 * @fires jiazhu-error  detail { what, where }
 * @csspart base, article, mark, note, card, index
 */
export class JiazhuReading extends HTMLElement {
  static observedAttributes = ['src', ...Object.keys(SUPPORTED)];

  static #all = new Set();

  #alert = document.createElement('div');
  #slot = document.createElement('slot');
  #root = document.createElement('div');
  #view = null;
  #opened = null;
  #turn = 0;
  #ready = null;

  constructor() {
    super();
    const shadow = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(STYLE);
    }
    shadow.adoptedStyleSheets = [sheet];
    this.#alert.setAttribute('role', 'alert');
    this.#root.hidden = true;
    shadow.replaceChildren(this.#alert, this.#slot, this.#root);
    this.#promise();
  }

  connectedCallback() {
    JiazhuReading.#all.add(this);
    // A view lives as long as its element: taken out and put back, it is still there.
    if (this.#turn === 0) this.#open();
  }

  disconnectedCallback() {
    JiazhuReading.#all.delete(this);
    this.close();
  }

  /** A move is no removal (Element.moveBefore). */
  connectedMoveCallback() {}

  attributeChangedCallback(name, before, now) {
    if (before === now) return;
    if (name === 'src') {
      if (this.#turn > 0) this.#open();
      return;
    }
    if (now !== null && !SUPPORTED[name].includes(now)) {
      const known = SUPPORTED[name].length ? `only ${SUPPORTED[name].join(', ')}` : 'build a .reading file with `jiazhu build`, and name it in src';
      this.#report(new Failure(`${name}="${now}" is not supported yet: ${known}.`, `the attribute ${name}`));
    } else if (name === 'theme' && this.#view) {
      this.#view.theme = now ?? 'auto';
    }
  }

  get src() {
    return this.getAttribute('src');
  }

  set src(value) {
    this.setAttribute('src', value);
  }

  /** Kept when the reading named by `src` is on the screen, broken when it cannot be. */
  get ready() {
    return this.#ready.promise;
  }

  /** What is known of the reading on the screen; null before there is one. */
  get reading() {
    return this.#opened?.metadata ?? null;
  }

  /** Opens an entry's card where its term first stands in the text; false if it stands nowhere, or before `ready`. */
  open(entryId) {
    return this.#view?.open(String(entryId)) ?? false;
  }

  /** Closes all cards. */
  close() {
    this.#view?.close();
  }

  async #open() {
    this.#turn += 1;
    const turn = this.#turn;
    this.#promise();
    this.close();
    try {
      if (!this.src) throw new Failure('No reading is named: give the address of a .reading file.', 'the attribute src');
      const [{ View, decode }, file] = await Promise.all([load(), bytes(this.src, this.baseURI)]);
      const opened = await decode(file).catch((error) => {
        throw new Failure(capital(error.message), this.src);
      });
      // Another src has been named meanwhile.
      if (turn !== this.#turn) return;
      this.#opened = opened;
      if (this.#view) this.#view.show(opened);
      else this.#view = new View(this, this.#root, opened, this.getAttribute('theme') ?? 'auto', () => this.#complete());
    } catch (error) {
      if (turn === this.#turn) this.#fail(error);
    }
  }

  /** The first frame of a reading is drawn: it takes the place of the plain article at once. */
  #complete() {
    this.#alert.replaceChildren();
    this.#slot.hidden = true;
    this.#root.hidden = false;
    this.#ready.resolve();
    this.#tell('jiazhu-ready', null);
  }

  #fail(error) {
    const failure = error instanceof Failure ? error : new Failure(`The widget failed (${error.message ?? error}).`, this.src ?? '');
    this.#slot.hidden = false;
    this.#root.hidden = true;
    const text = document.createElement('p');
    text.lang = 'en';
    text.textContent = `The annotated reading cannot be shown; this is the plain article. ${failure.what} (${failure.where})`;
    this.#alert.replaceChildren(text);
    this.#ready.reject(failure);
    this.#report(failure);
  }

  #report(failure) {
    console.warn(`<jiazhu-reading> ${failure.what} (${failure.where})`);
    this.#tell('jiazhu-error', { what: failure.what, where: failure.where });
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
  }

  /** A promise for the next reading, unless one is waited for already. */
  #promise() {
    if (this.#ready?.pending) return;
    const ready = { pending: true };
    ready.promise = new Promise((resolve, reject) => {
      ready.resolve = () => ((ready.pending = false), resolve());
      ready.reject = (error) => ((ready.pending = false), reject(error));
    });
    // Who does not ask for the promise hears of the failure by the event.
    ready.promise.catch(() => {});
    this.#ready = ready;
  }

  /** A program that has panicked answers nobody any more: the plain articles come back. */
  static {
    globalThis.addEventListener('jiazhu-panic', () => {
      const failure = new Failure('The widget’s program failed; its report is in the console. Load the page again.', beside('reader.js'));
      program = Promise.reject(failure);
      program.catch(() => {});
      for (const element of JiazhuReading.#all) {
        element.#view = null;
        element.#fail(failure);
      }
    });
  }
}

const capital = (text) => text[0].toUpperCase() + text.slice(1);

if (!customElements.get('jiazhu-reading')) customElements.define('jiazhu-reading', JiazhuReading);
