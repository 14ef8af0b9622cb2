//! Which findings have a button that does something. It is drawn far more often than findings and glossary change, and to look for a form in a long
//! glossary takes as long as all the rest of drawing.

use std::collections::HashMap;
use std::rc::Rc;

use super::{FIRST_FINDINGS, Finding, Mend, Slot, State};
use crate::yaml::{Node, Tree};

/// Findings, the glossary, and its values where they are seen.
type FoundFrom = (Rc<[Finding]>, Rc<str>, Option<Rc<Tree>>);

/// What the buttons of the findings that are listed do, and what that was found from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mends {
    of: Option<FoundFrom>,
    all: Rc<[Option<Mend>]>,
}

impl State {
    /// How many findings are listed.
    pub fn listed(&self) -> usize {
        let count = self.findings.len();
        if self.all_findings { count } else { count.min(FIRST_FINDINGS) }
    }

    /// What the buttons of the findings that are listed do: of each finding one, or none.
    pub fn mends(&self) -> &Rc<[Option<Mend>]> {
        &self.mends.all
    }

    /// Of what findings ask for, what can be done: a headword is no form that can be taken out.
    fn that_can_be_done(&self, mut mends: Vec<Option<Mend>>) -> Vec<Option<Mend>> {
        let forms: Vec<(&str, &str)> = mends.iter().flatten().filter_map(form_of).collect();
        if forms.is_empty() {
            return mends;
        }
        let has: Vec<bool> = match self.tree_seen() {
            Some(tree) => {
                let named = self.entries_by_id();
                let has_form = |(id, form): &(&str, &str)| {
                    let Some(entry) = named.get(id) else { return false };
                    let mut own = (0..).map_while(|at| Slot::Form(at).find(tree, *entry));
                    own.any(|node| node.text() == Some(*form))
                };
                forms.iter().map(has_form).collect()
            }
            // The glossary is seen as a text.
            None => written(&self.glossary, forms.iter().map(|(_, form)| *form)),
        };
        let mut has = has.into_iter();
        for mend in &mut mends {
            if mend.as_ref().and_then(form_of).is_some() && has.next() != Some(true) {
                *mend = None;
            }
        }
        mends
    }

    /// The values of the glossary where it is seen as cards: else they may be those of an older text.
    fn tree_seen(&self) -> Option<&Rc<Tree>> {
        self.cards.tree.as_ref().filter(|_| !self.cards.is_text)
    }

    /// The first entry of each id.
    fn entries_by_id(&self) -> HashMap<&str, usize> {
        let mut named = HashMap::new();
        for (entry, node) in self.entries().iter().enumerate() {
            if let Some(id) = node.get("id").and_then(Node::text) {
                named.entry(id).or_insert(entry);
            }
        }
        named
    }
}

/// The entry and the form that a button takes out.
fn form_of(mend: &Mend) -> Option<(&str, &str)> {
    match mend {
        Mend::DeleteFormOf { id, form } => Some((id, form)),
        _ => None,
    }
}

/// What stands before a headword.
const HEADWORD: &str = "headword: ";

/// Which of the forms stand in a glossary other than as a headword; all are looked for at once.
fn written<'a>(glossary: &str, forms: impl Iterator<Item = &'a str>) -> Vec<bool> {
    let forms: Vec<&str> = forms.collect();
    let mut is_written = vec![false; forms.len()];
    // By their first two bytes, of which few places of a text have one that is asked for.
    let pair = |bytes: &[u8]| Some(usize::from(u16::from_be_bytes([*bytes.first()?, *bytes.get(1)?])));
    let mut begins = vec![false; 1 << 16];
    for (form, is_written) in forms.iter().zip(&mut is_written) {
        match pair(form.as_bytes()) {
            Some(pair) => begins[pair] = true,
            None => *is_written = glossary.match_indices(form).any(|(at, _)| !is_headword(glossary, at)),
        }
    }
    let bytes = glossary.as_bytes();
    for (at, two) in bytes.windows(2).enumerate() {
        if !pair(two).is_some_and(|pair| begins[pair]) {
            continue;
        }
        for (form, is_written) in forms.iter().zip(&mut is_written) {
            let stands = !*is_written && form.len() > 1 && bytes[at..].starts_with(form.as_bytes());
            *is_written |= stands && !is_headword(glossary, at);
        }
    }
    is_written
}

fn is_headword(glossary: &str, at: usize) -> bool {
    glossary.as_bytes()[..at].ends_with(HEADWORD.as_bytes())
}

/// Looks for the buttons again, where the findings or the glossary have changed.
pub fn refresh(state: &mut State) {
    let tree = state.tree_seen();
    let is_same_tree = |known: &Option<Rc<Tree>>| match (known, tree) {
        (Some(known), Some(tree)) => Rc::ptr_eq(known, tree),
        (known, tree) => known.is_none() && tree.is_none(),
    };
    let is_of = |(findings, glossary, known): &FoundFrom| {
        Rc::ptr_eq(findings, &state.findings) && Rc::ptr_eq(glossary, &state.glossary) && is_same_tree(known)
    };
    let listed = state.listed();
    if listed == 0 {
        state.mends = Mends::default();
        return;
    }
    if state.mends.all.len() == listed && state.mends.of.as_ref().is_some_and(is_of) {
        return;
    }
    let tree = tree.cloned();
    let mends = state.findings[..listed].iter().map(Mend::of).collect();
    let all = state.that_can_be_done(mends);
    // What is the same is not drawn again.
    if *all != *state.mends.all {
        state.mends.all = all.into();
    }
    state.mends.of = Some((state.findings.clone(), state.glossary.clone(), tree));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_that_is_a_headword_alone_is_not_written() {
        let glossary = "entries:\n- { id: a, headword: 江, forms: [江大, x] }\n- { id: b, headword: 江大桥 }\n- {headword: 市市}\n";
        let forms = ["江", "江大", "江大桥", "x", "y", "市", "市市", "大桥"];
        assert_eq!(written(glossary, forms.into_iter()), [true, true, false, true, false, true, false, true]);
        assert_eq!(written("", ["江"].into_iter()), [false]);
    }
}
