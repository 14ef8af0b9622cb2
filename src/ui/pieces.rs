//! The characters of the article in their styles, with pronunciation over them.

use yew::prelude::*;

use super::block::{BlocksProps, tag};
use crate::reading::{Style, StyleKind};
use crate::state::{Aid, OutlinePiece, Ruby};

/// Pieces of one run; their styles from `depth` on become elements here, for those before are around them. Pieces side by side that
/// have a style in common are in one element of it.
pub fn pieces(
    props: &BlocksProps,
    pieces: &[OutlinePiece],
    depth: usize,
    in_mark: bool,
    aided: bool,
) -> Html {
    // At one depth a style has its stretch alone.
    let span = |piece: &OutlinePiece| piece.styles.get(depth).map(|style| style.span);
    let parts = pieces.chunk_by(|a, b| span(a).is_some() && span(a) == span(b)).map(|part| {
        let piece = &part[0];
        let Some(Style { kind, .. }) = piece.styles.get(depth) else {
            return text(props, piece, in_mark, aided);
        };
        let inside = |aided| self::pieces(props, part, depth + 1, in_mark, aided);
        match kind {
            StyleKind::Ruby(said) => {
                // What the author says in pinyin is what the aid says: it is said once.
                let aid = aided
                    && props.display.stands_over(in_mark)
                    && props.outline.is_said_by_author(piece.start);
                if aid { inside(true) } else { over(inside(false), said.clone(), None) }
            }
            _ => tag(&kind.element(), vec![inside(aided)]),
        }
    });
    parts.collect()
}

/// The characters: words become elements only while something stands over them.
fn text(props: &BlocksProps, piece: &OutlinePiece, in_mark: bool, aided: bool) -> Html {
    let rubies = || props.outline.rubies(piece.start, &piece.text, in_mark, props.display);
    match aided.then(rubies).flatten() {
        None => html! { { AttrValue::from(piece.text.clone()) } },
        Some(rubies) => {
            let lang = if props.display.aid == Aid::Zhuyin { ZHUYIN } else { "zh-Latn-pinyin" };
            html! { { for rubies.into_iter().map(|word| ruby(word, lang)) } }
        }
    }
}

/// The language tag of what zhuyin is written in.
const ZHUYIN: &str = "zh-Bopo";

fn ruby(word: Ruby, lang: &'static str) -> Html {
    let is_over = word.pairs.iter().any(|(_, said)| said.is_some());
    let pairs = word.pairs.into_iter().map(|(base, said)| match said {
        Some(said) => pair(html! { { base } }, said, Some(lang)),
        None => html! { { base } },
    });
    match is_over {
        // By an attribute: WebKit would look for what a `ruby` holds, of each anew, while it copies or lays out.
        true => {
            let is_zhuyin = lang == ZHUYIN;
            html! { <ruby data-zhuyin={is_zhuyin.then_some("")} data-unsettled={word.unsettled.then_some("")}>{ for pairs }</ruby> }
        }
        false => html! { { for pairs } },
    }
}

fn over(base: Html, said: String, lang: Option<&'static str>) -> Html {
    html! { <ruby>{ pair(base, said, lang) }</ruby> }
}

/// Pronunciation is no text of the article: it can't be selected, and is no part of what is read out. The characters below
/// it have an element of their own: WebKit paints no highlight on text that stands directly in a `ruby`.
fn pair(base: Html, said: String, lang: Option<&'static str>) -> Html {
    html! { <><span>{ base }</span><rt aria-hidden="true" {lang}>{ said }</rt></> }
}
