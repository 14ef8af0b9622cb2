//! The rows of the panel, as plain data: terms with their places, and places of the text, each with its line.

use std::rc::Rc;

use jiazhu_reading::card::headwords;
use jiazhu_reading::strings::Strings;
use jiazhu_reading::{Class, Gloss, Mark, Reading, Script, Span};

use super::context::{Line, line};
use super::explained::{explanation, meaning};
use super::folded::FoldedText;
use super::notes::Notes;
use super::said::Wanted;
use super::terms::{Meant, Order, terms};

/// So many rows are drawn at most.
const ROWS: usize = 800;
/// So many places of a term while all terms are listed; of those that a query means, so many.
const FEW: usize = 2;
const MANY: usize = 100;

/// A row.
#[derive(Debug, PartialEq)]
pub enum Row {
    /// The class of the terms that follow.
    Class(Class),
    Term(TermRow),
    /// A place of the term above, or of what is looked for.
    Place {
        fragment: String,
        line: Line,
    },
    /// So many places more, which a click on the term's name as a query would list.
    More {
        headword: String,
        count: usize,
    },
    /// What follows stands in the text; of so many places.
    InText(usize),
    /// What follows stands in the publisher's notes; so many of them.
    InNotes(usize),
    /// A note, and the line of it that has what is looked for.
    Note {
        fragment: String,
        line: Line,
        lang: String,
    },
    /// What follows are terms whose explanation has what is looked for; so many of them.
    InExplanations(usize),
}

