//! The companion's program in the browser: what `src/companion/ask.js` calls. Natively it compiles, and does nothing.

use std::rc::Rc;

use jiazhu_companion::find::panel::Panel;
use jiazhu_companion::more::More;
use jiazhu_companion::settings::panel::SettingsPanel;
use jiazhu_reading::open_file;
use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, Node};

/// The style sheet of the panels.
#[wasm_bindgen]
pub fn styles() -> String {
    concat!(include_str!("../../../../styles/companion.css"), include_str!("../../../../styles/settings.css"))
        .to_owned()
}

/// The companion of one reading.
#[wasm_bindgen]
pub struct Companion {
    find: Panel,
    more: More,
}

#[wasm_bindgen]
impl Companion {
    /// For the reading that the bytes of a `.reading` file hold, shown by `host`; its panels are drawn into `root`. `follow` is called
    /// with the fragment of what is chosen, `closed` when a panel has been closed. Throws a message that says what is wrong with the file.
    #[wasm_bindgen(constructor)]
    pub fn new(
        host: HtmlElement,
        root: Element,
        file: &[u8],
        follow: Function,
        closed: Function,
    ) -> Result<Companion, JsError> {
        let reading = Rc::new(open_file(file)?);
        let find = Panel::new(host.clone(), root.clone().into(), reading.clone(), follow, closed.clone());
        Ok(Companion { find, more: More::new(host, root, reading, closed) })
    }

    /// Remembers what the reader is at: what a fragment names, or what she has selected.
    pub fn look(&self, fragment: &str) {
        self.more.look(fragment);
    }

    /// Opens the panel in which is found, in the language of the interface `lang`, with a text to look for; empty for the index.
    pub fn find(&self, lang: &str, query: &str) {
        self.more.close();
        self.find.open(lang, query);
    }

    /// Opens the panel of what can be done with what the reader was at.
    pub fn more(&self, lang: &str) {
        self.find.close();
        self.more.open(lang);
    }

    /// Shows what the attributes of the element say now, if a panel is open.
    pub fn refresh(&self, lang: &str) {
        self.find.refresh(lang);
        self.more.refresh(lang);
    }

    /// Closes its panels.
    pub fn close(&self) {
        self.find.close();
        self.more.close();
    }

    /// The same, and nothing is read aloud any more.
    pub fn end(&self) {
        self.find.close();
        self.more.end();
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
