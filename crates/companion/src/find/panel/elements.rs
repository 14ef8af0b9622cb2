//! The elements that the panel is made of: what is fixed in it, the rows of its list, and what is said above that.

use web_sys::Element;

use super::{GO, Inner, QUERY};
use crate::dom::elements::{button, element, text};
use crate::find::context::Line;
use crate::find::list::{List, Row, TermRow};
use crate::find::words::{FinderWords, counted};

impl Inner {
    pub(super) fn row(&self, row: &Row, words: &FinderWords, lang: &str) -> Element {
        match row {
            Row::Class(class) => self.text("li", &[("class", "jf-label")], words.class(*class)),
            Row::InText(count) => {
                let text = format!("{} · {count}", words.in_text);
                self.text("li", &[("class", "jf-label")], &text)
            }
            Row::InNotes(count) => {
                let text = format!("{} · {count}", words.in_notes);
                self.text("li", &[("class", "jf-label")], &text)
            }
            Row::InExplanations(count) => {
                let text = format!("{} · {count}", words.in_explanations);
                self.text("li", &[("class", "jf-label")], &text)
            }
            Row::Term(TermRow { fragment, headword, other, pinyin, meaning, explanation }) => {
                let term = self.element(
                    "button",
                    &[("type", "button"), ("class", "jf-term"), ("tabindex", "-1"), (GO, fragment)],
                    &[],
                );
                let add = |class: &str, lang: &str, text: &str| {
                    term.append_child(&self.text("span", &[("class", class), ("lang", lang)], text)).ok();
                };
                add("jf-headword", headword.1, &headword.0);
                if let Some((other, lang)) = other {
                    add("jf-other", lang, other);
                }
                if let Some(pinyin) = pinyin {
                    add("jf-pinyin", "zh-Latn-pinyin", pinyin);
                }
                for (text, lang) in meaning {
                    add("jf-rendering", lang, text);
                }
                if let Some((line, lang)) = explanation {
                    let told = self.element("span", &[("class", "jf-rendering"), ("lang", *lang)], &[]);
                    self.line(&told, line);
                    term.append_child(&told).ok();
                }
                self.element("li", &[], &[&term])
            }
            Row::Place { fragment, line } | Row::Note { fragment, line, .. } => {
                let lang = if let Row::Note { lang, .. } = row { lang } else { lang };
                let place = self.element(
                    "button",
                    &[
                        ("type", "button"),
                        ("class", "jf-place"),
                        ("tabindex", "-1"),
                        ("lang", lang),
                        (GO, fragment),
                    ],
                    &[],
                );
                self.line(&place, line);
                self.element("li", &[], &[&place])
            }
            Row::More { headword, count } => {
                let more = self.text(
                    "button",
                    &[("type", "button"), ("class", "jf-more"), ("tabindex", "-1"), (QUERY, headword)],
                    &counted(words.more, *count),
                );
                self.element("li", &[], &[&more])
            }
        }
    }

    /// With what is looked for marked.
    fn line(&self, into: &Element, line: &Line) {
        let mark = self.text("mark", &[], &line.here);
        into.append_with_str_1(&line.before).ok();
        into.append_child(&mark).ok();
        into.append_with_str_1(&line.after).ok();
    }

    pub(super) fn element(&self, tag: &str, attributes: &[(&str, &str)], children: &[&Element]) -> Element {
        element(&self.document, tag, attributes, children)
    }

    pub(super) fn text(&self, tag: &str, attributes: &[(&str, &str)], own: &str) -> Element {
        text(&self.document, tag, attributes, own)
    }

    pub(super) fn button(&self, class: &str, name: &str, sign: &str) -> Element {
        button(&self.document, class, name, sign)
    }
}

/// How much has been found, in a few words. Where nothing is asked for and there are no terms, there is nothing to say.
pub(super) fn said(found: &List, asked: &str, words: &FinderWords) -> String {
    let count = |n: usize, one: &str, many: &str| if n == 1 { one.to_owned() } else { counted(many, n) };
    let mut parts = Vec::new();
    if found.terms > 0 {
        parts.push(count(found.terms, words.one_term, words.terms));
    }
    if found.places > 0 {
        parts.push(count(found.places, words.one_place, words.places));
    }
    if found.notes > 0 {
        parts.push(count(found.notes, words.one_note, words.notes));
    }
    if found.explained > 0 {
        parts.push(count(found.explained, words.one_explanation, words.explanations));
    }
    match parts.is_empty() {
        true if asked.trim().is_empty() => String::new(),
        true => words.nothing.to_owned(),
        false => parts.join(words.comma),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_said_to_be_missing_before_anything_is_asked_for() {
        let words = FinderWords::of("en");
        let said = |asked: &str| said(&List::default(), asked, words);
        assert_eq!([said(""), said(" "), said("茶")], ["", "", "Nothing found"]);
    }
}
