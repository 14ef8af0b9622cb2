//! Links, pictures and headings that CommonMark does not see, for a space or a sign of a Chinese keyboard in them.

use jiazhu_reading::{Block, BlockKind};

/// The first of them in a block: where it stands, in code points of the block, how long it is, and what to say.
pub fn tell(block: &Block) -> Option<(u32, u32, String)> {
    heading(block).or_else(|| link(block))
}

/// `[text](an address)` and `[text]（address）`.
fn link(block: &Block) -> Option<(u32, u32, String)> {
    block.text.match_indices(']').find_map(|(end, _)| {
        let start = block.text[..end].rfind('[')?;
        let rest = &block.text[end + 1..];
        let open = rest.chars().next().filter(|c| matches!(c, '(' | '（'))?;
        let inner = rest[open.len_utf8()..].split(['\n', ')', '）']).next()?;
        let closes = rest[open.len_utf8() + inner.len()..].starts_with([')', '）']);
        let label = &block.text[start..=end];
        let what = if block.text[..start].ends_with('!') { "picture" } else { "link" };
        let mark = if what == "picture" { "!" } else { "" };
        let is_address = !inner.contains(['，', '。', '、', '；', '“', '”', '"'])
            && (inner.contains('/') || inner.split_once('.').is_some_and(|(_, kind)| is_kind(kind)));
        if !closes || !is_address {
            return None;
        }
        let address = if inner.contains(char::is_whitespace) {
            format!("<{}>", inner.trim())
        } else {
            inner.to_owned()
        };
        let why = match open {
            '（' => "its brackets are full-width",
            _ if inner.contains(char::is_whitespace) => "its address has a space in it",
            _ => return None,
        };
        let at = block.text[..start].chars().count() as u32;
        let is_wall = block.styles.iter().any(|style| style.kind.is_wall() && style.span.contains(at));
        let coded = if address.starts_with('<') { ", or %20 for each space" } else { "" };
        let message = format!("this is no {what}, for {why}: write `{mark}{label}({address})`{coded}");
        (!is_wall).then(|| (at, label.chars().count() as u32, message))
    })
}

/// What an address ends with: the kind of a file, a part of a host's name, a place of the page.
fn is_kind(kind: &str) -> bool {
    let kind = kind.trim().split(['#', '?']).next().unwrap_or_default();
    !kind.is_empty() && kind.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b))
}

/// `#标题` and `＃ 标题`, alone in their block or at its beginning. `#话题#` is a topic.
fn heading(block: &Block) -> Option<(u32, u32, String)> {
    let rest = block.text.trim_start_matches(['#', '＃']);
    let signs = block.text[..block.text.len() - rest.len()].chars().count();
    let title = rest.trim_start();
    let is_heading = block.kind == BlockKind::Paragraph
        && (1..=6).contains(&signs)
        && title.starts_with(jiazhu_reading::han::is_han)
        && !rest.contains(['#', '＃'])
        && block.styles.iter().all(|style| !style.kind.is_wall() || style.span.start > 0);
    let why =
        if block.text.starts_with('＃') { "its `＃` is full-width" } else { "no space follows its `#`" };
    let line: String = title.chars().take_while(|c| !c.is_whitespace()).take(20).collect();
    let sign = "#".repeat(signs);
    is_heading.then(|| {
        (
            0,
            signs as u32,
            format!("this is no heading, for {why}: write `{sign} {line}` on a line of its own"),
        )
    })
}

#[cfg(test)]
mod tests {
    use crate::article::Article;

    fn told(source: &str) -> Vec<String> {
        let article = Article::parse("a.md", source.as_bytes()).unwrap();
        let told = article.warnings.iter().map(|found| {
            format!("{}:{} {}", found.line.unwrap_or(0), found.column.unwrap_or(0), found.message)
        });
        told.collect()
    }

    #[test]
    fn links_and_headings_that_are_none_are_told() {
        for (source, place, part) in [
            ("見[下篇](../第 三 篇.md)。", "1:2", "write `[下篇](<../第 三 篇.md>)`, or %20"),
            (
                "![圖](圖 片.png)",
                "1:2",
                "this is no picture, for its address has a space in it: write `![圖](<圖 片.png>)`",
            ),
            ("![图]（a.png）", "1:2", "write `![图](a.png)`"),
            ("见[链]（https://example.org/a）。", "1:2", "this is no link, for its brackets are full-width"),
            ("#标题\n", "1:1", "no space follows its `#`: write `# 标题`"),
            ("文。\n\n##标题\n正文。", "3:1", "write `## 标题"),
            ("＃ 标题", "1:1", "its `＃` is full-width: write `# 标题`"),
        ] {
            let told = told(source);
            assert!(
                told.iter().any(|told| told.starts_with(place) && told.contains(part)),
                "{source}: {told:?}"
            );
        }
        for sound in [
            "見[下篇](<../第 三 篇.md>)。",
            "見[下篇](a.md \"題 目\")。",
            "見\\[下篇](a b.md)。",
            "甲[1]（见下文）乙[二]（1.5 倍）。",
            "#话题#来了",
            "`[x](a b.md)` 是代码。",
            "第#3号。",
        ] {
            assert_eq!(told(sound), Vec::<String>::new(), "{sound}");
        }
    }
}
