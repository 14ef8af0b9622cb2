//! What becomes of each construct of an article: `golden/articles.txt`, which reads like a manual, is what the readers make of its
//! inputs.
//!
//! `JIAZHU_GOLDEN=write cargo test --package jiazhu-annotate --test articles` writes what they make now; read the difference.

use std::fmt::Write;
use std::path::Path;

use jiazhu_annotate::article::Article;
use jiazhu_reading::{Block, BlockKind, NodeKind, Picture, Reading, StyleKind, TreeStep};

/// What the file has between two lines.
enum Piece<'t> {
    Prose(&'t str),
    Case { file: &'t str, input: String },
}

/// The manual, without what comes of its inputs.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let Some(file) = line.strip_prefix(">>> ") else {
            pieces.push(Piece::Prose(line));
            continue;
        };
        let input: Vec<&str> = lines.by_ref().take_while(|line| *line != "===").collect();
        // A control character would not survive an editor.
        let input = input.join("\n").replace("␠", " ").replace("␉", "\t");
        lines.by_ref().take_while(|line| *line != "<<<").for_each(drop);
        pieces.push(Piece::Case { file, input });
    }
    pieces
}

fn input_as_written(input: &str) -> String {
    let lines = input.split('\n').map(|line| {
        let kept = line.trim_end_matches(' ');
        let mut line = format!("{kept}{}", "␠".repeat(line.len() - kept.len()));
        line = line.replace('\t', "␉");
        line
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn each_construct_becomes_what_the_manual_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/articles.txt");
    let written = std::fs::read_to_string(&path).expect("the manual");
    let mut made = String::new();
    for piece in pieces(&written) {
        match piece {
            Piece::Prose(line) => writeln!(made, "{line}").unwrap(),
            Piece::Case { file, input } => {
                let input_written = input_as_written(&input);
                write!(made, ">>> {file}\n{input_written}\n===\n{}<<<\n", outcome(file, &input)).unwrap();
            }
        }
    }
    if std::env::var("JIAZHU_GOLDEN").is_ok_and(|value| value == "write") {
        return std::fs::write(&path, &made).expect("the manual");
    }
    for (number, (written, made)) in (1..).zip(written.lines().zip(made.lines())) {
        assert_eq!(written, made, "line {number} of {}", path.display());
    }
    assert_eq!(written.lines().count(), made.lines().count());
}

fn outcome(file: &str, input: &str) -> String {
    let article = match Article::parse(file, input.as_bytes()) {
        Ok(article) => article,
        Err(error) => return format!("! {}: {}\n", error.code, error.message),
    };
    let mut out = String::new();
    let reading =
        Reading { blocks: article.blocks.clone(), tree: article.tree.clone(), ..Reading::default() };
    let mut depth = 0;
    for part in reading.parts() {
        let indent = "  ".repeat(depth);
        match part {
            TreeStep::Enter(node) => {
                writeln!(out, "{indent}{}", node_name(&reading.tree[node].kind)).unwrap();
                depth += 1;
            }
            TreeStep::Leave(_) => depth -= 1,
            TreeStep::Block(block) => {
                let block = &reading.blocks[block];
                let lines = styled(block).replace('\n', &format!("⏎\n{indent}  "));
                writeln!(out, "{indent}{}: {lines}", block_name(block.kind)).unwrap();
            }
        }
    }
    for warning in &article.warnings {
        let (line, column) = (warning.line.unwrap_or(0), warning.column.unwrap_or(0));
        writeln!(out, "! {line}:{column} {}: {}", warning.code, warning.message).unwrap();
    }
    out
}

fn block_name(kind: BlockKind) -> String {
    match kind {
        BlockKind::Heading(level) => format!("heading {level}"),
        kind => format!("{kind:?}").to_lowercase(),
    }
}

fn node_name(kind: &NodeKind) -> String {
    match kind {
        NodeKind::Quotation(cite) => {
            format!("quotation{}", cite.as_ref().map_or(String::new(), |c| format!(" of {c}")))
        }
        NodeKind::List(list) => {
            let start = list.start.map_or(String::new(), |start| format!(" from {start}"));
            format!("list{start}{}", if list.tight { "" } else { ", loose" })
        }
        NodeKind::Item(None) => "item".into(),
        NodeKind::Item(Some(done)) => format!("task, {}", if *done { "done" } else { "open" }),
        NodeKind::Row(head) => if *head { "head row" } else { "row" }.into(),
        NodeKind::Cell(cell) => {
            let mut name = if cell.heading { "heading cell" } else { "cell" }.to_string();
            if cell.align != Default::default() {
                write!(name, ", {:?}", cell.align).unwrap();
            }
            if (cell.more_columns, cell.more_rows) != (0, 0) {
                write!(name, ", {} more columns, {} more rows", cell.more_columns, cell.more_rows).unwrap();
            }
            name
        }
        NodeKind::Picture(picture) => picture_name(picture),
        NodeKind::Footnote(label) => format!("footnote {label}"),
        kind => format!("{kind:?}").to_lowercase(),
    }
}

fn picture_name(picture: &Picture) -> String {
    let mut name = format!("picture {} “{}”", picture.src, picture.alt);
    if let Some(title) = &picture.title {
        write!(name, ", title “{title}”").unwrap();
    }
    if picture.width.is_some() || picture.height.is_some() {
        write!(name, ", {:?} × {:?}", picture.width, picture.height).unwrap();
    }
    if let Some(link) = &picture.link {
        write!(name, ", link {}", link.href).unwrap();
    }
    name
}

/// The text of a block, with `{kind text}` for a style and `{kind}` for a point.
fn styled(block: &Block) -> String {
    let chars: Vec<char> = block.text.chars().collect();
    let mut out = String::new();
    let mut open: Vec<u32> = Vec::new();
    let mut styles = block.styles.iter().peekable();
    for at in 0..=chars.len() as u32 {
        while open.last().is_some_and(|end| *end <= at) {
            open.pop();
            out.push('}');
        }
        while let Some(style) = styles.next_if(|style| style.span.start == at) {
            out.push('{');
            out += &style_name(&style.kind);
            if style.span.is_empty() {
                out.push('}');
            } else {
                out.push(' ');
                open.push(style.span.end);
            }
        }
        out.extend(chars.get(at as usize));
    }
    out
}

fn style_name(kind: &StyleKind) -> String {
    match kind {
        StyleKind::Code(None) => "code".into(),
        StyleKind::Code(Some(language)) => format!("code in {language}"),
        StyleKind::Language(tag) => format!("in {tag}:"),
        StyleKind::Ruby(said) => format!("said {said}:"),
        StyleKind::Link(link) => {
            let title = link.title.as_ref().map_or(String::new(), |title| format!(" “{title}”"));
            format!("link {}{title}:", link.href)
        }
        StyleKind::Picture(picture) => picture_name(picture),
        StyleKind::Footnote(number) => format!("footnote {number}"),
        kind => format!("{kind:?}").to_lowercase(),
    }
}
