// The engines, by the names that ENGINE and files have for them.

export const TITLES = { chromium: 'Chromium', firefox: 'Firefox', webkit: 'WebKit' };
