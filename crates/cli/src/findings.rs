//! The findings about a series of articles: what all of them share is told once.

use std::collections::BTreeMap;
use std::path::PathBuf;

use jiazhu_annotate::diagnostic::Diagnostic;

/// What is told of a glossary where one article does not need it. Another article may.
const OF_ONE_ARTICLE: [&str; 3] = ["unused-entry", "unused-form", "unused-reading"];

/// What tells two findings apart.
type Key = (String, Option<u32>, Option<u32>, &'static str, String);

/// The findings about a series, each once.
#[derive(Default)]
pub struct Findings {
    all: Vec<Diagnostic>,
    /// Where each stands in `all`, by its file, line, column, code and message.
    known: BTreeMap<Key, usize>,
    /// How many articles have a finding of [`OF_ONE_ARTICLE`], by its place in `all`.
    said: BTreeMap<usize, usize>,
    /// How many articles a glossary is for.
    articles: BTreeMap<String, usize>,
}

impl Findings {
    /// What was found of one article, and for which glossaries.
    pub fn add(&mut self, findings: Vec<Diagnostic>, glossaries: &[PathBuf]) {
        for glossary in glossaries {
            *self.articles.entry(glossary.display().to_string()).or_default() += 1;
        }
        for finding in findings {
            let Diagnostic { file, line, column, code, message, .. } = &finding;
            let key = (file.clone(), *line, *column, *code, message.clone());
            let at = *self.known.entry(key).or_insert(self.all.len());
            if OF_ONE_ARTICLE.contains(code) {
                *self.said.entry(at).or_default() += 1;
            }
            if at == self.all.len() {
                self.all.push(finding);
            }
        }
    }

    pub fn all(self) -> Vec<Diagnostic> {
        let of_all = |(at, finding): (usize, Diagnostic)| {
            let articles = self.articles.get(&finding.file).copied().unwrap_or_default();
            self.said.get(&at).is_none_or(|said| *said >= articles).then_some(finding)
        };
        self.all.into_iter().enumerate().filter_map(of_all).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiazhu_annotate::diagnostic::Place;

    #[test]
    fn an_entry_is_unused_that_no_article_uses() {
        let at = |line: u32| Place { line, column: 1, length: 1 };
        let unused = |file: &str, line: u32| Diagnostic::warning("unused-entry", file, "").at(at(line));
        let other = Diagnostic::warning("pinyin-value", "base.yaml", "").at(at(9));
        let files = |names: &[&str]| names.iter().map(PathBuf::from).collect::<Vec<_>>();
        let mut found = Findings::default();
        found
            .add(vec![unused("base.yaml", 1), unused("base.yaml", 2), other.clone()], &files(&["base.yaml"]));
        found.add(
            vec![unused("base.yaml", 2), unused("own.yaml", 1), other.clone()],
            &files(&["base.yaml", "own.yaml"]),
        );
        assert_eq!(found.all(), [unused("base.yaml", 2), other, unused("own.yaml", 1)]);
    }
}
