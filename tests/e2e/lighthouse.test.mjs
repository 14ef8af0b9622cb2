// Lighthouse on the built site, on a desktop and on a phone.
//
// What a site is made of is judged; its speed is only told, because that depends on what else the machine is doing.
// `LIGHTHOUSE_RUNS=5 cargo xtask test --only build,lighthouse` on a quiet machine tells the median of five runs: the aim is 95.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { launch } from 'chrome-launcher';
import lighthouse, { desktopConfig } from 'lighthouse';
import { executable } from './lib/engines/chromium.mjs';
import { serve } from './lib/site.mjs';

/** @type {[string, import('lighthouse').Config | undefined][]} */
const DEVICES = [['a desktop', desktopConfig], ['a phone', undefined]];
const RUNS = Number(process.env.LIGHTHOUSE_RUNS ?? 1);
const FLAGS = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking', '--disable-component-update', '--no-first-run'];

/** What an audit found, or why it could not look; nothing if all is well. @param {any} audit */
const told = ({ id, score, scoreDisplayMode, errorMessage, explanation, details }) =>
  scoreDisplayMode === 'error' || (score !== null && score < 1) ? `${id} ${errorMessage ?? explanation ?? ''} ${JSON.stringify(details?.items ?? '').slice(0, 600)}` : '';

const median = (numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1];

for (const [device, config] of DEVICES) {
  test(`Lighthouse on ${device}`, { timeout: 600_000 }, async (t) => {
    const site = await serve({ compressed: true });
    const chrome = await launch({ chromePath: executable(), chromeFlags: FLAGS });
    t.after(async () => {
      chrome.kill();
      await site.close();
    });
    const report = async (onlyCategories) =>
      (await lighthouse(`${site.url}/`, { port: chrome.port, output: 'json', logLevel: 'error', onlyCategories }, config)).lhr;

    // These do not waver: one run. Looking at every link takes long.
    const { categories, audits } = await report(['accessibility', 'best-practices', 'seo']);
    for (const [name, { score, auditRefs }] of Object.entries(categories)) {
      assert.equal(Math.round(score * 100), 100, `${name}: ${auditRefs.map(({ id }) => told(audits[id])).filter(Boolean).join('\n')}`);
    }

    const reports = [];
    for (let run = 0; run < RUNS; run += 1) reports.push(await report(['performance']));
    const performance = median(reports.map(({ categories }) => Math.round(categories.performance.score * 100)));
    const value = (audit) => median(reports.map(({ audits }) => audits[audit].numericValue));
    const timings = ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time', 'speed-index'].map((audit) => `${audit} ${Math.round(value(audit))} ms`);
    t.diagnostic(`performance ${performance} (benchmark index ${median(reports.map(({ environment }) => environment.benchmarkIndex))}); ${timings.join(', ')}; shift ${value('cumulative-layout-shift')}`);
    assert.equal(value('cumulative-layout-shift'), 0);
  });
}
