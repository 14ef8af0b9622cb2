// Raw text in an element: what it holds, or the texts a script has given it, become a reading. jiazhu.js imports this file where there is such
// an element.

import { offered } from './dictionary.js';
import { Trouble, compiled, forget, progress, tables } from './files.js';
import { Superseded, annotate, cancel, changedBlocks, encodingOf } from './queue.js';
import { startFrom } from './seat.js';
import { shareRead, textRead } from './sight.js';
import { WORDS } from './words.js';

/** Milliseconds without a change after which a text is annotated anew. */
const PAUSE = 150;
/** Code units from which on what is in sight is annotated before the rest. */
const LONG = 20_000;
/** Languages whose texts are read here. */
const CHINESE = /^(zh|cmn|yue|lzh|nan|hak|wuu|gan|hsn)\b/i;
/** How a text in HTML begins that a script has given: with a tag, a comment or a declaration. */
const MARKUP = /^\s*<([a-z][^<>]*>|[!?])/i;

/** @typedef {import('./work.js').Text} Text */
/** @typedef {{ text: string, encoding?: string }} Fetched  `encoding`: in which it was, where that is not UTF-8 */
/** @typedef {import('../element/jiazhu.js').Finding} Finding */
/** @typedef {{ article?: string, glossary?: string, notes?: string }} Texts  what a script has given in place of the page's own */
/**
 * What the element does for this file.
 * @typedef {object} Hooks
 * @property {(file: Uint8Array<ArrayBuffer>, words?: Uint8Array<ArrayBuffer>) => void} show
 * @property {(find: typeof textRead) => void} reader  how the part of the element's text is found that is read
 * @property {(error: unknown) => void} fail  the article comes back
 * @property {(trouble: any) => void} report  what is shown stays
 * @property {(error: unknown) => void} empty  there is no text: nothing of the one before is shown
 * @property {() => import('./words.js').Language} language  of the interface
 * @property {(name: string, detail: unknown) => void} tell  an event
 */
/** @typedef {{ hooks: Hooks, texts: Texts, turn: number, withWords: boolean, isShown: boolean, fetched: Map<string, Promise<Fetched>>, recoded: Finding[], offer?: Promise<import('./dictionary.js').Offer | undefined>, told?: string }} Known  `isShown`: some reading of its text is;
 * `told`: what the console has of its findings */

/** @type {WeakMap<HTMLElement, Known>} */
const known = new WeakMap();

/** Annotates an element's text, and again whenever it changes. @param {HTMLElement} element @param {Texts} texts @param {Hooks} hooks */
export function annotated(element, texts, hooks) {
  let own = known.get(element);
  if (!own) {
    own = { hooks, texts, turn: 0, withWords: false, isShown: false, fetched: new Map(), recoded: [] };
    known.set(element, own);
    watch(element, own);
  }
  own.texts = texts;
  return run(element, own);
}

/** @param {HTMLElement} element @param {Known} own */
function watch(element, own) {
  /** @type {ReturnType<typeof setTimeout>} */
  let pause;
  const changed = () => {
    clearTimeout(pause);
    if (isRaw(element) && own.texts.article === undefined) pause = setTimeout(() => run(element, own), PAUSE);
  };
  new MutationObserver(changed).observe(element, { childList: true, characterData: true, subtree: true });
  const spoken = () => own.offer?.then((offer) => offer?.speak(own.hooks.language()), () => {});
  new MutationObserver(spoken).observe(element, { attributeFilter: ['ui-lang'] });
}

/** Whether its text is to be annotated still. @param {HTMLElement} element */
const isRaw = (element) => !element.getAttribute('src');

