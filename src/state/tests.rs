use std::rc::Rc;

use super::placement::Point;
use super::*;
use crate::card::Likelihood;
use crate::reading::{
    self, Block, BlockKind, Entry, Link, List, Mark, Node, NodeKind, Note, NoteKind, Picture, Reading, Rival,
    Style, StyleKind, Syllable, SyllableSource,
};

const AT: Point = Point { x: 10.0, y: 20.0 };

/// 踐行『兩個維護』, 試金石?!痹?月: the first mark holds a shorter one; the damage is a note; the second block
/// says the first term again.
fn outline() -> Rc<Outline> {
    let paragraph = |text: &str| reading::Block {
        kind: reading::BlockKind::Paragraph,
        text: text.into(),
        styles: Vec::new(),
    };
    let mark = |start, end, entry, inside| Mark { span: Span { start, end }, entry, inside };
    let entry = |id: &str, related| Entry { id: id.into(), related, ..Entry::default() };
    let syllable = |start, pinyin: &str, source| Syllable {
        span: Span { start, end: start + 1 },
        pinyin: pinyin.into(),
        source,
        unsettled: source == SyllableSource::Character,
        ..Syllable::default()
    };
    let damage = Note {
        span: Span { start: 9, end: 13 },
        id: "damage-2".into(),
        motivation: "editing".into(),
        kind: NoteKind::Damage,
        printed: "?!痹?".into(),
        proposed: Some("。”在□".into()),
        body: Vec::new(),
        confidence: None,
    };
    Rc::new(Outline::new(Rc::new(Reading {
        blocks: vec![paragraph("踐行兩個維護試金石?!痹?月"), paragraph("維護")],
        words: vec![2, 4, 3, 4, 1, 1, 2],
        marks: vec![mark(2, 6, 0, None), mark(4, 6, 1, Some(0)), mark(6, 9, 2, None), mark(15, 17, 1, None)],
        notes: vec![damage],
        syllables: vec![
            syllable(0, "jiàn", SyllableSource::Phrase),
            syllable(1, "xíng", SyllableSource::Character),
            syllable(13, "yuè", SyllableSource::Dictionary),
        ],
        rivals: vec![Rival { span: Span { start: 0, end: 6 }, words: vec![1, 2, 3], score: -2.5 }],
        entries: vec![
            entry("liang-ge-weihu", vec![1, 2]),
            entry("weihu", vec![0]),
            entry("shijinshi", vec![]),
        ],
        ..Reading::default()
    })))
}

fn after(actions: impl IntoIterator<Item = Action>) -> Rc<State> {
    actions.into_iter().fold(Rc::new(State::new(outline(), false)), reduce)
}

fn over(anchor: usize) -> Action {
    Action::Over { anchor, at: AT, passing: false }
}

fn press(anchor: usize) -> Action {
    Action::Press { place: Opener::Anchor(anchor), at: None }
}

fn due(state: &Rc<State>) -> Action {
    Action::Due(state.waiting.expect("a wait").ticket)
}

fn open_anchor(state: &State) -> Option<usize> {
    state.popup.as_ref().and_then(Popup::anchor)
}

fn focus(state: &State) -> Option<Focus> {
    state.focus.map(|(_, to)| to)
}

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
fn hover_opens_only_after_the_wait() {
    let waiting = after([over(0)]);
    assert_eq!(waiting.popup, None);
    let open = reduce(waiting.clone(), due(&waiting));
    assert_eq!((open_anchor(&open), open.card()), (Some(0), Some(Card::Entry(0))));
    assert_eq!(focus(&open), None, "hover moves no focus");
}

#[test]
fn a_stale_timer_does_nothing() {
    let waiting = after([over(0)]);
    let stale = due(&waiting);
    for interruption in [Action::Out, Action::Scroll, over(1)] {
        let moved_on = reduce(waiting.clone(), interruption);
        assert!(Rc::ptr_eq(&reduce(moved_on.clone(), stale.clone()), &moved_on));
    }
}

