//! The panel of what a reader can do with a card, a selection or the article: hear it, take it along, find its places.

use std::cell::RefCell;
use std::rc::Rc;

use jiazhu_reading::card::CHINESE;
use jiazhu_reading::strings::{ENGLISH, Strings, named};
use jiazhu_reading::{Reading, Script, Span};
use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Event, HtmlElement, HtmlTextAreaElement, KeyboardEvent, Window};

use crate::dom::copy::copy;
use crate::dom::elements::{Listener, active, button, each, element, find, on, target, text};
use crate::dom::places::selected;
use crate::listen::session::Listening;
use crate::listen::utterances::Heard;
use crate::take::cite::{address, citation};
use crate::take::subject::{Subject, place};
use crate::take::text::{Told, card, name, quotation};
use crate::words::CompanionWords;

/// What a button does.
const DO: &str = "data-do";
/// Code points of a selection that is looked for.
const FINDABLE: u32 = 40;

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
    frame: Element,
    status: Element,
    by_hand: HtmlTextAreaElement,
    words: &'static CompanionWords,
    say: &'static Strings,
    opener: Option<HtmlElement>,
    _listeners: Vec<Listener>,
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
        let index = first.and_then(|block| block.get_attribute("data-block")?.parse::<usize>().ok());
        index.and_then(|index| starts.get(index).copied()).unwrap_or_default()
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

    fn open(self: &Rc<Self>, lang: &str) {
        let opener = self.shown.take().map_or_else(
            || active(&self.document),
            |before| {
                before.frame.remove();
                before.opener
            },
        );
        let (words, say) = (CompanionWords::of(lang), named(lang).unwrap_or(&ENGLISH));
        let document = &self.document;
        let subject = self.looked.borrow().subject;
        let heard = self.heard();
        let span = subject.span(&self.reading);
        let own = span.map(|span| heard.shown(span)).unwrap_or_default();
        let (title, pinyin) = name(&self.reading, subject, self.is_traditional(), &own);
        let shown_lang = if self.is_traditional() { "zh-Hant" } else { CHINESE };
        let title = text(document, "h2", &[("class", "jm-title"), ("lang", shown_lang)], &title);
        let close = button(document, "jf-close", words.close, "×");
        let head = element(document, "div", &[("class", "jm-head")], &[&title]);
        if let Some(pinyin) = pinyin {
            let pinyin =
                text(document, "span", &[("class", "jm-pinyin"), ("lang", "zh-Latn-pinyin")], &pinyin);
            head.append_child(&pinyin).ok();
        }
        head.append_child(&close).ok();

        let has_link = self.address(subject.fragment(&self.reading).as_deref()).is_some();
        let (mut hear, mut take): (Vec<_>, Vec<_>) = (Vec::new(), Vec::new());
        match subject {
            Subject::Entry { .. } | Subject::Word(_) => {
                hear.push(("word", words.word));
                take.push(("card", words.copy_card));
            }
            Subject::Note(_) => take.push(("card", words.copy_card)),
            Subject::Passage(_) => {
                hear.push(("word", words.selection));
                take.push(("passage", words.copy_selection));
            }
            Subject::Article { .. } => take.push(("source", words.copy_source)),
        }
        if span.is_some() {
            if !matches!(subject, Subject::Passage(_) | Subject::Article { .. }) {
                hear.push(("sentence", words.sentence));
                take.push(("quote", words.copy_sentence));
            }
            hear.push(("on", words.on_from_here));
        }
        if has_link {
            take.push(("link", words.copy_link));
        }
        let places = match subject {
            Subject::Passage(span) => (span.length() <= FINDABLE).then_some(own),
            Subject::Entry { .. } | Subject::Word(_) => title.text_content(),
            _ => None,
        };
        let status = text(document, "p", &[("class", "jm-status"), ("role", "status")], "");
        let by_hand = element(
            document,
            "textarea",
            &[
                ("class", "jm-by-hand"),
                ("readonly", ""),
                ("hidden", ""),
                ("aria-label", words.by_hand),
                ("rows", "5"),
            ],
            &[],
        );
        let attributes = [
            ("class", "jf jm"),
            ("part", "more"),
            ("role", "dialog"),
            ("data-kind", "more"),
            ("aria-label", words.title),
            ("popover", "manual"),
        ];
        let groups =
            [(words.listen, hear), (words.take, take)].map(|(label, buttons)| self.group(label, &buttons));
        let panel = element(document, "div", &attributes, &[&head, &groups[0], &groups[1]]);
        if let Some(places) = places {
            let ask = ["find ", &places].concat();
            let places = text(
                document,
                "button",
                &[("type", "button"), ("class", "jm-places"), ("data-ask", &ask)],
                words.all_places,
            );
            panel.append_child(&places).ok();
        }
        panel.append_child(&status).ok();
        panel.append_child(&by_hand).ok();
        if let Some(first) = find(&panel, &format!("[{DO}]")) {
            first.set_attribute("data-first", "").ok();
        }
        let theme = self.host.get_attribute("theme").unwrap_or_else(|| "auto".to_owned());
        let frame = element(
            document,
            "div",
            &[("class", "jz jf-frame"), ("data-theme", &theme), ("lang", words.lang)],
            &[&panel],
        );
        self.root.append_child(&frame).ok();
        let listen = |name: &str, act: fn(&Rc<Inner>, &Event)| {
            let inner = Rc::downgrade(self);
            on(&panel, name, move |event| {
                if let Some(inner) = inner.upgrade() {
                    act(&inner, &event);
                }
            })
        };
        let listeners = vec![
            listen("click", |inner, event| inner.click(event)),
            listen("keydown", |inner, event| inner.key(event.unchecked_ref())),
        ];
        panel.unchecked_ref::<HtmlElement>().show_popover().ok();
        if let Some(first) = find(&panel, "[data-first]") {
            first.unchecked_into::<HtmlElement>().focus().ok();
        }
        self.shown.replace(Some(Shown {
            frame,
            status,
            by_hand: by_hand.unchecked_into(),
            words,
            say,
            opener,
            _listeners: listeners,
        }));
    }

    /// Buttons under a label, which names them as a group.
    fn group(&self, label: &str, buttons: &[(&str, &str)]) -> Element {
        let title = text(&self.document, "span", &[("class", "jf-label"), ("aria-hidden", "true")], label);
        let group = element(
            &self.document,
            "div",
            &[("class", "jm-group"), ("role", "group"), ("aria-label", label)],
            &[&title],
        );
        for (what, name) in buttons {
            let button = text(&self.document, "button", &[("type", "button"), (DO, what)], name);
            group.append_child(&button).ok();
        }
        group
    }

    fn click(self: &Rc<Self>, event: &Event) {
        let Some(button) = target(event).and_then(|target| target.closest("button").ok()?) else { return };
        let Some(what) = button.get_attribute(DO) else {
            self.later_close();
            return;
        };
        let (subject, heard) = (self.looked.borrow().subject, self.heard());
        let span = subject.span(&self.reading).unwrap_or_default();
        let lang = &self.reading.about.lang;
        let words = self.shown.borrow().as_ref().map(|shown| (shown.words, shown.say));
        let Some((words, say)) = words else { return };
        let stretch = match &*what {
            "word" => Some(span),
            "sentence" => Some(heard.sentence_at(span.start)),
            "on" => Some(Span { start: heard.sentence_at(span.start).start, end: heard.all().end }),
            _ => None,
        };
        if let Some(stretch) = stretch {
            self.later_close();
            self.listening.start(heard, stretch, lang, words);
            return;
        }
        let about = &self.reading.about;
        let cited =
            |fragment: Option<String>| citation(about, self.address(fragment.as_deref()).as_deref(), say);
        let taken = match &*what {
            "card" => {
                let shown = heard.shown(span);
                let cited = cited(subject.fragment(&self.reading));
                card(
                    &self.reading,
                    subject,
                    self.is_traditional(),
                    &shown,
                    &self.looked.borrow().told,
                    &cited,
                    say,
                )
            }
            "passage" => quotation(&heard.shown(span), &cited(Some(place(span))), say),
            "quote" => {
                let sentence = heard.sentence_at(span.start);
                quotation(&heard.shown(sentence), &cited(Some(place(sentence))), say)
            }
            "source" => cited(None),
            "link" => self.address(subject.fragment(&self.reading).as_deref()).unwrap_or_default(),
            _ => return,
        };
        let inner = Rc::downgrade(self);
        let told = taken.clone();
        copy(&self.window, &taken, move |is_done| {
            if let Some(inner) = inner.upgrade() {
                inner.told_of(&told, is_done);
            }
        });
    }

    /// Where nothing is copied the text stands there, selected.
    fn told_of(&self, taken: &str, is_done: bool) {
        let shown = self.shown.borrow();
        let Some(Shown { status, by_hand, words, .. }) = shown.as_ref() else { return };
        status.set_text_content(Some(if is_done { words.copied } else { words.refused }));
        by_hand.toggle_attribute_with_force("hidden", is_done).ok();
        if !is_done {
            by_hand.set_value(taken);
            by_hand.focus().ok();
            by_hand.select();
            by_hand.set_scroll_top(0);
        }
    }

    fn address(&self, fragment: Option<&str>) -> Option<String> {
        address(&self.window.location().href().ok()?, fragment)
    }

    fn key(self: &Rc<Self>, event: &KeyboardEvent) {
        if event.key() == "Escape" && !event.is_composing() {
            event.prevent_default();
            event.stop_propagation();
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
            let had_focus =
                active(&self.document).is_some_and(|focused| shown.frame.contains(Some(&focused)));
            shown.frame.remove();
            if let Some(opener) = shown.opener.filter(|_| had_focus) {
                opener.focus().ok();
            }
            self.closed.call0(&JsValue::NULL).ok();
        }
    }
}
