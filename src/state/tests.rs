mod cards;
mod hints;
mod hover;
mod outline;
mod words;

use std::rc::Rc;

use super::placement::Point;
use super::*;
use crate::card::Likelihood;
use crate::pinyin::Letters;
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
        pinyin: Letters::new(pinyin).expect("a syllable"),
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
