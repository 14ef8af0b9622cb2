//! The card of an entry, in the order of a reader's questions: which word, how said, in English and by whom, what it means, since
//! when, what it does here, where this comes from.

use super::word::ladder;
use super::{Content, LinkTo, Mentioned, Role, Rung, english, glosses, headwords, links, note_on, prose};
use crate::reading::{Class, Entry, Gloss, Grade, Link, Reading, Rendering, Source};
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
) -> Vec<Content> {
    let entry = &reading.entries[at as usize];
    let lang = &*reading.about.lang;
    let nowhere = EntryPlace::default();
    let here = place.unwrap_or(&nowhere);
    let mut parts = Vec::new();
    let is_traditional = reading.is_traditional();
    parts.push(Role::Head.of(written(entry, is_traditional)).into());
    pinyin_line(&mut parts, entry);
    let first = parts.len();
    renderings(&mut parts, entry, say);
    gloss(&mut parts, reading, &entry.gloss, say);
    chinese_first(&mut parts[first..], entry, say);

    let mut rows = Vec::new();
    if let Some(link) = &here.link {
        let text = link.title.as_ref().unwrap_or(&link.href).clone();
        let link = Role::Address.text(text).link(link.href.clone(), LinkTo::Page);
        row(&mut rows, say.get(Phrase::LinkHere).into(), vec![link.into()]);
    }
    for sense in &entry.senses {
        let mut years = sense.from.clone().unwrap_or_default();
        years.push('–');
        years.push_str(sense.until.as_deref().unwrap_or_default());
        let mut told = Vec::new();
        gloss(&mut told, reading, &sense.gloss, say);
        row(&mut rows, years.into(), told);
    }
    for (label, text) in [(Phrase::First, &entry.first), (Phrase::Here, &entry.here)] {
        if let Some(text) = text {
            row(&mut rows, say.get(label).into(), english(text, say));
        }
    }
    row_of_entries(&mut rows, say.get(Phrase::InsideThis), reading, &here.inside, is_traditional);
    if !here.words.is_empty() {
        let words = Role::Terms.of(links::words(&here.words, None, lang));
        row(&mut rows, say.get(Phrase::WordByWord).into(), vec![words.into()]);
    }
    row_of_entries(&mut rows, say.get(Phrase::See), reading, &entry.related, is_traditional);
    if !marks.is_empty() {
        let places = links::places(marks, here.mark, place.is_none(), say);
        row(&mut rows, say.get(Phrase::InTheText).into(), vec![places.into()]);
    }
    if !rows.is_empty() {
        parts.push(Role::Rows.of(rows).into());
    }

    for (at, number) in &here.notes {
        parts.push(note_on(&reading.notes[*at], *number, lang, say).into());
    }
    let mut facts = Vec::new();
    for fact in &entry.facts {
        let mut content = english(&fact.text, say);
        for at in &fact.sources {
            short(&mut content, &reading.sources[*at as usize], say);
        }
        facts.push(Role::Item.of(content).into());
    }
    titled(&mut parts, say.get(Phrase::Facts), Role::Facts, facts);
    let mut doubts = Vec::new();
    for doubt in &entry.doubts {
        doubts.push(Role::Item.of(english(doubt, say)).into());
    }
    titled(&mut parts, say.get(Phrase::InDoubt), Role::Doubts, doubts);
    titled(&mut parts, say.get(Phrase::Sources), Role::Sources, sources(entry, reading, say));
    ladder(&mut parts, &here.ladder, here.span, lang, say);

    let mut origin: Vec<Content> = vec![say.get(Phrase::PublishersGlossary).into()];
    if let Some(confidence) = entry.confidence {
        origin.push(" · ".into());
        origin.push(confidence.said(say).into());
    }
    parts.push(Role::Origin.of(origin).into());
    parts
}

/// A list under a title, where it has items.
pub(super) fn titled(parts: &mut Vec<Content>, title: &'static str, list: Role, items: Vec<Content>) {
    if !items.is_empty() {
        parts.push(Role::Label.text(title).into());
        parts.push(list.of(items).into());
    }
}

fn row(rows: &mut Vec<Content>, label: Content, content: Vec<Content>) {
    rows.push(Role::RowLabel.text(label).into());
    rows.push(Role::Row.of(content).into());
}

fn row_of_entries(
    rows: &mut Vec<Content>,
    label: &'static str,
    reading: &Reading,
    entries: &[u32],
    is_traditional: bool,
) {
    if !entries.is_empty() {
        let mut terms = Vec::new();
        for at in entries {
            terms.push(links::term(*at, &reading.entries[*at as usize], is_traditional).into());
        }
        row(rows, label.into(), vec![Role::Terms.of(terms).into()]);
    }
}

