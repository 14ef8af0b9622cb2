//! Written Cantonese: words of its own that Mandarin does not write. They divide as words, and are not claimed to be said in Mandarin.

use crate::character_set::{CharacterSet, RoughSet};
use jiazhu_reading::han::is_han;
use jiazhu_reading::{Span, Syllable};

/// Characters that written Cantonese has in nearly every sentence, and Mandarin never; folded.
const CHARACTERS: &str = "嘅咗喺冇佢哋嗰啲嚟唔咁嘢畀攞㗎睇噉瞓餸噚冚嘥搵揾諗谂喎㖞啩嚿啱嗌攰囖乸孭嬲嗮";
const WORDS: CharacterSet = CharacterSet::of(CHARACTERS);

/// Words of its own in characters of Mandarin, folded: two of them in a line tell it, for one may be what stands side by side in Mandarin
/// (海边|度假).
const TELLING: [&str; 35] = [
    "边度",
    "边个",
    "边位",
    "点解",
    "而家",
    "屋企",
    "钟意",
    "返工",
    "放工",
    "系咪",
    "呢度",
    "呢个",
    "细路",
    "倾偈",
    "听日",
    "寻日",
    "食饭",
    "做乜",
    "行街",
    "饮茶",
    "冻柠茶",
    "雪柜",
    "老豆",
    "靓仔",
    "靓女",
    "点样",
    "阿妈",
    "快过",
    "搞掂",
    "得闲",
    "落雨",
    "收衫",
    "阿爸",
    "几靓",
    "着衫",
];
/// What counts things, after the 呢 that points at them: no clause of Mandarin begins so.
const COUNTERS: &str = "个件条本只间次张部架种位支杯碗";
/// What follows where these characters are Mandarin: 而家庭, 有点解释, 听日语.
const MANDARIN_AFTER: [char; 13] =
    ['庭', '里', '长', '人', '释', '决', '除', '散', '放', '语', '本', '味', '见'];

/// Whether a character is written for Cantonese alone.
pub fn is_cantonese(c: char) -> bool {
    WORDS.has(c)
}

/// Whether a stretch is written Cantonese: it has a character of its own, or two of its words. A word in quotation marks is spoken of, not used, where
/// something else is said: 「冇」字怎麼寫.
pub fn is_line(folded: &str) -> bool {
    tells(folded) && without_mentions(folded).is_none_or(|rest| tells(&rest))
}

/// A stretch without what is quoted in it that is no longer than a word; `None` where there is nothing of that kind, or nothing else.
fn without_mentions(folded: &str) -> Option<String> {
    const LONGEST: usize = 4;
    let mut rest = String::new();
    let mut left = folded;
    while let Some(open) = left.find(['「', '『', '“', '‘']) {
        let (before, quoted) = left.split_at(open);
        rest.push_str(before);
        let mut inside = quoted.chars().skip(1);
        let length = inside.by_ref().take(LONGEST + 1).take_while(|c| is_han(*c)).count();
        let end = quoted.char_indices().nth(length + 1);
        match end {
            Some((at, c)) if length <= LONGEST && "」』”’".contains(c) => {
                left = &quoted[at + c.len_utf8()..];
            }
            _ => {
                let first = quoted.chars().next().map_or(0, char::len_utf8);
                rest.push_str(&quoted[..first]);
                left = &quoted[first..];
            }
        }
    }
    rest.push_str(left);
    let is_more = rest.len() < folded.len() && rest.chars().filter(|c| is_han(*c)).count() > 1;
    is_more.then_some(rest)
}

fn tells(folded: &str) -> bool {
    /// What the telling words begin with.
    const BEGINNINGS: &str = "边点而屋钟返放系呢细倾听寻食做行饮冻雪老靓阿快搞得落收几着";
    const FIRST: CharacterSet = CharacterSet::of(BEGINNINGS);
    /// Nearly all characters of a text tell nothing.
    const MAY_TELL: RoughSet = RoughSet::EMPTY.and(CHARACTERS).and(BEGINNINGS);
    let mut told = None;
    folded.char_indices().filter(|(_, c)| MAY_TELL.may_hold(*c)).any(|(at, c)| {
        let begins = |word: &&&str| {
            let rest = folded[at..].strip_prefix(**word);
            rest.is_some_and(|rest| !rest.starts_with(MANDARIN_AFTER))
        };
        // 边度 is where, but for 海边度假.
        let rest = if c == '边' { folded[at..].strip_prefix("边度") } else { None };
        let is_where = rest.is_some_and(|rest| !rest.starts_with(['假', '过', '日', '蜜', '了']));
        let rest = if c == '呢' { folded[at..].strip_prefix('呢') } else { None };
        let is_this = rest.is_some_and(|rest| rest.starts_with(|c: char| COUNTERS.contains(c)))
            && !folded[..at].ends_with(is_han);
        let is_price = c == '几' && folded[at..].starts_with("几多钱");
        let word = FIRST.has(c).then(|| TELLING.iter().find(begins)).flatten();
        is_cantonese(c)
            || is_where
            || is_this
            || is_price
            || word.is_some_and(|word| told.replace(word).is_some_and(|other| other != word))
    })
}

