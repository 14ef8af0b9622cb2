//! The panel of the settings: native radio buttons, drawn without Yew, beside the text that changes at once.

use std::cell::RefCell;
use std::rc::Rc;

use jiazhu_reading::frame::OpenError;
use jiazhu_reading::{Reading, open_file};
use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Event, HtmlElement, HtmlInputElement, KeyboardEvent, Node};

use super::choices::choices;
use super::legend::legend;
use super::words::SettingsWords;
use crate::words::CompanionWords;

/// The settings of one element.
pub struct SettingsPanel(Rc<Inner>);

struct Inner {
    host: HtmlElement,
    document: Document,
    root: Node,
    reading: Reading,
    /// Is told the name and the value of what is chosen.
    choose: Function,
    /// Forgets all choices.
    forget: Function,
    shown: RefCell<Option<Shown>>,
}

/// What is drawn.
struct Shown {
    frame: Element,
    status: Element,
    opener: Option<HtmlElement>,
    _listeners: Vec<Closure<dyn FnMut(Event)>>,
}

impl SettingsPanel {
    /// # Errors
    /// The file is no reading: what, and what to do.
    pub fn new(
        host: HtmlElement,
        root: Node,
        file: &[u8],
        choose: Function,
        forget: Function,
    ) -> Result<SettingsPanel, OpenError> {
        let reading = open_file(file)?;
        let document = host.owner_document().unwrap_throw();
        let shown = RefCell::new(None);
        Ok(SettingsPanel(Rc::new(Inner { host, document, root, reading, choose, forget, shown })))
    }

    /// Opens it in the language of the interface; what has the focus, `opener`, gets it back in the end.
    pub fn open(&self, lang: &str, opener: Option<HtmlElement>) {
        self.0.close();
        self.0.draw(SettingsWords::of(lang), opener);
    }

    /// Shows what the attributes of the element say now, if it is open: in another language all of it is drawn anew.
    pub fn refresh(&self, lang: &str) {
        let inner = &self.0;
        let drawn = inner.shown.borrow().as_ref().and_then(|shown| shown.frame.get_attribute("lang"));
        match drawn {
            Some(drawn) if drawn != SettingsWords::of(lang).lang => {
                let opener = inner.shown.take().and_then(|shown| {
                    shown.frame.remove();
                    shown.opener
                });
                inner.draw(SettingsWords::of(lang), opener);
            }
            Some(_) => inner.follow(),
            None => {}
        }
    }

    pub fn close(&self) {
        self.0.close();
    }
}

