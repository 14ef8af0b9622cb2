//! The blocks of a Markdown body.

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::places::Places;
use crate::diagnostic::{Cursor, Diagnostic, Place};
use jiazhu_reading::{Block, BlockKind, Span, Style, StyleKind};

/// Reads `source` from byte `body_start` on. What is left out or surprising gives a warning.
pub fn blocks(
    file: &str,
    source: &str,
    body_start: usize,
    warnings: &mut Vec<Diagnostic>,
) -> (Vec<Block>, Places) {
    let mut reader = MarkdownReader {
        file,
        source,
        cursor: Cursor::new(source),
        warnings,
        blocks: Vec::new(),
        places: Places::default(),
        length: 0,
        open: None,
        quotations: 0,
        items: 0,
        images: 0,
        line_break: None,
    };
    let body = &source[body_start..];
    for (event, range) in Parser::new_ext(body, Options::empty()).into_offset_iter() {
        reader.read(event, range.start + body_start..range.end + body_start);
    }
    reader.close();
    (reader.blocks, reader.places)
}

struct MarkdownReader<'a> {
    file: &'a str,
    source: &'a str,
    cursor: Cursor<'a>,
    warnings: &'a mut Vec<Diagnostic>,
    blocks: Vec<Block>,
    places: Places,
    /// Code points of the closed blocks, with the LF after each.
    length: u32,
    open: Option<Open>,
    quotations: usize,
    items: usize,
    images: usize,
    /// The byte of a line break whose fate depends on the character after it.
    line_break: Option<usize>,
}

/// The block being read.
struct Open {
    kind: BlockKind,
    text: String,
    /// Code points of `text`.
    length: u32,
    styles: Vec<Style>,
    /// Emphasis that has begun and not ended.
    begun: Vec<(StyleKind, u32)>,
}

impl Open {
    fn new(kind: BlockKind) -> Open {
        Open { kind, text: String::new(), length: 0, styles: Vec::new(), begun: Vec::new() }
    }

    fn end_style(&mut self) -> Option<StyleKind> {
        let (kind, start) = self.begun.pop()?;
        if start < self.length {
            self.styles.push(Style { span: Span { start, end: self.length }, kind: kind.clone() });
        }
        Some(kind)
    }
}

