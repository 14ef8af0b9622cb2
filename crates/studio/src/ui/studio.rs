//! The whole studio. Its textareas are the same elements from the empty sheet on, so that an input method or the undo of the platform is never
//! disturbed by what is drawn around them.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{DragEvent, Element, HtmlElement};
use yew::prelude::*;

use super::findings::Findings;
use super::{bar, desk, outcome, passage as passage_bar, publish, start};
use crate::dom::{
    Areas, OwnSteps, Page, choose, edge, files, fragment, keys, language, load, passage, run, speak,
};
use crate::state::{Action, Pane, Passage, Stage, State, reduce};
use crate::words::Label;

pub struct Studio {
    state: State,
    page: Page,
    /// Takes what people and effects do.
    act: Callback<Action>,
    root: NodeRef,
    areas: Areas,
    /// Whether what is written would be lost with the page.
    is_at_risk: Rc<Cell<bool>>,
    /// Whether the passage on which something can be written can be a term; `None` where there is none.
    passage: Rc<Cell<Option<bool>>>,
    /// Of events that Yew does not know: input methods, the reading’s own, selections.
    _listeners: Vec<EventListener>,
}

impl Component for Studio {
    type Message = Action;
    type Properties = ();

    fn create(ctx: &Context<Studio>) -> Studio {
        let tell = ctx.link().callback(|(done, of)| Action::Progress { done, of });
        let heard = Closure::<dyn FnMut(u32, u32)>::new(move |done, of| tell.emit((done, of)));
        edge::hear(&heard);
        // As long as the page.
        heard.forget();
        let link = ctx.link().clone();
        let others = Closure::<dyn FnMut()>::new(move || link.send_message(Action::OtherTab));
        edge::hear_others(&others);
        others.forget();
        let link = ctx.link().clone();
        let beside =
            Closure::<dyn FnMut(String)>::new(move |address| link.send_message(Action::LinkBeside(address)));
        edge::hear_beside(&beside);
        beside.forget();
        let link = ctx.link().clone();
        let held = Closure::<dyn FnMut(bool)>::new(move |is_held| link.send_message(Action::Held(is_held)));
        edge::hear_held(&held);
        held.forget();
        let link = ctx.link().clone();
        let newer = Closure::<dyn FnMut()>::new(move || link.send_message(Action::NewBuild));
        edge::hear_build(&newer);
        newer.forget();
        wasm_bindgen_futures::spawn_local(load(ctx.link().callback(|action| action)));
        let (lang, mut page) = (language(), Page::default());
        speak(lang, &mut page, false);
        Studio {
            state: State { lang, ..State::default() },
            page,
            act: ctx.link().callback(|action: Action| action),
            root: NodeRef::default(),
            areas: Areas::default(),
            is_at_risk: Rc::default(),
            passage: Rc::default(),
            _listeners: Vec::new(),
        }
    }

    fn update(&mut self, _: &Context<Studio>, action: Action) -> bool {
        let typed = match &action {
            Action::Typed(field, text) => Some((*field, text.clone())),
            _ => None,
        };
        let effects = reduce(&mut self.state, action);
        if let Some((field, text)) = typed {
            self.areas.typed(&self.state, field, &text);
        }
        self.is_at_risk.set(self.state.is_at_risk());
        let passage = self.state.passage.as_ref().filter(|passage| passage.note.is_none());
        self.passage.set(passage.map(Passage::is_term));
        run(effects, &mut self.page, &self.act);
        !self.state.is_composing
    }

    fn rendered(&mut self, ctx: &Context<Studio>, is_first: bool) {
        let Some(root) = self.root.cast::<HtmlElement>() else { return };
        self.areas.fill(&self.state, &root);
        choose(&root);
        if !is_first {
            return;
        }
        let composition =
            [("compositionstart", true), ("compositionend", false)].map(|(name, is_composing)| {
                let link = ctx.link().clone();
                EventListener::new(&root, name, move |_| link.send_message(Action::Composing(is_composing)))
            });
        let link = ctx.link().clone();
        let opened = EventListener::new(&root, "jiazhu-open", move |event| {
            if let Some(action) = passage::looked_up(event) {
                link.send_message(action);
            }
        });
        let (link, place) = (ctx.link().clone(), self.page.place.clone());
        let selected = EventListener::new(&gloo::utils::document(), "selectionchange", move |_| {
            let ends = place.cast::<Element>().and_then(|place| passage::selected(&place));
            if let Some(ends) = ends {
                link.send_message(Action::Selected(ends));
            }
        });
        // A page that is left, or put away, may never come back.
        let window = gloo::utils::window();
        let link = ctx.link().clone();
        let left = EventListener::new(&window, "pagehide", move |_| link.send_message(Action::KeepDue));
        let link = ctx.link().clone();
        let hidden = EventListener::new(&gloo::utils::document(), "visibilitychange", move |_| {
            link.send_message(Action::KeepDue);
        });
        // A link that is put into the address of this tab loads nothing.
        let link = ctx.link().clone();
        let linked = EventListener::new(&window, "hashchange", move |_| {
            link.send_message(Action::Linked(fragment()));
        });
        let is_at_risk = self.is_at_risk.clone();
        let options = EventListenerOptions::enable_prevent_default();
        let leaving = EventListener::new_with_options(&window, "beforeunload", options, move |event| {
            if is_at_risk.get() {
                event.prevent_default();
            }
        });
        let own = Rc::new(RefCell::new(OwnSteps::default()));
        let steps = ["focusin", "beforeinput", "input"].map(|name| {
            let own = own.clone();
            EventListener::new(&root, name, move |event| own.borrow_mut().heard(name, event))
        });
        let (link, place, passage) = (ctx.link().clone(), self.page.place.clone(), self.passage.clone());
        // A selection with a pointer leaves the focus with the page itself.
        let key = EventListener::new_with_options(
            &gloo::utils::document(),
            "keydown",
            EventListenerOptions::enable_prevent_default(),
            move |event| {
                let place = place.cast::<Element>().zip(passage.get());
                let asked = place.and_then(|(place, is_term)| keys::asked(event, &place, is_term));
                if let Some(action) = asked.or_else(|| keys::undone(event, &own.borrow())) {
                    event.prevent_default();
                    link.send_message(action);
                }
            },
        );
        self._listeners = composition
            .into_iter()
            .chain(steps)
            .chain([opened, selected, key, left, hidden, linked, leaving])
            .collect();
    }

