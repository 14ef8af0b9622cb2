//! The article’s own pictures: kept with the texts, missed, and opened together with an article.

use jiazhu_reading::{
    Block, BlockKind, Link, Node, NodeKind, Picture, Reading, Span, Style, StyleKind, save,
};

use super::*;

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x03\0\0\0\x02\x08\x06\0\0\0";
const PATH: &str = "media/a.png";

/// The file of a reading that shows these.
fn showing(addresses: &[&str]) -> Rc<[u8]> {
    let node = |src: &&str| {
        let picture = Picture { src: (*src).to_owned(), ..Picture::default() };
        Node { kind: NodeKind::Picture(picture), start: 0, blocks: 0, nodes: 0 }
    };
    save(&Reading { tree: addresses.iter().map(node).collect(), ..Reading::default() }).into()
}

fn read(state: &mut State, addresses: &[&str]) -> Vec<Effect> {
    let answer = answer(state, Some(showing(addresses)), "[]");
    reduce(state, answer)
}

/// A document with a picture has been opened.
fn with_picture() -> State {
    let mut state = State::default();
    let document = Document {
        html: format!("<p>茶<img src=\"{PATH}\"></p>").into(),
        told: Rc::default(),
        pictures: vec![(PATH.to_owned(), PNG.into())],
    };
    act(&mut state, Action::Imported { name: "a.docx".to_owned(), document: Ok(document) });
    read(&mut state, &[PATH]);
    state
}

type Files = Vec<(Rc<str>, Rc<[u8]>)>;

/// What was given to the storage.
fn given(effects: &[Effect]) -> (Files, Rc<str>) {
    let pictures = effects.iter().find_map(|effect| match effect {
        Effect::KeepPictures(files) => Some(files.clone()),
        _ => None,
    });
    let project = effects.iter().find_map(|effect| match effect {
        Effect::Keep { project, .. } => Some(project.as_str().into()),
        _ => None,
    });
    (pictures.expect("pictures are kept"), project.expect("texts are kept"))
}

fn missing(state: &State) -> Vec<String> {
    state.findings.iter().filter_map(Finding::missing_picture).collect()
}

#[test]
fn pictures_are_kept_with_the_texts_and_there_again() {
    let mut state = with_picture();
    let (pictures, project) = given(&reduce(&mut state, Action::KeepDue));
    assert_eq!(pictures.iter().map(|(_, bytes)| &**bytes).collect::<Vec<_>>(), [PNG]);
    assert!(project.contains(&*pictures[0].0), "{project}");

    let mut later = State::default();
    let loaded = Action::Loaded { fragment: "".into(), now: Some(project.clone()), before: vec![] };
    let effects = reduce(&mut later, loaded.clone());
    assert!(effects.contains(&Effect::LoadPictures(vec![pictures[0].0.clone()])), "{effects:?}");
    // The reading may be there before them: nothing is missing that may come.
    read(&mut later, &[PATH]);
    assert_eq!(missing(&later), [""; 0]);
    let effects = reduce(&mut later, Action::PicturesHere(pictures.clone()));
    assert!(matches!(&effects[..], [Effect::Show { .. }]), "{effects:?}");
    assert_eq!((later.pictures.of(PATH).as_deref(), missing(&later)), (Some(PNG), vec![]));

    // A storage that was emptied: it is missing, and nobody asks for it again and again.
    let mut later = State::default();
    reduce(&mut later, loaded);
    read(&mut later, &[PATH]);
    assert_eq!(reduce(&mut later, Action::PicturesHere(vec![])), []);
    assert_eq!(missing(&later), [PATH]);
    let effects = reduce(&mut later, Action::Pane(Pane::Findings));
    assert_eq!(effects, []);
}

