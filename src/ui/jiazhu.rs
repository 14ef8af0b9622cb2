//! The whole widget.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ShadowRoot};
use yew::prelude::*;

use super::Dispatch;
use super::article::Article;
use super::card::CardView;
use super::index::Index;
use super::toolbar::{chosen, toolbar};
use super::word::Dictionary;
use crate::dom::highlight::{self, Highlighted, highlight};
use crate::dom::{focus, listen, place, style};
use crate::reading::Reading;
use crate::state::{Action, Card, Cause, Display, Outline, Place, Shown, Span, State};

/// How long the pointer rests before a card opens, and how long a card outlives its leaving. Milliseconds.
const PATIENCE: u32 = 300;
/// From this width on, the index stands beside the article, open. CSS pixels; 65rem in `reader.css`.
const ROOM_FOR_INDEX: i32 = 1040;

/// Colours of the widget: [`Theme::Auto`] are those of the page around it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    #[default]
    Auto,
    Light,
    Dark,
}

/// What [`Jiazhu`] is given.
#[derive(Clone, Properties)]
pub struct JiazhuProps {
    /// The reading to show; another one takes its place.
    pub reading: Rc<Reading>,
    /// What explains the words that are no terms; it may come later.
    #[prop_or_default]
    pub dictionary: Dictionary,
    #[prop_or_default]
    pub theme: Theme,
    /// How the article is shown; what the reader chooses is [`JiazhuProps::on_display`].
    #[prop_or_default]
    pub display: Display,
    /// Opens and closes cards from outside.
    #[prop_or_default]
    pub remote: Remote,
    /// A reading is on the screen, complete.
    #[prop_or_default]
    pub on_ready: Callback<()>,
    #[prop_or_default]
    pub on_open: Callback<Shown>,
    #[prop_or_default]
    pub on_close: Callback<Shown>,
    /// The reader has chosen how the article is to be shown.
    #[prop_or_default]
    pub on_display: Callback<Display>,
}

/// Readings are too big to compare: another one is another one.
impl PartialEq for JiazhuProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.reading, &other.reading)
            && self.dictionary == other.dictionary
            && self.theme == other.theme
            && self.display == other.display
            && self.remote == other.remote
            && self.on_ready == other.on_ready
            && self.on_open == other.on_open
            && self.on_close == other.on_close
            && self.on_display == other.on_display
    }
}

/// Opens and closes the cards of the [`Jiazhu`] it was given to.
#[derive(Clone, Default)]
pub struct Remote(Rc<RefCell<Option<Wire>>>);

struct Wire {
    outline: Rc<Outline>,
    dispatch: Dispatch,
}

impl PartialEq for Remote {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Remote {
    /// Opens an entry's card where its term first stands in the text; false if it stands nowhere.
    pub fn open(&self, id: &str) -> bool {
        let wire = self.0.borrow();
        let Some(Wire { outline, dispatch }) = &*wire else { return false };
        let entry = outline.entry_named(id).filter(|entry| !outline.occurrences[*entry as usize].is_empty());
        entry.inspect(|entry| dispatch.dispatch(Action::Show(*entry))).is_some()
    }

    /// Lets go of the widget: nothing can be opened any more.
    pub fn cut(&self) {
        self.0.take();
    }

