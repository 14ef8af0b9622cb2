//! What all panels are drawn as: a frame in the page's theme and the interface's language, with a popover in it.

use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Event, HtmlElement, KeyboardEvent, Node};

use super::elements::{Listener, active, element, on};

/// A panel above the page, as long as it is kept; [`Panel::remove`] takes it away.
pub struct Panel {
    pub frame: Element,
    pub panel: HtmlElement,
    /// Has the focus when the panel is closed.
    pub opener: Option<HtmlElement>,
    listeners: Vec<Listener>,
}

impl Panel {
    /// Draws it into `root`, in the theme that `host` has, and shows it.
    pub fn drawn(
        host: &Element,
        root: &Node,
        lang: &str,
        attributes: &[(&str, &str)],
        children: &[&Element],
    ) -> Panel {
        let document = root.owner_document().unwrap_throw();
        let panel = element(&document, "div", &[attributes, &[("popover", "manual")]].concat(), children);
        let frame = element(&document, "div", &[("class", "jz jf-frame"), ("lang", lang)], &[&panel]);
        root.append_child(&frame).ok();
        let drawn = Panel { frame, panel: panel.unchecked_into(), opener: None, listeners: Vec::new() };
        drawn.follow(host);
        drawn.show();
        drawn
    }

    /// On top of the page.
    pub fn show(&self) {
        self.panel.show_popover().ok();
    }

    /// In the theme that the element has now.
    pub fn follow(&self, host: &Element) {
        let theme = host.get_attribute("theme").unwrap_or_else(|| "auto".to_owned());
        self.frame.set_attribute("data-theme", &theme).ok();
    }

    /// Calls `act` at each event on an element of it.
    pub fn on(&mut self, target: &Element, name: &str, act: impl FnMut(Event) + 'static) {
        self.listeners.push(on(target, name, act));
    }

    /// The same on the panel itself.
    pub fn on_panel(&mut self, name: &str, act: impl FnMut(Event) + 'static) {
        self.listeners.push(on(&self.panel, name, act));
    }

    /// Takes it away; whether it had the focus.
    pub fn remove(&self, document: &Document) -> bool {
        let had_focus = active(document).is_some_and(|focused| self.frame.contains(Some(&focused)));
        self.frame.remove();
        had_focus
    }
}

/// Whether a key closes a panel; then nothing else happens by it.
pub fn closes(event: &KeyboardEvent) -> bool {
    let is_escape = event.key() == "Escape" && !event.is_composing();
    if is_escape {
        event.prevent_default();
        event.stop_propagation();
    }
    is_escape
}
