//! The papers name files that are there: links of all Markdown files, and the paths in the map of the code.

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the clone")
}

/// Markdown files for people, from the clone's folder. What a publisher writes is no paper.
fn papers() -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder").flatten() {
            let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
            if name.starts_with('.')
                || ["target", "node_modules", "dist", "content", "tests"].contains(&&*name)
            {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else if name.ends_with(".md") && name != "article.md" {
                found.push(path);
            }
        }
    }
    assert!(found.len() > 8, "{found:?}");
    found
}

/// How GitHub names the heading that an address leads to.
fn anchors(paper: &Path) -> Vec<String> {
    let text = fs::read_to_string(paper).expect("a paper");
    let headings = text
        .lines()
        .filter_map(|line| Some(line.trim_start_matches('#')).filter(|rest| rest.len() < line.len()));
    let anchor = |heading: &str| {
        let kept = heading.trim().chars().filter(|c| c.is_alphanumeric() || " -_".contains(*c));
        kept.flat_map(char::to_lowercase).map(|c| if c == ' ' { '-' } else { c }).collect()
    };
    headings.map(anchor).collect()
}

/// Examples lead nowhere.
fn without_code(text: &str) -> String {
    let prose: Vec<&str> = text.split("```").step_by(2).collect();
    let prose = prose.concat();
    prose.split('`').step_by(2).collect()
}

#[test]
fn links_lead_somewhere() {
    let mut dead = Vec::new();
    for paper in papers() {
        let text = without_code(&fs::read_to_string(&paper).expect("a paper"));
        for link in text.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(link, _)| link) {
            if link.contains("://") || link.starts_with("mailto:") {
                continue;
            }
            let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
            let target = if file.is_empty() { paper.clone() } else { paper.with_file_name("").join(file) };
            let is_there = target.exists()
                && (anchor.is_empty()
                    || target.is_dir()
                    || anchors(&target).iter().any(|known| known == anchor));
            if !is_there {
                dead.push(format!("{}: {link}", paper.display()));
            }
        }
    }
    assert!(dead.is_empty(), "{dead:#?}");
}

/// A path from the clone's folder, as the papers write it: it begins with a folder of the clone, and has no gap to fill.
fn is_path(code: &str) -> bool {
    const FOLDERS: [&str; 9] =
        ["crates/", "src/", "tests/", "styles/", "docs/", "lab/", "xtask/", "schema/", "npm/"];
    FOLDERS.iter().any(|folder| code.starts_with(folder)) && !code.contains(['*', ' ', '{', '…'])
}

#[test]
fn the_files_that_the_papers_of_developers_name_are_there() {
    let mut missing = Vec::new();
    for name in ["ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md"] {
        let text = fs::read_to_string(root().join(name)).expect("a paper");
        let named = text.split('`').skip(1).step_by(2).filter(|code| is_path(code));
        // Inside the section of a crate the map names files from that crate's folder.
        let is_there = |path: &str| {
            root().join(path).exists()
                || fs::read_dir(root().join("crates"))
                    .expect("crates")
                    .flatten()
                    .any(|of| of.path().join(path).exists())
        };
        missing.extend(named.filter(|path| !is_there(path)).map(|path| format!("{name}: {path}")));
    }
    assert!(missing.is_empty(), "{missing:#?}");
}
