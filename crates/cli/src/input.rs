//! Reading the files a command names, and telling what is wrong with them.

use std::io::IsTerminal;
use std::path::Path;

use jiazhu_annotate::article::Article;
use jiazhu_annotate::diagnostic::Diagnostic;
use jiazhu_annotate::glossary::Glossary;
use jiazhu_annotate::notes::Notes;
use jiazhu_reading::frame::Fault;

use super::Failure;
use super::excerpt::SourceFiles;

/// The files read so far, kept for excerpts.
#[derive(Default)]
pub struct Files(SourceFiles);

/// What a reading is made of.
pub struct Input {
    pub article: Article,
    pub glossary: Glossary,
    pub notes: Notes,
}

impl Files {
    /// The name and the bytes of a file.
    pub fn read(&mut self, path: &Path) -> Result<(String, Vec<u8>), Failure> {
        let name = path.display().to_string();
        let bytes = std::fs::read(path)
            .map_err(|error| Failure::System(format!("`{name}` cannot be read ({error}): check the path")))?;
        self.0.add(&name, &bytes);
        Ok((name, bytes))
    }

    /// Keeps what was not read from a file, under the name that diagnostics give it.
    pub fn keep(&mut self, name: &str, bytes: &[u8]) {
        self.0.add(name, bytes);
    }

    /// Reads all three.
    ///
    /// # Errors
    /// All errors of all three files.
    pub fn input(
        &mut self,
        article: &Path,
        glossary: Option<&Path>,
        notes: Option<&Path>,
    ) -> Result<Result<Input, Vec<Diagnostic>>, Failure> {
        let (name, bytes) = self.read(article)?;
        let article = not_a_reading(&name, &bytes)
            .and_then(|()| Article::parse(&name, &bytes))
            .map_err(|error| vec![error]);
        let glossary = match glossary {
            Some(path) => {
                let (name, bytes) = self.read(path)?;
                Glossary::parse(&name, &bytes)
            }
            None => Ok(Glossary::default()),
        };
        let notes = match notes {
            Some(path) => {
                let (name, bytes) = self.read(path)?;
                Notes::parse(&name, &bytes)
            }
            None => Ok(Notes::default()),
        };
        Ok(match (article, glossary, notes) {
            (Ok(article), Ok(glossary), Ok(notes)) => Ok(Input { article, glossary, notes }),
            (article, glossary, notes) => {
                let mut errors = article.err().unwrap_or_default();
                errors.extend(glossary.err().unwrap_or_default());
                errors.extend(notes.err().unwrap_or_default());
                Err(errors)
            }
        })
    }

    /// Prints findings with excerpts on standard error.
    pub fn tell(&self, diagnostics: &[Diagnostic]) -> Failure {
        let colour =
            std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty());
        for diagnostic in diagnostics {
            eprintln!("{}\n", self.0.render(diagnostic, colour));
        }
        Failure::Content
    }
}

/// A finished reading is no article; one that is damaged or too new says so.
fn not_a_reading(name: &str, bytes: &[u8]) -> Result<(), Diagnostic> {
    let message = match jiazhu_reading::open_file(bytes) {
        Err(error) if error.fault == Fault::Foreign => return Ok(()),
        Err(_) if !bytes.starts_with(b"JIAZHU") => return Ok(()),
        Err(error) => error.to_string(),
        Ok(_) => "this is a finished reading: name the article that it was made from".to_string(),
    };
    Err(Diagnostic::error("reading", name, message))
}
