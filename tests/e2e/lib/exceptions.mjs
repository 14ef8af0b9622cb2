// What is not tested in an engine, by the names of the tests, and why. docs/engines.md tells what that means for a reader.

const TOUCH = [
  'a tap on 兩個維護 opens its card',
  'a tap on 最多跑一次 opens its card',
  'a tap on a word opens a sheet that leaves the word in sight',
  'the sheet leaves its term in view and uncovered',
  'the sheet has a button that closes it, large enough for a finger',
  'a tap beside the sheet closes it',
  'a long press is left to the browser, which selects: it opens nothing',
];
const CLOSE_WATCHER = ['the system’s own gesture closes the topmost card, and the history is not touched'];
const PINCH = ['with the page zoomed in by pinch, inside the part that is seen'];
const MEMORY = ['taken out and put back a hundred times, it grows by no listener and no node', 'elements that a page has thrown away leave memory, all but an empty root'];
const PRINTED = [
  'a picture: print',
  'the plain page prints whole',
  'neither controls nor a card that is open are printed',
  'each entry stands at the end under the number of its marks',
  'each note stands at the end, once',
  'notes are numbered in the text, and stand at the end under these numbers',
  'without script notes have the numbers of their list',
  'notes are printed of a reading that has no entries, too',
  'the reading is printed on a reasonable number of pages',
  'the plain page is printed on a reasonable number of pages',
];
const FORCED_COLOURS = [
  'axe finds nothing in forced colours',
  'forced colours leave marks and focus visible',
  'forced colours tell what is chosen and where the reader is, and nothing more',
  'a word that keys have reached stays reachable when the colours are forced',
];
const SPOKEN = ['entry', 'word', 'note'].map((kind) => `the card of ${kind === 'entry' ? 'an' : 'a'} ${kind} as a screen reader is told of it`);

export const EXCEPTIONS = {
  chromium: [],
  firefox: [
    { because: 'Firefox has no CloseWatcher', tests: CLOSE_WATCHER },
    { because: 'Chromium’s own protocol alone pinches', tests: PINCH },
    { because: 'Chromium’s own protocol alone counts listeners and nodes', tests: MEMORY },
    { because: 'Firefox shows no page as printed to a driver', tests: PRINTED },
  ],
  webkit: [
    { because: 'WebKitGTK’s driver makes no touches', tests: TOUCH },
    { because: 'WebKit has no CloseWatcher', tests: CLOSE_WATCHER },
    { because: 'Chromium’s own protocol alone pinches', tests: PINCH },
    { because: 'Chromium’s own protocol alone counts listeners and nodes', tests: MEMORY },
    { because: 'WebKitGTK’s driver prints nothing', tests: PRINTED },
    { because: 'WebKitGTK has no forced colours', tests: FORCED_COLOURS },
    { because: 'Playwright alone draws up the tree that screen readers get', tests: SPOKEN },
  ],
};
