//! The article's characters as they are compared: the two scripts alike, letters small and of one width, with punctuation and without.

use jiazhu_reading::{Reading, Script, Span, View};

/// What stands for a character when it is compared.
#[derive(Clone, Debug, Default)]
pub struct Fold(Vec<(char, char)>);

impl Fold {
    /// Of what the reading's views change: all that its text could be compared with. Nothing else of Chinese is known here.
    pub fn of(reading: &Reading) -> Fold {
        let text: Vec<char> = reading.text().chars().collect();
        let mut fold = Fold::default();
        // To Simplified as the view has it; a character of another view stands for what is printed.
        for (script, forwards) in [(Script::Hans, true), (Script::Hant, false), (Script::Repaired, false)] {
            let Some(View { pairs, exceptions, .. }) = reading.views.get(script) else { continue };
            let pairs: Vec<char> = pairs.chars().collect();
            let everywhere = pairs.chunks_exact(2).map(|pair| (pair[0], pair[1]));
            let here = exceptions.iter().filter_map(|(at, shown)| Some((*text.get(*at as usize)?, *shown)));
            let mut new: Vec<(char, char)> = Vec::new();
            for (printed, shown) in everywhere.chain(here) {
                new.push(if forwards { (printed, shown) } else { (shown, fold.known(printed)) });
            }
            // Of several for one character the first holds, as does what an earlier view says.
            new.retain(|(from, to)| from != to && fold.position(*from).is_err());
            fold.0.extend(new);
            fold.0.sort_by_key(|(from, _)| *from);
            fold.0.dedup_by_key(|(from, _)| *from);
        }
        fold
    }

    fn position(&self, c: char) -> Result<usize, usize> {
        self.0.binary_search_by_key(&c, |(from, _)| *from)
    }

    fn known(&self, c: char) -> char {
        self.position(c).map_or(c, |at| self.0[at].1)
    }

    /// The character that it is compared as.
    pub fn folded(&self, c: char) -> char {
        let c = match c {
            '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
            c => c,
        };
        let mut small = c.to_lowercase();
        match (small.next(), small.next()) {
            (Some(one), None) => self.known(one),
            _ => c,
        }
    }
}

/// The text, ready to be searched.
#[derive(Debug, Default)]
pub struct FoldedText {
    pub fold: Fold,
    /// Every code point, folded.
    all: Vec<char>,
    /// Letters, digits and Chinese characters alone, folded, and where they stand.
    letters: Vec<char>,
    places: Vec<u32>,
    /// Where the blocks start, in code points.
    starts: Vec<u32>,
}

impl FoldedText {
    pub fn of(reading: &Reading) -> FoldedText {
        FoldedText::new(Fold::of(reading), &reading.text(), reading.block_starts())
    }

    /// Of texts that are read one after the other.
    pub fn of_each(fold: Fold, texts: &[&str]) -> FoldedText {
        let starts = texts.iter().scan(0, |next, text| {
            let start = *next;
            *next += text.chars().count() as u32 + 1;
            Some(start)
        });
        FoldedText::new(fold, &texts.join("\n"), starts.collect())
    }

    fn new(fold: Fold, text: &str, starts: Vec<u32>) -> FoldedText {
        let all: Vec<char> = text.chars().map(|c| fold.folded(c)).collect();
        let is_letter = |(at, c): (usize, &char)| c.is_alphanumeric().then_some((*c, at as u32));
        let (letters, places) = all.iter().enumerate().filter_map(is_letter).unzip();
        FoldedText { fold, all, letters, places, starts }
    }

    /// Where a text stands, in either script, with or without punctuation and blanks between its letters. A text that has no letters is
    /// looked for as it is. In order; no two overlap, and none goes on into another block.
    pub fn find(&self, wanted: &str) -> Vec<Span> {
        let wanted: Vec<char> = wanted.trim().chars().map(|c| self.fold.folded(c)).collect();
        let letters: Vec<char> = wanted.iter().copied().filter(|c| c.is_alphanumeric()).collect();
        let (text, wanted, has_letters) = match letters.is_empty() {
            true => (&self.all, wanted, false),
            false => (&self.letters, letters, true),
        };
        let Some((first, rest)) = wanted.split_first() else { return Vec::new() };
        let (mut found, mut at) = (Vec::new(), 0);
        while let Some(next) = text[at..].iter().position(|c| c == first) {
            at += next;
            let end = at + wanted.len();
            if text.get(at + 1..end).is_none_or(|there| there != rest) {
                at += 1;
                continue;
            }
            let span = match has_letters {
                true => Span { start: self.places[at], end: self.places[end - 1] + 1 },
                false => Span { start: at as u32, end: end as u32 },
            };
            if self.block_of(span.start) == self.block_of(span.end - 1) {
                found.push(span);
                at = end;
            } else {
                at += 1;
            }
        }
        found
    }

