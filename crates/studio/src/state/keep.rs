//! What the browser keeps of the texts, and what was put away.

use std::rc::Rc;

use super::{Effect, Pane, Project, State, link};

/// Whether the texts are in the browser's storage.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Kept {
    #[default]
    Nothing,
    /// Changes are not there yet.
    Waiting,
    Here,
    /// Why not: the storage is full, or forbidden.
    Failed(String),
}

/// Where a project lies in the storage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Store {
    Now,
    /// The one that was put away.
    Before,
}

impl Store {
    pub fn name(self) -> &'static str {
        match self {
            Store::Now => "now",
            Store::Before => "before",
        }
    }
}

/// What the storage held when the studio was opened; a fragment that holds a text comes first.
pub fn loaded(
    state: &mut State,
    fragment: &str,
    now: Option<Rc<str>>,
    before: Option<Rc<str>>,
) -> Vec<Effect> {
    let open = |file: Option<Rc<str>>| file.and_then(|file| Project::open(&file).ok());
    state.before = open(before);
    if let Some(text) = link::text(fragment) {
        // What was at the desk before stays in reach.
        state.before = open(now).or(state.before.take());
        state.article = text.into();
        return state.changed_whole(Pane::Reading);
    }
    // Who has begun already goes on with that.
    let Some(project) =
        open(now).filter(|_| *state == State { before: state.before.clone(), ..State::default() })
    else {
        return vec![];
    };
    project.put(state);
    state.is_own = true;
    let mut effects = state.changed_whole(Pane::Reading);
    effects.retain(|effect| !matches!(effect, Effect::WaitToKeep(_)));
    state.kept = Kept::Here;
    effects
}

/// The newest texts are in the storage, or why not.
pub fn kept(state: &mut State, turn: u32, failure: Option<String>) -> Vec<Effect> {
    match failure {
        Some(why) => {
            // Once: with each key it would be in the way.
            if !matches!(state.kept, Kept::Failed(_)) && state.notice.is_none() {
                state.tell(format!("This browser does not keep your texts ({why}). Take them along as a project file before you close the page"), true);
            }
            state.kept = Kept::Failed(why);
        }
        None if turn == state.turn => state.kept = Kept::Here,
        None => {}
    }
    vec![]
}

/// Another tab has kept texts.
pub fn other_tab(state: &mut State) -> Vec<Effect> {
    if state.is_own {
        let text = "Another tab of the studio is being written in, too. The browser keeps what was written last, in either: take one of them along as a project file";
        state.tell(text.to_owned(), false);
    }
    vec![]
}

/// Back to what was put away.
pub fn go_on(state: &mut State) -> Vec<Effect> {
    let Some(project) = state.before.take() else { return vec![] };
    project.put(state);
    state.is_own = true;
    state.changed_whole(Pane::Reading)
}

pub fn forget(state: &mut State) -> Vec<Effect> {
    state.before = None;
    state.kept = Kept::Nothing;
    // What comes next is kept again.
    state.is_own = false;
    vec![Effect::Forget]
}

pub fn forgotten(state: &mut State, failure: Option<String>) -> Vec<Effect> {
    let is_error = failure.is_some();
    let text = match failure {
        None => "Nothing of yours is kept in this browser any more. What you write from now on is".to_owned(),
        Some(why) => format!(
            "The browser did not let its storage be emptied ({why}): delete the data of this site in its settings"
        ),
    };
    state.tell(text, is_error);
    vec![]
}

/// Puts the texts away.
pub fn begin(state: &mut State) -> Vec<Effect> {
    let now = Some(Project::of(state)).filter(|_| state.is_own && !state.article.trim().is_empty());
    let mut effects = vec![Effect::Cancel, Effect::Remove];
    if let Some(project) = &now {
        effects.push(Effect::Keep { turn: state.turn, slot: Store::Before, project: project.save() });
        effects.push(Effect::Drop(Store::Now));
    }
    let before = now.or(state.before.take());
    let dictionary = state.dictionary;
    *state = State { turn: state.turn + 1, dictionary, before, ..State::default() };
    effects
}
