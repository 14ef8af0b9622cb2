// The article's own pictures in the studio: opened together with it, kept with it, missed where nobody has opened them. And links put into the
// address of a tab where the studio is open.

import assert from 'node:assert/strict';
import { reads, settled, studio, written } from '../lib/studio.mjs';
import { test } from '../lib/test.mjs';

const PNG = [...Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64')];
const ARTICLE = '# 茶\n\n見![背夫](bei.png)。\n\n又見![茶磚](media/zhuan.png)。\n';

/** Opens files in one choice, in this order. @param {any} page @param {string} input @param {[string, number[]][]} files */
const choose = (page, input, files) =>
  page.evaluate(
    ([input, files]) => {
      const data = new DataTransfer();
      for (const [name, bytes] of files) data.items.add(new File([new Uint8Array(bytes)], name));
      const chosen = /** @type {HTMLInputElement} */ (document.querySelector(`input[name="${input}"]`));
      chosen.files = data.files;
      chosen.dispatchEvent(new Event('change', { bubbles: true }));
    },
    [input, files],
  );

/** Waits until so many pictures of the reading are seen. @param {any} page @param {number} count */
const shows = (page, count) =>
  page.waitForFunction((count) => {
    const pictures = [...(document.querySelector('jiazhu-reading')?.shadowRoot.querySelectorAll('article img') ?? [])];
    return pictures.filter((picture) => picture.src.startsWith('data:') && picture.naturalWidth > 0).length === count;
  }, count);

test('pictures are opened with their article, missed where they are not, and kept with it; a link in the address is opened', async (t) => {
  const { page } = await studio(t);
  await choose(page, 'open', [['bei.png', PNG], ['cha.md', [...new TextEncoder().encode(ARTICLE)]]]);
  await page.waitForFunction((text) => document.querySelector('textarea[name="article"]').value === text, ARTICLE);
  await reads(page, '又見');
  await shows(page, 1);
  const missing = page.locator('section[aria-label="Findings"] li[data-code="missing-picture"]');
  await missing.filter({ hasText: 'media/zhuan.png' }).waitFor();
  // Whatever the file is called.
  await choose(page, 'open-picture', [['IMG_1.png', PNG]]);
  await shows(page, 2);
  await missing.waitFor({ state: 'detached' });
  await settled(page);
  await page.reload();
  await shows(page, 2);
  await settled(page);
  assert.equal(await missing.count(), 0);
  await page.locator('button[name="new"]').click();
  await page.locator('button[name="continue"]').click();
  await shows(page, 2);

  await page.evaluate(() => (location.hash = '#text=@@@'));
  await page.getByRole('alert').filter({ hasText: 'it may be cut off' }).waitFor();
  assert.equal(await written(page, 'article'), ARTICLE);
  await page.evaluate(() => (location.hash = `#text=${btoa(String.fromCharCode(...new TextEncoder().encode('別人的文章。')))}`));
  await reads(page, '別人的文章。');
  // It stays in the address, for a reload, until there is another text.
  assert.match(await page.evaluate(() => location.hash), /^#text=/);
  await page.locator('button[name="new"]').click();
  await page.waitForFunction(() => !location.hash);
  await page.locator('button[name="continue"]').click();
  await shows(page, 2);

  await page.locator('button[name="forget"]').click();
  await page.locator('button[name="forget-now"]').click();
  await page.getByRole('alert').filter({ hasText: /kept in this browser any more/ }).waitFor();
  const left = await page.evaluate(async () => {
    const done = (request) => new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
    const storage = await done(indexedDB.open('jiazhu-studio', 1));
    const keys = await done(storage.transaction('texts').objectStore('texts').getAllKeys());
    storage.close();
    return keys;
  });
  assert.deepEqual(left, []);
});

test('an SVG is drawn, runs nothing and asks nobody for anything, and is kept as it is', async (t) => {
  const { page } = await studio(t);
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><script>parent.ran = true</script><image href="https://example.invalid/a.png" width="9" height="9"/><rect width="40" height="20" fill="#080" onload="parent.ran = true"/></svg>';
  /** @type {string[]} */
  const asked = [];
  page.on?.('request', (/** @type {any} */ request) => void asked.push(request.url()));
  const bytes = (/** @type {string} */ text) => [...new TextEncoder().encode(text)];
  await choose(page, 'open', [['a.svg', bytes(svg)], ['a.md', bytes('圖：\n\n![甲](a.svg)\n')]]);
  await reads(page, '圖');
  await shows(page, 1);
  const shown = await page.evaluate(() => {
    const picture = document.querySelector('jiazhu-reading').shadowRoot.querySelector('article img');
    return [picture.src.split(';')[0], picture.naturalWidth / picture.naturalHeight, 'ran' in window];
  });
  assert.deepEqual(shown, ['data:image/png', 2, false]);
  assert.ok(!asked.some((url) => url.includes('example.invalid')), String(asked));
  await settled(page);
  await page.reload();
  await shows(page, 1);
});
