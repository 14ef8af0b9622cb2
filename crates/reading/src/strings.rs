//! All words of the interface: of the toolbar, the cards, the index and the page without script.
//!
//! English is built in. Another language is a file of `strings/` with one text for each [`Phrase`], with the same placeholders; a phrase
//! that it lacks, or has twice, does not compile. [`LANGUAGES`] names all of them. The widget carries English alone, and reads another
//! language from the script that the element fetches where it is wanted: `src/element/zh-Hans.js` and the like, which a test here
//! makes of the table.
//!
//! A placeholder is a name in braces: `{n} more`. Where only text is put in, [`Strings::fill`] does it; where what is put in has a
//! language or a link of its own, [`Strings::compose`].
//!
//! Not in the table: what only the companion says, in its own tables; what the element says to readers by itself (`element.rs`) and raw
//! text (`src/annotator/words.js`); what a publisher has written; and what is said to publishers of files and addresses, in English:
//! `frame.rs`, and `src/element/`, which speaks before any table is there.

#[cfg(test)]
mod element;
mod language;
mod zh_hans;
mod zh_hant;

use crate::card::Content;

pub use language::{LANGUAGES, file, named};
pub use zh_hans::ZH_HANS;
pub use zh_hant::ZH_HANT;

/// The words of the interface in one language.
#[derive(Debug)]
pub struct Strings {
    /// BCP 47.
    pub lang: &'static str,
    texts: [&'static str; Phrase::ALL.len()],
}

/// English.
impl Default for &'static Strings {
    fn default() -> &'static Strings {
        &ENGLISH
    }
}

macro_rules! strings {
    ($($phrase:ident $english:literal)*) => {
        /// What the interface says in one place.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Phrase { $($phrase),* }

        impl Phrase {
            /// In the order of the table.
            pub const ALL: &[Phrase] = &[$(Phrase::$phrase),*];

            /// By which a file of another language names it.
            pub const fn name(self) -> &'static str {
                match self { $(Phrase::$phrase => stringify!($phrase)),* }
            }
        }

        pub static ENGLISH: Strings = Strings { lang: "en", texts: [$($english),*] };
    };
}

/// The table of another language. What is missing or twice there is an error of the compiler.
macro_rules! translation {
    ($name:ident $lang:literal $($phrase:ident $text:literal)*) => {
        pub static $name: crate::strings::Strings = crate::strings::Strings::of($lang, {
            use crate::strings::Phrase;
            #[deny(unreachable_patterns)]
            const fn text(phrase: Phrase) -> &'static str {
                match phrase { $(Phrase::$phrase => $text),* }
            }
            let mut texts = [""; Phrase::ALL.len()];
            let mut at = 0;
            while at < texts.len() {
                texts[at] = text(Phrase::ALL[at]);
                at += 1;
            }
            texts
        });
    };
}
use translation;

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
    OnTerms "terms"
    OnFirstTerms "terms, once each"
    OnEveryWord "every word"
    Settings "Settings"
    Find "Find"
    Further "More"

    // What is said once, when it is of use first.
    StandsOnTerms "Each term now has its pronunciation above it. It is neither copied nor found."
    StandsOnFirstTerms "Each term now has its pronunciation above it where a section has it first."
    StandsOnEveryWord "Every word now has its pronunciation above it; “?” says that it is not verified."
    KeysOfTheText "← and → go from term to term, with Ctrl or Option from word to word. Enter opens, Esc closes."

    // What kind of term a mark is: in the order of `Class`.
    Formula "political formula"
    Institution "institution"
    Practice "practice"
    Programme "programme"
    Metaphor "metaphor"
    Allusion "idiom or allusion"
    Person "person"
    Place "place"
    Administration "term of administration"
    Work "work"
    Event "event"
    Term "term"

    // The index, and the sections of the page without script.
    IndexOfTerms "Index of terms"
    TermsOfThisText "Terms of this text"
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
    Occurrence "Place {n}"
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
}

/// A stretch of a text with placeholders.
enum TemplatePart {
    Text(&'static str),
    Placeholder(&'static str),
}

impl Strings {
    const fn of(lang: &'static str, texts: [&'static str; Phrase::ALL.len()]) -> Strings {
        Strings { lang, texts }
    }

    /// As it stands in the table: with its placeholders.
    pub fn get(&self, phrase: Phrase) -> &'static str {
        self.texts[phrase as usize]
    }

    pub fn is_chinese(&self) -> bool {
        self.lang.starts_with("zh")
    }

    /// Between two of a row.
    pub fn comma(&self) -> &'static str {
        if self.is_chinese() { "，" } else { ", " }
    }

    pub fn colon(&self) -> &'static str {
        if self.is_chinese() { "：" } else { ": " }
    }

    /// With texts in the place of its placeholders.
    pub fn fill(&self, phrase: Phrase, values: &[(&str, &str)]) -> String {
        filled(self.get(phrase), values)
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

/// A text with others in the place of its placeholders.
pub fn filled(text: &'static str, values: &[(&str, &str)]) -> String {
    let mut filled = String::new();
    for part in template(text) {
        filled.push_str(match part {
            TemplatePart::Text(text) => text,
            TemplatePart::Placeholder(name) => value(values, name).unwrap_or_default(),
        });
    }
    filled
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
        let mut names: Vec<_> = names.collect();
        names.sort_unstable();
        names
    }

    #[test]
    fn every_language_fills_the_same_places() {
        for language in LANGUAGES {
            for phrase in Phrase::ALL {
                let (text, said) = (language.get(*phrase), (language.lang, phrase.name()));
                assert!(
                    !text.is_empty() && text.trim() == text && !text.contains(['\n', '`', '\\', '$']),
                    "{said:?}"
                );
                assert_eq!(text.matches('{').count(), text.matches('}').count(), "{said:?}");
                assert_eq!(placeholders(text), placeholders(ENGLISH.get(*phrase)), "{said:?}");
            }
        }
        for (at, phrase) in Phrase::ALL.iter().enumerate() {
            assert_eq!(*phrase as usize, at, "{}", phrase.name());
            let is_name = |name: &&str| !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase());
            assert!(placeholders(ENGLISH.get(*phrase)).iter().all(is_name), "{}", phrase.name());
        }
    }

    #[test]
    fn placeholders_are_filled_once_and_what_is_put_in_is_not_looked_at() {
        assert_eq!(
            ENGLISH.fill(Phrase::BackToPlace, &[("n", "3"), ("passage", "{n}")]),
            "Back to place 3 of {n}"
        );
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
