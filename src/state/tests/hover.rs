//! The wait before a card opens and closes under the pointer.

use super::*;

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
fn escape_on_a_hover_card_leaves_the_focus_alone() {
    let waiting = after([over(0)]);
    let hovering = reduce(waiting.clone(), due(&waiting));
    let closed = reduce(hovering, Action::Escape);
    assert_eq!((closed.popup.is_some(), focus(&closed)), (false, None));
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
