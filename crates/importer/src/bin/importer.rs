//! The importer's program in the browser: what `src/studio/import/import.js` calls, in a worker or on the page. Natively it compiles, and does
//! nothing: the command line is there.

use jiazhu_importer::Document;
use wasm_bindgen::prelude::*;

/// A document that was opened.
#[wasm_bindgen(js_name = Document)]
pub struct Handle(Document);

#[wasm_bindgen(js_class = Document)]
impl Handle {
    /// Opens a file by its name and its bytes. Throws a message that says what is wrong with it.
    #[wasm_bindgen(constructor)]
    pub fn new(name: &str, bytes: Vec<u8>) -> Result<Handle, JsError> {
        Document::open(name, bytes).map(Handle).map_err(|message| JsError::new(&message))
    }

    /// The article, a whole document.
    pub fn html(&self) -> String {
        self.0.html().to_owned()
    }

    /// What was left behind or changed, a line each in English, in Simplified and in Traditional Chinese, one after the other.
    pub fn told(&self) -> Vec<String> {
        self.0.told()
    }

    /// The addresses under which the article shows its pictures.
    pub fn addresses(&self) -> Vec<String> {
        self.0.addresses()
    }

    /// The bytes of a picture by its number; undefined where it is not to be had.
    pub fn picture(&self, at: usize) -> Option<Vec<u8>> {
        self.0.picture(at)
    }
}

fn main() {}
