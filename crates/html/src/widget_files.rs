//! The files of the widget that lie beside every page of a site, found by what they import.

use super::site::SiteFile;
use jiazhu_reading::strings::{ENGLISH, Strings};

/// What lies beside every page, with what the element imports.
const WIDGET: [&str; 5] = ["jiazhu.js", "jiazhu.css", "page.css", "reader.js", "reader_bg.wasm"];

/// What the widget fetches from beside it where a reader asks for more, with what its script imports. A folder of an earlier widget has none.
const COMPANION: [&str; 3] = ["companion/ask.js", "companion/companion.js", "companion/companion_bg.wasm"];

/// What lies beside every page, with the words of the interface: English is in the program.
pub fn beside(say: &Strings) -> Vec<String> {
    let speech = (say.lang != ENGLISH.lang).then(|| format!("{}.js", say.lang));
    WIDGET.map(String::from).into_iter().chain(speech).collect()
}

/// The files of the widget, as they are found: each script may name others. A release has the element in one script, any other build has
/// its modules beside it.
///
/// ```
/// use jiazhu_html::WidgetFiles;
/// use jiazhu_reading::strings::ENGLISH;
///
/// let mut files = WidgetFiles::new(&ENGLISH);
/// while let Some((name, is_needed)) = files.next() {
///     let bytes = if name == "jiazhu.js" { b"import './a.js';\nimport { b } from './b.js';".to_vec() } else { vec![] };
///     files.put(is_needed.then_some(bytes));
/// }
/// assert_eq!(files.all().last().unwrap().0, "b.js");
/// ```
pub struct WidgetFiles {
    names: Vec<(String, bool)>,
    at: usize,
    files: Vec<SiteFile>,
}

impl WidgetFiles {
    pub fn new(say: &Strings) -> WidgetFiles {
        let optional = COMPANION.map(|name| (name.to_owned(), false));
        let names = beside(say).into_iter().map(|name| (name, true)).chain(optional).collect();
        WidgetFiles { names, at: 0, files: Vec::new() }
    }

    /// The file that is wanted next, from the folder of the widget, and whether there is no site without it.
    pub fn next(&self) -> Option<(String, bool)> {
        self.names.get(self.at).cloned()
    }

    /// Takes its bytes; none where it is not there.
    pub fn put(&mut self, bytes: Option<Vec<u8>>) {
        let Some((name, _)) = self.next() else { return };
        self.at += 1;
        let Some(bytes) = bytes else { return };
        if name.ends_with(".js") {
            // Of the folder that the script lies in.
            let folder = name.rfind('/').map_or("", |at| &name[..=at]);
            for module in imported(&String::from_utf8_lossy(&bytes)) {
                let module = format!("{folder}{module}");
                if !self.names.iter().any(|(known, _)| *known == module) {
                    self.names.push((module, true));
                }
            }
        }
        self.files.push((name, bytes));
    }

    pub fn all(self) -> Vec<SiteFile> {
        self.files
    }
}

/// The modules beside it that a script imports, each once: `format.js` of `import { a } from './format.js'`.
fn imported(script: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for line in script.lines().filter(|line| line.starts_with("import ") || line.starts_with("export ")) {
        let module = line.rsplit_once("from './").and_then(|(_, rest)| rest.split_once('\''));
        if let Some((name, _)) = module
            && name.ends_with(".js")
            && !name.contains('/')
            && !found.iter().any(|known| known == name)
        {
            found.push(name.to_string());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_are_found_by_their_imports() {
        let script = "import { a } from './a.js';\nimport b from './b.js'\nexport * from './a.js';\nconst c = import('./reader.js');\nimport d from 'https://example.org/d.js';\nimport e from './../e.js';\n";
        assert_eq!(imported(script), ["a.js", "b.js"]);
    }

    #[test]
    fn only_files_that_are_there_are_asked_for() {
        let asked = |ask: &[u8]| {
            let mut files = WidgetFiles::new(&ENGLISH);
            let mut asked = Vec::new();
            while let Some((name, _)) = files.next() {
                files.put(Some(if name == "companion/ask.js" { ask.to_vec() } else { vec![] }));
                asked.push(name);
            }
            asked
        };
        let history = "companion/history.js".to_owned();
        // A release has one script of two.
        assert!(!asked(b"function move() {}").contains(&history));
        assert!(asked(b"import { move } from './history.js';").contains(&history));
    }
}
