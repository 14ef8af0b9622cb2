//! What is read of words and their neighbours, for looking up.

mod neighbours;
mod positions;
mod unpack;

pub use neighbours::{CONTEXTS, Context, Neighbours, WordClass};
pub use positions::Positions;
pub use unpack::{WordTable, words};

/// How probable something is: a natural logarithm (a log-probability) in thousandths. Whole numbers add up and compare alike on every
/// platform, which logarithms that a platform computes do not.
pub type Weight = i32;
