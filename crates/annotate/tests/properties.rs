//! What holds for any input whatever.

mod tables;

use std::sync::LazyLock;

use html5gum::{Token, Tokenizer};
use jiazhu_annotate::annotate;
use jiazhu_annotate::article::Article;
use jiazhu_annotate::cedict::CedictEntry;
use jiazhu_annotate::check;
use jiazhu_annotate::glossary::Glossary;
use jiazhu_annotate::notes::Notes;
use jiazhu_annotate::rivals;
use jiazhu_annotate::words_of;
use jiazhu_html::html;
use jiazhu_reading::frame::{self, FileKind};
use jiazhu_reading::words::{self, Line};
use jiazhu_reading::{NoteKind, Reading, open_file, save};
use proptest::prelude::*;
use serde_json::json;
use tables::builtin;

/// Text that has words in it, in both scripts, and everything else that Unicode allows.
fn text() -> impl Strategy<Value = String> {
    let chinese = prop::sample::select(
        "机构编制機構改革干部幹部隊伍市长江大桥南京其实施學習0123 a b?!，,。“”（)\n□儿的了"
            .chars()
            .collect::<Vec<_>>(),
    );
    let piece = prop_oneof![
        8 => chinese.prop_map(String::from),
        1 => any::<char>().prop_map(String::from),
        1 => prop::sample::select(vec!["e\u{301}", "\u{E000}", "葛\u{E0100}", "👩‍👩‍👧", "\u{202E}", "“", "\u{FEFF}", "<script>", "𠮷", "‘"])
            .prop_map(String::from),
    ];
    prop::collection::vec(piece, 1..60).prop_map(|pieces| pieces.concat())
}

/// A stretch of the text, by fractions of its length.
fn cut(text: &str, (from, length): (f64, usize)) -> (usize, String) {
    let chars: Vec<char> = text.chars().collect();
    let start = ((chars.len() as f64) * from) as usize;
    (start, chars[start..(start + length).min(chars.len())].iter().collect())
}

/// Any text, with forms and notes taken out of it.
fn arbitrary_input() -> impl Strategy<Value = (Article, Glossary, Notes)> {
    let stretch = (0.0..1.0, 1usize..8);
    let forms = prop::collection::vec(stretch.clone(), 0..8);
    let notes = prop::collection::vec((stretch, any::<bool>()), 0..4);
    (text(), forms, notes).prop_filter_map("an article has text", |(text, forms, notes)| {
        let article = Article::parse("a.txt", text.as_bytes()).ok()?;
        let text = article.text();
        let entries: Vec<_> = forms
            .iter()
            .enumerate()
            .map(|(id, form)| (id, cut(&text, *form).1.replace('\n', "")))
            .filter(|(_, form)| !form.trim().is_empty() && !form.chars().any(char::is_control))
            .map(|(id, form)| json!({"id": format!("e{id}"), "headword": form, "pinyin": "jī gòu", "not_in": ["干部"]}))
            .collect();
        let notes: Vec<_> = notes
            .iter()
            .map(|(stretch, damage)| {
                let (start, exact) = cut(&text, *stretch);
                let kind = if *damage { "damage" } else { "wording" };
                json!({"type": "Annotation", "motivation": "editing",
                    "body": [{"type": "TextualBody", "purpose": "tagging", "value": kind}],
                    "target": {"source": "a.txt", "selector": [
                        {"type": "TextQuoteSelector", "exact": exact},
                        {"type": "TextPositionSelector", "start": start, "end": start + exact.chars().count()}]}})
            })
            .collect();
        let glossary = Glossary::parse("g.json", json!({ "entries": entries }).to_string().as_bytes()).ok()?;
        let notes = Notes::parse("n.json", json!(notes).to_string().as_bytes()).ok()?;
        Some((article, glossary, notes))
    })
}

/// The same, after a text that can be divided in two ways.
fn with_rivals() -> impl Strategy<Value = (Article, Glossary, Notes)> {
    arbitrary_input().prop_map(|(article, glossary, notes)| {
        let text = format!("南京市长江大桥。\n\n{}", article.text());
        (Article::parse("a.txt", text.as_bytes()).expect("an article with text before it"), glossary, notes)
    })
}

fn arbitrary_reading() -> impl Strategy<Value = (String, Reading)> {
    arbitrary_input().prop_map(|(article, glossary, notes)| {
        (article.text(), annotate(&article, &glossary, &notes, builtin()).reading)
    })
}

