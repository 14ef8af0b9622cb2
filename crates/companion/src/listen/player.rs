//! What is done when a voice speaks, begins, ends, or does neither: states and effects, without a browser.
//!
//! Voices differ in what they tell. Some never say that they have begun, many never say where they are, some die in the middle and say
//! nothing of it; and what is spoken right after something has been cancelled is lost in Chrome. So there is always a clock beside the voice,
//! pausing is to stop and to begin the clause again, and whatever a voice says of an earlier clause is not heard.

use super::utterances::Utterance;
use jiazhu_reading::Span;

/// Milliseconds in which a voice has to begin.
const START: u32 = 4000;
/// Milliseconds in which a clause has to end: so many, and for each of its characters. Since its last sign of life.
const END: u32 = 3000;
const END_EACH: u32 = 700;
/// Milliseconds between cancelling and speaking.
const GAP: u32 = 100;
/// So many clauses one after the other may be without an end.
const SILENT: u8 = 2;

/// What has happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Of the utterance that was spoken under this number.
    Voice(u32, Sign),
    /// A wait of this number is over.
    Due(u32),
    Pause,
    Resume,
    /// To the next sentence.
    Next,
    Stop,
}

/// What a voice tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sign {
    Started,
    /// It is at this UTF-16 unit of what it was handed.
    At(u32),
    Ended,
    /// With the browser's word for it.
    Failed(String),
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Under this number; the index of the utterance.
    Speak(u32, usize),
    Cancel,
    /// What is being said; a place in it, or all of it.
    Light(Light),
    /// Tell when so many milliseconds are over. It takes the place of the wait before.
    Wait(u32, u32),
    Over(End),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Light {
    Clause(Span),
    /// The word that stands at this place of the text.
    Word(u32),
}

/// How it came to an end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// All has been said, or the reader has stopped it.
    Done,
    NeverStarts,
    NeverEnds,
    /// The browser lets nothing be said before the reader has done something on the page.
    NotAllowed,
    Failed(String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    /// After cancelling.
    Waiting,
    Asked,
    Speaking,
    Paused,
    Over,
}

/// A voice on its way through some utterances.
#[derive(Debug)]
pub struct Player {
    utterances: Vec<Utterance>,
    at: usize,
    phase: Phase,
    /// Of the last utterance that was spoken, and of the last wait.
    number: u32,
    ticket: u32,
    tries: u8,
    silent: u8,
}

impl Player {
    /// Begins. What was being said before, here or elsewhere, is cancelled.
    pub fn start(utterances: Vec<Utterance>) -> (Player, Vec<Effect>) {
        let mut player =
            Player { utterances, at: 0, phase: Phase::Waiting, number: 0, ticket: 0, tries: 0, silent: 0 };
        let effects = player.go(0);
        (player, effects)
    }

    pub fn utterances(&self) -> &[Utterance] {
        &self.utterances
    }

    /// What has not been said to its end.
    pub fn rest(&self) -> Vec<Utterance> {
        self.utterances.get(self.at..).unwrap_or_default().to_vec()
    }

    pub fn is_paused(&self) -> bool {
        self.phase == Phase::Paused
    }

    pub fn is_over(&self) -> bool {
        self.phase == Phase::Over
    }

    pub fn on(&mut self, event: Event) -> Vec<Effect> {
        match event {
            _ if self.is_over() => vec![],
            Event::Voice(number, sign) if number == self.number => self.sign(sign),
            Event::Voice(..) => vec![],
            Event::Due(ticket) if ticket == self.ticket => self.due(),
            Event::Due(_) => vec![],
            Event::Stop => self.over(End::Done),
            Event::Pause => {
                self.phase = Phase::Paused;
                // Nothing that is still to come of it counts.
                self.number += 1;
                self.ticket += 1;
                vec![Effect::Cancel]
            }
            Event::Resume if self.is_paused() => self.go(self.at),
            Event::Resume => vec![],
            Event::Next => {
                let rest = &self.utterances[self.at..];
                let end = rest.iter().position(|utterance| utterance.ends_sentence);
                self.tries = 0;
                self.go(self.at + end.unwrap_or(rest.len()) + 1)
            }
        }
    }

