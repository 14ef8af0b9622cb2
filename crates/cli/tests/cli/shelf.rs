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
    // Which syllables are doubted changes with the tables; that those of the shelf are right is tested below.
    let codes: Vec<_> = found
        .as_array()
        .expect("a list")
        .iter()
        .map(|finding| finding["code"].as_str())
        .filter(|code| *code != Some("polyphone"))
        .collect();
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

/// A text, a passage of it, and how that is said there.
const SAID: [(&str, &str, &str); 24] = [
    ("taohuayuan", "便得一山", "biàn dé yī shān"),
    ("taohuayuan", "便捨船", "biàn shě chuán"),
    ("taohuayuan", "種作", "zhòng zuò"),
    ("taohuayuan", "衣著", "yī zhuó"),
    ("taohuayuan", "便要還家", "biàn yāo huán jiā"),
    ("taohuayuan", "率妻子", "shuài qī zǐ"),
    ("taohuayuan", "為具言", "wèi jù yán"),
    ("taohuayuan", "人語云", "rén yù yún"),
    ("taohuayuan", "外人道", "wài rén dào"),
    ("taohuayuan", "不復得路", "bù fù dé lù"),
    ("kongyiji", "干不了", "gàn bù liǎo"),
    ("kongyiji", "又脏又破", "yòu zāng yòu pò"),
    ("kongyiji", "好喝懒做", "hào hē lǎn zuò"),
    ("kongyiji", "谁要你教", "shéi yào nǐ jiāo"),
    ("kongyiji", "着了慌", "zháo le huāng"),
    ("kongyiji", "涨红了脸", "zhàng hóng le liǎn"),
    ("kongyiji", "他打折了腿", "tā dǎ shé le tuǐ"),
    ("kongyiji", "做点事罢", "zuò diǎn shì ba"),
    ("kongyiji", "附和", "fù hè"),
    ("kongyiji", "间或", "jiàn huò"),
    ("kongyiji", "夹袄", "jiá ǎo"),
    ("juewu", "橫逆", "hèng nì"),
    ("juewu", "背著那眼睜睜", "bèi zhe nà yǎn zhēng zhēng"),
    ("juewu", "射擊", "shè jí"),
];

#[test]
fn what_the_texts_need_is_said_rightly() {
    for text in TEXTS {
        let folder = shelf().join(text);
        let file = |name: &str| folder.join(name).display().to_string();
        let base = shelf().join("base.yaml").display().to_string();
        let arguments = [
            "annotate".into(),
            file("article.md"),
            "--glossary".into(),
            base,
            "--glossary".into(),
            file("glossary.yaml"),
            "--notes".into(),
            file("notes.json"),
        ];
        let told: serde_json::Value = serde_json::from_slice(&run(&arguments).stdout).expect("JSON");
        let characters: Vec<char> = told["text"].as_str().expect("a text").chars().collect();
        for (_, passage, pinyin) in SAID.iter().filter(|(of, _, _)| *of == text) {
            let passage: Vec<char> = passage.chars().collect();
            let at =
                characters.windows(passage.len()).position(|window| window == passage).expect("the passage");
            let said: Vec<&str> = told["syllables"]
                .as_array()
                .expect("syllables")
                .iter()
                .filter(|syllable| {
                    let start = syllable["start"].as_u64().expect("an offset") as usize;
                    (at..at + passage.len()).contains(&start)
                })
                .filter_map(|syllable| syllable["pinyin"].as_str())
                .collect();
            assert_eq!(said.join(" "), *pinyin, "{passage:?} in {text}");
        }
    }
}
