//! How the article is shown: the reader's choice of a script and of a pronunciation over the words.
//!
//! Controls of the browser's own, so that keys and assistive technology know them. What a reading does not have is
//! not offered.

use web_sys::Element;
use yew::prelude::*;
use yew::virtual_dom::VNode;

use crate::reading::Script;
use crate::state::{Aid, AidOn, Display, Outline, Tones};
use crate::strings::{Phrase, Strings};

/// A value of an attribute: its sign on the screen, the language of the sign, its name in full.
type AttributeValue = (&'static str, &'static str, &'static str, Phrase);

const SCRIPTS: [AttributeValue; 4] = [
    ("source", "原", "zh-Hant", Phrase::AsPrinted),
    ("repaired", "修", "zh-Hant", Phrase::Repaired),
    ("hans", "简", "zh-Hans", Phrase::Simplified),
    ("hant", "繁", "zh-Hant", Phrase::Traditional),
];
const AIDS: [AttributeValue; 3] = [
    ("off", "无", "zh-Hans", Phrase::NoPronunciation),
    ("pinyin", "拼", "zh-Hans", Phrase::Pinyin),
    ("zhuyin", "注", "zh-Hans", Phrase::Zhuyin),
];

/// The controls; nothing for a reading that has only its article.
pub fn toolbar(outline: &Outline, display: Display, onchange: Callback<Event>, asks: bool) -> Html {
    let source = &outline.source;
    let has_view = |script: &str| {
        let view = Script::named(script).and_then(|script| source.views.get(script));
        view.is_none_or(|view| !view.is_empty())
    };
    let scripts: Vec<AttributeValue> = SCRIPTS.into_iter().filter(|choice| has_view(choice.0)).collect();
    let aids = &AIDS[..if source.syllables.is_empty() { 0 } else { AIDS.len() }];
    if scripts.len() < 2 && aids.is_empty() {
        return Html::default();
    }
    let is_on = display.aid != Aid::Off && !aids.is_empty();
    let all = (display.aid_on == AidOn::All, "marks", "all");
    let spoken = (display.tones == Tones::Spoken, "dictionary", "spoken");
    let bends = is_on && source.syllables.iter().any(|syllable| syllable.sandhi.is_some());
    html! {
        // A form keeps the names of its controls apart from those of other widgets; of this method, it goes nowhere.
        <form class="jz-tools" part="tools" method="dialog" {onchange}>
            { radios("script", Phrase::Script, &scripts, display, outline.say) }
            { radios("aid", Phrase::Pronunciation, aids, display, outline.say) }
            { for is_on.then(|| toggle("aid-on", all, "全", outline.say.get(Phrase::OverEveryWord))) }
            { for bends.then(|| toggle("tones", spoken, "变", outline.say.get(Phrase::TonesAsSpoken))) }
            if asks {
                <button class="jz-find" type="button" data-ask="find">{ outline.say.get(Phrase::Find) }</button>
                <button class="jz-find" type="button" data-ask="more">{ outline.say.get(Phrase::Further) }</button>
            }
        </form>
    }
}

/// What a change of one of the controls asks for.
pub fn chosen(event: &Event, display: Display) -> Option<Display> {
    let control: Element = event.target_dyn_into()?;
    Some(display.with(&control.get_attribute("name")?, &control.get_attribute("value")?))
}

fn radios(
    name: &'static str,
    label: Phrase,
    choices: &[AttributeValue],
    display: Display,
    say: &Strings,
) -> Html {
    if choices.len() < 2 {
        return Html::default();
    }
    let choices = choices.iter().map(|(value, sign, lang, full)| {
        let checked = display.get(name) == *value;
        let input = html! { <input type="radio" {name} value={*value} {checked} /> };
        control(input, sign, lang, say.get(*full))
    });
    html! { <fieldset><legend class="jz-hidden">{ say.get(label) }</legend>{ for choices }</fieldset> }
}

/// On or off; its value is the one that a change would bring.
fn toggle(
    name: &'static str,
    (on, out, into): (bool, &'static str, &'static str),
    sign: &str,
    full: &'static str,
) -> Html {
    let value = if on { out } else { into };
    control(html! { <input type="checkbox" {name} {value} checked={on} /> }, sign, "zh-Hans", full)
}

fn control(input: VNode, sign: &str, lang: &'static str, full: &'static str) -> Html {
    html! {
        <label title={full}>
            { input }<span class="jz-tool" {lang}>{ sign }</span><span class="jz-hidden">{ " " }{ full }</span>
        </label>
    }
}
