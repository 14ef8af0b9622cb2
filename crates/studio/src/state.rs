//! What the studio knows. `action` has what may happen to it, `reduce` what comes of that: all that the studio decides, without a browser.
//!
//! Timers, files, the annotator and the page are [`Effect`]s that `dom` carries out; what comes of them is an action again.

mod about;
mod action;
mod album;
mod annotation;
mod answered;
mod away;
mod cards;
mod desk;
mod document;
mod draft;
mod explain;
mod field;
mod file;
mod fill;
mod finding;
mod history;
mod keep;
mod lines;
mod link;
mod meanwhile;
mod mend;
mod mends;
mod missing;
mod note_cards;
mod open;
mod outcome;
mod paste;
mod pictures;
mod place;
mod project;
mod publish;
mod readings;
mod reduce;
mod rename;
mod slot;
mod sources;
mod table;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::words::{Lang, Phrase};
use desk::Desk;

pub use about::{Property, TEXT_LANGS, of as said_of_itself};
pub use action::{Action, Answer, EXAMPLES, Effect, Example, Request};
pub use album::unnamed_of;
pub use away::{Store, forgettable};
pub use cards::{Cards, FIRST_CARDS, Row, is_new};
pub use document::{Document, NotImported};
pub use explain::{Draft, Passage, Point};
pub use field::{Field, Format, Kind};
pub use file::{Opened, is_for};
pub use finding::{Finding, Found, Severity};
pub use history::{History, What};
pub use keep::{Kept, NotKept};
pub use lines::shown;
pub use meanwhile::{Left, Meanwhile};
pub use mend::Mend;
pub use mends::Mends;
pub use missing::Missing;
pub use note_cards::{NoteCard, NoteCards};
pub use open::{order, taken};
pub use outcome::{FIRST_PLACES, Outcome, Place, Refusal, Standing};
pub use paste::{article as pasted_article, loses_structure};
pub use pictures::Pictures;
pub use place::{Selection, selection};
pub use project::Project;
pub use publish::{Around, Export};
pub use readings::Readings;
pub use reduce::reduce;
pub use slot::{CLASSES, Slot};
pub use sources::{Source, SourceDraft};

/// Milliseconds without a change after which a text is annotated that takes long.
const PAUSE: u32 = 150;
/// Milliseconds that a text takes which is annotated at each change: the change waits for the one before, whose reading is shown meanwhile. For a
/// text that takes longer, what is at work is given up.
pub const QUICK: u32 = 1_500;
/// Milliseconds after a change until the texts are kept in the browser, with all changes that have come meanwhile.
pub const KEEP_PAUSE: u32 = 700;
/// Findings that are listed at first.
pub const FIRST_FINDINGS: usize = 40;

