// What tests know of the pages they run scripts in, beyond what every page has.

import type { JiazhuReading } from '../../../src/element/jiazhu.js';

/** What `visit` keeps of a page from its very start. */
interface Seen {
  /** Pixels or shares of the window by which blocks have moved. */
  shift: number;
  /** Of each widget, as it was when the page had been opened: for `shared`. */
  attributes: [string, string][][];
  violations: string[];
  events: { type: string; detail: any }[];
  errors: string[];
}

declare global {
  interface Window {
    seen: Seen;
    /** Of clock.mjs, where a visit asks for it. */
    clock: { readonly held: boolean; pause(): void; resume(): void; advance(time: number): Promise<void> };
    /** Of axe-core, which a test puts there. */
    axe: typeof import('axe-core');
    /** Finds a text in the page, as a reader does; no standard has it, every engine does. */
    find(text: string): boolean;
    /** In some engines only. */
    CloseWatcher: any;
    /** A clipboard and voices of `along.test.mjs`. */
    taken: string[];
    refuses: boolean;
    fake: any;
    // What single tests keep between two looks at a page.
    away: any;
    before: any;
    early: any;
    fontOf: any;
    followed: any;
    found: any;
    times: any;
    watchers: any;
  }

  // What frames, swaps, translators and zoom have in the page, by its name alone.
  var widget: JiazhuReading;
  var back: any, box: any, boxes: any, cardOf: any, into: any, listening: any, marksAt: any, placed: any, style: any, textIs: any, translate: any;
  var TRANSLATORS: Record<string, (node: Node) => void>;

  // Selectors lead to elements that no type follows. The widget's own is known.
  interface ParentNode {
    querySelector(selector: 'jiazhu-reading'): JiazhuReading;
    querySelector(selector: string): any;
    querySelectorAll(selector: 'jiazhu-reading'): NodeListOf<JiazhuReading>;
    querySelectorAll(selector: string): NodeListOf<any>;
  }
  interface ShadowRoot {
    /** In Chromium only. */
    getSelection(): Selection;
  }
  /** Highlights hold ranges of the page. */
  interface AbstractRange {
    getBoundingClientRect(): DOMRect;
    getClientRects(): DOMRectList;
    intersectsNode(node: Node): boolean;
  }
  /** The nodes that tests walk over are text. */
  interface Node {
    data: string;
  }
  interface Event {
    detail: any;
  }
  /** Of layout shifts. */
  interface PerformanceEntry {
    value: number;
  }
}
