// docs/engines.md says what is not tested in an engine, and why.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { EXCEPTIONS } from '../../lib/exceptions.mjs';
import { TITLES } from '../../lib/names.mjs';
import { fromClone } from '../../lib/site.mjs';
import { test } from '../../lib/test.mjs';

test('each reason why an engine is not tested in something stands in the papers, and no other', () => {
  const [, section] = readFileSync(fromClone('docs/engines.md'), 'utf8').split('## What is not tested, and why');
  const told = [...section.matchAll(/^\| (?<engines>[^|]*) \| [^|]* \| (?<because>[^|]*) \|$/gm)]
    .filter(({ groups }) => !/^(engine|-+)$/.test(groups.engines))
    .flatMap(({ groups }) => groups.engines.split(', ').map((engine) => `${engine}: ${groups.because}`));
  const named = Object.entries(EXCEPTIONS).flatMap(([engine, all]) => all.map(({ because }) => `${TITLES[engine]}: ${because}`));
  assert.deepEqual(told.sort(), named.sort());
});
