//! Findings that a button mends, as their messages say what to do.

use jiazhu_reading::open_file;

use super::history::{self, What};
use super::slot::ORDER;
use super::{Effect, Field, Finding, Slot, State, cards};
use crate::words::{Label, Lang, Message};
use crate::yaml::{remove, set};

/// What a button does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mend {
    /// A value of an entry, by its id.
    Set { id: String, slot: Slot, value: String },
    /// The passage becomes a form of the entry.
    AddForm { id: String },
    /// The form on its line is taken out.
    DeleteForm,
    /// In the whole article.
    Replace { from: String, to: String },
}

impl Mend {
    pub fn of(finding: &Finding) -> Option<Mend> {
        let mut quoted = finding.message.split('`').skip(1).step_by(2).map(str::to_owned);
        let mut next = || quoted.next();
        let (first, second, third, fourth) = (next(), next(), next(), next());
        Some(match finding.code.as_str() {
            "near-miss" => Mend::AddForm { id: second? },
            "unused-form" => Mend::DeleteForm,
            "traditional-value" => Mend::Set { id: second?, slot: Slot::Traditional, value: fourth? },
            "headword-typo" => Mend::Set { id: second?, slot: Slot::Headword, value: third? },
            "look-alike" => Mend::Replace { from: first?, to: second? },
            _ => return None,
        })
    }

    /// What its button says.
    pub fn label(&self, lang: Lang) -> String {
        match self {
            Mend::Set { value, .. } => lang.fill(Label::MendWrite, &[("value", value)]),
            Mend::AddForm { .. } => lang.say(Label::MendAddForm).to_owned(),
            Mend::DeleteForm => lang.say(Label::MendDeleteForm).to_owned(),
            Mend::Replace { to, .. } => lang.fill(Label::MendWrite, &[("value", to)]),
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
    let Some(text) = mended(state, &finding, &mend) else {
        state.say(Message::MendByHand, true);
        return super::reduce(state, super::Action::GoTo(at));
    };
    history::write(state, Field::Glossary, text.into(), What::Mended);
    state.changed()
}

fn mended(state: &mut State, finding: &Finding, mend: &Mend) -> Option<String> {
    // Cards are read where they are seen only.
    let is_text = std::mem::replace(&mut state.cards.is_text, false);
    cards::refresh(state);
    let line = finding.line.unwrap_or(1).saturating_sub(1) as usize;
    let place = cards::on_line(state, line);
    state.cards.is_text = is_text;
    let (glossary, tree) = (&*state.glossary, state.tree()?);
    let edit = match mend {
        Mend::Set { id, slot, value } => {
            let path = slot.path(state.entry_named(id)?);
            set(glossary, tree, &path, value, &ORDER)
        }
        Mend::AddForm { id } => {
            let entry = state.entry_named(id)?;
            let reading = open_file(state.reading.as_deref()?).ok()?;
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
        Mend::Replace { .. } => None,
    };
    edit.map(|edit| edit.applied(glossary))
}
