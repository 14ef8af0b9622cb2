//! The article as its author or publisher hands it in: Markdown with front matter, or plain text.
//!
//! A name ending in `.md` or `.markdown` is Markdown; every other file is plain text, in which each line that is
//! not empty is a paragraph, kept to the character.
//!
//! Of Markdown, headings, paragraphs, quotations, list items, emphasis and links' texts are read (CommonMark).
//! Nothing is made prettier: quotes, dashes and dots stay as they are. Where a paragraph is wrapped over several
//! lines, the break is dropped beside Chinese characters and is a space between others; a hard break (`\` or two
//! spaces at the end of a line) begins a new block of the same kind, so that no block holds a line break.

mod front_matter;
mod markdown;
mod places;

use crate::decode::decode;
use crate::diagnostic::{Diagnostic, Place};
use jiazhu_reading::{About, Block, BlockKind, Node, Span};

use places::Places;

/// The text as printed, in blocks, and where each character stands in its file.
#[derive(Clone, Debug)]
pub struct Article {
    /// As the caller named it.
    pub file: String,
    pub about: About,
    /// At least one, none of them blank, none holding an LF.
    pub blocks: Vec<Block>,
    /// What holds the blocks together, in preorder.
    pub tree: Vec<Node>,
    /// What was left out or could not be understood.
    pub warnings: Vec<Diagnostic>,
    places: Places,
}

impl Article {
    /// Reads an article; `file` decides the format by its extension and names the file in diagnostics.
    ///
    /// # Errors
    /// What [`decode`] refuses; `front-matter` when that is broken; `empty-article` when no text is in it.
    pub fn parse(file: &str, bytes: &[u8]) -> Result<Article, Diagnostic> {
        let source = decode(file, bytes)?;
        let mut article = if is_markdown(file) { markdown(file, &source)? } else { plain(file, &source) };
        if article.blocks.is_empty() {
            let message = "this article is empty: write at least one paragraph";
            return Err(Diagnostic::error("empty-article", file, message));
        }
        if article.about.lang.is_empty() {
            article.about.lang = "zh".to_string();
        }
        Ok(article)
    }

    /// The blocks' characters joined by one LF, none at the end: what all offsets count.
    pub fn text(&self) -> String {
        let blocks: Vec<&str> = self.blocks.iter().map(|block| block.text.as_str()).collect();
        blocks.join("\n")
    }

    /// Where a passage of [`Article::text`] stands in the file.
    pub fn place(&self, passage: Span) -> Place {
        self.places.place(passage)
    }

    /// The same finding, with its passage of the text and the place of that in the file.
    pub fn locate(&self, diagnostic: Diagnostic, passage: Span) -> Diagnostic {
        diagnostic.about(passage).at(self.place(passage))
    }
}

fn is_markdown(file: &str) -> bool {
    let extension = std::path::Path::new(file).extension().and_then(|extension| extension.to_str());
    extension.is_some_and(|e| e.eq_ignore_ascii_case("md") || e.eq_ignore_ascii_case("markdown"))
}

fn plain(file: &str, source: &str) -> Article {
    let mut blocks = Vec::new();
    let mut places = Places::default();
    let mut at = 0;
    for (index, line) in source.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        places.push(at, Place { line: index as u32 + 1, column: 1, length: 0 });
        at += line.chars().count() as u32 + 1;
        blocks.push(Block { kind: BlockKind::Paragraph, text: line.to_string(), styles: Vec::new() });
    }
    Article {
        file: file.to_string(),
        about: About::default(),
        blocks,
        tree: Vec::new(),
        warnings: Vec::new(),
        places,
    }
}

fn markdown(file: &str, source: &str) -> Result<Article, Diagnostic> {
    let mut warnings = Vec::new();
    let (front, body_start) = front_matter::parse(file, source, &mut warnings)?;
    let (mut blocks, places) = markdown::blocks(file, source, body_start, &mut warnings);
    for byline in &front.bylines {
        let mut paragraphs =
            blocks.iter_mut().filter(|block| block.kind == BlockKind::Paragraph && block.text == byline.text);
        match paragraphs.next() {
            Some(block) => block.kind = BlockKind::Byline,
            None if byline.place.is_some() => warnings.push(byline_not_found(file, byline)),
            None => {}
        }
    }
    Ok(Article { file: file.to_string(), about: front.about, blocks, tree: Vec::new(), warnings, places })
}

fn byline_not_found(file: &str, byline: &front_matter::Byline) -> Diagnostic {
    let message = format!(
        "no paragraph is exactly `{}`: write the byline here as it stands in the article, or leave it out",
        byline.text
    );
    Diagnostic::warning("byline", file, message).at(byline.place.unwrap_or_default())
}

#[cfg(test)]
mod tests;
