// Every spec in one process, so that they share one browser, or every third of them (PART=1/3). One of them alone:
// node --test specs/mouse.test.mjs

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { engine } from './lib/engines.mjs';
import { part } from './lib/names.mjs';
import { excepted, file, unknown } from './lib/test.mjs';

// What depends on no engine is tested once.
const folders = ['specs/', ...(engine === 'chromium' ? ['specs/once/'] : [])].map((folder) => new URL(folder, import.meta.url));
const specs = folders.flatMap((folder) => readdirSync(folder).filter((name) => name.endsWith('.mjs')).sort().map((name) => new URL(name, folder).href));
for (const [index, spec] of specs.entries()) {
  file.isRun = index % part.parts === part.number - 1;
  await import(spec);
}

test('each exception is one of a test that there is', (t) => {
  assert.deepEqual(unknown(), []);
  // For whoever counts: these are no tests that should have been run.
  t.diagnostic(`excepted ${excepted()}`);
});
