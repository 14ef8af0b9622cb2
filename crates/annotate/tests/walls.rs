//! What of an article is annotated and what is not: `docs/writing.md` says it.

mod tables;

use jiazhu_annotate::annotate;
use jiazhu_annotate::article::Article;
use jiazhu_annotate::glossary::Glossary;
use jiazhu_annotate::notes::Notes;
use jiazhu_reading::{Reading, Script, TreeStep};
use tables::builtin;

fn reading(source: &str) -> Reading {
    let article = Article::parse("a.md", source.as_bytes()).expect("an article");
    let glossary = "entries: [{id: bj, headword: 居委会}]";
    let glossary = Glossary::parse("g.yaml", glossary.as_bytes()).expect("a glossary");
    annotate(&article, &glossary, &Notes::default(), builtin()).reading
}

/// The text with ‹› round each mark.
fn marked(reading: &Reading) -> String {
    let mut text = String::new();
    for (at, c) in (0..).zip(reading.text().chars()) {
        text.extend(reading.marks.iter().filter(|mark| mark.span.start == at).map(|_| '‹'));
        text.push(c);
        text.extend(reading.marks.iter().filter(|mark| mark.span.end == at + 1).map(|_| '›'));
    }
    text
}

#[test]
fn code_and_formulas_have_no_words_no_marks_and_no_pronunciation() {
    let reading = reading("居委会`let 居委会 = 1`和$居委会\\alpha$。\n\n```\n居委会\n\n居委会\n```\n");
    assert_eq!(marked(&reading), "‹居委会›let 居委会 = 1和居委会\\alpha。\n居委会\n\n居委会");
    let said: Vec<u32> = reading.syllables.iter().map(|syllable| syllable.span.start).collect();
    assert_eq!(said, [0, 1, 2, 14]);
    // A line of code is one word, and so is what stands between two backticks.
    let text: Vec<char> = reading.text().chars().collect();
    let mut words = Vec::new();
    let mut start = 0;
    for length in &reading.words {
        words.push(text[start..start + *length as usize].iter().collect::<String>());
        start += *length as usize;
    }
    let line_break = "\n";
    assert_eq!(
        words,
        [
            "居委会",
            "let 居委会 = 1",
            "和",
            "居委会\\alpha",
            "。",
            line_break,
            "居委会",
            line_break,
            line_break,
            "居委会"
        ]
    );
    let converted = reading.in_script(Script::Hant).text();
    assert_eq!(converted, reading.text().replacen('会', "會", 1), "code stays as it is in every script");
}

#[test]
fn headings_cells_captions_links_and_footnotes_are_annotated() {
    let source = "# 居委会\n\n| 居委会 |\n|---|\n| 居委会 |\n\n- 居委会[^1]\n\n> [居委会](a.html)\n> —— 居委会\n\n[^1]: 居委会\n";
    let reading = reading(source);
    assert_eq!(reading.marks.len(), 7, "{}", marked(&reading));
    let last = reading.parts().filter(|part| matches!(part, TreeStep::Block(_))).last();
    assert_eq!(last, Some(TreeStep::Block(6)), "the footnote stands at the end");
    assert_eq!(reading.blocks[6].text, "居委会");
}

#[test]
fn no_word_crosses_a_line_break() {
    let reading = reading("居委\\\n会居委会\n");
    assert_eq!(marked(&reading), "居委\n会‹居委会›");
}

#[test]
fn alternative_texts_are_no_text() {
    let reading = reading("看![居委会](a.png)这里\n");
    assert_eq!(marked(&reading), "看这里");
}
