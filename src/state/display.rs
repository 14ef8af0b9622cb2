//! How the article is shown: what a reader chooses, apart from what it says.

use crate::reading::Script;

/// The reader's choices. Their names are those of the element's attributes, see [`Display::get`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Display {
    pub script: Script,
    pub aid: Aid,
    pub aid_on: AidOn,
    pub tones: Tones,
    pub terms: Terms,
}

/// The pronunciation over the words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Aid {
    #[default]
    Off,
    Pinyin,
    Zhuyin,
}

/// What has its pronunciation over it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AidOn {
    /// The terms that have an entry.
    #[default]
    Marks,
    /// Of these, where a section has them first.
    First,
    /// Every word.
    All,
}

/// The tones of 一 and 不, which change before other syllables.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tones {
    /// As dictionaries write them: `yīyàng`.
    #[default]
    Dictionary,
    /// As they are said: `yíyàng`.
    Spoken,
}

/// How the terms look that have an entry, and what a voice is told of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Terms {
    /// Underlined, and links.
    #[default]
    Marked,
    /// Text like any other; who comes to one with a pointer or with the keys finds it there.
    Quiet,
}

impl Display {
    /// Names of the choices.
    pub const NAMES: [&str; 5] = ["script", "aid", "aid-on", "tones", "terms"];

    /// Whether pronunciation stands over a stretch of the text; `in_mark`: it belongs to a term that is to have it.
    pub fn stands_over(&self, in_mark: bool) -> bool {
        self.aid != Aid::Off && (in_mark || self.aid_on == AidOn::All)
    }

    /// What is chosen, as the attribute `name` writes it.
    pub fn get(&self, name: &str) -> &'static str {
        match name {
            "script" => self.script.name(),
            "aid" => match self.aid {
                Aid::Off => "off",
                Aid::Pinyin => "pinyin",
                Aid::Zhuyin => "zhuyin",
            },
            "aid-on" => match self.aid_on {
                AidOn::Marks => "marks",
                AidOn::First => "first",
                AidOn::All => "all",
            },
            "tones" => match self.tones {
                Tones::Dictionary => "dictionary",
                Tones::Spoken => "spoken",
            },
            "terms" => match self.terms {
                Terms::Marked => "marked",
                Terms::Quiet => "quiet",
            },
            _ => "",
        }
    }

    /// The same with one choice made as an attribute writes it; a value that means nothing is the default.
    pub fn with(self, name: &str, value: &str) -> Display {
        match name {
            "script" => Display { script: Script::named(value).unwrap_or_default(), ..self },
            "aid" => {
                let aid = match value {
                    "pinyin" => Aid::Pinyin,
                    "zhuyin" => Aid::Zhuyin,
                    _ => Aid::Off,
                };
                Display { aid, ..self }
            }
            "aid-on" => {
                let aid_on = match value {
                    "all" => AidOn::All,
                    "first" => AidOn::First,
                    _ => AidOn::Marks,
                };
                Display { aid_on, ..self }
            }
            "tones" => {
                Display { tones: if value == "spoken" { Tones::Spoken } else { Tones::Dictionary }, ..self }
            }
            "terms" => Display { terms: if value == "quiet" { Terms::Quiet } else { Terms::Marked }, ..self },
            _ => self,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_choice_is_read_as_it_is_written() {
        let values = [
            ("script", "source repaired hans hant"),
            ("aid", "off pinyin zhuyin"),
            ("aid-on", "marks first all"),
            ("tones", "dictionary spoken"),
            ("terms", "marked quiet"),
        ];
        assert_eq!(values.map(|(name, _)| name), Display::NAMES);
        for (name, values) in values {
            for value in values.split(' ') {
                assert_eq!(Display::default().with(name, value).get(name), value, "{name}");
            }
            assert_eq!(Display::default().with(name, "?!"), Display::default(), "{name}");
        }
    }
}
