//! The texts: those of the project, and 200 that are made up of what makes trouble.

/// An article as Markdown, with a glossary and notes.
pub struct Text {
    pub name: String,
    pub article: String,
    pub glossary: &'static str,
    pub notes: &'static str,
    /// Whether its files are squeezed, as those that are published.
    pub is_squeezed: bool,
}

macro_rules! content {
    ($path:literal) => {
        include_str!(concat!("../../../", $path))
    };
}

const NINGBO: &str = content!("content/ningbo/article.md");
const NINGBO_GLOSSARY: &str = content!("content/ningbo/glossary.yaml");
const TRAPS: &str = content!("crates/annotate/tests/golden/traps.txt");
const NO_NOTES: &str = "[]";

/// How many texts are made up.
const GENERATED: u64 = 200;

pub fn all() -> Vec<Text> {
    let text = |name: &str, article: &str, glossary, notes| Text {
        name: name.to_owned(),
        article: article.to_owned(),
        glossary,
        notes,
        is_squeezed: true,
    };
    let mut texts = vec![
        text("Ningbo", NINGBO, NINGBO_GLOSSARY, content!("content/ningbo/notes.json")),
        text(
            "the example",
            content!("content/example/article.md"),
            content!("content/example/glossary.yaml"),
            content!("content/example/notes.json"),
        ),
        text("the traps", &traps().join("\n\n"), NINGBO_GLOSSARY, NO_NOTES),
    ];
    texts.extend((1..=GENERATED).map(|number| Text {
        name: format!("generated text {number}"),
        article: generated(number),
        glossary: NINGBO_GLOSSARY,
        notes: NO_NOTES,
        is_squeezed: number <= 5,
    }));
    texts
}

/// The trap sentences without the signs round what is expected in them.
fn traps() -> Vec<String> {
    let sentences =
        TRAPS.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split(" | ").nth(1));
    sentences.map(|sentence| sentence.replace(['‹', '›'], "")).collect()
}

/// What stands between the pieces of a generated text: numbers, names, other scripts, and what few texts have.
const SEASONING: &[&str] = &[
    "，",
    "。",
    "\n\n",
    "、",
    "“",
    "”",
    "·",
    "——",
    "……",
    " ",
    "　",
    "15",
    "2019年",
    "三分之一",
    "百分之八十",
    "第",
    "王",
    "欧阳",
    "司马",
    "斯",
    "拉",
    "克",
    "儿",
    "了",
    "着",
    "得",
    "地",
    "不",
    "一",
    "為",
    "髮",
    "发",
    "干",
    "乾",
    "𠮷",
    "㐂",
    "々",
    "〇",
    "Web",
    "GB18030",
    "é",
    "한국",
    "かな",
    "😀",
    "e\u{301}",
    "葛\u{E0100}",
    "\u{200B}",
    "囍",
    "**",
    "嘅",
    "咗",
    "齉",
];

/// Pieces of the trap sentences and of the Ningbo article, cut anywhere, seasoned, and single characters from all of the first plane's
/// Han characters; the same for the same number, on every platform.
fn generated(number: u64) -> String {
    let sources: Vec<char> = traps().concat().chars().chain(NINGBO.chars().skip(200)).collect();
    let mut chance = Chance(number);
    let mut text = String::from("文");
    for _ in 0..10 + chance.below(60) {
        match chance.below(8) {
            0..=3 => {
                let start = chance.below(sources.len());
                let end = sources.len().min(start + 1 + chance.below(14));
                text.extend(&sources[start..end]);
            }
            4 => text.extend(char::from_u32(0x4E00 + chance.below(0x5200) as u32)),
            _ => text += SEASONING[chance.below(SEASONING.len())],
        }
    }
    text
}

/// Numbers that look drawn by chance (SplitMix64).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ mixed >> 31) % limit as u64) as usize
    }
}
