// What the publisher wrote, read apart from the code under test.

import { readFileSync } from 'node:fs';
import { fromClone } from './site.mjs';

const read = (file) => readFileSync(fromClone(`content/ningbo/${file}`), 'utf8');

/** The article's blocks: Markdown without its front matter and signs. */
export const article = () =>
  read('article.md')
    .split(/^---$/m)
    .slice(2)
    .join('---')
    .split(/\n\s*\n/)
    .map((block) => block.trim().replace(/^(#+|>) /, ''))
    .filter((block) => block !== '');

/** The entries' ids and headwords, in the glossary's order. */
export const entries = () =>
  [...read('glossary.yaml').matchAll(/^ {2}- id: (\S+)\n {4}headword: (.+)$/gm)].map(([, id, headword]) => ({ id, headword }));
