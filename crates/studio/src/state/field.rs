//! Which text is meant, and what its name says it is.

use crate::words::Label;

/// One of the three texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Article,
    Glossary,
    Notes,
}

impl Field {
    pub const ALL: [Field; 3] = [Field::Article, Field::Glossary, Field::Notes];

    /// The name of its textarea, and of its file without an extension.
    pub fn name(self) -> &'static str {
        match self {
            Field::Article => "article",
            Field::Glossary => "glossary",
            Field::Notes => "notes",
        }
    }
}

/// How an article is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    #[default]
    Plain,
    Markdown,
    Html,
}

impl Format {
    pub const ALL: [Format; 3] = [Format::Plain, Format::Markdown, Format::Html];

    /// The name under which the annotator gets the article: its extension says how it is read.
    pub fn name(self) -> &'static str {
        match self {
            Format::Plain => "article.txt",
            Format::Markdown => "article.md",
            Format::Html => "article.html",
        }
    }

    /// As people call it.
    pub fn label(self) -> Label {
        match self {
            Format::Plain => Label::PlainText,
            Format::Markdown => Label::Markdown,
            Format::Html => Label::Html,
        }
    }

    /// What a text without a name seems to be: HTML where it begins with an element, Markdown where a line begins with a sign of it that no
    /// plain Chinese text has, plain text else.
    pub fn of(text: &str) -> Format {
        let start = text.trim_start();
        let mut after = start.chars().skip(1);
        if start.starts_with('<') && after.next().is_some_and(|c| c.is_ascii_alphabetic() || c == '!') {
            return Format::Html;
        }
        let is_sign = |line: &str| {
            let heading = line.trim_start_matches('#');
            (heading.len() < line.len() && line.len() - heading.len() <= 6 && heading.starts_with(' '))
                || ["- ", "* ", "> ", "1. ", "```", "![", "[^", "| ", "|-"]
                    .iter()
                    .any(|sign| line.starts_with(sign))
                || line.contains("**")
                || line.contains("](")
        };
        let is_front = |fence: &str| {
            let mut lines = start.lines();
            lines.next() == Some(fence) && lines.any(|line| line.starts_with(fence))
        };
        let front = is_front("---") || is_front("+++");
        if front || start.lines().any(is_sign) { Format::Markdown } else { Format::Plain }
    }
}

/// Which text a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `None` where the name says nothing of its format.
    Article(Option<Format>),
    Glossary {
        is_table: bool,
    },
    Notes,
}

impl Kind {
    /// What a file's name says; of JSON, what is in it.
    pub fn of(name: &str, text: &str) -> Kind {
        match extension(name).as_str() {
            "md" | "markdown" | "mdx" => Kind::Article(Some(Format::Markdown)),
            // As on the command line no sign of Markdown is one there.
            "txt" if Format::of(text) != Format::Html => Kind::Article(Some(Format::Plain)),
            "html" | "htm" | "xhtml" => Kind::Article(Some(Format::Html)),
            "yaml" | "yml" => Kind::Glossary { is_table: false },
            "csv" | "tsv" => Kind::Glossary { is_table: true },
            // A glossary in JSON is YAML as well.
            "json" | "jsonld" if text.contains("\"entries\"") => Kind::Glossary { is_table: false },
            "json" | "jsonld" => Kind::Notes,
            _ => Kind::Article(None),
        }
    }
}

/// In small letters; empty where there is none.
pub fn extension(name: &str) -> String {
    name.rsplit_once('.').map_or_else(String::new, |(_, extension)| extension.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_as_the_command_line_reads_it() {
        let plain = Kind::Article(Some(Format::Plain));
        for (name, text, kind) in [
            ("verse.txt", "# 登鹳雀楼\n白日依山尽\n", plain),
            ("LIST.TXT", "- 一\n- 二\n", plain),
            ("head.txt", "---\ntitle: 题\n---\n文\n", plain),
            ("page.txt", "<p>一", Kind::Article(None)),
            ("a.mdx", "一", Kind::Article(Some(Format::Markdown))),
            ("noext", "# 一", Kind::Article(None)),
        ] {
            assert_eq!(Kind::of(name, text), kind, "{name}");
        }
    }
}
