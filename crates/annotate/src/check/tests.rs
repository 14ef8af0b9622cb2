use expect_test::{Expect, expect};

use super::*;
use crate::annotate::annotate;
use crate::article::Article;
use crate::glossary::Glossary;
use crate::notes::Notes;
use crate::tables::builtin;
use jiazhu_reading::Span;

/// Each finding as `file:line:column start..end code: message`.
fn findings(article: &str, glossary: &str, notes: &str, expected: Expect) {
    let article = Article::parse("a.md", article.as_bytes()).unwrap();
    let glossary = Glossary::parse("g.yaml", glossary.as_bytes()).unwrap();
    let notes = Notes::parse("n.json", notes.as_bytes()).unwrap();
    let mut shown = String::new();
    for d in check(&annotate(&article, &glossary, &notes, builtin())) {
        let passage = d.passage.map_or(String::new(), |Span { start, end }| format!(" {start}..{end}"));
        let (line, column) = (d.line.unwrap_or(0), d.column.unwrap_or(0));
        shown += &format!("{}:{line}:{column}{passage} {}: {}\n", d.file, d.code, d.message);
    }
    expected.assert_eq(&shown);
}

#[test]
fn finds_nothing_to_say_of_a_sound_glossary() {
    findings(
        "踐行‘兩個維護’",
        "sources: {a: {title: A}}\nentries: [{id: upholds, headword: 两个维护, traditional: 兩個維護, sources: [a]}]",
        "[]",
        expect![""],
    );
}

