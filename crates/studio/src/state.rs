//! State, Action, reduce: all that the studio decides, without a browser.
//!
//! Timers, files, the annotator and the page are [`Effect`]s that `dom` carries out; what comes of them is an action again.

mod action;
mod annotation;
mod cards;
mod explain;
mod field;
mod file;
mod fill;
mod finding;
mod history;
mod keep;
mod lines;
mod link;
mod mend;
mod open;
mod outcome;
mod place;
mod project;
mod publish;
mod slot;

#[cfg(test)]
mod tests;

use std::rc::Rc;

pub use action::{Action, Answer, EXAMPLES, Effect, Example, Request};
pub use cards::{Cards, FIRST_CARDS, Row, is_new};
pub use explain::{Draft, Passage, Point};
pub use field::{Field, Format, Kind};
pub use file::{Opened, is_for};
pub use finding::{Finding, Severity, findings};
pub use history::{History, What};
pub use keep::{Kept, Store};
pub use lines::shown;
pub use mend::Mend;
pub use outcome::{FIRST_PLACES, Outcome, Place, Refusal, Standing};
pub use place::{Selection, selection};
pub use project::Project;
pub use publish::Export;
pub use slot::{CLASSES, Slot};

/// Milliseconds without a change after which a text is annotated.
pub const PAUSE: u32 = 150;
/// Milliseconds without a change after which the texts are kept in the browser.
pub const KEEP_PAUSE: u32 = 700;
/// Findings that are listed at first.
pub const FIRST_FINDINGS: usize = 40;

