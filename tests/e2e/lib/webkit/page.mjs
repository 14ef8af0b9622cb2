// A page in WebKit, with the methods of Playwright's pages that the specifications use, so that they read the same for
// each engine. Methods of the same name do the same; what is missing here is missing in exceptions.mjs, too.

import { writeFileSync } from 'node:fs';
import { FIND } from './inside.mjs';
import { Locator, attempt } from './locator.mjs';

/** A window of WebKitGTK is no narrower; a narrower page stands in a frame. */
const NARROWEST = 450;
/** The codes of keys without a character are those of WebDriver. */
const KEYS = {
  Tab: '\uE004', Enter: '\uE007', Shift: '\uE008', Control: '\uE009', Alt: '\uE00A', Escape: '\uE00C', Space: ' ', PageUp: '\uE00E', PageDown: '\uE00F',
  End: '\uE010', Home: '\uE011', ArrowLeft: '\uE012', ArrowUp: '\uE013', ArrowRight: '\uE014', ArrowDown: '\uE015',
};

export class Page {
  #send;
  #framed;
  #viewport;
  #scripts;
  #at = { x: 0, y: 0 };

  /** @param scripts  functions that the page’s server lets run first; where there is none, they come late */
  constructor(send, viewport, scripts) {
    this.#send = send;
    this.#viewport = viewport;
    this.#scripts = scripts;
    this.#framed = viewport.width < NARROWEST;
    this.mouse = {
      move: (x, y, { steps = 1 } = {}) => this.#move(x, y, steps),
      down: () => this.#pointer({ type: 'pointerDown', button: 0 }),
      up: () => this.#pointer({ type: 'pointerUp', button: 0 }),
      click: (x, y) => this.#click(x, y, 1),
      dblclick: (x, y) => this.#click(x, y, 2),
      wheel: (deltaX, deltaY) => this.#act('wheel', 'wheel', [{ type: 'scroll', ...this.#at, deltaX, deltaY, duration: 0 }]),
    };
    this.keyboard = { press: (keys) => this.#press(keys) };
  }

  async open() {
    await this.#window(this.#framed ? { width: 1280, height: 1000 } : this.#viewport);
    // The driver's pointer is where the test before has left it, and a move to that very place would move nothing.
    await this.#move(1, 1);
  }

  // ── Addresses

  async goto(url) {
    if (!this.#framed) {
      await this.#send('POST', '/url', { url });
      if (url.startsWith('file:')) for (const script of this.#scripts) await this.evaluate(script);
      return;
    }
    const { width, height } = this.#viewport;
    const { origin } = new URL(url);
    await this.#send('POST', '/url', { url: `${origin}/__frame?${new URLSearchParams({ width, height, url })}` });
    await this.#send('POST', '/frame', { id: 0 });
    await this.waitForFunction(() => document.readyState === 'complete');
  }

  url() {
    return this.evaluate(() => location.href);
  }

  title() {
    return this.evaluate(() => document.title);
  }

  async reload() {
    return this.#framed ? this.goto(await this.url()) : this.#send('POST', '/refresh', {});
  }

  goBack() {
    return this.#send('POST', '/back', {});
  }

  // ── Scripts

  /** What a function gives in the page, as JSON; a string is run for what it does. */
  evaluate(run, argument) {
    return this.script(typeof run === 'string' ? `${run}\n;return null;` : `return (${run})(given);`, argument);
  }

  /** Runs the body of an async function of `given`. */
  async script(body, given) {
    const script = `const [given, done] = arguments;
      (async () => { ${body} })().then((value) => done({ value: JSON.stringify(value ?? null) }), (error) => done({ error: String(error) + '\\n' + (error?.stack ?? '') }));`;
    const { value, error } = await this.#send('POST', '/execute/async', { script, args: [given ?? null] });
    if (error) throw new Error(error);
    return JSON.parse(value);
  }

  waitForFunction(run, argument) {
    return attempt(`${run}`, async () => {
      const value = await this.evaluate(run, argument);
      return value ? { value } : { not: 'still false' };
    });
  }

  waitForTimeout(time) {
    return new Promise((done) => setTimeout(done, time));
  }

  addStyleTag({ content }) {
    return this.evaluate((content) => void document.head.append(Object.assign(document.createElement('style'), { textContent: content })), content);
  }

  // ── Elements

  locator(css, options) {
    return new Locator(this, []).locator(css, options);
  }

  getByRole(role, options) {
    return new Locator(this, []).getByRole(role, options);
  }

  getByText(text, options) {
    return new Locator(this, []).getByText(text, options);
  }

  /** What a function of the elements that a path leads to gives. */
  find(path, body, argument) {
    return this.script(`${FIND}\nconst { path, argument } = given;\nconst found = find(path);\n${body}`, { path, argument });
  }

  // ── Mouse and keys

  #act(type, id, actions, more = {}) {
    return this.#send('POST', '/actions', { actions: [{ type, id, ...more, actions }] });
  }

  #pointer(...actions) {
    return this.#act('pointer', 'mouse', actions, { parameters: { pointerType: 'mouse' } });
  }

