//! Names of persons and places: surnames with a pronunciation of their own, capitals.

use crate::segment::surname_length;
use crate::word_model::WordModel;

/// Surnames that are pronounced otherwise than the character usually is, with numbered Pinyin.
const SURNAMES: [(&str, &str); 32] = [
    ("单", "shan4"),
    ("曾", "zeng1"),
    ("解", "xie4"),
    ("任", "ren2"),
    ("华", "hua4"),
    ("朴", "piao2"),
    ("查", "zha1"),
    ("盖", "ge3"),
    ("仇", "qiu2"),
    ("区", "ou1"),
    ("宁", "ning4"),
    ("纪", "ji3"),
    ("燕", "yan1"),
    ("覃", "qin2"),
    ("尉迟", "yu4 chi2"),
    ("长孙", "zhang3 sun1"),
    ("缪", "miao4"),
    ("召", "shao4"),
    ("洗", "xian3"),
    ("隗", "wei3"),
    ("黑", "he4"),
    ("祭", "zhai4"),
    ("种", "chong2"),
    ("繁", "po2"),
    ("折", "she2"),
    ("牟", "mou2"),
    ("万俟", "mo4 qi2"),
    ("葛", "ge3"),
    ("翟", "zhai2"),
    ("应", "ying1"),
    ("哈", "ha3"),
    ("员", "yun4"),
];

/// What a kind of place is called; written apart after a name of two characters or more (GB/T 16159-2012 6.2.2).
const KINDS_OF_PLACE: &str = "省市县区镇乡村州旗盟岛山河江湖海峡洋港湾路街";

/// The surname that a name of a person begins with: its length in characters, and its pronunciation where that is not the usual one.
///
/// `word` is folded, and no word of the tables.
pub fn surname(word: &[char], model: &WordModel) -> Option<(usize, Option<&'static str>)> {
    let spelled: String = word.iter().collect();
    let length = surname_length(&spelled, model)?;
    let own = SURNAMES
        .iter()
        .find(|(surname, _)| spelled.starts_with(surname) && surname.chars().count() == length);
    Some((length, own.map(|(_, said)| *said)))
}

/// Whether the last character of a name says what kind of place it is: 宁波市 is Níngbō Shì.
pub fn ends_in_kind(word: &[char]) -> bool {
    word.len() >= 3 && word.last().is_some_and(|c| KINDS_OF_PLACE.contains(*c))
}
