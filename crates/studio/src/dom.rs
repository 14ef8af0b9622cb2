//! What touches the browser: starting, effects, files, the element that shows the reading.

mod areas;
mod choices;
mod documents;
pub mod edge;
mod effects;
pub mod files;
pub mod keys;
mod own_steps;
pub mod passage;
mod pictures;
mod publish;
mod reading;
pub mod select;

pub use areas::{Areas, value};
pub use choices::choose;
pub use effects::{Page, fragment, language, load, run, speak};
pub use own_steps::OwnSteps;

use std::panic::PanicHookInfo;

use wasm_bindgen::prelude::*;
use yew::BaseComponent;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = console)]
    fn error(message: &str);
}

/// Yew numbers the roots it mounts, each wasm instance from 1, and leaves the numbers on DOM nodes: the widget's begin at 65, and the studio's
/// are the first.
const ROOT: &str = "studio";

fn say(info: &PanicHookInfo<'_>) {
    error(&info.to_string());
}

/// Puts the studio into its page, in the place of what says that it is on its way.
pub fn start<C: BaseComponent<Properties = ()>>() {
    yew::set_custom_panic_hook(Box::new(say));
    if let Some(root) = gloo::utils::document().get_element_by_id(ROOT) {
        root.set_text_content(None);
        yew::Renderer::<C>::with_root(root).render();
    }
}
