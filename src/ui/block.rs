//! The article's elements, its blocks among them, with their marks, links and note references.

use std::ops::Range;
use std::rc::Rc;

use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, VTag};

use super::pieces::pieces;
use crate::runs;
use crate::shape::{ATTRIBUTES, Element, Shape, point};
use crate::state::{Aid, AidOn, Anchor, Display, Outline, OutlineBlock, OutlineRun, Terms};
use crate::stretch::Stretch;
use crate::strings::Phrase;

/// The role of a term that has an entry.
pub const TERM: &str = "doc-glossref";

#[derive(PartialEq)]
pub struct BlocksProps {
    pub outline: Rc<Outline>,
    /// Which of the outline's shapes; none for blocks alone, whose anchors the whole does not know.
    pub shapes: Range<usize>,
    /// What is drawn in the place of some of their blocks.
    pub changed: Option<Rc<Outline>>,
    /// Whether all their elements are drawn, and not their text alone.
    pub whole: bool,
    pub display: Display,
}

/// Blocks that are drawn together. Nothing that opens or moves draws them anew: a card opens as fast in a book as in a
/// note.
pub fn blocks(props: &BlocksProps) -> Html {
    let shapes = props.outline.shapes[props.shapes.clone()].iter();
    html! { { for shapes.map(|shape| self::shape(props, shape)) } }
}

fn shape(props: &BlocksProps, shape: &Shape) -> Html {
    match shape {
        Shape::Holder(element, shapes) => {
            tag(element, shapes.iter().map(|inner| self::shape(props, inner)).collect())
        }
        Shape::Block { element, block, stretch, check, backs } => {
            let mut inside: Vec<Html> = check.iter().map(empty).collect();
            // In stretches a block has elements that others have not.
            let changed = props.changed.as_ref().filter(|_| stretch.is_none());
            let alone;
            let (props, block, stretch) = match changed
                .and_then(|changed| Some((changed, changed.alone(*block)?)))
            {
                Some((changed, block)) => {
                    alone = BlocksProps { outline: changed.clone(), shapes: 0..0, changed: None, ..*props };
                    (&alone, block, None)
                }
                None => (props, &props.outline.blocks[*block], *stretch),
            };
            block_runs(props, block, stretch, &mut inside);
            inside.extend(backs.iter().map(empty));
            tag(element, inside)
        }
    }
}

fn empty(element: &Element) -> Html {
    tag(element, Vec::new())
}

/// An element with what is in it.
pub fn tag(element: &Element, inside: Vec<Html>) -> Html {
    let mut values: [Option<AttributeOrProperty>; ATTRIBUTES.len()] = Default::default();
    let mut set = |name: &str, value: AttrValue| {
        if let Some(at) = ATTRIBUTES.iter().position(|known| *known == name) {
            values[at] = Some(AttributeOrProperty::Attribute(value));
        }
    };
    if !element.class.is_empty() {
        set("class", element.class.into());
    }
    for (name, value) in &element.attributes {
        set(name, value.clone().into());
    }
    let mut tag = VTag::new(element.tag);
    tag.set_attributes(Attributes::Dynamic { keys: &ATTRIBUTES, values: Box::new(values) });
    tag.add_children(inside);
    tag.into()
}