/// What the studio knows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
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
    pub all_findings: bool,
    /// An input method is at work: nothing is drawn or annotated.
    pub is_composing: bool,
    /// The next change of the article has been pasted.
    pub is_pasting: bool,
    /// The file the article was opened from.
    pub opened: Option<Opened>,
    pub notice: Option<Notice>,
    pub dictionary: Dictionary,
    pub kept: Kept,
    /// Whether the reader has written, pasted or opened some of the texts: an example alone is not worth keeping.
    pub is_own: bool,
    /// What was at the desk before, to go on with.
    pub before: Option<Project>,
    pub history: History,
    pub cards: Cards,
    /// The files of the reading on the screen.
    pub reading: Option<Rc<[u8]>>,
    pub words: Option<Rc<[u8]>>,
    pub passage: Option<Passage>,
    /// The file of the reading before the last change.
    pub base: Option<Rc<[u8]>>,
    /// What the last change did; nothing is not told.
    pub outcome: Option<Outcome>,
    /// Where the open card’s forms stand.
    pub standing: Option<Standing>,
    /// Counts the changes: an answer to an older one is dropped.
    pub turn: u32,
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

    fn request(&self, after_rest: bool) -> Request {
        Request {
            turn: self.turn,
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

    fn tell(&mut self, text: String, is_error: bool) {
        self.notice = Some(Notice { text, is_error });
    }

    /// A text has changed.
    fn changed(&mut self) -> Vec<Effect> {
        self.turn += 1;
        if !self.format_is_said {
            self.format = Format::of(&self.article);
        }
        let mut effects = self.keep_soon();
        if !self.is_composing {
            effects.insert(0, Effect::Wait(self.turn));
        }
        effects
    }

    fn keep_soon(&mut self) -> Vec<Effect> {
        if !self.is_own {
            return vec![];
        }
        // A storage that refuses is asked again, and told of once.
        if !matches!(self.kept, Kept::Failed(_)) {
            self.kept = Kept::Waiting;
        }
        vec![Effect::WaitToKeep(self.turn)]
    }

    /// Texts have come as wholes: nothing waits.
    fn changed_whole(&mut self, pane: Pane) -> Vec<Effect> {
        (self.stage, self.pane) = (Stage::Desk, pane);
        let mut effects = self.changed();
        effects.retain(|effect| !matches!(effect, Effect::Wait(_)));
        effects.splice(0..0, self.annotated());
        effects
    }

    fn annotated(&mut self) -> Vec<Effect> {
        if self.article.trim().is_empty() {
            self.work = Work::Idle;
            self.findings = Rc::default();
            let was_shown = std::mem::take(&mut self.is_shown);
            return if was_shown { vec![Effect::Cancel, Effect::Remove] } else { vec![Effect::Cancel] };
        }
        self.stage = Stage::Desk;
        if !matches!(self.work, Work::Busy { .. }) {
            self.work = Work::Busy { done: 0, of: 0 };
        }
        vec![Effect::Annotate(self.request(false))]
    }
}

/// The state after an action, and what is to be done.
pub fn reduce(state: &mut State, action: Action) -> Vec<Effect> {
    let effects = act(state, action);
    cards::refresh(state);
    effects
}

fn act(state: &mut State, action: Action) -> Vec<Effect> {
    match action {
        Action::Typed(field, text) => {
            if shown(state.text(field)) == text {
                return vec![];
            }
            let text = lines::typed(state.text(field), &text);
            history::write(state, field, text.into(), What::Typed);
            if std::mem::take(&mut state.is_pasting) && state.stage == Stage::Start {
                return state.changed_whole(Pane::Reading);
            }
            if state.stage == Stage::Start {
                // Who writes goes on writing, on a phone as well.
                state.pane = Pane::Texts;
            }
            state.changed()
        }
        Action::Composing(is_composing) => {
            let was = std::mem::replace(&mut state.is_composing, is_composing);
            if was && !is_composing { vec![Effect::Wait(state.turn)] } else { vec![] }
        }
        Action::Pasting => {
            state.is_pasting = true;
            vec![]
        }
        Action::Paused(turn) if turn == state.turn && !state.is_composing => state.annotated(),
        Action::Paused(_) => vec![],
        Action::Progress { done, of } => {
            if let Work::Busy { .. } = state.work {
                state.work = Work::Busy { done, of };
            }
            vec![]
        }
        Action::Annotated(answer) => {
            if answer.turn != state.turn {
                return vec![];
            }
            state.findings = findings(&answer.findings);
            if answer.words.is_some() {
                state.dictionary = Dictionary::Here;
                state.words.clone_from(&answer.words);
            }
            let Some(reading) = answer.reading else {
                state.work = Work::Refused;
                return vec![];
            };
            state.is_shown = true;
            state.reading = Some(reading.clone());
            let mut effects = vec![Effect::Show { reading, words: answer.words }, Effect::CompareSoon];
            if answer.is_complete {
                state.work = Work::Idle;
            } else {
                effects.push(Effect::Annotate(state.request(true)));
            }
            effects
        }
        Action::Failed { turn, message } => {
            if turn == state.turn {
                state.work = Work::Failed(message);
                if state.dictionary == Dictionary::Awaited {
                    state.dictionary = Dictionary::NotAsked;
                }
            }
            vec![]
        }
        Action::File { name, bytes } => open::file(state, name, bytes),
        Action::FileTooLarge { name, megabytes } => open::too_large(state, &name, megabytes),
        Action::Decoded { encoding, text } => open::decoded(state, encoding, text),
        Action::Encoded(encoding) => match &state.opened {
            Some(opened) => vec![Effect::Decode { encoding, bytes: opened.bytes.clone() }],
            None => vec![],
        },
        Action::Example(example) => vec![Effect::Fetch(example)],
        Action::ExampleHere { article, glossary, notes } => {
            (state.article, state.glossary, state.notes) = (article, glossary, notes);
            (state.format, state.format_is_said, state.glossary_is_table) = (Format::Markdown, true, false);
            (state.opened, state.notice, state.is_own) = (None, None, false);
            (state.history, state.cards, state.passage, state.base, state.outcome) = Default::default();
            state.changed_whole(Pane::Reading)
        }
        Action::ExampleMissing(message) => {
            state.tell(message, true);
            vec![]
        }
        Action::Format(format) => {
            (state.format, state.format_is_said) = (format, true);
            state.turn += 1;
            state.annotated()
        }
        Action::Pane(pane) => {
            state.pane = pane;
            vec![]
        }
        Action::GoTo(at) => {
            let Some(finding) = state.findings.get(at) else { return vec![] };
            let Some(field) = finding.field() else { return vec![] };
            let at = selection(&shown(state.text(field)), finding);
            let card = match finding.severity {
                Severity::Warning if field == Field::Glossary => cards::on_line(state, at.line as usize),
                _ => None,
            };
            state.pane = Pane::Texts;
            if let Some((entry, slot)) = card {
                (state.cards.open, state.cards.draft) = (Some(entry), None);
                return vec![Effect::FocusSlot(slot)];
            }
            state.cards.is_text |= field == Field::Glossary;
            vec![Effect::Select { field, at }]
        }
        Action::AllFindings => {
            state.all_findings = true;
            vec![]
        }
        Action::AskDictionary => {
            state.dictionary = Dictionary::Awaited;
            state.work = Work::Busy { done: 0, of: 0 };
            vec![Effect::Annotate(state.request(true))]
        }
        Action::Dismissed => {
            state.notice = None;
            vec![]
        }
        Action::Export(export) => publish::asked(state, export),
        Action::Published { export, file } => publish::made(state, export, file),
        Action::PublishFailed(message) => {
            state.tell(format!("The file could not be made: {message}"), true);
            vec![]
        }
        Action::Copied { tag, is_copied } => publish::copied(state, &tag, is_copied),
        Action::Link => publish::link(state),
        Action::LinkCopied(is_copied) => publish::link_copied(state, is_copied),
        Action::Loaded { fragment, now, before } => keep::loaded(state, &fragment, now, before),
        Action::KeepDue(turn) if turn == state.turn && state.is_own => {
            state.history.close();
            vec![Effect::Keep { turn, slot: Store::Now, project: Project::of(state).save() }]
        }
        Action::KeepDue(_) => vec![],
        Action::Kept { turn, failure } => keep::kept(state, turn, failure),
        Action::OtherTab => keep::other_tab(state),
        Action::Continue => keep::go_on(state),
        Action::Forget => keep::forget(state),
        Action::Forgotten(failure) => keep::forgotten(state, failure),
        Action::Begin => keep::begin(state),
        Action::Undo => history::undo(state),
        Action::Redo => history::redo(state),
        Action::SeeText(is_text) => cards::seen(state, is_text),
        Action::Card(entry) => cards::open(state, entry),
        Action::Filter(text) => {
            (state.cards.filter, state.cards.all) = (text, false);
            vec![]
        }
        Action::AllCards => {
            state.cards.all = true;
            vec![]
        }
        Action::AddTerm => explain::add_term(state),
        Action::Fill(slot, text) => fill::fill(state, slot, text),
        Action::Left => {
            state.cards.draft = None;
            vec![]
        }
        Action::Accept => fill::accept(state),
        Action::Delete => fill::delete(state),
        Action::ShowText => cards::show_text(state),
        Action::Selected(ends) => explain::selected(state, ends),
        Action::LookedUp(span) => explain::looked_up(state, span),
        Action::Explain => explain::explain(state),
        Action::Draft(draft) => explain::note(state, draft),
        Action::AddNote => explain::add_note(state),
        Action::Compare => outcome::compare(state),
        Action::Jump(span) => outcome::jump(state, span),
        Action::Mend(at) => mend::mend(state, at),
        Action::Seek(seeks) => {
            state.cards.seeks = seeks;
            if seeks { vec![Effect::CompareSoon] } else { vec![] }
        }
        Action::AddCandidate(at) => explain::add_candidate(state, at),
        Action::DropPassage => {
            state.passage = None;
            vec![Effect::Deselect]
        }
    }
}
