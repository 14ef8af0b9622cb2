//! The panel of what a reader can do with a card, a selection or the article: hear it, take it along, find its places.

mod act;
mod offer;

use std::cell::RefCell;
use std::rc::Rc;

use jiazhu_reading::strings::Strings;
use jiazhu_reading::{Reading, Script};
use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Event, HtmlElement, HtmlTextAreaElement, Window};

use crate::dom::elements::{each, find};
use crate::dom::panel::{Panel, closes};
use crate::dom::places::{begins, selected};
use crate::listen::session::Listening;
use crate::listen::utterances::Heard;
use crate::take::cite::address;
use crate::take::subject::Subject;
use crate::take::text::Told;
use crate::words::CompanionWords;

/// What a button does.
const DO: &str = "data-do";

pub struct More(Rc<Inner>);

struct Inner {
    host: HtmlElement,
    root: Element,
    window: Window,
    document: Document,
    reading: Rc<Reading>,
    closed: Function,
    listening: Listening,
    looked: RefCell<Looked>,
    /// As it is heard, in the script that was shown when it was made.
    heard: RefCell<Option<(Script, Rc<Heard>)>>,
    shown: RefCell<Option<Shown>>,
}

/// What the reader was at when she asked.
struct Looked {
    subject: Subject,
    told: Told,
}

struct Shown {
    panel: Panel,
    status: Element,
    by_hand: HtmlTextAreaElement,
    words: &'static CompanionWords,
    say: &'static Strings,
}

impl More {
    /// `closed` is called when it has been closed.
    pub fn new(host: HtmlElement, root: Element, reading: Rc<Reading>, closed: Function) -> More {
        let document = host.owner_document().unwrap_throw();
        let window = document.default_view().unwrap_throw();
        let listening = Listening::new(host.clone(), root.clone());
        More(Rc::new(Inner {
            host,
            root,
            window,
            document,
            reading,
            closed,
            listening,
            looked: RefCell::new(Looked { subject: Subject::Article { from: 0 }, told: Told::default() }),
            heard: RefCell::default(),
            shown: RefCell::default(),
        }))
    }

    /// Remembers what the reader is at: what the fragment of her card names, else what she has selected, else the article from where it is seen.
    pub fn look(&self, fragment: &str) {
        let inner = &self.0;
        let mark = find(&inner.root, ".jz-places [aria-current]");
        let mark = mark.and_then(|mark| mark.get_attribute("data-visit")?.parse().ok());
        let subject = Subject::named(&inner.reading, fragment, mark);
        let subject =
            subject.or_else(|| selected(&inner.root, &inner.reading.block_starts()).map(Subject::Passage));
        let subject = subject.unwrap_or_else(|| Subject::Article { from: inner.seen() });
        inner.looked.replace(Looked { subject, told: inner.told() });
    }

    pub fn open(&self, lang: &str) {
        self.0.open(lang);
    }

    /// Anew, if it is open.
    pub fn refresh(&self, lang: &str) {
        if self.0.shown.borrow().is_some() {
            self.0.open(lang);
        }
    }

    pub fn close(&self) {
        self.0.close();
    }

    /// Nothing is read aloud any more, nothing is open.
    pub fn end(&self) {
        self.0.close();
        self.0.listening.stop();
    }
}

impl Inner {
    /// Where the article begins to be seen.
    fn seen(&self) -> u32 {
        let starts = self.reading.block_starts();
        let blocks = each(&self.root, "article [data-block]");
        let first = blocks.iter().find(|block| block.get_bounding_client_rect().bottom() > 0.0);
        first.and_then(|block| begins(block, &starts)).unwrap_or_default()
    }

    /// What the card of a word tells of the dictionary.
    fn told(&self) -> Told {
        let texts = |selector: &str| -> Vec<String> {
            each(&self.root, selector)
                .iter()
                .filter_map(|part| Some(part.text_content()?.trim().to_owned()))
                .collect()
        };
        let senses = texts(".jz-card[data-kind=\"word\"] .jz-meaning .jz-senses > li");
        let origin = match senses.is_empty() {
            true => String::new(),
            false => texts(".jz-card .jz-origin").join(" "),
        };
        Told { senses, origin }
    }

    fn script(&self) -> Script {
        self.host.get_attribute("script").and_then(|script| Script::named(&script)).unwrap_or_default()
    }

    fn heard(&self) -> Rc<Heard> {
        let script = self.script();
        let mut known = self.heard.borrow_mut();
        match &*known {
            Some((of, heard)) if *of == script => heard.clone(),
            _ => {
                let heard = Rc::new(Heard::of(&self.reading, script));
                *known = Some((script, heard.clone()));
                heard
            }
        }
    }

    fn is_traditional(&self) -> bool {
        match self.script() {
            Script::Hans => false,
            Script::Hant => true,
            _ => self.reading.is_traditional(),
        }
    }

    fn address(&self, fragment: Option<&str>) -> Option<String> {
        address(&self.window.location().href().ok()?, fragment)
    }

    fn key(self: &Rc<Self>, event: &Event) {
        if closes(event.unchecked_ref()) {
            self.later_close();
        }
    }

    /// What closes it is one of its own listeners, which must not go while it runs.
    fn later_close(self: &Rc<Self>) {
        let inner = Rc::downgrade(self);
        let due = Closure::once_into_js(move || {
            if let Some(inner) = inner.upgrade() {
                inner.close();
            }
        });
        self.window.queue_microtask(due.unchecked_ref());
    }

    fn close(&self) {
        if let Some(shown) = self.shown.take() {
            let had_focus = shown.panel.remove(&self.document);
            if let Some(opener) = shown.panel.opener.filter(|_| had_focus) {
                opener.focus().ok();
            }
            self.closed.call0(&JsValue::NULL).ok();
        }
    }
}
