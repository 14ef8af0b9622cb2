//! What is wrong with JSON that somebody has written by hand, in words that say what to do.

/// What stands open: a list, or keys and values.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    List,
    Map,
}

/// What may come next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    Value,
    /// A value, or the end of the list that has just begun.
    FirstValue,
    Key,
    /// A key, or the end of the braces that have just begun.
    FirstKey,
    Colon,
    /// A comma, or the end of what is open.
    Comma,
}

/// The first slip, and the byte at which it stands; `None` where none is known. What follows the value is looked at where `is_whole`.
pub fn slip(source: &str, is_whole: bool) -> Option<(String, usize)> {
    let source = source.trim_end();
    let start =
        source.len() - source.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}').len();
    if start == source.len() {
        return Some(("the file is empty: write the list, `[` and `]`, or delete the file".to_owned(), 0));
    }
    let mut open: Vec<(Open, usize)> = Vec::new();
    let mut next = Next::Value;
    let (mut at, mut comma, mut key) = (start, start, start);
    while let Some(sign) = source[at..].chars().next() {
        if sign.is_ascii_whitespace() {
            at += 1;
            continue;
        }
        if next == Next::Comma && open.is_empty() {
            let message = "this stands behind the end: put all into one list, `[` … `]`, with commas between, or delete it";
            return is_whole.then(|| (message.to_owned(), at));
        }
        if let Some(message) = foreign_sign(&source[at..]) {
            return Some((message, at));
        }
        match (sign, next) {
            ('"', Next::Comma) => return Some(missing_comma(at)),
            ('"', Next::Colon) => return Some(missing_colon(key)),
            ('"', _) => {
                key = at;
                at = match string(source, at) {
                    Ok(end) => end,
                    Err(slip) => return Some(slip),
                };
                next = if matches!(next, Next::Key | Next::FirstKey) { Next::Colon } else { Next::Comma };
                continue;
            }
            ('[' | '{', Next::Value | Next::FirstValue) => {
                open.push((if sign == '[' { Open::List } else { Open::Map }, at));
                next = if sign == '[' { Next::FirstValue } else { Next::FirstKey };
            }
            ('[' | '{', Next::Comma) => return Some(missing_comma(at)),
            (']' | '}', _) => {
                let ends = if sign == ']' { Open::List } else { Open::Map };
                match next {
                    Next::Value | Next::Key if source[comma..].starts_with(',') => {
                        return Some((format!("a comma stands before `{sign}`: delete it"), comma));
                    }
                    Next::Value => {
                        return Some((format!("a value is missing before `{sign}`: write it"), at));
                    }
                    Next::Colon => return Some(missing_colon(key)),
                    _ => {}
                }
                match open.pop() {
                    Some((kind, _)) if kind == ends => next = Next::Comma,
                    Some((kind, _)) => {
                        let wanted = if kind == Open::List { ']' } else { '}' };
                        return Some((
                            format!("`{sign}` stands where `{wanted}` is missing: write that first"),
                            at,
                        ));
                    }
                    None => return Some((format!("nothing was opened that `{sign}` closes: delete it"), at)),
                }
            }
            (',', Next::Comma) => {
                comma = at;
                next = if open.last().is_some_and(|(kind, _)| *kind == Open::Map) {
                    Next::Key
                } else {
                    Next::Value
                };
            }
            (',', _) => return Some(("nothing stands before this comma: delete it".to_owned(), at)),
            (':', Next::Colon) => {
                comma = at;
                next = Next::Value;
            }
            (_, Next::Value | Next::FirstValue) => match word(&source[at..]) {
                Some(length) => {
                    at += length;
                    next = Next::Comma;
                    continue;
                }
                None => {
                    return Some((
                        "a text stands in quotation marks: write `\"` before and after it".to_owned(),
                        at,
                    ));
                }
            },
            (_, Next::Key | Next::FirstKey) => {
                return Some((
                    "a key stands in quotation marks: write `\"` before and after it".to_owned(),
                    at,
                ));
            }
            (_, Next::Colon) => return Some(missing_colon(key)),
            (_, Next::Comma) => return Some(missing_comma(at)),
        }
        at += sign.len_utf8();
    }
    let (kind, at) = open.pop()?;
    let (sign, end) = if kind == Open::List { ('[', ']') } else { ('{', '}') };
    Some((format!("this `{sign}` is never closed: write `{end}` where it ends"), at))
}

fn missing_comma(at: usize) -> (String, usize) {
    ("a comma is missing before this: write `,` behind what stands above it".to_owned(), at)
}

fn missing_colon(key: usize) -> (String, usize) {
    ("no colon follows this key: write `\"key\": value`".to_owned(), key)
}

