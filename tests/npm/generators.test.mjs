// The examples for site generators, built by the generators themselves with the packed package: one Markdown file with a glossary becomes a page
// with a reading. GENERATORS names those to be tested, by commas; else all are.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const clone = fileURLToPath(new URL('../../', import.meta.url));
const work = join(clone, 'target/generators');
const shell = process.platform === 'win32';
const npm = (folder, ...words) =>
  execFileSync('npm', words, { cwd: folder, encoding: 'utf8', shell, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' } });

/** Where each puts its site, and the page in it. */
const GENERATORS = {
  eleventy: { site: '_site', page: 'lane/index.html', plain: ['plain.md', 'plain/index.html'] },
  vitepress: { site: '.vitepress/dist', page: 'lane.html', plain: ['plain.md', 'plain.html'] },
  astro: { site: 'dist', page: 'lane/index.html' },
};
const wanted = process.env.GENERATORS?.split(',') ?? Object.keys(GENERATORS);
let tarball;

before(() => {
  mkdirSync(work, { recursive: true });
  const [{ filename }] = JSON.parse(npm(join(clone, 'target/npm'), 'pack', '--json', '--pack-destination', work));
  tarball = join(work, filename);
});

for (const name of wanted) {
  test(`${name}: a Markdown file with a glossary becomes a page with a reading`, { timeout: 300_000 }, () => {
    const { site, page, plain } = GENERATORS[name];
    const folder = join(work, name);
    const lock = readFileSync(join(clone, 'examples', name, 'package-lock.json'));
    const installed = join(folder, 'installed-lock.json');
    const quietly = ['--ignore-scripts', '--no-audit', '--no-fund'];
    // What a registry sent once is kept; the example itself is copied anew.
    if (!existsSync(installed) || !readFileSync(installed).equals(lock)) rmSync(folder, { recursive: true, force: true });
    rmSync(join(folder, site), { recursive: true, force: true });
    cpSync(join(clone, 'examples', name), folder, { recursive: true });
    if (plain) writeFileSync(join(folder, plain[0]), '# 题\n\n机制\n');
    if (!existsSync(installed)) {
      npm(folder, 'ci', ...quietly);
      writeFileSync(installed, lock);
    }
    npm(folder, 'install', '--no-save', '--no-package-lock', '--prefer-offline', ...quietly, tarball);
    npm(folder, 'run', 'build');

    const html = readFileSync(join(folder, site, page), 'utf8');
    assert.match(html, /<li[^>]*>[^<]*<a [^>]*data-entry="laji-fenlei"[^>]*><strong>/, 'the list, the emphasis and the mark are there');
    assert.match(html, /data-entry="wanggeyuan"/);
    const at = (address) => join(folder, site, address.startsWith('/') ? address : join(dirname(page), address));
    const [, address] = html.match(/<jiazhu-reading src="([^"]+\.reading)"/);
    assert.equal(readFileSync(at(address)).subarray(0, 6).toString(), 'JIAZHU');
    assert.equal(readFileSync(at(address.replace('.reading', '.words'))).subarray(0, 6).toString(), 'JZWORD');
    const [, script] = html.match(/<script[^>]* src="([^"]*jiazhu\.js)"/);
    for (const file of ['jiazhu.js', 'jiazhu.css', 'reader.js', 'reader_bg.wasm']) assert.ok(existsSync(join(dirname(at(script)), file)), file);
    if (plain) assert.doesNotMatch(readFileSync(join(folder, site, plain[1]), 'utf8'), /<jiazhu-reading/);
  });
}
