// The reading of a Markdown file: its page and the two files beside it ask for it, and it is made once.

import { readFile } from 'node:fs/promises';
import { build } from 'jiazhu/node';

let made;

export function lane() {
  made ??= Promise.all([readFile('src/lane.md'), readFile('src/lane.glossary.yaml')]).then(([article, glossary]) => build({ article, glossary, folder: 'src' }));
  return made;
}
