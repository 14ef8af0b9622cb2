// The system calls of a program that is compiled to wasm32-wasip1, as far as Jiazhu makes them, over any file system.
//
// Not node:wasi: that warns of itself on each start, gives up where a pipe is full, and knows no drives of Windows. Numbers and layouts are those of
// https://github.com/WebAssembly/WASI/blob/main/legacy/preview1/docs.md

/** The number of each error that a file system throws, by its code. */
const ERRORS = { EACCES: 2, EAGAIN: 6, EBADF: 8, EBUSY: 10, EEXIST: 20, EINVAL: 28, EIO: 29, EISDIR: 31, ELOOP: 32, EMFILE: 33, ENAMETOOLONG: 37, ENOENT: 44, ENOSPC: 51, ENOTDIR: 54, ENOTEMPTY: 55, EPERM: 63, EPIPE: 64, EROFS: 69, EXDEV: 75 };
export const KINDS = { other: 0, terminal: 2, folder: 3, file: 4, link: 7 };
/** Bits of rights and flags. */
const READ = 1n << 1n;
const SEEK = (1n << 2n) | (1n << 5n);
const WRITE = 1n << 6n;
const CREATE = 1;
const EXCLUSIVE = 4;
const TRUNCATE = 8;
/** The one folder that is open at the start: all paths begin there. */
const ROOT = 3;

/** How a program ends itself. */
class Exit extends Error {
  /** @param {number} status */
  constructor(status) {
    super(`exit status ${status}`);
    this.status = status;
  }
}

/** The program has not ended by itself. */
export class Trap extends Error {}

/**
 * Runs a program to its end; gives its exit status.
 *
 * @param {WebAssembly.Module} module
 * @param {object} system
 * @param {string[]} system.words                    the program's name and its arguments
 * @param {Record<string, string | undefined>} system.variables  of its environment
 * @param {import('./disk.js').Files} system.files
 * @param {import('./disk.js').Stream[]} system.streams  standard input, output and error
 * @throws {Trap}
 */
