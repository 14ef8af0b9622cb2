//! What the browser annotates with: tables that arrive one after the other, and texts by their names, which become the files that the
//! command line writes, byte for byte.
//!
//! It reads no file and knows no page. `bin/annotator.rs` is its edge to JavaScript; which table is fetched when, and what happens where a
//! program fails, is the business of the modules in `src/annotator/`.
//!
//! ```
//! use jiazhu_annotator::{Annotator, Request, Text};
//!
//! let mut annotator = Annotator::default();
//! let tables = jiazhu_tables::FILES.map(|(name, bytes)| match name {
//!     "fold.txt" => (name, bytes.to_vec()),
//!     _ => (name, miniz_oxide::inflate::decompress_to_vec(bytes).unwrap()),
//! });
//! for (name, bytes) in tables {
//!     annotator.add(name, bytes)?;
//! }
//! let article = Text { name: "article.html", text: "<p>踐行‘兩個維護’</p>" };
//! let glossary = Text { name: "terms.yaml", text: "entries: [{id: upholds, headword: 两个维护}]" };
//! let made = annotator.annotate(&Request { article, glossary: Some(glossary), ..Request::default() })?;
//! let reading = jiazhu_reading::open_file(&made.reading.expect("nothing is wrong")).expect("a reading");
//! assert_eq!(reading.marks[0].span.range(), 3..7);
//! assert_eq!(made.findings[0].code, "no-sources");
//! # Ok::<(), jiazhu_annotate::TablesError>(())
//! ```

use jiazhu_annotate::article::Article;
use jiazhu_annotate::diagnostic::Diagnostic;
use jiazhu_annotate::glossary::Glossary;
use jiazhu_annotate::notes::Notes;
use jiazhu_annotate::{
    TableFault, Tables, TablesError, annotate, annotate_in_sight, check, rivals, words_of,
};
use jiazhu_reading::frame::{FileKind, squeeze};
use jiazhu_reading::{Reading, Span, save, save_quickly, words};

/// The tables that words and marks need; no other is of use before they are there.
const FIRST: [&str; 3] = ["fold.txt", "words.bin", "neighbours.bin"];

/// Tables, and the reading that was made last.
#[derive(Default)]
pub struct Annotator {
    tables: Option<Tables>,
    /// Tables that came before those of [`FIRST`] were complete.
    waiting: Vec<(String, Vec<u8>)>,
    last: Option<Reading>,
}

/// A text as a file would hold it.
#[derive(Clone, Copy, Default)]
pub struct Text<'t> {
    /// Its extension says what it is, as a file's does: `.html`, `.md`, `.txt` for an article. Findings name the text by it.
    pub name: &'t str,
    pub text: &'t str,
}

/// What a reading is to be made of.
#[derive(Clone, Copy, Default)]
pub struct Request<'t> {
    pub article: Text<'t>,
    /// A language tag of BCP 47 that holds whatever the article says itself; none where it is to say so.
    pub lang: Option<&'t str>,
    pub glossary: Option<Text<'t>>,
    pub notes: Option<Text<'t>>,
    /// Whether the file is made as small as a published one. That takes longer than all the rest, and is of use to nobody who shows it at once.
    pub is_squeezed: bool,
    /// Where somebody is reading, as a share of the text from 0 to 1: what is in sight there is annotated, the rest of the text is only
    /// shown, and nothing is found fault with but what keeps a text from being read. It is a first look, which a whole one follows.
    pub first_look: Option<f64>,
}

/// Code points before the place that is read, and after it, that a first look annotates: two screens of a large window.
const IN_SIGHT: (u32, u32) = (1_000, 4_000);

/// What was made of a [`Request`].
pub struct Made {
    /// The `.reading` file; `None` where an error stands among the findings.
    pub reading: Option<Vec<u8>>,
    /// What `jiazhu check` tells.
    pub findings: Vec<Diagnostic>,
}

