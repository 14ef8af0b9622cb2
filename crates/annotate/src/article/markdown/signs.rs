//! What looks like a sign for a program, and stands in the text.

use super::super::builder::Built;
use super::super::source::SourceText;
use super::{foreign, unread};
use crate::diagnostic::Diagnostic;
use jiazhu_reading::{Block, Span};

const TABLE: &str =
    "Markdown sees no table here: its line of dashes has to have as many cells as its first line";
const ATTRIBUTES: &str = "these are attributes for another program: delete them";
const GENERATOR: &str = "it is a sign for a site generator, which has not read this article";

const CONTENTS: &str = "it stands for a table of contents, and none is made: delete it";

/// Signs, and what to say of each. A longer one stands before what it begins with.
const SIGNS: [(&str, &str); 22] = [
    (
        "**",
        "Markdown sees no emphasis here; see whether one of a pair is missing, or a space stands on its inner side",
    ),
    ("~~", "Markdown sees no deletion here; see whether one of a pair is missing"),
    ("{{<", GENERATOR),
    ("{{%", GENERATOR),
    ("{{", GENERATOR),
    ("{%", GENERATOR),
    ("[^", "no footnote has this name"),
    (
        "^[",
        "footnotes inside a line are not read: write `[^1]` here, and `[^1]: ` before its text on a line of its own",
    ),
    ("[!", "it is GitHub's sign of a box, which stays a quotation: delete it, or write it as a word"),
    ("*[", "abbreviations are not read: make an entry of the glossary of it"),
    ("[TOC]", CONTENTS),
    ("[toc]", CONTENTS),
    ("+--", "Markdown sees no table here: write its rows as `| 甲 | 乙 |`, the second one as `|---|---|`"),
    ("[[", "it is a link of a wiki: write `[text](address)`"),
    (":::", "it opens or closes a block of some programs on a line of its own only"),
    ("|--", TABLE),
    ("|:-", TABLE),
    ("| --", TABLE),
    ("| :-", TABLE),
    ("{#", ATTRIBUTES),
    ("{.", ATTRIBUTES),
    ("{:", ATTRIBUTES),
];

/// One warning for each sign in each block; none for signs of Markdown in lines of which it is told already that they are not read.
pub fn tell(
    file: &str,
    source: &SourceText<'_>,
    built: &Built,
    unread: &[(u32, u32)],
    warnings: &mut Vec<Diagnostic>,
) {
    let mut start = 0;
    for block in &built.blocks {
        if let Some((found, label)) = undefined(block) {
            let passage = Span { start: start + found, end: start + found + 2 };
            let place = built.places.place(passage);
            let written = source.line_at(place.line);
            // A backslash says that it is text.
            if written.contains(&format!("][{label}]")) {
                let message = format!(
                    "`[{label}]` is defined nowhere, so this is no link: write a line `[{label}]: address`, or `\\[` if it is text"
                );
                warnings.push(Diagnostic::warning("link", file, message).at(place));
            }
        }
        for (found, length, message) in unread::tell(block).into_iter().chain(foreign::tell(block)) {
            let passage = Span { start: start + found, end: start + found + length };
            let place = built.places.place(passage);
            // A backslash says that it is text.
            let is_escaped = source.line_at(place.line).contains(['\\', '<']);
            if !is_escaped {
                warnings.push(Diagnostic::warning("markup", file, message).at(place));
            }
        }
        for (at, (sign, why)) in SIGNS.iter().enumerate() {
            let Some(found) = find(block, sign) else { continue };
            // A longer sign has told of it.
            if SIGNS[..at].iter().any(|(longer, _)| longer.starts_with(sign) && find(block, longer).is_some())
            {
                continue;
            }
            let passage = Span { start: start + found, end: start + found + sign.len() as u32 };
            let place = built.places.place(passage);
            if !sign.starts_with('{')
                && unread.iter().any(|&(first, last)| (first..=last).contains(&place.line))
            {
                continue;
            }
            let message = format!("`{sign}` stands in the text: {why}");
            let found = match *sign {
                "**" => Diagnostic::warning("emphasis", file, message),
                _ => Diagnostic::warning("markup", file, message),
            };
            warnings.push(found.at(place));
        }
        start += block.text.chars().count() as u32 + 1;
    }
}

/// The first link by a label that no line defines, `[text][label]`: where its label begins. Numbers and Chinese in brackets side by side are as a rule
/// references and notes of a text.
fn undefined(block: &Block) -> Option<(u32, &str)> {
    let found = find(block, "][")?;
    let (before, rest) = block.text.split_once("][")?;
    let (label, _) = rest.split_once(']')?;
    let is_label = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | ':' | ' ');
    let is_name = label.chars().all(is_label) && label.contains(|c: char| c.is_ascii_alphabetic());
    (is_name && before.contains('[') && before.chars().count() as u32 == found).then_some((found, label))
}

/// Where a sign stands first, outside code and formulas, in code points of the block.
fn find(block: &Block, sign: &str) -> Option<u32> {
    let mut counted = (0, 0);
    block.text.match_indices(sign).find_map(|(byte, _)| {
        let at = counted.1 + block.text[counted.0..byte].chars().count() as u32;
        counted = (byte, at);
        // 2**3**4 is a sum.
        let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        let after = block.text[byte + sign.len()..].chars().next();
        let in_sum = is_digit(block.text[..byte].chars().next_back()) && is_digit(after);
        let in_wall = block.styles.iter().any(|style| style.kind.is_wall() && style.span.contains(at));
        (!in_wall && !in_sum).then_some(at)
    })
}
