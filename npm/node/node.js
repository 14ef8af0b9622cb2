// `jiazhu/node`: the program jiazhu as functions, for site generators. node.d.ts says what they take and give.

import { posix, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inProgram } from './disk.js';
import { memory } from './memory.js';
import { folder as home, places, program } from './program.js';
import { KINDS, start, Trap } from './wasi.js';

/** Find, listen, take along, settings: the widget looks for it beside itself. */
const COMPANION = ['ask.js', 'companion.js', 'companion_bg.wasm'].map((file) => `companion/${file}`);
/** What the widget consists of, for whoever copies it to a site. */
export const widget = { folder: home, files: ['jiazhu.js', 'jiazhu.css', 'page.css', 'reader.js', 'reader_bg.wasm', 'zh-Hans.js', 'zh-Hant.js', ...COMPANION] };

/** A file of the text has an error, or what was asked for cannot be done. */
export class JiazhuError extends Error {
  constructor(message, status) {
    super(message);
    this.name = 'JiazhuError';
    this.status = status;
  }
}

/** Keys of what is given: a misspelt one would be left out in silence. */
const TEXTS = ['article', 'name', 'glossary', 'notes', 'folder', 'lang', 'readings', 'uiLang'];
const held = (text, ...more) => {
  if (text === null || typeof text !== 'object') throw new TypeError('give an object: { article: … }');
  const known = [...TEXTS, ...more];
  const unknown = Object.keys(text).find((key) => !known.includes(key));
  if (unknown !== undefined) throw new TypeError(`${unknown}: there is no such key; known are ${known.join(', ')}`);
};
/** A name of a file in a folder of its own, which the program does not take for an option. */
const named = (key, name) => {
  if (typeof name !== 'string' || name !== posix.basename(name) || !name || name.startsWith('-')) throw new TypeError(`${key}: the name of a file, without a folder, that does not begin with “-”`);
};

/** Words, marks, notes, pronunciations, views and findings. */
export async function annotate(text) {
  held(text, 'rivals');
  const { printed, status, said } = await run(['annotate'], text, text.rivals ? ['--rivals'] : []);
  if (status) throw new JiazhuError(said, status);
  return JSON.parse(printed);
}

/** What is wrong or doubtful. */
export async function check(text) {
  held(text, 'allow', 'deny');
  for (const name of ['allow', 'deny']) if (text[name] !== undefined && !Array.isArray(text[name])) throw new TypeError(`${name}: a list of codes, as ['no-sources']`);
  const lints = ['allow', 'deny'].flatMap((name) => (text[name] ?? []).flatMap((code) => [`--${name}`, code]));
  const { printed, status, said } = await run(['check'], text, ['--format', 'json', ...lints]);
  if (status > 1) throw new JiazhuError(said, status);
  return JSON.parse(printed);
}

/** The files for a page. */
export async function build(text) {
  held(text, 'as', 'page', 'standalone');
  const base = text.as ?? 'article';
  named('as', base);
  const results = [`${base}.reading`, `${base}.words`, `${base}.body.html`, ...(text.page ? [`${base}.html`] : []), ...(text.standalone ? [`${base}.single.html`] : [])];
  const [reading, , html, ...pages] = results;
  const options = ['-o', reading, '--html', html];
  if (text.uiLang) options.push('--ui-lang', text.uiLang);
  if (text.page) options.push('--page', pages.shift());
  if (text.standalone) options.push('--standalone', pages.shift());
  const { status, said, file } = await run(['build'], text, options);
  if (status) throw new JiazhuError(said, status);
  const written = (name) => new TextDecoder().decode(file(name));
  return {
    reading: file(reading),
    words: file(`${base}.words`),
    html: written(html),
    ...(text.page && { page: written(`${base}.html`) }),
    ...(text.standalone && { standalone: written(`${base}.single.html`) }),
    messages: said,
  };
}

/** Runs the program anew over files in memory. */
async function run(command, text, options) {
  const { article, name = 'article.md', glossary = [], notes, folder, lang, readings } = text;
  named('name', name);
  const beneath = folder === undefined ? undefined : inProgram(resolve(folder instanceof URL ? fileURLToPath(folder) : folder));
  const here = beneath ?? '/texts';
  const files = new Map();
  const put = (file, content) => {
    files.set(posix.join(here, file), bytesOf(content));
    return file;
  };
  put(name, article);
  const glossaries = Array.isArray(glossary) ? glossary : [glossary];
  const words = [
    ...command,
    name,
    ...glossaries.flatMap((each, index) => ['--glossary', put(index ? `glossary-${index + 1}.yaml` : 'glossary.yaml', each)]),
    ...(notes === undefined ? [] : ['--notes', put('notes.json', notes)]),
    ...(lang === undefined ? [] : ['--lang', lang]),
    ...(readings === undefined ? [] : ['--readings', readings]),
    ...options,
  ];
  const [printed, said] = [collector(), collector()];
  const readable = inProgram(home).replace(/\/$/, '');
  const system = {
    words: ['jiazhu', ...words],
    variables: { ...places, PWD: here },
    files: memory(files, beneath === undefined ? [readable] : [beneath, readable]),
    streams: [{ kind: KINDS.other, read: () => 0 }, printed, said],
  };
  let status;
  try {
    status = start(await program(), system);
  } catch (error) {
    if (!(error instanceof Trap)) throw error;
    throw new JiazhuError(`jiazhu has stopped by a fault of its own (${error.message}): please report it with the text\n${said.text()}`, 101);
  }
  return { status, printed: printed.text(), said: said.text(), file: (file) => files.get(posix.join(here, file)) };
}

/** Bytes of a text, of bytes, or of a value that is to be JSON. */
function bytesOf(content) {
  if (content instanceof ArrayBuffer) return new Uint8Array(content);
  if (ArrayBuffer.isView(content)) return new Uint8Array(content.buffer, content.byteOffset, content.byteLength);
  if (typeof content !== 'string' && (content === null || typeof content !== 'object')) throw new TypeError('a text is a string, bytes or, of a glossary or notes, a value');
  return new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content));
}

/** A stream that keeps what is written. */
function collector() {
  const parts = [];
  return {
    kind: KINDS.other,
    write: (part) => {
      // The memory of the program changes behind it.
      parts.push(part.slice());
      return part.length;
    },
    text: () => Buffer.concat(parts).toString('utf8'),
  };
}
