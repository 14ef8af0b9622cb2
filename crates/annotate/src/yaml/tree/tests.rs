use super::reader::{DEEPEST, FEW};
use super::*;

/// A document in one line: texts, `-` for what is nothing, lists and keys.
fn told(source: &str) -> String {
    fn tell(node: &Node<'_>) -> String {
        match node.value() {
            _ if node.is_null() => "-".to_owned(),
            Value::Text(_) => node.text().map_or_else(|_| "no text".to_owned(), |text| text.to_string()),
            Value::List(items) => format!("[{}]", items.iter().map(tell).collect::<Vec<_>>().join(" ")),
            Value::Map(pairs) => {
                let pair = |(key, value): &(Node<'_>, Node<'_>)| format!("{}={}", tell(key), tell(value));
                format!("{{{}}}", pairs.iter().map(pair).collect::<Vec<_>>().join(" "))
            }
            Value::Named(_) => unreachable!("a node itself has no name"),
        }
    }
    match read(source) {
        Ok(node) => tell(&node),
        Err(fault) => format!("{fault:?}"),
    }
}

#[test]
fn values_are_what_yaml_says() {
    for (source, values) in [
        ("a: [b, 'c', \"d\\n\", ~, null, '', ]", "{a=[b c d\n - - ]}"),
        ("a:\nb: |\n  c\n  d\n", "{a=- b=c\nd\n}"),
        ("{a: !!str ~, b: !!null x, c: !!int 1, d: ! null}", "{a=~ b=- c=no text d=null}"),
        ("a: &x {b: 1}\nc: *x\nd: [*x, *x]", "{a={b=1} c={b=1} d=[{b=1} {b=1}]}"),
        ("a: &x {b: 1, c: 2}\nd: {<<: *x, c: 3}", "{a={b=1 c=2} d={c=3 b=1}}"),
        ("a: {<<: [{b: 1}, {b: 2, c: 3}], <<: ~}", "{a={b=1 c=3}}"),
        ("---\na\n...\n", "a"),
    ] {
        assert_eq!(told(source), values, "{source}");
    }
}

#[test]
fn what_is_no_sound_document_is_refused() {
    let many: String = (0..FEW + 9).map(|at| format!("key{at}: x\n")).collect();
    let deep = format!("{}{}", "[".repeat(DEEPEST + 1), "]".repeat(DEEPEST + 1));
    let repeated = format!("&a [{}]", "x, ".repeat(400));
    for (source, fault) in [
        ("a: 1\n'a': 2", "KeyTwice"),
        (&*format!("{many}key3: y"), "KeyTwice"),
        (&*format!("{many}key20: y"), "KeyTwice"),
        ("a\n---\nb", "SecondDocument"),
        (&deep, "TooLarge"),
        (&*format!("[{repeated}, {}]", "*a, ".repeat(2_600)), "TooMuchRepeated"),
        ("&a [*a]", "Recursive"),
        ("*a", "unknown value"),
        ("{<<: x}", "merge value"),
        ("# nothing", "end of file"),
    ] {
        let told = told(source);
        assert!(told.contains(fault), "{}: {told}", &source[..source.len().min(80)]);
    }
    assert!(told(&format!("[{repeated}, {}]", "*a, ".repeat(2_400))).starts_with("[[x x"));
}

#[test]
fn numbers_and_truths_are_no_texts_where_these_may_be_something_else() {
    let is_text = |source: &str| read(source).expect("a document").only_text().is_some();
    for text in ["a", "1984年", "'1'", "\"yes\"", "1.2.3", "inf", "+", "0x", "1e", "!!str 1", "2024-01-02"] {
        assert!(is_text(text), "{text}");
    }
    for other in [
        "1", "-1", "+1.5", "1e3", ".5", "0xFF", "0o7", "1_000", ".inf", "-.INF", ".nan", "Yes", "off", "~",
        "[a]",
    ] {
        assert!(!is_text(other), "{other}");
    }
}
