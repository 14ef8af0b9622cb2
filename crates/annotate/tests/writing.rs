//! `docs/writing.md` and the example it is about: they are what a writer copies, so they must be whole and true.

mod tables;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use jiazhu_annotate::article::Article;
use jiazhu_annotate::glossary::{Glossary, file};
use jiazhu_annotate::notes::Notes;
use jiazhu_annotate::yaml;
use jiazhu_annotate::{annotate, check};
use serde_json::Value;
use tables::builtin;

const ARTICLE: &str = include_str!("../../../content/example/article.md");
const GLOSSARY: &str = include_str!("../../../content/example/glossary.yaml");
const NOTES: &str = include_str!("../../../content/example/notes.json");
const PAGE: &str = include_str!("../../../docs/writing.md");

#[test]
fn the_example_gives_no_findings() {
    let article = Article::parse("article.md", ARTICLE.as_bytes()).expect("a sound article");
    let glossary = Glossary::parse("glossary.yaml", GLOSSARY.as_bytes()).expect("a sound glossary");
    let notes = Notes::parse("notes.json", NOTES.as_bytes()).expect("sound notes");
    assert_eq!(check(&annotate(&article, &glossary, &notes, builtin())), []);
}

#[test]
fn the_example_shows_every_field_and_the_page_explains_it() {
    let written: file::GlossaryFile = yaml::parse_all(GLOSSARY).expect("a glossary");
    let written = serde_json::to_value(&written).expect("plain JSON");
    let schema: Value = serde_json::from_str(&file::schema()).expect("a schema");
    let mut used = BTreeSet::new();
    keys(&written, &mut used);
    for name in ["Entry", "Source", "Rendering", "Gloss", "Sense", "Fact"] {
        let fields = schema["$defs"][name]["properties"].as_object().expect("a struct of the glossary");
        for field in fields.keys() {
            assert!(used.contains(field.as_str()), "no {name} of the example has `{field}`");
            assert!(PAGE.contains(field.as_str()), "the page does not explain `{field}`");
        }
    }
}

fn keys<'a>(value: &'a Value, used: &mut BTreeSet<&'a str>) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                used.insert(key);
                keys(value, used);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| keys(item, used)),
        _ => {}
    }
}

/// The code of every diagnostic that the sources can give is a row of the page's table, and no other is.
#[test]
fn the_page_has_every_code_of_check() {
    let (mut given, mut literals) = (BTreeSet::new(), BTreeSet::new());
    for sources in ["src", "../cli/src", "../import/src"] {
        read_codes(&Path::new(env!("CARGO_MANIFEST_DIR")).join(sources), &mut given, &mut literals);
    }
    let table = PAGE.split("## What `check` tells").nth(1).expect("the section");
    let rows = table.lines().filter_map(|line| line.strip_prefix("| `")?.split_once(" | "));
    let told: BTreeSet<String> =
        rows.flat_map(|(codes, _)| codes.split(", ").map(|code| code.replace('`', ""))).collect();
    assert!(given.len() > 30, "{given:?}");
    assert_eq!(given.difference(&told).collect::<Vec<_>>(), [""; 0], "the page does not tell these");
    // Some codes stand in tables beside their messages.
    assert_eq!(told.difference(&literals).collect::<Vec<_>>(), [""; 0], "nothing gives these");
}

/// First arguments of the calls that make findings, with what else is in quotation marks.
fn read_codes(folder: &Path, codes: &mut BTreeSet<String>, literals: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("a source").path();
        if path.is_dir() {
            read_codes(&path, codes, literals);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let source = fs::read_to_string(&path).expect("UTF-8");
            literals.extend(source.split('"').map(str::to_string));
            for call in [
                "Diagnostic::error(",
                "Diagnostic::warning(",
                "self.error(",
                "self.warn(",
                "builder.warn(",
                "ImportError::new(",
                "Warning { code:",
            ] {
                let after = source.split(call).skip(1);
                let codes_here =
                    after.filter_map(|rest| rest.trim_start().strip_prefix('"')?.split('"').next());
                codes.extend(codes_here.map(str::to_string));
            }
        }
    }
}
