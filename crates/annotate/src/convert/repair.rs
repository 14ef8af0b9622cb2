//! Which characters of a Traditional text a machine has left in the wrong script.
//!
//! A machine that converts character by character cannot choose, so it leaves every Simplified character that is a
//! Traditional one as well: 干部 stays 干部, where 幹部 is meant. Such slips are mended, and nothing else: what any standard of
//! Traditional accepts in a word stays (台灣, 下周, 群, 扎實, 涌現), for it may be how the article's author spells.

use crate::by_character::ByCharacter;

/// A Simplified character that is a Traditional one as well, and what it may have to be. No standard spells the words of the second
/// with the first, so a phrase that has the second settles it.
const SLIPS: &str = "\
干幹乾 后後 范範 么麼 于於 余餘 并並 斗鬥 筑築 系繫係 里裡 谷穀 丑醜 几幾 面麵 制製 只隻 征徵 郁鬱 松鬆 卷捲 卜蔔 胡鬍 姜薑 准準 \
出齣 刮颳 咸鹹 家傢 折摺 朴樸 术術 板闆 沈瀋 涂塗 症癥 秋鞦 签籤簽 致緻 舍捨 表錶 辟闢 采採 霉黴 须鬚 冬鼕 曲麴 御禦 \
云雲 了瞭 仆僕 佣傭 吁籲 蒙矇 宁寧 获獲 别別 钟鐘 种種 朱硃 合閤 千韆 回迴 尽盡";

/// Characters that stand for the second in all words but names and the phrases that say otherwise. A lone one is
/// mended only in a text that never has the second: whoever writes 於 and also 于 means 于.
const ALONE: &str = "于於后後么麼并並筑築";

/// Simplified characters that Traditional texts write as well, whatever OpenCC prefers.
const ACCEPTED: &str = "凄唇峰床昵晒栖洒灶痴秘粽群肴羡蚝蝎雇挂瓮痒恒烟";

/// Whether a character that OpenCC knows as Simplified only is left over from a conversion.
pub fn is_left_over(c: char) -> bool {
    !ACCEPTED.contains(c)
}

/// Whether `from` becomes `to` where a phrase says so.
pub fn is_slip(from: char, to: char) -> bool {
    SLIPS.split(' ').any(|group| {
        let mut chars = group.chars();
        chars.next() == Some(from) && chars.any(|c| c == to)
    })
}

/// Traditional characters of one Simplified one that are written for each other, whatever OpenCC prefers: found in words of which CC-CEDICT has
/// the one and OpenCC's phrases the other.
const EITHER: &str = "\
嘆歎讚贊 嘗嚐 嘩譁 團糰 姦奸 孃娘 巖岩 弔吊 彌瀰 徑逕 復複覆 恆恒 悽淒 慄栗 懞蒙矇濛 摺折 捲卷 採采 桿杆 檯臺台颱 毀燬譭 沖衝 煉鍊鏈 煙菸 燻熏薰 \
盪蕩 硃朱 紮扎 緻致 託托 註注 誌志 跡蹟 迴回 週周 遊游 釦扣 鏟剷 鐮鎌 鑒鑑 閑閒 饑飢 鹵滷 蘇甦 薦荐 藥葯 蔭廕 裊嫋 製制 捨舍 於于 闢辟 崑昆 籤簽 \
並併 佈布 佔占 儘盡 兇凶 匯彙滙 侖崙 個箇 劃划 擺襬 惡噁";

/// Whether an author may mean one Traditional character by another.
pub fn is_either(one: char, other: char) -> bool {
    EITHER.split(' ').any(|group| group.contains(one) && group.contains(other))
}

/// Which of them nobody writes in a word with one of the Simplified characters behind it: 復 in 復雜, 製 in 製度.
const NEVER: &str = "\
復杂制数写印眼词句利繁重 複恢兴活仇报康修收光往 覆杂制恢兴活仇康修 製度控约止抵限强服专节管牵 遊泳 採神风文 捨宿校 註意射入 誌愿气向士 緻力命 佈匹 籤名字署";

/// Whether an author never means this character in a Simplified word.
pub fn is_never(given: char, word: &[char]) -> bool {
    NEVER
        .split(' ')
        .any(|group| group.starts_with(given) && word.iter().any(|c| group[given.len_utf8()..].contains(*c)))
}

/// Pairs of characters, to be looked up by the first.
pub struct Repair {
    alone: ByCharacter<char>,
}

impl Repair {
    pub fn new() -> Repair {
        Repair { alone: pairs(ALONE) }
    }

    /// What a lone character becomes in a text that never has that.
    pub fn alone(&self, from: char) -> Option<char> {
        self.alone.get(from).copied()
    }
}

/// Each second character by the one before it.
fn pairs(characters: &str) -> ByCharacter<char> {
    let second = characters.chars().skip(1).step_by(2);
    characters.chars().step_by(2).zip(second).collect()
}

/// Whether a number stands before 余, so that it counts what is over: 十餘次, 50餘次; 余 by itself is a pronoun and a surname.
pub fn counts(before: Option<char>) -> bool {
    before.is_some_and(|c| c.is_numeric() || "十百千萬万億亿".contains(c))
}
