//! What the studio says of values: fields, kinds, numbers of marks.

use jiazhu_reading::NoteKind;

use crate::state::{Refusal, Slot};
use crate::words::{Label, Lang};

/// How many marks were won and lost.
pub fn outcome(lang: Lang, won: usize, lost: usize) -> String {
    let said = |count, one, many| lang.count(one, many, count);
    match (won, lost) {
        (won, 0) => said(won, Label::OneWon, Label::Won),
        (0, lost) => said(lost, Label::OneLost, Label::Lost),
        (won, lost) => {
            let won = said(won, Label::OneWon, Label::Won);
            lang.fill(Label::WonAndLost, &[("won", &won), ("lost", &lost.to_string())])
        }
    }
}

/// In how many places an entry is marked.
pub fn marked(lang: Lang, count: usize) -> String {
    match count {
        0 => lang.say(Label::MarkedNowhere).to_owned(),
        count => lang.count(Label::MarkedOnce, Label::Marked, count),
    }
}

pub fn refused(lang: Lang, count: usize) -> String {
    lang.count(Label::RefusedOnce, Label::Refused, count)
}

/// Why it is no mark there.
pub fn refusal(lang: Lang, why: &Refusal) -> String {
    match why {
        Refusal::Cuts(words) => lang.fill(Label::WouldCut, &[("words", &lang.and(words))]),
        Refusal::Inside(term) => lang.fill(Label::IsInside, &[("term", term)]),
        Refusal::Other => lang.say(Label::KeptOut).to_owned(),
    }
}

/// How often a candidate stands in the text.
pub fn times(lang: Lang, count: usize) -> String {
    lang.count(Label::StandsOnce, Label::StandsTimes, count)
}

/// The name of a field.
pub fn field(slot: Slot) -> Label {
    match slot {
        Slot::Id => Label::FieldId,
        Slot::Headword => Label::FieldHeadword,
        Slot::Traditional => Label::FieldTraditional,
        Slot::Form(_) => Label::FieldForm,
        Slot::Pinyin => Label::FieldPinyin,
        Slot::Class => Label::FieldClass,
        Slot::En => Label::FieldEn,
        Slot::Zh => Label::FieldZh,
        Slot::First => Label::FieldFirst,
        Slot::Here => Label::FieldHere,
        Slot::NotIn(_) => Label::FieldNotIn,
    }
}

/// What an entry is, in the order of `CLASSES`.
pub const CLASS_NAMES: [Label; 12] = [
    Label::ClassTerm,
    Label::ClassFormula,
    Label::ClassInstitution,
    Label::ClassPractice,
    Label::ClassProgramme,
    Label::ClassMetaphor,
    Label::ClassAllusion,
    Label::ClassPerson,
    Label::ClassPlace,
    Label::ClassAdministration,
    Label::ClassWork,
    Label::ClassEvent,
];

/// What a note can be about.
pub const NOTE_KINDS: [(NoteKind, Label); 6] = [
    (NoteKind::Remark, Label::KindRemark),
    (NoteKind::Damage, Label::KindDamage),
    (NoteKind::Conversion, Label::KindConversion),
    (NoteKind::Layout, Label::KindLayout),
    (NoteKind::Wording, Label::KindWording),
    (NoteKind::Variant, Label::KindVariant),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::CLASSES;

    #[test]
    fn the_names_of_the_classes_are_in_the_order_of_the_classes() {
        for (class, name) in CLASSES.iter().zip(CLASS_NAMES) {
            assert_eq!(*class, Lang::En.say(name));
        }
        assert_eq!(CLASSES.len(), CLASS_NAMES.len());
    }
}
