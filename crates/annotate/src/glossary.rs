//! The glossary: entries that explain terms, written once and used for any article.
//!
//! YAML and JSON hold the same things ([`mod@file`]); `schema/glossary.schema.json` describes both to editors.

mod again;
pub mod file;
pub mod table;
pub(crate) mod typed_pinyin;

pub use again::GlossaryMemory;
use rustc_hash::{FxHashMap, FxHashSet};

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::collections::hash_map::Entry as Slot;

use crate::decode::{Decoded, decode, without_any_mark};
use crate::diagnostic::{Cursor, Diagnostic, Place};
use crate::near::nearest;
use crate::other_file;
use crate::sorting;
use crate::yaml::{self, Placed};
use jiazhu_reading::is_safe_url;

/// Entries and the sources they cite, checked: ids are unique, and what an entry names is there.
#[derive(Clone, Debug, Default)]
pub struct Glossary {
    /// As the caller named it.
    pub file: String,
    pub title: Option<String>,
    /// How passages are said, wherever they stand: the longer first.
    pub readings: Vec<PassageReading>,
    pub entries: Vec<GlossaryEntry>,
    pub sources: Vec<jiazhu_reading::Source>,
    /// What is to be told about how the file was read.
    pub warnings: Vec<Diagnostic>,
}

/// How a passage is said because the author says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassageReading {
    pub passage: String,
    /// With tone marks.
    pub pinyin: String,
    /// Where the pinyin stands.
    pub place: Place,
}

/// An entry and where its parts stand in the file.
#[derive(Clone, Debug)]
pub struct GlossaryEntry {
    /// What a card shows. `related` are indices in [`Glossary::entries`], `sources` in [`Glossary::sources`].
    pub card: jiazhu_reading::Entry,
    /// All that the entry is found by, each once: headword, Traditional, other forms.
    pub forms: Vec<Placed<String>>,
    /// Contexts in which a form is not this term.
    pub not_in: Vec<Placed<String>>,
    /// Whether it is marked wherever a form stands.
    pub anywhere: bool,
    /// Ids of entries of other glossaries that it is related to, each with its place among all that it is related to:
    /// [`Glossary::parse_among`].
    pub related_elsewhere: Vec<(usize, String)>,
    /// Where its id stands.
    pub place: Place,
}

impl Glossary {
    /// Reads a glossary, YAML or JSON; `file` names it in diagnostics.
    ///
    /// # Errors
    /// All that is wrong with it: what [`decode`] refuses, or `swapped` for an article, a table or notes, or `glossary` for broken
    /// YAML, unknown keys and wrong types; else `duplicate-id`, `bad-id`, `empty-form`, `unknown-related`, `unknown-source`, `unsafe-url`.
    pub fn parse(file: &str, bytes: &[u8]) -> Result<Glossary, Vec<Diagnostic>> {
        Glossary::read(file, bytes, &[], yaml::parse_all, |_, _| ())
    }

    /// The same of one of several glossaries that are read as one: its entries may be related to those of the others, which have these `ids`.
    ///
    /// # Errors
    /// Those of [`Glossary::parse`].
    pub fn parse_among(file: &str, bytes: &[u8], ids: &[String]) -> Result<Glossary, Vec<Diagnostic>> {
        Glossary::read(file, bytes, ids, yaml::parse_all, |_, _| ())
    }

    /// The ids of a glossary's entries; none of one that cannot be read.
    pub fn ids(file: &str, bytes: &[u8]) -> Vec<String> {
        let written = decode(file, bytes)
            .ok()
            .and_then(|decoded| yaml::parse_all(&without_any_mark(decoded.text)).ok());
        let entries = written.map(|written: file::GlossaryFile| written.entries).unwrap_or_default();
        entries.into_iter().map(|entry| entry.id.value).collect()
    }

