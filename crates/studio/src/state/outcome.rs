//! What a change did to the reading: the marks that were won and lost, and where a form stands that is no mark.

use jiazhu_annotate::candidates::candidates;
use jiazhu_reading::{Reading, Script, Span, words};

use super::cards::MOST_CANDIDATES;
use super::explain::Point;
use super::lines::common;
use super::{Effect, Pane, Slot, State};
use crate::yaml::Node;

/// Places of one sort that are listed.
pub const FIRST_PLACES: usize = 8;
/// Characters before and after a place.
const AROUND: usize = 5;

/// A place in the reading on the screen, with what stands around it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    pub span: Span,
    pub before: String,
    pub text: String,
    pub after: String,
}

/// What the last change did.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    pub won: Vec<Place>,
    /// Where they were.
    pub lost: Vec<Place>,
}

/// Where the forms of the open card stand.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Standing {
    pub marked: Vec<Place>,
    pub refused: Vec<(Place, Refusal)>,
}

/// Why a form is no mark where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It would cut these words.
    Cuts(Vec<String>),
    /// It is a part of another term.
    Inside(String),
    /// A context that the glossary excludes, or a passage that no mark reaches into.
    Other,
}

impl Outcome {
    pub fn is_nothing(&self) -> bool {
        self.won.is_empty() && self.lost.is_empty()
    }

    /// What there is in one reading and not in the other.
    pub fn between(before: &Reading, after: &Reading) -> Outcome {
        let (old, new) = (before.text(), after.text());
        let count = |text: &str| text.chars().count() as u32;
        let (start, end) = common(&old, &new);
        let (start, old_end, new_end) =
            (count(&old[..start]), count(&old[..old.len() - end]), count(&new[..new.len() - end]));
        // Where a place of before is now; what the change has touched is gone.
        let moved = |span: Span| match span {
            Span { end, .. } if end <= start => Some(span),
            Span { start, end } if start >= old_end => {
                Some(Span { start: start - old_end + new_end, end: end - old_end + new_end })
            }
            _ => None,
        };
        fn key(reading: &Reading, entry: u32) -> &str {
            &reading.entries[entry as usize].id
        }
        // In order, for each is looked for: of a long text there are thousands.
        fn in_order<'r>(marks: impl Iterator<Item = (Span, &'r str)>) -> Vec<(Span, &'r str)> {
            let mut marks: Vec<(Span, &str)> = marks.collect();
            marks.sort_unstable();
            marks
        }
        let was = before.marks.iter().filter_map(|mark| Some((moved(mark.span)?, key(before, mark.entry))));
        let known = in_order(was);
        let now = in_order(after.marks.iter().map(|mark| (mark.span, key(after, mark.entry))));
        let surface = |text: &[char], span: Span| text[span.range()].iter().collect::<String>();
        let (old, new): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
        let mut won: Vec<(&str, Span)> = after
            .marks
            .iter()
            .map(|mark| (key(after, mark.entry), mark.span))
            .filter(|(id, span)| known.binary_search(&(*span, *id)).is_err())
            .collect();
        let mut lost: Vec<Place> = Vec::new();
        for mark in &before.marks {
            let id = key(before, mark.entry);
            let text = || surface(&old, mark.span);
            match moved(mark.span) {
                Some(span) if now.binary_search(&(span, id)).is_ok() => {}
                Some(span) => lost.push(place(&new, span)),
                // Between two changes the text is the same, and so are its marks.
                None => {
                    let is_it = |(other, span): &(&str, Span)| *other == id && surface(&new, *span) == text();
                    match won.iter().position(is_it) {
                        Some(same) => drop(won.remove(same)),
                        None => lost.push(Place { text: text(), ..place(&new, Span { start, end: start }) }),
                    }
                }
            }
        }
        Outcome { won: won.into_iter().map(|(_, span)| place(&new, span)).collect(), lost }
    }
}

fn place(text: &[char], span: Span) -> Place {
    let range = span.range();
    let (start, end) = (range.start.min(text.len()), range.end.min(text.len()));
    let is_line = |c: &&char| **c != '\n';
    let before: String = text[start.saturating_sub(AROUND)..start].iter().rev().take_while(is_line).collect();
    Place {
        span,
        before: before.chars().rev().collect(),
        text: text[start..end].iter().collect(),
        after: text[end..(end + AROUND).min(text.len())].iter().take_while(is_line).collect(),
    }
}

