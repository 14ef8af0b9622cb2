//! Import of a glossary kept as a table: CSV with a header row, as spreadsheets write it.

mod cells;
mod exports;
mod row;

use std::collections::{BTreeMap, HashMap};

use crate::decode::{Decoded, decode, without_any_mark};
use crate::diagnostic::{Cursor, Diagnostic, Place};
use crate::yaml::Placed;

use super::file::GlossaryFile;
use crate::near::nearest;
use crate::other_file;
use row::{Sources, check_row, divided_forms, entry};

/// What a column holds. `headword` is needed; the others may be missing and their cells empty. An entry without an id has its headword as
/// one. Cells with several values divide them by `|`.
pub const COLUMNS: [(&str, &str); 18] = [
    ("id", "unique name without spaces; without one, the headword"),
    ("headword", "the term in Simplified characters"),
    ("traditional", "the term in Traditional characters"),
    ("forms", "other forms, divided by |"),
    ("pinyin", "with tone marks, words apart"),
    ("class", "formula, institution, person …; empty is term"),
    ("rendering", "English renderings, divided by |; who uses one follows after @: Two Upholds@Wikipedia"),
    ("gloss_en", "what it means, in English"),
    ("gloss_zh", "what it means, in Chinese"),
    ("first", "when and where it was first said"),
    ("here", "what it does in the article"),
    ("doubts", "what is disputed, divided by |"),
    ("confidence", "high, medium or low"),
    ("related", "ids of other entries, divided by |"),
    ("source", "titles of the sources of the entry, divided by |"),
    ("source_url", "their addresses, in the same order"),
    ("source_publisher", "their publishers, in the same order"),
    ("source_date", "their dates, in the same order"),
];

/// What authors call these columns, in small letters.
const OTHER_NAMES: [(&str, &[&str]); 8] = [
    (
        "headword",
        &[
            "词",
            "詞",
            "词语",
            "詞語",
            "词条",
            "詞條",
            "词目",
            "詞目",
            "术语",
            "術語",
            "生词",
            "生詞",
            "简体",
            "簡體",
            "term",
            "word",
            "simplified",
            "chinese",
            "中文",
            "hanzi",
            "汉字",
            "漢字",
            "单词",
            "單詞",
        ],
    ),
    ("traditional", &["繁体", "繁體", "繁体字", "繁體字", "正體"]),
    ("forms", &["别名", "別名", "别称", "別稱", "aliases"]),
    ("pinyin", &["拼音", "汉语拼音", "漢語拼音", "读音", "讀音", "注音", "reading", "pronunciation"]),
    ("rendering", &["译名", "譯名", "translation", "翻译", "翻譯", "英译", "英譯"]),
    (
        "gloss_en",
        &["英文", "英语", "英語", "英文释义", "英文釋義", "english", "gloss", "meaning", "definition"],
    ),
    (
        "gloss_zh",
        &[
            "释义",
            "釋義",
            "解释",
            "解釋",
            "说明",
            "說明",
            "中文释义",
            "中文釋義",
            "定义",
            "定義",
            "意思",
            "含义",
            "含義",
        ],
    ),
    ("source", &["来源", "來源", "出处", "出處"]),
];

/// What the column of the terms is called where no other is: on flash cards, in lists of any kind.
const LIKELY_HEADWORD: [&str; 9] =
    ["name", "front", "character", "characters", "vocabulary", "正面", "名称", "名稱", "字"];

fn is_likely_headword(name: &str) -> bool {
    LIKELY_HEADWORD.contains(&&*name.trim().to_lowercase())
}

/// The first row, in which the column of the terms is named as such where only one can be it.
fn with_headword(header: csv::StringRecord) -> csv::StringRecord {
    let mut likely = header.iter().enumerate().filter(|(_, name)| is_likely_headword(name)).map(|(at, _)| at);
    match (likely.next(), likely.next()) {
        (Some(it), None) if !header.iter().any(|name| column(name) == Some("headword")) => {
            header.iter().enumerate().map(|(at, name)| if at == it { "headword" } else { name }).collect()
        }
        _ => header,
    }
}

/// The column of [`COLUMNS`] that a cell of the first row names.
pub fn column(name: &str) -> Option<&'static str> {
    let name = name.trim().to_lowercase();
    let known = COLUMNS.iter().map(|(known, _)| *known).find(|known| *known == name);
    known.or_else(|| OTHER_NAMES.iter().find(|(_, names)| names.contains(&&*name)).map(|(known, _)| *known))
}

/// What stands between two cells: the one by which the first row names most columns.
const SEPARATORS: [u8; 3] = *b",;\t";

