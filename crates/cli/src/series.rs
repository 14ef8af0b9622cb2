//! The articles of a series, and what each of them has of its own.

use std::path::{Path, PathBuf};

use super::{Failure, output, project};

/// One article of a series.
#[derive(Debug, PartialEq, Eq)]
pub struct Member {
    pub article: PathBuf,
    /// Those that all share, then its own, which overrules them.
    pub glossaries: Vec<PathBuf>,
    pub notes: Option<PathBuf>,
    /// What its page is called, without `.html`.
    pub name: String,
}

impl Member {
    /// Says which files belong to an article that nobody has named.
    pub fn tell_beside(&self, glossaries: &[PathBuf], notes: Option<&Path>) {
        let own = self.glossaries.iter().filter(|own| !glossaries.contains(own));
        let own = own.chain(self.notes.as_ref().filter(|_| notes.is_none()));
        let own: Vec<String> = own.map(|path| format!("`{}`", path.display())).collect();
        if !own.is_empty() {
            output::tell(format_args!("{}: with {} beside it", self.article.display(), own.join(" and ")));
        }
    }
}

/// The articles with their files. Each has besides the glossaries that are named, which all
/// share, the ones that lie beside it: of `NAME/article.md` and `NAME/index.md` they are `glossary.yaml` (or `.yml`, `.json`) and `notes.json`, of `NAME.md`
/// `NAME.glossary.yaml` and `NAME.notes.json`; so an article that is built alone is what it is in its series. A project of the studio has its own in its file. The page of a project of the studio is called as its file, that of one `project.json` is `article.html`.
///
/// # Errors
/// Notes are named for several articles.
pub fn members(
    articles: &[PathBuf],
    glossaries: &[PathBuf],
    notes: Option<&Path>,
) -> Result<Vec<Member>, Failure> {
    let several = articles.len() > 1;
    if several && let Some(notes) = notes {
        let message = format!(
            "`{}`: notes belong to one article: put them beside it, as `notes.json` beside `article.md`, or as `NAME.notes.json` beside `NAME.md`",
            notes.display()
        );
        return Err(Failure::System(message));
    }
    let mut members: Vec<Member> = Vec::new();
    for article in articles {
        let stem = article.file_stem().unwrap_or_default().to_string_lossy();
        // As the studio calls the page of what it names `project.json`.
        let is_project = project::is_named(article);
        let stem = if is_project && stem == "project" { "article".into() } else { stem };
        let folder = std::path::absolute(article).ok();
        let folder = folder.as_deref().and_then(Path::parent).and_then(Path::file_name);
        // Generators of sites call the article of a folder `index.md`.
        let is_folders = stem == "article" || stem.eq_ignore_ascii_case("index");
        let prefix = if is_folders { String::new() } else { format!("{stem}.") };
        let name = match folder {
            Some(folder) if is_folders && (several || !is_project) => folder.to_string_lossy().into_owned(),
            _ => stem.into_owned(),
        };
        let beside = |file: &str| {
            Some(article.with_file_name(format!("{prefix}{file}")))
                .filter(|path| !is_project && path.is_file())
        };
        let same = |a: &Path, b: &Path| {
            a.canonicalize().ok().is_some_and(|a| b.canonicalize().is_ok_and(|b| a == b))
        };
        // A table is no glossary, and says so when it is read: better than to be passed over.
        let own = ["yaml", "yml", "json", "csv"].iter().find_map(|kind| beside(&format!("glossary.{kind}")));
        let own = own.filter(|own| !glossaries.iter().any(|named| same(named, own)));
        members.push(Member {
            article: article.clone(),
            glossaries: glossaries.iter().cloned().chain(own).collect(),
            notes: notes.map(Path::to_path_buf).or_else(|| beside("notes.json")),
            name,
        });
    }
    Ok(members)
}

