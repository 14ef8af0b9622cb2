//! A text that changes: what is remembered of it changes nothing of what is made.

use jiazhu_annotate::article::Article;
use jiazhu_annotate::diagnostic::line_named;
use jiazhu_annotate::glossary::Glossary;
use jiazhu_annotate::notes::Notes;
use jiazhu_annotate::pauses::Pauses;
use jiazhu_annotate::{Tables, annotate, check, rivals};
use jiazhu_annotator::{Annotator, Request, Text, Told};
use jiazhu_reading::{Block, Reading, open_file, save_quickly};
use serde_json::Value;

const ARTICLE: &str = include_str!("../../../content/ningbo/article.md");
/// Forms that stand in what is taken of the article and divide it otherwise than it is without them; some cut words or stand in others. The first is a slip.
const ENTRIES: [&str; 10] = [
    "机沟",
    "面商定稿",
    "碰头会",
    "市委编办",
    "机构改革",
    "政策口径",
    "两个维护",
    "家单位",
    "改革期",
    "职能交叉事",
];
/// Put in, or in the place of others: characters and words, signs that end what rules look through, people, measures, lines and blocks.
const PIECES: [&str; 33] = [
    "机构·改革",
    "“碰头”会",
    "机构",
    "干",
    "\n\n",
    "長",
    "市长江大桥",
    "，",
    "兩個維護",
    "撒盐又撒盐",
    "a1",
    "**",
    "为",
    "得",
    "\n\n# ",
    "\n\n- ",
    "\n\n> ",
    "\n\n| 一 | 二 |\n|---|---|\n| 只 | 了 |\n\n",
    "岳先生",
    "乾",
    "著",
    "一只只",
    "余",
    "裏",
    "裡",
    "我哋食嘢",
    "儿",
    "`干`",
    "\u{200B}",
    "背着我",
    "還",
    "發",
    "\n",
];
/// What entries say besides.
const SAID: [&str; 8] = [
    "",
    ", traditional: 碰頭會",
    ", pinyin: pèngtóuhuì",
    ", anywhere: true",
    ", forms: [干部, 机构]",
    ", forms: [改革], not_in: [机构改革]",
    ", pinyin: miàn shāng dìng gǎo",
    ", traditional: 機構改革",
];
/// How passages are said.
const READINGS: [&str; 3] = ["", "readings: {机构: jī gòu, 为: wèi}\n", "readings: {干部: gān bù}\n"];
/// Each about a passage of the [`TAIL`].
const NOTES: [&str; 4] = [
    "[]",
    r#"[{"id": "s", "motivation": "segmenting", "body": {"purpose": "segmenting", "value": "市长 江 大桥上"}, "target": {"selector": {"exact": "市长江大桥上"}}}]"#,
    r#"[{"id": "p", "body": {"value": "dà qiáo shàng", "language": "zh-Latn-pinyin"}, "target": {"selector": {"exact": "大桥上"}}}]"#,
    r#"[{"id": "d", "motivation": "editing", "body": {"purpose": "editing", "value": "江□桥上"}, "target": {"selector": {"exact": "江大桥上"}}}]"#,
];
/// What no change takes out.
const TAIL: &str = "\n\n市长江大桥上，又撒盐又撒盐，市长江大桥。";
/// Of the article: which standard, and whose pronunciations.
const LANGUAGES: [&str; 4] = ["zh-Hant", "zh-Hans", "zh-Hant-TW", "zh-HK"];

/// As the same numbers on each run: what fails once fails again.
struct Dice(u64);

impl Dice {
    fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % count
    }
}

fn glossary(entries: &[(&str, &str)], readings: &str) -> String {
    let entry =
        |(at, (form, said)): (usize, &(&str, &str))| format!("  - {{ id: e{at}, headword: {form}{said} }}\n");
    format!("{readings}entries:\n{}", entries.iter().enumerate().map(entry).collect::<String>())
}

