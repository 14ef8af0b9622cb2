//! The article’s pictures in the browser’s storage, each once, by a name that is made of its bytes.

use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use yew::Callback;

use super::edge;
use super::effects::not_kept;
use crate::state::Action;

/// What those are called that are there.
pub async fn keys() -> Result<Vec<String>, JsValue> {
    let keys: Array = JsFuture::from(edge::picture_keys()).await?.unchecked_into();
    Ok(keys.iter().filter_map(|key| key.as_string()).collect())
}

/// Puts those into it that are not there.
pub async fn keep(files: Vec<(Rc<str>, Rc<[u8]>)>, tell: Callback<Action>) {
    let keys: Array = files.iter().map(|(key, _)| JsValue::from_str(key)).collect();
    // Kept until they are there. Only of a missing one there is a copy.
    let bytes = Closure::<dyn FnMut(u32) -> Uint8Array>::new(move |at: u32| {
        Uint8Array::from(files.get(at as usize).map_or(&[][..], |(_, bytes)| &**bytes))
    });
    let failure = JsFuture::from(edge::keep_pictures(&keys, &bytes)).await.err();
    tell.emit(Action::PicturesKept(failure.as_ref().map(not_kept)));
}

/// Tells those that it has.
pub async fn load(keys: Vec<Rc<str>>, tell: Callback<Action>) {
    let mut files = Vec::new();
    for key in keys {
        let kept = JsFuture::from(edge::kept(&key)).await.ok();
        if let Some(bytes) = kept.and_then(|kept| kept.dyn_into::<Uint8Array>().ok()) {
            files.push((key, bytes.to_vec().into()));
        }
    }
    tell.emit(Action::PicturesHere(files));
}

pub async fn drop(keys: &[Rc<str>]) -> Result<(), JsValue> {
    for key in keys {
        JsFuture::from(edge::forget(key)).await?;
    }
    Ok(())
}

/// Drops them all.
pub async fn forget() -> Result<(), JsValue> {
    let keys: Vec<Rc<str>> = keys().await?.into_iter().map(Rc::from).collect();
    drop(&keys).await
}
