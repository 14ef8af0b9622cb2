//! All words that may stand in a piece of text (the lattice), and the most probable way through them: the Viterbi algorithm over
//! bigrams.

use super::Sort;
use super::atoms::Atoms;
use super::forms::{Forms, LONGEST_FORM};
use super::{crossings, names, numbers};
use crate::sorting;
use crate::word_model::characters::FUNCTION;
use crate::word_model::{Context, KnownWord, Weight, WordClass, WordModel};
use jiazhu_packed::trie::Pair;
use jiazhu_reading::Span;
use jiazhu_reading::han::{is_han, is_numeral};

/// The words that may stand in a piece of text, by where they start. Positions are characters of the piece.
pub struct Lattice<'l> {
    model: &'l WordModel,
    /// In order of `start`.
    words: Vec<Edge>,
    /// Where the words that start at each character begin in `words`; one more at the end.
    first: Vec<u32>,
    /// Forms of the glossary that the word model does not have as words.
    forms: Vec<Edge>,
    /// By start, indices in `forms` of one that starts there; and by form, of another that starts with it.
    form_at: Vec<u32>,
    next_form: Vec<u32>,
}

/// A word that may stand somewhere.
#[derive(Clone, Copy)]
pub struct Edge {
    /// In code points of the piece.
    pub span: Span,
    /// How probable it is, whatever stands around it.
    pub weight: Weight,
    pub sort: Sort,
    /// What it is for the word before, and for the word after.
    pub opens: Context,
    pub closes: Context,
}

/// Words in a row.
#[derive(Default)]
pub struct Path {
    pub words: Vec<Edge>,
    /// How probable they are in a row: the sum of their weights and attractions. A long text's does not fit a [`Weight`].
    pub weight: i64,
}

/// No index.
const NONE: u32 = u32::MAX;

/// How much more probable a form is than the most probable finer division of the same stretch.
/// A glossary vouches for its forms, so it decides between a word and its parts; it does not outweigh a better word
/// across the form's edge.
pub(crate) const PREFERENCE: Weight = 2000;
/// The same for a form of two characters that the word model has as a word: it competes nearly as any other does.
pub(crate) const KNOWN_PREFERENCE: Weight = 1000;
/// The same for a form that the word model does not have: it cannot know how probable that is, so it is no witness against it
/// (是 | 非遗 | 传承, not 是非 | 遗传 | 承).
pub(crate) const NEW_PREFERENCE: Weight = 6500;

/// How probable each character of a number is: of so many there are.
const DIGIT: Weight = -2700;

/// A word of three characters that is less probable than this is hardly known.
const RARE: Weight = -15_500;

/// Less than any way through a piece weighs that has another choice.
const IMPOSSIBLE: Weight = -10_000_000;
/// An institution of so many characters that stands across the edge of a form is no accident.
const LONG: u32 = 4;
/// What the names of institutions end with.
const INSTITUTIONS: [&str; 24] = [
    "银行",
    "大学",
    "学院",
    "法院",
    "检察院",
    "政府",
    "医院",
    "公司",
    "集团",
    "委员会",
    "代表大会",
    "协会",
    "学会",
    "联合会",
    "出版社",
    "日报",
    "电视台",
    "解放军",
    "共和国",
    "研究院",
    "研究所",
    "总局",
    "大会堂",
    "博物馆",
];
/// No word of the word model that is looked for is longer.
const LONGEST_WORD: u32 = 8;