/// The findings that a page has when it is told what differs from those that it had.
fn heard(known: &[Value], told: &str) -> Vec<Value> {
    let told: Value = serde_json::from_str(told).unwrap();
    let by = |value: &Value, by: i64| value.as_i64().map_or(Value::Null, |at| (at + by).into());
    let known = if told["of"] == 0 { &[] } else { known };
    let mut new = told["new"].as_array().unwrap().iter();
    let mut findings = Vec::new();
    for run in told["runs"].as_array().unwrap() {
        let [first, count, lines, characters, then] = [0, 1, 2, 3, 4].map(|at| run[at].as_i64().unwrap());
        for finding in &known[first as usize..(first + count) as usize] {
            let mut finding = finding.clone();
            if let Some((before, line, behind)) = line_named(finding["message"].as_str().unwrap()) {
                finding["message"] = format!("{before}{}{behind}", i64::from(line) + lines).into();
            }
            for (key, moved) in [("line", lines), ("start", characters), ("end", characters)] {
                finding[key] = by(&finding[key], moved);
            }
            findings.push(finding);
        }
        findings.extend((0..then).map(|_| new.next().unwrap().clone()));
    }
    assert_eq!(new.next(), None);
    findings
}

/// A block as it is seen: its own text, and where in it each entry is marked.
fn seen(reading: &Reading, block: usize) -> (Block, Vec<(u32, u32, String)>) {
    let mut start = 0;
    for before in &reading.blocks[..block] {
        start += before.text.chars().count() as u32 + 1;
    }
    let end = start + reading.blocks[block].text.chars().count() as u32;
    let marks = reading.marks.iter().filter(|mark| (start..end).contains(&mark.span.start));
    let marks = marks.map(|mark| {
        let entry = &reading.entries[mark.entry as usize];
        (mark.span.start - start, mark.span.length(), entry.id.clone())
    });
    (reading.blocks[block].clone(), marks.collect())
}

fn annotator() -> Annotator {
    let mut annotator = Annotator::default();
    for (name, bytes) in jiazhu_tables::FILES {
        let is_plain = !Tables::is_deflated(name);
        let inflated =
            if is_plain { bytes.to_vec() } else { miniz_oxide::inflate::decompress_to_vec(bytes).unwrap() };
        annotator.add(name, inflated).unwrap();
    }
    annotator
}

#[test]
fn an_endless_paragraph_waits_for_the_whole() {
    let mut annotator = annotator();
    let mut is_alone = |number: u32, length: usize, last: &str| {
        let article = format!("开头。\n\n{}{last}\n", "长".repeat(length));
        let request =
            Request { article: Text { name: "a.md", text: &article }, number, ..Request::default() };
        let is_alone = annotator.changed_blocks(&request, number - 1).map(|(_, blocks)| blocks);
        annotator.begin(&request, Pauses::NONE).unwrap();
        while annotator.step().is_none() {}
        is_alone
    };
    assert_eq!(is_alone(1, 9_998, "天"), None, "nothing is on the screen");
    assert_eq!(is_alone(2, 9_998, "天天"), Some(vec![1]));
    assert_eq!(is_alone(3, 9_998, "天天天"), None, "it is endless now");
    assert_eq!(is_alone(4, 9_998, "天天"), None, "it was endless");
    assert_eq!(is_alone(5, 9_998, "天"), Some(vec![1]));
}

