//! What the annotator answers: readings, which are shown, and findings.

use super::*;
use crate::words::Message;

/// The reading goes on without the dictionary.
pub fn no_dictionary(state: &mut State, turn: u32) -> Vec<Effect> {
    state.dictionary = Dictionary::NotAsked;
    state.say(Message::DictionaryOffline, true);
    if !state.is_answered(turn) {
        return vec![];
    }
    if state.shown == Some(state.turn) {
        state.work = Work::Idle;
        return vec![];
    }
    state.ask(false)
}

/// A reading has been made, of the texts as they are or as they were when they were asked for: that one is shown while the next is made.
pub fn annotated(state: &mut State, answer: Answer) -> Vec<Effect> {
    let is_newest = answer.turn == state.turn;
    if !state.is_answered(answer.turn) {
        return vec![];
    }
    state.took = answer.took;
    let is_told = answer.findings.is_empty();
    if is_newest && is_told && state.told != Some(answer.turn) {
        // They could not be told.
        return state.ask(false);
    }
    if is_newest && !is_told {
        let Some(found) = state.found.then(&answer.findings, state.lang) else {
            // Of others than are known: all of them are asked for.
            state.found = Found::default();
            return state.ask(false);
        };
        state.found = found;
        let found = state.found.in_order();
        if answer.reading.is_none()
            && let Some(effects) = meanwhile::retry(state, &found)
        {
            // They are told at once, whatever is read in the place of what is wrong.
            state.findings = meanwhile::with_errors(state, Rc::default());
            return effects;
        }
        if answer.reading.is_some() {
            meanwhile::made(state);
        }
        state.findings = meanwhile::with_errors(state, found);
    }
    if answer.words.is_some() {
        state.dictionary = Dictionary::Here;
        state.words.clone_from(&answer.words);
    }
    let mut effects = match answer.reading {
        // It has been shown before it was checked.
        Some(reading)
            if answer.words.is_none()
                && state.early == Some(answer.turn)
                && state.reading.as_ref() == Some(&reading) =>
        {
            vec![]
        }
        Some(_) if state.is_seen(answer.turn) => vec![],
        // What is on the screen of it does until the newest is there.
        Some(_) if !is_newest && state.seen == Some(answer.turn) => vec![],
        // Its blocks are on the screen.
        Some(reading) if is_newest && state.seen == Some(answer.turn) && answer.words.is_none() => {
            state.reading = Some(reading);
            state.late = Some(answer.turn);
            vec![Effect::ShowLater]
        }
        Some(reading) => show(state, answer.turn, reading, answer.words),
        None => {
            if is_newest {
                state.work = Work::Refused;
                return vec![];
            }
            vec![]
        }
    };
    if is_newest {
        // What is typed meanwhile goes before it.
        effects.push(Effect::CompareSoon);
    }
    if !is_newest {
        // Nothing has been asked for where a pause is waited for.
        if state.is_behind {
            effects.extend(state.ask(false));
        }
    } else if answer.is_complete {
        state.work = Work::Idle;
    } else {
        effects.extend(state.ask(true));
    }
    effects
}

/// The findings of a reading that has no error, and comes. Where its blocks that have changed are on the screen, all of it has been seen.
pub fn found(state: &mut State, turn: u32, findings: &str) -> Vec<Effect> {
    if state.asked != Some(turn) || turn != state.turn {
        return vec![];
    }
    let Some(found) = state.found.then(findings, state.lang) else {
        // Of others than are known: all of them are asked for with the reading.
        state.found = Found::default();
        return vec![];
    };
    state.found = found;
    state.told = Some(turn);
    meanwhile::made(state);
    state.findings = meanwhile::with_errors(state, state.found.in_order());
    if state.seen == Some(turn) {
        state.work = Work::Idle;
    }
    vec![]
}

/// The whole of a reading takes the place of what was seen of it. What somebody has selected there would be lost by that: it comes after.
pub fn show_due(state: &mut State, selects: bool) -> Vec<Effect> {
    if state.late != Some(state.turn) || state.is_composing {
        return vec![];
    }
    if selects {
        return vec![Effect::ShowLater];
    }
    match state.reading.clone() {
        Some(reading) => {
            let words = state.words.clone().filter(|_| state.dictionary == Dictionary::Here);
            show(state, state.turn, reading, words)
        }
        None => vec![],
    }
}

/// Shows the reading of a change.
pub fn show(state: &mut State, turn: u32, reading: Rc<[u8]>, words: Option<Rc<[u8]>>) -> Vec<Effect> {
    (state.is_shown, state.late) = (true, None);
    state.shown = Some(turn);
    state.reading = Some(reading.clone());
    let mut effects = vec![Effect::Show { reading, words }];
    if turn != state.turn && !state.is_composing {
        // What has been asked for differs from the reading before.
        effects.extend(state.ask_blocks());
    }
    effects
}