/// A sign that is none of JSON where one is expected.
fn foreign_sign(rest: &str) -> Option<String> {
    let sign = rest.chars().next()?;
    let own = match sign {
        '，' | '、' | '；' => ',',
        '：' => ':',
        '“' | '”' | '＂' | '「' | '」' | '『' | '』' | '‘' | '’' | '\'' => '"',
        '｛' => '{',
        '｝' => '}',
        '［' | '【' => '[',
        '］' | '】' => ']',
        '#' => return Some("JSON has no comments: delete this one".to_owned()),
        '/' if rest.starts_with("//") || rest.starts_with("/*") => {
            return Some("JSON has no comments: delete this one".to_owned());
        }
        _ if sign.is_whitespace() && !sign.is_ascii() => {
            return Some(
                "a blank of a Chinese text or a web page stands here: write the one of a keyboard in English"
                    .to_owned(),
            );
        }
        _ => return None,
    };
    let what = if sign == '\'' { "" } else { "full-width " };
    let what = if matches!(sign, '“' | '”' | '‘' | '’') { "curly " } else { what };
    Some(format!("a {what}`{sign}` stands here: write `{own}`"))
}

/// The byte behind a string that begins at `at`.
fn string(source: &str, at: usize) -> Result<usize, (String, usize)> {
    let mut signs = source[at + 1..].char_indices();
    while let Some((byte, sign)) = signs.next() {
        match sign {
            '"' => return Ok(at + byte + 2),
            '\\' => {
                signs.next();
            }
            '\n' => return Err(unclosed(&source[at..at + 1 + byte], at)),
            _ => {}
        }
    }
    Err(unclosed(&source[at..], at))
}

fn unclosed(line: &str, at: usize) -> (String, usize) {
    match line.find('”') {
        Some(curly) => ("a curly `”` stands here: write `\"`".to_owned(), at + curly),
        None => ("the text that begins here does not end in its line: write `\"` where it ends, and `\\n` for a line break in it".to_owned(), at),
    }
}

/// How long a number, or one of the words of JSON, is.
fn word(rest: &str) -> Option<usize> {
    let length = rest.find(|c: char| !c.is_ascii_alphanumeric() && !"+-.".contains(c)).unwrap_or(rest.len());
    let is_number =
        rest.starts_with(|c: char| c.is_ascii_digit() || c == '-') && rest[..length].parse::<f64>().is_ok();
    (is_number || matches!(&rest[..length], "true" | "false" | "null")).then_some(length)
}

#[cfg(test)]
mod tests {
    use super::slip;
    use proptest::prelude::*;

    #[test]
    fn slips_are_told_where_they_are() {
        for (source, part, at) in [
            ("", "is empty", 0),
            (" \n", "is empty", 0),
            ("[{\"a\": 1},]", "a comma stands before `]`", 9),
            ("[{\"a\": 1,\n }]", "a comma stands before `}`", 8),
            ("[{\"a\"： 1}]", "full-width `：`", 5),
            ("[{\"a\": 1}，{}]", "full-width `，`", 9),
            ("[{“a”: 1}]", "curly `“`", 2),
            ("[{\"a”: 1}]", "curly `”`", 4),
            ("[{'a': 1}]", "a `'` stands here", 2),
            ("[{a: 1}]", "a key stands in quotation marks", 2),
            ("[{\"a\": b}]", "a text stands in quotation marks", 7),
            ("[{\"a\" 1}]", "no colon follows", 2),
            ("[{\"a\": 1 \"b\": 2}]", "a comma is missing", 9),
            ("[{} {}]", "a comma is missing", 4),
            ("[{\"a\": }]", "a value is missing", 7),
            ("[{\"a\": \"x\n\"}]", "does not end in its line", 7),
            ("[1, 2", "this `[` is never closed", 0),
            ("[{\"a\": [1}]", "where `]` is missing", 9),
            ("{} {}", "behind the end", 3),
            ("[,1]", "before this comma", 1),
            ("// x\n[]", "no comments", 0),
            ("[]]", "behind the end", 2),
            ("｛\"a\": 1}", "write `{`", 0),
        ] {
            let (message, byte) = slip(source, true).expect(source);
            assert!(message.contains(part), "{source}: {message}");
            assert_eq!(byte, at, "{source}: {message}");
        }
        assert_eq!(slip("{\"a\": [1, -2.5e3, true, \"b\\\"c\"], \"d\": {}}", true), None);
        assert_eq!(slip("{\"a\": 1}\n正文", false), None);
    }

    proptest! {
        /// What is told lies in the text, and what serde_json reads has no slip.
        #[test]
        fn any_text_has_its_slips_within(source in "([\\[\\]{}:,\"a1 \n\\\\“”，：/-]|null|\"a\"|\u{3000}){0,30}") {
            let told = slip(&source, true);
            if let Some((_, at)) = &told {
                prop_assert!(source.is_char_boundary(*at));
            }
            let is_json = serde_json::from_str::<serde_json::Value>(&source).is_ok();
            prop_assert!(!is_json || told.is_none(), "{:?}", told);
        }
    }
}
