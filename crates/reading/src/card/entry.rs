//! The card of an entry, in the order of a reader's questions: which word, how said, in English and by whom, what it means, since
//! when, what it does here, where this comes from.

use super::word::ladder;
use super::{Content, LinkTo, Mentioned, Role, Rung, after, english, links, note_on, prose};
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
) -> Vec<Content> {
    let entry = &reading.entries[at as usize];
    let lang = &*reading.about.lang;
    let nowhere = EntryPlace::default();
    let here = place.unwrap_or(&nowhere);
    let mut parts = Vec::new();
    head(&mut parts, entry);
    renderings(&mut parts, entry, say);
    gloss(&mut parts, &entry.gloss);

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
        gloss(&mut told, &sense.gloss);
        row(&mut rows, years.into(), told);
    }
    for (label, text) in [(Phrase::First, &entry.first), (Phrase::Here, &entry.here)] {
        if let Some(text) = text {
            row(&mut rows, say.get(label).into(), english(text));
        }
    }
    row_of_entries(&mut rows, say.get(Phrase::InsideThis), reading, &here.inside);
    if !here.words.is_empty() {
        let words = Role::Terms.of(links::words(&here.words, None, lang));
        row(&mut rows, say.get(Phrase::WordByWord).into(), vec![words.into()]);
    }
    row_of_entries(&mut rows, say.get(Phrase::See), reading, &entry.related);
    if !marks.is_empty() {
        let places = links::places(marks, entry, here.mark, place.is_none(), say);
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
        let mut content = english(&fact.text);
        for at in &fact.sources {
            short(&mut content, &reading.sources[*at as usize]);
        }
        facts.push(Role::Item.of(content).into());
    }
    titled(&mut parts, say.get(Phrase::Facts), Role::Facts, facts);
    let mut doubts = Vec::new();
    for doubt in &entry.doubts {
        doubts.push(Role::Item.of(english(doubt)).into());
    }
    titled(&mut parts, say.get(Phrase::InDoubt), Role::Doubts, doubts);
    titled(&mut parts, say.get(Phrase::Sources), Role::Sources, sources(entry, reading));
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

fn row_of_entries(rows: &mut Vec<Content>, label: &'static str, reading: &Reading, entries: &[u32]) {
    if !entries.is_empty() {
        let mut terms = Vec::new();
        for at in entries {
            terms.push(links::term(*at, &reading.entries[*at as usize]).into());
        }
        row(rows, label.into(), vec![Role::Terms.of(terms).into()]);
    }
}

fn head(parts: &mut Vec<Content>, entry: &Entry) {
    let mut content: Vec<Content> = vec![Role::Headword.text(entry.headword.clone()).lang("zh-Hans").into()];
    if let Some(traditional) = &entry.traditional {
        content.push(" ".into());
        content.push(Role::Traditional.text(traditional.clone()).lang("zh-Hant").into());
    }
    parts.push(Role::Head.of(content).into());
    if let Some(pinyin) = &entry.pinyin {
        parts.push(Role::PinyinLine.text(pinyin.clone()).lang(super::PINYIN).into());
    }
}

/// The first rendering before the others, each with what stands behind it.
fn renderings(parts: &mut Vec<Content>, entry: &Entry, say: &Strings) {
    let mut items = Vec::new();
    for rendering in &entry.renderings {
        let mut content: Vec<Content> = vec![Role::Rendering.of(english(&rendering.text)).into()];
        if let Some(credit) = credit(rendering, say) {
            content.push(Role::Aside.of(after(" · ", english(&credit))).into());
        }
        items.push(Role::Item.of(content).into());
    }
    if !items.is_empty() {
        parts.push(Role::Renderings.of(items).into());
    }
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

fn gloss(parts: &mut Vec<Content>, gloss: &Gloss) {
    for (lang, text) in [("en", &gloss.en), ("zh-Hans", &gloss.zh)] {
        if let Some(text) = text {
            parts.push(Role::Gloss.of(prose(text, lang)).lang(lang).into());
        }
    }
}

/// A source in a few words, behind the fact that it is named for.
fn short(content: &mut Vec<Content>, source: &Source) {
    let name = source.publisher.as_deref().filter(|publisher| !publisher.is_empty()).unwrap_or(&source.title);
    content.push(" ".into());
    content.push(Role::ShortSource.of(linked(source, name)).into());
}

/// The sources of an entry and of its facts, each once, with all that is known of them.
fn sources(entry: &Entry, reading: &Reading) -> Vec<Content> {
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
        let mut content: Vec<Content> = vec![Role::Source.of(linked(source, &source.title)).into()];
        for detail in [&source.publisher, &source.date, &source.seen].into_iter().flatten() {
            if !detail.is_empty() {
                content.append(&mut after(", ", english(detail)));
            }
        }
        items.push(Role::Item.of(content).into());
    }
    items
}

fn linked(source: &Source, text: &str) -> Vec<Content> {
    let text = english(text);
    match source.link() {
        Some(href) => vec![Role::Address.of(text).link(href.to_owned(), LinkTo::Address).into()],
        None => text,
    }
}
