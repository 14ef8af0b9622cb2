//! What a reader is at: what the fragment of an address names.

use jiazhu_reading::{Reading, Span};

/// What can be heard and taken along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Index in [`Reading::entries`], and where it is read: index in [`Reading::marks`].
    Entry { at: u32, mark: Option<u32> },
    /// A word.
    Word(Span),
    /// Index in [`Reading::notes`]: the first one of its annotation.
    Note(usize),
    /// What the reader has selected.
    Passage(Span),
    /// From a place on: what follows it in the article.
    Article { from: u32 },
}

impl Subject {
    /// Of a fragment as the widget follows it: `jiazhu-ID`, `jiazhu-note-ID`, `jiazhu-at-START-END`. `mark`: the one whose card is open. `None`
    /// where the reading has no such thing.
    pub fn named(reading: &Reading, fragment: &str, mark: Option<u32>) -> Option<Subject> {
        let id = fragment.strip_prefix("jiazhu-")?;
        if let Some(at) = reading.entries.iter().position(|entry| entry.id == id) {
            let is_its =
                |mark: &u32| reading.marks.get(*mark as usize).is_some_and(|mark| mark.entry as usize == at);
            let first =
                || reading.marks.iter().position(|mark| mark.entry as usize == at).map(|mark| mark as u32);
            return Some(Subject::Entry { at: at as u32, mark: mark.filter(is_its).or_else(first) });
        }
        if let Some(id) = id.strip_prefix("note-") {
            return reading.notes.iter().position(|note| note.id == id).map(Subject::Note);
        }
        let (start, end) = id.strip_prefix("at-")?.split_once('-')?;
        let span = Span { start: start.parse().ok()?, end: end.parse().ok()? };
        let length = reading.text().chars().count() as u32;
        (!span.is_empty() && span.end <= length).then_some(Subject::Word(span))
    }

    /// Where it stands in the text; `None` for an entry that stands nowhere.
    pub fn span(self, reading: &Reading) -> Option<Span> {
        match self {
            Subject::Entry { mark, .. } => Some(reading.marks.get(mark? as usize)?.span),
            Subject::Word(span) | Subject::Passage(span) => Some(span),
            Subject::Note(at) => Some(reading.notes.get(at)?.span),
            Subject::Article { from } => Some(Span { start: from, end: from }),
        }
    }

    /// The fragment of a link to it; `None` for the article itself.
    pub fn fragment(self, reading: &Reading) -> Option<String> {
        Some(match self {
            Subject::Entry { at, .. } => format!("jiazhu-{}", reading.entries.get(at as usize)?.id),
            Subject::Note(at) => format!("jiazhu-note-{}", reading.notes.get(at)?.id),
            Subject::Word(span) | Subject::Passage(span) => place(span),
            Subject::Article { .. } => return None,
        })
    }
}

/// The fragment of a link to a passage.
pub fn place(span: Span) -> String {
    format!("jiazhu-at-{}-{}", span.start, span.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::take::text::tests::reading;

    #[test]
    fn what_a_fragment_names_leads_back_to_it() {
        let reading = reading();
        for (fragment, expected) in [
            ("jiazhu-weihu", Subject::Entry { at: 0, mark: Some(0) }),
            ("jiazhu-note-n1", Subject::Note(0)),
            ("jiazhu-at-1-3", Subject::Word(Span { start: 1, end: 3 })),
        ] {
            let named = Subject::named(&reading, fragment, None);
            assert_eq!(named, Some(expected), "{fragment}");
            assert_eq!(expected.fragment(&reading).as_deref(), Some(fragment));
        }
        assert_eq!(
            Subject::named(&reading, "jiazhu-weihu", Some(1)),
            Some(Subject::Entry { at: 0, mark: Some(1) })
        );
        assert_eq!(
            Subject::named(&reading, "jiazhu-weihu", Some(9)),
            Some(Subject::Entry { at: 0, mark: Some(0) })
        );
    }

    #[test]
    fn what_the_reading_does_not_have_is_nothing() {
        let reading = reading();
        for fragment in [
            "",
            "weihu",
            "jiazhu-",
            "jiazhu-at-3-1",
            "jiazhu-at-0-9999",
            "jiazhu-at-x-y",
            "jiazhu-note-",
            "jiazhu-at-2-2",
        ] {
            assert_eq!(Subject::named(&reading, fragment, None), None, "{fragment}");
        }
    }
}
