//! Verbs that are told by what they are done to: 还 what is owed, 和 dough, 干 a trade, 折 a leg; and what is told by what it says of it.

use super::{CharacterInText, is_figure, is_spoken};

impl CharacterInText<'_> {
    /// 和 before what is stirred with water, at the beginning of a clause or before how it becomes: 和面, 和好的面, 面和好了; not 和面包.
    pub(super) fn is_dough(&self) -> bool {
        const DOUGH: [&[char]; 6] =
            [&['面'], &['泥'], &['面', '粉'], &['水', '泥'], &['面', '团'], &['黄', '泥']];
        let is_dough = |at: usize| {
            self.after(at).is_some_and(|c| "面泥".contains(c))
                && !self.after(at + 1).is_some_and(|c| "粉条包馆子孔对前".contains(c))
        };
        let is_done = self.after(1).is_some_and(|c| "好匀成".contains(c));
        let next = if self.after(1) == Some('好') { 2 } else { 1 };
        let of = (next..next + 2).find(|&at| self.after(at) != Some('后')).unwrap_or(next);
        let is_some =
            || self.after(1) == Some('了') && self.clause_after().take(6).any(|c| "面泥馅".contains(c));
        is_done && DOUGH.contains(&self.word_before)
            || is_some()
            || is_done && self.after(of) == Some('的') && is_dough(of + 1)
            || self.begins_clause() && is_dough(next)
            || self.before(1) == Some('里') && self.after(1) == Some('水') && self.ends_clause_at(2)
            || (self.begins_clause() || self.before(1) == Some('后'))
                && self.after(1).is_some_and(|c| "上点些".contains(c))
                && self.after(2).is_some_and(|c| "白糖水盐粉蜜油醋泥面".contains(c))
            // 在和面, where the clause ends.
            || self.before(1) == Some('在') && is_dough(1) && !self.after(2).is_some_and(is_spoken)
    }

    /// 倒 before what is done the wrong way round: 倒着走; not of what lies: 倒着一棵树.
    pub(super) fn is_backwards(&self) -> bool {
        self.after(1) == Some('着')
            && self.after(2).is_some_and(|c| "走读数看写放念骑背流跑退挂唱开拿".contains(c))
    }

    /// 结 of fruit that a plant bears: 结了果子, 结满果实.
    pub(super) fn is_fruit(&self) -> bool {
        self.after(1).is_some_and(|c| "了满出着".contains(c))
            && self.clause_after().take(6).any(|c| "果瓜籽穗桃梨痂".contains(c))
    }

    /// 吐 of what comes up against one's will: 吐了一地, 吐得厉害, 吐了两回; not of what is in the mouth: 把籽吐了.
    pub(super) fn is_vomit(&self) -> bool {
        let is_all = || self.ends_clause_at(2) && !self.sentence_before().take(6).any(|c| c == '把');
        self.after(1) == Some('得')
            || self.before(1) == Some('别') && self.after(1) == Some('在')
            || self.after(1) == Some('了')
                && (is_all() || self.clause_after().take(5).any(|c| "地身床回次".contains(c)))
    }

    /// 南无 before a Buddha or a scripture; 无 stands so many steps on.
    pub(super) fn is_refuge(&self, steps: usize) -> bool {
        (steps == 0 || self.after(steps) == Some('无'))
            && self.after(steps + 1).is_some_and(|c| "阿本大释药地妙喝观".contains(c))
    }

    /// 处 before what a court gives: 处三年以下有期徒刑, 处十万元罚款; not a place that is counted.
    pub(super) fn is_sentence(&self) -> bool {
        self.after(1).is_some_and(is_figure)
            && !self.before(1).is_some_and(|c| is_figure(c) || "这那几多各每某此别何到暗深远".contains(c))
            && self.clause_after().any(|c| "元罚刑拘禁狱".contains(c))
    }

    /// 背上 as a place: 椅子背上, 趴在他背上; not 背上书包.
    pub(super) fn is_on_back(&self) -> bool {
        const LOAD: &str = "书包行枪孩药债黑骂名箱篓弓剑沉负";
        self.after(1) == Some('上')
            && !self.after(2).is_some_and(|c| LOAD.contains(c))
            && (self.before(1).is_some_and(|c| "子椅马牛虎驼脊鱼我你他她人们的狗龟从在到".contains(c))
                || self.ends_clause_at(2))
    }

    /// 落 of what is left behind: 把伞落在车上, 落在后面; not of a look: 把目光落在书上.
    pub(super) fn is_left(&self) -> bool {
        self.word.length() == 1
            && self.after(1) == Some('在')
            && (self.after(2) == Some('后') || self.sentence_before().any(|c| c == '把'))
            && !self.sentence_before().any(|c| "光视眼线笔点脚手".contains(c))
    }

    /// 空 of what is free: 空着一间房; not 空着手.
    pub(super) fn is_free(&self) -> bool {
        self.after(1) == Some('着') && !self.after(2).is_some_and(|c| "手肚脑".contains(c))
    }

    /// 干 of a cup that is emptied: 干了这杯酒.
    pub(super) fn is_toast(&self) -> bool {
        self.after(1) == Some('了') && self.clause_after().take(4).any(|c| "杯碗盅".contains(c))
    }

    /// 调 of what has a scale or a channel: 把闹钟调到六点.
    pub(super) fn is_tuned(&self) -> bool {
        self.after(1) == Some('到')
            && self.sentence_before().take(6).any(|c| "钟温度音频道火焦弦亮".contains(c))
    }

    /// 待 of where somebody stays for a while: 待一会儿, 待几天.
    pub(super) fn is_stay(&self) -> bool {
        let is_while = |c: char| "会天晚夜宿年周阵".contains(c);
        self.word.length() == 1
            && self.after(1).is_some_and(|c| c == '会' || is_figure(c) || "几了半".contains(c))
            && (self.after(1) == Some('会') || (2..4).any(|at| self.after(at).is_some_and(is_while)))
    }

    /// 转 of what turns without an end: 转个不停, 转个圈.
    pub(super) fn is_spin(&self) -> bool {
        self.after(1) == Some('个') && self.after(2).is_some_and(|c| "不没圈".contains(c))
    }

    /// 穿着 of how somebody is dressed: 穿着朴素, 她的穿着; not 穿着鞋.
    pub(super) fn is_dress(&self) -> bool {
        const HOW: [&str; 18] = [
            "朴素", "讲究", "考究", "得体", "时尚", "时髦", "打扮", "随便", "随意", "整齐", "整洁", "暴露",
            "入时", "大方", "简朴", "体面", "单薄", "普通",
        ];
        let after = &self.text[self.at + 1..];
        let is_how = |how: &&str| how.chars().eq(after.iter().copied().take(2));
        let is_own = self.before(2).is_some_and(|c| "的其".contains(c));
        self.before(1) == Some('穿')
            && (HOW.iter().any(is_how)
                || is_own && (self.ends_clause() || self.after(1).is_some_and(|c| "和与很".contains(c))))
    }

    /// 干 before a trade: 干一行, 干哪行.
    pub(super) fn is_trade(&self) -> bool {
        const WHICH: &str = "一这那哪";
        self.after(1).is_some_and(|c| WHICH.contains(c))
            && (2..=3).find(|&steps| self.after(steps) != Some('一')).and_then(|steps| self.after(steps))
                == Some('行')
    }

    /// 还 before somebody and what he is owed: 还我钱, 还他的书, 还你们一个公道; after what it is too: 把书还我; where no adverb can be: 有借有还, 还不上. The adverb stands before what
    /// somebody is or does.
    pub(super) fn is_debt(&self) -> bool {
        const OWED: &str = "钱债账书命清血公河尊青的";
        /// What makes an adverb with 一: 一样, 一起, 一路.
        const HOW: &str = "样起直定切路边向再共律同旦概并齐般";
        // No adverb ends a clause, nor stands before 了.
        if !self.begins_clause()
            && (self.ends_clause() || self.after(1) == Some('了') && self.after(2) != Some('得'))
        {
            return true;
        }
        if self.after(1) == Some('不') && self.after(2).is_some_and(|c| "上起清完".contains(c)) {
            return true;
        }
        if !self.after(1).is_some_and(|c| "我你他她它咱您".contains(c)) {
            return false;
        }
        let next = if self.after(2) == Some('们') { 3 } else { 2 };
        let owed = |at: usize| self.after(next + at).filter(|c| is_spoken(*c));
        match owed(0) {
            None => self.sentence_before().any(|c| c == '把'),
            Some(c) if OWED.contains(c) => true,
            // 一个个, 一步步 say how.
            Some('一') => owed(1).is_some_and(|c| !HOW.contains(c) && owed(2) != Some(c)),
            Some('自') => owed(1) == Some('由'),
            _ => false,
        }
    }

    /// 当 of what is taken for something else: 把他当朋友, 我当是谁, 当了真, 一个人当两个用.
    pub(super) fn is_taken_for(&self) -> bool {
        let is_used = || self.clause_after().take(6).last().is_some_and(|c| "用使花".contains(c));
        self.word.length() == 1
            && (self.after(1) == Some('了') && self.after(2) == Some('真')
                || self.after(1).is_some_and(is_figure) && is_used()
                || self.sentence_before().take(6).any(|c| "把拿".contains(c) && self.after(1) != Some('天'))
                || self.after(1) == Some('是')
                // 上了骗子的当
                || self.before(1) == Some('的')
                    && !self.after(1).is_some_and(is_spoken)
                    && self.sentence_before().take(9).any(|c| c == '上')
                || self.before(1) == Some('别')
                    && self.clause_after().take(4).any(|c| "回外毛病儿戏玩笑耳".contains(c)))
    }

    /// 倒 of what is poured into cups: 倒了杯茶, 倒了一碗水.
    pub(super) fn is_poured(&self) -> bool {
        let next = if self.after(2).is_some_and(is_figure) { 3 } else { 2 };
        self.after(1) == Some('了')
            && self.after(next).is_some_and(|c| "杯碗壶盆桶瓶勺盘水茶酒油汤奶".contains(c))
    }

    /// 背 of a load: 背不动, 背下山.
    pub(super) fn is_burden(&self) -> bool {
        match self.after(1) {
            Some('不') => self.after(2) == Some('动'),
            Some('下') => self.after(2).is_some_and(|c| "山楼车船".contains(c)),
            _ => false,
        }
    }

    /// 还 before the home to which somebody goes, at the end of a clause: 还家.
    pub(super) fn is_return(&self) -> bool {
        self.after(1) == Some('家') && !self.after(2).is_some_and(|c| is_spoken(c) && c != '了')
    }

    /// 折 of what is long and stiff, or of limbs, that is in two: 打折了腿, 棍子折了.
    pub(super) fn is_broken(&self) -> bool {
        const STIFF: &str = "枝筷腿臂骨胳膊腕腰肋棍棒杆柄桨桅翅椽";
        let is_stiff = |c: char| STIFF.contains(c);
        self.after(1) == Some('了')
            && (self.clause_after().take(5).any(is_stiff) || self.sentence_before().take(6).any(is_stiff))
    }

    /// 涨 of a face that gets red, or a head: 脸涨得通红.
    pub(super) fn is_flush(&self) -> bool {
        self.before(1).is_some_and(|c| "脸头脑".contains(c))
            || self.after(1) == Some('得') && self.clause_after().take(3).any(|c| "红紫脸".contains(c))
    }

    /// 转 around something, or on and on: 绕着太阳转, 围着他转个不停, 轮子在转.
    pub(super) fn is_orbit(&self) -> bool {
        let is_last = !self.after(1).is_some_and(|c| is_spoken(c) && !"了着个来".contains(c));
        let is_around = || self.sentence_before().take(8).any(|c| "绕围".contains(c));
        let goes_on = self.before(1) == Some('在') && self.ends_clause()
            || self.after(1) == Some('了') && self.after(2) == Some('起');
        self.word.length() == 1 && (is_last && is_around() || goes_on)
    }

    /// 长 by years or generations: 长我两岁, 比他长一辈.
    pub(super) fn is_elder(&self) -> bool {
        let next = if self.after(1).is_some_and(|c| "我你他她".contains(c)) { 2 } else { 1 };
        self.after(next).is_some_and(|c| is_figure(c) || c == '几')
            && self.after(next + 1).is_some_and(|c| "辈岁".contains(c))
    }

    /// 散 of what was bound and is loose: 头发散了, 鞋带散开.
    pub(super) fn is_loose(&self) -> bool {
        self.before(1).is_some_and(|c| "发带架辫绳".contains(c))
            && self.after(1).is_some_and(|c| "了开着".contains(c))
    }

    /// 着 of a move in a game: 这一着.
    pub(super) fn is_move(&self) -> bool {
        // 高着儿, 支着儿
        let is_trick = self.after(1) == Some('儿') && self.before(1).is_some_and(|c| "高妙绝支".contains(c));
        is_trick || self.before(1) == Some('一') && self.before(2).is_some_and(|c| "这那高妙".contains(c))
    }

    /// 圈 of what animals are kept in: 往圈里赶羊, 猪进了圈.
    pub(super) fn is_pen(&self) -> bool {
        const KEPT: &str = "羊猪牛马驴骡牲畜鸡鸭鹅崽";
        let is_led = self.before(1).is_some_and(|c| "往进回入出在到从向了".contains(c));
        let is_place = self.after(1).is_none_or(|c| !is_spoken(c) || "里中内外门".contains(c));
        is_led
            && is_place
            && self.sentence_before().take(8).chain(self.clause_after()).any(|c| KEPT.contains(c))
    }

    /// 石 of grain: 两石米.
    pub(super) fn is_weight(&self) -> bool {
        self.before(1).is_some_and(is_figure) && self.after(1).is_some_and(|c| "米粮谷麦豆粟稻".contains(c))
    }

    /// 打 of twelve: 两打啤酒; after 一 only before what is sold so.
    pub(super) fn is_dozen(&self) -> bool {
        let Some(count) = self.before(1).filter(|c| is_figure(*c)) else { return false };
        let is_sold = |c: char| "鸡啤铅袜毛玫饮可鞋".contains(c);
        self.after(1).is_some_and(|c| {
            if count == '一' { is_sold(c) } else { is_spoken(c) && !"了着过得不".contains(c) }
        })
    }

    /// 教 as a word is to teach; not at the end of a clause, unless somebody is said to, for religions stand there; after 不 or 莫, as in
    /// 不教而诛, it may be to let.
    pub(super) fn teaches(&self) -> bool {
        let is_said = |set: &str| self.before(1).is_some_and(|c| set.contains(c));
        let is_religion = is_said("法真派圣") || self.before(1).is_some_and(is_figure);
        self.word.length() == 1
            && !is_said("不莫休")
            && !is_religion
            && (!self.ends_clause() || is_said("你我他她们谁人来去会要能想肯手"))
    }
}
