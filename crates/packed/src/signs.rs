//! `pinyin.bin`, `cedict-pinyin.bin` and `opencc.bin`: texts, and words with a sign for each character.

use crate::Known;
use crate::coder::{Chance, Coder};
use crate::lists::{self, List};
use crate::numbers::{Number, Symbol};
use crate::raw;
use crate::sets::Sets;

/// Syllables, and for each the characters that it is usual for.
type Usual = Vec<(Vec<u8>, Vec<u32>)>;

/// A text and the words after it.
#[derive(Default)]
pub struct SignsPart {
    /// What the text begins with, as far as that is in order: syllables, and the characters that they are usual for.
    usual: Usual,
    /// What follows.
    text: Vec<u8>,
    list: List,
    /// For each word.
    signs: Vec<Vec<u8>>,
}

/// The longest text, and the most syllables.
const LONGEST: u32 = 1 << 20;
const SYLLABLES: u32 = 1 << 12;

/// The sign that is left out at the end of a word.
const USUAL: u8 = b'0';

pub fn read(bytes: &mut &[u8]) -> Option<SignsPart> {
    let length = raw::leb128(bytes)? as usize;
    let (usual, text) = usual(raw::take(bytes, length)?);
    let list = raw::list(bytes)?;
    let counts = raw::take(bytes, list.words.len())?;
    let signs = counts.iter().map(|&count| Some(raw::take(bytes, count.into())?.to_vec()));
    let signs: Vec<Vec<u8>> = signs.collect::<Option<_>>()?;
    // What cannot be told so is not packed.
    let is_cut = |(at, signs): (usize, &Vec<u8>)| {
        signs.len() > list.words.get(at).len() || signs.last() != Some(&USUAL)
    };
    let is_whole = signs.iter().enumerate().all(is_cut);
    is_whole.then(|| SignsPart { usual, text: text.to_vec(), list, signs })
}

/// The lines of a syllable, a space, and characters, of which none is in two; and the rest of the text.
fn usual(text: &[u8]) -> (Usual, &[u8]) {
    let (mut usual, mut rest) = (Vec::new(), text);
    let mut seen = std::collections::BTreeSet::new();
    while let Some(end) = rest.iter().position(|byte| *byte == b'\n') {
        let line = std::str::from_utf8(&rest[..end]).unwrap_or_default();
        let Some((syllable, characters)) = line.split_once(' ') else { break };
        let characters: Vec<u32> = characters.chars().map(u32::from).collect();
        let is_syllable = syllable.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if !is_syllable || !characters.is_sorted() || !characters.iter().all(|&c| seen.insert(c)) {
            break;
        }
        usual.push((syllable.as_bytes().to_vec(), characters));
        rest = &rest[end + 1..];
    }
    (usual, rest)
}

pub fn write(part: &SignsPart, bytes: &mut Vec<u8>) {
    let mut text = Vec::new();
    for (syllable, characters) in &part.usual {
        text.extend_from_slice(syllable);
        text.push(b' ');
        for c in characters {
            let c = char::from_u32(*c).unwrap_or(char::REPLACEMENT_CHARACTER);
            text.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
        }
        text.push(b'\n');
    }
    text.extend_from_slice(&part.text);
    raw::put(text.len() as u32, bytes);
    bytes.append(&mut text);
    raw::put_list(&part.list, bytes);
    bytes.extend(part.signs.iter().map(|signs| signs.len() as u8));
    part.signs.iter().for_each(|signs| bytes.extend_from_slice(signs));
}

pub fn code(coder: &mut impl Coder, part: &SignsPart, known: &Known) -> Option<SignsPart> {
    let mut texts = Texts { length: Number::NEW, symbols: vec![Symbol::NEW; 1 << 12] };
    let usual = code_usual(coder, &part.usual, &mut texts)?;
    let text = texts.code(coder, &part.text)?;
    let list = lists::code(coder, &part.list, Some(known))?;
    let signs = code_signs(coder, &part.signs, &list)?;
    Some(SignsPart { usual, text, list, signs })
}