    fn view(&self, _: &Context<Studio>) -> Html {
        let (state, act) = (&self.state, self.act.clone());
        let lang = state.lang;
        let (stage, pane) = (
            match state.stage {
                Stage::Start => "start",
                Stage::Desk => "desk",
            },
            match state.pane {
                Pane::Reading => "reading",
                Pane::Texts => "texts",
                Pane::Findings => "findings",
            },
        );
        let drop = {
            let act = act.clone();
            Callback::from(move |event: DragEvent| {
                let Some(list) = event.data_transfer().and_then(|data| data.files()) else { return };
                // A text that is dropped goes where it falls.
                if list.length() > 0 {
                    event.prevent_default();
                    files::read(&list, act.clone());
                }
            })
        };
        let over = Callback::from(|event: DragEvent| {
            let is_file = event.data_transfer().is_some_and(|data| data.types().includes(&"Files".into(), 0));
            if is_file {
                event.prevent_default();
            }
        });
        let is_start = state.stage == Stage::Start;
        html! {
            <div class="st" data-stage={stage} data-pane={pane} ref={self.root.clone()} ondrop={drop} ondragover={over}>
                { bar::bar(state, &act) }
                <p class="st-notice" role="alert" hidden={state.notice.is_none()} data-error={state.notice.as_ref().filter(|notice| notice.is_error).map(|_| "")}>
                    if let Some(notice) = &state.notice {
                        <span>
                            { lang.sentence(&notice.text) }
                            if let Some(detail) = &notice.detail {
                                { " " }<span lang="en">{ detail.clone() }</span>
                            }
                        </span>
                        if state.offers_keeping() {
                            <button type="button" name="keep-here" onclick={act.reform(|_: MouseEvent| Action::TakeOver)}>{ lang.say(Label::KeepHere) }</button>
                        }
                        <button type="button" onclick={act.reform(|_: MouseEvent| Action::Dismissed)}>{ lang.say(Label::Close) }</button>
                    }
                </p>
                <p class="st-update" role="status">
                    if state.is_outdated {
                        <span>{ lang.say(Label::NewStudio) }</span>{ " " }
                        <button type="button" name="renew" onclick={act.reform(|_: MouseEvent| Action::Renew)}>{ lang.say(Label::LoadIt) }</button>
                    }
                </p>
                <main class="st-main">
                    <section class="st-reading" aria-label={lang.say(Label::Reading)} hidden={is_start} aria-busy={desk::is_busy(state).to_string()}>
                        <div ref={self.page.place.clone()}></div>
                        { desk::plain(state) }
                        { desk::dictionary(state, &act) }
                        { passage_bar::passage(state, &act) }
                        { desk::told(state, &act) }
                    </section>
                    <div class="st-side">
                    <div class="st-texts">
                        { start::question(state) }
                        { desk::texts(state, &act) }
                        { start::choices(state, &act) }
                    </div>
                    if !is_start { { outcome::outcome(state, &act) } }
                    <section class="st-publish" aria-label={lang.say(Label::Publish)} hidden={is_start}>
                        { publish::publish(state, &act) }
                    </section>
                    <section class="st-findings" aria-label={lang.say(Label::Findings)} hidden={is_start}>
                        <Findings findings={state.findings.clone()} mends={state.mends().clone()} {lang} is_blank={state.article.trim().is_empty()} act={act.clone()} />
                    </section>
                    </div>
                </main>
            </div>
        }
    }
}

/// The typed element an event is of.
pub fn target<T: JsCast>(event: &Event) -> Option<T> {
    event.target().and_then(|target| target.dyn_into().ok())
}
