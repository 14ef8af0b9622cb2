//! Links inside cards: to another entry's card, to a word's, and to places in the text.

use std::ops::Range;

use super::{CardPart, Content, LinkTo, Role, headwords};
use crate::reading::Entry;
use crate::span::Span;
use crate::strings::{Phrase, Strings};

/// A word of the text as a card mentions it.
#[derive(Clone, Debug, PartialEq)]
pub struct Mentioned {
    pub span: Span,
    /// In the script that is shown.
    pub text: String,
    /// The entry that the word is a mark of, whose card it opens then.
    pub entry: Option<u32>,
}

impl Mentioned {
    /// A link to the card of the word, or of its entry. `lang`: of the article.
    pub(super) fn link(&self, lang: &str) -> Box<CardPart> {
        let to = self.entry.map_or(LinkTo::Word(self.span), LinkTo::Entry);
        Role::Term.text(self.text.clone()).lang(lang.to_owned()).link("#".to_owned(), to)
    }
}

/// Links to words; `this` one, whose card it is, is none. `lang`: of the article.
pub(super) fn words(words: &[Mentioned], this: Option<Span>, lang: &str) -> Vec<Content> {
    let mut content = Vec::new();
    for word in words {
        content.push(match Some(word.span) == this {
            true => Role::ThisWord.text(word.text.clone()).lang(lang.to_owned()).into(),
            false => word.link(lang).into(),
        });
    }
    content
}

/// A term that opens its own card.
pub(super) fn term(index: u32, entry: &Entry, is_traditional: bool) -> Box<CardPart> {
    let href = ["#jiazhu-", &entry.id].concat();
    let ((headword, lang), _) = headwords(entry, is_traditional);
    Role::Term.text(headword.to_owned()).lang(lang).link(href, LinkTo::Entry(index))
}

/// So many places are named each by its number.
const ALL: usize = 9;
/// Of more, the first and the last, and these around the one that the reader is at.
const AROUND: usize = 5;

/// Links to the places where a term stands, numbered. `here`: the mark that the reader is at. Where there are many, a card names
/// those around the reader; `all` of them are named where no card can follow.
pub fn places(marks: &[u32], here: Option<u32>, all: bool, say: &Strings) -> Box<CardPart> {
    let here = marks.iter().position(|mark| Some(*mark) == here);
    let count = marks.len();
    let shown = if all { 0..count } else { shown(count, here.unwrap_or_default()) };
    let link = |index: usize| -> Content {
        let (mark, number) = (marks[index], (index + 1).to_string());
        let label = say.fill(Phrase::Occurrence, &[("n", &number)]);
        let href = ["#jiazhu-mark-", &mark.to_string()].concat();
        let to = LinkTo::Mark { mark, label, current: here == Some(index) };
        Role::Place.text(number).link(href, to).into()
    };
    let last = count.saturating_sub(1);
    let mut content = Vec::new();
    if shown.start > 0 {
        content.push(link(0));
    }
    if shown.start > 1 {
        content.push("…".into());
    }
    content.extend(shown.clone().map(link));
    if shown.end < last {
        content.push("…".into());
    }
    if shown.end < count {
        content.push(link(last));
    }
    Role::Places.of(content)
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
