//! The views of an article: repaired, Simplified, Traditional.

use std::cell::RefCell;
use std::ops::Range;
use std::sync::OnceLock;

use super::shown::{Shown, ShownLine};
use super::table::Converted;
use super::view::view;
use super::{Conversion, People, Standard, TargetScript, neighbours, repair};
use crate::by_character::ByCharacter;
use crate::fold::is_shape;
use crate::lines::Lines;
use crate::threads::{self, Threads};
use jiazhu_reading::{Span, Unsettled, Views};

/// What is known of a text before it is converted. Places are code points of it.
pub struct ViewGround {
    /// As many code points as the text has ([`Fold`](crate::fold::Fold)).
    pub folded: Vec<char>,
    /// Ends, in any order, of the text's words, and of the words that the glossary's forms consist of: a phrase that would cut one is passed over
    /// (好|干部 has no 好干).
    pub ends: Vec<usize>,
    /// The damaged stretches, which stay as printed in every view.
    pub walls: Vec<Span>,
    pub people: People,
    pub standard: Standard,
    /// The Traditional character where an entry gives one, by place; it may end before the text does.
    pub vouched: Vec<Option<char>>,
}

/// The views of a text as printed.
pub fn views(conversion: &Conversion, printed: &[char], ground: &ViewGround) -> Views {
    views_remembering(conversion, printed, ground, None, Threads::ONE)
}

/// The same; `lines` is what is remembered of the lines of the text before.
pub(crate) fn views_remembering(
    conversion: &Conversion,
    printed: &[char],
    ground: &ViewGround,
    lines: Option<&Lines<ShownLine>>,
    threads: Threads,
) -> Views {
    let converter = Converter::new(conversion, printed, ground);
    let mut start = 0;
    // Nothing that is looked at reaches across the end of a line.
    let ranges = printed.split_inclusive(|c| *c == '\n').map(|line| {
        start += line.len();
        start - line.len()..start
    });
    let ranges: Vec<Range<usize>> = ranges.collect();
    let shares = if lines.is_none() { threads.shares(&ranges, |line| line.len()) } else { None };
    let Some(shares) = shares else {
        let Shown { hans, repaired, hant, unsettled_hans, unsettled } = converter.show(&ranges, lines);
        return Views {
            repaired: view(printed, &repaired, Vec::new()),
            hans: view(printed, &hans, unsettled_hans),
            hant: view(printed, &hant, unsettled),
        };
    };
    let shown = threads::each(&shares, |share| converter.show(share, None));
    let Some(shown) = shown.into_iter().reduce(Shown::and) else { return Views::default() };
    let Shown { hans, repaired, hant, unsettled_hans, unsettled } = &shown;
    let none = Vec::new();
    let each = [(repaired, &none), (hans, unsettled_hans), (hant, unsettled)];
    let views = threads::each(&each, |(shown, unsettled)| view(printed, shown, unsettled.clone()));
    let mut views = views.into_iter().map(Some);
    let mut next = || views.next().flatten().unwrap_or_default();
    Views { repaired: next(), hans: next(), hant: next() }
}

/// What is known of a text while its lines are converted.
struct Converter<'a> {
    conversion: &'a Conversion,
    printed: &'a [char],
    ground: &'a ViewGround,
    standard: Standard,
    edges: Edges,
    is_damaged: Vec<bool>,
    is_traditional: Vec<bool>,
    /// The characters of the text, once one has been asked for.
    present: OnceLock<ByCharacter<()>>,
}

