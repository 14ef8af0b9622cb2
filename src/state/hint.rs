//! What a reader is told once, in a line at the foot of the window: what a control does when it is used first, and which keys there are when
//! the first one has reached the text.

use super::{Action, AidOn, Display, State};
use crate::state::Aid;
use crate::strings::Phrase;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hint {
    /// The keys of the article.
    Keys,
    /// Where pronunciation stands now.
    OnTerms,
    OnFirstTerms,
    OnEveryWord,
}

impl Hint {
    pub fn phrase(self) -> Phrase {
        match self {
            Hint::Keys => Phrase::KeysOfTheText,
            Hint::OnTerms => Phrase::StandsOnTerms,
            Hint::OnFirstTerms => Phrase::StandsOnFirstTerms,
            Hint::OnEveryWord => Phrase::StandsOnEveryWord,
        }
    }

    /// What there is to say of a choice; nothing of one that shows no pronunciation, or is shown already.
    pub fn of(display: Display, before: Display) -> Option<Hint> {
        let is_new = (display.aid, display.aid_on) != (before.aid, before.aid_on);
        (is_new && display.aid != Aid::Off).then_some(match display.aid_on {
            AidOn::Marks => Hint::OnTerms,
            AidOn::First => Hint::OnFirstTerms,
            AidOn::All => Hint::OnEveryWord,
        })
    }
}

impl State {
    /// Each once; what was said before goes.
    pub(super) fn tell(&mut self, hint: Option<Hint>) {
        let bit = hint.map_or(0, |hint| 1 << hint as u8);
        let is_new = self.told & bit != bit;
        self.hint = hint.filter(|_| is_new);
        self.told |= bit;
    }
}

impl Action {
    /// Whether the reader has gone on: what was said then is read.
    pub(super) fn goes_on(&self) -> bool {
        use Action::*;
        matches!(
            self,
            Press { .. }
                | Enter
                | Pin
                | Follow(_)
                | Back
                | Escape
                | Close { .. }
                | Show { .. }
                | Visit(_)
                | Go(_)
                | Step { .. }
                | Walk { .. }
                | Index { .. }
        )
    }
}
