//! Time grows linearly: sixteen times the input takes about sixteen times as long, never a hundred times.
//!
//! Processor time of this thread is compared, not the clock on the wall, and the limit is generous: work that grew by
//! the square would take 256 times as long.

mod tables;

use std::time::{Duration, Instant};

use jiazhu_annotate::annotate;
use jiazhu_annotate::article::Article;
use jiazhu_annotate::check;
use jiazhu_annotate::glossary::Glossary;
use jiazhu_annotate::notes::Notes;
use jiazhu_html::html;
use jiazhu_reading::strings::ENGLISH;
use jiazhu_reading::{open_file, save};
use serde_json::json;
use tables::builtin;

const TIMES: usize = 16;
const LIMIT: u32 = 90;

/// Processor time of this thread, where the system tells it (Linux); else the wall's.
fn now(start: Instant) -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|line| line.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| start.elapsed(), Duration::from_nanos)
}

fn time(work: &dyn Fn()) -> Duration {
    let start = Instant::now();
    let before = now(start);
    work();
    now(start) - before
}

/// Does the work of size `small` and of sixteen times that size, and compares the shorter times of two.
fn grows_linearly(name: &str, small: usize, work: impl Fn(usize)) {
    builtin();
    let shorter = |size: usize| time(&|| work(size)).min(time(&|| work(size)));
    // What takes no time at all says nothing about how it grows.
    let one = shorter(small).max(Duration::from_millis(4));
    let many = shorter(TIMES * small);
    assert!(many < LIMIT * one, "{name}: {TIMES} times the input took {many:?} after {one:?}");
}

/// Everything that is done with an article, from its bytes to its page.
fn whole(article: &str, glossary: &str, notes: &str) {
    let article = Article::parse("a.txt", article.as_bytes()).expect("an article");
    let glossary = Glossary::parse("g.yaml", glossary.as_bytes()).expect("a glossary");
    let notes = Notes::parse("n.json", notes.as_bytes()).expect("notes");
    let annotated = annotate(&article, &glossary, &notes, builtin());
    assert_eq!(open_file(&save(&annotated.reading)).as_ref(), Ok(&annotated.reading));
    html(&annotated.reading, &ENGLISH);
    check(&annotated);
}

const SMALL: &str =
    "entries: [{id: cadre, headword: 干部, not_in: [干部队伍]}, {id: organ, headword: 机构编制}]";

#[test]
fn with_an_ordinary_text() {
    grows_linearly("paragraphs", 1_000, |size| {
        whole(&"加強機構編制幹部隊伍建設，詹婷說：“很好”。\n".repeat(size / 22), SMALL, "[]");
    });
}

#[test]
fn with_one_line_and_no_end_of_a_sentence() {
    grows_linearly("one line", 1_000, |size| {
        whole(&"加強機構編制幹部隊伍建設".repeat(size / 12), SMALL, "[]")
    });
}

#[test]
fn with_characters_that_repeat_without_end() {
    for piece in [
        "哈",
        "1",
        "a",
        "1a",
        "“",
        "\u{301}",
        "\u{FE0F}",
        "\u{E000}",
        "\u{202E}",
        " ",
        "□",
        "👩\u{200D}",
        "一",
        "不",
        "是不",
    ] {
        grows_linearly(&format!("{piece:?} again and again"), 500, |size| {
            whole(&format!("机{}", piece.repeat(size)), SMALL, "[]");
        });
    }
}

#[test]
fn with_an_entry_that_is_one_common_character() {
    let glossary = "entries: [{id: of, headword: 的, not_in: [的话]}]";
    grows_linearly("的", 1_000, |size| whole(&"好的，是的话。".repeat(size / 7), glossary, "[]"));
}

#[test]
fn with_forms_inside_forms() {
    let entries: Vec<_> =
        (1..40).map(|length| json!({"id": format!("e{length}"), "headword": "的".repeat(length)})).collect();
    let glossary = json!({ "entries": entries }).to_string();
    grows_linearly("的的的", 200, |size| whole(&"的".repeat(size), &glossary, "[]"));
}

