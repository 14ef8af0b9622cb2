//! All that an author has on the desk, put away and brought back as a whole.

use std::rc::Rc;

use super::{Format, Opened, Pictures, State};

/// The texts, with what is known of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Desk {
    article: Rc<str>,
    glossary: Rc<str>,
    notes: Rc<str>,
    format: Format,
    format_is_said: bool,
    glossary_is_table: bool,
    opened: Option<Opened>,
    pictures: Pictures,
    is_own: bool,
}

impl Desk {
    pub fn of(state: &State) -> Desk {
        let State { format, format_is_said, glossary_is_table, is_own, .. } = *state;
        let (opened, pictures) = (state.opened.clone(), state.pictures.clone());
        let [article, glossary, notes] = [&state.article, &state.glossary, &state.notes].map(Rc::clone);
        Desk { article, glossary, notes, format, format_is_said, glossary_is_table, opened, pictures, is_own }
    }

    pub fn is_empty(&self) -> bool {
        [&self.article, &self.glossary, &self.notes].iter().all(|text| text.is_empty())
            && self.pictures.is_empty()
    }

    /// Puts it into a state, in the place of what is there.
    pub fn put(self, state: &mut State) {
        let Desk {
            article,
            glossary,
            notes,
            format,
            format_is_said,
            glossary_is_table,
            opened,
            pictures,
            is_own,
        } = self;
        (state.article, state.glossary, state.notes) = (article, glossary, notes);
        (state.format, state.format_is_said, state.glossary_is_table) =
            (format, format_is_said, glossary_is_table);
        (state.opened, state.pictures, state.is_own) = (opened, pictures, is_own);
    }
}
