//! Documents, by the functions of `src/studio/documents.js`.

use std::rc::Rc;

use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use yew::Callback;

use super::effects::{message, name_of};
use crate::state::{Action, Document, NotImported};

#[wasm_bindgen(raw_module = "./documents.js")]
extern "C" {
    #[wasm_bindgen(js_name = document)]
    fn opened(name: &str, bytes: &[u8]) -> Promise;

    /// What it promises.
    type Opened;

    #[wasm_bindgen(method, getter)]
    fn html(this: &Opened) -> String;

    #[wasm_bindgen(method, getter)]
    fn told(this: &Opened) -> Array;

    #[wasm_bindgen(method, getter)]
    fn pictures(this: &Opened) -> Array;

    type Picture;

    #[wasm_bindgen(method, getter)]
    fn address(this: &Picture) -> String;

    #[wasm_bindgen(method, getter)]
    fn bytes(this: &Picture) -> Uint8Array;
}

/// Opens a document, and tells what was made of it.
pub async fn import(name: String, bytes: Rc<[u8]>, tell: Callback<Action>) {
    let document = match JsFuture::from(opened(&name, &bytes)).await {
        Ok(opened) => {
            let opened: Opened = opened.unchecked_into();
            let pictures = opened.pictures();
            let pictures = pictures.iter().map(|picture| {
                let picture: Picture = picture.unchecked_into();
                (picture.address(), Rc::from(picture.bytes().to_vec()))
            });
            let told: Vec<String> = opened.told().iter().filter_map(|line| line.as_string()).collect();
            Ok(Document {
                html: opened.html().into(),
                told: told.as_chunks().0.to_vec().into(),
                pictures: pictures.collect(),
            })
        }
        Err(error) => Err(NotImported::of(&name_of(&error), message(&error))),
    };
    tell.emit(Action::Imported { name, document });
}
