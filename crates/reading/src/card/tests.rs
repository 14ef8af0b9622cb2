use super::*;
use crate::reading::*;
use crate::strings::{ENGLISH, ZH_HANS};
use crate::words::{Attribution, Line};

/// Each part on a line, those in it indented: its role, its value or where it leads, its language and its own text.
fn shown(parts: &[Content]) -> String {
    fn show(part: &CardPart, depth: usize, out: &mut String) {
        out.push_str(&format!("{}{:?}", "  ".repeat(depth), part.role));
        out.extend(part.value.iter().map(|value| format!(" ={value}")));
        out.extend(part.link.iter().map(|link| format!(" -> {}", link.href)));
        out.extend(part.lang.iter().map(|lang| format!(" [{lang}]")));
        for content in &part.content {
            if let Content::Text(text) = content {
                out.push_str(&format!(" {text:?}"));
            }
        }
        out.push('\n');
        for content in &part.content {
            if let Content::Part(part) = content {
                show(part, depth + 1, out);
            }
        }
    }
    let mut out = String::new();
    for content in parts {
        match content {
            Content::Part(part) => show(part, 0, &mut out),
            Content::Text(text) => out.push_str(text),
        }
    }
    out
}

fn has(shown: &str, lines: &[&str]) {
    let mut rest = shown;
    for line in lines {
        let (_, after) =
            rest.split_once(line).unwrap_or_else(|| panic!("no {line:?} after the others in\n{shown}"));
        rest = after;
    }
}

fn source(title: &str, url: Option<&str>) -> Source {
    Source {
        title: title.into(),
        publisher: Some("Press".into()),
        url: url.map(Into::into),
        ..Source::default()
    }
}

fn reading(marks: u32) -> Reading {
    let entry = Entry {
        id: "a".into(),
        headword: "试金石".into(),
        traditional: Some("試金石".into()),
        pinyin: Some("shìjīnshí".into()),
        renderings: vec![Rendering {
            text: "touchstone".into(),
            by: Some("X".into()),
            grade: Some(Grade::Ours),
        }],
        gloss: Gloss { en: Some("What shows 金 true.".into()), zh: Some("试金".into()) },
        first: Some("1979".into()),
        senses: vec![Sense { from: Some("1979".into()), until: None, gloss: Gloss::default() }],
        facts: vec![Fact { text: "Old.".into(), sources: vec![1, 0] }],
        doubts: vec!["By whom?".into()],
        confidence: Some(Confidence::Low),
        related: vec![0],
        sources: vec![0],
        ..Entry::default()
    };
    Reading {
        about: About { lang: "zh-Hant".into(), ..About::default() },
        marks: (0..marks)
            .map(|at| Mark { span: Span { start: at, end: at + 1 }, entry: 0, inside: None })
            .collect(),
        entries: vec![entry],
        sources: vec![source("A", Some("https://example.org")), source("B", Some("javascript:x"))],
        ..Reading::default()
    }
}

