//! From a passage of the reading to an entry or a note.

use std::rc::Rc;

use jiazhu_reading::{NoteKind, Reading, Script, Span, pinyin, words};

use super::history::{self, What};
use super::{Effect, Field, Pane, SourceDraft, State, annotation, cards, draft, fill, outcome};
use crate::words::Message;
use crate::yaml::Line;

/// Characters of the longest passage that is offered as a term.
const LONGEST_TERM: usize = 40;
/// Senses of the dictionary that are proposed.
const SENSES: usize = 3;

/// What is selected in the reading, or has its card open.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    /// In the reading on the screen.
    pub span: Span,
    /// As the article prints it.
    pub text: String,
    /// The entry it has.
    pub id: Option<String>,
    /// A note that is being written on it.
    pub note: Option<Draft>,
}

/// A note that is not in its text yet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    pub text: Rc<str>,
    pub kind: NoteKind,
}

impl Passage {
    /// Whether it can be a term.
    pub fn is_term(&self) -> bool {
        self.text.chars().count() <= LONGEST_TERM && !self.text.contains('\n')
    }
}

/// Where something stands: the number of a block, and code points in it.
pub type Point = (usize, u32);

/// Something was selected in the reading.
pub fn selected(state: &mut State, ends: [Point; 2]) -> Vec<Effect> {
    let Some(reading) = state.opened_reading() else { return vec![] };
    let starts = reading.block_starts();
    let [Some(start), Some(end)] = ends.map(|(block, at)| starts.get(block).map(|start| start + at)) else {
        return vec![];
    };
    chosen(state, &reading, Span { start, end });
    vec![]
}

/// A card was opened on a passage.
pub fn looked_up(state: &mut State, span: Span) -> Vec<Effect> {
    if let Some(reading) = state.opened_reading() {
        chosen(state, &reading, span);
    }
    vec![]
}

fn chosen(state: &mut State, reading: &Reading, span: Span) {
    let characters: Vec<char> = reading.text().chars().collect();
    let mut range = span.start as usize..(span.end as usize).min(characters.len());
    while range.start < range.end && characters[range.start].is_whitespace() {
        range.start += 1;
    }
    while range.start < range.end && characters[range.end - 1].is_whitespace() {
        range.end -= 1;
    }
    let is_writing = state.passage.as_ref().is_some_and(|passage| passage.note.is_some());
    if range.is_empty() || is_writing {
        return;
    }
    let span = Span::new(range.start, range.end);
    let mark = reading.marks.iter().find(|mark| mark.span == span);
    let id = mark.map(|mark| reading.entries[mark.entry as usize].id.clone());
    state.passage = Some(Passage { span, text: characters[range].iter().collect(), id, note: None });
}

/// The passage ends with the next word, or with the one before. It ends with its paragraph at the latest, and keeps one word at least.
pub fn extend(state: &mut State, back: bool) -> Vec<Effect> {
    let (Some(reading), Some(passage)) = (state.opened_reading(), &state.passage) else { return vec![] };
    let Span { start, end } = passage.span;
    let ends = reading.words.iter().scan(0, |at, length| {
        *at += length;
        Some(*at)
    });
    let new = match back {
        true => ends.take_while(|at| *at < end).filter(|at| *at > start).last(),
        false => ends.into_iter().find(|at| *at > end),
    };
    let Some(end) = new else { return vec![] };
    let span = Span { start, end };
    let is_broken = reading.text().chars().skip(start as usize).take(span.range().len()).any(|c| c == '\n');
    if is_broken || passage.note.is_some() {
        return vec![];
    }
    chosen(state, &reading, span);
    // It is seen as what is selected.
    outcome::jump(state, span)
}

/// The passage gets an entry, or the one that it has is opened.
pub fn explain(state: &mut State) -> Vec<Effect> {
    let Some(passage) = state.passage.take() else { return vec![] };
    // A click on what is selected would open no card.
    let mut effects = vec![Effect::Deselect];
    effects.extend(entry_of(state, &passage));
    effects
}

