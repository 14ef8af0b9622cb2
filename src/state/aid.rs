//! Pronunciation over words.
//!
//! Pinyin stands over words, not over characters (GB/T 16159): one ruby for each word, and for each word of a term whose
//! glossary divides it; over each character of a long term that nothing divides. Zhuyin stands over the characters, inside the same ruby.

use super::display::{Aid, Display, Tones};
use super::{Outline, Span};
use crate::pinyin::{spell, zhuyin};
use crate::reading::{Syllable, SyllableSource};

/// A stretch of a run: plain text, or a word with what stands over it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ruby {
    /// One pair for the whole word, or one for each of its syllables. `None`: nothing stands over this text.
    pub pairs: Vec<(String, Option<String>)>,
    /// A syllable of it may be another one, and nothing decides.
    pub unsettled: bool,
}

/// Syllables of one string over the text, at most: of a longer term each stands over its character.
const LONGEST: usize = 4;

impl Outline {
    /// A stretch of the text cut for an aid; joined, the texts are the stretch. `in_mark`: it belongs to a term.
    /// `None` where nothing is to stand over it, as while the aid is off.
    pub fn rubies(&self, start: u32, text: &str, in_mark: bool, display: Display) -> Option<Vec<Ruby>> {
        if !display.stands_over(in_mark) {
            return None;
        }
        let mut rubies = Vec::new();
        let mut rest = text.chars();
        let mut at = start;
        let mut take = |until: u32| {
            let taken: String = rest.by_ref().take(until.saturating_sub(at) as usize).collect();
            at = at.max(until);
            taken
        };
        let end = start + text.chars().count() as u32;
        for group in self.groups(Span { start, end }) {
            let plain = take(group[0].span.start);
            if !plain.is_empty() {
                rubies.push(Ruby { pairs: vec![(plain, None)], unsettled: false });
            }
            let said = group.iter().map(|syllable| match display.tones {
                Tones::Dictionary => syllable.pinyin.to_string(),
                Tones::Spoken => syllable.spoken(),
            });
            let pairs = match display.aid {
                Aid::Zhuyin => {
                    let each = group.iter().zip(said);
                    // What is no syllable of Mandarin stays as it is written.
                    each.map(|(syllable, said)| {
                        (take(syllable.span.end), Some(zhuyin(&said).unwrap_or(said)))
                    })
                    .collect()
                }
                // Nobody has said of which words it consists.
                _ if group.len() > LONGEST => {
                    rubies.extend(group.iter().zip(said).map(|(syllable, said)| Ruby {
                        pairs: vec![(take(syllable.span.end), Some(said))],
                        unsettled: syllable.unsettled,
                    }));
                    continue;
                }
                _ => {
                    let word = take(group[group.len() - 1].span.end);
                    let said: Vec<String> = said.collect();
                    let spelled = spell(&word, said.iter().map(String::as_str));
                    vec![(word, Some(spelled))]
                }
            };
            rubies.push(Ruby { pairs, unsettled: group.iter().any(|syllable| syllable.unsettled) });
        }
        let plain = take(end);
        if !plain.is_empty() {
            rubies.push(Ruby { pairs: vec![(plain, None)], unsettled: false });
        }
        Some(rubies)
    }

    /// Whether the author says, by ruby, how the character here is pronounced.
    pub fn is_said_by_author(&self, position: u32) -> bool {
        let syllables = &self.reading.syllables;
        let at = syllables.partition_point(|syllable| syllable.span.end <= position);
        let here = syllables.get(at).filter(|syllable| syllable.span.contains(position));
        here.is_some_and(|syllable| syllable.source == SyllableSource::Author)
    }

