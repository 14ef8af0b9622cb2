// The custom element <jiazhu-reading>: its life cycle and loading. All else is done by the wasm program in reader.js.
//
// Until a reading is on the screen, and whenever that fails, the element shows what its page wrote into it.

const PROGRAM = import.meta.url.replace(/[^/]*$/, 'reader.js');

// What the attributes may say until more is built, the default first.
const SUPPORTED = {
  theme: ['auto', 'light', 'dark'],
  'ui-lang': ['en'],
  script: ['source', 'repaired', 'hans', 'hant'],
  aid: ['off', 'pinyin', 'zhuyin'],
  'aid-on': ['marks', 'all'],
  tones: ['dictionary', 'spoken'],
  glossary: [],
  notes: [],
};

// What the reader may choose.
const DISPLAY = ['script', 'aid', 'aid-on', 'tones'];

// `all` keeps out what a host page lets its elements inherit: spacing, alignment, writing mode. Its colour scheme
// comes in, and its custom properties. The style sheet of the plain article may have made the host a flex box.
const STYLE = `
:host { display: block }
:host > div { all: initial; display: block; flex: 0 0 100%; min-width: 0; color-scheme: inherit; visibility: inherit; text-size-adjust: inherit }
[hidden] { display: none !important }
[role="alert"]:not(:empty) { margin: 0 0 1.5em; padding: .6em .9em; border-inline-start: 3px solid #a8321f; background: #fdf3ef; color: #1d1a16; font: .875rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere }
[role="alert"] p { margin: 0 }
`;

/** Milliseconds that an element taken out of its page may take to come back before its widget is given up. */
const PATIENCE = 5000;
/** Milliseconds between the first paint and the request for the words file. */
const WORDS_AFTER = 250;
/** Bytes. The largest file that is taken for a reading. */
const LARGEST = 64 << 20;

let sheet;
let program;

/** The wasm program, one for all elements of the page. A page that has it inline gives a promise of it as `jiazhuReader`; an element of that id is none. */
function load() {
  program ??= (globalThis.jiazhuReader instanceof Promise ? globalThis.jiazhuReader : import('./reader.js').then(start)).catch((error) => {
    const abroad = isAbroad(PROGRAM) ? ` and their host answers with ${allow()}` : '';
    const advice = `Check that reader.js and reader_bg.wasm lie beside jiazhu.js${abroad}, and that the page’s Content-Security-Policy allows ’wasm-unsafe-eval’.`;
    throw new Failure(`The widget’s program could not be started (${error.message}). ${advice}`, PROGRAM);
  });
  return program;
}

const start = async (module) => {
  await module.default();
  return module;
};

/** Kept once the browser has painted: the plain article is read while the widget is fetched and drawn. A page in the background is not painted. */
let painted;
const afterPaint = () => {
  painted ??= new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done));
    setTimeout(done, document.hidden ? 0 : 2000);
  });
  return painted;
};

/** What went wrong, where, and what to do about it. */
class Failure extends Error {
  constructor(what, where) {
    super(`${what} [${where}]`);
    this.what = what;
    this.where = where;
  }
}

const isAbroad = (url) => URL.canParse(url) && new URL(url).origin !== location.origin;
const allow = () => `“Access-Control-Allow-Origin: ${location.origin}” (CORS)`;

/** The address of a file on a web server; nothing that runs or hides where it leads. */
function address(src, base) {
  const { protocol, href } = new URL(src, base);
  const hostless = /^[\\/]{2}/.test(src.replace(/[\0-\x20]/g, ''));
  if (hostless || !['http:', 'https:', location.protocol].includes(protocol)) {
    throw new Failure('This address is refused: name a file on a web server, beginning with https:, http: or a path.', src);
  }
  return href;
}

