//! What was handed over in the place of a glossary: an article, a table, notes.

/// What to do with a file that is no glossary, where its name or its beginning says what it is.
pub fn other_file(file: &str, source: &str) -> Option<String> {
    let extension = file.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    let first = source.lines().find(|line| !line.trim().is_empty()).unwrap_or_default().trim();
    let cells: Vec<&str> = first.split([',', ';', '\t']).map(|cell| cell.trim_matches(['"', ' '])).collect();
    let names_columns =
        cells.iter().any(|cell| matches!(super::table::column(cell), Some("id" | "headword")));
    if cells.len() > 1
        && (names_columns || matches!(extension.as_deref(), Some("csv" | "tsv")))
        && !first.starts_with(['{', '[', '-'])
    {
        return Some(format!(
            "this is a table, and a glossary is YAML or JSON: `jiazhu import {file} -o glossary.yaml` makes one of it"
        ));
    }
    if first.starts_with(['[', '{']) && (source.contains("\"target\"") || source.contains("\"motivation\"")) {
        return Some("these are notes, no glossary: name them by `--notes`".to_string());
    }
    let is_article = match extension.as_deref() {
        Some("md" | "markdown" | "html" | "htm" | "xhtml" | "txt" | "docx" | "epub") => true,
        _ => first == "---" && source.lines().filter(|line| line.trim_end() == "---").count() > 1,
    };
    is_article.then(|| {
        "this is an article, no glossary: `--glossary` names the glossary, and the article stands without an option; are the two swapped?"
            .to_string()
    })
}
