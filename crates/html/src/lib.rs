//! The page without script: a reading as semantic HTML, complete in itself; [`page()`], the same as a whole page;
//! [`standalone()`], one file with the widget in it; [`site_index()`], the list of several articles and of their terms; [`Site`], the files
//! of all that as a folder.
//!
//! It stands in the element's light DOM, readable before the widget has loaded, when it is refused, and in
//! print. Terms are `doc-glossref` links to a `doc-glossary` section, which links back to each of them; what
//! the notes say stands in a section of its own (DPUB-ARIA 1.1). Whoever follows such a link has the entry in sight, and
//! closes it, by the style sheet alone: `styles/sheet.css`. The widget shows the same runs
//! ([`jiazhu_reading::runs`]) under the same style sheet, so it takes over without a jump.

mod about;
mod address;
mod article;
mod document;
mod glossary_section;
mod notes_section;
mod page;
mod page_words;
mod part;
mod picture;
mod site;
mod site_index;
mod site_names;
mod site_nav;
mod standalone;
mod widget_files;
mod write;

use std::collections::BTreeSet;

use jiazhu_reading::Reading;
use jiazhu_reading::strings::{Phrase, Strings};

pub use address::{local_path, percent_encoded};
pub use page::page;
pub use picture::{keep_room, pictures, pictures_mut, raster_type, with_pictures};
pub use site::{Local, Site, SiteFile, links, links_in, links_in_mut, links_mut};
pub use site_index::{ListedArticle, site_index};
pub use standalone::{Companion, Widget, standalone};
pub use widget_files::{WidgetFiles, beside};
use write::Writer;

/// The article, its notes and its glossary as an HTML fragment, every text in it escaped; its own words are those of `say`.
pub fn html(reading: &Reading, say: &Strings) -> String {
    html_with(reading, &BTreeSet::new(), say)
}

/// The same with an id for each of these blocks, to which links of other pages lead.
fn html_with(reading: &Reading, places: &BTreeSet<usize>, say: &Strings) -> String {
    let mut out = Writer::default();
    let numbers = reading.note_numbers();
    article::article(&mut out, reading, &numbers, places, say);
    if !(reading.entries.is_empty() && reading.notes.is_empty()) {
        out.element("span", &[("class", "jz-closed"), ("id", CLOSED)], "");
        out.line();
    }
    notes_section::section(&mut out, reading, &numbers, say);
    glossary_section::section(&mut out, reading, say);
    out.finish()
}

/// What the address names when an entry has been closed: an empty element, fixed in the window, so that the page does not
/// move. No entry, note or mark has such an id.
const CLOSED: &str = "jiazhu.closed";

/// Closes the entry or the note that it stands in. The style sheet draws it, and only there: paper, and a page without the
/// style sheet, have no use for it.
fn closing_link(out: &mut Writer, say: &Strings) {
    let attributes =
        [("class", "jz-shut"), ("href", &*format!("#{CLOSED}")), ("aria-label", say.get(Phrase::Close))];
    out.element("a", &attributes, "");
}

fn entry_id(id: &str) -> String {
    format!("jiazhu-{id}")
}

/// Where an entry stands in the list of all: its own id is that of the entry in sight.
fn place_id(id: &str) -> String {
    format!("jiazhu:{id}")
}

fn mark_id(at: usize) -> String {
    format!("jiazhu-mark-{at}")
}

fn note_id(id: &str) -> String {
    format!("jiazhu-note-{id}")
}

