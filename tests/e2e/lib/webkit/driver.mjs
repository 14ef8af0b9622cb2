// WebKitGTK by WebDriver: a screen in memory (Xvfb), on it WebKitWebDriver, which starts MiniBrowser. The browsers that
// Playwright brings along are not used: they are built by it and cannot be installed from a distribution.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onPath } from '../programs.mjs';

/** Milliseconds for one answer: a driver that lost its browser answers nothing at all. */
const PATIENCE = 30_000;
const SCREEN = { width: 1400, height: 1100 };

/** `cargo xtask test` names the browser; a test run by hand takes Debian's; undefined where one of the three is missing. */
export function programs() {
  const folders = ['x86_64-linux-gnu', 'aarch64-linux-gnu', ''].flatMap((machine) => ['webkit2gtk-4.1', 'webkitgtk-6.0'].map((name) => join('/usr/lib', machine, name)));
  const browser = process.env.WEBKIT || folders.map((folder) => join(folder, 'MiniBrowser')).find(existsSync);
  const [driver, screen] = [onPath('WebKitWebDriver'), onPath('Xvfb')];
  return browser && driver && screen ? { browser, driver, screen } : undefined;
}

const running = new Set();
// Whatever ends this process ends what it started.
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

function start(program, words, options) {
  const child = spawn(program, words, { stdio: 'ignore', ...options });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

const ended = (child) => new Promise((end) => (child.exitCode ?? child.signalCode) !== null ? end(child) : child.once('exit', end));

/**
 * A browser with an empty profile, and its one session.
 *
 * @param dark, still  GTK's settings, which become prefers-color-scheme and prefers-reduced-motion
 * @param script       false for a browser that runs none
 */
export async function launch({ dark = false, still = false, script = true } = {}) {
  const { browser, driver, screen } = programs() ?? assert.fail('WebKitGTK was not found: install webkit2gtk-driver, libwebkit2gtk-4.1-0 and xvfb');
  const profile = mkdtempSync(join(tmpdir(), 'jiazhu-webkit-'));
  mkdirSync(join(profile, 'gtk-3.0'));
  writeFileSync(join(profile, 'gtk-3.0/settings.ini'), `[Settings]\ngtk-application-prefer-dark-theme=${Number(dark)}\ngtk-enable-animations=${Number(!still)}\n`);

  const xvfb = start(screen, ['-displayfd', '3', '-screen', '0', `${SCREEN.width}x${SCREEN.height}x24`, '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const display = await said(xvfb, xvfb.stdio[3]);
  // Not WEBKIT_DISABLE_COMPOSITING_MODE: with it a picture of a page at rest never comes.
  const env = {
    ...process.env, DISPLAY: `:${display}`, XDG_CONFIG_HOME: profile, XDG_DATA_HOME: profile, XDG_CACHE_HOME: profile,
    ...(dark && { GTK_THEME: 'Adwaita:dark' }), LIBGL_ALWAYS_SOFTWARE: '1', WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', LANG: 'en_GB.UTF-8', LC_ALL: 'C.UTF-8',
  };
  const port = await freePort();
  const server = start(driver, [`--port=${port}`], { env });

  const call = async (method, path, body) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, headers: { 'content-type': 'application/json' }, body: body && JSON.stringify(body), signal: AbortSignal.timeout(PATIENCE) });
    const { value } = await answer.json();
    if (value?.error) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  for (const late = Date.now() + 10_000; ; await new Promise((wait) => setTimeout(wait, 50))) {
    if (await call('GET', '/status').catch(() => Date.now() > late)) break;
  }
  const options = { binary: browser, args: ['--automation', ...(script ? [] : ['--enable-javascript=false'])] };
  const { sessionId, capabilities } = await call('POST', '/session', { capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } } });
  const send = (method, path, body) => call(method, `/session/${sessionId}${path}`, body);
  await send('POST', '/timeouts', { script: PATIENCE - 5000, pageLoad: PATIENCE - 5000 });

  return {
    send,
    version: `${capabilities.browserName} ${capabilities.browserVersion}`,
    async close() {
      await send('DELETE', '').catch(() => {});
      for (const child of [server, xvfb]) {
        child.kill();
        await ended(child);
      }
      // A process that the browser has left behind may still write into it: then it stays, among other temporary files.
      try {
        rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
      } catch {}
    },
  };
}

/** The first line of a pipe. */
const said = (child, pipe) =>
  new Promise((found, fail) => {
    let text = '';
    pipe.on('data', (part) => {
      text += part;
      if (text.includes('\n')) found(text.trim());
    });
    child.once('exit', () => fail(new Error('Xvfb did not start')));
  });

const freePort = () =>
  new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => found(port));
    });
  });
