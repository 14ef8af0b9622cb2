//! Files become texts.

use std::rc::Rc;

use jiazhu_annotate::article::no_text;
use jiazhu_annotate::encoding::Encoding;

use super::document;
use super::field::extension;
use super::file::{LARGEST_MB, Opened, Refused};
use super::history::{self, What};
use super::{Effect, Field, Format, Kind, Notice, Pane, Pictures, Project, State, album, away, lines, table};
use crate::words::Message;

/// Which of several files that come together are taken: pictures, and of articles and of glossaries the first.
pub fn taken(names: &[String]) -> Vec<bool> {
    let (mut has_article, mut has_glossary) = (false, false);
    let is_first = |has: &mut bool| !std::mem::replace(has, true);
    let is_taken = |name: &String| match extension(name).as_str() {
        _ if Pictures::is_one(name) => true,
        "yaml" | "yml" | "csv" | "tsv" => is_first(&mut has_glossary),
        // A glossary, notes or a project: its text says which.
        "json" | "jsonld" => true,
        _ => is_first(&mut has_article),
    };
    names.iter().map(is_taken).collect()
}

/// In which order files that come together are read: the article first, and its pictures when it says which it shows.
pub fn order(names: &[String]) -> Vec<usize> {
    let rank = |name: &str| match extension(name).as_str() {
        _ if Pictures::is_one(name) => 2,
        "yaml" | "yml" | "csv" | "tsv" | "json" | "jsonld" => 1,
        _ => 0,
    };
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by_key(|at| rank(&names[*at]));
    order
}

/// Of several files some were not taken.
pub fn not_taken(state: &mut State, taken: &[String], left: &[String]) -> Vec<Effect> {
    let lang = state.lang;
    let told = lang.fill(Message::NotTaken, &[("taken", &lang.row(taken)), ("left", &lang.row(left))]);
    match state.notice.take().filter(|notice| notice.is_error) {
        Some(error) => state.tell(format!("{}{}{told}", lang.sentence(&error.text), lang.space()), true),
        None => state.tell(told, false),
    }
    vec![]
}

/// A file was chosen or dropped.
pub fn file(state: &mut State, name: String, bytes: Rc<[u8]>) -> Vec<Effect> {
    if Pictures::is_one(&name) {
        return album::file(state, name, bytes);
    }
    if let Some(why) = no_text(&bytes) {
        return document::refused(state, &name, why);
    }
    if document::is_one(&extension(&name), &bytes) {
        let told = state.lang.fill(Message::BeingOpened, &[("name", &name)]);
        state.tell(told, false);
        return vec![Effect::Import { name, bytes }];
    }
    match Opened::new(name, bytes, state.lang) {
        Ok(opened) => {
            state.notice = None;
            let (encoding, bytes) = (opened.encoding, opened.bytes.clone());
            state.opened = Some(opened);
            vec![Effect::Decode { encoding, bytes }]
        }
        Err(Refused(message)) => {
            state.tell(message, true);
            vec![]
        }
    }
}

pub fn too_large(state: &mut State, name: &str, megabytes: u32) -> Vec<Effect> {
    let (size, most) = (megabytes.to_string(), LARGEST_MB.to_string());
    let message = state.lang.fill(Message::TooLarge, &[("name", name), ("size", &size), ("most", &most)]);
    state.tell(message, true);
    vec![]
}

fn project(state: &mut State, file: &str) -> Vec<Effect> {
    match Project::open(file, state.lang) {
        Ok(project) => {
            let mut effects =
                if project == Project::of(state) { vec![] } else { away::replaced_whole(state) };
            history::leave(state, What::Opened);
            // A file of an earlier studio holds no pictures: those that are here may be its own.
            let pictures = Some(state.pictures.clone()).filter(|_| project.pictures().is_empty());
            project.put(state);
            state.pictures = pictures.unwrap_or_else(|| state.pictures.clone());
            state.is_own = true;
            effects.extend(state.changed_whole(Pane::Reading));
            effects
        }
        Err(message) => {
            state.tell(message, true);
            vec![]
        }
    }
}

