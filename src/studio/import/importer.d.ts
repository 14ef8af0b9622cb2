// What import.js uses of the importer's program; crates/importer/src/bin/importer.rs says what it does.

export class Document {
  constructor(name: string, bytes: Uint8Array);
  html(): string;
  told(): string[];
  addresses(): string[];
  picture(at: number): Uint8Array | undefined;
  free(): void;
}

export default function start(): Promise<unknown>;
