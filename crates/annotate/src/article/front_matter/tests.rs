use expect_test::{Expect, expect};

use super::*;

/// What is read, the warnings, or the error.
fn shown(source: &str) -> String {
    let mut warnings = Vec::new();
    let shown = match parse("a.md", source, &mut warnings) {
        Ok((front, body)) => {
            let About { title, author, date, source: from, lang, rights } = front.about;
            let keys =
                [("title", title), ("author", author), ("date", date), ("source", from), ("rights", rights)];
            let mut shown: String =
                keys.into_iter().filter_map(|(key, value)| Some(format!("{key}: {}\n", value?))).collect();
            if !lang.is_empty() {
                shown += &format!("lang: {lang}\n");
            }
            for byline in front.bylines {
                shown += &format!("byline: {}\n", byline.text);
            }
            shown + &format!("body: {:?}\n", &source[body..])
        }
        Err(error) => {
            warnings.push(error);
            String::new()
        }
    };
    let told: String = warnings
        .iter()
        .map(|d| format!("{}:{} {}: {}\n", d.line.unwrap_or(0), d.column.unwrap_or(0), d.code, d.message))
        .collect();
    shown + &told
}

fn check(source: &str, expected: Expect) {
    expected.assert_eq(&shown(source));
}

#[test]
fn three_formats_say_the_same() {
    let said = expect![[r#"
        title: 论语: 学而
        author: 甲、乙
        date: 2019-03-05
        lang: zh-Hant
        byline: 甲
        byline: 乙
        byline: 甲、乙
        body: "\n正文\n"
    "#]];
    for source in [
        "---\ntitle: \"论语: 学而\"\nauthors: [甲, 乙]\ndate: 2019-03-05\nlang: zh-Hant\n---\n\n正文\n",
        "---\ntitle: \"论语: 学而\"\nauthor:\n  - 甲\n  - name: 乙\n    link: x\ndate: \"2019-03-05\"\nlang: zh-Hant\n---\n\n正文\n",
        "+++\ntitle = \"论语: 学而\"\nauthors = [\"甲\", \"乙\"]\ndate = 2019-03-05\nlang = 'zh-Hant'\n+++\n\n正文\n",
        "\n\n{\n\t\"title\": \"论语: 学而\",\n\t\"author\": [\"甲\", {\"name\": \"乙\"}],\n\t\"date\": \"2019-03-05\",\n\t\"lang\": \"zh-Hant\"\n}\n正文\n",
        "\n  \n---\ntitle: '论语: 学而'\nauthor: 甲\nauthors: 乙\ndate: 2019-03-05\nlang: zh-Hant\n---\n\n正文\n",
    ] {
        said.assert_eq(&shown(source));
    }
}

#[test]
fn keys_that_are_not_read_are_told_at_once() {
    check(
        "+++\ntitel = 'x'\ntags = ['a']\nheadlnie = 1\ndraft = false\n[extra]\na = 1\n+++\n",
        expect![[r#"
            body: ""
            2:1 front-matter-key: the front matter keys `titel`, `headlnie` are unknown and ignored: known are title, author, authors, date, source, lang, rights, byline
            3:1 front-matter-site: what is meant for a site generator is not read: `tags`, `draft`, `extra`
        "#]],
    );
    check(
        "---\nlayout: post\nisCJKLanguage: true\n---\n",
        expect![[r#"
        body: ""
        2:1 front-matter-site: what is meant for a site generator is not read: `layout`, `isCJKLanguage`
    "#]],
    );
}

#[test]
fn says_put_it_in_quotation_marks() {
    check(
        "---\ntitle: 论语: 学而\n---\n",
        expect![[r#"
            2:8 front-matter: a colon and a space stand in this value: put it in quotation marks: `title: "论语: 学而"`
        "#]],
    );
    check(
        "---\ndate: 2019\nauthor: @某人\n---\n",
        expect![[r#"
            3:9 front-matter: a value cannot begin with `@`: put it in quotation marks: `author: "@某人"`
        "#]],
    );
    check(
        "---\nauthor: *某*\n---\n",
        expect![[r#"
            2:9 front-matter: a value cannot begin with `*`: put it in quotation marks: `author: "*某*"`
        "#]],
    );
    check(
        "+++\ntitle = 论语\n+++\n",
        expect![[r#"
        2:9 front-matter: this is not TOML: string values must be quoted, expected literal string; texts stand in quotation marks: `title = "论语"`
    "#]],
    );
    check(
        "{\n \"title\": 论语\n}\n",
        expect![[r#"
        2:11 front-matter: the front matter is not JSON: a text stands in quotation marks: write `"` before and after it
    "#]],
    );
}

#[test]
fn heads_without_an_end_are_errors() {
    check(
        "+++\ntitle = 'x'\n",
        expect![[r#"
        1:1 front-matter: the front matter has no end: close it with a line `+++`
    "#]],
    );
    check(
        "\n\n---\ntitle: x\n",
        expect![[r#"
        3:1 front-matter: the front matter has no end: close it with a line `---`
    "#]],
    );
    check(
        "{\"title\": \"x\",\n",
        expect![[r#"
        2:1 front-matter: the front matter has no end: close the JSON object with `}`
    "#]],
    );
    check(
        "+++\nauthor = {}\n+++\n",
        expect![[r#"
        2:10 front-matter: a text is expected here, or a list of texts
    "#]],
    );
}

#[test]
fn what_only_looks_like_a_head_is_text() {
    for source in [
        "\n---\n\n正文\n",
        "{{< figure >}}\n",
        "{注}正文",
        "{",
        "+++x\n",
        "\n\n+++\n正文\n+++\n",
        "---x\n",
        "",
    ] {
        let mut warnings = Vec::new();
        let (front, body) = parse("a.md", source, &mut warnings).expect("a text");
        assert_eq!((front.about, body, warnings.len()), (About::default(), 0, 0), "{source:?}");
    }
}
