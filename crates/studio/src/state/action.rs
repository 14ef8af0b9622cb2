//! What happens, and what is to be done.

use std::rc::Rc;

use jiazhu_annotate::encoding::Encoding;
use jiazhu_reading::Span;

use super::about::Property;
use super::document::Document;
use super::explain::{Draft, Point};
use super::publish::Around;
use super::{Export, Field, Format, NotImported, NotKept, Pane, Selection, Slot, SourceDraft, Store};
use crate::words::Lang;

/// What happens.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    Typed(Field, Rc<str>),
    Composing(bool),
    /// The next change of the article is pasted; whether in the place of all of it.
    Pasting {
        is_whole: bool,
    },
    /// An article in HTML was pasted, in the place of all that stood there.
    Pasted(Rc<str>),
    /// Nothing has changed for the [`pause`](super::pause()) since this turn.
    Paused(u32),
    Progress {
        done: u32,
        of: u32,
    },
    /// The reading of a change has been made, and is being checked.
    Early {
        turn: u32,
        reading: Rc<[u8]>,
    },
    /// The findings of a change whose blocks are there already, before its reading.
    Found {
        turn: u32,
        findings: String,
    },
    /// Nothing was written for a while: a reading of which only the blocks that have changed are on the screen takes their place. Whether something is
    /// selected in it.
    ShowDue {
        selects: bool,
    },
    /// The blocks of a change have been annotated alone: those that are not as in the reading of the change `shown`.
    Blocks {
        turn: u32,
        shown: u32,
        reading: Rc<[u8]>,
        blocks: Rc<[u32]>,
    },
    Annotated(Answer),
    /// Another request has taken the place of that of this change.
    Superseded(u32),
    Failed {
        turn: u32,
        message: String,
    },
    /// A file was chosen or dropped.
    File {
        name: String,
        bytes: Rc<[u8]>,
    },
    /// A file was chosen for the picture of this address.
    PictureFor {
        address: String,
        name: String,
        bytes: Rc<[u8]>,
    },
    /// What the storage has of the pictures that it was asked for.
    PicturesHere(Vec<(Rc<str>, Rc<[u8]>)>),
    /// A picture that is a drawing, by what the storage calls it, as pixels; `None` where the browser does not draw it.
    Drawn(Rc<str>, Option<Rc<[u8]>>),
    /// A link of the reading to a file beside the article was followed.
    LinkBeside(String),
    /// The pictures are in the storage, or why not.
    PicturesKept(Option<NotKept>),
    /// The storage has pictures that no text names any more.
    PicturesUnnamed(Vec<Rc<str>>),
    /// Of several files that came together, some were not taken.
    NotTaken {
        taken: Vec<String>,
        left: Vec<String>,
    },
    /// A document was opened, or why not.
    Imported {
        name: String,
        document: Result<Document, NotImported>,
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
    /// What was pasted within a text that is not HTML had tables, lists or headings.
    PastedPlain,
    /// It ends in the middle of a character, which was left out.
    CutOff(Encoding),
    /// The file was in another encoding.
    Encoded(Encoding),
    Example(Example),
    ExampleHere {
        article: Rc<str>,
        glossary: Rc<str>,
        notes: Rc<str>,
    },
    /// Why it cannot be fetched.
    ExampleMissing(String),
    /// The file of this name could not be read.
    Unread(String),
    Format(Format),
    Pane(Pane),
    /// To the place of a finding.
    GoTo(usize),
    AllFindings,
    AskDictionary,
    Dismissed,
    Export(Export),
    /// The bytes of a file; none where an error is among the findings.
    Published {
        export: Export,
        file: Option<Rc<[u8]>>,
    },
    PublishFailed(String),
    /// A file of the studio that is needed for it could not be fetched.
    PublishOffline,
    /// The dictionary could not be fetched, for the reading of this change.
    NoDictionary(u32),
    /// Whether the browser let the tag onto the clipboard.
    Copied {
        tag: Rc<str>,
        is_copied: bool,
    },
    /// To copy a link that holds the article.
    Link,
    /// Whether the browser let it onto the clipboard.
    LinkCopied(bool),
    /// The fragment of the address, and what the storage held, when the studio was opened.
    Loaded {
        fragment: Rc<str>,
        now: Option<Rc<str>>,
        before: Vec<Rc<str>>,
    },
    /// The fragment of the address has become another.
    Linked(Rc<str>),
    /// [`KEEP_PAUSE`](super::KEEP_PAUSE) is over, or the page is being left.
    KeepDue,
    Kept {
        turn: u32,
        failure: Option<NotKept>,
    },
    /// A note that was being written when the page was left, as it was kept.
    DraftKept(Rc<str>),
    /// Whether this tab keeps what is written, of all tabs of the studio.
    Held(bool),
    /// It is to keep from now on.
    TakeOver,
    /// What is in the storage now that this tab keeps.
    Taken(Option<Rc<str>>),
    /// Another tab has kept a project.
    OtherTab,
    /// The source that is being written for the open card.
    DraftSource(SourceDraft),
    AddSource,
    /// The open card cites the source of this key.
    Cite(Rc<str>),
    /// The open card cites no more its source of this number.
    Uncite(usize),
    /// Back to what was put away, by its number.
    Continue(usize),
    /// What would be forgotten is to be named, or is to stay.
    AskForget(bool),
    /// Nothing of the reader's is to stay in the storage.
    Forget,
    /// It does not, or why it does.
    Forgotten(Option<NotKept>),
    /// Back to the empty sheet.
    Begin,
    Undo,
    Redo,
    /// The glossary is to be seen as a text, or else as cards.
    SeeText(bool),
    /// A card is to be seen, or their list.
    Card(Option<usize>),
    /// Only entries with this in them are to be listed.
    Filter(Rc<str>),
    AllCards,
    /// What was looked for becomes an entry.
    AddTerm,
    /// A field of the open card was filled in.
    Fill(Slot, Rc<str>),
    /// The field that was filled in has been left.
    Left,
    Accept,
    Delete,
    /// To the open card’s entry in the text.
    ShowText,
    /// The notes are to be seen as a text, or else as cards.
    SeeNotes(bool),
    AllNotes,
    /// A text of a note was changed on its card.
    FillNote {
        note: usize,
        body: usize,
        text: Rc<str>,
    },
    DeleteNote(usize),
    /// To the passage of a note.
    JumpNote(usize),
    /// Something was selected in the reading.
    Selected([Point; 2]),
    /// A card of the reading was opened, on a passage in code points.
    LookedUp(Span),
    /// The passage goes on to the end of the next word, or else back to that of the word before.
    Extend {
        back: bool,
    },
    /// The passage gets an entry.
    Explain,
    /// A note is being written on the passage, or is not any more.
    Draft(Option<Draft>),
    AddNote,
    /// Nothing is to be done with the passage.
    DropPassage,
    /// The reading on the screen is to be compared with that before the change.
    Compare,
    /// To a place in the reading.
    Jump(Span),
    /// Terms are to be looked for that may want an entry, or not any more.
    Seek(bool),
    /// The candidate of this number becomes an entry.
    AddCandidate(usize),
    /// A finding is to be mended.
    Mend(usize),
    /// A newer studio has come, and waits.
    NewBuild,
    /// It is to be loaded.
    Renew,
    /// It is not while another tab has this one.
    NotRenewed,
    /// What the article says of itself.
    Say(Property, Rc<str>),
    /// In which language the pages speak that are made.
    PageLang(Lang),
    /// Another language of the interface has been chosen.
    Speak(Lang),
}

