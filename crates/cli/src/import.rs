//! `jiazhu import`: what other programs have made, as files that Jiazhu reads: a glossary kept as a CSV table, an article in docx or epub.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jiazhu_annotate::article::Article;
use jiazhu_annotate::diagnostic::Diagnostic;
use jiazhu_annotate::glossary::table;
use jiazhu_import::{Format, Imported};

use super::{Failure, input::Files, output};

/// What stands below the help.
pub fn after_help() -> String {
    let mut help = String::from(
        "A .docx or .epub file becomes an article in HTML; with -o its pictures are written beside it, in the folder media. What it has that no article can hold \
         (comments, tracked deletions, headers, macros …) is told.\n\n\
         A table becomes a glossary in YAML: CSV or TSV, or the text that Anki or Pleco exports. Columns, in any order; `headword` is needed, and names like 词, 拼音, 英文, 释义 are known:\n",
    );
    for (name, meaning) in table::COLUMNS {
        help += &format!("  {name:<12} {meaning}\n");
    }
    help + "\nExamples:\n  jiazhu import terms.csv > glossary.yaml\n  jiazhu import article.docx -o article.html"
}

pub fn run(mut files: Files, path: &Path, target: Option<&PathBuf>) -> Result<(), Failure> {
    let (name, bytes) = files.read(path)?;
    files.refuse_unused_encodings()?;
    let bytes = bytes.map_err(|error| files.tell(&[error]))?;
    if let Some(format) = jiazhu_import::format(&name, &bytes) {
        let imported = imported(&name, format, &bytes).map_err(|error| files.tell(&[error]))?;
        files.tell(&warnings(&name, &imported));
        return write(&name, &bytes, &imported, path, target);
    }
    let (glossary, warnings) = table::parse(&name, &bytes).map_err(|errors| files.tell(&errors))?;
    files.tell(&[&files.warnings[..], &warnings].concat());
    let yaml = table::to_yaml(&glossary).map_err(Failure::System)?;
    match target {
        Some(target) => {
            output::check_paths(&[path], &[target])?;
            output::write_all(&[(target, yaml.into_bytes())])
        }
        None => output::print(&yaml),
    }
}

/// Writes the document, and its pictures beside it.
fn write(
    name: &str,
    bytes: &[u8],
    imported: &Imported,
    path: &Path,
    target: Option<&PathBuf>,
) -> Result<(), Failure> {
    let Some(target) = target else {
        if !imported.pictures.is_empty() {
            output::tell(format_args!(
                "{} pictures are not written: name a file with -o, and they are written beside it",
                imported.pictures.len()
            ));
        }
        return output::print(&imported.html);
    };
    let folder = target.parent().unwrap_or(Path::new(""));
    let mut written = vec![(target.clone(), imported.html.clone().into_bytes())];
    for picture in &imported.pictures {
        match jiazhu_import::part(bytes, &picture.part) {
            Ok(Some(bytes)) => written.push((folder.join(&picture.address), bytes)),
            Ok(None) => {}
            Err(error) => {
                output::tell(format_args!("{name}: the picture `{}` is not written: {error}", picture.part))
            }
        }
    }
    let paths: Vec<&Path> = written.iter().map(|(path, _)| path.as_path()).collect();
    output::check_paths(&[path], &paths)?;
    if written.len() > 1 {
        let media = folder.join("media");
        std::fs::create_dir_all(&media).map_err(|error| {
            Failure::System(format!(
                "the folder `{}` cannot be made ({}): check the path",
                media.display(),
                output::reason(&error)
            ))
        })?;
    }
    let results: Vec<(&Path, Vec<u8>)> =
        written.iter().map(|(path, bytes)| (path.as_path(), bytes.clone())).collect();
    output::write_all(&results)?;
    for (path, bytes) in &results {
        output::tell(format_args!("{}: {} bytes", path.display(), bytes.len()));
    }
    Ok(())
}

/// An article that was read from a docx or epub file.
pub struct ImportedArticle {
    pub article: Article,
    /// What it was read from: places in findings are places there.
    pub html: String,
    /// By their addresses.
    pub pictures: BTreeMap<String, Vec<u8>>,
}

/// The article in a docx or epub file.
pub fn article(name: &str, format: Format, bytes: &[u8]) -> Result<ImportedArticle, Diagnostic> {
    let imported = imported(name, format, bytes)?;
    let mut article = Article::parse_html(name, &imported.html)?;
    let mut told = warnings(name, &imported);
    if !imported.pictures.is_empty() {
        let (them, have) = match imported.pictures.len() {
            1 => ("picture".to_owned(), "has an address"),
            n => (format!("{n} pictures"), "have addresses"),
        };
        let message = format!(
            "the {them} of this file {have} in media/: a site has all of them, and `jiazhu import {name} -o FOLDER/article.html` writes them beside a page"
        );
        told.push(Diagnostic::warning("pictures", name, message));
    }
    article.warnings.splice(0..0, told);
    // One that is damaged is missing, as its article says.
    let bytes_of = |part: &str| jiazhu_import::part(bytes, part).ok().flatten();
    let pictures = imported.pictures.into_iter();
    let pictures = pictures.filter_map(|picture| Some((picture.address, bytes_of(&picture.part)?))).collect();
    Ok(ImportedArticle { article, html: imported.html, pictures })
}

fn imported(name: &str, format: Format, bytes: &[u8]) -> Result<Imported, Diagnostic> {
    jiazhu_import::import(format, bytes).map_err(|error| Diagnostic::error(error.code, name, error.message))
}

fn warnings(name: &str, imported: &Imported) -> Vec<Diagnostic> {
    imported
        .warnings
        .iter()
        .map(|warning| Diagnostic::warning(warning.code, name, &*warning.message))
        .collect()
}
