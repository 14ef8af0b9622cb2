//! What links of an article lead to. Those to another article of a series lead to its page: an author names the file that she writes. Other
//! files lie in a site as pictures do, where they lie below the article and are neither pages nor programs.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

use jiazhu_annotate::article::Article;
use jiazhu_annotate::diagnostic::Diagnostic;
use jiazhu_html::{links_in, links_in_mut, links_mut, local_path, percent_encoded};
use jiazhu_reading::{Link, Reading};

use super::series::Member;

/// Pages and programs: beside the widget, they would do what they like with a reader's settings.
const PROGRAMS: [&str; 10] = ["html", "htm", "xhtml", "xht", "shtml", "js", "mjs", "cjs", "css", "wasm"];
const ARTICLES: [&str; 2] = ["md", "markdown"];

/// Has the links of an article lead to the pages of the others.
pub fn lead_to_pages(reading: &mut Reading, article: &Path, members: &[Member]) {
    let pages: Vec<(PathBuf, &str)> =
        members.iter().map(|member| (whole(&member.article), member.name.as_str())).collect();
    for link in links_mut(reading) {
        let Some(path) = local_path(&link.href) else { continue };
        let named = whole(&article.with_file_name("").join(path));
        if let Some((_, name)) = pages.iter().find(|(path, _)| *path == named) {
            let part = link.href.find('#').map_or("", |at| &link.href[at..]);
            link.href = format!("{}.html{part}", percent_encoded(name));
        }
    }
}

/// The pages of a site by their names, and the articles that they are of; the index is of none.
#[derive(Default)]
pub struct Pages(Vec<(String, Option<PathBuf>)>);

impl Pages {
    pub fn of(members: &[Member]) -> Pages {
        let pages =
            members.iter().map(|member| (format!("{}.html", member.name), Some(whole(&member.article))));
        Pages(pages.chain([("index.html".to_owned(), None)]).collect())
    }

    /// The page that a link names, as all pages of a site lie side by side.
    fn named(&self, path: &str) -> Option<Option<&Path>> {
        let name = path.strip_prefix("./").unwrap_or(path);
        self.0.iter().find(|(page, _)| page == name).map(|(_, article)| article.as_deref())
    }
}

/// The file that a link leads to and that a site takes along.
///
/// # Errors
/// Why a site has no such file: what is wrong, and what to do.
pub fn file_of(folder: &Path, path: &str) -> Result<PathBuf, String> {
    let file = folder.join(path);
    let Ok(about) = std::fs::metadata(&file) else {
        return Err(format!(
            "the link to `{path}` leads to no file: put it beside the article, or correct the address"
        ));
    };
    if about.is_dir() {
        return Err(format!("the link to `{path}` leads to a folder, which has no page: name a file"));
    }
    let mut depth = 0_usize;
    let mut is_below = true;
    for part in Path::new(path).components() {
        match part {
            Component::Normal(name) => {
                is_below &= !name.to_string_lossy().starts_with('.');
                depth += 1;
            }
            Component::CurDir => {}
            Component::ParentDir if depth > 0 => depth -= 1,
            _ => is_below = false,
        }
    }
    if !is_below {
        return Err(format!(
            "`{path}` lies outside the folder of the article or is hidden, so no site has it: put it beside the article, under a name that does not begin with a dot"
        ));
    }
    let extension = file.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    if ARTICLES.contains(&&*extension) {
        return Err(format!(
            "`{path}` is an article that is not named here: in a series that has it, this link leads to its page"
        ));
    }
    if PROGRAMS.contains(&&*extension) {
        return Err(format!(
            "`{path}` is a page or a program of its own, which no site takes along: put it on the server yourself, and write the address that it has there"
        ));
    }
    Ok(file)
}

