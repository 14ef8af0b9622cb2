//! `jiazhu build`: the files for a page.

use std::path::{Path, PathBuf};

use clap::{ArgGroup, Args};

use jiazhu_annotate::diagnostic::Diagnostic;
use jiazhu_annotate::{check, rivals, words_of};
use jiazhu_html::{
    Companion, Widget, beside, html, page, percent_encoded, pictures_mut, standalone, with_pictures,
};
use jiazhu_reading::frame::{FileKind, read_header, squeeze};
use jiazhu_reading::save;
use jiazhu_reading::strings::{self, LANGUAGES, Strings};
use jiazhu_reading::words;

use super::links::Pages;
use super::{Failure, Sources, count, input, output, site, tables};

pub const AFTER_HELP: &str = "\
Name at least one result. Nothing is written when a file has an error.

An article has the glossary and the notes that lie beside it: glossary.yaml and notes.json beside article.md and index.md, NAME.glossary.yaml and
NAME.notes.json beside NAME.md. Without a glossary a reading has words and pronunciations, and no cards for terms. `-` as a FILE of HTML is standard output.

--page writes a whole page for a web server. Put beside it the reading, its words file (article.words) and, from the widget's folder, jiazhu.js,
jiazhu.css, page.css, reader.js and reader_bg.wasm, with --ui-lang also zh-Hans.js or zh-Hant.js; the folder companion/ is for whoever finds, hears or takes along something. A page of your own shows a reading with three lines:
  <script type=\"module\" src=\"jiazhu.js\"></script>
  <jiazhu-reading src=\"article.reading\"> …what --html wrote… </jiazhu-reading>

--site writes a folder that can be put on a server as it is. Several articles share the glossaries that are named; what each has beside it is
its own and overrules them. Pages are called as the file is, or as the folder of an `article.md`; that of a project.json is article.html. An entry may be related to entries of any glossary of its article, and cites the sources of its own file.

Examples:
  jiazhu build article.md --glossary glossary.yaml -o article.reading --html article.html
  jiazhu build article.md --html - | less
  jiazhu build project.json --site site
  jiazhu build article.md --glossary glossary.yaml -o article.reading --page index.html
  jiazhu build article.md --glossary glossary.yaml --standalone page.html --widget dist
  jiazhu build */article.md --glossary base.yaml --site shelf";

/// What to write.
#[derive(Args)]
#[group(skip)]
#[command(group(
    ArgGroup::new("results").args(["output", "html", "page", "standalone", "site"]).multiple(true).required(true)
))]
#[command(group(ArgGroup::new("holds-widget").args(["standalone", "site"]).multiple(true)))]
pub struct Outputs {
    /// The reading, which the widget shows; beside it, as FILE.words, the dictionary lines of its words
    #[arg(short, long, value_name = "FILE.reading")]
    output: Option<PathBuf>,
    /// The article, its notes and its glossary as an HTML fragment that needs no script
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
    /// The same as a whole HTML page, which links the reading that -o names and the widget's files beside itself
    #[arg(long, value_name = "FILE", requires = "output")]
    page: Option<PathBuf>,
    /// One HTML page with the article, the reading and the widget in it, which works from a disk
    #[arg(long, value_name = "FILE")]
    standalone: Option<PathBuf>,
    /// A folder for a web server: of each article a page and its reading, the widget's files, an index of the articles and of their terms
    #[arg(long, value_name = "DIR")]
    site: Option<PathBuf>,
    /// The language of all that is no text of yours on these pages, and of the widget there: en, zh-Hans or zh-Hant
    #[arg(long, value_name = "LANG", default_value = "en", value_parser = ui_lang)]
    ui_lang: &'static Strings,
}

fn ui_lang(lang: &str) -> Result<&'static Strings, String> {
    let names = || LANGUAGES.map(|strings| strings.lang).join(", ");
    strings::named(lang)
        .ok_or_else(|| format!("there is no interface in this language: name one of {}", names()))
}

