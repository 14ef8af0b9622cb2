//! Under which name each file of a site lies that an article has brought along.

use std::collections::{BTreeMap, BTreeSet};

use super::address::percent_encoded;
use super::site::SiteFile;

/// A file that an article asks for.
pub struct Asked<'a> {
    /// What the page of the article is called, without `.html`.
    pub article: &'a str,
    /// From the article, as its address says it: it may lead out of the folder.
    pub path: &'a str,
    pub bytes: &'a [u8],
}

/// Each file has the path by which its article asks for it, where all that ask for this path mean the same file. Else each lies in a
/// folder that is called as its article: so no name depends on which article is named first.
pub struct Names<'a> {
    /// What there is, by its name in small letters: there are disks that tell no capitals.
    taken: BTreeMap<String, (String, Option<&'a [u8]>)>,
    /// Names as they were given, by article and path.
    given: BTreeMap<(&'a str, &'a str), String>,
}

impl<'a> Names<'a> {
    /// `fixed`: what the site has of its own.
    pub fn new(fixed: impl IntoIterator<Item = String>, asked: &[Asked<'a>]) -> Names<'a> {
        let fixed = fixed.into_iter().map(|name| (name.to_lowercase(), (name, None)));
        let mut names = Names { taken: fixed.collect(), given: BTreeMap::new() };
        let mut known: BTreeMap<String, &[u8]> = BTreeMap::new();
        let mut contested = BTreeSet::new();
        for Asked { path, bytes, .. } in asked {
            let path = inside(path).to_lowercase();
            if known.insert(path.clone(), bytes).is_some_and(|other| other != *bytes) {
                contested.insert(path);
            }
        }
        for Asked { article, path, bytes } in asked {
            let own = inside(path);
            let plain = Some(own.clone()).filter(|own| !contested.contains(&own.to_lowercase()));
            let folders = (1..).map(|number| match number {
                1 => format!("{article}/{own}"),
                number => format!("{article}-{number}/{own}"),
            });
            let found = plain.into_iter().chain(folders).find_map(|name| names.take(name, bytes));
            names.given.insert((article, path), found.unwrap_or_default());
        }
        names
    }

    /// Puts a file under a name, and says how that is written; `None`: something else has it.
    fn take(&mut self, name: String, bytes: &'a [u8]) -> Option<String> {
        let small = name.to_lowercase();
        if let Some((known, there)) = self.taken.get(&small) {
            return (*there == Some(bytes)).then(|| known.clone());
        }
        // A file is no folder.
        let is_folder = || {
            let begins = format!("{small}/");
            self.taken.range(begins.clone()..).next().is_some_and(|(other, _)| other.starts_with(&begins))
        };
        let in_file = || small.match_indices('/').any(|(at, _)| self.taken.contains_key(&small[..at]));
        if is_folder() || in_file() {
            return None;
        }
        self.taken.insert(small, (name.clone(), Some(bytes)));
        Some(name)
    }

    /// The name of a file in the site.
    pub fn of(&self, asked: &Asked<'a>) -> &str {
        self.given.get(&(asked.article, asked.path)).map_or("", String::as_str)
    }

    /// The files under their names, without what the site has of its own.
    pub fn files(&self) -> Vec<SiteFile> {
        let own = self.taken.values().filter_map(|(name, bytes)| Some((name.clone(), (*bytes)?.to_vec())));
        own.collect()
    }
}

/// A path that leads nowhere out of its folder: what it says of the folders above is left out, and so is what the names of some systems
/// cannot have.
fn inside(path: &str) -> String {
    let mut parts: Vec<String> = Vec::new();
    // Browsers read a backslash as a slash.
    for part in path.split(['/', '\\']) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part.replace(|c: char| c.is_control() || "<>:\"|?*".contains(c), "_")),
        }
    }
    if parts.is_empty() { "_".to_owned() } else { parts.join("/") }
}

/// The relative address of a file of the site, with the query and the fragment of the address that it takes the place of; that address
/// itself where it leads there.
pub fn address_of(address: &str, name: &str) -> String {
    let end = address.find(['?', '#']).unwrap_or(address.len());
    let (path, rest) = address.split_at(end);
    let hides_slash = ["%2f", "%5c"].iter().any(|slash| path.to_ascii_lowercase().contains(slash));
    if !hides_slash && super::address::local_path(path).as_deref() == Some(name) {
        return address.to_owned();
    }
    let parts: Vec<String> = name.split('/').map(percent_encoded).collect();
    parts.join("/") + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_path_leads_out_of_its_folder() {
        for (path, expected) in [
            ("a/b.png", "a/b.png"),
            ("./a/../b.png", "b.png"),
            ("../../etc/b.png", "etc/b.png"),
            ("..\\C:\\b.png", "C_/b.png"),
            ("a/../..", "_"),
            ("/b", "b"),
        ] {
            assert_eq!(inside(path), expected, "{path}");
        }
    }

    #[test]
    fn a_file_is_no_folder_and_no_page_is_another_file() {
        let asked = |path, bytes| Asked { article: "x", path, bytes };
        let all = [asked("a", b"1"), asked("a/b", b"2"), asked("X.HTML", b"3"), asked("x.html/c", b"4")];
        let names = Names::new(["x.html".to_owned()], &all);
        let given: Vec<&str> = all.iter().map(|asked| names.of(asked)).collect();
        assert_eq!(given, ["a", "x/a/b", "x/X.HTML", "x-2/x.html/c"]);
        assert_eq!(names.files().len(), 4);
    }

    #[test]
    fn an_address_keeps_what_is_no_path() {
        assert_eq!(address_of("p%20q.png?2#x", "p q.png"), "p%20q.png?2#x");
        assert_eq!(address_of("../p q.png?2#x", "一/p q.png"), "%E4%B8%80/p%20q.png?2#x");
        assert_eq!(address_of("a%2Fp.png", "a/p.png"), "a/p.png");
    }
}
