//! Take along: a card or a passage as text, with its source; and links to them.
//!
//! | module | what |
//! |---|---|
//! | [`subject`] | what a fragment of an address names |
//! | [`cite`] | the source: author, title, date, address |
//! | [`text`] | cards and passages as text |

pub mod cite;
pub mod subject;
pub mod text;
