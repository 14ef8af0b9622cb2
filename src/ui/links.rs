//! What links inside cards and the index ask for. `card/links.rs` of `jiazhu-reading` describes them.

use yew::prelude::*;

use crate::dom::focus::{FOLLOW, WORD, read};
use crate::dom::{attribute_at, number_at};
use crate::state::{Action, Card};

pub const VISIT: &str = "data-visit";

/// What a click on such a link asks for.
pub fn action(event: &MouseEvent) -> Option<Action> {
    let follow = number_at(event.target(), FOLLOW).map(|entry| Card::Entry(entry as u32));
    let word = || attribute_at(event.target(), WORD).and_then(|word| read(&word)).map(Card::Word);
    let follow = follow.or_else(word).map(Action::Follow);
    let action = follow.or_else(|| number_at(event.target(), VISIT).map(|mark| Action::Visit(mark as u32)));
    if action.is_some() {
        event.prevent_default();
    }
    action
}
