//! Names of persons that the word model does not have.
//!
//! A small generative model: how probable is it that a name is spelled so? Whether a name stands here is decided by what
//! stands beside it, as for any other word. The weights below are rounded: nothing depends on their second digit.

use super::{Sort, Token};
use crate::character_set::CharacterSet;
use crate::word_model::characters::{
    COMMON_SURNAME, CharacterUses, FOREIGN, FUNCTION, GIVEN, LONG_SURNAME, RARE_SURNAME,
};
use crate::word_model::{Weight, WordClass, WordModel};
use jiazhu_reading::han::{is_han, is_numeral};

/// Surnames of two characters.
const LONG_SURNAMES: [&str; 51] = [
    "欧阳", "司马", "上官", "诸葛", "司徒", "夏侯", "皇甫", "尉迟", "公孙", "慕容", "令狐", "端木", "东方",
    "西门", "南宫", "宇文", "长孙", "轩辕", "独孤", "申屠", "钟离", "闻人", "濮阳", "淳于", "万俟", "澹台",
    "亓官", "宰父", "呼延", "司空", "鲜于", "赫连", "拓跋", "太叔", "公冶", "公羊", "仲孙", "闾丘", "左丘",
    "梁丘", "漆雕", "乐正", "完颜", "耶律", "纳兰", "贺兰", "东郭", "南郭", "即墨", "巫马", "壤驷",
];

/// Surnames that are everyday words far more often.
const EVERYDAY_SURNAMES: CharacterSet = CharacterSet::of("区盖种燕华");

/// How probable each of these is in a name.
const RARE: Weight = -6700;
const EVERYDAY: Weight = -8900;
const LONG: Weight = -7500;
/// What nobody's name is known to have: it takes a title or a role beside it to believe one, or 牛腩真|的 becomes a person.
const OTHER_CHARACTER: Weight = -16_000;
/// The same after a surname of two characters, which is seldom anything else: 长孙无忌.
const OTHER_AFTER_LONG: Weight = -11_500;
/// The last character of the name of a small place, which no list has whole.
const PLACE: Weight = -8500;
const KINDS: [char; 3] = ['县', '镇', '乡'];
/// How probable it is that a given name has one character, or two.
const ONE: Weight = -1700;
const TWO: Weight = -200;

/// How probable a foreign name is, and each of its characters.
const FOREIGNER: Weight = -6000;
const FOREIGN_CHARACTER: Weight = -4300;
/// A character that is a word more often than this, or of which more than this share is one, is no part of a name that it is not known in.
const SELDOM: Weight = -9300;
const ALONE: f32 = 0.2;

/// The longest foreign name in characters that is looked for.
const LONGEST: usize = 8;

/// Calls `found` with the length in characters of each name of a person that may begin `characters`, and how
/// probable it is that a name is spelled so.
pub fn persons(known: &CharacterUses, characters: &[char], mut found: impl FnMut(usize, Weight)) {
    let [first, second, rest @ ..] = characters else { return };
    let kind = known.uses(*first);
    let surname = if kind & COMMON_SURNAME > 0 {
        Some(known.surname_weight(*first))
    } else if kind & RARE_SURNAME > 0 {
        Some(RARE)
    } else if EVERYDAY_SURNAMES.has(*first) {
        Some(EVERYDAY)
    } else {
        None
    };
    let is_long = |surname: &&str| surname.chars().eq([*first, *second]);
    let long = kind & LONG_SURNAME > 0 && LONG_SURNAMES.iter().any(is_long);
    if let Some(surname) = surname {
        given(known, &characters[1..], OTHER_CHARACTER, |length, spelled| {
            found(1 + length, surname + spelled)
        });
    }
    if long {
        given(known, rest, OTHER_AFTER_LONG, |length, spelled| found(2 + length, LONG + spelled));
    }
}

/// The same for given names of one or two characters, spelled with one at least that is usual in names.
fn given(known: &CharacterUses, characters: &[char], other: Weight, mut found: impl FnMut(usize, Weight)) {
    // 范先生 is no 先生 of the family 范.
    if matches!(
        characters,
        ['先', '生', ..] | ['小', '姐', ..] | ['老', '师', ..] | ['公', '子', ..] | ['夫', '人', ..]
    ) {
        return;
    }
    let weight = |c: char| match known.uses(c) {
        kind if kind & GIVEN > 0 => Some((known.given_weight(c), true)),
        kind if kind & FUNCTION > 0 || !is_han(c) => None,
        // Not of people, but what 江西 | 安远县 needs against 江 | 西安.
        _ if KINDS.contains(&c) => Some((PLACE, false)),
        _ => Some((other, false)),
    };
    let Some((first, is_usual)) = characters.first().and_then(|&c| weight(c)) else { return };
    if is_usual {
        found(1, ONE + first);
    }
    let second = characters.get(1).and_then(|&c| weight(c));
    if let Some((second, _)) = second.filter(|&(_, is_usual_too)| is_usual || is_usual_too) {
        found(2, TWO + first + second);
    }
}

