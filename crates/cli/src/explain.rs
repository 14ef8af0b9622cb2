//! `jiazhu explain`: which table or rule has decided each word and each syllable.

use std::fmt::Write as _;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use jiazhu_annotate::article::Article;
use jiazhu_annotate::explain::{ExplainedRival, ExplainedStep, ExplainedWord, Explanation, Reason};
use jiazhu_annotate::notes::Notes;
use jiazhu_annotate::{annotate, explain};

use super::{Failure, OutputFormat, input, output, tables};

pub const AFTER_HELP: &str = "\
Of each word: what has made it one; how probable it is (its weight) and how much more so after the word before (its attraction, pointwise mutual
information of the two as a bigram), both as natural logarithms; other divisions and their distance, the logarithm of how much less probable they
are. Of each syllable: the note, entry, word of a table, line of contexts.txt or rule that has decided it, or that nothing has.
In brackets stands the file of the table or the rule, in Jiazhu's source tree. `cargo xtask data` makes the tables: lab/src/data/ has a program for
each, and for pinyin.bin the words that are added by hand (pronounced.txt, against-cedict.txt, polyphones.txt).

TEXT is always the text itself, each line a paragraph, never the name of a file. `-` stands for standard input:
  jiazhu explain - < article.txt

Examples:
  jiazhu explain 他干什么
  jiazhu explain 南京市长江大桥 --glossary glossary.yaml
  jiazhu explain 银行行长 --format json | jq '.words[].syllables[].because'";

pub fn run(
    mut files: input::Files,
    text: &str,
    glossaries: &[PathBuf],
    format: OutputFormat,
) -> Result<(), Failure> {
    let (name, bytes) = match text {
        "-" => {
            let mut bytes = Vec::new();
            std::io::stdin().read_to_end(&mut bytes).map_err(|error| {
                Failure::System(format!(
                    "standard input cannot be read ({}): give the text as TEXT",
                    output::reason(&error)
                ))
            })?;
            ("standard input", bytes)
        }
        text => ("TEXT", text.as_bytes().to_vec()),
    };
    if name == "TEXT" && Path::new(text).is_file() {
        output::tell(format_args!(
            "`{text}` is explained as a text: to explain the file of that name, `jiazhu explain - < {text}`"
        ));
    }
    let bytes = files.keep(name, bytes);
    let article = bytes.and_then(|bytes| Article::parse(name, &bytes)).map_err(|error| vec![error]);
    let article = article.map(|article| files.spoken(article));
    let glossary = files.glossaries(None, glossaries)?;
    files.refuse_unused_encodings()?;
    let (article, glossary) = match (article, glossary) {
        (Ok(article), Ok((glossary, _))) => (article, glossary),
        (article, glossary) => {
            let mut errors = article.err().unwrap_or_default();
            errors.extend(glossary.err().unwrap_or_default());
            return Err(files.tell(&errors));
        }
    };
    let (notes, tables) = (Notes::default(), tables::builtin(false)?);
    let explanation = explain(&annotate(&article, &glossary, &notes, &tables));
    match format {
        OutputFormat::Text => output::print(&shown(&explanation)),
        OutputFormat::Json => {
            let json = serde_json::to_string_pretty(&explanation).map_err(|error| {
                Failure::System(format!("the explanation cannot be written as JSON: {error}"))
            })?;
            output::print(&(json + "\n"))
        }
    }
}

/// As a person reads it.
fn shown(explanation: &Explanation) -> String {
    let mut out = String::new();
    let mut rivals = explanation.rivals.iter().peekable();
    for word in explanation.words.iter().filter(|word| word.text != "\n") {
        show_word(&mut out, word);
        while let Some(rival) = rivals.next_if(|rival| rival.span.start < word.span.end) {
            show_rival(&mut out, rival);
        }
    }
    out
}

/// Where attractions lie.
const NEIGHBOURS: &str = "crates/tables/data/neighbours.bin";

fn show_word(out: &mut String, word: &ExplainedWord) {
    // Writing to a `String` cannot fail.
    let _ = writeln!(out, "{}  {}..{}", word.text, word.span.start, word.span.end);
    let _ = writeln!(out, "  word: {}", because(&word.because));
    let is_whole = word.way.len() == 1 && word.way[0].span == word.span;
    for step in &word.way {
        let of = if is_whole { String::new() } else { format!(" of {}", step.text) };
        let _ = writeln!(out, "  weight{of}: {:.3}; {}", step.weight, attraction(step));
    }
    for said in &word.syllables {
        let _ = writeln!(out, "  {} {}: {}", said.text, said.pinyin, because(&said.because));
        if let Some(sandhi) = &said.sandhi {
            let _ = writeln!(out, "    {}: {}", said.spoken, because(sandhi));
        }
    }
}

fn attraction(step: &ExplainedStep) -> String {
    let seen = match step.seen {
        Some(true) => "counted side by side",
        Some(false) => "never counted side by side",
        None => return "nothing is known of what stands beside it".to_owned(),
    };
    let after = step
        .after
        .as_deref()
        .map_or("at the beginning of a sentence".to_owned(), |word| format!("after {word}"));
    format!("attraction {after}: {:+.3}, {seen} [{NEIGHBOURS}]", step.attraction)
}

fn show_rival(out: &mut String, rival: &ExplainedRival) {
    let distance = match rival.score {
        ..0.0 => format!("distance {:.3}", rival.score),
        _ => "no less probable: a rule has decided".to_owned(),
    };
    let (chosen, words) = (rival.chosen.join("|"), rival.words.join("|"));
    let _ = writeln!(out, "  rival of {chosen}: {words}, {distance} [crates/annotate/src/segment/rivals.rs]");
}

fn because(reason: &Reason) -> String {
    format!("{} [{}]", reason.says, reason.file)
}
