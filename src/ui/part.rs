//! Draws the parts of a card, which [`crate::card`] describes.

use std::borrow::Cow;

use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, VList, VTag, VText};

use super::links::VISIT;
use crate::card::{CardPart, CardText, Content, LinkTo, Role};
use crate::dom::focus::{FOLLOW, WORD, written};

/// By which the card is named.
pub const HEADWORD: &str = "jz-headword";

/// All attributes that a part may have, so that each is told by its place: what most parts lack costs nothing to look for.
const NAMES: [&str; 16] = [
    "class",
    "id",
    "lang",
    "href",
    "target",
    "rel",
    FOLLOW,
    WORD,
    VISIT,
    "role",
    "aria-label",
    "aria-current",
    "aria-hidden",
    "data-kind",
    "data-number",
    "start",
];

/// Texts and parts in a row, or below each other.
pub fn content(content: &[Content]) -> Html {
    let mut list = VList::new();
    for content in content {
        list.add_child(drawn(content));
    }
    list.into()
}

pub fn part(part: &CardPart) -> Html {
    let (tag, class) = part.role.element();
    let mut values: [Option<AttributeOrProperty>; NAMES.len()] = Default::default();
    let mut set = |name: &str, value: AttrValue| {
        if let Some(at) = NAMES.iter().position(|known| *known == name) {
            values[at] = Some(AttributeOrProperty::Attribute(value));
        }
    };
    if !class.is_empty() {
        set("class", class.into());
    }
    if part.role == Role::Head {
        set("id", HEADWORD.into());
    }
    if let Some(lang) = &part.lang {
        set("lang", text(lang));
    }
    if let (Some(name), Some(value)) = (part.role.attribute(), &part.value) {
        set(name, text(value));
    }
    if let Some(link) = &part.link {
        set("href", link.href.clone().into());
        match &link.to {
            LinkTo::Address => {
                set("target", "_blank".into());
                set("rel", "noopener noreferrer".into());
            }
            LinkTo::Page => {}
            LinkTo::Entry(entry) => set(FOLLOW, entry.to_string().into()),
            LinkTo::Word(word) => set(WORD, written(*word).into()),
            LinkTo::Mark { mark, label, current } => {
                set("role", "doc-backlink".into());
                set("aria-label", label.clone().into());
                set(VISIT, mark.to_string().into());
                if *current {
                    set("aria-current", "true".into());
                }
            }
        }
    }
    let mut element = VTag::new(tag);
    element.set_attributes(Attributes::Dynamic { keys: &NAMES, values: Box::new(values) });
    element.add_child(content(&part.content));
    element.into()
}

fn drawn(content: &Content) -> Html {
    match content {
        Content::Text(said) => VText::new(text(said)).into(),
        Content::Part(part) => self::part(part),
    }
}

fn text(text: &CardText) -> AttrValue {
    match text {
        Cow::Borrowed(text) => AttrValue::Static(text),
        Cow::Owned(text) => text.clone().into(),
    }
}
