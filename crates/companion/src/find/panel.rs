//! The panel: a field, an order, and the list of what is found; beside the text where there is room, below it on a phone.
//!
//! Whatever is chosen the widget does; the way back leads to where the reader was when the panel was opened. On a narrow screen the panel makes
//! itself low when something has been chosen, so that the place is seen, and grows again with its field.

mod elements;
mod keys;
mod uncover;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use jiazhu_reading::strings::{ENGLISH, named};
use jiazhu_reading::{Reading, Script, Span};
use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::{
    Document, Element, Event, HtmlElement, HtmlInputElement, HtmlSelectElement, ScrollToOptions, Window,
};

use crate::dom::elements::active;
use crate::dom::panel::Panel;
use crate::dom::places::selected;
use crate::find::list::Searched;
use crate::find::terms::Order;
use crate::find::words::FinderWords;
use elements::said;
use keys::choose;
use uncover::{SETTLING, place, uncover};

/// A part of a row that says where a click leads, and one with a text to look for.
const GO: &str = "data-go";
const QUERY: &str = "data-query";
/// Code points of a selection that is looked for.
pub const FINDABLE: u32 = 40;

pub struct FindPanel(Rc<Inner>);

struct Inner {
    host: HtmlElement,
    window: Window,
    document: Document,
    root: Element,
    follow: Function,
    closed: Function,
    reading: Rc<Reading>,
    /// Made when the panel is opened first.
    searched: RefCell<Option<Searched>>,
    shown: RefCell<Option<Shown>>,
    /// Where the page was when the panel was opened.
    scroll: Cell<f64>,
    /// The place that has been chosen last, as long as the panel must not hide it.
    uncovered: Cell<Option<Span>>,
}

/// What is drawn of it.
struct Shown {
    lang: String,
    panel: Panel,
    field: HtmlInputElement,
    order: HtmlSelectElement,
    status: Element,
    list: HtmlElement,
    back: HtmlElement,
}

impl FindPanel {
    /// `follow` is called with the fragment of what is chosen, `closed` when it has been closed.
    pub fn new(
        host: HtmlElement,
        root: Element,
        reading: Rc<Reading>,
        follow: Function,
        closed: Function,
    ) -> FindPanel {
        let searched = RefCell::new(None);
        let document = host.owner_document().unwrap_throw();
        let window = document.default_view().unwrap_throw();
        let shown = RefCell::new(None);
        FindPanel(Rc::new(Inner {
            host,
            window,
            document,
            root,
            follow,
            closed,
            reading,
            searched,
            shown,
            scroll: Cell::new(0.0),
            uncovered: Cell::new(None),
        }))
    }

    pub fn open(&self, lang: &str, query: &str) {
        let inner = &self.0;
        inner.scroll.set(inner.window.scroll_y().unwrap_or_default());
        inner.draw(lang);
        if let Some(shown) = &*inner.shown.borrow() {
            shown.field.set_value(query);
            shown.field.focus().ok();
        }
        inner.list();
    }

    /// What is selected in the text, in the script that is shown, where it is short enough to be looked for; else nothing.
    pub fn selection(&self) -> String {
        let inner = &self.0;
        let span = selected(&inner.root, &inner.reading.block_starts());
        let Some(span) = span.filter(|span| span.length() <= FINDABLE) else { return String::new() };
        inner.ready();
        let searched = inner.searched.borrow();
        searched.as_ref().map_or(String::new(), |searched| searched.shown(span).trim().to_owned())
    }

    pub fn refresh(&self, lang: &str) {
        let query = self.0.shown.borrow().as_ref().map(|shown| shown.field.value());
        if let Some(query) = query {
            self.0.draw(lang);
            if let Some(shown) = &*self.0.shown.borrow() {
                shown.field.set_value(&query);
            }
            self.0.list();
        }
    }

    pub fn close(&self) {
        self.0.close();
    }
}

impl Inner {
    /// What is searched, in the script that is shown.
    fn ready(&self) {
        let script = self.host.get_attribute("script").and_then(|script| Script::named(&script));
        let mut searched = self.searched.borrow_mut();
        searched.get_or_insert_with(|| Searched::new(self.reading.clone())).show(script.unwrap_or_default());
    }

