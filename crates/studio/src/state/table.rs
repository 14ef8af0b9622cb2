//! A glossary kept as a table becomes one in YAML, which has cards.

use std::rc::Rc;

use jiazhu_annotate::diagnostic::Diagnostic;
use jiazhu_annotate::glossary::table;

use super::history::{self, What};
use super::{Effect, Field, Notice, Pane, State, away, open};
use crate::words::Message;

/// Lines of errors that are told at once.
const TOLD: usize = 5;

/// The glossary in YAML, its entries, and what is to be told.
type Made = (String, usize, Vec<Diagnostic>);

fn made(name: &str, text: &str) -> Result<Made, Vec<Diagnostic>> {
    let (glossary, warnings) = table::parse(name, text.as_bytes())?;
    let yaml = table::to_yaml(&glossary).map_err(|why| vec![Diagnostic::error("table", name, why)])?;
    Ok((yaml, glossary.entries.len(), warnings))
}

/// Makes a glossary of a table; `name` is the file it was in. Where the table has an error nothing is changed.
pub fn take(state: &mut State, name: &str, text: &str) -> Vec<Effect> {
    let lang = state.lang;
    let (yaml, count, warnings) = match made(name, text) {
        Ok(made) => made,
        Err(errors) => {
            let text = lang.fill(Message::TableRefused, &[("name", name)]);
            state.notice = Some(Notice { text, detail: Some(lines(&errors)), is_error: true });
            return vec![];
        }
    };
    let text = lang.fill(Message::TableMade, &[("name", name), ("n", &count.to_string())]);
    let detail = (!warnings.is_empty()).then(|| lines(&warnings));
    state.notice = None;
    let mut effects = away::replaced(state, Field::Glossary, &yaml);
    let was_table = state.glossary_is_table;
    state.notice = match state.notice.take() {
        // What had to go for it is told as well.
        Some(gone) => Some(Notice {
            text: format!("{}{}{}", lang.sentence(&text), lang.space(), gone.text),
            detail,
            is_error: gone.is_error,
        }),
        None => Some(Notice { text, detail, is_error: false }),
    };
    if !was_table {
        open::tell_replaced(state, Field::Glossary, &yaml);
    }
    write(state, yaml.into());
    (state.is_own, state.cards.is_text, state.cards.open) = (true, false, None);
    effects.extend(state.changed_whole(Pane::Texts));
    effects
}

/// The glossary is this text in YAML, in one step, whatever it was.
pub fn write(state: &mut State, yaml: Rc<str>) {
    if state.glossary_is_table {
        history::leave(state, What::Opened);
        (state.glossary, state.glossary_is_table) = (yaml, false);
    } else {
        history::write(state, Field::Glossary, yaml, What::Opened);
    }
}

/// With their lines.
fn lines(told: &[Diagnostic]) -> String {
    let line = |each: &Diagnostic| match each.line {
        Some(line) => format!("Line {line}: {}.", each.message),
        None => format!("{}.", each.message),
    };
    let mut said: Vec<String> = told.iter().take(TOLD).map(line).collect();
    if told.len() > TOLD {
        said.push(format!("And {} more.", told.len() - TOLD));
    }
    said.join(" ")
}