/// The lines that are written Cantonese, in code points of the folded text.
pub fn lines(folded: &str) -> Vec<Span> {
    let mut start = 0;
    let mut found = Vec::new();
    for line in folded.split_inclusive('\n') {
        let end = start + line.chars().count();
        if is_line(line) {
            found.push(Span::new(start, end));
        }
        start = end;
    }
    found
}

/// Takes back what would be claimed of Cantonese lines: their own words have no Mandarin syllable, not even a half of one (諗住), and no other is
/// settled. `lines` are those of the folded text, `ends` those of the words; syllables are in order, as
/// both are.
pub fn unvouch(syllables: &mut Vec<Syllable>, folded: &[char], lines: &[Span], ends: &[usize]) {
    // A word that is only spoken of is not said in Mandarin either.
    if lines.is_empty() && !folded.iter().any(|&c| is_cantonese(c)) {
        return;
    }
    // All three are in order.
    let mut lines = lines.iter().peekable();
    let mut word = 0;
    syllables.retain_mut(|said| {
        while lines.next_if(|line| line.end <= said.span.start).is_some() {}
        let is_inside = lines.peek().is_some_and(|line| line.start <= said.span.start);
        said.unsettled |= is_inside;
        while ends.get(word).is_some_and(|&end| end <= said.span.start as usize) {
            word += 1;
        }
        let start = word.checked_sub(1).map_or(0, |before| ends[before]);
        let end = ends.get(word).copied().unwrap_or(folded.len());
        let spelled = &folded[start..end];
        let is_telling = |telling: &&str| telling.chars().eq(spelled.iter().copied());
        !(spelled.iter().any(|&c| is_cantonese(c))
            || is_inside && (matches!(spelled, ['呢' | '系']) || TELLING[..18].iter().any(is_telling)))
    });
}

/// Whether a stretch lies in one of the lines.
pub fn is_inside(lines: &[Span], stretch: Span) -> bool {
    let line = lines.partition_point(|line| line.end <= stretch.start);
    lines.get(line).is_some_and(|line| line.start <= stretch.start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_is_half_cantonese_has_no_mandarin_syllable() {
        let text = "谂住返嚟呢度食饭";
        let said = |at: usize| Syllable { span: Span::new(at, at + 1), ..Syllable::default() };
        let mut syllables: Vec<Syllable> = (0..8).map(said).collect();
        let folded: Vec<char> = text.chars().collect();
        unvouch(&mut syllables, &folded, &lines(text), &[2, 4, 6, 7, 8]);
        let left: Vec<u32> = syllables.iter().map(|said| said.span.start).collect();
        assert_eq!(left, [6, 7]);
        assert!(syllables.iter().all(|said| said.unsettled));
        assert_eq!(lines("香港人钟意饮冻柠茶"), [Span::new(0, 9)]);
        assert_eq!(lines("我同阿妈去行街饮茶"), [Span::new(0, 9)]);
        assert!(lines("阿妈饮水").is_empty());
    }

    #[test]
    fn its_commonest_words_tell_it() {
        assert_eq!(lines("我们去吃饭\n我哋去食饭\n"), [Span::new(6, 12)]);
        assert!(lines("他们的东西").is_empty());
        for line in ["呢件衫几靓", "几多钱？", "呢个系我阿爸", "落雨收衫", "佢话「唔该」"]
        {
            assert!(is_line(line), "{line}");
        }
        for line in
            ["他说粤语的「唔该」是谢谢的意思。", "「冇」字怎么写？", "你呢，个头真高", "问君能有几多愁"]
        {
            assert!(!is_line(line), "{line}");
        }
        // Without a character of its own: two of its words, or one that Mandarin does not have side by side.
        assert_eq!(lines("听日返工"), [Span::new(0, 4)]);
        assert_eq!(lines("知边度买"), [Span::new(0, 4)]);
        assert!(
            lines("海边度假").is_empty() && lines("听日语课").is_empty() && lines("听日语听日文").is_empty()
        );
    }
}
