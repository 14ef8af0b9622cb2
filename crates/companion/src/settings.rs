//! Settings that few readers change, and what the lines and signs of a text mean: a panel beside the text.
//!
//! What is chosen is an attribute of the element, which the widget's script sets and remembers; the panel only says which. So the panel
//! keeps nothing, and shows what the attributes say.
//!
//! | module | what |
//! |---|---|
//! | [`choices`] | what can be chosen for a reading, as plain data |
//! | [`legend`] | the lines and signs that a reading has, as plain data |
//! | [`words`] | what the panel says, in each language |
//! | [`panel`] | the panel in the browser |

pub mod choices;
pub mod legend;
pub mod panel;
pub mod words;
