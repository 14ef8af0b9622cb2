//! What was handed over in the place of a glossary or of notes: an article, a table, the other of the two, a finished reading.

use crate::article::no_text;
use crate::glossary::table;

/// What to do with a file that is no glossary, where its name or its beginning says what it is.
pub fn no_glossary(file: &str, source: &str) -> Option<String> {
    if is_table(file, source) {
        return Some(format!(
            "this is a table, and a glossary is YAML or JSON: `jiazhu import {file} -o glossary.yaml` makes one of it, and so does the studio"
        ));
    }
    if first_line(source).starts_with(['[', '{'])
        && (source.contains("\"target\"") || source.contains("\"motivation\""))
    {
        return Some("these are notes, no glossary: name them as the notes".to_string());
    }
    is_article(file, source).then(|| "this is an article, no glossary: are the two swapped?".to_string())
}

/// The same of a file that holds no notes.
pub fn no_notes(file: &str, source: &str) -> Option<String> {
    if is_glossary(source) {
        return Some("this is a glossary, no notes: name it as the glossary".to_string());
    }
    if is_table(file, source) {
        return Some(
            "this is a table, and notes are W3C Web Annotations in JSON: of a table of terms `jiazhu import` makes a glossary"
                .to_string(),
        );
    }
    is_article(file, source).then(|| "this is an article, no notes: are the two swapped?".to_string())
}

/// The same of a file that is no text, for whatever was wanted (`a glossary`, `notes`).
pub fn by_bytes(file: &str, bytes: &[u8], wanted: &str) -> Option<String> {
    if bytes.starts_with(b"JIAZHU") {
        return Some(format!("this is a finished reading: name {wanted} that it was made from"));
    }
    if let Some(told) = no_text(bytes) {
        return Some(told.to_owned());
    }
    let is_packed = bytes.starts_with(b"PK\x03\x04");
    (is_packed && is_article(file, ""))
        .then(|| format!("this is an article: name {wanted}; are the two swapped?"))
}

/// Whether a text in JSON or YAML has a list of entries at its top.
pub fn is_glossary(source: &str) -> bool {
    source.lines().any(|line| line.starts_with("entries:"))
        || first_line(source).starts_with('{')
            && source.contains("\"entries\"")
            && !source.contains("\"target\"")
}

fn is_table(file: &str, source: &str) -> bool {
    let first = first_line(source);
    let cells: Vec<&str> = first.split([',', ';', '\t']).map(|cell| cell.trim_matches(['"', ' '])).collect();
    let names_columns = cells.iter().any(|cell| matches!(table::column(cell), Some("id" | "headword")));
    cells.len() > 1
        && (names_columns || matches!(extension(file).as_str(), "csv" | "tsv"))
        && !first.starts_with(['{', '[', '-'])
}

fn is_article(file: &str, source: &str) -> bool {
    let is_fence = |line: &&str| line.trim_end() == "---";
    is_named_as_article(file)
        || extension(file) == "txt"
        || first_line(source) == "---" && source.lines().filter(is_fence).count() > 1
}

/// Whether a file is called as only articles are.
pub fn is_named_as_article(file: &str) -> bool {
    matches!(extension(file).as_str(), "md" | "markdown" | "html" | "htm" | "xhtml" | "docx" | "epub")
}

fn first_line(source: &str) -> &str {
    source.lines().find(|line| !line.trim().is_empty()).unwrap_or_default().trim()
}

fn extension(file: &str) -> String {
    file.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Diagnostic;
    use crate::glossary::Glossary;
    use crate::notes::Notes;

    const GLOSSARY: &str = "entries:\n  - id: a\n    headword: 银行\n";
    const JSON: &str = r#"{"entries": [{"id": "a", "headword": "银行"}]}"#;
    const NOTES: &str =
        r#"[{"body": "x", "target": {"selector": {"type": "TextQuoteSelector", "exact": "银行"}}}]"#;
    const TABLE: &str = "headword,pinyin\n银行,yínháng\n";
    const READING: &[u8] = b"JIAZHU\x02\0";
    const DOCX: &[u8] = b"PK\x03\x04\x14\0\0\0[Content_Types].xml";

    fn told(errors: Vec<Diagnostic>) -> String {
        assert_eq!(errors.iter().map(|error| error.code).collect::<Vec<_>>(), ["swapped"], "{errors:?}");
        errors[0].message.clone()
    }

    #[test]
    fn what_is_no_glossary_says_what_it_is() {
        for (file, bytes, part) in [
            ("a.csv", TABLE.as_bytes(), "a table"),
            ("n.json", NOTES.as_bytes(), "these are notes"),
            ("a.md", "---\nlang: zh\n---\n\n银行：是什么\n".as_bytes(), "an article"),
            ("a.docx", DOCX, "an article"),
            ("a.reading", READING, "a finished reading"),
        ] {
            let said = told(Glossary::parse(file, bytes).expect_err(file));
            assert!(said.contains(part), "{file}: {said}");
        }
    }

    #[test]
    fn what_are_no_notes_says_what_it_is() {
        for (file, bytes, part) in [
            ("g.yaml", GLOSSARY.as_bytes(), "a glossary"),
            ("g.json", JSON.as_bytes(), "a glossary"),
            ("a.md", "# 银行\n".as_bytes(), "an article"),
            ("a.tsv", "词\t拼音\n银行\tyínháng\n".as_bytes(), "a table"),
            ("a.docx", DOCX, "an article"),
            ("a.reading", READING, "a finished reading"),
        ] {
            let said = told(Notes::parse(file, bytes).expect_err(file));
            assert!(said.contains(part), "{file}: {said}");
        }
    }

    #[test]
    fn a_broken_file_of_the_right_kind_is_not_called_another() {
        let broken = Notes::parse("n.json", NOTES.replace("\"x\",", "\"x\"").as_bytes()).unwrap_err();
        assert_eq!(broken[0].code, "notes");
        let broken = Glossary::parse("g.yaml", GLOSSARY.replace("id: a", "id:a").as_bytes()).unwrap_err();
        assert_eq!(broken[0].code, "glossary");
    }
}
