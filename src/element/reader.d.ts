// What the element uses of the wasm program; src/bin/reader.rs says what it does.

import type { ReadingMetadata } from './jiazhu.js';

export class Opened {
  private constructor();
  readonly metadata: ReadingMetadata | null;
  /** Takes the inflated body of the next section. Throws what the reader is told, as the next one does. */
  add(body?: Uint8Array): void;
  /** Opens so much more of it; whether that was the last of what was given. */
  step(): boolean;
  /** Makes do with the beginning of it; whether that can be shown. */
  look(): boolean;
  free(): void;
}

export class Explained {
  private constructor();
}

/** Of each section of a file its start, its end, and its length in bytes when it is inflated. Throws what the reader is told, as the next two do. */
export function measure(head: Uint8Array, words: boolean): Uint32Array;
export function decode(head: Uint8Array): Opened;
export function explain(head: Uint8Array, body?: Uint8Array): Explained;

export class View {
  constructor(host: HTMLElement, root: HTMLElement, reading: Opened, ready: () => void, chosen: (name: string, value: string) => void, words: string | undefined);
  show(reading: Opened): void;
  /** Shows some blocks of the reading as another one has them alone. */
  showBlocks(reading: Opened, blocks: ArrayLike<number>): void;
  explain(words?: Explained): void;
  refresh(): void;
  /** The words of the interface in another language; English without them. */
  speak(words?: string): void;
  open(id: string): boolean;
  follow(fragment: string, from: number): boolean;
  close(): void;
  destroy(): void;
}

export default function start(): Promise<unknown>;

declare global {
  /** A page that has the program inline gives a promise of it; an element of that id is none. */
  var jiazhuCompanion: any;
  var jiazhuReader: Promise<typeof import('./reader.js')> | unknown;
}