fn note_reference_id(at: usize) -> String {
    format!("jiazhu-noteref-{at}")
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;
    use jiazhu_reading::strings::{ENGLISH, ZH_HANT};
    use jiazhu_reading::*;

    fn reading() -> Reading {
        let block = |kind, text: &str| Block { kind, text: text.into(), styles: vec![] };
        let mark = |start, end, entry| Mark { span: Span { start, end }, entry, inside: None };
        let note = |start, end, id: &str, printed: &str, proposed: Option<&str>| Note {
            span: Span { start, end },
            id: id.into(),
            motivation: "editing".into(),
            kind: NoteKind::Damage,
            printed: printed.into(),
            proposed: proposed.map(Into::into),
            body: vec![LangText { lang: "en".into(), text: "Lost in conversion.".into() }],
            confidence: Some(Confidence::High),
        };
        Reading {
            about: About { lang: "zh-Hant".into(), ..About::default() },
            blocks: vec![
                block(BlockKind::Heading(2), "知行合一堅持"),
                block(BlockKind::Paragraph, "試金石?!痹?<b>"),
            ],
            words: vec![4, 2, 1, 3, 4, 3],
            marks: vec![mark(0, 4, 0), mark(7, 10, 1)],
            notes: vec![note(3, 5, "break", "一堅", None), note(10, 14, "damage-2", "?!痹?", Some("。”在□"))],
            entries: vec![
                Entry {
                    id: "zhixing".into(),
                    headword: "知行合一".into(),
                    related: vec![1],
                    ..Entry::default()
                },
                Entry {
                    id: "shijinshi".into(),
                    headword: "试金石".into(),
                    traditional: Some("試金石".into()),
                    pinyin: Some("shìjīnshí".into()),
                    class: Class::Metaphor,
                    renderings: vec![Rendering {
                        text: "touchstone".into(),
                        by: Some("a \"dictionary\"".into()),
                        grade: Some(Grade::Scholarship),
                    }],
                    gloss: Gloss { en: Some("A stone for testing gold.".into()), zh: None },
                    facts: vec![Fact { text: "An old image.".into(), sources: vec![0] }],
                    ..Entry::default()
                },
            ],
            sources: vec![Source {
                title: "A & B".into(),
                url: Some("https://example.org/?a&b".into()),
                ..Source::default()
            }],
            ..Reading::default()
        }
    }

    #[test]
    fn a_reading_as_html() {
        expect![[r##"
            <article class="jz-article" lang="zh-Hant" dir="ltr" itemscope itemtype="https://schema.org/Article">
            <meta itemprop="inLanguage" content="zh-Hant">
            <h2 class="jz-heading" aria-label="知行合一堅持" data-block="0"><a class="jz-mark" role="doc-glossref" id="jiazhu-mark-0" href="#jiazhu-zhixing" aria-description="term" data-entry="zhixing" data-class="term">知行合一</a>堅持<a class="jz-sign" role="doc-noteref" id="jiazhu-noteref-0" href="#jiazhu-note-break" aria-description="Damaged passage" data-note="break" data-kind="damage" data-number="1" aria-label="Note on 一堅" lang="en"></a></h2>
            <p class="jz-paragraph" data-block="1"><a class="jz-mark" role="doc-glossref" id="jiazhu-mark-1" href="#jiazhu-shijinshi" aria-description="metaphor" data-entry="shijinshi" data-class="metaphor">試金石</a><a class="jz-noteref" role="doc-noteref" id="jiazhu-noteref-1" href="#jiazhu-note-damage-2" aria-description="Damaged passage" data-note="damage-2" data-kind="damage" data-number="2">?!痹?</a>&lt;b&gt;</p>
            </article>
            <span class="jz-closed" id="jiazhu.closed"></span>
            <section class="jz-notes jz-sheets" role="doc-endnotes" aria-labelledby="jiazhu-notes">
            <h2 id="jiazhu-notes" lang="en">Notes on the text</h2>
            <ol>
            <li class="jz-note" id="jiazhu-note-break" tabindex="-1" data-kind="damage" lang="en"><a class="jz-shut" href="#jiazhu.closed" aria-label="Close"></a><p class="jz-label" data-number="1">Damaged passage</p><dl class="jz-rows"><dt>printed</dt><dd class="jz-printed" lang="zh-Hant">一堅</dd></dl><p class="jz-gloss" lang="en">Lost in conversion.</p><p class="jz-confidence">high confidence</p> <a role="doc-backlink" href="#jiazhu-noteref-0" aria-label="Back to place 1 of 一堅">1</a></li>
            <li class="jz-note" id="jiazhu-note-damage-2" tabindex="-1" data-kind="damage" lang="en"><a class="jz-shut" href="#jiazhu.closed" aria-label="Close"></a><p class="jz-label" data-number="2">Damaged passage</p><dl class="jz-rows"><dt>printed</dt><dd class="jz-printed" lang="zh-Hant">?!痹?</dd><dt>proposed</dt><dd class="jz-proposed" lang="zh-Hant">。”在□</dd></dl><p class="jz-gloss" lang="en">Lost in conversion.</p><p class="jz-confidence">high confidence</p> <a role="doc-backlink" href="#jiazhu-noteref-1" aria-label="Back to place 1 of ?!痹?">1</a></li>
            </ol></section>
            <section class="jz-glossary jz-sheets" role="doc-glossary" aria-labelledby="jiazhu-glossary">
            <h2 id="jiazhu-glossary" lang="en">Glossary</h2>
            <dl>
            <div class="jz-entry" id="jiazhu-zhixing" tabindex="-1" data-class="term"><dt id="jiazhu:zhixing"><a class="jz-shut" href="#jiazhu.closed" aria-label="Close"></a><dfn lang="zh-Hans">知行合一</dfn></dt><dd lang="en"><dl class="jz-rows"><dt>see</dt><dd><span class="jz-terms"><a class="jz-term" href="#jiazhu-shijinshi" lang="zh-Hant">試金石</a></span></dd><dt>in the text</dt><dd><span class="jz-places"><a role="doc-backlink" aria-label="Place 1" href="#jiazhu-mark-0">1</a></span></dd></dl><p class="jz-origin"><a href="#jiazhu:zhixing">Publisher’s glossary</a></p></dd></div>
            <div class="jz-entry" id="jiazhu-shijinshi" tabindex="-1" data-class="metaphor"><dt id="jiazhu:shijinshi"><a class="jz-shut" href="#jiazhu.closed" aria-label="Close"></a><dfn lang="zh-Hant">試金石</dfn> <span class="jz-traditional" aria-hidden="true" lang="zh-Hans">试金石</span> <span class="jz-pinyin" lang="zh-Latn-pinyin">shìjīnshí</span></dt><dd lang="en"><ul class="jz-renderings"><li><b>touchstone</b><span class="jz-by"> · press or scholarship: a &quot;dictionary&quot;</span></li></ul><p class="jz-gloss" lang="en">A stone for testing gold.</p><dl class="jz-rows"><dt>in the text</dt><dd><span class="jz-places"><a role="doc-backlink" aria-label="Place 1" href="#jiazhu-mark-1">1</a></span></dd></dl><p class="jz-label">Facts</p><ul class="jz-facts"><li>An old image. <cite class="jz-cite"><a rel="noopener noreferrer" href="https://example.org/?a&amp;b">A &amp; B</a></cite></li></ul><p class="jz-label">Sources</p><ol class="jz-sources"><li><cite><a rel="noopener noreferrer" href="https://example.org/?a&amp;b">A &amp; B</a></cite></li></ol><p class="jz-origin"><a href="#jiazhu:shijinshi">Publisher’s glossary</a></p></dd></div>
            </dl></section>
        "##]].assert_eq(&html(&reading(), &ENGLISH));
    }

    #[test]
    fn a_page_in_chinese_marks_what_is_english_and_says_the_chinese_first() {
        let mut reading = reading();
        reading.entries[1].gloss.zh = Some("试金之石。".into());
        let html = html(&reading, &ZH_HANT);
        for part in [
            "<h2 id=\"jiazhu-notes\" lang=\"zh-Hant\">校註</h2>",
            "data-kind=\"damage\" lang=\"zh-Hant\"",
            "aria-label=\"「一堅」的註釋\" lang=\"zh-Hant\"",
            "<b><span lang=\"en\">touchstone</span></b>",
            " · 報刊或學界：<span lang=\"en\">a &quot;dictionary&quot;</span>",
            "<p class=\"jz-gloss\" lang=\"zh-Hans\">试金之石。</p><ul class=\"jz-renderings\"",
            "</ul><p class=\"jz-gloss\" lang=\"en\">A stone",
            "<dt>參見</dt>",
        ] {
            assert!(html.contains(part), "{part} is not in {html}");
        }
        assert!(!html.contains("Glossary") && !html.contains("Occurrence"), "{html}");
    }
}
