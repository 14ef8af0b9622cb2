//! A project: an article with its pictures, its glossary and its notes in one file of JSON, which the studio writes and the command line reads in place of
//! the three.
//!
//! ```
//! use jiazhu_annotate::project::{NamedText, Project};
//!
//! let text = |name: &str, text: &str| NamedText { name: name.into(), text: text.into() };
//! let project = Project::new(text("article.md", "踐行"), text("glossary.yaml", ""), text("notes.json", ""));
//! assert_eq!(Project::open(&project.save()), Ok(project));
//! ```

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

/// Of the file. A newer one is refused.
pub const VERSION: u32 = 1;
/// The key by which a project is known among other JSON.
const MARK: &str = "\"jiazhu-project\"";

/// The texts of a reading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Project {
    #[serde(rename = "jiazhu-project")]
    version: u32,
    pub article: NamedText,
    pub glossary: NamedText,
    pub notes: NamedText,
    /// Pictures of the article by their paths from it, in base64.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub files: BTreeMap<String, Box<str>>,
}

/// A text as a file would hold it; its name says what it is. A blank one is not there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedText {
    pub name: String,
    pub text: Box<str>,
}

/// Why a file is not opened; as text: what is wrong, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProjectError {
    /// Of this version, which is above [`VERSION`].
    Newer(u32),
    /// What its JSON lacks.
    Damaged(String),
}

impl fmt::Display for ProjectError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ProjectError::Newer(version) => write!(
                f,
                "this project was written by a newer Jiazhu (format {version}; this one reads {VERSION}): load the studio again, or install a newer jiazhu"
            ),
            ProjectError::Damaged(why) => {
                write!(f, "this project file is damaged ({why}): take another copy of it")
            }
        }
    }
}

impl std::error::Error for ProjectError {}

impl NamedText {
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

impl Project {
    pub fn new(article: NamedText, glossary: NamedText, notes: NamedText) -> Project {
        Project { version: VERSION, article, glossary, notes, files: BTreeMap::new() }
    }

    /// Whether a file of JSON is a project, of whatever version, whole or damaged.
    pub fn is_one(file: &str) -> bool {
        file.contains(MARK) && file.trim_start_matches('\u{FEFF}').trim_start().starts_with('{')
    }

    /// As a file; the same texts give the same bytes.
    pub fn save(&self) -> String {
        // A struct of strings always serializes.
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// Reads a file.
    ///
    /// # Errors
    /// It is of a newer version, or damaged.
    pub fn open(file: &str) -> Result<Project, ProjectError> {
        #[derive(Deserialize)]
        struct Versioned {
            #[serde(rename = "jiazhu-project")]
            version: u32,
        }
        let file = file.trim_start_matches('\u{FEFF}');
        if let Ok(Versioned { version }) = serde_json::from_str(file)
            && version > VERSION
        {
            return Err(ProjectError::Newer(version));
        }
        serde_json::from_str(file).map_err(|error| ProjectError::Damaged(error.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn project() -> Project {
        let text = |name: &str, text: &str| NamedText { name: name.into(), text: text.into() };
        Project::new(
            text("article.md", "踐行\r\n"),
            text("glossary.csv", "id,headword\n"),
            text("notes.json", " \n"),
        )
    }

    #[test]
    fn a_project_is_what_it_was_when_it_is_opened() {
        let file = project().save();
        assert!(Project::is_one(&file) && Project::is_one(&format!("\u{FEFF}{file}")));
        assert_eq!(Project::open(&file), Ok(project()));
        assert_eq!(Project::open(&format!("\u{FEFF}{file}")), Ok(project()));
        assert!(project().notes.is_blank() && !project().article.is_blank());
        for other in ["[]", "{}", "", "[\"jiazhu-project\"]"] {
            assert!(!Project::is_one(other), "{other}");
        }
    }

    #[test]
    fn a_newer_project_and_a_damaged_one_are_told_apart() {
        let file = project().save();
        let newer = file.replacen("\"jiazhu-project\": 1", "\"jiazhu-project\": 9, \"pages\": []", 1);
        let told = Project::open(&newer).unwrap_err().to_string();
        assert!(told.contains("newer Jiazhu (format 9; this one reads 1)"), "{told}");
        // One that lacks what this one needs is newer all the same.
        assert_eq!(Project::open("{\"jiazhu-project\": 2}"), Err(ProjectError::Newer(2)));
        for at in (1..file.len() - 1).filter(|at| file.is_char_boundary(*at)) {
            assert!(matches!(Project::open(&file[..at]), Err(ProjectError::Damaged(_))), "{at}");
        }
    }
}
