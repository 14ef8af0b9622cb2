//! The pop-up: a dialog that lets the page live on around it, with the topmost card in it.

use web_sys::HtmlElement;
use yew::prelude::*;

use super::Dispatch;
use super::dictionary::Dictionary;
use super::entry_card::entry_card;
use super::links;
use super::note_card::note_card;
use super::part::HEADWORD;
use super::word_card::word_card;
use crate::card::headwords;
use crate::dom::focus::written;
use crate::dom::nearest;
use crate::state::{Action, Card, Outline, Popup};
use crate::strings::Phrase;

pub fn popup_view(
    outline: &Outline,
    dictionary: &Dictionary,
    popup: &Popup,
    node: &NodeRef,
    dispatch: &Dispatch,
    asks: bool,
) -> Html {
    let Some(top) = popup.cards.last().copied() else { return Html::default() };
    let (reading, say) = (&outline.reading, outline.say);
    let onclick = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: MouseEvent| {
            let is_on = |button| nearest(event.target(), button).is_some();
            dispatch.dispatch(match links::action(&event) {
                Some(action) => action,
                None if is_on(".jz-close") => Action::Close { refocus: true },
                None if is_on(".jz-back") => Action::Back,
                None => Action::Pin,
            });
        })
    };
    // Who goes into the card with the keyboard wants to stay there.
    let onfocusin = {
        let (dispatch, node) = (dispatch.clone(), node.clone());
        Callback::from(move |event: FocusEvent| {
            let own = node.cast::<HtmlElement>().map(|card| card.into());
            if event.target() != own {
                dispatch.dispatch(Action::Pin);
            }
        })
    };
    let named = |card: Card| match card {
        Card::Entry(entry) => {
            let ((headword, lang), _) = headwords(&reading.entries[entry as usize], reading.is_traditional());
            (headword.to_owned(), lang.into())
        }
        Card::Word(word) => (outline.text_of(word), AttrValue::from(reading.about.lang.clone())),
        Card::Notes => Default::default(),
    };
    let before = popup.cards.iter().rev().nth(1).map(|card| named(*card));
    let anchor = popup.anchor();
    let asked = asks.then(|| match top {
        Card::Entry(entry) => ["card jiazhu-", &reading.entries[entry as usize].id].concat(),
        Card::Word(word) => ["card jiazhu-at-", &written(word)].concat(),
        Card::Notes => {
            let note = anchor.and_then(|anchor| outline.notes_at(anchor).first().copied());
            ["card jiazhu-note-", note.map_or("", |note| &reading.notes[note].id)].concat()
        }
    });
    let (kind, label) = match top {
        Card::Entry(_) => ("entry", None),
        Card::Word(_) => ("word", None),
        Card::Notes => {
            let surface = anchor.map(|anchor| outline.surface(anchor)).unwrap_or_default();
            ("note", Some(say.fill(Phrase::NoteOn, &[("passage", &surface)])))
        }
    };
    let labelled_by = label.is_none().then_some(HEADWORD);
    let is_first = popup.cards.len() == 1;
    html! {
        <div class="jz-card" part="card" role="dialog" tabindex="-1" popover="manual" data-kind={kind}
            aria-label={label} aria-labelledby={labelled_by} ref={node} {onclick} {onfocusin}>
            <div class="jz-bar">
                if let Some((before, lang)) = before {
                    <button class="jz-back" type="button" aria-label={say.fill(Phrase::BackTo, &[("term", &before)])}>
                        { "‹ " }<span {lang}>{ before }</span>
                    </button>
                }
                if let Some(asked) = asked {
                    <button class="jz-find" type="button" data-ask={asked}>{ say.get(Phrase::Further) }</button>
                }
                <button class="jz-close" type="button" aria-label={say.get(Phrase::Close)}>{ "×" }</button>
            </div>
            {
                match top {
                    Card::Entry(entry) => {
                        entry_card(outline, dictionary, entry, anchor.filter(|_| is_first))
                    },
                    Card::Word(word) => word_card(outline, dictionary, word),
                    Card::Notes => html! { { for anchor.map(|anchor| note_card(outline, anchor)) } },
                }
            }
        </div>
    }
}
