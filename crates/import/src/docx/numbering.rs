//! Lists and automatic numbers.

use std::collections::{HashMap, HashSet};

use super::value;
use crate::xml::XmlElement;

#[derive(Debug, Default)]
pub struct Numbering {
    /// The abstract list of each list, and where levels of it begin anew.
    lists: HashMap<String, (String, HashMap<u32, u32>)>,
    levels: HashMap<(String, u32), Level>,
    /// The last number of each level of an abstract list.
    counters: HashMap<String, [Option<u32>; 9]>,
    /// Lists that have had their first item.
    begun: HashSet<String>,
}

#[derive(Clone, Debug, Default)]
struct Level {
    start: u32,
    format: String,
    /// `%1.%2`: numbers of levels among other characters.
    text: String,
}

/// What stands before a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListMarker {
    Bullet,
    /// A number that an HTML list can count: 1, 2, 3.
    Number(u32),
    /// Any other: `（一）`, `A.`, `1.2`.
    Label(String),
    None,
}

impl Numbering {
    pub fn read(part: &XmlElement) -> Numbering {
        let mut numbering = Numbering::default();
        for list in part.elements().filter(|element| element.name == "w:abstractNum") {
            let Some(id) = list.attribute("w:abstractNumId") else { continue };
            for level in list.elements().filter(|element| element.name == "w:lvl") {
                let Some(number) = level.attribute("w:ilvl").and_then(|number| number.parse().ok()) else {
                    continue;
                };
                numbering.levels.insert(
                    (id.to_string(), number),
                    Level {
                        start: value(level, "w:start").and_then(|start| start.parse().ok()).unwrap_or(1),
                        format: value(level, "w:numFmt").unwrap_or("decimal").to_string(),
                        text: value(level, "w:lvlText").unwrap_or_default().to_string(),
                    },
                );
            }
        }
        for list in part.elements().filter(|element| element.name == "w:num") {
            let (Some(id), Some(of)) = (list.attribute("w:numId"), value(list, "w:abstractNumId")) else {
                continue;
            };
            let overrides = list
                .elements()
                .filter(|element| element.name == "w:lvlOverride")
                .filter_map(|level| {
                    let number = level.attribute("w:ilvl")?.parse().ok()?;
                    Some((number, value(level, "w:startOverride")?.parse().ok()?))
                })
                .collect();
            numbering.lists.insert(id.to_string(), (of.to_string(), overrides));
        }
        numbering
    }

    /// Counts the next paragraph of a list.
    pub fn next(&mut self, list: &str, level: u32) -> ListMarker {
        let Some((of, overrides)) = self.lists.get(list) else { return ListMarker::None };
        let level_of = |number: u32| self.levels.get(&(of.clone(), number));
        let Some(Level { format, text, .. }) = level_of(level) else { return ListMarker::None };
        let is_first = self.begun.insert(list.to_string());
        let counters = self.counters.entry(of.clone()).or_default();
        if is_first {
            for &anew in overrides.keys() {
                if let Some(counter) = counters.get_mut(anew as usize) {
                    *counter = None;
                }
            }
        }
        let start = |number: u32| {
            overrides.get(&number).copied().or(level_of(number).map(|level| level.start)).unwrap_or(1)
        };
        let at = level as usize;
        let Some(counter) = counters.get_mut(at) else { return ListMarker::None };
        let number = counter.map_or(start(level), |last| last.saturating_add(1));
        *counter = Some(number);
        counters[at + 1..].fill(None);
        match format.as_str() {
            "bullet" => return ListMarker::Bullet,
            "none" if text.is_empty() => return ListMarker::None,
            _ => {}
        }
        let place = format!("%{}", level + 1);
        let sign = text.strip_prefix(&place).map(str::trim_end);
        if format == "decimal" && matches!(sign, Some("" | "." | ")" | "、" | "．" | "）")) {
            return ListMarker::Number(number);
        }
        let mut label = text.clone();
        for other in (0..=level).rev() {
            let number = counters[other as usize].unwrap_or_else(|| start(other));
            let format = level_of(other).map_or("decimal", |level| level.format.as_str());
            label = label.replace(&format!("%{}", other + 1), &shown(number, format));
        }
        if label.trim().is_empty() { ListMarker::None } else { ListMarker::Label(label) }
    }
}

