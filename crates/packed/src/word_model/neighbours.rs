//! Which words stand beside which (bigrams): how much more often one follows another than chance would have it (pointwise mutual
//! information, PMI).

use super::Weight;
use crate::neighbours::NeighboursFile;

/// What a word counts as for its neighbours: a word or a class of words that has been counted, or
/// [`Context::NONE`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Context(u16);

impl Context {
    /// Nothing is known of it.
    pub const NONE: Context = Context(0);
}

/// Classes of words, and marks, that the table of neighbours counts like words. After the words, in this order.
/// `lab/src/data/neighbours.rs` has the same list.
pub const CONTEXTS: [&str; 21] = [
    "beginning",
    "person",
    "number",
    "place",
    "time",
    "string",
    "group",
    "name",
    ",",
    "。",
    "、",
    ":",
    ";",
    "?",
    "!",
    "(",
    ")",
    "“",
    "”",
    "《",
    "》",
];

/// The first of the marks.
const MARKS: usize = 8;

/// A class of words: its place in [`CONTEXTS`].
#[derive(Clone, Copy)]
pub struct WordClass(u16);

impl WordClass {
    /// Where a sentence begins.
    pub const BEGINNING: WordClass = WordClass(0);
    /// The name of a person.
    pub const PERSON: WordClass = WordClass(1);
    /// A number in any spelling.
    pub const NUMBER: WordClass = WordClass(2);
    /// Latin letters.
    pub const STRING: WordClass = WordClass(5);
}

/// How much of its attraction counts between two words, in hundredths: what was counted in newspapers holds elsewhere in part. A class
/// of words, such as names, has been seen often enough to be believed.
const WORD_SHARE: Weight = 65;

/// How often contexts were seen, alone and one after another (a table of bigrams).
pub struct Neighbours {
    /// The first of the classes; the others follow it.
    first_class: u16,
    /// The weights of the classes, in the order of [`CONTEXTS`].
    classes: Vec<Weight>,
    /// By context, [`Context::NONE`] first.
    seen: Vec<ContextCount>,
    /// By the sum of the steps of two contexts: how strongly they attract each other if they were never seen together.
    apart: Vec<Weight>,
    /// For each context a hash table of those seen after it: the other one, shifted left by 16, and the attraction, as a number of
    /// 16 bits. 0 is free.
    followers: Vec<u32>,
}

/// How often a context was seen, and what after it.
#[derive(Clone, Copy, Default)]
struct ContextCount {
    /// The weight of how often, in steps of the table.
    steps: u8,
    /// Where its table begins among the followers.
    start: u32,
    /// How large that is: a power of two, or 0.
    size: u32,
    /// No attraction of anything by it is stronger, and none of it by anything.
    most_after: Weight,
    most_before: Weight,
}

impl Neighbours {
    /// And what each word counts as, in code point order. `None` if there are more contexts than can be numbered.
    pub fn new(counted: &NeighboursFile) -> Option<(Neighbours, Vec<Context>)> {
        let signed = |&number: &u32| (number >> 1) as Weight ^ -((number & 1) as Weight);
        let (step, total) = (counted.numbers[0] as Weight, signed(&counted.numbers[1]));
        let [by_chance, seen] =
            counted.weights.each_ref().map(|weights| weights.iter().map(signed).collect::<Vec<Weight>>());
        let words = counted.classes.len();
        // Those that were seen most lie together, and stay in the cache; the classes and marks come last.
        let others = counted.counts.len() - words;
        let places: Vec<usize> = counted.order[others..]
            .iter()
            .chain(&counted.order[..others])
            .map(|&place| place as usize)
            .collect();
        let mut numbered = vec![Context::NONE; counted.counts.len()];
        for (number, place) in (1..).zip(&places) {
            numbered[*place] = Context(u16::try_from(number).ok()?);
        }
        let context = |(place, &class): (usize, &u8)| match class {
            1.. if counted.counts[place] == 0 => numbered[words + usize::from(class)],
            _ => numbered[place],
        };
        let steps = |place: usize| counted.counts[place].saturating_sub(1);
        // What was never seen together attracts less than chance.
        let never = *seen.first()?;
        let apart = by_chance.iter().map(|by_chance| never - by_chance).max().unwrap_or(0).max(0);
        let mut neighbours = Neighbours {
            first_class: numbered.get(words)?.0,
            classes: (words..numbered.len()).map(|class| Weight::from(steps(class)) * step - total).collect(),
            seen: vec![
                ContextCount { most_after: apart, most_before: apart, ..ContextCount::default() };
                places.len() + 1
            ],
            apart: by_chance.iter().map(|by_chance| never - by_chance).collect(),
            followers: Vec::with_capacity(3 * counted.followers.len()),
        };
        for (seen, place) in neighbours.seen[1..].iter_mut().zip(&places) {
            seen.steps = steps(*place);
        }
        let more: Vec<Weight> = seen.iter().map(|seen| seen - never).collect();
        let in_order: Vec<Context> = counted.order.iter().map(|&place| numbered[place as usize]).collect();
        let mut followers = counted.followers.iter().copied().zip(counted.how_often.iter().copied());
        for (&before, &length) in in_order.iter().zip(&counted.lengths) {
            neighbours.add_followers(before, length as usize, &mut followers, &in_order, &more);
        }
        Some((neighbours, counted.classes.iter().enumerate().map(context).collect()))
    }

