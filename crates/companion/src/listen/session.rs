//! A reader listens: the player's effects carried out, and what is asked before a text is sent to a service; `bar.rs` draws what tells of it.
//!
//! When the element leaves its page, or another reading takes its place, or the page goes, the voice is silent.

mod controls;

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

use jiazhu_reading::Span;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, HtmlElement, Range, ScrollToOptions, Window};

use super::bar::Bar;
use super::player::{Effect, End, Event, Light, Player};
use super::speech::Speech;
use super::utterances::{Heard, Utterance};
use super::voices::{Voice, mandarin};
use crate::dom::light::light;
use crate::dom::places::ranges;
use crate::words::CompanionWords;

/// Milliseconds between two looks for voices, and how many there are: a browser that has any has them after two seconds.
const LOOK: i32 = 250;
const LOOKS: u32 = 8;
/// Milliseconds between two looks whether the element is still there.
const WATCH: i32 = 300;

/// Reads aloud from one element.
pub struct Listening(Rc<Inner>);

struct Inner {
    host: HtmlElement,
    root: Element,
    window: Window,
    document: Document,
    /// Asked for when something is listened to first; none where the browser has no such thing.
    speech: OnceCell<Option<Speech>>,
    session: RefCell<Option<Session>>,
    /// The voice that the reader has chosen, by its name.
    chosen: RefCell<Option<String>>,
    /// Services that she has agreed to, by their voices' names.
    agreed: RefCell<Vec<String>>,
    /// Waits are known by their numbers; this one is of the last session.
    sessions: Cell<u32>,
}

/// What is being listened to.
struct Session {
    number: u32,
    words: &'static CompanionWords,
    heard: Rc<Heard>,
    lang: String,
    utterances: Vec<Utterance>,
    /// Those of Mandarin, the best first.
    voices: Vec<(Voice, JsValue)>,
    voice: usize,
    player: Option<Player>,
    bar: Bar,
    /// Where the text is lit, and whether that is in view: then the page follows.
    follows: bool,
    _watch: Interval,
}

/// A clock, as long as it is kept.
struct Interval {
    window: Window,
    id: i32,
    _tick: Closure<dyn FnMut()>,
}

impl Drop for Interval {
    fn drop(&mut self) {
        self.window.clear_interval_with_handle(self.id);
    }
}

impl Listening {
    pub fn new(host: HtmlElement, root: Element) -> Listening {
        let document = host.owner_document().unwrap_throw();
        let window = document.default_view().unwrap_throw();
        Listening(Rc::new(Inner {
            host,
            root,
            window,
            document,
            speech: OnceCell::new(),
            session: RefCell::default(),
            chosen: RefCell::default(),
            agreed: RefCell::default(),
            sessions: Cell::default(),
        }))
    }

    /// Reads these stretches of the text aloud. `lang`: of the article.
    pub fn start(&self, heard: Rc<Heard>, span: Span, lang: &str, words: &'static CompanionWords) {
        let inner = &self.0;
        inner.stop();
        let number = inner.sessions.get() + 1;
        inner.sessions.set(number);
        let utterances = heard.utterances(span);
        let bar = inner.bar(words);
        let _watch = inner.watch();
        inner.session.replace(Some(Session {
            number,
            words,
            heard,
            lang: lang.to_owned(),
            utterances,
            voices: Vec::new(),
            voice: 0,
            player: None,
            bar,
            follows: true,
            _watch,
        }));
        inner.look(number, 0);
    }

    pub fn stop(&self) {
        self.0.stop();
    }
}

impl Inner {
    /// Looks for voices, until there are some or too much time has passed.
    fn look(self: &Rc<Self>, number: u32, looks: u32) {
        let mut borrowed = self.session.borrow_mut();
        let Some(session) = borrowed.as_mut().filter(|session| session.number == number) else { return };
        let words = session.words;
        if session.utterances.is_empty() {
            session.bar.says(words.nothing, true);
            return;
        }
        let speech = self.speech.get_or_init(|| Speech::of(&self.window));
        let Some(all) = speech.as_ref().map(Speech::voices) else {
            session.bar.says(words.no_voice, true);
            return;
        };
        let known: Vec<Voice> = all.iter().map(|(voice, _)| voice.clone()).collect();
        session.voices = mandarin(&known, &session.lang).into_iter().map(|at| all[at].clone()).collect();
        if session.voices.is_empty() {
            let is_over = looks >= LOOKS;
            session.bar.says(if is_over { words.no_voice } else { words.awaited }, is_over);
            if !is_over {
                drop(borrowed);
                self.later(LOOK, move |inner| inner.look(number, looks + 1));
            }
            return;
        }
        let chosen = self.chosen.borrow();
        let at = session.voices.iter().position(|(voice, _)| Some(&voice.name) == chosen.as_ref());
        session.voice = at.unwrap_or_default();
        session.bar.offer(&self.document, &session.voices, session.voice, words);
        drop(borrowed);
        drop(chosen);
        self.begin(number);
    }

    /// Speaks with the voice that is chosen, or asks before.
    fn begin(self: &Rc<Self>, number: u32) {
        let mut borrowed = self.session.borrow_mut();
        let Some(session) = borrowed.as_mut().filter(|session| session.number == number) else { return };
        let Some((voice, _)) = session.voices.get(session.voice) else { return };
        if !voice.is_local && !self.agreed.borrow().contains(&voice.name) {
            session.player = None;
            session.bar.asks(&session.words.asks.replace("{voice}", &voice.name));
            drop(borrowed);
            self.cancel();
            light(&self.window, &[]);
            return;
        }
        session.bar.speaks(session.words, false);
        let rest = match &session.player {
            Some(player) => player.rest(),
            None => session.utterances.clone(),
        };
        session.utterances = rest.clone();
        let (player, effects) = Player::start(rest);
        session.player = Some(player);
        drop(borrowed);
        self.carry_out(number, effects);
    }

