//! What `check` has found, each with its place and what to do.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::studio::target;
use crate::dom::files;
use crate::state::{Action, FIRST_FINDINGS, Finding, Mend, Severity, State};
use crate::words::{Label, Lang, advice, finding as title};

pub fn findings(state: &State, act: &Callback<Action>) -> Html {
    let lang = state.lang;
    let count = state.findings.len();
    let shown = if state.all_findings { count } else { count.min(FIRST_FINDINGS) };
    html! {
        <>
            <h2>{ heading(state) }</h2>
            <ul>{ for state.findings.iter().take(shown).enumerate().map(|(at, finding)| row(state, at, finding, act)) }</ul>
            if shown < count {
                <button type="button" onclick={act.reform(|_: MouseEvent| Action::AllFindings)}>{ lang.fill(Label::ShowAll, &[("n", &count.to_string())]) }</button>
            }
        </>
    }
}

fn heading(state: &State) -> String {
    let errors = state.findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    let lang = state.lang;
    let findings = |count| lang.count(Label::OneFinding, Label::FindingCount, count);
    let counted = |count| lang.count(Label::OneError, Label::ErrorCount, count);
    match (errors, state.findings.len() - errors) {
        (0, 0) if state.article.trim().is_empty() => lang.say(Label::Findings).to_owned(),
        (0, 0) => lang.say(Label::NothingDoubtful).to_owned(),
        (0, warnings) => findings(warnings),
        (errors, 0) => counted(errors),
        (errors, warnings) => {
            let (errors, findings) = (counted(errors), findings(warnings));
            lang.fill(Label::ErrorsAndFindings, &[("errors", &errors), ("findings", &findings)])
        }
    }
}

fn row(state: &State, at: usize, finding: &Finding, act: &Callback<Action>) -> Html {
    let lang = state.lang;
    let is_error = finding.severity == Severity::Error;
    html! {
        <li data-severity={if is_error { "error" } else { "warning" }} data-code={finding.code.clone()}>
            <button type="button" onclick={act.reform(move |_: MouseEvent| Action::GoTo(at))}>{ finding.place(lang) }</button>
            <b>{ if is_error { lang.say(Label::Error) } else { "" } }{ title(&finding.code, lang).unwrap_or(&finding.code).to_owned() }</b>{ " " }
            if let Some(advice) = advice(&finding.code, lang) { <span>{ lang.sentence(advice) }</span>{ " " } }
            <span lang="en">{ finding.sentence() }</span>
            if let Some(mend) = Mend::of(finding).filter(|mend| state.can_mend(mend)) {
                { " " }<button type="button" name="mend" onclick={act.reform(move |_: MouseEvent| Action::Mend(at))}>{ mend.label(lang) }</button>
            }
            if let Some(address) = finding.missing_picture() {
                { " " }{ open_picture(lang, address, act) }
            }
        </li>
    }
}

/// What opens the file of a picture that is missing, whatever it is called.
fn open_picture(lang: Lang, address: String, act: &Callback<Action>) -> Html {
    let act = act.clone();
    let onchange = Callback::from(move |event: Event| {
        let Some(input) = target::<HtmlInputElement>(&event) else { return };
        if let Some(list) = input.files() {
            files::picture(&list, address.clone(), act.clone());
        }
        input.set_value("");
    });
    html! {
        <label class="st-open">{ lang.say(Label::OpenPicture) }<input type="file" name="open-picture" accept="image/*" {onchange} /></label>
    }
}
