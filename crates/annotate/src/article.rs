//! The article as its author or publisher hands it in: Markdown with front matter, HTML, or plain text.
//!
//! A name ending in `.md`, `.markdown` or `.mdx` is Markdown, one in `.html`, `.htm` or `.xhtml`, or a text that begins as a page does, HTML; every other
//! file is plain text.
//!
//! Each construct is kept, as a leaf with its text and styles or as a node of the tree around it, or a finding says what became of it.
//! Nothing is made prettier: quotes, dashes and dots stay as they are. `docs/writing.md` says what is text and what is not;
//! `tests/golden/articles.txt` shows it.

mod builder;
mod elements;
mod front_matter;
mod html;
mod language;
mod lines;
mod markdown;
mod other_format;
mod places;
mod plain;
mod source;

use crate::decode::{Decoded, decode};
use crate::diagnostic::{Cursor, Diagnostic, OtherPlace, Place};
use jiazhu_reading::{About, Block, BlockKind, Node, Span, StyleKind};

use builder::{Built, Targets};
pub use language::language;
pub use other_format::no_text;
use places::Places;

/// Where it is at home how a text is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpokenIn {
    Mainland,
    Taiwan,
}

/// The text as printed, in blocks, and where each character stands in its file.
#[derive(Clone, Debug)]
pub struct Article {
    /// As the caller named it.
    pub file: String,
    pub about: About,
    /// Where pronunciations are taken from; `None` where its language says so, as `zh-Hant-TW` does for Taiwan.
    pub spoken_in: Option<SpokenIn>,
    /// At least one, none of them blank. An LF in one is a line break.
    pub blocks: Vec<Block>,
    /// What holds the blocks together, in preorder.
    pub tree: Vec<Node>,
    /// What was left out or could not be understood.
    pub warnings: Vec<Diagnostic>,
    places: Places,
    targets: Targets,
}

impl Article {
    /// Reads an article; `file` decides the format by its extension and names the file in diagnostics.
    ///
    /// # Errors
    /// What [`decode`] refuses; `format` for files of other programs; `front-matter` when that is broken; `empty-article` when no text is in it.
    pub fn parse(file: &str, bytes: &[u8]) -> Result<Article, Diagnostic> {
        let extension = std::path::Path::new(file).extension().and_then(|extension| extension.to_str());
        let extension = extension.unwrap_or_default().to_ascii_lowercase();
        let is_markdown = matches!(&*extension, "md" | "markdown" | "mdx");
        other_format::look(file, bytes, is_markdown)?;
        let Decoded { text: source, mut warnings } = decode(file, bytes)?;
        if let Some(at) = crate::encoding::hz(&source) {
            let message = "this looks like Chinese in HZ-GB-2312, which is not read: save it as UTF-8";
            let place = Cursor::new(&source).place(at);
            warnings.push(Diagnostic::warning("encoding", file, message).at(place));
        }
        let article = match &*extension {
            _ if is_markdown => markdown(file, &source)?,
            "html" | "htm" | "xhtml" => html(file, &source)?,
            _ if html::looks_like_html(&source) => html(file, &source)?,
            // What has a head is Markdown, but for a file that is said to be none.
            _ if extension != "txt" && front_matter::is_headed(&source) => markdown(file, &source)?,
            _ => plain(file, &source)?,
        };
        article.whole(warnings)
    }

    /// Reads an article in HTML, whatever its file is called: one that an importer has made of another format.
    ///
    /// # Errors
    /// `html` for what is broken on purpose; `empty-article` when no text is in it.
    pub fn parse_html(file: &str, source: &str) -> Result<Article, Diagnostic> {
        html(file, source)?.whole(Vec::new())
    }

    /// The same article with what is to be told of its file before all else.
    fn whole(mut self, warnings: Vec<Diagnostic>) -> Result<Article, Diagnostic> {
        let article = &mut self;
        if article.blocks.is_empty() {
            let message = "this article is empty: write at least one paragraph";
            return Err(Diagnostic::error("empty-article", &article.file, message));
        }
        article.warnings.splice(0..0, warnings);
        if article.about.lang.is_empty() {
            article.about.lang = "zh".to_string();
        }
        Ok(self)
    }

    /// Some of its blocks, by their indices, as an article of their own. Its places are not known.
    pub(crate) fn part(&self, blocks: &[usize]) -> Article {
        Article {
            file: self.file.clone(),
            about: self.about.clone(),
            spoken_in: self.spoken_in,
            blocks: blocks.iter().filter_map(|at| self.blocks.get(*at)).cloned().collect(),
            tree: Vec::new(),
            warnings: Vec::new(),
            places: Places::default(),
            targets: Targets::default(),
        }
    }

