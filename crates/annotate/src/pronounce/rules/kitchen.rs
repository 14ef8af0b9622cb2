//! What is done in a kitchen and at home by verbs of one character, which are something else in longer words: 切 the meat, 盛 a bowl, 缝 a
//! button; and who is fond of what.

use super::{CharacterInText, is_spoken};

impl CharacterInText<'_> {
    /// 切 as a verb by itself, not as an adverb before what must not be done, nor in foreign names: 把肉切了; not 切勿, 切尔诺.
    pub(super) fn is_cut(&self) -> bool {
        const ADVERB: &str = "勿不莫记忌中合题盼要身近实";
        const FOREIGN: &str = "尔特里斯罗诺尼列洛努拉诃奇比";
        let is_foreign = |c: Option<char>| c.is_some_and(|c| FOREIGN.contains(c));
        self.word.length() == 1
            && !self.after(1).is_some_and(|c| ADVERB.contains(c))
            && !is_foreign(self.after(1))
            && !is_foreign(self.before(1))
            && !self.before(1).is_some_and(|c| "急迫殷关悲亲一".contains(c))
    }

    /// 盛 of what is put into something: 盛在盘子里, 用碗盛, 把汤盛出来; not of what thrives: 盛于唐代.
    pub(super) fn is_filled(&self) -> bool {
        self.word.length() == 1
            && (self.after(1).is_some_and(|c| "在出到进入装水酒起好点上".contains(c))
                || self.before(1).is_some_and(|c| "碗勺盘杯盆锅".contains(c)))
            && !(self.after(1) == Some('水') && self.after(2) == Some('期'))
            && !self.before(1).is_some_and(|c| "茂昌兴强最极鼎全".contains(c))
    }

    /// 缝 of what is sewn: 缝进口袋, 缝了三针; not a gap: 墙缝里.
    pub(super) fn is_sewn(&self) -> bool {
        self.after(1).is_some_and(|c| "进上在了着好补合住起成制个件得过几".contains(c))
            && !self.before(1).is_some_and(|c| "裂门夹接石墙地指牙砖岩焊条道".contains(c))
    }

    /// 好 of what somebody is fond of: 他好面子, 生性好赌; not 好酒, which is good.
    pub(super) fn is_fond(&self) -> bool {
        const LOVED: [&str; 12] =
            ["面子", "热闹", "打扮", "打听", "虚名", "管闲", "酒", "赌", "色", "客", "名", "胜"];
        let after = &self.text[self.at + 1..];
        let is_loved = |loved: &&str| loved.chars().eq(after.iter().copied().take(loved.chars().count()));
        self.before(1).is_some_and(|c| "我你他她人们生素性极颇贪既李张王老爷".contains(c))
            && LOVED.iter().any(is_loved)
            && !after
                .first()
                .is_some_and(|c| "名客".contains(*c) && after.get(1).is_some_and(|c| is_spoken(*c)))
    }

    /// 倒 of water that is poured away, by what is taken: 把水倒了.
    pub(super) fn is_poured_away(&self) -> bool {
        let is_liquid = |c: char| "水茶酒油奶汤渣垃饭菜药墨尿".contains(c);
        let is_taken = || self.sentence_before().take(6).any(|c| "把将".contains(c));
        self.after(1).is_some_and(|c| "了掉".contains(c))
            && is_taken()
            && self.sentence_before().take(5).any(is_liquid)
    }

    /// 相 as a noun of Buddhist texts: at the end of a clause, where no adverb stands, and between what it is and is not: 诸相非相, 著相.
    pub(super) fn is_aspect(&self) -> bool {
        self.word.length() == 1
            && !self.begins_clause()
            && (self.ends_clause() || self.before(1).is_some_and(|c| "诸法著住离取色身".contains(c)))
            && !self.before(1).is_some_and(|c| "互争竞瞒".contains(c))
    }
}
