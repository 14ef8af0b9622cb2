//! What annotating makes of many texts, as one list of bytes: the same on every target, or nobody could trust a reading that was
//! made elsewhere. `xtask` builds this for the machine, for wasm32-wasip1 and for wasm32-unknown-unknown, and compares.

mod texts;

use jiazhu_annotate::article::Article;
use jiazhu_annotate::glossary::Glossary;
use jiazhu_annotate::notes::Notes;
use jiazhu_annotate::{Tables, annotate, check, rivals, words_of};
use jiazhu_reading::frame::{FileKind, squeeze};
use jiazhu_reading::{save, words};

/// A name and what was made under it.
pub struct Made {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// For the Ningbo reading, the example, all trap sentences and 200 generated texts: the reading, the words file, the
/// findings.
pub fn everything() -> Vec<Made> {
    let files = jiazhu_tables::FILES.into_iter().chain(jiazhu_tables_cedict::FILES);
    let tables = Tables::from_bytes(files).expect("the committed tables");
    texts::all().iter().flat_map(|text| made(text, &tables)).collect()
}

fn made(text: &texts::Text, tables: &Tables) -> [Made; 3] {
    let article = Article::parse("article.md", text.article.as_bytes()).expect("an article");
    let glossary = Glossary::parse("glossary.yaml", text.glossary.as_bytes()).expect("a glossary");
    let notes = Notes::parse("notes.json", text.notes.as_bytes()).expect("notes");
    let mut annotated = annotate(&article, &glossary, &notes, tables);
    annotated.reading.rivals = rivals(&annotated);
    let words = words_of(&annotated.reading, tables).expect("the tables have a dictionary");
    let findings = serde_json::to_vec(&check(&annotated)).expect("plain data");
    // To squeeze takes long: a few files show that it gives the same.
    let file = |kind, file| if text.is_squeezed { squeeze(kind, file) } else { file };
    [
        ("reading", file(FileKind::Reading, save(&annotated.reading))),
        ("words", file(FileKind::Words, words::save(&words))),
        ("findings", findings),
    ]
    .map(|(part, bytes)| Made { name: format!("{}, {part}", text.name), bytes })
}

/// All of it in a row: of each the name and the bytes, each after its length in four bytes, the lowest first.
pub fn packed(all: &[Made]) -> Vec<u8> {
    let mut packed = Vec::new();
    for part in all.iter().flat_map(|made| [made.name.as_bytes(), &made.bytes]) {
        packed.extend_from_slice(&(part.len() as u32).to_le_bytes());
        packed.extend_from_slice(part);
    }
    packed
}

/// What [`packed`] has packed; `None` if it is cut short.
pub fn unpacked(mut packed: &[u8]) -> Option<Vec<Made>> {
    let mut part = || {
        let (length, rest) = packed.split_first_chunk::<4>()?;
        let (part, rest) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
        packed = rest;
        Some((part.to_vec(), rest.is_empty()))
    };
    let mut all = Vec::new();
    loop {
        let (name, _) = part()?;
        let (bytes, is_last) = part()?;
        all.push(Made { name: String::from_utf8(name).ok()?, bytes });
        if is_last {
            return Some(all);
        }
    }
}

/// For Node, where no program prints.
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn print() -> Vec<u8> {
    packed(&everything())
}
