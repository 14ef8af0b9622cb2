// What the studio's program (crates/studio) calls: the annotator, which works as for raw text in an element, and decoding.

import { Superseded, annotate, changedBlocks, progress, startFrom, tables } from '../annotator/raw.js';

startFrom(new URL('work.js', import.meta.url).href);

/** The studio asks for one reading at a time. */
const STUDIO = {};

/** Counts its requests. */
let requests = 0;

/** What is blank is not there. @param {string} article @param {string} articleName @param {string} glossary @param {string} glossaryName @param {string} notes @param {string} notesName */
function texts(article, articleName, glossary, glossaryName, notes, notesName) {
  const text = (/** @type {string} */ name, /** @type {string} */ text) => (text.trim() ? { name, text } : undefined);
  return { article: { name: articleName, text: article }, glossary: text(glossaryName, glossary), notes: text(notesName, notes) };
}

/**
 * Makes a reading of texts; undefined where another request has taken its place.
 *
 * @param {string} article @param {string} articleName @param {string} glossary @param {string} glossaryName @param {string} notes @param {string} notesName
 * @param {number} number  of the reading, for {@link blocks}
 * @param {number} asked  of the request @param {number} known  of the one whose findings are known, of which only what differs is told
 * @param {boolean} withWords @param {boolean} afterRest  only when all tables have come
 * @param {import('../annotator/seat.js').Early} early  takes the reading before it is checked, or the findings before its file
 */
export async function annotated(article, articleName, glossary, glossaryName, notes, notesName, number, asked, known, withWords, afterRest, early) {
  const mine = (requests += 1);
  try {
    if (afterRest) await tables('rest');
    // What has been asked for meanwhile is newer, and at work.
    if (mine !== requests) return undefined;
    return await annotate(STUDIO, { ...texts(article, articleName, glossary, glossaryName, notes, notesName), number, asked, known }, withWords, withWords ? undefined : early);
  } catch (error) {
    if (error instanceof Superseded) return undefined;
    throw error;
  }
}

/**
 * The blocks of a text that are not as they are in the reading of the number `shown`; undefined where they cannot be had by themselves.
 *
 * @param {string} article @param {string} articleName @param {string} glossary @param {string} glossaryName @param {string} notes @param {string} notesName @param {number} shown
 */
export const blocks = (article, articleName, glossary, glossaryName, notes, notesName, shown) => changedBlocks(texts(article, articleName, glossary, glossaryName, notes, notesName), shown);

/**
 * The reading of texts and, if they are wanted, its words file, as small as they are published.
 *
 * @param {string} article @param {string} articleName @param {string} glossary @param {string} glossaryName @param {string} notes @param {string} notesName @param {boolean} withWords
 */
export async function published(article, articleName, glossary, glossaryName, notes, notesName, withWords) {
  await tables('rest');
  // Nobody else's: neither the reading nor another file that is waited for is given up for it.
  return annotate({}, { ...texts(article, articleName, glossary, glossaryName, notes, notesName), squeezed: true }, withWords);
}

/** What a host answers for a file beside this script. Without a network the program has its own words. @param {string} path */
const answered = (path) =>
  fetch(new URL(path, import.meta.url)).catch((error) => {
    throw new DOMException(error.message, 'NetworkError');
  });

/** The bytes of a file that lies beside studio.html. @param {string} name */
export async function file(name) {
  const answer = await answered(`../${name}`);
  if (!answer.ok) throw new Error(`the host answered ${answer.status} for ${name}: it has to lie beside studio.html`);
  return new Uint8Array(await answer.arrayBuffer());
}

/** Starts a download. @param {string} name @param {string} type @param {Uint8Array<ArrayBuffer>} file */
export function download(name, type, file) {
  const href = URL.createObjectURL(new Blob([file.slice()], { type }));
  Object.assign(document.createElement('a'), { href, download: name }).click();
  // The browser has to have taken it.
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}

