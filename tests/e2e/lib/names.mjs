// The engines, by the names that ENGINE and files have for them, and the one that the tests run in.

import assert from 'node:assert/strict';

export const TITLES = { chromium: 'Chromium', firefox: 'Firefox', webkit: 'WebKit' };

export const engine = process.env.ENGINE || 'chromium';
assert.ok(engine in TITLES, `ENGINE=${engine}: one of ${Object.keys(TITLES).join(', ')}`);
