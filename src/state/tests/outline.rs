//! What of an article stands where: characters, marks, notes, blocks and the parts that hold them.

use super::*;

#[test]
fn the_outline_keeps_every_character() {
    let outline = outline();
    let of_block = |block: &OutlineBlock| -> String {
        block.runs.iter().flat_map(|run| &run.pieces).map(|piece| &*piece.text).collect()
    };
    let text: Vec<String> = outline.blocks.iter().map(of_block).collect();
    assert_eq!(text.join("\n"), outline.reading.text());
    assert_eq!(outline.anchors.len(), 4);
    assert_eq!(outline.surface(0), "兩個維護");
    assert_eq!(outline.surface(2), "?!痹?");
    assert_eq!(outline.passage(2), Some(Span { start: 9, end: 13 }));
    assert_eq!(outline.inside(0), [1]);
    assert_eq!((outline.anchor_of(1), outline.anchor_of(3)), (Some(0), Some(3)));
    assert_eq!(
        outline.index().map(|(entry, marks)| (entry, marks.len())).collect::<Vec<_>>(),
        [(0, 1), (1, 2), (2, 1)]
    );
}

#[test]
fn blocks_begin_where_their_texts_do() {
    let outline = outline();
    assert_eq!([0, 1, 2].map(|block| outline.block_start(block)), [Some(0), Some(15), None]);
}

#[test]
fn what_the_author_says_is_known_character_by_character() {
    let mut reading = (*outline().source).clone();
    reading.syllables[1].source = SyllableSource::Author;
    let outline = Outline::new(Rc::new(reading));
    let said = [0, 1, 2, 13].map(|at| outline.is_said_by_author(at));
    assert_eq!(said, [false, true, false, false]);
}

#[test]
fn a_note_that_crosses_a_mark_has_a_sign_and_no_text() {
    let mut reading = (*outline().source).clone();
    let crossing =
        Note { span: Span { start: 8, end: 14 }, id: "crossing".into(), ..reading.notes[0].clone() };
    reading.notes = vec![crossing];
    let outline = Outline::new(Rc::new(reading));
    assert_eq!(outline.blocks[0].signs, 1);
    assert_eq!((outline.anchor_over(8), outline.anchor_over(13)), (Some(1), None));
}

#[test]
fn only_a_note_within_a_mark_has_no_element_of_its_own() {
    let mut reading = (*outline().source).clone();
    let note =
        |start, end, id: &str| Note { span: Span { start, end }, id: id.into(), ..reading.notes[0].clone() };
    reading.notes = vec![
        note(0, 1, "before"),
        note(7, 9, "inside"),
        note(9, 13, "after"),
        note(15, 17, "the mark itself"),
    ];
    let inside = Outline::new(Rc::new(reading)).notes_in_marks();
    assert_eq!(inside, [Span { start: 7, end: 9 }, Span { start: 15, end: 17 }]);
}

#[test]
fn an_entry_is_found_by_its_id() {
    let found = ["liang-ge-weihu", "weihu", "shijinshi", "elsewhere"].map(|id| outline().entry_named(id));
    assert_eq!(found, [Some(0), Some(1), Some(2), None]);
}

/// A rule, a paragraph with a term in a link, and a list of two items with a picture after it.
fn in_a_tree() -> Outline {
    let block = |text: &str, styles| Block { kind: BlockKind::Paragraph, text: text.into(), styles };
    let node = |kind, start, blocks, nodes| Node { kind, start, blocks, nodes };
    let link = Link { href: "https://example.org".into(), title: None };
    let styles = vec![Style { span: Span { start: 0, end: 3 }, kind: StyleKind::Link(link) }];
    Outline::new(Rc::new(Reading {
        blocks: vec![block("看活字", styles), block("竹纸", vec![]), block("皮纸", vec![])],
        tree: vec![
            node(NodeKind::Rule, 0, 0, 0),
            node(NodeKind::List(List::default()), 1, 2, 2),
            node(NodeKind::Item(None), 1, 1, 0),
            node(NodeKind::Item(None), 2, 1, 0),
            node(NodeKind::Picture(Picture::default()), 3, 0, 0),
        ],
        words: vec![1, 2, 1, 2, 1, 2],
        marks: vec![
            Mark { span: Span { start: 1, end: 3 }, entry: 0, inside: None },
            Mark { span: Span { start: 4, end: 6 }, entry: 0, inside: None },
        ],
        entries: vec![Entry::default()],
        ..Reading::default()
    }))
}

#[test]
fn a_block_is_found_in_the_part_of_the_article_that_holds_it() {
    let outline = in_a_tree();
    assert_eq!(outline.shapes.len(), 4);
    assert_eq!([0, 1, 2].map(|block| outline.shape_at(outline.block_start(block).unwrap())), [1, 2, 2]);
}

#[test]
fn a_term_in_a_link_of_the_article_knows_it() {
    let outline = in_a_tree();
    assert_eq!(outline.link_at(0).map(|link| &*link.href), Some("https://example.org"));
    assert_eq!(outline.link_at(1), None);
}
