//! A glossary as it is written: the types that YAML, JSON and the JSON Schema have in common.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::yaml::Placed;
use jiazhu_reading::{Class, Confidence, Grade};

/// A glossary for `jiazhu`: entries and the sources they cite.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Jiazhu glossary")]
pub struct File {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Sources by the key under which entries and facts cite them.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub sources: BTreeMap<String, Source>,
    pub entries: Vec<Entry>,
}

/// Where something is said.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    pub title: Placed<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// As precise as it is known: `2018`, `2018-09-21`, `undated copy`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// http, https or mailto.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Placed<String>>,
    /// How much of it the author of the glossary saw, where that is less than all: `read as an excerpt`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seen: Option<String>,
}

/// One term and what is to be said of it.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Unique in the glossary, without spaces; other entries and links name the entry by it.
    #[schemars(regex(pattern = r"^\S+$"))]
    pub id: Placed<String>,
    /// In Simplified characters.
    #[schemars(length(min = 1))]
    pub headword: Placed<String>,
    /// In Traditional characters, as dictionaries write it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub traditional: Option<Placed<String>>,
    /// Other forms of the term in either script; each is found in both.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub forms: Vec<Placed<String>>,
    /// With tone marks, words apart: `liǎng gè wéihù`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pinyin: Option<Placed<String>>,
    #[serde(default)]
    pub class: Class,
    /// How the term is put in English.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub renderings: Vec<Rendering>,
    /// What it means, in one or two sentences.
    #[serde(default, skip_serializing_if = "Gloss::is_empty")]
    pub gloss: Gloss,
    /// When, where and by whom it was first said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<String>,
    /// What it does in the article.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub here: Option<String>,
    /// Meanings that hold for a time.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub senses: Vec<Sense>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<Fact>,
    /// What is disputed or could not be found out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub doubts: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence: Option<Confidence>,
    /// Keys of `sources`, for the entry as a whole.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Placed<String>>,
    /// Ids of other entries.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<Placed<String>>,
    /// Contexts in which a form of this entry is not this term.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_in: Vec<Placed<String>>,
}

/// An English rendering and who uses it.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rendering {
    pub text: String,
    /// Who uses it, which document; left out: the glossary's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// What stands behind it; left out: not told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grade: Option<Grade>,
}

/// In English and in Chinese.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Gloss {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zh: Option<String>,
}

impl Gloss {
    fn is_empty(&self) -> bool {
        self.en.is_none() && self.zh.is_none()
    }
}

/// A meaning that holds for a time.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sense {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    pub gloss: Gloss,
}

/// One statement and the sources it rests on.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    pub text: String,
    /// Keys of the glossary's `sources`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Placed<String>>,
}

/// The JSON Schema of a glossary, for editors; it holds for YAML and JSON alike.
pub fn schema() -> String {
    let schema = schemars::schema_for!(File);
    serde_json::to_string_pretty(&schema).expect("a schema is plain JSON") + "\n"
}