export function start(module, { words, variables, files, streams }) {
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  /** @type {(any)[]} */
  const open = [...streams, { kind: KINDS.folder }];
  /** @type {WebAssembly.Memory} */
  let memory;
  const view = () => new DataView(memory.buffer);
  const bytes = (at, length) => new Uint8Array(memory.buffer, at, length);
  const text = (at, length) => `/${decoder.decode(bytes(at, length))}`;
  const list = (strings) => strings.map((string) => encoder.encode(`${string}\0`));
  const [args, environ] = [list(words), list(Object.entries(variables).filter(([, value]) => value !== undefined).map(([name, value]) => `${name}=${value}`))];

  const sizes = (strings) => (count, length) => {
    view().setUint32(count, strings.length, true);
    view().setUint32(length, strings.reduce((sum, string) => sum + string.length, 0), true);
  };
  const copy = (strings) => (pointers, buffer) => {
    for (const [index, string] of strings.entries()) {
      view().setUint32(pointers + 4 * index, buffer, true);
      bytes(buffer, string.length).set(string);
      buffer += string.length;
    }
  };
  const at = (number) => open[number] ?? fail('EBADF');
  /** The pieces of memory that a call reads into or writes from. */
  const pieces = (from, count) => Array.from({ length: count }, (_, index) => bytes(view().getUint32(from + 8 * index, true), view().getUint32(from + 8 * index + 4, true)));
  /** @param {number} to @param {import('./disk.js').About} file */
  const about = (to, { kind, size = 0, device = 0, number = 0 }) => {
    bytes(to, 64).fill(0);
    view().setBigUint64(to, BigInt.asUintN(64, BigInt(device)), true);
    view().setBigUint64(to + 8, BigInt.asUintN(64, BigInt(number)), true);
    view().setUint8(to + 16, kind);
    view().setBigUint64(to + 24, 1n, true);
    view().setBigUint64(to + 32, BigInt(size), true);
  };

  const calls = {
    args_sizes_get: sizes(args),
    args_get: copy(args),
    environ_sizes_get: sizes(environ),
    environ_get: copy(environ),
    random_get: (to, length) => {
      for (let done = 0; done < length; done += 65_536) crypto.getRandomValues(bytes(to + done, Math.min(65_536, length - done)));
    },
    clock_time_get: (clock, _precision, to) => view().setBigUint64(to, clock === 0 ? BigInt(Date.now()) * 1_000_000n : BigInt(Math.round(performance.now() * 1e6)), true),
    sched_yield: () => {},
    proc_exit: (status) => {
      throw new Exit(status);
    },
    fd_prestat_get: (number, to) => {
      if (number !== ROOT) fail('EBADF');
      view().setUint32(to, 0, true);
      view().setUint32(to + 4, 1, true);
    },
    fd_prestat_dir_name: (number, to) => {
      if (number !== ROOT) fail('EBADF');
      bytes(to, 1)[0] = 0x2f;
    },
    fd_fdstat_get: (number, to) => {
      const { kind } = at(number);
      bytes(to, 24).fill(0);
      view().setUint8(to, kind);
      // A terminal is known by what it cannot do.
      view().setBigUint64(to + 8, kind === KINDS.terminal ? ~0n & ~SEEK : ~0n, true);
      view().setBigUint64(to + 16, ~0n, true);
    },
    fd_filestat_get: (number, to) => about(to, at(number).about?.() ?? at(number)),
    fd_close: (number) => {
      at(number).close?.();
      delete open[number];
    },
    fd_seek: (number, offset, whence, to) => {
      const file = at(number);
      if (file.position === undefined) fail('EINVAL');
      file.position = Number(offset) + [0, file.position, whence === 2 ? Number(file.about().size) : 0][whence];
      view().setBigUint64(to, BigInt(file.position), true);
    },
    fd_read: (number, from, count, to) => {
      const file = at(number);
      let sum = 0;
      for (const piece of pieces(from, count)) {
        const length = piece.length && file.read(piece, file.position);
        sum += length;
        if (file.position !== undefined) file.position += length;
        if (length < piece.length) break;
      }
      view().setUint32(to, sum, true);
    },
    fd_write: (number, from, count, to) => {
      const file = at(number);
      let sum = 0;
      for (const piece of pieces(from, count)) {
        for (let done = 0; done < piece.length; ) {
          const length = file.write(piece.subarray(done), file.position);
          if (file.position !== undefined) file.position += length;
          done += length;
        }
        sum += piece.length;
      }
      view().setUint32(to, sum, true);
    },
    path_open: (_folder, _follow, path, length, flags, rights, _inherited, _append, to) => {
      const has = (flag) => Boolean(flags & flag);
      const write = Boolean(rights & WRITE);
      const file = files.open(text(path, length), { read: Boolean(rights & READ), write, create: has(CREATE), exclusive: has(EXCLUSIVE), truncate: has(TRUNCATE) });
      let number = ROOT + 1;
      while (open[number]) number += 1;
      open[number] = Object.assign(file, { position: file.kind === KINDS.file ? 0 : undefined });
      view().setUint32(to, number, true);
    },
    path_filestat_get: (_folder, follow, path, length, to) => about(to, files.about(text(path, length), Boolean(follow & 1))),
    path_readlink: (_folder, path, length, buffer, room, to) => {
      const target = encoder.encode(files.target(text(path, length))).subarray(0, room);
      bytes(buffer, target.length).set(target);
      view().setUint32(to, target.length, true);
    },
    path_create_directory: (_folder, path, length) => files.makeFolder(text(path, length)),
    path_rename: (_folder, path, length, _other, to, toLength) => files.rename(text(path, length), text(to, toLength)),
    path_unlink_file: (_folder, path, length) => files.remove(text(path, length)),
  };

  const told = (call) => (...given) => {
    try {
      call(...given);
      return 0;
    } catch (error) {
      if (error instanceof Exit || !error.code) throw error;
      return ERRORS[error.code] ?? ERRORS.EIO;
    }
  };
  const imports = Object.fromEntries(Object.entries(calls).map(([name, call]) => [name, told(call)]));
  try {
    const { exports } = new WebAssembly.Instance(module, { wasi_snapshot_preview1: imports });
    memory = /** @type {WebAssembly.Memory} */ (exports.memory);
    /** @type {() => void} */ (exports._start)();
    return 0;
  } catch (error) {
    if (error instanceof Exit) return error.status;
    throw new Trap(error instanceof Error ? error.message : String(error));
  } finally {
    for (const file of open.slice(ROOT)) file?.close?.();
  }
}

/** @returns {never} */
export function fail(code) {
  throw Object.assign(new Error(code), { code });
}
