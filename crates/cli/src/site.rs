//! `jiazhu build --site`: a folder with the pages of a series, which any web server can serve as it is.

use std::path::{Component, Path, PathBuf};

use jiazhu_annotate::diagnostic::Diagnostic;
use jiazhu_annotate::{Tables, annotate, check, rivals, words_of};
use jiazhu_html::{ListedArticle, page, pictures_mut, site_index};
use jiazhu_reading::frame::{FileKind, read_header, squeeze};
use jiazhu_reading::strings::{ENGLISH, Strings};
use jiazhu_reading::{Reading, save, words};

use super::build::{WidgetOption, percent_encoded};
use super::findings::Findings;
use super::series::Member;
use super::{Failure, count, input, output, pictures, tables};

/// What lies beside every page, with what the element imports.
const WIDGET: [&str; 5] = ["jiazhu.js", "jiazhu.css", "page.css", "reader.js", "reader_bg.wasm"];

/// What the widget fetches from beside it where a reader asks for more. A folder of an earlier widget has none, and a release one script of two.
const COMPANION: [&str; 4] =
    ["companion/ask.js", "companion/history.js", "companion/companion.js", "companion/companion_bg.wasm"];

/// What lies beside every page, with the words of the interface: English is in the program.
pub fn beside(say: &Strings) -> Vec<String> {
    let speech = (say.lang != ENGLISH.lang).then(|| format!("{}.js", say.lang));
    WIDGET.map(String::from).into_iter().chain(speech).collect()
}

/// Writes everything, or nothing where a file has an error.
pub fn run(
    files: &mut input::Files,
    members: &[Member],
    folder: &Path,
    widget: &WidgetOption,
    say: &Strings,
) -> Result<(), Failure> {
    let tables = tables::builtin(true)?;
    let (mut results, mut readings, mut title) = (Vec::new(), Vec::new(), None);
    let mut found = Findings::default();
    for member in members {
        let input = match files.input(&member.article, &member.glossaries, member.notes.as_deref())? {
            Ok(input) => input,
            Err(errors) => {
                found.add(errors, &member.glossaries);
                continue;
            }
        };
        let mut annotated = annotate(&input.article, &input.glossary, &input.notes, &tables);
        found.add(input.own(check(&annotated)), &member.glossaries);
        annotated.reading.rivals = rivals(&annotated);
        let mut reading = annotated.reading;
        write_reading(&mut results, folder, member, &reading, &tables, say)?;
        write_pictures(&mut results, folder, member, &mut reading)?;
        title = title.or_else(|| input.glossary.title.clone());
        readings.push(reading);
    }
    let mut found = found.all();
    let summary = count(&found);
    found.retain(Diagnostic::is_error);
    if !found.is_empty() {
        return Err(files.tell(&found));
    }
    let addresses: Vec<String> =
        members.iter().map(|member| format!("{}.html", percent_encoded(&member.name))).collect();
    let listed: Vec<ListedArticle> = addresses
        .iter()
        .zip(&readings)
        .map(|(address, reading)| ListedArticle { address, reading })
        .collect();
    results.push((folder.join("index.html"), site_index(title.as_deref(), &listed, say).into_bytes()));
    for (name, bytes) in widget_files(widget, say)? {
        results.push((folder.join(name), bytes));
    }
    // The folder of the widget may be the site's own.
    results.retain(|(path, bytes)| !std::fs::read(path).is_ok_and(|there| there == *bytes));
    refuse_inputs(members, &results)?;
    for parent in results.iter().filter_map(|(path, _)| path.parent()) {
        std::fs::create_dir_all(parent).map_err(|error| {
            Failure::System(format!("`{}` cannot be made ({})", parent.display(), output::reason(&error)))
        })?;
    }
    let written: Vec<(&Path, Vec<u8>)> =
        results.iter().map(|(path, bytes)| (path.as_path(), bytes.clone())).collect();
    output::write_all(&written)?;
    let articles = if members.len() == 1 { "1 article" } else { &format!("{} articles", members.len()) };
    eprintln!("{}: {articles}, {} files that have changed", folder.display(), results.len());
    if !summary.ends_with(" 0 warnings") {
        eprintln!("{summary}: `jiazhu check` tells them");
    }
    Ok(())
}

