//! What only whole pages say, and the widget never does. A language that lacks one of it does not compile.

use jiazhu_reading::strings::Strings;

pub(super) struct PageWords {
    /// On a page whose script has not come.
    pub plain: &'static str,
    pub articles: &'static str,
    pub terms: &'static str,
    /// Of a series without a title.
    pub articles_and_terms: &'static str,
    /// Of a place of a term, for a voice: `{n}`, `{term}`, `{title}`.
    pub place: &'static str,
    /// What leads to the article before and to the one after: `{title}`.
    pub previous: &'static str,
    pub next: &'static str,
}

impl PageWords {
    pub fn of(say: &Strings) -> &'static PageWords {
        match say.lang {
            "zh-Hans" => &ZH_HANS,
            "zh-Hant" => &ZH_HANT,
            _ => &ENGLISH,
        }
    }

    /// In the language of an article, with its tag. Of Chinese that does not say in which script it is, the script of `say` is as good as another.
    pub fn of_article(lang: &str, say: &Strings) -> (&'static PageWords, &'static str) {
        let is = |names: &[&str]| {
            lang.split('-').any(|part| names.iter().any(|name| part.eq_ignore_ascii_case(name)))
        };
        if !is(&["zh"]) {
            return (&ENGLISH, "en");
        }
        let is_open = !is(&["hans", "cn", "sg", "my"]);
        if is(&["hant", "tw", "hk", "mo"]) || (is_open && say.lang == "zh-Hant") {
            (&ZH_HANT, "zh-Hant")
        } else {
            (&ZH_HANS, "zh-Hans")
        }
    }
}

static ENGLISH: PageWords = PageWords {
    plain: "This is the plain article with its cards: the script of the page has not come. A page that is opened from a disk gets none; \
            pronunciation, the other script and all else need its folder to be on a web server.",
    articles: "Texts",
    terms: "Terms",
    articles_and_terms: "Texts and their terms",
    place: "Place {n} of {term} in {title}",
    previous: "Previous: {title}",
    next: "Next: {title}",
};

static ZH_HANS: PageWords = PageWords {
    plain: "这是不含脚本的正文，词条卡片仍可打开：网页脚本没有加载。直接从磁盘打开的网页无法加载脚本；读音、简繁转换等功能，需要把整个文件夹放到网站服务器上。",
    articles: "文章",
    terms: "词目",
    articles_and_terms: "文章与词目",
    place: "“{term}”在《{title}》中第 {n} 处",
    previous: "上一篇：{title}",
    next: "下一篇：{title}",
};

static ZH_HANT: PageWords = PageWords {
    plain: "這是不含指令碼的正文，詞條卡片仍可開啟：網頁指令碼沒有載入。直接從磁碟開啟的網頁無法載入指令碼；讀音、簡繁轉換等功能，需要把整個資料夾放到網站伺服器上。",
    articles: "文章",
    terms: "詞目",
    articles_and_terms: "文章與詞目",
    place: "「{term}」在《{title}》中第 {n} 處",
    previous: "上一篇：{title}",
    next: "下一篇：{title}",
};