/// Reads a table of entries. The columns are [`COLUMNS`], in any order; commas, semicolons or tabs divide the cells. Empty rows, and
/// columns without a name that are empty, are passed over: spreadsheets leave them.
/// What is to be told about how it was read comes with them.
///
/// # Errors
/// What [`decode`] refuses, or `table` with line and column: an unknown column, a missing one, a row of another length, a
/// word that is no class or confidence, sources whose columns have not the same number of parts.
pub fn parse(file: &str, bytes: &[u8]) -> Result<(GlossaryFile, Vec<Diagnostic>), Vec<Diagnostic>> {
    if let Some(message) = other_file::by_bytes(file, bytes, "the table") {
        return Err(vec![Diagnostic::error("swapped", file, message)]);
    }
    let Decoded { text: whole, mut warnings } = decode(file, bytes).map_err(|error| vec![error])?;
    let whole = without_any_mark(whole);
    if let Some((code, message)) = no_table(file, &whole) {
        let place = Place { line: 1, column: 1, length: 1 };
        return Err(vec![Diagnostic::error(code, file, message).at(place)]);
    }
    if let Some(glossary) = exports::pleco(&whole) {
        return Ok((glossary, warnings));
    }
    let (anki, whole) = match exports::anki(&whole) {
        Some((head, whole)) => (Some(head), whole),
        None => (None, whole.into()),
    };
    let named_separator = match &anki {
        Some(head) => head.separator.map(|sign| (sign, 0)),
        None => cells::named_separator(&whole),
    };
    let begin = named_separator.map_or(0, |(_, end)| end);
    let above = begin + cells::above_header(&whole[begin..]);
    let source = &whole[above..];
    let reader = |separator| {
        csv::ReaderBuilder::new().delimiter(separator).flexible(true).from_reader(source.as_bytes())
    };
    let named = |separator: &u8| {
        let is_name = |name: &&str| column(name).is_some() || is_likely_headword(name);
        reader(*separator)
            .headers()
            .map_or((0, 0), |header| (header.iter().filter(is_name).count(), header.len()))
    };
    // Where none names a column, the one that parts most cells; of equals the last, and the comma is the one to be told of.
    let likeliest = SEPARATORS.into_iter().rev().max_by_key(named).unwrap_or(b',');
    let separator = named_separator.map_or(likeliest, |(sign, _)| sign);
    let mut reader = reader(separator);
    let lines_above = whole[..above].matches('\n').count() as u32;
    let unreadable = |error: &csv::Error| unreadable(file, error, lines_above);
    let header = with_headword(reader.headers().map_err(|error| vec![unreadable(&error)])?.clone());
    if anki.is_some_and(|head| !head.has_columns) && !header.iter().any(|name| column(name).is_some()) {
        let message = "Anki names no columns in this file: write a line above the rows that does, `#columns:headword` and the others, what divides the cells between them";
        let place = Place { line: lines_above + 1, column: 1, length: 1 };
        return Err(vec![Diagnostic::error("table", file, message).at(place)]);
    }
    let (left_out, mut errors): (Vec<_>, Vec<_>) =
        check_header(file, &header, lines_above + 1, source).into_iter().partition(|told| !told.is_error());
    warnings.extend(left_out);
    if !errors.is_empty() && !header.iter().any(|name| column(name).is_some()) && header.len() > 1 {
        // Each of the rows would be told as one without a headword.
        return Err(errors);
    }
    if let Some((at, message)) = cells::quotation_mark(source, separator) {
        // The rows after it are cells: what is wrong of them is not their own.
        errors.push(Diagnostic::error("table", file, message).at(Cursor::new(&whole).place(above + at)));
        return Err(errors);
    }
    let header: csv::StringRecord = header.iter().map(|name| column(name).unwrap_or(name)).collect();
    let mut named_by_headword = HashMap::new();
    let mut entries = Vec::new();
    let mut sources = Sources::default();
    let mut lines = Cursor::new(&whole);
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                errors.push(unreadable(&error));
                break;
            }
        };
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let read = check_row(&header, &record, separator).and_then(|()| {
            let mut entry = entry(&header, &record)?;
            if let Some(message) = divided_forms(&mut entry) {
                let place = lines.place(above + start(source, &record));
                warnings.push(Diagnostic::warning("table", file, message).at(place));
            }
            if entry.id.is_empty() {
                entry.id = Placed::from(id_of(&entry.headword, &mut named_by_headword));
            }
            entry.sources = sources.of(&header, &record)?;
            Ok(entry)
        });
        match read {
            Ok(entry) => entries.push(entry),
            Err(message) => errors.push(
                Diagnostic::error("table", file, message).at(lines.place(above + start(source, &record))),
            ),
        }
    }
    if errors.is_empty() {
        Ok((GlossaryFile { entries, sources: sources.written, ..GlossaryFile::default() }, warnings))
    } else {
        Err(errors)
    }
}

