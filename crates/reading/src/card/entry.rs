//! The card of an entry, in the order of a reader's questions: which word, how said, in English and by whom, what it means, since
//! when, what it does here, where this comes from.

use super::word::ladder;
use super::{CardPart, Content, LinkTo, Mentioned, Role, Rung, after, english, links, note_on, prose};
use crate::reading::{Entry, Gloss, Grade, Link, Reading, Rendering, Source};
use crate::span::Span;
use crate::strings::{Phrase, Strings};

/// Where in the text a card was opened, and what is told only there. The default is nowhere: only the entry itself is told.
#[derive(Clone, Debug, Default)]
pub struct EntryPlace {
    /// The mark.
    pub mark: Option<u32>,
    /// Entries that have a mark inside that one.
    pub inside: Vec<u32>,
    /// Of the notes that speak of it: indices in [`Reading::notes`], and their numbers.
    pub notes: Vec<(usize, u32)>,
    /// The words that it consists of.
    pub words: Vec<Mentioned>,
    /// Other divisions of the passage into words.
    pub ladder: Vec<Rung>,
    /// The article's link that it stands in.
    pub link: Option<Link>,
    /// The passage of the mark.
    pub span: Option<Span>,
}

/// Index in [`Reading::entries`]; `marks`: all marks of it in order. All of them are named where no `place` says where the reader is.
pub fn entry_parts(
    reading: &Reading,
    at: u32,
    marks: &[u32],
    place: Option<&EntryPlace>,
    say: &Strings,
) -> Vec<CardPart> {
    let entry = &reading.entries[at as usize];
    let lang = &*reading.about.lang;
    let nowhere = EntryPlace::default();
    let here = place.unwrap_or(&nowhere);
    let mut parts = head(entry);
    parts.extend(renderings(entry, say));
    parts.extend(gloss(&entry.gloss));

    let mut rows = Rows { rows: Vec::new() };
    if let Some(link) = &here.link {
        let text = link.title.as_ref().unwrap_or(&link.href).clone();
        rows.push(
            say.get(Phrase::LinkHere),
            vec![Role::Address.text(text).link(link.href.clone(), LinkTo::Page).into()],
        );
    }
    for sense in &entry.senses {
        let years = [sense.from.as_deref(), Some("–"), sense.until.as_deref()];
        let years = years.into_iter().flatten().collect::<String>();
        rows.push(years, gloss(&sense.gloss).map(Content::from).collect());
    }
    for (label, text) in [(Phrase::First, &entry.first), (Phrase::Here, &entry.here)] {
        if let Some(text) = text {
            rows.push(say.get(label), english(text));
        }
    }
    let term = |at: &u32| links::term(*at, &reading.entries[*at as usize]).into();
    rows.terms(say.get(Phrase::InsideThis), here.inside.iter().map(term).collect());
    rows.terms(say.get(Phrase::WordByWord), here.words.iter().map(|word| word.link(lang).into()).collect());
    rows.terms(say.get(Phrase::See), entry.related.iter().map(term).collect());
    if !marks.is_empty() {
        let places = links::places(marks, entry, here.mark, place.is_none(), say);
        rows.push(say.get(Phrase::InTheText), vec![places.into()]);
    }
    if !rows.rows.is_empty() {
        parts.push(Role::Rows.of(rows.rows));
    }

    parts.extend(here.notes.iter().map(|(at, number)| note_on(&reading.notes[*at], *number, lang, say)));
    let fact = |fact: &crate::reading::Fact| {
        let mut content = english(&fact.text);
        content.extend(fact.sources.iter().flat_map(|at| short(&reading.sources[*at as usize])));
        Role::Item.of(content).into()
    };
    titled(&mut parts, say.get(Phrase::Facts), Role::Facts, entry.facts.iter().map(fact).collect());
    let doubt = |doubt: &String| Role::Item.of(english(doubt)).into();
    titled(&mut parts, say.get(Phrase::InDoubt), Role::Doubts, entry.doubts.iter().map(doubt).collect());
    titled(&mut parts, say.get(Phrase::Sources), Role::Sources, sources(entry, reading));
    parts.extend(ladder(&here.ladder, here.span, lang, say));

    let mut origin: Vec<Content> = vec![say.get(Phrase::PublishersGlossary).into()];
    if let Some(confidence) = entry.confidence {
        origin.extend([" · ".into(), confidence.said(say).into()]);
    }
    parts.push(Role::Origin.of(origin));
    parts
}

