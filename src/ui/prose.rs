//! Prose in which each stretch has its own language: a voice reads it, and a font draws it, by that.

use yew::prelude::*;

use crate::prose::stretches;

/// English, the Chinese in it marked.
pub fn english(text: &str) -> Html {
    let parts = stretches(text).into_iter().map(|stretch| match stretch.chinese {
        true => html! { <span lang="zh-Hans">{ stretch.text }</span> },
        false => html! { { stretch.text } },
    });
    html! { { for parts } }
}

/// A text in a language; English has its Chinese marked.
pub fn said(text: &str, lang: &str) -> Html {
    if lang.starts_with("zh") {
        html! { { text } }
    } else {
        english(text)
    }
}
