//! The studio's project file in place of an article, a glossary or notes.

use std::collections::BTreeMap;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
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

/// The pictures in a project, by their paths from the article.
///
/// # Errors
/// One is not written in base64.
pub fn pictures(name: &str, project: &Project) -> Result<BTreeMap<String, Vec<u8>>, Diagnostic> {
    let read = |(path, file): (&String, &str)| match STANDARD.decode(file) {
        Ok(bytes) => Ok((path.clone(), bytes)),
        Err(error) => {
            let message = format!(
                "the picture `{path}` in this project is damaged ({error}): open the project in the studio of the machine that wrote it, and save it again"
            );
            Err(Diagnostic::error("project", name, message))
        }
    };
    project.files.iter().map(|(path, file)| (path, &**file)).map(read).collect()
}
