//! Why words are words.

use super::{ExplainedStep, ExplainedWord, Reason, logarithm, slice};
use crate::annotate::Annotated;
use crate::segment::word_reasons::{self, Seen, Told, WhyWord};
use crate::segment::{KNOWN_PREFERENCE, NEW_PREFERENCE, PREFERENCE, surname_of};
use jiazhu_reading::Span;

pub const WORDS: &str = "crates/tables/data/words.bin";
const LATTICE: &str = "crates/annotate/src/segment/lattice.rs";
const JOIN: &str = "crates/annotate/src/segment/join.rs";
const REPEATED: &str = "crates/annotate/src/segment/repeated.rs";
const NAMES: &str = "crates/annotate/src/segment/names.rs";
const NUMBERS: &str = "crates/annotate/src/segment/numbers.rs";
const ATOMS: &str = "crates/annotate/src/segment/atoms.rs";
const FORMS: &str = "crates/annotate/src/segment/forms.rs";
const PIECES: &str = "crates/annotate/src/segment.rs";

/// The words of a text, without their syllables.
pub fn words(annotated: &Annotated, text: &[char]) -> Vec<ExplainedWord> {
    let folded: Vec<char> = annotated.division.folded.chars().collect();
    let Told { words, steps, .. } =
        annotated.segmenter.told(&annotated.division.folded, &annotated.walls, &annotated.divided);
    let mut start = 0;
    let mut told = Vec::with_capacity(words.len());
    for (end, why) in words {
        let span = Span::new(std::mem::replace(&mut start, end), end);
        let first = steps.partition_point(|step| step.span.end <= span.start);
        let last = steps.partition_point(|step| step.span.start < span.end);
        let ground = WordFacts { annotated, folded: &folded, steps: &steps[first..last], span };
        let way = (first..last).map(|at| step(&steps, at, text)).collect();
        told.push(ExplainedWord {
            span,
            text: slice(text, span),
            because: ground.because(why),
            way,
            syllables: Vec::new(),
        });
    }
    told
}

fn step(steps: &[word_reasons::ToldStep], at: usize, text: &[char]) -> ExplainedStep {
    let step = &steps[at];
    let before =
        at.checked_sub(1).map(|before| &steps[before]).filter(|before| before.span.end == step.span.start);
    ExplainedStep {
        span: step.span,
        text: slice(text, step.span),
        weight: logarithm(step.weight),
        attraction: logarithm(step.attraction),
        seen: match step.seen {
            Seen::Together => Some(true),
            Seen::Apart => Some(false),
            Seen::Unknown => None,
        },
        after: before.map(|before| slice(text, before.span)),
    }
}

/// A word, and what is known of it.
struct WordFacts<'a> {
    annotated: &'a Annotated<'a>,
    folded: &'a [char],
    /// What the word is made of, or lies in.
    steps: &'a [word_reasons::ToldStep],
    span: Span,
}

