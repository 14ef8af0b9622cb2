//! The studio's texts as a project, which it keeps in the browser, writes and opens, as the command line does.

use std::collections::BTreeMap;
use std::rc::Rc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

use jiazhu_annotate::project::{self, NamedText, ProjectError};

use crate::words::{Lang, Message};

use super::field::Format;
use super::lines::unmarked;
use super::{Pictures, State};

/// The texts of a state, and its pictures.
#[derive(Clone, Debug)]
pub struct Project {
    texts: project::Project,
    pictures: Pictures,
}

/// Of the same texts: pictures are theirs.
impl PartialEq for Project {
    fn eq(&self, other: &Project) -> bool {
        self.texts == other.texts
    }
}

/// A project as the storage has it: its pictures lie beside it.
#[derive(Serialize)]
struct Stored<'a> {
    #[serde(flatten)]
    texts: &'a project::Project,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pictures: BTreeMap<&'a str, &'a str>,
}

/// What such a file has besides the texts.
#[derive(Default, Deserialize)]
struct Beside {
    #[serde(default)]
    pictures: BTreeMap<String, String>,
}

impl Project {
    pub fn of(state: &State) -> Project {
        let named =
            |name: &str, text: &Rc<str>| NamedText { name: name.to_owned(), text: Box::from(&**text) };
        let texts = project::Project::new(
            named(state.format.name(), &state.article),
            named(state.glossary_name(), &state.glossary),
            named("notes.json", &state.notes),
        );
        Project { texts, pictures: state.pictures.clone() }
    }

    pub fn pictures(&self) -> &Pictures {
        &self.pictures
    }

    /// Whether a file of JSON is a project.
    pub fn is_one(file: &str) -> bool {
        project::Project::is_one(file)
    }

    /// As a file, with its pictures in it; the same texts and pictures give the same bytes.
    pub fn file(&self) -> String {
        let mut texts = self.texts.clone();
        texts.files = self
            .pictures
            .all()
            .map(|(path, bytes)| (path.to_owned(), STANDARD.encode(bytes).into()))
            .collect();
        texts.save()
    }

    /// As the storage has it, with the names of its pictures.
    pub fn save(&self) -> String {
        let stored = Stored { texts: &self.texts, pictures: self.pictures.keys() };
        // Structs of strings always serialize.
        serde_json::to_string_pretty(&stored).unwrap_or_default()
    }

    /// Reads a file, or what the storage has.
    ///
    /// # Errors
    /// What is wrong, and what to do.
    pub fn open(file: &str, lang: Lang) -> Result<Project, String> {
        let mut texts = project::Project::open(file).map_err(|error| match error {
            ProjectError::Newer(version) => {
                let (version, known) = (version.to_string(), project::VERSION.to_string());
                lang.fill(Message::NewerProject, &[("version", &version), ("known", &known)])
            }
            ProjectError::Damaged(why) => lang.fill(Message::DamagedProject, &[("why", &why)]),
        })?;
        let beside = serde_json::from_str::<Beside>(file.trim_start_matches('\u{FEFF}')).unwrap_or_default();
        let mut pictures = Pictures::of_keys(beside.pictures);
        for (path, file) in std::mem::take(&mut texts.files) {
            let bytes = STANDARD.decode(&*file).map_err(|error| {
                let why = format!("{path}: {error}");
                lang.fill(Message::DamagedProject, &[("why", &why)])
            })?;
            pictures.insert(path, bytes.into());
        }
        Ok(Project { texts, pictures })
    }

    /// Puts the texts into a state, which has been left by whoever may want it back.
    pub fn put(self, state: &mut State) {
        let Project { texts: project, pictures } = self;
        state.pictures = pictures;
        state.format =
            Format::ALL.into_iter().find(|format| format.name() == project.article.name).unwrap_or_default();
        state.format_is_said = true;
        (state.cards, state.passage, state.base, state.outcome) = Default::default();
        state.glossary_is_table = project.glossary.name.ends_with(".csv");
        (state.article, state.glossary, state.notes) = (
            unmarked(project.article.text.into()),
            unmarked(project.glossary.text.into()),
            unmarked(project.notes.text.into()),
        );
    }

