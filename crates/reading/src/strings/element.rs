//! What the element says by itself, before the widget is there and in its place. English stands in `src/element/`; the scripts of the
//! other languages, which a test of `language.rs` makes, have it by the English.

/// A language that lacks one of it does not compile.
pub struct ElementWords {
    /// In an element without an article.
    pub awaited: &'static str,
    pub failed: &'static str,
    /// Where there is an article.
    pub failed_before_article: &'static str,
}

pub const ENGLISH: ElementWords = ElementWords {
    awaited: "The reading is on its way …",
    failed: "The annotated reading cannot be shown.",
    failed_before_article: "The annotated reading cannot be shown; this is the plain article.",
};

const ZH_HANS: ElementWords = ElementWords {
    awaited: "读本加载中……",
    failed: "无法显示加注的读本。",
    failed_before_article: "无法显示加注的读本，以下是未加注的原文。",
};

const ZH_HANT: ElementWords = ElementWords {
    awaited: "讀本載入中……",
    failed: "無法顯示加註的讀本。",
    failed_before_article: "無法顯示加註的讀本，以下是未加註的原文。",
};

/// An object of JavaScript, from the English to the language of that name.
pub fn object(lang: &str) -> String {
    let words = if lang == "zh-Hans" { ZH_HANS } else { ZH_HANT };
    let rows = [
        (ENGLISH.awaited, words.awaited),
        (ENGLISH.failed, words.failed),
        (ENGLISH.failed_before_article, words.failed_before_article),
    ];
    let lines = rows.map(|(english, said)| format!("  '{english}': '{said}',\n"));
    format!("{{\n{}}}", lines.concat())
}
