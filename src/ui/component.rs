//! The whole widget.

mod changing;
mod drawing;

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::anew::Anew;
use super::article::article;
use super::coming::Coming;
use super::effects::Effects;
use super::index::IndexProps;
use super::kept::{Kept, KeptPart};
use super::popup::popup_view;
use super::status::status;
use super::toolbar::{changed, chosen, toolbar};
use super::{Dispatch, Drawn, JiazhuProps, Sections, Theme};
use crate::dom::near::Nearness;
use crate::dom::pointer::Pointer;
use crate::dom::{focus, fonts};
use crate::reading::Reading;
use crate::state::{Action, Hint, Outline, Shown, State};

/// Milliseconds after another reading of the same article until the index is of that reading: while somebody writes, the text comes first.
const INDEX_AFTER: u32 = 1_000;

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
    coming: Coming,
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
    /// It stands in a page, and has its styles there.
    is_styled: bool,
    /// The focus was in the card before it was drawn anew with what has come: it must not fall out of it.
    held: bool,
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

impl Component for Jiazhu {
    type Message = Message;
    type Properties = JiazhuProps;

    fn create(ctx: &Context<Self>) -> Jiazhu {
        let props = ctx.props();
        let since = js_sys::Date::now();
        let mut coming = Coming::of(props);
        // Nothing is drawn of one that takes longer.
        let outline = Rc::new(coming.go_on(since).unwrap_or_default());
        if coming.is_waited_for() {
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
            is_styled: false,
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
            self.coming = Coming::of(props);
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
                { status(state, &props.dictionary, cards.key) }
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
        if self.coming.is_waited_for() && self.ready.is_none() {
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
            self.draw_near(drawing::plain(&base).as_ref());
            if self.is_drawing {
                ctx.link().send_message(Message::Near);
                return;
            }
            if !self.is_styled {
                // The element has waited until now to take it into the page.
                ctx.props().on_ready.emit(());
                let has_more = self.appear(&base);
                self.is_styled = true;
                if has_more {
                    return;
                }
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
