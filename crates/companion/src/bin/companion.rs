//! The companion's program in the browser: what `src/companion/ask.js` calls. Natively it compiles, and does nothing.

use jiazhu_companion::find::panel::Panel;
use jiazhu_companion::settings::panel::SettingsPanel;
use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, Node};

/// The style sheet of the panels.
#[wasm_bindgen]
pub fn styles() -> String {
    concat!(include_str!("../../../../styles/companion.css"), include_str!("../../../../styles/settings.css"))
        .to_owned()
}

/// The panel of one reading.
#[wasm_bindgen(js_name = Panel)]
pub struct Handle(Panel);

#[wasm_bindgen(js_class = Panel)]
impl Handle {
    /// For the reading that the bytes of a `.reading` file hold, shown by `host`; drawn into `root` when it is opened. `follow` is called
    /// with the fragment of what is chosen. Throws a message that says what is wrong with the file.
    #[wasm_bindgen(constructor)]
    pub fn new(host: HtmlElement, root: Node, file: &[u8], follow: Function) -> Result<Handle, JsError> {
        Ok(Handle(Panel::new(host, root, file, follow)?))
    }

    /// Opens it, in the language of the interface `lang`, with a text to look for; empty for the index.
    pub fn open(&self, lang: &str, query: &str) {
        self.0.open(lang, query);
    }

    /// Shows what the attributes of the element say now, if it is open.
    pub fn refresh(&self, lang: &str) {
        self.0.refresh(lang);
    }

    pub fn close(&self) {
        self.0.close();
    }
}

/// The settings of one element.
#[wasm_bindgen]
pub struct Settings(SettingsPanel);

#[wasm_bindgen]
impl Settings {
    /// For the reading that the bytes of a `.reading` file hold, shown by `host`; drawn into `root` when it is opened. `choose` is called with
    /// the name and the value of an attribute, `forget` with nothing. Throws a message that says what is wrong with the file.
    #[wasm_bindgen(constructor)]
    pub fn new(
        host: HtmlElement,
        root: Node,
        file: &[u8],
        choose: Function,
        forget: Function,
    ) -> Result<Settings, JsError> {
        Ok(Settings(SettingsPanel::new(host, root, file, choose, forget)?))
    }

    /// Opens it, in the language of the interface `lang`; `opener` has the focus when it is closed.
    pub fn open(&self, lang: &str, opener: Option<HtmlElement>) {
        self.0.open(lang, opener);
    }

    /// Shows what the attributes of the element say now, if it is open.
    pub fn refresh(&self, lang: &str) {
        self.0.refresh(lang);
    }

    pub fn close(&self) {
        self.0.close();
    }
}

fn main() {}
