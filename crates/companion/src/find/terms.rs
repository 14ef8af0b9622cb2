//! Which entries a query means, and the orders of the index.

use jiazhu_reading::pinyin::unmarked;
use jiazhu_reading::{Class, Entry, Reading};

use super::folded::Fold;
use super::said::Wanted;

/// In which order the index has its entries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Of their first places.
    #[default]
    Place,
    Pinyin,
    /// Of their classes, and in each by pinyin.
    Kind,
}

impl Order {
    pub const ALL: [Order; 3] = [Order::Place, Order::Pinyin, Order::Kind];

    pub fn name(self) -> &'static str {
        match self {
            Order::Place => "place",
            Order::Pinyin => "pinyin",
            Order::Kind => "kind",
        }
    }

    pub fn named(name: &str) -> Option<Order> {
        Order::ALL.into_iter().find(|order| order.name() == name)
    }
}

/// The classes in the order in which the index has them.
pub const CLASSES: [Class; 12] = [
    Class::Term,
    Class::Formula,
    Class::Institution,
    Class::Administration,
    Class::Practice,
    Class::Programme,
    Class::Metaphor,
    Class::Allusion,
    Class::Person,
    Class::Place,
    Class::Work,
    Class::Event,
];

/// What a query means.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Meant {
    /// Indices of the entries that are written like it, those that are just it first, then those that are said like it, then those whose
    /// English is it.
    pub named: Vec<u32>,
    /// Of those whose explanation has it.
    pub explained: Vec<u32>,
}

/// Which of these entries a query means; all of them for an empty one.
pub fn terms(reading: &Reading, entries: &[u32], query: &str, fold: &Fold, order: Order) -> Meant {
    let query = query.trim();
    let mut ranked: Vec<(Rank, u32)> = Vec::new();
    for at in entries {
        ranked.extend(rank(&reading.entries[*at as usize], query, fold).map(|rank| (rank, *at)));
    }
    let key = |at: u32| {
        let entry = &reading.entries[at as usize];
        let said: String = entry
            .pinyin
            .as_deref()
            .unwrap_or(&entry.headword)
            .chars()
            .map(unmarked)
            .filter(|c| c.is_alphanumeric())
            .collect();
        let class = CLASSES.iter().position(|class| *class == entry.class);
        match order {
            Order::Place => (None, String::new(), at),
            Order::Pinyin => (None, said, at),
            Order::Kind => (class, said, at),
        }
    };
    ranked.sort_by_cached_key(|(rank, at)| (*rank, key(*at)));
    let explained = ranked.split_off(ranked.partition_point(|(rank, _)| *rank < Rank::Explained));
    let entries = |ranked: Vec<(Rank, u32)>| ranked.into_iter().map(|(_, at)| at).collect();
    Meant { named: entries(ranked), explained: entries(explained) }
}

/// How an entry is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Exact,
    Written,
    Said,
    Rendered,
    Explained,
}

/// `None` for an entry that is not meant.
fn rank(entry: &Entry, query: &str, fold: &Fold) -> Option<Rank> {
    let letters = |text: &str| -> String {
        text.chars().map(|c| fold.folded(c)).filter(|c| c.is_alphanumeric()).collect()
    };
    let wanted = letters(query);
    if query.is_empty() {
        return Some(Rank::Exact);
    }
    if wanted.is_empty() {
        return None;
    }
    let forms = [Some(&entry.headword), entry.traditional.as_ref()];
    let forms: Vec<String> = forms.into_iter().flatten().map(|form| letters(form)).collect();
    if forms.contains(&wanted) {
        return Some(Rank::Exact);
    }
    if forms.iter().any(|form| form.contains(&wanted)) {
        return Some(Rank::Written);
    }
    if entry.pinyin.as_deref().is_some_and(|said| Wanted::of(query).is_some_and(|wanted| wanted.is_in(said)))
    {
        return Some(Rank::Said);
    }
    let small = query.to_lowercase();
    let has = |text: &str| small.chars().count() > 1 && text.to_lowercase().contains(&small);
    if entry.renderings.iter().any(|rendering| has(&rendering.text)) {
        return Some(Rank::Rendered);
    }
    let said = entry.gloss.en.as_deref().is_some_and(has);
    let in_chinese = || entry.gloss.zh.as_deref().is_some_and(|gloss| letters(gloss).contains(&wanted));
    (said || wanted.chars().count() > 1 && in_chinese()).then_some(Rank::Explained)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiazhu_reading::{Gloss, Rendering};

    fn reading() -> Reading {
        let entry =
            |headword: &str, traditional: &str, pinyin: &str, english: &str, gloss: &str, class| Entry {
                headword: headword.into(),
                traditional: Some(traditional.into()),
                pinyin: Some(pinyin.into()),
                renderings: vec![Rendering { text: english.into(), by: None, grade: None }],
                gloss: Gloss { en: Some(gloss.into()), zh: None },
                class,
                ..Entry::default()
            };
        Reading {
            entries: vec![
                entry(
                    "维护权威",
                    "維護權威",
                    "wéihù quánwēi",
                    "uphold authority",
                    "To uphold.",
                    Class::Formula,
                ),
                entry(
                    "编办",
                    "編辦",
                    "biānbàn",
                    "establishment office",
                    "It counts posts.",
                    Class::Institution,
                ),
                entry("试金石", "試金石", "shìjīnshí", "touchstone", "A test of authority.", Class::Metaphor),
                entry("党建", "黨建", "dǎngjiàn", "Party building", "", Class::Term),
            ],
            ..Reading::default()
        }
    }

    fn meant(query: &str, order: Order) -> Meant {
        let reading = reading();
        terms(&reading, &[0, 1, 2, 3], query, &Fold::of(&reading), order)
    }

    fn found(query: &str, order: Order) -> Vec<u32> {
        let Meant { named, explained } = meant(query, order);
        [named, explained].concat()
    }

    #[test]
    fn each_order_has_all_of_them() {
        assert_eq!(found("", Order::Place), [0, 1, 2, 3]);
        assert_eq!(found(" ", Order::Pinyin), [1, 3, 2, 0]);
        assert_eq!(found("", Order::Kind), [3, 0, 1, 2]);
        for class in CLASSES {
            assert_eq!(CLASSES.iter().filter(|other| **other == class).count(), 1);
        }
    }

    #[test]
    fn a_term_is_found_by_either_script_its_sound_and_its_english() {
        for query in ["编办", "編辦", "bianban", "biānbàn", "office", "posts"] {
            assert_eq!(found(query, Order::Place), [1], "{query}");
        }
        let authority = Meant { named: vec![0], explained: vec![2] };
        assert_eq!(meant("authority", Order::Place), authority, "a rendering before a gloss");
        assert_eq!(found("PARTY", Order::Pinyin), [3]);
        for nothing in ["没有", ".*", "😀", "o"] {
            assert!(found(nothing, Order::Place).is_empty(), "{nothing}");
        }
    }
}