/// Whether what is spelled like a name is none between its neighbours: 十三世孙 | 国栋 has no 孙国栋, and 长 of 范丹 | 长到 is a verb.
pub fn is_none(characters: &[char], at: usize, end: usize) -> bool {
    const VERBS: [(char, &str); 2] = [('长', "到得了大成高"), ('正', "在要想好往从站坐暗被把打准看走朝跟")];
    let (last, next) = (characters[end - 1], characters.get(end));
    let is_descendant = characters[at] == '孙'
        && at.checked_sub(1).is_some_and(|before| "世曾玄外嫡侄裔".contains(characters[before]));
    is_descendant
        || VERBS.iter().any(|(verb, behind)| *verb == last && next.is_some_and(|c| behind.contains(*c)))
}

/// Whether a name that [`persons`] has found is spelled as most are, or as places are.
pub fn is_usual(known: &CharacterUses, name: &[char]) -> bool {
    let is_given = |c: &char| known.uses(*c) & GIVEN > 0;
    name.last().is_some_and(|c| KINDS.contains(c))
        || name.get(1..).is_some_and(|given| given.iter().all(is_given))
}

/// How many tokens at the head of `tokens` make up a foreign name that is more probable than they are; `None` if there
/// is none.
pub fn foreign(known: &CharacterUses, tokens: &[Token]) -> Option<usize> {
    let is_foreign = |word: &str| word.chars().all(|c| known.uses(c) & FOREIGN > 0);
    let mut best = None;
    let (mut most, mut words, mut lone) = (0, 0, 0);
    for (index, token) in tokens.iter().enumerate() {
        let characters = (token.span.end - tokens[0].span.start) as usize;
        let is_open = !token.word.contains(|c: char| known.uses(c) & FUNCTION > 0);
        if characters > LONGEST || !is_open || token.sort == Sort::Form || !is_foreign(token.word) {
            break;
        }
        words += token.weight;
        lone += usize::from(token.length() == 1 || token.sort == Sort::Name);
        let name = FOREIGNER + FOREIGN_CHARACTER * characters as Weight;
        if index > 0 && characters > 2 && lone > 0 && name - words > most {
            most = name - words;
            best = Some(index + 1);
        }
    }
    best
}

/// Whether a name of two characters at the head of `tokens` has a third one, which the lists of what is usual in names lack: 周鸿 | 经. It is one that
/// hardly ever is a word, and goes with nothing that follows.
pub fn has_more(model: &WordModel, tokens: &[Token]) -> bool {
    let [name, more, rest @ ..] = tokens else { return false };
    let known = model.characters();
    let is_name = || {
        name.sort == Sort::Name || name.sort == Sort::Known && name.context == model.class(WordClass::PERSON)
    };
    let is_open = |c: char| is_han(c) && known.uses(c) & FUNCTION == 0 && !is_numeral(c);
    let is_single = |token: &Token| token.length() == 1 && !token.is_fixed();
    let (Some(surname), Some(c)) = (name.word.chars().next(), more.word.chars().next()) else { return false };
    name.length() == 2
        && is_single(more)
        && is_open(c)
        && more.weight < SELDOM
        && known.uses(surname) & COMMON_SURNAME > 0
        && is_name()
        && model.positions().alone(c) < ALONE
        && rest.first().is_none_or(|next| {
            !(is_single(next)
                && (matches!(next.word, "了" | "着" | "过" | "得") || next.word.starts_with(is_open)))
                && model.seen_together(more.context, next.context).is_none_or(|attraction| attraction <= 0)
        })
}

/// Whether a character is a surname.
fn is_surname(known: &CharacterUses, c: char) -> bool {
    let kind = known.uses(c);
    kind & COMMON_SURNAME > 0 || kind & RARE_SURNAME > 0 || EVERYDAY_SURNAMES.has(c)
}

/// Whether a surname of one character or two may begin with a character: [`surname_length`] finds none that begins with another one.
pub(crate) fn begins_surname(first: char, model: &WordModel) -> bool {
    let known = model.characters();
    known.uses(first) & LONG_SURNAME > 0 || is_surname(known, first)
}

/// How many characters of a name that [`persons`] has found are the surname.
pub(crate) fn surname_of(name: &[char], model: &WordModel) -> usize {
    let known = model.characters();
    let is_single = name.first().is_some_and(|&c| is_surname(known, c));
    let mut is_given = false;
    given(known, name.get(1..).unwrap_or_default(), OTHER_CHARACTER, |length, _| {
        is_given |= length + 1 == name.len()
    });
    if is_single && is_given { 1 } else { 2.min(name.len()) }
}

/// How many characters of a word are the surname, where the word is spelled like a name of a person. A word of the word model has to be
/// spelled like nothing else: 王小波, not 高水平.
pub(crate) fn surname_length(word: &str, model: &WordModel) -> Option<usize> {
    let known = model.characters();
    let characters: Vec<char> = word.chars().collect();
    let first = *characters.first()?;
    let is_long =
        known.uses(first) & LONG_SURNAME > 0 && LONG_SURNAMES.iter().any(|surname| word.starts_with(surname));
    let length = if is_long {
        2
    } else if is_surname(known, first) {
        1
    } else {
        return None;
    };
    let mut is_name = false;
    given(known, &characters[length..], OTHER_CHARACTER, |given, _| {
        is_name |= length + given == characters.len()
    });
    let is_typical = length == 1
        && known.uses(first) & COMMON_SURNAME > 0
        && characters.len() == 3
        // 乾 folds to 干: 徐乾学.
        && characters[1..].iter().all(|&c| known.uses(c) & GIVEN > 0 || c == '干');
    (is_name && (is_typical || !model.has(word))).then_some(length)
}

#[cfg(test)]
mod tests;
