//! A file that is opened: in which encoding it is, and what is refused.

use std::rc::Rc;

use jiazhu_annotate::encoding::{Encoding, EncodingReason, detect};

use super::field::Kind;
use crate::words::{Lang, Message};

/// Of a file; the annotator takes as much, in MiB.
pub const LARGEST_MB: u32 = 64;

/// A file whose text stands in one of the textareas.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    pub name: String,
    /// Kept, for the guess may be wrong.
    pub bytes: Rc<[u8]>,
    pub kind: Kind,
    /// In which it is read.
    pub encoding: Encoding,
    /// What is said of it.
    pub ground: EncodingReason,
    /// The next best guess.
    pub runner_up: Option<Encoding>,
    /// Of a document that became HTML: what was left behind or changed.
    pub left: Option<Rc<[[String; 3]]>>,
    /// Whether it stands in its textarea: it is read anew in another encoding.
    pub is_read: bool,
}

/// Why a file is not opened, and what to do.
#[derive(Debug, PartialEq, Eq)]
pub struct Refused(pub String);

/// Whether a file of so many bytes is read at all.
pub fn is_for(bytes: f64) -> Result<(), u32> {
    let megabytes = (bytes / f64::from(1 << 20)).ceil() as u32;
    if megabytes <= LARGEST_MB { Ok(()) } else { Err(megabytes) }
}

impl Opened {
    /// Finds the encoding of a file's bytes.
    ///
    /// # Errors
    /// It is no text that the studio reads.
    pub fn new(name: String, bytes: Rc<[u8]>, lang: Lang) -> Result<Opened, Refused> {
        if bytes.is_empty() {
            return Err(Refused(lang.fill(Message::Empty, &[("name", &name)])));
        }
        let Some(guess) = detect(&bytes) else {
            let encodings = lang.row(&Encoding::ALL.map(Encoding::name));
            return Err(Refused(lang.fill(Message::NoText, &[("name", &name), ("encodings", &encodings)])));
        };
        Ok(Opened {
            kind: Kind::Article(None),
            name,
            bytes,
            encoding: guess.encoding,
            ground: guess.ground,
            runner_up: guess.runner_up,
            left: None,
            is_read: false,
        })
    }

    /// What is said of the encoding, or of a document.
    pub fn told(&self, lang: Lang) -> String {
        if self.left.is_some() {
            return lang.fill(Message::MadeHtml, &[("name", &self.name)]);
        }
        let ground = match self.ground {
            EncodingReason::ByteOrderMark => Message::GroundMark,
            EncodingReason::Valid => Message::GroundValid,
            EncodingReason::Frequency => Message::GroundFrequency,
        };
        let values =
            [("name", self.name.as_str()), ("encoding", self.encoding.name()), ("ground", lang.say(ground))];
        lang.fill(Message::ReadIn, &values)
    }

    /// The encodings it could be read in instead, the likely one first. A byte order mark and valid UTF-8 leave no doubt.
    pub fn others(&self) -> Vec<Encoding> {
        if self.ground != EncodingReason::Frequency {
            return Vec::new();
        }
        let mut others: Vec<Encoding> =
            Encoding::ALL.into_iter().filter(|&other| other != self.encoding).collect();
        others.sort_by_key(|&other| Some(other) != self.runner_up);
        others
    }
}
