//! The widget as Yew components, one a file; [`Jiazhu`] is the public one.

mod anew;
mod article;
mod block;
mod coming;
mod component;
mod dictionary;
mod drawn;
mod effects;
mod entry_card;
mod index;
mod kept;
mod links;
mod note_card;
mod part;
mod pieces;
mod popup;
mod props;
mod remote;
mod sections;
mod status;
mod toolbar;
mod word_card;

pub use component::Jiazhu;
pub use dictionary::Dictionary;
pub use props::{JiazhuProps, Theme};
pub use remote::Remote;

use yew::Callback;

use crate::state::Action;
use drawn::Drawn;
use sections::Sections;

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
            let props = kept::KeptProps { part: kept::KeptPart::Nothing };
            yew::Renderer::<kept::Kept>::with_root_and_props(root, props).render().destroy();
        }
    }
}
