//! Pictures that the article shows and nobody has opened, and files that its links lead to, which the studio does not have: findings, as
//! the command line has them.

use std::rc::Rc;

use jiazhu_html::{links, local_path};
use jiazhu_reading::Reading;

use super::{FIRST_FINDINGS, Finding, Pictures, Severity, State};

/// The codes of these findings.
const MISSING: &str = "missing-picture";
const LINKED: &str = "linked-file";

/// What was found last, and of what.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Missing {
    of: Option<(Rc<[u8]>, Pictures)>,
    addresses: Vec<(String, bool)>,
    /// Of files that links lead to.
    linked: Vec<String>,
    /// The findings with these among them.
    told: Option<Rc<[Finding]>>,
}

impl Missing {
    /// It is to be looked for again.
    pub fn forget(&mut self) {
        self.of = None;
    }

    /// Whether the article shows pictures whose files are its own.
    pub fn shows_any(&self) -> bool {
        !self.addresses.is_empty()
    }
}

/// Puts the findings of missing pictures among the others, where the reading, the pictures or the others have changed.
pub fn refresh(state: &mut State) {
    let is_of = |(reading, pictures): &(Rc<[u8]>, Pictures)| {
        pictures.is(&state.pictures) && state.reading.as_ref().is_some_and(|own| Rc::ptr_eq(own, reading))
    };
    let is_same = state.missing.of.as_ref().is_some_and(is_of);
    let is_told = state.missing.told.as_ref().is_some_and(|told| Rc::ptr_eq(told, &state.findings));
    if (is_same && is_told) || !state.is_shown {
        return;
    }
    if !is_same {
        // Most articles have none: their readings are not opened for it.
        let may_have =
            ["](", "]:", "<img", "<IMG", "<a ", "<A "].iter().any(|sign| state.article.contains(sign));
        let reading = if may_have { state.opened_reading() } else { None };
        state.missing.linked = reading.as_deref().map_or_else(Vec::new, linked);
        state.missing.addresses = reading.map_or_else(Vec::new, |reading| state.pictures.addresses(&reading));
        state.missing.of = state.reading.clone().map(|reading| (reading, state.pictures.clone()));
    }
    let missing: Vec<Finding> = {
        let all = state.missing.addresses.iter().filter(|(_, is_missing)| *is_missing);
        // What the storage is asked for may come.
        let all = all.take(if state.pictures_awaited { 0 } else { usize::MAX });
        let pictures = all.map(|(address, _)| (MISSING, address));
        let linked = state.missing.linked.iter().map(|address| (LINKED, address));
        let all = pictures.chain(linked).enumerate();
        all.map(|(at, (code, address))| finding(state, code, address, at < FIRST_FINDINGS)).collect()
    };
    let is_other = |finding: &&Finding| finding.code != MISSING && finding.code != LINKED;
    if !missing.is_empty() || state.findings.iter().any(|finding| !is_other(&finding)) {
        let (errors, others): (Vec<_>, Vec<_>) = (state.findings.iter().filter(is_other))
            .cloned()
            .partition(|finding| finding.severity == Severity::Error);
        state.findings = errors.into_iter().chain(missing).chain(others).collect();
    }
    state.missing.told = Some(state.findings.clone());
}

/// The addresses of files that links lead to, each once.
fn linked(reading: &Reading) -> Vec<String> {
    let mut addresses: Vec<String> = Vec::new();
    for link in links(reading) {
        if local_path(&link.href).is_some() && !addresses.contains(&link.href) {
            addresses.push(link.href.clone());
        }
    }
    addresses
}

fn finding(state: &State, code: &str, address: &str, has_place: bool) -> Finding {
    let line_of = || {
        let (line, text) = (1..).zip(state.article.lines()).find(|(_, line)| line.contains(address))?;
        Some((line, text[..text.find(address)?].chars().count() as u32 + 1))
    };
    let place = if has_place { line_of() } else { None };
    Finding {
        severity: Severity::Warning,
        code: code.to_owned(),
        message: match code {
            MISSING => format!(
                "the picture `{address}` is not here: open its file, and it is in the reading and in what you take along"
            ),
            _ => format!(
                "the link to `{address}` leads to a file, which the studio does not have: put it beside the page that you publish, or write its address on the server"
            ),
        },
        file: state.format.name().to_owned(),
        line: place.map(|(line, _)| line),
        column: place.map(|(_, column)| column),
        start: None,
        end: None,
    }
}

impl Finding {
    /// The address of the picture that is missing, if it is about one.
    pub fn missing_picture(&self) -> Option<String> {
        let is_one = self.code == MISSING;
        self.message.split('`').nth(1).filter(|_| is_one).map(str::to_owned)
    }
}
