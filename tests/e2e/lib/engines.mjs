// The engine that the tests run in: `ENGINE=firefox node --test specs/mouse.test.mjs`. Chromium where none is named.

import { after } from 'node:test';
import { engine } from './names.mjs';

// Each has a module of its name, in which `open` opens a page with an empty profile.
const { open, close, injects } = await import(`./engines/${engine}.mjs`);
after(close);

/** Whether scripts that run before the page’s own must come from its server. */
export { engine, injects, open };
