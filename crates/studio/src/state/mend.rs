//! Findings that a button mends, as their messages say what to do.

use super::history::{self, What};
use super::slot::ORDER;
use super::{Effect, Field, Finding, Severity, Slot, State, cards, table};
use crate::words::{Label, Lang, Message};
use crate::yaml::{Step, Tree, remove, set};

/// What a button does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mend {
    /// A value of an entry, by its id.
    Set { id: String, slot: Slot, value: String },
    /// The passage becomes a form of the entry.
    AddForm { id: String },
    /// The form on its line is taken out.
    DeleteForm,
    /// The form of an entry is taken out, by what it is.
    DeleteFormOf { id: String, form: String },
    /// The id is no more among those that the entry is related to.
    DropRelated { id: String },
    /// In the whole article.
    Replace { from: String, to: String },
    /// What stands at the place of the finding.
    Here { from: String, to: String },
    /// The value at the place of the finding, up to the end of its line, gets quotation marks.
    Quote,
    /// Spaces in the place of the tabs that indent.
    Tabs,
    /// The id at the place of the finding gets a number.
    NewId,
    /// The table that was pasted becomes a glossary.
    Table,
}

/// The code of findings about the head of an article.
pub const HEAD: &str = "front-matter";

/// The byte of a place that is told in lines and code points, both from 1.
fn byte_at(text: &str, line: u32, column: u32) -> Option<usize> {
    let lines = text.split_inclusive('\n').take(line.checked_sub(1)? as usize);
    let start: usize = lines.map(str::len).sum();
    let rest = text.get(start..)?;
    let line = rest.split(['\n', '\r']).next()?;
    let at = line.char_indices().map(|(at, _)| at).chain([line.len()]).nth(column.checked_sub(1)? as usize)?;
    Some(start + at)
}

fn end_of_line(text: &str, at: usize) -> usize {
    text[at..].find(['\n', '\r']).map_or(text.len(), |end| at + end)
}

impl Mend {
    pub fn of(finding: &Finding) -> Option<Mend> {
        let mut quoted = finding.message.split('`').skip(1).step_by(2).map(str::to_owned);
        let mut next = || quoted.next();
        let (first, second, third, fourth) = (next(), next(), next(), next());
        let says = |words: &str| finding.message.contains(words);
        // The head of an article is YAML as well, read by the same reader.
        let is_yaml = finding.field() == Some(Field::Glossary) || finding.code == HEAD;
        if is_yaml && finding.severity == Severity::Error {
            return Some(if says("this is a table, and a glossary is YAML") {
                Mend::Table
            } else if says("is indented with a tab") {
                Mend::Tabs
            } else if says("a full-width colon stands here") {
                Mend::Here { from: "：".to_owned(), to: ": ".to_owned() }
            } else if says("the colon has no space after it") {
                Mend::Here { from: ":".to_owned(), to: ": ".to_owned() }
            } else if says("the dash has no space after it") {
                Mend::Here { from: "-".to_owned(), to: "- ".to_owned() }
            } else if says("stand in this value: put it in quotation marks")
                || says("a value cannot begin with `")
            {
                Mend::Quote
            } else if let Some((before, _)) = finding.message.split_once("` may be meant") {
                // A table says in which column only: there is nothing to put it in the place of.
                finding.column?;
                Mend::Here { from: first?, to: before.rsplit('`').next()?.to_owned() }
            } else if finding.code == "unknown-related" {
                Mend::DropRelated { id: first? }
            } else if finding.code == "duplicate-id" {
                Mend::NewId
            } else {
                return None;
            });
        }
        Some(match finding.code.as_str() {
            // A form that is marked elsewhere is not wrong for certain.
            "cut-word" if says("it has no mark anywhere") => Mend::DeleteFormOf { id: second?, form: first? },
            "near-miss" => Mend::AddForm { id: second? },
            "unused-form" => Mend::DeleteForm,
            "traditional-value" => Mend::Set { id: second?, slot: Slot::Traditional, value: fourth? },
            "headword-typo" => Mend::Set { id: second?, slot: Slot::Headword, value: third? },
            "look-alike" if says("looks like") => Mend::Replace { from: first?, to: second? },
            _ => return None,
        })
    }