#[test]
fn an_entry_is_told_whole_and_in_order() {
    let all = [0, 1];
    let told = shown(&entry_parts(&reading(2), 0, &all, None, &ENGLISH));
    has(
        &told,
        &[
            "Head \" \"\n  Headword [zh-Hant] \"試金石\"\n  OtherScript =true [zh-Hans] \"试金石\"\nPinyinLine [zh-Latn-pinyin] \"shìjīnshí\"\n",
            "Rendering \"touchstone\"\n    Aside \" · \" \"ours\" \": \" \"X\"\n",
            "Gloss [en] \"What shows \" \" true.\"\n  Stretch [zh-Hans] \"金\"\nGloss [zh-Hans] \"试金\"\nRows\n",
            "RowLabel \"1979–\"",
            "RowLabel \"first\"\n  Row \"1979\"\n",
            "RowLabel \"see\"\n  Row\n    Terms\n      Term -> #jiazhu-a [zh-Hant] \"試金石\"\n",
            "RowLabel \"in the text\"\n  Row\n    Places\n      Place -> #jiazhu-mark-0 \"1\"\n      Place -> #jiazhu-mark-1 \"2\"\n",
            "Label \"Facts\"\nFacts\n  Item \"Old.\" \" \" \" \"\n    ShortSource \"Press\"\n    ShortSource\n      Address -> https://example.org \"Press\"\n",
            "Label \"In doubt\"\nDoubts\n  Item \"By whom?\"\n",
            // Those of the facts too, each once; what is no safe address is no link.
            "Label \"Sources\"\nSources\n  Item \", \" \"Press\"\n    Source\n      Address -> https://example.org \"A\"\n  Item \", \" \"Press\"\n    Source \"B\"\n",
            "Origin \"Publisher’s glossary\" \" · \" \"low confidence\"\n",
        ],
    );
    assert!(!told.contains("javascript"), "{told}");
}

#[test]
fn a_chinese_interface_tells_in_chinese_first() {
    let of = reading(1);
    let entry = &of.entries[0];
    for told in [entry_parts(&of, 0, &[], None, &ZH_HANS), printed(&of, entry, &ZH_HANS)] {
        has(&shown(&told), &["PinyinLine", "Gloss [zh-Hans] \"试金\"", "\"touchstone\"", "Gloss [en]"]);
    }
    // What has no gloss in Chinese, or no rendering, keeps its order.
    let mut other = of.clone();
    other.entries[0].gloss.zh = None;
    has(&shown(&printed(&other, &other.entries[0], &ZH_HANS)), &["\"touchstone\"", "Gloss [en]"]);
    let mut other = of.clone();
    other.entries[0].renderings.clear();
    has(&shown(&printed(&other, &other.entries[0], &ZH_HANS)), &["Gloss [zh-Hans]", "Gloss [en]"]);
}

#[test]
fn a_card_names_the_places_around_its_reader_and_a_page_all() {
    let marks: Vec<u32> = (0..30).collect();
    let place = EntryPlace { mark: Some(20), ..EntryPlace::default() };
    let numbers = |place| {
        let told = shown(&entry_parts(&reading(30), 0, &marks, place, &ENGLISH));
        told.lines().filter(|line| line.trim().starts_with("Place ->")).count()
    };
    assert_eq!(numbers(Some(&place)), 7);
    assert_eq!(numbers(None), 30);
}

#[test]
fn a_note_says_what_is_printed_and_what_is_proposed() {
    let note = Note {
        span: Span { start: 0, end: 1 },
        id: "n".into(),
        motivation: "editing".into(),
        kind: NoteKind::Damage,
        printed: "?!".into(),
        proposed: Some("。".into()),
        body: vec![LangText { lang: "en".into(), text: "Lost 。".into() }],
        confidence: Some(Confidence::High),
    };
    assert_eq!(
        shown(&note_parts(&[(&note, 3)], "zh-Hant", &ENGLISH)),
        "Note =damage\n  NoteLabel =3 \"Damaged passage\"\n  Rows\n    RowLabel \"printed\"\n    Printed [zh-Hant] \"?!\"\n    \
         RowLabel \"proposed\"\n    Proposed [zh-Hant] \"。\"\n  Gloss [en] \"Lost \"\n    Stretch [zh-Hans] \"。\"\n  \
         Confidence \"high confidence\"\nOrigin \"Publisher’s note\"\n"
    );
}

