//! Terms of a text that may want an entry: what neither its glossary nor the dictionary explains, and what comes again and again.
//!
//! A pure function of a reading, so that a browser has it that has made one. What it knows of Chinese is which words bind others and are no
//! part of a term; all else is in the reading: where words begin and end, which of them are marked, how they are written in Simplified characters.

use crate::sorting;
use std::collections::{HashMap, HashSet};

use jiazhu_reading::words::{Words, has_characters};
use jiazhu_reading::{Reading, Script, Span};

/// Words of the longest candidate.
const MOST_WORDS: usize = 5;
/// Characters of the longest candidate.
const MOST_CHARACTERS: usize = 12;
/// Words that bind others or count: no term begins or ends with one.
const BINDING: &str = "的了在和是与及或而也都就又被把从对向到以为于之其所这那此该各每将已还更最很不没有无要会能可应并但且等着过地得上下中里后前内外间\
                       个次种名位条项件年月日一二三四五六七八九十百千万亿两几多少我你他她它说看做让使给用来去出起成请好大小新";
const BINDING_PAIRS: [&str; 34] = [
    "可以", "应该", "我们", "你们", "他们", "她们", "它们", "自己", "大家", "通过", "进行", "开展", "推进",
    "加强", "提高", "实施", "作为", "成为", "更加", "什么", "怎么", "第一", "一个", "这个", "那个", "已经",
    "因为", "所以", "但是", "如果", "没有", "不是", "就是", "知道",
];
/// What stands between these is named so.
const QUOTES: [(char, char); 6] =
    [('“', '”'), ('‘', '’'), ('「', '」'), ('『', '』'), ('《', '》'), ('"', '"')];

/// A term that may want an entry.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// In Simplified characters.
    pub text: String,
    /// Where it stands, in code points of the reading's text.
    pub places: Vec<Span>,
    /// Whether the dictionary has it; without one it has nothing.
    pub is_known: bool,
    /// The more, the likelier it wants an entry.
    pub weight: f32,
}

/// At most `count` candidates, those of most weight first. What is marked already is none.
pub fn candidates(reading: &Reading, words: Option<&Words>, count: usize) -> Vec<Candidate> {
    let text: Vec<char> = reading.in_script(Script::Hans).text().chars().collect();
    // Of each word that the dictionary has: whether it is a name.
    let mut known: HashMap<&str, bool> = HashMap::new();
    for line in words.iter().flat_map(|words| words.all()) {
        *known.entry(line.simplified).or_default() |=
            line.pinyin.starts_with(char::is_uppercase) && !line.is_surname();
    }
    let mut candidates: Vec<Weighed> = Vec::new();
    for (term, sequence) in sequences(reading, &text) {
        let Sequence { places, words: number, is_quoted, .. } = sequence;
        let is_name = known.get(&*term).copied();
        // Without a dictionary words of two characters are taken for such as everybody knows: most are.
        let is_known = is_name.is_some() || (words.is_none() && number == 1 && term.chars().count() == 2);
        // A known word, or more words than one, that stand once are no term of this text more than of any other.
        if places.len() == 1 && (number > 1 || is_known || words.is_none()) {
            continue;
        }
        let sort = match (number, is_known) {
            (1, true) if is_name == Some(true) || is_quoted => Sort::Named,
            (1, true) => Sort::Known,
            (1, false) => Sort::Unknown,
            _ if is_quoted => Sort::Named,
            _ => Sort::Several,
        };
        let weight = sort.weight(term.chars().count(), places.len());
        candidates.push(Weighed {
            number,
            candidate: Candidate { text: term, places, is_known: is_name.is_some(), weight },
        });
    }
    lessen(&mut candidates);
    let mut candidates: Vec<Candidate> = candidates.into_iter().map(|weighed| weighed.candidate).collect();
    candidates.retain(|candidate| candidate.weight > 0.0);
    sorting::by(&mut candidates, |a, b| {
        b.weight.total_cmp(&a.weight).then_with(|| a.places[0].cmp(&b.places[0]))
    });
    candidates.truncate(count);
    candidates
}

