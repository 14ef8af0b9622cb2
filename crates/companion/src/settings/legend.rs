//! The legend: which lines and signs a reading has, each with the classes and attributes by which the article's style sheet draws it.

use jiazhu_reading::runs::runs;
use jiazhu_reading::{Class, NoteKind, Reading};

use super::words::SettingsWords;

/// One line or sign.
#[derive(Debug, PartialEq, Eq)]
pub struct Sign {
    /// The class of the sample.
    pub class: &'static str,
    /// What the sample has besides: name and value.
    pub attribute: Option<(&'static str, &'static str)>,
    /// What the sample says; nothing where the style sheet draws all of it.
    pub sample: &'static str,
    pub meaning: &'static str,
}

/// Those of a reading, in the order of how often they come.
pub fn legend(reading: &Reading, words: &SettingsWords) -> Vec<Sign> {
    let used = |has: fn(Class) -> bool| {
        reading
            .marks
            .iter()
            .any(|mark| reading.entries.get(mark.entry as usize).is_some_and(|entry| has(entry.class)))
    };
    let is_name = |class| matches!(class, Class::Person | Class::Place | Class::Work | Class::Event);
    let is_figure = |class| matches!(class, Class::Allusion | Class::Metaphor);
    let is_other = |class| {
        !matches!(
            class,
            Class::Person | Class::Place | Class::Work | Class::Event | Class::Allusion | Class::Metaphor
        )
    };
    let sample = words.sample;
    let mark = |class: &'static str, meaning| Sign {
        class: "jz-mark",
        attribute: Some(("data-class", class)),
        sample,
        meaning,
    };
    let mut signs = Vec::new();
    signs.extend(used(is_other).then(|| mark(Class::Term.name(), words.solid)));
    signs.extend(used(is_name).then(|| mark(Class::Person.name(), words.dashed)));
    signs.extend(used(is_figure).then(|| mark(Class::Allusion.name(), words.dotted)));
    if !reading.marks.is_empty() {
        signs.push(Sign {
            class: "jz-mark",
            attribute: Some(("data-again", "")),
            sample,
            meaning: words.faint,
        });
    }
    let (mut damaged, mut noted, mut signed) = (false, false, false);
    let hanging: Vec<usize> = runs(reading).into_iter().flat_map(|runs| runs.signs).collect();
    for (at, note) in reading.notes.iter().enumerate() {
        match note.kind {
            _ if hanging.contains(&at) => signed = true,
            NoteKind::Damage => damaged = true,
            _ => noted = true,
        }
    }
    let note = |class, kind: NoteKind, sample, meaning| Sign {
        class,
        attribute: Some(("data-kind", kind.name())),
        sample,
        meaning,
    };
    signs.extend(noted.then(|| note("jz-noteref", NoteKind::Remark, sample, words.note)));
    signs.extend(damaged.then(|| note("jz-noteref", NoteKind::Damage, sample, words.damage)));
    signs.extend(signed.then(|| note("jz-sign", NoteKind::Remark, "", words.sign)));
    if reading.syllables.iter().any(|syllable| syllable.unsettled) {
        signs.push(Sign { class: "jz-unsettled", attribute: None, sample: "?", meaning: words.unsettled });
    }
    signs
}

#[cfg(test)]
mod tests {
    use jiazhu_reading::{Block, BlockKind, Entry, Mark, Note, Span, Syllable};

    use super::*;

    fn reading() -> Reading {
        let entry = |class| Entry { class, ..Entry::default() };
        let mark = |start, entry| Mark { span: Span { start, end: start + 1 }, entry, inside: None };
        let note = |start, end, kind| Note {
            span: Span { start, end },
            id: String::new(),
            motivation: String::new(),
            kind,
            printed: String::new(),
            proposed: None,
            body: Vec::new(),
            confidence: None,
        };
        Reading {
            blocks: vec![Block {
                kind: BlockKind::Paragraph, text: "一二三四五六".into(), styles: vec![]
            }],
            words: vec![6],
            entries: vec![entry(Class::Term), entry(Class::Place), entry(Class::Metaphor)],
            marks: vec![mark(0, 0), mark(1, 1), mark(2, 2)],
            notes: vec![
                note(2, 4, NoteKind::Wording),
                note(4, 5, NoteKind::Damage),
                note(5, 6, NoteKind::Remark),
            ],
            syllables: vec![Syllable { unsettled: true, ..Syllable::default() }],
            ..Reading::default()
        }
    }

    #[test]
    fn each_line_and_sign_that_a_reading_has_is_told_once() {
        let words = SettingsWords::of("en");
        let told: Vec<&str> = legend(&reading(), words).iter().map(|sign| sign.meaning).collect();
        assert_eq!(
            told,
            [
                words.solid,
                words.dashed,
                words.dotted,
                words.faint,
                words.note,
                words.damage,
                words.sign,
                words.unsettled
            ]
        );
    }

    #[test]
    fn what_a_reading_lacks_is_not_told() {
        let words = SettingsWords::of("zh-Hant");
        assert!(legend(&Reading::default(), words).is_empty());
        let one =
            Reading { marks: vec![reading().marks[1]], entries: reading().entries, ..Reading::default() };
        let told: Vec<&str> = legend(&one, words).iter().map(|sign| sign.meaning).collect();
        assert_eq!(told, [words.dashed, words.faint]);
    }

    /// The samples are drawn by the article's own rules.
    #[test]
    fn the_style_sheet_draws_every_sample() {
        let sheets = concat!(
            include_str!("../../../../styles/article.css"),
            include_str!("../../../../styles/settings.css")
        );
        for sign in legend(&reading(), SettingsWords::of("en")) {
            assert!(sheets.contains(&format!(".{}", sign.class)), "{sign:?}");
        }
        for part in ["data-class=\"allusion\"", "data-class=\"person\"", "data-kind=\"damage\"", "data-again"]
        {
            assert!(sheets.contains(part), "{part}");
        }
    }
}
