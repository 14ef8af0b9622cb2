//! What is kept of the request before: texts that have not changed are not read again, and what has been divided is not divided again.

use std::cell::RefCell;
use std::rc::Rc;

use jiazhu_annotate::Memory;
use jiazhu_annotate::article::{Article, SpokenIn};
use jiazhu_annotate::diagnostic::Diagnostic;
use jiazhu_annotate::glossary::{Glossary, GlossaryMemory};
use jiazhu_annotate::notes::Notes;

use crate::blocks::Readings;

/// Of the request before.
#[derive(Default)]
pub struct Remembered {
    pub article: Read<Article>,
    pub glossary: Read<Glossary>,
    pub entries: GlossaryMemory,
    pub notes: Read<Notes>,
    /// Where there are none: the same each time.
    pub no_notes: Rc<Notes>,
    pub made: Memory,
    pub readings: Readings,
    /// What the page has seen all changed blocks of.
    pub seen: RefCell<Option<Inputs>>,
}

/// What a reading is made of.
type Inputs = (Rc<Article>, Rc<Glossary>, Rc<Notes>);

impl Remembered {
    /// Whether the page has seen all blocks that changed with these.
    pub fn is_seen(&self, article: &Rc<Article>, glossary: &Rc<Glossary>, notes: &Rc<Notes>) -> bool {
        self.seen.borrow().as_ref().is_some_and(|seen| {
            Rc::ptr_eq(&seen.0, article) && Rc::ptr_eq(&seen.1, glossary) && Rc::ptr_eq(&seen.2, notes)
        })
    }
}

/// What a text was read as, with its name, the text, and the language and the place that were named.
pub struct Read<T>(RefCell<Option<(Key, Rc<T>)>>);

type Key = (String, String, (Option<String>, Option<SpokenIn>));

impl<T> Default for Read<T> {
    fn default() -> Read<T> {
        Read(RefCell::new(None))
    }
}

impl<T> Read<T> {
    /// What it was read as, or what `read` reads it as. What has an error is not kept.
    ///
    /// # Errors
    /// Those of `read`.
    pub fn of(
        &self,
        (name, text): &(String, String),
        said: &(Option<String>, Option<SpokenIn>),
        read: impl FnOnce() -> Result<T, Vec<Diagnostic>>,
    ) -> Result<Rc<T>, Vec<Diagnostic>> {
        let mut kept = self.0.borrow_mut();
        if let Some((key, known)) = &*kept
            && key.0 == *name
            && key.1 == *text
            && key.2 == *said
        {
            return Ok(known.clone());
        }
        let read = Rc::new(read()?);
        *kept = Some(((name.clone(), text.clone(), said.clone()), read.clone()));
        Ok(read)
    }
}
