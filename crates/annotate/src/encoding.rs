//! In which encoding a file is: seen from its bytes alone, by what is common in Chinese.
//!
//! Finding an encoding ([`detect`]) is apart from decoding ([`to_text`]): the first needs no decoder, so a browser can ask it and
//! hand the bytes to its own `TextDecoder`; only native programs carry tables of GB18030 and Big5.

mod characters;
mod score;

use crate::sorting;
use std::fmt;

/// Where a text of ASCII has its first stretch of Chinese in HZ (RFC 1843): pairs of signs between `~{` and `~}`, as mail and newsgroups had them. In bytes.
pub fn hz(text: &str) -> Option<usize> {
    text.match_indices("~{").map(|(at, _)| at).find(|at| {
        let Some((inner, _)) = text[at + 2..].split_once("~}") else { return false };
        !inner.is_empty() && inner.len() % 2 == 0 && inner.bytes().all(|byte| byte.is_ascii_graphic())
    })
}

/// The encodings that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Encoding {
    Utf8,
    Utf16Le,
    Utf16Be,
    /// GB2312 and GBK are parts of it.
    Gb18030,
    /// With the characters of Hong Kong (HKSCS), as the WHATWG's Encoding Standard has it.
    Big5,
}

/// What [`detect`] has found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Guess {
    pub encoding: Encoding,
    pub ground: EncodingReason,
    /// The encoding that is next to it, where the bytes could be read in that one, too.
    pub runner_up: Option<Encoding>,
}

/// Why an encoding was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EncodingReason {
    /// The file begins with a byte order mark.
    ByteOrderMark,
    /// It is valid UTF-8 from end to end, but perhaps for a character that is cut off at the end.
    Valid,
    /// Read in this encoding its characters are common ones.
    Frequency,
}

impl Encoding {
    /// Every encoding, in the order in which they are named to people.
    pub const ALL: [Encoding; 5] =
        [Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be, Encoding::Gb18030, Encoding::Big5];

    /// Its usual name, which `TextDecoder` knows as well.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "UTF-8",
            Encoding::Utf16Le => "UTF-16LE",
            Encoding::Utf16Be => "UTF-16BE",
            Encoding::Gb18030 => "GB18030",
            Encoding::Big5 => "Big5",
        }
    }

    /// The encoding of a name as people and other programs write it, capitals or not: `gbk`, `utf8`, `big5-hkscs`.
    pub fn from_name(name: &str) -> Option<Encoding> {
        let name: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
        match name.to_ascii_lowercase().as_str() {
            "utf8" => Some(Encoding::Utf8),
            "utf16" | "utf16le" => Some(Encoding::Utf16Le),
            "utf16be" => Some(Encoding::Utf16Be),
            "gb18030" | "gbk" | "gb2312" | "gb231280" | "cp936" | "windows936" | "ms936" | "euccn"
            | "xgbk" => Some(Encoding::Gb18030),
            "big5" | "big5hkscs" | "cp950" | "windows950" | "ms950" | "big5eten" => Some(Encoding::Big5),
            _ => None,
        }
    }
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Bytes at the beginning of a file that are weighed. A guess gets no better with more of them.
const SAMPLE: usize = 256 << 10;

/// Finds the encoding of a text file; `None` if the bytes are no Chinese text in any of [`Encoding::ALL`], or no text.
pub fn detect(bytes: &[u8]) -> Option<Guess> {
    let known = |encoding, ground| Some(Guess { encoding, ground, runner_up: None });
    match bytes {
        // The mark of UTF-32, which nobody writes to files, is that of UTF-16 and a NUL.
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] => return None,
        [0xFF, 0xFE, ..] => return known(Encoding::Utf16Le, EncodingReason::ByteOrderMark),
        [0xFE, 0xFF, ..] => return known(Encoding::Utf16Be, EncodingReason::ByteOrderMark),
        _ => {}
    }
    let has_nul = bytes.contains(&0);
    if !has_nul {
        match std::str::from_utf8(bytes) {
            Ok(_) => {
                let has_mark = bytes.starts_with(b"\xEF\xBB\xBF");
                return known(
                    Encoding::Utf8,
                    if has_mark { EncodingReason::ByteOrderMark } else { EncodingReason::Valid },
                );
            }
            // A few bytes may look like the beginning of a character of UTF-8: several whole ones must stand before it.
            Err(error)
                if error.error_len().is_none() && whole_characters(&bytes[..error.valid_up_to()]) > 2 =>
            {
                return known(Encoding::Utf8, EncodingReason::Valid);
            }
            Err(_) => {}
        }
    }
    let candidates: &[Encoding] = if has_nul {
        // Two or three bytes with a NUL could be anything.
        if !bytes.len().is_multiple_of(2) && bytes.len() < 16 {
            return None;
        }
        &[Encoding::Utf16Le, Encoding::Utf16Be]
    } else {
        &[Encoding::Gb18030, Encoding::Big5, Encoding::Utf16Le, Encoding::Utf16Be]
    };
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let is_cut = sample.len() < bytes.len();
    let mut scored: Vec<(i32, Encoding)> = candidates
        .iter()
        .filter_map(|&encoding| Some((score::score(encoding, sample, is_cut)?, encoding)))
        .collect();
    sorting::by_key(&mut scored, |&(score, encoding)| (std::cmp::Reverse(score), encoding));
    let &(best, encoding) = scored.first()?;
    // GB18030 and Big5 are mistaken for each other by people and programs, UTF-16 for none of them.
    let is_utf16 = |encoding| matches!(encoding, Encoding::Utf16Le | Encoding::Utf16Be);
    let mut others = scored[1..].iter().map(|&(_, other)| other);
    let runner_up = others.find(|&other| is_utf16(other) == is_utf16(encoding));
    (best >= score::CHINESE).then_some(Guess { encoding, ground: EncodingReason::Frequency, runner_up })
}

