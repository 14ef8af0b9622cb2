//! What the context says of a character that no word of the tables has decided.

mod grammar;
mod kitchen;
mod levels;
mod outcomes;
mod verbs;
pub(super) mod words;

use super::syllable_reasons::WhySyllable;
use crate::by_character::ByCharacter;
use jiazhu_reading::Span;
use jiazhu_reading::han::{is_han, is_numeral};

/// One character, in its place.
pub struct CharacterInText<'t> {
    /// The folded text.
    pub text: &'t [char],
    pub at: usize,
    /// The word the character is in.
    pub word: Span,
    /// The word before that one, where it is of Han characters and nothing stands between.
    pub word_before: &'t [char],
}

const LINES: &str = include_str!("contexts.txt");

/// A line of `contexts.txt`, counted from 1.
pub(crate) fn line(number: u16) -> &'static str {
    LINES.lines().nth(usize::from(number).saturating_sub(1)).unwrap_or_default()
}

/// `contexts.txt`, by character.
pub struct Contexts(ByCharacter<Vec<ContextRule>>);

impl Contexts {
    pub fn new() -> Contexts {
        let mut contexts = ByCharacter::<Vec<ContextRule>>::default();
        for (number, line) in (1..).zip(LINES.lines()).filter(|(_, line)| !line.starts_with('#')) {
            let mut fields = line.split(' ');
            if let (Some(c), Some(syllable), Some(before), Some(after)) =
                (fields.next().and_then(|c| c.chars().next()), fields.next(), fields.next(), fields.next())
            {
                contexts.entry(c).push(ContextRule { line: number, syllable, before, after });
            }
        }
        Contexts(contexts)
    }

    /// Whether numbers stand before a character in one of its lines: as a measure it is said otherwise than elsewhere.
    pub fn counts(&self, c: char) -> bool {
        self.0.get(c).is_some_and(|lines| lines.iter().any(|line| line.before.contains('0')))
    }
}

struct ContextRule {
    /// Counted from 1.
    line: u16,
    syllable: &'static str,
    before: &'static str,
    after: &'static str,
}

