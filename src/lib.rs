//! The Jiazhu widget.

pub mod dom;
pub mod state;
pub mod ui;

pub use jiazhu_reading as reading;
pub use jiazhu_reading::{frame, pinyin, prose, runs, words};
