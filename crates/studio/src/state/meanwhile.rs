//! What is read while a glossary, notes or the head of an article have an error: the text without what is wrong in it, or as it was before. So the reading follows what is
//! written all the same. Published is only what has no error.

use std::ops::Range;
use std::rc::Rc;

use super::finding::{Finding, Severity};
use super::lines::common;
use super::mend::HEAD;
use super::{Effect, Field, State};
use crate::yaml::{Step, Tree, remove};

/// How often what is wrong is left out, since one error can hide another; then all that has changed is.
const TRIES: u8 = 3;

/// What is read in place of the glossary and of the notes, and what they were when they had no error.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Meanwhile {
    instead: [Option<Instead>; 2],
    good: [Rc<str>; 2],
    head: Option<Head>,
}

/// An article that is read without its head, which has errors.
#[derive(Clone, Debug, PartialEq)]
struct Head {
    of: Rc<str>,
    text: Rc<str>,
    errors: Vec<Finding>,
}

/// What is read in place of a text that has errors.
#[derive(Clone, Debug, PartialEq)]
struct Instead {
    of: Rc<str>,
    /// The article, where the errors are about that as well.
    article: Option<Rc<str>>,
    text: Rc<str>,
    errors: Vec<Finding>,
    tries: u8,
}

/// What the reader is told of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// Some of the entries or notes are left out, or as they were before.
    Some,
    /// The whole text is as it was before.
    Before,
}

const FIELDS: [Field; 2] = [Field::Glossary, Field::Notes];

impl Meanwhile {
    /// The text that is read in place of another.
    fn of(&self, at: usize, article: &str, text: &Rc<str>) -> Option<&Instead> {
        let is_it = |instead: &&Instead| {
            instead.of == *text && instead.article.as_deref().is_none_or(|own| own == article)
        };
        self.instead[at].as_ref().filter(is_it)
    }
}

impl State {
    fn instead(&self, at: usize) -> Option<&Instead> {
        self.meanwhile.of(at, &self.article, self.text(FIELDS[at]))
    }

    /// The glossary and the notes as they are read now.
    pub(super) fn read_instead(&self) -> [Rc<str>; 2] {
        [0, 1].map(|at| {
            self.instead(at).map_or_else(|| self.text(FIELDS[at]).clone(), |instead| instead.text.clone())
        })
    }

    fn without_head(&self) -> Option<&Head> {
        self.meanwhile.head.as_ref().filter(|head| head.of == self.article)
    }

    /// The article as it is read now.
    pub(super) fn article_read(&self) -> Rc<str> {
        self.without_head().map_or(&self.article, |head| &head.text).clone()
    }

    /// What the reading on the screen lacks, if its texts have errors.
    pub fn left(&self) -> Option<Left> {
        let own = (0..2).filter_map(|at| self.instead(at));
        let of = |instead: &Instead| match instead.tries > TRIES + 1 {
            true => Left::Before,
            false => Left::Some,
        };
        own.map(of)
            .chain(self.without_head().map(|_| Left::Some))
            .reduce(|one, other| if one == Left::Before { one } else { other })
    }
}

/// The findings of a reading, with the errors of what was left out.
pub fn with_errors(state: &State, findings: Rc<[Finding]>) -> Rc<[Finding]> {
    let of_texts = (0..2).filter_map(|at| state.instead(at)).flat_map(|instead| &instead.errors);
    let of_head = state.without_head().into_iter().flat_map(|head| &head.errors);
    let errors: Vec<Finding> = of_head.chain(of_texts).cloned().collect();
    if errors.is_empty() {
        return findings;
    }
    // What is found of a text as it was before stands on lines that this one has not.
    let is_before = |finding: &Finding| {
        let at = FIELDS.iter().position(|field| finding.field() == Some(*field));
        at.and_then(|at| state.instead(at)).is_some_and(|instead| instead.tries > TRIES + 1)
    };
    errors.iter().chain(findings.iter().filter(|finding| !is_before(finding))).cloned().collect()
}

/// A reading was made of the texts as they are.
pub fn made(state: &mut State) {
    for (at, field) in FIELDS.into_iter().enumerate() {
        if state.instead(at).is_none() {
            (state.meanwhile.good[at], state.meanwhile.instead[at]) = (state.text(field).clone(), None);
        }
    }
}

