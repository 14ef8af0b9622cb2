// Lighthouse on the built site, on a desktop and on a phone: the median of five runs, as its figures waver.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { launch } from 'chrome-launcher';
import lighthouse, { desktopConfig } from 'lighthouse';
import { executable } from './lib/browser.mjs';
import { serve } from './lib/site.mjs';

const RUNS = Number(process.env.LIGHTHOUSE_RUNS ?? 5);
const FLAGS = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking', '--disable-component-update', '--no-first-run'];

const median = (numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1];

for (const [device, config] of [['a desktop', desktopConfig], ['a phone', undefined]]) {
  test(`Lighthouse on ${device}`, { timeout: 600_000 }, async (t) => {
    const site = await serve({ compressed: true });
    const chrome = await launch({ chromePath: executable(), chromeFlags: FLAGS });
    t.after(async () => {
      chrome.kill();
      await site.close();
    });
    const reports = [];
    for (let run = 0; run < RUNS; run += 1) {
      const { lhr } = await lighthouse(`${site.url}/`, { port: chrome.port, output: 'json', logLevel: 'error' }, config);
      reports.push(lhr);
    }
    const score = (category) => median(reports.map(({ categories }) => Math.round(categories[category].score * 100)));
    const value = (audit) => median(reports.map(({ audits }) => audits[audit].numericValue));
    const failed = (category) =>
      reports[0].categories[category].auditRefs
        .map(({ id }) => reports[0].audits[id])
        .filter(({ score, scoreDisplayMode }) => scoreDisplayMode !== 'informative' && score !== null && score < 1)
        .map(({ id, explanation, details }) => `${id} ${explanation ?? ''} ${JSON.stringify(details?.items ?? '').slice(0, 600)}`);
    const timings = ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time', 'speed-index'].map((audit) => `${audit} ${Math.round(value(audit))} ms`);
    t.diagnostic(`performance ${score('performance')}; ${timings.join(', ')}; shift ${value('cumulative-layout-shift')}`);
    for (const category of ['accessibility', 'best-practices', 'seo']) {
      assert.equal(score(category), 100, `${category}: ${failed(category).join('\n')}`);
    }
    assert.ok(score('performance') >= 95, `performance ${score('performance')}: ${failed('performance').join('\n')}`);
    assert.equal(value('cumulative-layout-shift'), 0);
  });
}
