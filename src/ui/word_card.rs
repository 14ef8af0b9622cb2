//! The card of a word: how it is said here, what it means, what it consists of, how else the passage could be divided,
//! and what kind of knowledge each of that is.

use std::rc::Rc;

use yew::prelude::*;

use super::links;
use super::prose::english;
use crate::reading::SyllableSource;
use crate::state::{Likelihood, Outline, Rung, Span};
use crate::words::{Line, Words};

/// The dictionary lines that belong to a reading. They come after it.
#[derive(Clone, Debug, Default)]
pub enum Dictionary {
    /// There are none, or they could not be had.
    #[default]
    Without,
    /// They are on their way.
    Awaited,
    Here(Rc<Words>),
}

/// Dictionaries are too big to compare: another one is another one.
impl PartialEq for Dictionary {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Dictionary::Here(one), Dictionary::Here(other)) => Rc::ptr_eq(one, other),
            _ => std::mem::discriminant(self) == std::mem::discriminant(other),
        }
    }
}

impl Dictionary {
    /// What a word means where it stands, in a few words; empty where that is not known.
    pub(super) fn gist(&self, outline: &Outline, word: Span) -> String {
        let line = self.words().and_then(|words| outline.line(words, word));
        line.and_then(|line| line.senses().next()).unwrap_or_default().to_owned()
    }

    fn words(&self) -> Option<&Words> {
        match self {
            Dictionary::Here(words) => Some(words),
            _ => None,
        }
    }
}

/// More senses than this stand behind a button.
const MANY: usize = 7;

pub fn word_card(outline: &Outline, dictionary: &Dictionary, word: Span) -> Html {
    let text = outline.text_of(word);
    let said = outline.said(word);
    let lines = dictionary.words().map(|words| outline.lines(words, word)).unwrap_or_default();
    let lang = outline.reading.about.lang.clone();
    let other = lines.first().map(|line| other_script(line, &text)).unwrap_or_default();
    let pinyin = said.as_ref().map(|said| {
        let doubt = if said.unsettled {
            "not verified: the character is said in several ways"
        } else {
            source(said.source)
        };
        html! { <p class="jz-said">{ pinyin(&said.pinyin) }{ " " }<span class="jz-by">{ doubt }</span></p> }
    });
    let said = said.map_or(String::new(), |said| said.pinyin);
    let meanings = lines.iter().map(|line| meaning(line, &said));
    html! {
        <div class="jz-entry">
            <h2 class="jz-head" id="jz-headword"><span class="jz-headword" {lang}>{ text.clone() }</span>{ other }</h2>
            { for pinyin }
            { for meanings }
            if lines.is_empty() { <p class="jz-empty">{ missing(dictionary) }</p> }
            { parts(outline, dictionary, word) }
            { ladder(outline, word) }
            { origin(outline, dictionary, word, !lines.is_empty()) }
        </div>
    }
}

/// The word in the script that the article does not use here.
fn other_script(line: &Line<'_>, text: &str) -> Html {
    let (other, lang) = match line.simplified == text {
        true => (line.traditional, "zh-Hant"),
        false => (line.simplified, "zh-Hans"),
    };
    if other == text {
        return Html::default();
    }
    html! { <>{ " " }<span class="jz-traditional" {lang}>{ other.to_owned() }</span></> }
}

/// A dictionary line; its pronunciation where it is not the one said here.
fn meaning(line: &Line<'_>, said: &str) -> Html {
    let own = (!line.pinyin.eq_ignore_ascii_case(said)).then(|| html! { <p>{ pinyin(line.pinyin) }</p> });
    let others = [("Taiwan", line.taiwan), ("also", line.also)];
    let others = others.into_iter().filter(|(_, other)| !other.is_empty());
    let others = others.map(|(label, other)| html! { <li>{ label }{ " " }{ pinyin(other) }</li> });
    let counted = line.classifiers().map(|by| {
        html! { <li>{ "counted with " }<span lang="zh-Hans">{ by.simplified.to_owned() }</span>{ " " }{ pinyin(by.pinyin) }</li> }
    });
    let usage: Vec<Html> = others.chain(counted).collect();
    let senses: Vec<Html> = line.senses().map(|sense| html! { <li>{ english(sense) }</li> }).collect();
    let (first, more) = senses.split_at(senses.len().min(MANY));
    html! {
        <div class="jz-meaning">
            { for own }
            if !line.by.is_empty() { <p class="jz-by">{ english(line.by) }</p> }
            <ol class="jz-senses">{ for first.iter().cloned() }</ol>
            if !more.is_empty() {
                <details><summary>{ more.len() }{ " more" }</summary><ol class="jz-senses" start={(MANY + 1).to_string()}>{ for more.iter().cloned() }</ol></details>
            }
            if !usage.is_empty() { <ul class="jz-by">{ for usage }</ul> }
        </div>
    }
}

