// What the command line tool makes of the example in examples/, in a folder of target/pages/ for each engine.

import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { article } from './content.mjs';
import { PAGES, fromClone } from './site.mjs';

export const folder = fromClone(PAGES);

/** Where a file of that folder is, from the clone. @param {string} name */
export const to = (name) => `${PAGES}/${name}`;

/** Runs the tool in the clone, by the cargo of whoever runs the tests; gives what it prints. */
export const jiazhu = (...words) =>
  execFileSync(process.env.CARGO ?? 'cargo', ['run', '--quiet', '--bin', 'jiazhu', '--', ...words], { cwd: fromClone(''), encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

let built;

/** example.reading, example.html, page.html and standalone.html. */
export function examples() {
  if (built) return folder;
  mkdirSync(folder, { recursive: true });
  const source = ['examples/article.md', '--glossary', 'examples/glossary.yaml', '--notes', 'examples/notes.json'];
  jiazhu('build', ...source, '-o', to('example.reading'), '--html', to('example.html'), '--page', to('page.html'), '--standalone', to('standalone.html'), '--widget', 'dist');
  built = true;
  return folder;
}

let long;

/** long.html: a page of some 50,000 characters, the Ningbo article again and again; how often. */
export function longPage() {
  if (long) return long;
  mkdirSync(folder, { recursive: true });
  const times = 20;
  const [, head, ...rest] = readFileSync(fromClone('content/ningbo/article.md'), 'utf8').split(/^---$/m);
  writeFileSync(fromClone(to('long.md')), `---${head}---${rest.join('---').repeat(times)}`);
  jiazhu('build', to('long.md'), '--glossary', 'content/ningbo/glossary.yaml', '-o', to('long.reading'), '--page', to('long.html'));
  return (long = { times });
}

let endless;

/** A page of some 25,000 characters in one paragraph; gives its text. */
export function endlessPage() {
  if (endless) return endless;
  mkdirSync(folder, { recursive: true });
  endless = article().join('').repeat(10);
  writeFileSync(fromClone(to('endless.txt')), `${endless}\n`);
  jiazhu('build', to('endless.txt'), '--lang', 'zh-Hant', '--glossary', 'content/ningbo/glossary.yaml', '-o', to('endless.reading'), '--page', to('endless.html'));
  return endless;
}
