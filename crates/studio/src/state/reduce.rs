//! What comes of each action: the next state, and what is to be done outside of it. What belongs to one part of the studio is in the file of that part.

use super::*;
use crate::words::Message;

/// The state after an action, and what is to be done.
pub fn reduce(state: &mut State, action: Action) -> Vec<Effect> {
    let has_read = matches!(action, Action::Decoded { .. } | Action::Imported { .. });
    let (action, had_nul) = paste::without_nul(action);
    let mut effects = act(state, action);
    if had_nul {
        state.say(Message::NulLeftOut, false);
    }
    album::follow(state, has_read, &mut effects);
    album::show(state, &mut effects);
    missing::refresh(state);
    if state.linked.as_ref().is_some_and(|linked| state.is_own || !Rc::ptr_eq(linked, &state.article)) {
        // A reload must not bring the old text back.
        state.linked = None;
        effects.push(Effect::Unlink);
    }
    cards::refresh(state);
    note_cards::refresh(state);
    mends::refresh(state);
    effects
}

fn act(state: &mut State, action: Action) -> Vec<Effect> {
    match action {
        Action::Typed(field, text) => {
            if shown(state.text(field)) == text {
                return vec![];
            }
            // What was pasted may begin with the mark of a file.
            let text = lines::typed(state.text(field), &lines::unmarked(text));
            if text == *state.text(field) {
                return vec![];
            }
            history::write(state, field, text, What::Typed);
            if std::mem::take(&mut state.is_pasting) && state.stage == Stage::Start {
                return state.changed_whole(Pane::Reading);
            }
            if state.stage == Stage::Start {
                // Who writes goes on writing, on a phone as well.
                state.pane = Pane::Texts;
            }
            state.changed()
        }
        Action::Composing(is_composing) => {
            let was = std::mem::replace(&mut state.is_composing, is_composing);
            if was && !is_composing { state.follow() } else { vec![] }
        }
        Action::Pasting { is_whole } => {
            state.is_pasting = true;
            if is_whole {
                // What comes tells itself how it is written.
                (state.format_is_said, state.opened) = (false, None);
            }
            vec![]
        }
        Action::PastedPlain => {
            state.say(Message::PastedPlain, false);
            vec![]
        }
        Action::Pasted(html) => {
            history::write(state, Field::Article, html, What::Typed);
            (state.format, state.format_is_said, state.opened) = (Format::Html, true, None);
            state.changed_whole(Pane::Reading)
        }
        Action::Paused(turn) if turn == state.turn && !state.is_composing => state.annotated(),
        Action::Paused(_) => vec![],
        Action::Progress { done, of } => {
            if let Work::Busy { .. } = state.work {
                state.work = Work::Busy { done, of };
            }
            vec![]
        }
        Action::Early { turn, reading }
            if state.asked == Some(turn) && ![Some(turn), Some(state.turn)].contains(&state.seen) =>
        {
            state.early = Some(turn);
            answered::show(state, turn, reading, None)
        }
        Action::Early { .. } => vec![],
        Action::Blocks { turn, shown, reading, blocks }
            if turn == state.turn && state.shown == Some(shown) && state.is_shown =>
        {
            state.seen = Some(turn);
            vec![Effect::ShowBlocks { reading, blocks }]
        }
        Action::Blocks { .. } => vec![],
        Action::Found { turn, findings } => answered::found(state, turn, &findings),
        Action::ShowDue { selects } => answered::show_due(state, selects),
        Action::Annotated(answer) => answered::annotated(state, answer),
        // Of the newest nobody else would tell.
        Action::Superseded(turn) if state.asked == Some(turn) => state.ask(false),
        Action::Superseded(_) => vec![],
        Action::Failed { turn, message } => {
            let is_newest = turn == state.turn;
            if !state.is_answered(turn) {
                return vec![];
            }
            if !is_newest && state.is_behind {
                return state.ask(false);
            }
            state.work = Work::Failed(message);
            if state.dictionary == Dictionary::Awaited {
                state.dictionary = Dictionary::NotAsked;
            }
            vec![]
        }
        Action::File { name, bytes } => open::file(state, name, bytes),
        Action::NotTaken { taken, left } => open::not_taken(state, &taken, &left),
        Action::Imported { name, document } => document::imported(state, name, document),
        Action::FileTooLarge { name, megabytes } => open::too_large(state, &name, megabytes),
        Action::Decoded { encoding, text } => open::decoded(state, encoding, text),
        Action::CutOff(encoding) => open::cut_off(state, encoding),
        Action::Encoded(encoding) => match &state.opened {
            Some(opened) => vec![Effect::Decode { encoding, bytes: opened.bytes.clone() }],
            None => vec![],
        },
        Action::Example(example) => vec![Effect::Fetch(example)],
        Action::ExampleHere { article, glossary, notes } => {
            history::leave(state, What::Opened);
            (state.article, state.glossary, state.notes) = (article, glossary, notes);
            (state.format, state.format_is_said, state.glossary_is_table) = (Format::Markdown, true, false);
            (state.opened, state.notice, state.is_own) = (None, None, false);
            state.pictures = Pictures::default();
            (state.cards, state.passage, state.base, state.outcome) = Default::default();
            state.changed_whole(Pane::Reading)
        }
        Action::ExampleMissing(message) => {
            let text = state.lang.fill(Message::ExampleMissing, &[("why", &message)]);
            state.tell(text, true);
            vec![]
        }
        Action::PictureFor { address, name, bytes } => album::put(state, &address, &name, bytes),
        Action::PicturesHere(files) => album::here(state, &files),
        Action::Drawn(key, pixels) => album::drawn(state, key, pixels),
        Action::LinkBeside(address) => {
            let told = state.lang.fill(Message::LinkBeside, &[("address", &address)]);
            state.tell(told, false);
            vec![]
        }
        Action::PicturesKept(failure) => {
            state.pictures_refused = failure;
            vec![]
        }
        Action::PicturesUnnamed(keys) => album::unnamed(state, keys),
        Action::Unread(name) => {
            let text = state.lang.fill(Message::Unreadable, &[("name", &name)]);
            state.tell(text, true);
            vec![]
        }
        Action::Format(format) => {
            history::read_as(state, format);
            state.turn += 1;
            let mut effects = keep::soon(state);
            effects.extend(state.annotated());
            effects
        }
        Action::Pane(pane) => {
            state.pane = pane;
            vec![]
        }
        Action::GoTo(at) => {
            let Some(finding) = state.findings.get(at) else { return vec![] };
            let Some(field) = finding.field() else { return vec![] };
            let at = selection(&shown(state.text(field)), finding);
            let is_about_sources = finding.code == "no-sources";
            let card = match finding.severity {
                Severity::Warning if field == Field::Glossary => cards::on_line(state, at.line as usize),
                _ => None,
            };
            state.pane = Pane::Texts;
            if let Some((entry, slot)) = card {
                (state.cards.open, state.cards.draft) = (Some(entry), None);
                return vec![if is_about_sources {
                    Effect::Focus(sources::TITLE)
                } else {
                    Effect::FocusSlot(slot)
                }];
            }
            state.cards.is_text |= field == Field::Glossary;
            state.note_cards.is_text |= field == Field::Notes;
            vec![Effect::Select { field, at }]
        }
        Action::AllFindings => {
            state.all_findings = true;
            vec![]
        }
        Action::AskDictionary => {
            state.dictionary = Dictionary::Awaited;
            state.work = Work::Busy { done: 0, of: 0 };
            state.ask(true)
        }
        Action::Dismissed => {
            state.notice = None;
            vec![]
        }
        Action::Export(export) => publish::asked(state, export),
        Action::Published { export, file } => publish::made(state, export, file),
        Action::PublishFailed(message) => {
            let text = state.lang.fill(Message::NotMade, &[("why", &message)]);
            state.tell(text, true);
            vec![]
        }
        Action::Copied { tag, is_copied } => publish::copied(state, &tag, is_copied),
        Action::Link => publish::link(state),
        Action::LinkCopied(is_copied) => publish::link_copied(state, is_copied),
        Action::PublishOffline => {
            state.say(Message::NotMadeOffline, true);
            vec![]
        }
        Action::NoDictionary(turn) => answered::no_dictionary(state, turn),
        Action::DraftKept(text) => draft::loaded(state, &text),
        Action::Loaded { fragment, now, before } => keep::loaded(state, &fragment, now, before),
        Action::Linked(fragment) => keep::linked(state, &fragment),
        Action::KeepDue => keep::due(state),
        Action::Held(is_held) => keep::held(state, is_held),
        Action::TakeOver => vec![Effect::TakeOver],
        Action::Taken(now) => keep::taken(state, now),
        Action::Kept { turn, failure } => keep::kept(state, turn, failure),
        Action::OtherTab => keep::other_tab(state),
        Action::Continue(at) => keep::go_on(state, at),
        Action::AskForget(asks) => away::ask_forget(state, asks),
        Action::Forget => away::forget(state),
        Action::Forgotten(failure) => away::forgotten(state, failure),
        Action::Begin => keep::begin(state),
        Action::Undo => history::undo(state),
        Action::Redo => history::redo(state),
        Action::SeeText(is_text) => cards::seen(state, is_text),
        Action::Card(entry) => cards::open(state, entry),
        Action::Filter(text) => {
            (state.cards.filter, state.cards.all) = (text, false);
            vec![]
        }
        Action::AllCards => {
            state.cards.all = true;
            vec![]
        }
        Action::AddTerm => explain::add_term(state),
        Action::Fill(slot, text) => fill::fill(state, slot, text),
        Action::Left => fill::left(state),
        Action::DraftSource(draft) => {
            state.cards.source = draft;
            vec![]
        }
        Action::AddSource => sources::add(state),
        Action::Cite(key) => sources::cite(state, &key),
        Action::Uncite(at) => sources::uncite(state, at),
        Action::Accept => fill::accept(state),
        Action::Delete => fill::delete(state),
        Action::ShowText => cards::show_text(state),
        Action::SeeNotes(is_text) => {
            state.note_cards.is_text = is_text;
            vec![]
        }
        Action::AllNotes => {
            state.note_cards.all = true;
            vec![]
        }
        Action::FillNote { note, body, text } => note_cards::fill(state, note, body, &text),
        Action::DeleteNote(note) => note_cards::delete(state, note),
        Action::JumpNote(note) => note_cards::jump(state, note),
        Action::Selected(ends) => explain::selected(state, ends),
        Action::LookedUp(span) => explain::looked_up(state, span),
        Action::Extend { back } => explain::extend(state, back),
        Action::Explain => explain::explain(state),
        Action::Draft(draft) => explain::note(state, draft),
        Action::AddNote => explain::add_note(state),
        Action::Compare => outcome::compare(state),
        Action::Jump(span) => outcome::jump(state, span),
        Action::Mend(at) => mend::mend(state, at),
        Action::Seek(seeks) => {
            state.cards.seeks = seeks;
            if seeks { vec![Effect::CompareSoon] } else { vec![] }
        }
        Action::AddCandidate(at) => explain::add_candidate(state, at),
        Action::NewBuild => {
            state.is_outdated = true;
            vec![]
        }
        Action::Renew => {
            let keeps = state.is_own && !state.is_elsewhere;
            vec![Effect::Renew(keeps.then(|| Project::of(state).save()))]
        }
        Action::NotRenewed => {
            state.say(Message::NotRenewed, false);
            vec![]
        }
        Action::Say(property, text) => about::written(state, property, &text),
        Action::PageLang(lang) => {
            state.page_lang = Some(lang);
            vec![]
        }
        Action::Speak(lang) => {
            // What was told is in the other language.
            (state.lang, state.notice) = (lang, None);
            vec![Effect::Speak(lang)]
        }
        Action::DropPassage => {
            state.passage = None;
            vec![Effect::Deselect]
        }
    }
}
