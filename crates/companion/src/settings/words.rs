//! What the settings say. A language that lacks one of it does not compile.

/// One language.
pub struct SettingsWords {
    pub lang: &'static str,
    /// The panel's name.
    pub title: &'static str,
    pub close: &'static str,
    pub size: &'static str,
    /// The space between the lines.
    pub leading: &'static str,
    pub close_lines: &'static str,
    pub usual: &'static str,
    pub wide_lines: &'static str,
    pub theme: &'static str,
    pub as_page: &'static str,
    pub light: &'static str,
    pub dark: &'static str,
    pub terms: &'static str,
    pub marked: &'static str,
    pub quiet: &'static str,
    /// The tones of 一 and 不.
    pub tones: &'static str,
    pub as_written: &'static str,
    pub as_spoken: &'static str,
    pub legend: &'static str,
    /// A word to draw lines under.
    pub sample: &'static str,
    pub solid: &'static str,
    pub dashed: &'static str,
    pub dotted: &'static str,
    pub faint: &'static str,
    pub note: &'static str,
    pub damage: &'static str,
    pub sign: &'static str,
    pub unsettled: &'static str,
    pub keys: &'static str,
    /// Keys of the text, and what they do.
    pub key_rows: [(&'static str, &'static str); 5],
    pub kept: &'static str,
    /// Where the browser forbids it.
    pub not_kept: &'static str,
    pub forget: &'static str,
    pub forgotten: &'static str,
}

impl SettingsWords {
    /// Of a language; English where there is no other.
    pub fn of(lang: &str) -> &'static SettingsWords {
        match lang {
            "zh-Hans" => &ZH_HANS,
            "zh-Hant" => &ZH_HANT,
            _ => &ENGLISH,
        }
    }
}

static ENGLISH: SettingsWords = SettingsWords {
    lang: "en",
    title: "Settings",
    close: "Close",
    size: "Size of the text",
    leading: "Line spacing",
    close_lines: "close",
    usual: "usual",
    wide_lines: "wide",
    theme: "Colours",
    as_page: "as the page",
    light: "light",
    dark: "dark",
    terms: "Terms",
    marked: "underlined",
    quiet: "plain text",
    tones: "Tones of 一 and 不",
    as_written: "as in dictionaries",
    as_spoken: "as spoken",
    legend: "Lines and signs",
    sample: "詞",
    solid: "a term with an entry: touch it, or rest the pointer on it",
    dashed: "a name: a person, a place, a work, an event",
    dotted: "words with a story: an idiom, an allusion, a figure of speech",
    faint: "the term again, in the same section",
    note: "a note on the text",
    damage: "damaged text, with what it may have said",
    sign: "a note on what stands before it",
    unsettled: "a pronunciation that is not verified",
    keys: "Keys, once Tab has reached the text",
    key_rows: [
        ("← →", "the term before, the next term"),
        ("Ctrl ← →", "word by word (Option on a Mac)"),
        ("Enter", "opens the card"),
        ("Esc", "closes it"),
        ("Tab", "into the card, and on"),
    ],
    kept: "This browser keeps what you choose here or above the text, on this site only.",
    not_kept: "This browser forbids this site to keep anything: what you choose here or above the text holds until you leave the page.",
    forget: "Forget my choices",
    forgotten: "Forgotten.",
};

static ZH_HANS: SettingsWords = SettingsWords {
    lang: "zh-Hans",
    title: "设置",
    close: "关闭",
    size: "字号",
    leading: "行距",
    close_lines: "紧凑",
    usual: "标准",
    wide_lines: "宽松",
    theme: "主题",
    as_page: "跟随网页",
    light: "浅色",
    dark: "深色",
    terms: "词目",
    marked: "加下划线",
    quiet: "不标记",
    tones: "“一”“不”的声调",
    as_written: "标本调",
    as_spoken: "标变调",
    legend: "线条与符号",
    sample: "词",
    solid: "有条目的词语，点按或将指针停在上面即可查看",
    dashed: "专名：人物、地名、作品、事件",
    dotted: "成语、典故或比喻",
    faint: "同一节中再次出现的词目",
    note: "正文的注释",
    damage: "文字损坏之处，附推测的原文",
    sign: "对前文的注释",
    unsettled: "未经核实的读音",
    keys: "按键（先用 Tab 键进入正文）",
    key_rows: [
        ("← →", "上一个、下一个词目"),
        ("Ctrl ← →", "逐词移动（Mac 上用 Option）"),
        ("Enter", "打开卡片"),
        ("Esc", "关闭卡片"),
        ("Tab", "进入卡片并继续"),
    ],
    kept: "此处和正文上方的选择只保存在本浏览器，仅用于本网站。",
    not_kept: "浏览器不允许本网站保存内容：此处和正文上方的选择在离开网页后失效。",
    forget: "清除我的选择",
    forgotten: "已清除。",
};

static ZH_HANT: SettingsWords = SettingsWords {
    lang: "zh-Hant",
    title: "設定",
    close: "關閉",
    size: "字級",
    leading: "行距",
    close_lines: "緊密",
    usual: "標準",
    wide_lines: "寬鬆",
    theme: "佈景主題",
    as_page: "依網頁",
    light: "淺色",
    dark: "深色",
    terms: "詞目",
    marked: "加底線",
    quiet: "不標示",
    tones: "「一」「不」的聲調",
    as_written: "標本調",
    as_spoken: "標變調",
    legend: "線條與符號",
    sample: "詞",
    solid: "有條目的詞語，點一下或將游標停在上面即可查看",
    dashed: "專名：人物、地名、作品、事件",
    dotted: "成語、典故或比喻",
    faint: "同一節中再次出現的詞目",
    note: "內文的註釋",
    damage: "文字毀損之處，附推測的原文",
    sign: "對前文的註釋",
    unsettled: "未經查證的讀音",
    keys: "按鍵（先用 Tab 鍵進入內文）",
    key_rows: [
        ("← →", "上一個、下一個詞目"),
        ("Ctrl ← →", "逐詞移動（Mac 上用 Option）"),
        ("Enter", "開啟卡片"),
        ("Esc", "關閉卡片"),
        ("Tab", "進入卡片並繼續"),
    ],
    kept: "此處與內文上方的選擇只儲存在本瀏覽器，僅供本網站使用。",
    not_kept: "瀏覽器不允許本網站儲存內容：此處與內文上方的選擇在離開網頁後失效。",
    forget: "清除我的選擇",
    forgotten: "已清除。",
};

#[cfg(test)]
mod tests {
    use jiazhu_reading::strings::LANGUAGES;

    use super::*;

    #[test]
    fn every_language_of_the_interface_is_spoken() {
        for strings in LANGUAGES {
            assert_eq!(SettingsWords::of(strings.lang).lang, strings.lang);
        }
    }
}
