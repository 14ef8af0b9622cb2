// Installed programs.

import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The first of these names on the PATH, as a path; undefined where there is none. */
export const onPath = (...names) =>
  names.flatMap((name) => process.env.PATH.split(delimiter).map((folder) => join(folder, name))).find(existsSync);
