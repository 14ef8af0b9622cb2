//! The Jiazhu 夹注 widget: an annotated reading of a Chinese text, as a Yew component and as the custom element
//! `<jiazhu-reading>`.
//!
//! It shows a finished [`reading::Reading`] and knows no Chinese: Cargo lets it reach the crate `jiazhu-reading` and no other of this
//! workspace. `ARCHITECTURE.md` is the map of all of them, and says why they are built this way.
//!
//! | module | what |
//! |---|---|
//! | [`ui`] | Yew components, of which [`ui::Jiazhu`] is the public one |
//! | [`dom`] | all else that touches the browser: styles, focus, placement, listeners; inflating files |
//! | [`state`] | what the widget shows and the one place where that changes, without a browser |
//! | [`reading`], [`words`] | what it shows: the reading, and the dictionary lines beside it |
//!
//! The program `src/bin/reader.rs` serves the custom element of `src/element/jiazhu.js`. All of it compiles natively, to be checked,
//! tested and documented; but what touches the browser panics outside of one.

pub mod dom;
pub mod state;
pub mod ui;

pub use jiazhu_reading as reading;
pub use jiazhu_reading::{card, frame, pinyin, prose, runs, shape, stretch, strings, words};