#[test]
fn while_a_card_is_open_the_next_opens_at_once_unless_the_pointer_goes_to_the_card() {
    let waiting = after([over(0)]);
    let open = reduce(waiting.clone(), due(&waiting));
    assert_eq!(open_anchor(&reduce(open.clone(), over(1))), Some(1));
    let slower = reduce(reduce(open.clone(), Action::Over { anchor: 1, at: AT, passing: true }), over(1));
    assert_eq!(open_anchor(&slower), Some(1), "a pointer that slows down means it");
    let crossing = reduce(open, Action::Over { anchor: 1, at: AT, passing: true });
    assert_eq!(open_anchor(&crossing), Some(0));
    assert_eq!(open_anchor(&reduce(crossing.clone(), due(&crossing))), Some(1), "unless it rests there");
    assert_eq!(reduce(crossing, Action::OverCard).waiting, None);
}

#[test]
fn leaving_closes_after_a_wait_that_the_card_and_the_way_to_it_interrupt() {
    let waiting = after([over(0)]);
    let open = reduce(waiting.clone(), due(&waiting));
    let leaving = reduce(open, Action::Out);
    assert_eq!(open_anchor(&leaving), Some(0));
    assert_eq!(reduce(leaving.clone(), due(&leaving)).popup, None);
    assert_eq!(reduce(leaving.clone(), Action::OverCard).waiting, None);
    let approaching = reduce(leaving.clone(), Action::Approach);
    assert!(Rc::ptr_eq(&reduce(approaching.clone(), due(&leaving)), &approaching));
    assert_eq!(reduce(approaching.clone(), due(&approaching)).popup, None);
}

#[test]
fn a_pinned_card_stays_until_it_is_closed() {
    let open = after([press(0), over(1), Action::Out, Action::Scroll]);
    assert_eq!((open_anchor(&open), open.waiting), (Some(0), None));
    assert_eq!(focus(&open), Some(Focus::Card));
    let closed = reduce(open, Action::Escape);
    assert_eq!((open_anchor(&closed), focus(&closed)), (None, Some(Focus::Anchor(0))));
}

#[test]
fn a_press_on_an_open_anchor_pins_it_and_then_closes_it() {
    let waiting = after([over(0)]);
    let hovering = reduce(waiting.clone(), due(&waiting));
    let used = reduce(hovering.clone(), Action::Pin);
    assert_eq!((used.pinned(), focus(&used)), (true, None), "what is used in it keeps the focus");
    let pinned = reduce(hovering, press(0));
    assert_eq!(focus(&pinned), Some(Focus::Card));
    assert_eq!(pinned.popup.as_ref().map(|popup| popup.cause), Some(Cause::Pinned));
    assert_eq!(reduce(pinned, press(0)).popup, None);
}

#[test]
fn escape_on_a_hover_card_leaves_the_focus_alone() {
    let waiting = after([over(0)]);
    let hovering = reduce(waiting.clone(), due(&waiting));
    let closed = reduce(hovering, Action::Escape);
    assert_eq!((closed.popup.is_some(), focus(&closed)), (false, None));
}

#[test]
fn links_in_a_card_have_a_way_back() {
    let deeper = after([press(0), Action::Follow(Card::Entry(1))]);
    assert_eq!(deeper.card(), Some(Card::Entry(1)));
    let back = reduce(deeper.clone(), Action::Back);
    assert_eq!((back.card(), focus(&back)), (Some(Card::Entry(0)), Some(Focus::LinkTo(Card::Entry(1)))));
    assert_eq!(reduce(deeper, Action::Escape).card(), Some(Card::Entry(0)), "Esc closes the topmost card");
    let circle = after([press(0), Action::Follow(Card::Entry(1)), Action::Follow(Card::Entry(0))]);
    assert_eq!(circle.popup.as_ref().map(|popup| popup.cards.len()), Some(1));
}

#[test]
fn a_note_opens_its_own_card() {
    let open = after([press(2)]);
    assert_eq!(open.card(), Some(Card::Notes));
    assert_eq!(open.outline.notes_at(2), [0]);
    let shown = open.shown().expect("a card");
    assert_eq!((shown.kind, &*shown.id, &*shown.surface), ("note", "damage-2", "?!痹?"));
    assert_eq!(shown.span, Span { start: 9, end: 13 });
}

#[test]
fn an_entry_inside_another_is_shown_with_that_one_behind_it() {
    let shown = after([Action::Show { entry: 1, from: 0 }]);
    assert_eq!(
        shown.popup.as_ref().map(|popup| popup.cards.clone()),
        Some(vec![Card::Entry(0), Card::Entry(1)])
    );
    assert_eq!(after([Action::Show { entry: 99, from: 0 }]).popup, None);
}