impl MarkdownReader<'_> {
    fn read(&mut self, event: Event<'_>, range: std::ops::Range<usize>) {
        match event {
            Event::Start(Tag::HtmlBlock) => self.warn_html(range),
            Event::Start(tag) => self.start(tag, range.start),
            Event::End(tag) => self.end(tag),
            // The alternative text of an image is no part of the article.
            Event::Text(_) | Event::Code(_) | Event::SoftBreak | Event::HardBreak if self.images > 0 => {}
            Event::Text(text) => self.text(&text, range),
            Event::Code(text) => self.text(&text, range),
            Event::SoftBreak => self.line_break = Some(range.start),
            Event::HardBreak => self.hard_break(),
            Event::InlineHtml(html) if html.trim_end_matches(['/', '>', ' ']).eq_ignore_ascii_case("<br") => {
                self.hard_break();
            }
            Event::InlineHtml(html) if !html.starts_with("</") => self.warn_html(range),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, at: usize) {
        match tag {
            Tag::Paragraph => self.begin(self.kind_here()),
            Tag::Heading { level, .. } => self.begin(BlockKind::Heading(level as u8)),
            Tag::BlockQuote(_) => {
                self.close();
                self.quotations += 1;
            }
            Tag::List(first) => {
                self.close();
                if first.is_some() {
                    self.warn(
                        "list-number",
                        at,
                        "the numbers of this list are Markdown signs, not text, and are not shown: to keep them, \
                         escape the dot (`1\\.`)",
                    );
                }
            }
            Tag::Item => {
                self.close();
                self.items += 1;
            }
            Tag::CodeBlock(kind) => {
                if matches!(kind, CodeBlockKind::Indented) {
                    self.warn(
                        "indented",
                        at,
                        "four spaces make this a code block in Markdown; it is read as a paragraph: remove the spaces",
                    );
                }
                self.begin(self.kind_here());
            }
            Tag::Image { .. } => {
                self.images += 1;
                self.warn("image", at, "images are left out: a reading holds text only");
            }
            Tag::Emphasis => self.begin_style(StyleKind::Emphasis),
            Tag::Strong => self.begin_style(StyleKind::Strong),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::CodeBlock => self.close(),
            TagEnd::BlockQuote(_) => {
                self.close();
                self.quotations -= 1;
            }
            TagEnd::Item => {
                self.close();
                self.items -= 1;
            }
            TagEnd::Image => self.images -= 1,
            TagEnd::Emphasis | TagEnd::Strong => {
                if let Some(open) = &mut self.open {
                    open.end_style();
                }
            }
            _ => {}
        }
    }

    /// What a paragraph is at this depth.
    fn kind_here(&self) -> BlockKind {
        match (self.items, self.quotations) {
            (1.., _) => BlockKind::Item,
            (0, 1..) => BlockKind::Quotation,
            (0, 0) => BlockKind::Paragraph,
        }
    }

    fn begin(&mut self, kind: BlockKind) {
        self.close();
        self.open = Some(Open::new(kind));
    }

    /// The open block; the text of a tight list has none of its own.
    fn block(&mut self) -> &mut Open {
        let kind = self.kind_here();
        self.open.get_or_insert_with(|| Open::new(kind))
    }

    fn begin_style(&mut self, kind: StyleKind) {
        self.join_lines(None);
        let open = self.block();
        let start = open.length;
        open.begun.push((kind, start));
    }

    fn text(&mut self, text: &str, range: std::ops::Range<usize>) {
        // A code block comes in one piece with its line breaks.
        let mut byte = range.start;
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                self.hard_break();
                byte += self.source[byte..range.end].find('\n').map_or(0, |newline| newline + 1);
            }
            self.line(line, byte..range.end);
        }
    }

    fn line(&mut self, line: &str, range: std::ops::Range<usize>) {
        let Some(first) = line.chars().next() else { return };
        self.join_lines(Some(first));
        let mut place = self.cursor.place(range.start);
        let source = &self.source[range.clone()];
        // Text stands in the source as it is; the text of a code span begins after the sign; an entity is
        // the only one that stands for something else.
        let as_written = match source.find(line) {
            Some(before) => {
                place.column += source[..before].chars().count() as u32;
                true
            }
            None => false,
        };
        let at = self.length + self.block().length;
        for (index, _) in line.chars().enumerate().take(if as_written { 1 } else { usize::MAX }) {
            self.places.push(at + index as u32, place);
        }
        let open = self.block();
        open.length += line.chars().count() as u32;
        open.text.push_str(line);
    }

    /// Decides what the line break before `next` becomes: nothing beside Chinese, else a space.
    fn join_lines(&mut self, next: Option<char>) {
        let Some(at) = self.line_break else { return };
        let next =
            next.or_else(|| self.source[at..].trim_start().trim_start_matches(['*', '_']).chars().next());
        self.line_break = None;
        let before = self.open.as_ref().and_then(|open| open.text.chars().next_back());
        if let (Some(before), Some(next)) = (before, next)
            && !breaks_without_space(before, next)
        {
            let place = self.cursor.place(at);
            let offset = self.length + self.block().length;
            self.places.push(offset, place);
            let open = self.block();
            open.text.push(' ');
            open.length += 1;
        }
    }

    /// Ends the block and goes on in one of the same kind, with the same emphasis.
    fn hard_break(&mut self) {
        let Some(open) = &self.open else { return };
        let kind = open.kind;
        let begun: Vec<StyleKind> = open.begun.iter().map(|(kind, _)| kind.clone()).collect();
        self.begin(kind);
        self.block().begun.extend(begun.into_iter().map(|kind| (kind, 0)));
    }

    fn close(&mut self) {
        self.line_break = None;
        let Some(mut open) = self.open.take() else { return };
        while open.end_style().is_some() {}
        if open.text.trim().is_empty() {
            self.places.truncate(self.length);
            return;
        }
        if let Some((before, _)) = open.text.split_once("**") {
            let at = self.length + before.chars().count() as u32;
            let message = "`**` stands in the text: Markdown sees no emphasis where a punctuation mark is on its \
                           inner side and a character on its outer; move the punctuation out of it";
            let place = self.places.place(Span { start: at, end: at + 2 });
            self.warnings.push(Diagnostic::warning("emphasis", self.file, message).at(place));
        }
        open.styles.sort_by_key(|style| (style.span.start, std::cmp::Reverse(style.span.end)));
        self.length += open.length + 1;
        self.blocks.push(Block { kind: open.kind, text: open.text, styles: open.styles });
    }

    fn warn_html(&mut self, range: std::ops::Range<usize>) {
        let html = self.source[range.clone()].trim();
        if html.starts_with("<!--") && html.ends_with("-->") {
            return;
        }
        let shown: String = html.chars().take_while(|c| *c != '\n').take(40).collect();
        let message = format!("HTML is left out (`{shown}`): write it in Markdown");
        self.warn("html", range.start, message);
    }

    fn warn(&mut self, code: &'static str, at: usize, message: impl Into<String>) {
        let place = self.cursor.place(at);
        self.warnings.push(Diagnostic::warning(code, self.file, message).at(Place { length: 1, ..place }));
    }
}

/// Whether a line break between the two is no more than layout (CSS Text 4, "Segment Break Transformation Rules").
/// Quotation marks, dashes and dots are common to all scripts: they go with the character on the other side.
fn breaks_without_space(before: char, after: char) -> bool {
    let wide = (is_wide(before), is_wide(after));
    wide == (true, true) || (wide.0 && is_shared(after)) || (wide.1 && is_shared(before))
}

/// Han, kana, bopomofo, CJK punctuation and full-width forms.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{312F}' | '\u{3190}'..='\u{A4CF}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}'
        | '\u{FF00}'..='\u{FF60}' | '\u{FFE0}'..='\u{FFE6}' | '\u{20000}'..='\u{3FFFF}')
}

fn is_shared(c: char) -> bool {
    matches!(c, '“' | '”' | '‘' | '’' | '—' | '…' | '·' | '□')
}
