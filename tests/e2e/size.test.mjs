// What a reader downloads before the first card, as `dist/` serves it.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { fromClone } from './lib/site.mjs';

const KB = 1000;
const file = (name) => readFileSync(fromClone(`dist/${name}`));
const compressed = (name) => brotliCompressSync(file(name), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

// 140 until the beginning of a long text was shown before its rest; 144 until bytes of any kind were taken, a web page in the place of a reading told,
// and a note that takes the place of a term kept its class; 145 until zhuyin stood evenly, cards faded out above their foot and long raw texts were laid out once. Where the clone lies makes a difference of some hundred bytes.
const BUDGET = 146;

test(`the widget with its JavaScript and style sheet is at most ${BUDGET} KB, compressed by brotli`, (t) => {
  const sizes = ['reader_bg.wasm', 'reader.js', 'jiazhu.js', 'jiazhu.css'].map((name) => /** @type {const} */ ([name, compressed(name)]));
  const sum = sizes.reduce((sum, [, size]) => sum + size, 0);
  t.diagnostic(`${sum} bytes of a budget of ${BUDGET} KB: ${sizes.map(([name, size]) => `${name} ${size}`).join(', ')}`);
  assert.ok(sum <= BUDGET * KB, `${sum} bytes`);
});

test('what the interface in Chinese fetches, and who finds something or takes it along', (t) => {
  const speech = ['zh-Hans.js', 'zh-Hant.js'].map(compressed);
  const companion = ['ask.js', 'companion.js', 'companion_bg.wasm'].map((name) => compressed(`companion/${name}`)).reduce((sum, size) => sum + size, 0);
  t.diagnostic(`languages ${speech} bytes, companion ${companion}`);
  assert.ok(speech.every((size) => size <= 3 * KB), `${speech} bytes`);
  assert.ok(companion <= 115 * KB, `${companion} bytes`);
});

test('what raw text fetches: before words and marks, and in all but the dictionary', (t) => {
  const { tables } = JSON.parse(String(file('annotator/index.json')));
  const program = ['raw.js', 'work.js', 'annotator_bg.wasm'].map((name) => compressed(`annotator/${name}`)).reduce((sum, size) => sum + size, 0);
  const of = (part) => tables.filter((table) => table.part === part).reduce((sum, table) => sum + file(`annotator/${table.file}`).length, 0);
  const [first, rest] = [of('first'), of('rest')];
  t.diagnostic(`program ${program} bytes by brotli; tables as served ${first} first, ${rest} later, dictionary ${of('dictionary')}`);
  // 695, 1,500 and 2,100 until pinyin was checked by the word, tables of other programs read and all errors of a glossary told at once.
  assert.ok(program <= 710 * KB, `${program} bytes`);
  assert.ok(program + first <= 1515 * KB, `${program + first} bytes`);
  assert.ok(program + first + rest <= 2115 * KB, `${program + first + rest} bytes`);
});

test('what inflates readings is not in the program: JavaScript does it for less', () => {
  assert.match(String(file('jiazhu.js')), /DecompressionStream/);
  assert.doesNotMatch(String(file('reader.js')), /DecompressionStream|getReader/);
});

test('ningbo.reading is at most 70 KB as it is served', (t) => {
  const size = file('ningbo.reading').length;
  t.diagnostic(`${size} bytes`);
  assert.ok(size <= 70 * KB, `${size} bytes`);
});

test('ningbo.words is at most 65 KB as it is served', (t) => {
  const size = file('ningbo.words').length;
  t.diagnostic(`${size} bytes`);
  assert.ok(size <= 65 * KB, `${size} bytes`);
});
