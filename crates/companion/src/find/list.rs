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
mod tests {
    use super::*;
    use jiazhu_reading::strings::{ENGLISH, ZH_HANS, ZH_HANT};
    use jiazhu_reading::{Block, BlockKind, Entry, Syllable, View, Views};

    fn searched() -> Searched {
        let block = |text: &str| Block { kind: BlockKind::Paragraph, text: text.into(), styles: vec![] };
        let entry = Entry {
            id: "weihu".into(),
            headword: "维护".into(),
            traditional: Some("維護".into()),
            pinyin: Some("wéihù".into()),
            ..Entry::default()
        };
        let mark = |start| Mark { span: Span { start, end: start + 2 }, entry: 0, inside: None };
        let said = |(at, pinyin): (u32, &str)| Syllable {
            span: Span { start: at, end: at + 1 },
            pinyin: jiazhu_reading::pinyin::Letters::new(pinyin).unwrap(),
            ..Syllable::default()
        };
        let hans = View { pairs: "維维護护".into(), ..View::default() };
        Searched::new(Rc::new(Reading {
            blocks: vec![block("維護，維護維護"), block("在維護")],
            marks: vec![mark(0), mark(3), mark(5)],
            entries: vec![entry],
            syllables: [(8, "zài"), (9, "wéi"), (10, "hù")].map(said).into(),
            views: Views { hans, ..Views::default() },
            ..Reading::default()
        }))
    }

    fn fragments(list: &List) -> Vec<&str> {
        let mut fragments = Vec::new();
        for row in &list.rows {
            if let Row::Term(TermRow { fragment, .. }) | Row::Place { fragment, .. } = row {
                fragments.push(fragment.as_str());
            }
        }
        fragments
    }

    #[test]
    fn all_terms_are_listed_with_their_first_places() {
        let list = searched().list("", Order::Kind, &ENGLISH);
        assert_eq!((list.terms, list.places), (1, 0));
        assert_eq!(fragments(&list), ["jiazhu-weihu", "jiazhu-mark-0", "jiazhu-mark-1"]);
        assert_eq!(list.rows[0], Row::Class(Class::Term));
        assert_eq!(list.rows[4], Row::More { headword: "維護".into(), count: 1 });
    }

    #[test]
    fn a_query_lists_every_place_of_its_terms_and_those_that_are_no_terms() {
        for query in ["维护", "維護", "weihu"] {
            let list = searched().list(query, Order::Place, &ENGLISH);
            assert_eq!((list.terms, list.places), (1, 1), "{query}");
            let expected =
                ["jiazhu-weihu", "jiazhu-mark-0", "jiazhu-mark-1", "jiazhu-mark-2", "jiazhu-at-9-11"];
            assert_eq!(fragments(&list), expected, "{query}");
        }
        assert_eq!(searched().list("没有", Order::Place, &ENGLISH), List::default());
    }

    /// As 黨員攻堅 stands in 黨員攻堅小組, a mark of the term, and once without.
    #[test]
    fn a_place_inside_a_place_of_a_term_that_is_listed_is_not_listed_again() {
        let mut reading = (*searched().reading).clone();
        reading.entries[0].headword = "维护者".into();
        reading.entries[0].traditional = Some("維護者".into());
        reading.blocks[0].text = "維護者又維護".into();
        reading.marks = vec![Mark { span: Span { start: 0, end: 3 }, entry: 0, inside: None }];
        reading.syllables.clear();
        let list = Searched::new(Rc::new(reading)).list("維護", Order::Place, &ENGLISH);
        assert_eq!(fragments(&list), ["jiazhu-weihu", "jiazhu-mark-0", "jiazhu-at-4-6", "jiazhu-at-8-10"]);
        assert_eq!(list.places, 2);
    }

