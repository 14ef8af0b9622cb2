//! Finding the passage a note is about.

use super::annotation::Target;
use crate::sorting;
use jiazhu_reading::Span;

/// A text whose characters can be counted both ways.
pub struct CountedText<'a> {
    text: &'a str,
    /// The byte at which each code point starts, and the length.
    starts: Vec<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AnchoredPassage {
    pub span: Span,
    /// What stands before or after the passage is not what the note says.
    pub moved: bool,
}

/// Why a passage is not found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Miss {
    Absent,
    /// It stands in so many places, and nothing decides between them.
    Several(usize),
    /// The text has only so many characters.
    OutOfRange(usize),
}

/// Beyond so many equal passages only a position that fits can decide.
const MOST_CANDIDATES: usize = 1000;

impl<'a> CountedText<'a> {
    pub fn new(text: &'a str) -> CountedText<'a> {
        let starts =
            text.char_indices().map(|(byte, _)| byte).chain([text.len()]).map(|byte| byte as u32).collect();
        CountedText { text, starts }
    }

    /// A stretch inside the text.
    pub fn slice(&self, span: Span) -> &'a str {
        &self.text[self.byte(span.start)..self.byte(span.end)]
    }

    /// The passage that `target` describes.
    ///
    /// # Errors
    /// A [`Miss`] where there is none, or more than one.
    pub fn find(&self, target: &Target) -> Result<AnchoredPassage, Miss> {
        let length = self.starts.len() - 1;
        if target.exact.is_empty() {
            return match target.position {
                Some(span) if span.end as usize <= length => Ok(AnchoredPassage { span, moved: false }),
                _ => Err(Miss::OutOfRange(length)),
            };
        }
        let characters = target.exact.chars().count() as u32;
        let found = |byte: usize, moved| {
            let start = self.starts.partition_point(|at| (*at as usize) < byte) as u32;
            AnchoredPassage { span: Span { start, end: start + characters }, moved }
        };
        let context = target.prefix.chars().count() + target.suffix.chars().count();
        if let Some(position) = target.position.filter(|position| (position.start as usize) < length) {
            let byte = self.byte(position.start);
            if self.text[byte..].starts_with(&target.exact) && self.fit(target, byte).1 == context {
                return Ok(found(byte, false));
            }
        }
        let candidates: Vec<(usize, (usize, usize))> =
            self.all(&target.exact).map(|byte| (byte, self.fit(target, byte))).collect();
        let best = candidates.iter().map(|(_, fit)| *fit).max().ok_or(Miss::Absent)?;
        let mut chosen: Vec<usize> =
            candidates.iter().filter(|(_, fit)| *fit == best).map(|(byte, _)| *byte).collect();
        if let Some(position) = target.position {
            let wanted = self.byte(position.start.min(length as u32));
            sorting::by_key(&mut chosen, |byte| byte.abs_diff(wanted));
            chosen.truncate(1);
        }
        // Of several passages, one is meant only if most of its surroundings fit.
        let clear = candidates.len() == 1 || target.position.is_some() || best.0 * 2 >= context;
        match chosen[..] {
            [byte] if clear => Ok(found(byte, best.0 < context)),
            _ => Err(Miss::Several(candidates.len())),
        }
    }

    fn byte(&self, at: u32) -> usize {
        self.starts[at as usize] as usize
    }

    /// Where `needle` stands, in bytes; occurrences may overlap.
    fn all(&self, needle: &str) -> impl Iterator<Item = usize> {
        let step = needle.chars().next().map_or(1, char::len_utf8);
        let mut from = 0;
        std::iter::from_fn(move || {
            let at = from + self.text.get(from..)?.find(needle)?;
            from = at + step;
            Some(at)
        })
        .take(MOST_CANDIDATES)
    }

    /// How many characters of prefix and suffix stand around the passage at `byte`, counted from the passage outwards: first whatever
    /// blanks stand there, for an article is read without those at the ends of its lines, then to the character.
    fn fit(&self, target: &Target, byte: usize) -> (usize, usize) {
        let before = || self.text[..byte].chars().rev();
        let after = || self.text[byte + target.exact.len()..].chars();
        let (prefix, suffix) = (|| target.prefix.chars().rev(), || target.suffix.chars());
        let loose = alike(before(), prefix()) + alike(after(), suffix());
        let strict = before().zip(prefix()).take_while(|(a, b)| a == b).count()
            + after().zip(suffix()).take_while(|(a, b)| a == b).count();
        (loose, strict)
    }
}

/// How many characters of what is said to stand there do, blanks aside.
fn alike(there: impl Iterator<Item = char>, said: impl Iterator<Item = char>) -> usize {
    let mut there = there.filter(|c| !c.is_whitespace());
    said.take_while(|c| c.is_whitespace() || there.next() == Some(*c)).count()
}
