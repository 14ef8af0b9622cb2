// Nothing that is written in the studio is lost: by who writes on and on, by a storage that is full, forbidden or emptied, by another tab.

import assert from 'node:assert/strict';
import { reads, select, settled, studio, write, written } from '../lib/studio.mjs';
import { test } from '../lib/test.mjs';

/** Runs in the page before its own scripts: the storage refuses as `window.away.fault` says. */
function faulty() {
  window.away = {};
  const refusing = (prototype, name) => {
    const real = prototype[name];
    prototype[name] = function (...all) {
      const { fault } = window.away;
      if (fault?.[0] === name) throw new DOMException('refused', fault[1]);
      return real.apply(this, all);
    };
  };
  refusing(IDBObjectStore.prototype, 'put');
  refusing(IDBFactory.prototype, 'open');
}

const kept = (page) => page.locator('.st-kept');
const says = (page, text) => kept(page).filter({ hasText: text }).waitFor();
/** What the storage holds. */
const stored = (page) =>
  page.evaluate(async () => {
    const done = (request) => new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
    const storage = await done(indexedDB.open('jiazhu-studio', 1));
    const text = await done(storage.transaction('texts').objectStore('texts').get('now'));
    storage.close();
    return text && JSON.parse(text).article.text;
  });

test('what is written is kept while one writes on, and each way in which the storage refuses has its word', async (t) => {
  const { page } = await studio(t, { init: faulty });
  await write(page, 'article', '一', 'paste');
  await settled(page);

  // A key every tenth of a second, without a pause.
  await page.evaluate(() => {
    const area = document.querySelector('textarea[name="article"]');
    window.away.typing = setInterval(() => {
      area.value += '字';
      area.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }, 100);
  });
  let text = '';
  for (const late = Date.now() + 10_000; !text.includes('字') && Date.now() < late; ) text = (await stored(page)) ?? '';
  const longer = await page.evaluate(() => (clearInterval(window.away.typing), document.querySelector('textarea[name="article"]').value));
  assert.match(text, /^一字+$/, 'nothing was kept while somebody wrote');
  assert.ok(longer.startsWith(text));

  for (const [fault, word] of [[['put', 'QuotaExceededError'], 'its storage is full'], [['open', 'SecurityError'], 'private window']]) {
    await page.evaluate((fault) => (window.away.fault = fault), fault);
    await write(page, 'article', `${word} 二`);
    await says(page, word);
    await page.getByRole('alert').filter({ hasText: word }).waitFor();
    assert.ok(await page.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true }))), 'the page can be closed without a question');
    await page.evaluate(() => (window.away.fault = undefined));
    await page.getByRole('alert').getByRole('button').click();
    await write(page, 'article', `${word} 三`);
    await settled(page);
    assert.ok(await page.evaluate(() => dispatchEvent(new Event('beforeunload', { cancelable: true }))), 'nothing is to be lost, and yet it asks');
  }

  // Emptied behind its back, as after a week in some browsers, of which it warns.
  await says(page, 'forget what was not visited for a week');
  await page.evaluate(() => new Promise((gone) => (indexedDB.deleteDatabase('jiazhu-studio').onsuccess = gone)));
  await write(page, 'article', '四四四');
  await settled(page);
  assert.equal(await stored(page), '四四四');

  // A tab that is gone: what was there, down to the last key, is there again.
  await write(page, 'article', '五五五');
  await page.reload();
  await page.waitForFunction(() => document.querySelector('textarea[name="article"]')?.value.length === 3);
  assert.equal(await written(page, 'article'), '五五五');

  // So is a note that was being written.
  await reads(page, '五五五');
  await select(page, 0, 2);
  await page.locator('button[name="write-note"]').click();
  await page.locator('textarea[name="note"]').waitFor();
  await page.evaluate(() => {
    const note = document.querySelector('textarea[name="note"]');
    note.value = '寫到一半';
    note.dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
  await settled(page);
  await page.reload();
  await page.waitForFunction(() => document.querySelector('textarea[name="note"]')?.value === '寫到一半');
  await settled(page);

  // And so is the text of a link, until another one is written.
  await page.evaluate((hash) => (location.hash = hash), `#text=${Buffer.from('六六六六').toString('base64url')}`);
  for (const _ of [1, 2]) {
    await page.reload();
    await reads(page, '六六六六');
    await page.waitForFunction(() => document.querySelector('section[aria-label="Reading"]')?.getAttribute('aria-busy') === 'false');
  }
  await write(page, 'article', '七');
  await page.waitForFunction(() => location.hash === '');
});

test('a second tab says that another one keeps the project, writes nothing over it, and can take over', async (t) => {
  const { page, context, site } = await studio(t);
  await write(page, 'article', '一一一', 'paste');
  await settled(page);
  const second = await context.newPage();
  await second.goto(`${site.url}/studio.html`);
  await says(second, 'Another tab');
  assert.equal(await written(second, 'article'), '一一一');
  await write(second, 'article', '二二二');
  await write(page, 'article', '一一一一');
  await settled(page);
  assert.equal(await stored(second), '一一一一', 'the second tab wrote over the first');

  await second.locator('button[name="take-over"]').click();
  await settled(second);
  await says(page, 'Another tab');
  assert.equal(await stored(second), '二二二');
  // What the first one had kept is put away, and what it shows is still there.
  assert.equal(await written(page, 'article'), '一一一一');
  await second.locator('button[name="new"]').click();
  await second.locator('button[name="continue"]').first().waitFor();
  await second.close();
  await says(page, 'Saved in this browser');
});
