//! What becomes of things: 没 under water, 撒 on the floor, 拉 open by a blade; how good they are, 差; and what 和 does to powders and to a game.

use super::{CharacterInText, is_figure, is_spoken};

impl CharacterInText<'_> {
    /// 差 of what is no good, at the end of what is said of it: 成绩差, 质量差得多; not a difference: 年龄差.
    pub(super) fn is_poor(&self) -> bool {
        const JUDGED: [&str; 30] = [
            "成绩", "质量", "效果", "态度", "条件", "环境", "素质", "能力", "身体", "视力", "水平", "基础",
            "技术", "脾气", "心情", "关系", "信誉", "口碑", "名声", "服务", "性能", "记性", "运气", "味道",
            "卫生", "治安", "收成", "印象", "体质", "信号",
        ];
        let is_said = self.ends_clause() || self.after(1).is_some_and(|c| "的得了些点".contains(c));
        is_said && JUDGED.iter().any(|judged| judged.chars().eq(self.word_before.iter().copied()))
    }

    /// 没 of what is under water or snow up to somewhere: 水没过膝盖, 水要没过肉; not 没过几天.
    pub(super) fn is_under(&self) -> bool {
        const UP_TO: &str = "膝胸腰脚肩踝脖屋房楼墙树桥堤车肉菜食鸡药豆米";
        self.after(1).is_some_and(|c| "过到入".contains(c))
            && self.after(2).is_some_and(|c| UP_TO.contains(c))
            && self.sentence_before().any(|c| "水汤雪潮浪泥草油酒".contains(c))
    }

    /// 撒 of what falls here and there: 撒了一地, 撒了些盐; not of what is let go: 撒了手.
    pub(super) fn is_strewn(&self) -> bool {
        self.after(1) == Some('了')
            && self.after(2).is_some_and(|c| "一满些点".contains(c))
            && self.clause_after().skip(2).take(4).any(|c| "地身桌层盐糖粉花胡种葱".contains(c))
    }

    /// 一行 of people who go together: 一行五人, 一行数十人.
    pub(super) fn is_party(&self) -> bool {
        self.before(1) == Some('一')
            && self.after(1).is_some_and(|c| is_figure(c) || "数几".contains(c))
            && self.clause_after().take(4).any(|c| "人众位".contains(c))
    }

    /// 拉 of what is cut open: 手上拉了个口子.
    pub(super) fn is_slit(&self) -> bool {
        let clause: String = self.clause_after().take(7).collect();
        self.after(1).is_some_and(|c| "了开".contains(c)) && clause.contains("口子")
    }

    /// 和 of who wins at mahjong: 和了一把大牌.
    pub(super) fn is_mahjong(&self) -> bool {
        self.after(1) == Some('了') && self.clause_after().take(8).any(|c| "牌番".contains(c))
            || self.after(1) == Some('牌') && self.ends_clause_at(2)
    }

    /// 和 of verses by which somebody answers: 和了一首诗.
    pub(super) fn is_answer(&self) -> bool {
        self.after(1) == Some('了') && self.clause_after().take(6).any(|c| "诗词韵".contains(c))
    }

    /// 和 as a measure of washing and brewing, 洗了两和, 头和药; and as a verb before medicine that is stirred, or behind it before what it becomes:
    /// 和药, 把药和匀.
    pub(super) fn is_brew(&self) -> bool {
        let is_washed = || self.sentence_before().take(6).any(|c| "洗煎熬药".contains(c));
        let is_counted = self.before(1).is_some_and(|c| is_figure(c) || c == '头');
        let is_medicine = |c: char| "药粉末".contains(c);
        is_counted && (self.after(1) == Some('药') || self.ends_clause() && is_washed())
            || self.begins_clause() && self.after(1) == Some('药') && !self.after(2).is_some_and(is_list)
            || self.after(1) == Some('匀') && self.sentence_before().take(5).any(is_medicine)
            || self.after(1) == Some('着') && self.after(2).is_some_and(|c| "水酒蜜".contains(c))
    }
}

/// What makes a list of what 和 stands between rather than something that is done: 药和针.
fn is_list(c: char) -> bool {
    is_spoken(c) && "材品物店厂房费".contains(c)
}
