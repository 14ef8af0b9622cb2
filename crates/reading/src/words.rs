//! The words file: the dictionary lines of an article's own words and characters.
//!
//! It lies beside the reading, `NAME.words` beside `NAME.reading`, and is a file of its own because the dictionary
//! has a licence of its own ([`Words::about`]). All that has to be known of Chinese was done when it was made: to look a
//! word up is to compare strings, so a browser needs neither a dictionary nor a fold between the scripts.
//!
//! ```
//! use jiazhu_reading::words::{Line, Words};
//! let line = Line { simplified: "规范", traditional: "規範", pinyin: "guīfàn", senses: "norm\u{1F}standard", ..Line::default() };
//! let words = Words::new(Default::default(), &[line], &[("規范".into(), "规范".into())], &[vec!["規范", "化"]]);
//! // As the article writes it: in either script, and half-converted.
//! for written in ["规范", "規範", "規范"] {
//!     assert_eq!(words.lines(written)[0].pinyin, "guīfàn");
//! }
//! assert_eq!(words.lines("規範")[0].senses().collect::<Vec<_>>(), ["norm", "standard"]);
//! // What has no line has parts that may have one.
//! assert!(words.lines("規范化").is_empty());
//! assert_eq!(words.parts("規范化"), ["規范", "化"]);
//! ```
//!
//! Its body is a list of strings (`wire.rs`): columns, with one row for each line, because alike things side by side
//! deflate best.

mod write;

#[cfg(feature = "write")]
pub use write::save;

use crate::column::Column;
use crate::frame::{Fault, FileKind, Header, OpenError};
use crate::reading::is_safe_url;

/// Stands between the items of a row: no text has it.
const ITEM: char = '\u{1F}';

/// Dictionary lines, by the words of one article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    about: Column,
    /// Of each line: simplified, traditional, pinyin, taiwan, also, by, classifiers, senses, as in [`Line`].
    lines: [Column; 8],
    /// Written in the article; spelled in the dictionary.
    spellings: [Column; 2],
    /// The parts of a word.
    divisions: Column,
}

/// Whose dictionary it is: to be shown with every line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Attribution<'w> {
    /// `CC-CEDICT`
    pub source: &'w str,
    /// `CC BY-SA 4.0`
    pub licence: &'w str,
    /// Of the edition: `2025-12-13`.
    pub date: &'w str,
    /// Where the source is found; safe to link to.
    pub url: &'w str,
}

/// One entry of the dictionary: a word in both scripts, one pronunciation, and what it means so pronounced.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Line<'w> {
    pub simplified: &'w str,
    /// The same as `simplified` where the scripts do not differ.
    pub traditional: &'w str,
    /// With tone marks: `zhǎng`. Names have capitals: `Níngbō`.
    pub pinyin: &'w str,
    /// How it is said in Taiwan, where that differs; else empty.
    pub taiwan: &'w str,
    /// How else it may be said; else empty.
    pub also: &'w str,
    /// Where the meaning comes from, if the dictionary only points elsewhere: `old variant of 群 qún`; else empty. The
    /// senses are then those of the word pointed to.
    pub by: &'w str,
    /// What [`Line::classifiers`] gives, with U+001F between them: `个 個 gè`.
    pub classifiers: &'w str,
    /// What [`Line::senses`] gives, with U+001F between them.
    pub senses: &'w str,
}

/// A measure word: 个 in 一个人.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Classifier<'w> {
    pub simplified: &'w str,
    /// The same as `simplified` where the scripts do not differ.
    pub traditional: &'w str,
    pub pinyin: &'w str,
}

impl Words {
    /// Whose dictionary the lines come from, and under what licence.
    pub fn about(&self) -> Attribution<'_> {
        let row = |at| self.about.row(at);
        Attribution { source: row(0), licence: row(1), date: row(2), url: row(3) }
    }

    /// The lines of a word or a character as the article writes it, the most usual first; empty for a word without an
    /// entry, which may have [`Words::parts`].
    pub fn lines(&self, written: &str) -> Vec<Line<'_>> {
        let lines = self.lines_spelled(written);
        if !lines.is_empty() {
            return lines;
        }
        let [as_written, spelled] = &self.spellings;
        let known = (0..as_written.len()).find(|at| as_written.row(*at) == written);
        known.map_or(lines, |at| self.lines_spelled(spelled.row(at)))
    }

    /// All lines, in the order of the file.
    pub fn all(&self) -> impl Iterator<Item = Line<'_>> {
        (0..self.lines[0].len()).map(|at| self.line(at))
    }

    fn lines_spelled(&self, word: &str) -> Vec<Line<'_>> {
        let [simplified, traditional, ..] = &self.lines;
        // Cheaper than to look at all of every line.
        let is_near = |at: &usize| simplified.row(*at) == word || traditional.row(*at) == word;
        let lines = (0..simplified.len()).filter(is_near).map(|at| self.line(at));
        of_word(lines, word)
    }

    fn line(&self, at: usize) -> Line<'_> {
        let [simplified, traditional, pinyin, taiwan, also, by, classifiers, senses] =
            self.lines.each_ref().map(|column| column.row(at));
        let traditional = if traditional.is_empty() { simplified } else { traditional };
        Line { simplified, traditional, pinyin, taiwan, also, by, classifiers, senses }
    }

    /// The parts of a word, slices of it: smaller words, else its characters; none for a single character,
    /// and none for a Latin word.
    pub fn parts<'t>(&self, written: &'t str) -> Vec<&'t str> {
        let is_it =
            |parts: &&str| !parts.is_empty() && parts.split(ITEM).flat_map(str::chars).eq(written.chars());
        let lengths: Vec<usize> = match (0..self.divisions.len()).map(|at| self.divisions.row(at)).find(is_it)
        {
            Some(parts) => parts.split(ITEM).map(str::len).collect(),
            None if has_characters(written) => written.chars().map(char::len_utf8).collect(),
            None => Vec::new(),
        };
        let mut rest = written;
        let mut parts = Vec::new();
        for length in lengths {
            let (part, after) = rest.split_at(length);
            parts.push(part);
            rest = after;
        }
        if parts.len() < 2 { Vec::new() } else { parts }
    }
}

