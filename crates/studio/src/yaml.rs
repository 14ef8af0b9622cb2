//! A text in YAML, or in JSON, changed one value at a time: no other byte of it is touched, so that comments, order, quotation marks and line
//! ends are the author's still.
//!
//! | module | what |
//! |---|---|
//! | `tree` | the values of a text, each with its bytes |
//! | `scalar` | a value as it is written |
//! | `edit` | a value set, added or taken out |

mod edit;
mod scalar;
mod tree;

#[cfg(test)]
mod tests;

pub use edit::{Edit, Line, Step, add_below, add_item, add_map, block_item, line_end, remove, set};
pub use tree::{Key, Node, Tree, Value};