/// The reading, its words file and its page.
fn write_reading(
    results: &mut Vec<(PathBuf, Vec<u8>)>,
    folder: &Path,
    member: &Member,
    reading: &Reading,
    tables: &Tables,
    say: &Strings,
) -> Result<(), Failure> {
    let name = &member.name;
    let mut packed = vec![(FileKind::Reading, format!("{name}.reading"), save(reading))];
    if let Some(words) = words_of(reading, tables) {
        packed.push((FileKind::Words, format!("{name}.words"), words::save(&words)));
    }
    for (kind, file, bytes) in packed {
        // What no widget would open is not written.
        read_header(kind, &bytes).map_err(|error| Failure::System(error.to_string()))?;
        results.push((folder.join(file), squeeze(kind, bytes)));
    }
    let address = format!("{}.reading", percent_encoded(name));
    results.push((folder.join(format!("{name}.html")), page(reading, &address, say).into_bytes()));
    Ok(())
}

/// The article's own pictures, under the addresses by which its page asks for them.
fn write_pictures(
    results: &mut Vec<(PathBuf, Vec<u8>)>,
    folder: &Path,
    member: &Member,
    reading: &mut Reading,
) -> Result<(), Failure> {
    for picture in pictures_mut(reading) {
        let Some(relative) = pictures::path_of(Path::new(""), &picture.src) else { continue };
        let is_inside =
            relative.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
        let Ok(bytes) = std::fs::read(member.article.with_file_name("").join(&relative)) else { continue };
        if !is_inside {
            let message = format!(
                "the picture `{}` of `{}` would lie outside the site: put it beside the article",
                picture.src,
                member.article.display()
            );
            return Err(Failure::System(message));
        }
        let path = folder.join(relative);
        match results.iter().find(|(known, _)| *known == path) {
            Some((_, known)) if *known != bytes => {
                let message = format!(
                    "two articles have different pictures `{}`: give one of them another name",
                    picture.src
                );
                return Err(Failure::System(message));
            }
            Some(_) => {}
            None => results.push((path, bytes)),
        }
    }
    Ok(())
}

/// The widget's files. A release has the element in one script, any other build has its modules beside it.
fn widget_files(widget: &WidgetOption, say: &Strings) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let mut names = beside(say);
    let mut files = Vec::new();
    let mut at = 0;
    while let Some(name) = names.get(at).cloned() {
        let bytes = widget.bytes(&name)?;
        if name.ends_with(".js") {
            let found = imported(&String::from_utf8_lossy(&bytes));
            names.extend(found.into_iter().filter(|module| !names.contains(module)).collect::<Vec<_>>());
        }
        files.push((name, bytes));
        at += 1;
    }
    for name in COMPANION {
        files.extend(widget.bytes(name).ok().map(|bytes| (name.to_owned(), bytes)));
    }
    Ok(files)
}

/// The modules beside it that a script imports, each once: `format.js` of `import { a } from './format.js'`.
fn imported(script: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for line in script.lines().filter(|line| line.starts_with("import ") || line.starts_with("export ")) {
        let module = line.rsplit_once("from './").and_then(|(_, rest)| rest.split_once('\''));
        if let Some((name, _)) = module
            && name.ends_with(".js")
            && !name.contains('/')
            && !found.iter().any(|known| known == name)
        {
            found.push(name.to_string());
        }
    }
    found
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_are_found_by_their_imports() {
        let script = "import { a } from './a.js';\nimport b from './b.js'\nexport * from './a.js';\nconst c = import('./reader.js');\nimport d from 'https://example.org/d.js';\nimport e from './../e.js';\n";
        assert_eq!(imported(script), ["a.js", "b.js"]);
    }
}
