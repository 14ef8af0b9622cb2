use expect_test::{Expect, expect};
use jiazhu_reading::{BlockKind, NodeKind, StyleKind};

use crate::article::Article;

/// The article as an outline: nodes and blocks indented, styles behind their blocks; then what is told.
fn shown(source: &str) -> String {
    let article = match Article::parse("a.html", source.as_bytes()) {
        Ok(article) => article,
        Err(error) => return format!("{}: {}\n", error.code, error.message),
    };
    let mut out = String::new();
    let (mut node, mut ends): (usize, Vec<(usize, u32)>) = (0, Vec::new());
    for (index, block) in article.blocks.iter().enumerate() {
        open(&article, index as u32, &mut node, &mut ends, &mut out);
        let text = block.text.replace('\n', "⏎");
        out += &format!("{}{:?} {text}", "  ".repeat(ends.len()), block.kind);
        for style in &block.styles {
            let passage: String = block
                .text
                .chars()
                .skip(style.span.start as usize)
                .take((style.span.end - style.span.start) as usize)
                .collect();
            out += &format!(" [{} {passage}]", name(&style.kind));
        }
        out.push('\n');
    }
    open(&article, article.blocks.len() as u32, &mut node, &mut ends, &mut out);
    for d in &article.warnings {
        out += &format!("{}:{} {}: {}\n", d.line.unwrap_or(0), d.column.unwrap_or(0), d.code, d.message);
    }
    out
}

/// Writes the nodes that begin before a block.
fn open(article: &Article, block: u32, node: &mut usize, ends: &mut Vec<(usize, u32)>, out: &mut String) {
    loop {
        while ends.pop_if(|(last, end)| *last <= *node && *end <= block).is_some() {}
        match article.tree.get(*node).filter(|next| next.start <= block) {
            Some(next) if ends.last().is_none_or(|(last, _)| *node < *last) => {
                *out += &format!("{}{:?}\n", "  ".repeat(ends.len()), Short(&next.kind));
                *node += 1;
                ends.push((*node + next.nodes as usize, next.start + next.blocks));
            }
            _ => return,
        }
    }
}

struct Short<'a>(&'a NodeKind);

impl std::fmt::Debug for Short<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.0 {
            NodeKind::List(list) => write!(f, "List {:?}", list.start),
            NodeKind::Cell(c) => write!(
                f,
                "Cell {}{:?} +{}+{}",
                if c.heading { "heading " } else { "" },
                c.align,
                c.more_columns,
                c.more_rows
            ),
            NodeKind::Picture(p) => write!(f, "Picture {} `{}` {:?}x{:?}", p.src, p.alt, p.width, p.height),
            other => write!(f, "{other:?}"),
        }
    }
}

fn name(kind: &StyleKind) -> String {
    match kind {
        StyleKind::Link(link) => format!("Link {}", link.href),
        StyleKind::Picture(picture) => format!("Picture {}", picture.src),
        other => format!("{other:?}"),
    }
}

fn check(source: &str, expected: Expect) {
    expected.assert_eq(&shown(source));
}

