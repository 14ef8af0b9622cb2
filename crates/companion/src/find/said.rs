//! What is found by its pronunciation: syllables one after the other, with tones, without, or with some.

use jiazhu_reading::pinyin::{parts, unmarked};
use jiazhu_reading::{Span, Syllable};

/// A query in pinyin: its letters in lower case, `v` for ü without a tone, and digits for tones; no blanks, hyphens and apostrophes.
#[derive(Debug, PartialEq, Eq)]
pub struct Wanted(Vec<char>);

/// So many letters at least: of fewer nearly everything would be found.
const FEWEST: usize = 2;

impl Wanted {
    /// `None` for what cannot be pinyin, or is too short.
    pub fn of(query: &str) -> Option<Wanted> {
        let mut letters = Vec::new();
        for c in query.trim().chars() {
            match c {
                ' ' | '\'' | '’' | '-' => {}
                'ü' | 'Ü' => letters.push('v'),
                '1'..='5' if !letters.is_empty() => letters.push(c),
                c if unmarked(c).is_ascii_lowercase() => letters.extend(c.to_lowercase()),
                _ => return None,
            }
        }
        (letters.iter().filter(|c| c.is_alphabetic()).count() >= FEWEST).then_some(Wanted(letters))
    }

    /// How many syllables, one after the other, are said like this; the last one may be said on. `None` where they are not.
    fn count<'s>(&self, syllables: impl Iterator<Item = &'s str>) -> Option<usize> {
        let mut rest = self.0.as_slice();
        for (index, said) in syllables.enumerate() {
            for c in said.chars().filter(|c| unmarked(*c).is_ascii_lowercase()) {
                match rest {
                    [] => return Some(index + 1),
                    [first, more @ ..] if is_said(*first, c) => rest = more,
                    _ => return None,
                }
            }
            if let [digit @ '1'..='5', more @ ..] = rest {
                let tone = parts(said).map(|parts| u32::from(parts.tone));
                if tone != digit.to_digit(10) {
                    return None;
                }
                rest = more;
            }
            if rest.is_empty() {
                return Some(index + 1);
            }
        }
        None
    }

    /// Whether the pinyin of a term begins with this, or has it within, from the beginning of one of its words.
    pub fn is_in(&self, pinyin: &str) -> bool {
        let words: Vec<&str> = pinyin.split([' ', '\'', '’', '-']).collect();
        (0..words.len()).any(|at| self.count(words[at..].iter().copied()).is_some())
    }

    /// Where in the text it is said.
    pub fn find(&self, syllables: &[Syllable]) -> Vec<Span> {
        let (mut found, mut at) = (Vec::new(), 0);
        while at < syllables.len() {
            // Most of a long text ends here.
            let first = syllables[at].pinyin.chars().find(|c| unmarked(*c).is_ascii_lowercase());
            if first.is_some_and(|first| !is_said(self.0[0], first)) {
                at += 1;
                continue;
            }
            // Across a sign, not across what has no pronunciation.
            let is_near = |pair: &[Syllable]| pair[1].span.start - pair[0].span.end <= 1;
            let near =
                1 + syllables[at..].windows(2).take_while(|pair| is_near(pair)).take(self.0.len()).count();
            match self.count(syllables[at..at + near].iter().map(|syllable| &*syllable.pinyin)) {
                Some(count) => {
                    let last = &syllables[at + count - 1];
                    found.push(Span { start: syllables[at].span.start, end: last.span.end });
                    at += count;
                }
                None => at += 1,
            }
        }
        found
    }
}

/// Whether a letter of a query is this one: its tone mark has to be right, and may be left out.
fn is_said(wanted: char, said: char) -> bool {
    wanted == said.to_lowercase().next().unwrap_or(said) || wanted == unmarked(said)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn syllables(said: &str) -> Vec<Syllable> {
        let syllable = |(at, said): (u32, &str)| Syllable {
            span: Span { start: at, end: at + 1 },
            pinyin: jiazhu_reading::pinyin::Letters::new(said).unwrap(),
            ..Syllable::default()
        };
        (0..).zip(said.split(' ')).map(syllable).collect()
    }

    fn found(query: &str) -> Vec<(u32, u32)> {
        let text = syllables("jiàn xíng liǎng gè wéi hù lǜ sè xī ān");
        let wanted = Wanted::of(query).unwrap_or_else(|| panic!("{query} is pinyin"));
        wanted.find(&text).iter().map(|span| (span.start, span.end)).collect()
    }

    #[test]
    fn tones_may_be_there_or_not() {
        for query in ["weihu", "wéihù", "wei hu", "Wéi hu", "wei2hu4", "weihù", "wei2 hu", "we2ihu", "weih"]
        {
            let expected: &[(u32, u32)] = if query == "we2ihu" { &[] } else { &[(4, 6)] };
            assert_eq!(found(query), expected, "{query}");
        }
        assert!(found("wěihù").is_empty());
        assert!(found("wei2hu3").is_empty());
        assert_eq!(found("xi'an"), [(8, 10)]);
        for query in ["lvse", "lüse", "lǜsè"] {
            assert_eq!(found(query), [(6, 8)], "{query}");
        }
    }

    #[test]
    fn what_is_no_pinyin_is_not_looked_for() {
        for query in ["", "w", "维护", "a.*", "12", "wei!"] {
            assert_eq!(Wanted::of(query), None, "{query}");
        }
    }

    #[test]
    fn the_pinyin_of_a_term_is_found_from_its_words() {
        let is_in = |query: &str| Wanted::of(query).is_some_and(|wanted| wanted.is_in("liǎng gè wéihù"));
        assert!(["liang", "lianggeweihu", "weihu", "wéihu", "ge wei"].into_iter().all(is_in));
        assert!(!["hu", "eihu", "wěihu", "weihux"].into_iter().any(is_in));
    }
}