impl<'w> Line<'w> {
    /// What it means, the most usual first.
    pub fn senses(&self) -> impl Iterator<Item = &'w str> + use<'w> {
        items(self.senses)
    }

    /// The measure words it is counted with.
    pub fn classifiers(&self) -> impl Iterator<Item = Classifier<'w>> + use<'w> {
        items(self.classifiers).map(|item| {
            let mut fields = item.split(' ');
            let mut field = || fields.next().unwrap_or_default();
            Classifier { simplified: field(), traditional: field(), pinyin: field() }
        })
    }

    /// Whether it is only a surname: to be shown last, if at all, unless the word is in a name.
    pub fn is_surname(&self) -> bool {
        !self.senses.is_empty()
            && self.senses().all(|sense| sense.starts_with("surname ") || sense.ends_with(" (surname)"))
    }
}

/// Whether there is anything East Asian in a word: what is all Latin is not taken apart.
pub fn has_characters(word: &str) -> bool {
    word.contains(|c| c >= '\u{2E80}')
}

/// Which of these lines are those of a word spelled so, in either script, in their order.
///
/// Other spellings of the same word in its own script, 羣 for 群, are left out. Where the word is the Simplified spelling of one
/// and the Traditional spelling of another, as 宁 is of 寧 and 㝉, the first is meant: the other is rare.
pub fn of_word<'w>(lines: impl Iterator<Item = Line<'w>>, word: &str) -> Vec<Line<'w>> {
    let is_it = |line: &Line| line.simplified == word || line.traditional == word;
    let is_other = |line: &Line| !line.by.is_empty() && line.traditional != word;
    let (others, mut own): (Vec<_>, Vec<_>) = lines.filter(is_it).partition(is_other);
    if own.is_empty() {
        return others;
    }
    if own.iter().any(|line| line.traditional != word) {
        let (simplified, rest): (Vec<_>, Vec<_>) = own.into_iter().partition(|line| line.simplified == word);
        own = [simplified, rest].concat();
    }
    own
}

fn items(row: &str) -> impl Iterator<Item = &str> {
    row.split(ITEM).filter(|item| !item.is_empty())
}

/// Makes the words of an inflated body.
///
/// # Errors
/// [`Fault::Truncated`] when the body is shorter than its header says, else [`Fault::Damaged`].
pub fn open(header: Header, body: &[u8]) -> Result<Words, OpenError> {
    header.check(0, body)?;
    crate::wire::read(body, header.format)
        .and_then(Words::from_columns)
        .ok_or(Fault::Damaged.of(FileKind::Words))
}

/// Opens a whole file, inflating its body.
///
/// # Errors
/// Any [`OpenError`].
#[cfg(feature = "write")]
pub fn open_file(file: &[u8]) -> Result<Words, OpenError> {
    let (header, body) = crate::frame::unpack(FileKind::Words, file)?;
    open(header, &body)
}

impl Words {
    /// `None` unless there are all columns, with as many rows as belong together.
    fn from_columns(columns: Vec<String>) -> Option<Words> {
        let columns: Vec<Column> = columns.into_iter().map(Column::new).collect();
        let [about, a, b, c, d, e, f, g, h, written, spelled, divisions] = columns.try_into().ok()?;
        let words =
            Words { about, lines: [a, b, c, d, e, f, g, h], spellings: [written, spelled], divisions };
        let even = |columns: &[Column]| columns.iter().all(|column| column.len() == columns[0].len());
        let is_sound = words.about.len() == 4
            && even(&words.lines)
            && even(&words.spellings)
            && is_safe_url(words.about().url);
        is_sound.then_some(words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opens_what_it_saved() {
        let senses: Vec<String> = (1..=40).map(|n| format!("sense {n}")).collect();
        let (senses, by) = (senses.join("\u{1F}"), "variant of 群\nqún");
        let of =
            |simplified, traditional| Line { simplified, traditional, pinyin: "qún", ..Line::default() };
        let lines = [of("群", "群"), Line { by, senses: &senses, ..of("群", "羣") }];
        let divisions = [vec!["人", "群"], vec!["群", "眾", "路線"]];
        let words = Words::new(Attribution::default(), &lines, &[("羣の".into(), "群".into())], &divisions);
        let words = open_file(&save(&words)).expect("a words file");
        assert_eq!(words.lines("群"), [lines[0]]);
        assert_eq!(words.lines("羣の"), [lines[0]]);
        assert_eq!(words.lines("羣")[0].senses().count(), 40);
        assert_eq!(words.lines("羣")[0].by, "variant of 群 qún", "a line break would have begun another row");
        assert_eq!(words.parts("群眾路線"), ["群", "眾", "路線"]);
        assert_eq!(words.parts("群英"), ["群", "英"]);
        assert!(
            words.parts("群").is_empty() && words.parts("Latin").is_empty() && words.parts("").is_empty()
        );
        assert!(words.lines("").is_empty() && words.lines("英").is_empty());
    }

    #[test]
    fn knows_what_is_only_a_surname() {
        let is_surname = |senses| Line { senses, ..Line::default() }.is_surname();
        assert!(is_surname("surname Wang") && is_surname("Li (surname)"));
        assert!(!is_surname("king\u{1F}surname Wang"));
    }
}
