//! How every word is pronounced.
//!
//! Words first: CC-CEDICT, then phrases of pypinyin. What no word decides is decided by its neighbours (`contexts.txt` and a few
//! rules), else by a small network that reads what stands around, else by what is usual for the character; and where that is not nearly
//! always right it is said to be unsettled.
//! What the publisher's glossary and notes say stands above all of it, see [`crate::annotate`].

mod character;
mod doubt;
mod evidence;
mod names;
mod network;
pub(crate) mod rules;
mod sandhi;
pub(crate) mod syllable_reasons;
mod table;
mod taiwan;
#[cfg(test)]
mod tests;
mod ways;
pub(crate) mod zhuyin;

use crate::character_set::CharacterSet;
use crate::lines::Lines;
use crate::pauses::{Pauses, at_once};
use crate::segment::in_order;
use crate::word_model::WordModel;
use doubt::is_toneless;
use jiazhu_reading::han::is_han;
use jiazhu_reading::pinyin::Letters;
use jiazhu_reading::{Span, Syllable, SyllableSource};
use network::NetworkReader;
use rules::CharacterInText;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use syllable_reasons::{Reasons, WhySyllable};
use table::{capitalised, letters, uncapitalised};

pub use evidence::{Evidence, FEATURES, Means, THRESHOLD, WEIGHTS};
pub use sandhi::set as set_sandhi;
pub use table::Pronunciations;

/// The syllables of a text, in order, apart; without tone sandhi, see [`set_sandhi`].
///
/// `printed` is the text, `folded` the same folded ([`Fold`](crate::fold::Fold)), `ends` the ends of the words in code points. The damaged stretches,
/// `walls`, in order and apart, get none, and neither do characters of which no table knows a pronunciation.
pub fn pronounce(
    table: &Pronunciations,
    printed: &[char],
    folded: &[char],
    ends: &[usize],
    walls: &[Span],
    model: &WordModel,
) -> Vec<Syllable> {
    at_once(speak(table, printed, folded, ends, walls, model, None, &mut (), &Pauses::NONE))
}

/// The same, with pauses; `lines` is what is remembered of the lines of the text before.
#[expect(clippy::too_many_arguments, reason = "what each is, the functions around say")]
pub(crate) async fn pronounce_with_pauses(
    table: &Pronunciations,
    printed: &[char],
    folded: &[char],
    ends: &[usize],
    walls: &[Span],
    model: &WordModel,
    lines: Option<&Lines<Box<[Syllable]>>>,
    pauses: &Pauses,
) -> Vec<Syllable> {
    speak(table, printed, folded, ends, walls, model, lines, &mut (), pauses).await
}

/// What has decided how each character is said; `None` of those that [`pronounce`] does not say by themselves.
pub(crate) fn told(
    table: &Pronunciations,
    printed: &[char],
    folded: &[char],
    ends: &[usize],
    walls: &[Span],
    model: &WordModel,
) -> Vec<Option<WhySyllable>> {
    let mut reasons = vec![None; folded.len()];
    at_once(speak(table, printed, folded, ends, walls, model, None, &mut reasons, &Pauses::NONE));
    reasons
}

/// What is known of the way in which each character is said that may be doubted, by its place; what no network and no word decides has none.
pub fn evidence(
    table: &Pronunciations,
    printed: &[char],
    folded: &[char],
    ends: &[usize],
    walls: &[Span],
    model: &WordModel,
) -> Vec<(u32, Evidence)> {
    let mut judged: BTreeMap<u32, Evidence> = BTreeMap::new();
    at_once(speak(table, printed, folded, ends, walls, model, None, &mut judged, &Pauses::NONE));
    judged.into_iter().collect()
}