#[test]
fn pictures_are_put_away_with_their_text_and_another_text_has_none_of_them() {
    let mut state = with_picture();
    let (pictures, _) = given(&act(&mut state, Action::Begin));
    assert_eq!(&*pictures[0].1, PNG);
    act(&mut state, Action::Typed(Field::Article, "乙".into()));
    assert!(state.pictures.is_empty());
    act(&mut state, Action::Begin);
    act(&mut state, Action::Continue(1));
    assert_eq!(state.pictures.of(PATH).as_deref(), Some(PNG));
    act(&mut state, Action::Begin);
    act(&mut state, Action::Continue(1));
    assert_eq!((&*state.article, state.pictures.is_empty()), ("乙", true));
}

#[test]
fn where_there_is_no_room_for_pictures_the_texts_are_kept_and_it_is_said() {
    let mut state = with_picture();
    let turn = state.turn;
    reduce(&mut state, Action::PicturesKept(Some(NotKept::Full)));
    reduce(&mut state, Action::Kept { turn, failure: None });
    assert_eq!((&state.kept, &state.pictures_refused), (&Kept::Here, &Some(NotKept::Full)));
    // They are given to it again with the next change.
    reduce(&mut state, Action::Typed(Field::Notes, "[]".into()));
    given(&reduce(&mut state, Action::KeepDue));
    reduce(&mut state, Action::PicturesKept(None));
    assert_eq!(state.pictures_refused, None);
}

#[test]
fn a_project_file_holds_pictures_and_one_of_an_earlier_studio_takes_none_away() {
    let mut state = with_picture();
    let effects = act(&mut state, Action::Export(Export::Project));
    let [Effect::Download { bytes, .. }] = &effects[..] else { panic!("{effects:?}") };
    let file: Rc<str> = std::str::from_utf8(bytes).unwrap().into();
    assert_eq!(state.notice, None);
    let open = |state: &mut State, file: &Rc<str>| {
        act(state, Action::File { name: "project.json".to_owned(), bytes: file.as_bytes().into() });
        act(state, Action::Decoded { encoding: Encoding::Utf8, text: Some(file.clone()) });
    };
    let mut other = desk("一");
    open(&mut other, &file);
    assert_eq!(other.pictures.of(PATH), state.pictures.of(PATH));
    let mut without: serde_json::Value = serde_json::from_str(&file).unwrap();
    without.as_object_mut().unwrap().remove("files").expect("there are pictures");
    open(&mut state, &without.to_string().into());
    assert!(state.pictures.of(PATH).is_some());
    // One whose bytes the storage has lost cannot be written.
    state.pictures = Pictures::of_keys([(PATH.to_owned(), "picture-1-1".to_owned())].into());
    act(&mut state, Action::Export(Export::Project));
    assert!(state.notice.as_ref().is_some_and(|told| told.text.contains("lacks pictures")));
    act(&mut state, Action::LinkCopied(true));
    assert!(state.notice.as_ref().is_some_and(|told| told.text.contains("without pictures")));
}

#[test]
fn only_pictures_that_no_text_names_are_dropped_and_not_by_a_tab_that_does_not_keep() {
    let mut state = with_picture();
    let (pictures, project) = given(&reduce(&mut state, Action::KeepDue));
    let key = pictures[0].0.clone();
    let keys = || vec![key.to_string(), "picture-0-0".to_owned()];
    let old: Rc<str> = "picture-0-0".into();
    assert_eq!(unnamed_of(keys(), [project].iter()), std::slice::from_ref(&old));
    assert_eq!(unnamed_of(keys(), [].iter()).len(), 2);
    let unnamed = || Action::PicturesUnnamed(vec![key.clone(), old.clone()]);
    assert_eq!(reduce(&mut state, unnamed()), [Effect::DropPictures(vec![old.clone()])]);
    state.is_elsewhere = true;
    assert_eq!(reduce(&mut state, unnamed()), []);
}

