//! The studio's texts as a project, which it keeps in the browser, writes and opens, as the command line does.

use std::rc::Rc;

use jiazhu_annotate::project::{self, NamedText, ProjectError};

use crate::words::{Lang, Message};

use super::State;
use super::field::Format;

/// The texts of a state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Project(project::Project);

impl Project {
    pub fn of(state: &State) -> Project {
        let named =
            |name: &str, text: &Rc<str>| NamedText { name: name.to_owned(), text: Box::from(&**text) };
        Project(project::Project::new(
            named(state.format.name(), &state.article),
            named(state.glossary_name(), &state.glossary),
            named("notes.json", &state.notes),
        ))
    }

    /// Whether a file of JSON is a project.
    pub fn is_one(file: &str) -> bool {
        project::Project::is_one(file)
    }

    /// As a file; the same texts give the same bytes.
    pub fn save(&self) -> String {
        self.0.save()
    }

    /// Reads a file.
    ///
    /// # Errors
    /// What is wrong, and what to do.
    pub fn open(file: &str, lang: Lang) -> Result<Project, String> {
        project::Project::open(file).map(Project).map_err(|error| match error {
            ProjectError::Newer(version) => {
                let (version, known) = (version.to_string(), project::VERSION.to_string());
                lang.fill(Message::NewerProject, &[("version", &version), ("known", &known)])
            }
            ProjectError::Damaged(why) => lang.fill(Message::DamagedProject, &[("why", &why)]),
        })
    }

    /// Puts the texts into a state, which has been left by whoever may want it back.
    pub fn put(self, state: &mut State) {
        let Project(project) = self;
        state.format =
            Format::ALL.into_iter().find(|format| format.name() == project.article.name).unwrap_or_default();
        state.format_is_said = true;
        (state.cards, state.passage, state.base, state.outcome) = Default::default();
        state.glossary_is_table = project.glossary.name.ends_with(".csv");
        (state.article, state.glossary, state.notes) =
            (project.article.text.into(), project.glossary.text.into(), project.notes.text.into());
    }

    /// The beginning of the article, to know it by: some words of its first line that has any.
    pub fn title(&self) -> String {
        let lines = self.0.article.text.lines();
        let title = lines.clone().find_map(|line| line.strip_prefix("title:"));
        let first = lines
            .map(|line| line.trim_start_matches(['#', ' ']))
            .find(|line| line.chars().any(char::is_alphanumeric));
        let words = title.or(first).unwrap_or_default().trim().trim_matches('"');
        match words.char_indices().nth(16) {
            Some((at, _)) => format!("{}…", &words[..at]),
            None => words.to_owned(),
        }
    }
}