#[test]
fn an_entry_is_shown_at_the_mark_that_was_followed_and_no_other() {
    let shown = |from| {
        let popup = after([Action::Show { entry: 1, from }]).popup.clone().expect("a card");
        (popup.anchor().and_then(|anchor| outline().mark_of(anchor)), popup.cards)
    };
    assert_eq!(shown(3), (Some(3), vec![Card::Entry(1)]));
    // A mark of another entry, and none at all.
    for from in [2, 99] {
        assert_eq!(shown(from), (Some(0), vec![Card::Entry(0), Card::Entry(1)]));
    }
}

#[test]
fn the_article_is_one_stop_with_arrows_inside() {
    assert_eq!(after([Action::Step { back: true }]).current, 0);
    let there = after([Action::Step { back: false }, Action::Step { back: false }]);
    assert_eq!((there.current, focus(&there)), (2, Some(Focus::Anchor(2))));
    let end = after((0..9).map(|_| Action::Step { back: false }));
    assert_eq!(end.current, 3);
    let visited = after([press(0), Action::Visit(3)]);
    assert_eq!((visited.current, visited.popup.is_some()), (3, false));
}

#[test]
fn what_changes_nothing_is_the_same_state() {
    let state = after([]);
    for action in [
        Action::Out,
        Action::OverCard,
        Action::Approach,
        Action::Due(7),
        Action::Escape,
        Action::Back,
        Action::Follow(Card::Entry(99)),
        Action::Visit(99),
        press(99),
    ] {
        let name = format!("{action:?}");
        assert!(Rc::ptr_eq(&reduce(state.clone(), action), &state), "{name}");
    }
}

#[test]
fn another_reading_closes_what_was_open() {
    let loaded = after([press(0), Action::Load(outline())]);
    assert_eq!((loaded.popup.is_some(), loaded.current), (false, 0));
    assert!(loaded.last_ticket > 0, "timers of the first reading stay stale");
}

const JIANXING: Span = Span { start: 0, end: 2 };

fn press_word(word: Span) -> Action {
    Action::Press { place: Opener::Word(word), at: Some(AT) }
}

#[test]
fn any_character_of_a_word_finds_it() {
    let outline = outline();
    assert_eq!((outline.word_at(0), outline.word_at(1)), (Some(JIANXING), Some(JIANXING)));
    assert_eq!(outline.word_at(13).map(|word| outline.text_of(word)), Some("月".into()));
    assert_eq!(outline.word_at(14), None, "a line break");
    assert_eq!(outline.word_at(16).map(|word| outline.text_of(word)), Some("維護".into()));
    assert_eq!(outline.word_at(99), None);
    assert_eq!((outline.anchor_over(5), outline.anchor_over(13)), (Some(0), None));
}