#[test]
fn a_changed_text_is_annotated_as_if_it_were_new() {
    let tables = Tables::from_bytes(jiazhu_tables::FILES).unwrap();
    let mut annotator = annotator();
    let mut dice = Dice(7);
    // Its head does not change: most changes would be mistakes in it.
    let body = ARTICLE.splitn(3, "---\n").nth(2).expect("an article with a head");
    let mut text: Vec<char> = body.chars().take(900).chain(TAIL.chars()).collect();
    let mut entries: Vec<(&str, &str)> = ENTRIES[..3].iter().map(|form| (*form, "")).collect();
    let (mut readings, mut notes, mut lang) = (READINGS[0], NOTES[0], LANGUAGES[0]);
    let (mut compared, mut alone, mut told_first, mut shown) = (0, 0, 0, Reading::default());
    // What a page that does not hear of every answer has of the findings, and of which request.
    let (mut told, mut page, mut of, mut same) = (Told::default(), Vec::new(), 0, 0);
    for turn in 0..160 {
        match turn % 8 {
            3 => {
                let form = ENTRIES[dice.below(ENTRIES.len())];
                match entries.iter().position(|(known, _)| *known == form) {
                    Some(at) if entries.len() > 1 => drop(entries.remove(at)),
                    Some(_) => {}
                    None => entries.insert(dice.below(entries.len()), (form, "")),
                }
            }
            5 => {
                let at = dice.below(entries.len());
                entries[at].1 = SAID[dice.below(SAID.len())];
            }
            7 => match dice.below(3) {
                0 => readings = READINGS[dice.below(READINGS.len())],
                1 => notes = NOTES[dice.below(NOTES.len())],
                _ => lang = LANGUAGES[dice.below(LANGUAGES.len())],
            },
            _ => {
                let at = dice.below(text.len() - TAIL.chars().count() - 3);
                let piece: Vec<char> = PIECES[dice.below(PIECES.len())].chars().collect();
                text.splice(at..at + dice.below(3), piece);
            }
        }
        let (article, glossary) = (
            format!("---\nlang: {lang}\n---\n{}", text.iter().collect::<String>()),
            glossary(&entries, readings),
        );
        let request = Request {
            article: Text { name: "article.md", text: &article },
            glossary: Some(Text { name: "glossary.yaml", text: &glossary }),
            notes: Some(Text { name: "notes.json", text: notes }),
            is_early: turn % 2 == 0,
            number: turn + 1,
            ..Request::default()
        };
        // Of the reading before, which may be one that could not be made.
        let changed = annotator.changed_blocks(&request, turn);
        assert!(annotator.changed_blocks(&request, turn + 1).is_none(), "it has not been made");
        annotator.begin(&request, Pauses::NONE).unwrap();
        let (mut early, mut first, mut made) = (None, None, None);
        while made.is_none() {
            made = annotator.step();
            early = early.or(annotator.early());
            first = first.or(annotator.early_findings());
        }
        let mut made = made.unwrap();
        // What is seen already comes after its findings, and what is not before them.
        let is_early = turn % 2 == 0 && made.reading.is_some();
        assert_eq!(first.is_some(), is_early && changed.is_some(), "turn {turn}");
        assert_eq!((first.is_some(), true), (made.is_told, first.is_none() || made.findings.is_empty()));
        told_first += u32::from(first.is_some());
        made.findings = first.unwrap_or(made.findings);
        let json = told.json(turn + 1, of, made.findings.clone()).unwrap();
        if turn % 5 != 4 {
            same += usize::from(!json.contains("\"new\":[{"));
            (page, of) = (heard(&page, &json), turn + 1);
            // What is told again and again has the first place of each.
            let mut findings = made.findings.clone();
            findings.iter_mut().for_each(|finding| finding.others = Box::default());
            assert_eq!(Value::Array(page.clone()), serde_json::to_value(&findings).unwrap(), "turn {turn}");
        }
        assert!(early.is_none() || early == made.reading, "turn {turn}");
        assert_eq!(early.is_some(), is_early && !made.is_told, "turn {turn}");

        let Ok(article) = Article::parse("article.md", article.as_bytes()) else { continue };
        // Two entries with one id: both say so.
        let Ok(glossary) = Glossary::parse("glossary.yaml", glossary.as_bytes()) else {
            assert!(made.reading.is_none());
            continue;
        };
        let notes = Notes::parse("notes.json", notes.as_bytes()).unwrap();
        let mut new = annotate(&article, &glossary, &notes, &tables);
        let findings = check(&new);
        assert_eq!(made.findings, findings, "turn {turn}");
        if let Some(file) = made.reading {
            new.reading.rivals = rivals(&new);
            assert!(file == save_quickly(&new.reading), "turn {turn}");
            compared += 1;
            if let Some((file, blocks)) = changed {
                let part = open_file(&file).unwrap();
                for block in 0..new.reading.blocks.len() {
                    let at = blocks.iter().position(|changed| *changed as usize == block);
                    let now = at.map_or_else(|| seen(&shown, block), |at| seen(&part, at));
                    assert_eq!(now, seen(&new.reading, block), "turn {turn}, block {block} of {blocks:?}");
                }
                alone += 1;
            }
            shown = new.reading;
        }
    }
    // It was not about texts that are refused.
    assert!(compared > 100, "{compared}");
    assert!(told_first > 10, "{told_first}");
    // Nor about findings that are all new.
    assert!(same > 20, "{same}");
    // Nor about changes that need the whole.
    assert!(alone > 40, "{alone}");
}
