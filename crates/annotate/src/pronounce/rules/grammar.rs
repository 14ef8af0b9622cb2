//! 为, 得 and 地, which are verbs and nouns by themselves, and join words to one another.

use super::{CharacterInText, is_figure, is_spoken};
use jiazhu_reading::han::is_han;

impl CharacterInText<'_> {
    /// 为 is wèi before what is served or aimed at, wéi where it makes something be something.
    pub(super) fn wei(&self) -> Option<&'static str> {
        /// Verbs and prepositions that make something into something: 以…为, 称为, 视…为.
        const INTO: &str = "以视称作译改定变成化选命名任升列分划评聘封立誉认转设调推拜奉尊引传";
        /// What somebody does, has to or can do for somebody.
        const FOR: &str = "只要能会想来去愿可应该须就是在我你他她们了曾专门并直";
        const MADE: &str = "选封立任聘拜评举尊奉推";
        const COPULA: &str = "均皆即乃多仅约最较更极颇甚大广尤";
        // 为具言所闻: to tell somebody.
        if self.after(1) == Some('具') && self.after(2).is_some_and(|c| "言道陈".contains(c)) {
            return Some("wei4");
        }
        if self.ends_clause() || self.after(1) == Some('所') || self.clause_after().any(|c| c == '所') {
            return Some("wei2");
        }
        // After a quotation it is the verb: 以“……”为目标.
        if self.before(1).is_some_and(|c| "”’」』》）)".contains(c)) {
            return Some("wei2");
        }
        // 为官清廉, 为人谦和: what somebody is.
        if self.after(1) == Some('官') && !self.after(2).is_some_and(|c| "方员兵府军".contains(c)) {
            return Some("wei2");
        }
        if self.begins_clause() {
            if self.after(1) == Some('人')
                && self.after(2).is_some_and(|c| is_spoken(c) && !"民类们作".contains(c))
            {
                return Some("wei2");
            }
            let is_calling = self.after(1).is_some_and(|c| "师官政".contains(c))
                && self.after(2).is_some_and(|c| "不者之一以难".contains(c));
            return Some(if is_calling { "wei2" } else { "wei4" });
        }
        if self.after(1).is_some_and(|c| "了此何".contains(c)) {
            return Some("wei4");
        }
        if self.sentence_before().any(|c| "以视把聘称誉".contains(c)) {
            return Some("wei2");
        }
        let last = self.before(1)?;
        // 他为人正直: as a person he is upright.
        if "我你他她们".contains(last)
            && self.after(1) == Some('人')
            && self.after(2).is_some_and(|c| is_spoken(c) && !"民类们师".contains(c))
        {
            return Some("wei2");
        }
        // 选他为班长: into what somebody is made.
        let is_made = |steps| self.before(steps).is_some_and(|c| MADE.contains(c));
        if COPULA.contains(last)
            || INTO.contains(last)
            || "我你他她们".contains(last) && (is_made(2) || is_made(3))
        {
            return Some("wei2");
        }
        // 这为我们提供了方便, 为自己说话.
        let is_served = self.after(1).is_some_and(|c| "我你他她它您咱谁".contains(c))
            || [
                ['自', '己'],
                ['大', '家'],
                ['别', '人'],
                ['观', '众'],
                ['群', '众'],
                ['孩', '子'],
                ['父', '亲'],
                ['母', '亲'],
            ]
            .iter()
            .any(|who| self.text[self.at + 1..].starts_with(who));
        if is_served {
            return Some("wei4");
        }
        if FOR.contains(last) {
            return Some("wei4");
        }
        None
    }

    /// 得 at the beginning of a clause is děi, or dé before what one gets; after a pronoun děi, or dé likewise; in Literary Chinese dé after what
    /// says whether and before 其 and 之. Else it is not decided here.
    pub(super) fn de(&self) -> Option<&'static str> {
        const GOT: &str = "了过到奖分第来知出以名益逞救失手主体其之的";
        const LITERARY: &str = "未既遂岂焉复始皆悉愿能";
        // 你得几分: what is counted there is got, and not time that has to pass.
        let is_score = || {
            self.after(1).is_some_and(|c| is_figure(c) || c == '几')
                && (2..4).any(|at| self.after(at).is_some_and(|c| "分票枚奖".contains(c)))
        };
        let gets = self.after(1).is_some_and(|c| GOT.contains(c)) || is_score();
        if self.begins_clause() {
            return Some(match () {
                () if self.ends_clause() => "de5",
                () if gets => "de2",
                () => "dei3",
            });
        }
        let last = self.before(1)?;
        // 二二得四.
        if is_figure(last) && self.before(2).is_some_and(is_figure) && self.after(1).is_some_and(is_figure) {
            return Some("de2");
        }
        if self.word.length() == 1
            && self.after(1) == Some('的')
            && "我你他她它们时怎么所刚天年月届次".contains(last)
        {
            return Some("de2");
        }
        if "我你他她它们".contains(last) && gets
            || LITERARY.contains(last)
            || last == '便' && self.after(1) == Some('一')
        {
            return Some("de2");
        }
        ("我你他她们咱就总都还也非又便可只".contains(last) && !self.ends_clause()).then_some("dei3")
    }

    /// Whether what is counted behind it is got: 语文得一百分, 得了几票; not time that has to pass, 得二十分钟.
    pub(in super::super) fn scores(&self) -> bool {
        let figures =
            self.clause_after().take_while(|c| is_figure(*c) || matches!(c, '几' | '多' | '满')).count();
        let counted = self.after(1 + figures);
        figures > 0
            && (counted == Some('票')
                || counted == Some('分') && !self.after(2 + figures).is_some_and(|c| "钟米".contains(c)))
    }

    /// Whether a price or a time follows and nothing else, which something takes: 裤子得两百块, 路上得三个小时; not what comes of something: 笑得一天
    /// 合不拢嘴.
    pub(in super::super) fn costs(&self) -> bool {
        const SPENT: &str = "块元钱毛小时分钟头天年周月礼拜";
        let counts = |c: &char| is_figure(*c) || "几半好多来个".contains(*c);
        let mut rest = self.clause_after().skip_while(counts).peekable();
        self.after(1).as_ref().is_some_and(counts)
            && rest.peek().is_some_and(|c| SPENT.contains(*c))
            && rest.all(|c| SPENT.contains(c) || "左右呢吧才能够行啊".contains(c))
    }

    /// 地 by itself between a word that says how and a verb is de.
    pub(super) fn adverb(&self) -> Option<&'static str> {
        const NOUN_AFTER: &str = "的上下里中内是为位和区方点带形势面址段处名有在院、";
        const NOUN_BEFORE: &str = "的该此这本当各两某在生源产属发原内外陆土境营基圣墓盆草林湿耕农用山平高洼场工绿荒阵战等驻异目实就随满遍各心余领";
        // 悄悄地: the end of what is doubled.
        if self.word.length() == 3
            && self.at + 1 == self.word.end as usize
            && self.before(1) == self.before(2)
        {
            return Some("de5");
        }
        if self.word.length() > 1 {
            return None;
        }
        // 一阵一阵地.
        let before = [1, 2, 3, 4].map(|steps| self.before(steps).filter(|c| is_han(*c)));
        if before[1].is_some() && before[..2] == before[2..] {
            return Some("de5");
        }
        let how = self.word_before.len() >= 2
            || self.word_before.iter().any(|c| "渐慢快轻静悄默高深大真".contains(*c));
        let noun = self.before(1).is_none_or(|c| NOUN_BEFORE.contains(c) || is_figure(c))
            && self.word_before != ['自', '发'];
        // 地院 is a court; to nod is a verb.
        let nods = self.after(1) == Some('点') && self.after(2) == Some('头');
        let verb = nods || self.after(1).is_some_and(|c| is_spoken(c) && !NOUN_AFTER.contains(c));
        if noun || self.after(1) == Some('院') { Some("di4") } else { (how && verb).then_some("de5") }
    }
}