#[test]
fn a_pointer_that_moves_on_its_mark_waits_no_longer() {
    let over = |anchor| Action::Over { anchor, at: AT, passing: false };
    let ticket = |actions: &[usize]| {
        let state = after(actions.iter().map(|anchor| over(*anchor)));
        state.waiting.expect("a wait").ticket
    };
    assert_eq!(ticket(&[0]), ticket(&[0, 0]));
    assert_ne!(ticket(&[0]), ticket(&[0, 1]), "another mark is waited for anew");
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
fn a_word_opens_its_card_and_keeps_its_place() {
    let open = after([press_word(JIANXING)]);
    let shown = open.shown().expect("a card");
    assert_eq!((shown.kind, &*shown.id, &*shown.surface), ("word", "踐行", "踐行"));
    assert_eq!(shown.span, JIANXING);
    assert_eq!((focus(&open), open.cursor), (Some(Focus::Card), Some(JIANXING)));
    let closed = reduce(open.clone(), Action::Escape);
    assert_eq!((closed.card(), focus(&closed), closed.cursor), (None, Some(Focus::Text), Some(JIANXING)));
    assert_eq!(reduce(open, press_word(JIANXING)).card(), None, "a second press closes it");
    let half = Span { start: 0, end: 1 };
    assert_eq!(after([press_word(half)]).card(), None, "only whole words");
}

#[test]
fn parts_and_rivals_have_a_way_back() {
    let part = Card::Word(Span { start: 1, end: 3 });
    let deeper = after([press_word(JIANXING), Action::Follow(part)]);
    assert_eq!(
        deeper.shown().map(|shown| (shown.surface, shown.span)),
        Some(("行兩".into(), Span { start: 1, end: 3 }))
    );
    let back = reduce(deeper, Action::Back);
    assert_eq!((back.card(), focus(&back)), (Some(Card::Word(JIANXING)), Some(Focus::LinkTo(part))));
    let from_mark = after([press(0), Action::Follow(part), Action::Escape]);
    assert_eq!(from_mark.card(), Some(Card::Entry(0)));
}

#[test]
fn the_ladder_holds_the_chosen_division_and_its_rivals() {
    let outline = outline();
    let ladder = outline.ladder(JIANXING);
    let rungs: Vec<(String, Likelihood)> = ladder
        .iter()
        .map(|rung| {
            let words: Vec<String> = rung.words.iter().map(|word| word.text.clone()).collect();
            (words.join(" "), rung.likelihood)
        })
        .collect();
    assert_eq!(
        rungs,
        [("踐行 兩個維護".into(), Likelihood::Chosen), ("踐 行兩 個維護".into(), Likelihood::LessLikely)]
    );
    assert_eq!(outline.ladder(Span { start: 13, end: 14 }), []);
}

#[test]
fn a_stretch_has_words_and_a_word_has_parts() {
    let outline = outline();
    let parts = |span| -> Vec<String> {
        let parts = outline.parts(span, |word| if word == "兩個維護" { vec![2, 2] } else { vec![1] });
        parts.into_iter().map(|part| outline.text_of(part)).collect()
    };
    let mark = Span { start: 2, end: 6 };
    assert_eq!(parts(mark), ["兩個", "維護"], "of the dictionary");
    assert_eq!(parts(Span { start: 0, end: 6 }), ["踐行", "兩個維護"], "of the text");
    assert_eq!(parts(Span { start: 13, end: 14 }), [""; 0], "one part is none");
    assert_eq!((outline.entry_of(mark), outline.entry_of(JIANXING)), (Some(0), None));
}

#[test]
fn a_word_is_said_as_certainly_as_its_least_certain_syllable() {
    let outline = outline();
    let said = outline.said(JIANXING).expect("both syllables");
    assert_eq!((&*said.pinyin, said.source), ("jiànxíng", SyllableSource::Character));
    assert!(said.unsettled);
    assert_eq!(outline.said(Span { start: 0, end: 3 }), None);
}

#[test]
fn words_are_walked_one_by_one_and_anchors_are_words() {
    let walk = |back| Action::Walk { back };
    let state = after([walk(true)]);
    assert_eq!((state.cursor, focus(&state)), (Some(JIANXING), None), "before the first anchor");
    let on_mark = reduce(state.clone(), walk(false));
    assert_eq!((on_mark.cursor, focus(&on_mark)), (None, Some(Focus::Anchor(0))));
    // Over the stone and the damage to the month, over the line break to the mark of the next block.
    let month = after((0..3).map(|_| walk(false)));
    assert_eq!(month.cursor.map(|word| month.outline.text_of(word)), Some("月".into()));
    assert_eq!(month.current, 2);
    assert_eq!(reduce(month.clone(), Action::Step { back: true }).current, 2);
    assert_eq!(reduce(month.clone(), Action::Step { back: false }).current, 3);
    assert_eq!(reduce(state.clone(), Action::Step { back: false }).current, 0);
    assert_eq!(reduce(month.clone(), Action::Enter).card(), Some(Card::Word(Span { start: 13, end: 14 })));
    assert_eq!(reduce(month, Action::Escape).cursor, None);
    let end = after((0..9).map(|_| walk(false)));
    assert_eq!((end.current, end.cursor), (3, None));
    assert_eq!(after([Action::Enter]).card(), Some(Card::Entry(0)));
}

#[test]
fn the_pointers_word_is_forgotten_when_the_page_moves_or_a_mark_is_reached() {
    let pointed = after([Action::Point(Some(JIANXING))]);
    assert_eq!(pointed.pointed, Some(JIANXING));
    assert_eq!(reduce(pointed.clone(), Action::Scroll).pointed, None);
    assert_eq!(reduce(pointed, over(0)).pointed, None);
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
    assert_eq!([0, 1, 2].map(|block| outline.shape_of(block)), [1, 2, 2]);
}

#[test]
fn a_term_in_a_link_of_the_article_knows_it() {
    let outline = in_a_tree();
    assert_eq!(outline.link_at(0).map(|link| &*link.href), Some("https://example.org"));
    assert_eq!(outline.link_at(1), None);
}
