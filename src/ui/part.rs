//! Draws the parts of a card, which [`crate::card`] describes.

use std::borrow::Cow;

use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, VTag, VText};

use super::links::VISIT;
use crate::card::{CardPart, Content, LinkTo, Role, Text};
use crate::dom::focus::{FOLLOW, WORD, written};

/// By which the card is named.
pub const HEADWORD: &str = "jz-headword";

/// All attributes that a part may have, so that each is told by its place: what most parts lack costs nothing to look for.
const NAMES: [&str; 15] = [
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
    "data-kind",
    "data-number",
    "start",
];

/// Parts below each other.
pub fn parts(parts: Vec<CardPart>) -> Html {
    parts.into_iter().map(part).collect()
}

/// Text and parts in a row.
pub fn content(content: Vec<Content>) -> Html {
    content.into_iter().map(drawn).collect()
}

pub fn part(part: CardPart) -> Html {
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
    if let Some(lang) = part.lang {
        set("lang", text(lang));
    }
    if let (Some(name), Some(value)) = (part.role.attribute(), part.value) {
        set(name, text(value));
    }
    if let Some(link) = part.link {
        set("href", link.href.into());
        match link.to {
            LinkTo::Address => {
                set("target", "_blank".into());
                set("rel", "noopener noreferrer".into());
            }
            LinkTo::Page => {}
            LinkTo::Entry(entry) => set(FOLLOW, entry.to_string().into()),
            LinkTo::Word(word) => set(WORD, written(word).into()),
            LinkTo::Mark { mark, label, current } => {
                set("role", "doc-backlink".into());
                set("aria-label", label.into());
                set(VISIT, mark.to_string().into());
                if current {
                    set("aria-current", "true".into());
                }
            }
        }
    }
    let mut element = VTag::new(tag);
    element.set_attributes(Attributes::Dynamic { keys: &NAMES, values: Box::new(values) });
    element.add_children(part.content.into_iter().map(drawn));
    element.into()
}

fn drawn(content: Content) -> Html {
    match content {
        Content::Text(said) => VText::new(text(said)).into(),
        Content::Part(part) => self::part(part),
    }
}

fn text(text: Text) -> AttrValue {
    match text {
        Cow::Borrowed(text) => AttrValue::Static(text),
        Cow::Owned(text) => text.into(),
    }
}