/// A list under a title, where it has items.
pub(super) fn titled(parts: &mut Vec<CardPart>, title: &'static str, list: Role, items: Vec<Content>) {
    if !items.is_empty() {
        parts.extend([Role::Label.text(title), list.of(items)]);
    }
}

struct Rows {
    rows: Vec<Content>,
}

impl Rows {
    fn push(&mut self, label: impl Into<super::Text>, content: Vec<Content>) {
        self.rows.extend([Role::RowLabel.text(label).into(), Role::Row.of(content).into()]);
    }

    fn terms(&mut self, label: &'static str, terms: Vec<Content>) {
        if !terms.is_empty() {
            self.push(label, vec![Role::Terms.of(terms).into()]);
        }
    }
}

fn head(entry: &Entry) -> Vec<CardPart> {
    let headword = Role::Headword.text(entry.headword.clone()).lang("zh-Hans");
    let mut content: Vec<Content> = vec![headword.into()];
    if let Some(traditional) = &entry.traditional {
        content.push(" ".into());
        content.push(Role::Traditional.text(traditional.clone()).lang("zh-Hant").into());
    }
    let mut parts = vec![Role::Head.of(content)];
    let pinyin = entry.pinyin.as_ref();
    parts.extend(pinyin.map(|pinyin| Role::PinyinLine.text(pinyin.clone()).lang(super::PINYIN)));
    parts
}

/// The first rendering before the others, each with what stands behind it.
fn renderings(entry: &Entry, say: &Strings) -> Option<CardPart> {
    let item = |rendering: &Rendering| {
        let mut content: Vec<Content> = vec![Role::Rendering.of(english(&rendering.text)).into()];
        if let Some(credit) = credit(rendering, say) {
            content.push(Role::Aside.of(after(" · ", english(&credit))).into());
        }
        Role::Item.of(content).into()
    };
    let items: Vec<Content> = entry.renderings.iter().map(item).collect();
    (!items.is_empty()).then(|| Role::Renderings.of(items))
}

/// What stands behind a rendering: `official: Party constitution, 2022`; `None` where nothing is told.
fn credit(rendering: &Rendering, say: &Strings) -> Option<String> {
    let grade = rendering.grade.map(|grade| {
        say.get(match grade {
            Grade::Official => Phrase::Official,
            Grade::StateMedia => Phrase::StateMedia,
            Grade::Scholarship => Phrase::PressOrScholarship,
            Grade::Ours => Phrase::Ours,
        })
    });
    match (grade, rendering.by.as_deref()) {
        (Some(grade), Some(by)) => Some([grade, ": ", by].concat()),
        (told, by) => told.or(by).map(str::to_owned),
    }
}

fn gloss(gloss: &Gloss) -> impl Iterator<Item = CardPart> {
    let said = [("en", &gloss.en), ("zh-Hans", &gloss.zh)].into_iter();
    said.filter_map(|(lang, text)| Some(Role::Gloss.of(prose(text.as_ref()?, lang)).lang(lang)))
}

/// A source in a few words, behind the fact that it is named for.
fn short(source: &Source) -> [Content; 2] {
    let name = source.publisher.as_deref().filter(|publisher| !publisher.is_empty()).unwrap_or(&source.title);
    [" ".into(), Role::ShortSource.of(linked(source, name)).into()]
}

/// The sources of an entry and of its facts, each once, with all that is known of them.
fn sources(entry: &Entry, reading: &Reading) -> Vec<Content> {
    let mut all: Vec<u32> = Vec::new();
    for at in entry.sources.iter().chain(entry.facts.iter().flat_map(|fact| &fact.sources)) {
        if !all.contains(at) {
            all.push(*at);
        }
    }
    let item = |at: u32| {
        let source = &reading.sources[at as usize];
        let mut content: Vec<Content> = vec![Role::Source.of(linked(source, &source.title)).into()];
        for detail in [&source.publisher, &source.date, &source.seen].into_iter().flatten() {
            if !detail.is_empty() {
                content.extend(after(", ", english(detail)));
            }
        }
        Role::Item.of(content).into()
    };
    all.into_iter().map(item).collect()
}

fn linked(source: &Source, text: &str) -> Vec<Content> {
    let text = english(text);
    match source.link() {
        Some(href) => vec![Role::Address.of(text).link(href.to_owned(), LinkTo::Address).into()],
        None => text,
    }
}
