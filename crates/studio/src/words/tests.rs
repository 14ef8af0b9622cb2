use super::*;

/// Every row of every table, by a name to find it by.
fn rows() -> Vec<(String, [&'static str; 3])> {
    let labels = Label::ALL.iter().map(|label| (format!("{label:?}"), label.texts()));
    let messages = Message::ALL.iter().map(|message| (format!("{message:?}"), message.texts()));
    let titles = findings::titles().map(|(code, texts)| (code.to_owned(), texts));
    // What is to be done stands in Chinese alone.
    let advice = findings::titles().map(|(code, [title, ..])| {
        let [hans, hant] = [Lang::Hans, Lang::Hant].map(|lang| advice(code, lang).unwrap_or_default());
        (format!("{code}: advice"), [title, hans, hant])
    });
    labels.chain(messages).chain(titles).chain(advice).collect()
}

#[test]
fn english_has_its_advice_in_the_message() {
    assert_eq!(advice("clash", Lang::En), None);
    assert_eq!(advice("clash", Lang::Hans), Some("请删去其中一个写法，或合并为一个词目"));
    assert_eq!(advice("no-such-code", Lang::Hant), None);
}

fn placeholders(text: &str) -> Vec<&str> {
    let mut names: Vec<&str> =
        text.split('{').skip(1).map(|rest| rest.split('}').next().unwrap_or("")).collect();
    names.sort_unstable();
    names
}

#[test]
fn every_language_fills_the_same_places_and_no_phrase_is_empty() {
    for (name, texts) in rows() {
        for text in texts {
            assert!(!text.trim().is_empty(), "{name}");
            // One of which English alone has two phrases leaves the number out there.
            let (mine, english) = (placeholders(text), placeholders(texts[0]));
            assert!(mine == english || (english.is_empty() && mine == ["n"]), "{name}: {text}");
        }
    }
}

/// Characters that one of the two scripts does not have.
const ONLY_HANS: &str =
    "这为个来说时们对开关发过还没会与将选项点网页数据读写简繁体词汇释错误试图编码显输检查结";
const ONLY_HANT: &str =
    "這為個來說時們對開關發過還沒會與將選項點網頁數據讀寫簡繁體詞彙釋錯誤試圖編碼顯輸檢查結";

#[test]
fn each_chinese_table_is_in_its_own_script_and_words_and_full_width() {
    let shared: Vec<char> = ONLY_HANS.chars().filter(|c| ONLY_HANT.contains(*c)).collect();
    let has =
        |text: &str, characters: &str| text.chars().find(|c| characters.contains(*c) && !shared.contains(c));
    // Of the other side of the strait.
    let mainland = [
        "文件夹",
        "链接",
        "菜单",
        "設置",
        "保存",
        "默认",
        "項目",
        "鏈接",
        "菜單",
        "軟件",
        "信息",
        "程序",
        "視頻",
        "網絡",
    ];
    let taiwan = [
        "選單", "設定", "檔案", "儲存", "專案", "連結", "软体", "档案", "设定", "资讯", "程式", "连结",
        "储存",
    ];
    for (name, [_, hans, hant]) in rows() {
        assert_eq!(has(hans, ONLY_HANT), None, "{name}: {hans}");
        assert_eq!(has(hant, ONLY_HANS), None, "{name}: {hant}");
        assert_eq!(taiwan.iter().find(|word| hans.contains(**word)), None, "{name}: {hans}");
        assert_eq!(mainland.iter().find(|word| hant.contains(**word)), None, "{name}: {hant}");
        for text in [hans, hant] {
            let is_han = |c: char| ('\u{3400}'..='\u{9fff}').contains(&c);
            let characters: Vec<char> = text.chars().collect();
            // Beside a Chinese character.
            let meets = |is: fn(char) -> bool| {
                characters
                    .windows(2)
                    .any(|pair| [(0, 1), (1, 0)].iter().any(|(a, b)| is_han(pair[*a]) && is(pair[*b])))
            };
            assert!(!meets(|c| ",;:!?()".contains(c)), "half-width punctuation, {name}: {text}");
            assert!(!meets(|c| c.is_ascii_alphanumeric()), "no blank before or after Latin, {name}: {text}");
        }
        assert!(!hans.contains(['「', '」']) && !hant.contains(['“', '”']), "{name}");
    }
}

#[test]
fn the_language_is_the_one_asked_for_else_the_one_chosen_else_the_browsers() {
    let browser = |tags: &[&str]| tags.iter().map(|tag| (*tag).to_owned()).collect::<Vec<_>>();
    assert_eq!(Lang::chosen(Some("zh-hant"), Some("en"), &browser(&["zh-CN"])), Lang::Hant);
    assert_eq!(Lang::chosen(Some("tlh"), Some("zh-Hans"), &browser(&["en"])), Lang::Hans);
    assert_eq!(Lang::chosen(None, Some("<script>"), &browser(&["de", "zh-TW", "en"])), Lang::Hant);
    for (tags, lang) in [
        (&["zh"][..], Lang::Hans),
        (&["zh-Hans-HK"], Lang::Hans),
        (&["zh-HK", "zh-CN"], Lang::Hant),
        (&["zh-MO"], Lang::Hant),
        (&["yue"], Lang::Hant),
        (&["cmn-Hant"], Lang::Hant),
        (&["en-GB", "zh-TW"], Lang::En),
        (&["de", "fr"], Lang::En),
        (&[], Lang::En),
        (&["", "-", "zhuang"], Lang::En),
    ] {
        assert_eq!(Lang::chosen(None, None, &browser(tags)), lang, "{tags:?}");
    }
}

#[test]
fn numbers_and_names_are_put_in_by_each_language() {
    assert_eq!(Lang::En.count(Label::OneWon, Label::Won, 1), "1 mark won");
    assert_eq!(Lang::En.count(Label::OneWon, Label::Won, 2), "2 marks won");
    assert_eq!(Lang::Hant.count(Label::OneWon, Label::Won, 2), "新增 2 處標注");
    assert_eq!(Lang::Hans.fill(Label::PlaceInText, &[("text", "文章"), ("n", "3")]), "文章第 3 行");
    assert_eq!(Lang::Hant.and(&["一".to_owned(), "二".to_owned()]), "一、二");
    assert_eq!(Lang::En.around(Label::GoOnWith, "title"), ("Go on with “", "”"));
    assert_eq!(Lang::Hant.around(Label::GoOnWith, "title"), ("繼續處理「", "」"));
    // What is put in is not looked at.
    assert_eq!(Lang::Hans.fill(Label::AddTerm, &[("term", "{n}")]), "添加“{n}”");
    assert_eq!((Lang::En.sentence("a"), Lang::Hans.sentence("甲")), ("a.".to_owned(), "甲。".to_owned()));
}

#[test]
fn every_code_of_the_command_line_has_a_title_in_each_language() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../cli/src/lints.rs");
    let source = std::fs::read_to_string(path).expect("the codes of the command line");
    let list = source.split("const CODES").nth(1).and_then(|rest| rest.split("];").next()).expect("a list");
    let codes: Vec<&str> = list.split('"').skip(1).step_by(2).filter(|code| *code != "warnings").collect();
    assert!(codes.len() > 80, "{codes:?}");
    for code in codes {
        for lang in Lang::ALL {
            assert!(
                finding(code, lang).is_some(),
                "{code} has no title in crates/studio/src/words/findings.rs"
            );
        }
    }
    assert_eq!(finding("of a newer annotator", Lang::En), None);
}
