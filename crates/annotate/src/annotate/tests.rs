use super::{annotate, annotate_on_threads, rivals};
use crate::article::Article;
use crate::check;
use crate::explain;
use crate::glossary::Glossary;
use crate::notes::Notes;
use crate::tables::builtin;

/// The words, the marks, the syllables, the codes of what `check` finds, and the rules that `explain` names for the words.
fn annotated(article: &str, glossary: &str, notes: &str) -> [String; 5] {
    let article = Article::parse("a.txt", article.as_bytes()).unwrap();
    let glossary = Glossary::parse("g.yaml", glossary.as_bytes()).unwrap();
    let notes = Notes::parse("n.json", notes.as_bytes()).unwrap();
    let annotated = annotate(&article, &glossary, &notes, builtin());
    let text: Vec<char> = annotated.text.chars().collect();
    let reading = &annotated.reading;
    let mut at = 0;
    let words = reading.words.iter().map(|&length| {
        at += length as usize;
        text[at - length as usize..at].iter().collect::<String>()
    });
    let marks = reading.marks.iter().map(|mark| text[mark.span.range()].iter().collect::<String>());
    let syllables = reading.syllables.iter().map(|said| said.pinyin.to_string());
    let explained = explain(&annotated);
    let rules = explained.words.iter().map(|word| word.because.rule.to_string());
    [
        words.collect::<Vec<_>>().join("|"),
        marks.collect::<Vec<_>>().join(" "),
        syllables.collect::<Vec<_>>().join(" "),
        check(&annotated).iter().map(|found| found.code).collect::<Vec<_>>().join(" "),
        rules.collect::<Vec<_>>().join(" "),
    ]
}

/// A text long enough for several threads, in lines that differ, with marks, Cantonese, damage and 儘 beside 尽.
#[test]
fn on_several_threads_the_reading_is_the_same() {
    let mut text = String::new();
    for at in 0..1600 {
        let line = [
            "踐行‘兩個維護’,長江大橋上他背着我抽煙",
            "儘速還書給他,尽速处理两个维护,行长都长了",
            "佢喺度食咗飯",
            "先撒盐再撒盐,□□宁波市",
        ];
        text += line[at * 7 % 4];
        text += &format!("第{at}回\n\n");
    }
    let article = Article::parse("a.txt", text.as_bytes()).unwrap();
    let glossary = "entries: [{id: upholds, headword: 两个维护, pinyin: liǎng gè wéihù}]";
    let glossary = Glossary::parse("g.yaml", glossary.as_bytes()).unwrap();
    let notes = Notes::default();
    let [one, many] = [1, 3].map(|threads| {
        let threads = threads.try_into().unwrap();
        let mut annotated = annotate_on_threads(&article, &glossary, &notes, builtin(), threads);
        annotated.reading.rivals = rivals(&annotated);
        (annotated.judged.clone(), check(&annotated).len(), annotated.reading)
    });
    assert!(one == many);
    let (judged, marks, rivals) = (one.0.len(), one.2.marks.len(), one.2.rivals.len());
    assert!(judged > 0 && marks > 0 && rivals > 0, "{judged} {marks} {rivals}");
}

const NO_GLOSSARY: &str = "entries: []";

#[test]
fn a_note_says_where_words_divide() {
    let note = |words: &str| {
        format!(
            r#"[{{"id": "n", "motivation": "segmenting", "body": {{"purpose": "segmenting", "value": "{words}"}},
                "target": {{"selector": {{"exact": "月季年"}}}}}}]"#
        )
    };
    let [without, ..] = annotated("坚持月季年学习", NO_GLOSSARY, "[]");
    assert_eq!(without, "坚持|月季|年|学习");
    let [words, _, _, found, rules] = annotated("坚持月季年学习", NO_GLOSSARY, &note("月 季 年"));
    assert_eq!(words, "坚持|月|季|年|学习");
    assert_eq!(found, "");
    assert_eq!(rules, "dictionary-word note note note dictionary-word");
    let [words, _, _, found, _] = annotated("坚持月季年学习", NO_GLOSSARY, &note("月 季"));
    assert_eq!((words.as_str(), found.as_str()), ("坚持|月季|年|学习", "note-segmenting"));
}

#[test]
fn an_entry_is_marked_wherever_it_stands() {
    let glossary = |anywhere: &str| {
        format!(
            "sources: {{a: {{title: A}}}}\nentries:\n- {{id: e, headword: 编制, sources: [a]{anywhere}}}\n- {{id: f, headword: 机构编制, sources: [a]}}"
        )
    };
    let text = "他改编制度,机构编制";
    let [words, marks, ..] = annotated(text, &glossary(""), "[]");
    assert_eq!((words.as_str(), marks.as_str()), ("他|改编|制度|,|机构编制", "机构编制 编制"));
    let [words, marks, _, _, rules] = annotated(text, &glossary(", anywhere: true"), "[]");
    assert_eq!((words.as_str(), marks.as_str()), ("他|改|编制|度|,|机构编制", "编制 机构编制 编制"));
    assert!(rules.contains("anywhere"), "{rules}");
}

#[test]
fn readings_say_how_passages_are_said() {
    let [_, _, said, found, _] = annotated("还书给他", "readings: {还书: hai2 shu1}\nentries: []", "[]");
    assert_eq!((said.as_str(), found.as_str()), ("hái shū gěi tā", ""));
    let glossary = "readings: {还书: huan2, 没有: mei2you3}\nentries: []";
    assert_eq!(annotated("还书给他", glossary, "[]")[3], "unused-reading unused-reading");
}

#[test]
fn look_alikes_are_matched_and_printed_as_they_are() {
    let glossary = "sources: {a: {title: A}}\nentries:\n- {id: w, headword: 文件, sources: [a]}\n- {id: s, headword: 服务器, sources: [a]}\n\
                    - {id: n, headword: A 组, sources: [a]}";
    let [words, marks, said, found, _] = annotated("⽂件在服\u{AD}务器，A\u{A0}组", glossary, "[]");
    assert_eq!(words, "⽂件|在|服\u{AD}务器|，|A\u{A0}组");
    assert_eq!(marks, "⽂件 服\u{AD}务器 A\u{A0}组");
    assert!(said.starts_with("wén jiàn zài"), "{said}");
    assert_eq!(found, "look-alike look-alike look-alike");
    // What turns the direction shows another text than there is.
    let [_, marks, _, found, _] = annotated("\u{202E}文件\u{202C}在服务器\u{2066}，A 组", glossary, "[]");
    assert_eq!(marks, "文件 服务器 A 组");
    assert_eq!(found, "look-alike look-alike look-alike");
}

#[test]
fn cantonese_is_not_claimed_to_be_mandarin() {
    let [_, _, said, found, _] = annotated("佢喺度食咗飯", NO_GLOSSARY, "[]");
    assert_eq!((said.as_str(), found.as_str()), ("dù shí fàn", "cantonese"));
}

#[test]
fn an_entry_says_how_its_characters_are_written_in_traditional() {
    let article = Article::parse("a.txt", "这样的好干部".as_bytes()).unwrap();
    for glossary in
        ["entries: [{id: c, headword: 好干部}]", "entries: [{id: c, headword: 好干部, traditional: 好幹部}]"]
    {
        let glossary = Glossary::parse("g.yaml", glossary.as_bytes()).unwrap();
        let reading = annotate(&article, &glossary, &Notes::default(), builtin()).reading;
        assert_eq!(reading.in_script(jiazhu_reading::Script::Hant).text(), "這樣的好幹部");
    }
}
