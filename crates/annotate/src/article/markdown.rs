//! The blocks of a Markdown body: CommonMark with tables, strikethrough, task lists, footnotes, formulas, highlights and `:::` blocks, and
//! emphasis that works beside Chinese punctuation.
//!
//! What other programs would do silently is said: a definition that nothing uses, a sign that stayed in the text, a cell too many.

mod definitions;
mod footnotes;
mod foreign;
mod inline;
mod losses;
mod raw;
mod restore;
mod signs;
mod unread;
mod walk;

use comrak::{Arena, Options, parse_document};

use super::builder::{Built, TreeBuilder};
use super::source::SourceText;
use crate::diagnostic::Diagnostic;
use crate::sorting;

use walk::MarkdownWalk;

/// Reads `source` from byte `body_start` on, which begins a line.
pub fn blocks(file: &str, source: &str, body_start: usize, warnings: &mut Vec<Diagnostic>) -> Built {
    let source = SourceText::new(source, body_start);
    let options = options();
    let arena = Arena::new();
    let root = parse_document(&arena, source.text, &options);
    let found = definitions::find(root, &source);
    let said = warnings.len();
    let mut builder = TreeBuilder::new(file, warnings);
    let (built, unread) = match definitions::escaped(&source, &found) {
        // Lines that Markdown takes for addresses, and that are none, are text: it has to read them so.
        Some(escaped) => {
            let arena = Arena::new();
            let root = parse_document(&arena, &escaped.text, &options);
            let found = definitions::left(found, root, &source, &mut builder);
            definitions::tell(&found, root, &source, &mut builder);
            MarkdownWalk::new(&source, escaped.lines, builder).document(root)
        }
        None => {
            definitions::tell(&found, root, &source, &mut builder);
            MarkdownWalk::new(&source, Vec::new(), builder).document(root)
        }
    };
    signs::tell(file, &source, &built, &unread, warnings);
    sorting::by_key(&mut warnings[said..], |warning| (warning.line, warning.column));
    built
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    let extension = &mut options.extension;
    extension.strikethrough = true;
    extension.table = true;
    extension.tasklist = true;
    extension.footnotes = true;
    extension.math_dollars = true;
    extension.highlight = true;
    extension.superscript = true;
    extension.block_directive = true;
    extension.cjk_friendly_emphasis = true;
    // One that nothing refers to has text, too.
    options.parse.leave_footnote_definitions = true;
    options
}