impl Standing {
    /// Where forms stand, in whichever script; `id` is that of their entry.
    pub fn of(reading: &Reading, id: &str, forms: &[String]) -> Standing {
        let text: Vec<char> = reading.text().chars().collect();
        let own: Vec<Span> = reading
            .marks
            .iter()
            .filter(|mark| reading.entries[mark.entry as usize].id == id)
            .map(|mark| mark.span)
            .collect();
        let mut found: Vec<Span> = Vec::new();
        for script in [Script::Source, Script::Hans, Script::Hant] {
            let shown = reading.in_script(script).text();
            for form in forms.iter().filter(|form| !form.is_empty()) {
                let length = form.chars().count() as u32;
                let (mut at, mut byte) = (0, 0);
                while let Some(next) = shown[byte..].find(form.as_str()) {
                    at += shown[byte..byte + next].chars().count() as u32;
                    found.push(Span { start: at, end: at + length });
                    let first = shown[byte + next..].chars().next().map_or(1, char::len_utf8);
                    (byte, at) = (byte + next + first, at + 1);
                }
            }
        }
        found.sort_unstable();
        found.dedup();
        let ends: Vec<u32> = reading
            .words
            .iter()
            .scan(0, |end, length| {
                *end += length;
                Some(*end)
            })
            .collect();
        let refused = found.into_iter().filter(|span| !own.iter().any(|mark| mark.overlaps(*span)));
        let refused =
            refused.map(|span| (place(&text, span), refusal(reading, &text, &ends, span))).collect();
        Standing { marked: own.into_iter().map(|span| place(&text, span)).collect(), refused }
    }
}

fn refusal(reading: &Reading, text: &[char], ends: &[u32], span: Span) -> Refusal {
    let around = reading.marks.iter().find(|mark| mark.span.holds(span));
    if let Some(mark) = around {
        return Refusal::Inside(reading.entries[mark.entry as usize].headword.clone());
    }
    // The words that have one of its ends inside them.
    let cut = [span.start, span.end].into_iter().filter_map(|edge| {
        let word = ends.partition_point(|end| *end <= edge);
        let start = if word == 0 { 0 } else { ends[word - 1] };
        (start < edge && word < ends.len())
            .then(|| text[start as usize..ends[word] as usize].iter().collect::<String>())
    });
    let mut cut: Vec<String> = cut.collect();
    cut.dedup();
    if cut.is_empty() { Refusal::Other } else { Refusal::Cuts(cut) }
}

/// The reading on the screen is compared with that before the change, and looked through for the open card’s forms.
pub fn compare(state: &mut State) -> Vec<Effect> {
    let Some(now) = state.opened_reading() else { return vec![] };
    let before = state.base.as_ref().and_then(|file| state.readings.open(file));
    state.outcome =
        before.map(|before| Outcome::between(&before, &now)).filter(|outcome| !outcome.is_nothing());
    if state.cards.seeks {
        let words = state.words.as_deref().and_then(|file| words::open_file(file).ok());
        state.cards.candidates = candidates(&now, words.as_ref(), MOST_CANDIDATES).into();
    }
    state.standing = state.cards.open.zip(state.tree()).and_then(|(entry, tree)| {
        let text =
            |slot: Slot| slot.find(tree, entry).and_then(Node::text).map(|text| text.trim().to_owned());
        let forms = [Slot::Headword, Slot::Traditional]
            .into_iter()
            .chain((0..).map(Slot::Form))
            .take(2 + state.count(Slot::Form));
        Some(Standing::of(&now, &text(Slot::Id)?, &forms.filter_map(text).collect::<Vec<_>>()))
    });
    vec![]
}

/// To a place in the reading.
pub fn jump(state: &mut State, span: Span) -> Vec<Effect> {
    let Some(reading) = state.opened_reading() else { return vec![] };
    let starts = reading.block_starts();
    let point = |at: u32| -> Option<Point> {
        let block = starts.partition_point(|start| *start <= at).checked_sub(1)?;
        Some((block, at - starts[block]))
    };
    state.pane = Pane::Reading;
    match (point(span.start), point(span.end)) {
        (Some(start), Some(end)) => vec![Effect::Jump([start, end])],
        _ => vec![],
    }
}
