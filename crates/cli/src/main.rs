//! The command line tool `jiazhu`: reads and writes files, and has the tables built in. What it does with them is in the crates
//! that it depends on.

// A pipe that somebody has closed must not stop the program: `output` prints.
#![deny(clippy::print_stderr, clippy::print_stdout)]

mod annotate;
mod build;
mod check;
mod excerpt;
mod explain;
mod findings;
mod glossaries;
mod import;
mod input;
mod links;
mod lints;
mod output;
mod pictures;
mod project;
mod series;
mod site;
mod tables;
mod usage;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};

use jiazhu_annotate::article::SpokenIn;
use jiazhu_annotate::diagnostic::Diagnostic;
use jiazhu_annotate::glossary;

/// Turn a Chinese article and a glossary into an annotated reading for the web.
///
/// You write an article (Markdown, HTML, a word processor's .docx, .epub, or plain text), a glossary (YAML or JSON) and, if you like, notes (W3C Web
/// Annotations). `check` tells what does not fit together, `build` makes the files for your page.
#[derive(Parser)]
#[command(name = "jiazhu", version, after_help = AFTER_HELP)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

const AFTER_HELP: &str = "\
Examples:
  jiazhu check article.md --glossary glossary.yaml
  jiazhu build article.md --glossary glossary.yaml -o article.reading --html article.html
  jiazhu annotate article.md --glossary glossary.yaml | jq '.marks[].surface'
  jiazhu build project.json -o article.reading --html article.html
  jiazhu explain 他干什么

Exit status:
  0  done; there may be warnings
  1  an error in the content of a file: the message names file, line and column
  2  wrong usage, or a file that cannot be read or written";

#[derive(Subcommand)]
enum Command {
    /// Print the words, marks, notes and pronunciations of an article as JSON
    #[command(after_help = annotate::AFTER_HELP)]
    Annotate {
        #[command(flatten)]
        article: ArticleArgument,
        /// Entries to mark: YAML or JSON; of several, the later ones add to those before and overrule them
        #[arg(long = "glossary", value_name = "FILE")]
        glossaries: Vec<PathBuf>,
        #[command(flatten)]
        notes: NotesOption,
        #[arg(long, value_enum, default_value_t = AnnotateFormat::Json)]
        format: AnnotateFormat,
        /// Also print other divisions into words, where they are plausible
        #[arg(long)]
        rivals: bool,
        #[command(flatten)]
        encoding: EncodingOption,
    },
    /// Say what is wrong or doubtful in an article, its glossary and its notes
    #[command(after_help = check::AFTER_HELP)]
    Check {
        #[command(flatten)]
        sources: Sources,
        #[command(flatten)]
        language: LanguageOption,
        #[arg(long, value_enum, default_value_t = OutputFormat::Text)]
        format: OutputFormat,
        #[command(flatten)]
        lints: lints::LintOptions,
        #[command(flatten)]
        encoding: EncodingOption,
    },
    /// Say which table or rule has decided where the words of a text divide and how they are said
    #[command(after_help = explain::AFTER_HELP)]
    Explain {
        /// The text itself, never the name of a file; `-` for standard input
        #[arg(value_name = "TEXT")]
        text: String,
        /// Entries whose forms are words: YAML or JSON, or a project.json of the studio; of several, the later ones add to those before and overrule them
        #[arg(long = "glossary", value_name = "FILE")]
        glossaries: Vec<PathBuf>,
        #[command(flatten)]
        readings: ReadingsOption,
        #[arg(long, value_enum, default_value_t = OutputFormat::Text)]
        format: OutputFormat,
        #[command(flatten)]
        encoding: EncodingOption,
    },
    /// Write the files for a page: the reading, the article as HTML, one page with everything in it, or a whole site of several articles
    #[command(after_help = build::AFTER_HELP)]
    Build {
        #[command(flatten)]
        sources: Sources,
        #[command(flatten)]
        language: LanguageOption,
        #[command(flatten)]
        outputs: build::Outputs,
        #[command(flatten)]
        widget: build::WidgetOption,
        #[command(flatten)]
        encoding: EncodingOption,
    },
    /// Print the JSON Schema of glossaries, for editors
    #[command(after_help = "Example:\n  jiazhu schema > glossary.schema.json")]
    Schema,
    /// Make an article in HTML of a .docx or .epub file, or a glossary in YAML of a CSV table
    #[command(after_help = import::after_help())]
    Import {
        /// The .docx or .epub file, or the table with the names of its columns in the first row
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// Write here instead of printing, pictures beside it
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
        #[command(flatten)]
        encoding: EncodingOption,
    },
}

#[derive(Args)]
struct ArticleArgument {
    /// The article: Markdown (.md, .markdown, .mdx) with front matter, HTML (.html, .htm, .xhtml), .docx, .epub, plain text, or a project.json of the studio, which has
    /// its glossary and notes in it
    #[arg(value_name = "ARTICLE")]
    article: PathBuf,
    #[command(flatten)]
    language: LanguageOption,
}

#[derive(Args)]
struct LanguageOption {
    /// The article's language, a BCP 47 tag: zh-Hans, zh-Hant. It stands above what the article says
    #[arg(long, value_name = "LANG", value_parser = input::language)]
    lang: Option<String>,
    #[command(flatten)]
    readings: ReadingsOption,
}

