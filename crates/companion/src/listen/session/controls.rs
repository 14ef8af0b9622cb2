//! What a reader does at the bar: pause, go on, the next sentence, another voice, the agreement to a service, the end.

use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::Event as DomEvent;

use super::{Inner, Session};
use crate::dom::elements::target;
use crate::listen::bar::Bar;
use crate::listen::player::Event;
use crate::words::CompanionWords;

impl Inner {
    /// The bar, with what its buttons and its list of voices do.
    pub(super) fn bar(self: &Rc<Self>, words: &'static CompanionWords) -> Bar {
        let mut bar = Bar::drawn(&self.document, &self.host, &self.root, words);
        for (name, act) in [
            ("click", Inner::click as fn(&Rc<Inner>, &DomEvent)),
            ("change", Inner::change),
            ("keydown", Inner::key),
        ] {
            let inner = Rc::downgrade(self);
            bar.panel.on_panel(name, move |event| {
                if let Some(inner) = inner.upgrade() {
                    act(&inner, &event);
                }
            });
        }
        bar
    }

    fn click(self: &Rc<Self>, event: &DomEvent) {
        let Some(button) = target(event).and_then(|target| target.closest("button").ok()?) else { return };
        let number = self.number();
        let class = button.class_name();
        let is_paused =
            |session: &Session| session.player.as_ref().map(|player| (player.is_paused(), player.is_over()));
        match &*class {
            // What stops takes the listener with it that runs.
            "jl-stop" | "jl-cancel" => self.later(0, |inner| inner.stop()),
            "jl-pause" => {
                let state = self.session.borrow().as_ref().and_then(is_paused);
                match state {
                    Some((true, false)) => self.on(number, Event::Resume),
                    Some((false, false)) => self.on(number, Event::Pause),
                    // It has failed: the reader tries again.
                    _ => self.begin(number),
                }
            }
            "jl-next" => self.on(number, Event::Next),
            "jl-agree" => {
                if let Some(session) = self.session.borrow().as_ref()
                    && let Some((voice, _)) = session.voices.get(session.voice)
                {
                    self.agreed.borrow_mut().push(voice.name.clone());
                }
                self.begin(number);
            }
            _ => {}
        }
    }

    /// Another voice goes on where the one before was.
    fn change(self: &Rc<Self>, _: &DomEvent) {
        if let Some(session) = self.session.borrow_mut().as_mut() {
            session.voice = (session.bar.voices.selected_index().max(0) as usize)
                .min(session.voices.len().saturating_sub(1));
            if let Some((voice, _)) = session.voices.get(session.voice) {
                self.chosen.replace(Some(voice.name.clone()));
            }
            if let Some(player) = &session.player {
                session.utterances = player.rest();
            }
        }
        self.cancel();
        self.begin(self.number());
    }

    fn key(self: &Rc<Self>, event: &DomEvent) {
        let event: &web_sys::KeyboardEvent = event.unchecked_ref();
        if event.key() == "Escape" && !event.is_composing() {
            event.prevent_default();
            event.stop_propagation();
            self.later(0, |inner| inner.stop());
        }
    }
}
