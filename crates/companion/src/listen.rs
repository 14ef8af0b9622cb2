//! Listen: a word, a sentence, the article, by the voices of the browser.
//!
//! | module | what |
//! |---|---|
//! | [`homophones`] | what is put in for a character of several pronunciations |
//! | [`utterances`] | what a voice is handed, clause by clause |
//! | [`voices`] | which voice |
//! | [`speech`], [`session`], [`bar`] | the browser's voices, what is done with them, and the bar that tells of it |
//! | [`player`] | what is done when, as plain data: what voices do not say, too |

pub mod bar;
pub mod homophones;
pub mod player;
pub mod session;
pub mod speech;
pub mod utterances;
pub mod voices;
