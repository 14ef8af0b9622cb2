//! The words file of a reading: which lines of the dictionary its article needs.

use std::collections::{BTreeMap, BTreeSet};

use crate::cedict::{Cedict, CedictEntry};
use crate::fold::Fold;
use crate::segment::Segmenter;
use crate::tables::Tables;
use jiazhu_reading::words::{Words, has_characters};
use jiazhu_reading::{Reading, Span};

/// The dictionary lines for a reading: of its words, its marks and its other divisions into words, of the parts of all
/// these, and of each character.
///
/// To look a word of the text up in them gives what [`Cedict::entries`] gives. `None` where the tables have no
/// dictionary.
pub fn words_of(reading: &Reading, tables: &Tables) -> Option<Words> {
    let cedict = tables.cedict()?;
    let mut needed = NeededLines::default();
    let segmenter = Segmenter::new(tables.word_model(), &[]);
    let mut waiting = spoken_words(reading);
    let mut seen = BTreeSet::new();
    while let Some(word) = waiting.pop_first() {
        if !seen.insert(word.clone()) {
            continue;
        }
        needed.look_up(&word, &cedict);
        let parts = parts(&word, &segmenter, tables.fold(), &cedict);
        if parts.iter().any(|part| part.chars().count() > 1) {
            needed.divisions.push(parts.clone());
        }
        waiting.extend(parts);
    }
    Some(needed.words(&cedict))
}

/// The different words that a reader can point at, without signs and blanks.
fn spoken_words(reading: &Reading) -> BTreeSet<String> {
    let chars: Vec<char> = reading.text().chars().collect();
    let tiles = |mut end: u32, lengths: &[u32]| {
        let spans = lengths.iter().map(|length| {
            end += length;
            Span { start: end - length, end }
        });
        spans.collect::<Vec<_>>()
    };
    let rivals = reading.rivals.iter().flat_map(|rival| tiles(rival.span.start, &rival.words));
    let marks = reading.marks.iter().map(|mark| mark.span);
    let all = tiles(0, &reading.words).into_iter().chain(rivals).chain(marks);
    let words = all.map(|span| chars[span.range()].iter().collect::<String>());
    words.filter(|word| word.chars().any(char::is_alphanumeric)).collect()
}

/// The parts of a word, slices of it in its own spelling: smaller words, else characters; none for a character.
fn parts(word: &str, segmenter: &Segmenter, fold: &Fold, cedict: &Cedict) -> Vec<String> {
    let chars: Vec<char> = word.chars().collect();
    if chars.len() < 2 || !has_characters(word) {
        return Vec::new();
    }
    let cut = |ends: &[usize]| {
        let starts = std::iter::once(&0).chain(ends);
        starts.zip(ends).map(|(start, end)| chars[*start..*end].iter().collect()).collect::<Vec<String>>()
    };
    let mut ends = segmenter.parts(&fold.text(word));
    if ends.len() < 2 {
        ends = fewest(&chars, cedict);
    }
    cut(&ends)
}

/// Ends of the fewest parts, none of them the whole, that are entries or single characters.
fn fewest(chars: &[char], cedict: &Cedict) -> Vec<usize> {
    // best[end]: how many parts lead to `end`, and where the last of them starts.
    let mut best: Vec<(usize, usize)> = vec![(0, 0)];
    for end in 1..=chars.len() {
        let is_part = |start: &usize| {
            let part: String = chars[*start..end].iter().collect();
            end - start == 1 || (end - start < chars.len() && cedict.spelling(&part).is_some())
        };
        let starts = (end.saturating_sub(LONGEST)..end).filter(is_part);
        let least = starts.map(|start| (best[start].0 + 1, start)).min();
        best.push(least.unwrap_or((end, end - 1)));
    }
    let mut ends = Vec::new();
    let mut end = chars.len();
    while end > 0 {
        ends.push(end);
        end = best[end].1;
    }
    ends.reverse();
    ends
}

/// Characters. Longer parts are not looked for, so that time grows linearly with the word.
const LONGEST: usize = 16;

/// What has been found so far.
#[derive(Default)]
struct NeededLines {
    /// By their rows in the dictionary, whose order puts the usual first.
    entries: BTreeMap<usize, CedictEntry>,
    /// As written, as spelled in the dictionary.
    spellings: Vec<(String, String)>,
    divisions: Vec<Vec<String>>,
}

impl NeededLines {
    fn look_up(&mut self, word: &str, cedict: &Cedict) {
        let Some(spelled) = cedict.spelling(word) else { return };
        self.entries.extend(cedict.entries_spelled(&spelled));
        if spelled != word {
            self.spellings.push((word.to_owned(), spelled));
        }
    }

    fn words(&self, cedict: &Cedict) -> Words {
        let lines: Vec<_> = self.entries.values().map(CedictEntry::line).collect();
        let divisions: Vec<Vec<&str>> =
            self.divisions.iter().map(|parts| parts.iter().map(String::as_str).collect()).collect();
        Words::new(cedict.about(), &lines, &self.spellings, &divisions)
    }
}
