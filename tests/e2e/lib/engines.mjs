// The engine that the tests run in: `ENGINE=firefox node --test specs/mouse.test.mjs`. Chromium where none is named.

import assert from 'node:assert/strict';
import { after } from 'node:test';
import { TITLES } from './names.mjs';

export const engine = process.env.ENGINE || 'chromium';
assert.ok(engine in TITLES, `ENGINE=${engine}: one of ${Object.keys(TITLES).join(', ')}`);

// Each has a module of its name, in which `open` opens a page with an empty profile.
const { open, close, injects } = await import(`./engines/${engine}.mjs`);
after(close);

/** Whether scripts that run before the page’s own must come from its server. */
export { injects, open };
