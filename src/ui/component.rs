//! The whole widget.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ShadowRoot};
use yew::prelude::*;

use super::anew::Anew;
use super::article::article;
use super::dictionary::Dictionary;
use super::effects::{Effects, Stage};
use super::index::IndexProps;
use super::kept::{Kept, KeptPart};
use super::part::content;
use super::popup::popup_view;
use super::sections::read;
use super::toolbar::{changed, chosen, toolbar};
use super::{Dispatch, Drawn, Remote, Sections};
use crate::card::english;
use crate::dom::near::{Nearness, near};
use crate::dom::pointer::Pointer;
use crate::dom::{focus, fonts, room, style};
use crate::reading::Reading;
use crate::state::{Action, Display, Hint, Outline, Outlining, Shown, Span, State, reduce};
use crate::strings::Strings;

/// How long the widget draws before the page has its turn. Milliseconds; a frame has 16.
const TURN: f64 = 8.0;
/// Milliseconds after another reading of the same article until the index is of that reading: while somebody writes, the text comes first.
const INDEX_AFTER: u32 = 250;

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
    /// The words of the interface: [`crate::strings::ENGLISH`] or those of another language.
    #[prop_or_default]
    pub say: &'static Strings,
    /// Whether buttons are drawn that ask whoever holds the widget for more: a click on one bubbles, and its attribute `data-ask` says for
    /// what: `find`, behind a blank with a text, else the index; `settings`; `card` with the fragment that names what the card is about.
    #[prop_or_default]
    pub asks: bool,
    /// How the article is shown; what the reader chooses is [`JiazhuProps::on_display`].
    #[prop_or_default]
    pub display: Display,
    /// Opens and closes cards from outside.
    #[prop_or_default]
    pub remote: Remote,
    /// A reading is on the screen, complete; of the beginning of one ([`Reading::rest`]) all that there is of it.
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
            && std::ptr::eq(self.say, other.say)
            && self.display == other.display
            && self.remote == other.remote
            && self.on_ready == other.on_ready
            && self.on_open == other.on_open
            && self.on_close == other.on_close
            && self.on_display == other.on_display
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
    dispatch: Dispatch,
    choose: Callback<Event>,
    base: NodeRef,
    card: NodeRef,
    pointer: Rc<RefCell<Pointer>>,
    effects: Effects,
    anew: Anew,
    /// The screen does not show [`Jiazhu::state`] yet.
    is_drawing: bool,
    /// The outline of another reading, until it has been worked out.
    coming: Option<Outlining>,
    /// When more of it is worked out.
    going_on: Option<Timeout>,
    /// What is drawn of a text that is too long to be drawn at once.
    drawn: Drawn,
    /// What the index is of.
    index: Rc<Outline>,
    /// What is on the screen in the place of what is not drawn yet.
    beginning: Option<Rc<Outline>>,
    sections: Sections,
    nearness: Nearness,
    /// The key of the article whose sections are watched.
    watched: Option<u32>,
    /// Paper shows all sections.
    _print: EventListener,
    /// When the page had its turn last. Milliseconds.
    since: f64,
    more: Option<Timeout>,
    /// The reading that is on the screen, complete.
    ready: Option<Rc<Reading>>,
    told: Option<Shown>,
    /// The focus was in the card before it was drawn anew with what has come: it must not fall out of it.
    held: bool,
}

impl Component for Jiazhu {
    type Message = Message;
    type Properties = JiazhuProps;

