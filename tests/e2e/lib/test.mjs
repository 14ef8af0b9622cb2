// The tests of all engines: node’s own, but that what an engine cannot do is skipped by name, with its reason.

import { test as begin } from 'node:test';
import { engine } from './engines.mjs';
import { EXCEPTIONS } from './exceptions.mjs';

const reasons = new Map(EXCEPTIONS[engine].flatMap(({ because, tests }) => tests.map((name) => [name, because])));
const met = new Set();
const run = new Set();

/** Names of exceptions that no test has. */
export const unknown = () => [...reasons.keys()].filter((name) => !met.has(name));

/** How many of the tests that this process runs are exceptions of this engine. */
export const excepted = () => [...reasons.keys()].filter((name) => run.has(name)).length;

/** Whether the file that is being read is one of those that this process runs. */
export const file = { isRun: true };

/** Names of the tests to run, a line each; all where none is named. Node’s own `--test-name-pattern` leaves out the hooks that close browsers. */
const only = process.env.ONLY?.split('\n');

/** As node’s `test`: a name, options if there are any, and the test. */
export function test(name, ...rest) {
  const [options, body] = rest.length > 1 ? rest : [{}, ...rest];
  met.add(name);
  if (!file.isRun || (only && !only.includes(name))) return undefined;
  run.add(name);
  const skip = reasons.get(name) ?? options.skip ?? false;
  return begin(name, { timeout: 120_000, ...options, skip }, body);
}
