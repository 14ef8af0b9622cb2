// What work.js uses of the wasm program; crates/annotator/src/bin/annotator.rs says what it does.

export class Annotator {
  add(name: string, bytes: Uint8Array): void;
  begin(article: string, articleName: string, lang: string | undefined, taiwan: boolean | undefined, glossary: string, glossaryName: string | undefined, notes: string, notesName: string | undefined, squeezed: boolean, firstLook: number | undefined, early: boolean, number: number, asked: number, known: number): void;
  blocks(): Uint32Array;
  changedBlocks(article: string, articleName: string, glossary: string, glossaryName: string | undefined, notes: string, notesName: string | undefined, shown: number): Uint8Array<ArrayBuffer> | undefined;
  encoding(bytes: Uint8Array): string | undefined;
  early(): Uint8Array<ArrayBuffer> | undefined;
  earlyFindings(): string | undefined;
  step(milliseconds: number): Made | undefined;
  free(): void;
  words(squeezed: boolean): Uint8Array<ArrayBuffer> | undefined;
}

export class Made {
  private constructor();
  reading(): Uint8Array<ArrayBuffer> | undefined;
  findings(): string;
  free(): void;
}

export function initSync(options: { module: WebAssembly.Module }): unknown;
