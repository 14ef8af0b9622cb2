//! Focusing a field, and selecting a stretch of a textarea, in sight.

use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDocument, HtmlElement, HtmlTextAreaElement};

use crate::state::{Field, Selection};

/// Focuses the textarea and selects. Its scrolling is set by the lines before, of which long ones count as often as they wrap.
pub fn select(field: Field, at: Selection) {
    let selector = format!("textarea[name=\"{}\"]", field.name());
    let Some(area) = document().query_selector(&selector).ok().flatten() else { return };
    let Ok(area) = area.dyn_into::<HtmlTextAreaElement>() else { return };
    area.focus().ok();
    area.set_selection_range(at.start, at.end).ok();
    let text = area.value();
    let per_row = (f64::from(area.client_width()) / EM).max(8.0);
    let rows = |text: &str| text.split('\n').map(|line| (ems(line) / per_row).ceil().max(1.0)).sum::<f64>();
    let before: String =
        char::decode_utf16(text.encode_utf16().take(at.start as usize)).map_while(Result::ok).collect();
    let share = (rows(&before) - 1.0) / rows(&text);
    let top = share * f64::from(area.scroll_height()) - f64::from(area.client_height()) / 3.0;
    area.set_scroll_top(top.max(0.0) as i32);
    area.scroll_into_view_with_bool(false);
}

/// Focuses the first element that a selector names.
pub fn focus(selector: &str) {
    let found = document().query_selector(selector).ok().flatten();
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        element.focus().ok();
        element.scroll_into_view_with_bool(false);
    }
}

/// Whether all of a textarea is selected.
pub fn is_whole(area: &HtmlTextAreaElement) -> bool {
    let ends = [area.selection_start(), area.selection_end()].map(|end| end.ok().flatten());
    ends == [Some(0), Some(area.text_length())]
}

/// Puts a text where the caret is, in the place of what is selected, as if it were typed: the platform can undo it. Whether that is so.
pub fn put(text: &str) -> bool {
    let document = document().dyn_into::<HtmlDocument>();
    document.is_ok_and(|document| {
        document.exec_command_with_show_ui_and_value("insertText", false, text) == Ok(true)
    })
}

/// Pixels of the textareas' type.
const EM: f64 = 16.0;

/// Roughly: a letter is half as wide as a Chinese character.
fn ems(line: &str) -> f64 {
    line.chars().map(|c| if c.is_ascii() { 0.5 } else { 1.0 }).sum()
}
