//! The line that a voice reads: what a choice has done, or the word that the keys have reached.

use yew::prelude::*;

use super::Dictionary;
use super::part::content;
use crate::card::english;
use crate::state::{Outline, Span, State};

/// `key` changes with what is drawn anew of the cards.
pub fn status(state: &State, dictionary: &Dictionary, key: u32) -> Html {
    let outline = &state.outline;
    let at_word = state.cursor.filter(|_| state.popup.is_none());
    html! {
        <p class="jz-status" role="status">
            {
                match state.hint {
                    Some(hint) => html! { <span class="jz-hint">{ outline.say.get(hint.phrase()) }</span> },
                    None => html! { { for at_word.map(|word| told(word, outline, dictionary, key)) } },
                }
            }
        </p>
    }
}

/// A word that the keys have reached, as a voice tells it: itself and its first sense. In one element, for the one that a
/// voice tells of must not be made anew.
fn told(word: Span, outline: &Outline, dictionary: &Dictionary, key: u32) -> Html {
    let lang = outline.reading.about.lang.clone();
    html! { <span {key} class="jz-hidden"><span {lang}>{ outline.text_of(word) }</span>{ " " }{ content(&english(&dictionary.gist(outline, word), outline.say)) }</span> }
}