/** @param {string} text */
export const copied = async (text) => navigator.clipboard.writeText(text);

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** The storage, opened anew each time: a browser that has emptied it meanwhile is asked again. @param {IDBTransactionMode} mode @param {(texts: IDBObjectStore) => IDBRequest} run */
async function stored(mode, run) {
  const opening = indexedDB.open('jiazhu-studio', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore('texts');
  const storage = await done(opening);
  try {
    const transaction = storage.transaction('texts', mode);
    const ended = new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
    });
    const answer = await done(run(transaction.objectStore('texts')));
    // Only then it is on the disk: a full one is told of at the end.
    await ended;
    return answer;
  } finally {
    storage.close();
  }
}

const tabs = new BroadcastChannel('jiazhu-studio');

/** What was kept while the page was being left stands here as well: nobody waits then for the storage to answer. */
const left = (/** @type {string} */ slot) => `jiazhu-studio-left-${slot}`;

/** Whether the page is being left. */
let isLeaving = false;
addEventListener('pagehide', () => (isLeaving = true));
addEventListener('pageshow', () => (isLeaving = false));

/** @param {() => string | null | void} run */
function local(run) {
  try {
    return run() ?? null;
  } catch {
    // It is forbidden or full: the storage may have answered all the same.
    return null;
  }
}

/** @param {string} slot */
export async function kept(slot) {
  const text = local(() => localStorage.getItem(left(slot)));
  if (text !== null) await keep(slot, text).catch(() => {});
  return text ?? stored('readonly', (texts) => texts.get(slot));
}

/** @param {string} slot @param {string} text */
export async function keep(slot, text) {
  if (isLeaving) local(() => localStorage.setItem(left(slot), text));
  await stored('readwrite', (texts) => texts.put(text, slot));
  if (!isLeaving) local(() => localStorage.removeItem(left(slot)));
  tabs.postMessage(slot);
}

/** @param {string} slot */
export async function forget(slot) {
  local(() => localStorage.removeItem(left(slot)));
  await stored('readwrite', (texts) => texts.delete(slot));
}

/** What pictures are called begins with `picture-`. */
const PICTURES = IDBKeyRange.bound('picture-', 'picture.');

export const pictureKeys = () => stored('readonly', (texts) => texts.getAllKeys(PICTURES));

/** Keeps the pictures that are not there. @param {string[]} keys @param {(at: number) => Uint8Array} bytes  of the key at this place */
export const keepPictures = (keys, bytes) =>
  stored('readwrite', (texts) => {
    const there = texts.getAllKeys(PICTURES);
    there.addEventListener('success', () => {
      for (const [at, key] of keys.entries()) if (!there.result.includes(key)) texts.put(bytes(at), key);
    });
    return there;
  });

/** Pixels of the longer side that a drawing has at most. */
const DRAWN = 1600;

/** An SVG as a PNG that a reading may show, undefined where the browser does not draw it. As the source of a picture an SVG runs no script and asks nobody for anything. @param {Uint8Array<ArrayBuffer>} svg */
export async function drawn(svg) {
  try {
    const image = new Image();
    let text = '';
    for (let at = 0; at < svg.length; at += 4096) text += String.fromCharCode(...svg.subarray(at, at + 4096));
    image.src = `data:image/svg+xml;base64,${btoa(text)}`;
    await image.decode();
    const { naturalWidth: width, naturalHeight: height } = image;
    const scale = Math.min(2, DRAWN / Math.max(width, height));
    const canvas = Object.assign(document.createElement('canvas'), { width: Math.ceil(width * scale), height: Math.ceil(height * scale) });
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    /** @type {Blob | null} */
    const file = await new Promise((done) => canvas.toBlob(done));
    return file && new Uint8Array(await file.arrayBuffer());
  } catch {
    return undefined;
  }
}

/** Who has this lock keeps what is written; the next one waits for it. */
const LOCK = 'jiazhu-studio';
/** Milliseconds. */
const IN_LINE = 200;
/** @type {(isHeld: boolean) => void} */
let tellHeld = () => {};

/** @param {LockOptions} options */
function hold(options) {
  const until = navigator.locks.request(LOCK, options, (lock) => {
    tellHeld(!!lock);
    // For as long as the page is there.
    return lock && new Promise(() => {});
  });
  // Another tab had it, or has taken it: in line again, and not at once, for a page that is being left is refused each time.
  const wait = () => void setTimeout(hold, IN_LINE, {});
  until.then(wait, () => {
    tellHeld(false);
    wait();
  });
}