    /// Index of the block that a place is in.
    pub fn block_of(&self, place: u32) -> usize {
        self.starts.partition_point(|start| *start <= place).saturating_sub(1)
    }

    /// A block without the LF after it, in code points of the text.
    pub fn block(&self, index: usize) -> Span {
        let end = self.starts.get(index + 1).map_or(self.all.len() as u32, |next| next - 1);
        Span { start: self.starts.get(index).copied().unwrap_or_default(), end }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiazhu_reading::{Block, BlockKind, Views};

    fn reading(blocks: &[&str], views: Views) -> Reading {
        let block = |text: &&str| Block { kind: BlockKind::Paragraph, text: (*text).into(), styles: vec![] };
        Reading { blocks: blocks.iter().map(block).collect(), views, ..Reading::default() }
    }

    fn view(pairs: &str) -> View {
        View { pairs: pairs.into(), ..View::default() }
    }

    fn found(reading: &Reading, wanted: &str) -> Vec<(u32, u32)> {
        FoldedText::of(reading).find(wanted).iter().map(|span| (span.start, span.end)).collect()
    }

    #[test]
    fn either_script_finds_the_other() {
        let traditional = reading(
            &["踐行兩個維護", "維護"],
            Views { hans: view("踐践兩两個个維维護护"), ..Views::default() },
        );
        let simplified = reading(
            &["践行两个维护", "维护"],
            Views { hant: view("践踐两兩个個维維护護"), ..Views::default() },
        );
        for reading in [traditional, simplified] {
            for wanted in ["两个维护", "兩個維護", "兩个维護"] {
                assert_eq!(found(&reading, wanted), [(2, 6)], "{wanted}");
            }
            assert_eq!(found(&reading, "维護"), [(4, 6), (7, 9)]);
        }
    }

    #[test]
    fn a_mended_character_finds_what_is_printed() {
        let hans = View { pairs: "準准".into(), exceptions: vec![(0, '干')], ..View::default() };
        let reading = reading(&["干部準"], Views { repaired: view("干幹"), hans, ..Views::default() });
        assert_eq!(found(&reading, "幹部"), [(0, 2)]);
        assert_eq!(found(&reading, "干部准"), [(0, 3)]);
    }

    #[test]
    fn punctuation_and_blanks_may_be_there_or_not() {
        let reading = reading(&["‘兩個、維護’（Party ＡＢ）", "真"], Views::default());
        assert_eq!(found(&reading, "兩個維護"), [(1, 6)]);
        assert_eq!(found(&reading, "兩 個，維護？"), [(1, 6)]);
        assert_eq!(found(&reading, "partyab"), [(8, 16)]);
        assert_eq!(found(&reading, "、"), [(3, 4)]);
        assert!(found(&reading, "ab真").is_empty(), "another block");
        for nothing in ["", "  ", ".*", "😀", "["] {
            assert!(found(&reading, nothing).is_empty(), "{nothing}");
        }
    }

    #[test]
    fn what_is_found_equals_a_naive_search() {
        let text = "啊不啊啊不不啊，不啊啊啊不不".repeat(30);
        let folded = FoldedText::of(&reading(&[&text], Views::default()));
        let letters: Vec<(usize, char)> = text.chars().enumerate().filter(|(_, c)| *c != '，').collect();
        for wanted in ["啊不", "啊啊", "不不啊", "啊啊啊", "不啊啊啊不不啊"] {
            let chars: Vec<char> = wanted.chars().collect();
            let (mut naive, mut at) = (Vec::new(), 0);
            while at + chars.len() <= letters.len() {
                let here = &letters[at..at + chars.len()];
                if here.iter().map(|(_, c)| *c).eq(chars.iter().copied()) {
                    naive.push((here[0].0 as u32, here[chars.len() - 1].0 as u32 + 1));
                    at += chars.len();
                } else {
                    at += 1;
                }
            }
            let found: Vec<_> = folded.find(wanted).iter().map(|span| (span.start, span.end)).collect();
            assert!(!naive.is_empty());
            assert_eq!(found, naive, "{wanted}");
        }
    }
}
