//! A long article's passage that is looked at first: the rest has no words until it is annotated whole.

use crate::article::Article;
use jiazhu_reading::Span;

/// What lies before and after the blocks that a passage touches, in code points of [`Article::text`].
pub(super) fn out_of_sight(article: &Article, sight: Span) -> Vec<Span> {
    let mut next = 0;
    let blocks = article.blocks.iter().map(|block| {
        let span = Span::new(next, next + block.text.chars().count());
        next = span.end as usize + 1;
        span
    });
    // A block without characters does not overlap anything: there is none.
    let seen: Vec<Span> = blocks.filter(|block| block.overlaps(sight)).collect();
    let end = next.saturating_sub(1) as u32;
    let (first, last) = match (seen.first(), seen.last()) {
        (Some(first), Some(last)) => (first.start, last.end),
        _ => (end, end),
    };
    let around = [Span { start: 0, end: first }, Span { start: last, end }];
    around.into_iter().filter(|span| !span.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outside(sight: (usize, usize)) -> Vec<(u32, u32)> {
        // 0..2, 3..5, 6..8
        let article = Article::parse("a.txt", "甲甲\n\n乙乙\n\n丙丙\n".as_bytes()).unwrap();
        let spans = out_of_sight(&article, Span::new(sight.0, sight.1));
        spans.iter().map(|span| (span.start, span.end)).collect()
    }

    #[test]
    fn whole_blocks_are_in_sight() {
        assert_eq!(outside((0, 8)), []);
        assert_eq!(outside((0, 1)), [(2, 8)]);
        assert_eq!(outside((4, 5)), [(0, 3), (5, 8)]);
        assert_eq!(outside((4, 7)), [(0, 3)]);
        assert_eq!(outside((4, 400)), [(0, 3)]);
        assert_eq!(outside((90, 99)), [(0, 8)]);
    }
}
