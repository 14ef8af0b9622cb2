//! How words are said: `golden/said.txt` says how it is written.

mod tables;

use jiazhu_annotate::article::{Article, SpokenIn};
use jiazhu_annotate::glossary::Glossary;
use jiazhu_annotate::notes::Notes;
use jiazhu_annotate::{annotate, check};
use jiazhu_reading::SyllableSource;
use tables::builtin;

/// The syllables of what stands in ‹›, with `?` after doubtful ones.
fn said(written: &str) -> String {
    let (mut text, mut asked, mut is_asked) = (String::new(), Vec::new(), false);
    for c in written.chars() {
        match c {
            '‹' => is_asked = true,
            '›' => is_asked = false,
            c => {
                text.push(c);
                asked.push(is_asked);
            }
        }
    }
    let article = Article::parse("a.txt", text.as_bytes()).expect("an article");
    let reading = annotate(&article, &Glossary::default(), &Notes::default(), builtin()).reading;
    let inside = reading.syllables.iter().filter(|said| asked[said.span.start as usize]);
    let shown = inside.map(|said| said.pinyin.to_string() + if said.unsettled { "?" } else { "" });
    shown.collect::<Vec<_>>().join(" ")
}

#[test]
fn words_are_said_as_in_the_table() {
    let lines = (1..).zip(include_str!("golden/said.txt").lines());
    let cases = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    let mut wrong = Vec::new();
    for (number, line) in cases {
        let (written, expected) = line.split_once(" | ").expect("a sentence and its syllables");
        let found = said(written);
        if found != expected {
            wrong.push(format!("line {number}: {written}: {found}, not {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The card of a word begins with the entry that is said as the word is.
#[test]
fn the_usual_entry_comes_first() {
    let cedict = builtin().cedict().expect("cedict.bin is among the tables");
    for (word, sense) in [("地道", "authentic"), ("本事", "ability"), ("大意", "careless"), ("东西", "thing")]
    {
        let entries = cedict.entries(word);
        let first = entries[0].line().senses().collect::<Vec<_>>().join("; ");
        assert!(first.contains(sense), "{word}: {first}");
    }
}

/// 企 alone is noted, 業 is not; 帆 is, but not in 帆布; 法 only where it is France.
#[test]
fn a_text_of_taiwan_is_said_as_there() {
    let file = "---\nlang: zh-Hant-TW\n---\n企業研究垃圾帆布和法國的法院，人名之期，人質的質";
    let mut article = Article::parse("a.md", file.as_bytes()).expect("an article");
    let said = |article: &Article| {
        let (glossary, notes) = (Glossary::default(), Notes::default());
        let annotated = annotate(article, &glossary, &notes, builtin());
        let shown = annotated.reading.syllables.iter().map(|said| {
            let mark = if said.source == SyllableSource::Mainland { "=" } else { "" };
            said.pinyin.to_string() + mark
        });
        let said = shown.collect::<Vec<_>>().join(" ");
        let codes: Vec<&str> = check(&annotated).iter().map(|found| found.code).collect();
        (said, codes.contains(&"taiwan"))
    };
    let there = "qì yè= yán= jiù lè sè fān bù hàn Fà guó de= fǎ= yuàn= rén= míng= zhī= qí rén zhì de= zhí";
    assert_eq!(said(&article), (there.to_owned(), true));
    article.spoken_in = Some(SpokenIn::Mainland);
    let here = "qǐ yè yán jiū lā jī fān bù hé Fǎ guó de fǎ yuàn rén míng zhī qī rén zhì de zhì";
    assert_eq!(said(&article), (here.to_owned(), false));
    article.about.lang = "zh".to_owned();
    article.spoken_in = Some(SpokenIn::Taiwan);
    assert_eq!(said(&article), (there.to_owned(), true));
}