static WORDS_FILE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let article = Article::parse("a.txt", "踐行‘兩個維護’真不真的試金石".as_bytes()).expect("an article");
    let reading = annotate(&article, &Glossary::default(), &Notes::default(), builtin()).reading;
    words::save(&words_of(&reading, builtin()).expect("there is a dictionary"))
});

proptest! {
    #[test]
    fn a_reading_is_sound((text, reading) in arbitrary_reading()) {
        prop_assert_eq!(reading.text(), text.clone());
        // Opening checks all of them: tiling words, nested marks, offsets inside the text, indices that point somewhere.
        let opened = open_file(&save(&reading));
        prop_assert_eq!(opened.as_ref(), Ok(&reading));

        let length = text.chars().count() as u32;
        let ends: Vec<u32> = reading.words.iter().scan(0, |end, word| { *end += word; Some(*end) }).collect();
        prop_assert!(reading.words.iter().all(|word| *word > 0));
        prop_assert_eq!(ends.last().copied().unwrap_or(0), length);
        let is_edge = |at: u32| at == 0 || ends.binary_search(&at).is_ok();
        for mark in reading.marks.iter().filter(|mark| mark.inside.is_none()) {
            prop_assert!(is_edge(mark.span.start) && is_edge(mark.span.end), "{:?} cuts a word of {:?}", mark, ends);
        }
        let damage = || reading.notes.iter().filter(|note| note.kind == NoteKind::Damage);
        for wall in damage() {
            prop_assert!(reading.marks.iter().all(|mark| !mark.span.overlaps(wall.span)));
            // Damage that overlaps other damage is one wall with it.
            if damage().filter(|other| other.span.overlaps(wall.span)).count() == 1 {
                prop_assert!(is_edge(wall.span.start) && is_edge(wall.span.end));
            }
        }
    }

    /// Each tiles whole words of the reading in another way, none of them across a wall, and is the less probable one.
    #[test]
    fn rivals_are_other_divisions_of_the_same_words((article, glossary, notes) in with_rivals()) {
        let (no_glossary, no_notes) = (Glossary::default(), Notes::default());
        let plain = annotate(&article, &no_glossary, &no_notes, builtin());
        prop_assert!(!rivals(&plain).is_empty(), "the text begins with what can be divided in two ways");
        let annotated = annotate(&article, &glossary, &notes, builtin());
        for (reading, rival) in [&plain, &annotated].into_iter().flat_map(|of| rivals(of).into_iter().map(|rival| (&of.reading, rival))) {
            let ends: Vec<u32> = reading.words.iter().scan(0, |end, word| { *end += word; Some(*end) }).collect();
            prop_assert_eq!(rival.words.iter().sum::<u32>(), rival.span.length());
            prop_assert!(rival.words.iter().all(|word| *word > 0));
            prop_assert!(rival.score <= 0.0);
            let is_edge = |at: u32| at == 0 || ends.binary_search(&at).is_ok();
            prop_assert!(is_edge(rival.span.start) && is_edge(rival.span.end), "{:?} among {:?}", rival, ends);
            let inside = ends.iter().filter(|end| rival.span.start < **end && **end <= rival.span.end);
            let others = rival.words.iter().scan(rival.span.start, |end, word| { *end += word; Some(*end) });
            prop_assert!(!others.eq(inside.copied()), "{:?} is the division itself", rival);
            let damage = || reading.notes.iter().filter(|note| note.kind == NoteKind::Damage).map(|note| note.span);
            for wall in damage() {
                // Damage that overlaps other damage is one wall with it.
                let alone = damage().filter(|other| other.overlaps(wall)).count() == 1;
                prop_assert!(!alone || !wall.overlaps(rival.span) || wall.holds(rival.span), "{:?} crosses {:?}", rival, wall);
            }
        }
    }

    #[test]
    fn the_lint_points_into_its_files((article, glossary, notes) in arbitrary_input()) {
        let text: Vec<char> = article.text().chars().collect();
        for finding in check(&annotate(&article, &glossary, &notes, builtin())) {
            prop_assert!([&article.file, &glossary.file, &notes.file].contains(&&finding.file));
            prop_assert!(finding.line != Some(0) && finding.column != Some(0));
            if let Some(passage) = finding.passage {
                prop_assert!(!passage.is_empty() && passage.end as usize <= text.len(), "{:?}", finding);
                // The place in the file is where that passage stands in it.
                prop_assert_eq!(finding.line, Some(article.place(passage).line));
            }
        }
    }

    #[test]
    fn a_page_holds_the_text_and_nothing_of_it_as_a_tag((text, reading) in arbitrary_reading()) {
        let page = html(&reading, &jiazhu_reading::strings::ENGLISH);
        let mut shown = String::new();
        for Ok(token) in Tokenizer::new(&page) {
            match token {
                Token::String(part) => shown += &String::from_utf8_lossy(&part),
                Token::StartTag(tag) => {
                    prop_assert!(*tag.name != *b"script");
                    let has_script = |value: &[u8]| value.to_ascii_lowercase().starts_with(b"javascript:");
                    prop_assert!(!tag.attributes.values().any(|value| has_script(value)));
                }
                _ => {}
            }
        }
        // Each block whole and in its order: nothing of it has become a tag, and nothing stands between its characters.
        let mut rest = shown.as_str();
        for block in &reading.blocks {
            let at = rest.find(&block.text);
            prop_assert!(at.is_some(), "{:?} of {:?} is not in {:?}", block.text, text, rest);
            rest = &rest[at.unwrap() + block.text.len()..];
        }
    }

    #[test]
    fn parsers_take_any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..300), text in text()) {
        for bytes in [bytes.as_slice(), text.as_bytes()] {
            for name in ["a.md", "a.txt", "a.yaml", "a.json", "a.csv"] {
                let _ = Article::parse(name, bytes);
                let _ = Glossary::parse(name, bytes);
                let _ = Notes::parse(name, bytes);
            }
            let _ = open_file(bytes);
            let _ = words::open_file(bytes);
        }
    }

    #[test]
    fn a_words_file_gives_what_the_dictionary_gives(text in text()) {
        let article = Article::parse("a.txt", text.as_bytes());
        prop_assume!(article.is_ok());
        let reading = annotate(&article.unwrap(), &Glossary::default(), &Notes::default(), builtin()).reading;
        let file = words::save(&words_of(&reading, builtin()).expect("there is a dictionary"));
        let words = words::open_file(&file).expect("a words file opens");
        let chars: Vec<char> = reading.text().chars().collect();
        let mut start = 0;
        for length in &reading.words {
            let end = start + *length as usize;
            // The word, its parts, and their parts.
            let mut waiting: Vec<String> = vec![chars[start..end].iter().collect()];
            while let Some(word) = waiting.pop() {
                let parts = words.parts(&word);
                prop_assert!(parts.is_empty() || parts.concat() == word);
                prop_assert!(parts.iter().all(|part| part.len() < word.len()));
                if word.chars().any(char::is_alphanumeric) {
                    let entries = builtin().cedict().expect("there is a dictionary").entries(&word);
                    let lines: Vec<Line> = entries.iter().map(CedictEntry::line).collect();
                    prop_assert_eq!(words.lines(&word), lines, "{}", word);
                }
                waiting.extend(parts.into_iter().map(str::to_owned));
            }
            start = end;
        }
    }

    #[test]
    fn damaged_words_files_are_refused_or_the_same(at in 0usize..4000, bit in 0u8..8, keep in 0usize..8000) {
        let file = &*WORDS_FILE;
        let mut damaged = file.clone();
        damaged[at % file.len()] ^= 1 << bit;
        damaged.truncate(keep % file.len() + 1);
        if let Ok(opened) = words::open_file(&damaged) {
            prop_assert_eq!(opened, words::open_file(file).unwrap());
        }
    }

    /// Whatever the columns hold: it is refused, or can be asked anything.
    #[test]
    fn words_of_another_maker_are_refused_or_sound(columns in prop::collection::vec("[一二\n\u{1F} a:/#]{0,12}", 0..16)) {
        let file = frame::pack(FileKind::Words, &postcard::to_allocvec(&columns).unwrap());
        if let Ok(words) = words::open_file(&file) {
            for word in ["", "一", "一二", "二\u{1F}", "\n"] {
                words.lines(word).iter().for_each(|line| {
                    line.senses().count();
                    line.classifiers().count();
                    line.is_surname();
                });
                prop_assert!(words.parts(word).is_empty() || words.parts(word).concat() == word);
            }
            words.about();
        }
    }

    #[test]
    fn damaged_readings_are_refused_or_the_same(at in 0usize..400, bit in 0u8..8, keep in 0usize..400) {
        let article = Article::parse("a.txt", "踐行‘兩個維護’真不真的試金石".as_bytes()).unwrap();
        let reading = annotate(&article, &Glossary::default(), &Notes::default(), builtin()).reading;
        let file = save(&reading);
        let mut damaged = file.clone();
        let at = at % file.len();
        damaged[at] ^= 1 << bit;
        damaged.truncate(keep % file.len() + 1);
        if let Ok(opened) = open_file(&damaged) {
            prop_assert_eq!(opened, reading);
        }
    }
}
