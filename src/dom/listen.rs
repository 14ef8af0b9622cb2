//! Listeners of the whole window, there only while a card is open or about to open.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, EventTarget, HtmlElement, KeyboardEvent, MouseEvent, PointerEvent};
use yew::Callback;

use super::pixels::window_of;
use super::place::nears;
use super::pointer::{Pointer, point};
use crate::state::Action;

// The system's own gesture for closing, where a browser passes it on: the back button of a phone, which then leaves the
// page's history alone. web-sys has no binding for it.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = EventTarget)]
    type CloseWatcher;
    #[wasm_bindgen(constructor, catch)]
    fn new() -> Result<CloseWatcher, JsValue>;
    #[wasm_bindgen(method)]
    fn destroy(this: &CloseWatcher);
}

/// Listening, until it is dropped.
pub struct Listening {
    _window: Vec<EventListener>,
    close: Option<(CloseWatcher, EventListener)>,
}

impl Drop for Listening {
    fn drop(&mut self) {
        if let Some((watcher, _)) = &self.close {
            watcher.destroy();
        }
    }
}

/// What the listeners ask for.
#[derive(Clone)]
pub struct Window {
    pub base: Element,
    /// The card, if one is open.
    pub card: Option<HtmlElement>,
    /// The card was opened by hover and goes when the pointer leaves.
    pub by_hover: bool,
    pub act: Callback<Action>,
    /// The card must be placed anew.
    pub moved: Callback<()>,
}

pub fn listen(window: Window) -> Listening {
    let stays = window.card.is_some() && !window.by_hover;
    let close = stays.then(CloseWatcher::new).and_then(Result::ok).map(|watcher| {
        let act = window.act.clone();
        let listener = EventListener::new(&watcher, "close", move |_| act.emit(Action::Escape));
        (watcher, listener)
    });
    let pointer = Rc::new(RefCell::new(Pointer::default()));
    let (mut listeners, target) = (Vec::new(), window_of(&window.base));
    // Esc and pointers are seen before the page's own listeners can stop them.
    let mut on = |name: &'static str, handler: Box<dyn Fn(&Event)>| {
        let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: name != "keydown" };
        listeners.push(EventListener::new_with_options(&target, name, options, move |event| handler(event)));
    };
    let w = window.clone();
    on("keydown", Box::new(move |event| w.key(event)));
    let (w, p) = (window.clone(), pointer.clone());
    on("pointerdown", Box::new(move |event| w.with_pointer(event, |event| p.borrow_mut().press(event))));
    let (w, p) = (window.clone(), pointer.clone());
    on("pointerup", Box::new(move |event| w.with_pointer(event, |event| w.release(event, &p.borrow()))));
    let (w, p) = (window.clone(), pointer);
    on(
        "pointermove",
        Box::new(move |event| w.with_pointer(event, |event| w.hover(event, &mut p.borrow_mut()))),
    );
    let w = window.clone();
    on("resize", Box::new(move |_| w.moved.emit(())));
    on(
        "scroll",
        Box::new(move |event| {
            let in_card = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            if in_card.is_none_or(|element| element.get_attribute("role").as_deref() != Some("dialog")) {
                window.act.emit(Action::Scroll);
                window.moved.emit(());
            }
        }),
    );
    Listening { _window: listeners, close }
}

impl Window {
    fn with_pointer(&self, event: &Event, then: impl FnOnce(&PointerEvent)) {
        then(event.unchecked_ref());
    }

    fn key(&self, event: &Event) {
        let key = event.unchecked_ref::<KeyboardEvent>();
        if key.key() == "Escape" && !key.is_composing() && self.card.is_some() {
            event.prevent_default();
            event.stop_propagation();
            self.act.emit(Action::Escape);
        }
    }

    /// A press and release outside closes; on the text the click will say what happens.
    fn release(&self, event: &PointerEvent, pointer: &Pointer) {
        let mouse: &MouseEvent = event;
        if self.card.is_some()
            && pointer.is_steady(mouse)
            && !self.in_card(event)
            && !self.is_on(event, ".jz-article")
        {
            self.act.emit(Action::Close { refocus: false });
        }
    }

    fn hover(&self, event: &PointerEvent, pointer: &mut Pointer) {
        if event.pointer_type() == "touch" || !self.by_hover {
            return;
        }
        let from = pointer.moved(event).map(|step| step.from);
        if self.in_card(event) {
            self.act.emit(Action::OverCard);
        } else if !self.is_on(event, "[data-anchor]") {
            let near = |(from, card): (_, &HtmlElement)| nears(card, from, point(event));
            let approaching = from.zip(self.card.as_ref()).is_some_and(near);
            self.act.emit(if approaching { Action::Approach } else { Action::Out });
        }
    }

    fn in_card(&self, event: &Event) -> bool {
        let path = event.composed_path();
        self.card.as_ref().is_some_and(|card| path.includes(card, 0))
    }

    fn is_on(&self, event: &Event, selector: &str) -> bool {
        let target = event.composed_path().get(0).dyn_into::<Element>().ok();
        let found = target.and_then(|target| target.closest(selector).ok().flatten());
        found.is_some_and(|found| self.base.contains(Some(&found)))
    }
}
