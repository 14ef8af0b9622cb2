// The work itself, in a worker or, where none may run, on the page: requests go to the program one after the other.
//
// In a worker this is the whole script; the page imports it.

import { Annotator, initSync } from './annotator.js';

/**
 * @typedef {{ name: string, text: string }} Text  its name says what it is, as a file's does
 * @typedef {{ article: Text, lang?: string, taiwan?: boolean, glossary?: Text, notes?: Text, squeezed?: boolean, firstLook?: number, early?: boolean, number?: number, asked?: number, known?: number }} Request  `taiwan`: whether it is said as there, or as on the mainland, whatever the language is; `firstLook`: where
 *   in the text somebody is reading, as a share of it from 0 to 1, if only that is wanted; `early`: whether the reading is told before it is checked, or its findings before its file where what has changed was seen by `blocks`; `number`: of the
 *   reading among those of one asker, from 1, where changed blocks will be asked for; `asked`: of the request, from 1, and `known`: of the one whose findings the asker
 *   has, where only what differs of these is to be told
 * @typedef {{ reading?: Uint8Array<ArrayBuffer>, findings: string }} Made  findings are empty where they were told before
 * @typedef {{ kind: 'program', module: WebAssembly.Module }
 *   | { kind: 'table', name: string, deflated: boolean, bytes: Uint8Array<ArrayBuffer> }
 *   | { kind: 'annotate', request: Request }
 *   | { kind: 'blocks', request: Request, shown: number }
 *   | { kind: 'encoding', bytes: Uint8Array<ArrayBuffer> }
 *   | { kind: 'stop' }
 *   | { kind: 'words', squeezed?: boolean }} Message  `blocks`: those that are not as in the reading of the number `shown`; `encoding`: in which one the file of a text is; `stop`: nobody waits for the text that is annotated
 */

const own = /** @type {any} */ (globalThis);
const isWorker = own.WorkerGlobalScope && own instanceof own.WorkerGlobalScope;

/** Milliseconds of work after which a page has its turn, or what is asked of the worker meanwhile. */
const SLICE = isWorker ? 25 : own.document ? 8 : Infinity;

/** Milliseconds after which it is heard that there is work still. */
const HEARD = 500;

/** The page's turn: it draws, and answers whoever reads. Timers would make it wait ever longer. */
const turn = () =>
  new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = done;
    port2.postMessage(null);
  });

/** Counts the texts that were to be annotated, and the times that nobody waited for one any more: work on an older text ends at its next pause. */
let newest = 0;
/** @param {Message} message */
const arrived = ({ kind }) => (newest += Number(kind === 'annotate' || kind === 'stop'));

const REPLACED = 'another text has taken its place';

/** @type {Annotator} */
let annotator;

/** Does what a message asks for. What it throws is a message for people, but for a trap. @param {Message} message @param {(reading?: Uint8Array<ArrayBuffer>, findings?: string) => void} [tell]  is called between slices of the work, with a reading that is not checked yet where there is one, or with findings @param {number} [mine]  which of the texts that were counted */
export async function work(message, tell, mine = arrived(message)) {
  switch (message.kind) {
    case 'program':
      initSync({ module: message.module });
      annotator?.free();
      annotator = new Annotator();
      return undefined;
    case 'table':
      annotator.add(message.name, message.deflated ? await inflated(message.name, message.bytes) : message.bytes);
      return undefined;
    case 'annotate': {
      const { article, lang, taiwan, glossary, notes, squeezed = false, firstLook, early = false, number = 0, asked = 0, known = 0 } = message.request;
      if (mine !== newest) throw new Error(REPLACED);
      annotator.begin(article.text, article.name, lang, taiwan, glossary?.text ?? '', glossary?.name, notes?.text ?? '', notes?.name, squeezed, firstLook, early, number, asked, known);
      /** @type {import('./annotator.js').Made | undefined} */
      let made;
      let heard = Date.now();
      while (!(made = annotator.step(SLICE))) {
        const reading = early ? annotator.early() : undefined;
        const findings = early ? annotator.earlyFindings() : undefined;
        if (reading || findings || Date.now() - heard > HEARD) {
          tell?.(reading, findings);
          heard = Date.now();
        }
        await turn();
        if (mine !== newest) throw new Error(REPLACED);
      }
      const answer = { reading: made.reading(), findings: made.findings() };
      made.free();
      return answer;
    }
    case 'blocks': {
      const { article, glossary, notes } = message.request;
      const reading = annotator?.changedBlocks(article.text, article.name, glossary?.text ?? '', glossary?.name, notes?.text ?? '', notes?.name, message.shown);
      return reading && { reading, blocks: [...annotator.blocks()] };
    }
    case 'encoding':
      return annotator.encoding(message.bytes);
    case 'words':
      return annotator.words(message.squeezed ?? false);
  }
}

/** Whether the program is of no use any more: all else that it throws is an Error with a message. @param {unknown} error */
export const isTrap = (error) => /** @type {Error} */ (error)?.constructor !== Error;

/** @param {string} name @param {Uint8Array<ArrayBuffer>} deflated */
async function inflated(name, deflated) {
  try {
    const { readable, writable } = new DecompressionStream('deflate-raw');
    const writer = writable.getWriter();
    // What is refused here comes out as a refused read.
    writer.write(deflated).catch(() => {});
    writer.close().catch(() => {});
    const reader = readable.getReader();
    /** @type {Uint8Array<ArrayBuffer>[]} */
    const chunks = [];
    for (let part; !(part = await reader.read()).done; ) chunks.push(part.value);
    return new Uint8Array(await new Blob(chunks).arrayBuffer());
  } catch {
    throw new Error(`the table \`${name}\` is damaged, or of another version: copy or fetch it again`);
  }
}

if (isWorker) {
  let last = Promise.resolve();
  own.onmessage = (/** @type {MessageEvent<{ number: number, message: Message }>} */ { data: { number, message } }) => {
    const mine = arrived(message);
    const answer = async () => {
      try {
        own.postMessage({ number, answer: await work(message, (early, findings) => own.postMessage({ number, early, findings }), mine) });
      } catch (error) {
        own.postMessage({ number, error: String(/** @type {Error} */ (error)?.message ?? error), trap: isTrap(error) });
      }
    };
    // To inflate is to wait: what comes meanwhile has its turn afterwards. What is to be seen at once goes between two slices of the work.
    if (message.kind === 'blocks' || message.kind === 'stop') answer();
    else last = last.then(answer);
  };
  own.postMessage({ number: 0 });
}
