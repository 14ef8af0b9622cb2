//! The entries of a glossary as they travel in a reading.

use serde::{Deserialize, Serialize};

use super::is_safe_url;

/// A glossary entry as a card shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub id: String,
    /// Simplified.
    pub headword: String,
    /// Traditional; `None` where it is not known or the same as `headword`.
    pub traditional: Option<String>,
    /// Other forms of the headword, as the glossary writes them.
    pub forms: Vec<String>,
    /// With tone marks, words apart: `liǎng gè wéihù`.
    pub pinyin: Option<String>,
    pub class: Class,
    pub renderings: Vec<Rendering>,
    pub gloss: Gloss,
    /// When, where and by whom it was first said.
    pub first: Option<String>,
    /// What it does in this article.
    pub here: Option<String>,
    pub senses: Vec<Sense>,
    pub facts: Vec<Fact>,
    /// What is disputed or could not be found out.
    pub doubts: Vec<String>,
    pub confidence: Option<Confidence>,
    /// Indices in [`Reading::entries`](super::Reading::entries).
    pub related: Vec<u32>,
    /// Indices in [`Reading::sources`](super::Reading::sources), for the entry as a whole.
    pub sources: Vec<u32>,
}

/// What sort of term an entry explains; decides the shape of its line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Class {
    /// A set phrase of political language: 两个维护.
    Formula,
    /// A body or an office: 市委编办.
    Institution,
    /// What an organisation does by rule or habit: 主题党日.
    Practice,
    /// A reform, campaign or project: 最多跑一次.
    Programme,
    /// A figure of speech: 压舱石.
    Metaphor,
    /// An idiom or a quotation from the classics: 知行合一.
    Allusion,
    Person,
    Place,
    /// A term of plain administration: 限时办结.
    Administration,
    Work,
    Event,
    /// Anything else.
    #[default]
    Term,
}

impl Class {
    /// As a glossary writes it.
    pub fn name(self) -> &'static str {
        match self {
            Class::Formula => "formula",
            Class::Institution => "institution",
            Class::Practice => "practice",
            Class::Programme => "programme",
            Class::Metaphor => "metaphor",
            Class::Allusion => "allusion",
            Class::Person => "person",
            Class::Place => "place",
            Class::Administration => "administration",
            Class::Work => "work",
            Class::Event => "event",
            Class::Term => "term",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Confidence {
    High,
    Medium,
    Low,
}

/// An English rendering and who uses it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rendering {
    pub text: String,
    /// Who uses it, which document. `None`: the glossary's own, or not told.
    pub by: Option<String>,
    /// `None`: not told, as in every reading before format 2.
    pub grade: Option<Grade>,
}

/// What stands behind an English rendering.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Grade {
    /// An official text or translation: `by` says which.
    Official,
    /// The English of state media: Xinhua, China Daily.
    StateMedia,
    /// The press, scholarship, works of reference.
    Scholarship,
    /// The glossary's own.
    Ours,
}

impl Grade {
    /// As a glossary writes it.
    pub fn name(self) -> &'static str {
        match self {
            Grade::Official => "official",
            Grade::StateMedia => "state-media",
            Grade::Scholarship => "scholarship",
            Grade::Ours => "ours",
        }
    }
}

/// What a term means, in one or two sentences.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gloss {
    pub en: Option<String>,
    pub zh: Option<String>,
}

/// A meaning that holds for a time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sense {
    pub from: Option<String>,
    pub until: Option<String>,
    pub gloss: Gloss,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    pub text: String,
    /// Indices in [`Reading::sources`](super::Reading::sources).
    pub sources: Vec<u32>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    pub title: String,
    pub publisher: Option<String>,
    pub date: Option<String>,
    /// http, https or mailto.
    pub url: Option<String>,
    /// How much of it the glossary's author saw, where that is less than all.
    pub seen: Option<String>,
}

impl Source {
    /// Its address, where a page may link to it: see [`is_safe_url`].
    pub fn link(&self) -> Option<&str> {
        self.url.as_deref().filter(|url| is_safe_url(url))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_is_written_by_its_name() {
        assert_eq!((Class::Formula.name(), Class::Term.name()), ("formula", "term"));
    }
}
