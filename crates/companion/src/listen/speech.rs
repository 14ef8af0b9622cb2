//! The voices of the browser. Whatever it lacks of them is nothing said, not an error.

use std::cell::RefCell;

use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Event, Window};

use super::player::Sign;
use super::voices::Voice;
use crate::dom::elements::Listener;

// As they are found, not as a browser's classes: they may be missing altogether.
#[wasm_bindgen]
extern "C" {
    #[derive(Clone)]
    pub type Synthesis;
    #[wasm_bindgen(catch, method, structural, js_name = getVoices)]
    fn get_voices(this: &Synthesis) -> Result<Array, JsValue>;
    #[wasm_bindgen(catch, method, structural)]
    fn speak(this: &Synthesis, utterance: &Spoken) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, method, structural)]
    fn cancel(this: &Synthesis) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, method, structural)]
    fn resume(this: &Synthesis) -> Result<(), JsValue>;

    #[derive(Clone)]
    #[wasm_bindgen(js_name = SpeechSynthesisUtterance)]
    type Spoken;
    #[wasm_bindgen(catch, constructor, js_class = "SpeechSynthesisUtterance")]
    fn new(text: &str) -> Result<Spoken, JsValue>;
    #[wasm_bindgen(method, setter, structural)]
    fn set_lang(this: &Spoken, lang: &str);
    #[wasm_bindgen(method, setter, structural)]
    fn set_voice(this: &Spoken, voice: &JsValue);
}

/// The voices of a window.
pub struct Speech {
    synthesis: Synthesis,
    /// What is being said, and what was said before that: a browser that lets go of an utterance tells nothing more of it, and a listener must not
    /// go while it runs.
    kept: RefCell<Vec<(Spoken, Vec<Listener>)>>,
}

/// So many utterances are kept.
const KEPT: usize = 3;

impl Speech {
    /// `None` where the browser has no such thing.
    pub fn of(window: &Window) -> Option<Speech> {
        let synthesis = Reflect::get(window, &"speechSynthesis".into()).ok().filter(JsValue::is_object)?;
        Some(Speech { synthesis: synthesis.unchecked_into(), kept: RefCell::default() })
    }

    /// Each voice that there is now, with what the browser calls it. Some browsers have none at first.
    pub fn voices(&self) -> Vec<(Voice, JsValue)> {
        let voices = self.synthesis.get_voices().unwrap_or_default();
        let text = |voice: &JsValue, name: &str| {
            Reflect::get(voice, &name.into()).ok().and_then(|text| text.as_string()).unwrap_or_default()
        };
        let is =
            |voice: &JsValue, name: &str| Reflect::get(voice, &name.into()).is_ok_and(|is| is.is_truthy());
        let voice = |own: JsValue| {
            let voice = Voice {
                name: text(&own, "name"),
                lang: text(&own, "lang"),
                is_local: is(&own, "localService"),
                is_default: is(&own, "default"),
            };
            (voice, own)
        };
        voices.iter().map(voice).collect()
    }

    /// Hands a text to a voice; `told` hears what it tells. False where the browser refuses.
    pub fn speak(&self, text: &str, voice: &(Voice, JsValue), told: impl Fn(Sign) + Clone + 'static) -> bool {
        let Ok(spoken) = Spoken::new(text) else { return false };
        spoken.set_voice(&voice.1);
        spoken.set_lang(&voice.0.lang.replace('_', "-"));
        let mut listeners = Vec::new();
        for name in ["onstart", "onboundary", "onend", "onerror"] {
            let told = told.clone();
            let listener = Listener::new(move |event: Event| {
                let of = |name: &str| Reflect::get(&event, &name.into()).unwrap_or_default();
                match name {
                    "onstart" => told(Sign::Started),
                    "onend" => told(Sign::Ended),
                    "onerror" => told(Sign::Failed(of("error").as_string().unwrap_or_default())),
                    // Of a sentence, that is of what is lit already.
                    _ if of("name").as_string().as_deref() == Some("sentence") => {}
                    _ => told(Sign::At(of("charIndex").as_f64().unwrap_or_default().max(0.0) as u32)),
                }
            });
            Reflect::set(&spoken, &name.into(), listener.as_ref()).ok();
            listeners.push(listener);
        }
        // One that another page has paused stays so in Chrome.
        self.synthesis.resume().ok();
        // It may tell something at once: then it is kept already.
        let own = Spoken::clone(&spoken);
        let mut kept = self.kept.borrow_mut();
        kept.push((spoken, listeners));
        let over = kept.len().saturating_sub(KEPT);
        let old: Vec<_> = kept.drain(..over).collect();
        drop(kept);
        drop(old);
        self.synthesis.speak(&own).is_ok()
    }

    pub fn cancel(&self) {
        self.synthesis.cancel().ok();
    }
}
