//! Whether a reading is sound: words tile the text, offsets and indices lie inside it. What shows a reading relies on that.
//!
//! A checksum says that a file arrived as it was written, not that its writer was right or well-meaning.

use super::{MAX_DEPTH, Reading, Style, StyleKind, View, tree};
use crate::span::Span;

/// Offsets inside the text and in order, words that tile it, marks that never cross, indices that point
/// somewhere, addresses that are safe to follow.
pub(super) fn is_sound(reading: &Reading) -> bool {
    (0..PARTS).all(|part| is_sound_in(reading, part))
}

/// A long text is looked at in so many parts, each of which takes a few milliseconds.
pub(super) const PARTS: usize = 4;

/// One of them.
pub(super) fn is_sound_in(reading: &Reading, part: usize) -> bool {
    let entry = |at: &u32| (*at as usize) < reading.entries.len();
    let source = |at: &u32| (*at as usize) < reading.sources.len();
    // In a whole reading that is the length of the text, or the first part has failed.
    let length = || reading.words.iter().map(|word| u64::from(*word)).sum::<u64>();
    match part {
        0 => {
            // Without the LF after the last block.
            let characters = reading.blocks.iter().map(|block| block.text.chars().count() as u64 + 1);
            characters.sum::<u64>().saturating_sub(1) == length()
        }
        1 => {
            let length = length();
            let inside = |span: Span| !span.is_empty() && u64::from(span.end) <= length;
            reading.marks.iter().all(|mark| inside(mark.span) && entry(&mark.entry))
                && marks_nest(reading)
                && reading.notes.iter().all(|note| inside(note.span))
                && reading.notes.is_sorted_by_key(|note| note.span.start)
                && reading.rivals.iter().all(|rival| inside(rival.span))
                && reading.syllables.iter().all(|syllable| inside(syllable.span))
                && reading.syllables.is_sorted_by(|a, b| a.span.end <= b.span.start)
        }
        2 => reading.blocks.iter().all(|block| styles_fit(&block.styles, block.text.chars().count())),
        _ => {
            let view_fits = |view: &View| {
                view.exceptions.is_sorted_by(|a, b| a.0 < b.0)
                    && view.unsettled.is_sorted_by(|a, b| a.at < b.at)
            };
            [&reading.views.repaired, &reading.views.hans, &reading.views.hant].into_iter().all(view_fits)
                && tree::fits(reading)
                && reading.entries.iter().all(|e| {
                    let facts = e.facts.iter().flat_map(|fact| &fact.sources);
                    e.related.iter().all(entry) && e.sources.iter().chain(facts).all(source)
                })
                && reading.sources.iter().all(|source| source.url.as_deref().is_none_or(is_safe_url))
        }
    }
}

/// Whether a link may carry this address: http, https, mailto or a fragment, nothing that runs.
pub fn is_safe_url(url: &str) -> bool {
    // Browsers drop control characters before they read the scheme: `java\nscript:`.
    let scheme = ["http://", "https://", "mailto:", "#"];
    !url.chars().any(char::is_control)
        && scheme.iter().any(|s| url.get(..s.len()).is_some_and(|start| start.eq_ignore_ascii_case(s)))
}

/// Whether a link of the article, or the address of a picture, is safe: what [`is_safe_url`] allows, or a relative address of the
/// same site: on a page that is opened from disk `//host/a` would ask another computer for a file.
pub fn is_safe_link(url: &str) -> bool {
    let before_colon = url.split_once(':').map(|(scheme, _)| scheme);
    // A colon after the first of these is no end of a scheme. Browsers drop spaces at both ends.
    let relative = before_colon.is_none_or(|scheme| scheme.contains(['/', '?', '#']));
    // `//example.org` is another site, by whatever scheme the page came; browsers read a backslash as a slash.
    let other_site = ["//", "/\\", "\\"].iter().any(|start| url.starts_with(start));
    is_safe_url(url) || (relative && !other_site && url.trim() == url && !url.chars().any(char::is_control))
}

/// Whether the address of a picture is safe: what [`is_safe_link`] allows, or the bytes of a raster picture, as pages have them that
/// hold everything. They run nothing; SVG, which may, is none of them.
pub fn is_safe_picture(src: &str) -> bool {
    let Some(rest) = src.strip_prefix("data:image/") else { return is_safe_link(src) };
    // By its characters: to look for a longer text would be a kilobyte of the widget, for this alone.
    let Some((kind, rest)) = rest.split_once(';') else { return false };
    let Some(bytes) = rest.strip_prefix("base64,") else { return false };
    ["png", "jpeg", "gif", "webp", "avif"].contains(&kind)
        && bytes.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+/=".contains(&byte))
}

/// In order of start, the longer first; each nests in, or is apart from, those before it, and says so.
fn marks_nest(reading: &Reading) -> bool {
    let mut around: Vec<usize> = Vec::new();
    reading.marks.iter().enumerate().all(|(at, mark)| {
        while around.last().is_some_and(|outer| reading.marks[*outer].span.end <= mark.span.start) {
            around.pop();
        }
        let ordered = at == 0 || reading.marks[at - 1].span.start <= mark.span.start;
        let nests = around.last().is_none_or(|outer| mark.span.end <= reading.marks[*outer].span.end);
        let said = mark.inside.map(|outer| outer as usize) == around.last().copied();
        around.push(at);
        ordered && nests && said
    })
}

