import { cpSync } from 'node:fs';
import { defineConfig } from 'astro/config';
import { widget } from 'jiazhu/node';

// Astro serves and copies what lies in public/. The widget's files are made: keep public/jiazhu/ out of git.
for (const file of widget.files) cpSync(widget.folder + file, `public/jiazhu/${file}`);

export default defineConfig({ telemetry: false });
