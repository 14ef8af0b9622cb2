//! From blocks to HTML: what stands beside its like becomes one list, one quotation, one figure.

use super::Reader;
use super::blocks::DocxBlock;

impl Reader {
    pub fn write(&self, blocks: &[DocxBlock]) -> String {
        let mut out = String::new();
        let mut rest = blocks;
        while let Some((block, after)) = rest.split_first() {
            let run = |same: fn(&DocxBlock) -> bool| rest.iter().take_while(|block| same(block)).count();
            let mut taken = 1;
            match block {
                DocxBlock::Whole(html) => out += html,
                DocxBlock::Table(html) => out += html,
                DocxBlock::Caption(caption) if matches!(after.first(), Some(DocxBlock::Table(_))) => {
                    taken = 2;
                    if let Some(DocxBlock::Table(html)) = after.first() {
                        out += &html.replacen(
                            "<table>\n",
                            &format!("<table>\n<caption>{caption}</caption>\n"),
                            1,
                        );
                    }
                }
                DocxBlock::Paragraph(html) | DocxBlock::Caption(html) => out += &format!("<p>{html}</p>\n"),
                DocxBlock::Figure(html) => {
                    let caption = match after.first() {
                        Some(DocxBlock::Caption(caption)) => {
                            taken = 2;
                            format!("<figcaption>{caption}</figcaption>")
                        }
                        _ => String::new(),
                    };
                    out += &format!("<figure>{html}{caption}</figure>\n");
                }
                DocxBlock::Quotation(_) => {
                    taken = run(|block| matches!(block, DocxBlock::Quotation(_)));
                    let paragraphs = rest[..taken].iter().map(|block| match block {
                        DocxBlock::Quotation(html) => format!("<p>{html}</p>\n"),
                        _ => String::new(),
                    });
                    out += &format!("<blockquote>\n{}</blockquote>\n", paragraphs.collect::<String>());
                }
                DocxBlock::Code(_) => {
                    taken = run(|block| matches!(block, DocxBlock::Code(_)));
                    let lines = rest[..taken].iter().map(|block| match block {
                        DocxBlock::Code(html) => format!("{html}\n"),
                        _ => String::new(),
                    });
                    out += &format!("<pre><code>{}</code></pre>\n", lines.collect::<String>());
                }
                DocxBlock::Item { .. } => {
                    taken = run(|block| matches!(block, DocxBlock::Item { .. }));
                    write_lists(&rest[..taken], &mut out);
                }
            }
            rest = &rest[taken..];
        }
        out
    }
}

/// Items one after the other, as lists in lists.
fn write_lists(items: &[DocxBlock], out: &mut String) {
    // The lists that are open: level, and the number of the last item. Each has an open item.
    let mut open: Vec<(u32, Option<u32>)> = Vec::new();
    let close = |open: &mut Vec<(u32, Option<u32>)>, out: &mut String| {
        if let Some((_, number)) = open.pop() {
            *out += if number.is_some() { "</li>\n</ol>\n" } else { "</li>\n</ul>\n" };
        }
    };
    for item in items {
        let DocxBlock::Item { level, number, html } = item else { continue };
        while open.last().is_some_and(|(last, _)| last > level) {
            close(&mut open, out);
        }
        // Another list at the same level: of another kind, or counting anew.
        let goes_on = |last: Option<u32>| last.map(|last| last.saturating_add(1)) == *number;
        if open.last().is_some_and(|&(at, last)| at == *level && !goes_on(last)) {
            close(&mut open, out);
        }
        if open.last().is_none_or(|(last, _)| last < level) {
            match number {
                Some(1) => *out += "<ol>\n",
                Some(start) => *out += &format!("<ol start=\"{start}\">\n"),
                None => *out += "<ul>\n",
            }
            open.push((*level, *number));
        } else {
            *out += "</li>\n";
            if let Some(last) = open.last_mut() {
                last.1 = *number;
            }
        }
        *out += &format!("<li>{html}");
    }
    while !open.is_empty() {
        close(&mut open, out);
    }
}