/** Where the dictionary lines of a reading lie: beside it; null where it has a name of its own. */
const wordsOf = (src) => (src.startsWith('#') ? `${src}-words` : src.endsWith('.reading') || /\.reading[?#]/.test(src) ? src.replace(/\.reading(?=$|[?#])/, '.words') : null);

/**
 * The bytes of a reading: a file on a server, or base64 in an element of the page (`#id`). What is not there is null
 * if it need not be.
 */
async function bytes(src, element, optional = false) {
  if (src.startsWith('#')) {
    const holder = element.getRootNode().getElementById?.(src.slice(1)) ?? document.getElementById(src.slice(1));
    if (!holder && optional) return null;
    if (!holder) throw new Failure('The page has no element with this id. Check the attribute src.', src);
    try {
      return Uint8Array.from(atob(holder.textContent.trim()), (c) => c.charCodeAt(0));
    } catch {
      throw new Failure('The element’s text is not base64. Build the page again.', src);
    }
  }
  let where = src;
  try {
    where = address(src, element.baseURI);
    const answer = await fetch(where);
    if (answer.status === 404 && optional) return null;
    if (!answer.ok) throw new Failure(`The host answered ${answer.status} ${answer.statusText}: check the address of the reading.`, where);
    const file = await answer.blob();
    if (file.size > LARGEST) throw new Failure(`This file has ${file.size >> 20} MiB, and a reading at most ${LARGEST >> 20}: check its address.`, where);
    return new Uint8Array(await file.arrayBuffer());
  } catch (error) {
    if (error instanceof Failure) throw error;
    const advice = isAbroad(where)
      ? `it lies on another host, which must be reachable and answer with ${allow()}`
      : 'check its address, and that the page’s Content-Security-Policy allows it under connect-src';
    throw new Failure(`The reading could not be fetched (${error.message}): ${advice}.`, where);
  }
}

const MEMORY = 'jiazhu';

/** What this reader has chosen on this site before; empty, and nothing stored, until then. */
function remembered() {
  try {
    return JSON.parse(localStorage.getItem(MEMORY)) ?? {};
  } catch {
    return {};
  }
}

function remember(choice) {
  try {
    localStorage.setItem(MEMORY, JSON.stringify({ ...remembered(), ...choice }));
  } catch {
    // Where nothing may be stored, a choice holds as long as the page.
  }
}

/** A choice of the reader goes before one of the publisher. */
function recalled(element) {
  for (const [name, value] of Object.entries(remembered())) {
    if (DISPLAY.includes(name) && SUPPORTED[name].includes(value)) element.setAttribute(name, value);
  }
}

/** On a server that only renders pages there are no elements: importing this file does nothing there. */
const Base = globalThis.HTMLElement ?? Object;

/**
 * Shows an annotated reading.
 *
 * @attr src      address of a .reading file, or #id of an element of the page that holds one in base64
 * @attr theme    auto (the colours of the page), light, dark
 * @attr ui-lang  en
 * @attr script   source (as printed), repaired, hans, hant
 * @attr aid      off, pinyin, zhuyin: over the words
 * @attr aid-on   marks (the terms), all (every word)
 * @attr tones    dictionary, spoken: those of 一 and 不
 * @slot          the article as ordinary HTML, shown until the reading is, and if it cannot be
 * @fires jiazhu-ready  the reading is on the screen
 * @fires jiazhu-open   a card was opened: detail { kind, id, surface, start, end }
 * @fires jiazhu-close  a card was closed: the same detail
 * @fires jiazhu-error  detail { what, where }
 * @csspart base, tools, article, mark, note, card, index
 */
export class JiazhuReading extends Base {
  static observedAttributes = ['src', ...Object.keys(SUPPORTED)];

  /** Those with a widget, or in the page. */
  static #all = new Set();
  static #sight;

  #alert = document.createElement('div');
  #slot = document.createElement('slot');
  #root;
  #view = null;
  #opened = null;
  #wanted = false;
  #turn = 0;
  #ready = null;
  #leaving;

  constructor() {
    super();
    const shadow = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(STYLE);
    }
    shadow.adoptedStyleSheets = [sheet];
    this.#alert.setAttribute('role', 'alert');
    this.#alert.dir = 'ltr';
    shadow.replaceChildren(this.#alert, this.#slot);
    this.#clear();
    this.#promise();
  }

  connectedCallback() {
    clearTimeout(this.#leaving);
    JiazhuReading.#all.add(this);
    ['src', ...Object.keys(SUPPORTED).map(camel)].forEach((name) => this.#upgrade(name));
    if (this.#wanted) this.#mount();
    // Nothing to read, find or print until it is loaded: an element without an article does not wait to be seen.
    else if (!this.textContent.trim()) this.#want();
    else JiazhuReading.#near.observe(this);
  }

  disconnectedCallback() {
    JiazhuReading.#near.unobserve(this);
    this.close();
    // A page that puts it elsewhere does so soon: the widget waits, and is there at once.
    this.#leaving = setTimeout(() => this.#leave(), PATIENCE);
  }

  /** A move is no removal (Element.moveBefore). */
  connectedMoveCallback() {}

  attributeChangedCallback(name, before, now) {
    if (before === now) return;
    if (name === 'src') {
      if (this.#wanted) this.#open();
      return;
    }
    if (now !== null && !SUPPORTED[name].includes(now)) {
      const known = SUPPORTED[name].length ? `only ${SUPPORTED[name].join(', ')}` : 'build a .reading file with `jiazhu build`, and name it in src';
      this.#report(new Failure(`${name}="${now}" is not supported yet: ${known}.`, `the attribute ${name}`));
    } else {
      this.#view?.refresh();
    }
  }

  get src() {
    return this.getAttribute('src');
  }

  set src(value) {
    this.#reflect('src', value);
  }

  /** Kept when the reading named by `src` is on the screen, broken when it cannot be. Who asks does not wait until it is near. */
  get ready() {
    if (this.isConnected) this.#want();
    return this.#ready.promise;
  }

  /** What is known of the reading on the screen; null before there is one. */
  get reading() {
    return this.#opened?.metadata ?? null;
  }

  /** Opens an entry's card where its term first stands in the text, as soon as the reading is there; false if it stands nowhere. */
  async open(entryId) {
    if (!this.#view) await this.ready.catch(() => {});
    return this.#view?.open(String(entryId)) ?? false;
  }

  /** Closes all cards. */
  close() {
    this.#view?.close();
  }

  /** Tells elements when they come near what is seen of the page: one screen away. */
  static get #near() {
    return (this.#sight ??= new IntersectionObserver((entries) => entries.forEach((entry) => entry.isIntersecting && entry.target.#want()), {
      rootMargin: '100% 0px',
      scrollMargin: '100% 0px',
    }));
  }

  #want() {
    JiazhuReading.#near.unobserve(this);
    if (this.#wanted) return;
    this.#wanted = true;
    this.#open();
  }

  async #open() {
    this.#turn += 1;
    const turn = this.#turn;
    this.#promise();
    this.close();
    try {
      if (!this.src) throw new Failure('No reading is named: give the address of a .reading file.', 'the attribute src');
      const [{ View, decode }, file] = await afterPaint().then(() => Promise.all([load(), bytes(this.src, this)]));
      const opened = await decode(file).catch((error) => {
        throw new Failure(capital(error.message), this.src);
      });
      // Another src has been named meanwhile.
      if (turn !== this.#turn) return opened.free();
      this.#opened = opened;
      if (this.#view) this.#view.show(opened);
      else this.#mount(View);
    } catch (error) {
      if (turn === this.#turn) this.#fail(error);
    }
  }

  /** Draws what has been opened, in an element that is in the page and has no widget. */
  async #mount(View) {
    View ??= (await load()).View;
    if (!this.#opened || this.#view || !this.isConnected) return;
    recalled(this);
    this.#view = new View(this, this.#root, this.#opened, () => this.#complete(), (name, value) => this.#choose(name, value));
  }

  /** Gone for good, as far as anyone can tell: nothing of it may stay in memory. It can still come back. */
  #leave() {
    if (this.isConnected) return;
    JiazhuReading.#all.delete(this);
    this.#view?.destroy();
    this.#clear();
  }

  /** As before there was a widget. Yew never takes its listeners off a root, so each widget has a root of its own. */
  #clear() {
    this.#view = null;
    this.#root?.remove();
    this.#root = document.createElement('div');
    this.#root.dir = 'ltr';
    this.#root.hidden = true;
    this.#slot.hidden = false;
    this.shadowRoot.append(this.#root);
  }

  /** The first frame of a reading is drawn: it takes the place of the plain article at once. */
  #complete() {
    this.#alert.replaceChildren();
    this.#slot.hidden = true;
    this.#root.hidden = false;
    if (!this.#ready.pending) return;
    this.#ready.resolve();
    this.#tell('jiazhu-ready', null);
    setTimeout(() => this.#explain(this.#turn, this.src), WORDS_AFTER);
  }

  /** Fetches what explains the words. The reading is on the screen, and stays without it. */
  async #explain(turn, src) {
    let words;
    try {
      const where = wordsOf(src);
      const file = where && (await bytes(where, this, true));
      words = file ? await (await load()).explain(file) : undefined;
    } catch (error) {
      if (turn === this.#turn) this.#report(error instanceof Failure ? error : new Failure(capital(error.message), wordsOf(src)));
    }
    if (turn === this.#turn) this.#view?.explain(words);
  }

  /** The reader's choice is the attribute's value, and what is remembered. */
  #choose(name, value) {
    this.setAttribute(name, value);
    remember({ [name]: value });
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

  #reflect(attribute, value) {
    if (value === null || value === undefined) this.removeAttribute(attribute);
    else this.setAttribute(attribute, value);
  }

  /** What a script gave the element before this file had come. */
  #upgrade(property) {
    if (!Object.hasOwn(this, property)) return;
    const value = this[property];
    delete this[property];
    this[property] = value;
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

  static {
    // Properties that mirror an attribute, and say its default for a value that means nothing.
    for (const [attribute, [initial, ...others]] of Object.entries(SUPPORTED).filter(([, values]) => values.length)) {
      Object.defineProperty(this.prototype, camel(attribute), {
        configurable: true,
        enumerable: true,
        get() {
          const value = this.getAttribute(attribute);
          return others.includes(value) ? value : initial;
        },
        set(value) {
          this.#reflect(attribute, value);
        },
      });
    }
    // A program that has failed answers nobody any more: the plain articles come back.
    const failed = () => {
      const failure = new Failure('The widget’s program failed; its report is in the console. Load the page again.', PROGRAM);
      program = Promise.reject(failure);
      program.catch(() => {});
      for (const element of this.#all) {
        if (!element.#view) continue;
        element.#clear();
        element.#promise();
        element.#fail(failure);
      }
    };
    // A panic tells of itself; running out of memory or of stack does not.
    const trapped = ({ error, reason }) => (error ?? reason) instanceof WebAssembly.RuntimeError && /reader_bg|wasm:\/\//.test((error ?? reason).stack) && failed();
    globalThis.addEventListener?.('jiazhu-panic', failed);
    globalThis.addEventListener?.('error', trapped);
    globalThis.addEventListener?.('unhandledrejection', trapped);
    // Paper shows the whole page: what is not here in time is printed as plain article.
    globalThis.addEventListener?.('beforeprint', () => this.#all.forEach((element) => element.isConnected && element.#want()));
  }
}

function camel(attribute) {
  return attribute.replace(/-./g, (part) => part[1].toUpperCase());
}

function capital(text) {
  return text[0].toUpperCase() + text.slice(1);
}

if (globalThis.customElements && !customElements.get('jiazhu-reading')) customElements.define('jiazhu-reading', JiazhuReading);
