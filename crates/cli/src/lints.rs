//! `--allow` and `--deny`: which findings a publisher does not want to hear of, and which are to stop her.

use clap::Args;
use clap::builder::PossibleValuesParser;

use jiazhu_annotate::diagnostic::{Diagnostic, Severity};

use super::Failure;

/// All codes together.
const ALL: &str = "warnings";

/// The codes of findings, as `docs/writing.md` explains them, and [`ALL`].
#[rustfmt::skip] // a line each would fill a screen
const CODES: [&str; 90] = [
    "aside", "bad-id", "binary", "byline", "cantonese", "chapter-missing", "clash", "comments", "common-form",
    "contents", "cut-off", "cut-word", "damaged", "depth", "drawing", "duplicate-footnote", "duplicate-id",
    "emphasis", "empty-article", "empty-form", "encoding", "encrypted", "format", "formula", "front-matter",
    "front-matter-key", "front-matter-lang", "front-matter-site", "glossary", "hard-wrapped", "headword-typo", "hidden", "hidden-read",
    "html", "idle-context", "image", "indent", "indented", "joined-lines", "link", "linked-file", "look-alike", "macros",
    "margins", "markdown", "markup", "missing-picture", "near-miss", "no-chinese", "no-grade", "no-sources", "nodes", "not-utf8",
    "note-anchor", "note-context", "note-missing", "note-segmenting", "note-value", "notes", "object", "page", "picture",
    "pictures", "pinyin-mismatch", "pinyin-value", "polyphone", "project", "properties", "reading", "rendering-by",
    "script", "script-mismatch", "swapped", "symbol", "table", "table-cells", "taiwan", "text-box",
    "too-large", "tracked-changes", "traditional-value", "unknown-related", "unknown-source", "unsafe-url",
    "unused-entry", "unused-footnote", "unused-form", "unused-link", "unused-reading", "warnings",
];

/// Those of errors alone, which no option leaves out.
#[rustfmt::skip] // as above
const ERRORS: [&str; 18] = [
    "binary", "damaged", "duplicate-id", "empty-article", "empty-form", "encrypted", "format", "front-matter", "not-utf8",
    "note-anchor", "note-segmenting", "project", "reading", "swapped", "too-large", "unknown-related", "unknown-source", "unsafe-url",
];

#[derive(Args)]
pub struct LintOptions {
    /// Leave the warnings of this code out (no-sources); repeat it for several
    #[arg(long, value_name = "CODE", value_parser = PossibleValuesParser::new(CODES), hide_possible_values = true)]
    allow: Vec<String>,
    /// Make errors of the warnings of this code, or of all `warnings`; repeat it for several
    #[arg(long, value_name = "CODE", value_parser = PossibleValuesParser::new(CODES), hide_possible_values = true)]
    deny: Vec<String>,
}

impl LintOptions {
    /// # Errors
    /// One code is allowed and denied.
    pub fn refuse_both(&self) -> Result<(), Failure> {
        match self.allow.iter().find(|code| self.deny.contains(code)) {
            Some(code) => {
                Err(Failure::System(format!("`{code}` is allowed and denied: keep one of the two options")))
            }
            None => Ok(()),
        }
    }

    /// What is allowed and is of errors alone, as a line to be told: nothing comes of it.
    pub fn in_vain(&self) -> Option<String> {
        let codes: Vec<String> = self
            .allow
            .iter()
            .filter(|code| ERRORS.contains(&code.as_str()))
            .map(|code| format!("`{code}`"))
            .collect();
        (!codes.is_empty()).then(|| {
            format!(
                "`--allow` leaves out nothing of {}: errors cannot be left out, correct them",
                codes.join(", ")
            )
        })
    }

    /// What is to be told of the findings.
    pub fn judged(&self, findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let judged = |finding: Diagnostic| {
            let is_named = |codes: &[String], code: &str| codes.iter().any(|named| named == code);
            let (denied, allowed) = (is_named(&self.deny, finding.code), is_named(&self.allow, finding.code));
            if finding.is_error() {
                Some(finding)
            } else if denied || (!allowed && is_named(&self.deny, ALL)) {
                Some(Diagnostic { severity: Severity::Error, ..finding })
            } else if allowed || is_named(&self.allow, ALL) {
                None
            } else {
                Some(finding)
            }
        };
        findings.into_iter().filter_map(judged).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    /// The codes in the first column of the table of findings.
    #[test]
    fn the_codes_are_those_that_the_documentation_explains() {
        let page = include_str!("../../../docs/writing.md");
        let (_, table) = page.split_once("## What `check` tells").expect("the table");
        let mut codes: Vec<&str> = table
            .lines()
            .filter_map(|line| line.strip_prefix("| ")?.split(" | ").next())
            .flat_map(|cell| cell.split('`').skip(1).step_by(2))
            .chain([ALL])
            .collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes, CODES);
    }

    /// As the second column of the table has it.
    #[test]
    fn the_errors_are_those_that_the_documentation_calls_so() {
        let page = include_str!("../../../docs/writing.md");
        let (_, table) = page.split_once("## What `check` tells").expect("the table");
        let mut severities: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for line in table.lines() {
            let Some((codes, rest)) = line.strip_prefix("| ").and_then(|line| line.split_once(" | ")) else {
                continue;
            };
            let severity = rest.split(" | ").next().unwrap_or_default();
            codes
                .split('`')
                .skip(1)
                .step_by(2)
                .for_each(|code| severities.entry(code).or_default().push(severity));
        }
        let of_errors = severities.iter().filter(|(_, said)| said.iter().all(|said| *said == "error"));
        assert_eq!(of_errors.map(|(code, _)| *code).collect::<Vec<_>>(), ERRORS);
    }

    #[test]
    fn a_named_code_stands_above_all_of_them() {
        let options = |allow: &[&str], deny: &[&str]| {
            let owned = |codes: &[&str]| codes.iter().map(|code| (*code).to_string()).collect();
            LintOptions { allow: owned(allow), deny: owned(deny) }
        };
        let findings = || {
            vec![
                Diagnostic::warning("no-sources", "g", ""),
                Diagnostic::warning("clash", "g", ""),
                Diagnostic::error("glossary", "g", ""),
            ]
        };
        let told = |allow: &[&str], deny: &[&str]| -> Vec<(&str, bool)> {
            let judged = options(allow, deny).judged(findings());
            judged.iter().map(|finding| (finding.code, finding.is_error())).collect()
        };
        assert_eq!(told(&[], &[]), [("no-sources", false), ("clash", false), ("glossary", true)]);
        assert_eq!(told(&["no-sources"], &[]), [("clash", false), ("glossary", true)]);
        assert_eq!(told(&["no-sources"], &[ALL]), [("clash", true), ("glossary", true)]);
        assert_eq!(told(&[ALL], &["clash"]), [("clash", true), ("glossary", true)]);
        assert_eq!(told(&[ALL, "glossary"], &[]), [("glossary", true)]);
        assert!(options(&["clash"], &["clash"]).refuse_both().is_err());
    }
}
