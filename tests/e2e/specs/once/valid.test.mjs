// The pages that Jiazhu writes are valid HTML: html-validate with all its recommended rules, but for three of taste. Of an id HTML
// asks for no white space and nothing else: `relaxed`. A heading may have a name: it leaves out the signs of its notes. No entry of a glossary makes an id that begins with `jiazhu:` or `jiazhu.`.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { examples, folder } from '../../lib/build.mjs';
import { fromClone } from '../../lib/site.mjs';
import { test } from '../../lib/test.mjs';

/** @type {import('html-validate').RuleConfig} */
const TASTE = { 'doctype-style': 'off', 'void-style': 'off', 'no-trailing-whitespace': 'off', 'valid-id': ['error', { relaxed: true }], 'aria-label-misuse': ['error', { allowAnyNamable: true }] };
const validator = new HtmlValidate({ extends: ['html-validate:recommended'], rules: TASTE });

const complaints = async (file) => {
  const { results } = await validator.validateFile(file);
  return results.flatMap(({ messages }) => messages.map(({ ruleId, line, column, message }) => `${line}:${column} ${ruleId}: ${message}`));
};

const SHELF = ['index', 'taohuayuan', 'kongyiji', 'juewu'].map((name) => `dist/shelf/${name}.html`);
for (const name of ['dist/index.html', 'dist/standalone.html', 'dist/gallery.html', ...SHELF, 'examples/plain.html']) {
  test(`${name} is valid`, async () => assert.deepEqual(await complaints(fromClone(name)), []));
}

for (const name of ['page.html', 'standalone.html', 'example.html']) {
  test(`what the tool writes of another article is valid: ${name}`, async () => {
    examples();
    assert.deepEqual(await complaints(join(folder, name)), []);
  });
}

test('the validator finds what is wrong', async () => {
  const { results } = await validator.validateString('<p><div lang=zh></p>');
  assert.ok(results[0].errorCount > 0);
});
