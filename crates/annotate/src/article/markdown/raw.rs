//! HTML inside Markdown: its tags are read one by one, so that an element may begin in one block and end in another.

use std::cell::RefCell;

use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use super::walk::MarkdownWalk;
use crate::article::elements::Attributes;

#[derive(Default)]
struct TagSink(RefCell<Vec<Token>>);

impl TokenSink for TagSink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let raw = match &token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => match &*tag.name {
                "script" => Some(RawKind::ScriptData),
                "style" | "iframe" | "noembed" | "noframes" | "xmp" => Some(RawKind::Rawtext),
                "textarea" | "title" => Some(RawKind::Rcdata),
                _ => None,
            },
            _ => None,
        };
        self.0.borrow_mut().push(token);
        raw.map_or(TokenSinkResult::Continue, TokenSinkResult::RawData)
    }
}

fn tokens(html: &str) -> Vec<Token> {
    let tokenizer = Tokenizer::new(TagSink::default(), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(html.into());
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.0.take()
}

/// Whether a line of text inside HTML is meant as Markdown.
fn looks_like_markdown(line: &str, begins_line: bool) -> bool {
    let rest = line.trim_start();
    let numbered = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let begins =
        ["- ", "* ", "+ ", "> ", "# ", "## ", "### ", "|", "```"].iter().any(|sign| rest.starts_with(sign))
            || (numbered.len() < rest.len() && numbered.starts_with(". "));
    (begins_line && begins) || line.contains("](") || line.contains("**")
}

impl MarkdownWalk<'_, '_> {
    /// Raw HTML that stands in the source at byte `at`.
    pub(super) fn raw(&mut self, html: &str, at: usize) {
        let shown: String = html.trim().chars().take_while(|c| *c != '\n').take(40).collect();
        if shown.starts_with("<?") || shown.starts_with("<![CDATA[") {
            let place = self.source.place(at);
            self.builder.warn("html", place, format!("`{shown}` is left out: it is for machines"));
            return;
        }
        let end = (at + html.len()).min(self.source.text.len());
        let lines = (self.source.place(at).line, self.source.place(end.saturating_sub(1)).line);
        let mut at = at;
        for token in tokens(html) {
            let place = self.source.place(at);
            match token {
                Token::TagToken(tag) => {
                    let name = &*tag.name;
                    let attributes: Vec<(String, String)> =
                        tag.attrs.iter().map(|a| (a.name.local.to_string(), a.value.to_string())).collect();
                    // Its place: the next `<` of that name.
                    at = self
                        .find(at, end, if tag.kind == TagKind::StartTag { "<" } else { "</" })
                        .unwrap_or(at);
                    let place = self.source.place(at);
                    match tag.kind {
                        TagKind::StartTag => {
                            self.elements.open(name, &Attributes(&attributes), place, &mut self.builder)
                        }
                        TagKind::EndTag => self.elements.close(name, place, &mut self.builder),
                    }
                    at = self.find(at, end, ">").map_or(at, |found| found + 1);
                }
                Token::CharacterTokens(text) => {
                    for (index, line) in text.split('\n').enumerate() {
                        if index > 0 {
                            let place = self.source.place(at);
                            self.elements.soft_break(place, &mut self.builder);
                            at = self.find(at, end, "\n").map_or(at, |found| found + 1);
                        }
                        let word = line.trim();
                        let before = line.find(word).unwrap_or(0);
                        let found = if word.is_empty() { None } else { self.find(at, end, word) };
                        let from = found.map_or(at, |found| found.saturating_sub(before).max(at));
                        let place = self.source.place(from);
                        let begins_line =
                            self.source.text.get(..from).is_some_and(|before| before.ends_with('\n'));
                        let is_kept = self.elements.is_silent() || self.elements.is_verbatim();
                        if !is_kept
                            && self.unread.last() != Some(&lines)
                            && looks_like_markdown(line, begins_line)
                        {
                            self.unread.push(lines);
                            let message = "Markdown below a tag is not read: put an empty line before it";
                            self.builder.warn("markup", place, message);
                        }
                        self.elements.text(line, false, place, &mut self.builder);
                        at = found.map_or(at, |found| found + word.len());
                    }
                }
                Token::CommentToken(_) => at = self.find(at, end, "-->").map_or(at, |found| found + 3),
                Token::DoctypeToken(_) => {
                    self.builder.warn("html", place, "`<!doctype>` is left out: it is for machines")
                }
                _ => {}
            }
        }
    }

    /// The next place of a text, not far from here.
    fn find(&self, from: usize, end: usize, text: &str) -> Option<usize> {
        /// Bytes.
        const FAR: usize = 1024;
        let rest = self.source.text.get(from..end)?;
        let window = &rest[..rest.floor_char_boundary(FAR)];
        window.find(text).map(|found| from + found)
    }
}
