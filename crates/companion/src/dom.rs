//! The browser's edge: elements, and places of the text on the screen.
//!
//! | module | what |
//! |---|---|
//! | [`elements`] | making elements, and what has the focus |
//! | [`panel`] | the frame that all panels are drawn in, and its listeners |
//! | [`places`] | from a stretch of the text to where it is drawn, and from a selection to a stretch |
//! | [`light`] | lights a stretch without touching the text |
//! | [`copy`] | the clipboard |

pub mod copy;
pub mod elements;
pub mod light;
pub mod panel;
pub mod places;