    /// Adds so many of those that are told. `more` is, by class of counts, how much more strongly two attract each other that were seen together so
    /// often than two that never were.
    // Engines of WebAssembly make a function fast while it is called, never while it runs.
    #[inline(never)]
    fn add_followers(
        &mut self,
        before: Context,
        length: usize,
        followers: &mut impl Iterator<Item = (u16, u8)>,
        in_order: &[Context],
        more: &[Weight],
    ) {
        let start = self.followers.len();
        // A third is free at least.
        let size = match length {
            0 => 0,
            count => (count + count / 2 + 1).next_power_of_two(),
        };
        self.followers.resize(start + size, 0);
        let seen = &mut self.seen[usize::from(before.0)];
        (seen.start, seen.size) = (start as u32, size as u32);
        for (next, class) in followers.take(length) {
            let next = in_order[usize::from(next)];
            if let Some(slot) = self.slot(before, next) {
                let attraction =
                    self.shared(before, next, self.apart(before, next) + more[usize::from(class)]);
                let attraction = attraction.clamp(i16::MIN.into(), i16::MAX.into());
                let most = &mut self.seen[usize::from(before.0)].most_after;
                *most = attraction.max(*most);
                let most = &mut self.seen[usize::from(next.0)].most_before;
                *most = attraction.max(*most);
                self.followers[slot] = u32::from(next.0) << 16 | u32::from(attraction as u16);
            }
        }
    }

    /// How much less probable it is that two stand together than by chance, as they were never seen to.
    fn apart(&self, before: Context, next: Context) -> Weight {
        let steps = |context: Context| usize::from(self.seen[usize::from(context.0)].steps);
        self.apart[steps(before) + steps(next)]
    }

    /// The share of an attraction that counts.
    fn shared(&self, before: Context, next: Context, attraction: Weight) -> Weight {
        let names = self.first_class + 1..self.first_class + MARKS as u16;
        let is_whole = names.contains(&before.0) || names.contains(&next.0);
        if is_whole { attraction } else { attraction * WORD_SHARE / 100 }
    }

    pub fn class(&self, class: WordClass) -> Context {
        Context(self.first_class + class.0)
    }

    pub fn mark(&self, mark: char) -> Context {
        let at = CONTEXTS[MARKS..].iter().position(|known| known.starts_with(mark));
        at.map_or(Context::NONE, |at| self.class(WordClass((MARKS + at) as u16)))
    }

    pub fn class_weight(&self, class: WordClass) -> Weight {
        self.classes[usize::from(class.0)]
    }

    /// How much more probable `next` is after `before` than anywhere.
    pub fn attraction(&self, before: Context, next: Context) -> Weight {
        if before == Context::NONE || next == Context::NONE {
            return 0;
        }
        self.seen(before, next).unwrap_or_else(|| self.shared(before, next, self.apart(before, next)))
    }

    /// No attraction of anything by this is stronger: told without looking for it.
    pub fn most_after(&self, before: Context) -> Weight {
        self.seen[usize::from(before.0)].most_after
    }

    /// No attraction of this by anything is stronger.
    pub fn most_before(&self, next: Context) -> Weight {
        self.seen[usize::from(next.0)].most_before
    }

    /// The attraction of two that have been seen side by side.
    pub fn seen(&self, before: Context, next: Context) -> Option<Weight> {
        let found = self.followers[self.slot(before, next)?];
        (found != 0).then_some(Weight::from(found as u16 as i16))
    }

    /// The slot of the one in the table of the other, or the free one where it would go. `None` if there is no table.
    fn slot(&self, before: Context, next: Context) -> Option<usize> {
        let ContextCount { start, size, .. } = self.seen[usize::from(before.0)];
        let table = self.followers.get(start as usize..(start + size) as usize)?;
        let last = size.checked_sub(1)?;
        let mut at = u32::from(next.0).wrapping_mul(0x9E37_79B1) >> last.leading_zeros();
        while table[at as usize] != 0 && table[at as usize] >> 16 != u32::from(next.0) {
            at = (at + 1) & last;
        }
        Some((start + at) as usize)
    }
}
