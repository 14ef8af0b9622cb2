//! Files of pictures on their way: into the storage and out of it, and to an article that is still being opened.

use std::rc::Rc;

use super::{Effect, Pictures, Project, State, Work, keep};
use crate::words::Message;

/// By what the storage calls it.
type File = (Rc<str>, Rc<[u8]>);

/// A picture was opened. Which of the article it is, its reading says: where that is not there yet it is waited for.
pub fn file(state: &mut State, name: String, bytes: Rc<[u8]>) -> Vec<Effect> {
    // What waits is taken at once where there is nothing to wait for.
    state.beside.push((name, bytes));
    vec![]
}

/// A picture was opened for one of the article’s addresses.
pub fn put(state: &mut State, address: &str, name: &str, bytes: Rc<[u8]>) -> Vec<Effect> {
    match state.pictures.put(address, name, bytes, state.lang) {
        Ok(()) => {
            let told = state.lang.fill(Message::PictureTaken, &[("name", name)]);
            state.tell(told, false);
            changed(state)
        }
        Err(told) => {
            state.tell(told, true);
            vec![]
        }
    }
}

/// The reading and what is kept follow the pictures.
fn changed(state: &mut State) -> Vec<Effect> {
    state.turn += 1;
    state.is_own = true;
    let mut effects = keep::soon(state);
    effects.extend(state.annotated());
    effects
}

/// Whether the article is about to be another than the reading on the screen.
fn is_settling(state: &State) -> bool {
    state.being_read > 0 || (matches!(state.work, Work::Busy { .. }) && state.shown != Some(state.turn))
}

/// What follows every action; `has_read`: it was that a file has become a text, or cannot.
pub fn follow(state: &mut State, has_read: bool, effects: &mut Vec<Effect>) {
    let begun = |effect: &&Effect| matches!(effect, Effect::Decode { .. } | Effect::Import { .. });
    let begun = effects.iter().filter(begun).count() as u32;
    state.being_read = state.being_read.saturating_sub(u32::from(has_read)) + begun;
    if !state.beside.is_empty() && !is_settling(state) {
        effects.extend(take(state));
    }
    let absent = state.pictures.absent();
    let is_asked = state.pictures_asked.as_ref().is_some_and(|asked| asked.is(&state.pictures));
    if !absent.is_empty() && !is_asked {
        (state.pictures_asked, state.pictures_awaited) = (Some(state.pictures.clone()), true);
        effects.push(Effect::LoadPictures(absent));
    }
    for (key, bytes) in state.pictures.drawings() {
        if !state.drawn.contains_key(&key) {
            state.drawn.insert(key.clone(), None);
            effects.push(Effect::Draw(key, bytes));
        }
    }
}

/// A drawing has become pixels: the reading is shown with them.
pub fn drawn(state: &mut State, key: Rc<str>, pixels: Option<Rc<[u8]>>) -> Vec<Effect> {
    let is_drawn = pixels.is_some();
    state.drawn.insert(key, pixels);
    if is_drawn { shown_again(state).into_iter().collect() } else { vec![] }
}

/// The reading that is on the screen, with the pictures that there are now.
fn shown_again(state: &State) -> Option<Effect> {
    let reading = state.reading.clone().filter(|_| state.is_shown)?;
    let words = state.words.clone().filter(|_| state.dictionary == super::Dictionary::Here);
    Some(Effect::Show { reading, words })
}

/// Whatever is shown asks no server for a picture.
pub fn show(state: &State, effects: &mut [Effect]) {
    for effect in effects.iter_mut().filter(|_| state.may_have_pictures) {
        if let Effect::Show { reading, .. } | Effect::ShowBlocks { reading, .. } = effect {
            *reading = state.pictures.at_hand(reading.clone(), &state.drawn);
        }
    }
}

/// The pictures that have waited find their places.
fn take(state: &mut State) -> Vec<Effect> {
    let (mut taken, mut refused) = (Vec::new(), Vec::new());
    for (name, bytes) in std::mem::take(&mut state.beside) {
        match state.pictures.add(&name, bytes, state.reading.as_deref(), state.lang) {
            Ok(()) => taken.push(name),
            Err(told) => refused.push(told),
        }
    }
    let lang = state.lang;
    if !taken.is_empty() {
        state.tell(lang.fill(Message::PictureTaken, &[("name", &lang.row(&taken))]), false);
    }
    if !refused.is_empty() {
        let told: Vec<String> = refused.iter().map(|told| lang.sentence(told)).collect();
        state.tell(told.join(lang.space()), true);
    }
    if taken.is_empty() { vec![] } else { changed(state) }
}

/// What the storage is to have of the pictures of projects; nothing where there are none.
pub fn keep<'a>(projects: impl IntoIterator<Item = &'a Project>) -> Option<Effect> {
    let files: Vec<File> = projects.into_iter().flat_map(|project| project.pictures().files()).collect();
    (!files.is_empty()).then_some(Effect::KeepPictures(files))
}

/// The storage has given what it has of the pictures that it was asked for.
pub fn here(state: &mut State, files: &[File]) -> Vec<Effect> {
    for (key, bytes) in files {
        state.pictures.fill(key, bytes);
    }
    (state.pictures_asked, state.pictures_awaited) = (Some(state.pictures.clone()), false);
    // Those that did not come are missing.
    state.missing.forget();
    if files.is_empty() { vec![] } else { shown_again(state).into_iter().collect() }
}

/// Of the pictures in the storage those that none of its texts names.
pub fn unnamed_of<'a>(keys: Vec<String>, texts: impl Iterator<Item = &'a Rc<str>> + Clone) -> Vec<Rc<str>> {
    let is_named = |key: &String| texts.clone().any(|text| text.contains(key.as_str()));
    keys.into_iter().filter(|key| !is_named(key)).map(Rc::from).collect()
}

/// They go, unless they have come to the desk meanwhile, or another tab is at work.
pub fn unnamed(state: &State, mut keys: Vec<Rc<str>>) -> Vec<Effect> {
    let is_here = |pictures: &Pictures, key: &str| pictures.keys().values().any(|own| *own == key);
    keys.retain(|key| !is_here(&state.pictures, key));
    if state.is_elsewhere || keys.is_empty() { vec![] } else { vec![Effect::DropPictures(keys)] }
}