#[derive(Debug, PartialEq)]
pub struct TermRow {
    /// Where a click leads, as `View::follow` of the widget takes it.
    pub fragment: String,
    /// Each with its language.
    pub headword: (String, &'static str),
    pub other: Option<(String, &'static str)>,
    pub pinyin: Option<String>,
    /// Each with its language.
    pub meaning: Vec<(String, &'static str)>,
    /// The line of its explanation that has what is looked for.
    pub explanation: Option<(Line, &'static str)>,
}

/// What is found.
#[derive(Debug, Default, PartialEq)]
pub struct List {
    pub rows: Vec<Row>,
    pub terms: usize,
    /// Places of the text, beside those of terms.
    pub places: usize,
    pub notes: usize,
    /// Terms that only explain themselves by it.
    pub explained: usize,
}

/// A reading in the script that is shown, ready to be searched.
pub struct Searched {
    reading: Rc<Reading>,
    text: Vec<char>,
    folded: FoldedText,
    notes: Notes,
    is_traditional: bool,
    /// Of each entry, in the script that is shown.
    glosses: Vec<Gloss>,
    /// Entries that have a mark, with their marks.
    marked: Vec<u32>,
    marks: Vec<Vec<u32>>,
}

impl Searched {
    pub fn new(reading: Rc<Reading>) -> Searched {
        let mut marks = vec![Vec::new(); reading.entries.len()];
        for (at, mark) in reading.marks.iter().enumerate() {
            marks[mark.entry as usize].push(at as u32);
        }
        let marked = (0..marks.len()).filter(|at| !marks[*at].is_empty()).map(|at| at as u32).collect();
        let folded = FoldedText::of(&reading);
        let notes = Notes::of(&reading, &folded.fold);
        let (text, glosses, is_traditional) = (Vec::new(), Vec::new(), false);
        let mut searched = Searched { reading, text, folded, notes, is_traditional, glosses, marked, marks };
        searched.show(Script::Source);
        searched
    }

    /// Shows lines and headwords in this script from now on.
    pub fn show(&mut self, script: Script) {
        let shown = self.reading.in_script(script);
        self.text = shown.text().chars().collect();
        self.glosses = shown.entries.into_iter().map(|entry| entry.gloss).collect();
        self.is_traditional = match script {
            Script::Hans => false,
            Script::Hant => true,
            _ => self.reading.is_traditional(),
        };
    }

    /// A stretch of the text as it is shown.
    pub fn shown(&self, span: Span) -> String {
        self.text.get(span.range()).map_or(String::new(), |shown| shown.iter().collect())
    }

    /// The language of the lines.
    pub fn lang(&self) -> &'static str {
        if self.is_traditional { "zh-Hant" } else { "zh-Hans" }
    }

    /// All terms in an order, or what a query means: terms of that name with their places, places of the text, notes, and terms whose
    /// explanation has it.
    pub fn list(&self, query: &str, order: Order, say: &Strings) -> List {
        let query = query.trim();
        let Meant { named, explained } = terms(&self.reading, &self.marked, query, &self.folded.fold, order);
        let mut list = List { terms: named.len(), explained: explained.len(), ..List::default() };
        let places = if query.is_empty() { FEW } else { MANY };
        let mut class = None;
        let mut told: Vec<Span> = Vec::new();
        for at in named {
            let (entry, marks) = (&self.reading.entries[at as usize], &self.marks[at as usize]);
            told.extend(marks.iter().map(|mark| self.reading.marks[*mark as usize].span));
            if list.rows.len() >= ROWS {
                continue;
            }
            if order == Order::Kind && query.is_empty() && class.replace(entry.class) != Some(entry.class) {
                list.rows.push(Row::Class(entry.class));
            }
            let term = self.term(at, say);
            let headword = term.headword.0.clone();
            list.rows.push(Row::Term(term));
            for mark in marks.iter().take(places) {
                let Mark { span, .. } = self.reading.marks[*mark as usize];
                list.rows.push(self.place(span, format!("jiazhu-mark-{mark}")));
            }
            if marks.len() > places {
                list.rows.push(Row::More { headword, count: marks.len() - places });
            }
        }
        let mut others = self.find(query);
        told_with_terms(told, &mut others);
        list.places = others.len();
        if !others.is_empty() {
            list.rows.push(Row::InText(others.len()));
            let room = ROWS.saturating_sub(list.rows.len()).max(MANY);
            let rows = others.iter().take(room);
            list.rows
                .extend(rows.map(|span| self.place(*span, format!("jiazhu-at-{}-{}", span.start, span.end))));
        }
        let notes = self.notes.find(&self.reading, query);
        list.notes = notes.len();
        if !notes.is_empty() {
            list.rows.push(Row::InNotes(notes.len()));
            list.rows.extend(notes.into_iter().take(MANY));
        }
        if !explained.is_empty() {
            list.rows.push(Row::InExplanations(explained.len()));
            list.rows.extend(explained.into_iter().take(MANY).map(|at| self.explained(at, query, say)));
        }
        list
    }

    fn term(&self, at: u32, say: &Strings) -> TermRow {
        let (entry, gloss) = (&self.reading.entries[at as usize], &self.glosses[at as usize]);
        let ((headword, lang), other) = headwords(entry, self.is_traditional);
        TermRow {
            fragment: format!("jiazhu-{}", entry.id),
            headword: (headword.to_owned(), lang),
            other: other.map(|(other, lang)| (other.to_owned(), lang)),
            pinyin: entry.pinyin.clone(),
            meaning: meaning(&self.reading, entry, gloss, say),
            explanation: None,
        }
    }

    /// The line that has what is looked for stands in the place of what the term means.
    fn explained(&self, at: u32, query: &str, say: &Strings) -> Row {
        let gloss = &self.glosses[at as usize];
        let explanation = explanation(&self.reading, gloss, query, &self.folded.fold, say);
        let term = self.term(at, say);
        let meaning = if explanation.is_some() { Vec::new() } else { term.meaning };
        Row::Term(TermRow { meaning, explanation, ..term })
    }

    /// Where a query stands in the text, as it is written or as it is said.
    fn find(&self, query: &str) -> Vec<Span> {
        let written = self.folded.find(query);
        match Wanted::of(query) {
            Some(wanted) if written.is_empty() => wanted.find(&self.reading.syllables),
            _ => written,
        }
    }

    fn place(&self, span: Span, fragment: String) -> Row {
        let block = self.folded.block(self.folded.block_of(span.start));
        Row::Place { fragment, line: line(&self.text, span, block) }
    }
}

/// Takes out what has been told with its term: a place that is one of a term's, or lies inside one. `others` are in order.
fn told_with_terms(mut told: Vec<Span>, others: &mut Vec<Span>) {
    told.sort_unstable_by_key(|span| span.start);
    let mut told = told.into_iter().peekable();
    // How far the terms' places reach that begin at or before a place: one that ends before that is inside the one that reaches it.
    let mut reach = 0;
    others.retain(|span| {
        while let Some(term) = told.next_if(|term| term.start <= span.start) {
            reach = reach.max(term.end);
        }
        span.end > reach
    });
}

#[cfg(test)]
mod tests;
