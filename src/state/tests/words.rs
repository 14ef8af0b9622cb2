//! Words between the marks: found, opened, walked, said.

use super::*;

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
fn what_has_been_found_is_shown_as_a_word_is_and_nothing_beyond_the_text() {
    let place = Span { start: 5, end: 9 };
    let found = after([press_word(JIANXING), Action::Go(place)]);
    assert_eq!((found.card(), found.cursor, focus(&found)), (None, Some(place), Some(Focus::Text)));
    assert_eq!(reduce(found.clone(), Action::Enter).card(), None, "it is no word");
    let beyond = Span { start: 90, end: 99 };
    assert_eq!(reduce(found, Action::Go(beyond)).cursor, Some(place));
}

#[test]
fn in_another_language_what_is_open_stays_open() {
    let spoken = after([press(0), Action::Speak(&crate::strings::ZH_HANT)]);
    assert_eq!((spoken.outline.say.lang, open_anchor(&spoken)), ("zh-Hant", Some(0)));
    let display = Display { script: crate::reading::Script::Hans, ..Display::default() };
    assert_eq!(reduce(spoken, Action::Display(display)).outline.say.lang, "zh-Hant");
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

/// Half as likely, and one in fifty, are where the words for it change.
#[test]
fn a_rival_is_as_likely_as_its_score_says() {
    let likelihood = |score| {
        let mut reading = (*outline().source).clone();
        reading.rivals[0].score = score;
        let ladder = Outline::new(Rc::new(reading)).ladder(JIANXING);
        ladder.into_iter().map(|rung| rung.likelihood).find(|likelihood| *likelihood != Likelihood::Chosen)
    };
    assert_eq!(likelihood(0.0), Some(Likelihood::AboutAsLikely));
    assert_eq!(likelihood(-0.625), Some(Likelihood::AboutAsLikely));
    assert_eq!(likelihood(-0.75), Some(Likelihood::LessLikely));
    assert_eq!(likelihood(-3.875), Some(Likelihood::LessLikely));
    assert_eq!(likelihood(-4.0), Some(Likelihood::MuchLessLikely));
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
