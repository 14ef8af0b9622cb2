// What raw text says to a reader by itself, in the languages of the interface. A language that lacks one of it does not pass the check of types.

/** @typedef {'en' | 'zh-Hans' | 'zh-Hant'} Language */
/**
 * @typedef {object} Words
 * @property {string} awaited
 * @property {string} empty
 * @property {(megabytes: string) => string} load
 * @property {string} notLoaded
 */

/** @type {Record<Language, Words>} */
export const WORDS = {
  en: {
    awaited: 'The reading is on its way …',
    empty: 'There is no text here yet.',
    load: (megabytes) => `Load the dictionary CC-CEDICT (${megabytes} MB): what all other words mean`,
    notLoaded: 'The dictionary could not be loaded. Press the button to try again.',
  },
  'zh-Hans': {
    awaited: '读本加载中……',
    empty: '这里还没有正文。',
    load: (megabytes) => `加载词典 CC-CEDICT（${megabytes} MB）：其他词语的释义`,
    notLoaded: '词典加载失败，请再按一次按钮重试。',
  },
  'zh-Hant': {
    awaited: '讀本載入中……',
    empty: '這裡還沒有正文。',
    load: (megabytes) => `載入辭典 CC-CEDICT（${megabytes} MB）：其他詞語的釋義`,
    notLoaded: '辭典載入失敗，請再按一次按鈕重試。',
  },
};
