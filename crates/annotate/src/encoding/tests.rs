use super::*;

/// Sentences of one kind of writing each; short ones among them.
const SIMPLIFIED: [&str; 6] = [
    "今天天气很好，我们去公园走走。",
    "他说：“你什么时候回来？”",
    "宁波市委编办组织干部学习新的规定，要求各单位认真落实。",
    "孩子们在操场上跑来跑去",
    "第一章 雪夜\n\n窗外下着大雪，屋里只点着一盏灯。",
    "数据库的版本是 PostgreSQL 16，请先阅读 README 再安装。",
];
const TRADITIONAL: [&str; 6] = [
    "今天天氣很好，我們去公園走走。",
    "他說：「你什麼時候回來？」",
    "臺北市政府昨天宣布新的交通規定，請市民多加注意。",
    "孩子們在操場上跑來跑去",
    "第一章 雪夜\n\n窗外下著大雪，屋裡只點著一盞燈。",
    "資料庫的版本是 PostgreSQL 16，請先閱讀 README 再安裝。",
];
/// Characters of HKSCS among them: 嘅咗喺啲佢冇.
const HONG_KONG: [&str; 3] = [
    "佢哋喺度食咗飯，啲餸好好食。",
    "我冇去過嗰個地方，唔知道係點樣嘅。",
    "香港嘅天氣好熱，大家都唔想出街。",
];

fn encoded(encoding: Encoding, text: &str) -> Vec<u8> {
    match encoding {
        Encoding::Utf8 => text.as_bytes().to_vec(),
        Encoding::Utf16Le => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        Encoding::Utf16Be => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        Encoding::Gb18030 => encoding_rs::GB18030.encode(text).0.into_owned(),
        Encoding::Big5 => {
            let (bytes, _, unmappable) = encoding_rs::BIG5.encode(text);
            assert!(!unmappable, "{text}");
            bytes.into_owned()
        }
    }
}

/// Finds the encoding, and gives the text back as it was.
fn survives(encoding: Encoding, text: &str) -> bool {
    let bytes = encoded(encoding, text);
    let Some(guess) = detect(&bytes) else { return false };
    guess.encoding == encoding
        && to_text(encoding, &bytes) == Ok(DecodedText { text: text.to_string(), cut_off: 0 })
}

#[test]
fn one_sentence_is_enough() {
    for text in SIMPLIFIED {
        for encoding in Encoding::ALL.into_iter().filter(|&encoding| encoding != Encoding::Big5) {
            assert!(survives(encoding, text), "{encoding}: {text}: {:?}", detect(&encoded(encoding, text)));
        }
    }
    for text in TRADITIONAL.into_iter().chain(HONG_KONG) {
        for encoding in
            Encoding::ALL.into_iter().filter(|&e| e != Encoding::Big5 || !HONG_KONG.contains(&text))
        {
            assert!(survives(encoding, text), "{encoding}: {text}: {:?}", detect(&encoded(encoding, text)));
        }
    }
}

/// `encoding_rs` writes no character of HKSCS; it reads them.
#[test]
fn reads_the_characters_of_hong_kong_in_big5() {
    let mut bytes = encoded(Encoding::Big5, "我");
    bytes.extend(b"\x9D\xCC"); // 喺 stands in HKSCS's rows
    bytes.extend(encoded(Encoding::Big5, "香港，今天的天氣很好。"));
    let guess = detect(&bytes).expect("a guess");
    assert_eq!(guess.encoding, Encoding::Big5);
    let text = to_text(guess.encoding, &bytes).expect("a text").text;
    assert!(text.starts_with('我') && text.ends_with("香港，今天的天氣很好。"), "{text}");
    assert_eq!(text.chars().count(), 13, "{text}");
}

/// Real articles, cut into pieces of thirty Chinese characters: nearly all are found; of two hundred, all.
#[test]
fn few_pieces_of_articles_are_mistaken() {
    let simplified: String =
        [include_str!("../../../../content/example/article.md"), include_str!("tests.txt")].concat();
    let traditional = include_str!("../../../../content/ningbo/article.md");
    for (text, encodings) in [
        (simplified.as_str(), &[Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be, Encoding::Gb18030][..]),
        (traditional, &Encoding::ALL),
    ] {
        let text: Vec<char> = text.chars().collect();
        for (length, at_most) in [(30, 3), (200, 0)] {
            for &encoding in encodings {
                let pieces: Vec<String> = text
                    .chunks(length)
                    .map(|piece| piece.iter().collect::<String>())
                    // Big5 has no Simplified characters, and the article has some.
                    .filter(|piece| encoding != Encoding::Big5 || !encoding_rs::BIG5.encode(piece).2)
                    .filter(|piece| piece.chars().filter(|c| !c.is_ascii()).count() * 2 > length)
                    .collect();
                let mistaken: Vec<&String> =
                    pieces.iter().filter(|piece| !survives(encoding, piece)).collect();
                assert!(!pieces.is_empty());
                assert!(
                    mistaken.len() * 100 <= pieces.len() * at_most,
                    "{encoding}, {length} characters: {} of {}: {mistaken:?}",
                    mistaken.len(),
                    pieces.len()
                );
            }
        }
    }
}

