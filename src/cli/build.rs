//! `jiazhu build`: the files for a page.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::annotate::annotate;
use crate::check::check;
use crate::diagnostic::Diagnostic;
use crate::html::{Widget, html, standalone};
use crate::lexicon::Lexicon;
use crate::reading::save;

use super::{Failure, Sources, count, input, output};

pub const AFTER_HELP: &str = "\
Name at least one result. Nothing is written when a file has an error.

A page shows a reading with three lines:
  <script type=\"module\" src=\"jiazhu.js\"></script>
  <jiazhu-reading src=\"article.reading\"> …what --html wrote… </jiazhu-reading>

Examples:
  jiazhu build article.md --glossary glossary.yaml -o article.reading --html article.html
  jiazhu build article.md --glossary glossary.yaml --standalone page.html --widget dist";

/// What to write.
#[derive(Args)]
#[group(required = true, multiple = true)]
pub struct Outputs {
    /// The reading, which the widget shows
    #[arg(short, long, value_name = "FILE.reading")]
    output: Option<PathBuf>,
    /// The article, its notes and its glossary as an HTML fragment that needs no script
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
    /// One HTML page with the article, the reading and the widget in it, which works from a disk
    #[arg(long, value_name = "FILE")]
    standalone: Option<PathBuf>,
}

/// Where `--standalone` takes the widget from.
#[derive(Args)]
pub struct WidgetOption {
    /// The folder with jiazhu.js, jiazhu.css, reader.js and reader_bg.wasm, which --standalone puts into its page
    #[arg(long, value_name = "DIR", default_value = "dist", requires = "standalone")]
    widget: PathBuf,
}

impl WidgetOption {
    fn read(&self) -> Result<Widget, Failure> {
        let bytes = |name: &str| {
            let path = self.widget.join(name);
            std::fs::read(&path).map_err(|error| {
                let message = format!(
                    "`{}` cannot be read ({error}): name the folder of the widget's files with --widget, or build them \
                     with `cargo xtask build`",
                    path.display()
                );
                Failure::System(message)
            })
        };
        let text = |name: &str| bytes(name).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        Ok(Widget {
            style: text("jiazhu.css")?,
            element: text("jiazhu.js")?,
            glue: text("reader.js")?,
            program: bytes("reader_bg.wasm")?,
        })
    }
}

pub fn run(sources: &Sources, outputs: &Outputs, widget: &WidgetOption) -> Result<(), Failure> {
    let (article, glossary) = (sources.article.article.as_path(), sources.glossary.as_path());
    let notes = sources.notes.notes.as_deref();
    let inputs: Vec<&Path> = [article, glossary].into_iter().chain(notes).collect();
    let named: Vec<&Path> =
        [&outputs.output, &outputs.html].into_iter().flatten().map(PathBuf::as_path).collect();
    output::check_paths(&inputs, &named)?;

    let mut files = input::Files::default();
    let input = files.input(article, Some(glossary), notes)?.map_err(|errors| files.tell(&errors))?;
    let lexicon = Lexicon::builtin();
    let mut diagnostics = check(&input.article, &input.glossary, &input.notes, lexicon);
    let summary = count(&diagnostics);
    diagnostics.retain(Diagnostic::is_error);
    if !diagnostics.is_empty() {
        return Err(files.tell(&diagnostics));
    }
    let reading = annotate(&input.article, &input.glossary, &input.notes, lexicon);
    let mut results = Vec::new();
    if let Some(path) = &outputs.output {
        results.push((path.as_path(), save(&reading)));
    }
    if let Some(path) = &outputs.html {
        results.push((path.as_path(), html(&reading).into_bytes()));
    }
    if let Some(path) = &outputs.standalone {
        let page = standalone(&reading, &widget.read()?).map_err(Failure::System)?;
        results.push((path.as_path(), page.into_bytes()));
    }
    output::write_all(&results)?;
    for (path, bytes) in &results {
        eprintln!("{}: {} bytes", path.display(), bytes.len());
    }
    if !summary.ends_with(" 0 warnings") {
        eprintln!("{summary}: `jiazhu check` tells them");
    }
    Ok(())
}