fn code_usual(coder: &mut impl Coder, known: &Usual, texts: &mut Texts) -> Option<Usual> {
    let mut all: Vec<u32> = known.iter().flat_map(|(_, characters)| characters).copied().collect();
    all.sort_unstable();
    let all = lists::characters(coder, &all)?;
    let mut length = Number::NEW;
    let count = length.code(coder, known.len() as u32);
    let (mut sets, mut counts) = (Sets::partition(all.len()), Number::NEW);
    let (mut usual, mut places) = (Vec::new(), Vec::new());
    for at in 0..Some(count).filter(|&count| count <= SYLLABLES)? as usize {
        let (syllable, characters) = known.get(at).cloned().unwrap_or_default();
        let syllable = texts.code(coder, &syllable)?;
        let set: Vec<u16> =
            characters.iter().filter_map(|c| all.binary_search(c).ok()).map(|place| place as u16).collect();
        let count = counts.code(coder, set.len() as u32) as usize;
        places.clear();
        sets.code(coder, count, &set, &mut places)?;
        let characters: Option<Vec<u32>> =
            places.iter().map(|&place| all.get(usize::from(place)).copied()).collect();
        usual.push((syllable, characters?));
    }
    Some(usual)
}

/// Texts, a byte by the two before it.
struct Texts {
    length: Number,
    symbols: Vec<Symbol<256>>,
}

impl Texts {
    fn code(&mut self, coder: &mut impl Coder, known: &[u8]) -> Option<Vec<u8>> {
        let length = Some(self.length.code(coder, known.len() as u32)).filter(|&length| length <= LONGEST)?;
        let (mut text, mut before) = (Vec::new(), 0_u16);
        for at in 0..length as usize {
            let symbol = &mut self.symbols[usize::from(before.wrapping_mul(0x9E35) >> 4)];
            let byte = symbol.code(coder, usize::from(known.get(at).copied().unwrap_or(0))) as u8;
            before = before << 8 | u16::from(byte);
            text.push(byte);
            if coder.is_over() {
                return None;
            }
        }
        Some(text)
    }
}

fn code_signs(coder: &mut impl Coder, known: &[Vec<u8>], list: &List) -> Option<Vec<Vec<u8>>> {
    // By character: whether a sign is the usual one, whether it is the one it last had else, and that.
    let mut by_character = vec![([Chance::EVEN; 2], Chance::EVEN, USUAL); list.characters.len()];
    let (mut symbol, mut longer, mut is_longer) = (Symbol::<256>::NEW, Number::NEW, [Chance::EVEN; 6]);
    let nothing = Vec::new();
    let mut all = Vec::new();
    for at in 0..list.words.len() {
        let word = list.words.get(at);
        let known = known.get(at).unwrap_or(&nothing);
        let mut length = word.len();
        let more = known.len().saturating_sub(length);
        let has_more = coder.bit(&mut is_longer[length.min(5)], more > 0);
        if has_more {
            length += longer.code(coder, more as u32) as usize;
        }
        let mut signs = Vec::new();
        for place in 0..Some(length).filter(|&length| length <= usize::from(u8::MAX))? {
            let known = known.get(place).copied().unwrap_or(USUAL);
            let (usual, again, last) =
                by_character.get_mut(usize::from(*word.get(place % word.len().max(1))?))?;
            let sign = if coder.bit(&mut usual[usize::from(place >= word.len())], known == USUAL) {
                USUAL
            } else if coder.bit(again, known == *last) {
                *last
            } else {
                symbol.code(coder, known.into()) as u8
            };
            if sign != USUAL {
                *last = sign;
            }
            signs.push(sign);
        }
        while !has_more && signs.last() == Some(&USUAL) {
            signs.pop();
        }
        all.push(signs);
        if coder.is_over() {
            return None;
        }
    }
    Some(all)
}
