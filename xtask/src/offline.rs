//! What makes a release work without a network: `offline.js`, the service worker of the site with the list of this build's files, and the name of
//! the build in `studio.html`, whose scripts register the worker where they find one.
//!
//! In the list is all that the studio may ask for, each file with the beginning of its SHA-256. The dictionary, as large as all the rest, is
//! kept when somebody has used it. Pages of readings, and whatever shows one elsewhere, have nothing to do with the worker.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use sha2::{Digest, Sha256};

const SCRIPT: &str = "src/offline/offline.js";
/// The worker's name, beside `studio.html`: it may answer for nothing that lies elsewhere.
const WORKER: &str = "offline.js";
const PAGE: &str = "studio.html";
/// The folders of a build that are no part of the studio.
const OTHER_FOLDERS: [&str; 1] = ["shelf"];
/// What the studio takes from beside its page has one of these endings.
const ENDINGS: [&str; 4] = ["js", "css", "wasm", "ico"];
/// Of the reading on the site's first page.
const OTHER_FILES: [&str; 2] = [WORKER, "ningbo.css"];
/// The beginning of the name of what is kept when it has been used.
const LATER: &str = "annotator/cedict-";
/// The dictionary of pronunciations begins so, too, and every reading needs it.
const NOT_LATER: &str = "annotator/cedict-pinyin";
/// Before which the page names its build.
const MARK: &str = "  <title>";
/// Characters of a sum.
const SHORT: usize = 32;

/// Path beside the page, and sum.
type Sums = BTreeMap<String, String>;

/// Writes the worker, and names the build in the page.
pub fn release(clone: &Path, built: &Path) -> Result<()> {
    let mut sums = Sums::new();
    collect(built, "", &mut sums)?;
    let build = sum(listed(&sums).as_bytes());
    let build = &build[..12];
    let page = read(&built.join(PAGE))?;
    ensure!(page.matches(MARK).count() == 1, "{PAGE} has no single line that begins with {MARK:?}");
    let named = format!(
        "  <meta name=\"jiazhu-build\" content=\"{build}\">\n  <link rel=\"manifest\" href=\"studio/studio.webmanifest\">\n{MARK}"
    );
    let page = page.replacen(MARK, &named, 1);
    sums.insert(PAGE.to_owned(), sum(page.as_bytes()));
    let is_later = |path: &str| path.starts_with(LATER) && !path.starts_with(NOT_LATER);
    let (later, files): (Sums, Sums) = sums.into_iter().partition(|(path, _)| is_later(path));
    let worker = format!(
        "self.BUILD = {{ \"build\": \"{build}\", \"files\": {}, \"later\": {} }};\n{}",
        listed(&files),
        listed(&later),
        read(&clone.join(SCRIPT))?
    );
    write(&built.join(PAGE), &page)?;
    write(&built.join(WORKER), &worker)
}

/// For what is no release: a worker that goes, with all it kept. A browser that has had a release at this address asks for its successor, and
/// would show that release for ever if there were none.
pub fn withdrawn(built: &Path) -> Result<()> {
    let script = "// No release is served here: what an earlier one has left in this browser goes.
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(gone()));
async function gone() {
  const own = `jiazhu-studio ${new URL('./', self.location.href).pathname} `;
  for (const name of await caches.keys()) if (name.startsWith(own)) await caches.delete(name);
  await self.registration.unregister();
  for (const page of await self.clients.matchAll({ type: 'window' })) page.navigate(page.url);
}
";
    write(&built.join(WORKER), script)
}

/// All that belongs to the studio in a folder of the build.
fn collect(built: &Path, folder: &str, sums: &mut Sums) -> Result<()> {
    let path = built.join(folder);
    for entry in fs::read_dir(&path).with_context(|| format!("could not read {}", path.display()))? {
        let entry = entry?;
        let name = entry.file_name().into_string().ok().context("a file of the build has no plain name")?;
        let inner = if folder.is_empty() { name.clone() } else { format!("{folder}/{name}") };
        if entry.file_type()?.is_dir() {
            if !OTHER_FOLDERS.contains(&inner.as_str()) {
                collect(built, &inner, sums)?;
            }
            continue;
        }
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        let is_own = !folder.is_empty()
            || name == PAGE
            || (ENDINGS.contains(&ending) && !OTHER_FILES.contains(&name.as_str()));
        if is_own {
            let bytes = fs::read(entry.path())
                .with_context(|| format!("could not read {}", entry.path().display()))?;
            sums.insert(inner, sum(&bytes));
        }
    }
    Ok(())
}

fn sum(bytes: &[u8]) -> String {
    let mut sum = String::new();
    for byte in Sha256::digest(bytes) {
        // Into a string it never fails.
        write!(sum, "{byte:02x}").ok();
    }
    sum.truncate(SHORT);
    sum
}

/// As JSON: the paths are those of our own build, without quotation marks.
fn listed(sums: &Sums) -> String {
    let rows: Vec<String> = sums.iter().map(|(path, sum)| format!("\"{path}\":\"{sum}\"")).collect();
    format!("{{{}}}", rows.join(","))
}

fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("could not read {}", file.display()))
}

