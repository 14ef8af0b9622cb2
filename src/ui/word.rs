//! The card of a word: how it is said here, what it consists of, how else the passage could be divided, and what kind
//! of knowledge that is.

use yew::prelude::*;

use super::links;
use crate::reading::SyllableSource;
use crate::state::{Likelihood, Outline, Rung, Span};

pub fn word_card(outline: &Outline, word: Span) -> Html {
    let lang = outline.reading.about.lang.clone();
    let said = outline.said(word);
    let pinyin = said.as_ref().map(|said| {
        html! {
            <p class="jz-said"><span class="jz-pinyin" lang="zh-Latn-pinyin">{ said.pinyin.clone() }</span>
                { " " }<span class="jz-by">{ source(said.source) }</span></p>
        }
    });
    html! {
        <div class="jz-entry">
            <h2 class="jz-head" id="jz-headword"><span class="jz-headword" {lang}>{ outline.text_of(word) }</span></h2>
            { for pinyin }
            { ladder(outline, word) }
            <p class="jz-origin">{ "Word divided by machine" }</p>
        </div>
    }
}

/// Other divisions of the passage, each word a link; the chosen one first.
pub fn ladder(outline: &Outline, word: Span) -> Html {
    let ladder = outline.ladder(word);
    if ladder.is_empty() {
        return Html::default();
    }
    let rungs = ladder.iter().map(|rung| self::rung(outline, word, rung));
    html! {
        <>
            <h3 class="jz-label">{ "Divided otherwise" }</h3>
            <ol class="jz-ladder">{ for rungs }</ol>
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
    html! { <li aria-current={chosen}><span class="jz-terms">{ for words }</span><span class="jz-by">{ label }</span></li> }
}

fn source(source: SyllableSource) -> &'static str {
    match source {
        SyllableSource::Glossary => "as the publisher’s glossary has it",
        SyllableSource::Note => "as a note of the publisher has it",
        SyllableSource::Phrase => "as in this phrase",
        SyllableSource::Dictionary => "as the dictionary has it",
        SyllableSource::Character => "the character’s usual sound, not verified here",
    }
}
