//! How words are said: `golden/said.txt` says how it is written.

mod tables;

use jiazhu_annotate::annotate;
use jiazhu_annotate::article::Article;
use jiazhu_annotate::glossary::Glossary;
use jiazhu_annotate::notes::Notes;
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
    let shown = inside.map(|said| said.pinyin.clone() + if said.unsettled { "?" } else { "" });
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
