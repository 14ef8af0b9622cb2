//! What a state asks for beside the elements that are drawn: timers, listeners, focus, highlights, the card's place.

use std::rc::Rc;

use gloo::render::{AnimationFrame, request_animation_frame};
use gloo::timers::callback::Timeout;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::Dispatch;
use crate::dom::anchor::ChosenAnchor;
use crate::dom::highlight::{self, Highlighted, highlight};
use crate::dom::pointer::is_pressed;
use crate::dom::{focus, listen, place, row};
use crate::state::{Action, Card, Cause, Focus, HOVER_DELAY, Opener, Span, State};

/// The effects of one state, until the next one takes its place.
pub struct Effects {
    /// The state whose effects these are.
    state: Option<Rc<State>>,
    tab: ChosenAnchor,
    open: ChosenAnchor,
    due: Option<Timeout>,
    listening: Option<listen::Listening>,
    highlighted: [Option<Highlighted>; 3],
    /// Puts the card where it belongs, when the browser is about to draw it.
    frame: Option<AnimationFrame>,
    /// Sends the focus into it, then.
    focusing: Option<AnimationFrame>,
    /// Marks the row of the index, once the card is on the screen.
    row: Option<Timeout>,
    /// The key of the cards' element.
    cards: u32,
    /// Elements of the text have come or gone.
    pub text_is_new: bool,
}

/// Where they take place.
pub struct Stage<'a> {
    pub base: &'a HtmlElement,
    pub card: &'a NodeRef,
    /// The key of the cards' element: with another one the card is another element.
    pub cards: u32,
    pub dispatch: &'a Dispatch,
}

impl Default for Effects {
    fn default() -> Effects {
        Effects {
            state: None,
            tab: ChosenAnchor::TAB,
            open: ChosenAnchor::OPEN,
            due: None,
            listening: None,
            highlighted: Default::default(),
            frame: None,
            focusing: None,
            row: None,
            cards: 0,
            text_is_new: false,
        }
    }
}

impl Effects {
    /// What is on the screen is `state`: its effects take the place of those before.
    pub fn follow(&mut self, state: &Rc<State>, stage: &Stage<'_>) {
        let before = self.state.replace(state.clone());
        let before = before.as_deref();
        // The screen shows the text in another way: elements have come, gone, or become those of others.
        let redrawn = std::mem::take(&mut self.text_is_new)
            || before.is_none_or(|before| before.outline != state.outline || before.display != state.display);
        let same_card = before.filter(|_| self.cards == stage.cards);
        self.cards = stage.cards;
        self.choose(state, before.filter(|_| !redrawn), stage.base);
        self.wait(state, before, stage);
        self.place(state, before, same_card, stage);
        self.focus(state, before, stage);
        self.listen(state, same_card, stage);
        self.highlight(state, before, redrawn, stage.base);
        self.mark_row(state, before, stage.base);
    }

    /// Tells which anchor Tab reaches, and which has its card open.
    fn choose(&mut self, state: &State, before: Option<&State>, base: &HtmlElement) {
        let open = |state: &State| state.popup.as_ref().and_then(|popup| popup.anchor());
        if before.is_none_or(|before| before.current != state.current) {
            self.tab.choose(base, &state.outline, Some(state.current));
        }
        if before.map(open) != Some(open(state)) {
            self.open.choose(base, &state.outline, open(state));
        }
    }

    fn wait(&mut self, state: &State, before: Option<&State>, stage: &Stage<'_>) {
        let ticket = |state: &State| state.waiting.map(|waiting| waiting.ticket);
        if before.and_then(ticket) != ticket(state) {
            let dispatch = stage.dispatch.clone();
            self.due = ticket(state)
                .map(|ticket| Timeout::new(HOVER_DELAY, move || dispatch.dispatch(Action::Due(ticket))));
        }
    }

    /// Shows the card on top of the page, where it belongs.
    fn place(
        &mut self,
        state: &Rc<State>,
        before: Option<&State>,
        same_card: Option<&State>,
        stage: &Stage<'_>,
    ) {
        let at = |state: &State| {
            let popup = state.popup.as_ref();
            popup.map(|popup| (popup.place, popup.at, popup.cards.clone(), state.display))
        };
        if same_card.and_then(at) != at(state) {
            // To show a card on top of the page, or to know where the text stands, the browser must lay out the page.
            // It does so before it draws anyhow: once, if it is not asked earlier.
            let (placing, card) = (placing(state, stage), stage.card.clone());
            let from_top = ordered(state, before) == Some(Focus::Card);
            self.frame = at(state).map(|_| {
                request_animation_frame(move |_| {
                    let Some(card) = card.cast() else { return };
                    place::show(&card);
                    if from_top {
                        card.set_scroll_top(0);
                    }
                    placing.emit(());
                })
            });
        }
    }