/// Says of another article that the glossary and the notes are those of the one before.
pub fn tell_others(state: &mut State, was_read: bool) {
    let has_others = [&state.glossary, &state.notes].iter().any(|text| !text.trim().is_empty());
    // A glossary may come with it.
    if has_others && !was_read && !state.article.trim().is_empty() && state.being_read <= 1 {
        state.say(Message::OthersStay, false);
    }
}

/// Says that the glossary, or the notes, of before have made room for those of a file, and how they come back.
pub fn tell_replaced(state: &mut State, field: Field, by: &str) {
    let message = match field {
        Field::Article => return,
        Field::Glossary => Message::GlossaryReplaced,
        Field::Notes => Message::NotesReplaced,
    };
    let text = state.text(field);
    if text.trim().is_empty() || **text == *by {
        return;
    }
    let told = state.lang.say(message).to_owned();
    match state.notice.take() {
        // Of the file itself.
        Some(notice) => {
            let text = format!("{}{}{told}", state.lang.sentence(&notice.text), state.lang.space());
            state.notice = Some(Notice { text, ..notice });
        }
        None => state.tell(told, false),
    }
}

/// The file that was read ends in the middle of a character.
pub fn cut_off(state: &mut State, encoding: Encoding) -> Vec<Effect> {
    let Some(opened) = state.opened.as_ref().filter(|opened| opened.is_read) else { return vec![] };
    let lang = state.lang;
    let told = lang.fill(Message::CutOff, &[("name", opened.name.as_str()), ("encoding", encoding.name())]);
    let before = state.notice.take();
    let before =
        before.map(|notice| format!("{}{}", lang.sentence(&notice.text), lang.space())).unwrap_or_default();
    state.tell(before + &told, true);
    vec![]
}

/// The browser has decoded the file, or its bytes do not fit.
pub fn decoded(state: &mut State, encoding: Encoding, text: Option<Rc<str>>) -> Vec<Effect> {
    let Some(opened) = &mut state.opened else { return vec![] };
    let Some(text) = text else {
        let values = [("name", opened.name.as_str()), ("encoding", encoding.name())];
        let message = state.lang.fill(Message::NotInEncoding, &values);
        state.tell(message, true);
        return vec![];
    };
    let text = lines::unmarked(text);
    if text.contains('\0') {
        let values = [("name", opened.name.as_str()), ("encoding", encoding.name())];
        let message = state.lang.fill(Message::HasNul, &values);
        state.tell(message, true);
        return vec![];
    }
    opened.encoding = encoding;
    let was_read = std::mem::replace(&mut opened.is_read, true);
    if extension(&opened.name) == "json" && Project::is_one(&text) {
        state.opened = None;
        return project(state, &text);
    }
    let kind = Kind::of(&opened.name, &text);
    if kind == (Kind::Glossary { is_table: true }) {
        let name = opened.name.clone();
        opened.kind = kind;
        return table::take(state, &name, &text);
    }
    let field = match kind {
        Kind::Article(_) => Field::Article,
        Kind::Glossary { .. } => Field::Glossary,
        Kind::Notes => Field::Notes,
    };
    // What is read anew in another encoding takes the place of gibberish.
    let mut effects = if was_read { vec![] } else { away::replaced(state, field, &text) };
    if !was_read {
        tell_replaced(state, field, &text);
    }
    state.is_own = true;
    match kind {
        Kind::Article(format) => {
            tell_others(state, was_read);
            history::write(state, Field::Article, text, What::Opened);
            (state.format, state.format_is_said) = match format {
                Some(format) => (format, true),
                None => (Format::Plain, false),
            };
        }
        Kind::Glossary { .. } => {
            table::write(state, text);
            state.cards.open = None;
        }
        Kind::Notes => history::write(state, Field::Notes, text, What::Opened),
    }
    if let Some(opened) = &mut state.opened {
        opened.kind = kind;
    }
    effects.extend(state.changed_whole(if matches!(kind, Kind::Article(_)) {
        Pane::Reading
    } else {
        Pane::Texts
    }));
    effects
}
