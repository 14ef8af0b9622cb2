//! The findings about a series of articles: what all of them share is told once.

use std::collections::BTreeMap;

use jiazhu_annotate::diagnostic::Diagnostic;

use super::series::Member;

/// What is told of a glossary where one article does not need it. Another article may.
const OF_ONE_ARTICLE: [&str; 3] = ["unused-entry", "unused-form", "unused-reading"];

/// What is told of a glossary where the glossaries of one article have no such entry. Those of another may, and the finding says of which they are.
const OF_SOME_ARTICLES: &str = "unknown-related";
/// How its messages begin.
const NO_ENTRY: [&str; 2] = ["no entry of this file ", "no entry of these glossaries "];

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
    /// The articles that a finding of [`OF_SOME_ARTICLES`] is about, by its place in `all`.
    lacking: BTreeMap<usize, Vec<String>>,
    /// How many articles a glossary is for.
    articles: BTreeMap<String, usize>,
}

impl Findings {
    /// What was found of one article and its glossaries.
    pub fn add(&mut self, findings: Vec<Diagnostic>, member: &Member) {
        for glossary in &member.glossaries {
            *self.articles.entry(glossary.display().to_string()).or_default() += 1;
        }
        for finding in findings {
            let Diagnostic { file, line, column, code, message, .. } = &finding;
            let is_of_some = *code == OF_SOME_ARTICLES && NO_ENTRY.iter().any(|no| message.starts_with(no));
            let message = if is_of_some { String::new() } else { message.clone() };
            let key = (file.clone(), *line, *column, *code, message);
            let at = *self.known.entry(key).or_insert(self.all.len());
            if is_of_some {
                self.lacking.entry(at).or_default().push(member.article.display().to_string());
            }
            if OF_ONE_ARTICLE.contains(code) {
                *self.said.entry(at).or_default() += 1;
            }
            if at == self.all.len() {
                self.all.push(finding);
            }
        }
    }

    pub fn all(mut self) -> Vec<Diagnostic> {
        for (at, articles) in &self.lacking {
            let Some(finding) = self.all.get_mut(*at) else { continue };
            let is_of_all = self.articles.get(&finding.file).is_none_or(|all| articles.len() >= *all);
            let rest = NO_ENTRY.iter().find_map(|no| finding.message.strip_prefix(no));
            if let Some(rest) = rest.filter(|_| !is_of_all) {
                let names: Vec<String> = articles.iter().map(|name| format!("`{name}`")).collect();
                finding.message = format!("no entry of the glossaries of {} {rest}", names.join(", "));
            }
        }
        let of_all = |(at, mut finding): (usize, Diagnostic)| {
            let articles = self.articles.get(&finding.file).copied().unwrap_or_default();
            if articles > 1 && OF_ONE_ARTICLE.contains(&finding.code) {
                finding.message = finding.message.replacen("in the article", "in any of the articles", 1);
            }
            self.said.get(&at).is_none_or(|said| *said >= articles).then_some(finding)
        };
        self.all.into_iter().enumerate().filter_map(of_all).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiazhu_annotate::diagnostic::Place;
    use std::path::PathBuf;

    fn member(article: &str, glossaries: &[&str]) -> Member {
        Member {
            article: article.into(),
            glossaries: glossaries.iter().map(PathBuf::from).collect(),
            notes: None,
            name: String::new(),
        }
    }

    #[test]
    fn an_entry_is_unused_that_no_article_uses() {
        let at = |line: u32| Place { line, column: 1, length: 1 };
        let unused = |file: &str, line: u32| Diagnostic::warning("unused-entry", file, "").at(at(line));
        let other = Diagnostic::warning("pinyin-value", "base.yaml", "").at(at(9));
        let mut found = Findings::default();
        found.add(
            vec![unused("base.yaml", 1), unused("base.yaml", 2), other.clone()],
            &member("a.md", &["base.yaml"]),
        );
        found.add(
            vec![unused("base.yaml", 2), unused("own.yaml", 1), other.clone()],
            &member("b.md", &["base.yaml", "own.yaml"]),
        );
        assert_eq!(found.all(), [unused("base.yaml", 2), other, unused("own.yaml", 1)]);
    }

    #[test]
    fn of_a_series_it_is_told_that_none_of_its_articles_has_it() {
        let unused = |whose: &str| {
            let message = format!("no form of the entry `a` occurs in {whose}: add the form that does");
            Diagnostic::warning("unused-entry", "base.yaml", message)
        };
        let mut found = Findings::default();
        for article in ["a.md", "b.md"] {
            found.add(vec![unused("the article")], &member(article, &["base.yaml"]));
        }
        assert_eq!(found.all(), [unused("any of the articles")]);
        let mut alone = Findings::default();
        alone.add(vec![unused("the article")], &member("a.md", &["base.yaml"]));
        assert_eq!(alone.all(), [unused("the article")]);
    }

    #[test]
    fn an_entry_that_some_articles_lack_is_told_once_with_their_names() {
        let told = |whose: &str| {
            let message = format!("no entry of {whose} has the id `z`: correct it, or write that entry");
            Diagnostic::error("unknown-related", "base.yaml", message).at(Place {
                line: 2,
                column: 9,
                length: 1,
            })
        };
        let (alone, among) = (told("this file"), told("these glossaries"));
        let mut found = Findings::default();
        found.add(vec![alone.clone()], &member("a.md", &["base.yaml"]));
        found.add(vec![], &member("b.md", &["base.yaml", "b.glossary.yaml"]));
        found.add(vec![among.clone()], &member("c.md", &["base.yaml", "c.glossary.yaml"]));
        assert_eq!(found.all(), [told("the glossaries of `a.md`, `c.md`")]);
        // Where none has it, it is missing in the base.
        let mut found = Findings::default();
        found.add(vec![alone.clone()], &member("a.md", &["base.yaml"]));
        found.add(vec![among], &member("c.md", &["base.yaml", "c.glossary.yaml"]));
        assert_eq!(found.all(), [alone]);
    }
}
