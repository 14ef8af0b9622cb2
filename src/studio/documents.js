// Who opens documents of word processors and e-books: a worker, which is ended afterwards, with all the memory that such a file takes; the page where
// no worker may run. The program is fetched for the first such file.

/** Milliseconds that a worker may take to come to work, and then for a file. */
const PATIENCE = 10_000;
const LONGEST = 120_000;

const where = new URL('import/import.js', import.meta.url);

/** What a page with Trusted Types asks for; made once. @type {{ createScriptURL(url: string): string } | undefined} */
const policy = /** @type {any} */ (globalThis).trustedTypes?.createPolicy('jiazhu-import', { createScriptURL: (/** @type {string} */ own) => own });

/** The article, its pictures and what was left behind. What it throws is a message for people, or one of the names that the program has words for. @param {string} name @param {Uint8Array} bytes @returns {Promise<import('./import/import.js').Opened>} */
export async function document(name, bytes) {
  // They lie in the memory of the program that calls, which may move while it is waited for.
  const file = bytes.slice();
  const worker = await started();
  if (!worker) {
    const { open, told } = await import(where.href);
    return open(name, file).catch((/** @type {unknown} */ error) => {
      throw new Error(told(error));
    });
  }
  try {
    const answer = /** @type {import('./import/import.js').Answer} */ (await told(worker, LONGEST, () => worker.postMessage({ name, bytes: file })));
    if ('error' in answer) throw new Error(answer.error);
    return answer.opened;
  } finally {
    worker.terminate();
  }
}

/** A worker that has come to work; undefined where none may. */
async function started() {
  /** @type {Worker | undefined} */
  let worker;
  try {
    worker = new Worker(policy ? policy.createScriptURL(where.href) : where, { type: 'module' });
    await told(worker, PATIENCE);
    return worker;
  } catch {
    worker?.terminate();
    return undefined;
  }
}

/** What a worker says next. @param {Worker} worker @param {number} longest @param {() => void} [ask] */
function told(worker, longest, ask) {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new DOMException('it takes too long to open', 'TimeoutError')), longest);
    worker.onmessage = ({ data }) => (clearTimeout(late), resolve(data));
    worker.onerror = (event) => {
      event.preventDefault();
      clearTimeout(late);
      reject(new DOMException('it is too large for this browser, or damaged', 'DataError'));
    };
    ask?.();
  });
}
