//! OpenCC's tables, and the longest match over them.

use super::standard::Standard;
use crate::by_character::ByCharacter;
use jiazhu_packed::SignsPart;
use jiazhu_packed::word_codes::WordCodes;

/// One direction.
pub struct ConversionTable {
    characters: ByCharacter<Character>,
    /// The characters that none of what may stand for them is: those of the Basic Multilingual Plane in bits, for all of a text are asked for.
    foreign: Box<[u64; 1 << 10]>,
    phrases: WordCodes,
}

#[derive(Default)]
struct Character {
    /// What usually stands for it.
    usual: char,
    /// What may stand for it, the usual one first.
    choices: Vec<char>,
    /// Those among them between which only the context decides, the usual one first.
    doubts: String,
}

/// What stands for one character.
#[derive(Clone, Copy, Debug)]
pub struct Converted<'t> {
    pub to: char,
    /// Whether a phrase says so.
    pub by_phrase: bool,
    /// Where nothing says so: all characters between which the context would have to decide.
    pub doubts: Option<&'t str>,
}

impl ConversionTable {
    /// Converts each character of a text and calls `found` with its place and what stands for it. `may_stand` says of two places
    /// whether a phrase between them may be used.
    pub fn convert<'t>(
        &'t self,
        text: &[char],
        may_stand: impl Fn(usize, usize) -> bool,
        mut found: impl FnMut(usize, Converted<'t>),
    ) {
        let pairs = self.phrases.pairs(text);
        let mut at = 0;
        while let Some(first) = text.get(at) {
            let mut longest = None;
            self.phrases.walk_on(&text[at..], pairs[at], |length, signs| {
                if may_stand(at, at + length) {
                    longest = Some((length, signs));
                }
            });
            let Some((length, signs)) = longest else {
                let known = self.characters.get(*first);
                let to = known.map_or(*first, |known| known.usual);
                let doubts = known.map(|known| known.doubts.as_str()).filter(|doubts| !doubts.is_empty());
                found(at, Converted { to, by_phrase: false, doubts });
                at += 1;
                continue;
            };
            for (index, c) in text[at..at + length].iter().enumerate() {
                let choice = usize::from(signs.get(index).map_or(0, |sign| sign.saturating_sub(b'0')));
                let to = self.characters.get(*c).and_then(|known| known.choices.get(choice));
                found(at + index, Converted { to: *to.unwrap_or(c), by_phrase: true, doubts: None });
            }
            at += length;
        }
    }

    /// Whether a text in the target's script never has this character.
    pub fn is_foreign(&self, c: char) -> bool {
        match self.foreign.get(c as usize / 64) {
            Some(bits) => bits >> (c as u32 % 64) & 1 > 0,
            None => self.characters.get(c).is_some_and(|known| !known.choices.contains(&c)),
        }
    }

    /// Whether a character is one of those, as Taiwan spells them, that may stand for another one.
    pub fn may_be(&self, c: char, to: char) -> bool {
        let known = self.characters.get(c);
        known.is_some_and(|known| known.choices.iter().any(|choice| Standard::Taiwan.spell(*choice) == to))
    }

    /// Makes it of one part of `opencc.bin`.
    pub fn new(part: SignsPart) -> Option<ConversionTable> {
        let lines = part.text()?;
        let mut characters = ByCharacter::default();
        let mut foreign = Box::new([0; 1 << 10]);
        for line in lines.lines() {
            let (line, doubts) = line.split_once('|').unwrap_or((line, ""));
            let mut chars = line.chars();
            let from = chars.next()?;
            let choices: Vec<char> = chars.collect();
            let usual = *choices.first()?;
            if let Some(bits) = foreign.get_mut(from as usize / 64).filter(|_| !choices.contains(&from)) {
                *bits |= 1 << (from as u32 % 64);
            }
            characters.insert(from, Character { usual, choices, doubts: doubts.to_owned() });
        }
        Some(ConversionTable { characters, foreign, phrases: WordCodes::new(part)? })
    }
}
