//! The Yew component in a real browser: `cargo xtask test` runs this in Chromium. Natively there is none, and no test.
#![cfg(target_arch = "wasm32")]

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use gloo::utils::document;
use jiazhu::reading::{Block, BlockKind, Entry, Mark, Reading, Rival, Span};
use jiazhu::state::Display;
use jiazhu::ui::{Dictionary, Jiazhu, JiazhuProps, Remote, Theme};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement};
use yew::Callback;

wasm_bindgen_test_configure!(run_in_browser);

const TEXT: &str = "踐行‘兩個維護’真不真的試金石";

fn reading() -> Rc<Reading> {
    let entry =
        |id: &str, headword: &str| Entry { id: id.into(), headword: headword.into(), ..Entry::default() };
    Rc::new(Reading {
        blocks: vec![Block { kind: BlockKind::Paragraph, text: TEXT.into(), styles: vec![] }],
        words: vec![2, 1, 4, 1, 3, 1, 3],
        marks: vec![
            Mark { span: Span { start: 3, end: 7 }, entry: 0, inside: None },
            Mark { span: Span { start: 12, end: 15 }, entry: 1, inside: None },
        ],
        rivals: vec![Rival { span: Span { start: 0, end: 7 }, words: vec![1, 1, 1, 2, 2], score: -3.0 }],
        entries: vec![entry("liang-ge-weihu", "两个维护"), entry("shijinshi", "试金石")],
        ..Reading::default()
    })
}

/// A widget in an element of its own.
async fn mount() -> Element {
    let (root, ready) = mount_with(reading());
    until("the widget is ready", || ready.get().then_some(())).await;
    root
}

/// The widget's element, and whether the widget is ready.
fn mount_with(reading: Rc<Reading>) -> (Element, Rc<Cell<bool>>) {
    let ready = Rc::new(Cell::new(false));
    let on_ready = {
        let ready = ready.clone();
        Callback::from(move |()| ready.set(true))
    };
    let root = document().create_element("div").unwrap();
    document().body().unwrap().append_child(&root).unwrap();
    let props = JiazhuProps {
        reading,
        dictionary: Dictionary::Without,
        theme: Theme::Auto,
        say: Default::default(),
        asks: false,
        display: Display::default(),
        remote: Remote::default(),
        on_ready,
        on_open: Callback::noop(),
        on_close: Callback::noop(),
        on_display: Callback::noop(),
    };
    yew::Renderer::<Jiazhu>::with_root_and_props(root.clone(), props).render();
    (root, ready)
}

/// Gives Yew and the browser time to finish: what is looked for, as soon as it is there.
async fn until<T>(what: &str, look: impl Fn() -> Option<T>) -> T {
    for _ in 0..1000 {
        if let Some(found) = look() {
            return found;
        }
        yew::platform::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("within ten seconds not seen: {what}");
}

async fn card(root: &Element, kind: &str, text: &str) -> HtmlElement {
    let find = || find(root, &format!("[role=dialog][data-kind={kind}]"));
    let holds = |card: &HtmlElement| card.text_content().is_some_and(|all| all.contains(text));
    until(&format!("a card of kind {kind} with {text}"), || find().filter(holds)).await
}

fn find(root: &Element, selector: &str) -> Option<HtmlElement> {
    root.query_selector(selector).unwrap().map(|element| element.dyn_into().unwrap())
}

#[wasm_bindgen_test]
async fn the_block_holds_the_text_and_nothing_else() {
    let root = mount().await;
    let block = find(&root, "[data-block='0']").unwrap();
    assert_eq!(block.text_content().as_deref(), Some(TEXT));
}

/// A long one is drawn bit by bit; who is told that it is ready finds all of it, and cards open at its end.
#[wasm_bindgen_test]
async fn a_long_text_is_ready_when_all_of_it_is_drawn() {
    let one = reading();
    let count = 300;
    let length = TEXT.chars().count() as u32;
    let marks = (0..count).flat_map(|block| {
        one.marks.iter().map(move |mark| Mark {
            span: Span { start: mark.span.start + block * length, end: mark.span.end + block * length },
            ..*mark
        })
    });
    let long = Reading {
        blocks: vec![one.blocks[0].clone(); count as usize],
        words: one.words.repeat(count as usize),
        marks: marks.collect(),
        rivals: vec![],
        ..Reading::clone(&one)
    };
    let (root, ready) = mount_with(Rc::new(long));
    until("the long text is ready", || ready.get().then_some(())).await;
    assert_eq!(root.query_selector_all("[data-block]").unwrap().length(), count);
    let marks = root.query_selector_all("[data-entry=shijinshi]").unwrap();
    let last: HtmlElement = marks.item(count - 1).unwrap().dyn_into().unwrap();
    last.click();
    let card = card(&root, "entry", "试金石").await;
    let places = card.query_selector_all(".jz-places a").unwrap();
    let named: Vec<String> = (0..places.length()).filter_map(|at| places.item(at)?.text_content()).collect();
    assert_eq!(named, ["1", "296", "297", "298", "299", "300"]);
    assert_eq!(find(&card, ".jz-places [aria-current]").unwrap().text_content().as_deref(), Some("300"));
    until("the row of the index", || find(&root, ".jz-index li[aria-current]")).await;
    assert_eq!(root.query_selector_all(".jz-index li[aria-current]").unwrap().length(), 1);
}

#[wasm_bindgen_test]
async fn a_click_on_a_mark_opens_its_card() {
    let root = mount().await;
    assert!(find(&root, "[role=dialog][data-kind=entry]").is_none());
    find(&root, "[data-entry=liang-ge-weihu]").unwrap().click();
    let card = card(&root, "entry", "两个维护").await;
    assert!(!card.text_content().unwrap().contains("试金石"));
}

#[wasm_bindgen_test]
async fn the_article_is_one_stop_of_the_tab_key() {
    let root = mount().await;
    let stops = root.query_selector_all("article [tabindex='0']").unwrap();
    assert_eq!(stops.length(), 1);
}

#[wasm_bindgen_test]
async fn rival_divisions_are_a_ladder_that_leads_to_each_word_and_back() {
    let root = mount().await;
    find(&root, "[data-entry=liang-ge-weihu]").unwrap().click();
    let entry = card(&root, "entry", "两个维护").await;
    let rungs = entry.query_selector_all(".jz-ladder li").unwrap();
    assert_eq!(rungs.length(), 2);
    assert!(
        find(&root, ".jz-ladder li[aria-current=true]")
            .unwrap()
            .text_content()
            .unwrap()
            .contains("as read here")
    );
    let rival = find(&root, ".jz-ladder li:nth-child(2)").unwrap().text_content().unwrap();
    assert!(rival.contains("less likely") && rival.contains("維護"), "{rival}");

    find(&root, ".jz-ladder li:nth-child(2) [data-word='5-7']").unwrap().click();
    card(&root, "word", "No dictionary came with this reading.").await;
    find(&root, ".jz-back").unwrap().click();
    card(&root, "entry", "两个维护").await;
}
