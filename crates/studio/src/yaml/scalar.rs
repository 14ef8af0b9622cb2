//! A value as it is written in YAML.

use granit_parser::ScalarStyle;

/// Where a value stands, and how it is to be written if it can be.
#[derive(Clone, Copy, Debug)]
pub struct Site<'t> {
    pub style: ScalarStyle,
    /// In brackets or braces.
    pub is_flow: bool,
    /// What is written there now; empty where nothing is.
    pub before: &'t str,
    pub line_end: &'t str,
}

/// The value in the wanted style, or in double quotation marks where that cannot hold it.
pub fn written(value: &str, site: Site<'_>) -> String {
    let block = || block(value, site).filter(|_| !site.is_flow);
    let own = match site.style {
        ScalarStyle::Plain => is_plain(value, site.is_flow).then(|| value.to_owned()),
        ScalarStyle::SingleQuoted => {
            value.chars().all(is_printed).then(|| format!("'{}'", value.replace('\'', "''")))
        }
        ScalarStyle::DoubleQuoted => None,
        ScalarStyle::Literal | ScalarStyle::Folded => block(),
    };
    own.unwrap_or_else(|| quoted(value))
}

/// In double quotation marks, with escapes that JSON knows as well.
pub fn quoted(value: &str) -> String {
    let mut out = String::from('"');
    for c in value.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if is_printed(c) => out.push(c),
            c => out.push_str(&format!("\\u{:04x}", u32::from(c))),
        }
    }
    out.push('"');
    out
}

/// Neither a control character nor one that ends a line; none of these lies beyond U+FFFF.
fn is_printed(c: char) -> bool {
    !c.is_control() && !matches!(c, '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}')
}

/// Whether a value means itself without quotation marks, whoever reads it.
pub fn is_plain(value: &str, is_flow: bool) -> bool {
    let Some(first) = value.chars().next() else { return false };
    let is_sign = |c: char| "-?:,[]{}#&*!|>'\"%@`=<~".contains(c);
    // YAML of 1.1 knows them in any case of letters.
    const WORDS: [&str; 9] = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];
    !(value.trim() != value
        || is_sign(first)
        || !value.chars().all(is_printed)
        || value.contains(": ")
        || value.contains(":\t")
        || value.ends_with(':')
        || value.contains(" #")
        || value.contains("\t#")
        || (is_flow && value.contains([',', '[', ']', '{', '}', ':']))
        || WORDS.iter().any(|word| word.eq_ignore_ascii_case(value))
        // What a number or a date begins with.
        || (value.is_ascii() && (first.is_ascii_digit() || matches!(first, '.' | '+'))))
}

/// The lines of a block, as far as its header says nothing of their indentation.
fn block(value: &str, site: Site<'_>) -> Option<String> {
    let (header, body) = site.before.split_once('\n')?;
    let header = header.trim_end_matches('\r');
    let has_indentation = header.split('#').next()?.contains(|c: char| c.is_ascii_digit());
    let first = body.lines().find(|line| !line.trim().is_empty())?;
    let indentation = &first[..first.len() - first.trim_start_matches(' ').len()];
    let lines: Vec<&str> = value.split('\n').collect();
    let is_fit = |line: &&str| {
        line.chars().all(is_printed) && !line.starts_with([' ', '\t']) && line.trim_end() == *line
    };
    let is_whole = lines.first().is_some_and(|line| !line.is_empty())
        && lines.last().is_some_and(|line| !line.is_empty());
    if has_indentation || indentation.is_empty() || !is_whole || !lines.iter().all(is_fit) {
        return None;
    }
    let mut out = header.to_owned();
    let mut was_text = false;
    for line in lines {
        // One line end within a folded text is a blank.
        if site.style == ScalarStyle::Folded && was_text {
            out.push_str(site.line_end);
        }
        was_text = true;
        out.push_str(site.line_end);
        if !line.is_empty() {
            out.push_str(indentation);
            out.push_str(line);
        }
        if site.style == ScalarStyle::Folded && line.is_empty() {
            was_text = false;
        }
    }
    Some(out)
}
