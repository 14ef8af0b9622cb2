//! What is right in a text before anything is said of it: how it divides, how it is written in the other script. The golden tables read
//! like a manual, a kind under each heading.

mod tables;

use jiazhu_annotate::annotate;
use jiazhu_annotate::article::Article;
use jiazhu_annotate::glossary::Glossary;
use jiazhu_annotate::notes::Notes;
use jiazhu_reading::{Reading, Script};
use tables::builtin;

fn reading(text: &str) -> Reading {
    let article = Article::parse("line.txt", text.as_bytes()).expect("a line of plain text");
    annotate(&article, &Glossary::default(), &Notes::default(), builtin()).reading
}

/// The lines of a table, without headings.
fn lines(table: &str) -> impl Iterator<Item = &str> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

#[test]
fn texts_divide_as_the_table_says() {
    for line in lines(include_str!("golden/divisions.txt")) {
        let text: Vec<char> = line.replace(' ', "").chars().collect();
        let mut at = 0;
        let words = reading(&text.iter().collect::<String>()).words.into_iter().map(|length| {
            at += length as usize;
            text[at - length as usize..at].iter().collect::<String>()
        });
        assert_eq!(words.collect::<Vec<_>>().join(" "), line);
    }
}

#[test]
fn texts_are_converted_as_the_table_says() {
    for line in lines(include_str!("golden/conversions.txt")) {
        let (simplified, traditional) = line.split_once(" | ").expect("two columns");
        assert_eq!(reading(simplified).in_script(Script::Hant).text(), traditional);
    }
}
