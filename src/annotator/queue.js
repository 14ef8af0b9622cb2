// Who is annotated when. One program works for all elements of the page, one request after the other. A new request of the same element
// takes the place of the old one, and where that is being worked on, the worker leaves off at its next pause.

import { Trouble, addressOf, compiled, tables } from './files.js';
import { Gone, inWorker, onPage } from './seat.js';

/** @typedef {import('./work.js').Request} Request */
/** @typedef {import('./work.js').Made & { words?: Uint8Array<ArrayBuffer>, complete: boolean, trouble?: unknown }} Answer  `trouble`: why it is not complete, and will not be */
/** @typedef {{ who: object, request: Request, withWords: boolean, early?: import('./seat.js').Early, tries: number, resolve: (answer: Answer) => void, reject: (error: unknown) => void }} Job */
/** @typedef {{ seat: import('./seat.js').Seat, has: Set<string>, given: Map<string, Promise<void>> }} Place  a seat, which parts of the tables it has, and which it is being given */

/** Milliseconds without work after which a worker is ended: a program gives no memory back but by its end. */
const IDLE = 20_000;

/** Milliseconds in which the other tables come from the browser's cache: then all is made at once. */
const CACHED = 100;

/** Another request of the same element has taken its place. */
export class Superseded extends Error {}

/** @type {Job[]} */
const waiting = [];
/** @type {Job | undefined} */
let running;
/** @type {Promise<Place> | undefined} */
let place;
let workersFail = false;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let idle;

/**
 * Makes a reading of an element's texts, as soon as the first tables are there: then it has words and marks only, and is not `complete`.
 * With `withWords` it comes with its words file, for which the dictionary is fetched.
 *
 * @param {object} who @param {Request} request @param {import('./seat.js').Early} [early]  takes the reading before it is checked, or the findings before its file @returns {Promise<Answer>}
 */
export function annotate(who, request, withWords = false, early) {
  cancel(who);
  return new Promise((resolve, reject) => {
    waiting.push({ who, request: { ...request, early: early !== undefined }, withWords, early, tries: 0, resolve, reject });
    next();
  });
}

/**
 * The blocks of a text that are not as they are in the reading of the number `shown`, as a reading of these alone, and their indices; undefined where the whole
 * has to be waited for. It waits for no other request.
 *
 * @param {Request} request @param {number} shown @returns {Promise<{ reading: Uint8Array<ArrayBuffer>, blocks: number[] } | undefined>}
 */
export async function changedBlocks(request, shown) {
  const { seat, has } = (await place) ?? {};
  return has?.has('rest') ? seat?.ask({ kind: 'blocks', request, shown }) : undefined;
}

/** In which encoding the file of a text is that is not UTF-8, as the command line finds it; undefined of what is no text. @param {Uint8Array<ArrayBuffer>} bytes @returns {Promise<string | undefined>} */
export async function encodingOf(bytes) {
  clearTimeout(idle);
  place ??= started();
  const { seat } = await place.catch((error) => {
    place = undefined;
    throw error;
  });
  // Its idle time begins anew.
  return seat.ask({ kind: 'encoding', bytes }).finally(next);
}

/** Nobody waits for the element's request any more. @param {object} who */
export function cancel(who) {
  for (const job of waiting.filter((job) => job.who === who)) {
    waiting.splice(waiting.indexOf(job), 1);
    job.reject(new Superseded());
  }
  if (running?.who !== who) return;
  const job = running;
  running = undefined;
  job.reject(new Superseded());
  // The tables stay where they are. A worker that does not hear it is ended (seat.js).
  place?.then(({ seat }) => seat.ask({ kind: 'stop' })).catch(() => {});
  next();
}

/** Ends what works. */
function end() {
  place?.then(({ seat }) => seat.end(), () => {});
  place = undefined;
}

async function next() {
  clearTimeout(idle);
  if (running) return;
  const job = waiting.shift();
  if (!job) {
    if (!workersFail) idle = setTimeout(end, IDLE);
    return;
  }
  running = job;
  try {
    const answer = await answered(job);
    if (running !== job) return;
    running = undefined;
    job.resolve(answer);
  } catch (error) {
    if (running !== job) return;
    running = undefined;
    if (!(error instanceof Gone)) {
      job.reject(error);
      // A table that was refused is not there, whatever is said of the others.
      end();
    } else if (job.tries++ < 1) {
      end();
      waiting.unshift(job);
    } else {
      end();
      job.reject(new Trouble(`The annotator failed twice on this text (${error.message}). Is the text very long? Divide it, or load the page again.`, addressOf('annotator_bg.wasm')));
    }
  }
  next();
}

/** @param {Job} job @returns {Promise<Answer>} */
async function answered(job) {
  const { request, withWords, early } = job;
  place ??= started();
  const own = await place.catch((error) => {
    place = undefined;
    throw error;
  });
  const { seat, has } = own;
  /** @type {unknown} */
  let trouble;
  // A first look waits for nothing.
  if (withWords || (request.firstLook === undefined && (await isHere('rest')))) {
    await give(own, 'rest').catch((error) => {
      // Words and marks are to be had without them.
      if (withWords || error instanceof Gone) throw error;
      trouble = error;
    });
  }
  if (withWords) await give(own, 'dictionary');
  // Another has taken its place meanwhile, and would be stopped by it.
  if (running !== job) throw new Superseded();
  const complete = has.has('rest') && request.firstLook === undefined;
  const made = await seat.ask({ kind: 'annotate', request }, (...parts) => void (running === job && early?.(...parts)));
  const words = made.reading && withWords ? await seat.ask({ kind: 'words', squeezed: request.squeezed }) : undefined;
  return { ...made, words, complete, trouble };
}

/** Whether a part has come, as from the browser's cache: words and marks wait no longer for it. @param {'rest'} part */
const isHere = (part) => Promise.race([tables(part).then(() => true, () => false), new Promise((turn) => setTimeout(turn, CACHED, false))]);

/** Once, whoever asks meanwhile. @param {Place} place @param {'first' | 'rest' | 'dictionary'} part */
async function give({ seat, has, given }, part) {
  if (has.has(part)) return;
  if (!given.has(part)) given.set(part, handed(seat, part).then(() => void has.add(part)).finally(() => given.delete(part)));
  await given.get(part);
}

/** @param {import('./seat.js').Seat} seat @param {'first' | 'rest' | 'dictionary'} part */
async function handed(seat, part) {
  for (const table of await tables(part)) {
    await seat.ask({ kind: 'table', ...table }).catch((error) => {
      throw error instanceof Gone ? error : new Trouble(`The annotator cannot be used: ${error.message}.`, addressOf('index.json'));
    });
  }
}

/** A seat with the program and the first tables. @returns {Promise<Place>} */
async function started() {
  const files = Promise.all([compiled(), tables('first')]);
  // Beside them: a worker takes as long to start as they do to come from the browser's cache.
  const coming = seated(files);
  coming.catch(() => {});
  const [module] = await files.catch((error) => {
    coming.then((seat) => seat.end(), () => {});
    throw error;
  });
  // While the first are unpacked.
  tables('rest');
  const seat = await coming;
  /** @type {Place} */
  const own = { seat, has: new Set(), given: new Map() };
  await seat.ask({ kind: 'program', module });
  await give(own, 'first');
  return own;
}

/** In a worker; on the page where the first worker does not come to work. @param {Promise<unknown>} files */
async function seated(files) {
  if (!workersFail) {
    try {
      return await inWorker(files);
    } catch {
      workersFail = await files.then(() => true, () => false);
    }
  }
  return onPage();
}
