//! The files that are taken along: made by the annotator, with the widget's own files where a page has them inside or beside it.

use std::rc::Rc;

use jiazhu_html::{Companion, Widget, WidgetFiles};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use yew::Callback;

use super::edge;
use super::effects::{is_offline, message};
use crate::pages::{self, Made, Needed};
use crate::state::{Action, Around, Export, Request};
use crate::words::Lang;

/// Makes a file, and tells what has become of it.
pub async fn publish(request: Request, export: Export, around: Around, tell: Callback<Action>) {
    tell.emit(match made(&request, export, &around).await {
        Ok(file) => Action::Published { export, file: file.map(Rc::from) },
        Err(error) if is_offline(&error) => Action::PublishOffline,
        Err(error) => Action::PublishFailed(message(&error)),
    });
}

/// The bytes of a file; none where an error is among the findings.
async fn made(request: &Request, export: Export, around: &Around) -> Result<Option<Vec<u8>>, JsValue> {
    let promise = edge::published(
        &request.article,
        request.article_name,
        &request.glossary,
        request.glossary_name,
        &request.notes,
        request.notes_name,
        export.needs_words(),
    );
    let made: edge::Made = JsFuture::from(promise).await?.unchecked_into();
    let Some(reading) = made.reading() else { return Ok(None) };
    let made = Made { reading: reading.to_vec(), words: made.words().map(|words| words.to_vec()) };
    let widget = match export {
        Export::Standalone => Needed::Inside(widget().await?),
        Export::Site => Needed::Beside(widget_files(around.lang).await?),
        _ => Needed::Nothing,
    };
    pages::file(export, made, around, widget).map_err(|error| js_sys::Error::new(&error).into())
}

/// A file of the widget, by its name beside `studio.html`.
async fn file(name: &str) -> Result<Vec<u8>, JsValue> {
    let bytes: js_sys::Uint8Array = JsFuture::from(edge::file(name)).await?.unchecked_into();
    Ok(bytes.to_vec())
}

async fn widget() -> Result<Widget, JsValue> {
    let text = async |name| Ok::<_, JsValue>(String::from_utf8_lossy(&file(name).await?).into_owned());
    Ok(Widget {
        style: text("jiazhu.css").await?,
        element: text("jiazhu.js").await?,
        glue: text("reader.js").await?,
        program: file("reader_bg.wasm").await?,
        companion: Some(Companion {
            script: text("companion/ask.js").await?,
            glue: text("companion/companion.js").await?,
            program: file("companion/companion_bg.wasm").await?,
        }),
    })
}

async fn widget_files(lang: Lang) -> Result<WidgetFiles, JsValue> {
    let mut files = WidgetFiles::new(lang.strings());
    while let Some((name, is_needed)) = files.next() {
        let bytes = file(&name).await;
        files.put(if is_needed { Some(bytes?) } else { bytes.ok() });
    }
    Ok(files)
}