impl<'l> Lattice<'l> {
    /// The lattice of a piece of folded text.
    pub fn new(model: &'l WordModel, atoms: &Atoms, forms: &Forms) -> Lattice<'l> {
        let length = atoms.len();
        let mut lattice = Lattice {
            model,
            words: Vec::with_capacity(2 * length),
            first: Vec::with_capacity(length + 1),
            forms: Vec::new(),
            form_at: Vec::new(),
            next_form: Vec::new(),
        };
        let pairs = model.pairs(&atoms.characters);
        for (at, &pair) in pairs.iter().enumerate().take(length) {
            lattice.first.push(lattice.words.len() as u32);
            if atoms.is_edge(at) {
                lattice.add_words(atoms, at, pair);
            }
        }
        lattice.first.push(lattice.words.len() as u32);
        lattice.add_forms(forms, atoms);
        lattice
    }

    fn add_words(&mut self, atoms: &Atoms, at: usize, pair: Pair) {
        let model = self.model;
        let atom_end = atoms.end(at);
        let mut has_atom = false;
        let is_measure = atoms.is_measure(at);
        let is_word = |from: usize| {
            let pair = atoms.characters.get(from..from + 2);
            pair.is_some_and(|pair| model.find(&pair.iter().collect::<String>()).is_some())
        };
        // 派发 | 现金 | 红利 has no 金红利: no name and no word that is hardly known is torn out of two words.
        let is_torn = || at.checked_sub(1).is_some_and(is_word) && is_word(at + 1);
        model.words_at(&atoms.characters[at..], pair, |length, id| {
            let end = atoms.past_extenders(at + length);
            if atoms.is_edge(end) && !(is_measure && length > 1) {
                let KnownWord { weight, context } = model.word(id);
                if length == 3 && weight < RARE && is_torn()
                    || length > 1 && crossings::is_none(&atoms.characters, at, at + length)
                {
                    return;
                }
                has_atom |= end == atom_end;
                let edge = Edge {
                    span: Span::new(at, end),
                    weight,
                    sort: Sort::Known,
                    opens: context,
                    closes: context,
                };
                self.words.push(edge);
            }
        });
        if !has_atom {
            let context = atoms.context(at, model);
            let weight = model.unseen();
            let (opens, closes) = (context, context);
            self.words.push(Edge {
                span: Span::new(at, atom_end),
                weight,
                sort: Sort::Unknown,
                opens,
                closes,
            });
        }
        self.add_number(atoms, at);
        let person = model.class(WordClass::PERSON);
        names::persons(model.characters(), &atoms.characters[at..], |length, spelled| {
            let end = atoms.past_extenders(at + length);
            let is_usual = || names::is_usual(model.characters(), &atoms.characters[at..at + length]);
            let is_none = names::is_none(&atoms.characters, at, at + length);
            if atoms.is_edge(end) && !is_none && !(length == 3 && !is_usual() && is_torn()) {
                let weight = model.class_weight(WordClass::PERSON) + spelled;
                let (opens, closes) = (person, person);
                self.words.push(Edge { span: Span::new(at, end), weight, sort: Sort::Name, opens, closes });
            }
        });
    }

    /// A number in Han characters, whole.
    fn add_number(&mut self, atoms: &Atoms, at: usize) {
        let characters = &atoms.characters;
        if !is_numeral(characters[at]) || at > 0 && is_numeral(characters[at - 1]) {
            return;
        }
        let Some(length) = numbers::in_han(&characters[at..]) else { return };
        let span = Span::new(at, at + length);
        let starting = &self.words[self.first[at] as usize..];
        if atoms.is_edge(at + length) && !starting.iter().any(|edge| edge.span == span) {
            let number = self.model.class(WordClass::NUMBER);
            let weight = self.model.class_weight(WordClass::NUMBER) + DIGIT * length as Weight;
            self.words.push(Edge { span, weight, sort: Sort::Unknown, opens: number, closes: number });
        }
    }

    fn add_forms(&mut self, forms: &Forms, atoms: &Atoms) {
        let mut found = forms.find(atoms);
        found.retain(|form| form.length() as usize <= LONGEST_FORM && !atoms.is_measure(form.start as usize));
        if found.is_empty() {
            return;
        }
        self.leave_out_names_across(&found, atoms);
        self.form_at = vec![NONE; atoms.len()];
        // Shorter forms first: a form has to win over a division that has other forms in it.
        sorting::by_key(&mut found, |form| (form.length(), form.start));
        for span in found {
            let start = span.start as usize;
            let is_whole = |edge: &&mut Edge| edge.span == span;
            let words = self.first[start] as usize..self.first[start + 1] as usize;
            let whole = self.words[words].iter_mut().find(is_whole).map(|edge| {
                edge.sort = Sort::Form;
                edge.weight
            });
            let finer = self.path(span, Context::NONE, |edge| edge.span != span);
            let [first, .., last] = finer.words[..] else { continue };
            let is_known = span.length() == 2 && whole.is_some();
            // A form has at most [`LONGEST_FORM`] characters, so the sum fits.
            let finer_weight = finer.weight as Weight;
            if self.is_crossed(span, atoms) || crossings::is_none(&atoms.characters, start, span.end as usize)
            {
                continue;
            }
            // 请 | 把 | 手 | 拿开, whatever the glossary says of 把手.
            if is_known && whole > Some(finer_weight) {
                continue;
            }
            let preference = if is_known {
                KNOWN_PREFERENCE
            } else if whole.is_some() {
                PREFERENCE
            } else {
                NEW_PREFERENCE
            };
            let weight = finer_weight + preference;
            let edge = Edge { span, weight, sort: Sort::Form, opens: first.opens, closes: last.closes };
            self.next_form.push(std::mem::replace(&mut self.form_at[start], self.forms.len() as u32));
            self.forms.push(edge);
        }
    }

    /// Takes out the unusual names that only reach into a form: 秦末燕 where 燕王 is one, not 孙文 where 文化 is. A name that holds a form
    /// stays, as 王朝霞 does with 朝霞.
    fn leave_out_names_across(&mut self, forms: &[Span], atoms: &Atoms) {
        let known = self.model.characters();
        let longest = forms.iter().map(|form| form.length()).max().unwrap_or(0);
        let mut starts: Vec<Span> = forms.to_vec();
        sorting::by_key(&mut starts, |form| form.start);
        for edge in self.words.iter_mut().filter(|edge| edge.sort == Sort::Name) {
            let name = edge.span;
            let from = starts.partition_point(|form| form.start + longest <= name.start);
            let near = starts[from..].iter().take_while(|form| form.start < name.end);
            let crosses = |form: &&Span| form.overlaps(name) && !form.holds(name) && !name.holds(**form);
            let spelled = &atoms.characters[name.range()];
            if near.into_iter().any(|form| crosses(&form)) && !names::is_usual(known, spelled) {
                edge.weight = IMPOSSIBLE;
            }
        }
    }

    /// Whether an institution of the word model crosses an edge of a form that is no longer than it: 人民银行, of which 中国人民 is no part;
    /// or one that no list has and that is called "the people's" whatever: 人民保险集团.
    fn is_crossed(&self, form: Span, atoms: &Atoms) -> bool {
        const FURTHEST: usize = 8;
        if form.length() > 2 && atoms.slice(form).ends_with("人民") {
            let known = self.model.characters();
            let rest = atoms.characters[form.end as usize..].iter().take(FURTHEST);
            let name: String = rest.take_while(|c| is_han(**c) && known.uses(**c) & FUNCTION == 0).collect();
            if INSTITUTIONS.iter().any(|kind| name.contains(kind)) {
                return true;
            }
        }
        let is_long = |edge: &Edge| {
            edge.sort != Sort::Name
                && edge.span.length() >= LONG.max(form.length())
                && INSTITUTIONS.iter().any(|kind| atoms.slice(edge.span).ends_with(kind))
        };
        let before = form.start.saturating_sub(LONGEST_WORD)..form.start;
        let ends_inside = |edge: &Edge| edge.span.end > form.start && edge.span.end < form.end;
        let inside = form.start + 1..form.end;
        let ends_after = |edge: &Edge| edge.span.end > form.end;
        before.flat_map(|at| self.model_words(at)).any(|edge| ends_inside(edge) && is_long(edge))
            || inside.flat_map(|at| self.model_words(at)).any(|edge| ends_after(edge) && is_long(edge))
    }

    /// The words that start at a character, forms apart.
    pub fn model_words(&self, at: u32) -> impl Iterator<Item = &Edge> {
        self.words[self.first[at as usize] as usize..self.first[at as usize + 1] as usize].iter()
    }

    /// The words that the lattice has, forms apart.
    pub fn words(&self) -> &[Edge] {
        &self.words
    }

    fn starting(&self, at: usize) -> impl Iterator<Item = &Edge> {
        let words = &self.words[self.first[at] as usize..self.first[at + 1] as usize];
        let form = |at: u32| (at != NONE).then_some(at);
        let first_form = self.form_at.get(at).copied().and_then(form);
        let forms = std::iter::successors(first_form, move |&at| form(self.next_form[at as usize]));
        words.iter().chain(forms.map(|at| &self.forms[at as usize]))
    }

    /// The most probable way (Viterbi path) through a stretch over words that `may` be taken, after what counts as `before`.
    /// Empty where there is none.
    pub fn path(&self, stretch: Span, before: Context, may: impl Fn(&Edge) -> bool) -> Path {
        let (from, to) = (stretch.start as usize, stretch.end as usize);
        let mut steps: Vec<PathStep> = Vec::with_capacity(2 * (to - from));
        // By end, the last step that was made to it, and the one with the most weight.
        let mut arrived = vec![[NONE; 2]; to - from + 1];
        for at in from..to {
            let [last, likeliest] = arrived[at - from];
            if at > from && last == NONE {
                continue;
            }
            for edge in self.starting(at).filter(|edge| edge.span.end <= stretch.end && may(edge)) {
                // Far below any sum, and far enough from the least number to be added to.
                let (mut most, mut back) = (i64::MIN / 2, NONE);
                if at == from {
                    most = self.model.attraction(before, edge.opens).into();
                }
                if let Some(before) = steps.get(likeliest as usize) {
                    most = before.weight + i64::from(self.model.attraction(before.edge.closes, edge.opens));
                    back = likeliest;
                }
                let most_before = i64::from(self.model.most_before(edge.opens));
                let mut step = last;
                while let Some(before) = steps.get(step as usize) {
                    // Of two that are alike the later one is taken.
                    let least = most + i64::from(step < back);
                    // Most ways are so improbable that no neighbour could make up for it.
                    if before.weight + most_before >= least && before.reach >= least && step != back {
                        let attraction = self.model.attraction(before.edge.closes, edge.opens);
                        let here = before.weight + i64::from(attraction);
                        if here >= least {
                            (most, back) = (here, step);
                        }
                    }
                    step = before.next;
                }
                let [last, likeliest] = &mut arrived[edge.span.end as usize - from];
                let (new, next) = (steps.len() as u32, *last);
                let weight = most + i64::from(edge.weight);
                *last = new;
                if steps.get(*likeliest as usize).is_none_or(|before| weight > before.weight) {
                    *likeliest = new;
                }
                let reach = weight + i64::from(self.model.most_after(edge.closes));
                steps.push(PathStep { edge, weight, reach, back, next });
            }
        }
        let step = |at: u32| steps.get(at as usize);
        let ways = std::iter::successors(step(arrived[to - from][0]), |way| step(way.next));
        let Some(last) = ways.reduce(|most, way| if way.weight > most.weight { way } else { most }) else {
            return Path::default();
        };
        let mut words: Vec<Edge> = Vec::with_capacity(to - from);
        words.extend(std::iter::successors(Some(last), |way| step(way.back)).map(|way| *way.edge));
        words.reverse();
        Path { words, weight: last.weight }
    }

    /// The weight of the most probable way from `start` over words that end at all of `ends`.
    pub fn weight(&self, start: usize, ends: &[usize]) -> i64 {
        let Some(&end) = ends.last() else { return 0 };
        let keeps = |edge: &Edge| {
            let next = ends.partition_point(|&end| end <= edge.span.start as usize);
            ends.get(next).is_some_and(|&next| edge.span.end as usize <= next)
        };
        self.path(Span::new(start, end), Context::NONE, keeps).weight
    }
}

/// A word on a way.
struct PathStep<'l> {
    edge: &'l Edge,
    /// Of the way up to the end of the word.
    weight: i64,
    /// No word that follows has more, its own weight apart.
    reach: i64,
    /// The step before.
    back: u32,
    /// Another step that ends where this one does.
    next: u32,
}

#[cfg(test)]
mod tests;
