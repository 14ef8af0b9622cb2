//! Articles in HTML: a page, or a fragment of one, as a browser's parser sees it.
//!
//! Of a page the article's own part is read ([`part`]); what stands around it is told and left out. Elements become what [`super::elements`] says;
//! this module knows what pages and word processors do beyond that: footnotes made of links, styles in place of elements, lists that are
//! paragraphs. What a browser does not show is left out.

mod about;
mod dom;
mod footnotes;
mod left_out;
mod meta_line;
mod office;
mod part;
mod walk;

use super::builder::{Built, TreeBuilder};
use super::front_matter::FrontMatter;
use super::source::SourceText;
use crate::diagnostic::Diagnostic;
use crate::sorting;

use dom::Dom;
use footnotes::Footnotes;
use walk::HtmlWalk;

/// Whether a file that is not named so is HTML all the same.
pub fn looks_like_html(source: &str) -> bool {
    let mut rest = source.trim_start();
    // A declaration of XML, and comments, may stand before it.
    for (begin, end) in [("<?xml", "?>"), ("<!--", "-->")] {
        if rest.starts_with(begin) {
            rest = rest.split_once(end).map_or("", |(_, after)| after).trim_start();
        }
    }
    let begins = |with: &str| rest.get(..with.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(with));
    begins("<!doctype html") || begins("<html")
}

/// Reads a page or a fragment.
///
/// # Errors
/// `html` where a parser makes far more elements of it than it has tags: broken on purpose.
pub fn read(
    file: &str,
    source: &str,
    warnings: &mut Vec<Diagnostic>,
) -> Result<(FrontMatter, Built), Diagnostic> {
    let places = SourceText::new(source, 0);
    let mut dom = Dom::parse(source).ok_or_else(|| {
        let message = "the elements of this HTML overlap so much that a browser would make many times more of them: clean it, or save it anew";
        Diagnostic::error("html", file, message)
    })?;
    let said = warnings.len();
    if let Some(id) = part::unveil(&mut dom) {
        let message = "most of this page is hidden by `visibility` until a script shows it: it is read";
        warnings.push(Diagnostic::warning("hidden-read", file, message).at(places.place(dom.node(id).at)));
    }
    let part = part::find(&dom);
    let about = about::read(file, &dom, &part, &places, warnings);
    part::tell(file, &dom, &part, &places, warnings);
    let footnotes = Footnotes::find(&dom, part.root);
    let builder = TreeBuilder::new(file, warnings);
    let built = HtmlWalk::new(&dom, &places, footnotes, builder).document(part.root);
    if let Some(at) = dom.too_deep() {
        let message = format!(
            "what stands here is nested more than {} elements deep: from here on only its text is read",
            dom::DEEPEST
        );
        warnings.push(Diagnostic::warning("depth", file, message).at(places.place(at)));
    }
    sorting::by_key(&mut warnings[said..], |warning| (warning.line, warning.column));
    Ok((about, built))
}

#[cfg(test)]
mod tests;