/// Refuses pages of a site that would have one name, or the name of its index.
pub fn refuse_names(members: &[Member]) -> Result<(), Failure> {
    for (at, Member { article, name, .. }) in members.iter().enumerate() {
        let is_index = name.eq_ignore_ascii_case("index");
        if is_index || members[..at].iter().any(|member| member.name == *name) {
            let taken = if is_index { "the page of the index" } else { "another page" };
            let message = format!(
                "`{}` would become `{name}.html`, as {taken}: give its file or its folder another name",
                article.display()
            );
            return Err(Failure::System(message));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn desk(name: &str, files: &[&str]) -> PathBuf {
        let desk = std::env::temp_dir().join(format!("jiazhu-series-{}-{name}", std::process::id()));
        for file in files {
            let path = desk.join(file);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "").unwrap();
        }
        desk
    }

    #[test]
    fn each_article_of_several_has_what_lies_beside_it() {
        let desk = desk(
            "beside",
            &[
                "base.yaml",
                "one/article.md",
                "one/glossary.yaml",
                "one/notes.json",
                "two.md",
                "two.notes.json",
            ],
        );
        let paths = |names: &[&str]| names.iter().map(|name| desk.join(name)).collect::<Vec<_>>();
        let (articles, base) = (paths(&["one/article.md", "two.md"]), paths(&["base.yaml"]));
        let Ok(found) = members(&articles, &base, None) else { panic!("an error") };
        assert_eq!((found[0].name.as_str(), found[1].name.as_str()), ("one", "two"));
        assert_eq!(found[0].glossaries, paths(&["base.yaml", "one/glossary.yaml"]));
        assert_eq!(found[1].glossaries, base);
        assert_eq!(found[0].notes.as_deref(), Some(desk.join("one/notes.json").as_path()));
        assert_eq!(found[1].notes.as_deref(), Some(desk.join("two.notes.json").as_path()));
        let Ok(alone) = members(&articles[..1], &base, None) else { panic!("an error") };
        assert_eq!(alone[0], found[0], "an article alone is what it is in its series");
        let named = desk.join("two.notes.json");
        let Ok(alone) = members(&articles[..1], &base, Some(&named)) else { panic!("an error") };
        assert_eq!(alone[0].notes, Some(named), "notes that are named take the place of those beside");
        std::fs::remove_dir_all(desk).unwrap();
    }

    #[test]
    fn a_glossary_beside_an_article_may_be_called_by_any_of_its_kinds() {
        let files =
            ["a/article.md", "a/glossary.yml", "b/article.md", "b/glossary.json", "c.md", "c.glossary.csv"];
        let desk = desk("kinds", &files);
        let paths = |names: &[&str]| names.iter().map(|name| desk.join(name)).collect::<Vec<_>>();
        let Ok(found) = members(&paths(&["a/article.md", "b/article.md", "c.md"]), &[], None) else {
            panic!("an error")
        };
        let own: Vec<PathBuf> = found.into_iter().flat_map(|member| member.glossaries).collect();
        assert_eq!(own, paths(&["a/glossary.yml", "b/glossary.json", "c.glossary.csv"]));
        std::fs::remove_dir_all(desk).unwrap();
    }

    #[test]
    fn names_that_would_collide_are_refused() {
        let said = |articles: &[&str], notes: Option<&str>| {
            let articles: Vec<PathBuf> = articles.iter().map(PathBuf::from).collect();
            match members(&articles, &[], notes.map(Path::new)) {
                Err(Failure::System(message)) => message,
                Ok(members) => match refuse_names(&members) {
                    Err(Failure::System(message)) => message,
                    _ => String::new(),
                },
                _ => String::new(),
            }
        };
        // The article of a folder is called as the folder.
        assert_eq!(said(&["a/index.md", "b/index.md"], None), "");
        assert!(said(&["a/index.md", "b/a.md"], None).contains("another page"));
        assert!(said(&["a/one.md", "b/one.md"], None).contains("another page"));
        assert_eq!(said(&["a/index.md"], None), "");
        assert!(said(&["index/index.md"], None).contains("the page of the index"));
        let one = members(&["a/index.md".into()], &[], None);
        assert!(matches!(one.as_deref(), Ok([Member { name, .. }]) if name == "a"), "as in a series");
        assert!(said(&["one.md", "two.md"], Some("notes.json")).contains("one article"));
        assert_eq!(said(&["one.md"], Some("notes.json")), "");
        assert!(said(&["a/project.json", "b/project.json"], None).is_empty());
        let project = members(&["a/project.json".into()], &[], None);
        assert!(matches!(project.as_deref(), Ok([Member { name, .. }]) if name == "article"));
    }
}