/// How many characters of valid UTF-8 are not ASCII.
fn whole_characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte >= 0xC2).count()
}

/// What [`to_text`] has read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodedText {
    /// As it stands in the file, but without a byte order mark.
    pub text: String,
    /// How many bytes at the end are the beginning of a character that has no end. They are not in `text`.
    pub cut_off: usize,
}

/// Why bytes cannot be read in an encoding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// At this byte (from 0) stands what is no character; what stands before it is this text.
    At { byte: usize, before: String },
    /// The platform decodes it: the program has no tables of this encoding.
    Elsewhere,
}

/// Reads bytes in an encoding, strictly: nothing is replaced.
///
/// # Errors
/// The first byte that is no character of the encoding. In a browser, GB18030 and Big5 are [`Unreadable::Elsewhere`].
pub fn to_text(encoding: Encoding, bytes: &[u8]) -> Result<DecodedText, Unreadable> {
    match encoding {
        Encoding::Utf8 => utf8(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)),
        Encoding::Utf16Le => utf16(bytes.strip_prefix(b"\xFF\xFE").unwrap_or(bytes), u16::from_le_bytes),
        Encoding::Utf16Be => utf16(bytes.strip_prefix(b"\xFE\xFF").unwrap_or(bytes), u16::from_be_bytes),
        Encoding::Gb18030 | Encoding::Big5 => double_byte(encoding, bytes),
    }
}

fn utf8(bytes: &[u8]) -> Result<DecodedText, Unreadable> {
    let whole = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(DecodedText { text: text.to_owned(), cut_off: 0 }),
        Err(error) => {
            let (before, rest) = bytes.split_at(error.valid_up_to());
            match error.error_len() {
                None => Ok(DecodedText { text: whole(before), cut_off: rest.len() }),
                Some(_) => Err(Unreadable::At { byte: before.len(), before: whole(before) }),
            }
        }
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<DecodedText, Unreadable> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(bytes.len() * 3 / 2);
    let mut read = 0;
    for character in char::decode_utf16(pairs.iter().map(|&pair| unit(pair))) {
        match character {
            Ok(c) => {
                text.push(c);
                read += c.len_utf16() * 2;
            }
            // The first half of a character, and nothing after it.
            Err(half) if read + 2 == pairs.len() * 2 && half.unpaired_surrogate() < 0xDC00 => {
                return Ok(DecodedText { text, cut_off: 2 + rest.len() });
            }
            Err(_) => return Err(Unreadable::At { byte: read, before: text }),
        }
    }
    Ok(DecodedText { text, cut_off: rest.len() })
}

#[cfg(not(target_os = "unknown"))]
fn double_byte(encoding: Encoding, bytes: &[u8]) -> Result<DecodedText, Unreadable> {
    use encoding_rs::{BIG5, DecoderResult, GB18030};
    let table = if encoding == Encoding::Big5 { BIG5 } else { GB18030 };
    let mut decoder = table.new_decoder_without_bom_handling();
    let longest = decoder.max_utf8_buffer_length_without_replacement(bytes.len()).unwrap_or(bytes.len() * 4);
    let mut text = String::with_capacity(longest);
    // What is cut off at the end has to show as such: the last call is for the end alone.
    let (result, read) = decoder.decode_to_string_without_replacement(bytes, &mut text, false);
    match result {
        DecoderResult::Malformed(length, after) => {
            let byte = read.saturating_sub(usize::from(length) + usize::from(after));
            Err(Unreadable::At { byte, before: text })
        }
        _ => match decoder.decode_to_string_without_replacement(&[], &mut text, true).0 {
            DecoderResult::Malformed(length, _) => Ok(DecodedText { text, cut_off: usize::from(length) }),
            _ => Ok(DecodedText { text, cut_off: 0 }),
        },
    }
}

#[cfg(target_os = "unknown")]
fn double_byte(_: Encoding, _: &[u8]) -> Result<DecodedText, Unreadable> {
    Err(Unreadable::Elsewhere)
}

#[cfg(test)]
mod tests;