    /// The panel without its list, anew if the language is another.
    fn draw(self: &Rc<Self>, lang: &str) {
        self.ready();
        if let Some(shown) = &*self.shown.borrow()
            && shown.lang == lang
        {
            shown.panel.follow(&self.host);
            shown.panel.show();
            return;
        }
        let opener = self.shown.take().map_or_else(
            || active(&self.document),
            |before| {
                before.panel.frame.remove();
                before.panel.opener
            },
        );
        let words = FinderWords::of(lang);
        let field = self.element(
            "input",
            &[
                ("type", "search"),
                ("class", "jf-field"),
                ("data-first", ""),
                ("aria-label", words.hint),
                ("placeholder", words.hint),
                ("autocomplete", "off"),
                ("spellcheck", "false"),
            ],
            &[],
        );
        let back = self.button("jf-back", words.back, "↩");
        back.set_attribute("hidden", "").ok();
        let close = self.button("jf-close", words.close, "×");
        let head = self.element("div", &[("class", "jf-head")], &[&field, &back, &close]);
        let orders =
            [(Order::Place, words.by_place), (Order::Pinyin, words.by_pinyin), (Order::Kind, words.by_kind)];
        let order = self.element("select", &[("class", "jf-order"), ("aria-label", words.order)], &[]);
        for (value, text) in orders {
            let option = self.text("option", &[("value", value.name())], text);
            order.append_child(&option).ok();
        }
        let status = self.element("p", &[("class", "jf-status"), ("role", "status")], &[]);
        let bar = self.element("div", &[("class", "jf-bar")], &[&status, &order]);
        let list = self.element("ol", &[("class", "jf-list"), ("tabindex", "-1")], &[]);
        let attributes = [
            ("class", "jf"),
            ("part", "find"),
            ("role", "dialog"),
            ("data-kind", "find"),
            ("aria-label", words.title),
        ];
        let mut panel = Panel::drawn(&self.host, &self.root, words.lang, &attributes, &[&head, &bar, &list]);
        panel.opener = opener;
        let act = |act: fn(&Rc<Inner>, &Event)| {
            let inner = Rc::downgrade(self);
            move |event: Event| {
                if let Some(inner) = inner.upgrade() {
                    act(&inner, &event);
                }
            }
        };
        panel.on(&field, "input", act(|inner, _| inner.list()));
        panel.on(&field, "focus", act(|inner, _| inner.grow()));
        panel.on(&order, "change", act(|inner, _| inner.list()));
        panel.on_panel("click", act(|inner, event| inner.click(event)));
        panel.on_panel("keydown", act(|inner, event| inner.key(event.unchecked_ref())));
        self.shown.replace(Some(Shown {
            lang: lang.to_owned(),
            panel,
            field: field.unchecked_into(),
            order: order.unchecked_into(),
            status,
            list: list.unchecked_into(),
            back: back.unchecked_into(),
        }));
    }

    /// Lists what the field asks for.
    fn list(&self) {
        let shown = self.shown.borrow();
        let Some(Shown { lang, field, order, status, list, .. }) = shown.as_ref() else { return };
        let words = FinderWords::of(lang);
        let order = Order::named(&order.value()).unwrap_or_default();
        let searched = self.searched.borrow();
        let Some(searched) = searched.as_ref() else { return };
        let asked = field.value();
        let found = searched.list(&asked, order, named(words.lang).unwrap_or(&ENGLISH));
        status.set_text_content(Some(&said(&found, &asked, words)));
        list.set_text_content(None);
        for row in &found.rows {
            list.append_child(&self.row(row, words, searched.lang())).ok();
        }
        if let Ok(Some(first)) = list.query_selector("button") {
            first.set_attribute("tabindex", "0").ok();
        }
        list.set_scroll_top(0);
    }

    fn click(self: &Rc<Self>, event: &Event) {
        let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else {
            return;
        };
        let Ok(Some(button)) = target.closest("button") else { return };
        let is = |selector: &str| button.matches(selector).unwrap_or_default();
        if is(".jf-close") {
            self.close();
        } else if is(".jf-back") {
            let options = ScrollToOptions::new();
            options.set_top(self.scroll.get());
            self.window.scroll_to_with_scroll_to_options(&options);
            if let Some(shown) = &*self.shown.borrow() {
                shown.back.set_attribute("hidden", "").ok();
                shown.field.focus().ok();
            }
        } else if let Some(query) = button.get_attribute(QUERY) {
            if let Some(shown) = &*self.shown.borrow() {
                shown.field.set_value(&query);
                shown.field.focus().ok();
            }
            self.list();
        } else if let Some(fragment) = button.get_attribute(GO) {
            self.go(&button, &fragment);
        }
    }

    /// To what has been chosen.
    fn go(self: &Rc<Self>, button: &Element, fragment: &str) {
        if let Some(shown) = &*self.shown.borrow() {
            shown.back.remove_attribute("hidden").ok();
            shown.panel.panel.set_attribute("data-low", "").ok();
            choose(&shown.list, button);
        }
        self.follow.call1(&JsValue::NULL, &fragment.into()).ok();
        if let Some(place) = place(&self.reading, fragment) {
            let starts = self.reading.block_starts();
            let block = starts.partition_point(|start| *start <= place.start).saturating_sub(1);
            let start = starts.get(block).copied().unwrap_or_default();
            self.uncovered.set(Some(place));
            uncover(self.clone(), (block, start), place, SETTLING);
        }
    }

    fn grow(&self) {
        self.uncovered.set(None);
        if let Some(shown) = &*self.shown.borrow() {
            shown.panel.panel.remove_attribute("data-low").ok();
        }
    }

    fn close(&self) {
        if let Some(shown) = self.shown.take() {
            shown.panel.frame.remove();
            if let Some(opener) = shown.panel.opener {
                opener.focus().ok();
            }
            self.closed.call0(&JsValue::NULL).ok();
        }
    }
}
