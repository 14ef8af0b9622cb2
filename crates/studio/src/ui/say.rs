//! What the studio says around the glossary’s cards, the passage and undoing.

use crate::state::{Refusal, Slot};

pub const UNDO: &str = "Undo";
pub const REDO: &str = "Redo";
pub const CARDS: &str = "Cards";
pub const TEXT: &str = "Text";
pub const HOW_SEEN: &str = "How the glossary is seen";
pub const FIND: &str = "Find or add a term";
pub const NO_TERMS: &str = "No term is explained yet. Select one in the reading, or write it here.";
pub const NONE_FOUND: &str = "No entry has this in it.";
pub const UNREADABLE: &str =
    "The glossary’s text has an error, so its cards cannot be drawn. It is listed among the findings.";
pub const TABLE: &str = "This glossary is a table: it is written as a text.";
pub const SHOW_TEXT: &str = "Show the text";
pub const IN_TEXT: &str = "Show it in the text";
pub const ALL_TERMS: &str = "All terms";
pub const PROPOSED: &str = "proposed";
pub const ACCEPT: &str = "Accept what is proposed";
pub const DELETE: &str = "Delete this entry";
pub const EXPLAIN: &str = "Explain this";
pub const CHANGE: &str = "Change its entry";
pub const NOTE: &str = "Write a note";
pub const NOTE_TEXT: &str = "Note on this passage";
pub const NOTE_KIND: &str = "What it is about";
pub const ADD_NOTE: &str = "Add the note";
pub const CANCEL: &str = "Cancel";
pub const CLOSE: &str = "Close";
pub const PASSAGE: &str = "The passage that is selected";

pub const OUTCOME: &str = "What the last change did";

/// How many marks were won and lost.
pub fn outcome(won: usize, lost: usize) -> String {
    let marks = |count: usize| if count == 1 { "1 mark".to_owned() } else { format!("{count} marks") };
    match (won, lost) {
        (won, 0) => format!("{} won", marks(won)),
        (0, lost) => format!("{} lost", marks(lost)),
        (won, lost) => format!("{} won, {lost} lost", marks(won)),
    }
}

/// In how many places an entry is marked.
pub fn marked(count: usize) -> String {
    match count {
        0 => "It is marked nowhere in the text.".to_owned(),
        1 => "It is marked in one place.".to_owned(),
        count => format!("It is marked in {count} places."),
    }
}

pub fn refused(count: usize) -> String {
    match count {
        1 => "It stands in another place that is no mark:".to_owned(),
        count => format!("It stands in {count} more places that are no marks:"),
    }
}

/// Why it is no mark there.
pub fn refusal(why: &Refusal) -> String {
    match why {
        Refusal::Cuts(words) => format!("it would cut {}", words.join(" and ")),
        Refusal::Inside(term) => format!("it is a part of the term {term}"),
        Refusal::Other => "the glossary or a note keeps it out there".to_owned(),
    }
}

pub const CANDIDATES: &str = "Terms that may want an entry";
pub const WITHOUT_DICTIONARY: &str =
    "When the dictionary is loaded, below the reading, it is known which words it explains.";

/// How often a candidate stands in the text.
pub fn times(count: usize) -> String {
    if count == 1 {
        "stands once in the text".to_owned()
    } else {
        format!("stands {count} times in the text")
    }
}

/// What the button says that adds a term.
pub fn add(term: &str) -> String {
    format!("Add “{term}”")
}

/// Of the keys that a card does not show.
pub fn more_in_text(keys: &[&str]) -> String {
    format!("In its text there is more: {}.", keys.join(", "))
}

/// The name of a field.
pub fn field(slot: Slot) -> &'static str {
    match slot {
        Slot::Id => "Id, which other entries name it by",
        Slot::Headword => "Simplified",
        Slot::Traditional => "Traditional",
        Slot::Form(_) => "Other form",
        Slot::Pinyin => "Pinyin",
        Slot::Class => "What it is",
        Slot::En => "What it means, in English",
        Slot::Zh => "What it means, in Chinese",
        Slot::First => "When, where and by whom it was first said",
        Slot::Here => "What it does in this text",
        Slot::NotIn(_) => "Not this term in",
    }
}

/// What a note is about, in the order of the kinds.
pub const NOTE_KINDS: [&str; 6] = [
    "a remark",
    "characters lost",
    "a wrong conversion",
    "line breaks, punctuation",
    "an unusual wording",
    "a regional spelling",
];