    #[test]
    fn the_term_itself_comes_first_and_those_that_only_explain_themselves_by_it_last() {
        let mut reading = (*searched().reading).clone();
        let named = |id: &str, headword: &str| Entry {
            id: id.into(),
            headword: headword.into(),
            ..reading.entries[0].clone()
        };
        let mut entries = vec![
            named("longer", "维护者"),
            named("own", "维护"),
            named("other", "某人"),
            named("none", "无关"),
        ];
        entries.iter_mut().for_each(|entry| entry.traditional = None);
        entries[2].pinyin = None;
        entries[2].gloss.en = Some("Who upholds: see 維護.".into());
        entries[2].gloss.zh = Some("此人从事维护工作。".into());
        reading.entries = entries;
        reading.marks = (0..4)
            .map(|at| Mark { span: Span { start: at, end: at + 1 }, entry: at, inside: None })
            .collect();
        let searched = Searched::new(Rc::new(reading));
        let list = searched.list("維護", Order::Place, &ZH_HANS);
        assert_eq!((list.terms, list.explained), (2, 1));
        let shown: Vec<&str> = fragments(&list).into_iter().filter(|name| !name.contains("mark")).collect();
        let expected = [
            "jiazhu-own",
            "jiazhu-longer",
            "jiazhu-at-0-2",
            "jiazhu-at-3-5",
            "jiazhu-at-5-7",
            "jiazhu-at-9-11",
            "jiazhu-other",
        ];
        assert_eq!(shown, expected);
        let last = |say| match searched.list("維護", Order::Place, say).rows.pop() {
            Some(Row::Term(TermRow { explanation: Some((Line { before, here, .. }, lang)), .. })) => {
                format!("{before}[{here}] {lang}")
            }
            other => panic!("{other:?}"),
        };
        assert_eq!(last(&ZH_HANS), "此人从事[维护] zh-Hans");
        assert_eq!(last(&ENGLISH), "Who upholds: see [維護] en");
    }

    #[test]
    fn a_term_is_told_in_chinese_first_where_the_interface_is_chinese() {
        let mut reading = (*searched().reading).clone();
        reading.entries[0].renderings =
            vec![jiazhu_reading::Rendering { text: "uphold".into(), by: None, grade: None }];
        reading.entries[0].gloss.zh = Some("维持。".into());
        let searched = Searched::new(Rc::new(reading));
        let told = |say| match searched.list("维护", Order::Place, say).rows.remove(0) {
            Row::Term(term) => term.meaning.into_iter().map(|(text, _)| text).collect::<Vec<_>>(),
            other => panic!("{other:?}"),
        };
        assert_eq!(told(&ENGLISH), ["uphold"]);
        for say in [&ZH_HANS, &ZH_HANT] {
            assert_eq!(told(say), ["维持。", "uphold"]);
        }
    }

    #[test]
    fn notes_are_found_by_what_they_say_and_print_each_once() {
        use jiazhu_reading::{LangText, Note, NoteKind};
        let mut reading = (*searched().reading).clone();
        let body = |lang: &str, text: &str| LangText { lang: lang.into(), text: text.into() };
        let note = |id: &str, at: u32| Note {
            span: Span { start: at, end: at + 2 },
            id: id.into(),
            motivation: "editing".into(),
            kind: NoteKind::Conversion,
            printed: "維護".into(),
            proposed: Some("維戶".into()),
            body: vec![body("en", "A slip of the converter."), body("zh-Hans", "转换之误。")],
            confidence: None,
        };
        reading.notes = vec![note("one", 0), note("one", 9), note("two", 4)];
        let searched = Searched::new(Rc::new(reading));
        let notes = |query: &str| -> Vec<(String, String)> {
            let list = searched.list(query, Order::Place, &ENGLISH);
            let note = |row: Row| match row {
                Row::Note { fragment, line, lang } => Some((fragment, format!("{} {lang}", line.here))),
                _ => None,
            };
            list.rows.into_iter().filter_map(note).collect()
        };
        assert_eq!(notes("slip").len(), 2);
        assert_eq!(notes("CONVERTER")[0], ("jiazhu-note-one".into(), "converter en".into()));
        assert_eq!(notes("转换之")[1], ("jiazhu-note-two".into(), "转换之 zh-Hans".into()));
        assert_eq!(searched.list("维护", Order::Place, &ENGLISH).notes, 2, "as the other script prints it");
        for nothing in ["", "a", "没有", ".*", "😀"] {
            assert!(notes(nothing).is_empty(), "{nothing}");
        }
    }

    #[test]
    fn lines_and_headwords_are_in_the_script_that_is_shown() {
        let mut searched = searched();
        assert_eq!(searched.lang(), "zh-Hant");
        searched.show(Script::Hans);
        assert_eq!(searched.lang(), "zh-Hans");
        let list = searched.list("維護", Order::Place, &ENGLISH);
        let [Row::Term(term), Row::Place { line, .. }, ..] = &list.rows[..] else { panic!("{list:?}") };
        assert_eq!((&*term.headword.0, term.other.as_ref().map(|other| &*other.0)), ("维护", Some("維護")));
        assert_eq!((&*line.here, &*line.after), ("维护", "，维护维护"));
    }
}
