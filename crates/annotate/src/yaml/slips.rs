//! What a scanner of YAML says of slips that writers make, in words that say what to do, at the place where the slip is.

use crate::diagnostic::Place;

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

/// A value in braces that has a colon and a space in it.
fn colon_in_braces(line: &str, n: usize) -> Option<(String, Place)> {
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

fn on(line: usize, column: usize, length: usize) -> Place {
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Place { line: number(line), column: number(column), length: number(length) }
}

/// The first line at or after the error that a tab indents.
fn tab(lines: &[&str], said: &str, number: usize) -> Option<(String, Place)> {
    let tab = |line: &str| line.chars().take_while(|c| c.is_whitespace()).position(|c| c == '\t');
    let far = if said.contains("tab") { lines.len() } else { number };
    let (n, column) = (number..=far.min(lines.len())).find_map(|n| Some((n, tab(lines[n - 1])?)))?;
    Some(("this line is indented with a tab: YAML indents with spaces".to_string(), on(n, column + 1, 1)))
}

/// The first line up to the error that begins with a blank which YAML takes for a letter.
fn wide_blank(lines: &[&str], number: usize) -> Option<(String, Place)> {
    let is_wide = |c: char| c.is_whitespace() && !c.is_ascii();
    let wide = |line: &str| line.chars().take_while(|c| c.is_whitespace()).position(is_wide);
    let (n, column) = lines.iter().take(number).zip(1..).find_map(|(line, n)| Some((n, wide(line)?)))?;
    let message = "spaces of a Chinese text or a web page indent this line: YAML indents with the space of a keyboard in English";
    Some((message.to_string(), on(n, column + 1, 1)))
}

/// What stands before the key of a line, the key, and what follows it. Keys of Jiazhu are Latin letters.
fn key(line: &str) -> Option<(&str, &str, &str)> {
    let mut start = line.len() - line.trim_start().len();
    while let Some(rest) = line[start..].strip_prefix("- ") {
        start = line.len() - rest.trim_start().len();
    }
    let rest = &line[start..];
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_')?;
    (end > 0).then(|| (&line[..start], &rest[..end], &rest[end..]))
}

/// A sign of a text where an item of a list begins, whichever it is: `－ id:`, `— id:`, `・ id:`.
fn other_dash(line: &str, n: usize) -> Option<(String, Place)> {
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

fn full_width_colon(line: &str, n: usize) -> Option<(String, Place)> {
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
fn colon_of_a_passage(line: &str, n: usize) -> Option<(String, Place)> {
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
fn full_width_sign(line: &str, n: usize) -> Option<(String, Place)> {
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

fn missing_space(line: &str, n: usize) -> Option<(String, Place)> {
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
fn second_colon(line: &str, n: usize) -> Option<(String, Place)> {
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
fn deeper(line: &str, before: &str) -> Option<String> {
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

fn of_scanner(line: &str, said: &str, at: Place) -> Option<String> {
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

#[cfg(test)]
mod tests {
    use crate::diagnostic::Place;
    use crate::glossary::file::GlossaryFile;
    use crate::yaml::parse_all;

    /// What is said first of a glossary.
    fn first(source: &str) -> (String, Place) {
        parse_all::<GlossaryFile>(source).unwrap_err().swap_remove(0)
    }

    /// What is said of entries that are written so, with line and column.
    fn said(entry: &str) -> (String, u32, u32) {
        let (message, place) = first(&format!("entries:\n{entry}"));
        (message, place.line, place.column)
    }

    #[test]
    fn slips_are_told_where_they_are() {
        for (entry, part, line, column) in [
            ("  - id: a\n    headword: 干\n    pinyin：gàn\n", "full-width colon", 4, 11),
            ("  - id：a\n    headword: 干\n", "full-width colon", 2, 7),
            ("  - id: a\n    headword：干\n    pinyin: gàn\n", "full-width colon", 3, 13),
            ("  - id:a\n    headword: 干\n", "`id: a`", 2, 7),
            ("  -id: a\n    headword: 干\n", "`- id:`", 2, 3),
            ("  - id: a\n    headword: 干\n    here: one: two\n", "`here: \"one: two\"`", 4, 11),
            ("  - id: a\n\theadword: 干\n", "a tab", 3, 1),
            ("\t- id: a\n\t  headword: 干\n", "a tab", 2, 1),
            ("  - id: a\n    headword: 干\n\n\there: x\n", "a tab", 5, 1),
            ("  - id: a\n      headword: 干\n", "column 7, further right", 3, 15),
            ("  - id: a\n   headword: 干\n", "begins in column 4", 3, 4),
            ("  - id: a\n    headword: \"干\n    pinyin: x\n", "never closed", 3, 15),
            ("  - id: a\n    headword: \"干\" 部\n", "closing quotation mark", 3, 19),
            ("  - id: a\n    headword: @干\n", "begin with `@`", 3, 15),
            ("  - id: a\n    headword: *干\n", "begin with `*`", 3, 15),
            ("  - id: a\n    headword: 干\n    gloss: { en: One, and two }\n", "a comma divides", 4, 23),
            ("  - id: a\n    forms: [干\n    pinyin: x\n", "never closed", 4, 11),
            ("  － id: a\n    headword: 干\n", "`- id: `", 2, 3),
            ("  — id: a\n    headword: 干\n", "not with `—`", 2, 3),
            ("  ・ id: a\n    headword: 干\n", "not with `・`", 2, 3),
            ("  + id: a\n    headword: 干\n", "not with `+`", 2, 3),
            ("  - id: a\n    headword: 干\n    gloss: {en：x}\n", "`en: `", 4, 13),
            ("  - id:a\n  - id:b\n", "`id: a`", 2, 7),
            (
                "  - id: a\n    headword: 干\n    gloss: { en: bank: a place }\n",
                "`en: \"bank: a place\"`",
                4,
                18,
            ),
            ("  - id: a\n    headword: 干\n    gloss: { zh: 干, en: a: \"b\" }\n", "`en: 'a: \"b\"'`", 4, 25),
            ("  - { id: a, headword: 干, first: Xinhua: 2001 }\n", "`first: \"Xinhua: 2001\"`", 2, 34),
            ("  - id: a\n    headword: 干\n    gloss: bank\n", "`gloss: { en: bank }`", 4, 12),
            (
                "  - id: a\n    headword: 干\n    gloss: bank, shore\n",
                "`gloss: { en: \"bank, shore\" }`",
                4,
                12,
            ),
            ("  - id: a\n    headword: 干\n\u{3000}\u{3000}pinyin: gàn\n", "before `pinyin`", 4, 1),
            ("\u{A0}\u{A0}- id: a\n    headword: 干\n", "indent this line", 2, 1),
            ("  - id: a\n  \u{3000}headword: 干\n", "indent this line", 3, 3),
            ("---\nentries: []\n", "a second document", 2, 1),
            ("  - id: a\n    headword: 干\n    gloss: 一种技术\n", "`gloss: { zh: 一种技术 }`", 4, 12),
            ("  - id: a\n    headword: 干\n    gloss: {zh: 甲，en: b}\n", "full-width `，`", 4, 18),
            ("  - id: a\n    headword: 干\n    renderings: [old temple]\n", "`{ text: old temple }`", 4, 18),
            ("  - id: a\n    headword: 干\n    facts:\n      - 某事\n", "`{ text: 某事 }`", 5, 9),
            ("  - id: a\n    headword: 干\n    senses: [唐]\n", "`{ gloss: { zh: 唐 } }`", 4, 14),
            ("  - id: a\n    headword: 干\n    anywhere: 是\n", "write `true` or `false`", 4, 15),
            ("  - {id: a，headword: 干}\n", "full-width `，`", 2, 11),
            ("  - {id: a, headword: 干， pinyin: gàn}\n", "full-width `，`", 2, 24),
            ("  - id: a\n    headword: 干\n    gloss: ｛en: x｝\n", "full-width `｛`", 4, 12),
        ] {
            let told = said(entry);
            assert!(told.0.contains(part), "{entry}: {told:?}");
            assert_eq!((told.1, told.2), (line, column), "{entry}: {told:?}");
        }
    }

    #[test]
    fn a_full_width_colon_behind_a_passage_is_told_wherever_it_stands() {
        for (readings, line) in [
            ("  念经：niàn jīng\n  还书: huán shū\n", 2),
            ("  还书: huán shū\n  念经：niàn jīng\n  重建: chóng jiàn\n", 3),
            ("  还书: huán shū\n  念经： niàn jīng\n", 3),
            ("  念经：niàn jīng\n", 2),
            ("  念经：niàn jīng\n  还书：huán shū\n", 2),
        ] {
            let (message, place) =
                first(&format!("readings:\n{readings}entries:\n  - id: a\n    headword: 干\n"));
            assert!(
                message.contains("full-width colon") && message.contains("`念经: `"),
                "{readings}: {message}"
            );
            assert_eq!((place.line, place.column), (line, 5), "{readings}: {message}");
        }
    }

    #[test]
    fn a_file_of_comments_says_that_there_is_nothing_else() {
        let (message, place) = first("# words\n\n# more\n");
        assert!(message.contains("nothing but comments"), "{message}");
        assert_eq!(place.column, 1);
    }

    #[test]
    fn what_repeats_too_much_is_called_by_its_signs() {
        let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for n in 1..12 {
            let before = format!("*a{}", n - 1);
            bomb += &format!("a{n}: &a{n} [{}]\n", vec![before; 9].join(", "));
        }
        let (message, _) = first(&bomb);
        assert!(message.contains("`*`") || message.contains("`&`"), "{message}");
    }
}
