//! What is drawn of a state.

mod bar;
mod card;
mod cards;
mod desk;
mod findings;
mod notes;
mod outcome;
mod passage;
mod publish;
mod say;
mod sources;
mod start;
mod studio;

pub use studio::Studio;
