/** What a card is about: an entry of the glossary, a word of the dictionary, a note. */
export type CardKind = 'entry' | 'word' | 'note';

/** Which card was opened or closed, and for which passage. Offsets count code points of the article's text. */
export interface ShownDetail {
  readonly kind: CardKind;
  /** Of the entry or the note. */
  readonly id: string;
  /** The passage as the article prints it. */
  readonly surface: string;
  readonly start: number;
  readonly end: number;
}

/** Bytes of a file: what `fetch` gives as `arrayBuffer()`, or a view of such. */
export type Bytes = ArrayBuffer | ArrayBufferView<ArrayBuffer>;

/** What is wrong, and with which file, address or attribute. */
export interface ErrorDetail {
  readonly what: string;
  readonly where: string;
}

/** What is known of a reading: the article's front matter, and how much it holds. */
export interface ReadingMetadata {
  readonly title: string | null;
  readonly author: string | null;
  readonly date: string | null;
  readonly source: string | null;
  /** BCP 47, `zh-Hant` for example. */
  readonly lang: string;
  readonly rights: string | null;
  readonly entries: number;
  readonly marks: number;
  readonly notes: number;
}

/** How far raw text is on its way to a reading: steps, one for each file that is fetched. */
export interface ProgressDetail {
  readonly done: number;
  readonly of: number;
}

/** What is wrong or doubtful in raw text, its glossary or its notes: one row of what `jiazhu check --format json` prints. */
export interface Finding {
  /** With an `error` there is no reading. */
  readonly severity: 'error' | 'warning';
  /** The kind of finding: `hidden`, `link`, `duplicate-id`. */
  readonly code: string;
  readonly message: string;
  /** `article.html` or `article.txt`; for a glossary or notes their address, or the name of the property. */
  readonly file: string;
  /** From 1, in code points, of the text as the element holds it or the property gives it; null where the whole text is meant. */
  readonly line: number | null;
  readonly column: number | null;
  /** The passage of the article's text, in code points; null where none is meant. */
  readonly start: number | null;
  readonly end: number | null;
  /** Further places of the article that the same is to be said of. */
  readonly others?: readonly { readonly line: number; readonly column: number; readonly start: number; readonly end: number }[];
}

/** All findings of the text that raw text is now; none where there is no text. */
export interface FindingsDetail {
  readonly findings: readonly Finding[];
}

/** Events bubble and cross the edges of shadow roots. */
export interface JiazhuEventMap {
  'jiazhu-ready': CustomEvent<null>;
  'jiazhu-open': CustomEvent<ShownDetail>;
  'jiazhu-close': CustomEvent<ShownDetail>;
  'jiazhu-progress': CustomEvent<ProgressDetail>;
  'jiazhu-findings': CustomEvent<FindingsDetail>;
  'jiazhu-error': CustomEvent<ErrorDetail>;
}

/** `auto`: as in Taiwan where the text is `zh-Hant-TW`, else as on the mainland. */
export type Readings = 'auto' | 'cn' | 'tw';
export type Theme = 'auto' | 'light' | 'dark';
/** `auto`: the language of the page around the element, else English. */
export type UiLang = 'auto' | 'en' | 'zh-Hans' | 'zh-Hant';
export type Script = 'source' | 'repaired' | 'hans' | 'hant';
export type Aid = 'off' | 'pinyin' | 'zhuyin';
export type AidOn = 'marks' | 'first' | 'all';
export type Tones = 'dictionary' | 'spoken';
export type Terms = 'marked' | 'quiet';
export type Size = '100' | '85' | '115' | '130' | '150' | '180';
export type Leading = 'normal' | 'close' | 'wide';

/** `<jiazhu-reading>`: shows an annotated reading in place of the plain article that it holds. */
export class JiazhuReading extends HTMLElement {
  /** The address of a `.reading` file, or `#id` of an element that holds one in base64. Mirrors the attribute, as do `address`, `annotate` and those from `readings` to `leading`. */
  src: string | null;
  /** The address of the page follows the open card. */
  address: boolean;
  /** Where there is no `src`: what the element holds, or `article` says, is annotated in the browser. */
  annotate: boolean;
  /** The text to annotate in place of what the element holds; null where none was given. One that begins with a tag, a comment or a declaration is read as HTML, any other as plain text; Markdown has to be made HTML before. An empty one takes the reading away, and what the element holds is shown. */
  article: string | null;
  /** The text of a glossary, YAML or JSON, in place of the one that the attribute of this name gives the address, or the `#id`, of. An object is taken as the JSON of it, an empty text as no glossary. */
  glossary: string | object | null;
  /** The same for notes. */
  notes: string | object | null;
  /** How raw text is said: by the language of the text, as on the mainland, as in Taiwan. */
  readings: Readings;
  theme: Theme;
  uiLang: UiLang;
  script: Script;
  aid: Aid;
  aidOn: AidOn;
  tones: Tones;
  terms: Terms;
  size: Size;
  leading: Leading;
  /** Resolved when the reading is on the screen; rejected, with an Error that says what to do, when it cannot be. */
  readonly ready: Promise<void>;
  /** What is known of the reading on the screen; null before there is one. */
  readonly reading: ReadingMetadata | null;
  /** Opens an entry's card where its term first stands in the text, scrolled into view, as soon as the reading is there; false if it stands nowhere. */
  open(entryId: string): Promise<boolean>;
  /** Closes all cards. */
  close(): void;
  /** Shows the reading that the bytes of a `.reading` file hold, and explains its words by those of its `.words` file. */
  show(bytes: Bytes, words?: Bytes): void;
  /** Shows some blocks of the reading on the screen, by their indices, as a reading of these blocks alone has them, until another reading is shown: of a text that is being written, what has just changed. */
  showBlocks(bytes: Bytes, blocks: number[]): Promise<void>;
  addEventListener<K extends keyof JiazhuEventMap>(type: K, listener: (this: JiazhuReading, event: JiazhuEventMap[K]) => unknown, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject | null, options?: boolean | AddEventListenerOptions): void;
  removeEventListener<K extends keyof JiazhuEventMap>(type: K, listener: (this: JiazhuReading, event: JiazhuEventMap[K]) => unknown, options?: boolean | EventListenerOptions): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject | null, options?: boolean | EventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'jiazhu-reading': JiazhuReading;
  }
  interface HTMLElementEventMap extends JiazhuEventMap {}
  interface DocumentEventMap extends JiazhuEventMap {}
}
