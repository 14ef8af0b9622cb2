//! The studio's project file in place of an article, a glossary or notes.

use std::path::Path;

use jiazhu_annotate::diagnostic::Diagnostic;
use jiazhu_annotate::project::Project;

/// Whether a file is called as a project is.
pub fn is_named(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"))
}

/// The project in a file; `None` where it is none.
///
/// # Errors
/// It is of a newer version, or damaged.
pub fn of(name: &str, bytes: &Result<Vec<u8>, Diagnostic>) -> Option<Result<Project, Diagnostic>> {
    let text = std::str::from_utf8(bytes.as_ref().ok()?).ok()?;
    let is_one = is_named(Path::new(name)) && Project::is_one(text);
    is_one.then(|| Project::open(text).map_err(|error| Diagnostic::error("project", name, error.to_string())))
}
