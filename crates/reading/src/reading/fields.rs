//! How the parts of a reading lie in a file: the order of their fields and the numbers of their variants. Both the reader and the
//! writer come from here.

use super::{
    About, Block, BlockKind, Class, Confidence, Entry, Fact, Gloss, Grade, LangText, NoteKind, Rendering,
    Sense, Source, Style, StyleKind, Unsettled, View, Views,
};
use crate::span::Span;
use crate::wire::{Bytes, Wire, wire, write_place};

wire! {
    About { title, author, date, source, lang, rights }
    Block { kind, text, styles }
    Span { start, end }
    Style { span, kind }
    LangText { lang, text }
    Views { repaired, hans, hant }
    View { pairs, exceptions, unsettled }
    Unsettled { at, candidates }
    Entry {
        id, headword, traditional, forms, pinyin, class, renderings, gloss, first, here, senses, facts, doubts, confidence,
        related, sources,
    }
    Rendering { text, by, grade since 2 }
    Gloss { en, zh }
    Sense { from, until, gloss }
    Fact { text, sources }
    Source { title, publisher, date, url, seen }
}

wire! {
    enum
    StyleKind { Emphasis, Strong }
    NoteKind { Damage, Conversion, Layout, Wording, Variant, Remark }
    Class {
        Formula, Institution, Practice, Programme, Metaphor, Allusion, Person, Place, Administration, Work, Event, Term,
    }
    Confidence { High, Medium, Low }
    Grade { Official, StateMedia, Scholarship, Ours }
}

/// A heading stands for all levels; its own follows.
const BLOCK_KINDS: [BlockKind; 5] =
    [BlockKind::Heading(0), BlockKind::Paragraph, BlockKind::Quotation, BlockKind::Byline, BlockKind::Item];

impl Wire for BlockKind {
    fn read(bytes: &mut Bytes<'_>) -> BlockKind {
        match bytes.one_of(&BLOCK_KINDS) {
            BlockKind::Heading(_) => BlockKind::Heading(u8::read(bytes)),
            kind => kind,
        }
    }

    fn write(&self, bytes: &mut Vec<u8>) {
        if let BlockKind::Heading(level) = self {
            write_place(&BlockKind::Heading(0), &BLOCK_KINDS, bytes);
            level.write(bytes);
        } else {
            write_place(self, &BLOCK_KINDS, bytes);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Debug;

    use serde::Serialize;
    use serde::de::DeserializeOwned;

    use super::*;
    use crate::frame::Kind;
    use crate::wire::{read, write};

    /// Each number stands for the same variant by postcard, and no variant is left out.
    fn agrees<T: Wire + Serialize + DeserializeOwned + PartialEq + Debug>() {
        // What a variant holds follows its number.
        let bytes = |number: u8| [number, 3];
        let known: Vec<T> = (0..).map_while(|number| read(&bytes(number), Kind::Reading.format())).collect();
        for (number, variant) in (0..).zip(&known) {
            assert_eq!(postcard::from_bytes::<T>(&bytes(number)).as_ref(), Ok(variant));
            assert_eq!(postcard::to_allocvec(variant).as_ref(), Ok(&write(variant)));
            assert_eq!(write(variant)[0], number);
        }
        assert!(postcard::from_bytes::<T>(&bytes(known.len() as u8)).is_err(), "a variant is missing");
    }

    #[test]
    fn variants_have_the_numbers_of_their_declarations() {
        agrees::<BlockKind>();
        agrees::<StyleKind>();
        agrees::<NoteKind>();
        agrees::<Class>();
        agrees::<Confidence>();
        agrees::<Grade>();
    }
}
