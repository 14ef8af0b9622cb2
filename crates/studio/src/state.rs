//! State, Action, reduce: all that the studio decides, without a browser.
//!
//! Timers, files, the annotator and the page are [`Effect`]s that `dom` carries out; what comes of them is an action again.

mod field;
mod file;
mod finding;
mod place;

#[cfg(test)]
mod tests;

use std::rc::Rc;

use jiazhu_annotate::encoding::Encoding;

pub use field::{Field, Format, Kind};
pub use file::{Opened, Refused, is_for};
pub use finding::{Finding, Severity, findings};
pub use place::{Selection, selection};

/// Milliseconds without a change after which a text is annotated.
pub const PAUSE: u32 = 150;
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

/// What happens.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    Typed(Field, Rc<str>),
    Composing(bool),
    Pasting,
    /// Nothing has changed for [`PAUSE`] since this turn.
    Paused(u32),
    Progress {
        done: u32,
        of: u32,
    },
    Annotated(Answer),
    Failed {
        turn: u32,
        message: String,
    },
    /// A file was chosen or dropped.
    File {
        name: String,
        bytes: Rc<[u8]>,
    },
    /// A file was refused unread.
    FileTooLarge {
        name: String,
        megabytes: u32,
    },
    /// The browser has decoded the file that is open in this encoding; `None` where it does not fit.
    Decoded {
        encoding: Encoding,
        text: Option<Rc<str>>,
    },
    /// The file was in another encoding.
    Encoded(Encoding),
    Example(Example),
    ExampleHere {
        article: Rc<str>,
        glossary: Rc<str>,
        notes: Rc<str>,
    },
    ExampleMissing(String),
    Format(Format),
    Pane(Pane),
    /// To the place of a finding.
    GoTo(usize),
    AllFindings,
    AskDictionary,
    Dismissed,
    /// Back to the empty sheet.
    Begin,
}

/// What the annotator has made.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    pub turn: u32,
    /// The file; `None` where an error is among the findings.
    pub reading: Option<Rc<[u8]>>,
    pub words: Option<Rc<[u8]>>,
    /// As `jiazhu check --format json` prints them.
    pub findings: String,
    /// Whether all tables were there; else it has words and marks only.
    pub is_complete: bool,
}

/// Texts to take in place of one's own, from the folder `studio/examples/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Example {
    pub folder: &'static str,
    pub title: &'static str,
    /// Of the title.
    pub lang: &'static str,
}

pub const EXAMPLES: [Example; 4] = [
    Example { folder: "taohuayuan", title: "桃花源記", lang: "zh-Hant" },
    Example { folder: "kongyiji", title: "孔乙己", lang: "zh-Hans" },
    Example { folder: "juewu", title: "覺悟下的犧牲", lang: "zh-Hant" },
    Example { folder: "ningbo", title: "An article from Ningbo", lang: "en" },
];

/// What `dom` has to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Tell [`Action::Paused`] after [`PAUSE`].
    Wait(u32),
    Annotate(Request),
    /// Nobody waits for an answer any more.
    Cancel,
    Show {
        reading: Rc<[u8]>,
        words: Option<Rc<[u8]>>,
    },
    /// Takes the reading off the page.
    Remove,
    /// Decode the bytes of the file that is open.
    Decode {
        encoding: Encoding,
        bytes: Rc<[u8]>,
    },
    Fetch(Example),
    /// Focus a text, select a stretch of it, and show it.
    Select {
        field: Field,
        at: Selection,
    },
}

