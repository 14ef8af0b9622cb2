use proptest::prelude::*;

use super::{Pronunciations, pronounce_with_pauses, set_sandhi};
use crate::lines::Lines;
use crate::pauses::{Pauses, at_once};
use crate::segment::Segmenter;
use crate::tables::builtin;
use crate::threads::Threads;
use jiazhu_reading::pinyin::{parts, spell, zhuyin};
use jiazhu_reading::{Span, Syllable, SyllableSource};

fn table() -> &'static Pronunciations {
    builtin().pronunciations().expect("all tables are there")
}

fn syllables(text: &str) -> (Vec<usize>, Vec<Syllable>) {
    let folded = builtin().fold().text(text);
    let ends = Segmenter::new(builtin().word_model(), &[]).segment(&folded, &[]);
    let (printed, folded): (Vec<char>, Vec<char>) = (text.chars().collect(), folded.chars().collect());
    let mut syllables = super::pronounce(table(), &printed, &folded, &ends, &[], builtin().word_model());
    set_sandhi(&mut syllables, &folded, |at| at == 0 || ends.contains(&at));
    (ends, syllables)
}

/// The words of a text as they are said, apart; `?` after what is not settled.
fn said(text: &str) -> String {
    let printed: Vec<char> = text.chars().collect();
    let (ends, syllables) = syllables(text);
    let mut words = Vec::new();
    let mut start = 0;
    for end in ends {
        let inside = syllables.iter().filter(|s| (start..end).contains(&(s.span.start as usize)));
        let spoken: Vec<String> = inside.clone().map(Syllable::spoken).collect();
        let word: String = printed[start..end].iter().collect();
        let doubt = if inside.clone().any(|s| s.unsettled) { "?" } else { "" };
        words.push(spell(&word, spoken.iter().map(String::as_str)) + doubt);
        start = end;
    }
    words.retain(|word| !word.is_empty());
    words.join(" ")
}

#[track_caller]
fn check(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(said(text), *expected, "{text}");
    }
}

#[test]
fn zhang_and_chang() {
    check(&[
        ("处长", "chùzhǎng"),
        ("市长和队长", "shìzhǎng hé duìzhǎng"),
        ("长江很长", "Cháng Jiāng hěn cháng"),
        ("他长高了", "tā zhǎnggāo le"),
        ("成长", "chéngzhǎng"),
        ("三米长", "sān mǐ cháng"),
    ]);
}

#[test]
fn wei_of_purpose_and_wei_of_being() {
    check(&[
        ("为确保工作", "wèi quèbǎo gōngzuò"),
        ("为此", "wèicǐ"),
        ("为什么", "wèishénme"),
        ("以此为契机", "yǐcǐ wéi qìjī"),
        ("以“三个更加”为目标", "yǐ sān gè gèngjiā wéi mùbiāo"),
        ("成为、作为、因为", "chéngwéi zuòwéi yīnwèi"),
        ("为人所知", "wéi rén suǒzhī"),
        ("我为人民服务", "wǒ wèi rénmín fúwù"),
    ]);
}

#[test]
fn zhe_and_zhu() {
    check(&[
        ("帶著一級", "dài zhe yìjí"),
        ("一部名著", "yí bù míngzhù"),
        ("著作", "zhùzuò"),
        ("睡着了", "shuìzháo le"),
        ("看着", "kànzhe"),
    ]);
}

/// Simplified has one character for three; Traditional tells them apart.
#[test]
fn gan_of_three_characters() {
    check(&[
        ("干部", "gànbù"),
        ("幹部", "gànbù"),
        ("干杯", "gānbēi"),
        ("乾燥", "gānzào"),
        ("若干", "ruògān"),
        ("干什么", "gànshénme"),
    ]);
}

