use expect_test::{Expect, expect, expect_file};
use proptest::prelude::*;

use super::*;

/// Each finding as `line:column code: message`.
fn refused(source: &str, expected: Expect) {
    let errors = Glossary::parse("glossary.yaml", source.as_bytes()).expect_err("errors");
    let shown: Vec<String> = errors
        .iter()
        .map(|e| format!("{}:{} {}: {}\n", e.line.unwrap_or(0), e.column.unwrap_or(0), e.code, e.message))
        .collect();
    expected.assert_eq(&shown.concat());
}

const SMALL: &str = r#"
title: Small
sources:
  b: { title: B }
  a: { title: A, url: "https://example.org/a", date: 2018 }
entries:
  - id: liang-ge-weihu
    headword: 两个维护
    traditional: 兩個維護
    forms: [两个维护, “两个维护”]
    class: formula
    gloss: { en: "Two duties.\n" }
    facts: [{ text: Said in 2018., sources: [a, a] }]
    sources: [b]
    related: [si-ge-yishi]
    not_in: [两个维护者]
  - { id: si-ge-yishi, headword: 四个意识, related: [liang-ge-weihu] }
"#;

#[test]
fn reads_an_entry_with_its_names_as_indices() {
    let glossary = Glossary::parse("glossary.yaml", SMALL.as_bytes()).unwrap();
    let entry = &glossary.entries[0];
    let forms: Vec<&str> = entry.forms.iter().map(|form| form.as_str()).collect();
    assert_eq!(forms, ["两个维护", "兩個維護", "“两个维护”"]);
    assert_eq!(entry.place, Place { line: 7, column: 9, length: 14 });
    assert_eq!(entry.card.gloss.en.as_deref(), Some("Two duties."));
    assert_eq!(entry.card.related, [1]);
    assert_eq!((&entry.card.sources[..], &entry.card.facts[0].sources[..]), (&[1][..], &[0][..]));
    assert_eq!(glossary.sources[0].date.as_deref(), Some("2018"));
    assert_eq!(glossary.entries[1].card.class, jiazhu_reading::Class::Term);
}

#[test]
fn reads_json_as_well() {
    let json = r#"{"sources": {"a": {"title": "A\/B"}},
	"entries": [{"id": "tulu", "headword": "\u4e24\ud842\udfb7", "sources": ["a"]}]}"#;
    let glossary = Glossary::parse("glossary.json", json.as_bytes()).unwrap();
    assert_eq!(glossary.entries[0].card.headword, "两𠮷");
    assert_eq!(glossary.sources[0].title, "A/B");
}

/// An editor that has none saves what it holds.
#[test]
fn a_file_of_nothing_is_a_glossary_without_entries() {
    for source in ["", "\n", "\u{FEFF} \n"] {
        let glossary = Glossary::parse("g.yaml", source.as_bytes()).unwrap();
        let told: Vec<_> = glossary.warnings.iter().map(|told| (told.code, told.is_error())).collect();
        assert_eq!((&*glossary.file, glossary.entries.len(), told), ("g.yaml", 0, vec![("glossary", false)]));
    }
}

#[test]
fn a_list_in_json_without_a_name_says_what_to_write_around_it() {
    let source = " [{\"id\": \"a\", \"headword\": \"甲\"}]";
    let told = Glossary::parse("g.json", source.as_bytes()).unwrap_err();
    let [error] = &told[..] else { panic!("{told:?}") };
    assert_eq!((error.line, error.column), (Some(1), Some(2)));
    assert!(error.message.contains("`{\"entries\": ` before it and `}` behind it"), "{}", error.message);
}

#[test]
fn pinyin_may_be_written_in_zhuyin() {
    let source = "readings: { 很大: ㄏㄣˇ ㄉㄚˋ }\nentries: [{ id: xian, headword: 西安, pinyin: ㄒㄧ ㄢ }]";
    let glossary = Glossary::parse("g.yaml", source.as_bytes()).unwrap();
    assert_eq!(glossary.entries[0].card.pinyin.as_deref(), Some("xī ān"));
    assert_eq!(glossary.readings[0].pinyin, "hěn dà");
}