impl Outputs {
    /// The reading is no HTML, and it has a words file beside it.
    fn refuse_text_as_reading(&self) -> Result<(), Failure> {
        let Some(path) = &self.output else { return Ok(()) };
        let is_html = path.extension().is_some_and(|extension| {
            ["html", "htm", "xhtml"].iter().any(|html| extension.eq_ignore_ascii_case(html))
        });
        if !is_html && !output::is_standard_output(path) {
            return Ok(());
        }
        Err(Failure::System(format!(
            "`{}`: -o writes the reading, a binary file with a words file beside it: name it FILE.reading, and what is to be HTML by --html, \
             --page or --standalone",
            path.display()
        )))
    }

    fn only_site(&self) -> bool {
        [&self.output, &self.html, &self.page, &self.standalone].iter().all(|named| named.is_none())
    }
}

/// Where `--standalone` and `--site` take the widget from.
#[derive(Args)]
pub struct WidgetOption {
    /// The folder with jiazhu.js, jiazhu.css, reader.js and reader_bg.wasm, which --standalone puts into its page and --site, with page.css, into its folder;
    /// by default the one that JIAZHU_WIDGET names in the environment, as in the npm package, else dist
    #[arg(long, value_name = "DIR", requires = "holds-widget")]
    widget: Option<PathBuf>,
}

impl WidgetOption {
    /// One of the widget's files.
    pub fn bytes(&self, name: &str) -> Result<Vec<u8>, Failure> {
        let default =
            || std::env::var_os("JIAZHU_WIDGET").map_or_else(|| PathBuf::from("dist"), PathBuf::from);
        let path = self.widget.clone().unwrap_or_else(default).join(name);
        std::fs::read(&path).map_err(|error| {
            let message = format!(
                "`{}` cannot be read ({}): name the folder of the widget's files with --widget, or build them \
                 with `cargo xtask build`",
                path.display(),
                output::reason(&error)
            );
            Failure::System(message)
        })
    }

    fn read(&self) -> Result<Widget, Failure> {
        let text = |name: &str| self.bytes(name).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        // A widget of before has none.
        let companion = text("companion/ask.js").ok().map(|script| {
            Ok(Companion {
                script,
                glue: text("companion/companion.js")?,
                program: self.bytes("companion/companion_bg.wasm")?,
            })
        });
        Ok(Widget {
            style: text("jiazhu.css")?,
            element: text("jiazhu.js")?,
            glue: text("reader.js")?,
            program: self.bytes("reader_bg.wasm")?,
            companion: companion.transpose()?,
        })
    }
}