    fn create(ctx: &Context<Self>) -> Jiazhu {
        let props = ctx.props();
        let since = js_sys::Date::now();
        let mut coming = Some(outlining(props));
        // Nothing is drawn of one that takes longer.
        let outline = Rc::new(go_on(&mut coming, since).unwrap_or_default());
        if coming.is_some() {
            ctx.link().send_message(Message::Outline);
        }
        let dispatch = Dispatch(ctx.link().callback(Message::Act));
        let (near, print) = (ctx.link().callback(|()| Message::Near), ctx.link().callback(|()| Message::All));
        Jiazhu {
            index: outline.clone(),
            state: Rc::new(State::new(outline, false).shown_as(props.display)),
            dispatch,
            choose: ctx.link().callback(|event: Event| Message::Choose(changed(&event))),
            base: NodeRef::default(),
            card: NodeRef::default(),
            pointer: Rc::default(),
            effects: Effects::default(),
            anew: Anew::default(),
            is_drawing: true,
            coming,
            going_on: None,
            drawn: Drawn::default(),
            beginning: None,
            sections: Sections::default(),
            nearness: Nearness::new(move || near.emit(())),
            watched: None,
            _print: EventListener::new(&gloo::utils::window(), "beforeprint", move |_| print.emit(())),
            since,
            more: None,
            ready: None,
            told: None,
            held: false,
        }
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Act(action) => self.act(action),
            Message::Choose(None) => {}
            Message::Choose(Some(choice)) => {
                let before = self.state.display;
                let display = chosen(&choice, before);
                ctx.props().on_display.emit(display);
                self.act(Action::Display(display));
                self.act(Action::Tell(Hint::of(display, before)));
            }
            Message::Outline => self.outline(ctx),
            Message::Near => self.draw_near(self.article().as_ref()),
            Message::All if !self.anew.is_foreign() => {
                self.draw_sections(0..self.state.outline.shapes.len());
            }
            Message::All => {}
            Message::Index => {
                self.index = self.state.outline.clone();
                self.is_drawing = true;
            }
            Message::More | Message::Turn => {
                if matches!(message, Message::Turn) {
                    self.since = js_sys::Date::now();
                }
                self.drawn.grow(&self.state.outline);
                if self.drawn.blocks >= self.state.outline.shapes.len() && self.beginning.take().is_some() {
                    // What it has not seen drawn it looks for now.
                    self.effects.text_is_new = true;
                }
                self.is_drawing = true;
            }
        }
        if self.is_drawing {
            self.anew.prepare();
        }
        self.is_drawing
    }

    fn changed(&mut self, ctx: &Context<Self>, before: &JiazhuProps) -> bool {
        let props = ctx.props();
        if !Rc::ptr_eq(&props.reading, &before.reading) {
            self.coming = Some(outlining(props));
            self.outline(ctx);
        }
        if !std::ptr::eq(props.say, before.say) {
            self.act(Action::Speak(props.say));
        }
        if props.display != before.display {
            self.act(Action::Display(props.display));
        }
        self.held |= self.card.cast().is_some_and(|card| focus::is_in(&card));
        self.anew.cards.differs |= props.dictionary != before.dictionary;
        self.anew.prepare();
        self.is_drawing = true;
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let (state, props) = (&self.state, ctx.props());
        let outline = &state.outline;
        props.remote.connect(outline, &self.dispatch, &self.base);
        let theme = match props.theme {
            Theme::Auto => "auto",
            Theme::Light => "light",
            Theme::Dark => "dark",
        };
        let at_word = state.cursor.filter(|_| state.popup.is_none());
        let dispatch = &self.dispatch;
        let index = IndexProps {
            outline: self.beginning.as_ref().unwrap_or(&self.index).clone(),
            rows: self.drawn.rows,
            open: state.index_open,
            dispatch: dispatch.clone(),
        };
        let Anew { text, cards, .. } = &self.anew;
        html! {
            <div class="jz" part="base" lang={outline.say.lang} data-theme={theme} ref={&self.base}>
                { toolbar(outline, state.display, self.choose.clone(), props.asks) }
                { article(state, text.key, self.drawn.blocks, &self.sections, self.beginning.as_ref(), &self.pointer, dispatch) }
                <div class="jz-cards" key={cards.key}>
                    { for state.popup.as_ref().map(|popup| popup_view(outline, &props.dictionary, popup, &self.card, dispatch, props.asks)) }
                </div>
                <Kept key={text.key} part={KeptPart::Index(index)} />
                <p class="jz-status" role="status">
                    {
                        match state.hint {
                            Some(hint) => html! { <span class="jz-hint">{ outline.say.get(hint.phrase()) }</span> },
                            None => html! { { for at_word.map(|word| told(word, outline, &props.dictionary, cards.key)) } },
                        }
                    }
                </p>
            </div>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        let Some(base) = self.base.cast::<HtmlElement>() else { return };
        // Shown before the index is where it belongs, it would move.
        let settled = !first || !self.appear(&base);
        self.is_drawing = false;
        self.anew.watch(&base);
        // The link that had it may be gone, for other words stand in its place.
        if std::mem::take(&mut self.held)
            && let Some(card) = self.card.cast::<HtmlElement>().filter(|card| !focus::is_in(card))
        {
            focus::quietly(&card);
        }
        if self.coming.is_some() && self.ready.is_none() {
            return;
        }
        let outline = &self.state.outline;
        let Reading { rest, .. } = &*outline.source;
        if outline.is_beginning()
            && self.ready.is_none()
            && self.drawn.blocks + rest.len() >= outline.shapes.len()
        {
            // All that is there of a long text; the room for the rest is drawn when it is on the screen.
            self.ready = Some(outline.source.clone());
            ctx.props().on_ready.emit(());
            ctx.link().send_message(Message::Near);
        }
        if !self.is_complete() {
            self.go_on(ctx);
            if self.beginning.is_some() {
                self.follow(&base);
            }
            return;
        }
        if self.state.outline.has_sections
            && self.watched != Some(self.anew.text.key)
            && let Some(article) = self.article()
        {
            self.watched = Some(self.anew.text.key);
            self.nearness.watch(&article);
        }
        self.follow(&base);
        if !Rc::ptr_eq(&self.index, &self.state.outline) {
            let link = ctx.link().clone();
            self.more = Some(Timeout::new(INDEX_AFTER, move || link.send_message(Message::Index)));
        }
        let source = &self.state.outline.source;
        if settled && self.ready.as_ref().is_none_or(|ready| !Rc::ptr_eq(ready, source)) {
            let source = source.clone();
            // Drawn later, under the reader's eyes, what is read would move.
            self.draw_near(plain(&base).as_ref());
            if self.is_drawing {
                ctx.link().send_message(Message::Near);
                return;
            }
            self.ready = Some(source);
            ctx.props().on_ready.emit(());
            // Before the browser draws: it tells of them when it has drawn.
            ctx.link().send_message(Message::Near);
            fonts::look_for(&base);
        }
        let shown = self.state.shown();
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
    /// More of an outline is to be worked out.
    Outline,
    /// Sections have come near.
    Near,
    /// All sections are needed.
    All,
    /// One of the controls above the article.
    Choose(Option<(String, String)>),
    /// More of a long text is to be drawn.
    More,
    /// The same, when the page has had its turn.
    Turn,
    /// The index is to be of the reading on the screen.
    Index,
}

impl Jiazhu {
    fn is_complete(&self) -> bool {
        self.drawn.is_all(&self.state.outline)
    }

    /// Draws more, at once or when the page has had its turn.
    fn go_on(&mut self, ctx: &Context<Self>) {
        let link = ctx.link().clone();
        if js_sys::Date::now() - self.since < TURN {
            link.send_message(Message::More);
        } else {
            self.more = Some(Timeout::new(0, move || link.send_message(Message::Turn)));
        }
    }

    /// Works out the outline of another reading, as far as the page leaves time for it, and takes it in.
    fn outline(&mut self, ctx: &Context<Self>) {
        let Some(mut outline) = go_on(&mut self.coming, js_sys::Date::now()) else {
            let link = ctx.link().clone();
            self.going_on =
                self.coming.as_ref().map(|_| Timeout::new(0, move || link.send_message(Message::Outline)));
            return;
        };
        let say = ctx.props().say;
        if !std::ptr::eq(outline.say, say) {
            outline = outline.in_language(say);
        }
        let (text, before) = (self.anew.text.key, self.state.outline.clone());
        let index = self.index.clone();
        self.act(Action::Load(Rc::new(outline)));
        let is_same = self.anew.text.key == text;
        self.beginning = Some(before).filter(|before| is_same && before.is_beginning());
        // The same text with more marks is drawn over itself, and one whose beginning was there section by section.
        if !is_same {
            self.drawn = Drawn::default();
        } else if self.beginning.is_some() {
            self.drawn.blocks = 0;
        } else {
            self.index = index;
        }
    }

    fn act(&mut self, action: Action) {
        let next = reduce(self.state.clone(), action);
        if Rc::ptr_eq(&next, &self.state) {
            return;
        }
        self.is_drawing |= !next.is_drawn_like(&self.state);
        self.anew.compare(&self.state, &next);
        let before = std::mem::replace(&mut self.state, next);
        if before.outline != self.state.outline {
            self.index = self.state.outline.clone();
        }
        if self.state.outline.has_sections {
            // What the reader has left is drawn in the new way when it comes near again.
            if self.state.display != before.display || self.anew.text.key != self.watched.unwrap_or_default()
            {
                self.sections = Sections::default();
                self.draw_near(self.article().as_ref());
            }
            self.draw_sections(read(&self.state.clone()));
        }
        // What only the pointer does needs no drawing: it must keep up with the hand.
        if !self.is_drawing
            && self.is_complete()
            && let Some(base) = self.base.cast()
        {
            self.follow(&base);
        }
    }

    fn article(&self) -> Option<Element> {
        self.base.cast::<Element>()?.query_selector("article").ok()?
    }

    /// Draws the sections that are near in this article, the widget's or the plain one; of a text that others have changed, as translators do,
    /// none: it would be made anew.
    fn draw_near(&mut self, article: Option<&Element>) {
        if self.state.outline.has_sections
            && !self.anew.is_foreign()
            && let Some(article) = article
        {
            self.draw_sections(near(article));
        }
    }

    /// Draws these with all their elements.
    fn draw_sections(&mut self, sections: impl IntoIterator<Item = usize>) {
        for section in sections {
            if self.sections.draw(&self.state.outline, section) {
                self.is_drawing = true;
                self.anew.text.differs = true;
                self.effects.text_is_new = true;
            }
        }
    }

    fn follow(&mut self, base: &HtmlElement) {
        let stage = Stage { base, card: &self.card, cards: self.anew.cards.key, dispatch: &self.dispatch };
        self.effects.follow(&self.state, &stage);
    }

    /// Styles, and an index that is open where there is room for it: true if that is still to be drawn.
    fn appear(&self, base: &HtmlElement) -> bool {
        style::adopt(base);
        let has_room = room::is_beside(base);
        if has_room {
            self.dispatch.dispatch(Action::Index { open: true });
        }
        has_room
    }
}

/// A word that the keys have reached, as a voice tells it: itself and its first sense. In one element, for the one that a
/// voice tells of must not be made anew.
fn told(word: Span, outline: &Outline, dictionary: &Dictionary, key: u32) -> Html {
    let lang = outline.reading.about.lang.clone();
    html! { <span {key} class="jz-hidden"><span {lang}>{ outline.text_of(word) }</span>{ " " }{ content(&english(&dictionary.gist(outline, word), outline.say)) }</span> }
}

fn outlining(props: &JiazhuProps) -> Outlining {
    Outlining::new(props.reading.clone(), props.reading.clone(), props.say)
}

/// The outline, if it can be worked out before the page has its turn.
fn go_on(coming: &mut Option<Outlining>, since: f64) -> Option<Outline> {
    while js_sys::Date::now() - since < TURN {
        let outline = coming.as_mut()?.step();
        if outline.is_some() {
            *coming = None;
            return outline;
        }
    }
    None
}

/// The plain article, which is on the screen until the widget is.
fn plain(base: &Element) -> Option<Element> {
    base.get_root_node().dyn_into::<ShadowRoot>().ok()?.host().query_selector("article").ok()?
}
