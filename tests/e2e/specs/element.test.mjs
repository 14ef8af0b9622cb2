// The custom element as scripts and frameworks use it: properties, life cycle, loading, what it leaves behind.

import assert from 'node:assert/strict';
import { event, seen, visit, whenReady } from '../lib/browser.mjs';
import { test } from '../lib/test.mjs';
import { card, mark, opened } from '../lib/widget.mjs';

const WIDGET = "document.querySelector('jiazhu-reading')";

test('each property mirrors its attribute, and says the default for a value that means nothing', async (t) => {
  const { page } = await visit(t, { path: '/minimal.html' });
  const found = await page.evaluate(() => {
    const widget = document.querySelector('jiazhu-reading');
    const state = () => ['src', 'theme', 'uiLang', 'script', 'aid', 'aidOn'].map((name) => widget[name]);
    const first = state();
    widget.theme = 'dark';
    widget.aidOn = 'all';
    const attributes = [widget.getAttribute('theme'), widget.getAttribute('aid-on')];
    widget.setAttribute('theme', 'purple');
    widget.removeAttribute('aid-on');
    return { first, attributes, last: state() };
  });
  assert.deepEqual(found.first, ['ningbo.reading', 'auto', 'auto', 'source', 'off', 'marks']);
  assert.deepEqual(found.attributes, ['dark', 'all']);
  assert.deepEqual(found.last, found.first);
});

test('a value that is not known is told, and the reading stays; so is what is no file', async (t) => {
  const { page } = await visit(t, { path: '/minimal.html' });
  await page.evaluate(() => document.querySelector('jiazhu-reading').setAttribute('theme', '"><img src=x onerror=alert(1)>'));
  const { detail } = await event(page, 'jiazhu-error');
  assert.match(detail.what, /theme=.*auto, light, dark/);
  await mark(page, '兩個維護').click();
  await opened(page, '两个维护');
  await page.evaluate(() => document.querySelector('jiazhu-reading').show(/** @type {any} */ ('abc')));
  await page.getByRole('alert').getByText(/No bytes: show\(\) takes an ArrayBuffer/).waitFor();
});

test('what a script gave the element before jiazhu.js had come is kept', async (t) => {
  const { page } = await visit(t, { path: '/minimal.html', ready: false, site: { answers: { '/minimal.html': early } } });
  await whenReady(page);
  assert.equal(await page.evaluate((widget) => eval(widget).getAttribute('theme'), WIDGET), 'dark');
  assert.equal(await page.evaluate(() => window.early instanceof Promise), false);
  await mark(page, '兩個維護').click();
  await opened(page, '两个维护');
});

/** The element without a src, and a script that runs before it is defined. */
const early = (file) => {
  const script = "<script>Object.assign(document.querySelector('jiazhu-reading'), { src: 'ningbo.reading', theme: 'dark' })</script>";
  const body = String(file).replace(' src="ningbo.reading"', '').replace('</main>', `${script}</main>`);
  return { status: 200, body };
};

test('what is known of the reading is told once it is there', async (t) => {
  const { page } = await visit(t, { path: '/minimal.html' });
  const about = await page.evaluate(() => document.querySelector('jiazhu-reading').reading);
  assert.equal(about.author, '詹婷');
  assert.equal(about.entries, 162);
});

test('open before the reading is there opens its card when it is', async (t) => {
  const { page } = await visit(t, { path: '/minimal.html', ready: false });
  const done = await page.evaluate(async () => {
    await customElements.whenDefined('jiazhu-reading');
    const widget = document.querySelector('jiazhu-reading');
    const before = widget.reading;
    return { before, opened: await widget.open('zuiduo-pao-yi-ci'), other: await widget.open('nobody') };
  });
  assert.deepEqual(done, { before: null, opened: true, other: false });
  await opened(page, '最多跑一次');
  const { detail } = await event(page, 'jiazhu-open');
  assert.equal(detail.id, 'zuiduo-pao-yi-ci');
  assert.deepEqual(Object.keys(detail).sort(), ['end', 'id', 'kind', 'start', 'surface']);
  await page.evaluate(() => document.querySelector('jiazhu-reading').close());
  await card(page).waitFor({ state: 'hidden' });
  assert.equal((await event(page, 'jiazhu-close')).detail.id, 'zuiduo-pao-yi-ci');
});