    /// What its button says.
    pub fn label(&self, lang: Lang) -> String {
        match self {
            Mend::Set { value, .. } => lang.fill(Label::MendWrite, &[("value", value)]),
            Mend::AddForm { .. } => lang.say(Label::MendAddForm).to_owned(),
            Mend::DeleteForm | Mend::DeleteFormOf { .. } => lang.say(Label::MendDeleteForm).to_owned(),
            Mend::Replace { to, .. } => lang.fill(Label::MendWrite, &[("value", to)]),
            Mend::Here { to, .. } => lang.fill(Label::MendWrite, &[("value", to.trim())]),
            Mend::DropRelated { .. } => lang.say(Label::MendDropRelated).to_owned(),
            Mend::Quote => lang.say(Label::MendQuote).to_owned(),
            Mend::Tabs => lang.say(Label::MendTabs).to_owned(),
            Mend::NewId => lang.say(Label::MendNewId).to_owned(),
            Mend::Table => lang.say(Label::MendTable).to_owned(),
        }
    }
}

/// Mends the finding of this number.
pub fn mend(state: &mut State, at: usize) -> Vec<Effect> {
    let Some(finding) = state.findings.get(at).cloned() else { return vec![] };
    let Some(mend) = Mend::of(&finding) else { return vec![] };
    if let Mend::Replace { from, to } = &mend {
        let text = state.article.replace(from.as_str(), to);
        history::write(state, Field::Article, text.into(), What::Mended);
        return state.changed();
    }
    if mend == Mend::Table {
        let (glossary, name) = (state.glossary.clone(), state.glossary_name());
        return table::take(state, name, &glossary);
    }
    let field = if finding.code == HEAD { Field::Article } else { Field::Glossary };
    let text = at_place(state.text(field), &finding, &mend);
    let text = if field == Field::Glossary { text.or_else(|| mended(state, &finding, &mend)) } else { text };
    let Some(text) = text else {
        state.say(Message::MendByHand, true);
        return super::reduce(state, super::Action::GoTo(at));
    };
    history::write(state, field, text.into(), What::Mended);
    state.changed()
}

/// The glossary with what stands at the place of the finding mended; `None` where something else stands there, or where the entries are needed.
fn at_place(text: &str, finding: &Finding, mend: &Mend) -> Option<String> {
    let at = byte_at(text, finding.line?, finding.column?)?;
    let put = |range: std::ops::Range<usize>, to: &str| {
        format!("{}{to}{}", &text[..range.start], &text[range.end..])
    };
    match mend {
        Mend::Here { from, to } => {
            // A place may be that of a quotation mark before it.
            let at = at
                + text[at..]
                    .chars()
                    .take_while(|c| matches!(c, '"' | '\''))
                    .map(char::len_utf8)
                    .sum::<usize>();
            let rest = text[at..].strip_prefix(from.as_str())?;
            let is_spaced = rest.starts_with([' ', '\n', '\r']) || rest.is_empty();
            Some(put(at..at + from.len(), if is_spaced && to.ends_with(' ') { to.trim_end() } else { to }))
        }
        Mend::Quote => {
            let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
            let value = text[at..end_of_line(text, at)].trim_end();
            // Behind a blank, # begins a comment. In brackets the value ends before the line does, and the message has it, with its key and
            // quotation marks.
            let said = finding.message.split('`').nth(1).and_then(|said| said.split_once(": "));
            let said = said.and_then(|(_, quoted)| quoted.strip_prefix('"')?.strip_suffix('"'));
            let (value, is_certain) = match text[line..at].contains(['{', '[']) {
                true => match said.filter(|said| !said.contains('\\') && value.starts_with(*said)) {
                    Some(said) => (said, !said.is_empty()),
                    None => (value, false),
                },
                false => (value, !value.is_empty() && !value.contains(" #")),
            };
            let quoted = match value.contains(['"', '\\']) {
                true => format!("'{}'", value.replace('\'', "''")),
                false => format!("\"{value}\""),
            };
            is_certain.then(|| put(at..at + value.len(), &quoted))
        }
        Mend::Tabs => {
            let with = |spaces: &str| {
                let line = |line: &str| {
                    let (tabs, rest) = line.split_at(line.len() - line.trim_start_matches([' ', '\t']).len());
                    if line.starts_with('\t') { tabs.replace('\t', spaces) + rest } else { line.to_owned() }
                };
                text.split_inclusive('\n').map(line).collect::<String>()
            };
            // As wide as makes sense of the text.
            let is_sound =
                |text: &String| Tree::read(text).is_some_and(|tree| tree.root.get("entries").is_some());
            ["    ", "  ", "        "].into_iter().map(with).find(is_sound).filter(|mended| mended != text)
        }
        _ => None,
    }
}

