//! The pages that are made of the reading that was annotated last.

use jiazhu_annotator::{Annotator, Request, Text, Widget};

fn annotator() -> Annotator {
    let mut annotator = Annotator::default();
    for (name, bytes) in jiazhu_tables::FILES {
        let bytes = match name.ends_with(".txt") {
            true => bytes.to_vec(),
            false => miniz_oxide::inflate::decompress_to_vec(bytes).expect("a table is deflated"),
        };
        if ["fold.txt", "words.bin", "neighbours.bin"].contains(&name) {
            annotator.add(name, bytes).expect("a table as it was made");
        }
    }
    annotator
}

#[test]
fn pages_are_of_the_last_reading_and_of_none_after_an_error() {
    let mut annotator = annotator();
    assert_eq!((annotator.html(), annotator.page("a.reading")), (None, None));
    let article = Text { name: "a.txt", text: "踐行‘兩個維護’" };
    annotator.annotate(&Request { article, ..Request::default() }).unwrap();
    let html = annotator.html().expect("a fragment");
    assert!(html.contains("踐行‘兩個維護’"), "{html}");
    assert!(annotator.page("a%20b.reading").expect("a page").contains("src=\"a%20b.reading\""));
    let widget =
        || Widget { style: String::new(), element: String::new(), glue: String::new(), program: Vec::new() };
    assert_eq!(annotator.standalone(&widget()), Ok(None), "the dictionary is not there");
    let glossary = Some(Text { name: "g.yaml", text: "entries:\n  - {id: a}\n" });
    annotator.annotate(&Request { article, glossary, ..Request::default() }).unwrap();
    assert_eq!(annotator.html(), None);
}