impl<'a> Converter<'a> {
    fn new(conversion: &'a Conversion, printed: &'a [char], ground: &'a ViewGround) -> Converter<'a> {
        let mut is_damaged = vec![false; printed.len()];
        for at in ground.walls.iter().flat_map(|wall| wall.range()).filter(|at| *at < printed.len()) {
            is_damaged[at] = true;
        }
        Converter {
            conversion,
            printed,
            ground,
            standard: spelled_as(ground.standard, printed),
            edges: Edges::new(&ground.ends, printed.len()),
            is_damaged,
            is_traditional: traditional(conversion, printed),
            present: OnceLock::new(),
        }
    }

    /// Lines in a row in all views.
    fn show(&self, ranges: &[Range<usize>], lines: Option<&Lines<ShownLine>>) -> Shown {
        let length = ranges.iter().map(|range| range.len()).sum();
        let mut shown = Shown::of_length(length);
        let mut key = Vec::new();
        for range in ranges {
            let range = range.clone();
            let Some(lines) = lines else {
                shown.add(&self.line(range));
                continue;
            };
            self.write_key(range.clone(), &mut key);
            let remembered = lines.known(&key, |line| {
                let holds = line.asked.iter().all(|(c, was)| self.is_present(*c) == *was);
                holds.then(|| shown.add(line))
            });
            if remembered.is_none() {
                let line = self.line(range);
                shown.add(&line);
                lines.keep(&key, line);
            }
        }
        shown
    }

    /// Whether a character stands anywhere in the text.
    fn is_present(&self, c: char) -> bool {
        self.present.get_or_init(|| self.printed.iter().map(|c| (*c, ())).collect()).has(c)
    }

    /// All that the views of a line are made of, as numbers, but for what [`ShownLine::asked`] says.
    fn write_key(&self, line: Range<usize>, key: &mut Vec<u32>) {
        let ground = self.ground;
        key.clear();
        key.push(u32::from(self.is_traditional[line.start]) << 8 | self.standard as u32);
        // What stands before and behind it is the end of a line, or nothing.
        key.push(u32::from(line.start > 0));
        for at in line.clone() {
            let (c, folded) = (self.printed[at], ground.folded[at]);
            let vouched = ground.vouched.get(at).copied().flatten();
            let flags = [
                self.edges.0[at],
                self.is_damaged[at],
                ground.people.keeps(at, folded),
                ground.people.is_in_name(at),
                folded != c,
                vouched.is_some(),
            ];
            let flags = flags.iter().fold(0, |all, flag| all << 1 | u32::from(*flag));
            // A character has 21 bits.
            key.push(flags << 21 | u32::from(c));
            key.extend((folded != c).then_some(u32::from(folded)));
            key.extend(vouched.map(u32::from));
        }
        key.push(u32::from(self.edges.0[line.end]));
    }

    fn line(&self, line: Range<usize>) -> ShownLine {
        let Converter { conversion, printed, ground, edges, is_damaged, is_traditional, .. } = self;
        let ViewGround { folded, people, vouched, .. } = ground;
        let standard = self.standard;
        let first = line.start;
        let may_stand = |start: usize, end: usize| edges.allow(first + start, first + end);
        let mut hans = Vec::with_capacity(line.len());
        let mut unsettled_hans = Vec::new();
        conversion.to(TargetScript::Hans).convert(&printed[line.clone()], may_stand, |index, converted| {
            let at = first + index;
            // 著 is 着 wherever it is not a word of its own, see the fold. Nobody is called 干.
            let is_zhe = printed[at] == '著' && folded[at] == '着';
            let is_called = printed[at] == '乾' && people.is_in_name(at);
            let beside = neighbours::simplified(printed, at);
            hans.push(if is_zhe {
                '着'
            } else if is_called {
                '乾'
            } else {
                beside.unwrap_or(if is_shape(converted.to) { folded[at] } else { converted.to })
            });
            let doubts = converted.doubts.filter(|_| !is_damaged[at]);
            unsettled_hans
                .extend(doubts.map(|doubts| Unsettled { at: index as u32, candidates: doubts.to_owned() }));
        });

        let asked: RefCell<Vec<(char, bool)>> = RefCell::default();
        let present = |c: char| {
            let is = self.is_present(c);
            asked.borrow_mut().push((c, is));
            is
        };
        let mut repaired = printed[line.clone()].to_vec();
        let mut hant = repaired.clone();
        let mut unsettled = Vec::new();
        conversion.to(TargetScript::Hant).convert(&hans, may_stand, |index, converted| {
            let at = first + index;
            let c = printed[at];
            let is_neutral = c == hans[index];
            if is_damaged[at] {
                return;
            }
            if !is_neutral {
                let is_named = people.is_in_name(at) || vouched.get(at).copied().flatten().is_some();
                if is_traditional[at]
                    && !is_named
                    && let Some(to) = unmix(conversion, c, &hans, index, converted)
                {
                    let to = standard.spell(to);
                    (repaired[index], hant[index]) = (to, to);
                }
                return;
            }
            // What an entry, a name or the neighbours say, they say for good.
            let vouched = vouched.get(at).copied().flatten();
            let known = vouched;
            let known = known.or_else(|| people.keeps(at, folded[at]).then_some(c));
            let known = known.or_else(|| neighbours::traditional(&hans, index, edges.is_alone(at)));
            let converted = known.map_or(converted, |to| Converted { to, by_phrase: true, doubts: None });
            let to = standard.spell(converted.to);
            if !is_traditional[at] {
                hant[index] = to;
                unsettled.extend(
                    doubts(standard, converted).map(|candidates| Unsettled { at: index as u32, candidates }),
                );
                return;
            }
            let before = at.checked_sub(1).map(|before| printed[before]);
            if let Some(to) = vouched {
                (repaired[index], hant[index]) = (to, to);
                return;
            }
            if let Some(mended) = mend(conversion, c, to, converted, before, &present) {
                (repaired[index], hant[index]) = (mended, mended);
                return;
            }
            let candidates = doubts(standard, converted)
                .filter(|doubts| doubts.chars().any(|to| repair::is_slip(c, to) && !present(to)));
            unsettled.extend(candidates.map(|candidates| {
                // As printed it stays: that is the first candidate.
                let others: String = candidates.chars().filter(|candidate| *candidate != c).collect();
                Unsettled { at: index as u32, candidates: format!("{c}{others}") }
            }));
        });
        for at in line.filter(|at| is_damaged[*at]) {
            hans[at - first] = printed[at];
        }
        let mut asked = asked.into_inner();
        asked.sort_unstable();
        asked.dedup();
        ShownLine {
            hans: hans.into(),
            repaired: repaired.into(),
            hant: hant.into(),
            unsettled_hans,
            unsettled,
            asked,
        }
    }
}

/// The Traditional character for one that a machine left Simplified; `None` where it is right, or may be.
fn mend(
    conversion: &Conversion,
    c: char,
    to: char,
    converted: Converted<'_>,
    before: Option<char>,
    present: &dyn Fn(char) -> bool,
) -> Option<char> {
    let is_left_over = || conversion.to(TargetScript::Hant).is_foreign(c) && repair::is_left_over(c);
    let is_slip = || converted.by_phrase && repair::is_slip_in_phrase(c, to);
    if to != c && (is_left_over() || is_slip()) {
        return Some(to);
    }
    if converted.by_phrase {
        return None;
    }
    if c == '余' && repair::counts(before) {
        return Some('餘');
    }
    conversion.repair.alone(c).filter(|to| !present(*to))
}

/// The Traditional character that a phrase has where the article has another one of the same Simplified character, and no author writes that for it: 頭發
/// for 頭髮; `None` where it is right, or may be. `hans` is the line in Simplified.
fn unmix(
    conversion: &Conversion,
    c: char,
    hans: &[char],
    index: usize,
    converted: Converted<'_>,
) -> Option<char> {
    let (given, to) = (Standard::Taiwan.spell(c), Standard::Taiwan.spell(converted.to));
    let beside = [index.checked_sub(1).and_then(|before| hans.get(before)), hans.get(index + 1)];
    let is_wrong = converted.by_phrase
        && given != to
        && conversion.to(TargetScript::Hant).may_be(hans[index], given)
        && repair::is_mixed_up(given, to, beside);
    is_wrong.then_some(converted.to)
}

/// The characters between which the context would have to decide, as the standard spells them.
fn doubts(standard: Standard, converted: Converted<'_>) -> Option<String> {
    let mut candidates = String::new();
    for c in converted.doubts?.chars().map(|c| standard.spell(c)) {
        if !candidates.contains(c) {
            candidates.push(c);
        }
    }
    candidates.chars().nth(1).is_some().then_some(candidates)
}

/// The standard given where it is Hong Kong's; else that of a text that is Traditional already, as far as it shows one by 裏 and 裡, 着 and 著.
pub(super) fn spelled_as(given: Standard, printed: &[char]) -> Standard {
    if given == Standard::HongKong {
        return given;
    }
    let count = |spellings: [char; 2]| printed.iter().filter(|c| spellings.contains(c)).count();
    match count(['裏', '衞']).cmp(&count(['裡', '著'])) {
        std::cmp::Ordering::Greater => Standard::HongKong,
        std::cmp::Ordering::Less => Standard::Taiwan,
        std::cmp::Ordering::Equal => given,
    }
}

/// Where words begin and end.
struct Edges(Vec<bool>, Vec<u32>);

impl Edges {
    fn new(ends: &[usize], length: usize) -> Edges {
        let mut is_edge = vec![false; length + 1];
        is_edge[0] = true;
        ends.iter().filter(|end| **end <= length).for_each(|end| is_edge[*end] = true);
        // For each place the end of the word it is in.
        let mut word_end = vec![length as u32; length + 1];
        for at in (0..length).rev() {
            word_end[at] = if is_edge[at + 1] { at as u32 + 1 } else { word_end[at + 1] };
        }
        Edges(is_edge, word_end)
    }

