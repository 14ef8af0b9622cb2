//! What the dictionary says of a word, as a reader sees it.

use expect_test::{Expect, expect};

use super::Cedict;
use super::sense::{pointer, readable};
use crate::annotate::annotate;
use crate::article::Article;
use crate::glossary::Glossary;
use crate::notes::Notes;
use crate::tables::builtin;
use crate::words_of::words_of;
use jiazhu_reading::words::{Line, Words};

fn cedict() -> Cedict<'static> {
    builtin().cedict().expect("all tables are there")
}

/// A line for each entry of a word: headword in both scripts, pronunciation, classifiers, senses; `<` stands before where the
/// meaning comes from. Of more than three senses only their number is told.
fn show(word: &str) -> String {
    let entries = cedict().entries(word);
    entries.iter().map(|entry| shown(&entry.line())).collect()
}

fn shown(line: &Line) -> String {
    let mut out = line.simplified.to_owned();
    if line.traditional != line.simplified {
        out += &format!("/{}", line.traditional);
    }
    out += &format!(" {}", line.pinyin);
    for (sign, said) in [("Taiwan", line.taiwan), ("also", line.also), ("<", line.by)] {
        if !said.is_empty() {
            out += &format!(" {sign} {said}");
        }
    }
    for classifier in line.classifiers() {
        out += &format!(" +{} {}", classifier.simplified, classifier.pinyin);
    }
    let senses: Vec<&str> = line.senses().collect();
    let rest = senses.len().saturating_sub(3);
    out += &format!(": {}", senses[..senses.len() - rest].join(" | "));
    if rest > 0 {
        out += &format!(" | {rest} more");
    }
    out + "\n"
}

fn check(words: &str, expected: Expect) {
    expected.assert_eq(&words.split(' ').map(show).collect::<String>());
}