    /// The syllables of a stretch, word by word. Those of one group follow each other without a gap.
    fn groups(&self, span: Span) -> Vec<&[Syllable]> {
        let (syllables, marks) = (&self.reading.syllables, &self.reading.marks);
        // A stretch that begins inside a term is spelled as the term is.
        let mut mark = marks.partition_point(|mark| mark.span.start < span.start);
        let mut begin = span.start;
        if let Some(around) = marks[..mark].iter().rposition(|mark| mark.inside.is_none())
            && marks[around].span.end > begin
        {
            (mark, begin) = (around, marks[around].span.start);
        }
        let first = syllables.partition_point(|syllable| syllable.span.start < begin);
        let syllables = &syllables[first..];
        let syllables = &syllables[..syllables.partition_point(|syllable| syllable.span.end <= span.end)];
        // A term is divided as its glossary writes it: `liǎng gè wéihù` are three words.
        let (mut spelled, mut spelled_until, mut edge) = ("", 0, 0);
        let (mut groups, mut from, mut end, mut word) = (Vec::new(), 0, 0, 0);
        for (index, syllable) in syllables.iter().enumerate() {
            while let Some(next) = marks.get(mark).filter(|mark| mark.span.start <= syllable.span.start) {
                let entry = &self.reading.entries[next.entry as usize];
                // A longer term speaks for those in it, where it is spelled at all.
                if next.span.start == syllable.span.start && spelled_until <= next.span.start {
                    let own = &syllables[index..];
                    let own = &own[..own.partition_point(|syllable| syllable.span.end <= next.span.end)];
                    if let Some(found) = entry.pinyin.as_deref().and_then(|pinyin| spelled_in(pinyin, own)) {
                        (spelled, edge, spelled_until) = found;
                    }
                }
                mark += 1;
            }
            let start = syllable.span.start;
            let mut apart = [edge, spelled_until, span.start].contains(&start);
            if start >= edge {
                let (spaced, rest) = spelling(spelled, syllable);
                spelled = rest.unwrap_or_default();
                apart |= spaced;
            }
            let own = self.word_starts.partition_point(|first| *first <= start);
            if index > from && (start != end || own != word || apart) {
                groups.push(&syllables[from..index]);
                from = index;
            }
            (end, word) = (syllable.span.end, own);
        }
        if from < syllables.len() {
            groups.push(&syllables[from..]);
        }
        groups.retain(|group| group[0].span.start >= span.start);
        groups
    }
}

/// Whether the next syllable of a spelling is divided from what is before it, and what follows it; `None` where it is another syllable.
fn spelling<'p>(spelled: &'p str, syllable: &Syllable) -> (bool, Option<&'p str>) {
    let rest = unsigned(spelled);
    (spelled.as_bytes()[..spelled.len() - rest.len()].contains(&b' '), rest.strip_prefix(&*syllable.pinyin))
}

/// What follows blanks and signs.
fn unsigned(spelled: &str) -> &str {
    spelled.trim_start_matches(|c: char| {
        c.is_ascii_punctuation() || matches!(c, ' ' | '’' | '‘' | '“' | '”' | '·')
    })
}

