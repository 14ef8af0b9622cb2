//! The row of controls above the article, in words: which text, which pronunciation, and two buttons for what few change.
//!
//! Each choice is a `select` of the browser's own, so that keys, fingers and assistive technology know it, laid over the words that say
//! what is chosen: so the row is as wide as those, and no wider. What a reading does not have is not offered.

use web_sys::HtmlSelectElement;
use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, VTag, VText};

use crate::reading::Script;
use crate::state::{Aid, Display, Outline};
use crate::strings::Phrase;

const SCRIPTS: [(&str, Phrase); 4] = [
    ("source", Phrase::AsPrinted),
    ("repaired", Phrase::Repaired),
    ("hans", Phrase::Simplified),
    ("hant", Phrase::Traditional),
];
const AIDS: [(&str, Phrase); 2] = [("pinyin", Phrase::Pinyin), ("zhuyin", Phrase::Zhuyin)];
const PLACES: [(&str, Phrase); 3] =
    [("marks", Phrase::OnTerms), ("first", Phrase::OnFirstTerms), ("all", Phrase::OnEveryWord)];

/// A value of a choice, and what it is called.
type Choice = (String, String);

/// The controls; nothing for a reading that has only its article, where nobody answers to buttons. `asks`: somebody does.
pub fn toolbar(outline: &Outline, display: Display, onchange: Callback<Event>, asks: bool) -> Html {
    let (source, say) = (&outline.source, outline.say);
    let has_view = |script: &str| {
        let view = Script::named(script).and_then(|script| source.views.get(script));
        view.is_none_or(|view| !view.is_empty())
    };
    let mut scripts: Vec<Choice> = Vec::new();
    for (value, phrase) in SCRIPTS {
        if has_view(value) {
            scripts.push((value.into(), say.get(phrase).into()));
        }
    }
    let mut aids: Vec<Choice> = Vec::new();
    if !source.syllables.is_empty() {
        aids.push(("off".into(), say.get(Phrase::NoPronunciation).into()));
        for (aid, name) in AIDS {
            for (place, on) in PLACES {
                let text = [say.get(name), say.colon(), say.get(on)].concat();
                aids.push(([aid, " ", place].concat(), text));
            }
        }
    }
    if scripts.len() < 2 && aids.is_empty() && !asks {
        return Html::default();
    }
    let aid = display.get("aid");
    let (aid, label) = match display.aid {
        Aid::Off => (aid.to_owned(), Some(say.get(Phrase::Pronunciation))),
        _ => ([aid, " ", display.get("aid-on")].concat(), None),
    };
    let button = |kind, phrase| html! { <button type="button" data-ask={kind}>{ say.get(phrase) }</button> };
    html! {
        // A form keeps the names of its controls apart from those of other widgets; of this method, it goes nowhere.
        <form class="jz-tools" part="tools" method="dialog" {onchange}>
            { choice("script", say.get(Phrase::Script), &scripts, display.get("script"), None) }
            { choice("aid", say.get(Phrase::Pronunciation), &aids, &aid, label) }
            if asks {
                { button("settings", Phrase::Settings) }
                { button("find", Phrase::Find) }
            }
        </form>
    }
}

/// Which control has changed, and its value. Asked at once: an event within a shadow tree forgets its target.
pub fn changed(event: &Event) -> Option<(String, String)> {
    let control: HtmlSelectElement = event.target_dyn_into()?;
    Some((control.get_attribute("name")?, control.value()))
}

/// What such a change asks for. A value may be two: the choice's own, and where it holds.
pub fn chosen((name, value): &(String, String), display: Display) -> Display {
    match value.split_once(' ') {
        Some((value, place)) => display.with(name, value).with("aid-on", place),
        None => display.with(name, value),
    }
}

/// A choice; `shown` stands for the one that is nothing.
fn choice(
    name: &'static str,
    label: &'static str,
    choices: &[Choice],
    now: &str,
    shown: Option<&'static str>,
) -> Html {
    if choices.len() < 2 {
        return Html::default();
    }
    let text = choices.iter().find(|(value, _)| value == now).map_or("", |(_, text)| text);
    let options: Html = choices.iter().map(|(value, text)| option(value, text, value == now)).collect();
    html! {
        <label class="jz-choice">
            <select {name} aria-label={label}>{ options }</select>
            <span class="jz-tool" aria-hidden="true">{ shown.unwrap_or(text).to_owned() }</span>
        </label>
    }
}

/// An option whose `selected` is set as a property: of an attribute the browser takes no more notice once the reader has chosen.
fn option(value: &str, text: &str, is_now: bool) -> Html {
    const NAMES: [&str; 2] = ["value", "selected"];
    let values = [
        AttributeOrProperty::Attribute(value.to_owned().into()),
        AttributeOrProperty::Property(is_now.into()),
    ];
    let mut option = VTag::new("option");
    option.set_attributes(Attributes::Dynamic { keys: &NAMES, values: Box::new(values.map(Some)) });
    option.add_child(VText::new(text.to_owned()).into());
    option.into()
}