/// In order, inside the block, empty only where something stands at a place; never many around each other.
fn styles_fit(styles: &[Style], length: usize) -> bool {
    let mut around: Vec<&Style> = Vec::new();
    let mut before = 0;
    styles.iter().all(|style| {
        let Span { start, end } = style.span;
        around.retain(|outer| outer.span.end > start);
        let ordered = before <= start;
        before = start;
        let safe = match &style.kind {
            StyleKind::Link(link) => is_safe_link(&link.href),
            StyleKind::Picture(picture) => tree::picture_fits(picture),
            _ => true,
        };
        let fits = style.span.is_empty() == style.kind.is_point() && start <= end && end as usize <= length;
        around.push(style);
        safe && fits && ordered && around.len() <= MAX_DEPTH
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::{Block, BlockKind, Entry, Mark, Source};

    fn reading() -> Reading {
        let block = |text: &str| Block { kind: BlockKind::Paragraph, text: text.into(), styles: vec![] };
        Reading {
            blocks: vec![block("机构编制"), block("改革")],
            words: vec![2, 2, 1, 2],
            marks: vec![
                Mark { span: Span { start: 0, end: 4 }, entry: 0, inside: None },
                Mark { span: Span { start: 2, end: 4 }, entry: 1, inside: Some(0) },
            ],
            entries: vec![Entry::default(), Entry { related: vec![0], ..Entry::default() }],
            ..Reading::default()
        }
    }

    #[test]
    fn marks_are_in_order() {
        let mut turned = reading();
        turned.marks = vec![
            Mark { span: Span { start: 2, end: 4 }, entry: 1, inside: None },
            // It says that it is in the one before it, and does not stand there.
            Mark { span: Span { start: 0, end: 2 }, entry: 0, inside: Some(0) },
        ];
        assert!(!is_sound(&turned));
    }

    #[test]
    fn a_sound_reading_is_sound() {
        assert!(is_sound(&reading()));
        assert!(is_sound(&Reading::default()));
    }

    #[test]
    fn a_picture_is_an_address_or_its_own_bytes() {
        for safe in ["a.png", "https://example.org/a.svg", "data:image/png;base64,iVBORw0KGgo="] {
            assert!(is_safe_picture(safe), "{safe}");
        }
        for unsafe_one in [
            "javascript:alert(1)",
            "data:image/svg+xml;base64,PHN2Zy8+",
            "data:image/png,<svg>",
            "data:text/html;base64,PGI+",
            "DATA:image/png;base64,AAAA",
            "data:image/png;base64,\"onerror",
        ] {
            assert!(!is_safe_picture(unsafe_one), "{unsafe_one}");
        }
    }

    #[test]
    fn each_fault_is_seen() {
        let breaks: [fn(&mut Reading); 9] = [
            |r| r.words[0] = 3,
            |r| r.words.push(u32::MAX),
            |r| r.marks[1].entry = 2,
            |r| r.marks[1].span.end = 5,
            |r| r.marks[1].inside = None,
            |r| r.marks[0].span.end = 99,
            |r| r.marks.swap(0, 1),
            |r| r.entries[0].related.push(7),
            |r| r.sources.push(Source { url: Some("javascript:alert(1)".into()), ..Source::default() }),
        ];
        for (at, damage) in breaks.iter().enumerate() {
            let mut broken = reading();
            damage(&mut broken);
            assert!(!is_sound(&broken), "break {at} went unseen");
        }
    }

    #[test]
    fn only_addresses_that_run_nothing_are_safe() {
        for safe in ["https://example.org/a", "HTTP://example.org", "mailto:a@example.org", "#note-1"] {
            assert!(is_safe_url(safe), "{safe}");
        }
        for unsafe_url in
            ["javascript:x", " https://x", "java\nscript:x", "data:text/html,x", "//x", "", "ftp://x"]
        {
            assert!(!is_safe_url(unsafe_url), "{unsafe_url}");
        }
    }

    #[test]
    fn links_may_be_relative_but_run_nothing() {
        let safe =
            ["https://example.org", "mailto:a@b", "#a", "a.png", "../a:b", "/a:b", "?a:b", "图 1.png", ""];
        for safe in safe {
            assert!(is_safe_link(safe), "{safe}");
        }
        for unsafe_link in [
            "javascript:x",
            "JavaScript:x",
            " javascript:x",
            "java\nscript:x",
            "data:text/html,x",
            "\u{1}javascript:x",
            "a:b",
            "file:///a",
            "//host/a",
            "/\\host/a",
            "\\\\host/a",
        ] {
            assert!(!is_safe_link(unsafe_link), "{unsafe_link}");
        }
    }

    #[test]
    fn styles_that_lie_are_seen() {
        let style = |start, end, kind| Style { span: Span { start, end }, kind };
        let link = |href: &str| StyleKind::Link(crate::Link { href: href.into(), title: None });
        let picture =
            |src: &str| StyleKind::Picture(crate::Picture { src: src.into(), ..crate::Picture::default() });
        let sound = |styles: Vec<Style>| {
            let mut reading = reading();
            reading.blocks[0].styles = styles;
            is_sound(&reading)
        };
        assert!(sound(vec![
            style(0, 4, link("/a")),
            style(1, 1, picture("a.png")),
            style(4, 4, picture("b.png"))
        ]));
        assert!(!sound(vec![style(0, 4, link("vbscript:a"))]));
        assert!(!sound(vec![style(1, 1, picture("data:,"))]));
        assert!(!sound(vec![style(0, 0, StyleKind::Strong)]), "a stretch that is empty");
        assert!(!sound(vec![style(0, 1, picture("a.png"))]), "a point that is none");
        assert!(!sound(vec![style(5, 5, picture("a.png"))]), "outside");
        assert!(!sound(vec![style(1, 2, StyleKind::Strong), style(0, 2, StyleKind::Strong)]), "out of order");
        assert!(sound(vec![style(0, 4, StyleKind::Strong); MAX_DEPTH]));
        assert!(!sound(vec![style(0, 4, StyleKind::Strong); MAX_DEPTH + 1]));
    }
}
