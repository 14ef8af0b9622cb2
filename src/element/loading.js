// Fetches what the element needs: the wasm program, and readings, which the browser inflates. What goes wrong is a
// message that says what, where, and what to do.

export const PROGRAM = import.meta.url.replace(/[^/]*$/, 'reader.js');

/** Bytes. The largest file that is taken for a reading. */
const LARGEST = 64 << 20;
/** Milliseconds. */
const SLICE = 16;
/** Pixels, as `placement.rs` has it. */
const SHEET_BELOW = 640;
/** Bytes at the beginning of a file that tell what it holds; `frame.rs` says what they mean. */
const HEAD = 16 + 12 * 4096;

/** @typedef {ArrayBuffer | ArrayBufferView<ArrayBuffer>} Bytes  as a script has them, whoever gave them */
/** @typedef {typeof import('./reader.js')} Program */
/** @typedef {(head: Uint8Array, words: boolean) => Uint32Array} Measure */
/** @typedef {import('./reader.js').Opened & { file: Uint8Array<ArrayBuffer> }} Opened */

/** @type {Promise<Program> | undefined} */
let program;

/** The program that the page has inside; false where its files lie beside it. @returns {Promise<Program> | false} */
const inline = () => globalThis.jiazhuReader instanceof Promise && globalThis.jiazhuReader;

/** The wasm program, one for all elements of the page. A page that has it inline gives a promise of it as `jiazhuReader`; an element of that id is none. @returns {Promise<Program>} */
export function load() {
  program ??= (inline() || import('./reader.js').then(start)).catch((error) => {
    const abroad = isAbroad(PROGRAM) ? ` and their host answers with ${allow()}` : '';
    const advice = `Check that reader.js and reader_bg.wasm lie beside jiazhu.js${abroad}, and that the page’s Content-Security-Policy allows 'wasm-unsafe-eval'.`;
    throw new Failure(`The widget’s program could not be started (${error.message}). ${advice}`, PROGRAM);
  });
  return program;
}

/** The words of the interface in other languages than English, which is built in. @type {Record<string, () => Promise<{ words: string, own: Record<string, string> }>>} */
const SPEECH = { 'zh-Hans': () => import('./zh-Hans.js'), 'zh-Hant': () => import('./zh-Hant.js') };

/** The language of the interface: the attribute's, else that of the page around the element. @param {any} element */
export function languageOf(element) {
  if (element.uiLang !== 'auto') return element.uiLang;
  const { lang } = element.parentElement?.closest('[lang]') ?? document.documentElement;
  if (!/^(zh|cmn|yue)\b/i.test(lang)) return 'en';
  // Hong Kong and Macao are read in both scripts: the one that is named goes before the place.
  return /^(?!.*hans).*\b(hant|tw|hk|mo|yue)\b/i.test(lang) ? 'zh-Hant' : 'zh-Hans';
}

/** Its words: those that the page has inside, or a script beside this one; undefined for English. @param {string} language */
export async function speech(language) {
  return document.getElementById(`jz-${language}`)?.textContent ?? (await SPEECH[language]?.())?.words;
}

/** What the element itself says in it, by the English that it says without; undefined where that cannot be had. @param {string} language */
export const own = (language) => SPEECH[language]?.().then(({ own }) => own, () => undefined);

/** A part of the widget in a folder of its own, for those who use it. Bundlers do not look for it, for it has files beside it that they do not know. @param {string} script */
const part = (script) => {
  const where = PROGRAM.replace(/[^/]*$/, script);
  return import(where).catch((error) => {
    throw new Failure(`${script} could not be loaded (${error.message}): its folder must lie beside jiazhu.js.`, where);
  });
};

/** What annotates raw text. @returns {Promise<typeof import('../annotator/raw.js')>} */
export const annotator = () => part('annotator/raw.js');

/** What finds, and what else few ask for. @returns {Promise<typeof import('../companion/ask.js')>} */
export const companion = async () => (inline() ? globalThis.jiazhuCompanion : part('companion/ask.js'));

