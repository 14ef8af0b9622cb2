//! Cards and passages as text: what is taken along of them.

use jiazhu_reading::card::{CardPart, Content, Role, headwords, note_on};
use jiazhu_reading::pinyin::spell;
use jiazhu_reading::strings::{Phrase, Strings};
use jiazhu_reading::{Entry, Gloss, Reading, Span};

use super::subject::Subject;

/// What the card of a word tells that the reading does not know: of the dictionary.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    pub senses: Vec<String>,
    /// Whose dictionary it is, and under what licence.
    pub origin: String,
}

/// A card as text: what it is about, how that is said, what it means, where this comes from. `shown`: the text of a passage in the script that is
/// shown; `cited`: the source of the article.
pub fn card(
    reading: &Reading,
    subject: Subject,
    is_traditional: bool,
    shown: &str,
    told: &Told,
    cited: &str,
    say: &Strings,
) -> String {
    let mut lines = Vec::new();
    match subject {
        Subject::Entry { at, .. } => entry(&mut lines, reading, at, is_traditional, say),
        Subject::Note(at) => {
            let id = &reading.notes[at].id;
            let numbers = reading.note_numbers();
            for (note, number) in reading.notes.iter().zip(numbers).filter(|(note, _)| note.id == *id) {
                lines.push(plain(&[note_on(note, number, &reading.about.lang, say).into()], say));
            }
            lines.push(say.get(Phrase::PublishersNote).to_owned());
        }
        Subject::Word(span) | Subject::Passage(span) => {
            lines.push(joined([shown, &said(reading, span, shown).unwrap_or_default()]));
            let senses = told.senses.iter().enumerate();
            lines.extend(senses.map(|(at, sense)| format!("{}. {sense}", at + 1)));
            lines.push(told.origin.clone());
        }
        Subject::Article { .. } => {}
    }
    lines.push(cited.to_owned());
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}

/// A passage as quotation: its text exactly, and below it the source.
pub fn quotation(passage: &str, cited: &str, say: &Strings) -> String {
    match cited.is_empty() {
        true => passage.to_owned(),
        false => format!("{passage}\n{}{cited}", if say.is_chinese() { "——" } else { "— " }),
    }
}

/// What something is called where it is offered to be heard and taken along: the headword, the word, the passage, each with its pinyin.
pub fn name(
    reading: &Reading,
    subject: Subject,
    is_traditional: bool,
    shown: &str,
) -> (String, Option<String>) {
    match subject {
        Subject::Entry { at, .. } => {
            let entry = &reading.entries[at as usize];
            (headwords(entry, is_traditional).0.0.to_owned(), entry.pinyin.clone())
        }
        Subject::Word(span) => (shown.to_owned(), said(reading, span, shown)),
        Subject::Article { .. } => (reading.about.title.clone().unwrap_or_default(), None),
        Subject::Note(_) | Subject::Passage(_) => (shown.to_owned(), None),
    }
}

fn entry(lines: &mut Vec<String>, reading: &Reading, at: u32, is_traditional: bool, say: &Strings) {
    let entry = &reading.entries[at as usize];
    let ((headword, _), other) = headwords(entry, is_traditional);
    let other =
        other.map(|(other, _)| if say.is_chinese() { format!("（{other}）") } else { format!("({other})") });
    let pinyin = entry.pinyin.clone().unwrap_or_default();
    lines.push(joined([headword, &other.unwrap_or_default(), &pinyin]));
    let renderings = entry.renderings.iter().map(|rendering| match &rendering.by {
        Some(by) => format!("{} ({by})", rendering.text),
        None => rendering.text.clone(),
    });
    let renderings = Some(renderings.collect::<Vec<_>>().join("; "));
    let Gloss { en, zh } = &entry.gloss;
    let told = if say.is_chinese() { [zh, &renderings, en] } else { [&renderings, en, zh] };
    lines.extend(told.into_iter().flatten().cloned());
    let sources = sources(reading, entry);
    if !sources.is_empty() {
        lines.push(format!("{}{}{}", say.get(Phrase::Sources), say.colon(), sources.join("; ")));
    }
    lines.push(say.get(Phrase::PublishersGlossary).to_owned());
}

/// Of the entry and of its facts, each once.
fn sources(reading: &Reading, entry: &Entry) -> Vec<String> {
    let mut all: Vec<u32> = entry.sources.clone();
    entry.facts.iter().for_each(|fact| all.extend_from_slice(&fact.sources));
    let mut told: Vec<String> = Vec::new();
    for at in all {
        let source = &reading.sources[at as usize];
        let details = [Some(&source.title), source.publisher.as_ref(), source.date.as_ref()];
        let details: Vec<&str> =
            details.into_iter().flatten().map(String::as_str).filter(|text| !text.is_empty()).collect();
        let line = details.join(", ");
        if !told.contains(&line) {
            told.push(line);
        }
    }
    told
}

/// How a stretch is said, in one word of pinyin; `None` where a part of it has no pronunciation.
fn said(reading: &Reading, span: Span, shown: &str) -> Option<String> {
    let first = reading.syllables.partition_point(|syllable| syllable.span.start < span.start);
    let inside: Vec<_> =
        reading.syllables[first..].iter().take_while(|syllable| syllable.span.end <= span.end).collect();
    let covered: u32 = inside.iter().map(|syllable| syllable.span.length()).sum();
    let spoken: Vec<String> = inside.iter().map(|syllable| syllable.spoken()).collect();
    (covered == span.length()).then(|| spell(shown, spoken.iter().map(String::as_str)))
}

