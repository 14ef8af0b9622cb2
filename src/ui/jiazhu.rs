//! The whole widget.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ShadowRoot};
use yew::prelude::*;

use super::Dispatch;
use super::article::article;
use super::card::card_view;
use super::index::Index;
use super::prose::english;
use super::toolbar::{chosen, toolbar};
use super::word::Dictionary;
use crate::dom::highlight::{self, Highlighted, highlight};
use crate::dom::pointer::Pointer;
use crate::dom::{focus, listen, place, style};
use crate::reading::Reading;
use crate::state::{Action, Card, Cause, Display, Outline, Place, Shown, Span, State, reduce};

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
    base: NodeRef,
}

impl PartialEq for Remote {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Remote {
    /// Opens an entry's card where its term first stands in the text, scrolled into view; false if it stands nowhere.
    pub fn open(&self, id: &str) -> bool {
        let wire = self.0.borrow();
        let Some(Wire { outline, dispatch, .. }) = wire.as_ref() else { return false };
        let Some(entry) = outline.entry_named(id) else { return false };
        let first = outline.occurrences[entry as usize].first();
        let Some(anchor) = first.and_then(|mark| outline.anchor_of(*mark)) else { return false };
        self.reveal(anchor);
        dispatch.dispatch(Action::Show(entry));
        true
    }

    /// Opens what a link to a page without script leads to: `jiazhu-ID`, an entry, or `jiazhu-note-ID`, a note. False if
    /// the reading has no such thing.
    pub fn follow(&self, fragment: &str) -> bool {
        let Some(id) = fragment.strip_prefix("jiazhu-") else { return false };
        self.open(id) || id.strip_prefix("note-").is_some_and(|id| self.open_note(id))
    }

    fn open_note(&self, id: &str) -> bool {
        let wire = self.0.borrow();
        let Some(Wire { outline, dispatch, .. }) = wire.as_ref() else { return false };
        let tells = |anchor: &usize| {
            outline.notes_at(*anchor).iter().any(|note| outline.reading.notes[*note].id == id)
        };
        let Some(anchor) = (0..outline.anchors.len()).find(tells) else { return false };
        self.reveal(anchor);
        // A second press would close it.
        dispatch.dispatch(Action::Close { refocus: false });
        dispatch.dispatch(Action::Press { place: Place::Anchor(anchor), at: None });
        true
    }

