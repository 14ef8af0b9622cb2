// What ask.js uses of the companion's program; crates/companion/src/bin/companion.rs says what it does.

export class Companion {
  constructor(host: HTMLElement, root: Node, file: Uint8Array, follow: (fragment: string) => void, closed: () => void);
  look(fragment: string): void;
  selection(): string;
  find(lang: string, query: string): void;
  more(lang: string): void;
  refresh(lang: string): void;
  close(): void;
  end(): void;
}

export class Settings {
  constructor(companion: Companion, choose: (name: string, value: string) => void, forget: () => void, closed: () => void);
  open(lang: string, opener?: HTMLElement): void;
  refresh(lang: string): void;
  close(): void;
}

export function styles(): string;
export default function start(program?: { module_or_path: ArrayBuffer }): Promise<unknown>;