    fn read(
        file: &str,
        bytes: &[u8],
        elsewhere: &[String],
        read: impl FnOnce(&str) -> Result<file::GlossaryFile, Vec<(String, Place)>>,
        keep: impl FnOnce(&str, file::GlossaryFile),
    ) -> Result<Glossary, Vec<Diagnostic>> {
        let swapped = |message: String| {
            let place = Place { line: 1, column: 1, length: 1 };
            vec![Diagnostic::error("swapped", file, message).at(place)]
        };
        if let Some(message) = other_file::by_bytes(file, bytes, "the glossary") {
            return Err(swapped(message));
        }
        let Decoded { text: source, warnings } = decode(file, bytes).map_err(|error| vec![error])?;
        let source = without_any_mark(source);
        if source.trim().is_empty() {
            // Who has not begun a glossary yet has none: an editor that saves what it holds saves this.
            let message = "this glossary is empty: begin it with a line `entries:` and a list of entries";
            let warnings = vec![Diagnostic::warning("glossary", file, message)];
            return Ok(Glossary { file: file.to_string(), warnings, ..Glossary::default() });
        }
        let written = read(&source).map_err(|errors| {
            if let Some(message) = other_file::no_glossary(file, &source) {
                return swapped(message);
            }
            if let Some((message, place)) = list_alone(&source) {
                return vec![Diagnostic::error("glossary", file, message).at(place)];
            }
            let error = |(message, place)| Diagnostic::error("glossary", file, message).at(place);
            let further = further_errors(file, &source, elsewhere);
            let mut errors: Vec<Diagnostic> = errors.into_iter().map(error).chain(further).collect();
            sorting::by_key(&mut errors, |error| (error.line, error.column));
            errors
        })?;
        let glossary = GlossaryReader::new(file, &written, elsewhere).read(&written)?;
        keep(&source, written);
        Ok(Glossary { warnings, ..glossary })
    }
}

/// What is wrong of a glossary whose shape is wrong in some places, in the others: nobody wants to hear of that only after the next try.
fn further_errors(file: &str, source: &str, elsewhere: &[String]) -> Vec<Diagnostic> {
    let Some(written) = yaml::mended::<file::GlossaryFile>(source) else { return Vec::new() };
    let is_whole = written.entries.iter().all(|entry| entry.id.value != yaml::MISSING);
    let mut errors = GlossaryReader::new(file, &written, elsewhere).read(&written).err().unwrap_or_default();
    // What is named may stand where nothing could be read.
    let is_sure = |error: &Diagnostic| match error.code {
        "unknown-source" => false,
        "unknown-related" => is_whole,
        _ => error.line != Some(0),
    };
    errors.retain(is_sure);
    errors
}

/// A glossary that is its list and nothing else: what to write above it.
fn list_alone(source: &str) -> Option<(String, Place)> {
    let is_said = |line: &&str| !line.trim().is_empty() && !line.starts_with('#') && *line != "---";
    let json = source.trim_start();
    if json.starts_with('[') && json[1..].trim_start().starts_with(['{', ']']) {
        let message = "the list of entries has no name: write `{\"entries\": ` before it and `}` behind it";
        return Some((message.to_string(), Cursor::new(source).place(source.len() - json.len())));
    }
    let (number, line) = (1..).zip(source.lines()).find(|(_, line)| is_said(line))?;
    let message = "the list of entries has no name: write a line `entries:` above it";
    line.starts_with("- ").then(|| (message.to_string(), Place { line: number, column: 1, length: 1 }))
}

/// Errors that say which name may be meant.
const MOST_MEANT: usize = 20;

/// Turns names into indices, and collects what is wrong on the way.
struct GlossaryReader<'a> {
    file: &'a str,
    /// Index of each entry by its id, and where the id stands.
    ids: FxHashMap<String, (u32, Place)>,
    /// Those of other glossaries.
    elsewhere: FxHashSet<&'a str>,
    source_keys: FxHashMap<String, u32>,
    errors: Vec<Diagnostic>,
}