    /// Sends the focus where it is ordered to go.
    fn focus(&mut self, state: &State, before: Option<&State>, stage: &Stage<'_>) {
        let Some(to) = ordered(state, before) else { return };
        let is_first = state.popup.as_ref().is_some_and(|popup| popup.cards.len() == 1);
        self.focusing = if is_first && to == Focus::Card {
            // With the card's place: it asks for a layout, too. Between two cards the focus has no other place, and does
            // not wait.
            let (base, card) = (stage.base.clone(), stage.card.clone());
            Some(request_animation_frame(move |_| {
                if let Some(card) = card.cast().filter(|_| !is_pressed(&base)) {
                    focus::quietly(&card);
                }
            }))
        } else {
            focus::send(stage.base, &state.outline, stage.card.cast(), state.current, to);
            None
        };
    }

    /// Listens to the window while a card is open or about to open.
    fn listen(&mut self, state: &Rc<State>, before: Option<&State>, stage: &Stage<'_>) {
        let wanted = |state: &State| {
            let popup = state.popup.as_ref();
            let by_hover = popup.is_some_and(|popup| popup.cause == Cause::Hover);
            // A word that is pointed at is forgotten when the page moves.
            let waits = state.waiting.is_some() || state.pointed.is_some();
            (popup.map(|popup| (popup.place, popup.cards.len())), waits, by_hover)
        };
        let now = wanted(state);
        if before.map(wanted) != Some(now) {
            // The old ones go before the new ones come.
            self.listening = None;
            let (popup, waits, by_hover) = now;
            self.listening = (popup.is_some() || waits).then(|| {
                listen::listen(listen::Window {
                    base: Element::from(stage.base.clone()),
                    card: stage.card.cast(),
                    by_hover,
                    act: stage.dispatch.0.clone(),
                    moved: placing(state, stage),
                })
            });
        }
    }

    /// Shows words and passages that have no element, and brings the one that the keys have reached into view.
    fn highlight(&mut self, state: &State, before: Option<&State>, redrawn: bool, base: &HtmlElement) {
        let mut show = |index: usize, name, spans: &[Span]| {
            let highlighted = &mut self.highlighted[index];
            // The old ranges go before the new ones come.
            *highlighted = None;
            *highlighted = highlight(base, &state.outline, name, spans);
        };
        if redrawn {
            show(0, highlight::NOTE, &state.outline.notes_in_marks());
        }
        let then = before.map(words);
        for (index, spans) in words(state).into_iter().enumerate() {
            if redrawn || then.as_ref().is_none_or(|then| then[index] != spans) {
                show(index + 1, [highlight::WORD, highlight::CURSOR][index], &spans);
            }
        }
        let cursor = |state: &State| state.cursor.filter(|_| state.popup.is_none());
        if let Some(word) = cursor(state).filter(|word| before.and_then(cursor) != Some(*word)) {
            place::reveal(base, &state.outline, Opener::Word(word));
        }
    }

    /// Marks the row of the entry whose mark has its card open.
    fn mark_row(&mut self, state: &State, before: Option<&State>, base: &HtmlElement) {
        let here = |state: &State| {
            let anchor = state.popup.as_ref()?.anchor()?;
            state.outline.entry_at(anchor)
        };
        let now = here(state);
        if before.and_then(here) == now {
            return;
        }
        // The card comes first: to know where a row is the browser must lay out the whole page.
        let base = base.clone();
        self.row = Some(Timeout::new(0, move || {
            row::mark(&base, now);
            row::reveal(&base);
        }));
    }
}

/// Where the focus is ordered to go, if that is a new order.
fn ordered(state: &State, before: Option<&State>) -> Option<Focus> {
    let order = state.focus.filter(|order| before.and_then(|before| before.focus) != Some(*order));
    order.map(|(_, to)| to)
}

/// Puts the card where it belongs, also when the page has moved.
fn placing(state: &Rc<State>, stage: &Stage<'_>) -> Callback<()> {
    let (base, card, state) = (stage.base.clone(), stage.card.clone(), state.clone());
    Callback::from(move |()| {
        if let (Some(card), Some(popup)) = (card.cast::<HtmlElement>(), &state.popup) {
            place::place_card(&base, &state.outline, &card, popup);
        }
    })
}

/// What is highlighted of words and passages that have no element: those that are pointed at or opened, and the one
/// that the keys have reached.
fn words(state: &State) -> [Vec<Span>; 2] {
    let opened = state.popup.as_ref().and_then(|popup| match (popup.place, state.card()) {
        (Opener::Word(word), _) => Some(word),
        // Of a sign at the end of a block: a note reference has a look of its own.
        (place, Some(Card::Notes)) => {
            state.outline.span(place).filter(|span| state.outline.anchor_over(span.start) != popup.anchor())
        }
        _ => None,
    });
    let pointed = state.pointed.filter(|word| Some(*word) != opened);
    let cursor = state.cursor.filter(|_| state.popup.is_none());
    [opened.into_iter().chain(pointed).collect(), cursor.into_iter().collect()]
}
