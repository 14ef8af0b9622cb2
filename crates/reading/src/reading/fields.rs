//! How the parts of a reading lie in a file: the order of their fields, which is that of their declarations.

use super::{
    About, Block, BlockKind, Class, Confidence, Entry, Fact, Gloss, NoteKind, Rendering, Said, Sense, Source,
    Style, StyleKind, Unsettled, View, Views,
};
use crate::span::Span;
use crate::wire::{Bytes, Wire, wire};

wire! {
    About { title, author, date, source, lang, rights }
    Block { kind, text, styles }
    Span { start, end }
    Style { span, kind }
    Said { lang, text }
    Views { repaired, hans, hant }
    View { pairs, exceptions, unsettled }
    Unsettled { at, candidates }
    Entry {
        id, headword, traditional, forms, pinyin, class, renderings, gloss, first, here, senses, facts, doubts, confidence,
        related, sources,
    }
    Rendering { text, by }
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
}

impl Wire for BlockKind {
    fn read(bytes: &mut Bytes<'_>) -> BlockKind {
        use BlockKind::{Byline, Heading, Item, Paragraph, Quotation};
        match bytes.one_of(&[Heading(0), Paragraph, Quotation, Byline, Item]) {
            Heading(_) => Heading(u8::read(bytes)),
            kind => kind,
        }
    }
}
