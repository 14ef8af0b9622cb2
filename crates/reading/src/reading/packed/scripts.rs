//! What of the two scripts follows from the pairs of characters that a file has anyway: Traditional headwords, and Chinese glosses in Traditional
//! characters, which lie in a file in Simplified ones. That makes the Ningbo reading a kilobyte smaller, and older programs show what they
//! always have.

use crate::reading::views::Shown;
#[cfg(feature = "write")]
use crate::reading::{Entry, Script};
use crate::reading::{Reading, View};

/// What the other script changes in the glosses, and where a Traditional character stands in them that is not the first for its Simplified one.
pub(super) type PackedGlosses = (View, Vec<(u32, char)>);

/// Simplified characters with the Traditional ones that stand for them, the first of which is taken.
fn pairs<'v>(reading: &Reading, glosses: &View) -> Shown<'v> {
    let is_traditional = reading.is_traditional();
    let view = if is_traditional { &reading.views.hans } else { &reading.views.hant };
    let mut shown = Shown::default();
    for pairs in [&view.pairs, &glosses.pairs] {
        shown.learn(pairs, is_traditional);
    }
    shown
}

/// Puts back what [`leave_out`] has left out.
pub(super) fn put_back(reading: &mut Reading, glosses: Option<PackedGlosses>) {
    let Some((view, exceptions)) = glosses else { return };
    let mut shown = pairs(reading, &view);
    for entry in &mut reading.entries {
        let mut traditional = entry.headword.clone();
        shown.put(&mut traditional);
        let traditional = entry.traditional.take().unwrap_or(traditional);
        entry.traditional = Some(traditional).filter(|traditional| *traditional != entry.headword);
    }
    if reading.is_traditional() {
        (shown.exceptions, shown.at) = (&exceptions, 0);
        reading.for_each_gloss(|gloss| shown.put(gloss));
    }
    reading.glosses = Some(view);
}

/// The entries and the glosses of a reading without what follows from the pairs; where they would say more of a headword than is known, the headword
/// itself stands.
#[cfg(feature = "write")]
pub(super) fn leave_out(reading: &Reading) -> (Vec<Entry>, Option<PackedGlosses>) {
    let Some(view) = &reading.glosses else { return (reading.entries.clone(), None) };
    let is_traditional = reading.is_traditional();
    // Without its text, which takes far longer to convert than all glosses.
    let mut own_entries = Reading {
        about: reading.about.clone(),
        views: reading.views.clone(),
        glosses: reading.glosses.clone(),
        entries: reading.entries.clone(),
        ..Reading::default()
    };
    let script = if is_traditional { Script::Hans } else { Script::Source };
    let mut packed = own_entries.in_script(script);
    let mut shown = pairs(reading, view);
    for entry in &mut packed.entries {
        let mut derived = entry.headword.clone();
        shown.put(&mut derived);
        let known = entry.traditional.take().unwrap_or_else(|| entry.headword.clone());
        entry.traditional = Some(known).filter(|known| *known != derived);
    }
    let mut exceptions = Vec::new();
    if is_traditional {
        let (mut own, mut derived) = (String::new(), String::new());
        own_entries.for_each_gloss(|gloss| own.push_str(gloss));
        packed.for_each_gloss(|gloss| derived.push_str(gloss));
        shown.put(&mut derived);
        let both = (0..).zip(own.chars().zip(derived.chars()));
        exceptions.extend(both.filter(|(_, (own, derived))| own != derived).map(|(at, (own, _))| (at, own)));
    }
    (packed.entries, Some((view.clone(), exceptions)))
}
