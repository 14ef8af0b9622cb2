//! Reading the files a command names, and telling what is wrong with them.

use std::collections::BTreeMap;
use std::io::IsTerminal;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use jiazhu_annotate::article::{Article, SpokenIn};
use jiazhu_annotate::decode::decode_as;
use jiazhu_annotate::diagnostic::Diagnostic;
use jiazhu_annotate::encoding::Encoding;
use jiazhu_annotate::glossary::Glossary;
use jiazhu_annotate::notes::Notes;
use jiazhu_annotate::project::{NamedText, Project};
use jiazhu_annotate::{Annotated, Tables, annotate_on_threads};
use jiazhu_reading::frame::Fault;

use super::Failure;
use super::excerpt::SourceFiles;
use super::glossaries::{self, Lines};
use super::import::{self, ImportedArticle};
use super::links::{self, Pages};
use super::output;
use super::pictures::{self, Beside};
use super::project;

/// The files read so far, kept for excerpts.
pub struct Files {
    sources: SourceFiles,
    encodings: Vec<NamedEncoding>,
    /// The language of the article, whatever it says itself.
    lang: Option<String>,
    /// Where pronunciations are taken from, whatever the language of the article says.
    spoken_in: Option<SpokenIn>,
    /// The articles of the series, as they are named.
    pub series: Vec<PathBuf>,
    /// The pages of the site that they become, where they become one.
    pub pages: Pages,
    /// Names of the files read so far.
    names: Vec<String>,
    /// What is to be told about how they were read, where their encoding was named.
    pub warnings: Vec<Diagnostic>,
}

/// What `--encoding` says: of the file that is read first, or of the one that is named.
#[derive(Clone)]
pub struct NamedEncoding {
    file: Option<String>,
    encoding: Encoding,
}

impl FromStr for NamedEncoding {
    type Err = String;

    fn from_str(said: &str) -> Result<NamedEncoding, String> {
        let (file, name) = match said.rsplit_once('=') {
            Some((file, name)) => (Some(file.to_string()), name),
            None => (None, said),
        };
        let encoding = Encoding::from_name(name).ok_or_else(|| {
            let known = Encoding::ALL.map(Encoding::name).join(", ");
            format!("`{name}` is no encoding that is read: write one of {known}")
        })?;
        Ok(NamedEncoding { file, encoding })
    }
}

/// A language that is named on the command line.
pub fn language(tag: &str) -> Result<String, String> {
    if jiazhu_annotate::article::is_language_tag(tag) {
        Ok(tag.to_string())
    } else {
        Err("write a language tag of BCP 47: zh-Hans, zh-Hant".to_string())
    }
}

/// What a reading is made of.
pub struct Input {
    pub article: Article,
    /// One of all that were named.
    pub glossary: Glossary,
    pub notes: Notes,
    pub beside: Beside,
    lines: Lines,
}

impl Input {
    /// The findings, each in the file that it is about.
    pub fn own(&self, findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
        findings.into_iter().filter_map(|finding| self.lines.own(finding)).collect()
    }

    /// All of it annotated, on as many threads as there are processors.
    pub fn annotated<'a>(&'a self, tables: &'a Tables) -> Annotated<'a> {
        let threads = std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
        annotate_on_threads(&self.article, &self.glossary, &self.notes, tables, threads)
    }
}

impl Files {
    pub fn new(encodings: Vec<NamedEncoding>) -> Files {
        Files {
            sources: SourceFiles::default(),
            encodings,
            lang: None,
            spoken_in: None,
            series: Vec::new(),
            pages: Pages::default(),
            names: Vec::new(),
            warnings: Vec::new(),
        }
    }

    pub fn in_language(self, lang: Option<String>, spoken_in: Option<SpokenIn>) -> Files {
        Files { lang, spoken_in, ..self }
    }

    /// The same article with what the command line says of how it is said.
    pub fn spoken(&self, mut article: Article) -> Article {
        article.spoken_in = self.spoken_in;
        article
    }

    /// Refuses the name of an encoding that no file has asked for.
    pub fn refuse_unused_encodings(&self) -> Result<(), Failure> {
        let unused = self.encodings.iter().filter_map(|named| named.file.as_ref());
        match unused.into_iter().find(|file| !self.names.contains(file)) {
            Some(file) => Err(Failure::System(format!(
                "`--encoding {file}=…` names no file that is read: name it as the command does ({})",
                self.names.join(", ")
            ))),
            None => Ok(()),
        }
    }

