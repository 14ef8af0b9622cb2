//! What of the widget is drawn, and when: all of a short text; of a long one what is near, in turns with the page.

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ShadowRoot};
use yew::prelude::*;

use super::{Jiazhu, Message};
use crate::dom::near::near;
use crate::dom::{room, style};
use crate::state::Action;
use crate::ui::coming::TURN;
use crate::ui::effects::Stage;

impl Jiazhu {
    pub(super) fn is_complete(&self) -> bool {
        self.drawn.is_all(&self.state.outline)
    }

    /// Draws more, at once or when the page has had its turn.
    pub(super) fn go_on(&mut self, ctx: &Context<Self>) {
        let link = ctx.link().clone();
        if js_sys::Date::now() - self.since < TURN {
            link.send_message(Message::More);
        } else {
            self.more = Some(Timeout::new(0, move || link.send_message(Message::Turn)));
        }
    }

    pub(super) fn article(&self) -> Option<Element> {
        self.base.cast::<Element>()?.query_selector("article").ok()?
    }

    /// Draws the sections that are near in this article, the widget's or the plain one; of a text that others have changed, as translators do,
    /// none: it would be made anew.
    pub(super) fn draw_near(&mut self, article: Option<&Element>) {
        if self.state.outline.has_sections
            && !self.anew.is_foreign()
            && let Some(article) = article
        {
            self.draw_sections(near(article));
        }
    }

    /// Draws these with all their elements.
    pub(super) fn draw_sections(&mut self, sections: impl IntoIterator<Item = usize>) {
        for section in sections {
            if self.sections.draw(&self.state.outline, section) {
                self.is_drawing = true;
                self.anew.text.differs = true;
                self.effects.text_is_new = true;
            }
        }
    }

    pub(super) fn follow(&mut self, base: &HtmlElement) {
        let stage = Stage { base, card: &self.card, cards: self.anew.cards.key, dispatch: &self.dispatch };
        self.effects.follow(&self.state, &stage);
    }

    /// Styles, where the widget has come into a page, and an index that is open where there is room for it: true if that is still to be drawn.
    pub(super) fn appear(&mut self, base: &HtmlElement) -> bool {
        self.is_styled = self.is_styled || style::adopt(base).is_some();
        let has_room = self.is_styled && room::is_beside(base);
        if has_room {
            self.dispatch.dispatch(Action::Index { open: true });
        }
        has_room
    }
}

/// The plain article, which is on the screen until the widget is.
pub(super) fn plain(base: &Element) -> Option<Element> {
    base.get_root_node().dyn_into::<ShadowRoot>().ok()?.host().query_selector("article").ok()?
}
