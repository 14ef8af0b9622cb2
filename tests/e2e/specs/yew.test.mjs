// Beside and inside another Yew application: a second wasm program on the page, built of tests/hosts/yew.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { seen, visit } from '../lib/browser.mjs';
import { examples } from '../lib/build.mjs';
import { fromClone } from '../lib/site.mjs';
import { test } from '../lib/test.mjs';

const folder = fromClone('target/hosts/yew');
const run = (program, ...words) => execFileSync(program, words, { cwd: fromClone(''), stdio: ['ignore', 'ignore', 'pipe'] });

let built;

/** Builds the application as anyone would who uses the crate: cargo, then wasm-bindgen. */
function application() {
  if (built) return;
  const target = 'wasm32-unknown-unknown';
  run(process.env.CARGO ?? 'cargo', 'build', '--profile', 'widget', '--package', 'host-yew', '--target', target);
  mkdirSync(folder, { recursive: true });
  run('wasm-bindgen', '--target', 'web', '--no-typescript', '--out-dir', folder, `target/${target}/widget/host-yew.wasm`);
  cpSync(fromClone('tests/hosts/yew/index.html'), join(folder, 'index.html'));
  built = true;
}

async function open(t) {
  application();
  return visit(t, { site: { folders: [folder, fromClone('dist'), examples()] }, ready: false }).then(async (visit) => {
    await visit.page.locator('#component .jz').waitFor({ timeout: 20_000 });
    await visit.page.evaluate(() => document.querySelector('jiazhu-reading').ready);
    return visit;
  });
}

const within = (page, part, name) => page.locator(`${part} a[role="doc-glossref"][data-entry]:visible`).filter({ hasText: new RegExp(`^${name}$`) }).first();
const cards = (page, part) => page.locator(`${part} [role="dialog"]`);

test('two Yew programs on a page answer their own clicks, each once', { timeout: 400_000 }, async (t) => {
  const { page } = await open(t);
  const clicks = () => page.locator('#clicks').innerText();
  await page.locator('#count').click();
  assert.equal(await clicks(), '1');
  for (const times of [1, 2]) {
    await within(page, '#element', '兩個維護').click();
    await cards(page, '#element').waitFor();
    assert.equal(await cards(page, '#component').count(), 0);
    await page.keyboard.press('Escape');
    await cards(page, '#element').waitFor({ state: 'hidden' });
    assert.equal(await clicks(), String(times), 'a click on a mark is none on the button');
    await page.locator('#count').click();
    assert.equal(await clicks(), String(times + 1));
  }
  assert.equal((await seen(page)).events.filter(({ type }) => type === 'jiazhu-open').length, 2);
});

test('the component of the crate works in another application, by click and from outside', { timeout: 400_000 }, async (t) => {
  const { page } = await open(t);
  await within(page, '#component', '居委会').click();
  await cards(page, '#component').waitFor();
  assert.match(await cards(page, '#component').innerText(), /residents’ committee/);
  assert.equal(await page.locator('#told').innerText(), '居委会');
  assert.equal(await cards(page, '#element').count(), 0);
  await page.keyboard.press('Escape');
  await page.locator('#look').click();
  await cards(page, '#component').waitFor();
  assert.equal(await page.locator('#told').innerText(), '网格员');
});
