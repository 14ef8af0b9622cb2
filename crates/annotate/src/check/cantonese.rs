//! Lines that are written Cantonese.

use crate::article::Article;
use crate::diagnostic::Diagnostic;
use jiazhu_reading::Span;

/// One finding at the first of them.
pub fn check(article: &Article, lines: &[Span]) -> Option<Diagnostic> {
    let first = lines.first()?;
    let others = match lines.len() {
        1 => String::new(),
        all => format!(" (and {} other lines)", all - 1),
    };
    let message = format!(
        "this line{others} is written Cantonese: its words are divided, what is Cantonese alone has no pinyin, and the rest is said in \
         Mandarin without being vouched for; say how a passage is pronounced by a note or under `readings`"
    );
    Some(article.locate(Diagnostic::warning("cantonese", &article.file, message), *first))
}
