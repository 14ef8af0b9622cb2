//! Links inside cards and the index: to another entry's card, and to a place in the text.

use std::ops::Range;

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

/// So many places are named each by its number.
const ALL: usize = 9;
/// Of more, the first and the last, and these around the one that the reader is at.
const AROUND: usize = 5;

/// Links to the places where a term stands, numbered. `here`: the mark that the reader is at.
pub fn places(marks: &[u32], entry: &Entry, here: Option<u32>) -> Html {
    let here = marks.iter().position(|mark| Some(*mark) == here);
    let shown = shown(marks.len(), here.unwrap_or_default());
    let link = |index: usize| {
        let number = (index + 1).to_string();
        let mark = marks[index].to_string();
        let href = ["#jiazhu-mark-", &mark].concat();
        let label = ["Occurrence ", &number, " of ", &entry.headword].concat();
        let current = (here == Some(index)).then_some("true");
        html! { <a key={index} role="doc-backlink" {href} aria-label={label} aria-current={current} data-visit={mark}>{ number }</a> }
    };
    let (last, count) = (marks.len().saturating_sub(1), marks.len());
    let before = (shown.start > 0).then_some(0);
    let after = (shown.end < count).then_some(last);
    html! {
        <span class="jz-places">
            { for before.map(link) }
            if shown.start > 1 { { "…" } }
            { for shown.clone().map(link) }
            if shown.end < last { { "…" } }
            { for after.map(link) }
        </span>
    }
}

/// Which of `count` places are named, without the first and the last.
fn shown(count: usize, here: usize) -> Range<usize> {
    if count <= ALL {
        return 0..count;
    }
    let start = here.saturating_sub(AROUND / 2).min(count - AROUND);
    start..start + AROUND
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn of_many_places_those_around_the_reader_are_named() {
        assert_eq!(shown(0, 0), 0..0);
        assert_eq!(shown(9, 3), 0..9);
        assert_eq!(shown(700, 0), 0..5);
        assert_eq!(shown(700, 350), 348..353);
        assert_eq!(shown(700, 699), 695..700);
    }
}