#[test]
fn words_decide_before_characters() {
    check(&[
        ("急难险重", "jínánxiǎnzhòng?"),
        ("教学", "jiàoxué"),
        ("重温", "chóngwēn"),
        ("重要", "zhòngyào"),
        ("兴趣", "xìngqù"),
        ("振兴", "zhènxīng"),
        ("乐于", "lèyú"),
        ("音乐", "yīnyuè"),
        ("区县", "qūxiàn"),
        ("相应", "xiāngyìng"),
        ("正能量", "zhèngnéngliàng"),
        ("挂职", "guàzhí"),
        ("扎紧", "zājǐn"),
        // Its characters fold to 了望: the word in the table says liào.
        ("登高瞭望", "dēnggāo liào wàng"),
        ("银行行长", "yínháng hángzhǎng"),
    ]);
}

#[test]
fn neighbours_decide_where_no_word_does() {
    check(&[
        ("我还书给你", "wǒ huán shū gěi nǐ"),
        ("我还有", "wǒ háiyǒu"),
        ("两只鸟", "liǎng zhī niǎo"),
        ("慢慢地走", "mànmàn de zǒu"),
        ("我得走了", "wǒ děi zǒu le"),
        ("跑得快", "pǎo de kuài"),
        ("忘不了", "wàngbuliǎo"),
        ("应张三邀请", "yìng Zhāng Sān yāoqǐng"),
    ]);
}

/// 一 and 不 before each tone, and where they keep their own.
#[test]
fn sandhi_of_yi_and_bu() {
    check(&[
        ("一天", "yì tiān"),
        ("一年", "yì nián"),
        ("一起", "yìqǐ"),
        ("一样", "yíyàng"),
        ("一个", "yí gè"),
        ("第一", "dì-yī"),
        ("统一领导", "tǒngyī lǐngdǎo"),
        ("一月", "yīyuè"),
        ("二〇一九年", "èrlíngyījiǔ nián"),
        ("一百一十一", "yìbǎiyīshíyī"),
        ("看一看", "kànyikàn"),
        ("一百和一两", "yìbǎi hé yìliǎng"),
        ("初一二月", "chūyī èryuè"),
        ("一楼", "yī lóu"),
        ("不听", "bù tīng"),
        ("不行", "bùxíng"),
        ("不好", "bùhǎo"),
        ("不是", "búshì"),
        ("强不强", "qiángbuqiáng"),
    ]);
    // The dictionary's tone is kept beside it.
    assert_eq!(syllables("不是").1[0].pinyin, "bù");
}

#[test]
fn one_syllable_over_two_characters() {
    check(&[("花儿", "huār"), ("一点儿", "yìdiǎnr"), ("女儿", "nǚ'ér"), ("儿子", "érzi")]);
    let (_, flower) = syllables("花兒");
    assert_eq!((flower.len(), flower[0].span), (1, Span::new(0, 2)));
    assert_eq!(zhuyin(&flower[0].pinyin).as_deref(), Some("ㄏㄨㄚㄦ"));
}

#[test]
fn u_with_dots_and_apostrophes() {
    check(&[
        ("绿色", "lǜsè"),
        ("旅行", "lǚxíng"),
        ("女人", "nǚrén"),
        ("战略", "zhànlüè"),
        ("方案", "fāng'àn"),
    ]);
}

#[test]
fn names_have_capitals_and_surnames_their_own_sound() {
    check(&[
        ("宁波", "Níngbō"),
        ("北京市朝阳区", "Běijīng Shì Cháoyáng Qū"),
        ("郑栅洁", "Zhèng Shānjié"),
        ("鄭柵潔", "Zhèng Shānjié"),
        ("胡朝霞、单田芳", "Hú Zhāoxiá Shàn Tiánfāng"),
        ("曾国藩", "Zēng Guófān"),
        ("星期一和高水平", "xīngqīyī hé gāo shuǐpíng"),
    ]);
}

