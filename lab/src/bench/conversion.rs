//! Conversion between the scripts: whole texts that come out exactly.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use jiazhu_annotate::convert::TargetScript;
use serde::Serialize;

use super::node;
use super::table::Table;
use super::tables::tables;

#[derive(Serialize)]
struct Case {
    /// OpenCC's name of the conversion: `s2t`.
    conversion: String,
    text: String,
    expected: String,
}

/// Exact conversions of `conv_opencc_testcases.tsv`, plain s2t and t2s; nothing where the folder has no such file.
pub fn measure(gold: &Path) -> Result<Vec<Table>> {
    let file = gold.join("conv_opencc_testcases.tsv");
    if !file.is_file() {
        return Ok(Vec::new());
    }
    let cases = read(&file)?;
    let columns = ["exact", "t2s", "s2t", "both"];
    let about = format!(
        "{} test cases of OpenCC, by those of its configurations that know no regional words.",
        cases.len()
    );
    let mut table = Table::new("Conversion", about, &columns);
    let tables = tables()?;
    let conversion = tables.conversion().context("opencc.bin is among the tables")?;
    let target = |case: &Case| if case.conversion == "t2s" { TargetScript::Hans } else { TargetScript::Hant };
    let ours = cases.iter().map(|case| conversion.convert(&case.text, target(case)));
    let theirs: Vec<String> = node::run("text.mjs", &["opencc-js"], &cases)?;
    for (name, converted) in [("Jiazhu", ours.collect()), ("opencc-js 1.4.2", theirs)] {
        let count = |wanted: &dyn Fn(&Case) -> bool| {
            let asked = cases.iter().zip(&converted).filter(|(case, _)| wanted(case));
            let exact = asked.clone().filter(|(case, converted)| case.expected == **converted);
            format!("{} of {}", exact.count(), asked.count())
        };
        let of = |name: &'static str| count(&|case: &Case| case.conversion == name);
        table.row([name.to_string(), of("t2s"), of("s2t"), count(&|_| true)]);
    }
    Ok(vec![table])
}

fn read(file: &Path) -> Result<Vec<Case>> {
    let text = fs::read_to_string(file).with_context(|| format!("could not read {}", file.display()))?;
    let case = |line: &str| {
        let mut fields = line.split('\t').map(str::to_string);
        Some(Case { conversion: fields.next()?, text: fields.next()?, expected: fields.next()? })
    };
    let plain = |case: &Case| matches!(case.conversion.as_str(), "t2s" | "s2t");
    Ok(text.lines().filter_map(case).filter(plain).collect())
}
