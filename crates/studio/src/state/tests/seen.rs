//! What has been seen of a change before its reading is there.

use super::*;

#[test]
fn what_is_seen_already_is_shown_whole_when_nothing_is_written_and_its_findings_come_first() {
    let mut state = desk("一");
    let seen = |state: &mut State, text: &str| {
        act(state, Action::Typed(Field::Article, text.into()));
        let (turn, shown) = (state.turn, state.shown.unwrap());
        act(state, Action::Paused(turn));
        act(state, Action::Blocks { turn, shown, reading: reading(), blocks: [0].into() });
        turn
    };
    let first = state.turn;
    let found = |state: &State| Action::Found {
        turn: state.turn,
        findings: format!(
            r#"{{"is":{},"of":0,"runs":[[0,0,0,0,1]],"new":[{{"severity":"warning","code":"c","message":"m","file":"article.txt","line":1,"column":1,"start":0,"end":1}}]}}"#,
            state.turn
        ),
    };
    let turn = seen(&mut state, "一二");
    let early = Action::Early { turn, reading: reading() };
    assert_eq!(act(&mut state, early), [], "it would only be in the way");
    let (told, made) = (found(&state), answer(&state, Some(reading()), ""));
    assert_eq!(act(&mut state, told), []);
    assert_eq!((state.findings.len(), &state.work), (1, &Work::Idle));
    assert_eq!(act(&mut state, made), [Effect::ShowLater]);
    assert_eq!((state.findings.len(), state.shown), (1, Some(first)));
    // Somebody writes on: what is on the screen still is what the next blocks differ from.
    let turn = seen(&mut state, "一二三");
    assert_eq!(act(&mut state, Action::ShowDue { selects: false }), [], "that was of the text before");
    let (told, made) = (found(&state), answer(&state, Some(reading()), ""));
    act(&mut state, told);
    act(&mut state, made);
    // What is selected in the reading stays so.
    assert_eq!(act(&mut state, Action::ShowDue { selects: true }), [Effect::ShowLater]);
    assert!(matches!(&act(&mut state, Action::ShowDue { selects: false })[..], [Effect::Show { .. }]));
    assert_eq!(state.shown, Some(turn));
    // The reading of what was seen comes when somebody writes on: it does not go before that.
    let turn = seen(&mut state, "一二三三");
    let first = state.shown;
    let made = answer(&state, Some(reading()), "[]");
    act(&mut state, Action::Typed(Field::Article, "一二三三三".into()));
    act(&mut state, Action::Paused(turn + 1));
    assert!(matches!(&act(&mut state, made)[..], [Effect::Annotate(_)]));
    assert_eq!(state.shown, first);
    let made = answer(&state, Some(reading()), "[]");
    assert!(matches!(&act(&mut state, made)[..], [Effect::Show { .. }]), "of this one nothing is seen");
    // Findings that differ from others than are known are asked for again, with the reading.
    let turn = seen(&mut state, "一二三四");
    let others = format!(r#"{{"is":{turn},"of":7,"runs":[],"new":[]}}"#);
    assert_eq!(act(&mut state, Action::Found { turn, findings: others }), []);
    let made = answer(&state, Some(reading()), "");
    assert!(matches!(&act(&mut state, made)[..], [Effect::Annotate(request)] if request.known == 0));
}
