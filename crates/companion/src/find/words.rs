//! What the panel says. A language that lacks one of it does not compile.

use jiazhu_reading::Class;

pub struct FinderWords {
    pub lang: &'static str,
    /// The panel's name.
    pub title: &'static str,
    /// What may be typed.
    pub hint: &'static str,
    pub order: &'static str,
    pub by_place: &'static str,
    pub by_pinyin: &'static str,
    pub by_kind: &'static str,
    /// Numbers are `{n}`.
    pub one_term: &'static str,
    pub terms: &'static str,
    pub one_place: &'static str,
    pub places: &'static str,
    pub nothing: &'static str,
    pub one_note: &'static str,
    pub notes: &'static str,
    pub in_text: &'static str,
    pub in_notes: &'static str,
    /// Of terms that have it only in what explains them.
    pub one_explanation: &'static str,
    pub explanations: &'static str,
    pub in_explanations: &'static str,
    pub more: &'static str,
    pub back: &'static str,
    pub close: &'static str,
    /// Between two of a row.
    pub comma: &'static str,
    class: fn(Class) -> &'static str,
}

impl FinderWords {
    /// Of a language; English where there is no other.
    pub fn of(lang: &str) -> &'static FinderWords {
        match lang {
            "zh-Hans" => &ZH_HANS,
            "zh-Hant" => &ZH_HANT,
            _ => &ENGLISH,
        }
    }

    pub fn class(&self, class: Class) -> &'static str {
        (self.class)(class)
    }
}

/// A number in the place of `{n}`.
pub fn counted(text: &str, n: usize) -> String {
    text.replace("{n}", &n.to_string())
}

static ENGLISH: FinderWords = FinderWords {
    lang: "en",
    title: "Find and index",
    hint: "Term, passage, pinyin or English",
    order: "Order",
    by_place: "by place",
    by_pinyin: "by pinyin",
    by_kind: "by kind",
    one_term: "1 term",
    terms: "{n} terms",
    one_place: "1 other place",
    places: "{n} other places",
    nothing: "Nothing found",
    one_note: "1 note",
    notes: "{n} notes",
    in_text: "In the text",
    in_notes: "In the notes",
    one_explanation: "1 explanation",
    explanations: "{n} explanations",
    in_explanations: "In explanations of terms",
    more: "{n} more",
    back: "Back to where you were",
    close: "Close",
    comma: ", ",
    class: |class| match class {
        Class::Formula => "Political formulas",
        Class::Institution => "Institutions",
        Class::Practice => "Practices",
        Class::Programme => "Programmes",
        Class::Metaphor => "Metaphors",
        Class::Allusion => "Idioms and allusions",
        Class::Person => "People",
        Class::Place => "Places",
        Class::Administration => "Administration",
        Class::Work => "Works",
        Class::Event => "Events",
        Class::Term => "Terms",
    },
};

static ZH_HANS: FinderWords = FinderWords {
    lang: "zh-Hans",
    title: "查找与索引",
    hint: "词语、原文、拼音或英文",
    order: "排序",
    by_place: "按出现先后",
    by_pinyin: "按拼音",
    by_kind: "按类别",
    one_term: "1 个词目",
    terms: "{n} 个词目",
    one_place: "另有 1 处",
    places: "另有 {n} 处",
    nothing: "没有找到",
    one_note: "1 条注释",
    notes: "{n} 条注释",
    in_text: "正文中",
    in_notes: "注释中",
    one_explanation: "1 条释义",
    explanations: "{n} 条释义",
    in_explanations: "词目释义中",
    more: "另有 {n} 处",
    back: "回到原处",
    close: "关闭",
    comma: "，",
    class: |class| match class {
        Class::Formula => "政治提法",
        Class::Institution => "机构与职务",
        Class::Practice => "制度与做法",
        Class::Programme => "改革与项目",
        Class::Metaphor => "比喻",
        Class::Allusion => "成语与典故",
        Class::Person => "人物",
        Class::Place => "地名",
        Class::Administration => "行政用语",
        Class::Work => "作品",
        Class::Event => "事件",
        Class::Term => "一般词语",
    },
};

static ZH_HANT: FinderWords = FinderWords {
    lang: "zh-Hant",
    title: "尋找與索引",
    hint: "詞語、原文、拼音或英文",
    order: "排序",
    by_place: "依出現先後",
    by_pinyin: "依拼音",
    by_kind: "依類別",
    one_term: "1 個詞目",
    terms: "{n} 個詞目",
    one_place: "另有 1 處",
    places: "另有 {n} 處",
    nothing: "沒有找到",
    one_note: "1 則註釋",
    notes: "{n} 則註釋",
    in_text: "內文中",
    in_notes: "註釋中",
    one_explanation: "1 則釋義",
    explanations: "{n} 則釋義",
    in_explanations: "詞目釋義中",
    more: "另有 {n} 處",
    back: "回到原處",
    close: "關閉",
    comma: "，",
    class: |class| match class {
        Class::Formula => "政治提法",
        Class::Institution => "機構與職務",
        Class::Practice => "制度與做法",
        Class::Programme => "改革與計畫",
        Class::Metaphor => "比喻",
        Class::Allusion => "成語與典故",
        Class::Person => "人物",
        Class::Place => "地名",
        Class::Administration => "行政用語",
        Class::Work => "作品",
        Class::Event => "事件",
        Class::Term => "一般詞語",
    },
};

#[cfg(test)]
mod tests {
    use super::*;
    use jiazhu_reading::strings::LANGUAGES;

    #[test]
    fn every_language_of_the_interface_is_spoken_and_keeps_its_numbers() {
        for strings in LANGUAGES {
            let words = FinderWords::of(strings.lang);
            assert_eq!(words.lang, strings.lang);
            for text in [words.terms, words.places, words.notes, words.explanations, words.more] {
                assert!(counted(text, 7).contains('7') && !counted(text, 7).contains('{'), "{text}");
            }
        }
    }
}
