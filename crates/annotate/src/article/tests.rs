use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::*;
use jiazhu_reading::{Style, StyleKind};

fn parse(source: &str) -> Article {
    Article::parse("article.md", source.as_bytes()).expect("an article")
}

/// One block a line, with its kind; then the warnings.
fn check(source: &str, expected: Expect) {
    let article = parse(source);
    let mut shown = String::new();
    for block in &article.blocks {
        shown += &format!("{:?} {}\n", block.kind, block.text);
    }
    for w in &article.warnings {
        shown += &format!("{}:{} {}: {}\n", w.line.unwrap(), w.column.unwrap(), w.code, w.message);
    }
    expected.assert_eq(&shown);
}

#[test]
fn reads_the_blocks_of_markdown() {
    check(
        "---\ntitle: 題\nauthor: 詹婷\n---\n詹婷\n\n## 深學勤悟 補鈣鑄魂\n\n正文一。\n\n> 引文一。\n>\n> 引文二。\n\n- 甲\n- 乙\n\n  乙之二\n\n***\n\n末段\n",
        expect![[r#"
            Byline 詹婷
            Heading(2) 深學勤悟 補鈣鑄魂
            Paragraph 正文一。
            Paragraph 引文一。
            Paragraph 引文二。
            Paragraph 甲
            Paragraph 乙
            Paragraph 乙之二
            Paragraph 末段
        "#]],
    );
}

/// The addresses of an article's links, and what is told.
fn links(article: &Article) -> String {
    let styles = article.blocks.iter().flat_map(|block| &block.styles);
    let mut shown = String::new();
    for style in styles {
        if let StyleKind::Link(link) = &style.kind {
            shown += &format!("{}\n", link.href);
        }
    }
    for w in &article.warnings {
        shown += &format!("{}:{} {}: {}\n", w.line.unwrap(), w.column.unwrap(), w.code, w.message);
    }
    shown
}

#[test]
fn links_lead_to_headings_as_readers_of_markdown_name_them() {
    let article = parse(
        "[一](#下节)[二](<#第 2 节：a_b>)[三](#%E4%B8%8B%E8%8A%82-1)[四](./article.md#第-2-节a_b)[五](#词)\n\n## 下节\n\n### 第 2 节：A_b\n\n## 下节\n\n<a id=\"词\"></a>甲\n",
    );
    expect![[r#"
        #jiazhu-block-1
        #jiazhu-block-2
        #jiazhu-block-3
        #jiazhu-block-2
        #jiazhu-block-4
    "#]]
    .assert_eq(&links(&article));
    assert_eq!(article.text().lines().next(), Some("一二三四五"));
}

#[test]
fn a_link_to_no_place_of_the_article_is_left_out_and_told_once() {
    expect![[r#"
        #top
        b.md#下节
        1:2 link: the link to `#wu` is left out, its text is kept: no heading of this article is called so, and nothing in it has this id
        1:19 link: the link to `#jiazhu-a` is left out, its text is kept: no heading of this article is called so, and nothing in it has this id
        3:1 link: the link to `#` is left out, its text is kept: no heading of this article is called so, and nothing in it has this id
    "#]]
    .assert_eq(&links(&parse("见[无](#wu)[顶](#top)[词](#jiazhu-a)[外](b.md#下节)\n\n[空](#)[无](#wu)\n\n## 下节\n")));
}

#[test]
fn a_label_that_is_defined_nowhere_is_told() {
    let said = links(&parse("[无定义][zz]，[1][2]，[唐][宋]\n\n\\[甲]\\[b]\n\n[有][yy]\n\n[yy]: /a\n"));
    assert!(said.starts_with("/a\n1:5 link: `[zz]` is defined nowhere"), "{said}");
    assert_eq!(said.lines().count(), 2, "{said}");
}

#[test]
fn a_point_in_time_has_its_day() {
    let date = |date: &str| parse(&format!("---\ndate: {date}\n---\n\n文\n")).about.date.unwrap_or_default();
    for said in ["2025-11-02T08:00:00+08:00", "2025-11-02 08:00", "2025-11-02"] {
        assert_eq!(date(said), "2025-11-02", "{said}");
    }
    for said in ["2025", "2025 年 11 月 02 日", "2025-11-02 前后", "约2025-11-02T08"] {
        assert_eq!(date(said), said);
    }
    let page = "<html><head><meta property=\"article:published_time\" content=\"2025-11-02T08:00:00+08:00\"></head><body><p>文</p></body></html>";
    let page = Article::parse("a.html", page.as_bytes()).expect("an article");
    assert_eq!(page.about.date.as_deref(), Some("2025-11-02"));
}

#[test]
fn keeps_every_character_as_it_is() {
    let line =
        "“月季年?!睂W習”……‘兩個維護’真不真(3+5)--\"x\" -- 1.0 @#$%^&()[]{}|~a~ 真不真的試金石?!痹?月4日";
    assert_eq!(parse(line).text(), line);
}

#[test]
fn joins_wrapped_lines_without_a_space_beside_chinese_only() {
    check(
        "為確保機構\n改革“順利”\n推進，\n以 open\ndata 為\nbase 的\n**重點**\n工作\n",
        expect![[r#"
            Paragraph 為確保機構改革“順利”推進，以 open data 為 base 的重點工作
        "#]],
    );
}

#[test]
fn keeps_hard_breaks_as_line_breaks() {
    check(
        "> 求木之長者，  \n> 必固其*根\\\n> 本*；<br>欲流之遠者\n",
        expect![[r#"
            Paragraph 求木之長者，
            必固其根
            本；
            欲流之遠者
        "#]],
    );
}

#[test]
fn says_what_it_leaves_out() {
    check(
        "---\ntitel: x\nlang: 中文\nbyline: [無此段]\n---\n見[連結](https://example.org)與![圖](a.png)、<b>粗</b>。\n\n<table>\n<tr><td>表</td></tr>\n</table>\n\n<!-- 注 -->\n\n1. 甲\n\n段\n\n    空格\n\n他**說：“好”**吧\n",
        expect![[r#"
            Paragraph 見連結與、粗。
            Paragraph 表
            Paragraph 甲
            Paragraph 段
            Code 空格
            Paragraph 他說：“好”吧
            2:1 front-matter-key: the front matter key `titel` is unknown and ignored: known are title, author, authors, date, source, lang, rights, byline
            3:7 front-matter-lang: `中文` is no language tag and is ignored: write `zh-Hans`, `zh-Hant` or another of BCP 47
            18:5 indented: four spaces make this a code block: it has no words and no marks; if it is none, remove the spaces
            4:9 byline: no paragraph is exactly `無此段`: write the byline here as it stands in the article, or leave it out
        "#]],
    );
}

#[test]
fn keeps_emphasis_as_stretches_of_the_block() {
    let article = parse("一*二**三**四*五\n");
    assert_eq!(article.text(), "一二三四五");
    let style = |start, end, kind| Style { span: Span { start, end }, kind };
    assert_eq!(article.blocks[0].styles, [style(1, 4, StyleKind::Emphasis), style(2, 3, StyleKind::Strong)]);
}

#[test]
fn reads_plain_text_line_by_line() {
    let article =
        Article::parse("article.txt", "\u{FEFF}# 一\r\n\r\n  \u{3000}\r\n　二* *\r\n".as_bytes()).unwrap();
    assert_eq!(article.text(), "# 一\n二* *");
    assert_eq!(article.place(Span { start: 4, end: 6 }), Place { line: 4, column: 2, length: 2 });
}

#[test]
fn a_plain_text_may_begin_with_what_is_known_of_it() {
    let text = |source: &str| Article::parse("article.txt", source.as_bytes());
    let article = text("---\ntitle: 題\nauthor: 某甲\ndate: 2019\n---\n\n某甲\n\n# 一 **二**\n").unwrap();
    let about = &article.about;
    assert_eq!(
        [&about.title, &about.author, &about.date].map(|said| said.as_deref()),
        [Some("題"), Some("某甲"), Some("2019")]
    );
    assert_eq!(article.text(), "某甲\n# 一 **二**");
    assert_eq!(article.blocks[0].kind, BlockKind::Byline);
    assert_eq!(article.place(Span { start: 3, end: 4 }), Place { line: 9, column: 1, length: 1 });
    // Lines of dashes around anything else are its text.
    for plain in
        ["---\n正文\n---\n一", "---\ntitle: 題\n\n一", "\n---\ntitle: 題\n---\n一", "---\n題: 一\n---\n二"]
    {
        assert_eq!(text(plain).unwrap().about.title, None, "{plain}");
        assert!(text(plain).unwrap().text().contains("---"), "{plain}");
    }
    let error = text("---\ntitle: @題\n---\n一").unwrap_err();
    assert_eq!((error.code, error.line), ("front-matter", Some(2)));
}

#[test]
fn reads_front_matter_as_written() {
    let about = parse("---\ntitle: 2019\ndate: 2019.10\nauthor:\nlang: zh-Hant\nrights: no\n---\n一").about;
    assert_eq!(about.title.as_deref(), Some("2019"));
    assert_eq!(about.date.as_deref(), Some("2019.10"));
    assert_eq!(about.author, None);
    assert_eq!(about.lang, "zh-Hant");
    assert_eq!(about.rights.as_deref(), Some("no"));
    assert_eq!(parse("---\n# nothing\n---\n一").about.lang, "zh");
}

#[test]
fn points_at_what_is_wrong() {
    let refused = |source: &str| {
        let d = Article::parse("article.md", source.as_bytes()).unwrap_err();
        format!("{}:{} {}: {}", d.line.unwrap_or(0), d.column.unwrap_or(0), d.code, d.message)
    };
    expect![[
        r#"3:6 front-matter: a colon and a space stand in this value: put it in quotation marks: `b: "c: d"`"#
    ]]
    .assert_eq(&refused("---\ntitle: x\n  b: c: d\n---\n一"));
    expect!["3:1 front-matter: the key `title` is given twice: keep one of them"]
        .assert_eq(&refused("---\ntitle: x\ntitle: y\n---\n一"));
    expect!["2:9 front-matter: a byline must be a text, or a list of texts"]
        .assert_eq(&refused("---\nbyline: {a: b}\n---\n一"));
    expect!["1:1 front-matter: the front matter has no end: close it with a line `---`"]
        .assert_eq(&refused("---\ntitle: x\n一"));
    expect!["0:0 empty-article: this article is empty: write at least one paragraph"]
        .assert_eq(&refused("---\ntitle: x\n---\n\n<!-- 一 -->\n"));
}

#[test]
fn finds_the_place_of_a_passage_in_the_file() {
    let article = parse("---\ntitle: x\n---\n## 標題\n\n一&amp;二**三**\n四\n");
    assert_eq!(article.text(), "標題\n一&二三四");
    assert_eq!(article.place(Span { start: 0, end: 2 }), Place { line: 4, column: 4, length: 2 });
    assert_eq!(article.place(Span { start: 5, end: 6 }), Place { line: 6, column: 7, length: 1 });
    assert_eq!(article.place(Span { start: 5, end: 7 }), Place { line: 6, column: 7, length: 4 });
    assert_eq!(article.place(Span { start: 6, end: 8 }), Place { line: 6, column: 10, length: 1 });
    assert_eq!(article.place(Span { start: 7, end: 8 }), Place { line: 7, column: 1, length: 1 });
}

#[test]
fn a_text_with_a_head_is_markdown_whatever_it_is_called() {
    let text = "---\ntitle: 试文\nlang: zh-Hans\n---\n\n# 题\n\n正文。\n";
    for file in ["a.mdx", "noext", "a.text", "a.md"] {
        let article = Article::parse(file, text.as_bytes()).unwrap();
        assert_eq!(
            (article.text().as_str(), article.about.title.as_deref()),
            ("题\n正文。", Some("试文")),
            "{file}"
        );
    }
    // A change of topic is no head. In a file that is said to be plain text one is read, and the signs of Markdown below it are text.
    let article = Article::parse("a.txt", text.as_bytes()).unwrap();
    assert_eq!((article.text().as_str(), article.about.title.as_deref()), ("# 题\n正文。", Some("试文")));
    let unknown = "---\nlayout: post\n---\n正文。\n";
    for (file, text) in [("noext", "---\n正文。\n---\n"), ("noext", "---\ntitle: x\n"), ("a.txt", unknown)]
    {
        assert!(Article::parse(file, text.as_bytes()).unwrap().text().starts_with("---"), "{file}");
    }
}

#[test]
fn a_head_of_json_is_read_and_a_slip_in_it_told() {
    let article = |head: &str| Article::parse("a.md", format!("{head}\n\n正文。\n").as_bytes());
    let read = article("{\n  \"title\": \"试文\"\n}").unwrap();
    assert_eq!((read.text().as_str(), read.about.title.as_deref()), ("正文。", Some("试文")));
    for (head, place, said) in [
        ("{\n  \"title\": \"试文\",\n}", (2, 16), "a comma stands before `}`: delete it"),
        ("{\n  \"title\"：\"试文\"\n}", (2, 10), "a full-width `：` stands here: write `:`"),
    ] {
        let told = article(head).unwrap_err();
        assert_eq!(
            (told.code, told.line, told.column),
            ("front-matter", Some(place.0), Some(place.1)),
            "{told:?}"
        );
        assert!(told.message.contains(said), "{told:?}");
    }
    // Without a text below it, it is no article.
    assert_eq!(Article::parse("a.md", b"{\"title\": \"x\"}\n").unwrap_err().code, "format");
}

proptest! {
    /// Whatever the bytes: an article whose invariants hold, or a diagnostic.
    #[test]
    fn reads_any_bytes(bytes: Vec<u8>, name in "a(\\.md|\\.txt|)") {
        if let Ok(article) = Article::parse(&name, &bytes) {
            assert_sound(&article);
        }
    }

    #[test]
    fn reads_any_html(
        source in "(</?(b|p|div|table|tr|td|caption|ul|ol|li|a href=#x|a id=x|p id=fn1|a href=#fn1|sup|ruby|rt|pre|br|blockquote|footer|article|nav|h1|dl|dt|dd|figure|math|template|svg|select|!--|p style=mso-list:level1)>|[一二1 \n&;a<]|&amp;|\u{3000}){0,60}"
    ) {
        if let Ok(article) = Article::parse("a.html", source.as_bytes()) {
            assert_sound(&article);
        }
    }

    #[test]
    fn reads_any_markdown(source in "([-*_#>`!\\[\\]()<>&;:+\\\\ \t\n\r1.一二“”a|~=$^\u{3000}]|\u{301}|😀|---\n|\n\n|> |- |\\|-\\|\n|\\[\\^a\\]|\\[\\^a\\]: |:::|</?(li|ul|td|tr|table|p|ruby|rt|b|a href=x|blockquote|figure|figcaption|img src=x|pre|br)>){0,80}") {
        if let Ok(article) = Article::parse("a.md", source.as_bytes()) {
            assert_sound(&article);
        }
    }

    /// A character of the text that no Markdown sign made stands in the file where its place says.
    #[test]
    fn places_are_those_of_the_characters(source in "([*_#> \n\r一二三“”ab]){0,60}") {
        if let Ok(article) = Article::parse("a.md", source.as_bytes()) {
            let source = crate::decode::decode("a.md", source.as_bytes()).unwrap().text;
            let lines: Vec<Vec<char>> = source.split('\n').map(|line| line.chars().collect()).collect();
            for (at, c) in article.text().chars().enumerate().filter(|(_, c)| !c.is_whitespace()) {
                let place = article.place(Span { start: at as u32, end: at as u32 + 1 });
                prop_assert_eq!(lines[place.line as usize - 1][place.column as usize - 1], c);
                prop_assert_eq!(place.length, 1);
            }
        }
    }
}

fn assert_sound(article: &Article) {
    assert!(!article.blocks.is_empty() && !article.about.lang.is_empty());
    for block in &article.blocks {
        let length = block.text.chars().count() as u32;
        assert!(!block.text.trim().is_empty(), "{:?}", block.text);
        for style in &block.styles {
            assert!(style.span.is_empty() == style.kind.is_point() && style.span.end <= length, "{block:?}");
        }
        for pair in block.styles.windows(2) {
            assert!(
                !pair[1].span.overlaps(pair[0].span) || pair[0].span.holds(pair[1].span),
                "crossing: {block:?}"
            );
        }
    }
    let reading = jiazhu_reading::Reading {
        words: vec![article.text().chars().count() as u32],
        blocks: article.blocks.clone(),
        tree: article.tree.clone(),
        ..Default::default()
    };
    let file = jiazhu_reading::save(&reading);
    assert_eq!(jiazhu_reading::open_file(&file).as_ref(), Ok(&reading), "unsound: {:?}", article.tree);
    let text = article.text();
    for at in 0..=text.chars().count() as u32 {
        let place = article.place(Span { start: at, end: at + 3 });
        assert!(place.line >= 1 && place.column >= 1);
    }
}

#[test]
fn a_footnote_without_text_keeps_its_number() {
    let article = parse("一[^a]二[^b]\n\n[^a]:\n\n[^b]: 乙\n");
    assert_sound(&article);
    let labels: Vec<&str> = article
        .tree
        .iter()
        .filter_map(|node| match &node.kind {
            jiazhu_reading::NodeKind::Footnote(label) => Some(label.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(labels, ["a", "b"]);
}

/// The findings of one code in an article, each with its line.
fn told(file: &str, source: &str, code: &str) -> Vec<(u32, String)> {
    let article = Article::parse(file, source.as_bytes()).unwrap();
    let found = article.warnings.iter().filter(|found| found.code == code);
    found.map(|found| (found.line.unwrap_or(0), found.message.clone())).collect()
}

#[test]
fn what_markdown_reads_otherwise_than_it_looks_is_told_in_its_place() {
    for (source, line, part) in [
        ("文\n\n```\n代碼\n\n# 二\n\n正文。\n", 3, "write a line ```` ``` ````"),
        ("> ~~~~\n> 代碼\n\n正文。\n", 1, "write a line `~~~~`"),
        ("一\n\n正文。\n---\n\n二\n", 4, "the line `---` makes a heading"),
        ("一\n二\n===\n\n三\n", 3, "the line `===` makes a heading"),
        ("文\n\n| 甲 | 乙 |\n| 一 | 二 |\n", 3, "write `|---|---|` below the first"),
        ("｜甲｜乙｜\n｜一｜二｜\n", 1, "in half width"),
    ] {
        let told = told("a.md", source, "markdown");
        let part = part.replace("```` ``` ````", "````");
        assert!(
            told.len() == 1 && told[0].0 == line && told[0].1.contains(part.trim_end_matches('`')),
            "{source}: {told:?}"
        );
    }
    for sound in [
        "標題\n---\n\n文\n",
        "標題？\n===\n",
        "```\n代碼\n```\n",
        "    代碼\n",
        "| 甲 | 乙 |\n|---|---|\n| 一 | 二 |\n",
        "| 甲 | 乙 |\n",
        "正文。\n\n---\n\n二\n",
        "|甲|是絕對值。\n乙\n",
    ] {
        assert_eq!(told("a.md", sound, "markdown"), [], "{sound}");
    }
}

#[test]
fn numbers_and_bullets_without_a_blank_keep_their_lines() {
    for source in ["1.甲說話\n2.乙說話\n3.丙\n", "-甲\n-乙\n-丙\n", "• 甲\n• 乙\n• 丙\n"] {
        let article = parse(source);
        let blocks: Vec<&str> = article.blocks.iter().map(|block| block.text.as_str()).collect();
        assert_eq!(blocks, source.lines().collect::<Vec<_>>());
    }
    assert_eq!(parse("約\n1.5倍\n").blocks.len(), 1);
}

#[test]
fn a_text_in_hz_is_told() {
    for source in ["~{<:Ky2;SZ~}\n", "This is ~{<:Ky2;SZ~} text.\n"] {
        let told = told("a.txt", source, "encoding");
        assert!(told.len() == 1 && told[0].1.contains("HZ-GB-2312"), "{told:?}");
    }
    for sound in ["a ~{b} c", "~{~}", "~{a b~}", "用 ~{x~} 的"] {
        assert_eq!(told("a.txt", sound, "encoding"), [], "{sound}");
    }
}

#[test]
fn blanks_around_a_language_and_an_address_are_no_part_of_them() {
    let article = parse("---\nlang: ' zh-Hant '\ndate: ' 2019 '\nsource: ' https://example.org/ '\n---\n文");
    let about = &article.about;
    assert_eq!(
        (&*about.lang, about.date.as_deref(), about.source.as_deref()),
        ("zh-Hant", Some("2019"), Some("https://example.org/"))
    );
    let page = "<link rel=canonical href=' https://example.org/a '><link rel=license href=' https://example.org/l '><p>文";
    let about = Article::parse("a.html", page.as_bytes()).unwrap().about;
    assert_eq!(
        (about.source.as_deref(), about.rights.as_deref()),
        (Some("https://example.org/a"), Some("https://example.org/l"))
    );
}
