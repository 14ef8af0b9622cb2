//! A word as the tables say it, whole or by the longest words in it.

use super::doubt::is_toneless;
use super::evidence::{Evidence, Means};
use super::known_words::KnownWord;
use super::syllable_reasons::{Reasons, WhySyllable};
use super::table::{capitalised, letters, uncapitalised};
use super::{SIMPLIFIED_TOO, Speaker, names, rules};
use jiazhu_packed::trie::Pair;
use jiazhu_reading::han::is_han;
use jiazhu_reading::pinyin::Letters;
use jiazhu_reading::{Span, Syllable, SyllableSource};

impl<R: Reasons> Speaker<'_, R> {
    /// How many words from the first on make up a word of the tables that segmentation has divided: one of three characters or more, for
    /// two may stand side by side without being a word, or whatever stands between two signs.
    pub(super) fn phrase_of_words(&self, words: &[Span], pairs: [Pair; 2]) -> Option<usize> {
        const SHORTEST: usize = 3;
        const LONGEST: usize = 12;
        if pairs == [Pair::NONE; 2] {
            return None;
        }
        let start = words.first()?.start as usize;
        let ahead = &self.folded[start..self.folded.len().min(start + LONGEST)];
        let begins = start.checked_sub(1).is_none_or(|before| !is_han(self.folded[before]));
        let mut longest: Option<usize> = None;
        // So many characters are Han characters, as far as has been asked.
        let mut spoken = 0;
        self.table.words_at_pair(ahead, pairs, |length| {
            spoken += ahead[spoken..]
                .iter()
                .take(length.saturating_sub(spoken))
                .take_while(|c| is_han(**c))
                .count();
            if spoken < length {
                return;
            }
            let end = start + length;
            // The words have to lie side by side: a damaged one between them is not in the list.
            let is_whole = |last: &usize| words[..=*last].windows(2).all(|pair| pair[0].end == pair[1].start);
            let is_rare = || {
                self.is_simplified
                    && ahead
                        .iter()
                        .zip(&self.printed[start..end])
                        .any(|(c, printed)| c != printed && SIMPLIFIED_TOO.has(*printed))
            };
            let is_alone = || begins && ahead.get(length).is_none_or(|next| !is_han(*next));
            if length >= SHORTEST || is_alone() || is_rare() {
                let last = words.iter().take(LONGEST).position(|word| word.end as usize == end);
                longest = longest.max(last.filter(|last| *last > 0).filter(is_whole).map(|last| last + 1));
            }
        });
        longest
    }

    /// Says a word by the tables, whole or by the longest words in it. What is in none of them is left.
    pub(super) fn say(&mut self, word: Span) {
        if self.is_of_measure(word) || word.length() == 2 && self.say_by_object(word) {
            return;
        }
        if word.length() == 2 && self.folded[word.start as usize] == '姓' && self.is_called(word) {
            return;
        }
        if word.length() > 1 && self.say_word(word) {
            self.say_inherited(word);
            return;
        }
        let (start, end) = (word.start as usize, word.end as usize);
        let mut at = start;
        // 余光中 has no 余光: the words of a given name are its own.
        if word.length() > 2
            && let Some((length, _)) = names::surname(&self.folded[word.range()], self.model)
        {
            at += length;
        }
        while end - at > 1 {
            let mut length = self.table.longest_word_at(&self.folded[at..end]).unwrap_or(0);
            // 干不了 is no 不了: rules say whether it can be done.
            if at > start && length == 2 && matches!(self.folded[at..at + 2], ['不' | '得', '了']) {
                length = 1;
            }
            if length > 1 {
                let inner = Span::new(at, at + length);
                let is_said = length == 2 && self.say_by_object(inner);
                if !is_said && self.say_word(inner) {
                    self.say_inherited(inner);
                }
            }
            // Inside a longer word it is no name.
            for said in self.said[at..at + length].iter_mut().flatten().filter(|_| at > start) {
                said.pinyin = uncapitalised(said.pinyin);
            }
            at += length.max(1);
        }
    }

    /// Whether 姓 and a surname are one word: 姓解.
    fn is_called(&self, word: Span) -> bool {
        names::surname_with_title(self.folded, word.start as usize + 1).is_some()
    }

    /// Whether a word is the 一行 of a row, or 行行 of 一行行字, or 一行行 itself: rules say measures, whatever else is written so.
    fn is_of_measure(&self, word: Span) -> bool {
        let (start, end) = (word.start as usize, word.end as usize);
        if word.length() == 2 && rules::is_row(self.folded, start) {
            return true;
        }
        let first = if self.folded[start] == '一' { start + 1 } else { start };
        let is_counted = first.checked_sub(1).is_some_and(|before| self.folded[before] == '一');
        let doubled = self.folded.get(first..end).filter(|_| is_counted);
        doubled
            .is_some_and(|pair| pair.len() == 2 && pair[0] == pair[1] && self.table.contexts.counts(pair[0]))
    }

    /// Says a word of two characters by what it is done to; false where that decides nothing.
    fn say_by_object(&mut self, word: Span) -> bool {
        let said = rules::words::by_object(self.folded, word);
        for (at, numbered) in word.range().zip(said.into_iter().flatten()) {
            let pinyin = self.letters(numbered).unwrap_or_default();
            self.set(at, pinyin, SyllableSource::Phrase, WhySyllable::Rule("by_object"));
        }
        said.is_some()
    }

    /// Says a word as a table has it; false if none has.
    fn say_word(&mut self, word: Span) -> bool {
        let (table, folded) = (self.table, self.folded);
        let spelled = &folded[word.range()];
        let (first, last) = (word.start as usize, word.end as usize - 1);
        let Some(place) = self.words.place(spelled, table) else { return false };
        let KnownWord { spoken, ways, .. } = *self.words.at(place);
        let source = spoken.source;
        let (way, is_settled) = if ways > 1 { self.way(spoken, word) } else { (0, true) };
        let why = WhySyllable::Word { span: word, is_phrase: source == SyllableSource::Phrase };
        let is_named_kind = names::ends_in_kind(spelled);
        let mut is_name = false;
        for at in word.range() {
            let sound = self.words.sound(place, way, at - first);
            is_name |= at == first && sound.has_capital;
            let has_capital = sound.has_capital || is_name && is_named_kind && at == last;
            match sound.pinyin {
                Some(pinyin) if pinyin == "r" => self.add_r(at),
                // 那个人, as in 那个 alone.
                Some(_) if folded[at] == '个' && at > first && "这那".contains(folded[at - 1]) => {
                    let pinyin = self.letters("ge5").unwrap_or_default();
                    self.set(at, pinyin, source, why);
                }
                // 儘速 is no 尽速 of 盡.
                Some(_) if self.printed[at] == '儘' => {
                    let pinyin = self.letters("jin3").unwrap_or_default();
                    self.set(at, pinyin, source, why);
                }
                Some(pinyin) if has_capital => self.set(at, capitalised(pinyin), source, why),
                Some(pinyin) => self.set(at, pinyin, source, why),
                None => {}
            }
            let is_open = || {
                let mut others = (0..ways).filter_map(|other| spoken.sounds(other).nth(at - first));
                others.any(|other| other.pinyin != sound.pinyin)
            };
            if let (Some(pinyin), false) = (sound.pinyin, is_settled)
                && is_open()
            {
                let evidence = Evidence {
                    means: Means::Ways,
                    margin: self.margin(folded, at, pinyin),
                    is_toneless: is_toneless(&pinyin),
                    is_unusual: !table.is_usual(folded[at], pinyin),
                    is_disputed: false,
                };
                self.judge(at, evidence);
            }
        }
        if ways == 1 {
            self.doubt(word, place);
        }
        true
    }

    /// A syllable that a rule numbers, with its tone mark; `None` for what is no syllable.
    pub(super) fn letters(&mut self, numbered: &'static str) -> Option<Letters> {
        *self.numbered.entry(numbered).or_insert_with(|| letters(numbered))
    }

    /// Joins 儿 to the syllable before it.
    pub(super) fn add_r(&mut self, at: usize) {
        if let Some(before) = at.checked_sub(1).and_then(|before| self.said[before].as_mut()) {
            before.pinyin = Letters::new(&format!("{}r", before.pinyin)).unwrap_or(before.pinyin);
            before.span.end += 1;
        }
    }

    pub(super) fn set(&mut self, at: usize, pinyin: Letters, source: SyllableSource, why: WhySyllable) {
        // 儿 may have been judged where it was to be joined to nothing.
        self.reasons.set(at, why, self.said[at].is_some() || self.folded[at] == '儿');
        self.said[at] = Some(Syllable { span: Span::new(at, at + 1), pinyin, source, ..Syllable::default() });
    }
}
