//! What is offered of what the reader is at, and the panel that offers it.

use std::rc::Rc;

use jiazhu_reading::card::CHINESE;
use jiazhu_reading::strings::{ENGLISH, named};
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlElement};

use super::{DO, Inner, Shown};
use crate::dom::elements::{active, button, element, find, text};
use crate::dom::panel::Panel;
use crate::find::panel::FINDABLE;
use crate::take::subject::Subject;
use crate::take::text::name;
use crate::words::CompanionWords;

/// What a button does, and what it is called.
type Button = (&'static str, &'static str);

struct Offered {
    hear: Vec<Button>,
    take: Vec<Button>,
    /// What all places are looked for of.
    places: Option<String>,
}

impl Inner {
    pub(super) fn open(self: &Rc<Self>, lang: &str) {
        let opener = self.shown.take().map_or_else(
            || active(&self.document),
            |before| {
                before.panel.frame.remove();
                before.panel.opener
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
        // An article may have no title.
        let (title, shown_lang) =
            if title.is_empty() { (words.title.to_owned(), words.lang) } else { (title, shown_lang) };
        let title = text(document, "h2", &[("class", "jm-title"), ("lang", shown_lang)], &title);
        let close = button(document, "jf-close", words.close, "×");
        let head = element(document, "div", &[("class", "jm-head")], &[&title]);
        if let Some(pinyin) = pinyin {
            let pinyin =
                text(document, "span", &[("class", "jm-pinyin"), ("lang", "zh-Latn-pinyin")], &pinyin);
            head.append_child(&pinyin).ok();
        }
        head.append_child(&close).ok();

        let Offered { hear, take, places } = self.offered(subject, own, &title, words);
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
        ];
        let groups =
            [(words.listen, hear), (words.take, take)].map(|(label, buttons)| self.group(label, &buttons));
        let mut parts = vec![head];
        parts.extend(groups);
        if let Some(places) = places {
            let ask = ["find ", &places].concat();
            let attributes = [("type", "button"), ("class", "jm-places"), ("data-ask", &*ask)];
            parts.push(text(document, "button", &attributes, words.all_places));
        }
        parts.extend([status.clone(), by_hand.clone()]);
        let parts: Vec<&Element> = parts.iter().collect();
        let mut panel = Panel::drawn(&self.host, &self.root, words.lang, &attributes, &parts);
        panel.opener = opener;
        for (name, act) in [("click", Inner::click as fn(&Rc<Inner>, &Event)), ("keydown", Inner::key)] {
            let inner = Rc::downgrade(self);
            panel.on_panel(name, move |event| {
                if let Some(inner) = inner.upgrade() {
                    act(&inner, &event);
                }
            });
        }
        if let Some(first) = find(&panel.panel, &format!("[{DO}]")) {
            first.set_attribute("data-first", "").ok();
            first.unchecked_into::<HtmlElement>().focus().ok();
        }
        self.shown.replace(Some(Shown { panel, status, by_hand: by_hand.unchecked_into(), words, say }));
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

    /// `own`: the text of the subject as it is shown.
    fn offered(&self, subject: Subject, own: String, title: &Element, words: &CompanionWords) -> Offered {
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
        if subject.span(&self.reading).is_some() {
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
        Offered { hear, take, places }
    }
}
