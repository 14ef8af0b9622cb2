//! `jiazhu annotate`: all that is known of an article's words, as JSON.

use serde::Serialize;

use jiazhu_annotate::diagnostic::Diagnostic;
use jiazhu_annotate::{check, rivals};
use jiazhu_reading::{Reading, Script, Span, SyllableSource};

use super::series::Member;
use super::{Failure, input, output, tables};

pub const AFTER_HELP: &str = "\
The JSON has these keys; all offsets count code points of `text`, the article's blocks joined by one LF:
  text         the article as printed
  words        [start, end] of each word; they tile the text
  marks        start, end, surface, entry (its id), inside (index of the enclosing mark, or null)
  notes        start, end, id, motivation, printed, proposed
  syllables    start, end, pinyin, source: glossary, note, author, phrase, dictionary, character, or mainland where --readings tw knows no other
  views        repaired, hans, hant: the text with slips of conversion mended, in Simplified, in Traditional; a character for each of `text`
  rivals       start, end, words, score of other divisions; empty without --rivals
  diagnostics  what `jiazhu check` says

Example:
  jiazhu annotate article.md --glossary glossary.yaml --notes notes.json";

/// The shape of the JSON; every key is always there.
#[derive(Serialize)]
struct Printed<'a> {
    text: &'a str,
    words: Vec<[u32; 2]>,
    marks: Vec<MarkJson<'a>>,
    notes: Vec<NoteJson<'a>>,
    syllables: Vec<SyllableJson<'a>>,
    views: ViewsJson,
    rivals: Vec<RivalJson>,
    diagnostics: Vec<Diagnostic>,
}

#[derive(Serialize)]
struct MarkJson<'a> {
    #[serde(flatten)]
    span: Span,
    surface: String,
    entry: &'a str,
    inside: Option<u32>,
}

#[derive(Serialize)]
struct NoteJson<'a> {
    #[serde(flatten)]
    span: Span,
    id: &'a str,
    motivation: &'a str,
    printed: &'a str,
    proposed: Option<&'a str>,
}

#[derive(Serialize)]
struct SyllableJson<'a> {
    #[serde(flatten)]
    span: Span,
    pinyin: &'a str,
    source: SyllableSource,
}

#[derive(Serialize)]
struct ViewsJson {
    repaired: String,
    hans: String,
    hant: String,
}

#[derive(Serialize)]
struct RivalJson {
    #[serde(flatten)]
    span: Span,
    words: Vec<[u32; 2]>,
    score: f32,
}

pub fn run(mut files: input::Files, member: &Member, with_rivals: bool) -> Result<(), Failure> {
    let input = files
        .input(&member.article, &member.glossaries, member.notes.as_deref())?
        .map_err(|errors| files.tell(&errors))?;
    files.refuse_unused_encodings()?;
    let tables = tables::builtin(false)?;
    let mut annotated = input.annotated(&tables);
    if with_rivals {
        annotated.reading.rivals = rivals(&annotated);
    }
    output::print(&json(&annotated.reading, input.own(check(&annotated)))?)
}

fn json(reading: &Reading, diagnostics: Vec<Diagnostic>) -> Result<String, Failure> {
    let text = reading.text();
    let characters: Vec<char> = text.chars().collect();
    let printed = Printed {
        text: &text,
        words: pairs(0, &reading.words),
        marks: reading
            .marks
            .iter()
            .map(|mark| MarkJson {
                span: mark.span,
                surface: characters[mark.span.range()].iter().collect(),
                entry: &reading.entries[mark.entry as usize].id,
                inside: mark.inside,
            })
            .collect(),
        notes: reading
            .notes
            .iter()
            .map(|note| NoteJson {
                span: note.span,
                id: &note.id,
                motivation: &note.motivation,
                printed: &note.printed,
                proposed: note.proposed.as_deref(),
            })
            .collect(),
        syllables: reading
            .syllables
            .iter()
            .map(|syllable| SyllableJson {
                span: syllable.span,
                pinyin: &syllable.pinyin,
                source: syllable.source,
            })
            .collect(),
        views: ViewsJson {
            repaired: reading.in_script(Script::Repaired).text(),
            hans: reading.in_script(Script::Hans).text(),
            hant: reading.in_script(Script::Hant).text(),
        },
        rivals: reading
            .rivals
            .iter()
            .map(|rival| RivalJson {
                span: rival.span,
                words: pairs(rival.span.start, &rival.words),
                score: rival.score,
            })
            .collect(),
        diagnostics,
    };
    let json = serde_json::to_string(&printed)
        .map_err(|error| Failure::System(format!("the result cannot be written as JSON: {error}")))?;
    Ok(json + "\n")
}

/// Start and end of each word, from their lengths.
fn pairs(start: u32, lengths: &[u32]) -> Vec<[u32; 2]> {
    let mut end = start;
    lengths
        .iter()
        .map(|length| {
            let start = end;
            end += length;
            [start, end]
        })
        .collect()
}
