// The attributes of the element, and the properties that mirror them.

/** What the attributes may say, the default first. @type {Record<string, string[]>} */
export const SUPPORTED = {
  theme: ['auto', 'light', 'dark'],
  'ui-lang': ['auto', 'en', 'zh-Hans', 'zh-Hant'],
  script: ['source', 'repaired', 'hans', 'hant'],
  aid: ['off', 'pinyin', 'zhuyin'],
  'aid-on': ['marks', 'first', 'all'],
  tones: ['dictionary', 'spoken'],
  terms: ['marked', 'quiet'],
  size: ['100', '85', '115', '130', '150', '180'],
  leading: ['normal', 'close', 'wide'],
  readings: ['auto', 'cn', 'tw'],
};

/** Where one of them is, and no `src`, what the element holds is annotated in the browser. */
export const RAW = ['annotate', 'glossary', 'notes'];

export const ATTRIBUTES = ['src', ...Object.keys(SUPPORTED)];

/** Those that are there or not. */
export const FLAGS = ['annotate', 'address'];

/** The name of an attribute's property. @param {string} attribute */
export const camel = (attribute) => attribute.replace(/-./g, (part) => part[1].toUpperCase());

/** Gives the elements of a class the properties, which say the default for a value that means nothing. @param {HTMLElement} prototype */
export function mirror(prototype) {
  for (const flag of FLAGS) {
    Object.defineProperty(prototype, flag, {
      configurable: true,
      enumerable: true,
      /** @this {HTMLElement} */
      get() {
        return this.hasAttribute(flag);
      },
      /** @this {HTMLElement} @param {unknown} value */
      set(value) {
        // A framework hands over an attribute without a value as an empty text.
        this.toggleAttribute(flag, value === '' || Boolean(value));
      },
    });
  }
  for (const [attribute, [initial, ...others]] of Object.entries(SUPPORTED)) {
    Object.defineProperty(prototype, camel(attribute), {
      configurable: true,
      enumerable: true,
      /** @this {HTMLElement} */
      get() {
        const value = this.getAttribute(attribute);
        return others.includes(/** @type {string} */ (value)) ? value : initial;
      },
      /** @this {HTMLElement} @param {string | null | undefined} value */
      set(value) {
        reflect(this, attribute, value);
      },
    });
  }
}

/** @param {Element} element @param {string} attribute @param {string | null | undefined} value */
export function reflect(element, attribute, value) {
  if (value === null || value === undefined) element.removeAttribute(attribute);
  else element.setAttribute(attribute, value);
}

/** What a script gave the element before jiazhu.js had come. @param {any} element */
export function upgrade(element) {
  for (const property of [...ATTRIBUTES.map(camel), 'article', ...RAW, ...FLAGS].filter((name) => Object.hasOwn(element, name))) {
    const value = element[property];
    delete element[property];
    element[property] = value;
  }
}
