//! What the head of an article says of it: YAML between two lines of dashes.

use std::ops::Range;

use super::{ORDER, Property};
use crate::yaml::{Edit, Step, Tree, line_end, remove, set};

/// The YAML between the first two lines of dashes.
fn head(text: &str) -> Option<Range<usize>> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().filter(|line| line.trim_end() == "---")?;
    let mut at = first.len();
    for line in lines {
        if line.trim_end() == "---" {
            return Some(first.len()..at);
        }
        at += line.len();
    }
    None
}

/// What the head says; `None` where it is no YAML, or says it in another way.
pub fn read(text: &str, property: Property) -> Option<String> {
    match head(text) {
        Some(head) if text[head.clone()].trim().is_empty() => Some(String::new()),
        Some(head) => {
            let tree = Tree::read(&text[head])?;
            // Several authors are a list.
            if property == Property::Author && tree.root.get("authors").is_some() {
                return None;
            }
            match tree.root.get(property.key()) {
                Some(node) if !node.is_nothing() => node.text().map(str::to_owned),
                _ => Some(String::new()),
            }
        }
        // In TOML or JSON, or without an end.
        None if text.starts_with(['+', '{']) || text.starts_with("---") => None,
        None => Some(String::new()),
    }
}

/// The text with something else said in its head; a blank takes it out, and the head where it says nothing more.
pub fn with(text: &str, property: Property, value: &str) -> Option<String> {
    read(text, property)?;
    let end = line_end(text);
    let path = [Step::Key(property.key())];
    let set_in = |yaml: &str| {
        let tree = Tree::read(yaml)?;
        set(yaml, &tree, &path, value, &ORDER).map(|edit| edit.applied(yaml))
    };
    let is_blank = value.trim().is_empty();
    let own = || set_in(&format!("{}: x{end}", property.key()));
    let Some(head) = head(text) else {
        return if is_blank {
            Some(text.to_owned())
        } else {
            Some(format!("---{end}{}---{end}{end}{text}", own()?))
        };
    };
    let yaml = &text[head.clone()];
    let put = match (is_blank, yaml.trim().is_empty()) {
        (true, true) => return Some(text.to_owned()),
        (false, true) => own()?,
        (false, false) if property == Property::Title && Tree::read(yaml)?.root.get("title").is_none() => {
            format!("{}{yaml}", own()?)
        }
        (false, false) => set_in(yaml)?,
        (true, false) => {
            let tree = Tree::read(yaml)?;
            match (tree.root.get(property.key()), tree.root.pairs().len()) {
                (None, _) => return Some(text.to_owned()),
                // Without it nothing stands in the head.
                (Some(_), 1) if tree.comments.is_empty() => {
                    let rest = text[head.end..].split_once('\n').map_or("", |(_, rest)| rest);
                    return Some(rest.trim_start_matches(['\r', '\n']).to_owned());
                }
                (Some(_), 1) => return None,
                (Some(_), _) => remove(yaml, &tree, &path)?.applied(yaml),
            }
        }
    };
    Some(Edit { at: head, put }.applied(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_written_into_the_head_of_markdown_and_out_of_it() {
        for (before, title, after) in [
            ("正文", "題: 目", "---\ntitle: \"題: 目\"\n---\n\n正文"),
            ("---\ntitle: 舊 # mine\nlang: zh\n---\n文", "新", "---\ntitle: 新 # mine\nlang: zh\n---\n文"),
            ("---\r\nlang: zh\r\n---\r\n文", "新", "---\r\ntitle: 新\r\nlang: zh\r\n---\r\n文"),
            ("---\n---\n文", "新", "---\ntitle: 新\n---\n文"),
            ("---\ntitle: 舊\nlang: zh\n---\n文", " ", "---\nlang: zh\n---\n文"),
            ("---\ntitle: 舊\n---\n\n文", "", "文"),
            ("文", "", "文"),
        ] {
            assert_eq!(with(before, Property::Title, title).as_deref(), Some(after), "{before}");
            assert_eq!(read(after, Property::Title).as_deref(), Some(title.trim()), "{after}");
        }
        // What is typed may end with a blank for now.
        let typed = with("文", Property::Title, "新 ").expect("a head");
        assert_eq!(read(&typed, Property::Title).as_deref(), Some("新 "));
        for other in ["+++\ntitle = \"x\"\n+++\n", "{\"title\": \"x\"}\n", "---\ntitle: x\n"] {
            for property in Property::ALL {
                assert_eq!((read(other, property), with(other, property, "新")), (None, None), "{other}");
            }
        }
    }

    #[test]
    fn author_and_date_stand_below_the_title_and_several_authors_stay() {
        for (before, property, value, after) in [
            ("文", Property::Author, "某甲", "---\nauthor: 某甲\n---\n\n文"),
            (
                "---\ntitle: 題\n---\n\n文",
                Property::Author,
                "某甲",
                "---\ntitle: 題\nauthor: 某甲\n---\n\n文",
            ),
            (
                "---\ntitle: 題\nlang: zh\n---\n文",
                Property::Date,
                "2019",
                "---\ntitle: 題\ndate: \"2019\"\nlang: zh\n---\n文",
            ),
            ("---\nauthor: 某甲\n---\n文", Property::Title, "題", "---\ntitle: 題\nauthor: 某甲\n---\n文"),
            ("---\ntitle: 題\ndate: 2019-01\n---\n文", Property::Date, "", "---\ntitle: 題\n---\n文"),
            ("文", Property::Lang, "zh-Hant-TW", "---\nlang: zh-Hant-TW\n---\n\n文"),
        ] {
            assert_eq!(with(before, property, value).as_deref(), Some(after), "{before}");
            assert_eq!(read(after, property).as_deref(), Some(value), "{after}");
        }
        for several in ["---\nauthors: [甲, 乙]\n---\n文", "---\nauthor: [甲, 乙]\n---\n文"] {
            assert_eq!(read(several, Property::Author), None);
            assert_eq!(with(several, Property::Author, "丙"), None);
        }
    }
}
