//! The panel of the settings: native radio buttons, drawn without Yew, beside the text that changes at once.

use std::cell::RefCell;
use std::rc::Rc;

use jiazhu_reading::Reading;
use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Event, HtmlElement, HtmlInputElement};

use super::choices::choices;
use super::legend::legend;
use super::words::SettingsWords;
use crate::dom::elements::{element, find, text};
use crate::dom::panel::{Panel, closes};
use crate::words::CompanionWords;

/// Stored for a moment, to know whether anything can be.
const PROBE: &str = "jiazhu-probe";

/// The settings of one element.
pub struct SettingsPanel(Rc<Inner>);

struct Inner {
    host: HtmlElement,
    document: Document,
    root: Element,
    reading: Rc<Reading>,
    /// Is told the name and the value of what is chosen.
    choose: Function,
    /// Forgets all choices.
    forget: Function,
    /// Is called when it has been closed.
    closed: Function,
    shown: RefCell<Option<Shown>>,
}

/// What is drawn.
struct Shown {
    panel: Panel,
    status: Element,
}

impl SettingsPanel {
    pub fn new(
        host: HtmlElement,
        root: Element,
        reading: Rc<Reading>,
        choose: Function,
        forget: Function,
        closed: Function,
    ) -> SettingsPanel {
        let document = host.owner_document().unwrap_throw();
        let shown = RefCell::new(None);
        SettingsPanel(Rc::new(Inner { host, document, root, reading, choose, forget, closed, shown }))
    }

    /// Opens it in the language of the interface; what has the focus, `opener`, gets it back in the end.
    pub fn open(&self, lang: &str, opener: Option<HtmlElement>) {
        self.0.close();
        self.0.draw(SettingsWords::of(lang), opener);
    }

    /// Shows what the attributes of the element say now, if it is open: in another language all of it is drawn anew.
    pub fn refresh(&self, lang: &str) {
        let inner = &self.0;
        let drawn = inner.shown.borrow().as_ref().and_then(|shown| shown.panel.frame.get_attribute("lang"));
        match drawn {
            Some(drawn) if drawn != SettingsWords::of(lang).lang => {
                let opener = inner.shown.take().and_then(|shown| {
                    shown.panel.frame.remove();
                    shown.panel.opener
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

        let status = self.text("p", &[("class", "js-kept"), ("role", "status")], self.kept(words));
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
            ("tabindex", "-1"),
        ];
        let mut panel = Panel::drawn(&self.host, &self.root, words.lang, &attributes, &[&head, &body]);
        panel.opener = opener;
        for (name, act) in [
            ("change", Inner::chosen as fn(&Inner, &Event)),
            ("click", Inner::click),
            ("keydown", |inner, event| {
                if closes(event.unchecked_ref()) {
                    inner.close();
                }
            }),
        ] {
            let inner = Rc::downgrade(self);
            panel.on_panel(name, move |event| {
                if let Some(inner) = inner.upgrade() {
                    act(&inner, &event);
                }
            });
        }
        panel.panel.focus().ok();
        self.shown.replace(Some(Shown { panel, status }));
        self.follow();
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
        let keys = self.section(title, rows);
        keys.set_class_name("js-keys");
        keys
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
        let Some(Shown { panel, .. }) = shown.as_ref() else { return };
        panel.follow(&self.host);
        for choice in choices(&self.reading, SettingsWords::of("")) {
            let now = choice.now(self.host.get_attribute(choice.name).as_deref()).to_owned();
            let selector = format!("[name=\"{}\"][value=\"{now}\"]", choice.name);
            if let Some(radio) = find(&panel.frame, &selector) {
                radio.unchecked_ref::<HtmlInputElement>().set_checked(true);
            }
        }
    }

    fn chosen(&self, event: &Event) {
        let Some(radio) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else {
            return;
        };
        self.choose.call2(&JsValue::NULL, &radio.name().into(), &radio.value().into()).ok();
        self.say(Inner::kept);
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
            self.say(|inner, words| if inner.keeps() { words.forgotten } else { words.not_kept });
            self.follow();
        }
    }

    /// What becomes of choices.
    fn kept(&self, words: &'static SettingsWords) -> &'static str {
        if self.keeps() { words.kept } else { words.not_kept }
    }

    /// Whether this browser keeps anything for this site. To be told is not enough: it may refuse when something is stored.
    fn keeps(&self) -> bool {
        let storage = self.document.default_view().and_then(|window| window.local_storage().ok().flatten());
        storage
            .is_some_and(|storage| storage.set_item(PROBE, "").is_ok() && storage.remove_item(PROBE).is_ok())
    }

    fn say(&self, said: fn(&Inner, &'static SettingsWords) -> &'static str) {
        if let Some(Shown { panel, status }) = &*self.shown.borrow() {
            let words = SettingsWords::of(&panel.frame.get_attribute("lang").unwrap_or_default());
            status.set_text_content(Some(said(self, words)));
        }
    }

    fn close(&self) {
        if let Some(Shown { panel, .. }) = self.shown.take() {
            panel.frame.remove();
            if let Some(opener) = panel.opener {
                opener.focus().ok();
            }
            self.closed.call0(&JsValue::NULL).ok();
        }
    }

    fn element(&self, tag: &str, attributes: &[(&str, &str)], children: &[&Element]) -> Element {
        element(&self.document, tag, attributes, children)
    }

    fn text(&self, tag: &str, attributes: &[(&str, &str)], own: &str) -> Element {
        text(&self.document, tag, attributes, own)
    }
}
