//! Names of persons that the dictionary does not have.
//!
//! A small generative model: how probable is it that a name stands here and that it is spelled so? A name is accepted
//! where that is more probable than the words the dictionary found in its place. Probabilities are natural logarithms,
//! rounded: nothing below depends on their second digit.

use jieba_rs::Token;

use super::characters::{self, FOREIGN, FUNCTION, GIVEN, is_han, uses};
use crate::lexicon::Lexicon;

/// Surnames of two characters.
const LONG_SURNAMES: [&str; 24] = [
    "欧阳", "司马", "上官", "诸葛", "司徒", "夏侯", "皇甫", "尉迟", "公孙", "慕容", "令狐", "端木", "东方",
    "西门", "南宫", "宇文", "长孙", "轩辕", "独孤", "申屠", "钟离", "闻人", "濮阳", "淳于",
];

/// Words before or after which names stand, by how they end: what somebody is.
const ROLES: [&str; 42] = [
    "记者", "教授", "先生", "女士", "小姐", "太太", "夫人", "同志", "同学", "老师", "师傅", "医生", "律师",
    "博士", "院士", "作家", "诗人", "画家", "导演", "演员", "歌手", "选手", "教练", "学者", "专家", "主任",
    "主席", "总统", "总理", "书记", "经理", "代表", "委员", "议员", "将军", "司令", "校长", "部长", "市长",
    "局长", "处长", "会长",
];

/// What people do in texts that give their names.
const DEEDS: [&str; 20] = [
    "说", "表示", "认为", "指出", "强调", "介绍", "称", "告诉", "担任", "主持", "当选", "出席", "回忆",
    "透露", "出任", "获得", "写道", "出生", "逝世", "研究",
];

/// How probable it is that a word is a name of a person; the same for a foreign one.
const PERSON: f64 = -5.0;
const FOREIGNER: f64 = -6.0;
const COMMON_SURNAME: f64 = -4.3;
const RARE_SURNAME: f64 = -6.5;
const LONG_SURNAME: f64 = -7.0;
const GIVEN_CHARACTER: f64 = -5.7;
const OTHER_CHARACTER: f64 = -8.5;
/// How much more probable a person is beside a role or a deed, and where a clause begins.
const BESIDE_ROLE: f64 = 3.5;
const BEGINS_CLAUSE: f64 = 1.0;
const FOREIGN_CHARACTER: f64 = -4.3;
/// The longest foreign name in characters that is looked for.
const LONGEST: usize = 8;

/// How many tokens from `tokens[at]` on make up a name; `None` if none begins there.
///
/// `is_form` tells what the glossary has as a form: only the dictionary's words may be parts of a name.
pub fn name(tokens: &[Token], at: usize, lexicon: &Lexicon, is_form: &dyn Fn(&str) -> bool) -> Option<usize> {
    let here = &tokens[at..];
    let surname = Surname::of(here[0].word);
    if surname.is_none() && !is_foreign(here[0].word) {
        return None;
    }
    let mut best = None;
    let mut most = 0.0;
    let mut words = 0.0;
    let mut lone = 0;
    for (index, token) in here.iter().enumerate() {
        let characters = token.end - here[0].start;
        let is_open = token.word.chars().all(|c| is_han(c) && uses(c) & FUNCTION == 0);
        let frequency = lexicon.frequency(token.word);
        if characters > LONGEST || !is_open || frequency.is_none() && is_form(token.word) {
            break;
        }
        words += (f64::from(frequency.unwrap_or(1).max(1)) / lexicon.total() as f64).ln();
        lone += usize::from(token.word.chars().nth(1).is_none());
        if index == 0 {
            continue;
        }
        let person = surname.as_ref().and_then(|surname| {
            let spelling = here[..=index].iter().flat_map(|token| token.word.chars());
            let given = given(spelling.skip(surname.length))?;
            (surname.ends_word || lone == 1 && index == 1)
                .then_some(surname.probability + given + context(tokens, at, at + index))
        });
        let is_foreigner =
            characters > 2 && lone > 0 && here[..=index].iter().all(|token| is_foreign(token.word));
        let foreigner = is_foreigner.then_some(FOREIGNER + FOREIGN_CHARACTER * characters as f64);
        for name in [person, foreigner].into_iter().flatten() {
            if name - words > most {
                most = name - words;
                best = Some(index + 1);
            }
        }
    }
    best
}

/// How many characters of a word are the surname, where the word is spelled like a name of a person. A word of the dictionary has to be
/// spelled like nothing else: 王小波, not 高水平.
pub(crate) fn surname_length(word: &str, lexicon: &Lexicon) -> Option<usize> {
    let surname = (1..=2).rev().find_map(|length| {
        let head: String = word.chars().take(length).collect();
        Surname::of(&head).filter(|surname| surname.length == length && surname.ends_word)
    })?;
    let mut given = word.chars().skip(surname.length);
    self::given(given.clone())?;
    let is_typical = surname.probability > PERSON + RARE_SURNAME
        && given.clone().count() == 2
        && given.all(|c| uses(c) & GIVEN > 0);
    (is_typical || lexicon.frequency(word).is_none()).then_some(surname.length)
}

struct Surname {
    /// In characters.
    length: usize,
    /// Of a person named here, with this surname.
    probability: f64,
    /// Whether it is all of the word; the dictionary takes 王朝 out of 王朝霞.
    ends_word: bool,
}

impl Surname {
    fn of(word: &str) -> Option<Surname> {
        if LONG_SURNAMES.contains(&word) {
            return Some(Surname { length: 2, probability: PERSON + LONG_SURNAME, ends_word: true });
        }
        let mut characters = word.chars();
        let uses = uses(characters.next()?);
        let probability = if uses & characters::COMMON_SURNAME > 0 {
            COMMON_SURNAME
        } else if uses & characters::RARE_SURNAME > 0 {
            RARE_SURNAME
        } else {
            return None;
        };
        let ends_word = characters.next().is_none();
        characters.next().is_none().then_some(Surname {
            length: 1,
            probability: PERSON + probability,
            ends_word,
        })
    }
}

/// The probability of a given name of one or two characters; `None` for other lengths, and where it is spelled with
/// nothing that is usual in names.
fn given(name: impl Iterator<Item = char>) -> Option<f64> {
    let is_usual: Vec<bool> = name.take(3).map(|c| uses(c) & GIVEN > 0).collect();
    match is_usual[..] {
        [true] => Some(GIVEN_CHARACTER),
        [true, true] => Some(2.0 * GIVEN_CHARACTER),
        [true, false] | [false, true] => Some(GIVEN_CHARACTER + OTHER_CHARACTER),
        _ => None,
    }
}

/// What the neighbours of the tokens from `first` to `last` say for a person.
fn context(tokens: &[Token], first: usize, last: usize) -> f64 {
    let is_role = |word: &str| ROLES.iter().any(|role| word.ends_with(role));
    let before = first.checked_sub(1).map(|index| tokens[index].word);
    let after = tokens.get(last + 1).map(|token| token.word);
    if before.is_some_and(is_role) || after.is_some_and(|word| is_role(word) || DEEDS.contains(&word)) {
        BESIDE_ROLE
    } else if before.is_none_or(|word| !word.contains(is_han)) {
        BEGINS_CLAUSE
    } else {
        0.0
    }
}

fn is_foreign(word: &str) -> bool {
    word.chars().all(|c| uses(c) & FOREIGN > 0)
}
