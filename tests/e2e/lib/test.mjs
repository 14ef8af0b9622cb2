// The tests of all engines: node’s own, but that what an engine cannot do is skipped by name, with its reason.

import { test as run } from 'node:test';
import { engine } from './engines.mjs';
import { EXCEPTIONS } from './exceptions.mjs';

const reasons = new Map(EXCEPTIONS[engine].flatMap(({ because, tests }) => tests.map((name) => [name, because])));
const met = new Set();

/** Names of exceptions that no test has. */
export const unknown = () => [...reasons.keys()].filter((name) => !met.has(name));

/** How many tests are exceptions of this engine. */
export const excepted = () => [...reasons.keys()].filter((name) => met.has(name)).length;

/** Names of the tests to run, a line each; all where none is named. Node’s own `--test-name-pattern` leaves out the hooks that close browsers. */
const only = process.env.ONLY?.split('\n');

/** As node’s `test`: a name, options if there are any, and the test. */
export function test(name, ...rest) {
  const [options, body] = rest.length > 1 ? rest : [{}, ...rest];
  met.add(name);
  if (only && !only.includes(name)) return undefined;
  const skip = reasons.get(name) ?? options.skip ?? false;
  return run(name, { timeout: 120_000, ...options, skip }, body);
}
