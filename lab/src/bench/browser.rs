//! What is measured in Node and Chromium: sizes of the files in `dist/`, cards beside those of tippy.js.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Result, ensure};
use jiazhu_annotate::annotate;
use jiazhu_annotate::article::Article;
use jiazhu_annotate::notes::Notes;
use jiazhu_html::html;
use jiazhu_reading::frame::{FileKind, squeeze};
use jiazhu_reading::save;
use jiazhu_reading::strings::ENGLISH;

use super::node;
use super::speed::entries;
use super::table::Table;
use super::tables::tables;
use super::text::{grown, ningbo, told};
use crate::packages::root;

/// Bytes of what `dist/` serves.
pub fn sizes() -> Result<Vec<Table>> {
    there_is_dist()?;
    node::run("sizes.mjs", &[], &())
}

/// Cards and loading, ours and tippy.js's, on the Ningbo reading and on a text of 100,000 characters.
pub fn measure() -> Result<Vec<Table>> {
    there_is_dist()?;
    let folder = root().join("target/bench/pages");
    fs::create_dir_all(&folder)?;
    let (article, glossary) = ningbo()?;
    let notes = fs::read(root().join("content/ningbo/notes.json"))?;
    let notes = Notes::parse("notes.json", &notes).map_err(|errors| told(&errors))?;
    let text: String = grown(&article, 400_000).chars().take(100_000).collect();
    let long = Article::parse("long.txt", text.as_bytes()).map_err(|error| told(&[error]))?;
    let tables = tables()?;
    for (name, article, notes) in [("ningbo", &article, &notes), ("long", &long, &Notes::default())] {
        let reading = annotate(article, &glossary, notes, &tables).reading;
        let file = squeeze(FileKind::Reading, save(&reading));
        fs::write(folder.join(format!("{name}.reading")), file)?;
        fs::write(folder.join(format!("{name}.html")), html(&reading, &ENGLISH))?;
    }
    node::run("cards.mjs", &[&folder.to_string_lossy()], &())
}

/// A text of a million characters with some 20,000 marks, in paragraphs and in one.
pub fn long() -> Result<Vec<Table>> {
    there_is_dist()?;
    let folder = root().join("target/bench/pages");
    fs::create_dir_all(&folder)?;
    let (article, mut glossary) = ningbo()?;
    // All of them would be three times as many marks.
    let mut at = 0;
    glossary.entries.retain(|_| {
        at += 1;
        at % 3 == 1
    });
    glossary.entries.iter_mut().for_each(|entry| entry.card.related.clear());
    let text: String = grown(&article, 4_000_000).chars().take(1_000_000).collect();
    let tables = tables()?;
    for (name, text) in [("million", text.clone()), ("paragraph", text.replace('\n', ""))] {
        let article =
            Article::parse(&format!("{name}.txt"), text.as_bytes()).map_err(|error| told(&[error]))?;
        let reading = annotate(&article, &glossary, &Notes::default(), &tables).reading;
        fs::write(folder.join(format!("{name}.reading")), save(&reading))?;
        fs::write(folder.join(format!("{name}.txt")), text)?;
    }
    node::run("long.mjs", &[&folder.to_string_lossy()], &())
}

/// The lengths of texts that are annotated in the browser, in code points.
const RAW: [usize; 3] = [3_000, 100_000, 1_000_000];

/// Texts that are annotated in the browser; what peers take for one of them.
pub fn raw() -> Result<Vec<Table>> {
    there_is_dist()?;
    let (article, _) = ningbo()?;
    let text = |length: usize| grown(&article, 4 * length).chars().take(length).collect::<String>();
    let texts: BTreeMap<usize, String> = RAW.into_iter().map(|length| (length, text(length))).collect();
    node::run("raw.mjs", &[], &texts)
}

/// The studio while somebody writes: the article of Ningbo, and a long text with many entries.
pub fn studio() -> Result<Vec<Table>> {
    #[derive(serde::Serialize)]
    struct Desk {
        name: &'static str,
        article: String,
        glossary: String,
    }
    there_is_dist()?;
    let (article, _) = ningbo()?;
    let text = |length: usize| grown(&article, 4 * length).chars().take(length).collect::<String>();
    let glossary = fs::read_to_string(root().join("content/ningbo/glossary.yaml"))?;
    let long = text(100_000);
    let desks = [
        Desk {
            name: "3,000 characters, 100 entries",
            article: text(3_000),
            glossary: entries(&text(3_000), 100),
        },
        Desk { name: "Ningbo", article: text(3_000), glossary },
        Desk { name: "100,000 characters, 5,000 entries", glossary: entries(&long, 5_000), article: long },
    ];
    node::run("studio.mjs", &[], &desks)
}

fn there_is_dist() -> Result<()> {
    let missing = ["jiazhu.js", "reader.js", "reader_bg.wasm", "jiazhu.css"]
        .into_iter()
        .find(|file| !root().join("dist").join(file).is_file());
    ensure!(
        missing.is_none(),
        "dist/{} is missing: run `cargo xtask build` first",
        missing.unwrap_or_default()
    );
    Ok(())
}