#[test]
fn a_picture_that_nobody_has_opened_is_a_finding_and_a_file_of_any_name_mends_it() {
    let mut state = desk("# 茶\n\n見![背夫](media/a.png)和![](https://example.org/b.png)。");
    read(&mut state, &[PATH, "https://example.org/b.png"]);
    assert_eq!(missing(&state), [PATH]);
    let finding = &state.findings[0];
    assert_eq!((finding.line, finding.column, finding.field()), (Some(3), Some(8), Some(Field::Article)));
    let put = |name: &str, bytes: &[u8]| Action::PictureFor {
        address: PATH.to_owned(),
        name: name.to_owned(),
        bytes: bytes.into(),
    };
    act(&mut state, put("x.png", b"no picture"));
    assert!(state.notice.as_ref().is_some_and(|told| told.is_error));
    let effects = act(&mut state, put("IMG_1.png", PNG));
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Annotate(_))), "{effects:?}");
    assert_eq!((missing(&state), state.is_own), (vec![], true));
    // What `check` finds then stands beside it, and errors first.
    let found = r#"[{"severity":"warning","code":"polyphone","message":"m","file":"article.md","line":1,"column":1,"start":null,"end":null}]"#;
    let found = answer(&state, Some(showing(&[PATH, "c.png"])), found);
    reduce(&mut state, found);
    let codes: Vec<&str> = state.findings.iter().map(|finding| finding.code.as_str()).collect();
    assert_eq!(codes, ["missing-picture", "polyphone"]);
}

#[test]
fn a_file_that_a_link_leads_to_is_told_for_the_studio_does_not_have_it() {
    let mut state =
        desk("見[附件](data.pdf)、[下節](#x)、[一](https://example.org/a.pdf)和[附件](data.pdf)。");
    let link = |href: &str| Style {
        span: Span { start: 1, end: 3 },
        kind: StyleKind::Link(Link { href: href.to_owned(), ..Link::default() }),
    };
    let block = Block {
        kind: BlockKind::Paragraph,
        text: "見附件。".to_owned(),
        styles: ["data.pdf", "#x", "https://example.org/a.pdf", "data.pdf"].map(link).into(),
    };
    let made = save(&Reading { blocks: vec![block], words: vec![1, 2, 1], ..Reading::default() });
    let answer = answer(&state, Some(made.into()), "[]");
    reduce(&mut state, answer);
    let told: Vec<_> = state.findings.iter().map(|finding| (finding.code.as_str(), finding.column)).collect();
    assert_eq!(told, [("linked-file", Some(7))]);
    assert_eq!(missing(&state), [""; 0]);
}

#[test]
fn pictures_that_come_with_an_article_wait_until_it_says_which_it_shows() {
    let names = ["a.png", "b.yaml", "c.md"].map(str::to_owned);
    assert_eq!(order(&names), [2, 1, 0]);
    let mut state = desk("舊");
    let text = "![背夫](media/a.png)";
    act(&mut state, Action::File { name: "c.md".to_owned(), bytes: text.as_bytes().into() });
    // Neither before its text is there nor before its reading.
    act(&mut state, Action::File { name: "a.png".to_owned(), bytes: PNG.into() });
    assert_eq!((state.notice.as_ref(), state.pictures.is_empty()), (None, true));
    act(&mut state, Action::Decoded { encoding: Encoding::Utf8, text: Some(text.into()) });
    act(&mut state, Action::File { name: "no.png".to_owned(), bytes: PNG.into() });
    assert_eq!((state.notice.as_ref(), state.pictures.is_empty()), (None, true));
    let effects = read(&mut state, &[PATH]);
    assert_eq!(state.pictures.of(PATH).as_deref(), Some(PNG));
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Annotate(_))), "{effects:?}");
    let told = state.notice.clone().expect("what has no place is told");
    assert!(told.is_error && told.text.contains("no.png"), "{told:?}");
    // With nothing to wait for it is told at once.
    let mut state = desk("一");
    act(&mut state, Action::File { name: "a.png".to_owned(), bytes: PNG.into() });
    assert!(state.notice.is_some_and(|told| told.is_error));
}

/// The addresses of the pictures that are about to be shown.
fn to_show(effects: &[Effect]) -> Vec<String> {
    let readings = effects.iter().filter_map(|effect| match effect {
        Effect::Show { reading, .. } | Effect::ShowBlocks { reading, .. } => {
            Some(jiazhu_reading::open_file(reading).unwrap())
        }
        _ => None,
    });
    readings
        .flat_map(|reading| jiazhu_html::pictures(&reading).map(|one| one.src.clone()).collect::<Vec<_>>())
        .collect()
}

