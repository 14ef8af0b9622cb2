//! What `jiazhu annotate` prints.

use super::*;

#[test]
fn annotate_prints_every_key() {
    let json = Desk::new("annotate").prints(&format!("annotate {ALL} --format json"));
    let value: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(value["text"], "踐行‘兩個維護’真不真的試金石。?!痹?月4日");
    assert_eq!(value["words"][0], serde_json::json!([0, 2]));
    assert_eq!(
        value["marks"],
        serde_json::json!([{"start": 3, "end": 7, "surface": "兩個維護", "entry": "liang-ge-weihu", "inside": null}])
    );
    assert_eq!(
        value["notes"],
        serde_json::json!([{"start": 16, "end": 20, "id": "damage-2", "motivation": "editing", "printed": "?!痹?",
            "proposed": "。”在□"}])
    );
    assert_eq!(
        value["syllables"][0],
        serde_json::json!({"start": 0, "end": 1, "pinyin": "jiàn", "source": "phrase"})
    );
    assert_eq!(
        value["syllables"][2],
        serde_json::json!({"start": 3, "end": 4, "pinyin": "liǎng", "source": "glossary"})
    );
    // A damaged passage stays as it is printed.
    assert_eq!(
        value["views"],
        serde_json::json!({
            "repaired": "踐行‘兩個維護’真不真的試金石。?!痹?月4日",
            "hans": "践行‘两个维护’真不真的试金石。?!痹?月4日",
            "hant": "踐行‘兩個維護’真不真的試金石。?!痹?月4日",
        })
    );
    assert_eq!(value["rivals"], serde_json::json!([]));
    let finding = &value["diagnostics"][0];
    assert_eq!((&finding["code"], &finding["line"]), (&"no-sources".into(), &2.into()));
    let keys: Vec<&String> = finding.as_object().expect("an object").keys().collect();
    assert_eq!(keys, ["code", "column", "end", "file", "line", "message", "severity", "start"]);
}

#[test]
fn annotate_prints_rivals_when_asked() {
    let desk = Desk::new("rivals");
    desk.write("bridge.txt", "南京市长江大桥".as_bytes());
    let value: serde_json::Value =
        serde_json::from_str(&desk.prints("annotate bridge.txt --rivals")).expect("JSON");
    assert_eq!(value["words"], serde_json::json!([[0, 3], [3, 7]]));
    let rivals: Vec<_> =
        value["rivals"].as_array().expect("a list").iter().map(|rival| &rival["words"]).collect();
    let across = serde_json::json!([[0, 2], [2, 4], [4, 5], [5, 7]]);
    let (city, bridge) = (serde_json::json!([[0, 2], [2, 3]]), serde_json::json!([[3, 5], [5, 7]]));
    assert_eq!(rivals, [&across, &city, &bridge]);
    assert!(value["rivals"][0]["score"].as_f64() < Some(0.0));
}

/// Neither emphasis nor the script of a part comes between the characters of a term.
#[test]
fn a_term_is_found_across_emphasis_and_scripts() {
    let desk = Desk::new("emphasis");
    desk.write("a.md", "**初心**使命,他和干部說规範與規范。".as_bytes());
    desk.write(
        "g.yaml",
        "entries: [{id: a, headword: 初心使命}, {id: b, headword: 规范}, {id: c, headword: 幹部}]".as_bytes(),
    );
    let value: serde_json::Value =
        serde_json::from_str(&desk.prints("annotate a.md --glossary g.yaml")).expect("JSON");
    let surfaces: Vec<_> =
        value["marks"].as_array().expect("a list").iter().map(|mark| &mark["surface"]).collect();
    assert_eq!(surfaces, ["初心使命", "干部", "规範", "規范"]);
}

#[test]
fn annotate_needs_no_glossary() {
    let desk = Desk::new("annotate-alone");
    desk.write("plain", "南京市长江大桥".as_bytes());
    let value: serde_json::Value = serde_json::from_str(&desk.prints("annotate plain")).expect("JSON");
    assert_eq!(value["words"], serde_json::json!([[0, 3], [3, 7]]));
}

#[test]
fn readings_say_whose_pronunciations_are_meant() {
    let desk = Desk::new("annotate-readings");
    desk.write("taiwan.txt", "企業".as_bytes());
    let said = |arguments: &str| {
        let json: serde_json::Value = serde_json::from_str(&desk.prints(arguments)).expect("JSON");
        let said = json["syllables"].as_array().expect("a list").iter();
        let said: Vec<String> = said.map(|said| format!("{} {}", said["pinyin"], said["source"])).collect();
        let told = json["diagnostics"].as_array().expect("a list").iter();
        (said.join(" ").replace('"', ""), told.filter(|found| found["code"] == "taiwan").count())
    };
    let (cn, tw) = ("qǐ dictionary yè dictionary".to_owned(), "qì dictionary yè mainland".to_owned());
    assert_eq!(said("annotate taiwan.txt"), (cn.clone(), 0));
    assert_eq!(said("annotate taiwan.txt --readings tw"), (tw.clone(), 1));
    assert_eq!(said("annotate taiwan.txt --lang zh-Hant-TW"), (tw, 1));
    assert_eq!(said("annotate taiwan.txt --lang zh-Hant-TW --readings cn"), (cn, 0));
    let explained = desk.prints("explain 企業 --readings tw");
    assert!(explained.contains("CC-CEDICT notes that it is said so in Taiwan"), "{explained}");
}
