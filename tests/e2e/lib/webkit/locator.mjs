// Elements of a page in WebKit, by a path of conditions, looked for anew each time; after Playwright's locators.

/** Milliseconds until what is looked for must be there. */
const PATIENCE = 10_000;

/** Tries until there is a value. `what` is for the message, `patience` in milliseconds. */
export async function attempt(what, run, patience = PATIENCE) {
  let missing;
  for (const late = Date.now() + patience; ; await new Promise((wait) => setTimeout(wait, 30))) {
    const { value, not } = await run();
    if (not === undefined) return value;
    missing = not;
    if (Date.now() > late) throw new Error(`not within ${patience} ms: ${what}: ${missing}`);
  }
}

/** Regular expressions do not survive JSON. */
const pattern = (text) => (text instanceof RegExp ? { source: text.source, flags: text.flags } : text);

export class Locator {
  #page;
  #path;

  constructor(page, path) {
    this.#page = page;
    this.#path = path;
  }

  #and(...steps) {
    return new Locator(this.#page, [...this.#path, ...steps]);
  }

  /** @type {(css: string, options?: { hasText?: string | RegExp }) => Locator} */
  locator = (css, { hasText } = {}) => this.#and({ css }, ...(hasText ? [{ hasText: pattern(hasText) }] : []));
  filter = ({ hasText, visible }) => this.#and(...(hasText ? [{ hasText: pattern(hasText) }] : []), ...(visible ? [{ visible }] : []));
  /** @type {(role: string, options?: { name?: string | RegExp, exact?: boolean }) => Locator} */
  getByRole = (role, { name, exact = false } = {}) => this.#and({ role, name: pattern(name), exact });
  getByText = (text, { exact = false } = {}) => this.#and({ text: pattern(text), exact });
  getByLabel = (label) => this.#and({ label });
  nth = (nth) => this.#and({ nth });
  first = () => this.nth(0);
  last = () => this.nth(-1);

  // ── What is there now

  count() {
    return this.#page.find(this.#path, 'return found.length;');
  }

  async all() {
    return Array.from({ length: await this.count() }, (_, nth) => this.nth(nth));
  }

  evaluateAll(run, argument) {
    return this.#page.find(this.#path, `return (${run})(found, argument);`, argument);
  }

  allTextContents() {
    return this.evaluateAll((all) => all.map((element) => element.textContent));
  }

  isVisible() {
    return this.#page.find(this.#path, 'return found.length > 0 && visible(found[0]);');
  }

  // ── What is waited for

  /** What a function of the one element gives, once there is one. `body` may return `{ not: why }` to go on waiting. */
  #one(body, argument) {
    const one = `if (found.length !== 1) return { not: found.length + ' elements' }; const [element] = found; ${body}`;
    return attempt(JSON.stringify(this.#path), () => this.#page.find(this.#path, one, argument));
  }

  evaluate(run, argument) {
    return this.#one(`return { value: await (${run})(element, argument) };`, argument);
  }

  innerText() {
    return this.evaluate((element) => element.innerText);
  }

  textContent() {
    return this.evaluate((element) => element.textContent);
  }

  getAttribute(name) {
    return this.evaluate((element, name) => element.getAttribute(name), name);
  }

  isChecked() {
    return this.evaluate((element) => element.checked);
  }

  boundingBox() {
    return this.evaluate((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return { x, y, width, height };
    });
  }

  waitFor({ state = 'visible', timeout = PATIENCE } = {}) {
    const holds = {
      visible: 'found.length === 1 && visible(found[0])',
      hidden: '!found.some(visible)',
      attached: 'found.length > 0',
      detached: 'found.length === 0',
    }[state];
    const body = `return ${holds} ? {} : { not: 'not ${state}: ' + found.length + ' elements' };`;
    return attempt(JSON.stringify(this.#path), () => this.#page.find(this.#path, body), timeout);
  }

  focus() {
    return this.evaluate((element) => element.focus());
  }

  scrollIntoViewIfNeeded() {
    return this.#one('intoView(element); return {};');
  }

  /** Where a pointer reaches the element: in sight, at rest, and with nothing over it. */
  #point() {
    return this.#one('return reach(element);');
  }

  async hover() {
    const { x, y } = await this.#point();
    await this.#page.mouse.move(x, y);
  }

  async click() {
    const { x, y } = await this.#point();
    await this.#page.mouse.click(x, y);
  }

  /** A control may be hidden behind its label. */
  async check() {
    const { x, y } = await this.#one('return reach(visible(element) && element.getBoundingClientRect().width > 1 ? element : element.labels[0]);');
    await this.#page.mouse.click(x, y);
    await this.#one("return element.checked ? {} : { not: 'not checked' };");
  }
}
