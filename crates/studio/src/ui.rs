//! What is drawn of a state.

mod bar;
mod desk;
mod findings;
mod publish;
mod start;
mod studio;

pub use studio::Studio;