    /// The name and the bytes of a file; they are UTF-8 where its encoding was named, or what is wrong with that.
    pub fn read(&mut self, path: &Path) -> Result<(String, Result<Vec<u8>, Diagnostic>), Failure> {
        let name = path.display().to_string();
        if output::is_standard_output(path) {
            let message = "`-` is no file: write the text into one, and name it (`jiazhu explain -` reads standard input)";
            return Err(Failure::System(message.to_string()));
        }
        let bytes = std::fs::read(path).map_err(|error| {
            Failure::System(format!("`{name}` cannot be read ({}): check the path", output::reason(&error)))
        })?;
        let bytes = self.keep(&name, bytes);
        Ok((name, bytes))
    }

    /// Keeps what may not come from a file, under the name that diagnostics give it. Returned are the same bytes,
    /// or UTF-8 where its encoding was named.
    ///
    /// # Errors
    /// The bytes are not in the encoding that was named.
    pub fn keep(&mut self, name: &str, bytes: Vec<u8>) -> Result<Vec<u8>, Diagnostic> {
        let named = self.encodings.iter().find(|named| match &named.file {
            Some(file) => file == name,
            None => self.names.is_empty(),
        });
        let decoded = named.map(|named| decode_as(name, &bytes, named.encoding));
        self.names.push(name.to_string());
        let bytes = match decoded {
            Some(Ok(decoded)) => {
                self.warnings.extend(decoded.warnings);
                decoded.text.into_bytes()
            }
            Some(Err(error)) => {
                self.sources.add(name, &bytes);
                return Err(error);
            }
            None => bytes,
        };
        self.sources.add(name, &bytes);
        Ok(bytes)
    }

    /// What a path names for a glossary: a file, or the glossary of a project.
    fn glossary(&mut self, path: &Path) -> Result<(String, Result<Vec<u8>, Diagnostic>), Failure> {
        self.part(path, |project| project.glossary)
    }

    /// One glossary of all that are named, after the one that a project has in it.
    ///
    /// # Errors
    /// All errors of all of them.
    pub fn glossaries(
        &mut self,
        own: Option<NamedBytes>,
        paths: &[PathBuf],
    ) -> Result<Result<(Glossary, Lines), Vec<Diagnostic>>, Failure> {
        let (mut files, mut read, mut errors) = (Vec::from_iter(own), Vec::new(), Vec::new());
        for path in paths {
            match self.glossary(path)? {
                (name, Ok(bytes)) => files.push((name, bytes)),
                (_, Err(error)) => errors.push(error),
            }
        }
        for glossary in glossaries::parsed(files) {
            match glossary {
                Ok(glossary) => read.push(glossary),
                Err(found) => errors.extend(found),
            }
        }
        if !errors.is_empty() {
            return Ok(Err(errors));
        }
        let lines = |name: &str| u32::try_from(self.sources.text(name).lines().count()).unwrap_or(u32::MAX);
        Ok(Ok(glossaries::merged(read, lines)))
    }

    /// A file; of a project, one of its texts.
    fn part(
        &mut self,
        path: &Path,
        text: fn(Project) -> NamedText,
    ) -> Result<(String, Result<Vec<u8>, Diagnostic>), Failure> {
        let (name, bytes) = self.read(path)?;
        Ok(match project::of(&name, &bytes) {
            Some(Ok(project)) => {
                let (name, bytes) = self.text_of(&name, text(project));
                (name, Ok(bytes))
            }
            Some(Err(error)) => (name, Err(error)),
            None => (name, bytes),
        })
    }

    /// The texts of a project in place of its file.
    fn inside(&mut self, name: &str, project: Project) -> Inside {
        let [glossary, notes] = [project.glossary, project.notes]
            .map(|text| if text.is_blank() { None } else { Some(self.text_of(name, text)) });
        let (article, bytes) = self.text_of(name, project.article);
        (article, Ok(bytes), Some((glossary, notes)))
    }

    /// A text of a project: it is called by the file and by its own name, which says what it is.
    fn text_of(&mut self, file: &str, text: NamedText) -> (String, Vec<u8>) {
        let name = format!("{file}/{}", text.name);
        let bytes = text.text.into_string().into_bytes();
        self.sources.add(&name, &bytes);
        (name, bytes)
    }