impl CharacterInText<'_> {
    /// The pronunciation, numbered, and the rule; `None` where no rule speaks of this place.
    pub fn decide(&self, contexts: &Contexts) -> Option<(&'static str, WhySyllable)> {
        let by = |rule| move |numbered| (numbered, WhySyllable::Rule(rule));
        let c = self.text[self.at];
        match c {
            '为' => return self.wei().map(by("wei")),
            '得' => return self.de().map(by("de")),
            '吧' | '啊' | '呢' | '吗' | '啦' | '喇' if self.ends_clause() && !self.begins_clause() => {
                return particle(c).map(by("particle"));
            }
            '罢' if self.ends_sentence() => return Some("ba5").map(by("particle")),
            _ if self.is_repeated() && DONE.iter().any(|(done, _)| *done == c) => {
                let done = DONE.iter().find(|(done, _)| *done == c);
                return done.map(|(_, said)| *said).map(by("is_repeated"));
            }
            '着' if self.is_move() => return Some("zhao1").map(by("is_move")),
            '圈' if self.is_pen() => return Some("juan4").map(by("is_pen")),
            '石' if self.is_weight() => return Some("dan4").map(by("is_weight")),
            '打' if self.is_dozen() => return Some("da2").map(by("is_dozen")),
            '着' if self.is_dress() => return Some("zhuo2").map(by("is_dress")),
            '着' if self.is_success() => return Some("zhao2").map(by("is_success")),
            '地' => return self.adverb().map(by("adverb")),
            '南' if self.is_refuge(1) => return Some("na1").map(by("is_refuge")),
            '无' if self.before(1) == Some('南') && self.is_refuge(0) => {
                return Some("mo2").map(by("is_refuge"));
            }
            '处' if self.is_sentence() => return Some("chu3").map(by("is_sentence")),
            '调' if self.is_adjusted() => return Some("tiao2").map(by("is_adjusted")),
            '降' if self.is_lowered() => return Some("jiang4").map(by("is_lowered")),
            '率' if self.is_share() => return Some("lv4").map(by("is_share")),
            '长' if self.of_length().is_some() => return self.of_length().map(by("of_length")),
            '干' if self.is_dry() => return Some("gan1").map(by("is_dry")),
            '切' if self.is_cut() => return Some("qie1").map(by("is_cut")),
            '盛' if self.is_filled() => return Some("cheng2").map(by("is_filled")),
            '缝' if self.is_sewn() => return Some("feng2").map(by("is_sewn")),
            '好' if self.is_fond() => return Some("hao4").map(by("is_fond")),
            '倒' if self.is_poured_away() => return Some("dao4").map(by("is_poured")),
            '相' if self.is_aspect() => return Some("xiang4").map(by("is_aspect")),
            '背' if self.is_on_back() => return Some("bei4").map(by("is_on_back")),
            // 和气 is friendly (Xiandai Hanyu Cidian: hé·qi).
            '气' if self.before(1) == Some('和')
                && self.before(2).is_some_and(|c| "很真太挺最更极特伤大家态一不".contains(c)) =>
            {
                return Some("qi5").map(by("is_friendly"));
            }
            '个' if self.before(1).is_some_and(|c| "这那哪".contains(c)) => {
                return Some("ge5").map(by("is_this"));
            }
            '还' if self.is_debt() => return Some("huan2").map(by("is_debt")),
            '还' if self.is_return() => return Some("huan2").map(by("is_return")),
            '当' if self.is_taken_for() => return Some("dang4").map(by("is_taken_for")),
            '倒' if self.is_poured() => return Some("dao4").map(by("is_poured")),
            '倒' if self.is_backwards() => return Some("dao4").map(by("is_backwards")),
            '结' if self.is_fruit() => return Some("jie1").map(by("is_fruit")),
            '吐' if self.is_vomit() => return Some("tu4").map(by("is_vomit")),
            '行' if self.is_party() => return Some("xing2").map(by("is_party")),
            '背' if self.after(1) == Some('着') && words::is_behind(&self.text[self.at + 2..]) => {
                return Some("bei4").map(by("is_behind"));
            }
            '教' if self.after(1) == Some('学') && self.after(2) == Some('生') && self.word.length() == 1 =>
            {
                return Some("jiao1").map(by("teaches"));
            }
            '似' => {
                let is_as = self.after(1).is_some_and(|c| "的地".contains(c));
                return Some(if is_as { "shi4" } else { "si4" }).map(by("is_as"));
            }
            '差' if self.is_poor() => return Some("cha4").map(by("is_poor")),
            '没' if self.is_under() => return Some("mo4").map(by("is_under")),
            '撒' if self.is_strewn() => return Some("sa3").map(by("is_strewn")),
            '拉' if self.is_slit() => return Some("la2").map(by("is_slit")),
            '和' if self.is_mahjong() => return Some("hu2").map(by("is_mahjong")),
            '和' if self.is_answer() => return Some("he4").map(by("is_answer")),
            '和' if self.is_brew() => return Some("huo4").map(by("is_brew")),
            '落' if self.is_left() => return Some("la4").map(by("is_left")),
            '空' if self.is_free() => return Some("kong4").map(by("is_free")),
            '干' if self.is_toast() => return Some("gan1").map(by("is_toast")),
            '调' if self.is_tuned() => return Some("tiao2").map(by("is_tuned")),
            '待' if self.is_stay() => return Some("dai1").map(by("is_stay")),
            '转' if self.is_spin() => return Some("zhuan4").map(by("is_spin")),
            '背' if self.is_burden() => return Some("bei1").map(by("is_burden")),
            '折' if self.is_broken() => return Some("she2").map(by("is_broken")),
            '涨' if self.is_flush() => return Some("zhang4").map(by("is_flush")),
            '转' if self.is_orbit() => return Some("zhuan4").map(by("is_orbit")),
            '长' if self.is_elder() => return Some("zhang3").map(by("is_elder")),
            '散' if self.is_loose() => return Some("san3").map(by("is_loose")),
            '和' if self.is_dough() => return Some("huo2").map(by("is_dough")),
            '干' if self.is_trade() => return Some("gan4").map(by("is_trade")),
            '了' => {
                return Some(if self.is_ability() { "liao3" } else { "le5" }).map(by("is_ability"));
            }
            '着' if !self.begins_clause() => return Some("zhe5").map(by("begins_clause")),
            '应' if self.word.length() == 1 && self.clause_after().any(is_invitation) => {
                return Some("ying4").map(by("is_invitation"));
            }
            _ => {}
        }
        let is_in = |neighbour: Option<char>, set: &str| {
            neighbour.is_some_and(|c| set.contains(c) || is_figure(c) && set.contains('0'))
        };
        let fits = |context: &&ContextRule| {
            is_in(self.before(1), context.before) || is_in(self.after(1), context.after)
        };
        let context = contexts.0.get(c).and_then(|contexts| contexts.iter().find(fits));
        let decided = context.map(|context| (context.syllable, WhySyllable::Context(context.line)));
        decided.or_else(|| (c == '教' && self.teaches()).then_some("jiao1").map(by("teaches")))
    }

    fn before(&self, steps: usize) -> Option<char> {
        Some(self.text[self.at.checked_sub(steps)?])
    }

    fn after(&self, steps: usize) -> Option<char> {
        self.text.get(self.at + steps).copied()
    }

    /// Whether no Han character stands right before this one.
    fn begins_clause(&self) -> bool {
        !self.before(1).is_some_and(is_spoken)
    }

    fn ends_clause(&self) -> bool {
        self.ends_clause_at(1)
    }

    /// The same of the character before that many steps on.
    fn ends_clause_at(&self, steps: usize) -> bool {
        !self.after(steps).is_some_and(is_spoken)
    }

    /// Whether a sentence ends here: 罢 is said like 吧 there, and is a verb before a comma: 说罢, 他走了.
    fn ends_sentence(&self) -> bool {
        !self.begins_clause() && self.after(1).is_none_or(|c| !is_spoken(c) && !"，,、：:".contains(c))
    }

    /// The characters before this one, the nearest first, through lists and quotations.
    fn sentence_before(&self) -> impl Iterator<Item = char> {
        self.text[..self.at]
            .iter()
            .rev()
            .copied()
            .take_while(|c| !"，。；！？,;!?\n".contains(*c))
            .take(3 * LONG)
    }

    fn clause_after(&self) -> impl Iterator<Item = char> {
        self.text[self.at + 1..].iter().copied().take_while(|c| is_spoken(*c)).take(LONG)
    }

    /// Whether it stands on both sides of 一 or 了, as only verbs do: 数一数, 量了量; before 一下 or 一遍; or twice with nothing counted before:
    /// 卷卷袖子.
    fn is_repeated(&self) -> bool {
        let own = self.text[self.at];
        let is_doubled = self.after(1) == Some(own) && !self.before(1).is_some_and(is_figure)
            || self.before(1) == Some(own) && !self.before(2).is_some_and(is_figure);
        let is_tried = |between: Option<char>| matches!(between, Some('一' | '了'));
        is_doubled
            || self.after(1) == Some('一') && self.after(2).is_some_and(|c| "下遍".contains(c))
            || is_tried(self.after(1)) && self.after(2) == Some(own)
            || is_tried(self.before(1)) && self.before(2) == Some(own)
    }

    /// 着 where something has been reached: 猜着了, 用得着, 管不着.
    fn is_success(&self) -> bool {
        let can = self.before(1).is_some_and(|c| "得不".contains(c)) && self.before(2).is_some_and(is_spoken);
        let in_vain = self.ends_clause() && (2..=3).any(|steps| self.before(steps) == Some('没'));
        // 找着钥匙了
        let has_got = self.word.length() == 1
            && self.before(1).is_some_and(|c| "找猜逮捉碰遇".contains(c))
            && words::has_ended(&self.text[self.at + 1..]);
        can || in_vain
            || has_got
            || !self.begins_clause() && self.word.length() == 1 && self.after(1) == Some('了')
    }

    /// 不了 and 得了 after a verb: whether it can be done.
    fn is_ability(&self) -> bool {
        let can = match self.before(1) {
            Some('不') => true,
            Some('得') => self.ends_clause() || self.after(1).is_some_and(|c| "吗呢吧".contains(c)),
            _ => false,
        };
        // 晓得了 is known, and not what can be.
        let is_known = self.before(1) == Some('得')
            && self.before(2).is_some_and(|c| "晓懂觉记认舍值显免省懒获取".contains(c));
        can && !is_known && self.before(2).is_some_and(is_spoken) && self.word_before.len() < 3
    }
}

