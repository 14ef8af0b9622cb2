//! How words are said in Taiwan: what CC-CEDICT notes of a word, else of its characters, else the mainland's pronunciation, which is then
//! named as such.

use jiazhu_reading::pinyin::{Letters, parts};
use jiazhu_reading::{Syllable, SyllableSource};
use rustc_hash::FxHashMap;

use super::table::{capitalised, is_capitalised, letters, uncapitalised};

/// Words and characters that are said otherwise in Taiwan.
pub(crate) struct TaiwanTable {
    words: FxHashMap<Vec<char>, Vec<TaiwanNote>>,
    /// In characters.
    longest: usize,
}

/// How a word is said, a syllable for each of its characters, with tone marks and without capitals.
struct TaiwanNote {
    on_the_mainland: Vec<Letters>,
    in_taiwan: Vec<Letters>,
}

impl TaiwanTable {
    /// Reads `taiwan.txt`; `None` if it is not in its format, which `lab/src/data/taiwan.rs` tells.
    pub fn read(text: &str) -> Option<TaiwanTable> {
        let mut table = TaiwanTable { words: FxHashMap::default(), longest: 0 };
        // Its last line counts the others: one that is cut short would be read as far as it goes.
        let (lines, count) = text.strip_suffix(" in all\n")?.rsplit_once("\n# ")?;
        let lines = || lines.lines().filter(|line| !line.starts_with('#'));
        if count.parse() != Ok(lines().count()) {
            return None;
        }
        for line in lines() {
            let mut fields = line.split(' ');
            let word: Vec<char> = fields.next()?.chars().collect();
            let said: Vec<Letters> =
                fields.map(|numbered| letters(&numbered.to_lowercase())).collect::<Option<_>>()?;
            if word.is_empty() || said.len() != 2 * word.len() {
                return None;
            }
            let (on_the_mainland, in_taiwan) = said.split_at(word.len());
            table.longest = table.longest.max(word.len());
            table.words.entry(word).or_default().push(TaiwanNote {
                on_the_mainland: on_the_mainland.to_vec(),
                in_taiwan: in_taiwan.to_vec(),
            });
        }
        (!table.words.is_empty()).then_some(table)
    }

    /// Whether a note on some word has a character said so, in small letters.
    pub fn says(&self, c: char, syllable: &str) -> bool {
        let places = |word: &[char]| (0..word.len()).filter(|at| word[*at] == c).collect::<Vec<_>>();
        let is_so =
            |note: &TaiwanNote, at: usize| note.in_taiwan.get(at).is_some_and(|said| **said == *syllable);
        self.words
            .iter()
            .any(|(word, notes)| places(word).into_iter().any(|at| notes.iter().any(|note| is_so(note, at))))
    }

    /// Whether a note on some word has a character said so in the place of how the mainland says it; capitals count for nothing.
    pub fn replaces(&self, c: char, mainland: &str, syllable: &str) -> bool {
        let (mainland, syllable) = (mainland.to_lowercase(), syllable.to_lowercase());
        let says = |word: &[char], note: &TaiwanNote| {
            let mut pairs = word.iter().zip(note.on_the_mainland.iter().zip(&note.in_taiwan));
            pairs.any(|(other, (here, there))| *other == c && **here == *mainland && **there == *syllable)
        };
        self.words.iter().any(|(word, notes)| notes.iter().any(|note| says(word, note)))
    }

    /// Gives syllables as they are said in Taiwan, with the dictionary as their source; the mainland is named as that of all others. `ends`
    /// are those of the words of a folded text.
    pub fn apply(&self, syllables: &mut [Syllable], printed: &[char], folded: &[char], ends: &[usize]) {
        let mut place = vec![None; folded.len()];
        for (index, said) in syllables.iter_mut().enumerate() {
            place[said.span.start as usize] = Some(index);
            said.source = SyllableSource::Mainland;
        }
        for (&start, &end) in std::iter::once(&0).chain(ends).zip(ends) {
            let mut at = start;
            while at < end {
                at += self.say_longest(syllables, &place, &folded[at..end], at).unwrap_or(1);
            }
            // As a word by itself it joins two others; the note is part of that sense.
            if let (&[Some(index)], ['和']) = (&place[start..end], &folded[start..end])
                && &*syllables[index].pinyin == "hé"
            {
                say(&mut syllables[index], letters("han4").unwrap_or_default());
            }
        }
        for said in syllables.iter_mut().filter(|said| said.source == SyllableSource::Mainland) {
            let at = said.span.start as usize;
            if printed[at] != folded[at]
                && let Some([note]) = self.words.get(&printed[at..=at]).map(Vec::as_slice)
                && let (Some(&mainland), Some(&taiwan)) =
                    (note.on_the_mainland.first(), note.in_taiwan.first())
                && is_said_alike(uncapitalised(said.pinyin), mainland)
            {
                say(said, taiwan);
            }
        }
    }