/// Tells of links that lead to no file that a site has, and has those to places of other articles lead there. `series`: the articles that
/// are named; `pages`: what they become; `read` reads one of them, where that can be done.
pub fn look_at(
    article: &mut Article,
    path: &Path,
    series: &[PathBuf],
    pages: &Pages,
    read: impl Fn(&Path) -> Option<Article>,
) {
    let folder = path.parent().unwrap_or(Path::new(""));
    let known: Vec<PathBuf> = series.iter().map(PathBuf::as_path).chain([path]).map(whole).collect();
    let mut told: Vec<(String, String)> = Vec::new();
    for Link { href, .. } in links_in(&article.blocks, &article.tree) {
        let Some(path) = local_path(href) else { continue };
        let is_page = known.contains(&whole(&folder.join(&path))) || pages.named(&path).is_some();
        if is_page || told.iter().any(|(known, _)| known == href) {
            continue;
        }
        if let Err(message) = file_of(folder, &path) {
            told.push((href.clone(), message));
        }
    }
    let is_own = |other: &Path| whole(other) == whole(path);
    let lost = aim(article, |named| {
        let named = pages.named(named).flatten().map_or_else(|| whole(&folder.join(named)), Path::to_owned);
        let other = series.iter().find(|other| whole(other) == named && !is_own(other))?;
        read(other)
    });
    let told = told.into_iter().map(|(href, message)| ("linked-file", href, message));
    for (code, href, message) in told.chain(lost) {
        let warning = Diagnostic::warning(code, &article.file, message);
        let place = article.place_of_link(&href);
        article.warnings.push(match place {
            Some(place) => warning.at(place),
            None => warning,
        });
    }
}

/// Has the links to places of other articles lead there; those that lead to none are returned as findings.
fn aim(article: &mut Article, read: impl Fn(&str) -> Option<Article>) -> Vec<(&'static str, String, String)> {
    let mut addresses: Vec<String> = links_in(&article.blocks, &article.tree)
        .map(|link| &link.href)
        .filter(|href| href.contains('#'))
        .cloned()
        .collect();
    addresses.sort_unstable();
    addresses.dedup();
    let (mut others, mut aimed, mut lost) = (BTreeMap::new(), BTreeMap::new(), Vec::new());
    for href in addresses {
        let Some(path) = local_path(&href) else { continue };
        let other = others.entry(path.clone()).or_insert_with(|| read(&path));
        let Some(other) = other else { continue };
        let mut address = href.clone();
        if other.aim_at(&mut address) {
            aimed.insert(href, address);
        } else {
            let message = format!(
                "the link to `{href}` leads to the top of that page: no heading of `{}` is called so, and nothing in it has this id",
                other.file
            );
            lost.push(("link", href, message));
        }
    }
    for link in links_in_mut(&mut article.blocks, &mut article.tree) {
        if let Some(address) = aimed.get(&link.href) {
            link.href.clone_from(address);
        }
    }
    lost
}

/// The same path for the same file, also where the system does not know what links lead to.
fn whole(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| {
        let mut whole = PathBuf::new();
        for part in std::path::absolute(path).unwrap_or_else(|_| path.to_owned()).components() {
            match part {
                Component::CurDir => {}
                Component::ParentDir => {
                    whole.pop();
                }
                part => whole.push(part),
            }
        }
        whole
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_below_the_article_that_run_nothing_are_taken_along() {
        let desk = std::env::temp_dir().join(format!("jiazhu-links-{}", std::process::id()));
        std::fs::create_dir_all(desk.join("a/b")).unwrap();
        for file in ["out.pdf", "a/data.pdf", "a/b/c.csv", "a/.env", "a/Page.HTML", "a/two.md"] {
            std::fs::write(desk.join(file), "").unwrap();
        }
        let said = |path: &str| file_of(&desk.join("a"), path).err().unwrap_or_default();
        for taken in ["data.pdf", "b/c.csv", "./b/../data.pdf"] {
            assert_eq!(said(taken), "", "{taken}");
        }
        for (path, why) in [
            ("none.pdf", "leads to no file"),
            ("b", "leads to a folder"),
            ("../out.pdf", "outside"),
            ("b/../../a/data.pdf", "outside"),
            (".env", "hidden"),
            ("Page.HTML", "a page or a program"),
            ("two.md", "an article that is not named"),
        ] {
            assert!(said(path).contains(why), "{path}: {}", said(path));
        }
        std::fs::remove_dir_all(desk).unwrap();
    }
}