/// What the studio knows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// Of the interface.
    pub lang: Lang,
    /// Of the pages that are made, where it was chosen; else that of the interface.
    pub page_lang: Option<Lang>,
    pub article: Rc<str>,
    pub glossary: Rc<str>,
    pub notes: Rc<str>,
    pub format: Format,
    /// Whether the format was said, by a file's name or by the author; else it follows the text.
    pub format_is_said: bool,
    /// Whether the glossary is a table, as a spreadsheet writes it.
    pub glossary_is_table: bool,
    pub stage: Stage,
    pub pane: Pane,
    pub work: Work,
    /// Whether a reading is on the screen.
    pub is_shown: bool,
    pub findings: Rc<[Finding]>,
    /// Those of the last answer.
    pub found: Found,
    /// What their buttons do.
    pub mends: Mends,
    /// What is read in place of texts that have errors.
    pub meanwhile: Meanwhile,
    pub all_findings: bool,
    /// An input method is at work: nothing is drawn or annotated.
    pub is_composing: bool,
    /// The next change of the article has been pasted.
    pub is_pasting: bool,
    /// The file the article was opened from.
    pub opened: Option<Opened>,
    /// Files of the article’s own pictures.
    pub pictures: Pictures,
    /// Whether a text whose reading may still come may show any.
    pub may_have_pictures: bool,
    /// The storage has been asked for some of them.
    pub pictures_asked: Option<Pictures>,
    /// Whether it has not answered yet.
    pub pictures_awaited: bool,
    /// Of those that are drawings, by what the storage calls them, how they are shown; `None` where that is not known, or cannot be.
    pub drawn: BTreeMap<Rc<str>, Option<Rc<[u8]>>>,
    /// Why they are not in the storage with the texts.
    pub pictures_refused: Option<NotKept>,
    /// Files of pictures that came with an article, or before its reading: they wait for that.
    pub beside: Vec<(String, Rc<[u8]>)>,
    /// Files that are becoming texts.
    pub being_read: u32,
    pub missing: Missing,
    pub notice: Option<Notice>,
    pub dictionary: Dictionary,
    pub kept: Kept,
    /// The turn at which the timer was set at whose end the texts are kept.
    pub keep_waits: Option<u32>,
    /// The turn whose texts were handed to the storage last.
    pub keep_asked: Option<u32>,
    /// Another tab of the studio keeps what is written there, and this one nothing.
    pub is_elsewhere: bool,
    /// Whether there is something here that the storage has not.
    pub is_changed: bool,
    /// Whether the reader has written, pasted or opened some of the texts: an example alone is not worth keeping.
    pub is_own: bool,
    /// What was at the desk before, to go on with, the newest first.
    pub before: Vec<Project>,
    /// Whether it is asked if what is kept is to be forgotten.
    pub asks_to_forget: bool,
    pub history: History,
    pub cards: Cards,
    pub note_cards: NoteCards,
    /// The files of the reading on the screen.
    pub reading: Option<Rc<[u8]>>,
    pub words: Option<Rc<[u8]>>,
    /// Those that have been looked into.
    pub readings: Readings,
    pub passage: Option<Passage>,
    /// The note that is being written, as the storage was given it last.
    pub draft_kept: Option<Rc<str>>,
    /// The article that the page’s address holds.
    pub linked: Option<Rc<str>>,
    /// The file of the reading before the last change.
    pub base: Option<Rc<[u8]>>,
    /// What the last change did; nothing is not told.
    pub outcome: Option<Outcome>,
    /// Where the open card’s forms stand.
    pub standing: Option<Standing>,
    /// A newer studio waits to be loaded.
    pub is_outdated: bool,
    /// Counts the changes.
    pub turn: u32,
    /// The change that the annotator is at work on; an answer to another one is dropped.
    pub asked: Option<u32>,
    /// The change whose reading is on the screen.
    pub shown: Option<u32>,
    /// The change whose blocks are there besides.
    pub seen: Option<u32>,
    /// The change whose findings came before its reading.
    pub told: Option<u32>,
    /// The change whose reading is here and not shown yet, for what has changed in it is on the screen.
    pub late: Option<u32>,
    /// The change whose reading was shown before it was checked.
    pub early: Option<u32>,
    /// Whether the text has changed since it was asked.
    pub is_behind: bool,
    /// Milliseconds that the last reading took.
    pub took: u32,
}

/// Milliseconds without a change after which a text is annotated that took so many the last time.
pub fn pause(took: u32) -> u32 {
    if took <= QUICK { 0 } else { PAUSE }
}

/// What is seen of the studio.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// One question: which text?
    #[default]
    Start,
    /// The reading, and what it is made of.
    Desk,
}

/// What a narrow window shows of the desk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pane {
    #[default]
    Reading,
    Texts,
    Findings,
}

/// How far the newest change is on its way into the reading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Work {
    /// There is nothing to do.
    #[default]
    Idle,
    /// Files of the annotator that have come, of how many.
    Busy { done: u32, of: u32 },
    /// An error is among the findings: the reading is the one before.
    Refused,
    /// The annotator could not work: what, and what to do.
    Failed(String),
}

/// Something to be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    pub text: String,
    /// A sentence of a program that knows English only.
    pub detail: Option<String>,
    pub is_error: bool,
}

/// What the words mean that are no terms: 3.4 MB, so they are asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dictionary {
    #[default]
    NotAsked,
    Awaited,
    Here,
}

impl State {
    pub fn text(&self, field: Field) -> &Rc<str> {
        match field {
            Field::Article => &self.article,
            Field::Glossary => &self.glossary,
            Field::Notes => &self.notes,
        }
    }

    fn text_mut(&mut self, field: Field) -> &mut Rc<str> {
        match field {
            Field::Article => &mut self.article,
            Field::Glossary => &mut self.glossary,
            Field::Notes => &mut self.notes,
        }
    }

