//! All that is wrong with a document, not only what is met first: what cannot be read is taken out of the tree, and the rest is read again.

use serde::de::DeserializeOwned;

use super::fault::{Fault, Kind};
use super::tree::{self, Node, Value};
use super::values::Values;
use crate::diagnostic::Place;
use crate::near::nearest;

/// How many faults are looked for at most, and how many bytes at most are read for that.
const MOST: usize = 20;
const MOST_BYTES: usize = 16 << 20;

/// What can be read of a document, where that is of the right shape without what is wrong; and what is wrong, first things first.
pub fn read<T: DeserializeOwned>(source: &str) -> (Option<T>, Vec<Fault>) {
    // A slip of syntax is told before all else: it often shows as a missing key, too, but the slip is what helps.
    let mut tree = match tree::read(source) {
        Ok(tree) => tree,
        Err(fault) => return (None, vec![fault]),
    };
    let most = MOST.min(MOST_BYTES / source.len().max(1));
    let mut faults: Vec<Fault> = Vec::new();
    let mut mending = Mending::default();
    // What a name repeats is met in each place.
    for _ in 0..=2 * most {
        let fault = match T::deserialize(Values(&tree)) {
            Ok(value) => return (Some(value), faults),
            Err(fault) => fault,
        };
        let is_known = |known: &Fault| {
            known.place == fault.place
                && std::mem::discriminant(&known.kind) == std::mem::discriminant(&fault.kind)
        };
        if !mending.follows(&fault) && !faults.iter().any(is_known) {
            faults.push(fault.clone());
        }
        // Behind a line that is none of its place nothing is where it belongs.
        let is_line =
            matches!(&fault.kind, Kind::UnknownKey { key, .. } if key.starts_with(super::is_wide_blank));
        let is_mended =
            !is_line && fault.place.is_some_and(|place| mending.mend(&mut tree, &fault.kind, place));
        if !is_mended || faults.len() >= most {
            break;
        }
    }
    (None, faults)
}

/// What has been done to a tree so that the rest of it can be read.
#[derive(Default)]
struct Mending {
    /// Keys that were taken out with a wrong value, each with the last key beside it, where a missing key is told.
    gone: Vec<(String, Place)>,
    /// Where values stand whose key is another one now, as a guess.
    guessed: Vec<Place>,
}

impl Mending {
    /// Whether a fault is nothing but what follows from mending another.
    fn follows(&self, fault: &Fault) -> bool {
        match (&fault.kind, fault.place) {
            (Kind::MissingKey(key), Some(place)) => {
                self.gone.iter().any(|gone| (&*gone.0, gone.1) == (*key, place))
            }
            (Kind::UnknownKey { .. }, _) | (_, None) => false,
            (_, Some(place)) => place.line == 0 || self.guessed.contains(&place),
        }
    }

    /// Takes out what is wrong at a place, or puts in what is missing there. `false` where it is not found.
    fn mend(&mut self, node: &mut Node<'_>, kind: &Kind, place: Place) -> bool {
        match node.value_mut() {
            Value::Text(_) | Value::Named(_) => false,
            Value::List(items) => {
                if items.iter_mut().any(|item| self.mend(item, kind, place)) {
                    return true;
                }
                let here = items.iter().position(|item| item.itself().place == place);
                here.map(|at| items.remove(at)).is_some()
            }
            Value::Map(pairs) => {
                if pairs.iter_mut().any(|(_, value)| self.mend(value, kind, place)) {
                    return true;
                }
                if let Kind::MissingKey(key) = kind {
                    let is_here = pairs.last().is_some_and(|(key, _)| key.itself().place == place);
                    if is_here {
                        // Its value is none that anybody wrote.
                        pairs.insert(
                            0,
                            (Node::text_at(key, Place::default()), Node::text_at(MISSING, Place::default())),
                        );
                    }
                    return is_here;
                }
                let is_key = matches!(kind, Kind::UnknownKey { .. });
                let is_here = |(key, value): &(Node<'_>, Node<'_>)| {
                    key.itself().place == place
                        || !is_key && [value.place, value.itself().place].contains(&place)
                };
                let Some(at) = pairs.iter().position(is_here) else { return false };
                if let Kind::UnknownKey { key, known } = kind
                    && let Some(meant) = nearest(key, known.iter().copied())
                    && pairs.iter().all(|(key, _)| key.text().is_ok_and(|other| other != meant))
                {
                    // Without it, that one might be missing.
                    self.guessed.extend([pairs[at].1.place, pairs[at].1.itself().place, place]);
                    pairs[at].0 = Node::text_at(meant, place);
                    return true;
                }
                let (key, _) = pairs.remove(at);
                if let (Ok(name), Some((last, _))) = (key.text(), pairs.last()) {
                    let last = last.itself().place;
                    self.gone
                        .iter_mut()
                        .filter(|gone| gone.1 == key.itself().place)
                        .for_each(|gone| gone.1 = last);
                    let name = name.split('：').next().unwrap_or_default();
                    self.gone.push((name.to_string(), last));
                }
                true
            }
        }
    }
}

/// What stands for a text that is missing.
pub const MISSING: &str = "…";

#[cfg(test)]
mod tests {
    use crate::glossary::Glossary;

    fn told(source: &str) -> Vec<(u32, String)> {
        let errors = Glossary::parse("g.yaml", source.as_bytes()).unwrap_err();
        errors
            .into_iter()
            .map(|d| {
                (d.line.unwrap_or(0), d.message.split(['：', ':']).next().unwrap_or_default().to_owned())
            })
            .collect()
    }

    #[test]
    fn one_wrong_value_hides_no_others() {
        let source = "\
entries:
  - id: a
    headword: 甲
    class: trem
  - id: b
    headword: 乙
    forms: 幹部
    glos: { en: x }
  - id: a
    headword: [丙]
    colour: red
  - id: c
    headword: 丁
    anywhere: perhaps
  - id: d
    pinyin: wù
";
        let lines: Vec<u32> = told(source).iter().map(|(line, _)| *line).collect();
        assert_eq!(lines, [4, 7, 8, 9, 10, 11, 14, 16], "{:#?}", told(source));
    }

    #[test]
    fn in_brackets_on_one_line_as_well() {
        let source = "entries: [{id: a, headword: 甲, class: trem, x: 1}, {id: a, headword: 乙, forms: 幹部, related: [no]}, 3]";
        let said: Vec<String> = told(source).into_iter().map(|(_, said)| said).collect();
        assert_eq!(
            said,
            [
                "`trem` is not one of the words that may stand here",
                "the key `x` is unknown here",
                "the id `a` is given to two entries, first on line 1",
                "a list is expected here",
                "no entry of this file has the id `no`",
                "keys and values are expected here",
            ]
        );
    }

    #[test]
    fn what_follows_from_a_fault_is_not_told() {
        // The key that is meant has another shape; what is cited may stand where nothing could be read; what is repeated is told once.
        for (source, line) in [
            ("entries:\n  - id: a\n    headword: 甲\n    form: 幹部\n", 4),
            ("sources: { s: t }\nentries:\n  - { id: a, headword: 甲, sources: [s] }\n", 1),
            ("entries:\n  - id: [a]\n    headword: 甲\n  - { id: b, headword: 乙, related: [a] }\n", 2),
            (
                "entries:\n  - { id: a, headword: 甲, not_in: &n 甲乙 }\n  - { id: b, headword: 乙, not_in: *n }\n",
                2,
            ),
        ] {
            let told = told(source);
            assert_eq!(told.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [line], "{source}{told:#?}");
        }
    }
}