impl WordFacts<'_> {
    fn because(&self, why: WhyWord) -> Reason {
        let (rule, says, file) = match why {
            WhyWord::LineBreak => ("line-break", "a line break is a word by itself".to_owned(), PIECES),
            WhyWord::Damage => ("damage", "a note says that it is damaged: no word reaches into it".to_owned(), PIECES),
            WhyWord::Author => return self.author(),
            WhyWord::Form => return self.form(),
            WhyWord::LongForm => {
                ("long-form", format!("{}, too long to compete with words: joined afterwards", self.entry()), FORMS)
            }
            WhyWord::Person => ("person", self.person(), NAMES),
            WhyWord::Foreign => ("foreign-name", "characters that foreign names are written with: more probable as a name than as words".to_owned(), NAMES),
            WhyWord::Number => {
                let is_letter = |c: &char| c.is_ascii_alphabetic();
                let is_word = self.folded[self.span.range()].first().is_some_and(is_letter);
                let says = if is_word { "letters and what joins them, a word whole" } else { "a number, which is one word" };
                ("number", says.to_owned(), NUMBERS)
            }
            WhyWord::Measure => ("measure", "what follows a number (measure word) is a word by itself".to_owned(), NUMBERS),
            WhyWord::HeadOfWord => ("number", format!("the number of {}", self.inside()), NUMBERS),
            WhyWord::RestOfWord => ("measure", format!("the measure word of {}", self.inside()), NUMBERS),
            WhyWord::Choice => {
                ("choice", "a question or a trial in the form 真不真, 看一看 is one word".to_owned(), JOIN)
            }
            WhyWord::RestOfChoice => ("choice-rest", format!("what the form 真不真 has left of {}", self.inside()), JOIN),
            WhyWord::Known => ("dictionary-word", "a word of the word model".to_owned(), WORDS),
            WhyWord::Letters => ("letters", "letters in a row are a word".to_owned(), ATOMS),
            WhyWord::Alone if self.is_in_model() => {
                ("dictionary-word", "a word of the word model, of one character".to_owned(), WORDS)
            }
            WhyWord::Alone => ("single-character", "one character that no word has".to_owned(), LATTICE),
            WhyWord::Marks => ("marks", "one mark that is written several times".to_owned(), JOIN),
            WhyWord::Joined => (
                "hidden-markov-model",
                "an unknown word: the hidden Markov model of jieba-rs (Viterbi) has joined what the word model left apart".to_owned(),
                JOIN,
            ),
            WhyWord::Repeated => (
                "repeated",
                "an unknown word: its characters look like words in a row, but stand together in several places of the text".to_owned(),
                REPEATED,
            ),
            WhyWord::LeftAlone => (
                "left-alone",
                "one character: the hidden Markov model of jieba-rs (Viterbi) joins it to no other, or to such as are mostly words by themselves"
                    .to_owned(),
                JOIN,
            ),
            WhyWord::Apart => (
                "left-apart",
                "one character: the word that it could be part of is less probable here than its characters".to_owned(),
                JOIN,
            ),
        };
        Reason { rule, says, file: file.to_owned() }
    }

    fn spelled(&self) -> String {
        slice(self.folded, self.span)
    }

    fn is_in_model(&self) -> bool {
        self.annotated.tables.word_model().has(&self.spelled())
    }

    /// The word of the word model that was parted.
    fn inside(&self) -> String {
        let word = self.steps.last().map_or(self.span, |step| step.span);
        format!("`{}`", slice(self.folded, word))
    }

    fn entry(&self) -> String {
        let entry = self.annotated.known.forms.entry_of(&self.spelled());
        let id = entry.map(|entry| &self.annotated.glossary.entries[entry as usize].card.id);
        id.map_or("a form of the glossary".to_owned(), |id| {
            format!("a form of the entry `{id}` of the glossary")
        })
    }

    /// What a note says, or `anywhere` of an entry.
    fn author(&self) -> Reason {
        match self
            .annotated
            .known
            .forms
            .entry_of(&self.spelled())
            .map(|at| &self.annotated.glossary.entries[at as usize])
        {
            Some(entry) if entry.anywhere => Reason {
                rule: "anywhere",
                says: format!("the entry `{}` is marked wherever it stands", entry.card.id),
                file: self.annotated.glossary.file.clone(),
            },
            _ => Reason {
                rule: "note",
                says: "a note with purpose `segmenting` says so".to_owned(),
                file: self.annotated.notes.file.clone(),
            },
        }
    }

    fn form(&self) -> Reason {
        let (preference, named) = match (self.is_in_model(), self.span.length()) {
            (false, _) => (NEW_PREFERENCE, "NEW_PREFERENCE"),
            (true, 2) => (KNOWN_PREFERENCE, "KNOWN_PREFERENCE"),
            (true, _) => (PREFERENCE, "PREFERENCE"),
        };
        let finer = match self.steps {
            [step] => step.finer.map(|finer| (step.weight, finer)),
            _ => None,
        };
        let by = match finer {
            None => String::new(),
            // The weight of a form is its parts' and the preference; else it is the word model's.
            Some((weight, finer)) if i64::from(weight) == finer + i64::from(preference) => format!(
                ": it counts as more probable by {:.3} ({named}) than its most probable parts, which weigh {:.3}",
                logarithm(preference),
                logarithm(finer)
            ),
            Some(_) => ": as a word of the word model it is more probable than its parts".to_owned(),
        };
        Reason { rule: "form", says: format!("{}{by}", self.entry()), file: LATTICE.to_owned() }
    }

    fn person(&self) -> String {
        let name = &self.folded[self.span.range()];
        let surname = surname_of(name, self.annotated.tables.word_model());
        let (surname, given): (String, String) =
            (name[..surname].iter().collect(), name[surname..].iter().collect());
        format!(
            "a person's name that the way through the lattice prefers: surname {surname}, given name {given}"
        )
    }
}