    fn sign(&mut self, sign: Sign) -> Vec<Effect> {
        if !matches!(self.phase, Phase::Asked | Phase::Speaking) {
            return vec![];
        }
        let mut effects = Vec::new();
        if self.phase == Phase::Asked && !matches!(sign, Sign::Failed(_)) {
            self.phase = Phase::Speaking;
            self.tries = 0;
        }
        match sign {
            Sign::Started => effects.push(self.wait_for_the_end()),
            Sign::At(unit) => {
                effects.push(Effect::Light(Light::Word(self.utterances[self.at].place(unit))));
                effects.push(self.wait_for_the_end());
            }
            Sign::Ended => {
                self.silent = 0;
                return self.speak(self.at + 1);
            }
            Sign::Failed(why) => {
                return match &*why {
                    "not-allowed" => self.over(End::NotAllowed),
                    // Another page, or the system, has taken the voice.
                    "canceled" | "interrupted" => self.on(Event::Pause),
                    _ => self.over(End::Failed(why)),
                };
            }
        }
        effects
    }

    fn due(&mut self) -> Vec<Effect> {
        match self.phase {
            Phase::Waiting => self.speak(self.at),
            Phase::Asked if self.tries == 0 => {
                self.tries = 1;
                self.go(self.at)
            }
            Phase::Asked => self.over(End::NeverStarts),
            Phase::Speaking => {
                self.silent += 1;
                if self.silent >= SILENT { self.over(End::NeverEnds) } else { self.go(self.at + 1) }
            }
            Phase::Paused | Phase::Over => vec![],
        }
    }

    /// Cancels, and speaks when the voice has had time to be silent.
    fn go(&mut self, at: usize) -> Vec<Effect> {
        if at >= self.utterances.len() {
            return self.over(End::Done);
        }
        self.at = at;
        self.phase = Phase::Waiting;
        self.number += 1;
        let light = Effect::Light(Light::Clause(self.utterances[at].span));
        vec![Effect::Cancel, light, self.wait(GAP)]
    }

    fn speak(&mut self, at: usize) -> Vec<Effect> {
        let Some(utterance) = self.utterances.get(at) else { return self.over(End::Done) };
        let light = Effect::Light(Light::Clause(utterance.span));
        self.at = at;
        self.phase = Phase::Asked;
        self.number += 1;
        vec![Effect::Speak(self.number, at), light, self.wait(START)]
    }

    fn over(&mut self, end: End) -> Vec<Effect> {
        self.phase = Phase::Over;
        vec![Effect::Cancel, Effect::Over(end)]
    }

    fn wait_for_the_end(&mut self) -> Effect {
        let length = self.utterances[self.at].span.length();
        self.wait(END + END_EACH * length)
    }

