// A page as it is printed, on the screen.

import { engine } from './engines.mjs';

/** Shows the page as printed. Where the driver cannot ask for that, the style sheets are told that all is paper. */
export const asPrinted = (page) =>
  engine === 'chromium'
    ? page.emulateMedia({ media: 'print' })
    : page.evaluate(() => {
        const tell = (rules) => {
          for (const rule of rules) {
            if (rule instanceof CSSMediaRule) rule.media.mediaText = rule.media.mediaText.replace(/\bprint\b/, 'all').replace(/\bscreen\b/, 'speech');
            if (rule.cssRules) tell(rule.cssRules);
          }
        };
        const roots = [document, ...[...document.querySelectorAll('jiazhu-reading')].map(({ shadowRoot }) => shadowRoot).filter(Boolean)];
        for (const sheet of new Set(roots.flatMap((root) => [...root.styleSheets, ...root.adoptedStyleSheets]))) tell(sheet.cssRules);
      });