  #move(x, y, steps = 1) {
    const from = this.#at;
    const step = (part) => ({ type: 'pointerMove', duration: 0, x: Math.round(from.x + (x - from.x) * part), y: Math.round(from.y + (y - from.y) * part) });
    this.#at = { x: Math.round(x), y: Math.round(y) };
    return this.#pointer(...Array.from({ length: steps }, (_, index) => step((index + 1) / steps)));
  }

  async #click(x, y, times) {
    await this.#move(x, y);
    // As long as a finger needs, at least: the widget tells a click from a drag by what has happened between.
    const one = [{ type: 'pointerDown', button: 0 }, { type: 'pause', duration: 20 }, { type: 'pointerUp', button: 0 }];
    await this.#pointer(...Array.from({ length: times }, () => one).flat());
  }

  /** A key by name, after others that are held down meanwhile: Control+ArrowRight. */
  #press(keys) {
    const codes = keys.split('+').map((key) => KEYS[key] ?? key);
    const down = codes.map((value) => ({ type: 'keyDown', value }));
    const up = codes.toReversed().map((value) => ({ type: 'keyUp', value }));
    return this.#act('key', 'keys', [...down, ...up]);
  }

  // ── Window

  /** The window holds its toolbar, too. */
  async #window({ width, height }) {
    await this.#send('POST', '/window/rect', { x: 0, y: 0, width, height: height + 38 });
  }

  async setViewportSize(viewport) {
    this.#viewport = viewport;
    if (this.#framed) {
      return this.evaluate(({ width, height }) => void Object.assign(/** @type {HTMLElement} */ (window.frameElement).style, { width: `${width}px`, height: `${height}px` }), viewport);
    }
    if (viewport.width < NARROWEST) throw new Error(`a page of ${viewport.width} px stands in a frame: visit it with such a viewport`);
    await this.#window(viewport);
    await this.waitForFunction(({ width, height }) => innerWidth === width && innerHeight === height, viewport);
  }

  /** @param {{ path?: string }} options */
  async screenshot({ path } = {}) {
    const whole = await this.#send('GET', '/screenshot');
    const picture = Buffer.from(this.#framed ? await this.#cut(whole) : whole, 'base64');
    if (path) writeFileSync(path, picture);
    return picture;
  }

  /** The part of a picture of the window that shows the frame. */
  #cut(picture) {
    return this.evaluate(
      async ({ picture, width, height }) => {
        const bytes = Uint8Array.from(atob(picture), (c) => c.charCodeAt(0));
        const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
        const canvas = Object.assign(document.createElement('canvas'), { width, height });
        canvas.getContext('2d').drawImage(bitmap, 0, 0);
        return canvas.toDataURL('image/png').split(',')[1];
      },
      { picture, ...this.#viewport },
    );
  }
}
