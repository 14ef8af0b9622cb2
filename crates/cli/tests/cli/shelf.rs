//! The shelf of `content/shelf/`, as a publisher checks and builds it.

use std::collections::BTreeSet;
use std::path::Path;

use super::*;

const TEXTS: [&str; 3] = ["taohuayuan", "kongyiji", "juewu"];

fn shelf() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content/shelf")
}

fn arguments(command: &str) -> Vec<String> {
    let shelf = shelf();
    let articles = TEXTS.map(|text| shelf.join(text).join("article.md").display().to_string());
    let base = ["--glossary".to_string(), shelf.join("base.yaml").display().to_string()];
    std::iter::once(command.to_string()).chain(articles).chain(base).collect()
}

fn run(arguments: &[String]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_jiazhu")).args(arguments).output().expect("the tool runs")
}

#[test]
fn check_finds_nothing_but_how_little_is_known_of_taiwan() {
    let mut arguments = arguments("check");
    arguments.extend(["--format", "json"].map(String::from));
    let found: serde_json::Value = serde_json::from_slice(&run(&arguments).stdout).expect("JSON");
    let codes: Vec<_> =
        found.as_array().expect("a list").iter().map(|finding| finding["code"].as_str()).collect();
    assert_eq!(codes, [Some("taiwan")], "{found:#}");
}

#[test]
fn every_entry_has_a_place_and_the_base_is_of_all_three() {
    let desk = Desk::new("shelf");
    for file in ["jiazhu.js", "jiazhu.css", "page.css", "reader.js", "reader_bg.wasm"] {
        desk.write(file, file.as_bytes());
    }
    let (site, widget) = (desk.0.join("site"), desk.0.display().to_string());
    let mut arguments = arguments("build");
    arguments.extend(["--site".into(), site.display().to_string(), "--widget".into(), widget]);
    let output = run(&arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));

    let index = std::fs::read_to_string(site.join("index.html")).expect("the index");
    let ids = |file: PathBuf| -> BTreeSet<String> {
        let text = std::fs::read_to_string(file).expect("a glossary");
        text.lines().filter_map(|line| line.strip_prefix("  - id: ")).map(String::from).collect()
    };
    let base = ids(shelf().join("base.yaml"));
    for text in TEXTS {
        let own = ids(shelf().join(text).join("glossary.yaml"));
        assert!((12..=20).contains(&own.len()), "{text}: {} entries", own.len());
        let listed = |id: &String| index.contains(&format!("{text}.html#jiazhu-{id}\""));
        let missing: Vec<_> = own.iter().filter(|id| !listed(id)).collect();
        assert!(missing.is_empty(), "{text}: {missing:?} have no place");
        assert!(base.iter().any(listed), "{text} uses nothing of the base");
    }
    let placeless: Vec<_> =
        base.iter().filter(|id| !index.contains(&format!(".html#jiazhu-{id}\""))).collect();
    assert!(placeless.is_empty(), "{placeless:?} have no place");
}