/// How doubtful the syllables at some places are, by place, as [`Evidence::doubt`] has it; places are in order. Other lines are not looked at.
pub(crate) fn doubts(
    table: &Pronunciations,
    printed: &[char],
    folded: &[char],
    ends: &[usize],
    walls: &[Span],
    model: &WordModel,
    places: &[u32],
) -> FxHashMap<u32, i32> {
    let mut apart = walls.to_vec();
    let (mut start, mut places_left) = (0, places);
    for line in folded.split_inclusive(|c| *c == '\n') {
        let end = start + line.len();
        let inside = places_left.partition_point(|place| (*place as usize) < end);
        if inside == 0 {
            apart.push(Span::new(start, end));
        }
        (start, places_left) = (end, &places_left[inside..]);
    }
    let known = evidence(table, printed, folded, ends, &in_order(&apart), model);
    known.into_iter().map(|(place, evidence)| (place, evidence.doubt())).collect()
}

/// Words that are said between two places for a pause.
const TOGETHER: usize = 64;

#[expect(clippy::too_many_arguments, reason = "what each is, the functions above say")]
async fn speak(
    table: &Pronunciations,
    printed: &[char],
    folded: &[char],
    ends: &[usize],
    walls: &[Span],
    model: &WordModel,
    lines: Option<&Lines<Box<[Syllable]>>>,
    reasons: &mut impl Reasons,
    pauses: &Pauses,
) -> Vec<Syllable> {
    let mut speaker = Speaker {
        table,
        model,
        network: table.network.as_ref().map(NetworkReader::new),
        asked: FxHashMap::default(),
        printed,
        folded,
        is_simplified: printed.iter().zip(folded).all(|(c, folded)| c == folded || SIMPLIFIED_TOO.has(*c)),
        is_traditional: {
            let traditional = printed.iter().zip(folded).filter(|(c, folded)| c != folded && is_han(**c));
            traditional.count() * 10 > printed.iter().filter(|c| is_han(**c)).count()
        },
        numbered: FxHashMap::default(),
        said: vec![None; folded.len()],
        reasons,
    };
    let starts = std::iter::once(&0).chain(ends);
    let mut walls = walls.iter().peekable();
    let is_sound = |word: &Span| {
        while walls.next_if(|wall| wall.end <= word.start).is_some() {}
        walls.peek().is_none_or(|wall| word.end <= wall.start)
    };
    let sound: Vec<Span> =
        starts.zip(ends).map(|(&start, &end)| Span::new(start, end)).filter(is_sound).collect();
    let mut all = Vec::with_capacity(sound.len() * 2);
    let mut key = Vec::new();
    let mut first = 0_usize;
    // Nothing that is looked at reaches across the end of a line.
    for line in sound.chunk_by(|word, _| folded[word.start as usize] != '\n') {
        pauses.here().await;
        let before = first.checked_sub(1).map(|before| sound[before]);
        first += line.len();
        let Some(lines) = lines else {
            speaker.say_line(line, before, pauses).await;
            all.extend(speaker.said_in(line));
            continue;
        };
        let start = line[0].start;
        speaker.write_key(line, before, &mut key);
        let remembered = lines.known(&key, |said| {
            all.extend(said.iter().map(|said| moved(*said, |at| at + start)));
            Some(())
        });
        if remembered.is_none() {
            speaker.say_line(line, before, pauses).await;
            let known = all.len();
            all.extend(speaker.said_in(line));
            lines.keep(&key, all[known..].iter().map(|said| moved(*said, |at| at - start)).collect());
        }
    }
    all
}

fn moved(said: Syllable, to: impl Fn(u32) -> u32) -> Syllable {
    Syllable { span: Span { start: to(said.span.start), end: to(said.span.end) }, ..said }
}

/// So many characters before and behind a line are part of what its syllables are remembered by. Rules see no more, and stop at its ends.
const AROUND_LINE: usize = 40;

struct Speaker<'t, R> {
    table: &'t Pronunciations,
    model: &'t WordModel,
    network: Option<NetworkReader<'t>>,
    /// Of words, which of their characters may be doubted: a bit for each.
    asked: FxHashMap<&'t [char], u64>,
    printed: &'t [char],
    folded: &'t [char],
    /// Whether no character is Traditional, but for 乾.
    is_simplified: bool,
    /// Whether so many characters are Traditional that the others are what Traditional texts write: one in ten.
    is_traditional: bool,
    /// Numbered syllables of rules with their tone marks.
    numbered: FxHashMap<&'static str, Option<Letters>>,
    /// By the place of its first character.
    said: Vec<Option<Syllable>>,
    reasons: &'t mut R,
}

