//! A reading as it lies in a file: nothing is lost, what repeats costs nothing, and damage is seen.

mod tables;

use jiazhu_annotate::annotate;
use jiazhu_annotate::article::Article;
use jiazhu_annotate::glossary::Glossary;
use jiazhu_annotate::notes::Notes;
use jiazhu_reading::frame::{FileKind, pack, unpack};
use jiazhu_reading::{LangText, Note, NoteKind, Reading, Rival, Span, open_file, save};
use proptest::prelude::*;
use tables::builtin;

fn reading(text: &str) -> Reading {
    let article = Article::parse("a.txt", text.as_bytes()).expect("an article");
    let glossary = Glossary::parse(
        "g.yaml",
        "entries: [{id: a, headword: 一样, pinyin: yíyàng}, {id: b, headword: 样, pinyin: yàng}]".as_bytes(),
    );
    annotate(&article, &glossary.expect("a glossary"), &Notes::default(), builtin()).reading
}

/// The inflated body of a reading's file.
fn body(reading: &Reading) -> Vec<u8> {
    unpack(FileKind::Reading, &save(reading)).expect("a sound file").1
}

/// The same words said otherwise (一 before two tones), one syllable over two characters, doubts, nested marks, a rival.
#[test]
fn nothing_is_lost() {
    let mut reading = reading("一样一天,一样一次。花儿长,花儿长\n头发 hello 发");
    reading.rivals = vec![Rival { span: Span { start: 2, end: 5 }, words: vec![1, 2], score: -2.5 }];
    let note = |start, printed: &str| Note {
        span: Span { start, end: start + 2 },
        id: "n".into(),
        motivation: "commenting".into(),
        kind: NoteKind::Remark,
        printed: printed.into(),
        proposed: None,
        body: vec![LangText { lang: "en".into(), text: "the same of two passages".into() }],
        confidence: None,
    };
    reading.notes = vec![note(0, "一样"), note(5, "一样"), note(5, "not what stands there")];
    assert!(reading.marks.iter().any(|mark| mark.inside.is_some()) || reading.marks.len() >= 2);
    assert!(reading.syllables.iter().any(|syllable| syllable.sandhi.is_some()));
    assert!(reading.syllables.iter().any(|syllable| syllable.span.length() == 2));
    assert_eq!(open_file(&save(&reading)), Ok(reading));
}

#[test]
fn a_word_that_is_said_again_costs_nothing() {
    let once = body(&reading("机构编制改革工作")).len();
    let thrice = body(&reading("机构编制改革工作,机构编制改革工作,机构编制改革工作")).len();
    // Two more words of four characters each, spelled, and their lengths.
    assert!(thrice - once < 2 * (9 * 3 + 8), "{once} {thrice}");
}

proptest! {
    #[test]
    fn any_text_comes_back(text in "([一-龥]|[一不为得地了着儿长干样]|[a-z0-9 ,。]|\\PC|\n\n|😀|𠮷){0,60}") {
        let reading = reading(&format!("文{text}"));
        prop_assert_eq!(open_file(&save(&reading)), Ok(reading));
    }

    /// Whatever the numbers claim, there is no panic; what opens can be written again.
    #[test]
    fn damaged_bodies_are_refused_or_read(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
        let mut bytes = body(&reading("一样一天,一样一次。花儿长"));
        for (index, byte) in changes {
            let at = index.index(bytes.len());
            bytes[at] = byte;
        }
        if let Ok(reading) = open_file(&pack(FileKind::Reading, &bytes)) {
            prop_assert_eq!(open_file(&save(&reading)), Ok(reading));
        }
    }
}