    /// The beginning of the article, to know it by: some words of its first line that has any.
    pub fn title(&self) -> String {
        let is_html = self.texts.article.name == Format::Html.name();
        let text = if is_html {
            words_of_html(&self.texts.article.text)
        } else {
            (*self.texts.article.text).to_owned()
        };
        let lines = text.lines();
        let title = lines.clone().find_map(|line| line.strip_prefix("title:"));
        let first = lines
            .map(|line| line.trim_start_matches(['#', ' ']))
            .find(|line| line.chars().any(char::is_alphanumeric));
        let words = title.or(first).unwrap_or_default().trim().trim_matches('"');
        match words.char_indices().nth(16) {
            Some((at, _)) => format!("{}…", &words[..at]),
            None => words.to_owned(),
        }
    }
}

/// Elements inside a line.
const INLINE: [&str; 16] = [
    "a", "b", "code", "em", "font", "i", "mark", "rb", "ruby", "s", "small", "span", "strong", "sub", "sup",
    "u",
];
/// Elements whose content is no text of the article.
const SILENT: [&str; 5] = ["rp", "rt", "script", "style", "template"];

/// The text of the beginning of a page, a line for each element that has one.
fn words_of_html(html: &str) -> String {
    /// Bytes of words that are looked for.
    const ENOUGH: usize = 400;
    let (mut text, mut rest) = (String::new(), html);
    while let Some(at) = rest.find('<').filter(|_| text.trim().len() < ENOUGH) {
        text.push_str(&line_of(&rest[..at]));
        let tag = &rest[at + 1..];
        if let Some(comment) = tag.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        let is_tag = tag.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'));
        if !is_tag {
            text.push('<');
            rest = tag;
            continue;
        }
        let name: String = tag
            .trim_start_matches('/')
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .map(|c| c.to_ascii_lowercase())
            .collect();
        rest = tag.split_once('>').map_or("", |(_, after)| after);
        if SILENT.contains(&&*name) && !tag.starts_with('/') {
            rest = rest.find(&format!("</{name}")).map_or("", |end| &rest[end..]);
        } else if !INLINE.contains(&&*name) && !SILENT.contains(&&*name) {
            text.push('\n');
        }
    }
    text.push_str(&line_of(rest));
    text
}

/// A text between tags: its line ends are blanks.
fn line_of(text: &str) -> String {
    let mut line = text.replace(['\n', '\r', '\t'], " ");
    for (reference, character) in
        [("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")]
    {
        line = line.replace(reference, character);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_project_file_has_the_pictures_in_it_and_a_damaged_one_is_refused() {
        let mut state = State { article: "![](media/a.png)".into(), ..State::default() };
        state.pictures.insert("media/a.png".to_owned(), b"\x89PNG"[..].into());
        let file = Project::of(&state).file();
        assert!(file.contains(r#""media/a.png": "iVBORw==""#), "{file}");
        let opened = Project::open(&file, Lang::En).expect("it is as it was written");
        assert_eq!(opened.pictures().of("media/a.png").as_deref(), Some(&b"\x89PNG"[..]));
        assert_eq!((opened.file(), opened == Project::of(&state)), (file.clone(), true));
        let told = Project::open(&file.replace("iVBORw==", "iVBORw="), Lang::En).unwrap_err();
        assert!(told.contains("media/a.png"), "{told}");
        // The storage has them beside it, under names.
        assert!(!Project::of(&state).save().contains("iVBORw"));
    }

    #[test]
    fn a_project_is_known_by_words_of_its_article_not_by_its_tags() {
        let title = |article: &str, format| {
            Project::of(&State { article: article.into(), format, ..State::default() }).title()
        };
        for (html, expected) in [
            ("<p class=a>甲乙</p>", "甲乙"),
            (
                "<!doctype html><head><style>p { color: red }</style><!-- <b>丙</b> --></head><body>\n<h1>第一<em>章</em></h1>",
                "第一章",
            ),
            ("<h1>\n  雪&nbsp;夜\n</h1><p>窗外下着大雪</p>", "雪 夜"),
            ("<p><ruby>漢<rt>hàn</rt></ruby>字</p><STYLE>x", "漢字"),
            ("<p>一 < 二</p>", "一 < 二"),
            ("<p", ""),
        ] {
            assert_eq!(title(html, Format::Html), expected, "{html}");
        }
        assert_eq!(title("# 一\n", Format::Markdown), "一");
        assert_eq!(title("<一>", Format::Plain), "<一>");
    }
}