#[test]
fn no_server_is_asked_for_a_picture_neither_by_the_whole_nor_by_blocks_nor_by_the_text_before() {
    let mut state = desk("![](張三的病歷.png)<img src=\"//example.org/b.png\">");
    let addresses = ["張三的病歷.png", "https://example.org/b.png"];
    assert_eq!(to_show(&read(&mut state, &addresses)), ["", ""]);
    // The missing one has its finding and its button all the same.
    assert_eq!(missing(&state), [addresses[0]]);
    reduce(&mut state, Action::Typed(Field::Article, "沒有圖片".into()));
    let (turn, shown) = (state.turn, state.shown.unwrap());
    let blocks = Action::Blocks { turn, shown, reading: showing(&addresses), blocks: [0].into() };
    assert_eq!(to_show(&reduce(&mut state, blocks)), ["", ""]);
}

#[test]
fn what_no_browser_shows_of_a_document_is_missing_until_a_picture_is_opened_for_it() {
    let mut state = State::default();
    let path = "media/image2.emf";
    let document = Document {
        html: format!("<p>茶<img src=\"{path}\"></p>").into(),
        told: Rc::default(),
        pictures: vec![(path.to_owned(), b"\x01\0\0\0 EMF"[..].into())],
    };
    act(&mut state, Action::Imported { name: "a.docx".to_owned(), document: Ok(document) });
    read(&mut state, &[path]);
    assert_eq!((missing(&state), state.pictures.of(path)), (vec![path.to_owned()], None));
    let put = Action::PictureFor { address: path.to_owned(), name: "a.png".to_owned(), bytes: PNG.into() };
    act(&mut state, put);
    assert_eq!(missing(&state), [""; 0]);
}

#[test]
fn a_drawing_is_shown_by_its_pixels_and_published_as_it_is() {
    let svg: Rc<[u8]> = b"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"3\" height=\"2\"/>"[..].into();
    let mut state = desk("![](a.svg)");
    let paused = Action::Paused(state.turn);
    act(&mut state, paused);
    read(&mut state, &["a.svg"]);
    let effects = reduce(&mut state, Action::File { name: "a.svg".to_owned(), bytes: svg.clone() });
    let asked = effects.iter().find_map(|effect| match effect {
        Effect::Draw(key, bytes) => Some((key.clone(), bytes.clone())),
        _ => None,
    });
    let (key, bytes) = asked.expect("it is to be drawn");
    assert_eq!(bytes, svg);
    let again = reduce(&mut state, Action::Dismissed);
    assert!(!again.iter().any(|effect| matches!(effect, Effect::Draw(..))), "once");
    let effects = read(&mut state, &["a.svg"]);
    let source = |effects: &[Effect]| {
        let reading = effects.iter().find_map(|effect| match effect {
            Effect::Show { reading, .. } => jiazhu_reading::open_file(reading).ok(),
            _ => None,
        });
        let reading = reading.expect("it is shown");
        jiazhu_html::pictures(&reading).next().expect("a picture").src.clone()
    };
    assert_eq!(source(&effects), "", "its name, until it is drawn");
    let effects = reduce(&mut state, Action::Drawn(key, Some(PNG.into())));
    assert!(source(&effects).starts_with("data:image/png;base64,"));
    assert_eq!(state.pictures.of("a.svg"), Some(svg.to_vec()));
}

#[test]
fn a_link_to_a_file_beside_the_article_is_told_and_nothing_is_opened() {
    let mut state = desk("[別篇](other.md)");
    assert_eq!(reduce(&mut state, Action::LinkBeside("other.md".to_owned())), []);
    let told = state.notice.expect("it is told");
    assert!(!told.is_error && told.text.contains("leads to other.md, a file beside the article"), "{told:?}");
}