#[test]
fn tells_what_becomes_of_each_form() {
    findings(
        "南京市长江大桥通车。市长来了。\n\n部門計畫\n\n干部",
        "sources: {a: {title: A}}\nentries:\n\
         - { id: mayor, headword: 市长, sources: [a] }\n\
         - { id: example, headword: 计划, sources: [a] }\n\
         - { id: cadre, headword: 干部, traditional: 幹部, forms: [党员干部, 領導干部], sources: [a] }\n\
         - { id: upholds, headword: 两个维护, sources: [a] }\n",
        "[]",
        expect![[r#"
            a.md:1:3 2..4 cut-word: `市长` of the entry `mayor` is no mark here, for it would cut words (南京市|长江大桥); where that is wrong, add the longer word to its forms
            a.md:3:3 18..20 near-miss: this is nearly `计划` of the entry `example`, with a variant character: if it is the same term, add it to the entry's forms
            g.yaml:5:55 unused-form: the form `党员干部` never occurs in the article: delete it, or leave it for others
            g.yaml:5:61 unused-form: the form `領導干部` never occurs in the article: delete it, or leave it for others
            g.yaml:6:9 unused-entry: no form of the entry `upholds` occurs in the article: add the form that does, or leave the entry for other articles
        "#]],
    );
}

#[test]
fn near_misses_may_have_signs_in_them() {
    findings(
        "四个“意识”，列奥纳多达芬奇，部門計 畫。\n\n四个\n\n意识",
        "sources: {a: {title: A}}\nentries:\n\
         - { id: awareness, headword: 四个意识, sources: [a] }\n\
         - { id: leonardo, headword: 列奥纳多·达·芬奇, sources: [a] }\n\
         - { id: plan, headword: 计划, sources: [a] }\n",
        "[]",
        expect![[r#"
            a.md:1:1 0..5 near-miss: this is nearly `四个意识` of the entry `awareness`, with other signs or spaces in it: if it is the same term, add it to the entry's forms
            a.md:1:8 7..14 near-miss: this is nearly `列奥纳多·达·芬奇` of the entry `leonardo`, with other signs or spaces in it: if it is the same term, add it to the entry's forms
            a.md:1:18 17..20 near-miss: this is nearly `计划` of the entry `plan`, with other signs or spaces in it: if it is the same term, add it to the entry's forms
        "#]],
    );
}

/// Quotation marks of another kind are told; a form without any is another term.
#[test]
fn near_misses_may_have_other_quotation_marks() {
    findings(
        "\"四个意识\"，“四个意识”，四个意识",
        "sources: {a: {title: A}}\nentries:\n\
         - { id: awareness, headword: “四个意识”, sources: [a] }\n",
        "[]",
        expect![[r#"
            a.md:1:2 1..5 near-miss: this is nearly `“四个意识”` of the entry `awareness`, with other signs or spaces in it: if it is the same term, add it to the entry's forms
        "#]],
    );
}

#[test]
fn tells_of_contexts_that_do_nothing() {
    findings(
        "干部",
        "sources: {a: {title: A}}\nentries:\n\
         - { id: cadre, headword: 干部, not_in: [幹部隊伍, 饼干], sources: [a] }\n",
        "[]",
        expect![[r#"
            g.yaml:3:45 idle-context: `饼干` keeps no mark away, for it holds no form of the entry `cadre`: write the whole context, the form in it
        "#]],
    );
}

#[test]
fn tells_what_a_glossary_shows_by_itself() {
    findings(
        "干部軟體計劃",
        "sources: {a: {title: A}}\nentries:\n\
         - { id: cadre, headword: 干部, traditional: 乾布, facts: [{text: x, sources: [a]}] }\n\
         - { id: cadres, headword: 幹部, sources: [a] }\n\
         - { id: software, headword: 软件, traditional: 軟體, forms: [軟體], sources: [a] }\n\
         - { id: plan, headword: 计划 }\n",
        "[]",
        expect![[r#"
            g.yaml:3:43 script-mismatch: `乾布` is not `干部` in Traditional characters (`布` is not `部`): correct one of them, or move the Traditional one to `forms`
            g.yaml:4:27 clash: `幹部` is a form of `cadre` too (line 3), and marks go to that entry: delete one of the two, or put both under one entry
            g.yaml:5:46 script-mismatch: `軟體` is not `软件` in Traditional characters (`体` is not `件`): correct one of them, or move the Traditional one to `forms`
            g.yaml:6:9 no-sources: the entry `plan` cites no source: say under `sources` where it comes from
        "#]],
    );
}

#[test]
fn tells_which_notes_are_lost() {
    findings(
        "干部",
        "entries: []",
        r#"[{"id": "lost", "body": "x", "target": {"selector": {"exact": "布"}}}]"#,
        expect![[r#"
            n.json:1:2 note-anchor: the note `lost` is tied to nothing: `布` does not stand in the article; copy the passage from it, to the character
        "#]],
    );
}

#[test]
fn is_silent_where_marks_were_decided_on() {
    findings(
        "党员干部不能只说两个维护者。",
        "sources: {a: {title: A}}\nentries:\n\
         - { id: cadre, headword: 干部, sources: [a] }\n\
         - { id: members, headword: 党员干部, sources: [a] }\n",
        "[]",
        expect![[""]],
    );
}

#[test]
fn variants_are_those_that_folding_does_not_unite() {
    let variants: Vec<char> = near_misses::VARIANTS.chars().collect();
    for pair in variants.chunks(2) {
        let [a, b] = pair else { panic!("{pair:?} has no partner") };
        assert_eq!(
            [builtin().fold().character(*a), builtin().fold().character(*b)],
            [*a, *b],
            "not as folding leaves them"
        );
    }
}

#[test]
fn warns_of_a_form_that_is_everywhere() {
    findings(
        &"好的，是的。".repeat(6),
        "sources: {a: {title: A}}\nentries:\n- { id: of, headword: 的, pinyin: de de, sources: [a] }\n",
        "[]",
        expect![[r#"
            g.yaml:3:9 pinyin-mismatch: the pinyin `de de` has not one syllable for each character of `的`: correct it, or marks will show none
            g.yaml:3:9 common-form: `的` of the entry `of` is one character and is marked 12 times: leave it out unless each of them is the term
        "#]],
    );
}

#[test]
fn lists_what_pronunciation_leaves_open() {
    use jiazhu_reading::Syllable;
    use jiazhu_reading::pinyin::Letters;
    let article = Article::parse("a.txt", "行长行了\n长".as_bytes()).unwrap();
    let open = |at: u32, pinyin: &str| Syllable {
        span: Span { start: at, end: at + 1 },
        pinyin: Letters::new(pinyin).unwrap(),
        unsettled: true,
        ..Syllable::default()
    };
    let settled = Syllable {
        span: Span { start: 3, end: 4 },
        pinyin: Letters::new("le").unwrap(),
        ..Syllable::default()
    };
    let syllables = [open(0, "háng"), open(1, "zhǎng"), open(2, "xíng"), settled, open(5, "zhǎng")];
    let found = |doubts: &[(u32, i32)]| {
        let doubt = |at| doubts.iter().find(|(place, _)| *place == at).map(|(_, doubt)| *doubt);
        polyphones::check(&article, &article.text().chars().collect::<Vec<char>>(), &syllables, &doubt)
    };
    let order = |doubts: &[(u32, i32)]| {
        found(doubts).iter().map(|finding| finding.column.unwrap_or(0)).collect::<Vec<_>>()
    };
    // The most doubtful first; two places are worth as much as twice the odds.
    assert_eq!(order(&[(0, -100), (1, -160), (2, 40), (5, -160)]), [3, 2, 1]);
    assert_eq!(order(&[(0, -100), (1, -200), (2, 40), (5, -200)]), [3, 1, 2]);
    let shown: String = found(&[])
        .iter()
        .map(|d| format!("{}:{} {}\n", d.line.unwrap_or(0), d.column.unwrap_or(0), d.message))
        .collect();
    expect![[r#"
        1:2 `长` has several pronunciations, and nothing here decides: it is given `zhǎng` (and in another place); say which is right by an entry's `pinyin`, or by a note with a body in `zh-Latn-pinyin`
        1:1 `行` has several pronunciations, and nothing here decides: it is given `háng`; say which is right by an entry's `pinyin`, or by a note with a body in `zh-Latn-pinyin`
        1:3 `行` has several pronunciations, and nothing here decides: it is given `xíng`; say which is right by an entry's `pinyin`, or by a note with a body in `zh-Latn-pinyin`
    "#]]
    .assert_eq(&shown);
}

#[test]
fn a_grade_and_who_uses_the_rendering_go_together() {
    let entry = |renderings: &str| {
        format!(
            "sources: {{a: {{title: A}}}}\nentries: [{{id: upholds, headword: 两个维护, sources: [a], renderings: [{renderings}]}}]"
        )
    };
    let sound = [
        "{text: A, grade: official, by: Party constitution}, {text: B, grade: state-media, by: Xinhua}, {text: C, grade: ours}",
        // A glossary without grades is not asked for any.
        "{text: A, by: Wikipedia}, {text: B}",
    ];
    sound.iter().for_each(|renderings| findings("两个维护", &entry(renderings), "[]", expect![""]));
    findings(
        "两个维护",
        &entry(
            "{text: A, grade: official}, {text: B, grade: state-media, by: \" \"}, {text: C, grade: ours, by: Xinhua}, \
             {text: D, grade: scholarship}",
        ),
        "[]",
        expect![[r#"
            g.yaml:2:16 rendering-by: the rendering `A` of the entry `upholds` is graded `official`, and nothing names the document: say in `by` which document it is from
            g.yaml:2:16 rendering-by: the rendering `B` of the entry `upholds` is graded `state-media`, and nothing names the source: say in `by` who uses it
            g.yaml:2:16 rendering-by: the rendering `C` of the entry `upholds` is graded `ours`, and `by` names `Xinhua`: delete `by`, or give the grade of that source
            g.yaml:2:16 rendering-by: the rendering `D` of the entry `upholds` is graded `scholarship`, and nothing names the source: say in `by` who uses it
        "#]],
    );
    let half = "{text: A, grade: ours}, {text: B}";
    findings(
        "两个维护",
        &entry(half),
        "[]",
        expect![[r#"
        g.yaml:2:16 no-grade: the rendering `B` of the entry `upholds` has no `grade`, which other renderings have: grade all or none
    "#]],
    );
    findings(
        "两个维护",
        &entry(&format!("{half}, {{text: C, by: Xinhua}}")),
        "[]",
        expect![[r#"
        g.yaml:2:16 no-grade: the rendering `B` of the entry `upholds` and one other have no `grade`, which other renderings have: grade all or none
    "#]],
    );
}

#[test]
fn compares_the_values_of_entries_with_the_tables() {
    findings(
        "机制很好，干部也好，計畫和计划，計畫",
        "sources: {a: {title: A}}\nentries:\n\
         - { id: mechanism, headword: 机致, pinyin: ji1zhi4, sources: [a] }\n\
         - { id: cadre, headword: 干部, traditional: 乾部, pinyin: gānbù, sources: [a] }\n\
         - { id: good, headword: 很好, pinyin: gānbù, sources: [a] }\n\
         - { id: plan, headword: 计划, traditional: 計劃, sources: [a] }\n",
        "[]",
        expect![[r#"
            a.md:1:11 10..12 near-miss: this is nearly `计划` of the entry `plan`, with a variant character (and in another place): if it is the same term, add it to the entry's forms
            g.yaml:3:9 headword-typo: `机致` of the entry `mechanism` is no word and does not stand in the article: is `机制` meant, which does?
            g.yaml:3:9 unused-entry: no form of the entry `mechanism` occurs in the article: add the form that does, or leave the entry for other articles
            g.yaml:4:9 traditional-value: `乾部` of the entry `cadre` is not how `干部` is written in Traditional characters: `幹部` would be; correct it
            g.yaml:4:9 pinyin-value: the pinyin `gānbù` of the entry `cadre` says `干部` otherwise than the dictionary, which has `gàn bù`: correct it, or leave it where the term is said so
            g.yaml:5:9 pinyin-value: `gān` in the pinyin `gānbù` of the entry `good` is no pronunciation of `很`, which is said hěn: correct it
        "#]],
    );
}

/// A tone that the character never has is a slip; what is neutral, changed by the next tone, or said so in Taiwan is none.
#[test]
fn compares_the_tones_of_entries_with_the_tables() {
    findings(
        "银行经理念书，机器坚持。头发一定不要你好研究。暖和",
        "sources: {a: {title: A}}\nentries:\n\
         - { id: bank, headword: 银行, pinyin: yìnháng, sources: [a] }\n\
         - { id: manager, headword: 经理, pinyin: jīnglì, sources: [a] }\n\
         - { id: study, headword: 念书, pinyin: nian2shu1, sources: [a] }\n\
         - { id: machine, headword: 机器, pinyin: ji qi, sources: [a] }\n\
         - { id: hold, headword: 坚持, pinyin: jiānchí, sources: [a] }\n\
         - { id: hair, headword: 头发, pinyin: tóufà, sources: [a] }\n\
         - { id: surely, headword: 一定, pinyin: yídìng, sources: [a] }\n\
         - { id: no, headword: 不要, pinyin: Búyào, sources: [a] }\n\
         - { id: hello, headword: 你好, pinyin: ní hǎo, sources: [a] }\n\
         - { id: research, headword: 研究, pinyin: yánjiù, sources: [a] }\n\
         - { id: warm, headword: 暖和, pinyin: nuǎnhuo, sources: [a] }\n",
        "[]",
        expect![[r#"
            g.yaml:3:9 pinyin-value: `yìn` in the pinyin `yìnháng` of the entry `bank` is no pronunciation of `银`, which is said yín: correct it
            g.yaml:4:9 pinyin-value: `lì` in the pinyin `jīnglì` of the entry `manager` is no pronunciation of `理`, which is said lǐ: correct it
            g.yaml:5:9 pinyin-value: `nián` in the pinyin `niánshū` of the entry `study` is no pronunciation of `念`, which is said niàn: correct it
            g.yaml:6:9 pinyin-value: the pinyin `ji qi` of the entry `machine` has no tone marks: write them, or the tones as numbers behind the syllables
        "#]],
    );
}

#[test]
fn quotation_marks_around_a_headword_are_called_a_part_of_it() {
    findings(
        "去银行。",
        "sources: {a: {title: A}}\nentries: [{id: bank, headword: “银行”, sources: [a]}]",
        "[]",
        expect![[r#"
            g.yaml:2:16 unused-entry: no form of the entry `bank` occurs in the article: the quotation marks of `“银行”` are a part of it, so write `银行` without them; or add the form that does, or leave the entry for other articles
        "#]],
    );
}

#[test]
fn a_form_that_lies_across_another_mark_wherever_it_stands_is_told() {
    findings(
        "銀行行長說。",
        "sources: {a: {title: A}}\nentries:\n\
         - { id: rows, headword: 行行, sources: [a] }\n\
         - { id: bank, headword: 银行, traditional: 銀行, sources: [a] }\n",
        "[]",
        expect![[r#"
            a.md:1:2 1..3 cut-word: `行行` of the entry `rows` has no mark anywhere: here it lies across the edge of another mark (银行|行长); give the longer passage to one of the two, or leave this form out
        "#]],
    );
}

#[test]
fn an_entry_that_has_the_name_of_a_note_on_a_page_is_told() {
    findings(
        "銀行。",
        "sources: {a: {title: A}}\nentries:\n- { id: note-n1, headword: 银行, sources: [a] }\n",
        r#"[{"id": "n1", "body": "x", "target": {"selector": {"exact": "銀行"}}}]"#,
        expect![[r#"
            g.yaml:3:9 bad-id: on a page the entry `note-n1` and the note `n1` have one name: give one of them another id
        "#]],
    );
}

#[test]
fn a_term_that_stands_in_code_only_is_told_and_one_that_is_marked_elsewhere_is_not() {
    let glossary = "sources: {a: {title: A}}\nentries: [{id: a, headword: 市长, sources: [a]}]";
    findings(
        "打印`市长`。",
        glossary,
        "[]",
        expect![[r#"
            a.md:1:4 2..4 cut-word: `市长` of the entry `a` has no mark anywhere: it stands in code or a formula only, where nothing is marked; if it is text, take the signs of code away
        "#]],
    );
    findings("市长打印`南京市长江`。", glossary, "[]", expect![""]);
}

#[test]
fn several_terms_in_one_value_are_told_with_what_to_do() {
    let glossary = |headword: &str, form: &str| {
        format!(
            "sources: {{a: {{title: A}}}}\nentries: [{{id: a, headword: {headword}, forms: ['{form}'], sources: [a]}}]"
        )
    };
    findings(
        "人工智能来了。",
        &glossary("人工智能", "AI、人工智慧"),
        "[]",
        expect![[r#"
            g.yaml:2:43 unused-form: the form `AI、人工智慧` never occurs in the article: if these are several, write each by itself (`[甲, 乙]`); else delete it, or leave it for others
        "#]],
    );
    findings(
        "人工智能来了。",
        &glossary("人工智能；AI", "AI"),
        "[]",
        expect![[r#"
            g.yaml:2:16 unused-entry: no form of the entry `a` occurs in the article: all of `人工智能；AI` is looked for, with its blanks and signs: if it is several terms, write the others under `forms`; or add the form that does, or leave the entry for other articles
        "#]],
    );
    findings(
        "重要思想来了。",
        &glossary("三个代表 思想", "AI"),
        "[]",
        expect![[r#"
            g.yaml:2:16 unused-entry: no form of the entry `a` occurs in the article: all of `三个代表 思想` is looked for, with its blanks and signs: if it is several terms, write the others under `forms`; or add the form that does, or leave the entry for other articles
        "#]],
    );
}

#[test]
fn an_article_without_a_chinese_character_is_told() {
    for article in ["https://example.org/a", "Only English.\n\nAnd more."] {
        let article = Article::parse("a.md", article.as_bytes()).unwrap();
        let (glossary, notes) = (Glossary::default(), Notes::default());
        let found = check(&annotate(&article, &glossary, &notes, builtin()));
        assert_eq!((found[0].code, found[0].line, found.len()), ("no-chinese", Some(1), 1), "{found:?}");
    }
}
