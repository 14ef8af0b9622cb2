//! What the buttons do.

use std::rc::Rc;

use jiazhu_reading::Span;
use web_sys::Event;

use super::{DO, Inner, Shown};
use crate::dom::copy::copy;
use crate::dom::elements::target;
use crate::take::cite::citation;
use crate::take::subject::place;
use crate::take::text::{card, quotation};

impl Inner {
    pub(super) fn click(self: &Rc<Self>, event: &Event) {
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
                    &self.reading.in_script(self.script()),
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
}