/** Whether the companion was not to be had, for what nobody has asked it for. */
let missing = false;

/** The reader's history follows cards where the address does, and where they are sheets, and jumps. @param {any} event */
export const moved = (event) => {
  const [target] = event.composedPath();
  // Where the page is now: it goes to the place before the companion hears of it.
  const scroll = scrollY;
  if (missing) return;
  if (event.detail?.kind ? target.hasAttribute('address') || innerWidth < SHEET_BELOW : target.closest?.('[data-visit],.jz .jz-link[href^="#jiazhu-block-"]')) {
    // What cannot be loaded is missed by nobody, and not asked for at each card.
    companion().then(({ move }) => move(event, target, scroll), () => (missing = true));
  }
};

/** The program has failed: it answers nobody any more. */
export function giveUp() {
  const failure = new Failure('The widget’s program failed; its report is in the console. Load the page again.', PROGRAM);
  program = Promise.reject(failure);
  program.catch(() => {});
  return failure;
}

/** @param {Program} module */
const start = async (module) => {
  await module.default();
  return module;
};

/** What went wrong, where, and what to do about it. */
export class Failure extends Error {
  /** @param {string} what @param {string} where */
  constructor(what, where) {
    super(`${what} [${where}]`);
    this.what = what;
    this.where = where;
  }
}

/** @param {string} url */
const isAbroad = (url) => URL.canParse(url) && new URL(url).origin !== location.origin;
const allow = () => `“Access-Control-Allow-Origin: ${location.origin}” (CORS)`;

/** The address of a file on a web server; nothing that runs or hides where it leads. @param {string} src @param {string} base */
function address(src, base) {
  const { protocol, href } = new URL(src, base);
  const hostless = /^[\\/]{2}/.test(src.replace(/[\0-\x20]/g, ''));
  if (hostless || !['http:', 'https:', location.protocol].includes(protocol)) {
    throw new Failure('This address is refused: name a file on a web server, beginning with https:, http: or a path.', src);
  }
  return href;
}

/**
 * The reading that `src` names, or whose file is given, opened by the program. Where a long one begins is shown by `look`, before the rest is opened.
 *
 * @param {string} src @param {Element} element @param {Uint8Array<ArrayBuffer> | undefined} given @param {(opened: Opened) => unknown} look
 */
export async function reading(src, element, given, look) {
  const [{ measure, decode }, file] = await Promise.all([load(), given ?? bytes(src, element)]);
  return unpacked(/** @type {Uint8Array<ArrayBuffer>} */ (file), src, false, measure, async (head, sections) => {
    const opened = /** @type {Opened} */ (Object.assign(decode(head), { file }));
    let since = Date.now();
    for (const [at, section] of sections.entries()) {
      opened.add(await section());
      // A long text is opened in slices: the page answers between them.
      do {
        if (Date.now() - since > SLICE) {
          await new Promise((turn) => setTimeout(turn));
          since = Date.now();
        }
      } while (!opened.step());
      if (!at && sections[1]) await look(opened);
    }
    return opened;
  });
}

/** What explains the words of the reading that `src` names, or is given; undefined where nothing does. @param {string} src @param {Element} element @param {Uint8Array<ArrayBuffer>} [given] */
export async function words(src, element, given) {
  const where = beside(src) ?? '';
  const file = given ?? (where && (await bytes(where, element, true)));
  if (!file) return undefined;
  const { measure, explain } = await load();
  return unpacked(file, where, true, measure, async (head, [section]) => explain(head, await section()));
}

/**
 * What the program makes of a file. The program carries no code to inflate: the browser does.
 *
 * @template T
 * @param {Uint8Array<ArrayBuffer>} file @param {string} where @param {boolean} isWords @param {Measure} measure
 * @param {(head: Uint8Array, sections: (() => Promise<Uint8Array | undefined>)[]) => Promise<T>} open
 */
