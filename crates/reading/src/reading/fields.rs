//! How the parts of a reading lie in a file: the order of their fields and the numbers of their variants. Both the reader and the
//! writer come from here.

use super::{
    About, Align, Block, BlockKind, Cell, Class, Confidence, Entry, Fact, Gloss, Grade, LangText, Link, List,
    Node, NodeKind, NoteKind, Picture, Rendering, Sense, Source, Style, StyleKind, Unsettled, View, Views,
};
use crate::span::Span;
use crate::wire::wire;

wire! {
    About { title, author, date, source, lang, rights }
    Block { kind, text, styles }
    Span { start, end }
    Style { span, kind }
    Node { kind, start, blocks, nodes }
    List { start, tight }
    Cell { heading, align, more_columns, more_rows }
    Picture { src, alt, title, width, height, link }
    Link { href, title }
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
    Align { Start, Left, Center, Right }
    NoteKind { Damage, Conversion, Layout, Wording, Variant, Remark }
    Class {
        Formula, Institution, Practice, Programme, Metaphor, Allusion, Person, Place, Administration, Work, Event, Term,
    }
    Confidence { High, Medium, Low }
    Grade { Official, StateMedia, Scholarship, Ours }
}

wire! {
    choice
    // Format 1 has the first five.
    BlockKind { 0 Heading(level), 1 Paragraph, 2 Quotation, 3 Byline, 4 Item, 5 Code, 6 Formula }
    // Format 1 has the first two.
    StyleKind {
        0 Emphasis, 1 Strong, 2 Deletion, 3 Underline, 4 Highlight, 5 Subscript, 6 Superscript, 7 Small, 8 Code(language),
        9 Formula, 10 Language(tag), 11 Ruby(said), 12 Link(link), 13 Picture(picture), 14 Footnote(number),
    }
    NodeKind {
        0 Quotation(cite), 1 List(list), 2 Item(done), 3 Terms, 4 Term, 5 Definition, 6 Table, 7 Row(head), 8 Cell(cell),
        9 Figure, 10 Caption, 11 Picture(picture), 12 Rule, 13 Footnotes, 14 Footnote(label),
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Debug;

    use serde::Serialize;
    use serde::de::DeserializeOwned;

    use super::*;
    use crate::frame::FileKind;
    use crate::wire::{Wire, read, write};

    /// Each number stands for the same variant by postcard, and no variant is left out.
    fn agrees<T: Wire + Serialize + DeserializeOwned + PartialEq + Debug>() {
        // What a variant holds follows its number: of each type, these are its empty value.
        let bytes = |number: u8| [number, 0, 0, 0, 0, 0, 0];
        let known: Vec<T> =
            (0..).map_while(|number| read(&bytes(number), FileKind::Reading.format())).collect();
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
        agrees::<NodeKind>();
        agrees::<Align>();
        agrees::<NoteKind>();
        agrees::<Class>();
        agrees::<Confidence>();
        agrees::<Grade>();
    }
}
