// The npm package as it is published: packed, installed from its tarball alone in an empty folder, and used there without Rust.
//
// `cargo xtask package` has made it. What the program of the package does is held to what the native one does: bytes, messages, exit status.

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';

const clone = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'jiazhu-npm-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** On Windows npm is a script, which only a shell starts. */
const run = (program, words, options = {}) => spawnSync(program, words, { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32' && /^np[mx]$/.test(program), ...options });

function succeeds(program, words, options) {
  const { status, stdout, stderr } = run(program, words, options);
  assert.equal(status, 0, `${program} ${words.join(' ')}: ${stderr}`);
  return stdout;
}

const installed = join(folder, 'node_modules/jiazhu');
const host = join(installed, 'node/jiazhu.js');
let native;
let packed;

before(() => {
  [packed] = JSON.parse(succeeds('npm', ['pack', '--json', '--pack-destination', folder], { cwd: join(clone, 'target/npm') }));
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  // Offline: the tarball is all that is needed.
  succeeds('npm', ['install', '--offline', '--no-audit', '--no-fund', '--ignore-scripts', `./${packed.filename}`]);
  const built = succeeds(process.env.CARGO ?? 'cargo', ['build', '--quiet', '--package', 'jiazhu-cli', '--message-format', 'json'], { cwd: clone, maxBuffer: 1 << 26 });
  native = built.split('\n').filter(Boolean).map((line) => JSON.parse(line)).find(({ executable, target }) => executable && target.name === 'jiazhu').executable;
  cpSync(join(clone, 'content/ningbo'), join(folder, 'ningbo'), { recursive: true });
});

test('it holds the tables once, every licence, and no article', () => {
  const names = packed.files.map(({ path }) => path);
  for (const file of ['DATA-LICENSES.md', 'LICENSE-APACHE', 'LICENSE-MIT', 'README.md', 'jiazhu.d.ts', 'node/node.d.ts', 'node/jiazhu.wasm', 'annotator/index.json']) assert.ok(names.includes(file), file);
  assert.equal(names.filter((name) => /cedict-\w+\.bin$/.test(name)).length, 1);
  assert.deepEqual(names.filter((name) => /ningbo|\.reading$|\.words$/.test(name)), []);
  const { license, exports, bin } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
  assert.match(license, /MIT.*Apache-2\.0.*CC-BY-SA-4\.0/);
  const targets = [...Object.values(exports).flatMap((entry) => (typeof entry === 'string' ? entry : Object.values(entry))), `./${bin.jiazhu}`];
  for (const target of targets.filter((target) => !target.includes('*'))) assert.ok(names.includes(target.slice(2)), `${target} is named and not there`);
  // The program has no table in it: a tarball of twice the size would be a sign of that. docs/npm.md tells what it weighs.
  assert.ok(packed.size < 9_500_000, `the tarball has ${packed.size} bytes`);
  assert.ok(statSync(join(installed, 'node/jiazhu.wasm')).size < 8_000_000);
});

test('npx jiazhu builds the Ningbo reading, byte for byte that of the site', () => {
  const words = ['--no-install', 'jiazhu', 'build', 'ningbo/article.md', '--glossary', 'ningbo/glossary.yaml', '--notes', 'ningbo/notes.json', '-o', 'ningbo.reading'];
  const { status, stderr } = run('npx', words);
  assert.equal(status, 0, stderr);
  assert.doesNotMatch(stderr, /ExperimentalWarning|Warning:/);
  for (const file of ['ningbo.reading', 'ningbo.words']) {
    assert.ok(readFileSync(join(folder, file)).equals(readFileSync(join(clone, 'dist', file))), `${file} differs`);
  }
});

/** Runs both programs in folders of one name. */
function both(words, input = '') {
  const [ours, theirs] = ['by-node', 'by-machine'].map((name) => {
    const desk = join(folder, name, 'desk');
    rmSync(join(folder, name), { recursive: true, force: true });
    mkdirSync(join(desk, 'sub'), { recursive: true });
    for (const [file, text] of Object.entries(FILES)) writeFileSync(join(desk, file), text);
    const [program, first] = name === 'by-node' ? [process.execPath, [host]] : [native, []];
    const { status, stdout, stderr } = run(program, [...first, ...words], { cwd: desk, input });
    const files = Object.fromEntries(readdirSync(desk, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => {
      const path = join(entry.parentPath ?? entry.path, entry.name);
      return [path.slice(desk.length), readFileSync(path).toString('base64')];
    }).sort());
    return { status, stdout, stderr, files };
  });
  assert.deepEqual(ours, theirs, words.join(' '));
  return ours;
}

const FILES = {
  'article.md': '---\nlang: zh-Hant\n---\n\n踐行‘兩個維護’真不真的試金石。\n\n![版](p.png)\n',
  'glossary.yaml': 'entries:\n  - id: weihu\n    headword: 两个维护\n',
  'keys.yaml': 'entries:\n  - id: a\n    headwort: 一\n    pinjin: y\n',
  'table.csv': 'id;headword\na;一\n',
};

test('what is wrong ends as in the native program, and says the same', () => {
  /** @type {[number, string[]][]} */
  const wrong = [
    [2, ['frobnicate']],
    [2, ['check', 'none.md']],
    [2, ['check', 'sub']],
    [1, ['check', 'article.md', '--glossary', 'keys.yaml']],
    [1, ['check', 'article.md', '--glossary', 'table.csv']],
    [2, ['build', 'article.md', '--glossary', 'sub/../glossary.yaml', '-o', './glossary.yaml']],
    [2, ['build', 'article.md', '-o', 'none/a.reading']],
    [1, ['check', 'article.md', '--glossary', 'glossary.yaml', '--deny', 'no-sources', '--format', 'json']],
  ];
  for (const [status, words] of wrong) assert.equal(both(words).status, status, words.join(' '));
});

test('what is right does, too: folders, standard input, a whole site', () => {
  for (const words of [
    ['--help'],
    ['explain', '-'],
    ['build', './sub/../article.md', '--glossary', 'glossary.yaml', '-o', 'sub/a.reading', '--page', 'a.html', '--html', 'sub/b.html'],
    ['build', 'article.md', '--glossary', 'glossary.yaml', '--site', 'made/site', '--widget', installed],
    ['import', 'table.csv', '-o', 'sub/made.yaml'],
  ]) {
    assert.equal(both(words, '他干什么').status, 0, words.join(' '));
  }
  const { status, stderr } = run(process.execPath, [host, 'build', join(folder, 'by-node/desk/article.md'), '--standalone', 'single.html']);
  assert.equal(status, 0, `the widget of the package is found: ${stderr}`);
});

test('a pipe that is read late gets all, one that is closed is no error', async () => {
  const words = ['annotate', 'ningbo/article.md', '--glossary', 'ningbo/glossary.yaml'];
  const whole = succeeds(process.execPath, [host, ...words], { maxBuffer: 1 << 26 });
  assert.ok(whole.length > 200_000, 'more than a pipe holds');
  const late = spawn(process.execPath, [host, ...words], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  late.stdout.setEncoding('utf8');
  let read = '';
  for await (const part of late.stdout) {
    read += part;
    await new Promise((next) => setImmediate(next));
  }
  assert.equal(read, whole);
  const closed = spawn(process.execPath, [host, ...words], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  closed.stderr.on('data', (part) => (said += part));
  closed.stdout.destroy();
  const status = await new Promise((ended) => closed.on('close', ended));
  assert.deepEqual([status, said], [0, '']);
});

test('a program that traps is an exit status with a message, and no stack', () => {
  const broken = join(folder, 'broken');
  cpSync(installed, broken, { recursive: true });
  // A program whose only act is `unreachable`.
  const bytes = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 4, 1, 0x60, 0, 0, 3, 2, 1, 0, 5, 3, 1, 0, 1, 7, 19, 2, 6, ...Buffer.from('memory'), 2, 0, 6, ...Buffer.from('_start'), 0, 0, 10, 5, 1, 3, 0, 0, 0x0b];
  writeFileSync(join(broken, 'node/jiazhu.wasm'), Buffer.from(bytes));
  const { status, stderr } = run(process.execPath, [join(broken, 'node/jiazhu.js'), '--help']);
  assert.equal(status, 101);
  assert.match(stderr, /^error: jiazhu has stopped by a fault of its own \(unreachable\): please report it[^\n]*\n$/);
  rmSync(join(broken, 'annotator'), { recursive: true });
  cpSync(join(installed, 'node/jiazhu.wasm'), join(broken, 'node/jiazhu.wasm'));
  const missing = run(process.execPath, [join(broken, 'node/jiazhu.js'), 'check', 'ningbo/article.md']);
  assert.equal(missing.status, 2);
  assert.match(missing.stderr, /index\.json` cannot be read .*install the package again/);
});

test('paths of Windows are paths to the program, which knows no drives', async () => {
  const { inProgram, onMachine } = await import(pathToFileURL(join(installed, 'node/disk.js')).href);
  assert.equal(inProgram('C:\\texts\\a.md', 'win32'), '/C:/texts/a.md');
  for (const [path, there] of [
    ['/C:/texts/a.md', 'C:/texts/a.md'],
    ['/C:/texts/D:/other/a.md', 'D:/other/a.md'],
    ['/C:', 'C:/'],
    ['//server/share/a.md', '//server/share/a.md'],
  ]) {
    assert.equal(onMachine(path, 'win32'), there);
  }
  assert.equal(onMachine('/texts/C:/a.md', 'linux'), '/texts/C:/a.md');
});

test('jiazhu/node makes the same in memory, any number at once', async () => {
  const { annotate, build, check, JiazhuError, widget } = await import(pathToFileURL(join(installed, 'node/node.js')).href);
  const read = (name) => readFileSync(join(clone, 'content/ningbo', name));
  const ningbo = { article: read('article.md'), glossary: read('glossary.yaml'), notes: JSON.parse(read('notes.json').toString()) };
  const [built, annotated, found] = await Promise.all([build({ ...ningbo, as: 'ningbo', page: true }), annotate(ningbo), check({ ...ningbo, allow: ['polyphone'] })]);
  assert.ok(Buffer.from(built.reading).equals(readFileSync(join(clone, 'dist/ningbo.reading'))));
  assert.ok(Buffer.from(built.words).equals(readFileSync(join(clone, 'dist/ningbo.words'))));
  assert.match(built.page, /<jiazhu-reading src="ningbo\.reading" ui-lang="en"[^>]*>/);
  assert.ok(annotated.marks.some(({ surface }) => surface === '兩個維護'));
  assert.deepEqual(found, []);
  for (const file of widget.files) assert.ok(statSync(join(widget.folder, file)).isFile());
  // What the widget fetches when somebody finds, listens or chooses.
  for (const file of readdirSync(join(widget.folder, 'companion'))) assert.ok(widget.files.includes(`companion/${file}`), file);

  await assert.rejects(build({ article: '真不真', glossary: { entries: [{ id: 'a' }] } }), (/** @type {any} */ error) => {
    assert.ok(error instanceof JiazhuError);
    assert.equal(error.status, 1);
    assert.match(error.message, /`headword` is missing[^]*glossary\.yaml:1:14/);
    return true;
  });
  const [wrong] = await check({ article: '真不真', name: 'a.txt', glossary: ['entries: []', 'entries: 3'] });
  assert.deepEqual([wrong.severity, wrong.file, wrong.line], ['error', 'glossary-2.yaml', 1]);
  await assert.rejects(annotate({ article: '真', name: '../a.md' }), TypeError);
  await assert.rejects(annotate({ article: '真', name: '--help' }), /name: .*does not begin/);
  await assert.rejects(build({ article: '真', as: '-x' }), /as: .*does not begin/);
  await assert.rejects(annotate({ article: '真', glosary: 'entries: []' }), /glosary: there is no such key; known are article/);
  await assert.rejects(check({ article: '真', allow: 'no-sources' }), /allow: a list/);
  const bytes = new TextEncoder().encode('真不真');
  assert.equal((await annotate({ article: bytes.buffer, name: 'a.txt' })).text, '真不真');
  assert.equal((await annotate({ article: new DataView(bytes.buffer), name: 'a.txt' })).text, '真不真');

  // Of the disk only the folder that is named is read.
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452000000030000000208020000001216f14d', 'hex');
  mkdirSync(join(folder, 'texts/inside'), { recursive: true });
  writeFileSync(join(folder, 'texts/a.png'), png);
  writeFileSync(join(folder, 'texts/inside/a.png'), png);
  const pictures = await check({ article: '![一](a.png)\n\n![二](../a.png)\n\n真', folder: join(folder, 'texts/inside') });
  assert.deepEqual(pictures.map(({ code, line }) => [code, line]), [['missing-picture', 3]]);
});

test('jiazhu/node is typed', () => {
  const lines = [
    "import { annotate, build, type Annotated, type Built } from 'jiazhu/node';",
    "const annotated: Annotated = await annotate({ article: '真', rivals: true });",
    "const built: Built = await build({ article: new Uint8Array(), glossary: ['entries: []'], page: true });",
    'const ids: string[] = annotated.marks.map(({ entry }) => entry);',
    'const bytes: Uint8Array = built.reading;',
    '// @ts-expect-error: there is no such aid',
    "await annotate({ artikel: '真' });",
    'export { ids, bytes };',
  ];
  writeFileSync(join(folder, 'consumer.mts'), lines.join('\n'));
  const tsc = join(clone, 'tests/e2e/node_modules/typescript/bin/tsc');
  const { status, stdout } = run(process.execPath, [tsc, '--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2024', '--types', '', 'consumer.mts']);
  assert.equal(status, 0, stdout);
});
