//! What is said once.

use super::*;

fn choose(to: Display, before: Display) -> Action {
    Action::Tell(Hint::of(to, before))
}

const ON_TERMS: Display = Display {
    script: crate::reading::Script::Source,
    aid: Aid::Pinyin,
    aid_on: AidOn::Marks,
    tones: Tones::Dictionary,
    terms: Terms::Marked,
};

#[test]
fn each_hint_is_told_once_and_goes_when_the_reader_goes_on() {
    let keys = Action::Tell(Some(Hint::Keys));
    let state = after([Action::Focused(0), keys]);
    assert_eq!(state.hint, Some(Hint::Keys));
    let pointed = reduce(state.clone(), Action::Point(Some(Span { start: 0, end: 2 })));
    assert_eq!(pointed.hint, Some(Hint::Keys), "who only moves the pointer has not read it");
    let gone = reduce(state, Action::Step { back: false });
    assert_eq!(gone.hint, None);
    assert_eq!(reduce(gone, Action::Tell(Some(Hint::Keys))).hint, None, "once");
}

#[test]
fn where_pronunciation_stands_is_told_when_it_is_shown_and_not_when_it_goes() {
    let all = Display { aid_on: AidOn::All, ..ON_TERMS };
    let first = Display { aid_on: AidOn::First, ..ON_TERMS };
    let off = Display::default();
    assert_eq!(Hint::of(ON_TERMS, off), Some(Hint::OnTerms));
    assert_eq!(Hint::of(first, ON_TERMS), Some(Hint::OnFirstTerms));
    assert_eq!(Hint::of(all, off), Some(Hint::OnEveryWord));
    assert_eq!(Hint::of(off, all), None);
    let other_script = Display { script: crate::reading::Script::Hans, ..all };
    assert_eq!(Hint::of(other_script, all), None, "it was shown already");

    let told = after([choose(ON_TERMS, off), choose(off, ON_TERMS)]);
    assert_eq!(told.hint, None, "what is not shown any more is not told");
    let again = reduce(told, choose(ON_TERMS, off));
    assert_eq!(again.hint, None);
    assert_eq!(reduce(again, choose(all, ON_TERMS)).hint, Some(Hint::OnEveryWord));
}

#[test]
fn another_reading_does_not_tell_it_again() {
    let state = after([Action::Tell(Some(Hint::Keys)), Action::Load(outline())]);
    assert_eq!(state.hint, None);
    assert_eq!(reduce(state, Action::Tell(Some(Hint::Keys))).hint, None);
}
