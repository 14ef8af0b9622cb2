//! Whether a reader can tell what stands behind each English rendering.

use crate::diagnostic::Diagnostic;
use crate::glossary::{Glossary, GlossaryEntry};
use jiazhu_reading::{Grade, Rendering};

/// Grades that `by` contradicts or leaves without a name, and renderings without a grade among others with one.
pub fn check(glossary: &Glossary) -> Vec<Diagnostic> {
    let all = glossary.entries.iter().flat_map(|entry| entry.card.renderings.iter().map(move |r| (entry, r)));
    let (graded, others): (Vec<_>, Vec<_>) = all.partition(|(_, rendering)| rendering.grade.is_some());
    let mut found: Vec<Diagnostic> =
        graded.iter().filter_map(|(entry, rendering)| misattributed(glossary, entry, rendering)).collect();
    // Nobody has to grade; a glossary that does leaves its reader to wonder about the rest.
    if let Some((entry, rendering)) = others.first().filter(|_| !graded.is_empty()) {
        let (entry_id, text) = (&entry.card.id, &rendering.text);
        let have = match others.len() {
            1 => "has".to_string(),
            2 => "and one other have".to_string(),
            all => format!("and {} others have", all - 1),
        };
        let message = format!(
            "the rendering `{text}` of the entry `{entry_id}` {have} no `grade`, which other renderings have: grade all or none"
        );
        found.push(Diagnostic::warning("no-grade", &glossary.file, message).at(entry.place));
    }
    found
}

/// What is official, or anybody's, needs a name; what is ours has none.
fn misattributed(glossary: &Glossary, entry: &GlossaryEntry, rendering: &Rendering) -> Option<Diagnostic> {
    let (entry_id, text) = (&entry.card.id, &rendering.text);
    let advice = match (rendering.grade?, &rendering.by) {
        (Grade::Ours, Some(by)) => {
            format!("is graded `ours`, and `by` names `{by}`: delete `by`, or give the grade of that source")
        }
        (Grade::Official, None) => {
            "is graded `official`, and nothing names the document: say in `by` which document it is from"
                .to_string()
        }
        (grade @ (Grade::StateMedia | Grade::Scholarship), None) => {
            format!("is graded `{}`, and nothing names the source: say in `by` who uses it", grade.name())
        }
        (Grade::Ours, None) | (_, Some(_)) => return None,
    };
    let message = format!("the rendering `{text}` of the entry `{entry_id}` {advice}");
    Some(Diagnostic::warning("rendering-by", &glossary.file, message).at(entry.place))
}