#[test]
fn the_usual_pronunciation_comes_first() {
    check(
        "长 着 的 还 得 行 重",
        expect![[r#"
        长/長 zhǎng: chief | head | elder | 4 more
        长/長 cháng: long | (bound form) length | (bound form) strong point; forte | 2 more
        着/著 zhe: aspect particle indicating action in progress or ongoing state
        着/著 zhuó: to wear (clothes) | to contact | to use | 1 more
        着/著 zháo: to touch | to come in contact with | to feel | 6 more
        着/著 zhāo: a move in chess (Taiwan pr. zhuó) | trick; tactic | (dialect) okay; all right | 1 more
        的 de also dì or di in poetry and songs: of; ~'s (possessive particle) | (used after an attribute when it modifies a noun) | (used at the end of a declarative sentence for emphasis) | 1 more
        的 dí: really and truly
        的 dì: (bound form) bull's-eye; target
        的 dī: a taxi; a cab (abbr. for 的士 dīshì)
        还/還 hái: still | still in progress | still more | 9 more
        还/還 huán: to pay back | to return
        还/還 Huán: surname Huan
        得 de: structural particle: used after a verb (or adjective as main verb), linking it to following phrase indicating effect, degree, possibility etc
        得 dé: to obtain | to get | to gain | 9 more
        得 děi: to have to | must | ought to | 1 more
        得 dè < used in 得瑟 dèse: (dialect) cocky; smug | to show off
        行 xíng: (bound form) to walk; to go; to travel | (literary) trip; journey; visit | (bound form) temporary; makeshift | 6 more
        行 háng: (bound form) row; line | (bound form) line of business; trade; profession | (bound form) commercial firm | 3 more
        行 héng < used in 道行 dàohéng: skills acquired through religious practice | (fig.) ability | skill
        重 zhòng: heavy | serious | to attach importance to
        重 chóng: to repeat | repetition | again | 2 more
    "#]],
    );
}

#[test]
fn surnames_come_last() {
    check(
        "王 干 后 宁",
        expect![[r#"
            王 wáng: king or monarch | best or strongest of its type | grand | 1 more
            王 wàng: (literary) (of a monarch) to reign over (a kingdom)
            王 Wáng: surname Wang
            干/幹 gàn: tree trunk | main part of sth | to manage | 8 more
            干 gān: (bound form) to have to do with; to concern oneself with | one of the ten heavenly stems 天干 tiāngān | (archaic) shield
            干/乾 gān: dry | dried food | empty; hollow | 4 more
            干 Gān: surname Gan
            干/乾 Gān: surname Gan
            后/後 hòu: back | behind | rear | 4 more
            后 hòu: empress | queen | (archaic) monarch | 1 more
            后 Hòu: surname Hou
            宁/寧 níng: peaceful | to pacify | to visit (one's parents etc)
            宁/寧 nìng Taiwan níng: would rather | to prefer | how (emphatic)
            宁/寧 Níng: abbr. for Ningxia Hui Autonomous Region 宁夏回族自治区/寧夏回族自治區 Níngxià Huízú Zìzhìqū | abbr. for Nanjing 南京 Nánjīng | surname Ning
            㝉/宁 zhù: to store | to stand | space between the door and the entrance screen
        "#]],
    );
    assert!(cedict().entries("王").last().is_some_and(|entry| entry.line().is_surname()));
}

/// As written first, folded second: 後 is not an empress, 後 written 后 may be one.
#[test]
fn the_script_of_the_text_decides_what_is_found() {
    check(
        "後 發 髮 裡 著 乾 规范 規範 規范 什麽",
        expect![[r#"
        后/後 hòu: back | behind | rear | 4 more
        发/發 fā: to send out | to show (one's feeling) | to issue | 3 more
        发/髮 fà Taiwan fǎ: hair
        里/裡 lǐ: lining | interior | inside | 2 more
        着/著 zhe: aspect particle indicating action in progress or ongoing state
        着/著 zhuó: to wear (clothes) | to contact | to use | 1 more
        着/著 zháo: to touch | to come in contact with | to feel | 6 more
        着/著 zhāo: a move in chess (Taiwan pr. zhuó) | trick; tactic | (dialect) okay; all right | 1 more
        著 zhù: to make known | to show | to prove | 3 more
        乾 qián: one of the Eight Trigrams 八卦 bāguà, symbolizing heaven | male principle | ☰ | 1 more
        乾 Qián: surname Qian
        干/乾 gān: dry | dried food | empty; hollow | 4 more
        干/乾 Gān: surname Gan
        规范/規範 guīfàn: norm | standard | specification | 6 more
        规范/規範 guīfàn: norm | standard | specification | 6 more
        规范/規範 guīfàn: norm | standard | specification | 6 more
        什么/什麼 shénme: what? | something; anything
    "#]],
    );
}

#[test]
fn other_spellings_have_their_meaning_with_them() {
    check(
        "羣 爲 一下儿 七律 宁波 荆州 葡 邱比特 吿",
        expect![[r#"
        群/羣 qún < variant of 群 qún: group | crowd | flock, herd, pack etc
        为/爲 wéi < variant of 为/為 wéi: as (in the capacity of) | to take sth as | to act as | 6 more
        为/爲 wèi < variant of 为/為 wèi: because of | for | to
        一下儿/一下兒 yīxiàr < erhua form of 一下 yīxià: (after a verb) a bit; a little (indicating brief duration, or softening the tone, or suggesting giving sth a try) | all at once; suddenly
        七律 qīlǜ < abbr. for 七言律诗/七言律詩 qīyán lǜshī: verse form consisting of 8 lines of 7 syllables, with rhyme on alternate lines (abbr. to 七律 qīlǜ)
        宁波/寧波 Níngbō < see 宁波市/寧波市 Níngbō Shì: Ningbo, sub-provincial city in Zhejiang Province 浙江省 Zhèjiāng Shěng
        荆州/荊州 Jīngzhōu < see 荆州市/荊州市 Jīngzhōu Shì; see 荆州区/荊州區 Jīngzhōu Qū: Jingzhou, prefecture-level city in Hubei Province 湖北省 Húběi Shěng | Jingzhou, a district of Jingzhou City 荆州市/荊州市 Jīngzhōu Shì, Hubei
        葡 pú < used in 葡萄 pútao: grape
        葡 Pú: Portugal | Portuguese | abbr. for 葡萄牙 Pútáoyá
        邱比特 Qiūbǐtè < (Tw) variant of 丘比特 Qiūbǐtè: Cupid, son of Venus and Mars, Roman god of love and beauty
        吿 gào < variant of 告 gào: (bound form) to say; to tell | to announce; to report | to denounce | 1 more
    "#]],
    );
}

#[test]
fn classifiers_and_other_pronunciations_are_said_plainly() {
    check(
        "书 主任 下颏 一会儿 希望 垃圾",
        expect![[r#"
        书/書 shū +本 běn +册 cè +部 bù: book | letter | document | 1 more
        主任 zhǔrèn +个 gè: director | head
        下颏/下頦 xiàkē Taiwan xiàhái: chin
        一会儿/一會兒 yīhuìr also yīhuǐr: a moment | a while | in a moment | 1 more
        希望 xīwàng: to hope | a hope; a wish (classifier: 个/個 gè)
        垃圾 lājī Taiwan lèsè: trash | refuse | garbage | 1 more
    "#]],
    );
}

#[test]
fn words_are_written_by_the_rules() {
    let words = "女儿 绿 西安 第一 卡拉OK T恤 B超 3Q 88 UP主 人民政府 社会主义 中国人民解放军 全心全意 \
                 马克思主义 光明磊落 花儿 一点儿 𪢌";
    let said = |word| cedict().entries(word).first().map_or(String::new(), |e| e.line().pinyin.to_owned());
    let said: String = words.split_whitespace().map(|word| format!("{word} {}\n", said(word))).collect();
    expect![[r#"
        女儿 nǚ'ér
        绿 lǜ
        西安 Xī'ān
        第一 dì-yī
        卡拉OK kǎlā OK
        T恤 T xù
        B超 B chāo
        3Q sān Q
        88 bābā
        UP主 UP zhǔ
        人民政府 rénmín zhèngfǔ
        社会主义 shèhuì zhǔyì
        中国人民解放军 Zhōngguó Rénmín Jiěfàngjūn
        全心全意 quánxīnquányì
        马克思主义 Mǎkèsīzhǔyì
        光明磊落 guāngmíng-lěiluò
        花儿 huā'ér
        一点儿 yīdiǎnr
        𪢌 lán
    "#]]
    .assert_eq(&said);
}

/// No entry of this edition has more than 白 and 门.
#[test]
fn a_word_may_have_twenty_senses() {
    for (word, count) in [("白", 19), ("门", 19)] {
        let entries = cedict().entries(word);
        let line = entries[0].line();
        assert!(line.senses().count() >= count, "{}", shown(&line));
        assert!(
            line.senses().all(|sense| !sense.contains(['[', '|']) && !sense.is_empty()),
            "{}",
            line.senses
        );
    }
}

#[test]
fn what_is_no_word_has_no_entry() {
    for word in ["", " ", "。", "両棲類なの", "👩‍👩‍👧", "\u{0}", "\n", "이미지"] {
        assert_eq!(show(word), "", "{word}");
    }
}

#[test]
fn references_become_plain_text() {
    for (raw, plain) in [
        ("also written 兩個|两个[liang3 ge4]", "also written 两个/兩個 liǎnggè"),
        ("abbr. for B型超聲|B型超声[B xing2 chao1 sheng1]", "abbr. for B型超声/B型超聲 B xíng chāoshēng"),
        ("also written 三疊紀|三叠纪", "also written 三叠纪/三疊紀"),
        ("abbr. for 七言律詩|七言律诗[qi1 yan2 lu : 4 shi1]", "abbr. for 七言律诗/七言律詩 qīyán lǜshī"),
        ("mountain; hill (CL:座[zuo4])", "mountain; hill (classifier: 座 zuò)"),
        ("(from Taiwanese, Tai-lo pr. [tāi-tsì])", "(from Taiwanese, Tai-lo pr. [tāi-tsì])"),
        ("silver chloride AgCl [unclosed", "silver chloride AgCl [unclosed"),
        ("the letter S or | a bar []", "the letter S or | a bar []"),
    ] {
        assert_eq!(readable(builtin().word_model(), raw), plain);
    }
}

#[test]
fn pointers_are_told_from_meanings() {
    for sense in [
        "variant of 群[qun2]",
        "old variant of 兩|两[liang3]",
        "see 一壁[yi1 bi4]",
        "(Tw) erhua form of 一下[yi1 xia4]",
    ] {
        assert!(pointer(sense).is_some(), "{sense}");
    }
    for sense in [
        "see you tomorrow",
        "variant of 惡|恶[e4], used in names",
        "to oversee 三[san1]",
        "see",
        "variant of ",
    ] {
        assert_eq!(pointer(sense), None, "{sense}");
    }
}

fn words(text: &str) -> Words {
    let article = Article::parse("a.txt", text.as_bytes()).expect("an article");
    let reading = annotate(&article, &Glossary::default(), &Notes::default(), builtin()).reading;
    words_of(&reading, builtin()).expect("all tables are there")
}

/// The words file of a sentence, looked up as the widget does: its words, and the parts of what has no line.
#[test]
fn an_article_takes_its_own_lines_along() {
    let words = words("微信群里發後面規范化着");
    let mut out = String::new();
    for word in ["微信群", "微信", "群", "里", "發", "後面", "規范化", "規范", "化", "着"] {
        let lines: String = words.lines(word).iter().map(shown).collect();
        out += &format!("{word} {}\n{lines}", words.parts(word).join("|"));
    }
    expect![[r#"
        微信群 微信|群
        微信 微|信
        微信 Wēixìn: Weixin or WeChat (mobile text and voice messaging service developed by Tencent 腾讯/騰訊 Téngxùn)
        群 
        群 qún: group | crowd | flock, herd, pack etc
        里 
        里/裡 lǐ: lining | interior | inside | 2 more
        里 lǐ: li, ancient measure of length, approx. 500 m | neighborhood | ancient administrative unit of 25 families | 1 more
        里 Lǐ: Li (surname)
        發 
        发/發 fā: to send out | to show (one's feeling) | to issue | 3 more
        後面 後|面
        后面/後面 hòumian: the back; the rear; the last bit | behind; near the end; at the back | later; afterwards
        規范化 規范|化
        规范化/規範化 guīfànhuà: to standardize | standardization
        規范 規|范
        规范/規範 guīfàn: norm | standard | specification | 6 more
        化 
        化 huà: to make into | to change into | -ization | 3 more
        化 huā < variant of 花 huā +朵 duǒ +支 zhī +束 shù +把 bǎ +盆 pén +簇 cù: flower | blossom | fancy pattern | 4 more
        着 
        着/著 zhe: aspect particle indicating action in progress or ongoing state
        着/著 zhuó: to wear (clothes) | to contact | to use | 1 more
        着/著 zháo: to touch | to come in contact with | to feel | 6 more
        着/著 zhāo: a move in chess (Taiwan pr. zhuó) | trick; tactic | (dialect) okay; all right | 1 more
    "#]].assert_eq(&out);
    assert_eq!(words.about().source, "CC-CEDICT");
    assert!(words.lines("长江").is_empty(), "the article does not have it");
}

#[test]
fn other_languages_and_signs_make_no_trouble() {
    let words = words("👩‍👩‍👧 日本語のテキスト 한국어 Latin e\u{301} 𠮷野家 □？！\u{E000}");
    for word in ["", "👩‍👩‍👧", "テキスト", "한국어", "Latin", "□"] {
        let _ = (words.lines(word), words.parts(word));
    }
    assert!(words.lines("野").iter().any(|line| line.pinyin == "yě"));
}
