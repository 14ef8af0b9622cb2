// Where the program sits: in a worker, or on the page where none may run. Both are asked in the same way, and end for good.

import { Trouble, addressOf } from './files.js';

/** @typedef {import('./work.js').Message} Message */
/** @typedef {(reading?: Uint8Array<ArrayBuffer>, findings?: string) => void} Early  takes a reading that is not checked yet, or findings before the file of their reading */
/** @typedef {{ ask: (message: Message, early?: Early) => Promise<any>, end: () => void, isWorker: boolean }} Seat */

/** Milliseconds that a worker may take to say that it is there, once all that is fetched beside its script has come, or that it has left off. */
const PATIENCE = 3000;

/** Milliseconds for which a worker may say nothing, and for each code unit of its texts besides: many times what a slow machine needs for the longest
 * piece of work that has no pause in it. One that is silent for longer is gone: some engines tell nobody that they have ended it. */
const LONGEST = 15_000;
const FOR_A_CODE_UNIT = 0.01;

/** @param {Message} message */
const longest = (message) =>
  message.kind === 'stop' ? PATIENCE : LONGEST + FOR_A_CODE_UNIT * ('request' in message ? message.request.article.text.length + (message.request.glossary?.text.length ?? 0) : 0);

/** Whoever was asked is gone: it trapped, could not be started, or was ended. */
export class Gone extends Error {}

const WORK = 'work.js';
/** @type {any} */
let policy;

/** A worker's address, as a page with Trusted Types wants it. @param {string} url */
function trusted(url) {
  const types = /** @type {any} */ (globalThis).trustedTypes;
  try {
    policy ??= types?.createPolicy('jiazhu', { createScriptURL: (/** @type {string} */ own) => own });
  } catch {
    // Not allowed on this page; whether it is needed is seen when the worker starts.
  }
  return policy ? policy.createScriptURL(url) : url;
}

/** @type {Promise<string> | undefined} */
let copy;

/** @type {string | undefined} */
let entry;

/** Workers are started from another script, which takes in this folder's. @param {string} address */
export const startFrom = (address) => void (entry = address);

/** Where a worker's script lies: on the page's own host, else a copy of it, since no worker is started from another host. */
function script() {
  const where = entry ?? addressOf(WORK);
  if (new URL(where).origin === location.origin) return where;
  return (copy ??= fetch(where).then(async (answer) => URL.createObjectURL(new Blob([await answer.text()], { type: 'text/javascript' }))));
}

/** Starts a worker, and waits until it says that it is there. @param {Promise<unknown>} fetched  what comes beside its script @returns {Promise<Seat>} */
export async function inWorker(fetched) {
  const worker = new Worker(trusted(await script()), { type: 'module' });
  /** @type {Map<number, { resolve: (answer: any) => void, reject: (error: Error) => void, early?: Early, heard: (time?: number) => void }>} */
  const asked = new Map();
  let number = 0;
  let gone = false;
  const end = (why = 'ended') => {
    gone = true;
    worker.terminate();
    asked.forEach(({ reject }) => reject(new Gone(why)));
    asked.clear();
  };
  /** @param {number} number @param {number | undefined} patience  none before it begins @param {Early} [early] */
  const awaited = (number, patience, early) => {
    /** @type {ReturnType<typeof setTimeout>} */
    let late;
    const heard = (time = patience) => {
      clearTimeout(late);
      late = setTimeout(() => end('it did not answer'), time);
    };
    if (patience !== undefined) heard();
    return new Promise((resolve, reject) => asked.set(number, { resolve, reject, early, heard })).finally(() => clearTimeout(late));
  };
  worker.onmessage = ({ data }) => {
    const waiting = asked.get(data.number);
    // It is at work still.
    if ('early' in data) {
      waiting?.heard();
      if (data.early || data.findings) waiting?.early?.(data.early, data.findings);
      return;
    }
    asked.delete(data.number);
    if (data.trap) {
      waiting?.reject(new Gone(data.error));
      end(data.error);
    } else if (data.error === undefined) {
      waiting?.resolve(data.answer);
    } else {
      waiting?.reject(new Error(data.error));
    }
  };
  worker.onerror = (event) => {
    event.preventDefault();
    end(event.message ?? 'it could not be started');
  };
  worker.onmessageerror = () => end('a message could not be read');
  const there = awaited(0, undefined);
  // A slow line gives its script no more than a share of it meanwhile.
  fetched.then(() => asked.get(0)?.heard(PATIENCE), () => end('its files have not come'));
  await there;
  return {
    isWorker: true,
    end,
    ask(message, early) {
      if (gone) return Promise.reject(new Gone('ended'));
      number += 1;
      const answer = awaited(number, longest(message), early);
      worker.postMessage({ number, message });
      return answer;
    },
  };
}

/** How often the program has trapped on this page. */
let traps = 0;

/** The program on the page, which has its turn between two messages, and between slices of the work (work.js). @returns {Promise<Seat>} */
export async function onPage() {
  // After a trap the script is run again, as under another address.
  const where = addressOf(traps ? `${WORK}?${traps}` : WORK);
  const { work, isTrap } = await import(where).catch((error) => {
    throw new Trouble(`The annotator’s script could not be loaded (${error.message}): copy the whole folder annotator/ beside jiazhu.js.`, where);
  });
  let gone = false;
  return {
    isWorker: false,
    end: () => (gone = true),
    async ask(message, early) {
      await new Promise((turn) => setTimeout(turn));
      if (gone) throw new Gone('ended');
      try {
        return await work(message, (/** @type {Parameters<Early>} */ ...parts) => void (parts.some(Boolean) && early?.(...parts)));
      } catch (error) {
        if (!isTrap(error)) throw error;
        traps += 1;
        gone = true;
        throw new Gone(/** @type {Error} */ (error).message);
      }
    },
  };
}
