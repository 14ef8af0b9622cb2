//! The annotator's program in the browser: what `work.js` calls, in a worker or on the page.
//! Natively it compiles, and does nothing: the command line is there.

use std::cell::Cell;
use std::panic::PanicHookInfo;
use std::rc::Rc;

use jiazhu_annotate::article::SpokenIn;
use jiazhu_annotate::encoding::detect;
use jiazhu_annotate::pauses::Pauses;
use jiazhu_annotator::{Annotator, Request, Text, Told};
use wasm_bindgen::prelude::*;

/// Tables, and the reading that was made last.
#[wasm_bindgen(js_name = Annotator)]
#[derive(Default)]
pub struct Handle(
    Annotator,
    /// When the step that is being done is over; in the milliseconds of [`now`].
    Rc<Cell<f64>>,
    /// The blocks of the last [`Handle::changed_blocks`].
    Vec<u32>,
    Told,
    /// The numbers of the request, and of the findings that the page has, of the last [`Handle::begin`].
    (u32, u32),
);

fn text<'t>(name: &'t Option<String>, text: &'t str) -> Option<Text<'t>> {
    name.as_deref().map(|name| Text { name, text })
}

#[wasm_bindgen(js_class = Annotator)]
impl Handle {
    #[wasm_bindgen(constructor)]
    pub fn new() -> Handle {
        std::panic::set_hook(Box::new(say));
        Handle::default()
    }

    /// In which encoding the file of a text is, by its name for `TextDecoder`, as the command line finds it; undefined of what is no Chinese text.
    pub fn encoding(&self, bytes: &[u8]) -> Option<String> {
        detect(bytes).map(|guess| guess.encoding.name().to_owned())
    }

    /// Takes a table, inflated, by its name. Throws a message that names it.
    pub fn add(&mut self, name: &str, bytes: Vec<u8>) -> Result<(), JsError> {
        Ok(self.0.add(name, bytes)?)
    }

    /// Begins to make a reading; texts that are not there have no name. `taiwan`: whether the text is said as there, or as on the mainland; undefined where its language says so. `asked` and `known` are the numbers with which its findings are told
    /// ([`Told::json`]). Throws what is missing of the tables.
    #[expect(clippy::too_many_arguments, reason = "an object of JavaScript would cost code to take apart")]
    pub fn begin(
        &mut self,
        article: &str,
        article_name: &str,
        lang: Option<String>,
        taiwan: Option<bool>,
        glossary: &str,
        glossary_name: Option<String>,
        notes: &str,
        notes_name: Option<String>,
        squeezed: bool,
        first_look: Option<f64>,
        early: bool,
        number: u32,
        asked: u32,
        known: u32,
    ) -> Result<(), JsError> {
        self.4 = (asked, known);
        let request = Request {
            article: Text { name: article_name, text: article },
            lang: lang.as_deref(),
            spoken_in: taiwan.map(|is_it| if is_it { SpokenIn::Taiwan } else { SpokenIn::Mainland }),
            glossary: text(&glossary_name, glossary),
            notes: text(&notes_name, notes),
            is_squeezed: squeezed,
            is_early: early,
            number,
            first_look,
        };
        let until = self.1.clone();
        Ok(self.0.begin(&request, Pauses::when(move || now() > until.get()))?)
    }

    /// The file of a reading of the blocks alone that are not as they are in the reading of the number `shown`; undefined where the whole is to be waited
    /// for. Texts that are not there have no name.
    #[wasm_bindgen(js_name = changedBlocks)]
    #[expect(clippy::too_many_arguments, reason = "an object of JavaScript would cost code to take apart")]
    pub fn changed_blocks(
        &mut self,
        article: &str,
        article_name: &str,
        glossary: &str,
        glossary_name: Option<String>,
        notes: &str,
        notes_name: Option<String>,
        shown: u32,
    ) -> Option<Vec<u8>> {
        let request = Request {
            article: Text { name: article_name, text: article },
            glossary: text(&glossary_name, glossary),
            notes: text(&notes_name, notes),
            ..Request::default()
        };
        let (reading, blocks) = self.0.changed_blocks(&request, shown)?;
        self.2 = blocks;
        Some(reading)
    }

    /// Which blocks those are, by their indices in the whole.
    pub fn blocks(&mut self) -> Vec<u32> {
        std::mem::take(&mut self.2)
    }

    /// Goes on for so many milliseconds, or little longer; undefined while it is not done. Throws where nothing is to be done: another text has
    /// taken its place.
    pub fn step(&mut self, milliseconds: f64) -> Result<Option<Made>, JsError> {
        if !self.0.is_at_work() {
            return Err(JsError::new("another text has taken its place"));
        }
        self.1.set(now() + milliseconds);
        let Some(made) = self.0.step() else { return Ok(None) };
        let findings = match made.is_told {
            true => String::new(),
            false => self.3.json(self.4.0, self.4.1, made.findings)?,
        };
        Ok(Some(Made { reading: made.reading, findings }))
    }

    /// The `.reading` file, once, before it is checked, where that was asked for; undefined else.
    pub fn early(&mut self) -> Option<Vec<u8>> {
        self.0.early()
    }

    /// The findings, once, before the file of what is seen already; undefined else, and where an error is among them.
    #[wasm_bindgen(js_name = earlyFindings)]
    pub fn early_findings(&mut self) -> Result<Option<String>, JsError> {
        let findings = self.0.early_findings();
        Ok(findings.map(|findings| self.3.json(self.4.0, self.4.1, findings)).transpose()?)
    }

    /// The words file of the reading that was made last; undefined while the dictionary is not there.
    pub fn words(&self, squeezed: bool) -> Option<Vec<u8>> {
        self.0.words(squeezed)
    }
}

/// A reading, and what is to be told of it.
#[wasm_bindgen]
pub struct Made {
    reading: Option<Vec<u8>>,
    findings: String,
}

#[wasm_bindgen]
impl Made {
    /// The `.reading` file, once; undefined where an error stands among the findings.
    pub fn reading(&mut self) -> Option<Vec<u8>> {
        self.reading.take()
    }

    /// What `jiazhu check --format json` prints, without its blanks, once; to whoever numbers requests, what differs of it. Empty where
    /// that was told before ([`Handle::early_findings`]).
    pub fn findings(&mut self) -> String {
        std::mem::take(&mut self.findings)
    }
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = console)]
    fn error(message: &str);

    #[wasm_bindgen(js_namespace = performance)]
    fn now() -> f64;
}

/// The trap that follows says nothing.
fn say(info: &PanicHookInfo<'_>) {
    error(&info.to_string());
}

fn main() {}
