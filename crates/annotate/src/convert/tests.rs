use proptest::prelude::*;

use super::{Conversion, People, Standard, TargetScript, ViewGround, views};
use crate::annotate::annotate;
use crate::article::Article;
use crate::glossary::Glossary;
use crate::notes::Notes;
use crate::segment::Segmenter;
use crate::tables::builtin;
use jiazhu_reading::{Block, BlockKind, Reading, Script, Span};

fn conversion() -> &'static Conversion {
    builtin().conversion().expect("all tables are there")
}

fn chars(text: &str) -> Vec<char> {
    text.chars().collect()
}

fn reading(text: &str) -> Reading {
    let folded = builtin().fold().text(text);
    let ends = Segmenter::new(builtin().word_model(), &[]).segment(&folded, &[]);
    let views = views(conversion(), &chars(text), &ground(folded, ends, Vec::new()));
    let block = Block { kind: BlockKind::Paragraph, text: text.into(), styles: vec![] };
    Reading { blocks: vec![block], views, ..Reading::default() }
}

fn ground(folded: String, ends: Vec<usize>, walls: Vec<Span>) -> ViewGround {
    let folded = chars(&folded);
    let people = People::new(&folded, &ends, builtin().word_model());
    ViewGround { folded, ends, walls, people, standard: Standard::Taiwan, vouched: Default::default() }
}

fn shown(text: &str, script: Script) -> String {
    reading(text).in_script(script).text()
}

#[test]
fn one_simplified_character_for_several_traditional_ones() {
    let cases = [
        ("头发", "頭髮"),
        ("发展", "發展"),
        ("皇后之后", "皇后之後"),
        ("公里和这里", "公里和這裡"),
        ("干部、干燥、干涉", "幹部、乾燥、干涉"),
        ("关系、联系、系统", "關係、聯繫、系統"),
        ("面粉和见面", "麵粉和見面"),
        ("一只鸟只吃", "一隻鳥只吃"),
        ("为群众", "為群眾"),
        ("好干部", "好幹部"),
    ];
    for (hans, hant) in cases {
        assert_eq!(shown(hans, Script::Hant), hant);
        assert_eq!(shown(hant, Script::Hans), hans);
    }
}

#[test]
fn traditional_characters_that_simplified_texts_keep() {
    for (hant, hans) in
        [("乾隆年間吃餅乾", "乾隆年间吃饼干"), ("帶著一部名著", "带着一部名著"), ("瞭望臺", "瞭望台")]
    {
        assert_eq!(shown(hant, Script::Hans), hans);
    }
}

/// What OpenCC's phrases and characters get wrong, or leave to the context.
#[test]
fn neighbours_and_names_decide() {
    let cases = [
        ("海底两万里", "海底兩萬里"),
        ("走了十里,家里", "走了十里,家裡"),
        ("干李子和地瓜干", "乾李子和地瓜乾"),
        ("沥干水分再干活", "瀝乾水分再幹活"),
        ("矮几公分", "矮幾公分"),
        ("数个中的一个", "數個中的一個"),
        ("一碗方便面", "一碗方便麵"),
        ("一只只小鸟", "一隻隻小鳥"),
        ("上课犯困,遇到困难", "上課犯睏,遇到困難"),
        ("岳先生和涂女士", "岳先生和涂女士"),
        ("郁达夫与岳飞", "郁達夫與岳飛"),
        ("干宝写搜神记", "干寶寫搜神記"),
        // One standard throughout.
        ("他在家里看着书", "他在家裡看著書"),
    ];
    for (hans, hant) in cases {
        assert_eq!(shown(hans, Script::Hant), hant);
    }
    assert_eq!(shown("宮商角徵羽與特徵", Script::Hans), "宫商角徵羽与特征");
    assert_eq!(shown("角徵羽", Script::Hans), "角徵羽");
    assert_eq!(shown("衞生署的敍述", Script::Hans), "卫生署的叙述");
    assert_eq!(shown("王乾學先生吃餅乾", Script::Hans), "王乾学先生吃饼干");
}

#[test]
fn hong_kong_has_its_own_standard() {
    let text = "他在家里看着书,为了卫生";
    let folded = builtin().fold().text(text);
    let ends = Segmenter::new(builtin().word_model(), &[]).segment(&folded, &[]);
    let ground = ViewGround { standard: Standard::HongKong, ..ground(folded, ends, Vec::new()) };
    let block = Block { kind: BlockKind::Paragraph, text: text.into(), styles: vec![] };
    let views = views(conversion(), &chars(text), &ground);
    let reading = Reading { blocks: vec![block], views, ..Reading::default() };
    assert_eq!(reading.in_script(Script::Hant).text(), "他在家裏看着書,為了衞生");
}