/// The candidate of this number becomes an entry.
pub fn add_candidate(state: &mut State, at: usize) -> Vec<Effect> {
    let Some(candidate) = state.cards.candidates.get(at) else { return vec![] };
    let (span, term) = (candidate.places[0], candidate.text.clone());
    // As the article writes it.
    let text = state
        .opened_reading()
        .map(|reading| reading.text().chars().skip(span.start as usize).take(span.range().len()).collect());
    entry_of(state, &Passage { span, text: text.unwrap_or(term), id: None, note: None })
}

/// What was looked for among the entries becomes one.
pub fn add_term(state: &mut State) -> Vec<Effect> {
    let term = state.cards.filter.trim().to_owned();
    if term.is_empty() {
        return vec![];
    }
    let text = state.opened_reading().map(|reading| reading.text()).unwrap_or_default();
    let start = text.find(&term).map_or(0, |byte| text[..byte].chars().count());
    let span = Span::new(start, start + term.chars().count());
    state.cards.filter = Rc::default();
    entry_of(state, &Passage { span, text: term, id: None, note: None })
}

fn entry_of(state: &mut State, passage: &Passage) -> Vec<Effect> {
    let reading = state.opened_reading().unwrap_or_default();
    if !state.glossary_is_table {
        state.cards.is_text = false;
        cards::refresh(state);
    }
    let proposal = propose(&reading, state.words.as_deref(), passage);
    let named = passage.id.as_deref().and_then(|id| state.entry_named(id));
    let known = named.or_else(|| state.entry_of_form(&[&passage.text, &proposal.headword]));
    if let Some(entry) = known {
        state.pane = Pane::Texts;
        return cards::open(state, Some(entry));
    }
    let id = fresh_id(state, &proposal.pinyin);
    let mark = |value: &str| (value != passage.text).then_some(cards::PROPOSED);
    let mut lines = vec![
        Line::Pair("id", &id, None),
        Line::Pair("headword", &proposal.headword, mark(&proposal.headword)),
    ];
    if proposal.traditional != proposal.headword {
        lines.push(Line::Pair("traditional", &proposal.traditional, mark(&proposal.traditional)));
    }
    for (key, value) in [("pinyin", &proposal.pinyin), ("gloss.en", &proposal.gloss)] {
        if !value.is_empty() {
            lines.push(Line::Pair(key, value, Some(cards::PROPOSED)));
        }
    }
    fill::add(state, &lines)
}

/// What the reading on the screen knows of a term, where it stands there in either script; else nothing.
pub fn propose_for(state: &mut State, term: &str) -> Proposal {
    let reading = state.opened_reading().unwrap_or_default();
    let printed: Vec<char> = reading.text().chars().collect();
    let texts = [reading.text(), reading.in_script(Script::Hans).text()];
    let found = texts.iter().find_map(|text| Some(text[..text.find(term)?].chars().count()));
    match found {
        Some(start) if !term.is_empty() => {
            let span = Span::new(start, start + term.chars().count());
            let text = printed.get(span.range()).map(|characters| characters.iter().collect());
            let passage = Passage { span, text: text.unwrap_or_default(), id: None, note: None };
            propose(&reading, state.words.as_deref(), &passage)
        }
        _ => Proposal::default(),
    }
}

/// What a reading and its words file know of a passage.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Proposal {
    pub headword: String,
    pub traditional: String,
    pub pinyin: String,
    pub gloss: String,
}