    /// Whether a character is a word by itself.
    fn is_alone(&self, at: usize) -> bool {
        self.0[at] && self.0[at + 1]
    }

    /// Whether a phrase lies inside one word or is made of whole words.
    fn allow(&self, start: usize, end: usize) -> bool {
        self.0[start] && self.0[end] || end <= self.1[start] as usize
    }
}

/// Whether each character stands in a Traditional line: one most of whose characters that belong to one script do so. A line that has
/// none of them goes with the whole text.
fn traditional(conversion: &Conversion, printed: &[char]) -> Vec<bool> {
    let count = |line: &[char]| {
        let foreign = |target| line.iter().filter(|c| conversion.to(target).is_foreign(**c)).count();
        (foreign(TargetScript::Hans), foreign(TargetScript::Hant))
    };
    let lines = || printed.split_inclusive(|c| *c == '\n');
    let counts: Vec<(usize, usize)> = lines().map(count).collect();
    let (hant, hans) = counts.iter().fold((0, 0), |(hant, hans), line| (hant + line.0, hans + line.1));
    let mut is_traditional = Vec::with_capacity(printed.len());
    for (line, (in_hant, in_hans)) in lines().zip(counts) {
        let is = if in_hant == in_hans { hant > hans } else { in_hant > in_hans };
        is_traditional.resize(is_traditional.len() + line.len(), is);
    }
    is_traditional
}

/// Whether a text is in the other script than the target: more of its characters never stand in the target's texts than in the other's.
pub(super) fn is_of_other_script(conversion: &Conversion, text: &[char], target: TargetScript) -> bool {
    let count = |target| text.iter().filter(|c| conversion.to(target).is_foreign(**c)).count();
    let (hant, hans) = (count(TargetScript::Hans), count(TargetScript::Hant));
    match target {
        TargetScript::Hans => hant > hans,
        TargetScript::Hant => hans > hant,
    }
}