#[test]
fn every_syllable_says_where_it_comes_from() {
    let (_, syllables) = syllables("干部为人民,的");
    let sources: Vec<SyllableSource> = syllables.iter().map(|syllable| syllable.source).collect();
    assert!(sources.contains(&SyllableSource::Phrase) && sources.contains(&SyllableSource::Character));
    assert!(!sources.contains(&SyllableSource::Glossary));
}

#[test]
fn what_nothing_decides_is_unsettled() {
    let unsettled = |text: &str| syllables(text).1.iter().filter(|syllable| syllable.unsettled).count();
    assert_eq!(unsettled("长"), 1);
    assert_eq!(unsettled("处长、长江"), 0);
    // A word that is in the tables, where the network reads the text otherwise.
    assert_eq!(unsettled("大多数的加长型礼车则是租车公司的财产"), 1);
    // What is usual, and so in the network's view, too, is settled however narrowly.
    assert_eq!(unsettled("不料一声炸雷，窑崩了，惊得院子里鸡飞狗跳猪跑圈"), 0);
    assert_eq!(unsettled("商业学院毕业后曾服兵役并在一家贸易公司任职"), 0);
    assert_eq!(unsettled("唐玄宗曾封五岳为王宋真宗封五岳为帝"), 0);
    // 的 and 和 have rare pronunciations, which are not worth a question.
    assert_eq!(unsettled("我的书和你"), 0);
}

#[test]
fn what_ends_a_clause_is_not_doubted_nor_is_the_grammar() {
    for text in ["我们走吧。", "好啊！", "来吧，快啊", "你忘不了", "他在干什么"] {
        assert!(!said(text).contains('?'), "{text}: {}", said(text));
    }
}

#[test]
fn what_is_doubted_of_a_line_is_remembered_with_it() {
    let text = "长\n处长\n长";
    let chars: Vec<char> = text.chars().collect();
    let ends = [1, 2, 4, 5, 6];
    let model = builtin().word_model();
    let all = super::evidence(table(), &chars, &chars, &ends, &[], model);
    assert_eq!(all.iter().map(|(place, _)| *place).collect::<Vec<_>>(), [0, 5]);
    let lines = Lines::default();
    for _ in 0..2 {
        lines.begin();
        let pauses = Pauses::NONE;
        let said = pronounce_with_pauses(
            table(),
            &chars,
            &chars,
            &ends,
            &[],
            model,
            Some(&lines),
            Threads::ONE,
            &pauses,
        );
        assert_eq!(at_once(said).1.into_iter().collect::<Vec<_>>(), all);
    }
}

#[test]
fn other_scripts_and_damage_get_no_syllables() {
    check(&[("hello 😀 한국어 です", ""), ("T恤", "xù"), ("", "")]);
    let text = "學?!睂W習";
    let (printed, folded): (Vec<char>, Vec<char>) =
        (text.chars().collect(), builtin().fold().text(text).chars().collect());
    let ends: Vec<usize> = (1..=folded.len()).collect();
    let syllables =
        super::pronounce(table(), &printed, &folded, &ends, &[Span::new(1, 5)], builtin().word_model());
    let places: Vec<u32> = syllables.iter().map(|syllable| syllable.span.start).collect();
    assert_eq!(places, [0, 5]);
}

proptest! {
    #[test]
    fn syllables_are_in_order_apart_and_inside(
        text in "([一-龥]|[一不为得地了着儿兒长干]|[ぁ-んァ-ン가-힣]|[a-z0-9 ,。]|\\PC|\n|😀|𠮷){0,40}"
    ) {
        let length = text.chars().count() as u32;
        let (_, syllables) = syllables(&text);
        let mut end = 0;
        for syllable in &syllables {
            prop_assert!(end <= syllable.span.start && !syllable.span.is_empty() && syllable.span.end <= length);
            prop_assert!(syllable.span.length() <= 2);
            prop_assert!(parts(&syllable.pinyin).is_some(), "{}", syllable.pinyin);
            prop_assert!(zhuyin(&syllable.spoken()).is_some());
            end = syllable.span.end;
        }
    }
}
