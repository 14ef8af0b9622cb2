// Two builds of a released site on one server: the second one differs from the first in every script.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fromClone } from './site.mjs';

const SECOND = 'b'.repeat(12);
const read = (path) => readFileSync(fromClone(`${process.env.DIST ?? 'dist'}/${path}`));
const sum = (bytes) => createHash('sha256').update(bytes).digest('hex').slice(0, 32);

/** What the service worker of the build in dist/ lists. @returns {{ build: string, files: Record<string, string>, later: Record<string, string> }} */
export const listed = () => JSON.parse(String(read('offline.js')).match(/^self\.BUILD = (.*);$/m)[1]);

/** @returns {Map<string, Buffer>}  what the second build has in the place of the first one's */
function second() {
  const { build, files, later } = listed();
  const changed = new Map();
  for (const path of Object.keys(files)) {
    if (path.endsWith('.js')) changed.set(path, Buffer.concat([read(path), Buffer.from(`\n// ${SECOND}`)]));
  }
  changed.set('studio.html', Buffer.from(String(read('studio.html')).replace(build, SECOND)));
  for (const [path, bytes] of changed) files[path] = sum(bytes);
  const list = `self.BUILD = ${JSON.stringify({ build: SECOND, files, later })};`;
  changed.set('offline.js', Buffer.from(String(read('offline.js')).replace(/^self\.BUILD = .*;$/m, list)));
  return changed;
}

/** A host of the builds: what `serve` takes, and what a test turns. */
export function host() {
  const state = { build: listed().build, isCut: (_path) => false };
  let changed;
  const answer = (path) => (bytes) => ({ status: bytes ? 200 : 404, body: (state.build === SECOND && changed.get(path.slice(1))) || bytes || 'not found' });
  return {
    site: {
      answers: new Proxy({}, { get: (_, path) => answer(String(path)) }),
      without: /** @type {any} */ ({ test: (path) => state.isCut(path) }),
    },
    first: state.build,
    second: SECOND,
    /** From now on the host has the second build. */
    renew() {
      changed = second();
      state.build = SECOND;
    },
    /** Nothing answers for these paths. @param {(path: string) => boolean} isCut */
    cut(isCut) {
      state.isCut = isCut;
    },
  };
}

/** Of which build a page is, and each of the scripts it is given now. @param {any} page */
export const buildsOf = (page, second = SECOND) =>
  page.evaluate(async (second) => {
    const paths = ['studio/edge.js', 'studio/studio.js', 'annotator/raw.js', 'annotator/work.js', 'jiazhu.js', 'companion/ask.js'];
    const texts = await Promise.all(paths.map(async (path) => (await fetch(path)).text()));
    const first = document.querySelector('meta[name="jiazhu-build"]').content;
    return [...new Set([first === second ? 'second' : 'first', ...texts.map((text) => (text.endsWith(second) ? 'second' : 'first'))])].join();
  }, second);

/** Waits until a page’s service worker has its build. @param {any} page */
export const isKept = (page) => page.evaluate(() => navigator.serviceWorker.ready.then(() => true));

/** Waits until another build has come, or has failed to, and tells which. @param {any} page */
export const looked = (page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration('studio.html');
    // The browser looks by itself as well: then there is one on its way already.
    await registration.update().catch(() => {});
    const worker = registration.installing ?? registration.waiting;
    if (!worker) return 'none';
    while (worker.state === 'installing') await new Promise((changed) => worker.addEventListener('statechange', changed, { once: true }));
    return worker.state;
  });