fn word<'w>(lines: Vec<Line<'w>>, dictionary: DictionaryState<'w>) -> WordCard<'w> {
    let span = Span { start: 0, end: 2 };
    let part = |text: &str, start| Mentioned {
        span: Span { start, end: start + 1 },
        text: text.into(),
        entry: None,
    };
    let whole = Mentioned { span, text: "檢驗".into(), entry: None };
    let rungs =
        [(vec![whole], Likelihood::Chosen), (vec![part("檢", 0), part("驗", 1)], Likelihood::LessLikely)];
    WordCard {
        text: "檢驗".into(),
        lang: "zh-Hant",
        is_traditional: true,
        said: Some(WordPronunciation {
            pinyin: "jiǎnyàn".into(),
            source: SyllableSource::Dictionary,
            unsettled: false,
        }),
        lines,
        parts: vec![(part("檢", 0), Some("jiǎn".into()), None)],
        ladder: rungs.map(|(words, likelihood)| Rung { words, likelihood }).into(),
        span,
        is_whole: true,
        dictionary,
    }
}

#[test]
fn a_word_is_told_with_its_senses_its_parts_and_its_rivals() {
    let senses: Vec<String> = (1..=9).map(|n| format!("sense {n}")).collect();
    let senses = senses.join("\u{1F}");
    let line = Line {
        simplified: "检验",
        traditional: "檢驗",
        pinyin: "Jiǎnyàn",
        taiwan: "jiányàn",
        classifiers: "个 個 gè",
        senses: &senses,
        ..Line::default()
    };
    let about =
        Attribution { source: "CC-CEDICT", licence: "CC BY-SA 4.0", date: "", url: "https://example.org" };
    has(
        &shown(&word_parts(&word(vec![line], DictionaryState::Here(about)), &ENGLISH)),
        &[
            "Headword [zh-Hant] \"檢驗\"\n  OtherScript =true [zh-Hans] \"检验\"\nSaid \" \"\n  Pinyin [zh-Latn-pinyin] \"jiǎnyàn\"\n  Aside \"as the dictionary has it\"\n",
            "Meaning\n  Senses\n    Item \"sense 1\"\n",
            "Item \"sense 7\"\n  MoreSenses\n    MoreSensesLabel \"2 more\"\n    SensesOn =8\n      Item \"sense 8\"\n",
            "Usage\n    Item \"Taiwan \"\n      Pinyin [zh-Latn-pinyin] \"jiányàn\"\n    Item \"counted with \" \" \"\n      Stretch [zh-Hant] \"個\"\n      Pinyin [zh-Latn-pinyin] \"gè\"\n",
            "Label \"Its parts\"\nWordParts\n  Item \" \" \" \"\n    Term -> # [zh-Hant] \"檢\"\n",
            "Ladder\n  Division =true \" \"\n    Terms\n      ThisWord [zh-Hant] \"檢驗\"\n    Aside \"as read here\"\n  Division \" \"\n    Terms\n      Term -> #",
            "Origin \"Division into words by machine\" \" · \" \"meaning from \" \", \" \"CC BY-SA 4.0\"\n  Address -> https://example.org \"CC-CEDICT\"\n",
        ],
    );
}

#[test]
fn a_word_without_a_line_says_why() {
    let told = |state| shown(&word_parts(&word(vec![], state), &ENGLISH));
    has(&told(DictionaryState::Without), &["Nothing \"No dictionary came with this reading.\"\n"]);
    has(&told(DictionaryState::Awaited), &["Nothing \"The dictionary is on its way …\"\n"]);
    let here = told(DictionaryState::Here(Attribution::default()));
    has(&here, &["Nothing \"Not in the dictionary.\"\n", "Origin \"Division into words by machine\"\n"]);
}

#[test]
fn a_kind_of_term_is_called_by_its_own_phrase() {
    let kinds = [
        (Class::Formula, "political formula"),
        (Class::Allusion, "idiom or allusion"),
        (Class::Person, "person"),
        (Class::Place, "place"),
        (Class::Event, "event"),
        (Class::Term, "term"),
    ];
    for (class, said) in kinds {
        assert_eq!(class.said(&ENGLISH), said);
    }
    assert_eq!(Class::Term.said(&crate::strings::ZH_HANT), "詞語");
}