/// What the annotator has made.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    pub turn: u32,
    /// Milliseconds since it was asked for.
    pub took: u32,
    /// The file; `None` where an error is among the findings.
    pub reading: Option<Rc<[u8]>>,
    pub words: Option<Rc<[u8]>>,
    /// As `jiazhu check --format json` prints them, or what differs from those that are known ([`Found`](super::Found)); empty where they came before
    /// ([`Action::Found`]).
    pub findings: String,
    /// Whether all tables were there; else it has words and marks only.
    pub is_complete: bool,
}

/// Texts to take in place of one's own, from the folder `studio/examples/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Example {
    pub folder: &'static str,
    /// None where it has one in each language of the interface.
    pub title: Option<&'static str>,
    /// Of the title.
    pub lang: &'static str,
}

pub const EXAMPLES: [Example; 4] = [
    Example { folder: "taohuayuan", title: Some("桃花源記"), lang: "zh-Hant" },
    Example { folder: "kongyiji", title: Some("孔乙己"), lang: "zh-Hans" },
    Example { folder: "juewu", title: Some("覺悟下的犧牲"), lang: "zh-Hant" },
    Example { folder: "ningbo", title: None, lang: "" },
];

/// What `dom` has to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Tell [`Action::Paused`] after the [`pause`](super::pause()).
    Wait(u32),
    Annotate(Request),
    /// Tell [`Action::Blocks`], if the blocks can be had alone that are not as in the reading of the change `shown`.
    AskBlocks {
        request: Request,
        shown: u32,
    },
    /// Show them in the reading on the screen.
    ShowBlocks {
        reading: Rc<[u8]>,
        blocks: Rc<[u32]>,
    },
    /// Nobody waits for an answer any more.
    Cancel,
    Show {
        reading: Rc<[u8]>,
        words: Option<Rc<[u8]>>,
    },
    /// Tell [`Action::ShowDue`] after a while in which nothing is written.
    ShowLater,
    /// Takes the reading off the page.
    Remove,
    /// Decode the bytes of the file that is open.
    Decode {
        encoding: Encoding,
        bytes: Rc<[u8]>,
    },
    /// Make an article of a document.
    Import {
        name: String,
        bytes: Rc<[u8]>,
    },
    Fetch(Example),
    /// Make a file of these texts.
    Publish {
        request: Request,
        export: Export,
        around: Around,
    },
    Download {
        name: &'static str,
        kind: &'static str,
        bytes: Rc<[u8]>,
    },
    Copy(Rc<str>),
    /// Copies the address of the studio with this fragment.
    CopyLink(String),
    /// Tell [`Action::KeepDue`] after [`KEEP_PAUSE`](super::KEEP_PAUSE).
    WaitToKeep,
    /// This tab keeps from now on, whichever did: tell [`Action::Held`].
    TakeOver,
    /// Tell [`Action::Taken`].
    Look,
    Keep {
        turn: u32,
        slot: Store,
        project: String,
    },
    /// The page’s address has no text any more.
    Unlink,
    /// Put pictures into the storage that are not there, and tell [`Action::PicturesKept`].
    KeepPictures(Vec<(Rc<str>, Rc<[u8]>)>),
    /// Tell [`Action::PicturesHere`].
    LoadPictures(Vec<Rc<str>>),
    /// Tell [`Action::Drawn`].
    Draw(Rc<str>, Rc<[u8]>),
    /// Take pictures out of the storage.
    DropPictures(Vec<Rc<str>>),
    /// Empties a slot.
    Drop(Store),
    /// Empties all.
    Forget,
    /// Tell [`Action::Compare`] when the reading has been drawn.
    CompareSoon,
    /// Nothing is selected in the page any more.
    Deselect,
    /// The focus goes back to where the keys were in the reading.
    FocusReading,
    /// Select in the reading, in sight.
    Jump([Point; 2]),
    /// Load the page again with the newer studio, and keep this project before.
    Renew(Option<String>),
    /// The page and the reading speak this language, and will the next time.
    Speak(Lang),
    /// Focus what a selector names.
    Focus(&'static str),
    /// Focus a field of the open card.
    FocusSlot(Slot),
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
    /// The number of the request whose findings are known; 0 where none are.
    pub known: u32,
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
