//! All words of the studio, in three languages: what stands on it ([`Label`]), what it tells ([`Message`]), and what each finding is called
//! ([`finding`]) and what to do about it ([`advice`]).
//!
//! Each phrase is a row with a text for every language; a row that lacks one does not compile. A placeholder is a name in braces, and a number or
//! name is put in by [`Lang::fill`]: the sentence around it is the language's own.
//!
//! Not in the tables: what the annotator and the files of others say in detail, in English, which is marked as English on the page.

mod advice;
mod findings;
mod labels;
mod messages;

use jiazhu_reading::strings::{ENGLISH, Strings, ZH_HANS, ZH_HANT, filled};

pub use advice::advice;
pub use findings::finding;
pub use labels::Label;
pub use messages::Message;

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    #[default]
    En,
    Hans,
    /// In the words of Taiwan.
    Hant,
}

/// A row of a table.
pub trait Phrase: Copy {
    /// In the order of [`Lang::ALL`].
    fn texts(self) -> [&'static str; 3];
}

macro_rules! table {
    ($(#[$about:meta])* $name:ident { $($phrase:ident $en:literal $hans:literal $hant:literal)* }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $($phrase),* }

        #[cfg(test)]
        impl $name {
            pub const ALL: &[$name] = &[$($name::$phrase),*];
        }

        impl crate::words::Phrase for $name {
            fn texts(self) -> [&'static str; 3] {
                match self { $($name::$phrase => [$en, $hans, $hant]),* }
            }
        }
    };
}
use table;

impl Lang {
    pub const ALL: [Lang; 3] = [Lang::En, Lang::Hans, Lang::Hant];

    /// BCP 47.
    pub fn tag(self) -> &'static str {
        self.strings().lang
    }

    /// In itself.
    pub fn name(self) -> &'static str {
        ["English", "简体中文", "繁體中文"][self as usize]
    }

    /// The words of the reading's interface.
    pub fn strings(self) -> &'static Strings {
        [&ENGLISH, &ZH_HANS, &ZH_HANT][self as usize]
    }

    /// The language of that tag, if it is one of ours, in whichever case.
    pub fn named(tag: &str) -> Option<Lang> {
        Lang::ALL.into_iter().find(|lang| lang.tag().eq_ignore_ascii_case(tag))
    }

    /// Which one is spoken: the one that the address asks for, else the one that was chosen before, else the first of the browser's languages that
    /// is spoken here.
    pub fn chosen(asked: Option<&str>, before: Option<&str>, browser: &[String]) -> Lang {
        asked
            .and_then(Lang::named)
            .or_else(|| before.and_then(Lang::named))
            .or_else(|| browser.iter().find_map(|tag| Lang::near(tag)))
            .unwrap_or_default()
    }

    /// As the element takes the language of a page. A script that is named goes before the place.
    fn near(tag: &str) -> Option<Lang> {
        let tag = tag.to_lowercase();
        let mut parts = tag.split('-');
        match parts.next()? {
            "en" => Some(Lang::En),
            "zh" | "cmn" | "yue" => {
                let rest: Vec<&str> = parts.collect();
                let is = |part: &str| rest.contains(&part);
                let is_hant = is("hant") || ["tw", "hk", "mo"].into_iter().any(is) || tag.starts_with("yue");
                Some(if is_hant && !is("hans") { Lang::Hant } else { Lang::Hans })
            }
            _ => None,
        }
    }

    pub fn say(self, phrase: impl Phrase) -> &'static str {
        phrase.texts()[self as usize]
    }

    /// With texts in the place of its placeholders.
    pub fn fill(self, phrase: impl Phrase, values: &[(&str, &str)]) -> String {
        filled(self.say(phrase), values)
    }

    /// With a number in the place of `{n}`; in English the first phrase is for one.
    pub fn count(self, one: impl Phrase, many: impl Phrase, n: usize) -> String {
        let n_text = n.to_string();
        let values = [("n", n_text.as_str())];
        if n == 1 { self.fill(one, &values) } else { self.fill(many, &values) }
    }

    /// What stands before and after a placeholder that gets an element.
    pub fn around(self, phrase: impl Phrase, placeholder: &str) -> (&'static str, &'static str) {
        self.say(phrase).split_once(&format!("{{{placeholder}}}")).unwrap_or((self.say(phrase), ""))
    }

    /// Several names in a sentence.
    pub fn and(self, names: &[String]) -> String {
        match self {
            Lang::En => names.join(" and "),
            Lang::Hans | Lang::Hant => names.join("、"),
        }
    }

    /// Several names in a row.
    pub fn row<S: AsRef<str>>(self, names: &[S]) -> String {
        let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
        names.join(if self == Lang::En { ", " } else { "、" })
    }

    /// Between a name and what is said of it.
    pub fn colon(self) -> &'static str {
        self.strings().colon()
    }

    /// Between two sentences.
    pub fn space(self) -> &'static str {
        if self == Lang::En { " " } else { "" }
    }

    /// A message as a sentence: its end is the language's.
    pub fn sentence(self, text: &str) -> String {
        match self {
            Lang::En => format!("{}.", text.trim_end_matches('.')),
            Lang::Hans | Lang::Hant => format!("{}。", text.trim_end_matches(['.', '。'])),
        }
    }
}

#[cfg(test)]
mod tests;