/// What a machine leaves behind that converts character by character.
#[test]
fn half_converted_texts_are_repaired() {
    let cases = [
        ("黨員干部的規范", "黨員幹部的規範"),
        ("這樣的好干部", "這樣的好幹部"),
        ("為什么這樣說", "為什麼這樣說"),
        ("下班后開會", "下班後開會"),
        ("勇于擔當,樂于學習", "勇於擔當,樂於學習"),
        ("參加十余次,50余次", "參加十餘次,50餘次"),
        ("約束和激勵并重", "約束和激勵並重"),
        ("發揚斗爭精神,筑牢基礎", "發揚鬥爭精神,築牢基礎"),
        ("聯系群眾,體系和系統", "聯繫群眾,體系和系統"),
        ("這里離縣城五公里", "這裡離縣城五公里"),
        ("頭髮亂了,发展經濟", "頭髮亂了,發展經濟"),
    ];
    for (printed, repaired) in cases {
        assert_eq!(shown(printed, Script::Repaired), repaired);
        assert_eq!(shown(printed, Script::Hant), repaired);
    }
}

#[test]
fn what_is_right_or_a_matter_of_taste_stays() {
    for text in [
        // Traditional, of Taiwan and of Hong Kong.
        "之後皇后說若干問題,台灣和臺灣,下周與下週,群眾為先",
        "指尖上的思想匯,扎實推進,不斷涌現",
        "于謙,於是,余光中,干涉,面談,松樹,制度,公里,北斗",
        // Simplified.
        "党员干部之后在公里外,于是头发干了",
        // Neither.
        "東京は日本の首都です。한국어 hello 😀",
        "",
    ] {
        assert_eq!(shown(text, Script::Repaired), text);
    }
}

#[test]
fn a_character_that_nothing_decides_is_said_with_its_candidates() {
    let lone = reading("他发,我面").views;
    let candidates: Vec<(u32, &str)> =
        lone.hant.unsettled.iter().map(|unsettled| (unsettled.at, unsettled.candidates.as_str())).collect();
    assert_eq!(candidates, [(1, "發髮"), (4, "面麵")]);
    assert_eq!(lone.hant.candidates(1), Some("發髮"));
    assert_eq!(lone.hant.candidates(0), None);
    assert!(reading("头发和发展").views.hant.unsettled.is_empty());
    // In a half-converted text: printed as it is, because both readings are possible.
    let half = reading("這樣干,對嗎").views;
    assert_eq!(half.repaired.pairs, "");
    assert_eq!(half.hant.candidates(2), Some("干幹乾"));
}

#[test]
fn damaged_passages_stay_in_every_view() {
    let text = "“月季年?!睂W习議事";
    let folded = builtin().fold().text(text);
    let wall = Span::new(4, 8);
    let ends: Vec<usize> = (1..=folded.chars().count()).collect();
    let views = views(conversion(), &chars(text), &ground(folded, ends, vec![wall]));
    let block = Block { kind: BlockKind::Paragraph, text: text.into(), styles: vec![] };
    let reading = Reading { blocks: vec![block], views, ..Reading::default() };
    for script in Script::ALL {
        let shown: String = reading.in_script(script).text().chars().skip(4).take(4).collect();
        assert_eq!(shown, "?!睂W");
    }
}

#[test]
fn plain_conversion_is_that_of_opencc() {
    assert_eq!(conversion().convert("鼠标里面的硅二极管坏了", TargetScript::Hant), "鼠標裏面的硅二極管壞了");
    assert_eq!(conversion().convert("後宮佳麗三千", TargetScript::Hans), "后宫佳丽三千");
}

#[test]
fn damage_is_no_matter_of_doubt() {
    let unsettled = |walls| {
        let conversion = views(conversion(), &['乾'], &ground("乾".into(), vec![1], walls));
        conversion.hans.unsettled.len()
    };
    assert_eq!((unsettled(vec![]), unsettled(vec![Span::new(0, 1)])), (1, 0));
}

proptest! {
    #[test]
    fn every_view_has_the_articles_code_points(
        text in "([一-龥]|[发后里干系著乾於么余]|[ぁ-んァ-ン가-힣]|[a-z0-9 ,。]|\\PC|\n|😀|𠮷){0,40}"
    ) {
        let reading = reading(&text);
        for script in Script::ALL {
            let shown = reading.in_script(script).text();
            prop_assert_eq!(shown.chars().count(), text.chars().count());
            for (from, to) in text.chars().zip(shown.chars()) {
                // Only Han characters are converted, into Han characters.
                prop_assert!(from == to || from > '\u{2E80}' && to > '\u{2E80}', "{from} {to}");
            }
        }
        for view in [&reading.views.hans, &reading.views.hant] {
            for unsettled in &view.unsettled {
                prop_assert!((unsettled.at as usize) < text.chars().count());
                prop_assert!(unsettled.candidates.chars().count() > 1);
            }
        }
    }
}

