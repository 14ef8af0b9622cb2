//! How much like Chinese bytes are, read in an encoding.

use super::Encoding;
use super::characters::weight;

/// A text scores at least this; what is misread stays below. In the unit of [`weight`].
pub const CHINESE: i32 = 8;

/// Of a character that is not in the list of common ones, but in the rows of those in use (GB 2312's first level, Big5's first level, or
/// the main block of Unicode).
const IN_USE: i32 = -15;
/// Of any other character.
const RARE: i32 = -60;
/// Of what is no character, or a control character.
const NONE: i32 = -250;
/// Of an ASCII character in UTF-16, where its NUL says much. In the others ASCII says nothing.
const ASCII: i32 = 20;
/// Of a letter of Pinyin with its tone beside one of ASCII, which no other encoding has so: terms of a small table may all be rare.
const PINYIN: i32 = 20;

/// The mean weight of the characters; `None` if nothing but ASCII or far too much that is no character. Where the sample `is_cut`
/// out of a longer file, half a character at its end does not count; neither does it at the end of a file.
pub fn score(encoding: Encoding, bytes: &[u8], is_cut: bool) -> Option<i32> {
    let mut sum = Sum::default();
    match encoding {
        Encoding::Utf8 => return None,
        Encoding::Utf16Le => utf16(bytes, u16::from_le_bytes, &mut sum),
        Encoding::Utf16Be => utf16(bytes, u16::from_be_bytes, &mut sum),
        Encoding::Gb18030 => gb18030(bytes, is_cut, &mut sum),
        Encoding::Big5 => big5(bytes, is_cut, &mut sum),
    }
    (sum.count > 0 && sum.none * 20 <= sum.count).then(|| (sum.weight / sum.count) as i32)
}

#[derive(Default)]
struct Sum {
    weight: i64,
    count: i64,
    none: i64,
}

impl Sum {
    fn add(&mut self, weight: i32) {
        self.weight += i64::from(weight);
        self.count += 1;
        self.none += i64::from(weight == NONE);
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16, sum: &mut Sum) {
    for &pair in bytes.as_chunks::<2>().0 {
        let code = unit(pair);
        sum.add(match code {
            0x20..=0x7E | 0x09 | 0x0A | 0x0D => ASCII,
            0..0xA0 | 0xE000..=0xF8FF | 0xFFFE | 0xFFFF => NONE,
            _ => weight(Encoding::Utf16Le, code).unwrap_or(match code {
                0x4E00..=0x9FA5 => IN_USE,
                _ => RARE,
            }),
        });
    }
}

/// The first byte of a character, 0x81 to 0xFE, and what stands after it: `Some` with its second byte.
fn gb18030(bytes: &[u8], is_cut: bool, sum: &mut Sum) {
    let mut rest = bytes;
    while let Some((&lead, after)) = rest.split_first() {
        let (weight, length) = match (lead, after) {
            (0x09 | 0x0A | 0x0D | 0x20..=0x7E, _) => (None, 1),
            (0x81..=0xFE, [b'0'..=b'9', 0x81..=0xFE, b'0'..=b'9', ..]) => (Some(RARE), 4),
            (0x81..=0xFE, [trail @ (0x40..=0x7E | 0x80..=0xFE), ..]) => {
                let code = u16::from_be_bytes([lead, *trail]);
                if is_pinyin(code) {
                    let before = bytes[..bytes.len() - rest.len()].last();
                    let (letter, alone) = stands(before, after.get(1));
                    if letter {
                        sum.add(PINYIN);
                    }
                    if letter || alone {
                        rest = &rest[2..];
                        continue;
                    }
                }
                let other = match (lead, trail) {
                    // Rows that users of old fonts fill themselves.
                    (0xAA..=0xAF | 0xF8..=0xFE, 0xA1..) => NONE,
                    (0xB0..=0xD7, 0xA1..) => IN_USE,
                    _ => RARE,
                };
                (Some(weight(Encoding::Gb18030, code).unwrap_or(other)), 2)
            }
            (0x81..=0xFE, [] | [b'0'..=b'9'] | [b'0'..=b'9', 0x81..=0xFE]) if is_cut || sum.count > 0 => {
                break;
            }
            _ => (Some(NONE), 1),
        };
        if let Some(weight) = weight {
            sum.add(weight);
        }
        rest = &rest[length..];
    }
}

/// Whether it is a letter of Pinyin with its tone, as ǎ; in Big5 its bytes are a Chinese character.
fn is_pinyin(code: u16) -> bool {
    (0xA8A1..=0xA8C0).contains(&code)
}

/// Whether such a letter stands beside one of ASCII; and whether it is alone among what is no Chinese, which says as little as ASCII does.
fn stands(before: Option<&u8>, after: Option<&u8>) -> (bool, bool) {
    let is_letter = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphabetic);
    let is_ascii = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii);
    (is_letter(before) || is_letter(after), is_ascii(before) && is_ascii(after))
}

fn big5(bytes: &[u8], is_cut: bool, sum: &mut Sum) {
    let mut rest = bytes;
    while let Some((&lead, after)) = rest.split_first() {
        let (weight, length) = match (lead, after) {
            (0x09 | 0x0A | 0x0D | 0x20..=0x7E, _) => (None, 1),
            (0x87..=0xFE, [trail @ (0x40..=0x7E | 0xA1..=0xFE), ..]) => {
                let code = u16::from_be_bytes([lead, *trail]);
                let other = if (0xA4..=0xC6).contains(&lead) { IN_USE } else { RARE };
                (Some(weight(Encoding::Big5, code).unwrap_or(other)), 2)
            }
            (0x87..=0xFE, []) if is_cut || sum.count > 0 => break,
            _ => (Some(NONE), 1),
        };
        if let Some(weight) = weight {
            sum.add(weight);
        }
        rest = &rest[length..];
    }
}