impl<'a> GlossaryReader<'a> {
    fn new(file: &'a str, written: &file::GlossaryFile, elsewhere: &'a [String]) -> GlossaryReader<'a> {
        let source_keys = written.sources.keys().zip(0..).map(|(key, index)| (key.clone(), index)).collect();
        let elsewhere = elsewhere.iter().map(String::as_str).collect();
        let (ids, errors) = (FxHashMap::default(), Vec::new());
        let mut reader = GlossaryReader { file, ids, elsewhere, source_keys, errors };
        for (index, entry) in written.entries.iter().enumerate() {
            match reader.ids.entry(entry.id.value.clone()) {
                Slot::Vacant(slot) => {
                    slot.insert((index as u32, entry.id.place));
                }
                Slot::Occupied(slot) => {
                    let first = slot.get().1.line;
                    let message = format!(
                        "the id `{}` is given to two entries, first on line {first}: give this one another",
                        entry.id
                    );
                    reader.error("duplicate-id", message, entry.id.place);
                }
            }
        }
        reader
    }

    fn read(mut self, written: &file::GlossaryFile) -> Result<Glossary, Vec<Diagnostic>> {
        let sources = written.sources.values().map(|source| self.source(source)).collect();
        let entries = written.entries.iter().map(|entry| self.entry(entry)).collect();
        let readings = readings(&written.readings);
        if !self.errors.is_empty() {
            return Err(self.errors);
        }
        Ok(Glossary {
            file: self.file.to_string(),
            title: known(&written.title),
            readings,
            entries,
            sources,
            warnings: Vec::new(),
        })
    }

    fn error(&mut self, code: &'static str, message: String, place: Place) {
        self.errors.push(Diagnostic::error(code, self.file, message).at(place));
    }

    fn source(&mut self, source: &file::WrittenSource) -> jiazhu_reading::Source {
        if let Some(url) = &source.url
            && !is_safe_url(url.trim())
        {
            let message = match with_scheme(url.trim()) {
                Some(whole) => {
                    format!("`{}` is no whole address: `{whole}` may be meant", url.trim())
                }
                None => {
                    format!("`{}` is not an address that links may have: write http, https or mailto", url)
                }
            };
            self.error("unsafe-url", message, url.place);
        }
        jiazhu_reading::Source {
            title: source.title.value.clone(),
            publisher: known(&source.publisher),
            date: known(&source.date),
            url: placed(&source.url),
            seen: known(&source.seen),
        }
    }

    fn entry(&mut self, entry: &file::WrittenEntry) -> GlossaryEntry {
        let place = entry.id.place;
        if entry.id.is_empty() || entry.id.contains(char::is_whitespace) {
            self.error(
                "bad-id",
                "an id is not empty and has no spaces: write `liang-ge-weihu`".to_string(),
                place,
            );
        }
        if is_of_pages(&entry.id) {
            let message =
                format!("pages have a place of their own called `{}`: give the entry another id", entry.id);
            self.error("bad-id", message, place);
        }
        let written = [&entry.headword].into_iter().chain(&entry.traditional).chain(&entry.forms);
        let mut forms: Vec<Placed<String>> = Vec::new();
        for form in written {
            let text = form.trim();
            if text.is_empty() || text.contains('\n') {
                let message =
                    format!("a form of `{}` is empty or has a line break: write it on one line", entry.id);
                self.errors.push(Diagnostic::error("empty-form", self.file, message).at(form.place));
            } else if !forms.iter().any(|known| known.value == text) {
                forms.push(Placed { value: text.to_string(), place: form.place });
            }
        }
        let trim = |text: &String| text.trim().to_string();
        let (related, related_elsewhere) = self.related(&entry.id, &entry.related);
        let card = jiazhu_reading::Entry {
            headword: trim(&entry.headword.value),
            traditional: placed(&entry.traditional),
            forms: entry.forms.iter().map(|form| trim(&form.value)).collect(),
            pinyin: known(&entry.pinyin.as_ref().map(|pinyin| typed_pinyin::read(&pinyin.value))),
            class: entry.class,
            renderings: entry
                .renderings
                .iter()
                .map(|r| jiazhu_reading::Rendering { text: trim(&r.text), by: known(&r.by), grade: r.grade })
                .collect(),
            gloss: gloss(&entry.gloss),
            first: known(&entry.first),
            here: known(&entry.here),
            senses: entry
                .senses
                .iter()
                .map(|s| jiazhu_reading::Sense {
                    from: known(&s.from),
                    until: known(&s.until),
                    gloss: gloss(&s.gloss),
                })
                .collect(),
            facts: entry
                .facts
                .iter()
                .map(|fact| jiazhu_reading::Fact {
                    text: trim(&fact.text),
                    sources: self.cited(&fact.sources),
                })
                .collect(),
            doubts: entry.doubts.iter().map(trim).collect(),
            confidence: entry.confidence,
            related,
            sources: self.cited(&entry.sources),
            id: entry.id.value.clone(),
        };
        let (not_in, anywhere) = (entry.not_in.clone(), entry.anywhere);
        GlossaryEntry { card, forms, not_in, anywhere, related_elsewhere, place }
    }

    /// Which of the names may be meant, as a part of a message. Of a glossary that is wrong throughout only the first errors say so.
    fn meant<'n>(&self, written: &str, names: impl Iterator<Item = &'n str>) -> String {
        // In names of one or two letters nearly any other is near.
        if self.errors.len() >= MOST_MEANT || written.chars().count() < 3 {
            return String::new();
        }
        let mut names: Vec<&str> = names.collect();
        sorting::by(&mut names, Ord::cmp);
        nearest(written, names).map(|meant| format!(" `{meant}` may be meant;")).unwrap_or_default()
    }

    fn cited(&mut self, keys: &[Placed<String>]) -> Vec<u32> {
        let mut indices = Vec::new();
        for key in keys {
            match self.source_keys.get(&key.value) {
                Some(index) if indices.contains(index) => {}
                Some(index) => indices.push(*index),
                None => {
                    let meant = self.meant(&key.value, self.source_keys.keys().map(String::as_str));
                    let message = format!(
                        "no source has the key `{key}`:{meant} add it under `sources`, or correct it"
                    );
                    self.error("unknown-source", message, key.place);
                }
            }
        }
        indices
    }

    /// Indices of the entries of this glossary with these ids; the ids that others have, with their places among all.
    fn related(&mut self, id: &str, names: &[Placed<String>]) -> (Vec<u32>, Vec<(usize, String)>) {
        let mut indices = Vec::new();
        let mut others: Vec<(usize, String)> = Vec::new();
        for name in names {
            match self.ids.get(&name.value) {
                Some(_) if name.value == id => {
                    let message = format!("the entry `{id}` is related to itself: delete this id");
                    self.error("unknown-related", message, name.place);
                }
                Some((index, _)) if indices.contains(index) => {}
                Some((index, _)) => indices.push(*index),
                None if self.elsewhere.contains(&*name.value) => {
                    if others.iter().all(|(_, other)| *other != name.value) {
                        others.push((indices.len() + others.len(), name.value.clone()));
                    }
                }
                None => {
                    let own = self.ids.keys().map(String::as_str).filter(|other| *other != id);
                    let meant = self.meant(&name.value, own.chain(self.elsewhere.iter().copied()));
                    let meant = if name.value.contains(['，', '、']) {
                        " a full-width comma stands in it, so write `, ` between two ids, or".to_owned()
                    } else {
                        meant
                    };
                    let whose =
                        if self.elsewhere.is_empty() { "of this file" } else { "of these glossaries" };
                    let message = format!(
                        "no entry {whose} has the id `{name}`:{meant} correct it, or write that entry"
                    );
                    self.error("unknown-related", message, name.place);
                }
            }
        }
        (indices, others)
    }
}

