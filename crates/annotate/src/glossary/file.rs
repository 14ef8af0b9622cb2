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
pub struct GlossaryFile {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Sources by the key under which entries and facts cite them.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub sources: BTreeMap<String, WrittenSource>,
    /// How passages are said, wherever they stand, when the tables are wrong: `为他们: wèi tāmen`. Tones as marks or as numbers.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub readings: BTreeMap<String, Placed<String>>,
    pub entries: Vec<WrittenEntry>,
}

/// Where something is said.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Source")]
pub struct WrittenSource {
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
#[schemars(rename = "Entry")]
pub struct WrittenEntry {
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
    /// With tone marks or numbers, or in zhuyin, words apart: `liǎng gè wéihù`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pinyin: Option<Placed<String>>,
    #[serde(default)]
    pub class: Class,
    /// How the term is put in English.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub renderings: Vec<WrittenRendering>,
    /// What it means, in one or two sentences.
    #[serde(default, skip_serializing_if = "WrittenGloss::is_empty")]
    pub gloss: WrittenGloss,
    /// When, where and by whom it was first said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<String>,
    /// What it does in the article.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub here: Option<String>,
    /// Meanings that hold for a time.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub senses: Vec<WrittenSense>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<WrittenFact>,
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
    /// Whether every place where a form stands is this term, however the words there would be divided without it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub anywhere: bool,
}

/// An English rendering and who uses it.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Rendering")]
pub struct WrittenRendering {
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
#[schemars(rename = "Gloss")]
pub struct WrittenGloss {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zh: Option<String>,
}

impl WrittenGloss {
    fn is_empty(&self) -> bool {
        self.en.is_none() && self.zh.is_none()
    }
}

/// A meaning that holds for a time.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Sense")]
pub struct WrittenSense {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    pub gloss: WrittenGloss,
}

/// One statement and the sources it rests on.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Fact")]
pub struct WrittenFact {
    pub text: String,
    /// Keys of the glossary's `sources`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Placed<String>>,
}

/// The JSON Schema of a glossary, for editors; it holds for YAML and JSON alike.
pub fn schema() -> String {
    let schema = schemars::schema_for!(GlossaryFile);
    serde_json::to_string_pretty(&schema).expect("a schema is plain JSON") + "\n"
}
