//! What the browser keeps of the texts, and what was put away. One tab keeps: another one says so, and writes nothing over it.

use std::rc::Rc;

use super::away::{Store, add, own, put_away, replaced_whole};
use super::history::{self, What};
use super::{Effect, History, Pane, Project, State, album, draft, link};
use crate::words::{Lang, Message};

/// Whether the texts are in the browser's storage.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Kept {
    #[default]
    Nothing,
    /// Changes are not there yet.
    Waiting,
    Here,
    Failed(NotKept),
    /// Another tab keeps its own.
    Elsewhere,
}

/// Why the storage does not take something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotKept {
    Full,
    /// By the browser's settings, or in a private window.
    Forbidden,
    /// What the browser says of it.
    Other(String),
}

impl NotKept {
    /// From the name and the message of the browser's error.
    pub fn of(name: &str, message: String) -> NotKept {
        match name {
            "QuotaExceededError" => NotKept::Full,
            // Where there is no storage at all, asking for it is a slip of the program.
            "SecurityError" | "InvalidStateError" | "NotAllowedError" | "TypeError" | "ReferenceError" => {
                NotKept::Forbidden
            }
            _ => NotKept::Other(message),
        }
    }

    pub fn told(&self, lang: Lang) -> String {
        match self {
            NotKept::Full => lang.say(Message::WhyFull).to_owned(),
            NotKept::Forbidden => lang.say(Message::WhyForbidden).to_owned(),
            NotKept::Other(message) => message.clone(),
        }
    }
}

impl State {
    /// Whether what is written would be lost with the page.
    pub fn is_at_risk(&self) -> bool {
        self.is_own && matches!(self.kept, Kept::Failed(_) | Kept::Elsewhere)
    }
}

impl State {
    /// Whether the notice is that another tab keeps the project: it can be kept here instead.
    pub fn offers_keeping(&self) -> bool {
        let says = |message| self.notice.as_ref().is_some_and(|told| told.text == self.lang.say(message));
        self.kept == Kept::Elsewhere && (says(Message::KeptElsewhere) || says(Message::TakenOver))
    }
}

/// What the storage held when the studio was opened; a fragment that holds a text comes first.
pub fn loaded(state: &mut State, fragment: &str, now: Option<Rc<str>>, before: Vec<Rc<str>>) -> Vec<Effect> {
    let lang = state.lang;
    let open = |file: Option<Rc<str>>| file.and_then(|file| Project::open(&file, lang).ok());
    state.before = before.into_iter().filter_map(|file| open(Some(file))).collect();
    if let Some(text) = link::text(fragment) {
        // What was at the desk before stays in reach, also when the link's text is written on and kept in its place.
        let mut effects = open(now).map(|now| put_away(state, now)).unwrap_or_default();
        state.article = text.into();
        state.linked = Some(state.article.clone());
        said(state, fragment);
        effects.extend(state.changed_whole(Pane::Reading));
        return effects;
    }
    if !fragment.is_empty() {
        state.linked = Some(Rc::default());
    }
    tell_unreadable(state, fragment);
    // Who has begun already goes on with that.
    let Some(project) = open(now).filter(|_| state.is_empty()) else { return vec![] };
    state.history = History::default();
    let effects = put(state, project);
    if state.is_elsewhere {
        state.say(Message::KeptElsewhere, false);
    }
    effects
}

/// How the text of a link is written: as that says, else as the text looks.
fn said(state: &mut State, fragment: &str) {
    let said = link::format(fragment);
    (state.format, state.format_is_said) = (said.unwrap_or(state.format), said.is_some());
}

/// A link without a text that can be read.
fn tell_unreadable(state: &mut State, fragment: &str) {
    if link::is_one(fragment) && link::text(fragment).is_none() {
        state.say(Message::LinkUnreadable, true);
    }
}

/// A link was opened where the studio was open: its text comes as into a new tab, and what was at the desk is put away.
pub fn linked(state: &mut State, fragment: &str) -> Vec<Effect> {
    let Some(text) = link::text(fragment) else {
        tell_unreadable(state, fragment);
        if link::is_one(fragment) {
            state.linked = Some(Rc::default());
        }
        return vec![];
    };
    if text == *state.article {
        return vec![];
    }
    let mut effects = replaced_whole(state);
    history::leave(state, What::Opened);
    (state.article, state.glossary, state.notes) = (text.into(), Rc::default(), Rc::default());
    state.linked = Some(state.article.clone());
    (state.glossary_is_table, state.is_own) = (false, false);
    said(state, fragment);
    (state.opened, state.notice, state.pictures) = Default::default();
    (state.cards, state.note_cards, state.passage, state.base, state.outcome) = Default::default();
    // What is in the storage is another text, until this one is written on.
    (state.kept, state.keep_waits, state.is_changed) = (Kept::Nothing, None, false);
    effects.extend(state.changed_whole(Pane::Reading));
    effects
}

/// A project as the storage has it comes to the desk.
fn put(state: &mut State, project: Project) -> Vec<Effect> {
    project.put(state);
    state.is_own = true;
    let mut effects = state.changed_whole(Pane::Reading);
    // It is in the storage already.
    effects.retain(|effect| !matches!(effect, Effect::WaitToKeep));
    (state.keep_waits, state.is_changed) = (None, false);
    state.kept = if state.is_elsewhere { Kept::Elsewhere } else { Kept::Here };
    effects
}

