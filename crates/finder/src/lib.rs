//! Find in a reading, and its index to use: terms and places, each with its line of context.
//!
//! A program of its own, which the widget fetches when it is opened first; so few pay for what few use. It opens the same `.reading` file,
//! has no dictionary and no Yew, and draws its panel itself. What is chosen in it the widget does: it is told a fragment, as
//! [`Panel`](panel::Panel) says.
//!
//! | module | what |
//! |---|---|
//! | [`folded`] | the article's characters as they are compared: both scripts alike, with and without punctuation |
//! | [`said`] | what is found by its pronunciation, with tones, without, or with some |
//! | [`terms`] | which entries a query means, and the orders of the index |
//! | [`context`] | the line around a place |
//! | [`list`] | the rows of the panel, as plain data |
//! | [`panel`] | the panel in the browser |
//! | [`words`] | what it says, in each language |

pub mod context;
pub mod folded;
pub mod list;
pub mod panel;
pub mod said;
pub mod terms;
pub mod words;
