//! Short names for the functions of the glue that the program imports.

use std::borrow::Cow;
use std::collections::HashMap;

use anyhow::{Context, Result, ensure};
use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{ImportSection, Module, RawSection};
use wasmparser::{Parser, Payload};

/// The module that all of them are imported from.
const GLUE: &str = "./reader_bg.js";
const SHORT_GLUE: &str = "g";

/// Glue and program with short names between them.
///
/// # Errors
/// A program that is none, or that imports what the glue does not have.
pub fn shorten(glue: &str, program: &[u8]) -> Result<(String, Vec<u8>)> {
    let mut module = Module::new();
    let mut short: HashMap<String, String> = HashMap::new();
    for payload in Parser::new(0).parse_all(program) {
        let payload = payload.context("the program is not WebAssembly")?;
        if let Payload::ImportSection(section) = &payload {
            let mut imports = ImportSection::new();
            for import in section.clone().into_imports() {
                let import = import?;
                ensure!(import.module == GLUE, "the program imports from {}", import.module);
                let count = short.len();
                let name = short.entry(import.name.to_owned()).or_insert_with(|| nth(count));
                imports.import(SHORT_GLUE, name, RoundtripReencoder.entity_type(import.ty)?);
            }
            module.section(&imports);
        } else if matches!(payload, Payload::CustomSection(_)) {
            // Nothing that runs reads it.
        } else if let Some((id, range)) = payload.as_section() {
            module.section(&RawSection { id, data: &program[range.start as usize..range.end as usize] });
        }
    }
    Ok((renamed(glue, &short)?, module.finish()))
}

/// The glue with the short names, where each of its imports has one.
fn renamed(glue: &str, short: &HashMap<String, String>) -> Result<String> {
    let mut found = 0;
    let words = words(glue).map(|word| match short.get(word) {
        Some(name) => {
            found += 1;
            Cow::Borrowed(name.as_str())
        }
        None => Cow::Borrowed(word),
    });
    let renamed: String = words.collect();
    ensure!(found == short.len(), "the glue defines {found} of {} imports, each once", short.len());
    ensure!(renamed.matches(GLUE).count() == 1, "the glue names {GLUE} once");
    Ok(renamed.replace(GLUE, SHORT_GLUE))
}

/// A script's words and what stands between them.
fn words(script: &str) -> impl Iterator<Item = &str> {
    let is_of_word = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
    let mut rest = script;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let end = rest.find(|c| is_of_word(c) != is_of_word(first)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        rest = after;
        Some(word)
    })
}

/// a, b, … z, aa, ba, …
fn nth(mut number: usize) -> String {
    let mut name = String::new();
    loop {
        name.push((b'a' + (number % 26) as u8) as char);
        number /= 26;
        if number == 0 {
            return name;
        }
        number -= 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_short_and_never_the_same() {
        let names: std::collections::HashSet<String> = (0..1000).map(nth).collect();
        assert_eq!(names.len(), 1000);
        assert!(names.iter().all(|name| name.len() <= 3 && name.bytes().all(|b| b.is_ascii_lowercase())));
    }

    #[test]
    fn only_whole_words_are_renamed_and_all_must_be_there() {
        let short = HashMap::from([("__wbg_get_1".to_owned(), "a".to_owned())]);
        let glue = "return{\"./reader_bg.js\":{__wbg_get_1:e=>e.__wbg_get_12}}";
        assert_eq!(renamed(glue, &short).unwrap(), "return{\"g\":{a:e=>e.__wbg_get_12}}");
        assert!(renamed("{}", &short).is_err());
    }
}
