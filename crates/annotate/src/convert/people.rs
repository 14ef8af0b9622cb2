//! Names of persons in the other script: a surname is spelled as families spell it, not as the same character in words is: 岳先生 is no 嶽.

use crate::character_set::CharacterSet;
use crate::segment::surname_length;
use crate::word_model::WordModel;
use jiazhu_reading::Span;

/// Surnames that are written in Traditional as in Simplified, though the character is written otherwise in words.
const KEPT: CharacterSet = CharacterSet::of("占丑岳涂郁干范余于后姜谷卜朴种曲仇游戚凌周朱胡");

/// How people are spoken of: what stands after a surname, and before it.
const TITLES: [&str; 40] = [
    "先生",
    "女士",
    "小姐",
    "太太",
    "夫人",
    "老师",
    "教授",
    "医生",
    "大夫",
    "某",
    "某某",
    "经理",
    "主任",
    "书记",
    "局长",
    "校长",
    "院长",
    "部长",
    "市长",
    "省长",
    "县长",
    "总理",
    "主席",
    "警官",
    "律师",
    "法官",
    "师傅",
    "同学",
    "老板",
    "氏",
    "爷爷",
    "奶奶",
    "叔叔",
    "阿姨",
    "将军",
    "元帅",
    "博士",
    "工程师",
    "记者",
    "同志",
];

/// People whom everybody knows and whose surname is a word that occurs everywhere.
const KNOWN: [&str; 7] = ["干宝", "干将", "干令升", "占旭刚", "种谔", "种师道", "种世衡"];

/// Where names stand in a text.
#[derive(Default)]
pub struct People {
    surnames: Vec<Span>,
    names: Vec<Span>,
}

impl People {
    /// In a folded text, of which `ends` are the ends of the words.
    pub fn new(folded: &[char], ends: &[usize], model: &WordModel) -> People {
        let mut people = People::default();
        let starts = std::iter::once(&0).chain(ends);
        let words: Vec<Span> = starts.zip(ends).map(|(start, end)| Span::new(*start, *end)).collect();
        let spelled = |span: Span| folded.get(span.range()).unwrap_or_default().iter().collect::<String>();
        for (index, &word) in words.iter().enumerate() {
            let Some(&first) = folded.get(word.start as usize) else { break };
            let is_known = || {
                let rest = &folded[word.start as usize..];
                KNOWN.iter().any(|known| {
                    rest.len() >= known.chars().count() && known.chars().zip(rest).all(|(a, b)| a == *b)
                })
            };
            // 他姓种, where both are one word.
            if first == '姓'
                && word.length() == 2
                && folded.get(word.start as usize + 1).is_some_and(|c| KEPT.has(*c))
            {
                people.surnames.push(Span::new(word.start as usize + 1, word.end as usize));
                continue;
            }
            // Nothing is asked of other names.
            let is_asked = |c: &char| KEPT.has(*c);
            if !is_asked(&first) && !folded.get(word.range()).is_some_and(|word| word.contains(&'干')) {
                continue;
            }
            let length = word.length() as usize;
            let text = || spelled(word);
            let is_titled = || {
                words.get(index + 1).is_some_and(|next| TITLES.contains(&spelled(*next).as_str()))
                    || index > 0
                        && matches!(spelled(words[index - 1]).as_str(), "老" | "小" | "姓")
                        && KEPT.has(first)
            };
            if length == 1 && KEPT.has(first) && is_titled() {
                people.surnames.push(word);
            } else if (2..=4).contains(&length) {
                // 穀梁 is written so.
                if text().starts_with("谷梁") {
                    continue;
                }
                if let Some(surname) = surname_length(&text(), model) {
                    people.surnames.push(Span::new(word.start as usize, word.start as usize + surname));
                    people.names.push(word);
                } else if is_known() || is_surname_and_title(&text()) {
                    people.surnames.push(Span::new(word.start as usize, word.start as usize + 1));
                }
            }
            if length == 1 && !people.surnames.ends_with(&[word]) && is_known() {
                people.surnames.push(word);
            }
        }
        people
    }

    /// Whether a character is the surname of somebody, and spelled alike in both scripts.
    pub fn keeps(&self, at: usize, c: char) -> bool {
        KEPT.has(c) && is_in(&self.surnames, at)
    }

    /// Whether a character stands in the name of a person.
    pub fn is_in_name(&self, at: usize) -> bool {
        is_in(&self.names, at)
    }
}

/// 岳某, 岳氏, which are words in some lists.
fn is_surname_and_title(word: &str) -> bool {
    let mut characters = word.chars();
    characters.next().is_some_and(|c| KEPT.has(c)) && TITLES.contains(&characters.as_str())
}

/// The spans are in order and apart.
fn is_in(spans: &[Span], at: usize) -> bool {
    let next = spans.partition_point(|span| span.end as usize <= at);
    spans.get(next).is_some_and(|span| span.start as usize <= at)
}