    fn reveal(&self, anchor: usize) {
        if let Some(Wire { outline, base, .. }) = &*self.0.borrow()
            && let Some(base) = base.cast::<Element>()
        {
            place::reveal(&base, outline, Place::Anchor(anchor));
        }
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
// One component with its effects in one place, not one with hooks: each hook is half a kilobyte of the widget.
pub struct Jiazhu {
    state: Rc<State>,
    /// The state that is on the screen, with its effects.
    drawn: Option<Rc<State>>,
    dispatch: Dispatch,
    choose: Callback<Event>,
    base: NodeRef,
    card: NodeRef,
    pointer: Rc<RefCell<Pointer>>,
    due: Option<Timeout>,
    /// The reading that is on the screen, complete.
    ready: Option<Rc<Reading>>,
    told: Option<Shown>,
    listening: Option<listen::Listening>,
    highlighted: [Option<Highlighted>; 3],
}

impl Component for Jiazhu {
    type Message = Message;
    type Properties = JiazhuProps;

    fn create(ctx: &Context<Self>) -> Jiazhu {
        let props = ctx.props();
        let outline = Rc::new(Outline::new(props.reading.clone()));
        let dispatch = Dispatch(ctx.link().callback(Message::Act));
        Jiazhu {
            state: Rc::new(State::new(outline, false).shown_as(props.display)),
            drawn: None,
            dispatch,
            choose: ctx.link().callback(Message::Choose),
            base: NodeRef::default(),
            card: NodeRef::default(),
            pointer: Rc::default(),
            due: None,
            ready: None,
            told: None,
            listening: None,
            highlighted: [None, None, None],
        }
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Act(action) => self.act(action),
            Message::Choose(event) => chosen(&event, self.state.display).is_some_and(|display| {
                ctx.props().on_display.emit(display);
                self.act(Action::Display(display))
            }),
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, before: &JiazhuProps) -> bool {
        let props = ctx.props();
        if !Rc::ptr_eq(&props.reading, &before.reading) {
            self.act(Action::Load(Rc::new(Outline::new(props.reading.clone()))));
        }
        if props.display != before.display {
            self.act(Action::Display(props.display));
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let (state, props) = (&self.state, ctx.props());
        let outline = &state.outline;
        let wire =
            Wire { outline: outline.clone(), dispatch: self.dispatch.clone(), base: self.base.clone() };
        props.remote.0.replace(Some(wire));
        let theme = match props.theme {
            Theme::Auto => "auto",
            Theme::Light => "light",
            Theme::Dark => "dark",
        };
        let open = state.popup.as_ref().and_then(|popup| popup.anchor());
        let at_word = state.cursor.filter(|_| state.popup.is_none());
        let here = open.and_then(|anchor| outline.entry_at(anchor));
        let dispatch = &self.dispatch;
        html! {
            <div class="jz" part="base" lang="en" data-theme={theme} ref={&self.base}>
                { toolbar(outline, state.display, self.choose.clone()) }
                { article(state, &self.pointer, dispatch) }
                <p class="jz-hidden" role="status">{ for at_word.map(|word| told(&outline.text_of(word), outline, &props.dictionary)) }</p>
                <div class="jz-cards">
                    { for state.popup.as_ref().map(|popup| card_view(outline, &props.dictionary, popup, &self.card, dispatch)) }
                </div>
                <Index outline={outline.clone()} open={state.index_open} {here} dispatch={dispatch.clone()} />
            </div>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        let Some(base) = self.base.cast::<HtmlElement>() else { return };
        // Shown before the index is where it belongs, it would move.
        let settled = !first || !self.appear(&base);
        let state = self.state.clone();
        let before = self.drawn.replace(state.clone());
        let before = before.as_deref();
        let token = |state: &State| state.waiting.map(|waiting| waiting.token);
        if before.and_then(token) != token(&state) {
            let dispatch = self.dispatch.clone();
            self.due = token(&state)
                .map(|token| Timeout::new(PATIENCE, move || dispatch.dispatch(Action::Due(token))));
        }
        let place = |state: &State| state.popup.as_ref().map(|popup| popup.place);
        if before.and_then(place) != place(&state) && place(&state).is_some() {
            place::show_row(&base);
        }
        self.highlight(&base, before);
        self.attend(&base, before);
        let source = &state.outline.source;
        if settled && self.ready.as_ref().is_none_or(|ready| !Rc::ptr_eq(ready, source)) {
            self.ready = Some(source.clone());
            ctx.props().on_ready.emit(());
        }
        let shown = state.shown();
        if self.told != shown {
            if let Some(before) = std::mem::replace(&mut self.told, shown.clone()) {
                ctx.props().on_close.emit(before);
            }
            if let Some(now) = shown {
                ctx.props().on_open.emit(now);
            }
        }
    }
}

/// What reaches the component.
pub enum Message {
    Act(Action),
    /// One of the controls above the article.
    Choose(Event),
}

impl Jiazhu {
    /// Whether anything is to be drawn anew.
    fn act(&mut self, action: Action) -> bool {
        let next = reduce(self.state.clone(), action);
        let changes = !Rc::ptr_eq(&next, &self.state);
        self.state = next;
        changes
    }

    /// Styles, and an index that is open where there is room for it: true if that is still to be drawn.
    fn appear(&self, base: &HtmlElement) -> bool {
        style::adopt(base);
        // The element keeps its root hidden until all is drawn: then the element itself tells the width.
        let host = base.get_root_node().dyn_into::<ShadowRoot>().map(|root| root.host());
        let width = host.map_or(base.client_width(), |host| host.client_width());
        let has_room = width >= ROOM_FOR_INDEX;
        if has_room {
            self.dispatch.dispatch(Action::Index { open: true });
        }
        has_room
    }

    /// Places the card, sends the focus, and listens to the window while a card is open or about to open.
    fn attend(&mut self, base: &HtmlElement, before: Option<&State>) {
        let state = &self.state;
        let placed = self.placing();
        let at = |state: &State| {
            let popup = state.popup.as_ref();
            popup.map(|popup| (popup.place, popup.at, popup.cards.clone(), state.display))
        };
        if before.and_then(at) != at(state) {
            placed.emit(());
        }
        if let Some((_, to)) =
            state.focus.filter(|focus| before.and_then(|before| before.focus) != Some(*focus))
        {
            focus::send(base, &state.outline, self.card.cast(), state.current, to);
        }
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
            let dispatch = self.dispatch.clone();
            self.listening = (popup.is_some() || waits).then(|| {
                listen::listen(listen::Window {
                    base: base.clone().into(),
                    card: self.card.cast(),
                    by_hover,
                    act: dispatch.0,
                    moved: placed,
                })
            });
        }
    }

    /// Puts the card where it belongs, also when the page has moved.
    fn placing(&self) -> Callback<()> {
        let (base, card, state) = (self.base.clone(), self.card.clone(), self.state.clone());
        Callback::from(move |()| {
            let elements = base.cast::<Element>().zip(card.cast::<HtmlElement>());
            if let (Some((base, card)), Some(popup)) = (elements, &state.popup) {
                place::place_card(&base, &state.outline, &card, popup);
            }
        })
    }

    /// Shows words and passages that have no element, and brings the one that the keys have reached into view.
    fn highlight(&mut self, base: &HtmlElement, before: Option<&State>) {
        let state = &self.state;
        let moved =
            before.is_none_or(|before| before.outline != state.outline || before.display != state.display);
        let now = highlights(state);
        let then = before.map(highlights);
        for (index, (name, spans)) in now.into_iter().enumerate() {
            if moved || then.as_ref().is_none_or(|then| then[index].1 != spans) {
                self.highlighted[index] = None;
                self.highlighted[index] = highlight(base, &state.outline, name, &spans);
            }
        }
        let cursor = |state: &State| state.cursor.filter(|_| state.popup.is_none());
        if let Some(word) = cursor(state).filter(|word| before.and_then(cursor) != Some(*word)) {
            place::reveal(base, &state.outline, Place::Word(word));
        }
    }
}

/// A word that the keys have reached, as a voice tells it: itself and its first sense.
fn told(word: &str, outline: &Outline, dictionary: &Dictionary) -> Html {
    let lang = outline.reading.about.lang.clone();
    html! { <><span {lang}>{ word.to_owned() }</span>{ " " }{ english(&dictionary.gist(word)) }</> }
}

/// What is to be highlighted, by the names of the highlights.
fn highlights(state: &State) -> [(&'static str, Vec<Span>); 3] {
    let opened = state.popup.as_ref().and_then(|popup| match (popup.place, state.card()) {
        (Place::Word(word), _) => Some(word),
        // Of a sign at the end of a block: a note reference has a look of its own.
        (place, Some(Card::Notes)) => {
            state.outline.span(place).filter(|span| state.outline.anchor_over(span.start) != popup.anchor())
        }
        _ => None,
    });
    let pointed = state.pointed.filter(|word| Some(*word) != opened);
    let cursor = state.cursor.filter(|_| state.popup.is_none());
    [
        (highlight::NOTE, state.outline.notes_in_marks()),
        (highlight::WORD, opened.into_iter().chain(pointed).collect()),
        (highlight::CURSOR, cursor.into_iter().collect()),
    ]
}