/// What a word consists of, each part with its first sense.
fn parts(outline: &Outline, dictionary: &Dictionary, word: Span) -> Html {
    let parts = divide(outline, dictionary, word);
    let rows = parts.iter().map(|part| {
        let line = dictionary.words().and_then(|words| outline.line(words, *part));
        let said = outline.said(*part).map(|said| said.pinyin);
        let said = said.or_else(|| Some(line?.pinyin.to_owned())).map(|said| pinyin(&said));
        let sense = line.and_then(|line| line.senses().next()).unwrap_or_default();
        html! { <li>{ links::word(outline, *part) }{ " " }{ for said }{ " " }{ english(sense) }</li> }
    });
    if parts.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <h3 class="jz-label">{ "Its parts" }</h3>
            <ul class="jz-parts">{ for rows }</ul>
        </>
    }
}

/// The words of a stretch, or the parts of a word, as far as a dictionary knows better than its characters.
pub fn divide(outline: &Outline, dictionary: &Dictionary, word: Span) -> Vec<Span> {
    outline.divide(dictionary.words(), word)
}

/// Other divisions of the passage, each word a link; the chosen one first.
pub fn ladder(outline: &Outline, word: Span) -> Html {
    let ladder = outline.ladder(word);
    if ladder.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <h3 class="jz-label">{ "Divided otherwise" }</h3>
            <ol class="jz-ladder">{ for ladder.iter().map(|rung| self::rung(outline, word, rung)) }</ol>
        </>
    }
}

fn rung(outline: &Outline, word: Span, rung: &Rung) -> Html {
    let words = rung.words.iter().map(|part| match *part == word {
        true => html! { <b lang={outline.reading.about.lang.clone()}>{ outline.text_of(*part) }</b> },
        false => links::word(outline, *part),
    });
    let (label, chosen) = match rung.likelihood {
        Likelihood::Chosen => ("as read here", Some("true")),
        Likelihood::AboutAsLikely => ("about as likely", None),
        Likelihood::LessLikely => ("less likely", None),
        Likelihood::MuchLessLikely => ("much less likely", None),
    };
    html! { <li aria-current={chosen}><span class="jz-terms">{ for words }</span>{ " " }<span class="jz-by">{ label }</span></li> }
}

/// What kind of knowledge it is.
fn origin(outline: &Outline, dictionary: &Dictionary, word: Span, is_known: bool) -> Html {
    let division = match outline.word_at(word.start) == Some(word) {
        true => "Division into words by machine",
        false => "Part of a word",
    };
    let about = dictionary.words().filter(|_| is_known).map(|words| {
        let about = words.about();
        html! { <>{ " · meaning from " }<a href={about.url.to_owned()} target="_blank" rel="noopener noreferrer">{ about.source.to_owned() }</a>
            { ", " }{ about.licence.to_owned() }</> }
    });
    html! { <p class="jz-origin">{ division }{ for about }</p> }
}

fn missing(dictionary: &Dictionary) -> &'static str {
    match dictionary {
        Dictionary::Without => "No dictionary came with this reading.",
        Dictionary::Awaited => "The dictionary is on its way …",
        Dictionary::Here(_) => "Not in the dictionary.",
    }
}

fn pinyin(pinyin: &str) -> Html {
    html! { <span class="jz-pinyin" lang="zh-Latn-pinyin">{ pinyin.to_owned() }</span> }
}

fn source(source: SyllableSource) -> &'static str {
    match source {
        SyllableSource::Glossary => "as the publisher’s glossary has it",
        SyllableSource::Note => "as the publisher’s note has it",
        SyllableSource::Author => "as the article’s author has it",
        SyllableSource::Phrase => "as in this phrase",
        SyllableSource::Dictionary => "as the dictionary has it",
        SyllableSource::Character => "the character’s usual sound",
    }
}
