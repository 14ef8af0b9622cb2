//! The widget as Yew components, one a file; [`Jiazhu`] is the public one.

mod article;
mod block;
mod card;
mod entry;
mod index;
mod jiazhu;
mod links;
mod note;
mod prose;
mod toolbar;
mod word;

pub use jiazhu::{Jiazhu, JiazhuProps, Remote, Theme};
pub use word::Dictionary;

use std::rc::Rc;

use yew::{Reducible, UseReducerDispatcher};

use crate::state::{self, Action, State};

/// Sends actions to the one reducer.
pub(crate) type Dispatch = UseReducerDispatcher<State>;

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        state::reduce(self, action)
    }
}
