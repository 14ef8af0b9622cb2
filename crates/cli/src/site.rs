//! `jiazhu build --site`: a folder with the pages of a series, which any web server can serve as it is.

use std::path::{Path, PathBuf};

use jiazhu_annotate::diagnostic::Diagnostic;
use jiazhu_annotate::{Tables, check, rivals, words_of};
use jiazhu_html::{Local, Site, WidgetFiles};
use jiazhu_reading::frame::{FileKind, read_header, squeeze};
use jiazhu_reading::strings::Strings;
use jiazhu_reading::{Reading, save, words};

use super::build::WidgetOption;
use super::findings::Findings;
use super::links::lead_to_pages;
use super::pictures::Beside;
use super::series::{self, Member};
use super::{Failure, count, input, output, tables};

/// Writes everything, or nothing where a file has an error.
pub fn run(
    files: &mut input::Files,
    members: &[Member],
    folder: &Path,
    widget: &WidgetOption,
    say: &Strings,
) -> Result<(), Failure> {
    let tables = tables::builtin(true)?;
    let (mut site, mut title) = (Site::new(say), None);
    let mut found = Findings::default();
    series::refuse_names(members)?;
    for member in members {
        let input = match files.input(&member.article, &member.glossaries, member.notes.as_deref())? {
            Ok(input) => input,
            Err(errors) => {
                found.add(errors, member);
                continue;
            }
        };
        let mut annotated = input.annotated(&tables);
        found.add(input.own(check(&annotated)), member);
        annotated.reading.rivals = rivals(&annotated);
        lead_to_pages(&mut annotated.reading, &member.article, members);
        add(&mut site, member, annotated.reading, &input.beside, &tables)?;
        title = title.or_else(|| input.glossary.title.clone());
    }
    files.refuse_unused_encodings()?;
    let mut found = found.all();
    let summary = count(&found);
    found.retain(Diagnostic::is_error);
    if !found.is_empty() {
        return Err(files.tell(&found));
    }
    let site = site.files(title.as_deref(), widget_files(widget, say)?);
    let mut results: Vec<(PathBuf, Vec<u8>)> =
        site.into_iter().map(|(name, bytes)| (folder.join(name), bytes)).collect();
    // The folder of the widget may be the site's own.
    results.retain(|(path, bytes)| !std::fs::read(path).is_ok_and(|there| there == *bytes));
    refuse_inputs(members, &results)?;
    refuse_others(&results)?;
    for parent in results.iter().filter_map(|(path, _)| path.parent()) {
        std::fs::create_dir_all(parent).map_err(|error| {
            Failure::System(format!("`{}` cannot be made ({})", parent.display(), output::reason(&error)))
        })?;
    }
    let written: Vec<(&Path, Vec<u8>)> =
        results.iter().map(|(path, bytes)| (path.as_path(), bytes.clone())).collect();
    output::write_all(&written)?;
    let articles = if members.len() == 1 { "1 article" } else { &format!("{} articles", members.len()) };
    let changed = match results.len() {
        1 => "1 file that has changed".to_owned(),
        n => format!("{n} files that have changed"),
    };
    output::tell(format_args!("{}: {articles}, {changed}", folder.display()));
    if !summary.ends_with(" 0 warnings") {
        output::tell(format_args!("{summary}: `jiazhu check` tells them"));
    }
    Ok(())
}

fn add(
    site: &mut Site,
    member: &Member,
    reading: Reading,
    beside: &Beside,
    tables: &Tables,
) -> Result<(), Failure> {
    let packed = |kind, file: Vec<u8>| {
        // What no widget would open is not written.
        read_header(kind, &file).map_err(|error| Failure::System(error.to_string()))?;
        Ok(squeeze(kind, file))
    };
    let reading_file = packed(FileKind::Reading, save(&reading))?;
    let words_file =
        words_of(&reading, tables).map(|words| packed(FileKind::Words, words::save(&words))).transpose()?;
    site.add(&member.name, reading, reading_file, words_file, |local| match local {
        Local::Picture(path) => beside.picture(path),
        Local::Linked(path) => beside.linked(path),
    });
    Ok(())
}

fn widget_files(widget: &WidgetOption, say: &Strings) -> Result<WidgetFiles, Failure> {
    let mut files = WidgetFiles::new(say);
    while let Some((name, is_needed)) = files.next() {
        let bytes = widget.bytes(&name);
        files.put(if is_needed { Some(bytes?) } else { bytes.ok() });
    }
    Ok(files)
}

/// A page or a style sheet of somebody else's stays where it is.
fn refuse_others(results: &[(PathBuf, Vec<u8>)]) -> Result<(), Failure> {
    for (path, _) in results {
        let signs: &[&str] = match path.extension().and_then(|extension| extension.to_str()) {
            Some("html") => &["jiazhu"],
            Some("css") => &["jz-", ".page-"],
            _ => continue,
        };
        let Ok(there) = std::fs::read(path) else { continue };
        let there = String::from_utf8_lossy(&there);
        if !there.trim().is_empty() && !signs.iter().any(|sign| there.contains(sign)) {
            return Err(Failure::System(format!(
                "`{}` is there and is no file of a site of Jiazhu: name another folder by `--site`, or move it",
                path.display()
            )));
        }
    }
    Ok(())
}

fn refuse_inputs(members: &[Member], results: &[(PathBuf, Vec<u8>)]) -> Result<(), Failure> {
    let inputs: Vec<&Path> = members
        .iter()
        .flat_map(|member| {
            std::iter::once(&member.article).chain(&member.glossaries).chain(member.notes.as_ref())
        })
        .map(PathBuf::as_path)
        .collect();
    output::check_paths(&inputs, &results.iter().map(|(path, _)| path.as_path()).collect::<Vec<_>>())
}