impl Annotator {
    /// Takes a table by its name in the crates of tables; its bytes are inflated. Words and marks can be had as soon as `fold.txt`,
    /// `words.bin` and `neighbours.bin` are there, in any order. Of the others, one that adds to another has to come after it.
    ///
    /// # Errors
    /// Which table is unknown, comes before the one it adds to, or is not as it was made. The tables are what they were then; those that
    /// came before the first three, and are found wrong when these are complete, have to be given again.
    pub fn add(&mut self, name: &str, bytes: Vec<u8>) -> Result<(), TablesError> {
        if let Some(tables) = &mut self.tables {
            return tables.add_inflated(vec![(name, bytes)]);
        }
        self.waiting.retain(|(known, _)| known != name);
        self.waiting.push((name.to_owned(), bytes));
        if FIRST.iter().all(|first| self.waiting.iter().any(|(known, _)| known == first)) {
            let (names, files): (Vec<String>, Vec<Vec<u8>>) =
                std::mem::take(&mut self.waiting).into_iter().unzip();
            self.tables = Some(Tables::from_inflated(names.iter().map(String::as_str).zip(files).collect())?);
        }
        Ok(())
    }

    /// Makes a reading of texts. What is wrong with these stands among the findings.
    ///
    /// # Errors
    /// Which table is missing.
    pub fn annotate(&mut self, request: &Request<'_>) -> Result<Made, TablesError> {
        self.last = None;
        let tables = self.tables.as_ref().ok_or_else(|| self.missing())?;
        let (article, glossary, notes) = match inputs(request) {
            Ok(inputs) => inputs,
            Err(findings) => return Ok(Made { reading: None, findings }),
        };
        if let Some(share) = request.first_look {
            let annotated = annotate_in_sight(&article, &glossary, &notes, tables, in_sight(&article, share));
            return Ok(Made { reading: Some(save_quickly(&annotated.reading)), findings: Vec::new() });
        }
        let mut annotated = annotate(&article, &glossary, &notes, tables);
        let findings = check(&annotated);
        if findings.iter().any(Diagnostic::is_error) {
            return Ok(Made { reading: None, findings });
        }
        // They take as long as all the rest, and only a click asks for them: words and marks do not wait for them.
        if tables.pronunciations().is_some() {
            annotated.reading.rivals = rivals(&annotated);
        }
        let file = if request.is_squeezed {
            squeeze(FileKind::Reading, save(&annotated.reading))
        } else {
            save_quickly(&annotated.reading)
        };
        self.last = Some(annotated.reading);
        Ok(Made { reading: Some(file), findings })
    }

    /// The words file of the reading that was made last; `None` before there is one, or while the dictionary is not there.
    pub fn words(&self, is_squeezed: bool) -> Option<Vec<u8>> {
        let words = words_of(self.last.as_ref()?, self.tables.as_ref()?)?;
        let file = words::save(&words);
        Some(if is_squeezed { squeeze(FileKind::Words, file) } else { file })
    }

    fn missing(&self) -> TablesError {
        let is_here = |name: &str| self.waiting.iter().any(|(known, _)| known == name);
        let file = FIRST.into_iter().find(|name| !is_here(name)).unwrap_or(FIRST[0]);
        TablesError { file: file.to_owned(), fault: TableFault::Missing }
    }
}

/// The passage that a first look annotates.
fn in_sight(article: &Article, share: f64) -> Span {
    let length: usize = article.blocks.iter().map(|block| block.text.chars().count() + 1).sum();
    // What is no number of the text is its beginning, or its end.
    let at = (share.clamp(0.0, 1.0) * length as f64) as u32;
    Span { start: at.saturating_sub(IN_SIGHT.0), end: at.saturating_add(IN_SIGHT.1) }
}

/// Reads the texts, as the command line reads files of these names.
fn inputs(request: &Request<'_>) -> Result<(Article, Glossary, Notes), Vec<Diagnostic>> {
    let Request { article, lang, glossary, notes, .. } = request;
    let read = Article::parse(article.name, article.text.as_bytes());
    let article = read.map_err(|error| vec![error]).map(|mut article| {
        if let Some(lang) = lang {
            article.about.lang = (*lang).to_owned();
        }
        article
    });
    let glossary = glossary
        .map_or_else(|| Ok(Glossary::default()), |text| Glossary::parse(text.name, text.text.as_bytes()));
    let notes =
        notes.map_or_else(|| Ok(Notes::default()), |text| Notes::parse(text.name, text.text.as_bytes()));
    match (article, glossary, notes) {
        (Ok(article), Ok(glossary), Ok(notes)) => Ok((article, glossary, notes)),
        (article, glossary, notes) => {
            let errors = [article.err(), glossary.err(), notes.err()];
            Err(errors.into_iter().flatten().flatten().collect())
        }
    }
}