/** @param {HTMLElement} element @param {Known} own */
async function run(element, own) {
  own.turn += 1;
  const { turn, hooks } = own;
  const isNewest = () => turn === own.turn && isRaw(element);
  const tell = () => isNewest() && hooks.tell('jiazhu-progress', { done: progress.done, of: progress.of + 1 });
  progress.heard.add(tell);
  let isShown = false;
  try {
    const request = await requested(element, own);
    if (!isNewest()) return;
    if (!request) return nothing(element, own);
    say(element, own, 'awaited');
    if (!own.isShown) hooks.reader(textRead);
    // Of a text on the screen all marks would go for a moment but those in sight: it is a look at the first text only.
    if (request.article.text.length >= LONG && !own.isShown) {
      const look = await annotate(element, { ...request, firstLook: own.texts.article === undefined ? shareRead(element) : 0 });
      if (!isNewest()) return;
      put(element, own, look, false);
      isShown = true;
    }
    for (let complete = false; !complete; ) {
      const { withWords } = own;
      const answer = await annotate(element, request, withWords).catch(async (error) => {
        if (!withWords || !(error instanceof Trouble)) throw error;
        // A reading does without a dictionary that is damaged.
        own.withWords = false;
        forget('dictionary');
        (await own.offer)?.refuse(error);
        return annotate(element, request);
      });
      // The same text with more knowledge: it does not take a card away from whoever reads it.
      if (isShown) await cardsClosed(element);
      if (!isNewest()) return;
      complete = answer.complete;
      put(element, own, answer, complete || answer.trouble !== undefined);
      isShown = true;
      if (answer.trouble) throw answer.trouble;
      if (!complete) await tables('rest');
    }
    hooks.tell('jiazhu-progress', { done: progress.of + 1, of: progress.of + 1 });
  } catch (error) {
    if (error instanceof Superseded || !isNewest()) return;
    if (isShown && error instanceof Trouble) return hooks.report(error);
    own.isShown = false;
    hooks.fail(error);
  } finally {
    progress.heard.delete(tell);
  }
}

/** What an element shows that has neither a reading nor anything of its page. @param {HTMLElement} element @param {Known} own @param {'awaited' | 'empty'} what */
function say(element, { hooks }, what) {
  const line = element.shadowRoot?.querySelector('slot')?.querySelector('p');
  if (line) Object.assign(line, { lang: hooks.language(), textContent: WORDS[hooks.language()][what] });
}

/** The text has been taken away, or has not come yet. @param {HTMLElement} element @param {Known} own */
function nothing(element, own) {
  cancel(element);
  own.isShown = false;
  own.offer?.then((offer) => offer?.row.remove());
  own.offer = undefined;
  own.hooks.empty(new Trouble('There is no text to annotate yet.', 'the element'));
  say(element, own, 'empty');
  own.hooks.tell('jiazhu-findings', { findings: [] });
}

/** @param {HTMLElement} element */
async function cardsClosed(element) {
  const isOpen = () => [...(element.shadowRoot?.querySelectorAll('[role="dialog"]') ?? [])].some((card) => card.checkVisibility());
  while (isOpen()) await new Promise((turn) => setTimeout(turn, PAUSE));
}

/** Shows a reading, and tells what its author has to know. @param {HTMLElement} element @param {Known} own @param {import('./queue.js').Answer} answer @param {boolean} isLast */
function put(element, own, { reading, words, findings: json }, isLast) {
  /** @type {Finding[]} */
  const findings = [...own.recoded, ...JSON.parse(json)];
  const error = findings.find(({ severity }) => severity === 'error');
  if (isLast || error) {
    own.hooks.tell('jiazhu-findings', { findings });
    inConsole(findings, own);
  }
  if (error || !reading) {
    throw new Trouble(error ? said(error) : 'Nothing was made of this text.', error?.file ?? '');
  }
  own.hooks.show(reading, words);
  own.isShown = true;
  offer(element, own, words !== undefined);
}

/** @param {Finding} finding */
const said = ({ message, line, column }) => `${line ? `Line ${line}, column ${column}: ` : ''}${message[0].toUpperCase()}${message.slice(1)}.`;

/** For whoever wrote the texts: mistakes, what is left out, what is doubtful. Pronunciations that an article leaves open show in its reading. @param {Finding[]} findings @param {Known} own */
function inConsole(findings, own) {
  const told = findings
    .filter(({ code, file }) => code !== 'polyphone' || !file.startsWith(ARTICLE))
    .map(({ severity, code, message, file, line, column }) => `${file}:${line ?? 1}:${column ?? 1}: ${severity}[${code}]: ${message}`)
    .join('\n');
  if (told && told !== own.told) console.warn(`<jiazhu-reading>\n${told}`);
  own.told = told;
}

const ARTICLE = 'article.';
/** How a web page begins, and none of the texts. */
const PAGE = /^\s*<(!doctype|html)\b/i;

/** What the element has now; null before there is any text. @param {HTMLElement} element @param {Known} own */
async function requested(element, own) {
  const given = own.texts.article;
  const text = given ?? element.innerHTML;
  if (!(given ?? element.textContent).trim()) return null;
  const lang = /** @type {HTMLElement | null} */ (element.closest('[lang]'))?.lang;
  const [glossary, notes] = await Promise.all(/** @type {const} */ (['glossary', 'notes']).map((name) => textOf(element, name, own)));
  own.recoded = recoded([glossary, notes]);
  const readings = element.getAttribute('readings');
  return {
    // A script may give plain text or HTML.
    article: { name: ARTICLE + (given === undefined || MARKUP.test(given) ? 'html' : 'txt'), text },
    lang: lang && CHINESE.test(lang) ? lang : undefined,
    taiwan: readings === 'tw' || (readings === 'cn' ? false : undefined),
    glossary,
    notes,
  };
}

