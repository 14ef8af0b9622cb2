//! The card of a word: what the reading and the dictionary know of it.

use yew::prelude::*;

use super::dictionary::Dictionary;
use super::part::content;
use crate::card::{WordCard, word_parts};
use crate::state::{Outline, Span};

pub fn word_card(outline: &Outline, dictionary: &Dictionary, word: Span) -> Html {
    let words = dictionary.words();
    let part = |part: Span| {
        let line = words.and_then(|words| outline.line(words, part));
        let said = outline.said(part).map(|said| said.pinyin);
        (outline.mentioned(part), said.or_else(|| Some(line?.pinyin.to_owned())), line)
    };
    let card = WordCard {
        text: outline.text_of(word),
        lang: &outline.reading.about.lang,
        is_traditional: outline.reading.is_traditional(),
        said: outline.said(word),
        lines: words.map(|words| outline.lines(words, word)).unwrap_or_default(),
        parts: outline.divide(words, word).into_iter().map(part).collect(),
        ladder: outline.ladder(word),
        span: word,
        is_whole: outline.word_at(word.start) == Some(word),
        dictionary: dictionary.state(),
    };
    html! { <div class="jz-entry">{ content(&word_parts(&card, outline.say)) }</div> }
}