pub fn run(
    mut files: input::Files,
    sources: &Sources,
    outputs: &Outputs,
    widget: &WidgetOption,
) -> Result<(), Failure> {
    let say = outputs.ui_lang;
    let members = sources.members()?;
    files.series = sources.articles.clone();
    if outputs.site.is_some() {
        files.pages = Pages::of(&members);
    }
    if let Some(site) = &outputs.site {
        site::run(&mut files, &members, site, widget, say)?;
    }
    let [member] = members.as_slice() else {
        if outputs.only_site() {
            return Ok(());
        }
        return Err(Failure::System(
            "of several articles only --site makes one result: name one article".to_string(),
        ));
    };
    if outputs.only_site() {
        return Ok(());
    }
    let (article, notes) = (member.article.as_path(), member.notes.as_deref());
    let inputs: Vec<&Path> =
        std::iter::once(article).chain(member.glossaries.iter().map(PathBuf::as_path)).chain(notes).collect();
    let words_path = outputs.output.as_ref().map(|path| path.with_extension("words"));
    let named: Vec<&Path> = [&outputs.output, &words_path, &outputs.html, &outputs.page, &outputs.standalone]
        .into_iter()
        .flatten()
        .map(PathBuf::as_path)
        .collect();
    output::check_paths(&inputs, &named)?;
    outputs.refuse_text_as_reading()?;

    let input = files.input(article, &member.glossaries, notes)?.map_err(|errors| files.tell(&errors))?;
    files.refuse_unused_encodings()?;
    // The page and the fragment have no words file.
    let tables = tables::builtin(outputs.output.is_some() || outputs.standalone.is_some())?;
    let mut annotated = input.annotated(&tables);
    let mut diagnostics = input.own(check(&annotated));
    let summary = count(&diagnostics);
    diagnostics.retain(Diagnostic::is_error);
    if !diagnostics.is_empty() {
        return Err(files.tell(&diagnostics));
    }
    annotated.reading.rivals = rivals(&annotated);
    let reading = &annotated.reading;
    let words = words_of(reading, &tables);
    let mut results = Vec::new();
    if let (Some(path), Some(words_path), Some(words)) = (&outputs.output, &words_path, &words) {
        for (kind, path, file) in
            [(FileKind::Reading, path, save(reading)), (FileKind::Words, words_path, words::save(words))]
        {
            // What no widget would open is not written.
            read_header(kind, &file).map_err(|error| Failure::System(error.to_string()))?;
            results.push((path.as_path(), squeeze(kind, file)));
        }
    }
    if let Some(path) = &outputs.html {
        results.push((path.as_path(), html(reading, say).into_bytes()));
    }
    if let (Some(path), Some(file)) = (&outputs.page, &outputs.output) {
        results.push((path.as_path(), page(reading, &address(path, file)?, say).into_bytes()));
    }
    if let (Some(path), Some(words)) = (&outputs.standalone, &words) {
        let mut whole = with_pictures(reading, |src| input.beside.raster(src));
        let page = standalone(&whole, words, &widget.read()?, say).map_err(Failure::System)?;
        for picture in pictures_mut(&mut whole).filter(|picture| !picture.src.starts_with("data:")) {
            output::tell(format_args!(
                "{}: it loads nothing, so the picture `{}` shows only what it is called: put a PNG, JPEG, GIF, WebP or AVIF file beside the article",
                path.display(),
                picture.src
            ));
        }
        results.push((path.as_path(), page.into_bytes()));
    }
    output::write_all(&results)?;
    for (path, bytes) in results.iter().filter(|(path, _)| !output::is_standard_output(path)) {
        output::tell(format_args!("{}: {} bytes", path.display(), bytes.len()));
    }
    if let Some(page) = &outputs.page {
        tell_what_the_page_lacks(page, say);
    }
    if !summary.ends_with(" 0 warnings") {
        output::tell(format_args!("{summary}: `jiazhu check` tells them"));
    }
    Ok(())
}

/// A page loads the widget from beside itself, and nobody has copied it there yet when the page is new.
fn tell_what_the_page_lacks(page: &Path, say: &Strings) {
    let missing: Vec<String> =
        beside(say).into_iter().filter(|name| !page.with_file_name(name).is_file()).collect();
    if !missing.is_empty() && !output::is_standard_output(page) {
        output::tell(format_args!(
            "{}: copy {} beside it from the widget's folder, or have --site write all that a server needs",
            page.display(),
            missing.join(", ")
        ));
    }
}

/// The relative address under which a page finds a file.
fn address(page: &Path, file: &Path) -> Result<String, Failure> {
    let parts = |path: &Path| {
        let path = std::path::absolute(path).map_err(|error| Failure::System(error.to_string()))?;
        let parts = path.components().map(|part| part.as_os_str().to_string_lossy().into_owned());
        Ok::<Vec<String>, Failure>(parts.collect())
    };
    let (page, file) = (parts(page)?, parts(file)?);
    let shared = page.iter().zip(&file).take_while(|(a, b)| a == b).count();
    let up = page.len() - shared - 1;
    let down = file[shared..].iter().map(|part| percent_encoded(part));
    Ok(std::iter::repeat_n("..".to_string(), up).chain(down).collect::<Vec<_>>().join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_finds_its_reading_from_where_it_lies() {
        let address = |page: &str, file: &str| address(Path::new(page), Path::new(file)).ok();
        assert_eq!(address("a.html", "a.reading").as_deref(), Some("a.reading"));
        assert_eq!(
            address("site/a.html", "site/data/一 b:.reading").as_deref(),
            Some("data/%E4%B8%80%20b%3A.reading")
        );
        assert_eq!(address("site/en/a.html", "site/a.reading").as_deref(), Some("../a.reading"));
    }
}
