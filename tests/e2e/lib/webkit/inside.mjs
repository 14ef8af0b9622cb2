// What runs inside the page: finding elements through all shadow roots, as Playwright does, and where a pointer reaches them.

/** @param path  conditions, one after the other: { css }, { role, name, exact }, { text }, { label }, { hasText }, { visible }, { nth } */
function find(path) {
  let found = [document];
  for (const step of path) {
    if ('css' in step) found = under(found, (element) => cssMatches(element, step.css));
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

/** A selector list; `:visible` and `:text-is("…")` may stand at the end of a compound; ancestors may stand outside the shadow root. */
function cssMatches(element, css) {
  return split(css, ',').some((selector) => {
    const parts = split(selector.trim().replaceAll(/\s*>\s*/g, ' >'), ' ');
    const matches = (element, at) => {
      const direct = parts[at].startsWith('>');
      if (!compoundMatches(element, parts[at].replace(/^>/, ''))) return false;
      if (at === 0) return true;
      for (let above = parentOf(element); above; above = direct ? null : parentOf(above)) if (matches(above, at - 1)) return true;
      return false;
    };
    return matches(element, parts.length - 1);
  });
}

function compoundMatches(element, compound) {
  const [, is] = compound.match(/:text-is\("(.*?)"\)/) ?? [];
  const own = compound.replace(/:visible|:text-is\(".*?"\)/g, '') || '*';
  return element.matches(own) && (!compound.includes(':visible') || visible(element)) && (is === undefined || element.textContent.trim() === is);
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
export const FIND = [parentOf, under, smallest, cssMatches, compoundMatches, split, textMatches, roleOf, nameOf, visible, intoView, reach, find]
  .map((part) => (String(part).startsWith('function') || String(part).startsWith('async function') ? String(part) : `const ${part.name} = ${part};`))
  .join('\n');
