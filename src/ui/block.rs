//! Blocks: headings, paragraphs and quotations, with their marks and note references.

use std::ops::Range;
use std::rc::Rc;

use yew::prelude::*;

use crate::state::{Aid, Anchor, Display, Outline, OutlineBlock, OutlinePiece, OutlineRun, Ruby};

#[derive(Properties, PartialEq)]
pub struct BlocksProps {
    pub outline: Rc<Outline>,
    /// Which of the outline's blocks.
    pub blocks: Range<usize>,
    pub display: Display,
}

/// Blocks that are drawn together. Nothing that opens or moves draws them anew: a card opens as fast in a book as in a
/// note.
#[component]
pub fn Blocks(props: &BlocksProps) -> Html {
    let blocks = props.outline.blocks[props.blocks.clone()].iter();
    html! { { for blocks.map(|block| self::block(props, block)) } }
}

fn block(props: &BlocksProps, block: &OutlineBlock) -> Html {
    let (tag, class) = block.kind.element();
    let runs = block.runs.iter().map(|run| match run.anchor {
        None => pieces(props, run, false),
        Some(anchor) => link(props, anchor, Some(run)),
    });
    let signs = (block.anchors.end - block.signs..block.anchors.end).map(|anchor| link(props, anchor, None));
    html! {
        <@{tag} key={block.index} ~className={class} data-block={block.index.to_string()}>
            { for runs }
            { for signs }
        </@>
    }
}

/// An anchor; without a run the sign of a note. Not draggable, so that its text can be selected like any other. Which
/// one Tab reaches, and whose card is open, is told by [`crate::dom::anchor`].
fn link(props: &BlocksProps, anchor: usize, run: Option<&OutlineRun>) -> Html {
    let reading = &props.outline.reading;
    let index = anchor.to_string();
    match &props.outline.anchors[anchor] {
        Anchor::Mark { mark, again } => {
            let number = reading.marks[*mark].entry;
            let entry = &reading.entries[number as usize];
            let href = ["#jiazhu-", &entry.id].concat();
            // Words with pronunciation over them are elements; the name of the link stays one.
            let label = run.filter(|_| props.display.aid != Aid::Off);
            let label: Option<String> =
                label.map(|run| run.pieces.iter().map(|piece| &*piece.text).collect());
            html! {
                <a class="jz-mark" aria-label={label} part="mark" role="doc-glossref" {href} draggable="false" tabindex="-1" aria-expanded="false" aria-haspopup="dialog"
                    data-entry={entry.id.clone()} data-class={entry.class.name()} data-again={again.then_some("")}
                    data-number={(number + 1).to_string()} data-anchor={index}>
                    { for run.map(|run| pieces(props, run, true)) }
                </a>
            }
        }
        Anchor::Note(note) => {
            let number = props.outline.note_numbers[*note].to_string();
            let note = &reading.notes[*note];
            let (class, label) = match run {
                Some(_) => ("jz-noteref", None),
                None => ("jz-sign", Some(["Note on ", &note.printed].concat())),
            };
            let href = ["#jiazhu-note-", &note.id].concat();
            html! {
                <a ~className={class} part="note" role="doc-noteref" {href} draggable="false" tabindex="-1" aria-expanded="false" aria-haspopup="dialog" aria-label={label}
                    data-note={note.id.clone()} data-kind={note.kind.name()} data-number={number} data-anchor={index}>
                    { for run.map(|run| pieces(props, run, false)) }
                </a>
            }
        }
    }
}

fn pieces(props: &BlocksProps, run: &OutlineRun, in_mark: bool) -> Html {
    let styled = run.pieces.iter().map(|piece| {
        let tags = piece.styles.iter().filter_map(|style| style.element());
        let text = text(props, piece, in_mark);
        tags.rev().fold(text, |text, tag| html! { <@{tag}>{ text }</@> })
    });
    html! { { for styled } }
}

/// The characters of the article: words become elements only while something stands over them.
fn text(props: &BlocksProps, piece: &OutlinePiece, in_mark: bool) -> Html {
    match props.outline.rubies(piece.start, &piece.text, in_mark, props.display) {
        None => html! { { AttrValue::from(piece.text.clone()) } },
        Some(rubies) => {
            let lang = if props.display.aid == Aid::Zhuyin { "zh-Bopo" } else { "zh-Latn-pinyin" };
            html! { { for rubies.into_iter().map(|word| ruby(word, lang)) } }
        }
    }
}

/// Pronunciation is no text of the article: it can't be selected, and is no part of what is read out. The characters below
/// it have an element of their own: WebKit paints no highlight on text that stands directly in a `ruby`.
fn ruby(word: Ruby, lang: &'static str) -> Html {
    let over = word.pairs.iter().any(|(_, said)| said.is_some());
    let pairs = word.pairs.into_iter().map(|(base, said)| match said {
        Some(said) => html! { <><span>{ base }</span><rt aria-hidden="true" {lang}>{ said }</rt></> },
        None => html! { { base } },
    });
    match over {
        true => html! { <ruby data-unsettled={word.unsettled.then_some("")}>{ for pairs }</ruby> },
        false => html! { { for pairs } },
    }
}
