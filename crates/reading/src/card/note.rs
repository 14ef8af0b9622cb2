//! The card of a note, and the part that tells a note in another card.

use super::{CardPart, Content, Role, prose};
use crate::reading::{Confidence, Note, NoteKind};
use crate::strings::{Phrase, Strings};

/// Notes, each with its number, as a card of their own. `lang`: of the article.
pub fn note_parts(notes: &[(&Note, u32)], lang: &str, say: &Strings) -> Vec<Content> {
    let mut parts = Vec::new();
    for (note, number) in notes {
        parts.push(note_on(note, *number, lang, say).into());
    }
    parts.push(Role::Origin.text(say.get(Phrase::PublishersNote)).into());
    parts
}

/// One note: what it is, what is printed and proposed, what is said of it. `lang`: of the article.
pub fn note_on(note: &Note, number: u32, lang: &str, say: &Strings) -> Box<CardPart> {
    let mut rows: Vec<Content> = Vec::new();
    for (label, role, text) in [
        (Phrase::Printed, Role::Printed, Some(&note.printed)),
        (Phrase::Proposed, Role::Proposed, note.proposed.as_ref()),
    ] {
        if let Some(text) = text {
            rows.push(Role::RowLabel.text(say.get(label)).into());
            rows.push(role.text(text.clone()).lang(lang.to_owned()).into());
        }
    }
    let label = Role::NoteLabel.text(note.kind.said(say)).value(number.to_string());
    let mut content: Vec<Content> = vec![label.into(), Role::Rows.of(rows).into()];
    // What is said in the language of the interface comes first.
    for is_first in [true, false] {
        for said in &note.body {
            if (said.lang.starts_with("zh") == say.is_chinese()) == is_first {
                content.push(Role::Gloss.of(prose(&said.text, &said.lang)).lang(said.lang.clone()).into());
            }
        }
    }
    if let Some(confidence) = note.confidence {
        content.push(Role::Confidence.text(confidence.said(say)).into());
    }
    Role::Note.of(content).value(note.kind.name())
}

impl Confidence {
    pub(super) fn said(self, say: &Strings) -> &'static str {
        say.get(match self {
            Confidence::High => Phrase::HighConfidence,
            Confidence::Medium => Phrase::MediumConfidence,
            Confidence::Low => Phrase::LowConfidence,
        })
    }
}

impl NoteKind {
    /// What a note of this kind is called.
    pub fn said(self, say: &Strings) -> &'static str {
        say.get(match self {
            NoteKind::Damage => Phrase::DamagedPassage,
            NoteKind::Conversion => Phrase::SlipOfConversion,
            NoteKind::Layout => Phrase::LostLayout,
            NoteKind::Wording => Phrase::UnusualWording,
            NoteKind::Variant => Phrase::RegionalForm,
            NoteKind::Remark => Phrase::Remark,
        })
    }
}