struct Weighed {
    candidate: Candidate,
    /// Words that it has.
    number: usize,
}

/// What a sequence of words is.
enum Sort {
    /// A word that the dictionary has.
    Known,
    Unknown,
    /// A name, or in quotation marks.
    Named,
    Several,
}

impl Sort {
    /// What it is worth by itself: what comes often, is long, and is nowhere explained.
    fn weight(&self, characters: usize, times: usize) -> f32 {
        let (length, times) = ((1.0 + characters as f32).log2(), times as f32);
        match self {
            // Of the words that everybody knows those of two characters are most, and come most often.
            Sort::Known if characters < 3 => times.sqrt() * 0.8 * length,
            Sort::Known => times.sqrt() * 1.3 * length,
            Sort::Unknown if times < 2.0 => length,
            Sort::Unknown => times * 1.6 * length,
            Sort::Named => times * 1.3 * length,
            Sort::Several => times * length,
        }
    }
}

/// What stands mostly inside a longer candidate is worth what it is outside of it; and a longer one that only puts a term that stands elsewhere
/// beside another word is worth half.
fn lessen(candidates: &mut [Weighed]) {
    let mut around: Vec<usize> = vec![0; candidates.len()];
    let mut is_joined: Vec<bool> = vec![false; candidates.len()];
    let mut all: Vec<(Span, usize)> = Vec::new();
    for (at, weighed) in candidates.iter().enumerate() {
        all.extend(weighed.candidate.places.iter().map(|span| (*span, at)));
    }
    sorting::by_key(&mut all, |(span, at)| (span.start, span.end, *at));
    let times = |at: usize| candidates[at].candidate.places.len();
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (from, (outer, long)) in all.iter().enumerate().filter(|(_, (_, long))| times(*long) > 1) {
        let near = |span: &Span| span.start < outer.end;
        let before = all[..from].iter().rev().take_while(|(span, _)| span.start == outer.start);
        let inner = all[from + 1..].iter().take_while(|(span, _)| near(span)).chain(before);
        pairs.extend(
            inner.filter(|(span, _)| outer != span && outer.holds(*span)).map(|(_, short)| (*long, *short)),
        );
    }
    for (long, short) in &pairs {
        is_joined[*long] |= candidates[*short].number > 1 && times(*short) >= 3 * times(*long);
    }
    for (long, short) in pairs {
        if !is_joined[long] {
            around[short] = around[short].max(times(long));
        }
    }
    for (at, weighed) in candidates.iter_mut().enumerate() {
        let share = 1.0 - around[at] as f32 / weighed.candidate.places.len() as f32;
        weighed.candidate.weight *= share.max(0.0) * if is_joined[at] { 0.5 } else { 1.0 };
    }
}

/// Words in a row that could be a term.
struct Sequence {
    places: Vec<Span>,
    /// How many words.
    words: usize,
    is_quoted: bool,
    /// Whether it begins or ends with a word that binds others: then it is none, unless it is in quotation marks somewhere.
    is_bound: bool,
}