/// What a reading is to be made of.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    pub turn: u32,
    pub article: Rc<str>,
    pub article_name: &'static str,
    pub glossary: Rc<str>,
    pub glossary_name: &'static str,
    pub notes: Rc<str>,
    pub notes_name: &'static str,
    pub with_words: bool,
    /// Only after all tables have come.
    pub after_rest: bool,
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

    fn request(&self, after_rest: bool) -> Request {
        Request {
            turn: self.turn,
            article: self.article.clone(),
            article_name: self.format.name(),
            glossary: self.glossary.clone(),
            glossary_name: if self.glossary_is_table { "glossary.csv" } else { "glossary.yaml" },
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
        if self.is_composing { vec![] } else { vec![Effect::Wait(self.turn)] }
    }

    /// Texts have come as wholes: nothing waits.
    fn changed_whole(&mut self, pane: Pane) -> Vec<Effect> {
        (self.stage, self.pane) = (Stage::Desk, pane);
        self.changed();
        self.annotated()
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

    fn decoded(&mut self, encoding: Encoding, text: Option<Rc<str>>) -> Vec<Effect> {
        let Some(opened) = &mut self.opened else { return vec![] };
        let Some(text) = text else {
            let message = format!("{} is not in {encoding}: choose another encoding", opened.name);
            self.tell(message, true);
            return vec![];
        };
        if text.contains('\0') {
            let message = format!(
                "{} is not a text in {encoding}: a NUL character is in it. Nothing has been changed",
                opened.name
            );
            self.tell(message, true);
            return vec![];
        }
        opened.encoding = encoding;
        // As a textarea has it.
        let text =
            if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n").into() } else { text };
        let kind = Kind::of(&opened.name, &text);
        match kind {
            Kind::Article(format) => {
                self.article = text;
                (self.format, self.format_is_said) = match format {
                    Some(format) => (format, true),
                    None => (Format::Plain, false),
                };
            }
            Kind::Glossary { is_table } => {
                self.glossary = text;
                self.glossary_is_table = is_table;
            }
            Kind::Notes => self.notes = text,
        }
        opened.kind = kind;
        self.changed_whole(if matches!(kind, Kind::Article(_)) { Pane::Reading } else { Pane::Texts })
    }
}

/// The state after an action, and what is to be done.
pub fn reduce(state: &mut State, action: Action) -> Vec<Effect> {
    match action {
        Action::Typed(field, text) => {
            if *state.text(field) == text {
                return vec![];
            }
            *state.text_mut(field) = text;
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
            }
            let Some(reading) = answer.reading else {
                state.work = Work::Refused;
                return vec![];
            };
            state.is_shown = true;
            let mut effects = vec![Effect::Show { reading, words: answer.words }];
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
        Action::File { name, bytes } => match Opened::new(name, bytes) {
            Ok(opened) => {
                state.notice = None;
                let (encoding, bytes) = (opened.encoding, opened.bytes.clone());
                state.opened = Some(opened);
                vec![Effect::Decode { encoding, bytes }]
            }
            Err(Refused(message)) => {
                state.tell(message, true);
                vec![]
            }
        },
        Action::FileTooLarge { name, megabytes } => {
            let message = format!(
                "{name} has {megabytes} MB, and the studio takes {} at most: divide it into several files. Nothing has been changed",
                file::LARGEST_MB
            );
            state.tell(message, true);
            vec![]
        }
        Action::Decoded { encoding, text } => state.decoded(encoding, text),
        Action::Encoded(encoding) => match &state.opened {
            Some(opened) => vec![Effect::Decode { encoding, bytes: opened.bytes.clone() }],
            None => vec![],
        },
        Action::Example(example) => vec![Effect::Fetch(example)],
        Action::ExampleHere { article, glossary, notes } => {
            (state.article, state.glossary, state.notes) = (article, glossary, notes);
            (state.format, state.format_is_said, state.glossary_is_table) = (Format::Markdown, true, false);
            (state.opened, state.notice) = (None, None);
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
            let at = selection(state.text(field), finding);
            state.pane = Pane::Texts;
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
        Action::Begin => {
            let dictionary = state.dictionary;
            *state = State { turn: state.turn + 1, dictionary, ..State::default() };
            vec![Effect::Cancel, Effect::Remove]
        }
    }
}
