// Registers the service worker of the site (src/offline/offline.js), and tells when another build has come. Only the page of a release names its build:
// under `cargo xtask serve`, and where somebody has copied the sources, there is none.

import { progress } from '../annotator/raw.js';

/** Milliseconds after which a first visit is made one that need not be repeated: what the page fetches itself comes first. */
const CALM = 3000;

const build = /** @type {HTMLMetaElement | null} */ (document.querySelector('meta[name="jiazhu-build"]'))?.content;
const workers = build ? navigator.serviceWorker : undefined;

/** A policy of its own: that of the annotator is made once. @type {any} */
const policy = build && /** @type {any} */ (globalThis).trustedTypes?.createPolicy('jiazhu-offline', { createScriptURL: (/** @type {string} */ own) => own });

/** @type {ServiceWorkerRegistration | undefined} */
let registration;
/** @type {() => void} */
let tell = () => {};

/** Asks a worker, which answers yes or no. @param {ServiceWorker} worker @param {object} question @returns {Promise<boolean>} */
const asked = (worker, question) =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    worker.postMessage(question, [port2]);
  });

/** The page again, of whatever build answers now. What is written is kept when it is left. */
const again = () => location.reload();

const isAgain = () => /** @type {PerformanceNavigationTiming | undefined} */ (performance.getEntriesByType('navigation')[0])?.type === 'reload';

/** When what a first reading takes has come, or nobody has asked for it yet. */
const calm = () =>
  new Promise((done) => {
    const look = () => void ((progress.done === 0 || progress.done >= progress.of) && done(undefined));
    setTimeout(() => (look(), progress.heard.add(look)), CALM);
  });

/** Makes the studio work without a network, from the next visit on. */
export async function register() {
  if (!workers) return;
  const { controller } = workers;
  let isControlled = !!controller;
  workers.addEventListener('controllerchange', () => {
    // From the first worker on, another one is one of another build.
    if (isControlled) again();
    isControlled = true;
  });
  // Another build took over while this page was on its way: once more, and only once.
  if (controller && !isAgain() && !(await asked(controller, { is: build }))) return again();
  if (!controller) await calm();
  // Its scope begins the names of the page, and of what its worker is started from.
  registration = await workers.register(policy ? policy.createScriptURL('offline.js') : 'offline.js', { scope: './studio', updateViaCache: 'none' });
  const found = () => {
    if (registration?.waiting && registration.active) tell();
  };
  registration.addEventListener('updatefound', () => registration?.installing?.addEventListener('statechange', found));
  found();
  if (!controller) {
    const { active } = await workers.ready;
    // What it loads from now on, as the dictionary, is kept as well.
    if (active) await asked(active, { claim: build });
  }
}

/** Tells when another build has come and waits. @param {() => void} heard */
export function hearBuild(heard) {
  tell = heard;
  if (registration?.waiting && registration.active) tell();
}

/** Takes the other build: the page is loaded again. No where another page of the studio is open. */
export const renewed = async () => !!registration?.waiting && asked(registration.waiting, {});
