// What runs inside the page: finding elements through all shadow roots, as Playwright does, and where a pointer reaches them.

/** @param path  conditions, one after the other: { css }, { role, name, exact }, { text }, { label }, { hasText }, { visible }, { nth } */
function find(path) {
  let found = [document];
  for (const step of path) {
    if ('css' in step) found = selected(found, step.css);
    else if ('role' in step) found = under(found, (element) => roleOf(element) === step.role && visible(element) && (step.name === null || step.name === undefined || textMatches(nameOf(element), step.name, step.exact)));
    else if ('text' in step) found = smallest(under(found, (element) => textMatches(element.textContent, step.text, step.exact)));
    else if ('label' in step) found = under(found, (element) => [...(element.labels ?? [])].some((label) => textMatches(label.textContent, step.label, false)));
    else if ('hasText' in step) found = found.filter((element) => textMatches(element.textContent, step.hasText, false));
    else if ('visible' in step) found = found.filter(visible);
    else found = step.nth < 0 ? found.slice(step.nth) : found.slice(step.nth, step.nth + 1);
  }
  return found;
}

const parentOf = (element) => element.parentElement ?? element.getRootNode().host ?? null;

/** The elements below these, in the order of the page, that fulfil a condition. */
function under(roots, fulfils) {
  const all = [];
  const walk = (node) => {
    for (const element of node.shadowRoot ? [...node.shadowRoot.children, ...node.children] : node.children) {
      if (fulfils(element)) all.push(element);
      walk(element);
    }
  };
  for (const root of roots) if (!roots.some((other) => other !== root && other.contains(root))) walk(root);
  return all;
}

const smallest = (found) => found.filter((element) => !found.some((other) => other !== element && element.contains(other)));

/**
 * The elements below these that a selector list selects, in the order of the page. `:visible` and `:text-is("…")` may stand at
 * the end of a compound; ancestors may stand outside the shadow root. The browser’s own selectors find what may be meant: to
 * ask each of ten thousand elements takes longer than a test.
 */
function selected(roots, css) {
  const lists = split(css, ',').map((selector) => split(selector.trim().replaceAll(/\s*>\s*/g, ' >'), ' ').map(compound));
  const last = lists.map((list) => list.at(-1).own).join(',');
  const trees = [document];
  for (const tree of trees) for (const { shadowRoot } of tree.querySelectorAll('*')) if (shadowRoot) trees.push(shadowRoot);
  const within = (element) => roots.some((root) => root !== element && (root === document || around(element, (above) => above === root)));
  const found = trees.map((tree) => [...tree.querySelectorAll(last)].filter((element) => within(element) && lists.some((list) => matches(element, list, list.length - 1)))).filter((some) => some.length > 0);
  if (found.length < 2) return found.flat();
  const all = new Set(found.flat());
  return under([document], (element) => all.has(element));
}

/** Whether an element fulfils the compounds of a selector up to this one. */
function matches(element, list, at) {
  const { own, seen, is, direct } = list[at];
  if (!element.matches(own) || (seen && !visible(element)) || (is !== undefined && element.textContent.trim() !== is)) return false;
  return at === 0 || around(element, (above) => matches(above, list, at - 1), direct);
}

/** Whether an element around this one, or the one directly around it, fulfils a condition. */
function around(element, fulfils, direct = false) {
  for (let above = parentOf(element); above; above = direct ? null : parentOf(above)) if (fulfils(above)) return true;
  return false;
}

/** One compound of a selector: what the browser knows of it, and what it does not. */
function compound(text) {
  const [, is] = text.match(/:text-is\("(.*?)"\)/) ?? [];
  return { own: text.replace(/^>|:visible|:text-is\(".*?"\)/g, '') || '*', seen: text.includes(':visible'), is, direct: text.startsWith('>') };
}

/** Splits where a sign stands outside of brackets and quotes. */
function split(text, sign) {
  const parts = [''];
  let [depth, quote] = [0, ''];
  for (const char of text) {
    if (quote) quote = char === quote ? '' : quote;
    else if (char === '"' || char === "'") quote = char;
    else if ('[('.includes(char)) depth += 1;
    else if ('])'.includes(char)) depth -= 1;
    if (char === sign && depth === 0 && !quote) parts.push('');
    else parts[parts.length - 1] += char;
  }
  return parts.filter((part) => part !== '');
}

function textMatches(text, pattern, exact) {
  const plain = text.replace(/\s+/g, ' ').trim();
  if (typeof pattern !== 'string') return new RegExp(pattern.source, pattern.flags).test(plain);
  return exact ? plain === pattern : plain.toLowerCase().includes(pattern.toLowerCase());
}

/** The roles of publishing stand for the element’s own. */
const roleOf = (element) => element.getAttribute('role')?.replace(/^doc-.*/, '') || (element.matches('a[href]') ? 'link' : element.matches('button') ? 'button' : null);

/** The accessible name, for what the tests look at. */
function nameOf(element) {
  const by = (element.getAttribute('aria-labelledby') ?? '').split(' ').filter(Boolean).map((id) => element.getRootNode().getElementById(id)?.textContent ?? '');
  if (by.length) return by.join(' ');
  if (element.ariaLabel) return element.ariaLabel;
  const text = (node) => (node.nodeType === Node.TEXT_NODE ? node.data : node.ariaHidden === 'true' ? '' : [...node.childNodes].map(text).join(''));
  return text(element);
}

function visible(element) {
  const { width, height } = element.getBoundingClientRect();
  return width > 0 && height > 0 && element.checkVisibility({ visibilityProperty: true });
}

function intoView(element) {
  const { top, left, bottom, right } = element.getBoundingClientRect();
  if (top < 0 || left < 0 || bottom > innerHeight || right > innerWidth) element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
}

/** Where a pointer reaches an element: its first box’s middle, once that has kept its place for two frames. */
async function reach(element) {
  if (!visible(element)) return { not: 'not visible' };
  intoView(element);
  const middle = () => {
    const { left, top, width, height } = [...element.getClientRects()].find(({ width, height }) => width * height > 1) ?? element.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  };
  const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
  const before = middle();
  await frame();
  await frame();
  const { x, y } = middle();
  if (Math.hypot(x - before.x, y - before.y) > 0.5) return { not: 'it moves' };
  let at = document.elementFromPoint(x, y);
  while (at?.shadowRoot && at !== element) {
    const inner = at.shadowRoot.elementFromPoint(x, y);
    if (!inner || inner === at) break;
    at = inner;
  }
  for (let above = at; above; above = parentOf(above)) if (above === element) return { value: { x, y } };
  return { not: `${at?.outerHTML.slice(0, 100)} stands over it` };
}

/** All of this as source, for a script that is sent into the page. */
export const FIND = [parentOf, under, smallest, selected, matches, around, compound, split, textMatches, roleOf, nameOf, visible, intoView, reach, find]
  .map((part) => (String(part).startsWith('function') || String(part).startsWith('async function') ? String(part) : `const ${part.name} = ${part};`))
  .join('\n');
