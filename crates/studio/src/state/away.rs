//! What was put away to go on with later, and what is to be forgotten.

use super::keep::Kept;
use super::{Effect, Field, History, NotKept, Project, Stage, State, album};
use crate::words::Message;

/// Where a project lies in the storage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Store {
    Now,
    /// A note that is being written.
    Draft,
    /// Those that were put away, by their age.
    Away(usize),
}

/// What the storage calls those that were put away. The first three are the names that the first studios gave them.
const AWAY_NAMES: [&str; 12] = [
    "before", "older", "oldest", "away-4", "away-5", "away-6", "away-7", "away-8", "away-9", "away-10",
    "away-11", "away-12",
];

impl Store {
    /// How many are kept of what was put away.
    pub const MOST_AWAY: usize = AWAY_NAMES.len();

    /// Of what was put away, the newest first.
    pub fn away() -> impl Iterator<Item = Store> {
        (0..Store::MOST_AWAY).map(Store::Away)
    }

    pub fn name(self) -> &'static str {
        match self {
            Store::Now => "now",
            Store::Draft => "draft",
            Store::Away(at) => AWAY_NAMES.get(at).copied().unwrap_or_default(),
        }
    }
}

/// Puts a project before those that were put away; as many are kept as there is room for, and which one must go is told.
pub fn add(state: &mut State, project: Project) {
    state.before.retain(|other| *other != project);
    state.before.insert(0, project);
    while state.before.len() > Store::MOST_AWAY {
        let Some(gone) = state.before.pop() else { return };
        let (n, title) = (Store::MOST_AWAY.to_string(), gone.title());
        let told = state.lang.fill(Message::OldestGone, &[("n", &n), ("title", &title)]);
        state.tell(told, false);
    }
}

/// The same, in the storage as well, unless another tab keeps what is there.
pub fn put_away(state: &mut State, project: Project) -> Vec<Effect> {
    add(state, project);
    if state.is_elsewhere {
        return vec![];
    }
    let turn = state.turn;
    let kept = |(slot, project): (Store, &Project)| Effect::Keep { turn, slot, project: project.save() };
    album::keep(&state.before).into_iter().chain(Store::away().zip(&state.before).map(kept)).collect()
}

/// Whether there is something at the desk that is the reader's own.
pub fn own(state: &State) -> Option<Project> {
    let is_blank = [&state.article, &state.glossary, &state.notes].iter().all(|text| text.trim().is_empty());
    (state.is_own && !is_blank).then(|| Project::of(state))
}

/// One of the reader's own texts is about to be replaced as a whole by another: they are put away as they are.
pub fn replaced(state: &mut State, field: Field, by: &str) -> Vec<Effect> {
    let text = state.text(field);
    if text.trim().is_empty() || **text == *by {
        return vec![];
    }
    replaced_whole(state)
}

/// The same, of all of them.
pub fn replaced_whole(state: &mut State) -> Vec<Effect> {
    match own(state) {
        Some(project) => put_away(state, project),
        None => vec![],
    }
}

/// Before anything is forgotten it is named, and asked for; or it is not to be.
pub fn ask_forget(state: &mut State, asks: bool) -> Vec<Effect> {
    state.asks_to_forget = asks;
    vec![Effect::Focus(if asks { "[name=\"forget-not\"]" } else { "[name=\"forget\"]" })]
}

/// The names of all that would be forgotten.
pub fn forgettable(state: &State) -> Vec<String> {
    let own = own(state);
    let mut titles: Vec<String> = own.iter().chain(&state.before).map(Project::title).collect();
    titles.dedup();
    titles
}

pub fn forget(state: &mut State) -> Vec<Effect> {
    state.asks_to_forget = false;
    state.before.clear();
    if state.stage == Stage::Start {
        // Undoing must not bring back what is to be forgotten.
        state.history = History::default();
    }
    state.kept = Kept::Nothing;
    // What comes next is kept again.
    (state.is_own, state.keep_waits, state.keep_asked, state.draft_kept) = (false, None, None, None);
    vec![Effect::Forget]
}

pub fn forgotten(state: &mut State, failure: Option<NotKept>) -> Vec<Effect> {
    match failure {
        None => state.say(Message::Forgotten, false),
        Some(why) => {
            let told = why.told(state.lang);
            state.tell(state.lang.fill(Message::NotForgotten, &[("why", &told)]), true);
        }
    }
    vec![]
}
