//! What `check` has found, each with its place and what to do.

use yew::prelude::*;

use crate::state::{Action, FIRST_FINDINGS, Finding, Mend, Severity, State};

pub fn findings(state: &State, act: &Callback<Action>) -> Html {
    let count = state.findings.len();
    let shown = if state.all_findings { count } else { count.min(FIRST_FINDINGS) };
    html! {
        <>
            <h2>{ heading(state) }</h2>
            <ul>{ for state.findings.iter().take(shown).enumerate().map(|(at, finding)| row(at, finding, act)) }</ul>
            if shown < count {
                <button type="button" onclick={act.reform(|_: MouseEvent| Action::AllFindings)}>{ format!("Show all {count}") }</button>
            }
        </>
    }
}

fn heading(state: &State) -> String {
    let errors = state.findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    let counted = |count: usize, what: &str| format!("{count} {what}{}", if count == 1 { "" } else { "s" });
    match (errors, state.findings.len() - errors) {
        (0, 0) if state.article.trim().is_empty() => "Findings".to_owned(),
        (0, 0) => "Nothing is doubtful".to_owned(),
        (0, warnings) => counted(warnings, "finding"),
        (errors, 0) => counted(errors, "error"),
        (errors, warnings) => format!("{}, {}", counted(errors, "error"), counted(warnings, "finding")),
    }
}

fn row(at: usize, finding: &Finding, act: &Callback<Action>) -> Html {
    let is_error = finding.severity == Severity::Error;
    html! {
        <li data-severity={if is_error { "error" } else { "warning" }} data-code={finding.code.clone()}>
            <button type="button" onclick={act.reform(move |_: MouseEvent| Action::GoTo(at))}>{ finding.place() }</button>
            <span>{ if is_error { "Error: " } else { "" } }{ finding.sentence() }</span>
            if let Some(mend) = Mend::of(finding) {
                { " " }<button type="button" name="mend" onclick={act.reform(move |_: MouseEvent| Action::Mend(at))}>{ mend.label() }</button>
            }
        </li>
    }
}
