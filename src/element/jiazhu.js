// The custom element <jiazhu-reading>: its life cycle. All else is done by the wasm program, which loading.js fetches.
//
// Until a reading is on the screen, and whenever that fails, the element shows what its page wrote into it.

import { ATTRIBUTES, RAW, SUPPORTED, mirror, reflect, upgrade } from './attributes.js';
import { fragment, origin, repeats } from './fragment.js';
import { Failure, annotator, asBytes, companion, giveUp, languageOf, load, moved, own, reading, speech, waiting, words } from './loading.js';
import { forget, recall, remember } from './memory.js';
import { blockRead } from './read.js';
import { afterPaint, mount, paragraph, sheet } from './shell.js';

/** @typedef {import('./loading.js').Bytes} Bytes */

/** Milliseconds that an element taken out of its page may take to come back before its widget is given up. */
const PATIENCE = 5000;
/** Milliseconds between the first paint and the request for the words file. */
const WORDS_AFTER = 250;
/** Code units of raw text whose layout is worth keeping. */
const LONG = 20_000;

/** On a server that only renders pages there are no elements: importing this file does nothing there. */
const Base = globalThis.HTMLElement ?? Object;

/**
 * Shows an annotated reading.
 *
 * @attr src      address of a .reading file, or #id of an element of the page that holds one in base64
 * @attr annotate where there is no src: what the element holds is annotated in the browser; so it is with the next two
 * @attr glossary address of a glossary for it, or #id of an element of the page that holds one
 * @attr notes    the same for notes
 * @attr readings auto (by the language of the text), cn, tw: how raw text is said
 * @attr theme    auto (the colours of the page), light, dark
 * @attr ui-lang  auto (the language of the page around it, else English), en, zh-Hans, zh-Hant
 * @attr script   source (as printed), repaired, hans, hant
 * @attr aid      off, pinyin, zhuyin: over the words
 * @attr aid-on   marks (the terms), first (the terms where a section has them first), all (every word)
 * @attr tones    dictionary, spoken: those of 一 and 不
 * @attr address  the address of the page follows the open card
 * @attr terms    marked (underlined, and links), quiet (text like any other, until a pointer or the keys are there)
 * @attr size     100, 85, 115, 130, 150, 180: of a hundred of the publisher's size of the text
 * @attr leading  normal, close, wide: the space between the lines
 * @slot          the article as ordinary HTML, shown until the reading is, and if it cannot be
 * @fires jiazhu-ready  the reading is on the screen
 * @fires jiazhu-open   a card was opened: detail { kind, id, surface, start, end }
 * @fires jiazhu-close  a card was closed: the same detail
 * @fires jiazhu-progress  raw text is on its way to a reading: detail { done, of }
 * @fires jiazhu-findings  what is wrong or doubtful in raw text, its glossary and notes: detail { findings }
 * @fires jiazhu-error  detail { what, where }
 * @csspart base, tools, article, mark, note, card, index
 */
export class JiazhuReading extends Base {
  static observedAttributes = [...ATTRIBUTES, ...RAW];

  /** Those with a widget, or in the page. */
  /** @type {Set<JiazhuReading>} */
  static #all = new Set();
  /** @type {IntersectionObserver | undefined} */
  static #sight;
  /** What the page's address asks for, until an element has answered. @type {string | null} */
  static #asked = null;
  /** The mark in a plain article whose link has asked for it. */
  static #origin = 0;

  #alert = document.createElement('div');
  #slot = document.createElement('slot');
  /** @type {ReturnType<typeof mount> | undefined} */
  #mounted;
  /** @type {HTMLElement} */
  #root;
  /** @type {import('./reader.js').View | null} */
  #view = null;
  /** @type {import('./loading.js').Opened | null} */
  #opened = null;
  #wanted = false;
  /** Called when the beginning of a reading is on the screen. */
  #drawn = () => {};
  #turn = 0;
  /** Something is to be opened when the page's script has ended. */
  #isAsked = false;
  /** @type {import('./loading.js').Pending} */
  #ready;
  #leaving = 0;
  /** Given by a script. @type {import('../annotator/raw.js').Texts} */
  #texts = {};
  /** The words file that came with a reading. @type {Uint8Array<ArrayBuffer> | undefined} */
  #words;
  /** What finds the block that is read: in what the element holds, or in the widget when another reading has come. @type {typeof blockRead} */
  #reader = blockRead;

