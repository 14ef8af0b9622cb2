import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { Aid, AidOn, JiazhuEventMap, JiazhuReading, Leading, Readings, Script, Size, Terms, Theme, Tones, UiLang } from 'jiazhu';

type Handlers = { [K in keyof JiazhuEventMap as `on${K}`]?: (event: JiazhuEventMap[K]) => void };

/** What React 19 passes to the element: attributes, and listeners as `onjiazhu-open={…}`. */
export interface JiazhuReadingAttributes extends DetailedHTMLProps<HTMLAttributes<JiazhuReading>, JiazhuReading>, Handlers {
  src?: string;
  address?: boolean | '';
  annotate?: boolean | '';
  glossary?: string;
  notes?: string;
  readings?: Readings;
  theme?: Theme;
  'ui-lang'?: UiLang;
  script?: Script;
  aid?: Aid;
  'aid-on'?: AidOn;
  tones?: Tones;
  terms?: Terms;
  size?: Size;
  leading?: Leading;
}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'jiazhu-reading': JiazhuReadingAttributes;
    }
  }
}
