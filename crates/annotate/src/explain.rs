//! Why an article is divided and said as it is: which table or rule has decided each word and each syllable.
//!
//! It is asked of what has been annotated, and repeats both decisions with a notebook; [`annotate`](crate::annotate()) itself notes nothing.

mod why_syllables;
mod why_words;

use serde::Serialize;

use crate::annotate::{Annotated, rivals};
use jiazhu_reading::{Span, SyllableSource};

/// What has decided something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reason {
    /// Names the kind of reason for machines: `dictionary-word`.
    pub rule: &'static str,
    /// In one line.
    pub says: String,
    /// Where the table or the rule lies: a path in Jiazhu's source tree, or the glossary or the notes as the caller named them.
    pub file: String,
}

/// All that [`explain()`] has to say. Offsets count code points of the text.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Explanation {
    /// As printed.
    pub text: String,
    /// They tile the text.
    pub words: Vec<ExplainedWord>,
    /// Other divisions that are plausible, as [`rivals`] gives them.
    pub rivals: Vec<ExplainedRival>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ExplainedWord {
    #[serde(flatten)]
    pub span: Span,
    pub text: String,
    pub because: Reason,
    /// The words on the most probable way (Viterbi path) of which it was made; one, where no rule has joined or parted them.
    pub way: Vec<ExplainedStep>,
    pub syllables: Vec<ExplainedSyllable>,
}

/// A word on the most probable way through the lattice.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ExplainedStep {
    #[serde(flatten)]
    pub span: Span,
    pub text: String,
    /// Natural logarithm of its probability, whatever stands around it.
    pub weight: f64,
    /// How much more probable it is after what stands before it than anywhere: pointwise mutual information (PMI), a natural
    /// logarithm. A part of it only counts between two words.
    pub attraction: f64,
    /// Whether the two were counted side by side (a bigram); `null` if one of them was never counted.
    pub seen: Option<bool>,
    /// The step before; `null` where a sentence begins.
    pub after: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ExplainedSyllable {
    #[serde(flatten)]
    pub span: Span,
    pub text: String,
    pub pinyin: String,
    /// With the tone it has before the next syllable.
    pub spoken: String,
    pub source: SyllableSource,
    /// Whether the character has other pronunciations and nothing here decides.
    pub unsettled: bool,
    pub because: Reason,
    /// Why it has another tone here than in the dictionary; `null` if it has not.
    pub sandhi: Option<Reason>,
}

/// Another division of a stretch.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ExplainedRival {
    #[serde(flatten)]
    pub span: Span,
    /// The words as they are divided.
    pub chosen: Vec<String>,
    /// The words of the rival.
    pub words: Vec<String>,
    /// Natural logarithm of the rival's probability over that of the chosen words: 0 or less.
    pub score: f64,
}

/// Which table or rule has decided each word and each syllable.
///
/// ```
/// use jiazhu_annotate::{Tables, annotate, explain, article::Article, glossary::Glossary, notes::Notes};
///
/// let tables = Tables::from_bytes(jiazhu_tables::FILES).unwrap();
/// let article = Article::parse("a.txt", "他干什么".as_bytes()).unwrap();
/// let (glossary, notes) = (Glossary::default(), Notes::default());
/// let explanation = explain(&annotate(&article, &glossary, &notes, &tables));
/// assert_eq!(explanation.words[1].syllables[0].because.says, "`干什么` is a word of the table of phrases");
/// ```
pub fn explain(annotated: &Annotated) -> Explanation {
    let text: Vec<char> = annotated.text.chars().collect();
    let mut words = why_words::words(annotated, &text);
    let mut syllables = why_syllables::syllables(annotated, &text).into_iter().peekable();
    for word in &mut words {
        word.syllables =
            std::iter::from_fn(|| syllables.next_if(|said| said.span.start < word.span.end)).collect();
    }
    let ends = &annotated.division.ends;
    let rival = |rival: &jiazhu_reading::Rival| {
        let inside = |end: &&usize| (rival.span.start as usize) < **end && **end <= rival.span.end as usize;
        let chosen: Vec<usize> = ends.iter().filter(inside).copied().collect();
        let others = rival.words.iter().scan(rival.span.start as usize, |end, length| {
            *end += *length as usize;
            Some(*end)
        });
        let start = rival.span.start as usize;
        ExplainedRival {
            span: rival.span,
            words: slices(&text, start, others),
            chosen: slices(&text, start, chosen),
            // The scores are whole thousandths.
            score: f64::from((rival.score * 1000.0).round()) / 1000.0,
        }
    };
    let rivals = rivals(annotated).iter().map(rival).collect();
    Explanation { text: annotated.text.clone(), words, rivals }
}

/// The stretches that begin at `start` and end at `ends`.
fn slices(text: &[char], mut start: usize, ends: impl IntoIterator<Item = usize>) -> Vec<String> {
    let slice = |end| text[std::mem::replace(&mut start, end)..end].iter().collect();
    ends.into_iter().map(slice).collect()
}

fn slice(text: &[char], span: Span) -> String {
    text[span.range()].iter().collect()
}

/// A weight as the natural logarithm that it is.
fn logarithm(weight: impl Into<i64>) -> f64 {
    weight.into() as f64 / 1000.0
}

#[cfg(test)]
mod tests;