/// Texts have changed: they are to be kept soon, and no later than that while one writes on.
pub fn soon(state: &mut State) -> Vec<Effect> {
    if !state.is_own {
        return vec![];
    }
    state.is_changed = true;
    if state.is_elsewhere {
        if state.kept != Kept::Elsewhere {
            state.kept = Kept::Elsewhere;
            state.say(Message::KeptElsewhere, false);
        }
        return vec![];
    }
    // A storage that refuses is asked again, and told of once.
    if !matches!(state.kept, Kept::Failed(_)) {
        state.kept = Kept::Waiting;
    }
    if state.keep_waits.is_some() {
        return vec![];
    }
    state.keep_waits = Some(state.turn);
    vec![Effect::WaitToKeep]
}

/// It is time, or the page is being left.
pub fn due(state: &mut State) -> Vec<Effect> {
    let turn = state.turn;
    let Some(since) = state.keep_waits.take().filter(|_| state.is_own && !state.is_elsewhere) else {
        return vec![];
    };
    let mut effects = vec![];
    if state.keep_asked != Some(turn) {
        state.keep_asked = Some(turn);
        let project = Project::of(state);
        effects.extend(album::keep([&project]));
        effects.push(Effect::Keep { turn, slot: Store::Now, project: project.save() });
    }
    effects.extend(draft::keep(state));
    if since == turn {
        state.history.pause();
    } else {
        state.keep_waits = Some(turn);
        effects.push(Effect::WaitToKeep);
    }
    effects
}

/// The texts of a turn are in the storage, or why not.
pub fn kept(state: &mut State, turn: u32, failure: Option<NotKept>) -> Vec<Effect> {
    match failure {
        Some(why) => {
            // Once: with each key it would be in the way.
            if !matches!(state.kept, Kept::Failed(_)) && state.notice.is_none() {
                let told = why.told(state.lang);
                state.tell(state.lang.fill(Message::NotKept, &[("why", &told)]), true);
            }
            state.kept = Kept::Failed(why);
        }
        None if state.is_elsewhere => {}
        None if turn == state.turn => (state.kept, state.is_changed) = (Kept::Here, false),
        // What was refused before is taken again.
        None if matches!(state.kept, Kept::Failed(_)) => state.kept = Kept::Waiting,
        None => {}
    }
    vec![]
}

/// Whether this tab keeps what is written, of all that are open.
pub fn held(state: &mut State, is_held: bool) -> Vec<Effect> {
    let was_elsewhere = std::mem::replace(&mut state.is_elsewhere, !is_held);
    if is_held {
        // What the other tab has kept meanwhile comes first.
        return if was_elsewhere { vec![Effect::Look] } else { vec![] };
    }
    if !was_elsewhere && state.is_own {
        state.kept = Kept::Elsewhere;
        state.say(Message::TakenOver, false);
    }
    vec![]
}

/// This tab keeps from now on: what the other one has kept, as it is in the storage.
pub fn taken(state: &mut State, now: Option<Rc<str>>) -> Vec<Effect> {
    let lang = state.lang;
    let other = now.and_then(|file| Project::open(&file, lang).ok());
    let Some(other) = other.filter(|other| *other != Project::of(state)) else {
        state.kept = if state.is_own { Kept::Here } else { Kept::Nothing };
        return vec![];
    };
    if state.is_own && state.is_changed && !state.article.trim().is_empty() {
        // Neither is lost: this one stays, the other one is put away.
        let mut effects = put_away(state, other);
        state.kept = Kept::Waiting;
        state.say(Message::KeptHereBoth, false);
        effects.extend(soon(state));
        return effects;
    }
    if state.is_empty() {
        add(state, other);
        return vec![];
    }
    history::leave(state, What::Opened);
    let effects = put(state, other);
    state.say(Message::KeptHereNow, false);
    effects
}

/// Another tab has kept texts, in a browser that does not let one tab keep for all.
pub fn other_tab(state: &mut State) -> Vec<Effect> {
    if state.is_own && !state.is_elsewhere {
        state.say(Message::OtherTab, false);
    }
    vec![]
}

/// Back to what was put away, by its number in the list.
pub fn go_on(state: &mut State, at: usize) -> Vec<Effect> {
    if at >= state.before.len() {
        return vec![];
    }
    let project = state.before.remove(at);
    history::leave(state, What::Opened);
    project.put(state);
    state.is_own = true;
    state.changed_whole(Pane::Reading)
}

/// Puts the texts away: one can go on with them, and undoing brings back all that lay there.
pub fn begin(state: &mut State) -> Vec<Effect> {
    let mut effects = vec![Effect::Cancel, Effect::Remove];
    state.notice = None;
    if let Some(project) = own(state) {
        effects.extend(put_away(state, project));
        // What another tab keeps stays as it is.
        if !state.is_elsewhere {
            effects.extend([Effect::Drop(Store::Now), Effect::Drop(Store::Draft)]);
        }
    }
    history::leave(state, What::Begun);
    let (before, history) = (std::mem::take(&mut state.before), std::mem::take(&mut state.history));
    let notice = state.notice.take();
    *state = State { turn: state.turn + 1, before, history, notice, ..state.emptied() };
    effects
}
