//! The card of an entry, in the order of a reader's questions: which word, how said, in English and by whom,
//! what it means, since when, what it does here, where this comes from.

use yew::prelude::*;

use super::links;
use super::note_card::note_rows;
use super::prose::{english, said};
use super::word_card::{Dictionary, divide, ladder};
use crate::reading::{Entry, Gloss, Reading, Source};
use crate::state::{Opener, Outline};

/// `anchor`: the mark it was opened at; its notes, and the marks inside it, are told here.
pub fn entry_card(outline: &Outline, dictionary: &Dictionary, at: u32, anchor: Option<usize>) -> Html {
    let reading = &outline.reading;
    let entry = &reading.entries[at as usize];
    let inside = anchor.map(|anchor| outline.inside(anchor)).unwrap_or_default();
    let notes = anchor.map(|anchor| outline.notes_at(anchor)).unwrap_or_default();
    let span = anchor.and_then(|anchor| outline.span(Opener::Anchor(anchor)));
    let words = span.map(|span| divide(outline, dictionary, span)).unwrap_or_default();
    let words = words.iter().map(|word| links::word(outline, *word));
    let here = anchor.and_then(|anchor| outline.mark_of(anchor));
    let marks = &outline.occurrences[at as usize];
    let facts = entry.facts.iter().map(|fact| {
        let sources = fact.sources.iter().map(|at| short(&reading.sources[*at as usize]));
        html! { <li>{ english(&fact.text) }{ for sources }</li> }
    });
    let doubts = entry.doubts.iter().map(|doubt| html! { <li>{ english(doubt) }</li> });
    html! {
        <div class="jz-entry" key={at}>
            { head(entry) }
            { renderings(entry) }
            { gloss(&entry.gloss) }
            <dl class="jz-rows">
                { for entry.senses.iter().map(|sense| {
                    let years = [sense.from.as_deref(), Some("–"), sense.until.as_deref()];
                    row(&years.into_iter().flatten().collect::<String>(), gloss(&sense.gloss))
                }) }
                { for entry.first.as_ref().map(|text| row("first", english(text))) }
                { for entry.here.as_ref().map(|text| row("here", english(text))) }
                { for terms("inside this", &inside, reading) }
                if words.len() > 0 { { row("word by word", html! { <span class="jz-terms">{ for words }</span> }) } }
                { for terms("see", &entry.related, reading) }
                { for (!marks.is_empty()).then(|| row("in the text", links::places(marks, entry, here))) }
            </dl>
            { note_rows(outline, &notes) }
            if !entry.facts.is_empty() {
                <h3 class="jz-label">{ "Facts" }</h3>
                <ul class="jz-facts">{ for facts }</ul>
            }
            if !entry.doubts.is_empty() {
                <h3 class="jz-label">{ "In doubt" }</h3>
                <ul class="jz-doubts">{ for doubts }</ul>
            }
            { sources(entry, reading) }
            { for span.map(|span| ladder(outline, span)) }
            <p class="jz-origin">
                { "Publisher’s glossary" }
                { for entry.confidence.map(|confidence| [" · ", confidence.phrase()].concat()) }
            </p>
        </div>
    }
}

fn head(entry: &Entry) -> Html {
    let traditional = entry.traditional.as_ref().map(|traditional| {
        html! { <>{ " " }<span class="jz-traditional" lang="zh-Hant">{ traditional.clone() }</span></> }
    });
    let pinyin = entry.pinyin.as_ref();
    let pinyin =
        pinyin.map(|pinyin| html! { <p class="jz-pinyin" lang="zh-Latn-pinyin">{ pinyin.clone() }</p> });
    html! {
        <>
            <h2 class="jz-head" id="jz-headword">
                <span class="jz-headword" lang="zh-Hans">{ entry.headword.clone() }</span>{ for traditional }
            </h2>
            { for pinyin }
        </>
    }
}

/// The first rendering large, the others after it, each with what stands behind it.
fn renderings(entry: &Entry) -> Html {
    let credit = |credit: String| html! { <span class="jz-by">{ " · " }{ english(&credit) }</span> };
    let all = entry.renderings.iter().map(|rendering| {
        html! { <li><b>{ english(&rendering.text) }</b>{ for rendering.credit().map(credit) }</li> }
    });
    if entry.renderings.is_empty() {
        return Html::default();
    }
    html! { <ul class="jz-renderings">{ for all }</ul> }
}

fn gloss(gloss: &Gloss) -> Html {
    let said = [("en", &gloss.en), ("zh-Hans", &gloss.zh)].into_iter().filter_map(|(lang, text)| {
        text.as_ref().map(|text| html! { <p class="jz-gloss" {lang}>{ said(text, lang) }</p> })
    });
    html! { { for said } }
}

fn row(label: &str, content: Html) -> Html {
    html! { <><dt>{ label }</dt><dd>{ content }</dd></> }
}

fn terms(label: &str, entries: &[u32], reading: &Reading) -> Option<Html> {
    let terms = entries.iter().map(|at| links::term(*at, &reading.entries[*at as usize]));
    (!entries.is_empty()).then(|| row(label, html! { <span class="jz-terms">{ for terms }</span> }))
}

/// A source in a few words, behind the fact that it is named for.
fn short(source: &Source) -> Html {
    let name = source.publisher.as_deref().filter(|publisher| !publisher.is_empty()).unwrap_or(&source.title);
    html! { <>{ " " }<cite class="jz-cite">{ link(source, name) }</cite></> }
}

/// The sources with all that is known of them.
fn sources(entry: &Entry, reading: &Reading) -> Html {
    let mut all = Vec::new();
    for at in entry.sources.iter().chain(entry.facts.iter().flat_map(|fact| &fact.sources)) {
        if !all.contains(at) {
            all.push(*at);
        }
    }
    if all.is_empty() {
        return Html::default();
    }
    let items = all.iter().map(|at| {
        let source = &reading.sources[*at as usize];
        let details = [&source.publisher, &source.date, &source.seen].into_iter().flatten();
        let details = details
            .filter(|detail| !detail.is_empty())
            .map(|detail| html! { <>{ ", " }{ english(detail) }</> });
        html! { <li><cite>{ link(source, &source.title) }</cite>{ for details }</li> }
    });
    html! {
        <>
            <h3 class="jz-label">{ "Sources" }</h3>
            <ol class="jz-sources">{ for items }</ol>
        </>
    }
}

fn link(source: &Source, text: &str) -> Html {
    match source.link() {
        Some(href) => {
            html! { <a href={href.to_owned()} target="_blank" rel="noopener noreferrer">{ english(text) }</a> }
        }
        None => english(text),
    }
}
