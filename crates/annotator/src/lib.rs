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
//! let tables = jiazhu_tables::FILES.map(|(name, bytes)| match jiazhu_annotate::Tables::is_deflated(name) {
//!     true => (name, miniz_oxide::inflate::decompress_to_vec(bytes).unwrap()),
//!     false => (name, bytes.to_vec()),
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

mod blocks;
mod remembered;
mod told;

use std::cell::RefCell;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use blocks::MadeOf;
use jiazhu_annotate::article::{Article, SpokenIn};
use jiazhu_annotate::diagnostic::Diagnostic;
use jiazhu_annotate::glossary::Glossary;
use jiazhu_annotate::notes::Notes;
use jiazhu_annotate::pauses::{Pauses, at_once};
use jiazhu_annotate::{
    Annotated, TableFault, Tables, TablesError, annotate_blocks, annotate_with_pauses, check_with_pauses,
    rivals_with_pauses, words_of,
};
use jiazhu_reading::frame::{FileKind, squeeze};
use jiazhu_reading::{Reading, Span, save, save_quickly, words};
use remembered::Remembered;
pub use told::Told;

/// The tables that words and marks need; no other is of use before they are there.
const FIRST: [&str; 3] = ["fold.txt", "words.bin", "neighbours.bin"];

/// Tables, and the reading that was made last.
#[derive(Default)]
pub struct Annotator {
    tables: Option<Rc<Tables>>,
    /// Tables that came before those of [`FIRST`] were complete.
    waiting: Vec<(String, Vec<u8>)>,
    last: Option<Reading>,
    work: Option<Work>,
    early: Early,
    /// Of the request before, with these tables.
    remembered: Rc<Remembered>,
}

/// What was begun: what it makes, and the reading, of which the words file is made.
type Work = Pin<Box<dyn Future<Output = (Made, Option<Reading>)>>>;

/// What is handed out before all is done.
type Early = Rc<RefCell<EarlyParts>>;

#[derive(Default)]
struct EarlyParts {
    /// The file of a reading that has not been checked yet.
    reading: Option<Vec<u8>>,
    /// The findings of one whose file has not been made yet.
    findings: Option<Vec<Diagnostic>>,
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
    /// Where it is said as the reading is to say it; none where the language of the article decides.
    pub spoken_in: Option<SpokenIn>,
    pub glossary: Option<Text<'t>>,
    pub notes: Option<Text<'t>>,
    /// Whether the file is made as small as a published one. That takes longer than all the rest, and is of use to nobody who shows it at once.
    pub is_squeezed: bool,
    /// Whether the reading is handed out before it is checked: [`Annotator::early`].
    pub is_early: bool,
    /// Of the reading, among those of one asker, from 1: [`Annotator::changed_blocks`] is told which one is on the screen.
    pub number: u32,
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
    /// What `jiazhu check` tells; empty where that has been handed out before.
    pub findings: Vec<Diagnostic>,
    /// Whether it has ([`Annotator::early_findings`]).
    pub is_told: bool,
}

impl Made {
    fn of(reading: Option<Vec<u8>>, findings: Vec<Diagnostic>) -> Made {
        Made { reading, findings, is_told: false }
    }
}

impl Annotator {
    /// Takes a table by its name in the crates of tables; its bytes are inflated, where they are deflated there. Words and marks can be had as soon as `fold.txt`,
    /// `words.bin` and `neighbours.bin` are there, in any order. Of the others, one that adds to another has to come after it.
    ///
    /// # Errors
    /// Which table is unknown, comes before the one it adds to, or is not as it was made. The tables are what they were then; those that
    /// came before the first three, and are found wrong when these are complete, have to be given again.
    pub fn add(&mut self, name: &str, bytes: Vec<u8>) -> Result<(), TablesError> {
        // What was begun shares the tables, which nobody does then.
        self.work = None;
        self.remembered = Rc::default();
        if let Some(tables) = self.tables.as_mut().and_then(Rc::get_mut) {
            return tables.add_fetched(vec![(name, bytes)]);
        }
        self.waiting.retain(|(known, _)| known != name);
        self.waiting.push((name.to_owned(), bytes));
        if FIRST.iter().all(|first| self.waiting.iter().any(|(known, _)| known == first)) {
            let (names, files): (Vec<String>, Vec<Vec<u8>>) =
                std::mem::take(&mut self.waiting).into_iter().unzip();
            let tables = Tables::from_fetched(names.iter().map(String::as_str).zip(files).collect())?;
            self.tables = Some(Rc::new(tables));
        }
        Ok(())
    }

