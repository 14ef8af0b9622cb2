//! The companion's program in the browser: what `src/companion/ask.js` calls. Natively it compiles, and does nothing.

use std::rc::Rc;

use jiazhu_companion::find::panel::FindPanel;
use jiazhu_companion::more::More;
use jiazhu_companion::settings::panel::SettingsPanel;
use jiazhu_reading::{Reading, open_file};
use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};

/// The style sheet of the panels.
#[wasm_bindgen]
pub fn styles() -> String {
    concat!(include_str!("../../../../styles/companion.css"), include_str!("../../../../styles/settings.css"))
        .to_owned()
}

/// The companion of one reading.
#[wasm_bindgen]
pub struct Companion {
    host: HtmlElement,
    root: Element,
    reading: Rc<Reading>,
    find: FindPanel,
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
        let find = FindPanel::new(host.clone(), root.clone(), reading.clone(), follow, closed.clone());
        let more = More::new(host.clone(), root.clone(), reading.clone(), closed);
        Ok(Companion { host, root, reading, find, more })
    }

    /// Remembers what the reader is at: what a fragment names, or what she has selected.
    pub fn look(&self, fragment: &str) {
        self.more.look(fragment);
    }

    /// What is selected in the text, where it is short enough to be looked for; else nothing.
    pub fn selection(&self) -> String {
        self.find.selection()
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
    /// For the reading and the element of a companion. `choose` is called with the name and the value of an attribute, `forget` with nothing,
    /// `closed` when the panel has been closed.
    #[wasm_bindgen(constructor)]
    pub fn new(companion: &Companion, choose: Function, forget: Function, closed: Function) -> Settings {
        let Companion { host, root, reading, .. } = companion;
        Settings(SettingsPanel::new(host.clone(), root.clone(), reading.clone(), choose, forget, closed))
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
