//! What the tables leave of a word: rules say it, the network, or what is usual.

use super::rules::CharacterInText;
use super::syllable_reasons::{Reasons, WhySyllable};
use super::table::{capitalised, letters};
use super::{Speaker, character, names, rules};
use jiazhu_reading::han::is_han;
use jiazhu_reading::{Span, SyllableSource};

/// What is less attracted by 得 than this, in thousandths of a logarithm, is frequent and never stands before it.
const RARE: i32 = -800;

/// What stands around a 得 that is a word.
struct PlaceAround<'t> {
    before: &'t [char],
    /// Whether that is one character that is pointed at: 这 | 事.
    is_thing: bool,
    next: char,
    after: Option<char>,
}

impl<'t> PlaceAround<'t> {
    fn of(place: &CharacterInText<'t>) -> Option<PlaceAround<'t>> {
        let at = place.at;
        // Asked of every character that no table says: nearly all are told here.
        if place.text[at] != '得' || place.word.length() != 1 || place.word_before.is_empty() {
            return None;
        }
        let next = place.text.get(at + 1).copied().filter(|c| is_han(*c))?;
        let pointing = at.checked_sub(2).and_then(|at| place.text.get(at));
        let points = |c: &char| "这那此该".contains(*c);
        let is_counted = pointing.is_some_and(|c| "件个种桩".contains(*c));
        let counted = || at.checked_sub(3).and_then(|at| place.text.get(at));
        let is_thing = place.word_before.len() == 1
            && (pointing.is_some_and(points) || is_counted && counted().is_some_and(points));
        let after = place.text.get(at + 2).copied();
        Some(PlaceAround { before: place.word_before, is_thing, next, after })
    }
}

impl<R: Reasons> Speaker<'_, R> {
    /// Says what the tables have left of a word.
    pub(super) fn say_rest(&mut self, word: Span, before: Span) {
        let is_open = |speaker: &Self, at: usize| {
            let is_r =
                at > 0 && speaker.said[at - 1].as_ref().is_some_and(|said| said.span.end as usize > at);
            speaker.said[at].is_none() && !is_r
        };
        let start = word.start as usize;
        let name = (word.length() > 1 && is_open(self, start))
            .then(|| names::surname(&self.folded[word.range()], self.model))
            .flatten()
            .filter(|_| word.length() > 2 || names::is_pair(self.folded, word, self.model));
        if let Some((length, _)) = name
            && let Some(given) = self.said[start + length].as_mut()
        {
            given.pinyin = capitalised(given.pinyin);
        }
        if name.is_some() {
            // The words that a name is spelled like are not meant, nor is their doubt.
            self.said[word.range()].iter_mut().flatten().for_each(|said| said.unsettled = false);
            word.range().for_each(|at| self.reasons.judge(at, None));
        }
        let (table, folded) = (self.table, self.folded);
        let usual = |at: usize| table.usual(folded[at])?.pinyin;
        for at in word.range() {
            if !is_open(self, at) {
                continue;
            }
            let index = at - start;
            if name.is_none() && index > 0 && at + 1 == word.end as usize && self.say_suffix(word) {
                continue;
            }
            if let Some((length, own)) = name {
                let begins = index == 0 || index == length;
                let own = own.filter(|_| index < length).and_then(|own| own.split(' ').nth(index));
                let said = match own {
                    Some(numbered) => {
                        letters(numbered).map(|said| (said, SyllableSource::Phrase, WhySyllable::Surname))
                    }
                    None => usual(at).map(|said| (said, SyllableSource::Character, WhySyllable::Name)),
                };
                if let Some((said, source, why)) = said {
                    self.set(at, if begins { capitalised(said) } else { said }, source, why);
                }
                continue;
            }
            if let Some((length, own)) = self.titled_surname(at, word) {
                for (index, numbered) in own.split(' ').enumerate().take(length) {
                    let said = letters(numbered).unwrap_or_default();
                    let said = if index == 0 { capitalised(said) } else { said };
                    self.set(at + index, said, SyllableSource::Phrase, WhySyllable::Surname);
                }
                continue;
            }
            // 一只只 repeats its measure: it is said as the first time.
            if at >= 2
                && self.folded[at - 1] == self.folded[at]
                && rules::is_figure(self.folded[at - 2])
                && let Some(first) = self.said[at - 1].as_ref().map(|first| first.pinyin)
            {
                self.set(at, first, SyllableSource::Phrase, WhySyllable::Rule("measure_again"));
                continue;
            }
            if word.length() == 1
                && names::is_titled(self.folded, at)
                && let Some(said) = usual(at)
            {
                self.set(at, capitalised(said), SyllableSource::Character, WhySyllable::Name);
                continue;
            }
            let place =
                CharacterInText { text: self.folded, at, word, word_before: &self.folded[before.range()] };
            let decided = match character::printed(self.printed[at]) {
                Some(_) => None,
                None => place.decide(&self.table.contexts).or_else(|| self.obliges(&place)),
            };
            match decided.and_then(|(numbered, why)| Some((self.letters(numbered)?, why))) {
                Some((pinyin, why)) => self.set(at, pinyin, SyllableSource::Phrase, why),
                None => self.say_character(at),
            }
        }
        let called = names::called(self.folded, word, before);
        for said in called.into_iter().flat_map(|at| [at, at + 1]) {
            if let Some(said) = &mut self.said[said] {
                said.pinyin = capitalised(said.pinyin);
            }
        }
    }