fn write(file: &Path, text: &str) -> Result<()> {
    fs::write(file, text).with_context(|| format!("could not write {}", file.display()))
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::{package, run, studio};

    fn build(name: &str, files: &[(&str, &str)]) -> PathBuf {
        let built = std::env::temp_dir().join(format!("jiazhu-offline-{name}-{}", std::process::id()));
        for (path, text) in files {
            let path = built.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        built
    }

    const BUILT: [(&str, &str); 10] = [
        ("studio.html", "<head>\n  <title>t</title>\n"),
        ("studio/studio.js", "s"),
        ("studio/examples/a/article.md", "一"),
        ("annotator/cedict-0123.bin", "d"),
        ("annotator/cedict-pinyin-0123.bin", "p"),
        ("jiazhu.js", "j"),
        ("index.html", "i"),
        ("ningbo.reading", "r"),
        ("ningbo.css", "n"),
        ("shelf/jiazhu.js", "j"),
    ];

    #[test]
    fn a_release_lists_what_the_studio_may_ask_for_and_nothing_of_other_pages() {
        let built = build("lists", &BUILT);
        release(&run::root(), &built).unwrap();
        let worker = read(&built.join(WORKER)).unwrap();
        let (list, script) = worker.split_once('\n').unwrap();
        let (now, later) = list.split_once("\"later\"").unwrap();
        for path in [
            "studio.html",
            "studio/studio.js",
            "studio/examples/a/article.md",
            "jiazhu.js",
            "annotator/cedict-pinyin-0123.bin",
        ] {
            assert!(now.contains(&format!("\"{path}\":\"")), "{path}: {list}");
        }
        assert!(later.contains("\"annotator/cedict-0123.bin\":\"") && !now.contains("cedict-0"), "{list}");
        for other in ["index", "ningbo", "shelf", WORKER] {
            assert!(!list.contains(other), "{other}: {list}");
        }
        // The first 128 bits of the sum of "j".
        assert!(list.contains("\"jiazhu.js\":\"189f40034be7a199f1fa9891668ee3ab\""), "{list}");
        assert_eq!(script, read(&run::root().join(SCRIPT)).unwrap());
        let page = read(&built.join(PAGE)).unwrap();
        assert!(list.contains(&sum(page.as_bytes())), "the page has another sum than is listed");
        let build = page.split("name=\"jiazhu-build\" content=\"").nth(1).unwrap().split('"').next().unwrap();
        assert!(list.contains(&format!("\"build\": \"{build}\"")), "{build}");
        assert!(page.contains("rel=\"manifest\""));
        fs::remove_dir_all(built).unwrap();
    }

    #[test]
    fn another_byte_in_any_file_is_another_build() {
        let name_of = |files: &[(&str, &str)], name: &str| {
            let built = build(name, files);
            release(&run::root(), &built).unwrap();
            let page = read(&built.join(PAGE)).unwrap();
            fs::remove_dir_all(built).unwrap();
            page.split("content=\"").nth(1).unwrap()[..12].to_owned()
        };
        let first = name_of(&BUILT, "first");
        assert_eq!(name_of(&BUILT, "same"), first);
        let mut changed = BUILT;
        changed[1].1 = "S";
        assert_ne!(name_of(&changed, "changed"), first);
        // Other pages are none of its business.
        let mut elsewhere = BUILT;
        elsewhere[6].1 = "I";
        assert_eq!(name_of(&elsewhere, "elsewhere"), first);
    }

    #[test]
    fn what_is_no_release_names_no_build_and_takes_an_earlier_worker_away() {
        let built = build("none", &BUILT);
        withdrawn(&built).unwrap();
        assert_eq!(read(&built.join(PAGE)).unwrap(), BUILT[0].1);
        let worker = read(&built.join(WORKER)).unwrap();
        assert!(worker.contains("unregister()") && !worker.contains("fetch"), "{worker}");
        fs::remove_dir_all(built).unwrap();
        // Nor do the sources: the build alone writes it.
        assert!(!read(&run::root().join(PAGE)).unwrap().contains("jiazhu-build"));
    }

    #[test]
    fn only_the_studio_registers_the_worker() {
        let root = run::root();
        let mut folders =
            vec![root.join("src"), root.join("npm"), root.join("examples"), root.join("crates")];
        let mut found = Vec::new();
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder).unwrap() {
                let path = entry.unwrap().path();
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                if path.is_dir() {
                    if !matches!(name.as_str(), "target" | "node_modules" | "data" | "fixtures") {
                        folders.push(path);
                    }
                } else if matches!(
                    path.extension().and_then(|e| e.to_str()),
                    Some("js" | "rs" | "html" | "ts")
                ) && fs::read_to_string(&path).is_ok_and(|text| text.contains("serviceWorker"))
                {
                    found.push(path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/"));
                }
            }
        }
        assert_eq!(found, ["src/studio/build.js"]);
        let index = read(&root.join("index.html")).unwrap();
        assert!(!index.contains("offline") && !index.contains("webmanifest"));
    }

    #[test]
    fn the_package_has_neither_the_worker_nor_the_studio() {
        for name in [WORKER, PAGE, "studio"] {
            assert!(!package::BUILT.contains(&name), "{name}");
        }
    }

    #[test]
    fn what_the_manifest_and_the_page_name_is_built() {
        let built = build("icons", &[]);
        fs::create_dir_all(&built).unwrap();
        studio::files(&run::root(), &built).unwrap();
        let manifest = read(&built.join("studio/studio.webmanifest")).unwrap();
        let page = read(&run::root().join(PAGE)).unwrap();
        let icons = manifest.split("\"src\": \"").skip(1).chain(page.split("href=\"studio/icon").skip(1));
        let names: Vec<String> = icons
            .map(|rest| rest.split('"').next().unwrap())
            .map(|name| if name.starts_with("icon") { name.to_owned() } else { format!("icon{name}") })
            .collect();
        assert!(names.len() >= 6, "{names:?}");
        for name in names {
            assert!(built.join("studio").join(&name).exists(), "{name}");
        }
        fs::remove_dir_all(built).unwrap();
    }
}
