//! The card of a note, and the part that tells a note in another card.

use super::{CardPart, Content, Role, english, prose};
use crate::reading::{Confidence, Note, NoteKind};
use crate::strings::{Phrase, Strings};

/// Notes, each with its number, as a card of their own. `lang`: of the article.
pub fn note_parts<'n>(
    notes: impl IntoIterator<Item = (&'n Note, u32)>,
    lang: &str,
    say: &Strings,
) -> Vec<CardPart> {
    let mut parts: Vec<CardPart> =
        notes.into_iter().map(|(note, number)| note_on(note, number, lang, say)).collect();
    parts.push(Role::Origin.text(say.get(Phrase::PublishersNote)));
    parts
}

/// One note: what it is, what is printed and proposed, what is said of it. `lang`: of the article.
pub fn note_on(note: &Note, number: u32, lang: &str, say: &Strings) -> CardPart {
    let mut rows: Vec<Content> = Vec::new();
    let mut row = |label, role: Role, text: &str| {
        rows.push(Role::RowLabel.text(say.get(label)).into());
        rows.push(role.text(text.to_owned()).lang(lang.to_owned()).into());
    };
    row(Phrase::Printed, Role::Printed, &note.printed);
    if let Some(proposed) = &note.proposed {
        row(Phrase::Proposed, Role::Proposed, proposed);
    }
    let label = Role::NoteLabel.text(say.get(title(note.kind))).value(number.to_string());
    let mut content: Vec<Content> = vec![label.into(), Role::Rows.of(rows).into()];
    content.extend(
        note.body
            .iter()
            .map(|said| Role::Gloss.of(prose(&said.text, &said.lang)).lang(said.lang.clone()).into()),
    );
    let confidence =
        note.confidence.map(|confidence| Role::Confidence.of(english(confidence.said(say))).into());
    content.extend(confidence);
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

fn title(kind: NoteKind) -> Phrase {
    match kind {
        NoteKind::Damage => Phrase::DamagedPassage,
        NoteKind::Conversion => Phrase::SlipOfConversion,
        NoteKind::Layout => Phrase::LostLayout,
        NoteKind::Wording => Phrase::UnusualWording,
        NoteKind::Variant => Phrase::RegionalForm,
        NoteKind::Remark => Phrase::Remark,
    }
}
