//! Which option of a `<select>` is chosen. An option's attribute says it only until somebody has chosen another one: what is undone would not be seen.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlSelectElement};

/// Chooses in each `<select>` the option whose number its attribute `data-chosen` says.
pub fn choose(root: &Element) {
    let Ok(all) = root.query_selector_all("select[data-chosen]") else { return };
    for at in 0..all.length() {
        let Some(select) = all.get(at).and_then(|node| node.dyn_into::<HtmlSelectElement>().ok()) else {
            continue;
        };
        let chosen = select.get_attribute("data-chosen").and_then(|number| number.parse().ok());
        if let Some(chosen) = chosen.filter(|chosen| *chosen != select.selected_index()) {
            select.set_selected_index(chosen);
        }
    }
}
