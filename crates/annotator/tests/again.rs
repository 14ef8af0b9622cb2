//! A text that changes: what is remembered of it changes nothing of what is made.

use jiazhu_annotate::article::Article;
use jiazhu_annotate::glossary::Glossary;
use jiazhu_annotate::notes::Notes;
use jiazhu_annotate::pauses::Pauses;
use jiazhu_annotate::{Tables, annotate, check, rivals};
use jiazhu_annotator::{Annotator, Request, Text};
use jiazhu_reading::save_quickly;

const ARTICLE: &str = include_str!("../../../content/ningbo/article.md");
const NOTES: &str = include_str!("../../../content/ningbo/notes.json");
/// Forms that stand in what is taken of the article and divide it otherwise than it is without them; some cut words or stand in others.
const ENTRIES: [&str; 9] =
    ["面商定稿", "碰头会", "市委编办", "机构改革", "政策口径", "两个维护", "家单位", "改革期", "职能交叉事"];
/// Put in, or in the place of others.
const PIECES: [&str; 9] = ["干", "\n\n", "長", "市长江大桥", "，", "兩個維護", "撒盐又撒盐", "a1", "**"];

/// As the same numbers on each run: what fails once fails again.
struct Dice(u64);

impl Dice {
    fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % count
    }
}

fn glossary(entries: &[&str]) -> String {
    let entry = |(at, form): (usize, &&str)| format!("  - {{ id: e{at}, headword: {form} }}\n");
    format!("entries:\n{}", entries.iter().enumerate().map(entry).collect::<String>())
}

#[test]
fn a_changed_text_is_annotated_as_if_it_were_new() {
    let tables = Tables::from_bytes(jiazhu_tables::FILES).unwrap();
    let mut annotator = Annotator::default();
    for (name, bytes) in jiazhu_tables::FILES {
        let is_plain = name.ends_with(".txt");
        let inflated =
            if is_plain { bytes.to_vec() } else { miniz_oxide::inflate::decompress_to_vec(bytes).unwrap() };
        annotator.add(name, inflated).unwrap();
    }
    let mut dice = Dice(7);
    // Its head does not change: most changes would be mistakes in it.
    let body = ARTICLE.splitn(3, "---\n").nth(2).expect("an article with a head");
    let mut text: Vec<char> = body.chars().take(900).collect();
    let mut entries = ENTRIES[..3].to_vec();
    let mut compared = 0;
    for turn in 0..40 {
        match turn % 4 {
            3 => {
                let form = ENTRIES[dice.below(ENTRIES.len())];
                match entries.iter().position(|known| *known == form) {
                    Some(at) if entries.len() > 1 => drop(entries.remove(at)),
                    Some(_) => {}
                    None => entries.push(form),
                }
            }
            _ => {
                let at = dice.below(text.len() - 20);
                let piece: Vec<char> = PIECES[dice.below(PIECES.len())].chars().collect();
                text.splice(at..at + dice.below(3), piece);
            }
        }
        let (article, glossary) =
            (format!("---\nlang: zh-Hant\n---\n{}", text.iter().collect::<String>()), glossary(&entries));
        let request = Request {
            article: Text { name: "article.md", text: &article },
            glossary: Some(Text { name: "glossary.yaml", text: &glossary }),
            notes: (turn % 5 == 0).then_some(Text { name: "notes.json", text: NOTES }),
            is_early: turn % 2 == 0,
            ..Request::default()
        };
        annotator.begin(&request, Pauses::NONE).unwrap();
        let (mut early, mut made) = (None, None);
        while made.is_none() {
            made = annotator.step();
            early = early.or(annotator.early());
        }
        let made = made.unwrap();
        assert!(early.is_none() || early == made.reading, "turn {turn}");
        assert!(early.is_some() == (turn % 2 == 0 && made.reading.is_some()), "turn {turn}");

        let Ok(article) = Article::parse("article.md", article.as_bytes()) else { continue };
        // Two entries with one id: both say so.
        let Ok(glossary) = Glossary::parse("glossary.yaml", glossary.as_bytes()) else {
            assert!(made.reading.is_none());
            continue;
        };
        let notes = if turn % 5 == 0 {
            Notes::parse("notes.json", NOTES.as_bytes()).unwrap()
        } else {
            Notes::default()
        };
        let mut new = annotate(&article, &glossary, &notes, &tables);
        let findings = check(&new);
        assert_eq!(made.findings, findings, "turn {turn}");
        if let Some(file) = made.reading {
            new.reading.rivals = rivals(&new);
            assert!(file == save_quickly(&new.reading), "turn {turn}");
            compared += 1;
        }
    }
    // It was not about texts that are refused.
    assert!(compared > 30, "{compared}");
}