#[test]
fn glosses_are_in_the_script_of_the_article_and_in_the_other_one() {
    let glossary = "entries:\n  - id: ganbu\n    headword: 干部\n    traditional: 幹部\n    gloss:\n      zh: 在机关里做事的人，如乡长；皇后不是干部。\n  - id: yao\n    headword: 裘东耀\n    traditional: 裘東耀\n    gloss:\n      zh: 為了羣眾，在家裏看著電視。\n";
    for (lang, text, own, other) in [
        (
            "zh-Hant-TW",
            "幹部裘東耀說話",
            ["在機關裡做事的人，如鄉長；皇后不是幹部。", "為了群眾，在家裡看著電視。"],
            ["在机关里做事的人，如乡长；皇后不是干部。", "为了群众，在家里看着电视。"],
        ),
        (
            "zh-HK",
            "幹部裘東耀說話",
            ["在機關裏做事的人，如鄉長；皇后不是幹部。", "為了羣眾，在家裏看着電視。"],
            ["在机关里做事的人，如乡长；皇后不是干部。", "为了群众，在家里看着电视。"],
        ),
        (
            "zh-Hans",
            "干部裘东耀说话",
            ["在机关里做事的人，如乡长；皇后不是干部。", "为了群众，在家里看着电视。"],
            ["在機關裡做事的人，如鄉長；皇后不是幹部。", "為了群眾，在家裡看著電視。"],
        ),
    ] {
        let article = Article::parse("a.md", format!("---\nlang: {lang}\n---\n{text}").as_bytes()).unwrap();
        let glossary = Glossary::parse("g.yaml", glossary.as_bytes()).unwrap();
        let reading = annotate(&article, &glossary, &Notes::default(), builtin()).reading;
        let said = |reading: &Reading| -> Vec<String> {
            reading.entries.iter().filter_map(|entry| entry.gloss.zh.clone()).collect()
        };
        assert_eq!(said(&reading), own, "{lang}");
        let to = if lang == "zh-Hans" { Script::Hant } else { Script::Hans };
        assert_eq!(said(&reading.in_script(to)), other, "{lang}");
    }
}

#[test]
fn a_term_that_a_traditional_article_prints_has_no_other_traditional_form() {
    let glossary =
        Glossary::parse("g.yaml", "entries:\n  - id: guai\n    headword: 拐子\n".as_bytes()).unwrap();
    let traditional = |text: &str| {
        let source = format!("---\nlang: zh-Hant\n---\n{text}");
        let article = Article::parse("a.md", source.as_bytes()).unwrap();
        let reading = annotate(&article, &glossary, &Notes::default(), builtin()).reading;
        assert_eq!(reading.marks.len(), 1, "{text}");
        reading.entries[0].traditional.clone()
    };
    assert_eq!(traditional("他說那個拐子來了。"), None);
    assert_eq!(traditional("他說那個柺子來了。").as_deref(), Some("柺子"));
}

#[test]
fn a_traditional_form_with_the_wrong_character_is_known_whichever_of_them_it_is() {
    for (word, given, right) in [
        ("干部", "乾部", "幹部"),
        ("干部", "干部", "幹部"),
        ("头发", "頭發", "頭髮"),
        ("发展", "髮展", "發展"),
        ("公里", "公裏", "公里"),
        ("皇后", "皇後", "皇后"),
        ("松树", "鬆樹", "松樹"),
        ("北斗", "北鬥", "北斗"),
        ("历史", "曆史", "歷史"),
        ("日历", "日歷", "日曆"),
        ("长征", "長徵", "長征"),
        ("心脏", "心髒", "心臟"),
        ("复杂", "復雜", "複雜"),
        ("复制", "復製", "複製"),
        ("恢复", "恢複", "恢復"),
        ("制度", "製度", "制度"),
        ("注意", "註意", "注意"),
    ] {
        assert_eq!(conversion().slip(word, given).as_deref(), Some(right), "{given}");
    }
    // What one writes so and another otherwise is no slip.
    for (word, given) in [
        ("台湾", "台灣"),
        ("里面", "裏面"),
        ("周围", "週圍"),
        ("赞叹", "讚歎"),
        ("反复", "反復"),
        ("反复", "反覆"),
        ("复习", "復習"),
        ("复习", "複習"),
        ("机制", "機製"),
        ("面包", "麪包"),
        ("汇报", "匯報"),
        ("合并", "合並"),
        ("公布", "公佈"),
        ("尽量", "盡量"),
        ("香烟", "香煙"),
        ("鉴定", "鑒定"),
    ] {
        assert_eq!(conversion().slip(word, given), None, "{given}");
    }
}
