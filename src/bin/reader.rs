//! The widget's program in the browser: what `jiazhu.js`, the custom element, calls.
//! Natively it compiles, and does nothing but panic: there is no page.

// It divides the memory of WebAssembly, and there is no other for it to divide.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

mod element {
    use std::cell::Cell;
    use std::panic::PanicHookInfo;
    use std::rc::Rc;

    use jiazhu::dom::events::{object, tell};
    use jiazhu::frame::{Fault, FileKind, Section, read_header};
    use jiazhu::reading::{self, Opening, Reading};
    use jiazhu::state::Display;
    use jiazhu::strings::{ENGLISH, Strings};
    use jiazhu::ui::{Dictionary, Jiazhu, JiazhuProps, Remote, Theme, skip_roots};
    use jiazhu::words::{self, Words};
    use js_sys::Function;
    use wasm_bindgen::prelude::*;
    use web_sys::{Element, HtmlElement};
    use yew::prelude::*;

    /// Yew numbers the roots it mounts, each wasm instance from 1, and leaves the numbers on DOM nodes. Two
    /// instances on a page must not share any, or a click in one is answered by the other.
    const ROOTS_OF_OTHERS: usize = 64;

    /// A reading that is opened section by section and step by step; empty before there is something to show.
    #[wasm_bindgen]
    pub struct Opened {
        opening: Opening,
        reading: Rc<Reading>,
    }

    #[wasm_bindgen]
    impl Opened {
        /// Takes the body of the next section, inflated as far as it goes; none where that is not possible.
        pub fn add(&mut self, body: Option<Vec<u8>>) -> Result<(), JsError> {
            Ok(self.opening.add(body.ok_or(Fault::Damaged.of(FileKind::Reading))?)?)
        }

        /// Does the next step, which takes a few milliseconds: whether that was the last one that can be done with what was given.
        pub fn step(&mut self) -> Result<bool, JsError> {
            match self.opening.step()? {
                reading::Opened::Partly => return Ok(false),
                reading::Opened::Waiting => {}
                reading::Opened::Whole(reading) => self.reading = Rc::new(reading),
            }
            Ok(true)
        }

        /// Makes do with the beginning, until there is more: whether that can be shown.
        pub fn look(&mut self) -> bool {
            let Some(look) = self.opening.look() else { return false };
            self.reading = Rc::new(look);
            true
        }

        /// What is known of it: `title`, `author`, `date`, `source`, `lang`, `rights` (strings or null), and the
        /// numbers of its `entries`, `marks` and `notes`; null of its beginning.
        #[wasm_bindgen(getter)]
        pub fn metadata(&self) -> JsValue {
            let Reading { about, entries, marks, notes, rest, .. } = &*self.reading;
            if !rest.is_empty() {
                return JsValue::NULL;
            }
            let text = |text: &Option<String>| text.as_deref().map_or(JsValue::NULL, JsValue::from_str);
            object(&[
                ("title", text(&about.title)),
                ("author", text(&about.author)),
                ("date", text(&about.date)),
                ("source", text(&about.source)),
                ("lang", about.lang.as_str().into()),
                ("rights", text(&about.rights)),
                ("entries", entries.len().into()),
                ("marks", marks.len().into()),
                ("notes", notes.len().into()),
            ])
        }
    }

    /// What a file holds, by its `head`: a `.words` file, or a `.reading`. Three numbers for each section: where it starts, where it ends, and how many
    /// bytes it has when it is inflated. What it throws, as all that follows, is a message that says what to do.
    ///
    /// The browser inflates, and JavaScript awaits it: here that would be three kilobytes of glue.
    #[wasm_bindgen]
    pub fn measure(head: &[u8], words: bool) -> Result<Vec<u32>, JsError> {
        let header = read_header(if words { FileKind::Words } else { FileKind::Reading }, head)?;
        let numbers = |section: &Section| [section.start as u32, section.end as u32, section.length];
        Ok(header.sections.iter().flat_map(numbers).collect())
    }

    /// Begins to open a `.reading` file of its head.
    #[wasm_bindgen]
    pub fn decode(head: &[u8]) -> Result<Opened, JsError> {
        let opening = Opening::new(read_header(FileKind::Reading, head)?);
        Ok(Opened { opening, reading: Rc::default() })
    }

    /// The dictionary lines of a reading, opened.
    #[wasm_bindgen]
    pub struct Explained(Rc<Words>);

    /// Opens a `.words` file of its head and its body, inflated as far as it goes; none where that is not possible.
    #[wasm_bindgen]
    pub fn explain(head: &[u8], body: Option<Vec<u8>>) -> Result<Explained, JsError> {
        let header = read_header(FileKind::Words, head)?;
        Ok(Explained(Rc::new(words::open(header, &body.ok_or(Fault::Damaged.of(FileKind::Words))?)?)))
    }

    /// One element's widget, from its first reading until the element leaves the page for good: Yew's listeners on
    /// a root are never removed, so a root is mounted once.
    #[wasm_bindgen(js_name = View)]
    pub struct WidgetView {
        app: yew::AppHandle<Jiazhu>,
        host: HtmlElement,
        props: JiazhuProps,
    }

