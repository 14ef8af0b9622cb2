// Files that are only in memory, over folders of the machine that are only read.

import { posix } from 'node:path';
import { disk } from './disk.js';
import { fail, KINDS } from './wasi.js';

/**
 * @param {Map<string, Uint8Array>} files  by their paths, which begin with `/`; what is written comes into it
 * @param {string[]} beneath               folders of the machine whose files are there, too, as the program names them
 * @returns {import('./disk.js').Files}
 */
export function memory(files, beneath) {
  const folders = new Set(['/']);
  const hold = (path) => {
    for (let folder = posix.dirname(path); !folders.has(folder); folder = posix.dirname(folder)) folders.add(folder);
  };
  for (const path of files.keys()) hold(path);
  const named = (path) => posix.normalize(path).replace(/(.)\/$/, '$1');
  const isBeneath = (path) => beneath.some((folder) => path === folder || path.startsWith(`${folder}/`));
  /** What is known in memory, else what the machine says. */
  const known = (path, inMemory, onDisk) => {
    const at = named(path);
    if (files.has(at)) return inMemory({ kind: KINDS.file, size: files.get(at).length });
    if (folders.has(at)) return inMemory({ kind: KINDS.folder });
    return isBeneath(at) ? onDisk(at) : fail('ENOENT');
  };

  return {
    open(path, how) {
      const at = named(path);
      if (!how.write && !files.has(at)) return known(path, () => ({ kind: KINDS.folder, about: () => ({ kind: KINDS.folder }), read: () => fail('EISDIR'), write: () => fail('EBADF'), close() {} }), (at) => disk.open(at, how));
      if (folders.has(at)) fail('EISDIR');
      if (how.write && files.has(at) && how.exclusive) fail('EEXIST');
      if (!files.has(at) && !how.create) fail('ENOENT');
      if (!folders.has(posix.dirname(at)) && !isBeneath(posix.dirname(at))) fail('ENOENT');
      if (!files.has(at) || how.truncate) files.set(at, new Uint8Array());
      return {
        kind: KINDS.file,
        about: () => ({ kind: KINDS.file, size: files.get(at).length }),
        read: (into, from) => {
          const part = files.get(at).subarray(from, from + into.length);
          into.set(part);
          return part.length;
        },
        write: (part, to) => {
          const before = files.get(at);
          const after = new Uint8Array(Math.max(before.length, to + part.length));
          after.set(before);
          after.set(part, to);
          files.set(at, after);
          return part.length;
        },
        close() {},
      };
    },
    about: (path, follow) => known(path, (about) => about, (at) => disk.about(at, follow)),
    target: (path) => known(path, () => fail('EINVAL'), disk.target),
    makeFolder(path) {
      const at = named(path);
      if (folders.has(at)) fail('EEXIST');
      hold(`${at}/.`);
    },
    rename(from, to) {
      const bytes = files.get(named(from)) ?? fail('ENOENT');
      files.delete(named(from));
      files.set(named(to), bytes);
    },
    remove: (path) => void (files.delete(named(path)) || fail('ENOENT')),
  };
}