    /// 得 after what nothing is said of by 得: it has to be done, děi, or is got, dé. 孩子 and 作业 never stand before the particle in the
    /// texts that pairs of words were counted in, 跑 and 生活 do.
    fn obliges(&self, place: &CharacterInText<'_>) -> Option<(&'static str, WhySyllable)> {
        /// What is done, and can be no outcome of anything.
        const DONE: &str = "用是把靠先等按还有听去买赔写办解修吃提重自亲给找跟由从向交留算赶穿做住学看加经凭拿带别请问换想坐戴付派多慎治管防";
        /// After these it is never the particle.
        const HENCE: [&str; 27] = [
            "看来", "恐怕", "最少", "起码", "至少", "必须", "真", "大概", "可能", "估计", "肯定", "一定",
            "也许", "总归", "早晚", "迟早", "到底", "反正", "以后", "今后", "今天", "明天", "晚上", "现在",
            "回头", "好歹", "少说",
        ];
        let PlaceAround { before, is_thing, next, after } = PlaceAround::of(place)?;
        let spelled: String = before.iter().collect();
        let is_hence = HENCE.contains(&&*spelled);
        let context = |word: &str| Some(self.model.word(self.model.find(word)?).context);
        let seen = context(&spelled).zip(context("得")).map(|(word, de)| {
            let together = self.model.seen_together(word, de);
            (together.is_some(), self.model.attraction(word, de))
        });
        let is_said_of = match seen {
            Some((together, attraction)) => together || before.len() == 1 && attraction > RARE,
            None => before.len() == 1,
        } && !is_thing;
        if is_said_of && !is_hence {
            return None;
        }
        let by = |numbered| Some((numbered, WhySyllable::Rule("obliges")));
        match next {
            '了' | '奖' | '病' | '票' | '利' | '益' if !is_hence => by("de2"),
            _ if is_hence => by("dei3"),
            '多' if !after.is_some_and(|c| "喝吃看想做练写穿休问".contains(c)) => None,
            _ if DONE.contains(next) => by("dei3"),
            _ => None,
        }
    }

    /// A surname with a pronunciation of its own that begins at `at`, before a title or after 小, 老 or 姓. In the middle of a word that is
    /// longer than it there is none.
    fn titled_surname(&self, at: usize, word: Span) -> Option<(usize, &'static str)> {
        let (length, own) = names::surname_with_title(self.folded, at)?;
        let is_free = at == word.start as usize || "小老姓".contains(self.folded[at - 1]);
        let is_open = self.said[at..at + length].iter().all(Option::is_none);
        (is_free && is_open).then_some((length, own))
    }

    /// Says the last character of a word that no table has, where it is a suffix: 儿 is r, and 子 has no tone.
    fn say_suffix(&mut self, word: Span) -> bool {
        /// What 儿 means a child after, and 子 something small, or a person.
        const CHILDREN: &str = "婴幼胎孤健男女宠弃生少小乳患病育妻一个聋哑盲叶";
        const SOMETHING: &str = "分电原离粒光质中核王弟才男女君太公天妻父母养学臣逆孢精卵配因孙瓜莲松鱼虾蚕棋菜种花皇世亲游浪敌孟庄老荀之量介强夸胶流惠美智洋良和幸优纪玲京羊其振转定次幼嫡庶";
        let at = word.end as usize - 1;
        let before = self.folded[at - 1];
        match self.folded[at] {
            '儿' if !CHILDREN.contains(before) => {
                self.add_r(at);
                self.reasons.set(at, WhySyllable::Rule("is_r"), self.said[at].is_some());
            }
            '子' if !SOMETHING.contains(before) => {
                let pinyin = self.letters("zi5").unwrap_or_default();
                self.set(at, pinyin, SyllableSource::Phrase, WhySyllable::Rule("is_suffix"));
            }
            _ => return false,
        }
        true
    }
}