fn block_runs(props: &BlocksProps, block: &OutlineBlock, stretch: Option<Stretch>, inside: &mut Vec<Html>) {
    let (runs, is_end) = runs::part(&block.runs, &block.stretches, stretch);
    let styles = &props.outline.reading.blocks[block.index].styles;
    let start = props.outline.block_start(block.index).unwrap_or_default();
    let point = |style: usize| {
        let style = &styles[style];
        shape(props, &point(&style.kind, start + style.span.start, props.outline.say))
    };
    if !props.whole {
        // Links lead to a footnote's reference, also where it is far away.
        for runs in runs.chunk_by(|a, b| a.point.is_none() && b.point.is_none()) {
            let texts = runs.iter().flat_map(|run| &run.pieces).map(|piece| &*piece.text);
            inside.push(runs[0].point.map_or_else(|| texts.collect::<String>().into(), point));
        }
        return;
    }
    for runs in runs.chunk_by(|a, b| a.link == b.link) {
        let before = inside.len();
        for run in runs {
            inside.push(match (run.point, run.anchor) {
                (Some(style), _) => point(style),
                (_, None) => pieces(props, &run.pieces, 0, false, true),
                (_, Some(anchor)) => reference(props, anchor, Some(run)),
            });
        }
        if let Some(link) = runs[0].link {
            let linked = inside.split_off(before);
            inside.push(tag(&styles[link].kind.element(), linked));
        }
    }
    for anchor in (block.anchors.end - block.signs..block.anchors.end).filter(|_| is_end) {
        inside.push(reference(props, anchor, None));
    }
}

/// An anchor; without a run the sign of a note. Not draggable, so that its text can be selected like any other. Which
/// one Tab reaches, and whose card is open, is told by [`crate::dom::anchor`]. In a link of the article it is none itself.
fn reference(props: &BlocksProps, anchor: usize, run: Option<&OutlineRun>) -> Html {
    let reading = &props.outline.reading;
    let is_known = !props.shapes.is_empty();
    let index = is_known.then(|| anchor.to_string());
    match &props.outline.anchors[anchor] {
        Anchor::Mark { mark, again } => {
            let number = reading.marks[*mark].entry;
            let entry = &reading.entries[number as usize];
            let is_told = props.display.terms == Terms::Marked;
            let is_link = is_told && is_known && run.is_none_or(|run| run.link.is_none());
            let href = is_link.then(|| ["#jiazhu-", &entry.id].concat());
            // Of a `span` only a link may tell whether what it leads to is open.
            let role = is_told.then_some(if is_link { TERM } else { "link" });
            let is_aided = !(*again && props.display.aid_on == AidOn::First);
            // Words with pronunciation over them are elements; the name of the link stays one.
            let label = run.filter(|run| is_told && (props.display.aid != Aid::Off || run.pieces.len() > 1));
            let label: Option<String> =
                label.map(|run| run.pieces.iter().map(|piece| &*piece.text).collect());
            html! {
                <@{if is_link { "a" } else { "span" }} class="jz-mark" aria-label={label} part="mark" {role} {href} draggable="false" tabindex="-1"
                    aria-expanded={is_told.then_some("false")} aria-haspopup={is_told.then_some("dialog")} aria-description={is_told.then(|| entry.class.said(props.outline.say))}
                    data-entry={entry.id.clone()} data-class={entry.class.name()} data-again={again.then_some("")}
                    data-number={(number + 1).to_string()} data-anchor={index}>
                    { for run.map(|run| pieces(props, &run.pieces, 0, is_aided, true)) }
                </@>
            }
        }
        Anchor::Note(note) => {
            let number = props.outline.note_numbers[*note].to_string();
            let note = &reading.notes[*note];
            let (class, label) = match run {
                Some(_) => ("jz-noteref", None),
                None => {
                    ("jz-sign", Some(props.outline.say.fill(Phrase::NoteOn, &[("passage", &note.printed)])))
                }
            };
            let href = ["#jiazhu-note-", &note.id].concat();
            // The key: in the place of a mark or a link, whose class is an attribute that goes, it would lose its own.
            html! {
                <a key={anchor} ~className={class} part="note" role="doc-noteref" {href} draggable="false" tabindex="-1" aria-expanded="false" aria-haspopup="dialog" aria-label={label} aria-description={note.kind.said(props.outline.say)}
                    data-note={note.id.clone()} data-kind={note.kind.name()} data-number={number} data-anchor={index}>
                    { for run.map(|run| pieces(props, &run.pieces, 0, false, true)) }
                </a>
            }
        }
    }
}