  constructor() {
    super();
    this.#alert.setAttribute('role', 'alert');
    this.#slot = this.shadowRoot?.querySelector('slot') ?? this.#slot;
    // What an element without an article shows meanwhile.
    this.#slot.replaceChildren(paragraph('The reading is on its way …'));
    this.#clear();
    if (this.shadowRoot || this.src || !RAW.some((name) => this.hasAttribute(name)) || this.textContent.length < LONG) this.#shade();
    this.#promise();
  }

  connectedCallback() {
    clearTimeout(this.#leaving);
    JiazhuReading.#all.add(this);
    upgrade(this);
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

  /** Put into another document, as that of a frame: what was made for the first one does not serve there. */
  adoptedCallback() {
    if (this.shadowRoot) this.shadowRoot.adoptedStyleSheets = [sheet(this.ownerDocument)];
    this.#end();
  }

  /** A move is no removal (Element.moveBefore). */
  connectedMoveCallback() {}

  /** @param {string} name @param {string | null} before @param {string | null} now */
  attributeChangedCallback(name, before, now) {
    if (before === now) return;
    if (name === 'src' || RAW.includes(name)) {
      if (name === 'src' || !this.src) this.#soon();
      return;
    }
    if (now !== null && !SUPPORTED[name].includes(now)) {
      this.#report(new Failure(`${name}="${now}" is not supported: only ${SUPPORTED[name].join(', ')}.`, `the attribute ${name}`));
    } else if (name === 'readings') {
      if (!this.src) this.#soon();
    } else if (name === 'ui-lang') {
      this.#speech().then((words) => this.#view?.speak(words));
    } else {
      this.#view?.refresh();
    }
  }

  get src() {
    return this.getAttribute('src');
  }

  set src(value) {
    reflect(this, 'src', value);
  }

  /** The text to annotate in place of what the element holds, HTML where it begins with a tag, else plain; null where none was given. */
  get article() {
    return this.#texts.article ?? null;
  }

  set article(text) {
    this.#say('article', text);
  }

  /** The same for the glossary and the notes that the attributes name. */
  get glossary() {
    return this.#texts.glossary ?? null;
  }

  set glossary(text) {
    this.#say('glossary', text);
  }

  get notes() {
    return this.#texts.notes ?? null;
  }

  set notes(text) {
    this.#say('notes', text);
  }

  /** Shows the reading that the bytes of a .reading file hold, and explains its words by those of its .words file. @param {Bytes} bytes @param {Bytes} [words] */
  show(bytes, words) {
    // What is not there is refused with the words for what is no file.
    this.#want(asBytes(bytes ?? /** @type {any} */ ({})), words && asBytes(words));
  }

  /** Shows some blocks of the reading on the screen, by their indices, as the bytes of a reading of these blocks alone have them, until another reading is shown. @param {Bytes} bytes @param {number[]} blocks */
  async showBlocks(bytes, blocks) {
    const { ready } = this;
    // What is shown while these wait is newer.
    const turn = this.#turn;
    await ready;
    const opened = await reading('', this, asBytes(bytes), () => {});
    if (turn === this.#turn) this.#view?.showBlocks(opened, blocks);
  }

  /** Resolved when the reading named by `src` is on the screen, rejected when it cannot be. To ask for it starts the loading at once. */
  get ready() {
    if (this.isConnected) this.#want();
    return this.#ready.promise;
  }

  /** What is known of the reading on the screen; null before there is one. */
  get reading() {
    return this.#opened?.metadata ?? null;
  }

  /** Opens an entry's card where its term first stands in the text, scrolled into view, as soon as the reading is there; false if it stands nowhere. @param {string} entryId */
  async open(entryId) {
    // The beginning of a long text does not know what stands further down.
    if (!this.#view || !this.reading) await this.ready.catch(() => {});
    return this.#view?.open(String(entryId)) ?? false;
  }

  /** Closes all cards. */
  close() {
    this.#view?.close();
  }

  /** Tells elements when they come near what is seen of the page: one screen away. */
  static get #near() {
    return (this.#sight ??= new IntersectionObserver((entries) => entries.forEach((entry) => entry.isIntersecting && /** @type {JiazhuReading} */ (entry.target).#want()), {
      rootMargin: '100% 0px',
      scrollMargin: '100% 0px',
    }));
  }

  /** The page's address has changed, or leads where it led before. */
  static #ask() {
    this.#asked = fragment();
    this.#origin = 0;
    if (!this.#asked) return;
    const holder = /** @type {Element | null | undefined} */ (document.getElementById(this.#asked)?.closest('jiazhu-reading'));
    // Who asks does not wait until it is near.
    this.#inOrder().forEach((element) => (!holder || holder === element) && element.#want());
    this.#answer();
  }

  /** The first element that has what is asked for opens it, as soon as those before it are there. */
  static #answer() {
    if (!this.#asked) return;
    const element = this.#inOrder().find((element) => (element.#wanted && element.#ready.pending) || element.#view?.follow(/** @type {string} */ (this.#asked), this.#origin));
    if (element && !element.#ready.pending) this.#asked = null;
  }

  static #inOrder() {
    const order = (/** @type {Node} */ a, /** @type {Node} */ b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1);
    return [...this.#all].filter((element) => element.isConnected).sort(order);
  }

  /** @param {Uint8Array<ArrayBuffer>} [given] @param {Uint8Array<ArrayBuffer>} [lines] */
  #want(given, lines) {
    JiazhuReading.#near.unobserve(this);
    if (this.#wanted && !given) return;
    this.#wanted = true;
    this.#open(given, lines);
  }

  /** @param {'article' | 'glossary' | 'notes'} name @param {unknown} text */
  #say(name, text) {
    this.#texts = { ...this.#texts, [name]: text == null ? undefined : typeof text === 'object' ? JSON.stringify(text) : String(text) };
    if (!this.src) this.#soon();
  }

  /** What a script says of the element in one go is opened once. */
  #soon() {
    if (!this.#wanted) return;
    this.#promise();
    if (this.#isAsked) return;
    this.#isAsked = true;
    queueMicrotask(() => this.#isAsked && this.#open());
  }

  /** Opens what `src` names; or a file that is given, with its words file: then the cards stay. @param {Uint8Array<ArrayBuffer>} [given] @param {Uint8Array<ArrayBuffer>} [lines] */
  async #open(given, lines) {
    this.#turn += 1;
    const turn = this.#turn;
    this.#isAsked = false;
    this.#promise();
    this.#words = lines;
    // Another article has other cards; the same one with another word in it keeps them.
    if (!given && this.src) this.close();
    if (!this.textContent.trim()) {
      this.#shade();
      this.#translate(this.#slot.firstElementChild);
    }
    try {
      await afterPaint();
      if (!given && !this.src) {
        if (this.#texts.article === undefined && !RAW.some((name) => this.hasAttribute(name))) throw new Failure('No reading is named: give the address of a .reading file, or the attribute annotate for what the element holds.', 'the attribute src');
        await (await annotator()).annotated(this, this.#texts, {
          fail: (error) => this.#fail(error),
          show: (file, lines) => this.#open(file, lines),
          reader: (reader) => (this.#reader = reader),
          report: (trouble) => this.#report(trouble),
          empty: (error) => this.#empty(error),
          language: () => languageOf(this),
          tell: (name, detail) => this.#tell(name, detail),
        });
        return;
      }
      const opened = await reading(/** @type {string} */ (this.src), this, given, (opened) => this.#look(opened, turn));
      // To open a reading and to draw it are two tasks: the page has its turn between them.
      await new Promise((turn) => setTimeout(turn));
      // Another src has been named meanwhile.
      if (turn !== this.#turn) return opened.free();
      this.#opened = opened;
      if (this.#view) {
        const stay = blockRead(this.#root);
        // The one before may not be drawn yet: then the text is on the screen.
        if (!this.#root.hidden) this.#reader = () => stay;
        this.#view.show(opened);
      } else await this.#mount();
    } catch (error) {
      if (turn === this.#turn) this.#fail(error);
    }
  }

  /** Draws the beginning of a long text, where nothing else is there to be read meanwhile. @param {import('./loading.js').Opened} opened @param {number} turn */
  async #look(opened, turn) {
    if (turn !== this.#turn || this.#view || this.textContent.trim() || !opened.look()) return;
    this.#opened = opened;
    const drawn = /** @type {Promise<void>} */ (new Promise((done) => (this.#drawn = done)));
    await this.#mount();
    // It is on the screen before anything else is done.
    await drawn;
  }

  /** Draws what has been opened, in an element that is in the page and has no widget. */
  async #mount() {
    const [{ View }, words] = await Promise.all([load(), this.#speech()]);
    if (!this.#opened || this.#view || !this.isConnected) return;
    recall(this);
    this.#root.addEventListener('click', ({ target }) => this.#serve(/** @type {HTMLElement | null} */ (/** @type {Element} */ (target).closest('[data-ask]'))));
    this.#view = new View(this, this.#root, this.#opened, () => this.#complete(), (name, value) => this.#choose(name, value), words);
  }

  /** Has the companion do what a button asks for: a kind, and behind a blank a value. @param {HTMLElement | null} button */
  async #serve(button) {
    if (!button) return;
    const [, kind, value] = /** @type {string[]} */ (/^(\S*) ?(.*)/s.exec(button.dataset.ask ?? ''));
    try {
      await (await companion()).ask(kind, {
        element: this,
        root: this.#root,
        file: /** @type {any} */ (this.#opened).file,
        button,
        value,
        follow: async (fragment) => {
          if (!this.reading) await this.ready;
          this.#view?.follow(fragment, 0);
        },
        choose: (name, value) => this.#choose(name, value),
        forget: () => forget(this),
      });
    } catch (error) {
      const failure = this.#failure(error);
      this.#alert.replaceChildren(paragraph(failure.what));
      this.#report(failure);
    }
  }

  /** The words of the interface; undefined for English, and where they cannot be had: then it speaks English. @returns {Promise<string | undefined>} */
  async #speech() {
    const language = languageOf(this);
    const words = await speech(language).catch((error) => void this.#report(new Failure(`The interface speaks English (${error.message}): copy ${language}.js beside jiazhu.js.`, language)));
    // Another language has been named meanwhile.
    return language === languageOf(this) ? words : this.#speech();
  }

  /** Gone for good, as far as anyone can tell: nothing of it may stay in memory. It can still come back. */
  #leave() {
    if (this.isConnected) return;
    JiazhuReading.#all.delete(this);
    this.#end();
  }

  #end() {
    this.#view?.destroy();
    this.#clear();
  }

  /** As before there was a widget. */
  #clear() {
    this.#view = null;
    this.#mounted?.deafen();
    this.#root?.remove();
    this.#mounted = mount();
    this.#root = this.#mounted.root;
    this.#slot.hidden = false;
    this.shadowRoot?.append(this.#root);
  }

  /** Has the element show what is in its shadow. The browser lays out all that the element holds anew for it: a long raw text, which is on the screen, is
   * left alone until the reading takes its place. */
  #shade() {
    if (this.#alert.parentNode) return;
    const shadow = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    shadow.adoptedStyleSheets = [sheet(this.ownerDocument)];
    // A page that was written with the slot in place has the article laid out already: it must not be done again.
    if (!this.#slot.parentNode) shadow.append(this.#slot);
    this.#slot.before(this.#alert);
    shadow.append(this.#root);
  }

  /** The first frame of a reading is drawn, or of its beginning: it takes the place of the plain article at once. */
  #complete() {
    const stay = this.#reader(this);
    if (!this.shadowRoot) {
      // It is called again when the widget has found its place in the page.
      this.#reader = () => stay;
      this.#slot.hidden = true;
      return this.#shade();
    }
    this.#alert.replaceChildren();
    // The sheet of the plain article goes with it, and its card opens where the reader was.
    if (JiazhuReading.#asked) JiazhuReading.#origin = origin(this);
    this.#slot.hidden = true;
    this.#root.hidden = false;
    if (!this.reading) return void setTimeout(this.#drawn);
    stay?.(this.#root);
    this.#reader = blockRead;
    if (this.#ready.pending) {
      this.#ready.resolve();
      this.#tell('jiazhu-ready', null);
      // The program is still at work on this frame.
      queueMicrotask(() => JiazhuReading.#answer());
    }
    setTimeout(() => this.#explain(this.#turn, this.src), WORDS_AFTER);
  }

  /** Fetches what explains the words. The reading is on the screen, and stays without it. @param {number} turn @param {string | null} src */
  async #explain(turn, src) {
    const lines = await words(src ?? '', this, this.#words).catch((error) => void (turn === this.#turn && this.#report(error)));
    if (turn === this.#turn) this.#view?.explain(lines);
  }

  /** The reader's choice is the attribute's value, and what is remembered. @param {string} name @param {string} value */
  #choose(name, value) {
    const stay = blockRead(this.#root);
    remember(this, name, value);
    stay?.(this.#root);
  }

  /** @param {any} error @returns {Failure} */
  #failure(error) {
    return error.what ? error : new Failure(`The widget failed (${error.message ?? error}).`, this.src ?? '');
  }

  /** @param {unknown} error */
  #fail(error) {
    const failure = this.#failure(error);
    this.#shade();
    this.#slot.hidden = false;
    this.#root.hidden = true;
    const instead = this.textContent.trim() && '; this is the plain article';
    const first = paragraph(`The annotated reading cannot be shown${instead}.`);
    this.#alert.replaceChildren(first, paragraph(`${failure.what} (${failure.where})`));
    this.#translate(first);
    this.#ready.reject(failure);
    this.#report(failure);
    JiazhuReading.#answer();
  }

  /** There is no text: nothing of the one before is shown. @param {unknown} error */
  #empty(error) {
    this.#turn += 1;
    this.#shade();
    this.#end();
    this.#opened = null;
    this.#alert.replaceChildren();
    this.#ready.reject(error);
    JiazhuReading.#answer();
  }

  /** Says what the element says by itself in the language of the interface. @param {any} line */
  async #translate(line) {
    const lang = languageOf(this);
    const textContent = (await own(lang))?.[line?.textContent];
    if (textContent) Object.assign(line, { lang, textContent });
  }

  /** @param {{ what: string, where: string }} failure */
  #report(failure) {
    console.warn(`<jiazhu-reading> ${failure.what} (${failure.where})`);
    this.#tell('jiazhu-error', { what: failure.what, where: failure.where });
  }

  /** @param {string} name @param {unknown} detail */
  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
  }

  /** A promise for the next reading, unless one is waited for already. */
  #promise() {
    if (!this.#ready?.pending) this.#ready = waiting();
  }

  static {
    mirror(this.prototype);
    // A program that has failed answers nobody any more: the plain articles come back.
    const failed = () => {
      const failure = giveUp();
      for (const element of this.#all) {
        if (!element.#view) continue;
        element.#clear();
        element.#promise();
        element.#fail(failure);
      }
    };
    // A panic tells of itself; running out of memory or of stack does not.
    const trapped = (/** @type {any} */ { error, reason }) => (error ?? reason) instanceof WebAssembly.RuntimeError && /reader_bg|wasm:\/\//.test((error ?? reason).stack) && failed();
    globalThis.addEventListener?.('jiazhu-panic', failed);
    globalThis.addEventListener?.('error', trapped);
    globalThis.addEventListener?.('unhandledrejection', trapped);
    // Before anything else hears of it, and moves the page.
    for (const event of ['jiazhu-open', 'jiazhu-close', 'click']) globalThis.addEventListener?.(event, moved, true);
    globalThis.addEventListener?.('hashchange', () => this.#ask());
    globalThis.addEventListener?.('click', (event) => repeats(event) && this.#ask());
    // When the elements that there are have been upgraded.
    if (globalThis.document) queueMicrotask(() => this.#ask());
    // Paper shows the whole page: what is not here in time is printed as plain article.
    globalThis.addEventListener?.('beforeprint', () => this.#all.forEach((element) => element.isConnected && element.#want()));
  }
}

if (globalThis.customElements && !customElements.get('jiazhu-reading')) customElements.define('jiazhu-reading', JiazhuReading);
