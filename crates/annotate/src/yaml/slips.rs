//! What a scanner of YAML says of slips that writers make, in words that say what to do, at the place where the slip is.

mod lines;

use crate::diagnostic::Place;

use lines::{
    colon_in_braces, colon_of_a_passage, deeper, full_width_colon, full_width_sign, key, missing_space,
    of_scanner, other_dash, second_colon, tab, wide_blank,
};

/// The slip behind an error of the scanner, and where it is; `None` where none is known.
///
/// `said` is the scanner's message and `at` its place, which is often the line after the slip, or before it.
pub fn slip(source: &str, said: &str, at: Place) -> Option<(String, Place)> {
    let lines: Vec<&str> = source.lines().collect();
    let number = (at.line as usize).clamp(1, lines.len().max(1));
    let line = *lines.get(number - 1)?;
    // The slip itself, then what follows from it.
    let near = [number, number.saturating_sub(1)];
    let near = || near.into_iter().filter_map(|n| Some((n, *lines.get(n.checked_sub(1)?)?)));
    if said.contains("end of")
        && lines.iter().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#'))
    {
        return Some((
            "nothing but comments stands here: write keys and values, `key: value`".to_string(),
            at,
        ));
    }
    tab(&lines, said, number)
        .or_else(|| wide_blank(&lines, number))
        .or_else(|| near().find_map(|(n, line)| other_dash(line, n)))
        .or_else(|| near().find_map(|(n, line)| full_width_colon(line, n)))
        .or_else(|| {
            let wants_colon = said.contains("mapping values") || said.contains("expected ':'");
            wants_colon.then(|| near().find_map(|(n, line)| colon_of_a_passage(line, n)))?
        })
        .or_else(|| near().find_map(|(n, line)| missing_space(line, n)))
        .or_else(|| near().find_map(|(n, line)| full_width_sign(line, n)))
        .or_else(|| {
            said.contains("flow mapping").then(|| near().find_map(|(n, line)| colon_in_braces(line, n)))?
        })
        .or_else(|| {
            let before = lines[..number - 1].iter().rev().find(|line| !line.trim().is_empty());
            let message = if said.contains("mapping values") {
                second_colon(line, number).or_else(|| Some((deeper(line, before?)?, at)))?
            } else {
                (of_scanner(line, said, at)?, at)
            };
            Some(message)
        })
}

/// The colon that is not one of YAML, where keys and values were expected.
pub fn colon(source: &str, at: Place) -> Option<(String, Place)> {
    let number = at.line as usize;
    let line = source.lines().nth(number.checked_sub(1)?)?;
    full_width_colon(line, number)
        .or_else(|| colon_of_a_passage(line, number))
        .or_else(|| missing_space(line, number))
        .or_else(|| full_width_sign(line, number))
}

/// Blanks of a Chinese text before the dashes of a list, which is none for that.
pub fn wide_list(source: &str, at: Place) -> Option<(String, Place)> {
    let lines: Vec<&str> = source.lines().collect();
    let below = lines.iter().skip(at.line as usize).take_while(|line| line.trim().is_empty()).count();
    wide_blank(&lines, at.line as usize + below + 1)
}

/// A value where keys and values of its own belong.
pub fn shape(source: &str, at: Place) -> Option<(String, Place)> {
    let line = source.lines().nth((at.line as usize).checked_sub(1)?)?;
    let (before, key, rest) = key(line)?;
    let value = rest.strip_prefix(": ")?.trim();
    if at.column as usize <= before.chars().count() + key.len()
        || value.is_empty()
        || value.starts_with(['{', '[', '#'])
    {
        return None;
    }
    let example = match key {
        "gloss" => format!("`gloss: {{ {}: {} }}`", language(value), quoted_in_braces(value)),
        _ => format!("`{key}:` alone, and below it lines of `key: value`, further right"),
    };
    Some((format!("`{key}` has keys and values of its own: write {example}"), at))
}

/// A text where each item of a list has keys: `renderings: [old temple]`.
pub fn item(source: &str, at: Place) -> Option<(String, Place)> {
    let lines: Vec<&str> = source.lines().take(at.line as usize).collect();
    let (last, above) = lines.split_last()?;
    let begin = last.char_indices().nth((at.column as usize).checked_sub(1)?)?.0;
    let (indent, dash) = (last.len() - last.trim_start().len(), last.trim_start().starts_with("- "));
    let depth = |line: &str| line.len() - line.trim_start().len();
    let name = if dash {
        above
            .iter()
            .rev()
            .find_map(|line| key(line).filter(|(.., rest)| depth(line) <= indent && rest.trim() == ":"))?
            .1
    } else {
        last[..begin].rsplit_once(": [").and_then(|(before, _)| before.rsplit([' ', '{']).next())?
    };
    let value = last[begin..].split([',', ']', '}', '#']).next().unwrap_or_default().trim();
    let is_bare = !value.is_empty() && !value.starts_with(['{', '[']);
    let keys = match name {
        "renderings" | "facts" => format!("text: {}", quoted_in_braces(value)),
        "senses" => format!("gloss: {{ {}: {} }}", language(value), quoted_in_braces(value)),
        _ => return None,
    };
    is_bare.then(|| (format!("each of `{name}` has keys of its own: write `{{ {keys} }}`"), at))
}

/// The key of a gloss in the language of a text.
fn language(text: &str) -> &'static str {
    if text.contains(jiazhu_reading::han::is_han) && !text.contains(|c: char| c.is_ascii_alphabetic()) {
        "zh"
    } else {
        "en"
    }
}

/// A value as it may stand in braces.
fn quoted_in_braces(value: &str) -> String {
    let is_plain =
        value.starts_with(['"', '\'']) || !value.contains([',', '{', '}', '[', ']']) && !value.contains(": ");
    if is_plain { value.to_string() } else { in_quotation_marks(value) }
}

fn in_quotation_marks(value: &str) -> String {
    if value.contains('"') { format!("'{}'", value.replace('\'', "''")) } else { format!("\"{value}\"") }
}

#[cfg(test)]
mod tests;
