// Golden files in tests/e2e/golden: what a test saw once, looked at, and expects from then on.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { fromClone } from './site.mjs';

/** Compares a text with its file, or with UPDATE_EXPECT=1, as for the tests in Rust, writes the file anew. */
export function golden(name, text) {
  const path = fromClone(`tests/e2e/golden/${name}`);
  const now = `${text.trimEnd()}\n`;
  if (process.env.UPDATE_EXPECT === '1') writeFileSync(path, now);
  assert.equal(now, readFileSync(path, 'utf8'), `${name} differs; if that is meant, run this test with UPDATE_EXPECT=1`);
}