#[test]
fn names_the_runner_up() {
    let guesses = TRADITIONAL.map(|text| detect(&encoded(Encoding::Big5, text)).expect("a guess"));
    assert!(guesses.iter().all(|guess| guess.ground == EncodingReason::Frequency));
    assert!(guesses.iter().any(|guess| guess.runner_up == Some(Encoding::Gb18030)));
    assert!(guesses.iter().all(|guess| guess.runner_up.is_none_or(|next| next == Encoding::Gb18030)));
    assert_eq!(
        detect("一".as_bytes()).map(|guess| (guess.ground, guess.runner_up)),
        Some((EncodingReason::Valid, None))
    );
}

#[test]
fn what_is_no_chinese_text_is_not_guessed() {
    let latin1 = b"Il \xE9tait une fois un roi tr\xE8s aim\xE9, qui aimait les g\xE2teaux.";
    let shift_jis = b"\x82\xB1\x82\xEA\x82\xCD\x93\xFA\x96\x7B\x8C\xEA\x82\xC5\x82\xB7\x81\x42";
    let mut noise = 1_u32;
    let random: Vec<u8> = std::iter::repeat_with(|| {
        noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (noise >> 24) as u8
    })
    .take(4096)
    .collect();
    // A UTF-8 text with one byte too many is a damaged text, not one in another encoding.
    let damaged = [TRADITIONAL[2].as_bytes(), b"\xE9", TRADITIONAL[0].as_bytes()].concat();
    for bytes in [&latin1[..], shift_jis, &random, &damaged, b"\xFF\xFE\0\0a\0\0\0", b"a\0b", b"\0"] {
        assert_eq!(detect(bytes), None, "{:?}", String::from_utf8_lossy(bytes));
    }
}

/// At every byte: what stands before it is read, and what is cut off is counted.
#[test]
fn a_text_that_is_cut_off_anywhere_is_read_so_far() {
    let text = "宁波市委编办组织干部学习𠀀新规定。";
    for encoding in [Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be, Encoding::Gb18030] {
        let bytes = encoded(encoding, text);
        let mut ends = 0;
        for end in 0..=bytes.len() {
            let read = to_text(encoding, &bytes[..end]).expect("a text");
            assert!(text.starts_with(&read.text), "{encoding} {end}");
            assert_eq!(encoded(encoding, &read.text).len() + read.cut_off, end, "{encoding} {end}");
            ends += usize::from(read.cut_off == 0);
        }
        assert_eq!(ends, text.chars().count() + 1, "{encoding}");
    }
}

#[test]
fn a_byte_that_is_no_character_is_named() {
    for (encoding, bytes, at, before) in [
        (Encoding::Utf8, &b"a\xE4\xB8\x80\xFFb"[..], 4, "a一"),
        (Encoding::Utf16Le, b"\x00\x4E\x00\xDC\x00\x4E", 2, "一"),
        (Encoding::Gb18030, b"\xD2\xBB\xFFa", 2, "一"),
        (Encoding::Big5, b"\xA4\x40a\xFF\xA4\x40", 3, "一a"),
    ] {
        let expected = Err(Unreadable::At { byte: at, before: before.to_string() });
        assert_eq!(to_text(encoding, bytes), expected, "{encoding}");
    }
}

#[test]
fn names_are_those_that_people_write() {
    for encoding in Encoding::ALL {
        assert_eq!(Encoding::from_name(encoding.name()), Some(encoding));
    }
    assert_eq!(Encoding::from_name("GB2312"), Some(Encoding::Gb18030));
    assert_eq!(Encoding::from_name("big5-hkscs"), Some(Encoding::Big5));
    assert_eq!(Encoding::from_name("latin1"), None);
}

/// Few Chinese characters among many letters with tones, as a spreadsheet writes a table of terms.
#[test]
fn a_small_table_with_pinyin_is_read() {
    for text in [
        "headword,pinyin,en\r\n柜台,guìtái,counter\r\n掌柜,zhǎngguì,innkeeper\r\n",
        "词,拼音,英文\n编办,biānbàn,staffing office\n鹅,é,goose\n绿,lǜ,green\n",
        "词目,拼音\n女儿,nǚ'ér\n爱,ài\n",
    ] {
        assert!(survives(Encoding::Gb18030, text), "{text}: {:?}", detect(&encoded(Encoding::Gb18030, text)));
    }
}
