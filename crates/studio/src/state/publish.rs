//! The files that are taken along: what the command line writes of the same texts, and the project itself.

use std::rc::Rc;

use super::{Effect, Field, Pane, Pictures, Project, State, draft, link};
use crate::words::{Label, Lang, Message};
use crate::yaml::{Node, Tree};

/// A file, or what is copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Export {
    Reading,
    Words,
    Html,
    Page,
    Standalone,
    /// A folder for a web server, packed.
    Site,
    Project,
    Tag,
    /// The texts, as they are.
    Text(Field),
}

impl Export {
    pub const ALL: [Export; 11] = [
        Export::Reading,
        Export::Words,
        Export::Html,
        Export::Page,
        Export::Standalone,
        Export::Site,
        Export::Project,
        Export::Text(Field::Article),
        Export::Text(Field::Glossary),
        Export::Text(Field::Notes),
        Export::Tag,
    ];

    /// The name of its button.
    pub fn name(self) -> &'static str {
        match self {
            Export::Reading => "reading",
            Export::Words => "words",
            Export::Html => "html",
            Export::Page => "page",
            Export::Standalone => "standalone",
            Export::Site => "site",
            Export::Project => "project",
            Export::Tag => "tag",
            Export::Text(field) => field.name(),
        }
    }

    /// What its button says.
    pub fn label(self) -> Label {
        match self {
            Export::Reading => Label::ExportReading,
            Export::Words => Label::ExportWords,
            Export::Html => Label::ExportHtml,
            Export::Page => Label::ExportPage,
            Export::Standalone => Label::ExportStandalone,
            Export::Site => Label::ExportSite,
            Export::Project => Label::ExportProject,
            Export::Tag => Label::ExportTag,
            Export::Text(Field::Article) => Label::Article,
            Export::Text(Field::Glossary) => Label::Glossary,
            Export::Text(Field::Notes) => Label::Notes,
        }
    }

    /// What it is for.
    pub fn about(self) -> Label {
        match self {
            Export::Reading => Label::AboutReading,
            Export::Words => Label::AboutWords,
            Export::Html => Label::AboutHtml,
            Export::Page => Label::AboutPage,
            Export::Standalone => Label::AboutStandalone,
            Export::Site => Label::AboutSite,
            Export::Project => Label::AboutProject,
            Export::Tag => Label::AboutTag,
            Export::Text(_) => Label::AboutText,
        }
    }

    /// The name of its file.
    pub fn file(self) -> &'static str {
        match self {
            Export::Reading => READING,
            Export::Words => "article.words",
            // An article in HTML is `article.html` itself.
            Export::Html | Export::Tag => "fragment.html",
            Export::Page => "index.html",
            Export::Standalone => "standalone.html",
            Export::Site => "site.zip",
            Export::Project => "project.json",
            Export::Text(_) => "",
        }
    }

    fn media_type(self) -> &'static str {
        match self {
            Export::Reading | Export::Words => "application/octet-stream",
            Export::Html | Export::Page | Export::Standalone | Export::Tag => "text/html",
            Export::Site => "application/zip",
            Export::Project => "application/json",
            Export::Text(_) => "text/plain",
        }
    }

    /// Whether the dictionary is needed.
    pub fn needs_words(self) -> bool {
        matches!(self, Export::Words | Export::Standalone | Export::Site)
    }
}

/// What a file needs besides the reading.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Around {
    /// Of a site's first page.
    pub title: Option<String>,
    pub pictures: Pictures,
    /// In which the pages speak.
    pub lang: Lang,
}

/// The glossary's title is that of a site, as on the command line.
fn site_title(state: &State) -> Option<String> {
    // The tree of the cards may be that of an older text.
    let tree = (!state.glossary_is_table).then(|| Tree::read(&state.glossary)).flatten()?;
    let title = tree.root.get("title").and_then(Node::text)?;
    Some(title.trim().to_owned()).filter(|title| !title.is_empty())
}

/// What pages name.
pub const READING: &str = "article.reading";

/// A file is asked for.
pub fn asked(state: &mut State, export: Export) -> Vec<Effect> {
    // What was wrong with another file is over.
    state.notice = state.notice.take().filter(|notice| !notice.is_error);
    if draft::is_written(state) && !matches!(export, Export::Text(Field::Article | Field::Glossary)) {
        state.say(Message::NoteNotIn, false);
    }
    if export == Export::Project {
        let bytes = Project::of(state).file().into_bytes();
        // What the storage has not given yet, or has lost.
        if !state.pictures.absent().is_empty() {
            state.say(Message::ProjectWithoutPictures, false);
        }
        return vec![Effect::Download {
            name: export.file(),
            kind: export.media_type(),
            bytes: bytes.into(),
        }];
    }
    if let Export::Text(field) = export {
        let name = match field {
            Field::Article => state.format.name(),
            Field::Glossary => state.glossary_name(),
            Field::Notes => "notes.json",
        };
        let text = match (state.text(field).trim(), field) {
            // A file of nothing is none of its kind for other programs.
            ("", Field::Glossary) => "entries: []\n",
            ("", Field::Notes) => "[]\n",
            _ => state.text(field),
        };
        let bytes = text.as_bytes().into();
        return vec![Effect::Download { name, kind: export.media_type(), bytes }];
    }
    if state.article.trim().is_empty() {
        state.say(Message::NothingToMake, true);
        return vec![];
    }
    let lang = state.page_lang.unwrap_or(state.lang);
    let around = Around { title: site_title(state), pictures: state.pictures.clone(), lang };
    vec![Effect::Publish { request: state.request(true), export, around }]
}

/// It was made, or an error is among the findings.
pub fn made(state: &mut State, export: Export, file: Option<Rc<[u8]>>) -> Vec<Effect> {
    let Some(bytes) = file else {
        state.say(Message::ErrorsFirst, true);
        state.pane = Pane::Findings;
        return vec![];
    };
    if export == Export::Tag {
        let html = String::from_utf8_lossy(&bytes);
        let tag = format!(
            "<script type=\"module\" src=\"jiazhu.js\"></script>\n<jiazhu-reading src=\"{READING}\">\n{html}</jiazhu-reading>\n"
        );
        return vec![Effect::Copy(tag.into())];
    }
    if matches!(export, Export::Site | Export::Standalone)
        && let Some(missing) = state.pictures.missing(state.reading.as_deref(), state.lang)
    {
        state.tell(missing, true);
    }
    vec![Effect::Download { name: export.file(), kind: export.media_type(), bytes }]
}

pub fn copied(state: &mut State, tag: &str, is_copied: bool) -> Vec<Effect> {
    let text = if is_copied {
        state.lang.say(Message::TagCopied).to_owned()
    } else {
        state.lang.fill(Message::TagNotCopied, &[("tag", tag)])
    };
    state.tell(text, !is_copied);
    vec![]
}

/// A link that holds the article.
pub fn link(state: &mut State) -> Vec<Effect> {
    match link::fragment(&state.article, state.format) {
        Some(fragment) => vec![Effect::CopyLink(fragment)],
        None => {
            let most = (link::LONGEST >> 10).to_string();
            state.tell(state.lang.fill(Message::LinkTooLong, &[("most", &most)]), true);
            vec![]
        }
    }
}

pub fn link_copied(state: &mut State, is_copied: bool) -> Vec<Effect> {
    let copied =
        if state.missing.shows_any() { Message::LinkCopiedWithoutPictures } else { Message::LinkCopied };
    state.say(if is_copied { copied } else { Message::LinkNotCopied }, !is_copied);
    vec![]
}
