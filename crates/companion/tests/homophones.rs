//! Makes `src/listen/homophones.txt` of the table of pronunciations, and holds it to it. `UPDATE_EXPECT=1` makes it anew.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;
use std::path::PathBuf;

use encoding_rs::{BIG5, Encoding, GBK};
use jiazhu_companion::listen::homophones::{homophone, is_polyphone};

/// The lead bytes of the common characters in GB 2312, whose trail bytes are 0xA1 or more, and in Big5; then of the others in GB 2312.
const LEVELS: [(&Encoding, RangeInclusive<u8>, u8); 3] =
    [(GBK, 0xB0..=0xD7, 0xA1), (BIG5, 0xA4..=0xC6, 0x40), (GBK, 0xD8..=0xF7, 0xA1)];

/// 0 for a character that is common, and written alike, in both scripts.
fn rank(c: char) -> Option<u8> {
    let is_common = |(encoding, leads, trail): &(&'static Encoding, RangeInclusive<u8>, u8)| {
        let text = c.to_string();
        let (bytes, _, failed) = encoding.encode(&text);
        !failed && bytes.len() == 2 && leads.contains(&bytes[0]) && bytes[1] >= *trail
    };
    match LEVELS.each_ref().map(is_common) {
        [true, true, _] => Some(0),
        [true, false, _] => Some(1),
        [_, _, true] => Some(2),
        _ => None,
    }
}

/// Takes a number in LEB128 off the front.
fn number(bytes: &mut &[u8]) -> usize {
    let mut number = 0;
    for shift in (0..).step_by(7) {
        let byte = take(bytes, 1)[0];
        number |= usize::from(byte & 0x7F) << shift;
        if byte < 0x80 {
            break;
        }
    }
    number
}

fn take<'b>(bytes: &mut &'b [u8], count: usize) -> &'b [u8] {
    let (taken, rest) = bytes.split_at(count);
    *bytes = rest;
    taken
}

/// How often each character occurs in a list of words, what a word shares with the one before left out; `lab/src/data/spelled.rs` tells the
/// format.
fn uses(mut bytes: &[u8]) -> BTreeMap<char, usize> {
    let count = number(&mut bytes);
    let mut code_point = 0;
    let mut characters = Vec::new();
    for _ in 0..count {
        code_point += number(&mut bytes) as u32;
        characters.push(char::from_u32(code_point).unwrap());
    }
    let often = take(&mut bytes, count);
    let mut ranked: Vec<usize> = (0..count).collect();
    ranked.sort_by_key(|&place| std::cmp::Reverse(often[place]));
    let words = number(&mut bytes);
    let (shared, lengths) = (take(&mut bytes, words), take(&mut bytes, words));
    let alone = shared.iter().filter(|&&shared| shared == 0).count();
    let mut uses = BTreeMap::new();
    let mut place = 0;
    for _ in 0..alone {
        place += number(&mut bytes);
        *uses.entry(characters[place - 1]).or_default() += 1;
    }
    let others = lengths.iter().map(|&length| usize::from(length)).sum::<usize>() - alone;
    let (high, low) = (take(&mut bytes, others), take(&mut bytes, others));
    for (&high, &low) in high.iter().zip(low) {
        *uses.entry(characters[ranked[usize::from(high) << 8 | usize::from(low)]]).or_default() += 1;
    }
    uses
}

