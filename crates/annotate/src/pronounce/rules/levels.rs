//! What goes up and down: 调 a price or a rate, 降 to a level, 率 as a share of something; and what has got longer or drier.

use super::{CharacterInText, is_figure, is_spoken};

/// What has a level that is set: prices, wages, rates, temperatures, volumes, times.
const LEVELS: &str = "价薪资息率税费租温度量音弦频亮暗焦钟幅额标准准预算级琴档期";

impl CharacterInText<'_> {
    /// 调 of a level that is set: 利率调至百分之三, 把水温调高, 一调再调; not of people who are moved: 调往, 调去.
    pub(super) fn is_adjusted(&self) -> bool {
        /// What a level becomes, or by how much.
        const SET: &str = "价薪息资税增减涨升降高低大小亮暗快慢匀早晚准频焦温幅音弦";
        /// What is done with people, troops and papers.
        const MOVED: &str = "研查动任派往入离取职遣兵集令走岗阅出京防去来回换度用拨运配虎阵档";
        if self.after(1).is_some_and(|c| SET.contains(c)) {
            return true;
        }
        if self.after(1).is_some_and(|c| MOVED.contains(c)) {
            return false;
        }
        // 一调再调 is said of what somebody else decides.
        let is_again = self.after(1) == Some('再') && self.after(2) == Some('调')
            || self.before(1) == Some('再') && self.before(2) == Some('调');
        is_again || self.sentence_before().take(10).any(|c| LEVELS.contains(c))
    }

    /// 降 of what gets lower: 降至, 降到; not of who surrenders, nor of demons: 降服, 降汉.
    pub(super) fn is_lowered(&self) -> bool {
        const LOWER: &str = "至到为低价息温准幅级水雨雪落职薪税费回了自下不得";
        let is_held = self.after(1) == Some('得') && self.after(2) == Some('住');
        let surrenders = self.before(1).is_some_and(|c| "投迫诱受归劝请招纳乞诈不".contains(c))
            || self.sentence_before().take(6).any(|c| "军城敌兵寇".contains(c));
        let is_lower = self.after(1).is_some_and(|c| LOWER.contains(c) || is_figure(c));
        is_lower && !is_held && !surrenders
    }

    /// 率 as a share, after what it is of; before what it does, or at the end of a clause: 派息率却很低.
    pub(super) fn is_share(&self) -> bool {
        const DOES: &str =
            "却也达为是的高低升上下均约仅已再较比都又则近超跌涨不没偏过维保持和与及或等会可最更很略、";
        const LED: &str = "队军部众兵团师";
        let is_led = self.before(1).is_some_and(|c| "亲统我你他她遂乃又由".contains(c));
        !self.begins_clause()
            && !is_led
            && (self.ends_clause()
                || self.after(1).is_some_and(|c| DOES.contains(c) || is_figure(c))
                    && !self.clause_after().take(4).any(|c| LED.contains(c)))
    }

    /// 长 of what is long still, 路还长着呢, and of seasons, 雨季长, 夜长; of what has grown on something, 长了一地, 长了痘.
    pub(super) fn of_length(&self) -> Option<&'static str> {
        /// Where things grow, and what does.
        const GROWN: &str =
            "地身脸头手墙腿颗棵根对双张副痘虫霉毛草牙胡皱白锈瘤角叶翅眼嘴芽苔刺肉膘层片见记志知经个";
        /// What lasts.
        const SEASONS: &str = "季期夜昼寿";
        let next = self.after(1).filter(|c| is_spoken(*c));
        let is_season = self.word.length() == 1 && self.before(1).is_some_and(|c| SEASONS.contains(c));
        match next {
            _ if is_season && next.is_none_or(|c| !"出大高成势满得".contains(c)) => Some("chang2"),
            Some('着') if self.after(2) == Some('呢') || self.before(1) == Some('还') => Some("chang2"),
            Some('了') => {
                let next = if self.after(2) == Some('一') { 3 } else { 2 };
                self.after(next).is_some_and(|c| GROWN.contains(c)).then_some("zhang3")
            }
            _ => None,
        }
    }

    /// 干 after what is done until nothing wet is left: 挤干, 喝干, 水干了; not before work: 喝水干活.
    pub(super) fn is_dry(&self) -> bool {
        const DRYING: &str = "挤拧控榨喝沥抹揩甩滤吸抽熬晾晒烘擦烤吹焙炒蒸煮流哭";
        const WET: &str = "水汗泪血墨汁";
        const LEFT: &str = "了再后透时净掉";
        const DRIES: [&str; 20] = [
            "衣服", "头发", "被子", "床单", "毛巾", "油漆", "墨迹", "嘴唇", "眼泪", "汗水", "泪水", "河水",
            "地面", "嗓子", "喉咙", "皮肤", "胶水", "颜料", "鞋子", "稻谷",
        ];
        let next = self.after(1).filter(|c| is_spoken(*c));
        let is_last = next.is_none_or(|c| LEFT.contains(c));
        self.before(1).is_some_and(|c| DRYING.contains(c)) && !next.is_some_and(|c| "活事什啥".contains(c))
            || is_last && self.before(1).is_some_and(|c| WET.contains(c))
            || is_last && DRIES.iter().any(|dries| dries.chars().eq(self.word_before.iter().copied()))
            // 不干你的事: it is none of your business.
            || self.before(1) == Some('不')
                && next.is_some_and(|c| "我你他她谁".contains(c))
                && self.clause_after().take(4).any(|c| c == '事')
    }
}
