//! `pinyin.bin`, `cedict-pinyin.bin` and `opencc.bin`: texts, and words with a sign for each character.

use crate::coder::{Chance, Coder};
use crate::known::Known;
use crate::lists::{self, List};
use crate::numbers::{Number, Symbol};
use crate::raw;
use crate::sets::Sets;

/// Syllables, and for each the characters that it is usual for.
type Usual = Vec<(Vec<u8>, Vec<u32>)>;

/// A text, and words with signs after it.
#[derive(Default)]
pub struct SignsPart {
    /// What the text begins with, as far as that is in order: syllables, and the characters that they are usual for.
    usual: Usual,
    /// What follows.
    text: Vec<u8>,
    pub(crate) list: List,
    pub(crate) signs: Signs,
}

/// For each word how many signs it has, and all signs one after the other.
#[derive(Default)]
pub struct Signs {
    pub counts: Vec<u8>,
    pub all: Vec<u8>,
}

/// The longest text, and the most syllables.
const LONGEST: u32 = 1 << 20;
const SYLLABLES: u32 = 1 << 12;

/// The sign that is left out at the end of a word.
const USUAL: u8 = b'0';

impl SignsPart {
    /// Takes one off the front as it is before it is packed; `lab/src/data/pinyin.rs` tells the format. `None` if it is not in that format.
    pub fn read(bytes: &mut &[u8]) -> Option<SignsPart> {
        let length = raw::leb128(bytes)? as usize;
        let (usual, text) = usual(raw::take(bytes, length)?);
        let list = raw::list(bytes)?;
        let counts = raw::take(bytes, list.count())?.to_vec();
        let all = raw::take(bytes, counts.iter().map(|&count| usize::from(count)).sum())?.to_vec();
        Some(SignsPart { usual, text: text.to_vec(), list, signs: Signs { counts, all } })
    }

    /// Whether it can be packed: signs are left out at the end of words, and only there.
    pub fn can_be_packed(&self) -> bool {
        let (mut rest, mut counts) = (self.signs.all.as_slice(), self.signs.counts.iter());
        let told = self.list.each(|word| {
            let signs = raw::take(&mut rest, usize::from(*counts.next()?))?;
            (signs.len() > word.len() || signs.last() != Some(&USUAL)).then_some(())
        });
        told.is_some()
    }

    /// Its text.
    pub fn text(&self) -> Option<String> {
        let mut text = Vec::with_capacity(self.text.len() * 2);
        for (syllable, characters) in &self.usual {
            text.extend_from_slice(syllable);
            text.push(b' ');
            for c in characters {
                let c = char::from_u32(*c).unwrap_or(char::REPLACEMENT_CHARACTER);
                text.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
            }
            text.push(b'\n');
        }
        text.extend_from_slice(&self.text);
        String::from_utf8(text).ok()
    }

    /// Writes it.
    pub fn write(&self, bytes: &mut Vec<u8>) -> Option<()> {
        let text = self.text()?;
        raw::put(text.len() as u32, bytes);
        bytes.extend_from_slice(text.as_bytes());
        raw::put_list(&self.list, bytes);
        bytes.extend_from_slice(&self.signs.counts);
        bytes.extend_from_slice(&self.signs.all);
        Some(())
    }
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

pub fn code(coder: &mut impl Coder, part: &SignsPart, known: &Known, is_ranked: bool) -> Option<SignsPart> {
    let mut texts = Texts { length: Number::NEW, symbols: vec![Symbol::NEW; 1 << 12] };
    let usual = code_usual(coder, &part.usual, &mut texts)?;
    let text = texts.code(coder, &part.text)?;
    let list = lists::code(coder, &part.list, Some(known), is_ranked)?;
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

fn code_signs(coder: &mut impl Coder, known: &Signs, list: &List) -> Option<Signs> {
    // By character: whether a sign is the usual one, whether it is the one it last had else, and that.
    let mut by_character = vec![([Chance::EVEN; 2], Chance::EVEN, USUAL); list.characters.len()];
    let (mut symbol, mut longer, mut is_longer) = (Symbol::<256>::NEW, Number::NEW, [Chance::EVEN; 6]);
    let (mut known_counts, mut known_all) = (known.counts.iter(), known.all.as_slice());
    let mut signs = Signs::default();
    list.each(|word| {
        let known = match known_counts.next() {
            Some(&count) => raw::take(&mut known_all, count.into())?,
            None => &[],
        };
        let mut length = word.len();
        let more = known.len().saturating_sub(length);
        let has_more = coder.bit(&mut is_longer[length.min(5)], more > 0);
        if has_more {
            length += longer.code(coder, more as u32) as usize;
        }
        let start = signs.all.len();
        for place in 0..Some(length).filter(|&length| length <= usize::from(u8::MAX))? {
            let known = known.get(place).copied().unwrap_or(USUAL);
            let (usual, again, last) = &mut by_character[usize::from(word[place % word.len()])];
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
            signs.all.push(sign);
        }
        while !has_more && signs.all.len() > start && signs.all.last() == Some(&USUAL) {
            signs.all.pop();
        }
        signs.counts.push((signs.all.len() - start) as u8);
        (!coder.is_over()).then_some(())
    })?;
    Some(signs)
}
