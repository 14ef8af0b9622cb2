//! The card that is open when another reading comes: it stays where the new text has its term as well.

use super::{Anchor, Card, Opener, Outline, Popup};

impl Popup {
    /// The same pop-up over the text that takes the place of `before`; `None` where its term, or its word, is not there any more.
    pub(super) fn carried(&self, before: &Outline, now: &Outline) -> Option<Popup> {
        let place = match self.place {
            Opener::Anchor(anchor) => {
                let entry = before.entry_at(anchor)?;
                // As many of the same entry stand before it, or it is the last one now.
                let earlier = marks_of(before, entry).take_while(|at| *at < anchor).count();
                let mut marks = marks_of(now, same_entry(entry, before, now)?);
                let first = marks.next()?;
                Opener::Anchor(std::iter::once(first).chain(marks).take(earlier + 1).last()?)
            }
            Opener::Word(word) => {
                let is_same =
                    now.word_at(word.start) == Some(word) && now.printed(word) == before.printed(word);
                is_same.then_some(Opener::Word(word))?
            }
        };
        let card = |card: &Card| match *card {
            Card::Entry(entry) => same_entry(entry, before, now).map(Card::Entry),
            Card::Word(word) => (now.printed(word) == before.printed(word)).then_some(Card::Word(word)),
            Card::Notes => None,
        };
        let cards: Vec<Card> = self.cards.iter().map_while(card).collect();
        (!cards.is_empty()).then(|| Popup { place, cards, ..self.clone() })
    }
}

fn same_entry(entry: u32, before: &Outline, now: &Outline) -> Option<u32> {
    let id = &before.reading.entries.get(entry as usize)?.id;
    now.reading.entries.iter().zip(0..).find_map(|(other, index)| (other.id == *id).then_some(index))
}

fn marks_of(outline: &Outline, entry: u32) -> impl Iterator<Item = usize> {
    let is_mark = move |at: &usize| {
        matches!(outline.anchors[*at], Anchor::Mark { .. }) && outline.entry_at(*at) == Some(entry)
    };
    (0..outline.anchors.len()).filter(is_mark)
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::reading::{Block, BlockKind, Entry, Mark, Reading, Span};
    use crate::state::{Action, Cause, State, reduce};

    /// A text in which each entry, of one character, is marked wherever it stands.
    fn outline(text: &str, entries: &str) -> Rc<Outline> {
        let entry = |id: char| Entry { id: id.to_string(), headword: id.to_string(), ..Entry::default() };
        let mark = |(at, c): (usize, char)| {
            let entry = entries.chars().position(|entry| entry == c)? as u32;
            Some(Mark { span: Span::new(at, at + 1), entry, inside: None })
        };
        Rc::new(Outline::new(Rc::new(Reading {
            blocks: vec![Block { kind: BlockKind::Paragraph, text: text.to_owned(), styles: vec![] }],
            words: vec![1; text.chars().count()],
            marks: text.chars().enumerate().filter_map(mark).collect(),
            entries: entries.chars().map(entry).collect(),
            ..Reading::default()
        })))
    }

    /// The anchor and the cards that are open when the second text has come, with a card of the first at `place`, and on it one of `entry`.
    fn carried(
        first: (&str, &str),
        place: Opener,
        card: Card,
        second: (&str, &str),
    ) -> Option<(Opener, Vec<Card>)> {
        let state = Rc::new(State::new(outline(first.0, first.1), false));
        let state = reduce(state, Action::Press { place, at: None });
        let state = reduce(state, Action::Follow(card));
        let state = reduce(state, Action::Load(outline(second.0, second.1)));
        state.popup.as_ref().map(|popup| {
            assert_eq!(popup.cause, Cause::Pinned);
            (popup.place, popup.cards.clone())
        })
    }

    #[test]
    fn a_card_stays_at_the_same_mark_of_its_entry() {
        let entry = Card::Entry;
        let second = Opener::Anchor(2);
        // 甲 stands at 0, 2 and 3; a word more before it, entries in another order.
        let now = carried(("甲乙甲甲", "甲乙"), second, entry(0), ("丙甲乙一甲甲", "丙乙甲"));
        assert_eq!(now, Some((Opener::Anchor(3), vec![entry(2)])));
        // The card above, of 乙, goes with its entry; the last 甲 that is left has the one of 甲.
        let now = carried(("甲乙甲甲", "甲乙"), second, entry(1), ("一甲", "甲"));
        assert_eq!(now, Some((Opener::Anchor(0), vec![entry(0)])));
    }

    #[test]
    fn a_card_goes_with_its_term_and_its_word() {
        let at = Opener::Anchor(0);
        assert_eq!(carried(("甲乙", "甲"), at, Card::Entry(0), ("乙", "甲")), None);
        assert_eq!(carried(("甲乙", "甲"), at, Card::Entry(0), ("甲乙", "乙")), None);
        let (word, other) = (Span::new(1, 2), Card::Word(Span::new(1, 2)));
        let place = Opener::Word(word);
        assert_eq!(carried(("甲乙", "甲"), place, other, ("丙乙丁", "丙")), Some((place, vec![other])));
        assert_eq!(carried(("甲乙", "甲"), place, other, ("甲丁", "甲")), None);
    }
}
