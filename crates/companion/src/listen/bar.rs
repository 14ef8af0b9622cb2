//! The bar of whoever listens: what is said, or why nothing is, its buttons, and the voices to choose from.

use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, HtmlElement, HtmlSelectElement, Node};

use super::voices::Voice;
use crate::dom::elements::{button, element, find, text};
use crate::dom::panel::Panel;
use crate::words::CompanionWords;

pub struct Bar {
    pub panel: Panel,
    pub voices: HtmlSelectElement,
    status: Element,
    pause: Element,
    next: Element,
    question: Element,
}

impl Bar {
    /// Draws it below the text, and puts the focus on it.
    pub fn drawn(document: &Document, host: &Element, root: &Element, words: &'static CompanionWords) -> Bar {
        let status = text(document, "p", &[("class", "jl-status"), ("role", "status")], "");
        let pause = text(document, "button", &[("type", "button"), ("class", "jl-pause")], words.pause);
        let next = text(document, "button", &[("type", "button"), ("class", "jl-next")], words.next);
        let voices = element(document, "select", &[("class", "jl-voices"), ("aria-label", words.voice)], &[]);
        let agree = text(document, "button", &[("type", "button"), ("class", "jl-agree")], words.agree);
        let cancel = text(document, "button", &[("type", "button"), ("class", "jl-cancel")], words.cancel);
        let question =
            element(document, "span", &[("class", "jl-question"), ("hidden", "")], &[&agree, &cancel]);
        let stop = button(document, "jl-stop", words.stop, "×");
        let attributes =
            [("class", "jl"), ("part", "listen"), ("role", "region"), ("aria-label", words.listen)];
        let children = [&status, &pause, &next, &question, &voices, &stop];
        let panel = Panel::drawn(host, root, words.lang, &attributes, &children);
        let focus: &HtmlElement = pause.unchecked_ref();
        focus.focus().ok();
        let voices = voices.unchecked_into();
        Bar { panel, status, pause, next, voices, question }
    }

    /// Tells something in the place of what it offers; `is_over`: the voice can be tried again.
    pub fn says(&self, message: &str, is_over: bool) {
        self.status.set_text_content(Some(message));
        let has_voices = self.voices.length() > 0;
        hide(&self.question, true);
        hide(&self.next, true);
        hide(&self.pause, !(is_over && has_voices));
        hide(&self.voices, !has_voices);
        if is_over {
            self.panel.frame.set_attribute("data-over", "").ok();
        }
    }

    /// Before a text is sent to a service.
    pub fn asks(&self, question: &str) {
        self.says(question, false);
        hide(&self.question, false);
        if let Some(agree) = find(&self.question, ".jl-cancel") {
            agree.unchecked_into::<HtmlElement>().focus().ok();
        }
    }

    pub fn speaks(&self, words: &CompanionWords, is_paused: bool) {
        self.panel.frame.remove_attribute("data-over").ok();
        self.status.set_text_content(None);
        hide(&self.question, true);
        hide(&self.pause, false);
        hide(&self.next, false);
        let name = if is_paused { words.go_on } else { words.pause };
        if self.pause.text_content().as_deref() != Some(name) {
            self.pause.set_text_content(Some(name));
        }
    }

    pub fn offer(
        &self,
        document: &Document,
        voices: &[(Voice, JsValue)],
        chosen: usize,
        words: &CompanionWords,
    ) {
        self.voices.set_text_content(None);
        for (at, (voice, _)) in voices.iter().enumerate() {
            let name = match voice.is_local {
                true => voice.name.clone(),
                false => words.service.replace("{voice}", &voice.name),
            };
            let option = text(document, "option", &[("value", &at.to_string())], &name);
            let node: &Node = &self.voices;
            node.append_child(&option).ok();
        }
        self.voices.set_selected_index(chosen as i32);
        hide(&self.voices, false);
    }
}

fn hide(element: &Element, is_hidden: bool) {
    element.toggle_attribute_with_force("hidden", is_hidden).ok();
}
