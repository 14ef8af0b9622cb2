// The engines, by the names that ENGINE and files have for them, the one that the tests run in, and which part of them this process runs.

import assert from 'node:assert/strict';

export const TITLES = { chromium: 'Chromium', firefox: 'Firefox', webkit: 'WebKit' };

export const engine = process.env.ENGINE || 'chromium';
assert.ok(engine in TITLES, `ENGINE=${engine}: one of ${Object.keys(TITLES).join(', ')}`);

const [number, parts] = (process.env.PART || '1/1').split('/').map(Number);
assert.ok(number >= 1 && number <= parts, `PART=${process.env.PART}: 2/3 is the second third of the files`);

/** Of which `parts` this process runs the one with this `number`, from 1: several run side by side. */
export const part = { number, parts };
