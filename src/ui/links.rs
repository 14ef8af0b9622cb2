//! Links inside cards and the index: to another entry's card, and to a place in the text.

use yew::prelude::*;

use crate::dom::focus::{FOLLOW, WORD, read, written};
use crate::dom::{attribute_at, number_at};
use crate::reading::Entry;
use crate::state::{Action, Card, Outline, Span};

const VISIT: &str = "data-visit";

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

/// A term that opens its own card.
pub fn term(index: u32, entry: &Entry) -> Html {
    let href = ["#jiazhu-", &entry.id].concat();
    html! { <a class="jz-term" {href} lang="zh-Hans" data-follow={index.to_string()}>{ entry.headword.clone() }</a> }
}

/// A word of the text, or a part of one, that opens its own card; its entry's where it has one.
pub fn word(outline: &Outline, word: Span) -> Html {
    let text = outline.text_of(word);
    let lang = outline.reading.about.lang.clone();
    let entry = outline.entry_of(word).map(|entry| entry.to_string());
    let written = entry.is_none().then(|| written(word));
    html! { <a class="jz-term" href="#" {lang} data-follow={entry} data-word={written}>{ text }</a> }
}

/// Links to the places where a term stands, numbered.
pub fn places(marks: &[u32], entry: &Entry) -> Html {
    let links = marks.iter().enumerate().map(|(index, mark)| {
        let number = (index + 1).to_string();
        let (href, mark) = (["#jiazhu-mark-", &mark.to_string()].concat(), mark.to_string());
        let label = ["Occurrence ", &number, " of ", &entry.headword].concat();
        html! { <a key={index} role="doc-backlink" {href} aria-label={label} data-visit={mark}>{ number }</a> }
    });
    html! { <span class="jz-places">{ for links }</span> }
}