fn sequences(reading: &Reading, text: &[char]) -> HashMap<String, Sequence> {
    let marked: HashSet<u32> = reading.marks.iter().flat_map(|mark| mark.span.start..mark.span.end).collect();
    let words: Vec<Span> = reading
        .words
        .iter()
        .scan(0, |end, length| {
            let start = *end;
            *end += length;
            Some(Span { start, end: *end })
        })
        .collect();
    let is_chinese = |span: &Span| {
        text[span.range()].iter().all(|c| c.is_alphabetic() && has_characters(c.encode_utf8(&mut [0; 4])))
    };
    let is_quoted = |span: Span| {
        let (before, after) = ((span.start as usize).checked_sub(1), text.get(span.end as usize));
        let before = before.and_then(|at| text.get(at));
        before.zip(after).is_some_and(|(before, after)| QUOTES.contains(&(*before, *after)))
    };
    let word = |span: &Span| text[span.range()].iter().collect::<String>();
    let mut found: HashMap<String, Sequence> = HashMap::new();
    for (at, first) in words.iter().enumerate().filter(|(_, first)| is_chinese(first)) {
        for (more, last) in words[at..].iter().enumerate().take(MOST_WORDS) {
            let span = Span { start: first.start, end: last.end };
            if !is_chinese(last) || span.length() as usize > MOST_CHARACTERS {
                break;
            }
            if span.length() < 2 || (span.start..span.end).all(|at| marked.contains(&at)) {
                continue;
            }
            let sequence = found.entry(word(&span)).or_insert_with(|| Sequence {
                places: vec![],
                words: more + 1,
                is_quoted: false,
                is_bound: binds(&word(first)) || binds(&word(last)),
            });
            sequence.places.push(span);
            sequence.is_quoted |= is_quoted(span);
        }
    }
    found.retain(|_, sequence| sequence.is_quoted || !sequence.is_bound);
    found
}

fn binds(word: &str) -> bool {
    BINDING_PAIRS.contains(&word) || (word.chars().count() == 1 && BINDING.contains(word))
}

#[cfg(test)]
mod tests {
    use jiazhu_reading::{Block, BlockKind, Entry, Mark, words::Line};

    use super::*;

    /// A reading of words that blanks divide.
    fn reading(divided: &str) -> Reading {
        Reading {
            blocks: vec![Block {
                kind: BlockKind::Paragraph,
                text: divided.replace(' ', ""),
                styles: vec![],
            }],
            words: divided.split(' ').map(|word| word.chars().count() as u32).collect(),
            ..Reading::default()
        }
    }

    fn texts(reading: &Reading, words: Option<&Words>) -> Vec<String> {
        candidates(reading, words, 9).into_iter().map(|candidate| candidate.text).collect()
    }

    fn dictionary(words: &[(&'static str, &'static str)]) -> Words {
        let lines: Vec<Line> = words
            .iter()
            .map(|(word, pinyin)| Line {
                simplified: word,
                traditional: word,
                pinyin,
                senses: "x",
                ..Line::default()
            })
            .collect();
        Words::new(jiazhu_reading::words::Attribution::default(), &lines, &[], &[])
    }

    #[test]
    fn what_comes_again_is_one_and_its_parts_are_not() {
        let reading = reading("机构 改革 ， 机构 改革 ， 改革 ， 的 机构 改革");
        let found = candidates(&reading, None, 9);
        assert_eq!((&*found[0].text, found[0].places.len()), ("机构改革", 3));
        assert!(
            found.iter().all(|candidate| !candidate.text.contains('的') && candidate.text != "机构"),
            "{found:?}"
        );
        assert_eq!(found, candidates(&reading, None, 9), "always in one order");
    }

    #[test]
    fn a_word_that_no_dictionary_has_is_one_where_it_stands_once() {
        let known = dictionary(&[("学习", "xuéxí"), ("宁波", "Níngbō")]);
        let reading = reading("学习 ， 编办 ， 宁波 ， 宁波 ， 学习");
        assert_eq!(texts(&reading, Some(&known)), ["宁波", "学习", "编办"]);
        // Nobody knows without one which words are known.
        assert_eq!(texts(&reading, None), ["学习", "宁波"]);
    }

    #[test]
    fn what_is_marked_is_explained_and_what_is_in_quotation_marks_may_have_any_words() {
        let mut reading = reading("“ 最 多 跑 一 次 ” ， 最 多 跑 一 次");
        assert_eq!(texts(&reading, None), ["最多跑一次"]);
        reading.entries = vec![Entry::default()];
        let mark = |start| Mark { span: Span { start, end: start + 5 }, entry: 0, inside: None };
        reading.marks = vec![mark(1), mark(8)];
        assert_eq!(texts(&reading, None), [""; 0]);
    }
}
