//! Short names for what glue and program import from each other.

use std::collections::{HashMap, HashSet};

use anyhow::{Context, Result, ensure};
use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{ExportSection, ImportSection, Module, RawSection};
use wasmparser::{Parser, Payload};

/// The module that all of them are imported from.
const GLUE: &str = "./reader_bg.js";
const SHORT_GLUE: &str = "g";

/// Old names and new ones.
type Names = HashMap<String, String>;

/// Glue and program with short names between them.
///
/// # Errors
/// A program that is none, or that imports what the glue does not have.
pub fn shorten(glue: &str, program: &[u8]) -> Result<(String, Vec<u8>)> {
    let used: HashSet<&str> = words(glue).collect();
    let (mut imported, mut exported) = (Names::new(), Names::new());
    let mut module = Module::new();
    for payload in Parser::new(0).parse_all(program) {
        let payload = payload.context("the program is not WebAssembly")?;
        if let Payload::ImportSection(section) = &payload {
            let mut imports = ImportSection::new();
            for import in section.clone().into_imports() {
                let import = import?;
                ensure!(import.module == GLUE, "the program imports from {}", import.module);
                let name = short(&mut imported, import.name);
                imports.import(SHORT_GLUE, name, RoundtripReencoder.entity_type(import.ty)?);
            }
            module.section(&imports);
        } else if let Payload::ExportSection(section) = &payload {
            let mut exports = ExportSection::new();
            for export in section.clone() {
                let export = export?;
                // What nobody calls needs no name. A name of one word may be one of something else, too.
                if !used.contains(export.name) {
                    continue;
                }
                let is_own = export.name.contains('_');
                let name = if is_own { short(&mut exported, export.name) } else { export.name };
                exports.export(name, RoundtripReencoder.export_kind(export.kind)?, export.index);
            }
            module.section(&exports);
        } else if matches!(payload, Payload::CustomSection(_)) {
            // Nothing that runs reads it.
        } else if let Some((id, range)) = payload.as_section() {
            module.section(&RawSection { id, data: &program[range.start as usize..range.end as usize] });
        }
    }
    Ok((renamed(glue, &imported, &exported)?, module.finish()))
}

fn short<'a>(names: &'a mut Names, name: &str) -> &'a str {
    let count = names.len();
    names.entry(name.to_owned()).or_insert_with(|| nth(count))
}

/// The glue with the short names: it defines each import once, and uses exports as properties.
fn renamed(glue: &str, imported: &Names, exported: &Names) -> Result<String> {
    let mut defined = 0;
    let mut renamed = String::new();
    for word in words(glue) {
        if let Some(name) = imported.get(word) {
            defined += 1;
            renamed += name;
        } else if let Some(name) = exported.get(word) {
            ensure!(renamed.ends_with('.'), "the glue uses {word}, which the program exports, in a new way");
            renamed += name;
        } else {
            renamed += word;
        }
    }
    ensure!(defined == imported.len(), "the glue defines {defined} of {} imports, each once", imported.len());
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
        let names = |name: &str| Names::from([(name.to_owned(), "a".to_owned())]);
        let (imported, exported) = (names("__wbg_get_1"), names("view_open"));
        let glue =
            "let w;return{\"./reader_bg.js\":{__wbg_get_1:e=>e.__wbg_get_12(w.view_open,w.view_opened)}}";
        let short = "let w;return{\"g\":{a:e=>e.__wbg_get_12(w.a,w.view_opened)}}";
        assert_eq!(renamed(glue, &imported, &exported).unwrap(), short);
        assert!(renamed("{}", &imported, &exported).is_err(), "no import");
        assert!(
            renamed(&glue.replace("w.view_open,", "view_open,"), &imported, &exported).is_err(),
            "no property"
        );
    }

    #[test]
    fn a_program_keeps_what_it_does_under_other_names() {
        let mut types = wasm_encoder::TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        imports.import(GLUE, "__wbg_get_1", wasm_encoder::EntityType::Function(0));
        let mut exports = ExportSection::new();
        for name in ["view_open", "main", "decode"] {
            exports.export(name, wasm_encoder::ExportKind::Func, 0);
        }
        let mut program = Module::new();
        program.section(&types).section(&imports).section(&exports);
        let glue = "w.view_open;w.decode;return{\"./reader_bg.js\":{__wbg_get_1:e=>e}}";
        let (glue, program) = shorten(glue, &program.finish()).unwrap();
        assert_eq!(glue, "w.a;w.decode;return{\"g\":{a:e=>e}}");
        let mut seen = Vec::new();
        for payload in Parser::new(0).parse_all(&program) {
            match payload.unwrap() {
                Payload::ImportSection(section) => {
                    let names = section.into_imports().map(|import| import.unwrap());
                    seen.extend(names.map(|import| format!("{} {}", import.module, import.name)));
                }
                Payload::ExportSection(section) => {
                    seen.extend(section.into_iter().map(|export| export.unwrap().name.to_owned()));
                }
                _ => {}
            }
        }
        assert_eq!(seen, ["g a", "a", "decode"]);
        assert!(shorten("", b"no program").is_err());
    }
}
