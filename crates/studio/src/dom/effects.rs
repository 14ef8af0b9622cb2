//! What the state asks for, done.

use std::cell::Cell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use js_sys::{JsString, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Element;
use yew::{Callback, NodeRef};

use super::publish::publish;
use super::{areas, documents, edge, passage, pictures, reading, select};
use crate::state::{Action, Answer, Effect, Example, KEEP_PAUSE, NotKept, Request, Store, pause, unnamed_of};
use crate::words::{Label, Lang};

/// Milliseconds after a reading until it is compared with the one before: what is read comes first, and what is typed meanwhile.
const COMPARE_AFTER: u32 = 200;
/// Milliseconds after a reading whose changes are seen already until the whole of it is opened and drawn, which takes as long as some keys: who is writing
/// goes on before.
const SHOW_AFTER: u32 = 400;

/// What of the page effects need.
#[derive(Default)]
pub struct Page {
    /// Where the reading stands.
    pub place: NodeRef,
    /// Counts the readings that were asked for, from 1.
    asked: u32,
    /// Milliseconds that the last reading took.
    took: Rc<Cell<u32>>,
    /// Dropped, it is cancelled.
    timer: Option<Timeout>,
    /// The same for keeping.
    keeping: Option<Timeout>,
    /// The same for comparing.
    comparing: Option<Timeout>,
    /// The same for showing a reading whose changes are seen already.
    showing: Option<Timeout>,
    /// The texts as JavaScript has them, in the order of [`Request`].
    texts: [Option<(Rc<str>, JsString)>; 3],
    lang: Lang,
}

impl Page {
    /// A text for JavaScript, made once: of three texts, one changes at a time.
    fn as_js(&mut self, at: usize, text: &Rc<str>) -> JsString {
        let known = &mut self.texts[at];
        match known {
            Some((of, made)) if Rc::ptr_eq(of, text) => made.clone(),
            _ => known.insert((text.clone(), areas::as_js(text))).1.clone(),
        }
    }
}

/// Carries out effects; `tell` takes what comes of them.
pub fn run(effects: Vec<Effect>, page: &mut Page, tell: &Callback<Action>) {
    for effect in effects {
        let tell = tell.clone();
        match effect {
            Effect::Wait(turn) => {
                // Nothing goes before what is typed.
                (page.comparing, page.showing) = (None, None);
                page.timer = match pause(page.took.get()) {
                    // Before the page lays out what was typed, which takes long where a long text stands in a textarea: the annotator works meanwhile.
                    0 => {
                        spawn_local(async move { tell.emit(Action::Paused(turn)) });
                        None
                    }
                    pause => Some(Timeout::new(pause, move || tell.emit(Action::Paused(turn)))),
                }
            }
            Effect::Annotate(request) => {
                let texts = [&request.article, &request.glossary, &request.notes];
                let texts = std::array::from_fn(|at| page.as_js(at, texts[at]));
                page.asked += 1;
                spawn_local(annotate(request, page.asked, texts, page.took.clone(), tell));
            }
            Effect::AskBlocks { request, shown } => {
                let texts = [&request.article, &request.glossary, &request.notes];
                let texts = std::array::from_fn(|at| page.as_js(at, texts[at]));
                spawn_local(ask_blocks(request, texts, shown, tell));
            }
            Effect::ShowBlocks { reading, blocks } => {
                if let Some(place) = page.place.cast::<Element>() {
                    reading::show_blocks(&place, &reading, &blocks);
                }
            }
            // What is on its way is of an older turn.
            Effect::Cancel => page.timer = None,
            Effect::Show { reading, words } => {
                if let Some(place) = page.place.cast::<Element>() {
                    reading::show(&place, &reading, words.as_deref(), page.lang);
                }
            }
            Effect::Remove => {
                if let Some(place) = page.place.cast::<Element>() {
                    reading::remove(&place);
                }
            }
            Effect::Decode { encoding, bytes } => {
                let whole = edge::decoded(encoding.name(), &bytes);
                let is_cut = whole.is_none();
                let text = whole.or_else(|| edge::decoded_so_far(encoding.name(), &bytes)).map(Rc::from);
                // Not at once: the state is being changed.
                spawn_local(async move {
                    let is_cut = is_cut && text.is_some();
                    tell.emit(Action::Decoded { encoding, text });
                    if is_cut {
                        tell.emit(Action::CutOff(encoding));
                    }
                });
            }
            Effect::Import { name, bytes } => spawn_local(documents::import(name, bytes, tell)),
            Effect::Fetch(example) => spawn_local(fetch(example, tell)),
            Effect::Publish { request, export, around } => {
                spawn_local(publish(request, export, around, tell))
            }
            Effect::Download { name, kind, bytes } => edge::download(name, kind, &bytes),
            Effect::Copy(tag) => spawn_local(async move {
                let is_copied = JsFuture::from(edge::copied(&tag)).await.is_ok();
                tell.emit(Action::Copied { tag, is_copied });
            }),
            Effect::CopyLink(fragment) => spawn_local(async move {
                let address = gloo::utils::window().location().href().unwrap_or_default();
                let address = address.split('#').next().unwrap_or_default().to_owned();
                let is_copied = JsFuture::from(edge::copied(&(address + &fragment))).await.is_ok();
                tell.emit(Action::LinkCopied(is_copied));
            }),
            Effect::WaitToKeep => {
                page.keeping = Some(Timeout::new(KEEP_PAUSE, move || tell.emit(Action::KeepDue)));
            }
            Effect::TakeOver => edge::take_over(),
            Effect::Look => spawn_local(async move {
                let now = JsFuture::from(edge::kept(Store::Now.name())).await;
                tell.emit(Action::Taken(now.ok().and_then(|now| now.as_string()).map(Rc::from)));
            }),
            Effect::Keep { turn, slot, project } => spawn_local(async move {
                let failure = JsFuture::from(edge::keep(slot.name(), &project)).await.err();
                // That something was put away says nothing of what is written now.
                if slot == Store::Now || failure.is_some() {
                    tell.emit(Action::Kept { turn, failure: failure.as_ref().map(not_kept) });
                }
            }),
            Effect::Unlink => {
                let history = gloo::utils::window().history();
                let blank = |history: web_sys::History| {
                    history.replace_state_with_url(&JsValue::NULL, "", Some("studio.html"))
                };
                history.and_then(blank).ok();
            }
            Effect::KeepPictures(files) => spawn_local(pictures::keep(files, tell)),
            Effect::LoadPictures(keys) => spawn_local(pictures::load(keys, tell)),
            Effect::Draw(key, bytes) => spawn_local(async move {
                let pixels = JsFuture::from(edge::drawn(&Uint8Array::from(&*bytes))).await.ok();
                let pixels = pixels.and_then(|pixels| pixels.dyn_into::<Uint8Array>().ok());
                tell.emit(Action::Drawn(key, pixels.map(|pixels| pixels.to_vec().into())));
            }),
            Effect::DropPictures(keys) => spawn_local(async move {
                pictures::drop(&keys).await.ok();
            }),
            Effect::Drop(slot) => spawn_local(async move {
                // It is told of where the next project is not kept either.
                JsFuture::from(edge::forget(slot.name())).await.ok();
            }),
            Effect::Forget => spawn_local(async move {
                let mut failure = None;
                for slot in [Store::Now, Store::Draft].into_iter().chain(Store::away()) {
                    failure = failure.or(JsFuture::from(edge::forget(slot.name())).await.err());
                }
                failure = failure.or(pictures::forget().await.err());
                tell.emit(Action::Forgotten(failure.as_ref().map(not_kept)));
            }),
            Effect::Renew(project) => spawn_local(async move {
                if let Some(project) = project {
                    // Where it cannot be kept, that has been told.
                    JsFuture::from(edge::keep(Store::Now.name(), &project)).await.ok();
                }
                let is_renewed = JsFuture::from(edge::renewed()).await.is_ok_and(|is| is.is_truthy());
                if !is_renewed {
                    tell.emit(Action::NotRenewed);
                }
            }),
            Effect::CompareSoon => {
                page.comparing = Some(Timeout::new(COMPARE_AFTER, move || tell.emit(Action::Compare)));
            }
            Effect::ShowLater => {
                let place = page.place.clone();
                page.showing = Some(Timeout::new(SHOW_AFTER, move || {
                    let selects =
                        place.cast::<Element>().is_some_and(|place| passage::selected(&place).is_some());
                    tell.emit(Action::ShowDue { selects });
                }));
            }
            Effect::Deselect => {
                let selection = gloo::utils::window().get_selection().ok().flatten();
                selection.and_then(|selection| selection.remove_all_ranges().ok());
            }
            Effect::FocusReading => {
                let place = page.place.clone();
                // When what had the focus has gone.
                Timeout::new(0, move || {
                    if let Some(place) = place.cast::<Element>() {
                        reading::focus(&place);
                    }
                })
                .forget();
            }
            Effect::Jump(ends) => {
                let place = page.place.clone();
                // When the pane it is in has been drawn.
                Timeout::new(0, move || {
                    if let Some(place) = place.cast::<Element>() {
                        passage::jump(&place, ends);
                    }
                })
                .forget();
            }
            Effect::Focus(selector) => {
                Timeout::new(0, move || select::focus(selector)).forget();
            }
            Effect::FocusSlot(slot) => {
                Timeout::new(0, move || select::focus(&format!("[data-slot=\"{}\"]", slot.name()))).forget();
            }
            Effect::Speak(lang) => speak(lang, page, true),
            // When the pane it is in has been drawn.
            Effect::Select { field, at } => {
                Timeout::new(0, move || select::select(field, at)).forget();
            }
        }
    }
}

/// The page and the reading speak a language; `keep` where somebody has chosen it.
pub fn speak(lang: Lang, page: &mut Page, keep: bool) {
    page.lang = lang;
    edge::speak(lang.tag(), lang.say(Label::Title), keep);
    if let Some(place) = page.place.cast::<Element>() {
        reading::speak(&place, lang);
    }
}

/// The language that the page begins with.
pub fn language() -> Lang {
    let languages = edge::languages();
    let text = |value: JsValue| value.as_string();
    let browser: Vec<String> = languages.iter().skip(2).filter_map(text).collect();
    Lang::chosen(text(languages.get(0)).as_deref(), text(languages.get(1)).as_deref(), &browser)
}

async fn annotate(
    request: Request,
    asked: u32,
    texts: [JsString; 3],
    took: Rc<Cell<u32>>,
    tell: Callback<Action>,
) {
    let turn = request.turn;
    let begun = js_sys::Date::now();
    let soon = tell.clone();
    // Kept until there is an answer.
    let early = Closure::<dyn FnMut(Option<Uint8Array>, Option<String>)>::new(
        move |reading: Option<Uint8Array>, findings| {
            if let Some(reading) = reading {
                soon.emit(Action::Early { turn, reading: reading.to_vec().into() });
            }
            if let Some(findings) = findings {
                soon.emit(Action::Found { turn, findings });
            }
        },
    );
    let [article, glossary, notes] = &texts;
    let promise = edge::annotated(
        article,
        request.article_name,
        glossary,
        request.glossary_name,
        notes,
        request.notes_name,
        turn,
        asked,
        request.known,
        request.with_words,
        request.after_rest,
        &early,
    );
    match JsFuture::from(promise).await {
        Ok(made) if made.is_undefined() => tell.emit(Action::Superseded(turn)),
        Ok(made) => {
            let made: edge::Made = made.unchecked_into();
            took.set((js_sys::Date::now() - begun) as u32);
            tell.emit(Action::Annotated(Answer {
                turn,
                took: took.get(),
                reading: made.reading().map(|bytes| bytes.to_vec().into()),
                words: made.words().map(|bytes| bytes.to_vec().into()),
                findings: made.findings(),
                is_complete: made.complete(),
            }));
        }
        Err(error) if request.with_words && is_offline(&error) => tell.emit(Action::NoDictionary(turn)),
        Err(error) => tell.emit(Action::Failed { turn, message: message(&error) }),
    }
}

/// Tells the blocks that have changed, if they can be had alone. Where they cannot, the whole is on its way.
async fn ask_blocks(request: Request, texts: [JsString; 3], shown: u32, tell: Callback<Action>) {
    let [article, glossary, notes] = &texts;
    let promise = edge::blocks(
        article,
        request.article_name,
        glossary,
        request.glossary_name,
        notes,
        request.notes_name,
        shown,
    );
    let Ok(made) = JsFuture::from(promise).await else { return };
    if made.is_undefined() {
        return;
    }
    let made: edge::MadeBlocks = made.unchecked_into();
    let (reading, blocks) = (made.reading().to_vec().into(), made.blocks().into());
    tell.emit(Action::Blocks { turn: request.turn, shown, reading, blocks });
}

/// The fragment of the address: it stays there until something is written ([`Effect::Unlink`]).
pub fn fragment() -> Rc<str> {
    gloo::utils::window().location().hash().unwrap_or_default().into()
}

/// Tells what the storage holds. Where it is forbidden it holds nothing.
pub async fn load(tell: Callback<Action>) {
    let text = async |slot: Store| {
        let text = JsFuture::from(edge::kept(slot.name())).await.ok()?.as_string()?;
        Some(Rc::from(text))
    };
    // Before the texts that name them.
    let pictures = pictures::keys().await.unwrap_or_default();
    let (now, mut before) = (text(Store::Now).await, Vec::new());
    for slot in Store::away() {
        before.extend(text(slot).await);
    }
    let unnamed = unnamed_of(pictures, before.iter().chain(&now));
    let draft = text(Store::Draft).await;
    tell.emit(Action::Loaded { fragment: fragment(), now, before });
    if let Some(draft) = draft {
        tell.emit(Action::DraftKept(draft));
    }
    if !unnamed.is_empty() {
        tell.emit(Action::PicturesUnnamed(unnamed));
    }
}

async fn fetch(example: Example, tell: Callback<Action>) {
    let file = |name: &str| JsFuture::from(edge::fetched(&format!("examples/{}/{name}", example.folder)));
    let all = (file("article.md"), file("glossary.yaml"), file("notes.json"));
    let texts = async {
        let text = |value: JsValue| Rc::from(value.as_string().unwrap_or_default());
        Ok((text(all.0.await?), text(all.1.await?), text(all.2.await?)))
    };
    tell.emit(match texts.await {
        Ok((article, glossary, notes)) => Action::ExampleHere { article, glossary, notes },
        Err(error) => {
            let error: JsValue = error;
            Action::ExampleMissing(message(&error))
        }
    });
}

/// Why the storage refused.
pub fn not_kept(error: &JsValue) -> NotKept {
    NotKept::of(&name_of(error), message(error))
}

/// The name of an error of JavaScript; empty where it has none.
pub fn name_of(error: &JsValue) -> String {
    error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.name())).unwrap_or_default()
}

/// Whether a file could not be fetched at all, as without a network.
pub fn is_offline(error: &JsValue) -> bool {
    name_of(error) == "NetworkError"
}

/// What an error of JavaScript says.
pub fn message(error: &JsValue) -> String {
    match error.dyn_ref::<js_sys::Error>() {
        Some(error) => error.message().into(),
        None => format!("{error:?}"),
    }
}
