//! The slips that one line shows: signs of a Chinese text in the place of YAML's, blanks that are missing, values that want quotation marks.

use super::in_quotation_marks;
use crate::diagnostic::Place;

/// A value in braces that has a colon and a space in it.
pub fn colon_in_braces(line: &str, n: usize) -> Option<(String, Place)> {
    let open = line.find('{')?;
    let mut at = open + 1;
    // Commas divide what stands in braces; those in quotation marks do not, and neither does a colon there.
    for part in line[open + 1..].split(['{', ',', '}']) {
        let text = part.trim_start();
        let start = at + (part.len() - text.len());
        at += part.len() + 1;
        let Some((key, value)) = text.split_once(": ") else { continue };
        let value = value.trim();
        let is_key = !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
        if is_key && !value.starts_with(['"', '\'']) && value.contains(": ") {
            let quoted = in_quotation_marks(value);
            let message = format!(
                "a colon and a space stand in this value: put it in quotation marks: `{key}: {quoted}`"
            );
            let column = line[..start].chars().count() + key.len() + 3;
            return Some((message, on(n, column, value.chars().count())));
        }
    }
    None
}

pub fn on(line: usize, column: usize, length: usize) -> Place {
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Place { line: number(line), column: number(column), length: number(length) }
}

/// The first line at or after the error that a tab indents.
pub fn tab(lines: &[&str], said: &str, number: usize) -> Option<(String, Place)> {
    let tab = |line: &str| line.chars().take_while(|c| c.is_whitespace()).position(|c| c == '\t');
    let far = if said.contains("tab") { lines.len() } else { number };
    let (n, column) = (number..=far.min(lines.len())).find_map(|n| Some((n, tab(lines[n - 1])?)))?;
    Some(("this line is indented with a tab: YAML indents with spaces".to_string(), on(n, column + 1, 1)))
}

/// The first line up to the error that begins with a blank which YAML takes for a letter.
pub fn wide_blank(lines: &[&str], number: usize) -> Option<(String, Place)> {
    let is_wide = |c: char| c.is_whitespace() && !c.is_ascii();
    let wide = |line: &str| line.chars().take_while(|c| c.is_whitespace()).position(is_wide);
    let (n, column) = lines.iter().take(number).zip(1..).find_map(|(line, n)| Some((n, wide(line)?)))?;
    let message = "spaces of a Chinese text or a web page indent this line: YAML indents with the space of a keyboard in English";
    Some((message.to_string(), on(n, column + 1, 1)))
}

/// What stands before the key of a line, the key, and what follows it. Keys of Jiazhu are Latin letters.
pub fn key(line: &str) -> Option<(&str, &str, &str)> {
    let mut start = line.len() - line.trim_start().len();
    while let Some(rest) = line[start..].strip_prefix("- ") {
        start = line.len() - rest.trim_start().len();
    }
    let rest = &line[start..];
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_')?;
    (end > 0).then(|| (&line[..start], &rest[..end], &rest[end..]))
}

/// A sign of a text where an item of a list begins, whichever it is: `－ id:`, `— id:`, `・ id:`.
pub fn other_dash(line: &str, n: usize) -> Option<(String, Place)> {
    let text = line.trim_start();
    let sign =
        text.chars().next().filter(|c| !c.is_alphanumeric() && (!c.is_ascii() || "*+".contains(*c)))?;
    let (_, word, value) =
        key(text[sign.len_utf8()..].trim_start()).filter(|(before, ..)| before.is_empty())?;
    if !value.starts_with([':', '：']) {
        return None;
    }
    let indent = line.chars().count() - text.chars().count();
    Some((
        format!("an item begins with `-` and a space, not with `{sign}`: write `- {word}: `"),
        on(n, indent + 1, 1),
    ))
}

pub fn full_width_colon(line: &str, n: usize) -> Option<(String, Place)> {
    let (before, key, rest) = key(line)?;
    rest.trim_start().starts_with('：').then(|| {
        let column = before.chars().count() + key.len() + 1 + (rest.len() - rest.trim_start().len());
        (
            format!("a full-width colon stands here: write `{key}: ` with the colon `:` and a space"),
            on(n, column, 1),
        )
    })
}