    /// Makes a reading of texts. What is wrong with these stands among the findings.
    ///
    /// # Errors
    /// Which table is missing.
    pub fn annotate(&mut self, request: &Request<'_>) -> Result<Made, TablesError> {
        self.begin(request, Pauses::NONE)?;
        loop {
            if let Some(made) = self.step() {
                return Ok(made);
            }
        }
    }

    /// Begins to make a reading, in steps that end at the `pauses`; what was begun before is given up.
    ///
    /// # Errors
    /// Which table is missing.
    pub fn begin(&mut self, request: &Request<'_>, pauses: Pauses) -> Result<(), TablesError> {
        self.last = None;
        self.work = None;
        self.early = Rc::default();
        let tables = self.tables.clone().ok_or_else(|| self.missing())?;
        self.work = Some(Box::pin(made(
            Texts::of(request),
            tables,
            self.remembered.clone(),
            self.early.clone(),
            pauses,
        )));
        Ok(())
    }

    /// Goes on with what was begun, until the next pause; `None` before it is done, and where nothing was begun.
    pub fn step(&mut self) -> Option<Made> {
        let work = self.work.as_mut()?;
        let Poll::Ready((made, reading)) = work.as_mut().poll(&mut Context::from_waker(Waker::noop())) else {
            return None;
        };
        self.work = None;
        self.last = reading;
        Some(made)
    }

    /// The file of the reading, once, where it was asked for before it is checked, and nothing stands against it: a step ends with it.
    /// What was begun is not done yet, and has the same file in the end.
    pub fn early(&mut self) -> Option<Vec<u8>> {
        self.early.borrow_mut().reading.take()
    }

    /// The findings, once, of texts of which all that has changed was handed out before ([`Annotator::changed_blocks`]), where there is no error
    /// among them: what is on the screen already does not go before them. A step ends with them, and the file follows.
    pub fn early_findings(&mut self) -> Option<Vec<Diagnostic>> {
        self.early.borrow_mut().findings.take()
    }

    /// A reading of the blocks alone that are not as they are in the reading on the screen, `shown` by its number, and their indices: to be seen
    /// before the whole has been made, which is to be asked for as well, and may be at work. `None` where that would not be as the whole has them, or not
    /// sooner.
    pub fn changed_blocks(&mut self, request: &Request<'_>, shown: u32) -> Option<(Vec<u8>, Vec<u32>)> {
        let tables = self.tables.as_deref()?;
        let (texts, remembered) = (Texts::of(request), &*self.remembered);
        let before = remembered.readings.shown(shown)?;
        let (article, glossary, notes) = at_once(texts.read(remembered, &Pauses::NONE)).ok()?;
        let blocks = before.changed(&article, &glossary, &notes, tables.fold())?;
        let reading = annotate_blocks(&article, &blocks, &glossary, tables);
        remembered.seen.replace(Some((article, glossary, notes)));
        Some((save_quickly(&reading), blocks.into_iter().map(|block| block as u32).collect()))
    }

    /// Whether something was begun that is not done yet.
    pub fn is_at_work(&self) -> bool {
        self.work.is_some()
    }

    /// The words file of the reading that was made last; `None` before there is one, or while the dictionary is not there.
    pub fn words(&self, is_squeezed: bool) -> Option<Vec<u8>> {
        let words = words_of(self.last.as_ref()?, self.tables.as_deref()?)?;
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

/// What texts are read as.
type Read = Result<(Rc<Article>, Rc<Glossary>, Rc<Notes>), Vec<Diagnostic>>;

/// A [`Request`] that holds its texts.
struct Texts {
    article: (String, String),
    /// The language, and where it is spoken.
    said: (Option<String>, Option<SpokenIn>),
    glossary: Option<(String, String)>,
    notes: Option<(String, String)>,
    is_squeezed: bool,
    is_early: bool,
    number: u32,
    first_look: Option<f64>,
}

impl Texts {
    fn of(request: &Request<'_>) -> Texts {
        let own = |text: Text<'_>| (text.name.to_owned(), text.text.to_owned());
        Texts {
            article: own(request.article),
            said: (request.lang.map(str::to_owned), request.spoken_in),
            glossary: request.glossary.map(own),
            notes: request.notes.map(own),
            is_squeezed: request.is_squeezed,
            is_early: request.is_early,
            number: request.number,
            first_look: request.first_look,
        }
    }

    /// Reads them, as the command line reads files of these names.
    fn read<'a>(
        &'a self,
        remembered: &'a Remembered,
        pauses: &'a Pauses,
    ) -> Pin<Box<dyn Future<Output = Read> + 'a>> {
        // In a box: it is called in two places, and a browser would load two copies.
        Box::pin(self.read_in_steps(remembered, pauses))
    }

