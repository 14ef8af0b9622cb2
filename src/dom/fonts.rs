//! Has the browser look for the fonts of cards while the reader reads: it takes a millisecond or two for each, and the
//! first card would wait for all of them.

use gloo::timers::callback::Timeout;
use web_sys::{Element, HtmlElement};

/// Milliseconds before the first one, when the reading has just been drawn, and before each of the others.
const AFTER: u32 = 100;
const APART: u32 = 20;

/// What is in a font of its own: the class and the language of a piece of a card, an element in it with its language if
/// that is another one, its text.
const VOICES: [[&str; 5]; 15] = [
    ["", "en", "span", "", "a"],
    ["", "en", "span", "zh-Hans", "字"],
    ["", "en", "span", "zh-Hant", "字"],
    ["", "en", "b", "zh-Hant", "字"],
    ["jz-label", "en", "span", "", "a"],
    ["jz-label", "en", "span", "zh-Hans", "字"],
    ["jz-label", "en", "span", "zh-Hant", "字"],
    ["jz-head", "zh-Hans", "span", "", "字"],
    ["jz-head jz-headword", "zh-Hant", "span", "", "字"],
    ["jz-traditional", "zh-Hant", "span", "", "字"],
    ["jz-pinyin", "zh-Latn-pinyin", "span", "", "zìǎ"],
    ["jz-renderings", "en", "b", "", "a"],
    ["jz-renderings", "en", "span", "", "a"],
    ["jz-gloss", "zh-Hans", "span", "", "字"],
    ["jz-printed", "zh-Hant", "span", "", "字"],
];

/// Lays out a character in each font of the cards of `base`, one at a time.
pub fn look_for(base: &HtmlElement) {
    wait(base.clone(), 0, AFTER);
}

fn wait(base: HtmlElement, voice: usize, pause: u32) {
    Timeout::new(pause, move || {
        if VOICES.get(voice).is_some_and(|voice| lay_out(&base, voice).is_some()) {
            wait(base, voice + 1, APART);
        }
    })
    .forget();
}

/// In a card that is not seen, and gone at once.
fn lay_out(base: &Element, [class, lang, tag, other, text]: &[&str; 5]) -> Option<()> {
    let document = gloo::utils::document();
    let element = |name| document.create_element(name).ok();
    let (card, piece, inner) = (element("div")?, element("p")?, element(tag)?);
    card.set_class_name("jz-card");
    piece.set_class_name(class);
    piece.set_attribute("lang", lang).ok()?;
    if !other.is_empty() {
        inner.set_attribute("lang", other).ok()?;
    }
    inner.set_text_content(Some(text));
    piece.append_child(&inner).ok()?;
    card.append_child(&piece).ok()?;
    base.append_child(&card).ok()?;
    card.get_bounding_client_rect();
    card.remove();
    Some(())
}