/// A number as a format writes it (ECMA-376, 17.18.59).
pub fn shown(number: u32, format: &str) -> String {
    let of = |characters: &str| characters.chars().nth((number as usize).wrapping_sub(1)).map(String::from);
    let written = match format {
        "upperLetter" => letters(number, b'A'),
        "lowerLetter" => letters(number, b'a'),
        "upperRoman" => roman(number),
        "lowerRoman" => roman(number).map(|roman| roman.to_lowercase()),
        "chineseCounting"
        | "chineseCountingThousand"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "japaneseCounting" => counted(number, "〇一二三四五六七八九", "十百千"),
        "chineseLegalSimplified" => counted(number, "零壹贰叁肆伍陆柒捌玖", "拾佰仟"),
        "ideographLegalTraditional" => counted(number, "零壹貳參肆伍陸柒捌玖", "拾佰仟"),
        "ideographDigital" | "taiwaneseDigital" | "japaneseDigitalTenThousand" => {
            Some(digits(number, "〇一二三四五六七八九"))
        }
        "decimalFullWidth" | "decimalFullWidth2" => Some(digits(number, "０１２３４５６７８９")),
        "ideographTraditional" => of("甲乙丙丁戊己庚辛壬癸"),
        "ideographZodiac" => of("子丑寅卯辰巳午未申酉戌亥"),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => of("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"),
        "ideographEnclosedCircle" => of("㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"),
        "decimalEnclosedParen" => of("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"),
        "decimalEnclosedFullstop" => of("⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"),
        "decimalZero" => Some(format!("{number:02}")),
        "none" => Some(String::new()),
        _ => None,
    };
    written.unwrap_or_else(|| number.to_string())
}

/// A to Z, then AA to ZZ.
fn letters(number: u32, first: u8) -> Option<String> {
    let at = number.checked_sub(1)?;
    let letter = char::from(first + (at % 26) as u8);
    (at < 26 * 20).then(|| String::from(letter).repeat(at as usize / 26 + 1))
}

fn roman(number: u32) -> Option<String> {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..4000).contains(&number) {
        return None;
    }
    let (mut left, mut written) = (number, String::new());
    for (value, sign) in SIGNS {
        while left >= value {
            written += sign;
            left -= value;
        }
    }
    Some(written)
}

fn digits(number: u32, digits: &str) -> String {
    let digits: Vec<char> = digits.chars().collect();
    number.to_string().bytes().map(|digit| digits[usize::from(digit - b'0')]).collect()
}

/// Chinese numerals up to 9,999: 十一, 二十, 一百〇五.
fn counted(number: u32, digits: &str, units: &str) -> Option<String> {
    let digits: Vec<char> = digits.chars().collect();
    let units: Vec<char> = units.chars().collect();
    if !(1..10_000).contains(&number) {
        return None;
    }
    let mut written = String::new();
    let mut is_gap = false;
    for power in (0..4).rev() {
        let digit = (number / 10_u32.pow(power) % 10) as usize;
        if digit == 0 {
            is_gap |= !written.is_empty();
            continue;
        }
        if is_gap {
            written.push(digits[0]);
            is_gap = false;
        }
        // 十一, not 一十一.
        if !(digit == 1 && power == 1 && written.is_empty()) {
            written.push(digits[digit]);
        }
        if power > 0 {
            written.push(units[power as usize - 1]);
        }
    }
    Some(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_word_writes_them() {
        for (number, format, written) in [
            (1, "chineseCounting", "一"),
            (10, "chineseCounting", "十"),
            (11, "chineseCountingThousand", "十一"),
            (20, "chineseCounting", "二十"),
            (105, "chineseCounting", "一百〇五"),
            (110, "chineseCounting", "一百一十"),
            (1001, "chineseCounting", "一千〇一"),
            (27, "lowerLetter", "aa"),
            (1994, "upperRoman", "MCMXCIV"),
            (3, "ideographTraditional", "丙"),
            (11, "ideographTraditional", "11"),
            (12, "decimalEnclosedCircle", "⑫"),
            (7, "decimalFullWidth", "７"),
            (0, "upperRoman", "0"),
            (u32::MAX, "chineseCounting", "4294967295"),
            (5, "unheard-of", "5"),
        ] {
            assert_eq!(shown(number, format), written, "{number} {format}");
        }
    }
}