fn joined<'t>(parts: impl IntoIterator<Item = &'t str>) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Parts of a card as text: a line for each block, a label before what it is the label of.
fn plain(content: &[Content], say: &Strings) -> String {
    let mut text = String::new();
    write(content, say, &mut text);
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

fn write(content: &[Content], say: &Strings, text: &mut String) {
    for item in content {
        match item {
            Content::Text(own) => text.push_str(own),
            Content::Part(part) => {
                let CardPart { role, content, .. } = &**part;
                let is_block = !matches!(role.element().0, "span" | "b" | "a" | "cite");
                let is_label = *role == Role::RowLabel;
                if is_block && !matches!(role, Role::Printed | Role::Proposed | Role::Row) {
                    text.push('\n');
                }
                write(content, say, text);
                if is_label {
                    text.push_str(say.colon());
                } else if is_block {
                    text.push('\n');
                }
            }
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::take::cite::citation;
    use jiazhu_reading::pinyin::Letters;
    use jiazhu_reading::strings::{ENGLISH, ZH_HANS, ZH_HANT};
    use jiazhu_reading::{
        About, Block, BlockKind, LangText, Mark, Note, NoteKind, Rendering, Source, Syllable, SyllableSource,
    };

    /// 踐行維護，維護。
    pub fn reading() -> Reading {
        let entry = Entry {
            id: "weihu".into(),
            headword: "维护".into(),
            traditional: Some("維護".into()),
            pinyin: Some("wéihù".into()),
            renderings: vec![Rendering { text: "uphold".into(), by: Some("Xinhua".into()), grade: None }],
            gloss: Gloss { en: Some("To keep up.".into()), zh: Some("维持保护。".into()) },
            sources: vec![0, 0],
            ..Entry::default()
        };
        let source =
            Source { title: "Party constitution".into(), date: Some("2022".into()), ..Source::default() };
        let syllable = |(at, pinyin): (u32, &str)| Syllable {
            span: Span { start: at, end: at + 1 },
            pinyin: Letters::new(pinyin).unwrap(),
            source: SyllableSource::Dictionary,
            ..Syllable::default()
        };
        Reading {
            about: About {
                title: Some("題".into()),
                author: Some("某人".into()),
                date: Some("2019".into()),
                lang: "zh-Hant".into(),
                ..About::default()
            },
            blocks: vec![Block {
                kind: BlockKind::Paragraph,
                text: "踐行維護，維護。".into(),
                styles: vec![],
            }],
            words: vec![2, 2, 1, 2, 1],
            marks: [(2, 4), (5, 7)]
                .map(|(start, end)| Mark { span: Span { start, end }, entry: 0, inside: None })
                .into(),
            notes: vec![Note {
                span: Span { start: 0, end: 2 },
                id: "n1".into(),
                motivation: "editing".into(),
                kind: NoteKind::Conversion,
                printed: "踐行".into(),
                proposed: Some("踐 行".into()),
                body: vec![
                    LangText { lang: "en".into(), text: "A slip.".into() },
                    LangText { lang: "zh-Hans".into(), text: "笔误。".into() },
                ],
                confidence: None,
            }],
            syllables: [(0, "jiàn"), (1, "xíng"), (2, "wéi"), (3, "hù")].map(syllable).into(),
            entries: vec![entry],
            sources: vec![source],
            ..Reading::default()
        }
    }

    #[test]
    fn a_term_is_taken_along_with_pinyin_gloss_and_source_in_each_language() {
        let reading = reading();
        let text = |say| {
            let cited = citation(&reading.about, Some("https://a.b/#jiazhu-weihu"), say);
            card(&reading, Subject::Entry { at: 0, mark: None }, true, "維護", &Told::default(), &cited, say)
        };
        assert_eq!(
            text(&ENGLISH),
            "維護 (维护) wéihù\nuphold (Xinhua)\nTo keep up.\n维持保护。\nSources: Party constitution, 2022\nPublisher’s glossary\n某人, “題”, 2019. https://a.b/#jiazhu-weihu"
        );
        assert_eq!(
            text(&ZH_HANT),
            "維護 （维护） wéihù\n维持保护。\nuphold (Xinhua)\nTo keep up.\n資料來源：Party constitution, 2022\n出版者詞彙表\n某人：《題》，2019。https://a.b/#jiazhu-weihu"
        );
    }

    #[test]
    fn a_word_has_its_dictionary_and_a_note_what_is_printed_and_proposed() {
        let reading = reading();
        let told = Told {
            senses: vec!["to put into practice".into(), "to carry out".into()],
            origin: "CC-CEDICT, CC BY-SA 4.0".into(),
        };
        let word = Subject::Word(Span { start: 0, end: 2 });
        assert_eq!(
            card(&reading, word, true, "踐行", &told, "某人", &ENGLISH),
            "踐行 jiànxíng\n1. to put into practice\n2. to carry out\nCC-CEDICT, CC BY-SA 4.0\n某人"
        );
        assert_eq!(
            card(&reading, Subject::Note(0), true, "", &told, "", &ZH_HANS),
            "简繁转换之误\n原文作：踐行\n建议作：踐 行\n笔误。\nA slip.\n出版者注"
        );
        assert_eq!(name(&reading, word, true, "踐行"), ("踐行".into(), Some("jiànxíng".into())));
        let beyond = Subject::Word(Span { start: 2, end: 6 });
        assert_eq!(name(&reading, beyond, true, "維護，維").1, None, "not all of it is said");
    }

    #[test]
    fn a_quotation_is_the_text_exactly() {
        assert_eq!(quotation("「真」\n不真", "某人, 2019", &ENGLISH), "「真」\n不真\n— 某人, 2019");
        assert_eq!(quotation("真", "某人，2019", &ZH_HANS), "真\n——某人，2019");
        assert_eq!(quotation("真", "", &ZH_HANS), "真");
    }
}