/// What was read of a table, as a glossary in YAML.
///
/// # Errors
/// It cannot be written, and why.
pub fn to_yaml(glossary: &GlossaryFile) -> Result<String, String> {
    serde_saphyr::to_string(glossary)
        .map_err(|error| format!("the glossary cannot be written as YAML: {error}"))
}

/// The headword as an id; with a number if a row before has it already.
fn id_of(headword: &str, named: &mut HashMap<String, u32>) -> String {
    let id = headword.split_whitespace().collect::<Vec<_>>().join("-");
    let count = named.entry(id.clone()).or_default();
    *count += 1;
    if *count == 1 { id } else { format!("{id}-{count}") }
}

/// What to say of a file that is no table: the code of the finding, and what to do.
fn no_table(file: &str, source: &str) -> Option<(&'static str, String)> {
    if source.trim().is_empty() {
        let message = "this table is empty: name its columns in the first row, `headword` among them, and write a row for each entry";
        return Some(("table", message.to_string()));
    }
    if other_file::is_glossary(source) {
        return Some((
            "swapped",
            "this is a glossary already, and no table: name it as the glossary".to_string(),
        ));
    }
    let message = "this is an article, no table: a table is a .csv or .tsv file with the names of its columns in the first row";
    other_file::is_named_as_article(file).then(|| ("swapped", message.to_string()))
}

/// What is wrong with the first row, and, as warnings, which columns are not read. `source` begins with it.
fn check_header(file: &str, header: &csv::StringRecord, line: u32, source: &str) -> Vec<Diagnostic> {
    let place = Place { line, column: 1, length: 1 };
    let known = COLUMNS.map(|(name, _)| name);
    // Whoever misspells a name begins as it does: `Created` is no `related`.
    let begins = |name: &str, meant: &str| name.to_lowercase().chars().next() == meant.chars().next();
    let is_near = |name: &str| {
        let name = name.trim();
        name.chars().count() > 2 && nearest(name, known).is_some_and(|meant| begins(name, meant))
    };
    if header.len() > 1 && !header.iter().any(|name| column(name).is_some() || is_near(name)) {
        let message = format!(
            "the first row names no column: write a row above it that does, `headword` and what else there is of {}",
            known.join(", ")
        );
        return vec![Diagnostic::error("table", file, message).at(place)];
    }
    let first_row = source.lines().next().unwrap_or_default();
    let place_of = |name: &str| {
        let before = first_row.find(name).and_then(|at| first_row.get(..at)).unwrap_or_default();
        Place { line, column: before.chars().count() as u32 + 1, length: name.chars().count() as u32 }
    };
    let unknown = header.iter().map(str::trim).filter(|name| !name.is_empty() && column(name).is_none());
    let unknown: Vec<Diagnostic> = unknown
        .map(|name| match nearest(name, known).filter(|_| is_near(name)) {
            Some(meant) => {
                let message = format!("the column `{name}` is unknown: `{meant}` may be meant");
                Diagnostic::error("table", file, message).at(place_of(name))
            }
            None => {
                let message = format!(
                    "the column `{name}` is left out: known are {}; {} and their like are understood, too",
                    known.join(", "),
                    OTHER_NAMES.map(|(_, names)| names[0]).join(", ")
                );
                Diagnostic::warning("table", file, message).at(place_of(name))
            }
        })
        .collect();
    let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
    let twice = header.iter().map(str::trim).filter_map(|name| {
        let known = column(name)?;
        let before = seen.insert(known, name)?;
        Some(format!("the columns `{before}` and `{name}` are both read as `{known}`: put what they hold into one, or name one otherwise"))
    });
    let missing = !header.iter().any(|name| column(name) == Some("headword"));
    let wide = header.iter().flat_map(str::chars).find(|c| "，；、｜|".contains(*c));
    let missing = missing.then(|| match wide {
        Some(sign) => format!(
            "the column `headword` is missing: the first row is parted by `{sign}`, which parts no cells; write commas (`,`), semicolons (`;`) or tabs in all rows"
        ),
        None => "the column `headword` is missing: name it in the first row".to_string(),
    });
    let wrong = twice.chain(missing).map(|message| Diagnostic::error("table", file, message).at(place));
    unknown.iter().cloned().chain(wrong).collect()
}

/// The byte where a row begins. The reader's own place is that of the empty lines before it.
fn start(source: &str, record: &csv::StringRecord) -> usize {
    let at = record.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or(usize::MAX));
    let rest = source.get(at..).unwrap_or_default();
    at + (rest.len() - rest.trim_start_matches(['\n', '\r']).len())
}

fn unreadable(file: &str, error: &csv::Error, lines_above: u32) -> Diagnostic {
    let line = error.position().map_or(1, |position| position.line());
    let line = u32::try_from(line).unwrap_or(u32::MAX).saturating_add(lines_above);
    let place = Place { line, column: 1, length: 1 };
    Diagnostic::error("table", file, format!("this is not CSV: {error}")).at(place)
}