    /// Closes all cards.
    pub fn close(&self) {
        if let Some(wire) = &*self.0.borrow() {
            wire.dispatch.dispatch(Action::Close { refocus: true });
        }
    }
}

/// A reading with its cards and its index.
///
/// It brings its style sheet with it, to the document or shadow root that it is mounted in.
///
/// ```no_run
/// use std::rc::Rc;
/// use jiazhu::reading::Reading;
/// use jiazhu::ui::Jiazhu;
/// use yew::prelude::*;
///
/// #[component]
/// fn App() -> Html {
///     let reading = use_memo((), |_| Reading::default()); // in earnest: jiazhu::dom::inflate::open_file(&bytes).await?
///     html! { <Jiazhu {reading} /> }
/// }
/// ```
#[component]
pub fn Jiazhu(props: &JiazhuProps) -> Html {
    let outline = use_memo(ByAddress(props.reading.clone()), |reading| Outline::new(reading.0.clone()));
    let state = use_reducer(|| State::new(outline.clone(), false).shown_as(props.display));
    let (base, card) = (use_node_ref(), use_node_ref());
    let dispatch = state.dispatcher();

    props.remote.0.replace(Some(Wire { outline: state.outline.clone(), dispatch: dispatch.clone() }));
    let laid_out = use_appearance(&base, &dispatch);
    use_patience(&state);
    use_news(&state, props, laid_out);
    use_card_in_place(&state, &base, &card);
    use_highlights(&state, &base);
    {
        let base = base.clone();
        use_effect_with(state.popup.as_ref().map(|popup| popup.place), move |place| {
            if let (Some(_), Some(base)) = (place, base.cast::<Element>()) {
                place::show_row(&base);
            }
        });
    }
    {
        let (loaded, dispatch) = (state.outline.clone(), dispatch.clone());
        use_effect_with(outline.clone(), move |outline| {
            if !Rc::ptr_eq(&outline.source, &loaded.source) {
                dispatch.dispatch(Action::Load(outline.clone()));
            }
        });
    }

    {
        let dispatch = dispatch.clone();
        use_effect_with(props.display, move |display| dispatch.dispatch(Action::Display(*display)));
    }
    let choose = {
        let (dispatch, on_display, display) = (dispatch.clone(), props.on_display.clone(), state.display);
        Callback::from(move |event: Event| {
            if let Some(display) = chosen(&event, display) {
                dispatch.dispatch(Action::Display(display));
                on_display.emit(display);
            }
        })
    };

    let theme = match props.theme {
        Theme::Auto => "auto",
        Theme::Light => "light",
        Theme::Dark => "dark",
    };
    let open = state.popup.as_ref().and_then(|popup| popup.anchor());
    let at_word = state.cursor.filter(|_| state.popup.is_none());
    let here = open.and_then(|anchor| state.outline.entry_at(anchor));
    let shown = state.outline.clone();
    // The article of another reading is another article: nothing of the first one is taken over.
    let key = Rc::as_ptr(&shown.source) as usize;
    html! {
        <div class="jz" part="base" lang="en" data-theme={theme} ref={&base}>
            { toolbar(&shown, state.display, choose) }
            <Article {key} outline={shown.clone()} display={state.display} current={state.current} at_word={at_word.is_some()} {open}
                is_open={state.popup.is_some()} dispatch={dispatch.clone()} />
            <p class="jz-hidden" role="status" lang={shown.reading.about.lang.clone()}>{ for at_word.map(|word| shown.text_of(word)) }</p>
            <div class="jz-cards">
                if let Some(popup) = state.popup.clone() {
                    <CardView outline={shown.clone()} dictionary={props.dictionary.clone()} {popup} node={card} dispatch={dispatch.clone()} />
                }
            </div>
            <Index outline={shown} open={state.index_open} {here} {dispatch} />
        </div>
    }
}

/// Readings compared by where they lie.
struct ByAddress(Rc<Reading>);

impl PartialEq for ByAddress {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// Styles, and an index that is open where there is room for it. True once both are decided: shown before, they
/// would move.
#[hook]
fn use_appearance(base: &NodeRef, dispatch: &Dispatch) -> bool {
    let (base, dispatch) = (base.clone(), dispatch.clone());
    let laid_out = use_state(|| false);
    let done = laid_out.setter();
    use_effect_with((), move |_| {
        if let Some(base) = base.cast::<HtmlElement>() {
            style::adopt(&base);
            // The element keeps its root hidden until all is drawn: then the element itself tells the width.
            let host = base.get_root_node().dyn_into::<ShadowRoot>().map(|root| root.host());
            let width = host.map_or(base.client_width(), |host| host.client_width());
            if width >= ROOM_FOR_INDEX {
                dispatch.dispatch(Action::Index { open: true });
            }
        }
        done.set(true);
    });
    *laid_out
}

/// The timer of what the pointer waits for.
#[hook]
fn use_patience(state: &UseReducerHandle<State>) {
    let dispatch = state.dispatcher();
    use_effect_with(state.waiting.map(|waiting| waiting.token), move |token| {
        let due = token.map(|token| Timeout::new(PATIENCE, move || dispatch.dispatch(Action::Due(token))));
        move || drop(due)
    });
}

/// Tells the outside what is shown.
#[hook]
fn use_news(state: &UseReducerHandle<State>, props: &JiazhuProps, laid_out: bool) {
    let on_ready = props.on_ready.clone();
    use_effect_with((laid_out, ByAddress(state.outline.source.clone())), move |(laid_out, _)| {
        if *laid_out {
            on_ready.emit(());
        }
    });
    let told = use_mut_ref(|| None::<Shown>);
    let (on_open, on_close) = (props.on_open.clone(), props.on_close.clone());
    use_effect_with(state.shown(), move |shown| {
        if let Some(before) = told.replace(shown.clone()) {
            on_close.emit(before);
        }
        if let Some(now) = shown.clone() {
            on_open.emit(now);
        }
    });
}

/// Places the card, sends the focus, and listens to the window while a card is open or about to open.
#[hook]
fn use_card_in_place(state: &UseReducerHandle<State>, base: &NodeRef, card: &NodeRef) {
    let popup = state.popup.clone();
    let placed = {
        let (base, card, outline) = (base.clone(), card.clone(), state.outline.clone());
        use_callback(popup.clone(), move |(), popup| {
            let elements = base.cast::<Element>().zip(card.cast::<HtmlElement>());
            if let (Some((base, card)), Some(popup)) = (elements, popup) {
                place::place_card(&base, &outline, &card, popup);
            }
        })
    };
    {
        let placed = placed.clone();
        let at = popup.as_ref().map(|popup| (popup.place, popup.at, popup.cards.clone()));
        use_effect_with(at, move |_| placed.emit(()));
    }
    {
        let (base, card) = (base.clone(), card.clone());
        let (outline, current) = (state.outline.clone(), state.current);
        use_effect_with(state.focus, move |focus| {
            if let (Some((_, to)), Some(base)) = (focus, base.cast::<Element>()) {
                focus::send(&base, &outline, card.cast(), current, *to);
            }
        });
    }
    let (base, card, dispatch) = (base.clone(), card.clone(), state.dispatcher());
    let by_hover = popup.as_ref().is_some_and(|popup| popup.cause == Cause::Hover);
    let wanted = (
        popup.map(|popup| (popup.place, popup.cards.len())),
        state.waiting.is_some() || state.pointed.is_some(),
        by_hover,
    );
    use_effect_with(wanted, move |(popup, waits, by_hover)| {
        let base = base.cast::<Element>().filter(|_| popup.is_some() || *waits);
        let listeners = base.map(|base| {
            listen::listen(listen::Window {
                base,
                card: card.cast(),
                by_hover: *by_hover,
                act: Callback::from(move |action| dispatch.dispatch(action)),
                moved: placed,
            })
        });
        move || drop(listeners)
    });
}

/// Shows words and passages that have no element, and brings the one that the keys have reached into view.
#[hook]
fn use_highlights(state: &UseReducerHandle<State>, base: &NodeRef) {
    let is_open = state.popup.is_some();
    let opened = state.popup.as_ref().and_then(|popup| match (popup.place, state.card()) {
        (Place::Word(word), _) => Some(word),
        (place, Some(Card::Notes)) => state.outline.span(place),
        _ => None,
    });
    let words: Vec<Span> =
        opened.into_iter().chain(state.pointed.filter(|word| Some(*word) != opened)).collect();
    let cursor = state.cursor.filter(|_| !is_open);
    use_highlight(state, base, highlight::NOTE, state.outline.notes_in_marks());
    use_highlight(state, base, highlight::WORD, words);
    use_highlight(state, base, highlight::CURSOR, cursor.into_iter().collect());
    let (base, outline) = (base.clone(), state.outline.clone());
    use_effect_with(cursor, move |cursor| {
        if let (Some(base), Some(word)) = (base.cast::<Element>(), *cursor) {
            place::reveal(&base, &outline, Place::Word(word));
        }
    });
}

/// Highlights these stretches as long as they are asked for.
#[hook]
fn use_highlight(state: &UseReducerHandle<State>, base: &NodeRef, name: &'static str, spans: Vec<Span>) {
    let base = base.clone();
    use_effect_with((spans, state.outline.clone(), state.display), move |(spans, outline, _)| {
        let shown: Option<Highlighted> =
            base.cast().and_then(|base: Element| highlight(&base, outline, name, spans));
        move || drop(shown)
    });
}