test('events are heard outside the shadow root that the element stands in', async (t) => {
  const { page } = await visit(t, { path: '/minimal.html', ready: false });
  await page.evaluate(async () => {
    const host = document.createElement('other-component');
    document.querySelector('jiazhu-reading').replaceWith(host);
    const widget = document.createElement('jiazhu-reading');
    widget.src = 'ningbo.reading';
    host.attachShadow({ mode: 'open' }).append(widget);
    await widget.ready;
  });
  await mark(page, '兩個維護').click();
  await opened(page, '两个维护');
  assert.equal((await event(page, 'jiazhu-open')).detail.surface, '兩個維護');
  await page.keyboard.press('Escape');
  await card(page).waitFor({ state: 'hidden' });
});

test('nothing is fetched until the element comes near what is seen', async (t) => {
  const { page, site } = await visit(t, { path: '/lazy.html', ready: false });
  await page.evaluate(() => customElements.whenDefined('jiazhu-reading'));
  await page.waitForTimeout(300);
  assert.deepEqual(site.requests.filter((path) => /reader|reading$/.test(path)), []);
  // The article can be found and printed meanwhile.
  assert.equal(await page.evaluate(() => window.find('踐行兩個維護')), true);
  await page.evaluate(() => window.scrollTo(0, 5000));
  await event(page, 'jiazhu-ready');
  assert.ok(site.requests.includes('/ningbo.reading'));
});

test('a page that is printed asks for its readings', async (t) => {
  const { page } = await visit(t, { path: '/lazy.html', ready: false });
  await page.evaluate(() => customElements.whenDefined('jiazhu-reading'));
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await event(page, 'jiazhu-ready');
});

test('nothing that a host lets its elements inherit comes in, its direction neither', async (t) => {
  const { page } = await visit(t, { path: '/lazy.html' });
  const style = await page.locator('[data-block="2"]:visible').evaluate((block) => {
    const { direction, letterSpacing, textTransform, fontStyle, fontWeight, cursor, color } = getComputedStyle(block);
    return { direction, letterSpacing, textTransform, fontStyle, fontWeight, waits: cursor === 'wait', color };
  });
  assert.deepEqual(style, {
    direction: 'ltr', letterSpacing: 'normal', textTransform: 'none', fontStyle: 'normal', fontWeight: '400', waits: false, color: 'rgb(29, 26, 22)',
  });
  // Lines are horizontal, whatever is said of the element, and in a page of vertical ones, where it needs a width.
  const shape = () => page.locator('[data-block="2"]:visible').boundingBox();
  await page.evaluate(() => (document.querySelector('jiazhu-reading').style.writingMode = 'vertical-rl'));
  const { width, height } = await shape();
  assert.ok(width > 300 && width > height, `a paragraph of ${width} by ${height} pixels`);
  await page.evaluate(() => {
    document.body.style.writingMode = 'vertical-rl';
    document.querySelector('jiazhu-reading').style.width = '600px';
  });
  assert.ok((await shape()).width > 300);
  await page.evaluate(() => (document.body.style.writingMode = ''));
  await mark(page, '兩個維護').click();
  await opened(page, '两个维护');
  const box = await card(page).boundingBox();
  assert.ok(box.x >= 0 && box.x + box.width <= 1280, 'the card is in the window');
});

test('the host sets colours by custom properties, and reaches the parts', async (t) => {
  const { page } = await visit(t, { path: '/minimal.html' });
  await page.addStyleTag({ content: 'jiazhu-reading { --jiazhu-ink: rgb(0, 0, 99) } jiazhu-reading::part(mark) { color: rgb(9, 9, 9) }' });
  const colour = (locator) => locator.evaluate((element) => getComputedStyle(element).color);
  assert.equal(await colour(page.locator('[data-block="2"]:visible')), 'rgb(0, 0, 99)');
  assert.equal(await colour(mark(page, '兩個維護')), 'rgb(9, 9, 9)');
  await mark(page, '兩個維護').click();
  await opened(page, '两个维护');
  const parts = await page.evaluate(() => [...document.querySelector('jiazhu-reading').shadowRoot.querySelectorAll('[part]')].flatMap((element) => [...element.part]));
  assert.deepEqual([...new Set(parts)].sort(), ['article', 'base', 'card', 'index', 'mark', 'note', 'tools']);
});

