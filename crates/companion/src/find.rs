//! Find in a reading, and its index to use: terms and places, each with its line of context.
//!
//! | module | what |
//! |---|---|
//! | [`folded`] | the article's characters as they are compared: both scripts alike, with and without punctuation |
//! | [`said`] | what is found by its pronunciation, with tones, without, or with some |
//! | [`terms`] | which entries a query means, and the orders of the index |
//! | [`context`] | the line around a place |
//! | [`explained`] | what is told of a term below its headword |
//! | [`notes`] | what is said in the notes, ready to be searched |
//! | [`list`] | the rows of the panel, as plain data |
//! | [`panel`] | the panel in the browser |
//! | [`words`] | what it says, in each language |

pub mod context;
pub mod explained;
pub mod folded;
pub mod list;
pub mod notes;
pub mod panel;
pub mod said;
pub mod terms;
pub mod words;