#[test]
fn every_construct_has_its_place() {
    check(
        "<h1>题</h1><p>甲<strong>乙</strong><em>丙</em><del>丁</del><code>戊</code>H<sub>2</sub>x<sup>2</sup><br>己<a href='https://example.org/'>庚</a>\
         <ruby>漢<rp>（</rp><rt>hàn</rt><rp>）</rp></ruby><span lang=zh-Hant>書</span><img src=a.png alt=图></p>\n<blockquote><p>引一</p><p>引二</p><footer>《书》</footer></blockquote>\
         <ul><li>一<ol start=3><li>三</ol><li><input type=checkbox checked>二</ul><table><caption>表</caption><thead><tr><th scope=col>名<th>数<tbody><tr><td rowspan=2 align=right>甲<td colspan=2>1</table>\
         <figure><img src=b.png width=40 height=30><figcaption>注</figcaption></figure><pre><code class=language-rust>let a;\n  b\n</code></pre><hr><dl><dt>词<dd>义</dl><p class=verse>关关雎鸠，<br>在河之洲。</p>",
        expect![[r#"
            Heading(1) 题
            Paragraph 甲乙丙丁戊H2x2⏎己庚漢書 [Strong 乙] [Emphasis 丙] [Deletion 丁] [Code(None) 戊] [Subscript 2] [Superscript 2] [Link https://example.org/ 庚] [Ruby("hàn") 漢] [Language("zh-Hant") 書] [Picture a.png ]
            Quotation(None)
              Paragraph 引一
              Paragraph 引二
              Caption
                Paragraph 《书》
            List None
              Item(None)
                Paragraph 一
                List Some(3)
                  Item(None)
                    Paragraph 三
              Item(Some(true))
                Paragraph 二
            Table
              Caption
                Paragraph 表
              Row(true)
                Cell heading Start +0+0
                  Paragraph 名
                Cell heading Start +0+0
                  Paragraph 数
              Row(false)
                Cell Right +0+1
                  Paragraph 甲
                Cell Start +1+0
                  Paragraph 1
            Figure
              Picture b.png `` Some(40)xSome(30)
              Caption
                Paragraph 注
            Code let a;⏎  b [Code(Some("rust")) let a;
              b]
            Rule
            Terms
              Term
                Paragraph 词
              Definition
                Paragraph 义
            Paragraph 关关雎鸠，⏎在河之洲。
        "#]],
    );
}

#[test]
fn white_space_is_that_of_the_page() {
    check(
        "<p>\n   第一行，\n   第二行 和  三\n  open\n data\n</p>\n\n文<b> 粗 </b>体<!-- 注 -->字",
        expect![[r#"
            Paragraph 第一行，第二行 和 三 open data
            Paragraph 文 粗 体字 [Strong 粗]
        "#]],
    );
}

#[test]
fn the_articles_own_part_is_read() {
    check(
        "<!doctype html><html lang=zh-CN><head><title>标题 - 某网</title><meta name=author content=某甲><meta property=article:published_time content=2020-01-02>\
         <link rel=canonical href=https://example.org/a></head><body><nav><a href=/>首页</a></nav><header>某网</header><main><article><h1>标题</h1><p>某甲</p><p>正文一。</p>\
         <aside>相关阅读</aside><script>x()</script><p hidden>藏</p><p style='display:none'>隐</p></article></main><footer>版权</footer></body></html>",
        expect![[r#"
            Heading(1) 标题
            Byline 某甲
            Paragraph 正文一。
            1:222 page: the article is what stands in `<article>` on line 1; what stands around it is left out, 6 characters from “首页某网版权” on
            1:299 page: what is no part of the article (`<nav>`, `<aside>` and the like) is left out (4 characters)
            1:318 html: scripts are left out: a reading runs nothing
            1:338 hidden: hidden text is left out (2 characters, 2 times, here first)
        "#]],
    );
}

#[test]
fn a_page_without_landmarks_is_read_by_its_running_text() {
    let paragraph = "<p>这是一段相当长的正文，讲的是节气的来历和农时的安排，读者可以慢慢看下去。</p>";
    check(
        &format!(
            "<body><div id=menu><ul><li><a href=/a>栏目甲</a><li><a href=/b>栏目乙</a></ul></div><div class=content>{}</div><div id=footer>联系我们</div></body>",
            paragraph.repeat(3)
        ),
        expect![[r#"
            Paragraph 这是一段相当长的正文，讲的是节气的来历和农时的安排，读者可以慢慢看下去。
            Paragraph 这是一段相当长的正文，讲的是节气的来历和农时的安排，读者可以慢慢看下去。
            Paragraph 这是一段相当长的正文，讲的是节气的来历和农时的安排，读者可以慢慢看下去。
            1:39 page: the article is what stands in `<div>` on line 1; what stands around it is left out, 10 characters from “栏目甲栏目乙联系我们” on
        "#]],
    );
}

#[test]
fn footnotes_are_known_in_many_dialects() {
    // pandoc, kramdown, Word, EPUB.
    for source in [
        "<p>文<a href='#fn1' class='footnote-ref' id='fnref1' role='doc-noteref'><sup>1</sup></a>。</p><section class='footnotes' role='doc-endnotes'><hr><ol><li id='fn1'><p>注。<a href='#fnref1' class='footnote-back' role='doc-backlink'>↩</a></p></li></ol></section>",
        "<p>文<sup id='fnref:1'><a href='#fn:1' rel='footnote'>1</a></sup>。</p><div class='footnotes'><ol><li id='fn:1'><p>注。 <a href='#fnref:1' class='reversefootnote'>&#8617;</a></p></li></ol></div>",
        "<p>文<a style='mso-footnote-id:ftn1' href='#_ftn1' name='_ftnref1' title=''><span class=MsoFootnoteReference>[1]</span></a>。</p><div style='mso-element:footnote-list'><br clear=all><hr align=left size=1 width='33%'><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a href='#_ftnref1' name='_ftn1'>[1]</a> 注。<o:p></o:p></p></div></div>",
        "<p>文<a epub:type='noteref' href='#n1'>1</a>。</p><aside epub:type='footnote' id='n1'><p>注。</p></aside>",
        "<p>文<sup><a href='#note1' id='back1'>①</a></sup>。</p><p id='note1'><a href='#back1'>①</a>注。</p>",
    ] {
        let own = shown(source);
        assert!(
            own.starts_with("Paragraph 文。 [Footnote(0) ]\nFootnotes\n  Footnote(\"")
                && own.contains("\n    Paragraph 注。\n"),
            "{source}\n{own}"
        );
        assert!(!own.contains("link:"), "{own}");
        // What is copied out of a browser or Word has whole addresses.
        for address in ["https://zh.wikipedia.org/wiki/x?a=b", "file:///C:/clip.htm"] {
            let whole = source.replace("href='#", &format!("href='{address}#"));
            assert_eq!(shown(&whole), own, "{whole}");
        }
    }
}

#[test]
fn what_looks_like_a_footnote_and_is_none_stays() {
    check(
        "<ol><li><a href='#a'>1</a></ol><h2 id=a>甲</h2><p>见<a href='#b'>下文</a></p><p id=b>乙</p>",
        expect![[r#"
            List Some(1)
              Item(None)
                Paragraph 1 [Link #jiazhu-block-1 1]
            Heading(2) 甲
            Paragraph 见下文 [Link #jiazhu-block-3 下文]
            Paragraph 乙
        "#]],
    );
}

#[test]
fn a_link_leads_to_the_block_that_has_its_name() {
    let article = crate::article::Article::parse(
        "a.html",
        "<p><a href='#h'>题</a><a href='#p'>段</a><a href='#b'>签</a><a href='#n'>名</a><a href='#x'>无</a><a href='#'>按</a><h2 id=h>题</h2><div id=p><p>甲</div><p>乙<span id=b></span><ul><li id=n><a name=m></a>丙</ul>"
            .as_bytes(),
    )
    .expect("an article");
    let styles = article.blocks.iter().flat_map(|block| &block.styles);
    let links: Vec<&str> = styles
        .filter_map(|style| match &style.kind {
            jiazhu_reading::StyleKind::Link(link) => Some(&*link.href),
            _ => None,
        })
        .collect();
    assert_eq!(links, ["#jiazhu-block-1", "#jiazhu-block-2", "#jiazhu-block-3", "#jiazhu-block-4"]);
    let said: Vec<&str> = article.warnings.iter().map(|warning| &*warning.message).collect();
    assert!(said.len() == 2 && said[0].contains("`#x`") && said[1].contains("(`#`)"), "{said:?}");
}

#[test]
fn styles_of_word_processors_are_elements() {
    check(
        "<b style='font-weight:normal' id='docs-internal-guid-1'><p><span style='font-weight:700'>粗</span><span style='font-weight:400;font-style:italic'>斜</span><span style='text-decoration:line-through'>删</span></p></b>\
         <p class=MsoNormal><span lang=EN-US>x<sup>2</sup></span><o:p>&nbsp;</o:p></p>\
         <p class=MsoListParagraph style='text-indent:-18pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span style='font:7pt'>&nbsp;&nbsp; </span></span><![endif]>一</p>\
         <p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o&nbsp;</span>一之一</p>\
         <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>二</p>\
         <p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>3.</span>三</p>\
         <p style='mso-list:l2 level1 lfo3'><span style='mso-list:Ignore'>（一）</span>总则</p>",
        expect![[r#"
            Paragraph 粗斜删 [Strong 粗] [Emphasis 斜] [Deletion 删]
            Paragraph x2 [Language("EN-US") x2] [Superscript 2]
            List None
              Item(None)
                Paragraph 一
                List None
                  Item(None)
                    Paragraph 一之一
              Item(None)
                Paragraph 二
            List Some(3)
              Item(None)
                Paragraph 三
            Paragraph （一）总则
        "#]],
    );
}

#[test]
fn what_is_unsafe_is_told() {
    check(
        "<p onclick='x()'>甲<a href='javascript:alert(1)'>乙</a>\n<img src='javascript:x' alt='丙'><iframe src=a></iframe><x-y>丁</x-y><blah>戊</blah></p><math><mi>x</mi><mo>=</mo><mn>1</mn></math>",
        expect![[r#"
            Paragraph 甲乙丁戊
            Paragraph x=1 [Formula x=1]
            1:19 link: the link to `javascript:alert(1)` is left out, its text is kept: an address has to begin with http, https or mailto, or be relative
            2:1 image: the picture `javascript:x` (丙) is left out: an address has to begin with http, https or mailto, or be relative
            2:33 html: `<iframe>` is left out, with what it holds: no reading can show it
            2:68 html: `<blah>` is no element that a reading can show: what it holds is kept
            2:86 formula: a formula is kept as one line of text: look whether it can be read so
        "#]],
    );
}

#[test]
fn places_are_those_of_the_file() {
    let source = "<p>一&amp;二\n<b title='a>b'>三</b></p>\n<!-- > -->\n<script>'<p>'</script><p>四";
    let article = Article::parse("a.html", source.as_bytes()).expect("an article");
    assert_eq!(article.text(), "一&二三\n四");
    let lines: Vec<Vec<char>> = source.lines().map(|line| line.chars().collect()).collect();
    for (at, c) in article.text().chars().enumerate().filter(|(_, c)| *c != '\n') {
        let place = article.place(jiazhu_reading::Span { start: at as u32, end: at as u32 + 1 });
        assert_eq!(lines[place.line as usize - 1][place.column as usize - 1], c, "{place:?}");
    }
}

#[test]
fn html_is_known_by_its_beginning() {
    for (file, source, text) in [
        ("a.txt", "<!DOCTYPE html><p>甲", "甲"),
        ("a", "\n<?xml version='1.0'?>\n<!-- x --><html><body><p>甲", "甲"),
        ("a.txt", "<p>甲", "<p>甲"),
        ("A.HTM", "甲", "甲"),
    ] {
        assert_eq!(Article::parse(file, source.as_bytes()).expect("an article").text(), text, "{file}");
    }
    assert_eq!(Article::parse("a.html", b"<p> </p>").expect_err("nothing").code, "empty-article");
}

/// Four times as much takes four times as long; sixteen times, where each element looks at all others. A busy machine gets several tries.
fn is_linear(make: impl Fn(usize) -> String, count: usize) -> bool {
    let time = |source: &str| {
        let start = std::time::Instant::now();
        match Article::parse("a.html", source.as_bytes()) {
            Ok(article) => assert!(article.text().contains(['文', '注'])),
            Err(error) => assert_eq!(error.code, "html"),
        }
        start.elapsed()
    };
    let (short, long) = (make(count), make(4 * count));
    (0..8).any(|_| {
        let once = time(&short).min(time(&short));
        time(&long) < once * 9 + std::time::Duration::from_millis(20)
    })
}

#[test]
fn hostile_pages_take_linear_time() {
    for (name, count, page) in [
        ("div", 2_000, (|n| "<div>".repeat(n) + "文") as fn(usize) -> String),
        ("b", 2_000, |n| "<b>".repeat(n) + "文"),
        ("font", 300, |n| (0..n).map(|n| format!("<font size={n}><p>文")).collect()),
        ("table", 1_000, |n| "<table>".repeat(n) + "文"),
        ("list", 1_000, |n| "<ul><li>".repeat(n) + "文"),
        ("row", 1_000, |n| "<table>".to_string() + &"<tr><td>文".repeat(n)),
        ("fostered", 1_000, |n| "<table>".to_string() + &"文<b>".repeat(n)),
        ("attributes", 5_000, |n| "文<p".to_string() + &" a=".repeat(n)),
        ("comment", 20_000, |n| "文<!--".to_string() + &"-".repeat(n)),
        ("links", 1_000, |n| "<a href=#a id=a>1".repeat(n) + "文"),
        ("entities", 2_000, |n| "文&amp;&#65;&".repeat(n)),
        ("notes", 300, |n| {
            let references = (0..n).map(|n| format!("<sup id=r{n}><a href=#fn{n}>1</a></sup>"));
            references.chain((0..n).map(|n| format!("<p id=fn{n}><a href=#r{n}>1</a>注"))).collect()
        }),
    ] {
        assert!(is_linear(page, count), "{name}");
    }
}

/// A megabyte, nested as deep as it can be, is an article all the same.
#[test]
fn a_megabyte_of_nesting_is_read() {
    let article = Article::parse("a.html", ("<div>".repeat(200_000) + "文").as_bytes()).expect("an article");
    assert_eq!(article.text(), "文");
    assert!(article.warnings.iter().any(|warning| warning.code == "depth"));
}

#[test]
fn an_article_that_a_script_shows_is_the_article() {
    // As WeChat serves its pages.
    check(
        "<body><h1>题</h1><p>某报</p>\n<div id=js_content style='visibility: hidden; opacity: 0;'><p>正文第一段在此。</p><p>正文第二段在此。</p>\
         <span style='visibility:hidden'>藏</span></div><p>阅读 1000</p></body>",
        expect![[r#"
            Heading(1) 题
            Paragraph 某报
            Paragraph 正文第一段在此。
            Paragraph 正文第二段在此。
            Paragraph 阅读 1000
            2:1 hidden-read: most of this page is hidden by `visibility` until a script shows it: it is read
            2:90 hidden: hidden text is left out (1 character)
        "#]],
    );
    check(
        "<p>正文在此，比所藏的长。</p><p style='visibility:hidden'>藏了 一些</p><p hidden>又藏</p>",
        expect![[r#"
            Paragraph 正文在此，比所藏的长。
            1:19 hidden: hidden text is left out (6 characters, 2 times, here first)
        "#]],
    );
}

#[test]
fn comments_of_editors_are_no_text() {
    check(
        "<p>甲<a style='mso-comment-reference:王_1'>乙</a><span class=MsoCommentReference><a class=msocomanchor id=_anchor_1 href='#_msocom_1'>[王1]</a></span>丙</p>\
         <div style='mso-element:comment-list'><hr><div style='mso-element:comment'><p class=MsoCommentText>[王1]此处内部意见，勿外传</p></div></div>",
        expect![[r#"
            Paragraph 甲乙丙
            1:47 comments: comments are left out: write them as notes (18 characters, 2 times, here first)
        "#]],
    );
    check(
        "<p>甲<sup><a href='#cmnt1' id=cmnt_ref1>[a]</a></sup>乙</p><div><p><a href='#cmnt_ref1' id=cmnt1>[a]</a><span>勿外传</span></p></div>",
        expect![[r#"
            Paragraph 甲乙
            1:10 comments: comments are left out: write them as notes (9 characters, 2 times, here first)
        "#]],
    );
}

#[test]
fn pages_of_wikipedia_are_read() {
    check(
        "<h2>历史<span class=mw-editsection>[<a href='/w/edit'>編輯</a>]</span></h2><p>甲<sup id=cite_ref-1 class=reference><a href='#cite_note-1'>[1]</a></sup>\
         <sup id=cite_ref-2-0><a href='#cite_note-2'>[2]</a></sup>乙<sup id=cite_ref-2-1><a href='#cite_note-2'>[2]</a></sup><a href='//zh.wikipedia.org/wiki/x'>丙</a>\
         <img src='//upload.wikimedia.org/x.jpg'></p><ol class=references><li id=cite_note-1><span class=mw-cite-backlink><b><a href='#cite_ref-1'>^</a></b></span> 注一。</li>\
         <li id=cite_note-2>^ <sup><a href='#cite_ref-2-0'>1.0</a></sup> <sup><a href='#cite_ref-2-1'>1.1</a></sup> （注二）。</li></ol>",
        expect![[r#"
            Heading(2) 历史
            Paragraph 甲乙丙 [Footnote(0) ] [Footnote(1) ] [Link https://zh.wikipedia.org/wiki/x 丙] [Footnote(1) ] [Picture https://upload.wikimedia.org/x.jpg ]
            Footnotes
              Footnote("1")
                Paragraph 注一。
              Footnote("2")
                Paragraph （注二）。
            1:7 page: what is no part of the article (`<nav>`, `<aside>` and the like) is left out (4 characters)
        "#]],
    );
}

#[test]
fn a_note_that_leads_back_is_one_whatever_its_name() {
    check(
        "<p>正文<sup><a href='#f1' id=r1>1</a></sup>又<a href='#f2' id=r2>[2]</a>，见<a href='#top' id=t>3</a>。</p><h2 id=top><a href='#t'>三</a></h2>\
         <p id=f1>1. 脚注。<a href='#r1'>↩</a></p><p id=f2>[2] 2 月的<a href='#r2'>↩</a></p>",
        expect![[r#"
            Paragraph 正文又，见3。 [Footnote(0) ] [Footnote(1) ] [Link #jiazhu-block-1 3]
            Heading(2) 三 [Link #jiazhu-block-0 三]
            Footnotes
              Footnote("1")
                Paragraph 脚注。
              Footnote("2")
                Paragraph 2 月的
        "#]],
    );
}

#[test]
fn chinese_whose_lines_a_page_keeps_is_text_and_code_is_code() {
    let blocks = |html: &str| {
        let article =
            Article::parse("a.html", format!("<html><body>{html}</body></html>").as_bytes()).unwrap();
        let blocks = article.blocks.iter();
        blocks.map(|block| (block.kind == BlockKind::Code, block.text.clone())).collect::<Vec<_>>()
    };
    let text = |text: &str| (false, text.to_owned());
    let novel = "<pre>　　老街的石板路很滑，雨后尤其如此。\n　　卖糖人的老张每天都在巷口摆摊。</pre>";
    assert_eq!(
        blocks(novel),
        [text("老街的石板路很滑，雨后尤其如此。"), text("卖糖人的老张每天都在巷口摆摊。")]
    );
    let poem = "<pre>\n白日依山尽，\n黄河入海流。\n\n欲穷千里目，\n更上一层楼。\n</pre>";
    assert_eq!(blocks(poem), [text("白日依山尽，\n黄河入海流。"), text("欲穷千里目，\n更上一层楼。")]);
    for code in [
        "<pre><code>打印（“你好，世界，你好”）</code></pre>",
        "<pre class=\"language-text\">白日依山尽，黄河入海流。</pre>",
        "<pre>let 甲 = 乙 + 丙; // 甲乙丙丁戊己庚辛</pre>",
        "<pre>甲乙丙丁    戊己庚辛\n子丑寅卯    辰巳午未</pre>",
    ] {
        assert!(matches!(&blocks(code)[..], [(true, _)]), "{code}: {:?}", blocks(code));
    }
}

#[test]
fn pages_of_old_sites_are_read_without_what_stands_around() {
    let line = "老街的石板路很滑，雨后尤其如此。卖糖人的老张每天都在巷口摆摊，孩子们围着他看。";
    let novel = format!(
        "<body><div><a href='/'>首页</a></div><div id=content>{}</div><div><a href='2.html'>下一页</a></div><div>本站所有小说为转载作品。</div></body>",
        format!("&nbsp;&nbsp;{line}<br /><br />").repeat(5)
    );
    let office = format!(
        "<body><table><tr><td>首页 &gt; 公告</td></tr><tr><td><div>{}</div></td></tr><tr><td>版权所有　京ICP备123号</td></tr></table></body>",
        format!("<p>{line}</p>").repeat(4)
    );
    for page in [novel, office] {
        let article = Article::parse("a.html", page.as_bytes()).unwrap();
        let text = article.text();
        assert!(text.starts_with("老街") && text.ends_with("围着他看。"), "{text}");
        assert!(article.warnings.iter().any(|found| found.code == "page"), "{:?}", article.warnings);
    }
}