    /// Says the longest word that `ahead` begins with and that is said here as on the mainland; its length in characters.
    fn say_longest(
        &self,
        syllables: &mut [Syllable],
        place: &[Option<usize>],
        ahead: &[char],
        at: usize,
    ) -> Option<usize> {
        let longest = self.longest.min(ahead.len());
        (1..=longest).rev().find(|&length| {
            let Some(notes) = self.words.get(&ahead[..length]) else { return false };
            let Some(places) = place[at..at + length].iter().copied().collect::<Option<Vec<usize>>>() else {
                return false;
            };
            let is_said = |note: &&TaiwanNote| {
                places.iter().zip(&note.on_the_mainland).all(|(&place, said)| {
                    let here = &syllables[place];
                    here.span.length() == 1 && uncapitalised(here.pinyin) == *said
                })
            };
            let Some(note) = notes.iter().find(is_said) else { return false };
            for (&place, &said) in places.iter().zip(&note.in_taiwan) {
                say(&mut syllables[place], said);
            }
            true
        })
    }
}

/// Gives a syllable as the dictionary notes it.
fn say(here: &mut Syllable, said: Letters) {
    let has_capital = is_capitalised(here.pinyin);
    here.pinyin = if has_capital { capitalised(said) } else { said };
    here.source = SyllableSource::Dictionary;
    here.unsettled = false;
}

/// Whether a syllable is another, or the same without its tone: 頭髮 is tóufa.
fn is_said_alike(one: Letters, other: Letters) -> bool {
    one == other
        || parts(&one)
            .zip(parts(&other))
            .is_some_and(|(one, other)| one.tone == 5 && one.plain == other.plain)
}

#[cfg(test)]
mod tests {
    use jiazhu_reading::Span;

    use super::*;

    fn said(table: &str, text: &str, pinyin: &[&str], ends: &[usize]) -> Vec<(String, bool)> {
        let mut syllables: Vec<Syllable> = (0..)
            .zip(pinyin)
            .map(|(at, pinyin)| Syllable {
                span: Span::new(at, at + 1),
                pinyin: Letters::new(pinyin).expect("a syllable"),
                ..Syllable::default()
            })
            .collect();
        let printed: Vec<char> = text.chars().collect();
        let folded: Vec<char> = text.chars().map(|c| if c == '髮' { '发' } else { c }).collect();
        TaiwanTable::read(table).expect("its format").apply(&mut syllables, &printed, &folded, ends);
        let is_noted = |said: &Syllable| said.source == SyllableSource::Dictionary;
        syllables.iter().map(|said| (said.pinyin.to_string(), is_noted(said))).collect()
    }

    #[test]
    fn a_word_goes_before_its_characters() {
        let table = "# head\n帆 fan1 fan2\n帆布 fan1 bu4 fan1 bu4\n# 2 in all\n";
        let noted = |pinyin: &str| (pinyin.to_owned(), true);
        let mainland = |pinyin: &str| (pinyin.to_owned(), false);
        assert_eq!(
            said(table, "帆布帆", &["fān", "bù", "fān"], &[2, 3]),
            [noted("fān"), noted("bù"), noted("fán")]
        );
        // No word reaches over the end of another, and what is said otherwise here is not meant.
        assert_eq!(said(table, "帆布", &["fān", "bù"], &[1, 2]), [noted("fán"), mainland("bù")]);
        assert_eq!(said(table, "帆", &["Fān"], &[1]), [noted("Fán")]);
        assert_eq!(said(table, "帆", &["fàn"], &[1]), [mainland("fàn")]);
    }

    #[test]
    fn a_note_on_a_traditional_character_counts_as_it_is_printed() {
        let table = "# head\n髮 fa4 fa3\n# 1 in all\n";
        let pinyin = |pinyin: &str| (pinyin.to_owned(), true);
        let found = said(table, "頭髮和髮发", &["tóu", "fa", "hé", "fà", "fà"], &[2, 3, 4, 5]);
        assert_eq!(found[1..4], [pinyin("fǎ"), pinyin("hàn"), pinyin("fǎ")]);
        assert!(!found[0].1 && !found[4].1);
        // Inside a word it joins nothing.
        assert_eq!(said(table, "和平", &["hé", "píng"], &[2])[0], ("hé".to_owned(), false));
    }

    #[test]
    fn other_formats_are_refused() {
        for line in ["帆", "帆 fan1", "帆布 fan1 bu4 fan1", " fan1 fan2", "帆 fan1 f!"] {
            assert!(TaiwanTable::read(&format!("{line}\n# 1 in all\n")).is_none(), "{line}");
        }
        for text in ["", "# head\n", "# head\n# 0 in all\n", "帆 fan1 fan2\n", "帆 fan1 fan2\n# 2 in all\n"]
        {
            assert!(TaiwanTable::read(text).is_none(), "{text}");
        }
    }
}
