//! What is said where something is heard or taken along. A language that lacks one of it does not compile.
//!
//! The Chinese of `zh-Hant` is Taiwan's: 朗讀, 複製, 連結, 伺服器, 設定; that of `zh-Hans` the mainland's: 朗读, 复制, 链接, 服务器, 设置.

pub struct CompanionWords {
    pub lang: &'static str,
    /// The name of the panel.
    pub title: &'static str,
    pub close: &'static str,

    pub listen: &'static str,
    pub word: &'static str,
    pub sentence: &'static str,
    pub selection: &'static str,
    pub on_from_here: &'static str,

    pub take: &'static str,
    pub copy_card: &'static str,
    pub copy_sentence: &'static str,
    pub copy_selection: &'static str,
    pub copy_source: &'static str,
    pub copy_link: &'static str,
    pub all_places: &'static str,
    pub copied: &'static str,
    pub refused: &'static str,
    pub by_hand: &'static str,

    pub pause: &'static str,
    pub go_on: &'static str,
    pub next: &'static str,
    pub stop: &'static str,
    pub voice: &'static str,
    /// A voice is `{voice}`, a reason `{why}`.
    pub service: &'static str,
    pub asks: &'static str,
    pub agree: &'static str,
    pub cancel: &'static str,
    pub awaited: &'static str,
    pub no_voice: &'static str,
    pub nothing: &'static str,
    pub never_starts: &'static str,
    pub never_ends: &'static str,
    pub not_allowed: &'static str,
    pub failed: &'static str,
}

impl CompanionWords {
    /// Of a language; English where there is no other.
    pub fn of(lang: &str) -> &'static CompanionWords {
        match lang {
            "zh-Hans" => &ZH_HANS,
            "zh-Hant" => &ZH_HANT,
            _ => &ENGLISH,
        }
    }
}

static ENGLISH: CompanionWords = CompanionWords {
    lang: "en",
    title: "Listen and take along",
    close: "Close",
    listen: "Listen",
    word: "The word",
    sentence: "The sentence",
    selection: "The selection",
    on_from_here: "On from here",
    take: "Take along",
    copy_card: "Copy the card",
    copy_sentence: "Quote the sentence",
    copy_selection: "Quote the selection",
    copy_source: "Copy the source",
    copy_link: "Copy the link",
    all_places: "All places",
    copied: "Copied.",
    refused: "The browser refuses to copy. The text is selected: copy it by hand.",
    by_hand: "Text to copy",
    pause: "Pause",
    go_on: "Go on",
    next: "Next sentence",
    stop: "Stop",
    voice: "Voice",
    service: "{voice}: sends the text to a service",
    asks: "The voice “{voice}” sends what it reads to a service on the internet. Voices of this device send nothing.",
    agree: "Listen with it",
    cancel: "Cancel",
    awaited: "Looking for voices …",
    no_voice: "This browser has no voice for Mandarin. Voices are added in the settings of the system, under speech.",
    nothing: "There is nothing here to read aloud.",
    never_starts: "The voice “{voice}” does not begin. Choose another one, or try again.",
    never_ends: "The voice “{voice}” says nothing any more. Choose another one, or try again.",
    not_allowed: "The browser lets nothing be read aloud on this page.",
    failed: "The voice “{voice}” has failed ({why}). Choose another one, or try again.",
};

static ZH_HANS: CompanionWords = CompanionWords {
    lang: "zh-Hans",
    title: "朗读与摘录",
    close: "关闭",
    listen: "朗读",
    word: "词语",
    sentence: "本句",
    selection: "所选文字",
    on_from_here: "从此处开始",
    take: "摘录",
    copy_card: "复制释义",
    copy_sentence: "引用本句",
    copy_selection: "引用所选文字",
    copy_source: "复制出处",
    copy_link: "复制链接",
    all_places: "全部位置",
    copied: "已复制。",
    refused: "浏览器不允许复制。文字已选中，请手动复制。",
    by_hand: "待复制的文字",
    pause: "暂停",
    go_on: "继续",
    next: "下一句",
    stop: "停止",
    voice: "语音",
    service: "{voice}（会将文字发送到网络服务）",
    asks: "语音“{voice}”会将朗读的文字发送到网络服务。本机语音不会发送任何内容。",
    agree: "仍用此语音",
    cancel: "取消",
    awaited: "正在查找语音……",
    no_voice: "此浏览器没有普通话语音。可在系统设置的语音选项中添加。",
    nothing: "此处没有可朗读的文字。",
    never_starts: "语音“{voice}”没有开始朗读。请换一个语音，或再试一次。",
    never_ends: "语音“{voice}”没有声音了。请换一个语音，或再试一次。",
    not_allowed: "浏览器不允许此页面朗读。",
    failed: "语音“{voice}”出错（{why}）。请换一个语音，或再试一次。",
};

static ZH_HANT: CompanionWords = CompanionWords {
    lang: "zh-Hant",
    title: "朗讀與摘錄",
    close: "關閉",
    listen: "朗讀",
    word: "詞語",
    sentence: "本句",
    selection: "選取的文字",
    on_from_here: "從此處開始",
    take: "摘錄",
    copy_card: "複製釋義",
    copy_sentence: "引用本句",
    copy_selection: "引用選取的文字",
    copy_source: "複製出處",
    copy_link: "複製連結",
    all_places: "所有位置",
    copied: "已複製。",
    refused: "瀏覽器不允許複製。文字已選取，請自行複製。",
    by_hand: "要複製的文字",
    pause: "暫停",
    go_on: "繼續",
    next: "下一句",
    stop: "停止",
    voice: "語音",
    service: "{voice}（會將文字傳送到網路服務）",
    asks: "語音「{voice}」會將朗讀的文字傳送到網路服務。本機語音不會傳送任何內容。",
    agree: "仍使用此語音",
    cancel: "取消",
    awaited: "正在尋找語音……",
    no_voice: "這個瀏覽器沒有國語語音。可在系統設定的語音選項中新增。",
    nothing: "此處沒有可朗讀的文字。",
    never_starts: "語音「{voice}」沒有開始朗讀。請改用其他語音，或再試一次。",
    never_ends: "語音「{voice}」沒有聲音了。請改用其他語音，或再試一次。",
    not_allowed: "瀏覽器不允許這個網頁朗讀。",
    failed: "語音「{voice}」發生錯誤（{why}）。請改用其他語音，或再試一次。",
};

#[cfg(test)]
mod tests {
    use super::*;
    use jiazhu_reading::strings::LANGUAGES;

    #[test]
    fn every_language_of_the_interface_is_spoken_and_keeps_its_names() {
        for strings in LANGUAGES {
            let words = CompanionWords::of(strings.lang);
            assert_eq!(words.lang, strings.lang);
            for text in [words.service, words.asks, words.never_starts, words.never_ends, words.failed] {
                assert!(text.contains("{voice}"), "{text}");
            }
            assert!(words.failed.contains("{why}"));
        }
    }
}