/// The longer first, so that of two in one place the one that knows more of the context decides.
/// An address of the web that was written without its scheme, `www.example.org/a`, with `https://` before it; `None` for anything else.
pub fn with_scheme(url: &str) -> Option<String> {
    /// Ends of names of hosts, besides those of countries, which have two letters. Files have others.
    const TOP: [&str; 6] = ["com", "edu", "gov", "info", "net", "org"];
    let bare = url.strip_prefix("//").unwrap_or(url);
    let (host, path) = bare.split_at(bare.find(['/', '?', '#']).unwrap_or(bare.len()));
    let labels: Vec<&str> = host.split('.').collect();
    let is_label = |label: &&str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-');
    let last = labels.last()?.to_ascii_lowercase();
    let is_top = TOP.contains(&&*last) || last.len() == 2 && last.chars().all(|c| c.is_ascii_alphabetic());
    let is_host = labels.len() > 1 && labels.iter().all(is_label) && (is_top || labels[0] == "www");
    (is_host && !path.contains(|c: char| c.is_whitespace() || c.is_control() || c == '`'))
        .then(|| format!("https://{bare}"))
}

fn readings(written: &BTreeMap<String, Placed<String>>) -> Vec<PassageReading> {
    let read = |(passage, pinyin): (&String, &Placed<String>)| PassageReading {
        passage: passage.trim().to_string(),
        pinyin: typed_pinyin::read(pinyin.value.trim()),
        place: pinyin.place,
    };
    let mut readings: Vec<PassageReading> = written.iter().map(read).collect();
    sorting::by_key(&mut readings, |reading| Reverse(reading.passage.chars().count()));
    readings
}

/// Without blanks at its ends; nothing where only blanks were written.
fn known(text: &Option<String>) -> Option<String> {
    text.as_ref().map(|text| text.trim().to_string()).filter(|text| !text.is_empty())
}

fn placed(text: &Option<Placed<String>>) -> Option<String> {
    text.as_ref().map(|text| text.trim().to_string()).filter(|text| !text.is_empty())
}

fn gloss(gloss: &file::WrittenGloss) -> jiazhu_reading::Gloss {
    jiazhu_reading::Gloss { en: known(&gloss.en), zh: known(&gloss.zh) }
}

/// Whether an id would give an entry the name that pages give their own parts, marks and blocks.
fn is_of_pages(id: &str) -> bool {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    let numbered = ["mark-", "noteref-", "block-", "footnote-", "footref-"];
    matches!(id, "notes" | "glossary")
        || numbered.iter().any(|part| id.strip_prefix(part).is_some_and(is_number))
}

#[cfg(test)]
mod tests;
