//! Numbered syllables of CC-CEDICT, written as words with tone marks (GB/T 16159).

use crate::segment::Segmenter;
use crate::word_model::WordModel;
use jiazhu_reading::pinyin::{from_numbered, spell};

/// What stands for one character.
struct SpelledCharacter {
    text: String,
    /// A syllable of Mandarin; else Latin letters or a sign.
    is_syllable: bool,
}

/// Numbered syllables of a word with tone marks: up to three are written together, more by their words. Capitals
/// begin words, Latin letters stand apart: `ka3 la1 O K` is `kǎlā OK`.
///
/// `None` if there is no syllable of Mandarin among them.
pub(super) fn pronunciation(model: &WordModel, word: &str, numbered: &str) -> Option<String> {
    let pieces = pieces(numbered)?;
    let length = word.chars().count();
    let has_capital =
        pieces.iter().any(|piece| piece.is_syllable && piece.text.starts_with(char::is_uppercase));
    if length < 4 || length != pieces.len() || has_capital {
        return Some(join(word, &pieces));
    }
    let segmenter = Segmenter::new(model, &[]);
    let slice = |start: usize, end: usize| word.chars().skip(start).take(end - start).collect::<String>();
    let (mut ends, mut start) = (Vec::new(), 0);
    for end in segmenter.parts(word) {
        // The half of a saying has words of its own.
        let inside = if end - start < 4 { Vec::new() } else { segmenter.parts(&slice(start, end)) };
        ends.extend(inside.iter().map(|inner| start + inner));
        ends.push(end);
        start = end;
    }
    ends.dedup();
    let (mut spelled, mut start) = (String::new(), 0);
    for end in ends {
        if start > 0 && !is_sign(&pieces[start]) {
            spelled.push(' ');
        }
        spelled += &join(&slice(start, end), &pieces[start..end]);
        start = end;
    }
    Some(spelled)
}

/// The pronunciation of an idiom of four characters: one word, with a hyphen where both halves are words.
pub(super) fn idiom(model: &WordModel, word: &str, numbered: &str) -> Option<String> {
    let pieces = pieces(numbered)?;
    let (middle, _) = word.char_indices().nth(2)?;
    if pieces.len() != 4 || word.chars().count() != 4 || pieces.iter().any(|piece| !piece.is_syllable) {
        return None;
    }
    let (first, second) = word.split_at(middle);
    let is_word = |half| model.has(half);
    let hyphen = if is_word(first) && is_word(second) { "-" } else { return Some(join(word, &pieces)) };
    Some(join(first, &pieces[..2]) + hyphen + &join(second, &pieces[2..]))
}

/// CC-CEDICT writes `lu : 4` in references for `lu:4`, and sometimes leaves out spaces or writes hyphens.
fn pieces(numbered: &str) -> Option<Vec<SpelledCharacter>> {
    let numbered = numbered.replace(" : ", ":");
    let groups = numbered.split([' ', '-', '\'']).filter(|group| !group.is_empty());
    let pieces = groups.flat_map(|group| group.split_inclusive(|c: char| c.is_ascii_digit()));
    let pieces: Vec<SpelledCharacter> = pieces
        .map(|piece| match from_numbered(piece) {
            Some(text) => SpelledCharacter { text, is_syllable: true },
            None => SpelledCharacter { text: piece.to_owned(), is_syllable: false },
        })
        .collect();
    pieces.iter().any(|piece| piece.is_syllable).then_some(pieces)
}

fn is_sign(piece: &SpelledCharacter) -> bool {
    !piece.text.contains(char::is_alphanumeric)
}

/// Pieces written as one word: Latin letters stand apart from syllables, signs close up to what is before them.
fn join(word: &str, pieces: &[SpelledCharacter]) -> String {
    let mut joined = String::new();
    for run in pieces.chunk_by(|a, b| a.is_syllable == b.is_syllable) {
        if !joined.is_empty() && !is_sign(&run[0]) {
            joined.push(' ');
        }
        let texts = run.iter().map(|piece| piece.text.as_str());
        joined += &if run[0].is_syllable { spell(word, texts) } else { texts.collect() };
    }
    joined
}
