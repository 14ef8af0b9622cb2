// The pictures of pictures.test.mjs with the engines beside each other, in target/screenshots/side-by-side/: the same state, one file.

import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { executable } from './lib/engines/chromium.mjs';
import { TITLES } from './lib/names.mjs';
import { fromClone } from './lib/site.mjs';

const folder = (name) => fromClone(`target/screenshots/${name}`);
const engines = Object.keys(TITLES).filter((engine) => existsSync(folder(engine)));
const names = [...new Set(engines.flatMap((engine) => readdirSync(folder(engine))))].filter((name) => name !== 'print.png').sort();
mkdirSync(folder('side-by-side'), { recursive: true });

const browser = await chromium.launch({ executablePath: executable(), args: ['--no-sandbox', '--disable-gpu'] });
const page = await browser.newPage();
for (const name of names) {
  const figures = engines.map((engine) => {
    const path = `${folder(engine)}/${name}`;
    const picture = existsSync(path) ? `<img src="data:image/png;base64,${readFileSync(path, 'base64')}">` : '<p>no picture</p>';
    return `<figure><figcaption>${TITLES[engine]}</figcaption>${picture}</figure>`;
  });
  const width = name.startsWith('phone') ? 390 : 1280;
  await page.setViewportSize({ width: (width + 20) * engines.length, height: 500 });
  await page.setContent(`<style>body { display: flex; gap: 20px; margin: 0; font: 20px sans-serif } figure { margin: 0 } img { width: ${width}px }</style>${figures.join('')}`);
  await page.screenshot({ path: `${folder('side-by-side')}/${name}`, fullPage: true });
}
await browser.close();
console.log(`${names.length} pictures of ${engines.length} engines in target/screenshots/side-by-side/`);