/// The headword, and behind it the same in the other script.
pub fn written(entry: &Entry, is_traditional: bool) -> Vec<Content> {
    let ((headword, lang), other) = headwords(entry, is_traditional);
    let mut content: Vec<Content> = vec![Role::Headword.text(headword.to_owned()).lang(lang).into()];
    if let Some((other, lang)) = other {
        content.push(" ".into());
        content.push(Role::OtherScript.text(other.to_owned()).lang(lang).value("true").into());
    }
    content
}

impl Class {
    /// What a term of this kind is called. The phrases are in the order of the kinds.
    pub fn said(self, say: &Strings) -> &'static str {
        say.get(Phrase::ALL[Phrase::Formula as usize + self as usize])
    }
}

/// What paper has in the place of a card: how the entry is said, its first rendering, its glosses.
pub fn printed(reading: &Reading, entry: &Entry, say: &Strings) -> Vec<Content> {
    let mut parts = Vec::new();
    pinyin_line(&mut parts, entry);
    let first = parts.len();
    if let Some(rendering) = entry.renderings.first() {
        parts.push(Role::Line.of(english(&rendering.text, say)).into());
    }
    gloss(&mut parts, reading, &entry.gloss, say);
    chinese_first(&mut parts[first..], entry, say);
    parts
}

/// In a Chinese interface what the term means in Chinese goes before what it is in English.
fn chinese_first(told: &mut [Content], entry: &Entry, say: &Strings) {
    if let [english, chinese, ..] = told
        && say.is_chinese()
        && entry.gloss.zh.is_some()
        && !entry.renderings.is_empty()
    {
        std::mem::swap(english, chinese);
    }
}

fn pinyin_line(parts: &mut Vec<Content>, entry: &Entry) {
    if let Some(pinyin) = &entry.pinyin {
        parts.push(Role::PinyinLine.text(pinyin.clone()).lang(super::PINYIN).into());
    }
}

/// The first rendering before the others, each with what stands behind it.
fn renderings(parts: &mut Vec<Content>, entry: &Entry, say: &Strings) {
    let mut items = Vec::new();
    for rendering in &entry.renderings {
        let mut content: Vec<Content> = vec![Role::Rendering.of(english(&rendering.text, say)).into()];
        let credit = credit(rendering, say);
        if !credit.is_empty() {
            content.push(Role::Aside.of(credit).into());
        }
        items.push(Role::Item.of(content).into());
    }
    if !items.is_empty() {
        parts.push(Role::Renderings.of(items).into());
    }
}

/// What stands behind a rendering: ` · official: Party constitution, 2022`; empty where nothing is told.
fn credit(rendering: &Rendering, say: &Strings) -> Vec<Content> {
    let grade = rendering.grade.map(|grade| {
        say.get(match grade {
            Grade::Official => Phrase::Official,
            Grade::StateMedia => Phrase::StateMedia,
            Grade::Scholarship => Phrase::PressOrScholarship,
            Grade::Ours => Phrase::Ours,
        })
    });
    let mut told: Vec<Content> = Vec::new();
    if let Some(grade) = grade {
        told.extend([" · ".into(), grade.into()]);
    }
    if let Some(by) = &rendering.by {
        told.push(if grade.is_none() { " · " } else { say.colon() }.into());
        told.append(&mut english(by, say));
    }
    told
}

fn gloss(parts: &mut Vec<Content>, reading: &Reading, gloss: &Gloss, say: &Strings) {
    for (text, lang) in glosses(reading, gloss, say) {
        parts.push(Role::Gloss.of(prose(text, lang)).lang(lang).into());
    }
}

/// A source in a few words, behind the fact that it is named for.
fn short(content: &mut Vec<Content>, source: &Source, say: &Strings) {
    let name = source.publisher.as_deref().filter(|publisher| !publisher.is_empty()).unwrap_or(&source.title);
    content.push(" ".into());
    content.push(Role::ShortSource.of(linked(source, name, say)).into());
}

/// The sources of an entry and of its facts, each once, with all that is known of them.
fn sources(entry: &Entry, reading: &Reading, say: &Strings) -> Vec<Content> {
    let mut all: Vec<u32> = entry.sources.clone();
    for fact in &entry.facts {
        all.extend_from_slice(&fact.sources);
    }
    let mut items = Vec::new();
    for (index, at) in all.iter().enumerate() {
        if all[..index].contains(at) {
            continue;
        }
        let source = &reading.sources[*at as usize];
        let mut content: Vec<Content> = vec![Role::Source.of(linked(source, &source.title, say)).into()];
        for detail in [&source.publisher, &source.date, &source.seen].into_iter().flatten() {
            if !detail.is_empty() {
                content.push(say.comma().into());
                content.append(&mut english(detail, say));
            }
        }
        items.push(Role::Item.of(content).into());
    }
    items
}

fn linked(source: &Source, text: &str, say: &Strings) -> Vec<Content> {
    let text = english(text, say);
    match source.link() {
        Some(href) => vec![Role::Address.of(text).link(href.to_owned(), LinkTo::Address).into()],
        None => text,
    }
}
