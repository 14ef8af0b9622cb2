//! What each construct of an article becomes in HTML. The widget draws the same elements.

use expect_test::{Expect, expect};
use jiazhu_reading::*;

mod support;
use support::{Draft, draft, link, opened, picture, style};

fn becomes(draft: Draft, html: Expect) {
    html.assert_eq(&draft.article());
}

#[test]
fn the_highest_headings_are_below_the_title_of_the_page() {
    let draft = draft()
        .block(BlockKind::Heading(2), "章")
        .block(BlockKind::Heading(3), "节")
        .block(BlockKind::Heading(2), "章");
    becomes(
        draft,
        expect![[r#"
        <h2 class="jz-heading" data-block="0">章</h2>
        <h3 class="jz-heading" data-block="1">节</h3>
        <h2 class="jz-heading" data-block="2">章</h2>
    "#]],
    );
}

#[test]
fn a_list_with_numbers_says_where_they_begin() {
    let list = NodeKind::List(List { start: Some(3), tight: true });
    becomes(
        draft().enter(list).with(NodeKind::Item(None), "三").with(NodeKind::Item(None), "四").leave(),
        expect![[r#"
        <ol class="jz-list" start="3">
        <li data-block="0">三</li>
        <li data-block="1">四</li></ol>
    "#]],
    );
}

#[test]
fn a_list_in_a_list_stands_in_its_item() {
    let list = |tight| NodeKind::List(List { start: None, tight });
    let draft = draft()
        .enter(list(false))
        .enter(NodeKind::Item(None))
        .paragraph("纸")
        .enter(list(true))
        .with(NodeKind::Item(None), "竹纸")
        .leave()
        .leave()
        .with(NodeKind::Item(None), "墨")
        .leave();
    becomes(
        draft,
        expect![[r#"
        <ul class="jz-list" data-loose>
        <li>
        <p class="jz-paragraph" data-block="0">纸</p>
        <ul class="jz-list"><li data-block="1">竹纸</li></ul></li>
        <li data-block="2">墨</li></ul>
    "#]],
    );
}

#[test]
fn a_task_says_whether_it_is_done() {
    let draft = draft()
        .enter(NodeKind::List(List { start: None, tight: true }))
        .with(NodeKind::Item(Some(true)), "刻版")
        .enter(NodeKind::Item(Some(false)))
        .paragraph("刷印")
        .paragraph("百部")
        .leave()
        .leave();
    becomes(
        draft,
        expect![[r#"
        <ul class="jz-list">
        <li class="jz-task" data-block="0"><span class="jz-check jz-done" role="img" aria-label="done" lang="en"></span>刻版</li>
        <li class="jz-task">
        <span class="jz-check" role="img" aria-label="to do" lang="en"></span>
        <p class="jz-paragraph" data-block="1">刷印</p>
        <p class="jz-paragraph" data-block="2">百部</p></li></ul>
    "#]],
    );
}

#[test]
fn terms_stand_before_what_they_mean() {
    let draft = draft()
        .enter(NodeKind::Terms)
        .with(NodeKind::Term, "版心")
        .enter(NodeKind::Definition)
        .paragraph("一页的中央。")
        .paragraph("又称中缝。")
        .leave()
        .leave();
    becomes(
        draft,
        expect![[r#"
        <dl class="jz-definitions">
        <dt data-block="0">版心</dt>
        <dd>
        <p class="jz-paragraph" data-block="1">一页的中央。</p>
        <p class="jz-paragraph" data-block="2">又称中缝。</p></dd></dl>
    "#]],
    );
}

#[test]
fn a_source_that_begins_with_a_dash_gets_no_other() {
    let draft =
        draft().enter(NodeKind::Quotation(None)).paragraph("一").with(NodeKind::Caption, "——歌謠").leave();
    becomes(
        draft,
        expect![[r#"
        <figure class="jz-quoted">
        <blockquote class="jz-quotation"><p class="jz-paragraph" data-block="0">一</p></blockquote>
        <figcaption class="jz-caption jz-dashed" data-block="1">——歌謠</figcaption></figure>
    "#]],
    );
}

#[test]
fn a_block_has_an_id_where_a_link_of_the_article_leads_to_it() {
    let links = vec![
        style(0, 1, StyleKind::Link(link("#jiazhu-block-1"))),
        style(1, 2, StyleKind::Link(link("#jiazhu-block-2"))),
        style(2, 2, StyleKind::Footnote(0)),
    ];
    let draft = draft()
        .styled(BlockKind::Paragraph, "节注", links)
        .block(BlockKind::Heading(1), "节")
        .enter(NodeKind::Footnotes)
        .with(NodeKind::Footnote("1".into()), "注")
        .leave();
    let html = draft.article();
    for part in [
        "<h2 class=\"jz-heading\" data-block=\"1\" id=\"jiazhu-block-1\">节",
        "id=\"jiazhu-footnote-1\"",
        "<span id=\"jiazhu-block-2\"></span>注",
    ] {
        assert!(html.contains(part), "{part} is not in {html}");
    }
}

#[test]
fn a_quotation_has_its_source_outside() {
    let draft = draft()
        .enter(NodeKind::Quotation(Some("https://example.org/a".into())))
        .paragraph("一\n二")
        .paragraph("三")
        .with(NodeKind::Caption, "某书")
        .leave()
        .with(NodeKind::Quotation(None), "四");
    becomes(
        draft,
        expect![[r#"
            <figure class="jz-quoted">
            <blockquote class="jz-quotation" cite="https://example.org/a">
            <p class="jz-paragraph" data-block="0" data-lines="verse">一
            <br>二</p>
            <p class="jz-paragraph" data-block="1">三</p></blockquote>
            <figcaption class="jz-caption" data-block="2">某书</figcaption></figure>
            <blockquote class="jz-quotation"><p class="jz-paragraph" data-block="3">四</p></blockquote>
        "#]],
    );
}

#[test]
fn a_table_has_a_head_a_caption_and_a_region_to_scroll_in() {
    let cell = |heading, align| NodeKind::Cell(Cell { heading, align, ..Cell::default() });
    let wide = NodeKind::Cell(Cell { more_columns: 1, more_rows: 2, ..Cell::default() });
    let draft = draft()
        .enter(NodeKind::Table)
        .with(NodeKind::Caption, "纸\n墨")
        .enter(NodeKind::Row(true))
        .with(cell(true, Align::Start), "年代")
        .with(cell(true, Align::Right), "部数")
        .leave()
        .enter(NodeKind::Row(false))
        .with(cell(true, Align::Start), "宋")
        .with(cell(false, Align::Right), "12")
        .leave()
        .enter(NodeKind::Row(false))
        .enter(wide)
        .leave()
        .leave()
        .leave();
    becomes(
        draft,
        expect![[r#"
            <section class="jz-table" tabindex="0" aria-label="纸 墨"><table>
            <caption class="jz-caption" data-block="0" data-lines="verse">纸
            <br>墨</caption>
            <thead><tr>
            <th scope="col" data-block="1">年代</th>
            <th scope="col" data-align="right" data-block="2">部数</th></tr></thead>
            <tbody>
            <tr>
            <th scope="row" data-block="3">宋</th>
            <td data-align="right" data-block="4">12</td></tr>
            <tr><td colspan="2" rowspan="3"></td></tr></tbody></table></section>
        "#]],
    );
}

#[test]
fn a_table_without_a_caption_has_a_name_too() {
    let draft = draft()
        .enter(NodeKind::Table)
        .enter(NodeKind::Row(false))
        .enter(NodeKind::Cell(Cell { heading: true, ..Cell::default() }))
        .block(BlockKind::Heading(2), "题")
        .leave()
        .leave()
        .leave();
    becomes(
        draft,
        expect![[r#"
        <section class="jz-table" tabindex="0" aria-label="Table"><table><tbody><tr><th scope="row"><p class="jz-heading" data-block="0">题</p></th></tr></tbody></table></section>
    "#]],
    );
}

#[test]
fn a_figure_keeps_the_room_of_its_picture_and_has_its_caption_at_an_end() {
    let shown = Picture {
        width: Some(640),
        height: Some(480),
        title: Some("雕版".into()),
        ..picture("p/a.png", "一块版")
    };
    let draft = draft()
        .enter(NodeKind::Figure)
        .enter(NodeKind::Picture(shown))
        .leave()
        .with(NodeKind::Caption, "图一")
        .with(NodeKind::Caption, "图二")
        .leave();
    becomes(
        draft,
        expect![[r#"
        <figure class="jz-figure">
        <img class="jz-picture" loading="lazy" decoding="async" alt="一块版" title="雕版" width="640" height="480" src="p/a.png">
        <div class="jz-caption" data-block="0">图一</div>
        <figcaption class="jz-caption" data-block="1">图二</figcaption></figure>
    "#]],
    );
}

#[test]
fn a_picture_that_is_decoration_has_an_empty_name_and_may_be_a_link() {
    let shown = Picture { link: Some(link("https://example.org/?a&b")), ..picture("a.png", "") };
    becomes(
        draft().enter(NodeKind::Picture(shown)).leave().enter(NodeKind::Rule).leave(),
        expect![[r#"
        <a class="jz-link" href="https://example.org/?a&amp;b" rel="noopener noreferrer"><img class="jz-picture" loading="lazy" decoding="async" alt src="a.png"></a>
        <hr class="jz-rule">
    "#]],
    );
}

#[test]
fn code_keeps_its_lines_and_its_language() {
    let code = |end, language: Option<&str>| style(0, end, StyleKind::Code(language.map(Into::into)));
    let draft = draft()
        .styled(BlockKind::Code, "\nif a < b {\n}", vec![code(13, Some("rust"))])
        .styled(BlockKind::Paragraph, "a<b 是", vec![code(3, None)])
        .styled(BlockKind::Formula, "E = mc^2", vec![style(0, 8, StyleKind::Formula)]);
    becomes(
        draft,
        expect![[r#"
            <pre class="jz-code" data-block="0" data-lines>
            <code class="language-rust">
            if a &lt; b {
            }</code></pre>
            <p class="jz-paragraph" data-block="1"><code>a&lt;b</code> 是</p>
            <div class="jz-formula" data-block="2"><span class="jz-tex">E = mc^2</span></div>
        "#]],
    );
}

#[test]
fn a_line_break_of_the_article_is_one_of_its_text() {
    becomes(
        draft().paragraph("床前明月光\n疑是地上霜"),
        expect![[r#"
            <p class="jz-paragraph" data-block="0" data-lines="verse">床前明月光
            <br>疑是地上霜</p>
        "#]],
    );
}

#[test]
fn short_lines_begin_below_one_another_and_prose_with_a_line_break_is_indented() {
    becomes(
        draft().paragraph("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十\n一"),
        expect![[r#"
        <p class="jz-paragraph" data-block="0" data-lines="verse">一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十
        <br>一</p>
    "#]],
    );
    becomes(
        draft().paragraph("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一\n一"),
        expect![[r#"
        <p class="jz-paragraph" data-block="0" data-lines>一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一
        <br>一</p>
    "#]],
    );
}

#[test]
fn footnotes_and_their_references_lead_to_each_other() {
    let reference = |at, number| style(at, at, StyleKind::Footnote(number));
    let draft = draft()
        .styled(BlockKind::Paragraph, "纸墨", vec![reference(1, 1), reference(2, 0), reference(2, 1)])
        .enter(NodeKind::Footnotes)
        .with(NodeKind::Footnote("a".into()), "竹纸。")
        .enter(NodeKind::Footnote("b".into()))
        .paragraph("松烟。")
        .paragraph("又有油烟。")
        .leave()
        .enter(NodeKind::Footnote("c".into()))
        .leave()
        .leave();
    becomes(
        draft,
        expect![[r##"
            <p class="jz-paragraph" data-block="0">纸<a class="jz-footref" role="doc-noteref" id="jiazhu-footref-2-1" href="#jiazhu-footnote-2" aria-label="Footnote 2" lang="en" data-number="2"></a>墨<a class="jz-footref" role="doc-noteref" id="jiazhu-footref-1-2" href="#jiazhu-footnote-1" aria-label="Footnote 1" lang="en" data-number="1"></a><a class="jz-footref" role="doc-noteref" id="jiazhu-footref-2-2" href="#jiazhu-footnote-2" aria-label="Footnote 2" lang="en" data-number="2"></a></p>
            <section class="jz-footnotes" role="doc-endnotes" aria-label="Footnotes"><ol>
            <li class="jz-footnote" id="jiazhu-footnote-1" data-number="1" data-block="1">竹纸。<a class="jz-back" role="doc-backlink" href="#jiazhu-footref-1-2" aria-label="Back to place 1 of Footnote 1" lang="en"></a></li>
            <li class="jz-footnote" id="jiazhu-footnote-2" data-number="2">
            <p class="jz-paragraph" data-block="2">松烟。</p>
            <p class="jz-paragraph" data-block="3">又有油烟。<a class="jz-back" role="doc-backlink" href="#jiazhu-footref-2-1" aria-label="Back to place 1 of Footnote 2" lang="en"></a><a class="jz-back" role="doc-backlink" href="#jiazhu-footref-2-2" aria-label="Back to place 2 of Footnote 2" lang="en"></a></p></li>
            <li class="jz-footnote" id="jiazhu-footnote-3" data-number="3"></li></ol></section>
        "##]],
    );
}

#[test]
fn styles_stand_in_each_other_and_are_not_cut_by_those_inside() {
    let styles = vec![
        style(0, 4, StyleKind::Strong),
        style(1, 2, StyleKind::Emphasis),
        style(2, 4, StyleKind::Underline),
        style(3, 4, StyleKind::Highlight),
        style(4, 5, StyleKind::Deletion),
        style(5, 6, StyleKind::Subscript),
        style(6, 7, StyleKind::Superscript),
        style(7, 8, StyleKind::Small),
        style(8, 9, StyleKind::Language("ja".into())),
    ];
    becomes(
        draft().styled(BlockKind::Paragraph, "零一二三四五六七八九", styles),
        expect![[r#"
        <p class="jz-paragraph" data-block="0"><strong>零<em>一</em><u>二<mark>三</mark></u></strong><del>四</del><sub>五</sub><sup>六</sup><small>七</small><span lang="ja">八</span>九</p>
    "#]],
    );
}

#[test]
fn the_authors_ruby_is_over_its_characters_and_no_text() {
    let styles = vec![style(0, 2, StyleKind::Ruby("hánguāng".into())), style(1, 2, StyleKind::Strong)];
    becomes(
        draft().styled(BlockKind::Paragraph, "含光下", styles),
        expect![[r#"
        <p class="jz-paragraph" data-block="0"><ruby>含<strong>光</strong><rt aria-hidden="true">hánguāng</rt></ruby>下</p>
    "#]],
    );
}

#[test]
fn a_link_is_one_around_a_term_that_is_none_in_it() {
    let titled = Link { href: "b?c".into(), title: Some("乙".into()) };
    let styles =
        vec![style(0, 4, StyleKind::Link(link("https://example.org"))), style(5, 6, StyleKind::Link(titled))];
    becomes(
        draft().styled(BlockKind::Paragraph, "看活字印，甲", styles).mark(1, 3, "活字"),
        expect![[r#"
        <p class="jz-paragraph" data-block="0"><a class="jz-link" href="https://example.org" rel="noopener noreferrer">看<span class="jz-mark" id="jiazhu-mark-0" data-entry="活字" data-class="term">活字</span>印</a>，<a class="jz-link" href="b?c" title="乙">甲</a></p>
    "#]],
    );
}

#[test]
fn a_small_picture_stands_in_its_line() {
    let styles = vec![style(1, 1, StyleKind::Picture(picture("gaiji.png", "⿰禾口")))];
    becomes(
        draft().styled(BlockKind::Paragraph, "一字", styles),
        expect![[r#"
        <p class="jz-paragraph" data-block="0">一<img class="jz-small-picture" loading="lazy" decoding="async" alt="⿰禾口" src="gaiji.png">字</p>
    "#]],
    );
}

#[test]
fn no_text_and_no_address_ends_its_attribute() {
    let shown = picture("a\"b.png", "\"><script>");
    becomes(
        draft().enter(NodeKind::Picture(shown)).leave(),
        expect![[r#"
        <img class="jz-picture" loading="lazy" decoding="async" alt="&quot;&gt;&lt;script&gt;" src="a&quot;b.png">
    "#]],
    );
}

#[test]
fn an_address_that_runs_is_in_no_reading() {
    for src in [
        "javascript:alert(1)",
        " javascript:alert(1)",
        "data:image/svg+xml,<svg/>",
        "vbscript:a",
        "file:///etc/passwd",
    ] {
        let mut made = draft().enter(NodeKind::Picture(picture(src, ""))).leave().paragraph("字");
        made.reading.words = vec![1];
        assert!(opened(&made.reading).is_err(), "{src}");
    }
}
