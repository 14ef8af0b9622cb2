// What is not tested in an engine, by the names of the tests, and why.

export const EXCEPTIONS = {
  chromium: [],
  firefox: [],
  webkit: [],
};