    async fn read_in_steps(&self, remembered: &Remembered, pauses: &Pauses) -> Read {
        let article = remembered.article.of(&self.article, &self.said, || {
            let (name, text) = &self.article;
            let mut article = Article::parse(name, text.as_bytes()).map_err(|error| vec![error])?;
            let (lang, spoken_in) = &self.said;
            if let Some(lang) = lang {
                article.about.lang.clone_from(lang);
            }
            article.spoken_in = *spoken_in;
            Ok(article)
        });
        pauses.here().await;
        let glossary = self.glossary.as_ref().map_or_else(
            || Ok(Rc::default()),
            |own| {
                remembered
                    .glossary
                    .of(own, &(None, None), || remembered.entries.parse(&own.0, own.1.as_bytes()))
            },
        );
        pauses.here().await;
        let notes = self.notes.as_ref().map_or_else(
            || Ok(remembered.no_notes.clone()),
            |own| remembered.notes.of(own, &(None, None), || Notes::parse(&own.0, own.1.as_bytes())),
        );
        pauses.here().await;
        match (article, glossary, notes) {
            (Ok(article), Ok(glossary), Ok(notes)) => Ok((article, glossary, notes)),
            (article, glossary, notes) => {
                let errors = [article.err(), glossary.err(), notes.err()];
                Err(errors.into_iter().flatten().flatten().collect())
            }
        }
    }
}

/// What is made of texts, and the reading, of which the words file is made.
async fn made(
    texts: Texts,
    tables: Rc<Tables>,
    remembered: Rc<Remembered>,
    early: Early,
    pauses: Pauses,
) -> (Made, Option<Reading>) {
    let (article, glossary, notes) = match texts.read(&remembered, &pauses).await {
        Ok(inputs) => inputs,
        Err(findings) => return (Made::of(None, findings), None),
    };
    let sight = texts.first_look.map(|share| in_sight(&article, share));
    remembered.made.keep(&glossary);
    let memory = Some(&remembered.made);
    let mut annotated =
        annotate_with_pauses(&article, &glossary, &notes, &tables, sight, memory, &pauses).await;
    pauses.here().await;
    if sight.is_some() {
        return (Made::of(Some(save_quickly(&annotated.reading)), Vec::new()), None);
    }
    let is_early = texts.is_early && !texts.is_squeezed && annotated.is_sound();
    if texts.number != 0 && !texts.is_squeezed && annotated.is_sound() {
        let noted = annotated.noted_blocks();
        let (article, glossary, notes) = (article.clone(), glossary.clone(), notes.clone());
        remembered.readings.made(MadeOf { number: texts.number, article, glossary, notes, noted });
    }
    let is_seen = is_early && remembered.is_seen(&article, &glossary, &notes);
    let mut file = None;
    if is_early && !is_seen {
        find_rivals(&mut annotated, &tables, &pauses).await;
        file = Some(save_quickly(&annotated.reading));
        early.borrow_mut().reading.clone_from(&file);
        Pauses::when(|| true).here().await;
    }
    let mut findings = check_with_pauses(&annotated, &pauses).await;
    if findings.iter().any(Diagnostic::is_error) {
        return (Made::of(None, findings), None);
    }
    if is_seen {
        early.borrow_mut().findings = Some(std::mem::take(&mut findings));
        Pauses::when(|| true).here().await;
    }
    if file.is_none() {
        find_rivals(&mut annotated, &tables, &pauses).await;
    }
    let file = match file {
        Some(file) => file,
        None if texts.is_squeezed => squeeze(FileKind::Reading, save(&annotated.reading)),
        None => save_quickly(&annotated.reading),
    };
    (Made { reading: Some(file), findings, is_told: is_seen }, Some(annotated.reading))
}

/// They take as long as all the rest, and only a click asks for them: words and marks do not wait for them.
async fn find_rivals(annotated: &mut Annotated<'_>, tables: &Tables, pauses: &Pauses) {
    if tables.pronunciations().is_some() {
        annotated.reading.rivals = rivals_with_pauses(annotated, pauses).await;
    }
    pauses.here().await;
}
