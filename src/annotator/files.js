// The files of the annotator: its program and the tables, which are fetched once for all elements of the page and kept there, so that a worker
// that is started anew has them at once. listed.js names them, as index.json does for others: no list has to be fetched before them.

import { LISTED } from './listed.js';

/** What went wrong, where, and what to do about it. */
export class Trouble extends Error {
  /** @param {string} what @param {string} where */
  constructor(what, where) {
    super(`${what} [${where}]`);
    this.what = what;
    this.where = where;
  }
}

/** @typedef {import('./listed.js').Listed} Listed */
/** @typedef {{ name: string, deflated: boolean, bytes: Uint8Array<ArrayBuffer> }} Table */

/** @param {string} name */
export const addressOf = (name) => new URL(name, import.meta.url).href;

/** @param {string} where */
const advice = (where) =>
  new URL(where).origin === location.origin
    ? 'check that the whole folder annotator/ lies beside jiazhu.js, and that the page’s Content-Security-Policy allows it under connect-src'
    : `their host must answer with “Access-Control-Allow-Origin: ${location.origin}” (CORS)`;

/** A file of the annotator. @param {string} name */
async function fetched(name) {
  const where = addressOf(name);
  /** @type {Response} */
  let answer;
  try {
    answer = await fetch(where);
  } catch (error) {
    const trouble = new Trouble(`A file of the annotator could not be fetched (${/** @type {Error} */ (error).message}): ${advice(where)}.`, where);
    throw Object.assign(trouble, { name: 'NetworkError' });
  }
  if (!answer.ok) throw new Trouble(`The host answered ${answer.status} ${answer.statusText} for a file of the annotator: copy the whole folder annotator/ beside jiazhu.js.`, where);
  return answer;
}

/** What fails is asked for again the next time. @template T @param {Promise<T>} promise @param {() => void} forget */
function kept(promise, forget) {
  promise.catch(forget);
  return promise;
}

/** @param {Listed} table @param {() => void} done @returns {Promise<Table>} */
async function table({ name, file, bytes, deflated }, done) {
  const body = new Uint8Array(await (await fetched(file)).arrayBuffer().catch(() => new ArrayBuffer(0)));
  // Hosts that compress by themselves tell nobody how long a file was: its own bytes are counted.
  if (body.length !== bytes) throw new Trouble(`The table ${name} has ${body.length} bytes, not ${bytes}: it is cut short, or of another version; copy the folder annotator/ again.`, addressOf(file));
  done();
  return { name, deflated, bytes: body };
}

/** Tables of each part, once asked for. @type {Partial<Record<Listed['part'], Promise<Table[]>>>} */
const parts = {};

/** How many files there are until a reading is complete, and how many have come; `heard` are told of each. */
export const progress = { done: 0, of: 1 + LISTED.filter(({ part }) => part !== 'dictionary').length, heard: /** @type {Set<() => void>} */ (new Set()) };
const step = () => {
  progress.done += 1;
  progress.heard.forEach((tell) => tell());
};

/** The tables of a part: `first`, which words and marks need; `rest`; the `dictionary`. @param {Listed['part']} part */
export function tables(part) {
  const all = () => LISTED.filter((table) => table.part === part).map((one) => table(one, part === 'dictionary' ? () => {} : step));
  return (parts[part] ??= kept(Promise.all(all()), () => delete parts[part]));
}

/** A part that was found damaged is fetched again. @param {Listed['part']} part */
export const forget = (part) => void delete parts[part];

/** @type {Promise<WebAssembly.Module> | undefined} */
let program;

/** The program, compiled: a worker that gets it need not do it again. */
export function compiled() {
  program ??= kept(
    fetched('annotator_bg.wasm').then(async (answer) => {
      try {
        const module = await (isProgram(answer) ? WebAssembly.compileStreaming(answer) : WebAssembly.compile(await answer.arrayBuffer()));
        step();
        return module;
      } catch (error) {
        throw new Trouble(`The annotator’s program could not be compiled (${/** @type {Error} */ (error).message}): copy the folder annotator/ again, and check that the page’s Content-Security-Policy allows 'wasm-unsafe-eval'.`, answer.url);
      }
    }),
    () => (program = undefined),
  );
  return program;
}

/** Whether an answer can be compiled while it comes, for which its host has to name the type of its file, and nothing besides. @param {Response} answer */
const isProgram = ({ headers }) => headers.get('content-type')?.toLowerCase() === 'application/wasm';
