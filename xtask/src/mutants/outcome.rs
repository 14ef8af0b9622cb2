//! What became of mutants, summed up by part.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

#[derive(Default)]
struct PartRow {
    caught: usize,
    timeout: usize,
    missed: usize,
    /// The compiler refused them: no test is asked.
    unviable: usize,
}

/// A row for each part.
pub struct MutantTally {
    rows: Vec<(&'static str, PartRow)>,
    survivors: Vec<String>,
}

impl MutantTally {
    pub fn new(parts: impl Iterator<Item = &'static str>) -> MutantTally {
        MutantTally { rows: parts.map(|part| (part, PartRow::default())).collect(), survivors: Vec::new() }
    }

    /// Adds what cargo-mutants has written of a run, as far as it is of a part. No file: nothing was tried.
    pub fn add(&mut self, file: &Path, part_of: impl Fn(&str) -> Option<&'static str>) -> Result<()> {
        let Ok(json) = fs::read_to_string(file) else { return Ok(()) };
        self.add_all(&json, part_of).with_context(|| format!("{} is not as expected", file.display()))
    }

    fn add_all(&mut self, json: &str, part_of: impl Fn(&str) -> Option<&'static str>) -> Result<()> {
        for (name, summary) in outcomes(json) {
            let Some(part) = part_of(&name) else { continue };
            let (_, row) = self.rows.iter_mut().find(|(known, _)| *known == part).context("a row")?;
            match summary.as_str() {
                "CaughtMutant" => row.caught += 1,
                "Timeout" => row.timeout += 1,
                "Unviable" => row.unviable += 1,
                "MissedMutant" => {
                    row.missed += 1;
                    self.survivors.push(name);
                }
                other => anyhow::bail!("{name}: {other}"),
            }
        }
        Ok(())
    }
}

/// The names and ends of mutants in an outcomes.json: a name stands before its summary, each on a line of its own.
fn outcomes(json: &str) -> Vec<(String, String)> {
    let mut found: BTreeMap<usize, (String, String)> = BTreeMap::new();
    let mut name = None;
    for (number, line) in json.lines().enumerate() {
        let value = |key: &str| {
            let value = line.trim().strip_prefix(key)?.trim_end_matches(',');
            Some(value.strip_prefix('"')?.strip_suffix('"')?.replace("\\\"", "\"").replace("\\\\", "\\"))
        };
        if let Some(value) = value("\"name\": ") {
            name = Some(value);
        } else if let Some(summary) = value("\"summary\": ")
            && let Some(name) = name.take()
        {
            found.insert(number, (name, summary));
        }
    }
    found.into_values().collect()
}

impl fmt::Display for MutantTally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "| part | tried | caught | hung | missed | not compiled | caught of those compiled |")?;
        writeln!(f, "|---|---|---|---|---|---|---|")?;
        let mut sum = PartRow::default();
        for (part, row) in &self.rows {
            line(f, part, row)?;
            sum.caught += row.caught;
            sum.timeout += row.timeout;
            sum.missed += row.missed;
            sum.unviable += row.unviable;
        }
        line(f, "together", &sum)?;
        self.survivors.iter().try_for_each(|name| writeln!(f, "missed: {name}"))
    }
}

fn line(f: &mut fmt::Formatter<'_>, part: &str, row: &PartRow) -> fmt::Result {
    let PartRow { caught, timeout, missed, unviable } = row;
    let compiled = caught + timeout + missed;
    let share = if compiled == 0 { 0.0 } else { 100.0 * (caught + timeout) as f64 / compiled as f64 };
    writeln!(
        f,
        "| {part} | {} | {caught} | {timeout} | {missed} | {unviable} | {share:.1} % |",
        compiled + unviable
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outcomes_are_counted_by_part() {
        let json = r#"{
  "outcomes": [
    {
      "scenario": "Baseline",
      "summary": "Success",
      "log_path": "log/baseline.log"
    },
    {
      "scenario": {
        "Mutant": {
          "name": "a.rs:1:1: replace f with \"\"",
          "package": "p"
        }
      },
      "summary": "CaughtMutant",
      "log_path": "x"
    },
    {
      "scenario": {
        "Mutant": {
          "name": "a.rs:2:1: replace - with +"
        }
      },
      "summary": "MissedMutant"
    },
    {
      "scenario": {
        "Mutant": {
          "name": "b.rs:2:1: replace g"
        }
      },
      "summary": "Unviable"
    }
  ]
}"#;
        let mut tally = MutantTally::new(["a", "b"].into_iter());
        tally.add_all(json, |name| Some(if name.starts_with('a') { "a" } else { "b" })).unwrap();
        let told = tally.to_string();
        assert!(told.contains("| a | 2 | 1 | 0 | 1 | 0 | 50.0 % |"), "{told}");
        assert!(told.contains("| b | 1 | 0 | 0 | 0 | 1 | 0.0 % |"), "{told}");
        assert!(told.contains("| together | 3 | 1 | 0 | 1 | 1 | 50.0 % |"), "{told}");
        assert!(told.ends_with("missed: a.rs:2:1: replace - with +\n"), "{told}");
        assert!(tally.add_all(&json.replace("CaughtMutant", "Eaten"), |_| Some("a")).is_err());
        tally.add_all(json, |_| None).unwrap();
        assert_eq!(tally.to_string(), told, "what was not drawn is not counted");
    }
}