/** Tells whether this tab keeps what is written, now and whenever that changes. @param {(isHeld: boolean) => void} tell */
export function hearHeld(tell) {
  tellHeld = tell;
  // Without locks, as on a page without encryption, each tab keeps, and hears of the others.
  if (navigator.locks) hold({ ifAvailable: true });
}

/** This tab keeps from now on. */
export const takeOver = () => hold({ steal: true });

/** Tells when another tab has kept something. @param {() => void} tell */
export const hearOthers = (tell) => void (tabs.onmessage = () => tell());

/** @type {(address: string) => void} */
let tellBeside = () => {};

/** Tells of a link of the reading that was followed to a file beside the article: it is on the author's disk or server, and not here. @param {(address: string) => void} tell */
export const hearBeside = (tell) => void (tellBeside = tell);

/** A link of the reading to another page opens beside the studio: whoever came back would find the texts, and no step to undo. @param {MouseEvent} event */
function openBeside(event) {
  const link = /** @type {HTMLAnchorElement | undefined} */ (event.composedPath().find((node) => node instanceof HTMLAnchorElement && node.href));
  const page = (/** @type {string} */ address) => address.split('#')[0];
  // Whose root is the page's own is none of the reading.
  if (event.button === 2 || !link || link.getRootNode() === document || page(link.href) === page(location.href)) return;
  const address = link.getAttribute('href') ?? '';
  if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(address)) Object.assign(link, { target: '_blank', rel: 'noopener noreferrer' });
  else {
    event.preventDefault();
    tellBeside(address);
  }
}
addEventListener('click', openBeside, true);
addEventListener('auxclick', openBeside, true);

/** Where a language is kept that somebody has chosen. */
const LANGUAGE = 'jiazhu-studio-ui-lang';

/** The language that the address asks for, the one that was chosen before, and those of the browser. */
export function languages() {
  let chosen = null;
  try {
    chosen = localStorage.getItem(LANGUAGE);
  } catch {
    // Storage is forbidden: nothing was chosen.
  }
  return [new URLSearchParams(location.search).get('ui-lang'), chosen, ...navigator.languages];
}

/** The page speaks a language. @param {string} lang @param {string} title @param {boolean} keep */
export function speak(lang, title, keep) {
  document.documentElement.lang = lang;
  document.title = title;
  if (!keep) return;
  try {
    localStorage.setItem(LANGUAGE, lang);
  } catch {
    // Until the page is left it is spoken all the same.
  }
}

/** Tells of each file of the annotator that has come: how many, of how many. @param {(done: number, of: number) => void} tell */
export const hear = (tell) => void progress.heard.add(() => tell(progress.done, progress.of));

/** Strictly: undefined where a byte does not fit. @param {string} encoding @param {Uint8Array} bytes */
export function decoded(encoding, bytes) {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The same of bytes that may end in the middle of a character, which is left out. @param {string} encoding @param {Uint8Array} bytes */
export function decodedSoFar(encoding, bytes) {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return undefined;
  }
}

/** A text of the site itself. @param {string} path  beside this script */
export async function fetched(path) {
  const answer = await answered(path);
  if (!answer.ok) throw new Error(`the host answered ${answer.status} for ${path}: copy the whole folder studio/ beside studio.html`);
  return answer.text();
}

/** The ends of what is selected in the shadow tree of an element, each a node and an offset: engines tell them in three ways. @param {Element} element */
export function chosen(element) {
  const root = /** @type {ShadowRoot & { getSelection?: () => Selection | null }} */ (element.shadowRoot);
  const selection = root.getSelection?.() ?? getSelection();
  if (!selection?.rangeCount) return undefined;
  const composed = selection.getComposedRanges?.({ shadowRoots: [root] })[0];
  const range = composed && root.contains(composed.startContainer) ? composed : selection.getRangeAt(0);
  if (range.collapsed || !root.contains(range.startContainer) || !root.contains(range.endContainer)) return undefined;
  return [range.startContainer, range.startOffset, range.endContainer, range.endOffset];
}
