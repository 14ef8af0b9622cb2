/** The program `jiazhu` as functions, for site generators. Each call runs it anew, in this process, over files in memory. */

/** A file: its text, or its bytes in an encoding that is found. */
export type Content = string | ArrayBuffer | ArrayBufferView;

/** What a reading is made of. */
export interface Texts {
  /** The article: Markdown, HTML, plain text, .docx or .epub. */
  article: Content;
  /** The name of its file, whose ending says what it is; `article.md` if left out. Findings name it. */
  name?: string;
  /** Entries to mark, YAML or JSON, or the value that it would hold; of several, the later ones add to those before and overrule them. */
  glossary?: Content | object | (Content | object)[];
  /** W3C Web Annotations, JSON, or the value. */
  notes?: Content | object;
  /** The folder that the article's pictures are beside: their sizes are looked up there. */
  folder?: string | URL;
  /** The article's language, a BCP 47 tag: it stands above what the article says. */
  lang?: string;
  /** Pronunciations of the mainland or of Taiwan. */
  readings?: 'cn' | 'tw';
  /** The language of all that is no text of yours on what `build` writes. */
  uiLang?: 'en' | 'zh-Hans' | 'zh-Hant';
}

/** A stretch of the text in code points. */
export interface Span {
  start: number;
  end: number;
}

/** One finding about an input file. Lines and columns are from 1, in code points. */
export interface Diagnostic {
  severity: 'error' | 'warning';
  code: string;
  message: string;
  file: string;
  line: number | null;
  column: number | null;
  /** The passage of the article's text, where the finding is about one. */
  start: number | null;
  end: number | null;
  /** Further places of the article that the same is to be said of. */
  others?: { line: number; column: number; start: number; end: number }[];
}

/** What `jiazhu annotate` prints. */
export interface Annotated {
  /** The article's blocks joined by one line break; all offsets count its code points. */
  text: string;
  /** Start and end of each word; they tile the text. */
  words: [number, number][];
  /** `inside`: index of the enclosing mark. */
  marks: (Span & { surface: string; entry: string; inside: number | null })[];
  notes: (Span & { id: string; motivation: string; printed: string; proposed: string | null })[];
  syllables: (Span & { pinyin: string; source: 'glossary' | 'note' | 'author' | 'phrase' | 'dictionary' | 'character' | 'mainland' })[];
  /** The text repaired, in Simplified and in Traditional characters. */
  views: { repaired: string; hans: string; hant: string };
  /** Other divisions, where they were asked for. */
  rivals: (Span & { words: [number, number][]; score: number })[];
  diagnostics: Diagnostic[];
}

/** What `jiazhu build` writes. */
export interface Built {
  /** For the file that `src` of `<jiazhu-reading>` names. */
  reading: Uint8Array;
  /** For the file beside it with the ending `.words`. */
  words: Uint8Array;
  /** The article, its notes and its glossary as HTML that needs no script: what stands in the element. */
  html: string;
  /** A whole page for a web server, where it was asked for. */
  page?: string;
  /** One page with all in it, where it was asked for. */
  standalone?: string;
  /** What the program has said: sizes, how many warnings there are. */
  messages: string;
}

/** An error in a file, told with its line, or in what was asked for. */
export class JiazhuError extends Error {
  /** As the program ends: 1 for an error in a file, 2 for a wrong option or a file that cannot be read, 101 for a fault of the program itself. */
  status: number;
}

/** Words, marks, notes, pronunciations, views and findings of a text. @throws {JiazhuError} */
export function annotate(text: Texts & { rivals?: boolean }): Promise<Annotated>;

/** What is wrong or doubtful, errors too. `warnings` is every code. @throws {JiazhuError} where an option is wrong */
export function check(text: Texts & { allow?: string[]; deny?: string[] }): Promise<Diagnostic[]>;

/** The files for a page. `as`: what they are called, without an ending; a page names its reading so. @throws {JiazhuError} */
export function build(text: Texts & { as?: string; page?: boolean; standalone?: boolean }): Promise<Built>;

/** What the widget consists of: files of one folder and of the folder `companion` in it, to be copied to a site as they lie. */
export const widget: { folder: string; files: string[] };