/// Whether 一行 at `start` is a row or a trade, háng, not a party of travellers: 一行字, 干一行.
pub(super) fn is_row(text: &[char], start: usize) -> bool {
    const TRADE: &str = "干爱做怨学转换改入第这那哪每成";
    const ROW: &str = "字诗泪热文代脚树雁白眼数密句";
    let is_in =
        |at: Option<usize>, set: &str| at.and_then(|at| text.get(at)).is_some_and(|c| set.contains(*c));
    text[start..].starts_with(&['一', '行'])
        && !is_in(Some(start + 2), "人")
        && (is_in(start.checked_sub(1), TRADE) || is_in(Some(start + 2), ROW))
}

/// Characters that are verbs with one pronunciation and something else with another.
const DONE: [(char, &str); 15] = [
    ('数', "shu3"),
    ('量', "liang2"),
    ('调', "tiao2"),
    ('卷', "juan3"),
    ('扇', "shan1"),
    ('称', "cheng1"),
    ('磨', "mo2"),
    ('倒', "dao4"),
    ('弹', "tan2"),
    ('转', "zhuan4"),
    ('晃', "huang4"),
    ('炸', "zha2"),
    ('钻', "zuan1"),
    ('澄', "deng4"),
    ('抹', "mo3"),
];

/// How far a clause is looked through, in characters.
const LONG: usize = 12;

/// What stands at the end of a clause and has no tone.
fn particle(c: char) -> Option<&'static str> {
    Some(match c {
        '吧' => "ba5",
        '啊' => "a5",
        '呢' => "ne5",
        '吗' => "ma5",
        '啦' | '喇' => "la5",
        _ => return None,
    })
}

/// What one does at somebody's invitation.
fn is_invitation(c: char) -> bool {
    matches!(c, '邀' | '请' | '召')
}

fn is_spoken(c: char) -> bool {
    is_han(c) || c.is_ascii_alphanumeric()
}

/// A numeral in digits or in characters.
pub(super) fn is_figure(c: char) -> bool {
    c.is_ascii_digit() || is_numeral(c)
}

#[cfg(test)]
mod tests;
