//! `jiazhu check`: what is wrong or doubtful.

use jiazhu_annotate::check;
use jiazhu_annotate::diagnostic::Diagnostic;

use super::findings::Findings;
use super::links::Pages;
use super::lints::LintOptions;
use super::{Failure, OutputFormat, Sources, count, input, output, tables};

pub const AFTER_HELP: &str = "\
Errors: what a file must not have (a glossary with a duplicate id, a note that is tied to nothing).
Warnings: forms that never occur or would cut words, forms of two entries, near misses in the other script,
entries without sources, pronunciations that nothing settles, parts of an article that are left out.

--format text tells each finding with the line it is about on standard error; --format json prints an array on standard output.
Each of its objects has severity, code, message, file, line, column (both from 1, in code points), and
start and end in code points of the article's text, null where the finding is not about a passage.

What lies beside an article is checked with it: its glossary and its notes. Several articles are checked as a series: what all of them share is told once, and an entry is unused that none of them uses.

--allow CODE leaves warnings of that code out, --deny CODE makes errors of them, so that they end with exit status 1; `warnings` is all of them,
and a code that is named stands above it. Errors cannot be left out. The code of a finding stands in brackets before it.

Examples:
  jiazhu check article.md --glossary glossary.yaml --notes notes.json
  jiazhu check article.md --glossary glossary.yaml --deny warnings --allow no-sources
  jiazhu check */article.md --glossary base.yaml";

pub fn run(
    mut files: input::Files,
    sources: &Sources,
    lints: &LintOptions,
    format: OutputFormat,
) -> Result<(), Failure> {
    lints.refuse_both()?;
    let members = sources.members()?;
    files.series = sources.articles.clone();
    if members.len() > 1 {
        files.pages = Pages::of(&members);
    }
    let tables = tables::builtin(false)?;
    let mut found = Findings::default();
    for member in &members {
        let findings = match files.input(&member.article, &member.glossaries, member.notes.as_deref())? {
            Ok(input) => input.own(check(&input.annotated(&tables))),
            Err(errors) => errors,
        };
        found.add(findings, member);
    }
    files.refuse_unused_encodings()?;
    let diagnostics = lints.judged(found.all());
    match format {
        OutputFormat::Text => {
            files.tell(&diagnostics);
            output::tell(format_args!("{}", count(&diagnostics)));
        }
        OutputFormat::Json => {
            let json = serde_json::to_string_pretty(&diagnostics).map_err(|error| {
                Failure::System(format!("the findings cannot be written as JSON: {error}"))
            })?;
            output::print(&(json + "\n"))?;
        }
    }
    if diagnostics.iter().any(Diagnostic::is_error) { Err(Failure::Content) } else { Ok(()) }
}
