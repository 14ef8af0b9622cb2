// The installed Firefox, driven by WebDriver BiDi, which it speaks itself: no driver stands between.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import WebSocket from 'ws';

/** `cargo xtask test` names it; a test run by hand takes the first on the PATH; undefined where there is none. */
export function executable() {
  const names = ['firefox-esr', 'firefox'];
  const onPath = names.flatMap((name) => process.env.PATH.split(delimiter).map((folder) => join(folder, name)));
  return process.env.FIREFOX || onPath.find(existsSync);
}

/** A new Firefox with an empty profile and one page; it ends with the test. */
export async function start(t) {
  const profile = mkdtempSync(join(tmpdir(), 'jiazhu-firefox-'));
  const firefox = spawn(executable(), ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0', 'about:blank'], { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise((end) => firefox.once('exit', end));
  t.after(async () => {
    firefox.kill();
    await ended;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });
  const address = await new Promise((found, fail) => {
    let said = '';
    firefox.stderr.on('data', (part) => {
      said += part;
      const [, address] = said.match(/BiDi listening on (ws:\S+)/) ?? [];
      if (address) found(address);
    });
    setTimeout(() => fail(new Error(`Firefox did not start within 60 seconds: ${said}`)), 60_000).unref();
  });

  const socket = new WebSocket(`${address}/session`);
  await new Promise((open, fail) => socket.once('open', open).once('error', fail));
  t.after(() => socket.close());
  const waiting = new Map();
  let last = 0;
  socket.on('message', (message) => {
    const answer = JSON.parse(message);
    const wait = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (answer.type === 'error') wait?.fail(new Error(`${answer.error}: ${answer.message}`));
    else wait?.done(answer.result);
  });
  const send = (method, params) =>
    new Promise((done, fail) => {
      const id = (last += 1);
      waiting.set(id, { done, fail });
      socket.send(JSON.stringify({ id, method, params }));
    });

  await send('session.new', { capabilities: {} });
  const { contexts } = await send('browsingContext.getTree', {});
  return new Page(send, contexts[0].context);
}

class Page {
  constructor(send, context) {
    Object.assign(this, { send, context });
  }

  goto(url) {
    return this.send('browsingContext.navigate', { context: this.context, url, wait: 'complete' });
  }

  /** What a function of plain values returns in the page, as JSON. */
  async evaluate(run, ...values) {
    const expression = `Promise.resolve((${run})(...${JSON.stringify(values)})).then((value) => JSON.stringify(value ?? null))`;
    const { result, exceptionDetails } = await this.send('script.evaluate', { expression, target: { context: this.context }, awaitPromise: true });
    assert.equal(exceptionDetails, undefined, exceptionDetails?.text);
    return JSON.parse(result.value);
  }

  /** Waits until a function is true in the page. */
  async until(what, run, ...values) {
    for (let tries = 0; tries < 100; tries += 1) {
      if (await this.evaluate(run, ...values)) return;
      await new Promise((wait) => setTimeout(wait, 100));
    }
    assert.fail(`not within 10 seconds: ${what}`);
  }

  /** A click where a mouse would make it. */
  click({ x, y }) {
    const at = { type: 'pointerMove', x: Math.round(x), y: Math.round(y) };
    const actions = [{ type: 'pointer', id: 'mouse', actions: [at, { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }] }];
    return this.send('input.performActions', { context: this.context, actions });
  }

  /** Presses a key. The codes of keys without a character are those of WebDriver. */
  press(name) {
    const value = { Tab: '\uE004', Enter: '\uE007', Escape: '\uE00C', ArrowRight: '\uE014' }[name] ?? name;
    const actions = [{ type: 'key', id: 'keys', actions: [{ type: 'keyDown', value }, { type: 'keyUp', value }] }];
    return this.send('input.performActions', { context: this.context, actions });
  }
}
