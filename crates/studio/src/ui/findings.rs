//! What `check` has found, each with its place and what to do.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::studio::target;
use crate::dom::files;
use crate::state::{Action, Finding, Mend, Severity};
use crate::words::{Label, Lang, advice, finding as title};

/// What the list is made of: it is drawn anew only when some of this differs.
#[derive(Properties)]
pub struct FindingsProps {
    pub findings: Rc<[Finding]>,
    /// What the buttons of those that are listed do.
    pub mends: Rc<[Option<Mend>]>,
    pub lang: Lang,
    /// Whether there is nothing that something could be found in.
    pub is_blank: bool,
    pub act: Callback<Action>,
}

impl PartialEq for FindingsProps {
    /// Thousands of findings are not compared one by one.
    fn eq(&self, other: &FindingsProps) -> bool {
        Rc::ptr_eq(&self.findings, &other.findings)
            && Rc::ptr_eq(&self.mends, &other.mends)
            && (self.lang, self.is_blank) == (other.lang, other.is_blank)
            && self.act == other.act
    }
}

#[component]
pub fn Findings(props: &FindingsProps) -> Html {
    let FindingsProps { findings, mends, lang, act, .. } = props;
    let (count, listed) = (findings.len(), mends.len());
    html! {
        <>
            <h2>{ heading(props) }</h2>
            <ul>{ for findings.iter().zip(&**mends).enumerate().map(|(at, (finding, mend))| row(*lang, at, finding, mend.as_ref(), act)) }</ul>
            if listed < count {
                <button type="button" onclick={act.reform(|_: MouseEvent| Action::AllFindings)}>{ lang.fill(Label::ShowAll, &[("n", &count.to_string())]) }</button>
            }
        </>
    }
}

fn heading(props: &FindingsProps) -> String {
    let FindingsProps { findings, lang, is_blank, .. } = props;
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    let told = |count| lang.count(Label::OneFinding, Label::FindingCount, count);
    let counted = |count| lang.count(Label::OneError, Label::ErrorCount, count);
    match (errors, findings.len() - errors) {
        (0, 0) if *is_blank => lang.say(Label::Findings).to_owned(),
        (0, 0) => lang.say(Label::NothingDoubtful).to_owned(),
        (0, warnings) => told(warnings),
        (errors, 0) => counted(errors),
        (errors, warnings) => {
            let (errors, findings) = (counted(errors), told(warnings));
            lang.fill(Label::ErrorsAndFindings, &[("errors", &errors), ("findings", &findings)])
        }
    }
}

fn row(lang: Lang, at: usize, finding: &Finding, mend: Option<&Mend>, act: &Callback<Action>) -> Html {
    let is_error = finding.severity == Severity::Error;
    html! {
        <li data-severity={if is_error { "error" } else { "warning" }} data-code={finding.code.clone()}>
            <button type="button" onclick={act.reform(move |_: MouseEvent| Action::GoTo(at))}>{ finding.place(lang) }</button>
            <b>{ if is_error { lang.say(Label::Error) } else { "" } }{ title(&finding.code, lang).unwrap_or(&finding.code).to_owned() }</b>{ " " }
            if let Some(advice) = advice(&finding.code, lang) { <span>{ lang.sentence(advice) }</span>{ " " } }
            <span lang="en">{ finding.sentence() }</span>
            if let Some(mend) = mend {
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
