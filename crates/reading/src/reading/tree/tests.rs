use super::super::{Block, BlockKind, Style, StyleKind, soundness::is_sound};
use super::*;
use crate::span::Span;

fn node(kind: NodeKind, start: u32, blocks: u32, nodes: u32) -> Node {
    Node { kind, start, blocks, nodes }
}

fn block(text: &str) -> Block {
    Block { kind: BlockKind::Paragraph, text: text.into(), styles: vec![] }
}

/// A paragraph, a list of two items with a list in the first, a rule, a table with a row of two cells, the second empty, a footnote.
fn reading() -> Reading {
    let mut blocks: Vec<Block> = ["一", "二", "三", "四", "五", "六"].map(block).into();
    blocks[0].styles.push(Style { span: Span { start: 1, end: 1 }, kind: StyleKind::Footnote(0) });
    Reading {
        words: vec![1; 11],
        blocks,
        tree: vec![
            node(NodeKind::List(List { start: Some(3), tight: true }), 1, 3, 4),
            node(NodeKind::Item(None), 1, 2, 2),
            node(NodeKind::List(List::default()), 2, 1, 1),
            node(NodeKind::Item(Some(true)), 2, 1, 0),
            node(NodeKind::Item(None), 3, 1, 0),
            node(NodeKind::Rule, 4, 0, 0),
            node(NodeKind::Table, 4, 1, 3),
            node(NodeKind::Row(true), 4, 1, 2),
            node(NodeKind::Cell(Cell::default()), 4, 1, 0),
            node(NodeKind::Cell(Cell::default()), 5, 0, 0),
            node(NodeKind::Footnotes, 5, 1, 1),
            node(NodeKind::Footnote("1".into()), 5, 1, 0),
        ],
        ..Reading::default()
    }
}

fn walked(reading: &Reading) -> String {
    let mut out = String::new();
    for part in reading.parts() {
        match part {
            TreeStep::Enter(node) => out.push_str(&format!("({node} ")),
            TreeStep::Leave(_) => out.push(')'),
            TreeStep::Block(block) => out.push_str(&reading.blocks[block].text),
        }
    }
    out
}

#[test]
fn the_walk_meets_every_block_and_every_node_once_and_in_order() {
    assert_eq!(walked(&reading()), "一(0 (1 二(2 (3 三)))(4 四))(5 )(6 (7 (8 五)(9 )))(10 (11 六))");
    assert_eq!(walked(&Reading { blocks: vec![block("一"), block("二")], ..Reading::default() }), "一二");
    assert_eq!(walked(&Reading::default()), "");
}

#[test]
fn children_are_what_a_node_holds_directly() {
    let reading = reading();
    let children = |node| reading.children(node).collect::<Vec<_>>();
    assert_eq!(children(Some(1)), [Child::Block(1), Child::Node(2)]);
    assert_eq!(children(Some(7)), [Child::Node(8), Child::Node(9)]);
    assert_eq!(children(Some(9)), []);
    let top = [Child::Block(0), Child::Node(0), Child::Node(5), Child::Node(6), Child::Node(10)];
    assert_eq!(children(None), top);
}

#[test]
fn a_tree_that_lies_is_refused() {
    assert!(is_sound(&reading()));
    let breaks: [fn(&mut Reading); 20] = [
        // Out of what holds it, out of the article, out of order.
        |r| r.tree[1].blocks = 4,
        |r| r.tree[11].blocks = 2,
        |r| r.tree[1].nodes = 9,
        |r| r.tree[11].nodes = u32::MAX,
        |r| r.tree[4].start = u32::MAX,
        |r| r.tree[4].start = 1,
        // Blocks where only nodes may be.
        |r| r.tree[4].start = 4,
        |r| r.tree[3].blocks = 0,
        |r| r.tree[9].kind = NodeKind::Rule,
        |r| r.tree[0].blocks = 4,
        |r| r.tree[5].blocks = 1,
        // Parts of nothing.
        |r| r.tree[0].kind = NodeKind::Quotation(None),
        |r| r.tree[1].kind = NodeKind::Row(false),
        |r| r.tree[5].kind = NodeKind::Caption,
        // Footnotes.
        |r| r.blocks.push(block("")),
        |r| r.blocks[0].styles[0].kind = StyleKind::Footnote(1),
        |r| r.tree[10].kind = NodeKind::Quotation(None),
        // Addresses.
        |r| r.tree[5].kind = NodeKind::Picture(Picture { src: "javascript:x".into(), ..Picture::default() }),
        |r| {
            let link = Some(Link { href: "data:,".into(), title: None });
            r.tree[5].kind = NodeKind::Picture(Picture { src: "a.png".into(), link, ..Picture::default() });
        },
        |r| r.tree[5].kind = NodeKind::Quotation(Some("vbscript:x".into())),
    ];
    for (at, damage) in breaks.iter().enumerate() {
        let mut broken = reading();
        damage(&mut broken);
        // The text is no matter here.
        broken.words = vec![1; broken.text().chars().count()];
        assert!(!is_sound(&broken), "break {at} went unseen");
    }
}

#[test]
fn nodes_stand_no_deeper_than_the_limit() {
    let nested = |depth: u32| {
        let quotation = |at: u32| node(NodeKind::Quotation(None), 0, 1, depth - 1 - at);
        Reading {
            blocks: vec![block("一")],
            words: vec![1],
            tree: (0..depth).map(quotation).collect(),
            ..Reading::default()
        }
    };
    assert!(is_sound(&nested(MAX_DEPTH as u32)));
    assert!(!is_sound(&nested(MAX_DEPTH as u32 + 1)));
    assert!(!is_sound(&nested(1_000_000)));
}
