//! Articles that nobody writes: whatever their nesting and their size, they give an article or a message, in time linear in their size.

use std::time::{Duration, Instant};

use jiazhu_annotate::article::Article;
use jiazhu_reading::{NodeKind, Reading, open_file, save};

/// The article, whose reading opens again; or the code of the error.
fn read(name: &str, source: &str) -> Result<Article, &'static str> {
    let article = Article::parse(name, source.as_bytes()).map_err(|error| error.code)?;
    let reading = Reading {
        blocks: article.blocks.clone(),
        tree: article.tree.clone(),
        words: vec![article.text().chars().count() as u32],
        ..Reading::default()
    };
    assert_eq!(open_file(&save(&reading)).as_ref(), Ok(&reading));
    Ok(article)
}

fn codes(article: &Article) -> Vec<&'static str> {
    article.warnings.iter().map(|warning| warning.code).collect()
}

#[test]
fn a_table_of_ten_thousand_cells() {
    let row = |cell: &str| format!("|{}\n", format!("{cell}|").repeat(100));
    let source = format!("{}{}{}", row("头"), row("-"), row("字").repeat(99));
    let article = read("a.md", &source).expect("an article");
    let cells = article.tree.iter().filter(|node| matches!(node.kind, NodeKind::Cell(_)));
    assert_eq!((cells.count(), article.blocks.len()), (10_000, 10_000));
    assert!(article.warnings.is_empty());
}

#[test]
fn lists_and_quotations_nested_a_thousand_deep() {
    let lists: String = (0..1000).map(|depth| format!("{}- 项{depth}\n", "  ".repeat(depth))).collect();
    let article = read("a.md", &lists).expect("an article");
    assert_eq!(article.text().matches('项').count(), 1000);
    assert_eq!(codes(&article), ["depth"]);
    for source in [
        format!("{}深", "> ".repeat(1000)),
        format!("{}深", "- ".repeat(1000)),
        format!("{}深", "<blockquote>".repeat(10_000)),
    ] {
        let article = read("a.md", &source).expect("an article");
        assert!(article.text().contains('深'));
        assert!(codes(&article).contains(&"depth"), "{:?}", codes(&article));
    }
}

#[test]
fn more_nodes_than_a_page_can_show() {
    let article = Article::parse("a.md", "- 项\n".repeat(110_000).as_bytes()).expect("an article");
    assert_eq!(article.text().matches('项').count(), 110_000);
    assert_eq!(codes(&article), ["nodes"]);
}

/// Twice as much of it may take a bit more than twice as long.
fn linear(what: &str, make: impl Fn(usize) -> String, count: usize) {
    let time = |count: usize| {
        let source = make(count);
        let best = (0..2).map(|_| {
            let start = Instant::now();
            let _ = Article::parse("a.md", source.as_bytes());
            start.elapsed()
        });
        best.min().unwrap_or_default()
    };
    let (half, whole) = (time(count), time(4 * count));
    let allowed = half * 10 + Duration::from_millis(200);
    assert!(whole < allowed, "{what}: {whole:?} for four times what took {half:?}");
}

#[test]
fn time_is_linear_whatever_is_repeated() {
    let pieces = [
        "**强**调",
        "*a*b",
        "[甲](b)",
        "![图](a.png)",
        "<b>粗",
        "<div>",
        "</div>",
        "<p>段",
        "字。\n",
        "　　字。\n\n",
        "`码`",
        "$x$",
        "[甲]: 好\n",
        "[^a]",
        "[^a]: 注\n\n",
        "> 引\n",
        "- 项\n",
        "&amp;",
        "\\*",
        "~~删~~",
        "==亮==",
        "| a | b |\n",
        "<ruby>字<rt>zì</rt></ruby>",
        "[[",
        "![",
        "<",
        "{{<",
        "**",
        "<li>项",
        "<td>格",
        "<table>",
        "<a href=x>",
        "——甲\n> ",
    ];
    for piece in pieces {
        linear(piece, |count| piece.repeat(count), 16_000 / piece.len());
    }
    linear("footnotes", |count| (0..count).map(|n| format!("字[^{n}]\n\n[^{n}]: 注{n}\n\n")).collect(), 400);
    linear("a line", |count| "字".repeat(count), 20_000);
}