    /// Another article, for its places alone; `None` where that cannot be read, which is told of it itself.
    fn parsed(&self, path: &Path) -> Option<Article> {
        let name = path.display().to_string();
        let bytes = std::fs::read(path).ok()?;
        let named = self.encodings.iter().find(|named| named.file.as_ref() == Some(&name));
        let bytes = match named {
            Some(named) => decode_as(&name, &bytes, named.encoding).ok()?.text.into_bytes(),
            None => bytes,
        };
        match jiazhu_import::format(&name, &bytes) {
            Some(format) => Some(import::article(&name, format, &bytes).ok()?.article),
            None => Article::parse(&name, &bytes).ok(),
        }
    }

    /// An article in any format, with the pictures that are in its file.
    fn article(
        &mut self,
        name: &str,
        bytes: &[u8],
    ) -> Result<(Article, BTreeMap<String, Vec<u8>>), Diagnostic> {
        let Some(format) = jiazhu_import::format(name, bytes) else {
            return Ok((Article::parse(name, bytes)?, BTreeMap::new()));
        };
        let ImportedArticle { article, html, pictures } = import::article(name, format, bytes)?;
        self.sources.add(name, html.as_bytes());
        Ok((article, pictures))
    }

    /// Reads all of them, and looks at the article's pictures.
    ///
    /// # Errors
    /// All errors of all files.
    pub fn input(
        &mut self,
        article_path: &Path,
        glossaries: &[PathBuf],
        notes: Option<&Path>,
    ) -> Result<Result<Input, Vec<Diagnostic>>, Failure> {
        let (name, bytes) = self.read(article_path)?;
        let (name, bytes, inside, mut held) = match project::of(&name, &bytes) {
            Some(Ok(project)) => match project::pictures(&name, &project) {
                Ok(held) => {
                    let (name, bytes, texts) = self.inside(&name, project);
                    (name, bytes, texts, held)
                }
                Err(error) => return Ok(Err(vec![error])),
            },
            Some(Err(error)) => return Ok(Err(vec![error])),
            None => (name, bytes, None, BTreeMap::new()),
        };
        let (own_glossary, own_notes) = inside.unzip();
        let article = bytes
            .and_then(|bytes| {
                not_a_reading(&name, &bytes)
                    .and_then(|()| not_another_file(&name))
                    .and_then(|()| self.article(&name, &bytes))
            })
            .map(|(mut article, mut pictures)| {
                pictures.append(&mut held);
                article.about.lang = self.lang.clone().unwrap_or(article.about.lang);
                (self.spoken(article), Beside::new(article_path, pictures))
            })
            .map_err(|error| vec![error]);
        let glossary = self.glossaries(own_glossary.flatten(), glossaries)?;
        let notes = match notes {
            Some(path) => {
                let (name, bytes) = self.part(path, |project| project.notes)?;
                bytes.map_err(|error| vec![error]).and_then(|bytes| Notes::parse(&name, &bytes))
            }
            None => match own_notes.flatten() {
                Some((name, bytes)) => Notes::parse(&name, &bytes),
                None => Ok(Notes::default()),
            },
        };
        Ok(match (article, glossary, notes) {
            (Ok((mut article, beside)), Ok((glossary, lines)), Ok(notes)) => {
                article.warnings.splice(0..0, std::mem::take(&mut self.warnings));
                pictures::look_at(&mut article, &beside, self.sources.text(&name));
                let read = |other: &Path| self.parsed(other);
                links::look_at(&mut article, article_path, &self.series, &self.pages, read);
                Ok(Input { article, glossary, notes, beside, lines })
            }
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
            output::tell(format_args!("{}\n", self.sources.render(diagnostic, colour)));
        }
        Failure::Content
    }
}

/// The article of a project with its name, then its glossary and its notes, where it has them.
type Inside = (String, Result<Vec<u8>, Diagnostic>, Option<(Option<NamedBytes>, Option<NamedBytes>)>);
type NamedBytes = (String, Vec<u8>);

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

/// A glossary, a table and notes are no article, whatever they would look like as plain text.
fn not_another_file(name: &str) -> Result<(), Diagnostic> {
    let extension = Path::new(name).extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    if !matches!(extension.as_str(), "yaml" | "yml" | "json" | "csv" | "tsv") {
        return Ok(());
    }
    let project = if extension == "json" { ", but for a project of the studio" } else { "" };
    let message = format!(
        "a .{extension} file is no article{project}: name a glossary by `--glossary` and notes by `--notes`, and the article without an option"
    );
    Err(Diagnostic::error("swapped", name, message))
}
