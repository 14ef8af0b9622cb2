//! All words of the interface: of the toolbar, the cards, the index, the page without script, and of what cannot be opened.
//!
//! English is built in. Another language is the same table again: one text for each [`Phrase`], with the same placeholders. The
//! macro below makes the list of phrases and the English table of one definition, so neither can lack what the other has.
//!
//! A placeholder is a name in braces: `{n} more`. Where only text is put in, [`Strings::fill`] does it; where what is put in has a
//! language or a link of its own, [`Strings::compose`].
//!
//! Not in the table: the Chinese signs of the toolbar and the title of the index (原, 本文詞目), which are the same in all languages,
//! and what a publisher has written. The messages of `src/element/` come before any table is there.

use crate::card::Content;

/// The words of the interface in one language.
pub struct Strings([&'static str; Phrase::ALL.len()]);

macro_rules! strings {
    ($($phrase:ident $english:literal)*) => {
        /// What the interface says in one place.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Phrase { $($phrase),* }

        impl Phrase {
            /// In the order of the table.
            pub const ALL: &[Phrase] = &[$(Phrase::$phrase),*];

            /// By which a file of another language names it.
            pub fn name(self) -> &'static str {
                match self { $(Phrase::$phrase => stringify!($phrase)),* }
            }
        }

        pub static ENGLISH: Strings = Strings([$($english),*]);
    };
}

strings! {
    // The toolbar.
    Script "Script"
    AsPrinted "As printed"
    Repaired "Repaired"
    Simplified "Simplified"
    Traditional "Traditional"
    Pronunciation "Pronunciation"
    NoPronunciation "No pronunciation"
    Pinyin "Pinyin"
    Zhuyin "Zhuyin"
    OverEveryWord "Over every word"
    TonesAsSpoken "Tones as spoken"

    // The index, and the sections of the page without script.
    IndexOfTerms "Index of terms"
    TermsOfThisText "terms of this text"
    Glossary "Glossary"
    NotesOnTheText "Notes on the text"
    NoteOn "Note on {passage}"
    BackToPlace "Back to place {n} of {passage}"

    // Parts of the article that have no text of their own to be named by.
    Footnotes "Footnotes"
    FootnoteNumber "Footnote {n}"
    Table "Table"
    Done "done"
    ToDo "to do"

    // Every card.
    Close "Close"
    BackTo "Back to {term}"

    // The card of an entry.
    LinkHere "link"
    First "first"
    Here "here"
    InsideThis "inside this"
    WordByWord "word by word"
    See "see"
    InTheText "in the text"
    Occurrence "Occurrence {n} of {term}"
    Facts "Facts"
    InDoubt "In doubt"
    Sources "Sources"
    PublishersGlossary "Publisher’s glossary"
    HighConfidence "high confidence"
    MediumConfidence "medium confidence"
    LowConfidence "low confidence"
    Official "official"
    StateMedia "state media"
    PressOrScholarship "press or scholarship"
    Ours "ours"

    // The card of a note.
    DamagedPassage "Damaged passage"
    SlipOfConversion "Slip of conversion"
    LostLayout "Lost layout"
    UnusualWording "Unusual wording"
    RegionalForm "Regional form"
    Remark "Remark"
    Printed "printed"
    Proposed "proposed"
    PublishersNote "Publisher’s note"

    // The card of a word.
    SaidByGlossary "as the publisher’s glossary has it"
    SaidByNote "as the publisher’s note has it"
    SaidByAuthor "as the article’s author has it"
    SaidInPhrase "as in this phrase"
    SaidByDictionary "as the dictionary has it"
    SaidUsually "the character’s usual sound"
    SaidOnMainland "as on the mainland, not verified for Taiwan"
    NotVerified "not verified: the character is said in several ways"
    InTaiwan "Taiwan {pinyin}"
    AlsoSaid "also {pinyin}"
    CountedWith "counted with {word}"
    More "{n} more"
    ItsParts "Its parts"
    DividedOtherwise "Divided otherwise"
    AsReadHere "as read here"
    AboutAsLikely "about as likely"
    LessLikely "less likely"
    MuchLessLikely "much less likely"
    DividedByMachine "Division into words by machine"
    PartOfWord "Part of a word"
    MeaningFrom "meaning from {source}, {licence}"
    NoDictionary "No dictionary came with this reading."
    DictionaryAwaited "The dictionary is on its way …"
    NotInDictionary "Not in the dictionary."

    // What cannot be opened.
    FileForeign "this file is not a Jiazhu {name}: check that the address names a .{extension} file made by `jiazhu build`"
    FileTooNew "this {name} has format {format}, and this widget knows formats up to {newest}: update the widget's files, or build the {name} again with the matching `jiazhu`"
    FileTruncated "this {name} is cut short: copy or upload the file again, whole"
    FileTooLong "this {name} says that it has {length} MiB, and at most {longest} MiB are opened: divide the article into several, or upload the file again if it cannot be that long"
    FileDamaged "this {name} is damaged: build or upload the file again, in binary mode"
}

/// A stretch of a text with placeholders.
enum TemplatePart {
    Text(&'static str),
    Placeholder(&'static str),
}

impl Strings {
    /// As it stands in the table: with its placeholders.
    pub fn get(&self, phrase: Phrase) -> &'static str {
        self.0[phrase as usize]
    }

    /// With texts in the place of its placeholders.
    pub fn fill(&self, phrase: Phrase, values: &[(&str, &str)]) -> String {
        let mut filled = String::new();
        for part in template(self.get(phrase)) {
            filled.push_str(match part {
                TemplatePart::Text(text) => text,
                TemplatePart::Placeholder(name) => value(values, name).unwrap_or_default(),
            });
        }
        filled
    }

    /// The same, where what is put in is more than text.
    pub fn compose(&self, phrase: Phrase, values: Vec<(&str, Content)>) -> Vec<Content> {
        let mut values = values;
        let mut content = Vec::new();
        for part in template(self.get(phrase)) {
            match part {
                TemplatePart::Text(text) => content.push(text.into()),
                TemplatePart::Placeholder(name) => {
                    let at = values.iter().position(|(placeholder, _)| *placeholder == name);
                    content.extend(at.map(|at| values.swap_remove(at).1));
                }
            }
        }
        content
    }
}

fn value<'v>(values: &[(&str, &'v str)], name: &str) -> Option<&'v str> {
    values.iter().find(|(placeholder, _)| *placeholder == name).map(|(_, value)| *value)
}