async function unpacked(file, where, isWords, measure, open) {
  try {
    if (!file.subarray) throw new Error('no bytes: show() takes an ArrayBuffer');
    const head = file.subarray(0, HEAD);
    const places = [...measure(head, isWords)];
    const sections = [];
    while (places[0]) {
      const [start, end, length] = places.splice(0, 3);
      sections.push(() => inflated(file.subarray(start, end), length));
    }
    return await open(head, sections);
  } catch (caught) {
    const error = /** @type {Error} */ (caught);
    // A trap, as when memory has run out: it is the program that failed, not the file.
    if (error instanceof WebAssembly.RuntimeError) {
      reportError(error);
      throw giveUp();
    }
    throw new Failure(error.message[0].toUpperCase() + error.message.slice(1), where);
  }
}

/** Bytes of any kind, also those of another window; what are none stays as it is, and is refused as no file. @param {any} given @returns {Uint8Array<ArrayBuffer>} */
export const asBytes = (given) => (given.byteLength >= 0 ? new Uint8Array(given.buffer ?? given, given.byteOffset, given.byteLength) : given);

/** The inflated bytes, as many as there are; undefined where they are not deflated, or are more than `length`. @param {Uint8Array<ArrayBuffer>} deflated @param {number} length */
async function inflated(deflated, length) {
  const { readable, writable } = new DecompressionStream('deflate-raw');
  const writer = writable.getWriter();
  // Refused writes come out as refused reads too, a missing end as a refused close.
  const written = writer.write(deflated).then(() => true, () => false);
  writer.close().catch(() => {});
  const reader = readable.getReader();
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const chunks = [];
  try {
    for (let size = 0, part; !(part = await reader.read()).done; ) {
      chunks.push(part.value);
      size += part.value.length;
      if (size > length) return void reader.cancel().catch(() => {});
    }
  } catch {
    if (!(await written)) return undefined;
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

/** Where the dictionary lines of a reading lie: beside it; null where it has a name of its own. @param {string} src */
function beside(src) {
  if (src.startsWith('#')) return `${src}-words`;
  return /\.reading(?=$|[?#])/.test(src) ? src.replace(/\.reading(?=$|[?#])/, '.words') : null;
}

/**
 * The bytes of a reading: a file on a server, or base64 in an element of the page (`#id`). What is not there is null
 * if it need not be.
 *
 * @param {string} src @param {Element} element
 */
async function bytes(src, element, optional = false) {
  if (src.startsWith('#')) {
    const holder = /** @type {ShadowRoot} */ (element.getRootNode()).getElementById?.(src.slice(1)) ?? document.getElementById(src.slice(1));
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
    const answered = new Uint8Array(await file.arrayBuffer());
    // Many hosts answer with a page, which begins with a tag, and without an error, where there is no file.
    if (answered[0] !== 60) return answered;
    if (optional) return null;
    throw new Failure('This is a web page, no reading: check its address.', where);
  } catch (error) {
    if (error instanceof Failure) throw error;
    const advice = isAbroad(where)
      ? `it lies on another host, which must be reachable and answer with ${allow()}, and be allowed by the page’s Content-Security-Policy under connect-src`
      : 'check its address, and that the page’s Content-Security-Policy allows it under connect-src';
    throw new Failure(`The reading could not be fetched (${/** @type {Error} */ (error).message}): ${advice}.`, where);
  }
}

/** @typedef {{ pending: boolean, promise: Promise<void>, resolve: () => void, reject: (error: unknown) => void }} Pending */

/** A promise with the means to keep or break it, which is `pending` until then. */
export function waiting() {
  const ready = /** @type {Pending} */ ({ pending: true });
  ready.promise = /** @type {Promise<void>} */ (new Promise((resolve, reject) => {
    ready.resolve = () => ((ready.pending = false), resolve());
    ready.reject = (error) => ((ready.pending = false), reject(error));
  }));
  // Who does not ask for the promise hears of the failure by the event.
  ready.promise.catch(() => {});
  return ready;
}