/// No reading could be made: asks for one of what is not wrong. `None` where nothing else is to be tried.
pub fn retry(state: &mut State, findings: &[Finding]) -> Option<Vec<Effect>> {
    let errors = || findings.iter().filter(|finding| finding.severity == Severity::Error);
    let is_head = |error: &&Finding| error.field() == Some(Field::Article) && error.code == HEAD;
    // An article has no other that could be read, but without its head.
    let is_other = |error: &Finding| !error.field().is_some_and(|field| FIELDS.contains(&field));
    if errors().filter(|error| !is_head(error)).any(is_other) {
        return None;
    }
    let mut is_new = false;
    let of_head: Vec<Finding> = errors().filter(is_head).cloned().collect();
    if !of_head.is_empty() {
        if state.without_head().is_some() {
            return None;
        }
        let (of, text) = (state.article.clone(), without_head(&state.article));
        if text.trim().is_empty() {
            return None;
        }
        state.meanwhile.head = Some(Head { of, text: text.into(), errors: of_head });
        is_new = true;
    }
    for (at, field) in FIELDS.into_iter().enumerate() {
        let own: Vec<Finding> = errors().filter(|error| error.field() == Some(field)).cloned().collect();
        if own.is_empty() {
            continue;
        }
        let of = state.text(field).clone();
        // A table is not read as what is none.
        let is_table = field == Field::Glossary && state.glossary_is_table;
        let good = if is_table { Rc::default() } else { state.meanwhile.good[at].clone() };
        let before = state.instead(at).cloned();
        let tries = before.as_ref().map_or(0, |before| before.tries);
        let text = before.as_ref().map_or(&of, |before| &before.text);
        let is_about_article = own.iter().any(|error| error.code.starts_with("note-"));
        let lines: Vec<usize> =
            own.iter().filter_map(|error| Some(error.line?.checked_sub(1)? as usize)).collect();
        let some = match (tries, field) {
            (0..TRIES, Field::Notes) => without_notes(text, &lines),
            (0..TRIES, _) => without_entries(text, &good, &lines, false),
            (TRIES, Field::Glossary) => without_entries(&of, &good, &changed(&good, &of), true),
            _ => None,
        };
        let is_other = |some: &String| **some != **text;
        let (text, tries) = match some.filter(is_other) {
            Some(some) => (some.into(), tries + 1),
            // Once more, of what has changed.
            None if tries < TRIES && field == Field::Glossary => {
                match without_entries(&of, &good, &changed(&good, &of), true).filter(is_other) {
                    Some(some) => (some.into(), TRIES + 1),
                    None => (good, TRIES + 2),
                }
            }
            None if tries < TRIES + 2 => (good, TRIES + 2),
            None => continue,
        };
        // Errors of what was read instead are no errors of the author's.
        let errors = before.map_or(own, |before| before.errors);
        let article = is_about_article.then(|| state.article.clone());
        state.meanwhile.instead[at] = Some(Instead { of, article, text, errors, tries });
        is_new = true;
    }
    is_new.then(|| state.ask(false))
}

/// An article whose head is blank lines: what stands below stays on its line. Of a head without an end only its beginning is one.
fn without_head(article: &str) -> String {
    let lines: Vec<&str> = article.split_inclusive('\n').collect();
    let end = lines.iter().skip(1).position(|line| ["---", "..."].contains(&line.trim_end()));
    let head = end.map_or(1, |end| end + 2).min(lines.len());
    let blank = lines[..head].iter().map(|line| if line.ends_with('\n') { "\n" } else { "" });
    blank.chain(lines[head..].iter().copied()).collect()
}

/// The lines of a text that another one has not, from the first to the last.
fn changed(before: &str, text: &str) -> Vec<usize> {
    let (start, end) = common(before, text);
    let line = |byte: usize| text[..byte].matches('\n').count();
    (line(start)..=line(text.len() - end)).collect()
}