/// Texts and placeholders by turns.
fn template(text: &'static str) -> impl Iterator<Item = TemplatePart> {
    let mut is_text = false;
    text.split(['{', '}'])
        .map(move |text| {
            is_text = !is_text;
            if is_text { TemplatePart::Text(text) } else { TemplatePart::Placeholder(text) }
        })
        .filter(|part| !matches!(part, TemplatePart::Text("")))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The placeholders that the code fills: a language that lacks one would drop what stands there.
    fn placeholders(text: &'static str) -> Vec<&'static str> {
        let names = template(text).filter_map(|part| match part {
            TemplatePart::Placeholder(name) => Some(name),
            TemplatePart::Text(_) => None,
        });
        names.collect()
    }

    #[test]
    fn the_table_is_complete() {
        for phrase in Phrase::ALL {
            let text = ENGLISH.get(*phrase);
            assert!(
                !text.trim().is_empty() && text.trim() == text && !text.contains('\n'),
                "{}",
                phrase.name()
            );
            let is_name = |name: &str| !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase());
            assert!(placeholders(text).into_iter().all(is_name), "{}: {text}", phrase.name());
            assert_eq!(text.matches('{').count(), text.matches('}').count(), "{}", phrase.name());
        }
        for (at, phrase) in Phrase::ALL.iter().enumerate() {
            assert_eq!(*phrase as usize, at, "{}", phrase.name());
            assert!(!Phrase::ALL[..at].iter().any(|other| other.name() == phrase.name()));
        }
    }

    #[test]
    fn a_language_fits_into_three_kilobytes() {
        let bytes: usize = ENGLISH.0.iter().map(|text| text.len() + 1).sum();
        assert!(bytes <= 3000, "{bytes} bytes");
    }

    #[test]
    fn placeholders_are_filled_once_and_what_is_put_in_is_not_looked_at() {
        assert_eq!(ENGLISH.fill(Phrase::Occurrence, &[("n", "3"), ("term", "{n}")]), "Occurrence 3 of {n}");
        assert_eq!(ENGLISH.fill(Phrase::More, &[]), " more");
        let composed =
            ENGLISH.compose(Phrase::MeaningFrom, vec![("licence", "L".into()), ("source", "S".into())]);
        let texts = composed.iter().map(|content| match content {
            Content::Text(text) => text.as_ref(),
            Content::Part(_) => "",
        });
        assert_eq!(texts.collect::<Vec<_>>(), ["meaning from ", "S", ", ", "L"]);
    }
}