impl<R: Reasons> Speaker<'_, R> {
    /// Says the words of a line; `before` is the word in the list before them.
    async fn say_line(&mut self, line: &[Span], before: Option<Span>, pauses: &Pauses) {
        let mut next = 0;
        while let Some(word) = line.get(next) {
            if next.is_multiple_of(TOGETHER) {
                pauses.here().await;
            }
            let phrase = self.phrase_of_words(&line[next..]);
            next += phrase.unwrap_or(1);
            self.say(Span { start: word.start, end: line[next - 1].end });
        }
        let mut last = before;
        for (index, word) in line.iter().enumerate() {
            if index.is_multiple_of(TOGETHER) {
                pauses.here().await;
            }
            let before = last.replace(*word).filter(|before| before.end == word.start);
            self.say_rest(*word, before.unwrap_or_default());
        }
    }

    /// What has been said of a line.
    fn said_in(&self, line: &[Span]) -> impl Iterator<Item = Syllable> {
        let end = line.last().map_or(0, |last| last.end);
        let range = line.first().map_or(end, |first| first.start) as usize..end as usize;
        self.said[range].iter().flatten().copied()
    }

    /// All that the syllables of a line are made of, as numbers.
    fn write_key(&self, line: &[Span], before: Option<Span>, key: &mut Vec<u32>) {
        key.clear();
        let (start, end) = (line[0].start as usize, line[line.len() - 1].end as usize);
        let from = start.saturating_sub(AROUND_LINE);
        let to = (end + AROUND_LINE).min(self.folded.len());
        let is_after_word = before.is_some_and(|before| before.end as usize == start);
        let flags = [self.is_simplified, self.is_traditional, is_after_word];
        key.push(flags.iter().fold(0, |all, flag| all << 1 | u32::from(*flag)));
        key.extend([start - from, end - start, to - end].map(|length| length as u32));
        for (printed, folded) in self.printed[from..to].iter().zip(&self.folded[from..to]) {
            key.push(u32::from(*printed));
            if folded != printed {
                // No character is so large.
                key.push(u32::from(*folded) | 1 << 31);
            }
        }
        let mut at = start as u32;
        for word in line {
            if word.start != at {
                key.push((word.start - at) | 1 << 31);
            }
            key.push(word.length());
            at = word.end;
        }
    }

    /// How many words from the first on make up a word of the tables that segmentation has divided: one of three characters or more, for
    /// two may stand side by side without being a word, or whatever stands between two signs.
    fn phrase_of_words(&self, words: &[Span]) -> Option<usize> {
        const SHORTEST: usize = 3;
        const LONGEST: usize = 12;
        let start = words.first()?.start as usize;
        let ahead = &self.folded[start..self.folded.len().min(start + LONGEST)];
        let spoken = ahead.iter().take_while(|c| is_han(**c)).count();
        let begins = start.checked_sub(1).is_none_or(|before| !is_han(self.folded[before]));
        let mut longest: Option<usize> = None;
        self.table.words_at(&ahead[..spoken], |length| {
            let end = start + length;
            let last = words.iter().take(LONGEST).position(|word| word.end as usize == end);
            // The words have to lie side by side: a damaged one between them is not in the list.
            let is_whole = |last: &usize| words[..=*last].windows(2).all(|pair| pair[0].end == pair[1].start);
            let is_rare = ahead
                .iter()
                .zip(&self.printed[start..end])
                .any(|(c, printed)| c != printed && SIMPLIFIED_TOO.has(*printed) && self.is_simplified);
            if length >= SHORTEST || begins && length == spoken || is_rare {
                longest = longest.max(last.filter(|last| *last > 0).filter(is_whole).map(|last| last + 1));
            }
        });
        longest
    }

    /// Says a word by the tables, whole or by the longest words in it. What is in none of them is left.
    fn say(&mut self, word: Span) {
        if self.is_of_measure(word) || word.length() == 2 && self.say_by_object(word) {
            return;
        }
        if word.length() > 1 && self.say_word(word) {
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
                self.say_word(Span::new(at, at + length));
            }
            // Inside a longer word it is no name.
            for said in self.said[at..at + length].iter_mut().flatten().filter(|_| at > start) {
                said.pinyin = uncapitalised(said.pinyin);
            }
            at += length.max(1);
        }
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
        let Some(spoken) = table.word(spelled) else { return false };
        let source = spoken.source;
        let (way, is_settled) = self.way(spoken, word);
        let why = WhySyllable::Word { span: word, is_phrase: source == SyllableSource::Phrase };
        let is_named_kind = names::ends_in_kind(spelled);
        let mut is_name = false;
        for (at, sound) in word.range().zip(spoken.sounds(way)) {
            is_name |= at == first && sound.has_capital;
            let has_capital = sound.has_capital || is_name && is_named_kind && at == last;
            match sound.pinyin {
                Some(pinyin) if pinyin == "r" => self.add_r(at),
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
                let mut others = (0..spoken.ways()).filter_map(|other| spoken.sounds(other).nth(at - first));
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
                };
                self.judge(at, evidence);
            }
        }
        if spoken.ways() == 1 {
            self.doubt(word);
        }
        true
    }

    /// A syllable that a rule numbers, with its tone mark; `None` for what is no syllable.
    fn letters(&mut self, numbered: &'static str) -> Option<Letters> {
        *self.numbered.entry(numbered).or_insert_with(|| letters(numbered))
    }

    /// Joins 儿 to the syllable before it.
    fn add_r(&mut self, at: usize) {
        if let Some(before) = at.checked_sub(1).and_then(|before| self.said[before].as_mut()) {
            before.pinyin = Letters::new(&format!("{}r", before.pinyin)).unwrap_or(before.pinyin);
            before.span.end += 1;
        }
    }

    fn set(&mut self, at: usize, pinyin: Letters, source: SyllableSource, why: WhySyllable) {
        self.reasons.set(at, why);
        self.said[at] = Some(Syllable { span: Span::new(at, at + 1), pinyin, source, ..Syllable::default() });
    }

    /// Says what the tables have left of a word.
    fn say_rest(&mut self, word: Span, before: Span) {
        let is_open = |speaker: &Self, at: usize| {
            let is_r =
                at > 0 && speaker.said[at - 1].as_ref().is_some_and(|said| said.span.end as usize > at);
            speaker.said[at].is_none() && !is_r
        };
        let start = word.start as usize;
        let name = (word.length() > 1 && is_open(self, start))
            .then(|| names::surname(&self.folded[word.range()], self.model))
            .flatten()
            .filter(|_| word.length() > 2 || names::is_pair(self.folded, word, self.model));
        if let Some((length, _)) = name
            && let Some(given) = self.said[start + length].as_mut()
        {
            given.pinyin = capitalised(given.pinyin);
        }
        if name.is_some() {
            // The words that a name is spelled like are not meant, nor is their doubt.
            self.said[word.range()].iter_mut().flatten().for_each(|said| said.unsettled = false);
            word.range().for_each(|at| self.reasons.judge(at, None));
        }
        let (table, folded) = (self.table, self.folded);
        let usual = |at: usize| table.usual(folded[at])?.pinyin;
        for at in word.range() {
            if !is_open(self, at) {
                continue;
            }
            let index = at - start;
            if name.is_none() && index > 0 && at + 1 == word.end as usize && self.say_suffix(word) {
                continue;
            }
            if let Some((length, own)) = name {
                let begins = index == 0 || index == length;
                let own = own.filter(|_| index < length).and_then(|own| own.split(' ').nth(index));
                let said = match own {
                    Some(numbered) => {
                        letters(numbered).map(|said| (said, SyllableSource::Phrase, WhySyllable::Surname))
                    }
                    None => usual(at).map(|said| (said, SyllableSource::Character, WhySyllable::Name)),
                };
                if let Some((said, source, why)) = said {
                    self.set(at, if begins { capitalised(said) } else { said }, source, why);
                }
                continue;
            }
            if let Some((length, own)) = self.titled_surname(at, word) {
                for (index, numbered) in own.split(' ').enumerate().take(length) {
                    let said = letters(numbered).unwrap_or_default();
                    let said = if index == 0 { capitalised(said) } else { said };
                    self.set(at + index, said, SyllableSource::Phrase, WhySyllable::Surname);
                }
                continue;
            }
            // 一只只 repeats its measure: it is said as the first time.
            if at >= 2
                && self.folded[at - 1] == self.folded[at]
                && rules::is_figure(self.folded[at - 2])
                && let Some(first) = self.said[at - 1].as_ref().map(|first| first.pinyin)
            {
                self.set(at, first, SyllableSource::Phrase, WhySyllable::Rule("measure_again"));
                continue;
            }
            if word.length() == 1
                && names::is_titled(self.folded, at)
                && let Some(said) = usual(at)
            {
                self.set(at, capitalised(said), SyllableSource::Character, WhySyllable::Name);
                continue;
            }
            let place =
                CharacterInText { text: self.folded, at, word, word_before: &self.folded[before.range()] };
            let decided = match character::printed(self.printed[at]) {
                Some(_) => None,
                None => place.decide(&self.table.contexts),
            };
            match decided.and_then(|(numbered, why)| Some((self.letters(numbered)?, why))) {
                Some((pinyin, why)) => self.set(at, pinyin, SyllableSource::Phrase, why),
                None => self.say_character(at),
            }
        }
        let called = names::called(self.folded, word, before);
        for said in called.into_iter().flat_map(|at| [at, at + 1]) {
            if let Some(said) = &mut self.said[said] {
                said.pinyin = capitalised(said.pinyin);
            }
        }
    }

    /// A surname with a pronunciation of its own that begins at `at`, before a title or after 小, 老 or 姓. In the middle of a word that is
    /// longer than it there is none.
    fn titled_surname(&self, at: usize, word: Span) -> Option<(usize, &'static str)> {
        let (length, own) = names::surname_with_title(self.folded, at)?;
        let is_free = at == word.start as usize || "小老姓".contains(self.folded[at - 1]);
        let is_open = self.said[at..at + length].iter().all(Option::is_none);
        (is_free && is_open).then_some((length, own))
    }

    /// Says the last character of a word that no table has, where it is a suffix: 儿 is r, and 子 has no tone.
    fn say_suffix(&mut self, word: Span) -> bool {
        /// What 儿 means a child after, and 子 something small, or a person.
        const CHILDREN: &str = "婴幼胎孤健男女宠弃生少小乳患病育妻一个聋哑盲叶";
        const SOMETHING: &str = "分电原离粒光质中核王弟才男女君太公天妻父母养学臣逆孢精卵配因孙瓜莲松鱼虾蚕棋菜种花皇世亲游浪敌孟庄老荀之量介强夸胶流";
        let at = word.end as usize - 1;
        let before = self.folded[at - 1];
        match self.folded[at] {
            '儿' if !CHILDREN.contains(before) => {
                self.add_r(at);
                self.reasons.set(at, WhySyllable::Rule("is_r"));
            }
            '子' if word.length() > 2 && !SOMETHING.contains(before) => {
                let pinyin = self.letters("zi5").unwrap_or_default();
                self.set(at, pinyin, SyllableSource::Phrase, WhySyllable::Rule("is_suffix"));
            }
            _ => return false,
        }
        true
    }
}

/// Characters that fold to others, and that Simplified texts write all the same: 乾坤, 瞭望, 名著, 狼藉.
const SIMPLIFIED_TOO: CharacterSet = CharacterSet::of("乾瞭著藉徵於摺夥“”");