    fn on(self: &Rc<Self>, number: u32, event: Event) {
        let mut borrowed = self.session.borrow_mut();
        let Some(session) = borrowed.as_mut().filter(|session| session.number == number) else { return };
        let Some(player) = &mut session.player else { return };
        let effects = player.on(event);
        if !player.is_over() {
            session.bar.speaks(session.words, player.is_paused());
        }
        drop(borrowed);
        self.carry_out(number, effects);
    }

    fn carry_out(self: &Rc<Self>, number: u32, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Cancel => self.cancel(),
                Effect::Wait(ticket, milliseconds) => {
                    self.later(milliseconds as i32, move |inner| inner.on(number, Event::Due(ticket)));
                }
                Effect::Speak(utterance, at) => self.speak(number, utterance, at),
                Effect::Light(place) => self.light(place),
                Effect::Over(end) => self.over(&end),
            }
        }
    }

    fn speak(self: &Rc<Self>, number: u32, utterance: u32, at: usize) {
        let borrowed = self.session.borrow();
        let Some(session) = borrowed.as_ref() else { return };
        let spoken = session.player.as_ref().and_then(|player| player.utterances().get(at));
        let (Some(spoken), Some(voice)) =
            (spoken.map(|own| own.spoken.clone()), session.voices.get(session.voice).cloned())
        else {
            return;
        };
        drop(borrowed);
        let inner = Rc::downgrade(self);
        let told = move |sign| {
            if let Some(inner) = inner.upgrade() {
                inner.on(number, Event::Voice(utterance, sign));
            }
        };
        if let Some(Some(speech)) = self.speech.get() {
            speech.speak(&spoken, &voice, told);
        }
    }

    fn light(&self, place: Light) {
        let mut borrowed = self.session.borrow_mut();
        let Some(session) = borrowed.as_mut() else { return };
        let span = match place {
            Light::Clause(span) => span,
            Light::Word(at) => session.heard.word_at(at),
        };
        let Some(block) = session.heard.block_at(span.start) else { return };
        let ranges = ranges(&self.root, block, span);
        light(&self.window, &ranges);
        if let (Light::Clause(_), Some(first)) = (place, ranges.first()) {
            self.keep_in_view(session, first);
        }
    }

    /// Scrolls to what is being said, unless the reader has gone elsewhere meanwhile.
    fn keep_in_view(&self, session: &mut Session, range: &Range) {
        let rect = range.get_bounding_client_rect();
        let height = self.window.inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
        // The bar is below.
        let is_seen = rect.top() >= 0.0 && rect.bottom() <= height * 0.85;
        let is_far = rect.bottom() < -height || rect.top() > height * 2.0;
        if session.follows && !is_seen && !is_far {
            let options = ScrollToOptions::new();
            options.set_top(self.window.scroll_y().unwrap_or_default() + rect.top() - height / 4.0);
            self.window.scroll_to_with_scroll_to_options(&options);
        }
        session.follows = !is_far;
    }

    fn over(&self, end: &End) {
        light(&self.window, &[]);
        let message = {
            let borrowed = self.session.borrow();
            let Some(session) = borrowed.as_ref() else { return };
            let words = session.words;
            let voice = session.voices.get(session.voice).map_or("", |(voice, _)| &voice.name);
            match end {
                End::Done => None,
                End::NeverStarts => Some(words.never_starts.replace("{voice}", voice)),
                End::NeverEnds => Some(words.never_ends.replace("{voice}", voice)),
                End::NotAllowed => Some(words.not_allowed.to_owned()),
                End::Failed(why) => Some(words.failed.replace("{voice}", voice).replace("{why}", why)),
            }
        };
        match message {
            None => self.stop(),
            Some(message) => {
                if let Some(session) = self.session.borrow_mut().as_mut() {
                    session.bar.says(&message, true);
                }
            }
        }
    }

    fn stop(&self) {
        let session = self.session.take();
        self.cancel();
        light(&self.window, &[]);
        if let Some(session) = session {
            session.bar.panel.frame.remove();
        }
    }

    fn cancel(&self) {
        if let Some(Some(speech)) = self.speech.get() {
            speech.cancel();
        }
    }

    fn later(self: &Rc<Self>, milliseconds: i32, act: impl FnOnce(&Rc<Inner>) + 'static) {
        let inner = Rc::downgrade(self);
        let due = Closure::once_into_js(move || {
            if let Some(inner) = inner.upgrade() {
                act(&inner);
            }
        });
        self.window
            .set_timeout_with_callback_and_timeout_and_arguments_0(due.unchecked_ref(), milliseconds)
            .ok();
    }

    /// The element may leave its page, or show something else.
    fn watch(self: &Rc<Self>) -> Interval {
        let inner = Rc::downgrade(self);
        let tick = Closure::<dyn FnMut()>::new(move || {
            let Some(inner) = inner.upgrade() else { return };
            if !inner.host.is_connected() || !inner.root.is_connected() || inner.root.has_attribute("hidden")
            {
                // A clock must not go while it runs.
                inner.later(0, |inner| inner.stop());
            }
        });
        let id = self
            .window
            .set_interval_with_callback_and_timeout_and_arguments_0(tick.as_ref().unchecked_ref(), WATCH)
            .unwrap_or_default();
        Interval { window: self.window.clone(), id, _tick: tick }
    }

    fn number(&self) -> u32 {
        self.sessions.get()
    }
}