#[test]
fn with_damage_everywhere() {
    grows_linearly("notes", 100, |size| {
        let note = |at: usize| {
            json!({"id": format!("n{at}"), "motivation": "editing", "body": [{"type": "TextualBody", "purpose": "tagging",
                "value": "damage"}], "target": {"selector": [{"type": "TextQuoteSelector", "exact": "?!痹"},
                {"type": "TextPositionSelector", "start": 10 * at + 6, "end": 10 * at + 9}]}})
        };
        let notes = json!((0..size).map(note).collect::<Vec<_>>()).to_string();
        whole(&"干部机构编制?!痹。".repeat(size), SMALL, &notes);
    });
}

/// Forms of two to four characters that are all different.
fn entries(count: usize, related: impl Fn(usize) -> Vec<usize>) -> String {
    let form = |id: usize| -> String {
        let letter = |n: usize| char::from_u32(0x4E00 + n as u32).unwrap_or('一');
        [id % 97, id / 97 % 89, id / 8633, 3 * (id % 5)].map(letter)[..3 + id % 2].iter().collect()
    };
    let entry = |id: usize| {
        let related: Vec<String> = related(id).iter().map(|other| format!("e{other}")).collect();
        json!({"id": format!("e{id}"), "headword": form(id), "related": related, "not_in": [form(id) + "话"]})
    };
    json!({ "entries": (0..count).map(entry).collect::<Vec<_>>() }).to_string()
}

#[test]
fn with_fifty_thousand_entries() {
    let text = "加強機構編制幹部隊伍建設。\n".repeat(40);
    grows_linearly("entries", 50_000 / TIMES, |size| whole(&text, &entries(size, |_| Vec::new()), "[]"));
}

/// Each gloss is looked through for terms that are written otherwise than the tables write them.
#[test]
fn with_glosses_and_forms_that_no_table_has() {
    grows_linearly("glosses", 300, |size| {
        let headword = |id: usize| -> String {
            let part = |number: usize| char::from_u32(0x4E00 + (number % 500) as u32).unwrap_or('一');
            [part(id), part(id / 500 + 7), '国'].iter().collect()
        };
        let entry = |id: usize| {
            json!({
                "id": format!("e{id}"), "headword": headword(id), "traditional": headword(id).replace('国', "囯"),
                "gloss": { "zh": format!("{}的说明，为了国家后来的发展。", headword(id).repeat(3)) },
            })
        };
        let glossary = json!({ "entries": (0..size).map(entry).collect::<Vec<_>>() }).to_string();
        let text: String = (0..size).map(|id| headword(id) + "，").collect();
        whole(&text, &glossary, "[]");
    });
}

#[test]
fn with_relations_in_a_circle() {
    grows_linearly("a ring", 200, |size| {
        let glossary = entries(size, |id| vec![(id + 1) % size, (id + 7) % size]);
        let text: String =
            (0..size).map(|id| char::from_u32(0x4E00 + (id % 97) as u32).unwrap_or('一')).collect();
        whole(&text, &glossary, "[]");
    });
}

/// A line of ten megabytes is no more than many short ones.
#[test]
fn with_a_line_of_ten_megabytes() {
    let line = "加強機構編制幹部隊伍建設，南京市长江大桥。".repeat(10_000_000 / 63);
    let article = Article::parse("a.txt", line.as_bytes()).expect("an article");
    let glossary = Glossary::parse("g.yaml", SMALL.as_bytes()).expect("a glossary");
    let reading = annotate(&article, &glossary, &Notes::default(), builtin()).reading;
    assert_eq!(reading.blocks.len(), 1);
    assert_eq!(reading.words.iter().sum::<u32>() as usize, line.chars().count());
    assert_eq!(reading.marks.len(), 10_000_000 / 63);
}