    fn wait(&mut self, milliseconds: u32) -> Effect {
        self.ticket += 1;
        Effect::Wait(self.ticket, milliseconds)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three clauses, the first two of them one sentence.
    fn player() -> (Player, Vec<Effect>) {
        let clause = |(at, ends_sentence): (u32, bool)| Utterance {
            span: Span { start: at * 10, end: at * 10 + 4 },
            spoken: "一二三四".into(),
            ends_sentence,
        };
        Player::start([(0, false), (1, true), (2, true)].into_iter().map(clause).collect())
    }

    fn ticket(effects: &[Effect]) -> u32 {
        let wait = effects.iter().rev().find_map(|effect| match effect {
            Effect::Wait(ticket, _) => Some(*ticket),
            _ => None,
        });
        wait.expect("a wait")
    }

    fn spoken(effects: &[Effect]) -> Option<(u32, usize)> {
        effects.iter().find_map(|effect| match effect {
            Effect::Speak(number, at) => Some((*number, *at)),
            _ => None,
        })
    }

    /// Its first clause has been handed to the voice.
    fn asked() -> (Player, Vec<Effect>, u32) {
        let (mut player, effects) = player();
        assert_eq!(effects[0], Effect::Cancel);
        let effects = player.on(Event::Due(ticket(&effects)));
        let (number, at) = spoken(&effects).expect("spoken");
        assert_eq!(at, 0);
        (player, effects, number)
    }

    #[test]
    fn one_clause_follows_the_other_and_the_word_is_lit_where_the_voice_tells_it() {
        let (mut player, effects, number) = asked();
        assert!(effects.contains(&Effect::Light(Light::Clause(Span { start: 0, end: 4 }))));
        player.on(Event::Voice(number, Sign::Started));
        let effects = player.on(Event::Voice(number, Sign::At(2)));
        assert_eq!(effects[0], Effect::Light(Light::Word(2)));
        for (at, expected) in [(0, Some(1)), (1, Some(2)), (2, None)] {
            let effects = player.on(Event::Voice(player.number, Sign::Ended));
            assert_eq!(spoken(&effects).map(|spoken| spoken.1), expected, "after {at}");
        }
        assert!(player.is_over());
        assert_eq!(player.on(Event::Resume), []);
    }

    #[test]
    fn a_voice_that_never_starts_is_tried_twice_and_given_up() {
        let (mut player, effects, first) = asked();
        let again = player.on(Event::Due(ticket(&effects)));
        assert_eq!(again[0], Effect::Cancel);
        let effects = player.on(Event::Due(ticket(&again)));
        assert_eq!(spoken(&effects).map(|spoken| spoken.1), Some(0));
        assert_eq!(player.on(Event::Voice(first, Sign::Ended)), [], "what the first try tells is not heard");
        let effects = player.on(Event::Due(ticket(&effects)));
        assert_eq!(effects, [Effect::Cancel, Effect::Over(End::NeverStarts)]);
    }

    #[test]
    fn a_voice_that_never_ends_loses_its_clause_then_its_turn() {
        let (mut player, _, number) = asked();
        let effects = player.on(Event::Voice(number, Sign::Started));
        assert_eq!(effects, [Effect::Wait(ticket(&effects), END + 4 * END_EACH)]);
        let effects = player.on(Event::Due(ticket(&effects)));
        let effects = player.on(Event::Due(ticket(&effects)));
        let (number, at) = spoken(&effects).expect("the next clause");
        assert_eq!(at, 1);
        let effects = player.on(Event::Voice(number, Sign::Started));
        let effects = player.on(Event::Due(ticket(&effects)));
        assert_eq!(effects, [Effect::Cancel, Effect::Over(End::NeverEnds)]);
    }

    #[test]
    fn pausing_begins_the_clause_again_and_next_goes_to_the_next_sentence() {
        let (mut player, _, number) = asked();
        assert_eq!(player.on(Event::Pause), [Effect::Cancel]);
        assert!(player.is_paused());
        assert_eq!(player.on(Event::Voice(number, Sign::Failed("interrupted".into()))), []);
        let effects = player.on(Event::Resume);
        let effects = player.on(Event::Due(ticket(&effects)));
        assert_eq!(spoken(&effects).map(|spoken| spoken.1), Some(0));
        let effects = player.on(Event::Next);
        let effects = player.on(Event::Due(ticket(&effects)));
        assert_eq!(spoken(&effects).map(|spoken| spoken.1), Some(2));
        assert_eq!(player.on(Event::Next).last(), Some(&Effect::Over(End::Done)));
    }

    #[test]
    fn what_goes_wrong_is_told_and_a_voice_that_is_taken_away_is_a_pause() {
        for (why, end) in [
            ("not-allowed", End::NotAllowed),
            ("network", End::Failed("network".into())),
            ("voice-unavailable", End::Failed("voice-unavailable".into())),
        ] {
            let (mut player, _, number) = asked();
            let effects = player.on(Event::Voice(number, Sign::Failed(why.into())));
            assert_eq!(effects, [Effect::Cancel, Effect::Over(end)]);
        }
        let (mut player, _, number) = asked();
        player.on(Event::Voice(number, Sign::Failed("interrupted".into())));
        assert!(player.is_paused());
    }

    #[test]
    fn nothing_to_say_is_said_at_once() {
        let (player, effects) = Player::start(vec![]);
        assert!(player.is_over());
        assert_eq!(effects, [Effect::Cancel, Effect::Over(End::Done)]);
    }
}