/// The file's text.
fn table() -> String {
    let (_, packed) = jiazhu_tables::FILES.into_iter().find(|(name, _)| *name == "pinyin.bin").unwrap();
    let (_, words) = jiazhu_tables::FILES.into_iter().find(|(name, _)| *name == "words.bin").unwrap();
    let known = jiazhu_packed::unpack_words(words).unwrap();
    let mut bytes = Vec::new();
    jiazhu_packed::unpack_signs(packed, 1, &known).unwrap()[0].write(&mut bytes).unwrap();
    let mut rest = bytes.as_slice();
    let length = number(&mut rest);
    let text = std::str::from_utf8(take(&mut rest, length)).unwrap();
    let (usual, others) = text.split_once("\n\n").unwrap();
    let uses = uses(rest);
    let mut polyphones: BTreeMap<char, Vec<&str>> = BTreeMap::new();
    let mut several = BTreeSet::new();
    for line in others.trim_end().lines() {
        let (c, said) = line.split_once(' ').unwrap();
        let c = c.chars().next().unwrap();
        several.insert(c);
        let living = said.split('|').next().unwrap_or_default();
        if !living.is_empty() {
            polyphones.insert(c, living.split(' ').collect());
        }
    }
    let mut wanted: BTreeSet<&str> = polyphones.values().flatten().copied().collect();
    let mut candidates: BTreeMap<&str, Vec<char>> = BTreeMap::new();
    for line in usual.lines() {
        let (said, all) = line.split_once(' ').unwrap();
        if all.chars().any(|c| polyphones.contains_key(&c)) {
            wanted.insert(said);
        }
        candidates.insert(said, all.chars().filter(|c| !several.contains(c)).collect());
    }
    let in_words = |c: char| uses.get(&c).copied().unwrap_or(0);
    let mut lines: BTreeMap<&str, String> = BTreeMap::new();
    for said in wanted {
        let ranked = candidates.get(said).into_iter().flatten().filter_map(|c| Some((rank(*c)?, *c)));
        // Of those that are common the one in most words: a voice surely has it.
        let best =
            ranked.max_by_key(|(rank, c)| (std::cmp::Reverse(*rank), in_words(*c), std::cmp::Reverse(*c)));
        if let Some((_, c)) = best {
            let (plain, tone) = said.split_at(said.len() - 1);
            let line = lines.entry(plain).or_default();
            line.push_str(tone);
            line.push(c);
        }
    }
    let mut file: String = polyphones.keys().collect();
    for (plain, tones) in lines {
        file += &format!("\n{plain}{tones}");
    }
    file + "\n"
}

#[test]
fn the_characters_that_are_put_in_are_those_of_the_table_of_pronunciations() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/listen/homophones.txt");
    let made = table();
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(&path, &made).unwrap();
    }
    let there = std::fs::read_to_string(&path).unwrap();
    assert!(there == made, "{} is not of this table: UPDATE_EXPECT=1 makes it anew", path.display());
    assert!(made.len() < 6000, "{} bytes", made.len());
}

/// 60 polyphones, each with its pronunciations.
#[test]
fn sixty_polyphones_are_said_as_they_are_meant() {
    let all = "还huán,hái 长cháng,zhǎng 行xíng,háng 重zhòng,chóng 都dōu,dū 得dé 地dì 着zháo,zhuó 了liǎo 为wéi,wèi 种zhǒng,zhòng 乐lè,yuè 朝cháo,zhāo 降jiàng,xiáng 传chuán,zhuàn 弹dàn,tán 当dāng,dàng 倒dǎo,dào 调diào,tiáo 度dù 恶è,wù 分fēn,fèn 干gān,gàn 更gēng,gèng 冠guān,guàn 号hào,háo 和hé 假jiǎ,jià 间jiān,jiàn 将jiāng,jiàng 教jiāo,jiào 觉jué,jiào 结jié 解jiě 尽jìn,jǐn 卷juǎn,juàn 看kàn,kān 空kōng,kòng 量liàng,liáng 露lù 论lùn 难nán,nàn 宁níng,nìng 强qiáng,qiǎng 切qiē,qiè 曲qū,qǔ 散sàn,sǎn 少shǎo,shào 舍shè,shě 盛shèng,chéng 数shù,shǔ 宿sù 系xì,jì 鲜xiān,xiǎn 相xiāng,xiàng 兴xīng,xìng 应yīng,yìng 与yǔ 载zài,zǎi 转zhuǎn,zhuàn";
    assert_eq!(all.split(' ').count(), 60);
    let (mut known, mut without) = (0, Vec::new());
    for item in all.split(' ') {
        let c = item.chars().next().unwrap();
        known += usize::from(is_polyphone(c));
        for said in item[c.len_utf8()..].split(',') {
            match homophone(said) {
                Some(put) => assert!(!is_polyphone(put) && put != c, "{c} {said}: {put}"),
                None => without.push(said),
            }
        }
    }
    // No other character of one pronunciation is said so; or the table has no such polyphone (解, 论).
    let alone = ["zháo", "gèng", "jiě", "lùn", "nàn", "qiē", "sàn", "shǎo", "shě", "zhuǎn"];
    assert_eq!(without, alone);
    assert!(known >= 52, "{known} of them are polyphones of the table");
}
