//! What the widget is given.

use std::rc::Rc;

use yew::prelude::*;

use super::{Dictionary, Remote};
use crate::reading::Reading;
use crate::state::{Display, Shown};
use crate::strings::Strings;

/// Colours of the widget: [`Theme::Auto`] are those of the page around it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    #[default]
    Auto,
    Light,
    Dark,
}

/// What [`super::Jiazhu`] is given.
#[derive(Clone, Properties)]
pub struct JiazhuProps {
    /// The reading to show; another one takes its place.
    pub reading: Rc<Reading>,
    /// What explains the words that are no terms; it may come later.
    #[prop_or_default]
    pub dictionary: Dictionary,
    #[prop_or_default]
    pub theme: Theme,
    /// The words of the interface: [`crate::strings::ENGLISH`] or those of another language.
    #[prop_or_default]
    pub say: &'static Strings,
    /// Whether buttons are drawn that ask whoever holds the widget for more: a click on one bubbles, and its attribute `data-ask` says for
    /// what: `find`, behind a blank with a text, else the index; `settings`; `card` with the fragment that names what the card is about.
    #[prop_or_default]
    pub asks: bool,
    /// How the article is shown; what the reader chooses is [`JiazhuProps::on_display`].
    #[prop_or_default]
    pub display: Display,
    /// Opens and closes cards from outside.
    #[prop_or_default]
    pub remote: Remote,
    /// A reading is on the screen, complete; of the beginning of one ([`Reading::rest`]) all that there is of it.
    #[prop_or_default]
    pub on_ready: Callback<()>,
    #[prop_or_default]
    pub on_open: Callback<Shown>,
    #[prop_or_default]
    pub on_close: Callback<Shown>,
    /// The reader has chosen how the article is to be shown.
    #[prop_or_default]
    pub on_display: Callback<Display>,
}

/// Readings are too big to compare: another one is another one.
impl PartialEq for JiazhuProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.reading, &other.reading)
            && self.dictionary == other.dictionary
            && self.theme == other.theme
            && std::ptr::eq(self.say, other.say)
            && self.display == other.display
            && self.remote == other.remote
            && self.on_ready == other.on_ready
            && self.on_open == other.on_open
            && self.on_close == other.on_close
            && self.on_display == other.on_display
    }
}
