use super::*;

/// What the rules say of the character in `[]`; its word stands in `()` where it is longer, the word before it between `|` and it.
fn decided(marked: &str) -> (&'static str, &'static str) {
    let place = |sign: char| {
        let before = marked.chars().take_while(|c| *c != sign);
        marked.contains(sign).then(|| before.filter(|c| !"()[]|".contains(*c)).count())
    };
    let text: Vec<char> = marked.chars().filter(|c| !"()[]|".contains(*c)).collect();
    let at = place('[').expect("a character in []");
    let (start, end) = (place('(').unwrap_or(at), place(')').unwrap_or(at + 1));
    let word_before = place('|').map_or(&[][..], |from| &text[from..start]);
    let word = Span::new(start, end);
    match (CharacterInText { text: &text, at, word, word_before }).decide(&Contexts::new()) {
        Some((numbered, WhySyllable::Rule(rule))) => (numbered, rule),
        Some((numbered, _)) => (numbered, "context"),
        None => ("", ""),
    }
}

#[track_caller]
fn check(cases: &[(&str, &'static str)]) {
    for (marked, expected) in cases {
        assert_eq!(decided(marked).0, *expected, "{marked}");
    }
}

#[test]
fn wei_makes_something_be_something() {
    check(&[
        ("以此[为]", "wei2"),
        ("以此[为]，走", "wei2"),
        ("[为]所欲", "wei2"),
        ("[为]人所知", "wei2"),
        ("“三个”[为]目标", "wei2"),
        ("《三国》[为]书", "wei2"),
        ("以三者[为]目标", "wei2"),
        ("聘他[为]师", "wei2"),
        ("最[为]重要", "wei2"),
        ("均[为]一等", "wei2"),
        ("改[为]一等", "wei2"),
        ("他[为]人正直", "wei2"),
    ]);
}

#[test]
fn zhuo_of_how_somebody_is_dressed() {
    check(&[
        ("他穿[着]朴素", "zhuo2"),
        ("她的穿[着]，", "zhuo2"),
        ("她的穿[着]很时髦", "zhuo2"),
        ("她穿[着]，", "zhe5"),
        ("他穿[着]新鞋", "zhe5"),
        ("他看[着]朴素的人", "zhe5"),
    ]);
}

#[test]
fn wei_is_for_somebody_or_some_purpose() {
    check(&[
        ("[为]确保工作", "wei4"),
        ("，[为]人民", "wei4"),
        ("他[为]了钱", "wei4"),
        ("他[为]何走", "wei4"),
        ("他[为]人民做事", "wei4"),
        ("他[为]人们做事", "wei4"),
        ("要[为]国", "wei4"),
        ("公主[为]自己叹息", "wei4"),
        ("厂家[为]孩子着想", "wei4"),
        ("就[为]国", "wei4"),
        ("茶[为]国", ""),
        ("选他[为]班长", "wei2"),
        ("选他们[为]代表", "wei2"),
        ("[为]师不易", "wei2"),
        ("[为]师生", "wei4"),
        ("这[为]我们", "wei4"),
        ("一一[为]具言所闻", "wei4"),
        ("[为]具有所", "wei2"),
        // What begins before the sentence does not count.
        ("以此，要[为]国", "wei4"),
    ]);
}

#[test]
fn de_is_to_have_to_to_get_or_a_particle() {
    check(&[
        ("[得]走了", "dei3"),
        ("[得]了奖", "de2"),
        ("[得]", "de5"),
        ("[得]，走", "de5"),
        ("我[得]走", "dei3"),
        ("我[得]奖", "de2"),
        ("我[得]", ""),
        ("也[得]走", "dei3"),
        ("也[得]奖", "dei3"),
        ("跑[得]快", ""),
        ("[得]其船", "de2"),
        ("[得]之于心", "de2"),
        ("未[得]其要", "de2"),
        ("不复[得]路", "de2"),
        ("便[得]一山", "de2"),
        ("便[得]走", "dei3"),
    ]);
}

#[test]
fn particles_have_no_tone_at_the_end_of_a_clause() {
    check(&[
        ("走[吧]", "ba5"),
        ("走[啊]！", "a5"),
        ("走[呢]", "ne5"),
        ("走[吗]？", "ma5"),
        ("走[啦]", "la5"),
        ("不能写[罢]？", "ba5"),
        ("走[罢]", "ba5"),
        ("说[罢]，他走了", ""),
        ("说[罢]就走", ""),
        ("[罢]。", ""),
    ]);
    assert_eq!((decided("[吧]").1, decided("酒[吧]间").1), ("", ""));
}

#[test]
fn what_stands_on_both_sides_of_yi_is_a_verb() {
    check(&[
        ("[数]一数", "shu3"),
        ("数一[数]", "shu3"),
        ("[量]一量", "liang2"),
        ("[倒]一倒", "dao4"),
        ("[数]一下", "shu3"),
    ]);
    for other in ["[数]一量", "[数]二数", "量一[数]", "数二[数]", "[好]一好"] {
        assert_ne!(decided(other).1, "is_repeated", "{other}");
    }
}

#[test]
fn zhe_that_has_reached_something() {
    check(&[
        ("用得[着]", "zhao2"),
        ("管不[着]他", "zhao2"),
        ("没买[着]", "zhao2"),
        ("没有买[着]", "zhao2"),
        ("猜[着]了", "zhao2"),
        ("(猜[着])了", "zhe5"),
        ("看[着]他", "zhe5"),
        ("没买[着]他", "zhe5"),
        ("得[着]", "zhe5"),
        ("[着]了", ""),
    ]);
}

#[test]
fn di_is_ground_and_de_says_how() {
    check(&[
        ("|慢慢[地]走", "de5"),
        ("|渐[地]走", "de5"),
        ("(悄悄[地])，", "de5"),
        ("(开阔[地])，", ""),
        ("|人[地]走", ""),
        ("|慢慢[地]上", ""),
        ("|慢慢[地]", ""),
        ("[地]走", "di4"),
        ("该[地]走", "di4"),
        ("两[地]走", "di4"),
        ("5[地]走", "di4"),
        ("(土[地])走", ""),
    ]);
}

#[test]
fn liao_is_whether_it_can_be_done() {
    check(&[
        ("|忘不[了]", "liao3"),
        ("|忘得[了]", "liao3"),
        ("|忘得[了]吗", "liao3"),
        ("|忘得[了]他", "le5"),
        ("不[了]", "le5"),
        ("|一二三不[了]", "le5"),
        ("走[了]", "le5"),
    ]);
}

#[test]
fn ying_is_to_answer_an_invitation() {
    check(&[
        ("[应]他邀请", "ying4"),
        ("[应]召", "ying4"),
        ("[应]该", ""),
        ("([应]该)请他", ""),
        ("[应]走，请", ""),
    ]);
}

#[test]
fn neighbours_are_looked_up_by_character_and_as_numbers() {
    check(&[
        ("处[长]", "zhang3"),
        ("3[长]", "chang2"),
        ("三[长]", "chang2"),
        ("[长]江", "chang2"),
        ("在[长]在", ""),
    ]);
    let (_, why) = decided("处[长]");
    assert_eq!(why, "context");
    assert!(line(5).starts_with("长 zhang3") && line(0).starts_with('#'), "{} {}", line(5), line(0));
}

#[test]
fn huan_is_to_give_back_what_somebody_is_owed() {
    check(&[
        ("[还]我钱", "huan2"),
        ("[还]他的书", "huan2"),
        ("[还]你们的书", "huan2"),
        ("[还]你一个公道", "huan2"),
        ("[还]我自由", "huan2"),
        ("[还]你一样", ""),
        ("[还]我行我素", ""),
        ("[还]我自己", ""),
        ("[还]我", ""),
        ("把书[还]我", "huan2"),
        ("把书[还]你们，走", "huan2"),
        ("[还]我一块橡皮", "huan2"),
        ("[还]我们一个个地问", ""),
        ("[还]我们一路走", ""),
        ("[还]家", "huan2"),
        ("[还]家了", "huan2"),
        ("[还]家里", ""),
        ("有借有[还]", "huan2"),
        ("把伞[还]了回去", "huan2"),
        ("[还]不上贷款", "huan2"),
        ("[还]不走", ""),
        ("他[还]了得", ""),
        ("[还]，", ""),
    ]);
}

#[test]
fn what_is_broken_red_or_taught() {
    check(&[
        ("腿[折]了", "she2"),
        ("[折]了腿", "she2"),
        ("[折]了", ""),
        ("[折]腿", ""),
        ("股票，[折]了价", ""),
        ("脸[涨]红", "zhang4"),
        ("[涨]得通红", "zhang4"),
        ("[涨]得很快", ""),
        ("[涨]到红线", ""),
        ("谁[教]", "jiao1"),
        ("[教]英语", "jiao1"),
        ("天师[教]", ""),
        ("两[教]视", ""),
        ("全真[教]偏重", ""),
        ("老师[教]得好", "jiao1"),
        ("信[教]", "jiao4"),
        ("不[教]而", ""),
        ("(道[教]史)", "jiao4"),
        ("(某[教]史)", ""),
        ("这一[着]高", "zhao1"),
        ("看一[着]高", "zhe5"),
        ("两[石]米", "dan4"),
        ("两[石]头", ""),
        ("两[打]啤酒", "da2"),
        ("一[打]鸡蛋", "da2"),
        ("一[打]开", ""),
        ("三[打]了", ""),
        ("鱼刺[卡]在", "qia3"),
        ("把他[当]朋友", "dang4"),
        ("我[当]是谁", "dang4"),
        ("把他([当]众)骂", ""),
        ("他[当]兵", ""),
        ("[倒]了杯茶", "dao4"),
        ("[倒]了一碗水", "dao4"),
        ("[倒]了一棵树", ""),
        ("[背]不动", "bei1"),
        ("[背]下山", "bei1"),
        ("[背]下来", ""),
        ("[背]不出", ""),
        ("轮子在[转]", "zhuan4"),
        ("轮子[转]了起来", "zhuan4"),
        ("在[转]学", ""),
        ("绕着太阳[转]", "zhuan4"),
        ("围着他[转]个不停", "zhuan4"),
        ("绕过去[转]身", ""),
        ("往左[转]", ""),
        ("(围巾[转])", ""),
        ("他比我[长]一辈", "zhang3"),
        ("[长]我两岁", "zhang3"),
        ("[长]一米", "chang2"),
        ("头发[散]了", "san3"),
        ("会[散]了", ""),
        ("头发[散]会", "san4"),
        ("又[脏]又破", "zang1"),
        ("肝[脏]", "zang4"),
    ]);
}

#[test]
fn gan_is_to_do_and_huo_is_to_stir() {
    check(&[
        ("[干]一行", "gan4"),
        ("[干]这一行", "gan4"),
        ("[干]哪行", "gan4"),
        ("[干]一杯", ""),
        ("[和]面", "huo2"),
        ("[和]好面", "huo2"),
        ("水[和]面", ""),
        ("[和]面包", ""),
        ("[和]好后的面", "huo2"),
        ("[和]好的面", "huo2"),
        ("[和]好后的面包", ""),
        ("|面[和]好后醒", "huo2"),
        ("|面粉[和]成团", "huo2"),
        ("|面粉[和]水", ""),
        ("|见面[和]好后吵", ""),
    ]);
}

#[test]
fn what_is_doubled_or_tried_is_a_verb() {
    check(&[("[卷]卷", "juan3"), ("卷[卷]", "juan3"), ("[量]了量", "liang2"), ("量了[量]", "liang2")]);
    assert_eq!([decided("一[卷]卷").0, decided("三卷[卷]").1], ["juan4", ""]);
}

#[test]
fn a_row_or_a_trade_is_no_party_of_travellers() {
    let found = |text: &str, start: usize| is_row(&text.chars().collect::<Vec<_>>(), start);
    assert!(found("一行字", 0) && found("干一行爱", 1) && found("这一行", 1) && found("排成一行", 2));
    assert!(!found("一行人", 0) && !found("这一行人", 1) && !found("团一行到", 1) && !found("一场字", 0));
}

#[test]
fn measures_have_a_line_for_numbers() {
    let contexts = Contexts::new();
    assert!(
        contexts.counts('行') && contexts.counts('幢') && !contexts.counts('乐') && !contexts.counts('人')
    );
}

#[test]
fn levels_are_set_and_people_moved() {
    check(&[
        ("利率[调]至三", "tiao2"),
        ("水温[调]到四十度", "tiao2"),
        ("一[调]再调", "tiao2"),
        ("一调再[调]", "tiao2"),
        ("[调]增百分之八", "tiao2"),
        ("[调]往边境", "diao4"),
        ("利率，[调]任", "diao4"),
        ("利率[降]至三", "jiang4"),
        ("水位[降]了", "jiang4"),
        ("投[降]了", "xiang2"),
        ("出息[率]却低", "lv4"),
        ("亲[率]大军", ""),
        ("他[率]部达北京", "shuai4"),
    ]);
}

#[test]
fn what_is_long_and_what_has_grown() {
    check(&[
        ("路还[长]着", "chang2"),
        ("日子[长]着呢", "chang2"),
        ("草[长]了一地", "zhang3"),
        ("脸上[长]了痘", "zhang3"),
        ("时间[长]了一点", ""),
    ]);
}

#[test]
fn what_is_done_in_a_kitchen() {
    check(&[
        ("挤[干]再炒", "gan1"),
        ("水[干]了", "gan1"),
        ("喝[干]活水", "gan4"),
        ("水[干]活", "gan4"),
        ("把肉[切]了", "qie1"),
        ("[切]勿", ""),
        ("雷[切]特", "qie4"),
        ("[盛]在盘里", "cheng2"),
        ("[盛]水期", ""),
        ("[缝]进口袋", "feng2"),
        ("墙[缝]里", "feng4"),
        ("他[好]面子", "hao4"),
        ("一瓶[好]酒", ""),
        ("把水[倒]了", "dao4"),
        ("树[倒]了", "dao3"),
        ("所有[相]，", "xiang4"),
        ("诸[相]非相", "xiang4"),
        ("[相]，", ""),
        ("很和[气]", "qi5"),
        ("[当]了真", "dang4"),
        ("一个人[当]两个人用", "dang4"),
        ("[当]了五年兵", ""),
        ("从[背]上滑下", "bei4"),
    ]);
}