/// The same behind a passage of the article, as under `readings`: `念经：niàn jīng`.
pub fn colon_of_a_passage(line: &str, n: usize) -> Option<(String, Place)> {
    let text = line.trim_start();
    let (passage, _) = text.split_once('：').filter(|_| !line.contains(": "))?;
    let is_passage =
        !passage.is_empty() && passage.chars().all(|c| c.is_alphanumeric() || "“”\"'".contains(c));
    is_passage.then(|| {
        let column = line.chars().count() - text.chars().count() + passage.chars().count() + 1;
        let message =
            format!("a full-width colon stands here: write `{passage}: ` with the colon `:` and a space");
        (message, on(n, column, 1))
    })
}

/// A comma or a bracket of a Chinese text where one of YAML belongs: `{id: a，headword: 甲}`, `gloss: ｛zh: 甲｝`.
pub fn full_width_sign(line: &str, n: usize) -> Option<(String, Place)> {
    let signs: Vec<char> = line.chars().collect();
    let is_key_from = |at: usize| {
        let rest: String = signs[at..].iter().collect();
        key(&rest).is_some_and(|(.., rest)| rest.starts_with([':', '：']))
    };
    let is_quoted = |at: usize| signs[..at].iter().filter(|c| **c == '"').count() % 2 == 1;
    let found = (0..signs.len()).find_map(|at| {
        let own = match signs[at] {
            '，' | '、' if line.contains(['{', '｛']) && is_key_from(at + 1) => ',',
            '｛' if is_key_from(at + 1) => '{',
            '［' if signs[..at].iter().collect::<String>().trim_end().ends_with(':') => '[',
            _ => return None,
        };
        (!is_quoted(at)).then_some((at, own))
    });
    let (at, own) = found?;
    let sign = signs[at];
    Some((format!("a full-width `{sign}` stands here: write `{own}`"), on(n, at + 1, 1)))
}

pub fn missing_space(line: &str, n: usize) -> Option<(String, Place)> {
    let indent = line.len() - line.trim_start().len();
    let dash =
        line[indent..].strip_prefix('-').filter(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()));
    if let Some(word) = dash.and_then(|rest| rest.split_once(": ")).map(|(word, _)| word) {
        return Some((format!("the dash has no space after it: write `- {word}:`"), on(n, indent + 1, 1)));
    }
    let (before, key, rest) = key(line)?;
    let value = rest.strip_prefix(':').filter(|value| !value.is_empty() && !value.starts_with([' ', '/']))?;
    let message = format!("the colon has no space after it: write `{key}: {value}`");
    Some((message, on(n, before.chars().count() + key.len() + 1, 1)))
}

/// A value with a colon in it, without quotation marks.
pub fn second_colon(line: &str, n: usize) -> Option<(String, Place)> {
    let (before, key, rest) = key(line)?;
    let value = rest.strip_prefix(": ")?.trim();
    if value.starts_with(['"', '\'']) || !(value.contains(": ") || value.ends_with(':')) {
        return None;
    }
    let quoted = in_quotation_marks(value);
    let column = before.chars().count() + key.len() + 3;
    let message =
        format!("a colon and a space stand in this value: put it in quotation marks: `{key}: {quoted}`");
    Some((message, on(n, column, value.chars().count())))
}

/// A line that begins further right than the one before it, which has its value already.
pub fn deeper(line: &str, before: &str) -> Option<String> {
    let column = |line: &str| key(line).map(|(before, ..)| before.chars().count());
    let (here, there) = (column(line)?, column(before)?);
    (here > there).then(|| {
        format!(
            "this line begins in column {}, further right than the one above it: begin both in column {}",
            here + 1,
            there + 1
        )
    })
}

pub fn of_scanner(line: &str, said: &str, at: Place) -> Option<String> {
    let sign = line.chars().nth(at.column as usize - 1).unwrap_or(' ');
    let message = if said.contains("unclosed quote") {
        "this quotation mark is never closed: write another one at the end of the text".to_string()
    } else if said.contains("trailing content after") {
        "text follows the closing quotation mark: put the whole value in quotation marks, and those in it in Chinese ones".to_string()
    } else if said.contains("unexpected character") || said.contains("unknown value") {
        format!("a value cannot begin with `{sign}`: put it in quotation marks")
    } else if said.contains("expected '-' indicator")
        || said.contains("expected key")
        || said.contains("block mapping")
    {
        format!(
            "this line begins in column {}, as no line of the same entry does: begin all its keys in one column",
            at.column
        )
    } else if said.contains("illegal placement of ':'") {
        "a bracket above this line is never closed: close it".to_string()
    } else {
        return None;
    };
    Some(message)
}