fn mended(state: &mut State, finding: &Finding, mend: &Mend) -> Option<String> {
    // Cards are read where they are seen only.
    let is_text = std::mem::replace(&mut state.cards.is_text, false);
    cards::refresh(state);
    let line = finding.line.unwrap_or(1).saturating_sub(1) as usize;
    let place = cards::on_line(state, line);
    state.cards.is_text = is_text;
    let reading = state.opened_reading();
    let (glossary, tree) = (&*state.glossary, state.tree()?);
    let edit = match mend {
        Mend::Set { id, slot, value } => {
            let path = slot.path(state.entry_named(id)?);
            set(glossary, tree, &path, value, &ORDER)
        }
        Mend::AddForm { id } => {
            let entry = state.entry_named(id)?;
            let reading = reading.as_ref()?;
            let (start, end) = (finding.start? as usize, finding.end? as usize);
            let form: String = reading.text().chars().skip(start).take(end.checked_sub(start)?).collect();
            let forms = (0..).take_while(|at| Slot::Form(*at).find(tree, entry).is_some()).count();
            set(glossary, tree, &Slot::Form(forms).path(entry), &form, &ORDER)
        }
        Mend::DeleteForm => {
            // An entry may stand on one line: the form is known by what it is.
            let (entry, _) = place?;
            let form = finding.message.split('`').nth(1)?;
            let forms = (0..).map(Slot::Form).map_while(|slot| Some((slot, slot.find(tree, entry)?)));
            let (slot, _) = forms.into_iter().find(|(_, node)| node.text() == Some(form))?;
            remove(glossary, tree, &slot.path(entry))
        }
        Mend::DeleteFormOf { id, form } => {
            let entry = state.entry_named(id)?;
            let forms = (0..).map(Slot::Form).map_while(|slot| Some((slot, slot.find(tree, entry)?)));
            let (slot, _) = forms.into_iter().find(|(_, node)| node.text() == Some(form.as_str()))?;
            remove(glossary, tree, &slot.path(entry))
        }
        Mend::DropRelated { id } => {
            let (entry, _) = place?;
            let own = state.entries()[entry].get("related")?.items();
            let at = own.iter().position(|node| node.text().map(str::trim) == Some(id))?;
            let path = [Step::Key("entries"), Step::Item(entry), Step::Key("related"), Step::Item(at)];
            remove(glossary, tree, &path)
        }
        Mend::NewId => {
            let (entry, _) = place?;
            let id = Slot::Id.find(tree, entry)?.text()?;
            let new =
                (2..).map(|number| format!("{id}-{number}")).find(|id| state.entry_named(id).is_none())?;
            set(glossary, tree, &Slot::Id.path(entry), &new, &ORDER)
        }
        Mend::Replace { .. } | Mend::Here { .. } | Mend::Quote | Mend::Tabs | Mend::Table => None,
    };
    edit.map(|edit| edit.applied(glossary))
}
