// The npm package in other people's builds: packed, installed, built and run. Each host is a project in tests/hosts/.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { seen, visit, whenReady } from '../../lib/browser.mjs';
import { examples } from '../../lib/build.mjs';
import { fromClone } from '../../lib/site.mjs';
import { test } from '../../lib/test.mjs';
import { card, mark, opened } from '../../lib/widget.mjs';

const work = fromClone('target/hosts');
const run = (folder, program, ...words) => execFileSync(program, words, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

let packed;

/** The tarball that `npm publish` would send. */
function tarball() {
  if (packed) return packed;
  run(fromClone(''), process.env.CARGO ?? 'cargo', 'xtask', 'package');
  mkdirSync(work, { recursive: true });
  const [{ filename }] = JSON.parse(run(fromClone('target/npm'), 'npm', 'pack', '--json', '--pack-destination', work));
  return (packed = { path: join(work, filename) });
}

/** Copies the project, installs what its lock file names and the tarball, and builds it; gives its dist folder. */
function built(host) {
  const { path } = tarball();
  const folder = join(work, host);
  const lock = readFileSync(fromClone(`tests/hosts/${host}/package-lock.json`));
  const installed = join(folder, 'installed-lock.json');
  // What a registry sent once is kept; the project itself is copied anew.
  if (!existsSync(installed) || !readFileSync(installed).equals(lock)) rmSync(folder, { recursive: true, force: true });
  cpSync(fromClone(`tests/hosts/${host}`), folder, { recursive: true });
  const npm = (...words) => run(folder, 'npm', ...words, '--ignore-scripts', '--no-audit', '--no-fund');
  if (!existsSync(installed)) {
    npm('ci');
    cpSync(join(folder, 'package-lock.json'), installed);
  }
  npm('install', '--no-save', '--no-package-lock', '--prefer-offline', path);
  run(folder, 'npx', '--no-install', 'vite', 'build', '--logLevel', 'warn');
  cpSync(join(examples(), 'example.reading'), join(folder, 'dist/example.reading'));
  return { folder, dist: join(folder, 'dist') };
}

test('custom-elements.json says what the element has: its attributes, members, events, parts and properties', async (t) => {
  const manifest = JSON.parse(readFileSync(fromClone('npm/custom-elements.json'), 'utf8'));
  const [said] = manifest.modules[0].declarations;
  const names = (list) => list.map(({ name }) => name).sort();
  const { page } = await visit(t, { path: '/minimal.html' });
  const found = await page.evaluate(() => {
    const element = /** @type {any} */ (customElements.get('jiazhu-reading'));
    const own = Object.entries(Object.getOwnPropertyDescriptors(element.prototype));
    return {
      attributes: [...element.observedAttributes].sort(),
      members: own.map(([name]) => name).filter((name) => !/^constructor$|Callback$/.test(name)).sort(),
    };
  });
  // `address` is looked for when a card opens, and not observed.
  assert.deepEqual(names(said.attributes), [...found.attributes, 'address'].sort());
  assert.deepEqual(names(said.members), found.members);
  const script = readFileSync(fromClone('src/element/jiazhu.js'), 'utf8');
  assert.deepEqual(names(said.events), [...script.matchAll(/@fires (\S+)/g)].map(([, name]) => name).sort());
  assert.deepEqual(names(said.cssParts), script.match(/@csspart (.*)/)[1].split(', ').sort());
  const theme = readFileSync(fromClone('styles/theme.css'), 'utf8');
  assert.deepEqual(names(said.cssProperties), [...new Set([...theme.matchAll(/var\((--jiazhu-[a-z-]+)/g)].map(([, name]) => name))].sort());
});

test('a server that renders pages can import the package', () => {
  tarball();
  const script = "const { JiazhuReading } = await import('./jiazhu.js'); console.log(typeof JiazhuReading)";
  assert.equal(run(fromClone('target/npm'), 'node', '--input-type=module', '-e', script).trim(), 'function');
});

test('Vite: the package is imported, built and shown', { timeout: 300_000 }, async (t) => {
  const { dist } = built('vite');
  const programs = readdirSync(join(dist, 'assets')).filter((name) => name.endsWith('.wasm'));
  assert.equal(programs.length, 1, 'the program is there, once');
  const { page } = await visit(t, { site: { folders: [dist] } });
  await mark(page, '网格员').click();
  await opened(page, '网格员');
  assert.equal(await page.locator('#told').innerText(), 'wanggeyuan');
  await page.keyboard.press('Escape');
  await card(page).waitFor({ state: 'hidden' });
});

/** A host's page whose element is taken away and brought back, opened and painted by the host. */
async function staysWhole(t, dist) {
  const { page } = await visit(t, { site: { folders: [dist] }, ready: false });
  await page.locator('jiazhu-reading').waitFor();
  await whenReady(page);
  assert.match(await page.locator('#told').innerText(), /6 entries/);
  for (let times = 0; times < 3; times += 1) {
    await page.locator('#toggle').click();
    await page.locator('jiazhu-reading').waitFor({ state: 'detached' });
    await page.locator('#toggle').click();
    await page.locator('#look').click();
    await opened(page, 'grid worker');
    assert.equal(await page.locator('#told').innerText(), '网格员');
    await page.keyboard.press('Escape');
    await card(page).waitFor({ state: 'hidden' });
  }
  await page.locator('#paint').click();
  await page.locator('.jz[data-theme="dark"]').waitFor();
  assert.deepEqual((await seen(page)).events.filter(({ type }) => type === 'jiazhu-error'), []);
}

test('React: typed, under StrictMode, mounted and unmounted, with properties that change', { timeout: 300_000 }, async (t) => {
  const { folder, dist } = built('react');
  run(folder, 'npx', '--no-install', 'tsc');
  await staysWhole(t, dist);
});

test('Vue: bound attributes, listeners and methods, mounted and unmounted', { timeout: 300_000 }, async (t) => {
  const { dist } = built('vue');
  await staysWhole(t, dist);
});