/** @param {HTMLElement} element @param {'glossary' | 'notes'} name @param {Known} own @returns {Promise<Text & { encoding?: string } | undefined>} */
async function textOf(element, name, own) {
  const given = own.texts[name];
  // An empty text says that there is none.
  if (given !== undefined) return given.trim() ? { name, text: given } : undefined;
  const source = element.getAttribute(name);
  if (!source) return undefined;
  if (source.startsWith('#')) {
    const holder = /** @type {Document} */ (element.getRootNode()).getElementById?.(source.slice(1)) ?? document.getElementById(source.slice(1));
    if (!holder) throw new Trouble(`The page has no element with this id: check the attribute ${name}.`, source);
    return { name: source, text: holder.textContent };
  }
  const text = own.fetched.get(source) ?? fetchedText(source, name, element);
  own.fetched.set(source, text);
  text.catch(() => own.fetched.delete(source));
  const { encoding, ...file } = await text;
  return { name: source, text: file.text, encoding };
}

/** Which texts were not UTF-8, as the command line tells it. @param {(Text & { encoding?: string } | undefined)[]} texts @returns {Finding[]} */
const recoded = (texts) =>
  texts.flatMap((read) =>
    read?.encoding
      ? [{ severity: 'warning', code: 'encoding', message: `this file is read as ${read.encoding}, in which its characters are common ones: save it as UTF-8`, file: read.name, line: null, column: null, start: null, end: null }]
      : [],
  );

/** @param {string} source @param {string} name @param {HTMLElement} element @returns {Promise<Fetched>} */
async function fetchedText(source, name, element) {
  const url = URL.parse(source, element.baseURI);
  if (!url || !['http:', 'https:', location.protocol].includes(url.protocol)) {
    throw new Trouble(`This address of the ${name} is refused: name a file on a web server, beginning with https:, http: or a path.`, source);
  }
  /** @type {Response} */
  let answer;
  try {
    answer = await fetch(url);
  } catch (error) {
    throw new Trouble(`The ${name} could not be fetched (${/** @type {Error} */ (error).message}): check the address; another host must allow it by CORS, and the page’s Content-Security-Policy under connect-src.`, url.href);
  }
  if (!answer.ok) throw new Trouble(`The host answered ${answer.status} ${answer.statusText}: check the address of the ${name}.`, url.href);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const file = await textIn(bytes, name, url);
  if (PAGE.test(file.text)) {
    throw new Trouble(`The host answered with a web page, not with the ${name}, as many do where there is no such file: check the address of the ${name}, and that the file lies there.`, url.href);
  }
  return file;
}

/** The text of a file in any encoding that the command line reads. @param {Uint8Array<ArrayBuffer>} bytes @param {string} name @param {URL} url @returns {Promise<Fetched>} */
async function textIn(bytes, name, url) {
  const read = (/** @type {string} */ encoding) => {
    try {
      // What ends in the middle of a character is read so far.
      return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    } catch {
      return undefined;
    }
  };
  const text = bytes.includes(0) ? undefined : read('utf-8');
  if (text !== undefined) return { text };
  const encoding = await encodingOf(bytes);
  const found = encoding && read(encoding);
  if (!found || found.includes('\0')) throw new Trouble(`The ${name} is no text that can be read: save it as UTF-8.`, url.href);
  return { text: found, encoding };
}

/** Offers the dictionary below the text, until it is there. @param {HTMLElement} element @param {Known} own @param {boolean} isHere */
async function offer(element, own, isHere) {
  const { hooks } = own;
  const asked = () => {
    own.withWords = true;
    run(element, own);
  };
  own.offer ??= isHere ? undefined : offered(asked, hooks.report);
  const offer = await own.offer?.catch(() => (own.offer = undefined));
  if (!offer) return;
  if (isHere) return offer.row.remove();
  offer.speak(hooks.language());
  // A long text has no place for it before its reading is on the screen.
  if (!element.shadowRoot) await /** @type {any} */ (element).ready.catch(() => {});
  // Where it stands already it stays: moved, it would lose the focus.
  if (own.isShown && element.shadowRoot?.lastElementChild !== offer.row) element.shadowRoot?.append(offer.row);
}

// The studio asks by itself, and the bench for the files alone.
export { Superseded, annotate, changedBlocks, compiled, progress, startFrom, tables };
