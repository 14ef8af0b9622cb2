// What describes the element to editors, compilers and people, held to the sources: the manifest, the types, the tables of
// the package's README. Looks at files only: no browser, no build.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { FLAGS, RAW, SUPPORTED, camel } from '../../src/element/attributes.js';
import { fromClone } from './lib/site.mjs';

const read = (path) => readFileSync(fromClone(path), 'utf8');
const all = (text, pattern) => [...new Set([...text.matchAll(pattern)].map(([, found]) => found))].sort();
const names = (list) => list.map(({ name }) => name).sort();

/** What the sources say: attributes that have values, with them, and all that a page sees of the element. */
const source = read('src/element/jiazhu.js');
const VALUES = Object.entries(SUPPORTED).filter(([, values]) => values.length > 0);
const MIRRORED = [...new Set(['src', ...RAW, ...FLAGS, ...VALUES.map(([name]) => name)])].sort();
const ATTRIBUTES = MIRRORED;
const MEMBERS = [...new Set([
  ...MIRRORED.map(camel),
  // Members stand two spaces in, private ones with a sign; the browser calls constructors and callbacks.
  ...all(source, /^ {2}(?:async )?(?:get |set )?(\w+)\(.*\) \{/gm).filter((name) => !/^constructor$|Callback$/.test(name)),
])].sort();
const EVENTS = [...new Set([...all(source, /#tell\('([a-z-]+)'/g), ...all(read('src/annotator/raw.js'), /hooks\.tell\('([a-z-]+)'/g), ...all(read('src/bin/reader.rs'), /news\("([a-z-]+)"\)/g)])].sort();
const rust = (folder) => readdirSync(fromClone(folder), { recursive: true }).filter((file) => String(file).endsWith('.rs')).map((file) => read(`${folder}/${file}`)).join('\n');
const PARTS = all(rust('src/ui'), /\bpart="([a-z]+)"/g);
const PROPERTIES = all(read('styles/theme.css'), /var\((--jiazhu-[a-z-]+)/g);

/** The members of a class or interface in a file of types. */
const membersOf = (types, head) => {
  const [, body] = types.split(head);
  return all(body.slice(0, body.indexOf('\n}')), /^ {2}(?:readonly )?'?([\w-]+)'?\??[:(<]/gm);
};
/** The values of a union type. */
const union = (types, name) => all(types.match(new RegExp(`type ${name} = ([^;]*);`))?.[1] ?? '', /'([\w-]+)'/g);
const title = (attribute) => camel(`-${attribute}`);

test('the sources have what this file looks for', () => {
  assert.deepEqual(EVENTS.length, 6);
  for (const [found, one] of [[ATTRIBUTES, 'aid-on'], [MEMBERS, 'open'], [MEMBERS, 'ready'], [EVENTS, 'jiazhu-close'], [PARTS, 'card'], [PROPERTIES, '--jiazhu-ink']]) {
    assert.ok(found.includes(String(one)), `${one} among ${found}`);
  }
});

test('the comment of the class', () => {
  assert.deepEqual(all(source, /@attr (\S+)/g), ATTRIBUTES);
  assert.deepEqual(all(source, /@fires (\S+)/g), EVENTS);
  assert.deepEqual(source.match(/@csspart (.*)/)[1].split(', ').sort(), PARTS);
});

test('the manifest has every attribute, member, event, part and property', () => {
  const manifest = JSON.parse(read('npm/custom-elements.json'));
  const [said] = manifest.modules[0].declarations;
  assert.deepEqual(names(said.attributes), ATTRIBUTES);
  assert.deepEqual(names(said.members), MEMBERS);
  assert.deepEqual(names(said.events), EVENTS);
  assert.deepEqual(names(said.cssParts), PARTS);
  assert.deepEqual(names(said.cssProperties), PROPERTIES);
  for (const [name, values] of VALUES) {
    const attribute = said.attributes.find((attribute) => attribute.name === name);
    assert.equal(attribute.fieldName, camel(name));
    assert.equal(attribute.default, values[0], name);
    assert.deepEqual(all(attribute.type.text, /'([\w-]+)'/g), [...values].sort(), name);
    const field = said.members.find((member) => member.attribute === name);
    assert.equal(field?.name, camel(name), `${name} and its property`);
  }
});

test('the types have every member, value and event', () => {
  const types = read('src/element/jiazhu.d.ts');
  const members = membersOf(types, 'export class JiazhuReading extends HTMLElement {');
  assert.deepEqual(members.filter((name) => !/EventListener$/.test(name)), MEMBERS);
  assert.deepEqual(membersOf(types, 'export interface JiazhuEventMap {'), EVENTS);
  for (const [name, values] of VALUES) assert.deepEqual(union(types, title(name)), [...values].sort(), name);
  assert.deepEqual(membersOf(read('npm/react.d.ts'), /export interface JiazhuReadingAttributes [^{]*\{/), ATTRIBUTES);
});

test('the README of the package names all of them', () => {
  const said = read('npm/README.md');
  const rows = said.split('\n').filter((line) => line.startsWith('| `'));
  const cells = rows.map((row) => row.split('|').slice(1, 3).join('|'));
  const row = (name) => cells.find((cell) => cell.includes(`\`${name}\``) || cell.includes(`\`${name}(`)) ?? assert.fail(`no row of a table begins with ${name}`);
  for (const [name, values] of VALUES) {
    const [, listed] = row(name).split('|');
    assert.deepEqual(all(listed, /`([\w-]+)`/g), [...values].sort(), name);
  }
  [...MEMBERS, ...EVENTS].forEach(row);
  for (const part of PARTS) assert.match(said, new RegExp(`parts[^.]*\`${part}\``));
});

test('the types of the program name what it exports', () => {
  const program = read('src/bin/reader.rs');
  const types = read('src/element/reader.d.ts');
  // By the name that JavaScript has of it, where that is another.
  const view = program.slice(program.indexOf('impl WidgetView')).replace(/#\[wasm_bindgen\(js_name = (\w+)\)\]\n( +)pub fn \w+/g, '\n$2pub fn $1');
  assert.deepEqual(membersOf(types, 'export class View {'), all(view, /^ {8}pub fn (\w+)/gm).map((name) => (name === 'new' ? 'constructor' : name)).sort());
  const functions = all(program, /#\[wasm_bindgen\]\n {4}pub fn (\w+)/g);
  assert.deepEqual(all(types, /^export function (\w+)/gm), functions);
});