    /// The blocks' characters joined by one LF, none at the end: what all offsets count.
    pub fn text(&self) -> String {
        let blocks: Vec<&str> = self.blocks.iter().map(|block| block.text.as_str()).collect();
        blocks.join("\n")
    }

    /// Where pronunciations are taken from.
    pub fn spoken_in(&self) -> SpokenIn {
        let is_of_taiwan = || self.about.lang.split('-').any(|part| part.eq_ignore_ascii_case("tw"));
        self.spoken_in.unwrap_or_else(|| if is_of_taiwan() { SpokenIn::Taiwan } else { SpokenIn::Mainland })
    }

    /// The styles of all blocks, with their stretches in code points of [`Article::text`].
    pub(crate) fn styles(&self) -> impl Iterator<Item = (Span, &StyleKind)> {
        let mut next = 0;
        self.blocks.iter().flat_map(move |block| {
            let start = next;
            next += block.text.chars().count() as u32 + 1;
            let place = move |span: Span| Span { start: start + span.start, end: start + span.end };
            block.styles.iter().map(move |style| (place(style.span), &style.kind))
        })
    }

    /// Where a passage of [`Article::text`] stands in the file.
    pub fn place(&self, passage: Span) -> Place {
        self.places.place(passage)
    }

    /// Where a link to this address first stands in the file.
    pub fn place_of_link(&self, address: &str) -> Option<Place> {
        self.targets.place_of_link(address)
    }

    /// Has an address of another article, `article.md#name`, lead to this one's place of that name: to the block, as its page has it, by its number.
    /// `false`: there is no such place.
    pub fn aim_at(&self, address: &mut String) -> bool {
        self.targets.aim_at(&self.blocks, address)
    }

    /// The same finding, with its passage of the text and the place of that in the file.
    pub fn locate(&self, diagnostic: Diagnostic, passage: Span) -> Diagnostic {
        diagnostic.about(passage).at(self.place(passage))
    }

    /// The same of several passages: the finding is about the first, and has the others with it.
    pub fn locate_all(
        &self,
        diagnostic: Diagnostic,
        first: Span,
        others: impl Iterator<Item = Span>,
    ) -> Diagnostic {
        let other = |passage: Span| {
            let Place { line, column, .. } = self.place(passage);
            OtherPlace { line, column, start: passage.start, end: passage.end }
        };
        Diagnostic { others: others.map(other).collect(), ..self.locate(diagnostic, first) }
    }
}

fn plain(file: &str, source: &str) -> Result<Article, Diagnostic> {
    let mut warnings = Vec::new();
    let (front, body_start) = match front_matter::is_plain_head(source) {
        true => front_matter::parse(file, source, &mut warnings)?,
        false => (front_matter::FrontMatter::default(), 0),
    };
    let built = plain::blocks(file, source, body_start, &mut warnings);
    Ok(with_bylines(file, front, built, warnings))
}

fn markdown(file: &str, source: &str) -> Result<Article, Diagnostic> {
    let mut warnings = Vec::new();
    let (front, body_start) = front_matter::parse(file, source, &mut warnings)?;
    let built = markdown::blocks(file, source, body_start, &mut warnings);
    Ok(with_bylines(file, front, built, warnings))
}

fn html(file: &str, source: &str) -> Result<Article, Diagnostic> {
    let mut warnings = Vec::new();
    let (front, built) = html::read(file, source, &mut warnings)?;
    Ok(with_bylines(file, front, built, warnings))
}

fn with_bylines(
    file: &str,
    front: front_matter::FrontMatter,
    built: Built,
    mut warnings: Vec<Diagnostic>,
) -> Article {
    let Built { mut blocks, tree, places, targets } = built;
    let about = About { date: front.about.date.map(day), ..front.about };
    for byline in &front.bylines {
        let mut paragraphs =
            blocks.iter_mut().filter(|block| block.kind == BlockKind::Paragraph && block.text == byline.text);
        match paragraphs.next() {
            Some(block) => block.kind = BlockKind::Byline,
            None if byline.place.is_some() => warnings.push(byline_not_found(file, byline)),
            None => {}
        }
    }
    Article { file: file.to_string(), about, spoken_in: None, blocks, tree, warnings, places, targets }
}

/// The day of a point in time, as pages and site generators write it: `2025-11-02T08:00:00+08:00`. Another date is as it is written.
fn day(date: String) -> String {
    let is_day = |(at, byte): (usize, u8)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    };
    let has_time = matches!(date.as_bytes().get(10..12), Some([b'T' | b't' | b' ', b'0'..=b'9']));
    if has_time && date.bytes().take(10).enumerate().all(is_day) { date[..10].to_owned() } else { date }
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