/// The spelling of an entry from where it spells syllables of a form of its term, and from where to where they stand: the form may be a part
/// of what is spelled, or what is spelled a part of the form.
fn spelled_in<'p>(spelled: &'p str, form: &[Syllable]) -> Option<(&'p str, u32, u32)> {
    let places = spelled.char_indices().map(|(at, _)| (&spelled[at..], 0));
    let mut places = places.chain((0..form.len()).map(|skipped| (spelled, skipped)));
    places.find_map(|(from, skipped)| {
        let mut rest = from;
        let mut said = &form[skipped..];
        while let [syllable, after @ ..] = said
            && !unsigned(rest).is_empty()
        {
            (rest, said) = (spelling(rest, syllable).1?, after);
        }
        let is_whole =
            skipped == 0 && said.is_empty() || from.len() == spelled.len() && unsigned(rest).is_empty();
        let last = form[skipped..form.len() - said.len()].last()?;
        is_whole.then_some((from, form[skipped].span.start, last.span.end))
    })
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::super::{AidOn, Terms};
    use super::*;
    use crate::pinyin::Letters;
    use crate::reading::{Block, BlockKind, Entry, Mark, Reading};

    fn syllable(start: u32, pinyin: &str) -> Syllable {
        Syllable {
            span: Span { start, end: start + 1 },
            pinyin: Letters::new(pinyin).expect("a syllable"),
            ..Syllable::default()
        }
    }

    /// 踐行“兩個維護”不是西安: the term is divided by its glossary, the place has an apostrophe.
    fn outline() -> Outline {
        let said = ["jiàn", "xíng", "", "liǎng", "gè", "wéi", "hù", "", "bù", "shì", "Xī", "ān"];
        let mut syllables: Vec<Syllable> =
            (0..).zip(said).filter(|(_, s)| !s.is_empty()).map(|(at, s)| syllable(at, s)).collect();
        let not = &mut syllables[6];
        (not.sandhi, not.unsettled) = (Some(2), true);
        let text = "踐行“兩個維護”不是西安".into();
        Outline::new(Rc::new(Reading {
            blocks: vec![Block { kind: BlockKind::Paragraph, text, styles: vec![] }],
            words: vec![2, 1, 4, 1, 2, 2],
            marks: vec![Mark { span: Span { start: 3, end: 7 }, entry: 0, inside: None }],
            syllables,
            entries: vec![Entry { pinyin: Some("liǎng gè wéihù".into()), ..Entry::default() }],
            ..Reading::default()
        }))
    }

    /// The whole block: base and what stands over it, words apart by spaces.
    fn shown(display: Display) -> String {
        let outline = outline();
        let text = outline.reading.text();
        let Some(rubies) = outline.rubies(0, &text, false, display) else { return "–".into() };
        let bases: String =
            rubies.iter().flat_map(|ruby| &ruby.pairs).map(|(base, _)| base.as_str()).collect();
        assert_eq!(bases, text, "nothing is lost, nothing added");
        let ruby = |ruby: &Ruby| {
            let pair = |(base, said): &(String, Option<String>)| match said {
                Some(said) => format!("{base}[{said}]"),
                None => base.clone(),
            };
            let doubt = if ruby.unsettled { "?" } else { "" };
            ruby.pairs.iter().map(pair).collect::<String>() + doubt
        };
        rubies.iter().map(ruby).collect::<Vec<_>>().join(" ")
    }

    const ALL: Display = Display {
        script: crate::reading::Script::Source,
        aid: Aid::Pinyin,
        aid_on: AidOn::All,
        tones: Tones::Dictionary,
        terms: Terms::Marked,
    };

    #[test]
    fn pinyin_stands_over_words() {
        assert_eq!(shown(ALL), "踐行[jiànxíng] “ 兩[liǎng] 個[gè] 維護[wéihù] ” 不是[bùshì]? 西安[Xī'ān]");
    }

    #[test]
    fn tones_may_be_those_of_speech() {
        assert!(shown(Display { tones: Tones::Spoken, ..ALL }).contains("不是[búshì]?"));
    }

    #[test]
    fn zhuyin_stands_over_the_characters_of_a_word() {
        let shown = shown(Display { aid: Aid::Zhuyin, ..ALL });
        assert!(
            shown.starts_with("踐[ㄐㄧㄢˋ]行[ㄒㄧㄥˊ] “ 兩[ㄌㄧㄤˇ] 個[ㄍㄜˋ] 維[ㄨㄟˊ]護[ㄏㄨˋ] ”"),
            "{shown}"
        );
    }

    /// 實踐活動 is a form of a term whose headword is longer; both are one word here.
    #[test]
    fn a_form_that_is_a_part_of_its_headword_is_divided_as_that_is() {
        let mut reading = Reading::clone(&outline().reading);
        let said = ["shí", "jiàn", "huó", "dòng"];
        reading.blocks[0].text = "實踐活動".into();
        reading.words = vec![4];
        reading.syllables = (0..).zip(said).map(|(at, said)| syllable(at, said)).collect();
        reading.marks = vec![Mark { span: Span { start: 0, end: 4 }, entry: 0, inside: None }];
        let over = |reading: &Reading, pinyin: &str| {
            let mut reading = reading.clone();
            reading.entries[0].pinyin = Some(pinyin.into());
            let outline = Outline::new(Rc::new(reading));
            let rubies = outline.rubies(0, "實踐活動", true, ALL).expect("an aid");
            rubies.into_iter().flat_map(|ruby| ruby.pairs).filter_map(|(_, said)| said).collect::<Vec<_>>()
        };
        let divided = ["shíjiàn", "huódòng"];
        assert_eq!(over(&reading, "“shí chūxīn” zhuāntí jiàoyù shíjiàn huódòng"), divided);
        assert_eq!(over(&reading, "qítā de míngzi"), ["shíjiànhuódòng"], "nothing spells it");
        // One that nothing spells is divided where a term stands in it.
        reading.marks.push(Mark { span: Span { start: 2, end: 4 }, entry: 1, inside: Some(0) });
        reading.entries.push(Entry { pinyin: Some("huódòng".into()), ..Entry::default() });
        assert_eq!(over(&reading, "qítā de míngzi"), divided);
        reading.marks[1].span = Span { start: 0, end: 2 };
        reading.entries[1].pinyin = Some("shíjiàn".into());
        assert_eq!(over(&reading, "qítā de míngzi"), divided);
    }

    /// 敲響新一年廉政警鐘 is a form of 常敲警鐘, which does not stand in it.
    #[test]
    fn a_long_term_that_nothing_divides_is_said_character_by_character() {
        let mut reading = Reading::clone(&outline().reading);
        let said = ["qiāo", "xiǎng", "xīn", "yī", "nián"];
        reading.blocks[0].text = "敲響新一年".into();
        reading.words = vec![5];
        reading.syllables = (0..).zip(said).map(|(at, said)| syllable(at, said)).collect();
        reading.syllables[3].unsettled = true;
        reading.marks = vec![Mark { span: Span { start: 0, end: 5 }, entry: 0, inside: None }];
        let rubies = Outline::new(Rc::new(reading)).rubies(0, "敲響新一年", true, ALL).expect("an aid");
        let over = |ruby: &Ruby| (ruby.pairs[0].0.clone(), ruby.pairs[0].1.clone().unwrap(), ruby.unsettled);
        let expected = ["敲", "響", "新", "一", "年"].into_iter().zip(said);
        let expected = expected.map(|(base, said)| (base.to_string(), said.to_string(), base == "一"));
        assert_eq!(rubies.iter().map(over).collect::<Vec<_>>(), expected.collect::<Vec<_>>());
    }

    /// 五項建議自選動作 is a form of 自選動作, 走過場搞形式 one of 走過場.
    #[test]
    fn a_form_that_holds_its_headword_is_divided_around_that_and_in_it() {
        let over = |text: &str, said: &[&str], pinyin: &str| {
            let mut reading = Reading::clone(&outline().reading);
            reading.blocks[0].text = text.into();
            reading.words = vec![said.len() as u32];
            reading.syllables = (0..).zip(said).map(|(at, said)| syllable(at, said)).collect();
            let span = Span { start: 0, end: said.len() as u32 };
            reading.marks = vec![Mark { span, entry: 0, inside: None }];
            reading.entries[0].pinyin = Some(pinyin.into());
            let outline = Outline::new(Rc::new(reading));
            let rubies = outline.rubies(0, text, true, ALL).expect("an aid");
            rubies.into_iter().flat_map(|ruby| ruby.pairs).filter_map(|(_, said)| said).collect::<Vec<_>>()
        };
        let optional = ["wǔ", "xiàng", "jiàn", "yì", "zì", "xuǎn", "dòng", "zuò"];
        let divided = ["wǔxiàngjiànyì", "zìxuǎn", "dòngzuò"];
        assert_eq!(over("五項建議自選動作", &optional, "zìxuǎn dòngzuò"), divided);
        let motions = ["zǒu", "guò", "chǎng", "gǎo", "xíng", "shì"];
        assert_eq!(over("走過場搞形式", &motions, "zǒu guòchǎng"), ["zǒu", "guòchǎng", "gǎoxíngshì"]);
        assert_eq!(
            over("走過場搞形式", &motions, "zǒu guò le"),
            ["zǒu", "guò", "chǎng", "gǎo", "xíng", "shì"]
        );
    }

    /// A note on a character, or a term inside, cuts a term into pieces that are drawn one by one.
    #[test]
    fn a_piece_from_the_middle_of_a_term_is_divided_as_the_term_is() {
        let mut reading = Reading::clone(&outline().reading);
        // 兩[個[維]護]: what is drawn is 個, 維護 and 護 alone.
        reading.marks.push(Mark { span: Span { start: 5, end: 6 }, entry: 1, inside: Some(0) });
        reading.entries.push(Entry { pinyin: Some("wéi".into()), ..Entry::default() });
        reading.entries[0].pinyin = Some("liǎng gèwéi hù".into());
        let outline = Outline::new(Rc::new(reading));
        let over = |start, text| {
            let rubies = outline.rubies(start, text, true, ALL).expect("an aid");
            rubies.into_iter().flat_map(|ruby| ruby.pairs).filter_map(|(_, said)| said).collect::<Vec<_>>()
        };
        assert_eq!(over(4, "個維護"), ["gèwéi", "hù"]);
        assert_eq!(over(5, "維護"), ["wéi", "hù"]);
        assert_eq!(over(6, "護"), ["hù"]);
        assert_eq!(over(8, "不是"), ["bùshì"]);
    }

    #[test]
    fn only_what_is_asked_for_has_an_aid() {
        assert_eq!(shown(Display::default()), "–");
        assert_eq!(shown(Display { aid_on: AidOn::Marks, ..ALL }), "–");
        let marks = Display { aid_on: AidOn::Marks, ..ALL };
        assert!(outline().rubies(3, "兩個維護", true, marks).is_some());
    }

    #[test]
    fn a_word_that_is_cut_has_what_is_said_of_its_part() {
        let outline = outline();
        let rubies = outline.rubies(1, "行“", false, ALL).expect("an aid");
        assert_eq!(rubies[0].pairs, [("行".to_string(), Some("xíng".to_string()))]);
        assert_eq!(rubies.len(), 2);
    }
}
