// Every spec in one process, so that they share one browser. One of them alone: node --test specs/mouse.test.mjs

import { readdirSync } from 'node:fs';

const specs = new URL('specs/', import.meta.url);
for (const file of readdirSync(specs).sort()) await import(new URL(file, specs));