/// The lines of a glossary, and of each of its entries those that it stands on; `None` where entries do not stand on lines of their own.
fn items(text: &str) -> Option<(Vec<&str>, Vec<Range<usize>>)> {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let depth = |line: &str| {
        let rest = line.trim_start_matches(' ');
        (!rest.trim().is_empty() && !rest.starts_with('#')).then_some(line.len() - rest.len())
    };
    let head = lines.iter().position(|line| line.trim_end() == "entries:")?;
    let first = (head + 1..lines.len()).find(|at| depth(lines[*at]).is_some())?;
    let indent = depth(lines[first])?;
    let is_item = |line: &str| depth(line) == Some(indent) && line.trim_start().starts_with('-');
    // What is a mistake begins further out as well: the list ends with a key.
    let is_end = |line: &str| depth(line) == Some(0) && !is_item(line) && line.trim_end().contains(':');
    let end = (first..lines.len()).find(|at| is_end(lines[*at])).unwrap_or(lines.len());
    let starts: Vec<usize> = (first..end).filter(|at| is_item(lines[*at])).collect();
    let ends = starts.iter().skip(1).copied().chain([end]);
    let items = starts.iter().zip(ends).map(|(start, end)| *start..end).collect();
    Some((lines, items))
}

/// What an entry is known by, as it is written.
fn id(lines: &[&str]) -> Option<String> {
    lines.iter().find_map(|line| {
        let at = line.match_indices("id:").find(|(at, _)| line[..*at].ends_with([' ', '{', '-']))?.0;
        let rest = line[at + 3..].trim_start();
        Some(rest.split([',', '}', '#', '\n', '\r']).next()?.trim().to_owned())
    })
}

/// A glossary in which the entries on some lines are as they were before, or left out where they were not there or had more lines: what stands
/// below stays on its line.
/// `changed`: of entries that are as they were before none is wrong.
fn without_entries(text: &str, good: &str, wrong: &[usize], changed: bool) -> Option<String> {
    let (mut lines, items) = items(text)?;
    let known = self::items(good);
    let mut is_any = false;
    let mut is_all = true;
    for item in items {
        let own = id(&lines[item.clone()]);
        let before = || {
            let (lines, items) = known.as_ref()?;
            let is_it = |item: &&Range<usize>| own.is_some() && id(&lines[(*item).clone()]) == own;
            Some(&lines[items.iter().find(is_it)?.clone()])
        };
        let is_wrong = wrong.iter().any(|line| item.contains(line))
            && !(changed && before().is_some_and(|before| *before == lines[item.clone()]));
        is_any |= is_wrong;
        if !is_wrong {
            is_all = false;
            continue;
        }
        let before = before();
        let before = before.filter(|before| before.len() <= item.len() && **before != lines[item.clone()]);
        is_all &= before.is_none();
        for (at, line) in lines[item.clone()].iter_mut().enumerate() {
            *line = before.and_then(|before| before.get(at)).copied().unwrap_or("\n");
        }
    }
    let text = lines.concat();
    // A list without entries is written.
    let text = if is_all { text.replacen("entries:", "entries: []", 1) } else { text };
    is_any.then_some(text)
}

/// Notes without those on some lines.
fn without_notes(text: &str, wrong: &[usize]) -> Option<String> {
    let tree = Tree::read(text)?;
    let (list, path) = match tree.root.get("items") {
        Some(list) => (list, vec![Step::Key("items")]),
        None => (&tree.root, vec![]),
    };
    let line = |byte: usize| text[..byte].matches('\n').count();
    let is_wrong = |at: &usize| {
        let bytes = &list.items()[*at].bytes;
        wrong.iter().any(|wrong| (line(bytes.start)..=line(bytes.end)).contains(wrong))
    };
    let all: Vec<usize> = (0..list.items().len()).filter(is_wrong).collect();
    if all.is_empty() {
        return None;
    }
    if all.len() == list.items().len() {
        let empty = format!("{}[]{}", &text[..list.bytes.start], &text[list.bytes.end..]);
        return Some(empty);
    }
    let mut text = text.to_owned();
    for at in all.into_iter().rev() {
        let tree = Tree::read(&text)?;
        let path: Vec<Step> = path.iter().copied().chain([Step::Item(at)]).collect();
        let mut edit = remove(&text, &tree, &path)?;
        // What stands below stays on its line.
        edit.put = "\n".repeat(text[edit.at.clone()].matches('\n').count());
        text = edit.applied(&text);
    }
    Some(text)
}