    fn glossary_name(&self) -> &'static str {
        if self.glossary_is_table { "glossary.csv" } else { "glossary.yaml" }
    }

    /// With the texts as they are.
    fn request(&self, after_rest: bool) -> Request {
        Request {
            turn: self.turn,
            known: self.found.number(),
            article: self.article.clone(),
            article_name: self.format.name(),
            glossary: self.glossary.clone(),
            glossary_name: self.glossary_name(),
            notes: self.notes.clone(),
            notes_name: "notes.json",
            with_words: self.dictionary != Dictionary::NotAsked,
            after_rest,
        }
    }

    /// Tells something without placeholders.
    fn say(&mut self, phrase: impl Phrase, is_error: bool) {
        self.tell(self.lang.say(phrase).to_owned(), is_error);
    }

    fn tell(&mut self, text: String, is_error: bool) {
        self.notice = Some(Notice { text, detail: None, is_error });
    }

    /// A text has changed.
    fn changed(&mut self) -> Vec<Effect> {
        self.turn += 1;
        // Never taken back: a reading of the text before may be on its way.
        self.may_have_pictures = self.may_have_pictures || Pictures::may_be_in(&self.article);
        if !self.format_is_said {
            self.format = Format::of(&self.article);
        }
        let mut effects = keep::soon(self);
        if !self.is_composing {
            effects.splice(0..0, self.follow());
        }
        effects
    }

    /// The reading follows what has been written. From now on it is busy, until all of that is in it.
    fn follow(&mut self) -> Vec<Effect> {
        if !self.article.trim().is_empty() {
            self.begin();
        }
        self.ask_blocks().into_iter().chain([Effect::Wait(self.turn)]).collect()
    }

    fn begin(&mut self) {
        if !matches!(self.work, Work::Busy { .. }) {
            self.work = Work::Busy { done: 0, of: 0 };
        }
    }

    /// Whether nothing has been begun.
    fn is_empty(&self) -> bool {
        self.stage == Stage::Start
            && [&self.article, &self.glossary, &self.notes].iter().all(|text| text.is_empty())
    }

    /// An empty sheet, with what belongs to the page and not to its texts.
    fn emptied(&self) -> State {
        let State { lang, dictionary, is_outdated, is_elsewhere, .. } = *self;
        let linked = self.linked.clone();
        State { lang, dictionary, is_outdated, is_elsewhere, linked, ..State::default() }
    }

    /// Texts have come as wholes: nothing waits.
    fn changed_whole(&mut self, pane: Pane) -> Vec<Effect> {
        (self.stage, self.pane, self.asks_to_forget) = (Stage::Desk, pane, false);
        let mut effects = self.changed();
        effects.retain(|effect| !matches!(effect, Effect::Wait(_) | Effect::AskBlocks { .. }));
        effects.splice(0..0, self.annotated());
        effects
    }

    fn annotated(&mut self) -> Vec<Effect> {
        if self.article.trim().is_empty() {
            (self.work, self.asked, self.is_behind) = (Work::Idle, None, false);
            self.findings = Rc::default();
            let was_shown = std::mem::take(&mut self.is_shown);
            return if was_shown { vec![Effect::Cancel, Effect::Remove] } else { vec![Effect::Cancel] };
        }
        self.stage = Stage::Desk;
        self.begin();
        if self.asked.is_some() && self.took <= QUICK {
            self.is_behind = true;
            return vec![];
        }
        self.ask(false)
    }

    /// What has changed is seen before the whole has been annotated, where the reading on the screen is of the same texts but for that.
    fn ask_blocks(&self) -> Option<Effect> {
        let shown = self.shown.filter(|_| self.is_shown && !self.article.trim().is_empty())?;
        let [glossary, notes] = self.read_instead();
        let article = self.article_read();
        Some(Effect::AskBlocks {
            request: Request { article, glossary, notes, ..self.request(false) },
            shown,
        })
    }

    /// Whether what is on the screen is newer than the reading of this change, but for the rest of the text.
    fn is_seen(&self, turn: u32) -> bool {
        turn != self.turn && self.seen == Some(self.turn)
    }

    fn ask(&mut self, after_rest: bool) -> Vec<Effect> {
        (self.asked, self.is_behind) = (Some(self.turn), false);
        let [glossary, notes] = self.read_instead();
        let article = self.article_read();
        vec![Effect::Annotate(Request { article, glossary, notes, ..self.request(after_rest) })]
    }

    /// The annotator is done with a change; whether it is one that is waited for.
    fn is_answered(&mut self, turn: u32) -> bool {
        let is_asked = self.asked == Some(turn);
        if is_asked {
            self.asked = None;
        }
        is_asked || turn == self.turn
    }
}
