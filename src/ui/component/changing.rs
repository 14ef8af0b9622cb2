//! What changes the widget between two drawings: an action, or another reading.

use std::rc::Rc;

use yew::prelude::*;

use super::{Jiazhu, Message};
use crate::state::{Action, reduce};
use crate::ui::sections::read;
use crate::ui::{Drawn, Sections};

impl Jiazhu {
    pub(super) fn act(&mut self, action: Action) {
        let next = reduce(self.state.clone(), action);
        if Rc::ptr_eq(&next, &self.state) {
            return;
        }
        self.is_drawing |= !next.is_drawn_like(&self.state);
        self.anew.compare(&self.state, &next);
        let before = std::mem::replace(&mut self.state, next);
        if before.outline != self.state.outline {
            self.index = self.state.outline.clone();
        }
        if self.state.outline.has_sections {
            // What the reader has left is drawn in the new way when it comes near again.
            if self.state.display != before.display || self.anew.text.key != self.watched.unwrap_or_default()
            {
                self.sections = Sections::default();
                self.draw_near(self.article().as_ref());
            }
            self.draw_sections(read(&self.state.clone()));
        }
        // What only the pointer does needs no drawing: it must keep up with the hand.
        if !self.is_drawing
            && self.is_complete()
            && let Some(base) = self.base.cast()
        {
            self.follow(&base);
        }
    }

    /// Works out the outline of another reading, as far as the page leaves time for it, and takes it in.
    pub(super) fn outline(&mut self, ctx: &Context<Self>) {
        let Some(mut outline) = self.coming.go_on(js_sys::Date::now()) else {
            let link = ctx.link().clone();
            self.coming.after_a_turn(move || link.send_message(Message::Outline));
            return;
        };
        let say = ctx.props().say;
        if !std::ptr::eq(outline.say, say) {
            outline = outline.in_language(say);
        }
        let (text, before) = (self.anew.text.key, self.state.outline.clone());
        let index = self.index.clone();
        self.act(Action::Load(Rc::new(outline)));
        let is_same = self.anew.text.key == text;
        self.beginning = Some(before).filter(|before| is_same && before.is_beginning());
        // The same text with more marks is drawn over itself, and one whose beginning was there section by section.
        if !is_same {
            self.drawn = Drawn::default();
        } else if self.beginning.is_some() {
            self.drawn.blocks = 0;
        } else {
            self.index = index;
        }
    }
}
