//! Formulas, which become one line of text.

use crate::xml::XmlElement;

/// A formula as one line: fractions with a stroke, sub- and superscripts with `_` and `^`.
pub fn linear(element: &XmlElement, out: &mut String) {
    let group = |name: &str, out: &mut String| {
        if let Some(part) = element.child(name) {
            let mut inner = String::new();
            linear(part, &mut inner);
            if inner.chars().count() > 1 {
                *out += &format!("({inner})");
            } else {
                *out += &inner;
            }
        }
    };
    match element.name.as_str() {
        "m:t" => out.push_str(&element.text()),
        "m:f" => {
            group("m:num", out);
            out.push('/');
            group("m:den", out);
        }
        "m:sSub" | "m:sSup" | "m:sSubSup" => {
            group("m:e", out);
            if element.child("m:sub").is_some() {
                out.push('_');
                group("m:sub", out);
            }
            if element.child("m:sup").is_some() {
                out.push('^');
                group("m:sup", out);
            }
        }
        "m:rad" => {
            out.push('√');
            group("m:e", out);
        }
        "m:rPr" | "w:rPr" | "m:ctrlPr" => {}
        _ => element.elements().for_each(|child| linear(child, out)),
    }
}
