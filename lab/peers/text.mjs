// Peers that take text: node text.mjs PEER, the texts as a JSON array on standard input, its answer on standard output.

import { createRequire } from 'node:module';
import { text } from 'node:stream/consumers';

// Some of the packages are made for `require`.
const require = createRequire(import.meta.url);

const PEERS = {
  'intl-segmenter': (lines) => {
    const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
    return lines.map((line) => [...segmenter.segment(line)].map(({ segment }) => segment));
  },
  'jieba-wasm': (lines) => {
    const { cut } = require('jieba-wasm');
    return lines.map((line) => cut(line, true));
  },
  'opencc-js': (cases) => {
    const { Converter } = require('opencc-js');
    const converters = { t2s: Converter({ from: 't', to: 'cn' }), s2t: Converter({ from: 'cn', to: 't' }) };
    return cases.map(({ conversion, text }) => converters[conversion](text));
  },
  // The dictionary's tones: what the marked polyphones are measured by.
  'pinyin-pro': (lines) => lines.map((line) => syllables(line, false)),
  // Tones as said: 一 and 不 before other tones.
  'pinyin-pro-spoken': (lines) => lines.map((line) => syllables(line, true)),
};

/** One syllable for each code point, empty for what has none. */
function syllables(line, toneSandhi) {
  const { pinyin } = require('pinyin-pro');
  return pinyin(line, { type: 'all', toneSandhi }).flatMap(({ origin, pinyin, isZh }) => {
    const [first, ...rest] = [...origin];
    return first ? [isZh ? pinyin : '', ...rest.map(() => '')] : [];
  });
}

const peer = PEERS[process.argv[2]];
if (!peer) throw new Error(`no peer ${process.argv[2]}: there are ${Object.keys(PEERS).join(', ')}`);
process.stdout.write(JSON.stringify(peer(JSON.parse(await text(process.stdin)))));
