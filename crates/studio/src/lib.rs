//! The studio: an article, its glossary and its notes as texts beside the live reading.
//!
//! | module | what |
//! |---|---|
//! | `state` | State, Action, reduce: all that the studio decides, without a browser |
//! | `pages` | the files of a reading: pages, a site |
//! | `zip` | files as one |
//! | `ui` | Yew components that draw a state and turn events into actions |
//! | `dom` | what touches the browser: files, timers, the element that shows the reading, the script `src/studio/edge.js` |
//!
//! It annotates nothing itself: `edge.js` asks the annotator, in its worker, and `<jiazhu-reading>` shows what comes back. Nothing is sent anywhere.

pub mod dom;
pub mod pages;
pub mod state;
pub mod ui;
pub mod words;
pub mod yaml;
pub mod zip;
