//! The widget as Yew components, one a file; [`Jiazhu`] is the public one.

mod anew;
mod article;
mod block;
mod card;
mod drawn;
mod effects;
mod entry;
mod index;
mod jiazhu;
mod links;
mod note;
mod prose;
mod remote;
mod toolbar;
mod word;

pub use jiazhu::{Jiazhu, JiazhuProps, Theme};
pub use remote::Remote;
pub use word::Dictionary;

use yew::Callback;

use crate::state::Action;
use drawn::Drawn;

/// Sends actions to the one reducer.
#[derive(Clone, PartialEq)]
pub(crate) struct Dispatch(Callback<Action>);

impl Dispatch {
    pub fn dispatch(&self, action: Action) {
        self.0.emit(action);
    }
}

/// Uses up so many of the numbers that Yew gives to what it mounts.
pub fn skip_roots(count: usize) {
    for _ in 0..count {
        if let Ok(root) = gloo::utils::document().create_element("div") {
            yew::Renderer::<index::Index>::with_root_and_props(root, index::nothing()).render().destroy();
        }
    }
}
