// Every spec in one process, so that they share one browser. One of them alone: node --test specs/mouse.test.mjs

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { engine } from './lib/engines.mjs';
import { excepted, unknown } from './lib/test.mjs';

// What depends on no engine is tested once.
const folders = ['specs/', ...(engine === 'chromium' ? ['specs/once/'] : [])].map((folder) => new URL(folder, import.meta.url));
for (const folder of folders) {
  for (const file of readdirSync(folder).filter((file) => file.endsWith('.mjs')).sort()) await import(new URL(file, folder).href);
}

test('each exception is one of a test that there is', (t) => {
  assert.deepEqual(unknown(), []);
  // For whoever counts: these are no tests that should have been run.
  t.diagnostic(`excepted ${excepted()}`);
});
