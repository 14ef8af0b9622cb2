//! Cards: opened, pinned, led on, closed, and where the focus goes.

use super::*;

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
fn another_reading_keeps_a_card_whose_term_it_has_and_closes_others() {
    let same = after([press(1), Action::Load(outline())]);
    assert_eq!((same.popup.is_some(), same.current), (true, 1));
    let other = Rc::new(Outline::new(Rc::new(Reading::default())));
    let loaded = after([press(2), Action::Load(other)]);
    assert_eq!((loaded.popup.is_some(), loaded.current), (false, 0));
    assert!(loaded.last_ticket > 0, "timers of the first reading stay stale");
}

#[test]
fn the_whole_of_what_has_begun_keeps_what_is_open() {
    let beginning = Reading { rest: vec![(10, 10)], ..(*outline().source).clone() };
    let begun = Rc::new(State::new(Rc::new(Outline::new(Rc::new(beginning))), false));
    let open = [press(2), Action::Index { open: true }].into_iter().fold(begun, reduce);
    let whole = outline();
    let loaded = reduce(open.clone(), Action::Load(whole.clone()));
    assert!(loaded.popup.is_some() && loaded.popup == open.popup);
    assert_eq!((loaded.current, loaded.index_open), (open.current, true));
    assert!(Rc::ptr_eq(&loaded.outline, &whole));
    // What comes after that is another reading.
    assert!(reduce(loaded, Action::Load(outline())).popup.is_none());
}

#[test]
fn what_is_waited_for_or_pointed_at_draws_nothing() {
    let state = after([]);
    for (actions, is_drawn_like) in [
        (vec![], true),
        (vec![over(0)], true),
        (vec![Action::Point(Some(Span { start: 0, end: 2 }))], true),
        (vec![press(0)], false),
        (vec![press(0), press(0)], true),
        (vec![Action::Load(outline())], false),
    ] {
        let name = format!("{actions:?}");
        assert_eq!(
            actions.into_iter().fold(state.clone(), reduce).is_drawn_like(&state),
            is_drawn_like,
            "{name}"
        );
    }
}

#[test]
fn a_press_elsewhere_opens_what_is_there() {
    let hovered = after([over(0)]);
    let hovered = reduce(hovered.clone(), due(&hovered));
    let pressed = reduce(hovered, press(1));
    assert_eq!((open_anchor(&pressed), pressed.pinned()), (Some(1), true));
}

#[test]
fn another_script_and_aid_leave_the_card_open() {
    let aid = Display { aid: Aid::Pinyin, ..Display::default() };
    let opened = after([press(0)]);
    let with_aid = reduce(opened.clone(), Action::Display(aid));
    assert_eq!((with_aid.display, open_anchor(&with_aid)), (aid, Some(0)));
    assert!(Rc::ptr_eq(&with_aid.outline, &opened.outline), "the same article");
    let script = Display { script: reading::Script::Hans, ..aid };
    let in_script = reduce(with_aid, Action::Display(script));
    assert_eq!((in_script.display, open_anchor(&in_script)), (script, Some(0)));
    assert!(!Rc::ptr_eq(&in_script.outline, &opened.outline), "the article in another script");
}
