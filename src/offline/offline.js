// The service worker of a released site: without a network the studio works as it did with one, and no page ever gets files of two builds.
//
// A release puts a line before this one, `self.BUILD = …`: the name of the build, and its files, each with the sum of its bytes. They lie in a cache
// of this build alone, which is filled, and each file held to its sum, before this worker begins its work; from then on they come from there and
// from nowhere else. A worker of another build waits until no page uses this one, or until the only page asks for it.

/** @typedef {Record<string, string>} Sums  of files beside this script */
const worker = /** @type {any} */ (self);
/** `later`: what is kept when somebody has used it first. @type {{ build: string, files: Sums, later: Sums }} */
const { build, files, later } = worker.BUILD;

const HOME = new URL('./', worker.location.href);
/** Several sites may share a host. */
const OWN = `jiazhu-studio ${HOME.pathname} `;
const CACHE = OWN + build;
const PAGE = 'studio.html';

/** Its content is a part of the name: what two builds have in common is fetched once. @param {string} path @param {string} sum */
const keyOf = (path, sum) => new URL(`${path}?${sum}`, HOME).href;

/** A file from the host, if it is the one of this build. @param {string} path @param {string} sum */
async function fetched(path, sum) {
  const answer = await fetch(new URL(path, HOME), { cache: 'no-cache' });
  if (!answer.ok) throw new Error(`the host answered ${answer.status} for ${path}`);
  const bytes = await answer.arrayBuffer();
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  if (!Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('').startsWith(sum)) throw new Error(`${path} is of another build than ${build}`);
  const headers = new Headers(answer.headers);
  // They told of the bytes on their way.
  for (const name of ['connection', 'content-encoding', 'content-length', 'keep-alive', 'transfer-encoding']) headers.delete(name);
  return new Response(bytes, { headers });
}

/** @param {string} path @param {string} sum */
async function kept(path, sum) {
  const cache = await caches.open(CACHE);
  const key = keyOf(path, sum);
  const own = await cache.match(key);
  if (own) return own;
  const answer = (await caches.match(key)) ?? (await fetched(path, sum));
  await cache.put(key, answer.clone());
  return answer;
}

/** Takes in the whole build, one file after the other: the page has its own to fetch. What has come already is not asked for again. */
async function filled() {
  for (const [path, sum] of Object.entries(files)) await kept(path, sum);
  // Only what somebody has used before.
  for (const [path, sum] of Object.entries(later)) if (await caches.match(keyOf(path, sum))) await kept(path, sum);
}

async function others() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(OWN) && name !== CACHE).map((name) => caches.delete(name)));
}

/** The open pages of the studio, whoever answers them. @returns {Promise<any[]>} */
const pages = async () => (await worker.clients.matchAll({ type: 'window', includeUncontrolled: true })).filter((/** @type {any} */ page) => page.url.startsWith(worker.registration.scope));

worker.addEventListener('install', (/** @type {any} */ event) => event.waitUntil(filled()));
worker.addEventListener('activate', (/** @type {any} */ event) => event.waitUntil(others()));

worker.addEventListener('fetch', (/** @type {any} */ event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== HOME.origin || !pathname.startsWith(HOME.pathname)) return;
  const asked = pathname.slice(HOME.pathname.length);
  // Some hosts leave the ending out.
  const path = asked === 'studio' ? PAGE : asked;
  const sum = files[path] ?? later[path];
  if (sum) event.respondWith(kept(path, sum));
});

/** What a page asks for: whether this is its build; to be answered from here though it was not loaded so; that the build that waits takes over. Both are
 * done for the only page alone: another one goes on with what it has. */
worker.addEventListener('message', (/** @type {any} */ event) => {
  const answer = async () => {
    if (event.data.is) return event.data.is === build;
    if ((await pages()).length !== 1) return false;
    if (event.data.claim) return event.data.claim === build && worker.clients.claim().then(() => true);
    return worker.skipWaiting().then(() => true);
  };
  event.waitUntil(answer().then((is) => event.ports[0].postMessage(is)));
});
