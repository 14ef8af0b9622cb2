// A page whose time the test holds: `visit(t, { clock: true })`. Until it is paused, time flows as it does.
//
// Playwright's own clock is none for WebKit, which Playwright does not drive here; this one is the same in all engines.

/**
 * Runs in the page before its own scripts. Timers, `performance.now()` and the times of events follow the clock. Frames
 * are the browser's: what is drawn is what the tests look at.
 */
export function install() {
  const { setTimeout: setReal, clearTimeout: clearReal } = window;
  const real = performance.now.bind(performance);
  /** @type {Map<number, { due: number, run: () => void, real: number, soon: boolean }>} */
  const waiting = new Map();
  let number = 0;
  /** What the clock shows while it is paused. @type {number | null} */
  let held = null;
  /** Milliseconds by which it is ahead of the real one while it flows. */
  let ahead = 0;
  const now = () => held ?? real() + ahead;
  const start = (key, timer) => (timer.real = setReal(() => fire(key), Math.max(0, timer.due - now())));
  const fire = (key) => {
    const timer = waiting.get(key);
    waiting.delete(key);
    timer?.run();
  };

  window.setTimeout = /** @type {any} */ ((run, delay = 0, ...given) => {
    const key = (number += 1);
    // What is put off to the next task waits for no time: it comes while the clock is paused, too.
    const soon = !(Number(delay) > 0);
    const timer = { due: now() + (soon ? 0 : Number(delay)), run: () => run(...given), real: 0, soon };
    waiting.set(key, timer);
    if (held === null || soon) start(key, timer);
    return key;
  });
  window.clearTimeout = (key) => {
    clearReal(waiting.get(key)?.real);
    waiting.delete(key);
  };
  performance.now = now;
  Object.defineProperty(Event.prototype, 'timeStamp', { configurable: true, get: now });

  /** What has been done is over: promises, and what they have led to. */
  const turn = () => new Promise((done) => setReal(() => done(null)));
  window.clock = {
    get held() {
      return held !== null;
    },
    pause() {
      held = now();
      for (const { real, soon } of waiting.values()) if (!soon) clearReal(real);
    },
    resume() {
      ahead = held - real();
      held = null;
      for (const [key, timer] of waiting) if (!timer.soon) start(key, timer);
    },
    async advance(time) {
      if (held === null) throw new Error('the clock must be paused before it is moved on');
      const end = held + time;
      for (;;) {
        const [next] = [...waiting].filter(([, { due }]) => due <= end).sort(([, a], [, b]) => a.due - b.due);
        if (!next) break;
        held = Math.max(held, next[1].due);
        fire(next[0]);
        await turn();
      }
      held = end;
      await turn();
    },
  };
}

/**
 * From now on time stands still but for `advance`. What the widget has begun is done first: it draws a text in turns, and asks
 * for the words file 250 ms after the reading is on the screen.
 */
export const pause = (page) =>
  page.evaluate(async () => {
    window.clock.pause();
    await window.clock.advance(300);
  });

/** Time flows again, from where it stands. */
export const resume = (page) => page.evaluate(() => window.clock.resume());

/** Lets so many milliseconds pass at once: whatever is due in them happens, in order and at its time. */
export const advance = (page, time) => page.evaluate((time) => window.clock.advance(time), time);

/** The same, until the browser has drawn what has come of it. */
export async function pass(page, time) {
  await advance(page, time);
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
}
