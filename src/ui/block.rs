//! One block: a heading, a paragraph or a quotation, with its marks and note references.

use std::rc::Rc;

use yew::prelude::*;

use crate::state::{Anchor, Block, Outline, Run};

#[derive(Properties, PartialEq)]
pub struct BlockProps {
    pub outline: Rc<Outline>,
    pub block: Rc<Block>,
    /// The anchor of this block that Tab reaches.
    pub current: Option<usize>,
    /// The anchor of this block whose card is open.
    pub open: Option<usize>,
}

#[component]
pub fn BlockView(props: &BlockProps) -> Html {
    let block = &props.block;
    let (tag, class) = block.kind.element();
    let runs = block.runs.iter().map(|run| match run.anchor {
        None => pieces(run),
        Some(anchor) => link(props, anchor, Some(run)),
    });
    let signs = (block.anchors.end - block.signs..block.anchors.end).map(|anchor| link(props, anchor, None));
    html! {
        <@{tag} {class} data-block={block.index.to_string()}>
            { for runs }
            { for signs }
        </@>
    }
}

/// An anchor; without a run the sign of a note. Not draggable, so that its text can be selected like any other.
fn link(props: &BlockProps, anchor: usize, run: Option<&Run>) -> Html {
    let tabindex = if props.current == Some(anchor) { "0" } else { "-1" };
    let expanded = if props.open == Some(anchor) { "true" } else { "false" };
    let reading = &props.outline.reading;
    let index = anchor.to_string();
    match &props.outline.anchors[anchor] {
        Anchor::Mark { mark, again } => {
            let number = reading.marks[*mark].entry;
            let entry = &reading.entries[number as usize];
            let href = ["#jiazhu-", &entry.id].concat();
            html! {
                <a class="jz-mark" part="mark" role="doc-glossref" {href} draggable="false" {tabindex} aria-expanded={expanded} aria-haspopup="dialog"
                    data-entry={entry.id.clone()} data-class={entry.class.name()} data-again={again.then_some("")}
                    data-number={(number + 1).to_string()} data-anchor={index}>
                    { for run.map(pieces) }
                </a>
            }
        }
        Anchor::Note(note) => {
            let note = &reading.notes[*note];
            let (class, label) = match run {
                Some(_) => ("jz-noteref", None),
                None => ("jz-sign", Some(["Note on ", &note.printed].concat())),
            };
            let href = ["#jiazhu-note-", &note.id].concat();
            html! {
                <a {class} part="note" role="doc-noteref" {href} draggable="false" {tabindex} aria-expanded={expanded} aria-haspopup="dialog" aria-label={label}
                    data-note={note.id.clone()} data-kind={note.kind.name()} data-anchor={index}>
                    { for run.map(pieces) }
                </a>
            }
        }
    }
}

fn pieces(run: &Run) -> Html {
    let styled = run.pieces.iter().map(|piece| {
        let text = AttrValue::from(piece.text.clone());
        let text = if piece.emphasis {
            html! { <em>{ text }</em> }
        } else {
            html! { { text } }
        };
        if piece.strong {
            html! { <strong>{ text }</strong> }
        } else {
            text
        }
    });
    html! { { for styled } }
}