pub fn propose(reading: &Reading, words: Option<&[u8]>, passage: &Passage) -> Proposal {
    let slice = |text: String| -> String {
        let range = passage.span.range();
        text.chars().skip(range.start).take(range.len()).collect()
    };
    // A passage of before whose text has changed is what it was.
    let is_here = slice(reading.text()) == passage.text;
    let shown = |script| if is_here { slice(reading.in_script(script).text()) } else { passage.text.clone() };
    let said = if is_here { said(reading, passage.span) } else { String::new() };
    let words = words.and_then(|file| words::open_file(file).ok());
    let lines = words.as_ref().map(|words| words.lines(&passage.text)).unwrap_or_default();
    let line = lines.iter().find(|line| line.pinyin.eq_ignore_ascii_case(&said)).or(lines.first());
    let gloss =
        line.map(|line| line.senses().take(SENSES).collect::<Vec<_>>().join("; ")).unwrap_or_default();
    Proposal { headword: shown(Script::Hans), traditional: shown(Script::Hant), pinyin: said, gloss }
}

/// The dictionary whose words are proposed, as a glossary cites it; `None` where none has been loaded.
pub fn dictionary(words: Option<&[u8]>) -> Option<SourceDraft> {
    let words = words::open_file(words?).ok()?;
    let about = words.about();
    let title = format!("{} ({})", about.source, about.licence);
    (!about.source.is_empty()).then(|| SourceDraft { title: title.into(), url: about.url.into() })
}

/// How a passage is said, words apart.
fn said(reading: &Reading, span: Span) -> String {
    let text: Vec<char> = reading.text().chars().collect();
    let mut said: Vec<String> = Vec::new();
    let mut start = 0;
    for length in &reading.words {
        let word = Span { start: span.start.max(start), end: span.end.min(start + length) };
        start += length;
        if word.is_empty() {
            continue;
        }
        let syllables = reading.syllables.iter().filter(|syllable| word.holds(syllable.span));
        let syllables: Vec<&str> = syllables.map(|syllable| &*syllable.pinyin).collect();
        if !syllables.is_empty() {
            let word: String = text[word.range()].iter().collect();
            said.push(pinyin::spell(&word, syllables));
        }
    }
    said.join(" ")
}

/// Of letters and hyphens, as no other entry has it.
fn fresh_id(state: &State, said: &str) -> String {
    let plain: String = said
        .chars()
        .map(pinyin::unmarked)
        .filter(|c| c.is_ascii_alphanumeric() || matches!(c, ' ' | '-'))
        .collect();
    let base = match plain
        .to_lowercase()
        .split([' ', '-'])
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("-")
    {
        empty if empty.is_empty() => "term".to_owned(),
        base => base,
    };
    let numbered = (2..).map(|number| format!("{base}-{number}"));
    [base.clone()].into_iter().chain(numbered).find(|id| state.entry_named(id).is_none()).unwrap_or(base)
}

/// A note on the passage is to be written, or not.
pub fn note(state: &mut State, draft: Option<Draft>) -> Vec<Effect> {
    let Some(passage) = &mut state.passage else { return vec![] };
    let was_there = passage.note.is_some();
    passage.note = draft;
    let mut effects = match (was_there, passage.note.is_some()) {
        (false, true) => vec![Effect::Focus("[name=\"note\"]")],
        (true, false) => vec![Effect::FocusReading],
        _ => vec![],
    };
    effects.extend(draft::changed(state));
    effects
}

/// The note that was written goes among the notes.
pub fn add_note(state: &mut State) -> Vec<Effect> {
    let Some(reading) = state.opened_reading() else { return vec![] };
    let Some((passage, draft)) =
        state.passage.as_ref().and_then(|passage| Some((passage, passage.note.as_ref()?)))
    else {
        return vec![];
    };
    if draft.text.trim().is_empty() {
        return vec![Effect::Focus("[name=\"note\"]")];
    }
    let source = state.format.name();
    match annotation::with(&state.notes, &reading.text(), passage, draft, source) {
        Some(text) => {
            state.passage = None;
            history::write(state, Field::Notes, text.into(), What::Note);
            let mut effects = state.changed();
            effects.extend([Effect::Deselect, Effect::FocusReading]);
            effects
        }
        None => {
            state.say(Message::NotesBroken, true);
            vec![]
        }
    }
}
