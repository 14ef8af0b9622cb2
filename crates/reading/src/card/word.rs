//! The card of a word: how it is said here, what it means, what it consists of, how else the passage could be divided, and what kind
//! of knowledge each of that is.

use super::entry::titled;
use super::{CHINESE, CardPart, Content, LinkTo, Mentioned, Role, TRADITIONAL, english, links, pinyin};
use crate::reading::SyllableSource;
use crate::span::Span;
use crate::strings::{Phrase, Strings};
use crate::words::{Attribution, Line};

/// What is known of a word where it stands.
pub struct WordCard<'w> {
    /// In the script that is shown.
    pub text: String,
    /// Of the article.
    pub lang: &'w str,
    /// Whether that script is Traditional.
    pub is_traditional: bool,
    pub said: Option<WordPronunciation>,
    /// Of the dictionary, the one that is meant first.
    pub lines: Vec<Line<'w>>,
    /// Each with its pronunciation and its dictionary line.
    pub parts: Vec<(Mentioned, Option<String>, Option<Line<'w>>)>,
    pub ladder: Vec<Rung>,
    pub span: Span,
    /// Whether it is a word of the text, or a part of one.
    pub is_whole: bool,
    pub dictionary: DictionaryState<'w>,
}

/// How a word is said where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordPronunciation {
    /// With tone marks, as one word of GB/T 16159: `xī'ān`.
    pub pinyin: String,
    /// Of its least certain syllable.
    pub source: SyllableSource,
    /// A character in it has other pronunciations, and nothing here decides between them.
    pub unsettled: bool,
}

/// Whether a dictionary is there to ask.
pub enum DictionaryState<'w> {
    Without,
    Awaited,
    Here(Attribution<'w>),
}

/// One way to divide a stretch into words.
#[derive(Clone, Debug, PartialEq)]
pub struct Rung {
    /// They tile the stretch.
    pub words: Vec<Mentioned>,
    pub likelihood: Likelihood,
}

/// How a division compares with the one that was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likelihood {
    Chosen,
    AboutAsLikely,
    LessLikely,
    MuchLessLikely,
}

/// More senses than this are shown only when asked for.
const MANY: usize = 7;

/// The card of a word.
pub fn word_parts(word: &WordCard<'_>, say: &Strings) -> Vec<Content> {
    let mut head: Vec<Content> =
        vec![Role::Headword.text(word.text.clone()).lang(word.lang.to_owned()).into()];
    if let Some((other, lang)) = word.lines.first().and_then(|line| other_script(line, &word.text)) {
        head.push(" ".into());
        head.push(Role::OtherScript.text(other.to_owned()).lang(lang).value("true").into());
    }
    let mut parts: Vec<Content> = vec![Role::Head.of(head).into()];
    if let Some(said) = &word.said {
        let why = if said.unsettled { Phrase::NotVerified } else { source(said.source) };
        let why = Role::Aside.text(say.get(why));
        parts.push(Role::Said.of(vec![pinyin(&said.pinyin).into(), " ".into(), why.into()]).into());
    }
    let said = word.said.as_ref().map_or("", |said| &said.pinyin);
    for line in &word.lines {
        parts.push(meaning(line, said, word.is_traditional, say).into());
    }
    if word.lines.is_empty() {
        let missing = match word.dictionary {
            DictionaryState::Without => Phrase::NoDictionary,
            DictionaryState::Awaited => Phrase::DictionaryAwaited,
            DictionaryState::Here(_) => Phrase::NotInDictionary,
        };
        parts.push(Role::Nothing.text(say.get(missing)).into());
    }
    let mut items = Vec::new();
    for (part, said, line) in &word.parts {
        let mut content: Vec<Content> = vec![part.link(word.lang).into(), " ".into()];
        if let Some(said) = said {
            content.push(pinyin(said).into());
        }
        content.push(" ".into());
        if let Some(sense) = line.and_then(|line| line.senses().next()) {
            content.append(&mut english(sense, say));
        }
        items.push(Role::Item.of(content).into());
    }
    titled(&mut parts, say.get(Phrase::ItsParts), Role::WordParts, items);
    ladder(&mut parts, &word.ladder, Some(word.span), word.lang, say);
    parts.push(origin(word, say).into());
    parts
}

/// The word in the script that the article does not use here, and that script.
fn other_script<'l>(line: &Line<'l>, text: &str) -> Option<(&'l str, &'static str)> {
    let (other, lang) = match line.simplified == text {
        true => (line.traditional, TRADITIONAL),
        false => (line.simplified, CHINESE),
    };
    (other != text).then_some((other, lang))
}