impl Inner {
    fn draw(self: &Rc<Self>, words: &'static SettingsWords, opener: Option<HtmlElement>) {
        let title = self.text("h2", &[("class", "jf-title"), ("id", "jz-settings-title")], words.title);
        let attributes = [("type", "button"), ("class", "jf-close"), ("aria-label", words.close)];
        let close = self.text("button", &attributes, "×");
        let head = self.element("div", &[("class", "jf-head")], &[&title, &close]);

        let form = self.element("form", &[("class", "js-choices"), ("method", "dialog")], &[]);
        for choice in choices(&self.reading, words) {
            let label = self.text("legend", &[], choice.label);
            let row = self.element("fieldset", &[], &[&label]);
            for (value, text) in &choice.values {
                let radio =
                    self.element("input", &[("type", "radio"), ("name", choice.name), ("value", value)], &[]);
                let said = self.text("span", &[], text);
                row.append_child(&self.element("label", &[], &[&radio, &said])).ok();
            }
            form.append_child(&row).ok();
        }

        let status = self.text("p", &[("class", "js-kept"), ("role", "status")], words.kept);
        let forget = self.text("button", &[("type", "button"), ("class", "js-forget")], words.forget);
        // Of the article, or of what is selected in it: cards have a button of their own for that.
        let more = CompanionWords::of(words.lang).title;
        let more =
            self.text("button", &[("type", "button"), ("class", "js-more"), ("data-ask", "more")], more);
        let parts = [more, form, status.clone(), forget, self.legend(words), self.keys(words)];
        let parts: Vec<&Element> = parts.iter().collect();
        // Firefox makes whatever scrolls a stop of Tab.
        let body = self.element("div", &[("class", "js-body"), ("tabindex", "-1")], &parts);
        let attributes = [
            ("class", "jf js"),
            ("part", "settings"),
            ("role", "dialog"),
            ("data-kind", "settings"),
            ("aria-labelledby", "jz-settings-title"),
            ("popover", "manual"),
            ("tabindex", "-1"),
        ];
        let panel = self.element("div", &attributes, &[&head, &body]);
        let frame = self.element("div", &[("class", "jz jf-frame"), ("lang", words.lang)], &[&panel]);
        self.root.append_child(&frame).ok();

        let mut listeners = Vec::new();
        let mut on = |name: &str, act: fn(&Inner, &Event)| {
            let inner = Rc::downgrade(self);
            let listener = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
                if let Some(inner) = inner.upgrade() {
                    act(&inner, &event);
                }
            });
            panel.add_event_listener_with_callback(name, listener.as_ref().unchecked_ref()).ok();
            listeners.push(listener);
        };
        on("change", |inner, event| inner.chosen(event));
        on("click", |inner, event| inner.click(event));
        on("keydown", |inner, event| inner.key(event.unchecked_ref()));
        self.shown.replace(Some(Shown { frame, status, opener, _listeners: listeners }));
        self.follow();
        let panel: HtmlElement = panel.unchecked_into();
        panel.show_popover().ok();
        panel.focus().ok();
    }

    /// Each line and sign of the text with what it means.
    fn legend(&self, words: &SettingsWords) -> Element {
        let rows = self.element("dl", &[("class", "js-rows js-legend")], &[]);
        for sign in legend(&self.reading, words) {
            let mut attributes = vec![("class", sign.class)];
            attributes.extend(sign.attribute);
            let sample = self.text("span", &attributes, sign.sample);
            // What a voice is told of it is the meaning.
            let shown = self.element("dt", &[("aria-hidden", "true")], &[&sample]);
            rows.append_child(&shown).ok();
            rows.append_child(&self.text("dd", &[], sign.meaning)).ok();
        }
        let title = self.text("h3", &[("class", "jf-label")], words.legend);
        self.section(title, rows)
    }

    fn keys(&self, words: &SettingsWords) -> Element {
        let rows = self.element("dl", &[("class", "js-rows")], &[]);
        for (keys, does) in words.key_rows {
            rows.append_child(&self.text("dt", &[], keys)).ok();
            rows.append_child(&self.text("dd", &[], does)).ok();
        }
        let title = self.text("h3", &[("class", "jf-label")], words.keys);
        self.section(title, rows)
    }

    /// A list under its title; nothing where it is empty.
    fn section(&self, title: Element, rows: Element) -> Element {
        match rows.has_child_nodes() {
            true => self.element("section", &[], &[&title, &rows]),
            false => self.element("section", &[("hidden", "")], &[]),
        }
    }

    /// Shows what the attributes say.
    fn follow(&self) {
        let shown = self.shown.borrow();
        let Some(Shown { frame, .. }) = shown.as_ref() else { return };
        let theme = self.host.get_attribute("theme").unwrap_or_else(|| "auto".to_owned());
        frame.set_attribute("data-theme", &theme).ok();
        for choice in choices(&self.reading, SettingsWords::of("")) {
            let now = choice.now(self.host.get_attribute(choice.name).as_deref()).to_owned();
            let selector = format!("[name=\"{}\"][value=\"{now}\"]", choice.name);
            if let Ok(Some(radio)) = frame.query_selector(&selector) {
                radio.unchecked_ref::<HtmlInputElement>().set_checked(true);
            }
        }
    }

    fn chosen(&self, event: &Event) {
        let Some(radio) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else {
            return;
        };
        self.choose.call2(&JsValue::NULL, &radio.name().into(), &radio.value().into()).ok();
        self.say(|words| words.kept);
    }

    fn click(&self, event: &Event) {
        let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else {
            return;
        };
        let is = |selector: &str| target.closest(selector).is_ok_and(|found| found.is_some());
        if is(".jf-close") {
            self.close();
        } else if is(".js-forget") {
            self.forget.call0(&JsValue::NULL).ok();
            self.say(|words| words.forgotten);
            self.follow();
        }
    }

    fn say(&self, said: fn(&'static SettingsWords) -> &'static str) {
        if let Some(Shown { frame, status, .. }) = &*self.shown.borrow() {
            let words = SettingsWords::of(&frame.get_attribute("lang").unwrap_or_default());
            status.set_text_content(Some(said(words)));
        }
    }

    fn key(&self, event: &KeyboardEvent) {
        if event.key() == "Escape" && !event.is_composing() {
            event.prevent_default();
            event.stop_propagation();
            self.close();
        }
    }

    fn close(&self) {
        if let Some(shown) = self.shown.take() {
            shown.frame.remove();
            if let Some(opener) = shown.opener {
                opener.focus().ok();
            }
        }
    }

    fn element(&self, tag: &str, attributes: &[(&str, &str)], children: &[&Element]) -> Element {
        let element = self.document.create_element(tag).unwrap_throw();
        for (name, value) in attributes {
            element.set_attribute(name, value).ok();
        }
        for child in children {
            element.append_child(child).ok();
        }
        element
    }

    fn text(&self, tag: &str, attributes: &[(&str, &str)], text: &str) -> Element {
        let element = self.element(tag, attributes, &[]);
        element.set_text_content(Some(text));
        element
    }
}