impl LanguageOption {
    /// Files of which what is said here holds.
    fn files(self, encoding: EncodingOption) -> input::Files {
        input::Files::new(encoding.encodings).in_language(self.lang, self.readings.spoken_in())
    }
}

/// Where it is at home how the text is said.
#[derive(Args, Clone, Copy)]
struct ReadingsOption {
    /// Pronunciations of the mainland (cn) or of Taiwan (tw, as far as CC-CEDICT notes them); by default tw for zh-Hant-TW, else cn
    #[arg(long, value_enum)]
    readings: Option<Readings>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Readings {
    Cn,
    Tw,
}

impl ReadingsOption {
    fn spoken_in(self) -> Option<SpokenIn> {
        self.readings.map(|readings| match readings {
            Readings::Cn => SpokenIn::Mainland,
            Readings::Tw => SpokenIn::Taiwan,
        })
    }
}

#[derive(Args)]
struct NotesOption {
    /// Notes on passages: W3C Web Annotations, JSON
    #[arg(long, value_name = "FILE")]
    notes: Option<PathBuf>,
}

/// For files whose encoding is not found rightly.
#[derive(Args)]
struct EncodingOption {
    /// Encoding of the first file, or FILE=NAME of another: utf-8, utf-16le, utf-16be, gb18030 (gbk, gb2312) or big5; found by itself if left out
    #[arg(long = "encoding", value_name = "NAME")]
    encodings: Vec<input::NamedEncoding>,
}

/// What a reading is made of, or each reading of a series.
#[derive(Args)]
struct Sources {
    /// The article: Markdown (.md, .markdown, .mdx) with front matter, HTML (.html, .htm, .xhtml), .docx, .epub, plain text, or a project.json of the studio, which has
    /// its glossary and notes in it. Each has its own glossary and notes beside it: NAME/glossary.yaml and NAME/notes.json of NAME/article.md and NAME/index.md, NAME.glossary.yaml and
    /// NAME.notes.json of NAME.md
    #[arg(value_name = "ARTICLE", required = true)]
    articles: Vec<PathBuf>,
    /// Entries to mark: YAML or JSON; of several, the later ones add to those before and overrule them
    #[arg(long = "glossary", value_name = "FILE")]
    glossaries: Vec<PathBuf>,
    #[command(flatten)]
    notes: NotesOption,
}

impl Sources {
    fn members(&self) -> Result<Vec<series::Member>, Failure> {
        let members = series::members(&self.articles, &self.glossaries, self.notes.notes.as_deref())?;
        if let [member] = members.as_slice() {
            member.tell_beside(&self.glossaries, self.notes.notes.as_deref());
        }
        Ok(members)
    }
}

#[derive(Clone, Copy, ValueEnum)]
enum AnnotateFormat {
    Json,
}

#[derive(Clone, Copy, ValueEnum)]
enum OutputFormat {
    /// For people
    Text,
    /// For programs
    Json,
}

/// Why a command did not do what it was asked.
enum Failure {
    /// Errors in the content of files, told already.
    Content,
    /// What could not be read, written or done.
    System(String),
}

/// WASI does not say in which folder a program is run: its host does, in the variable that shells use.
#[cfg(target_os = "wasi")]
fn enter_folder() {
    if let Some(folder) = std::env::var_os("PWD") {
        // Where that fails, paths begin at the root, and the file that is not there is told.
        let _ = std::env::set_current_dir(folder);
    }
}

fn main() -> ExitCode {
    #[cfg(target_os = "wasi")]
    enter_folder();
    let cli = Cli::try_parse().unwrap_or_else(|error| usage::helped(error).exit());
    let result = match cli.command {
        Command::Annotate { article, glossaries, notes, format: AnnotateFormat::Json, rivals, encoding } => {
            let members = series::members(&[article.article], &glossaries, notes.notes.as_deref());
            let files = article.language.files(encoding);
            members.and_then(|members| match members.first() {
                Some(member) => annotate::run(files, member, rivals),
                None => Ok(()),
            })
        }
        Command::Check { sources, language, format, lints, encoding } => {
            check::run(language.files(encoding), &sources, &lints, format)
        }
        Command::Explain { text, glossaries, readings, format, encoding } => {
            let files = input::Files::new(encoding.encodings).in_language(None, readings.spoken_in());
            explain::run(files, &text, &glossaries, format)
        }
        Command::Build { sources, language, outputs, widget, encoding } => {
            build::run(language.files(encoding), &sources, &outputs, &widget)
        }
        Command::Schema => output::print(&glossary::file::schema()),
        Command::Import { file, output, encoding } => {
            import::run(input::Files::new(encoding.encodings), &file, output.as_ref())
        }
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Content) => ExitCode::from(1),
        Err(Failure::System(message)) => {
            output::tell(format_args!("error: {message}"));
            ExitCode::from(2)
        }
    }
}

/// How many errors and warnings: `2 errors, 1 warning`.
fn count(diagnostics: &[Diagnostic]) -> String {
    let errors = diagnostics.iter().filter(|d| d.is_error()).count();
    let plural = |n: usize, word: &str| format!("{n} {word}{}", if n == 1 { "" } else { "s" });
    format!("{}, {}", plural(errors, "error"), plural(diagnostics.len() - errors, "warning"))
}
