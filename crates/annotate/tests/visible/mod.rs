//! What of an HTML text a reader sees. A tokenizer is enough, and knows nothing of the reader's tree.

use html5ever::tokenizer::{
    BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

struct Visible<'u> {
    unseen: &'u [&'u str],
    /// The characters so far, and in how many elements that are not seen the next ones stand.
    found: std::cell::RefCell<(String, usize)>,
}

impl TokenSink for Visible<'_> {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let (text, hidden) = &mut *self.found.borrow_mut();
        match token {
            Token::TagToken(tag) if self.unseen.contains(&&*tag.name) => match tag.kind {
                TagKind::StartTag => *hidden += 1,
                TagKind::EndTag => *hidden = hidden.saturating_sub(1),
            },
            Token::CharacterTokens(characters) if *hidden == 0 => text.push_str(&characters),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// The characters between tags but for those in `unseen` elements, without white space.
pub fn visible(html: &str, unseen: &[&str]) -> String {
    let tokenizer = Tokenizer::new(Visible { unseen, found: Default::default() }, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(html.into());
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    let (text, _) = tokenizer.sink.found.take();
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