#[test]
fn points_at_what_is_not_a_glossary() {
    refused(
        "entries:\n  - id: a\n   headword: b\n",
        expect![[r#"
            3:4 glossary: this line begins in column 4, as no line of the same entry does: begin all its keys in one column
        "#]],
    );
    refused(
        "entries:\n  - id: a\n    headword: [一\n",
        expect![[r#"
            3:15 glossary: unclosed bracket '['
        "#]],
    );
    refused(
        "entries:\n  - id: a\n    headword: 一\n    headword: 二\n",
        expect![[r#"
        4:5 glossary: the key `headword` is given twice: keep one of them
    "#]],
    );
    refused(
        "entries:\n  - id: a\n    headword: 一\n    class: slogan\n",
        expect![[r#"
            4:12 glossary: `slogan` is not one of the words that may stand here: formula, institution, practice, programme, metaphor, allusion, person, place, administration, work, event, term
        "#]],
    );
    refused(
        "entries:\n  - id: a\n    headwort: 一\n",
        expect![[r#"
            3:5 glossary: the key `headwort` is unknown here: `headword` may be meant; known are id, headword, traditional, forms, pinyin, class, renderings, gloss, first, here, senses, facts, doubts, confidence, sources, related, not_in, anywhere
        "#]],
    );
    refused(
        "entries:\n  - id: a\n",
        expect![[r#"
            2:5 glossary: the key `headword` is missing here: add it
        "#]],
    );
    refused(
        "entries:\n  - id: a\n    headword:\n",
        expect![[r#"
        3:13 glossary: a text is expected here, and there is none: write it, or delete the key
    "#]],
    );
    refused(
        "- id: a\n",
        expect![[r#"
            1:1 glossary: the list of entries has no name: write a line `entries:` above it
        "#]],
    );
    refused(
        "entries:\n  - {id: a, headword: 一, doubts: 疑}\n",
        expect![[r#"
            2:34 glossary: a list is expected here: write `[one, two]`, or each on a line that begins with `- `
        "#]],
    );
}

#[test]
fn reports_all_that_is_wrong_inside() {
    refused(
        r#"
sources:
  a: { title: A, url: "javascript:alert(1)" }
entries:
  - { id: one, headword: 一, related: [two, none, one], sources: [b] }
  - { id: one, headword: "" }
  - { id: two words, headword: 二, forms: ["  "], facts: [{ text: x, sources: [c] }] }
"#,
        expect![[r#"
            6:11 duplicate-id: the id `one` is given to two entries, first on line 5: give this one another
            3:23 unsafe-url: `javascript:alert(1)` is not an address that links may have: write http, https or mailto
            5:39 unknown-related: no entry of this file has the id `two`: correct it, or write that entry
            5:44 unknown-related: no entry of this file has the id `none`: correct it, or write that entry
            5:50 unknown-related: the entry `one` is related to itself: delete this id
            5:66 unknown-source: no source has the key `b`: add it under `sources`, or correct it
            6:26 empty-form: a form of `one` is empty or has a line break: write it on one line
            7:11 bad-id: an id is not empty and has no spaces: write `liang-ge-weihu`
            7:43 empty-form: a form of `two words` is empty or has a line break: write it on one line
            7:79 unknown-source: no source has the key `c`: add it under `sources`, or correct it
        "#]],
    );
}

#[test]
fn a_word_that_is_near_one_of_a_list_and_an_address_without_its_scheme_are_told_with_what_may_be_meant() {
    let yaml = "sources:\n  a: { title: A, url: www.example.org/甲?b=1 }\n  b: { title: B, url: \"//example.cn\" }\n  c: { title: C, url: notes.pdf }\n\
                entries:\n  - { id: one, headword: 一 }\n";
    refused(
        yaml,
        expect![[r#"
            2:23 unsafe-url: `www.example.org/甲?b=1` is no whole address: `https://www.example.org/甲?b=1` may be meant
            3:23 unsafe-url: `//example.cn` is no whole address: `https://example.cn` may be meant
            4:23 unsafe-url: `notes.pdf` is not an address that links may have: write http, https or mailto
        "#]],
    );
    for class in ["persom", "Person"] {
        let message = Glossary::parse(
            "glossary.yaml",
            format!("entries:\n  - {{ id: a, headword: 一, class: {class} }}\n").as_bytes(),
        )
        .unwrap_err()
        .remove(0)
        .message;
        let start = format!(
            "`{class}` is not one of the words that may stand here: `person` may be meant; known are formula,"
        );
        assert!(message.starts_with(&start), "{message}");
    }
}

#[test]
fn a_byte_order_mark_inside_is_in_no_value_and_counts_for_no_column() {
    let yaml = "\u{FEFF}entries:\n  - { id: \u{FEFF}a, headword: \"\u{FEFF}银行\", pinyin: y\u{FEFF}ínháng, related: [b] }\n";
    refused(
        yaml,
        expect![[r#"
            2:57 unknown-related: no entry of this file has the id `b`: correct it, or write that entry
        "#]],
    );
    let glossary = Glossary::parse("g.yaml", yaml.replace(", related: [b]", "").as_bytes()).unwrap();
    let entry = &glossary.entries[0];
    assert_eq!((entry.card.id.as_str(), entry.forms[0].as_str()), ("a", "银行"));
    assert_eq!(entry.card.pinyin.as_deref(), Some("yínháng"));
}

#[test]
fn limits_aliases_and_depth() {
    let bomb = "title: &a [x, x]\nsources: {}\nentries:\n".to_string()
        + &(0..40).map(|n| format!("  - &a{} [*a{}, *a{}]\n", n + 1, n, n)).collect::<String>();
    assert!(Glossary::parse("glossary.yaml", bomb.as_bytes()).is_err());
    let deep = "entries: ".to_string() + &"[".repeat(100_000);
    assert!(Glossary::parse("glossary.yaml", deep.as_bytes()).is_err());
}

#[test]
fn reads_fifty_thousand_entries() {
    let mut yaml = String::from("entries:\n");
    for n in 0..50_000 {
        let related = (n + 1) % 50_000;
        yaml += &format!("- {{ id: e{n}, headword: 词{n}, related: [e{related}] }}\n");
    }
    let glossary = Glossary::parse("glossary.yaml", yaml.as_bytes()).unwrap();
    assert_eq!(glossary.entries.len(), 50_000);
    assert_eq!(glossary.entries[49_999].card.related, [0]);
}

#[test]
fn the_published_schema_is_current() {
    expect_file!["../../../../schema/glossary.schema.json"].assert_eq(&file::schema());
}

#[test]
fn imports_a_table() {
    let csv = "\u{FEFF}id,headword,traditional,forms,class,rendering,gloss_en,doubts,related\r\n\
               liang,两个维护,兩個維護,,formula,Two Upholds@Wikipedia | Two Safeguards,\"Two, duties\",a|b,si\r\n\
               si,四个意识,,,,,,,\r\n";
    let (file, _) = table::parse("glossary.csv", csv.as_bytes()).unwrap();
    let yaml = serde_saphyr::to_string(&file).unwrap();
    expect![[r#"
        entries:
        - id: liang
          headword: 两个维护
          traditional: 兩個維護
          class: formula
          renderings:
          - text: Two Upholds
            by: Wikipedia
          - text: Two Safeguards
          gloss:
            en: Two, duties
          doubts:
          - a
          - b
          related:
          - si
        - id: si
          headword: 四个意识
          class: term
    "#]]
    .assert_eq(&yaml);
    let glossary = Glossary::parse("glossary.yaml", yaml.as_bytes()).unwrap();
    assert_eq!(glossary.entries[0].card.renderings[0].by.as_deref(), Some("Wikipedia"));
}

#[test]
fn blanks_of_a_chinese_text_before_the_dashes_of_a_list_are_told() {
    for source in [
        "entries:\n　　- id: a\n　　  headword: 银行\n",
        "entries:\n\n  - id: a\n    headword: 甲\n    forms:\n\u{a0}\u{a0}- 乙\n",
    ] {
        let told = Glossary::parse("g.yaml", source.as_bytes()).unwrap_err();
        let message = &told[0].message;
        assert!(message.contains("YAML indents with the space of a keyboard in English"), "{message}");
        let line = source.lines().position(|line| line.starts_with(['　', '\u{a0}'])).unwrap() as u32 + 1;
        assert_eq!(told[0].line, Some(line));
    }
}

#[test]
fn a_column_that_nothing_is_known_of_is_left_out_and_told() {
    let source = "词,拼音,备注,释义\n背夫,bēifū,要配图,背茶的人\n";
    let (read, told) = super::table::parse("t.csv", source.as_bytes()).expect("it is read");
    assert_eq!((read.entries[0].headword.as_str(), read.entries.len()), ("背夫", 1));
    let [told] = &told[..] else { panic!("{told:?}") };
    assert_eq!((told.line, told.column, told.is_error()), (Some(1), Some(6), false));
    assert!(told.message.contains("`备注` is left out") && told.message.contains("拼音"), "{told:?}");
}

#[test]
fn points_at_what_is_wrong_in_a_table() {
    let csv = "id,headwort,class\na,一,slogan\n,二,\nb,三\n";
    let errors = table::parse("glossary.csv", csv.as_bytes()).unwrap_err();
    let shown: Vec<String> =
        errors.iter().map(|e| format!("{}: {}\n", e.line.unwrap_or(0), e.message)).collect();
    expect![[r#"
        1: the column `headwort` is unknown: `headword` may be meant
        1: the column `headword` is missing: name it in the first row
        2: `slogan` is not one of the words that may stand under `class`: `formula`, `institution`, `practice`, `programme`, `metaphor`, `allusion`, `person`, `place`, `administration`, `work`, `event`, `term`
        3: this row has no `headword`: fill the cell, or delete the row
        4: this row has 2 cells, and the first row 3: put cells that hold commas in quotation marks
    "#]].assert_eq(&shown.concat());
}

/// What stands for a key that has to be there does not hide the others.
#[test]
fn keys_that_are_misspelt_are_told_all_at_once() {
    let yaml = "entries:\n  - id: a\n    headword: 一\n    facts: [{txt: x, q: 1}]\n  - id: b\n    headwrd: 二\nsource: x\n";
    let errors = Glossary::parse("g.yaml", yaml.as_bytes()).unwrap_err();
    let told: Vec<(Option<u32>, Option<u32>, &str)> = errors
        .iter()
        .map(|error| (error.line, error.column, error.message.split('`').nth(1).unwrap_or_default()))
        .collect();
    assert_eq!(
        told,
        [
            (Some(4), Some(14), "txt"),
            (Some(4), Some(22), "q"),
            (Some(6), Some(5), "headwrd"),
            (Some(7), Some(1), "source")
        ]
    );
}

#[test]
fn unknown_keys_are_told_also_where_the_key_that_may_be_meant_would_not_take_the_value() {
    let source = "entries:\n  - id: a\n    headwrod: 银行\n    glos: x\n    Pinyin: yh\n  - id: b\n    headword: 同学\n    foo: 1\n";
    let errors = Glossary::parse("g.yaml", source.as_bytes()).unwrap_err();
    let told: Vec<_> =
        errors.iter().map(|e| (e.line, e.message.split('`').nth(1).unwrap_or_default())).collect();
    assert_eq!(told, [(Some(3), "headwrod"), (Some(4), "glos"), (Some(5), "Pinyin"), (Some(8), "foo")]);
}

#[test]
fn unknown_keys_in_brackets_are_told_with_all_others() {
    let yaml = "entries:\n  - id: a\n    headword: 一\n    gloss: { fr: \"x, {y\", en: x, de: [1, 2], it: z }\n    foo: 1\n  - { id: b, hedword: 二, headword: 二, bar: 3 }\n";
    let errors = Glossary::parse("g.yaml", yaml.as_bytes()).unwrap_err();
    let told: Vec<(Option<u32>, &str)> = errors
        .iter()
        .map(|error| (error.line, error.message.split('`').nth(1).unwrap_or_default()))
        .collect();
    assert_eq!(
        told,
        [
            (Some(4), "fr"),
            (Some(4), "de"),
            (Some(4), "it"),
            (Some(5), "foo"),
            (Some(6), "hedword"),
            (Some(6), "bar")
        ]
    );
}

#[test]
fn a_table_as_people_keep_it_is_read() {
    let with_tabs =
        "詞條\t拼音\t英文\t解釋\n干部\tgànbù\tcadre\t公职人员\n干部\t\tofficial\t\n两个 维护\t\t\t\n";
    let with_commas = "词,拼音,English,释义\n干部,gànbù,cadre,公职人员\n干部,,official,\n两个 维护,,,\n";
    for source in [with_tabs, with_commas] {
        let (file, _) = table::parse("terms.csv", source.as_bytes()).unwrap();
        let ids: Vec<&str> = file.entries.iter().map(|entry| entry.id.as_str()).collect();
        assert_eq!(ids, ["干部", "干部-2", "两个-维护"]);
        let first = &file.entries[0];
        assert_eq!(first.pinyin.as_deref().map(String::as_str), Some("gànbù"));
        assert_eq!((first.gloss.en.as_deref(), first.gloss.zh.as_deref()), (Some("cadre"), Some("公职人员")));
        let refused = Glossary::parse("glossary.yaml", source.as_bytes()).unwrap_err();
        assert!(refused[0].message.starts_with("this is a table"), "{}", refused[0].message);
    }
    let errors = table::parse("terms.csv", "词,释义,解释\n一,二,三\n".as_bytes()).unwrap_err();
    assert!(
        errors[0].message.starts_with("the columns `释义` and `解释` are both read as `gloss_zh`"),
        "{}",
        errors[0].message
    );
}

fn refused_table(csv: &str) -> Vec<(u32, u32, String)> {
    let errors = table::parse("terms.csv", csv.as_bytes()).unwrap_err();
    let told = |error: Diagnostic| (error.line.unwrap_or(0), error.column.unwrap_or(0), error.message);
    errors.into_iter().map(told).collect()
}

#[test]
fn a_quotation_mark_that_swallows_rows_is_told_with_its_place() {
    let open = refused_table("词,拼音\n机制,\"jīzhì\n干部,gànbù\n银行,yínháng");
    assert_eq!(open.len(), 1);
    assert_eq!((open[0].0, open[0].1), (2, 4));
    assert!(open[0].2.starts_with("this quotation mark is not closed"), "{}", open[0].2);
    // The next one closes it, and the row after that is lost.
    let late = refused_table("词,拼音,释义\n机制,\"jīzhì,甲\n干部,gànbù,\"乙\"\n银行,yínháng,丙\n");
    assert_eq!((late.len(), late[0].0, late[0].1), (1, 2, 4));
    assert!(late[0].2.contains("is closed 1 lines below only"), "{}", late[0].2);
    // Cells may have lines, marks and spaces.
    let (file, _) = table::parse(
        "terms.csv",
        "词,释义\r\n\"机制\" ,\"一，\n\"\"二\"\"\"\r\n\"干部\",5\" 盘\n".as_bytes(),
    )
    .unwrap();
    assert_eq!(file.entries.len(), 2);
    assert_eq!(file.entries[0].gloss.zh.as_deref(), Some("一，\n\"二\""));
}

#[test]
fn a_line_above_the_header_may_name_what_divides_the_cells() {
    for (line, sign) in
        [("sep=;", ";"), ("SEP=,\r", ","), ("\"sep=\t\"", "\t"), ("sep=;,,", ";"), ("sep=#", "#")]
    {
        let text = format!("{line}\n词{sign}拼音\n干部{sign}gànbù\n");
        let (file, told) = table::parse("terms.csv", text.as_bytes()).unwrap();
        assert_eq!(
            (
                file.entries[0].headword.as_str(),
                file.entries[0].pinyin.as_ref().map(|pinyin| pinyin.as_str())
            ),
            ("干部", Some("gànbù")),
            "{line}"
        );
        assert!(told.is_empty(), "{told:?}");
    }
    // Places count the line.
    assert_eq!(refused_table("sep=;\n词;拼音;词语\n")[0].0, 2);
}

#[test]
fn empty_rows_above_the_header_are_passed_over() {
    let above = "\n,,\n \"\",\n";
    let (file, _) = table::parse("terms.csv", format!("{above}词,拼音\n干部,gànbù\n").as_bytes()).unwrap();
    assert_eq!(file.entries.len(), 1);
    let wrong = refused_table(&format!("{above}词,拼音,释义\n干部,gànbù,甲\n\n,,乙\n"));
    assert_eq!((wrong.len(), wrong[0].0), (1, 7));
    assert_eq!(refused_table(&format!("{above}词,拼音,词语\n"))[0].0, 4);
    let wide = refused_table("词，拼音\n干部，gànbù\n");
    assert!(
        wide.iter().any(|(.., message)| message.contains("is parted by `，`, which parts no cells")),
        "{wide:?}"
    );
}

proptest! {
    #[test]
    fn reads_any_bytes(bytes: Vec<u8>) {
        let _ = Glossary::parse("g.yaml", &bytes);
        let _ = table::parse("g.csv", &bytes);
    }

    /// Pieces of YAML in any order: an entry or a diagnostic with a place.
    #[test]
    fn reads_any_yaml(source in "(entries:|  - |id|headword|: |一|[\\[\\]{}&*!|>'\"#%@,\n ~]|- a|<<|\t){0,40}") {
        if let Err(errors) = Glossary::parse("g.yaml", source.as_bytes()) {
            prop_assert!(!errors.is_empty() && errors.iter().all(|e| !e.message.is_empty() && !e.message.contains('\n')));
        }
    }
}

#[test]
fn what_is_no_table_is_told_once_and_says_what_to_write() {
    for (file, source, code, said) in [
        ("a.csv", "", "table", "this table is empty"),
        ("a.csv", "银行,yínháng,bank\n同学,tóngxué,classmate\n", "table", "the first row names no column"),
        ("a.json", r#"{"entries": [{"id": "a", "headword": "一"}]}"#, "swapped", "a glossary already"),
        ("a.yaml", "entries:\n  - id: a\n", "swapped", "a glossary already"),
        ("a.md", "# 一，二\n", "swapped", "an article"),
    ] {
        let errors = table::parse(file, source.as_bytes()).unwrap_err();
        let [error] = &errors[..] else { panic!("{errors:?}") };
        assert!(error.code == code && error.message.contains(said), "{error:?}");
    }
}

#[test]
fn an_id_that_pages_use_themselves_is_refused() {
    let codes = |id: &str| {
        let source = format!("entries:\n  - id: {id}\n    headword: 甲\n");
        let errors = Glossary::parse("g.yaml", source.as_bytes()).err().unwrap_or_default();
        errors.iter().map(|error| error.code).collect::<Vec<_>>()
    };
    for id in ["notes", "glossary", "mark-0", "noteref-12", "block-3", "footnote-1", "footref-1-2"] {
        assert_eq!(codes(id), ["bad-id"], "{id}");
    }
    for id in ["note", "mark-twain", "footnotes", "block-", "note-n1"] {
        assert_eq!(codes(id), Vec::<&str>::new(), "{id}");
    }
}

#[test]
fn forms_that_a_table_divides_in_the_chinese_way_are_several_and_it_is_told() {
    let forms = |source: &str| {
        let (glossary, told) = table::parse("t.csv", source.as_bytes()).unwrap();
        let forms: Vec<String> = glossary.entries[0].forms.iter().map(|form| form.value.clone()).collect();
        (forms, told.iter().map(|told| (told.line, told.message.clone())).collect::<Vec<_>>())
    };
    let (read, told) = forms("词,别名\n人工智能,AI、人工智慧；机器智能\n");
    assert_eq!(read, ["AI", "人工智慧", "机器智能"]);
    assert!(told.len() == 1 && told[0].0 == Some(2) && told[0].1.contains("is read as 3 forms"), "{told:?}");
    assert_eq!(forms("词,别名\n甲、乙,乙、甲\n"), (vec!["乙、甲".to_owned()], vec![]));
    assert_eq!(forms("词,别名\n甲,乙、丙|丁\n").0, ["乙、丙", "丁"]);
}