/** Listeners and nodes of the whole page after the garbage has been collected, and bytes of the script heap. */
async function measured(page) {
  const client = (page.client ??= await page.context().newCDPSession(page));
  await client.send('HeapProfiler.enable');
  for (let times = 0; times < 3; times += 1) await client.send('HeapProfiler.collectGarbage');
  await client.send('Performance.enable');
  const { metrics } = await client.send('Performance.getMetrics');
  const metric = (name) => metrics.find((metric) => metric.name === name).value;
  return { listeners: metric('JSEventListeners'), nodes: metric('Nodes'), heap: metric('JSHeapUsedSize') };
}

/** How many elements there are in memory, in the page or not. */
async function elements(page) {
  const client = (page.client ??= await page.context().newCDPSession(page));
  const { result: prototype } = await client.send('Runtime.evaluate', { expression: "customElements.get('jiazhu-reading').prototype" });
  const { objects } = await client.send('Runtime.queryObjects', { prototypeObjectId: prototype.objectId });
  const { result } = await client.send('Runtime.callFunctionOn', { objectId: objects.objectId, functionDeclaration: 'function () { return this.length }', returnByValue: true });
  await client.send('Runtime.releaseObject', { objectId: objects.objectId });
  return result.value;
}

test('taken out and put back a hundred times, it grows by no listener and no node', async (t) => {
  const { page } = await visit(t, { path: '/minimal.html' });
  await mark(page, '兩個維護').click();
  await page.keyboard.press('Escape');
  const move = (times) =>
    page.evaluate(async (times) => {
      const widget = document.querySelector('jiazhu-reading');
      const place = widget.parentElement;
      for (; times > 0; times -= 1) {
        widget.remove();
        if (times % 10 === 0) await new Promise(requestAnimationFrame);
        place.append(widget);
      }
    }, times);
  await move(10);
  const before = await measured(page);
  await move(100);
  const after = await measured(page);
  assert.equal(after.listeners, before.listeners);
  assert.ok(after.nodes <= before.nodes + 20, `${before.nodes} nodes became ${after.nodes}`);
  assert.ok(after.heap <= before.heap + 200_000, `${before.heap} bytes became ${after.heap}`);
  assert.equal((await seen(page)).events.filter(({ type }) => type === 'jiazhu-ready').length, 1);
  await mark(page, '最多跑一次').click();
  await opened(page, '最多跑一次');
});

test('elements that a page has thrown away leave memory', async (t) => {
  const { page } = await visit(t, { path: '/minimal.html', clock: true });
  const comeAndGo = (times) =>
    page.evaluate(async (times) => {
      for (; times > 0; times -= 1) {
        const widget = document.createElement('jiazhu-reading');
        widget.src = 'ningbo.reading';
        document.body.append(widget);
        await widget.ready;
        widget.remove();
      }
      // Longer than an element may take to come back.
      window.clock.pause();
      await window.clock.advance(5500);
      window.clock.resume();
    }, times);
  await comeAndGo(2);
  const before = await measured(page);
  await comeAndGo(10);
  const after = await measured(page);
  assert.equal(await elements(page), 1);
  // A widget has 900 nodes, and seven listeners on its root.
  assert.ok(after.listeners <= before.listeners, `${before.listeners} listeners became ${after.listeners}`);
  assert.ok(after.nodes <= before.nodes + 10, `${before.nodes} nodes became ${after.nodes}`);
});

test('an element that comes back after a long time is drawn anew', async (t) => {
  const { page } = await visit(t, { path: '/minimal.html', clock: true });
  await page.evaluate(async () => {
    window.away = document.querySelector('jiazhu-reading');
    window.away.remove();
    window.clock.pause();
    await window.clock.advance(5500);
    window.clock.resume();
    document.querySelector('main').append(window.away);
  });
  await mark(page, '兩個維護').click();
  await opened(page, '两个维护');
  assert.equal(await page.locator('jiazhu-reading > p').isVisible(), false, 'the plain article makes room');
});