    #[wasm_bindgen(js_class = View)]
    impl WidgetView {
        /// Draws `reading` into `root` as the attributes of `host` say, tells `host` of what happens, and calls `ready`
        /// when a reading is complete, or its beginning. `chosen` is called with the name and the value of what the reader has chosen; `words` are those of
        /// the interface, as [`WidgetView::speak`] has them.
        #[wasm_bindgen(constructor)]
        pub fn new(
            host: HtmlElement,
            root: Element,
            reading: &Opened,
            ready: Function,
            chosen: Function,
            words: Option<String>,
        ) -> WidgetView {
            let news = |name: &'static str| {
                let host = host.clone();
                Callback::from(move |shown| tell(&host, name, &shown))
            };
            let props = JiazhuProps {
                reading: reading.reading.clone(),
                dictionary: Dictionary::Awaited,
                theme: theme_of(&host),
                say: language(words),
                asks: true,
                display: display_of(&host),
                remote: Remote::default(),
                on_ready: Callback::from(move |()| {
                    ready.call0(&JsValue::NULL).ok();
                }),
                on_open: news("jiazhu-open"),
                on_close: news("jiazhu-close"),
                on_display: {
                    let host = host.clone();
                    Callback::from(move |display: Display| {
                        let before = display_of(&host);
                        for name in
                            Display::NAMES.into_iter().filter(|name| display.get(name) != before.get(name))
                        {
                            chosen.call2(&JsValue::NULL, &name.into(), &display.get(name).into()).ok();
                        }
                    })
                },
            };
            let app = yew::Renderer::<Jiazhu>::with_root_and_props(root, props.clone()).render();
            WidgetView { app, host, props }
        }

        /// Puts another reading in the place of the one shown.
        pub fn show(&mut self, reading: &Opened) {
            self.props.reading = reading.reading.clone();
            self.props.dictionary = Dictionary::Awaited;
            self.app.update(self.props.clone());
        }

        /// Shows some blocks of the reading, by their indices, as another reading has them alone, until there is another in its place.
        #[wasm_bindgen(js_name = showBlocks)]
        pub fn show_blocks(&self, reading: &Opened, blocks: Vec<u32>) {
            self.props.remote.show_blocks(blocks, reading.reading.clone());
        }

        /// Gives the dictionary lines of the reading shown; none where there are none.
        pub fn explain(&mut self, words: Option<Explained>) {
            self.props.dictionary = words.map_or(Dictionary::Without, |words| Dictionary::Here(words.0));
            self.app.update(self.props.clone());
        }

        /// Shows what the attributes of the element say now.
        pub fn refresh(&mut self) {
            self.props.theme = theme_of(&self.host);
            self.props.display = display_of(&self.host);
            self.app.update(self.props.clone());
        }

        /// Speaks another language, whose words are those of a file like `src/element/zh-Hans.js`; English without one, and where it is of
        /// another version.
        pub fn speak(&mut self, words: Option<String>) {
            self.props.say = language(words);
            self.app.update(self.props.clone());
        }

        /// Opens an entry's card; false if the text has no mark of it.
        pub fn open(&self, id: &str) -> bool {
            self.props.remote.open(id)
        }

        /// Opens what the fragment of an address names, an entry or a note; false if the reading has no such thing. `from`: the
        /// mark whose link was followed, where that is known; the first where it is not.
        pub fn follow(&self, fragment: &str, from: u32) -> bool {
            self.props.remote.follow(fragment, from)
        }

        /// Closes all cards.
        pub fn close(&self) {
            self.props.remote.close();
        }

        /// Takes the widget out of its root, and frees what it holds.
        pub fn destroy(self) {
            self.props.remote.cut();
            self.app.destroy();
        }
    }

    thread_local! {
        /// The language that was asked for last. It stays, for whatever is drawn borrows from it; a page of two languages reads one again
        /// when an element begins to speak it.
        static LANGUAGE: Cell<&'static Strings> = const { Cell::new(&ENGLISH) };
    }

    fn language(words: Option<String>) -> &'static Strings {
        let words = words.unwrap_or_default();
        let known = LANGUAGE.get();
        if words.starts_with(known.lang) {
            return known;
        }
        let Some(strings) = Strings::read(words.leak()) else { return &ENGLISH };
        let strings = Box::leak(Box::new(strings));
        LANGUAGE.set(strings);
        strings
    }

    /// `light`, `dark`, anything else: as the page.
    fn theme_of(host: &HtmlElement) -> Theme {
        match host.get_attribute("theme").as_deref() {
            Some("light") => Theme::Light,
            Some("dark") => Theme::Dark,
            _ => Theme::Auto,
        }
    }

    fn display_of(host: &HtmlElement) -> Display {
        Display::NAMES.into_iter().fold(Display::default(), |display, name| {
            display.with(name, &host.get_attribute(name).unwrap_or_default())
        })
    }

    #[wasm_bindgen]
    extern "C" {
        #[wasm_bindgen(js_namespace = console)]
        fn error(message: &str);
    }

    /// What a panic says. A release leaves it out, and all messages of panics: there [`panicked`] alone is called (`shrink/src/panics.rs`).
    fn say(info: &PanicHookInfo<'_>) {
        error(&info.to_string());
        panicked();
    }

    /// `jiazhu.js` hears of a panic: a program that has panicked answers nobody any more.
    #[inline(never)]
    fn panicked() {
        if let Ok(event) = web_sys::Event::new("jiazhu-panic") {
            gloo::utils::window().dispatch_event(&event).ok();
        }
    }

    /// Before the first view.
    pub fn start() {
        yew::set_custom_panic_hook(Box::new(say));
        skip_roots(ROOTS_OF_OTHERS);
    }
}

fn main() {
    element::start();
}
