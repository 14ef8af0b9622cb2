// What is not tested in an engine, by the names of the tests, and why. docs/engines.md tells what that means for a reader.

const TOUCH = [
  'a tap on 兩個維護 opens its card',
  'a tap on 最多跑一次 opens its card',
  'a tap on a word opens a sheet that leaves the word in sight',
  'the sheet leaves its term in view and uncovered',
  'the sheet has a button that closes it, large enough for a finger',
  'a tap beside the sheet closes it',
  'a tap on a term in a link opens its card, whose first row is the link',
];
const GESTURES = ['a long press is left to the browser, which selects: it opens nothing', 'with the page zoomed in by pinch, inside the part that is seen'];
const CLOSE_WATCHER = ['the system’s own gesture closes the topmost card, and the reader is where she was in the history'];
const MEMORY = ['taken out and put back a hundred times, it grows by no listener and no node', 'elements that a page has thrown away leave memory'];
const READERS_SIZE = ['the size of type that the reader has set in the browser is the widget’s'];
const PAPER = ['the reading is printed on a reasonable number of pages', 'the plain page is printed on a reasonable number of pages'];
const FORCED_COLOURS = [
  'axe finds nothing in forced colours',
  'forced colours leave marks and focus visible',
  'forced colours tell what is chosen and where the reader is, and nothing more',
  'a word that keys have reached stays reachable when the colours are forced',
];
const TABS = [
  'a page is given one build only, with two builds, two tabs, and a network that is cut in the middle',
  'a second tab says that another one keeps the project, writes nothing over it, and can take over',
];
const SPOKEN = [
  ...['entry', 'word', 'note'].map((kind) => `the card of ${kind === 'entry' ? 'an' : 'a'} ${kind} as a screen reader is told of it`),
  ...['en', 'zh-Hans', 'zh-Hant'].map((lang) => `an article, its controls and a card as a screen reader is told of them in ${lang}`),
];

export const EXCEPTIONS = {
  chromium: [],
  firefox: [
    { because: 'Firefox has no CloseWatcher', tests: CLOSE_WATCHER },
    { because: 'only Chromium’s own protocol makes long presses and pinches', tests: GESTURES },
    { because: 'only Chromium’s own protocol counts listeners and nodes', tests: MEMORY },
    { because: 'only Chromium’s own protocol sets it', tests: READERS_SIZE },
    { because: 'the profile that drives Firefox lets a page load modules from a disk', tests: ['opened from a disk, a page of the site shows the plain article with its cards, and says what it lacks'] },
    { because: 'Playwright takes no picture of a page of Firefox without script', tests: ['a picture: without-script', 'a picture: gallery-without-script'] },
  ],
  webkit: [
    { because: 'WebKitGTK’s driver makes no touches', tests: TOUCH },
    { because: 'WebKit has no CloseWatcher', tests: CLOSE_WATCHER },
    { because: 'only Chromium’s own protocol makes long presses and pinches', tests: GESTURES },
    { because: 'only Chromium’s own protocol counts listeners and nodes', tests: MEMORY },
    { because: 'only Chromium’s own protocol sets it', tests: READERS_SIZE },
    { because: 'WebKitGTK’s driver prints nothing', tests: [...PAPER, 'the plain page prints whole'] },
    { because: 'WebKitGTK’s driver turns no wheel where the pointer rests', tests: ['nothing opens while the page scrolls under the pointer'] },
    { because: 'WebKitGTK has no forced colours', tests: FORCED_COLOURS },
    { because: 'WebKitGTK’s driver has one window at a time', tests: TABS },
    { because: 'Playwright alone draws up the tree that screen readers get', tests: SPOKEN },
  ],
};