/// A dictionary line; its pronunciation where it is not the one `said` here.
fn meaning(line: &Line<'_>, said: &str, is_traditional: bool, say: &Strings) -> Box<CardPart> {
    let mut content: Vec<Content> = Vec::new();
    if !line.pinyin.eq_ignore_ascii_case(said) {
        content.push(Role::Line.text(pinyin(line.pinyin)).into());
    }
    if !line.by.is_empty() {
        content.push(Role::AsideLine.of(english(line.by, say)).into());
    }
    let mut senses: Vec<Content> = Vec::new();
    for sense in line.senses() {
        senses.push(Role::Item.of(english(sense, say)).into());
    }
    let more = senses.split_off(senses.len().min(MANY));
    content.push(Role::Senses.of(senses).into());
    if !more.is_empty() {
        let label = say.fill(Phrase::More, &[("n", &more.len().to_string())]);
        let on = Role::SensesOn.of(more).value((MANY + 1).to_string());
        content.push(Role::MoreSenses.of(vec![Role::MoreSensesLabel.text(label).into(), on.into()]).into());
    }
    let mut usage: Vec<Content> = Vec::new();
    for (phrase, other) in [(Phrase::InTaiwan, line.taiwan), (Phrase::AlsoSaid, line.also)] {
        if !other.is_empty() {
            usage.push(Role::Item.of(say.compose(phrase, vec![("pinyin", pinyin(other).into())])).into());
        }
    }
    for by in line.classifiers() {
        let (word, lang) = match is_traditional {
            true => (by.traditional, TRADITIONAL),
            false => (by.simplified, CHINESE),
        };
        let word = Role::Stretch.text(word.to_owned()).lang(lang);
        let mut counted = say.compose(Phrase::CountedWith, vec![("word", word.into())]);
        counted.push(" ".into());
        counted.push(pinyin(by.pinyin).into());
        usage.push(Role::Item.of(counted).into());
    }
    if !usage.is_empty() {
        content.push(Role::Usage.of(usage).into());
    }
    Role::Meaning.of(content)
}

/// Divisions of a passage under their title, the chosen one first; `this` word is no link. Nothing where there are none.
pub(super) fn ladder(
    parts: &mut Vec<Content>,
    rungs: &[Rung],
    this: Option<Span>,
    lang: &str,
    say: &Strings,
) {
    let mut items = Vec::new();
    for rung in rungs {
        let words = Role::Terms.of(links::words(&rung.words, this, lang));
        let label = match rung.likelihood {
            Likelihood::Chosen => Phrase::AsReadHere,
            Likelihood::AboutAsLikely => Phrase::AboutAsLikely,
            Likelihood::LessLikely => Phrase::LessLikely,
            Likelihood::MuchLessLikely => Phrase::MuchLessLikely,
        };
        let label = Role::Aside.text(say.get(label));
        let mut division = Role::Division.of(vec![words.into(), " ".into(), label.into()]);
        if rung.likelihood == Likelihood::Chosen {
            division = division.value("true");
        }
        items.push(division.into());
    }
    titled(parts, say.get(Phrase::DividedOtherwise), Role::Ladder, items);
}

/// What kind of knowledge it is.
fn origin(word: &WordCard<'_>, say: &Strings) -> Box<CardPart> {
    let division = if word.is_whole { Phrase::DividedByMachine } else { Phrase::PartOfWord };
    let mut content: Vec<Content> = vec![say.get(division).into()];
    if let DictionaryState::Here(about) = &word.dictionary
        && !word.lines.is_empty()
    {
        let source = Role::Address.text(about.source.to_owned()).link(about.url.to_owned(), LinkTo::Address);
        let values = vec![("source", source.into()), ("licence", about.licence.to_owned().into())];
        content.push(" · ".into());
        content.append(&mut say.compose(Phrase::MeaningFrom, values));
    }
    Role::Origin.of(content)
}

fn source(source: SyllableSource) -> Phrase {
    match source {
        SyllableSource::Glossary => Phrase::SaidByGlossary,
        SyllableSource::Note => Phrase::SaidByNote,
        SyllableSource::Author => Phrase::SaidByAuthor,
        SyllableSource::Phrase => Phrase::SaidInPhrase,
        SyllableSource::Dictionary => Phrase::SaidByDictionary,
        SyllableSource::Character => Phrase::SaidUsually,
        SyllableSource::Mainland => Phrase::SaidOnMainland,
    }
}
