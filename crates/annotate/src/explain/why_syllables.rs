//! Why syllables are said so.

use std::collections::HashMap;

use super::{ExplainedSyllable, Reason, slice};
use crate::annotate::Annotated;
use crate::annotate::syllables::{Vouched, Voucher};
use crate::article::SpokenIn;
use crate::pronounce::syllable_reasons::WhySyllable;
use crate::pronounce::{rules, told};
use jiazhu_reading::{Syllable as ReadingSyllable, SyllableSource};

const PHRASES: &str = "crates/tables/data/pinyin.bin";
const CEDICT: &str = "crates/tables-cedict/data/cedict-pinyin.bin";
const TAIWAN: &str = "crates/tables-cedict/data/taiwan.txt";
const NETWORK: &str = "crates/tables/data/polyphones.bin";
const CONTEXTS: &str = "crates/annotate/src/pronounce/contexts.txt";
const RULES: &str = "crates/annotate/src/pronounce/rules.rs";
const SURNAMES: &str = "crates/annotate/src/pronounce/names.rs";
const PRINTED: &str = "crates/annotate/src/pronounce/character.rs";
const SANDHI: &str = "crates/annotate/src/pronounce/sandhi.rs";

/// The functions of `rules.rs` and `rules/`, and what each goes by.
const RULE_SAYS: [(&str, &str); 67] = [
    ("wei", "为 is wèi before whom it is done for, wéi where it makes something be something"),
    ("de", "得 is děi at the beginning of a clause or after a pronoun, dé there before what one gets"),
    ("adverb", "地 by itself is de between a word that says how and a verb, else dì"),
    ("is_ability", "了 is liǎo after 不 or 得 where it says whether something can be done, else le"),
    ("begins_clause", "着 after a Han character is zhe"),
    ("is_success", "着 is zháo after 得 or 不, and before 了, where something has been reached"),
    ("is_invitation", "应 as a word before an invitation is yìng"),
    ("is_repeated", "on both sides of 一 or 了, or doubled, stands a verb"),
    ("measure_again", "after a number and its measure the measure again is said alike"),
    ("is_debt", "还 before somebody and what is owed is huán"),
    ("is_refuge", "南无 before a Buddha or a scripture is nā mó"),
    ("is_sentence", "处 before what a court gives is chǔ"),
    ("is_on_back", "背上 as a place is bèi shàng"),
    ("is_this", "个 after 这, 那 or 哪 has no tone"),
    ("is_suffix", "子 at the end of a word that no table has is a suffix, which has no tone"),
    ("say_doubled", "a verb of one syllable that is said twice has no tone the second time"),
    ("say_inherited", "a longer word has no tone where a word that it is made of has none"),
    ("is_r", "儿 at the end of a word is r"),
    ("is_return", "还 before 家 at the end of a clause is huán"),
    ("is_broken", "折 of limbs and sticks that are in two is shé"),
    ("is_flush", "涨 of a face or a head is zhàng"),
    ("is_move", "着 of a move in a game is zhāo"),
    ("is_dress", "着 of how somebody is dressed is zhuó"),
    ("is_weight", "石 of grain is dàn"),
    ("is_dozen", "打 of twelve is dá"),
    ("is_orbit", "转 around something, or on and on, is zhuàn"),
    ("is_taken_for", "当 of what is taken for something else is dàng"),
    ("is_poured", "倒 of what is poured into cups is dào"),
    ("is_burden", "背 of a load is bēi"),
    ("is_elder", "长 by years or generations is zhǎng"),
    ("is_loose", "散 of what was bound is sǎn"),
    ("is_backwards", "倒 before what is done the wrong way round is dào"),
    ("is_fruit", "结 of fruit that a plant bears is jiē"),
    ("is_vomit", "吐 of what comes up against one's will is tù"),
    ("is_left", "落 of what is left behind is là"),
    ("is_free", "空 of what is free is kòng"),
    ("is_toast", "干 of a cup that is emptied is gān"),
    ("is_tuned", "调 of what has a scale or a channel is tiáo"),
    ("is_stay", "待 of where somebody stays for a while is dāi"),
    ("is_spin", "转 of what turns without an end is zhuàn"),
    ("is_adjusted", "调 of a price, a rate or another level that is set is tiáo"),
    ("is_lowered", "降 of what gets lower is jiàng"),
    ("is_friendly", "气 of 和气 has no tone"),
    ("is_share", "率 as a share of something is lǜ"),
    ("of_length", "长 of what is still long is cháng, of what has grown on something zhǎng"),
    ("is_dry", "干 after what is done until nothing wet is left is gān"),
    ("is_cut", "切 as a verb by itself is qiē"),
    ("is_filled", "盛 of what is put into something is chéng"),
    ("is_sewn", "缝 of what is sewn is féng"),
    ("is_fond", "好 of what somebody is fond of is hào"),
    ("is_aspect", "相 as a noun by itself is xiàng"),
    ("obliges", "得 after what nothing is said of by it is děi, or dé before what is got"),
    ("by_object", "what the word is done to, or what stands beside it, decides how it is said"),
    ("teaches", "教 as a word by itself is jiāo"),
    ("is_trade", "干 before a trade, as in 干一行, is gàn"),
    ("is_dough", "和 before what is stirred with water is huó"),
    ("is_as", "似 before 的 is shì, else sì"),
    ("is_poor", "差 at the end of what is said of something that is judged is chà"),
    ("is_under", "没 of what is under water up to somewhere is mò"),
    ("is_strewn", "撒 of what falls here and there is sǎ"),
    ("is_slit", "拉 of what is cut open is lá"),
    ("is_mahjong", "和 of who wins at mahjong is hú"),
    ("is_answer", "和 of verses by which somebody answers is hè"),
    ("is_brew", "和 before medicine, and as a measure of washing and brewing, is huò"),
    ("is_party", "一行 of people who go together is yī xíng"),
    ("is_behind", "背着 behind somebody's back is bèi zhe"),
    ("particle", "at the end of a clause it is a particle, which has no tone"),
];

/// The syllables of a text in order.
pub fn syllables(annotated: &Annotated, text: &[char]) -> Vec<ExplainedSyllable> {
    let (division, tables) = (&annotated.division, annotated.tables);
    let folded: Vec<char> = division.folded.chars().collect();
    let general = tables.pronunciations().map_or_else(Vec::new, |table| {
        told(table, text, &folded, &division.ends, &annotated.walls, tables.word_model())
    });
    let vouched = Vouched::new(
        text,
        &folded,
        &division.placed,
        &annotated.reading.notes,
        annotated.article,
        annotated.glossary,
        tables.fold(),
    );
    let ground = SyllableFacts {
        annotated,
        text,
        folded: &folded,
        vouchers: vouched.vouchers().collect(),
        general: &general,
    };
    let said = &annotated.reading.syllables;
    (0..said.len()).map(|at| ground.syllable(&said[at], said.get(at + 1))).collect()
}

struct SyllableFacts<'a> {
    annotated: &'a Annotated<'a>,
    text: &'a [char],
    folded: &'a [char],
    /// By the place of the syllable.
    vouchers: HashMap<u32, Voucher>,
    general: &'a [Option<WhySyllable>],
}

impl SyllableFacts<'_> {
    fn syllable(&self, said: &ReadingSyllable, next: Option<&ReadingSyllable>) -> ExplainedSyllable {
        let start = said.span.start;
        let general = self.general.get(start as usize).copied().flatten();
        let because = match (self.vouchers.get(&start), general) {
            (Some(voucher), _) => self.vouched(*voucher),
            // In a reading for Taiwan nothing else has the dictionary as its source.
            (None, Some(_)) if self.is_for_taiwan() && said.source == SyllableSource::Dictionary => {
                reason("taiwan", "CC-CEDICT notes that it is said so in Taiwan".to_owned(), TAIWAN)
            }
            (None, Some(why)) => self.decided(why, said),
            (None, None) => reason("untold", "nothing is known of it".to_owned(), PHRASES),
        };
        let sandhi = said.sandhi.map(|_| {
            let next = next.filter(|next| next.span.start == said.span.end).map_or("", |next| &*next.pinyin);
            let says =
                format!("tone sandhi of {}: {} before {next}", self.folded[start as usize], said.spoken());
            reason("tone-sandhi", says, SANDHI)
        });
        ExplainedSyllable {
            span: said.span,
            text: slice(self.text, said.span),
            pinyin: said.pinyin.to_string(),
            spoken: said.spoken(),
            source: said.source,
            unsettled: said.unsettled,
            because,
            sandhi,
        }
    }

    fn is_for_taiwan(&self) -> bool {
        self.annotated.article.spoken_in() == SpokenIn::Taiwan
    }

    fn vouched(&self, voucher: Voucher) -> Reason {
        match voucher {
            Voucher::Note(at) => {
                let id = &self.annotated.reading.notes[at].id;
                reason("note", format!("the note `{id}` says so"), &self.annotated.notes.file)
            }
            Voucher::Reading(at) => {
                let passage = &self.annotated.glossary.readings[at].passage;
                reason(
                    "readings",
                    format!("`readings` says how `{passage}` is said"),
                    &self.annotated.glossary.file,
                )
            }
            Voucher::Author => reason(
                "author",
                "the article says so above the characters".to_owned(),
                &self.annotated.article.file,
            ),
            Voucher::Entry(at) => {
                let id = &self.annotated.glossary.entries[at as usize].card.id;
                reason("glossary", format!("`pinyin` of the entry `{id}`"), &self.annotated.glossary.file)
            }
        }
    }

    fn decided(&self, why: WhySyllable, said: &ReadingSyllable) -> Reason {
        let at = said.span.start as usize;
        let c = self.folded[at];
        match why {
            WhySyllable::Word { span, is_phrase } => {
                let word = slice(self.folded, span);
                let joined =
                    if said.span.length() > 1 { "; 儿 is joined to the syllable before it" } else { "" };
                if is_phrase {
                    reason("phrase", format!("`{word}` is a word of the table of phrases{joined}"), PHRASES)
                } else {
                    reason("dictionary", format!("`{word}` is a word of CC-CEDICT{joined}"), CEDICT)
                }
            }
            WhySyllable::Surname => reason("surname", format!("{c} is said so as a surname"), SURNAMES),
            WhySyllable::Name => reason("name", format!("in a name, {c} is said as is usual"), PHRASES),
            WhySyllable::Context(line) => reason(
                "context",
                format!("line {line}: {}", rules::line(line)),
                &format!("{CONTEXTS}:{line}"),
            ),
            WhySyllable::Rule(name) => {
                let says = RULE_SAYS.iter().find(|(rule, _)| *rule == name).map_or("", |(_, says)| says);
                reason("rule", format!("rule `{name}`: {says}"), RULES)
            }
            WhySyllable::Printed => reason(
                "printed",
                format!("{} is printed, which by itself is said so", self.text[at]),
                PRINTED,
            ),
            WhySyllable::Network => {
                let others = self.others(c, &said.pinyin);
                let says = if said.unsettled { "the likelier" } else { "by far the likeliest" };
                reason("network", format!("{says} among its neighbours; also: {others}"), NETWORK)
            }
            WhySyllable::Usual => {
                let others = self.others(c, &said.pinyin);
                let says = match (others.is_empty(), said.unsettled) {
                    (true, _) => format!("{c} has no other pronunciation today"),
                    (false, true) => format!("nothing decides, and {c} is said as is usual; also: {others}"),
                    (false, false) => format!("{c} is nearly always said so; also: {others}"),
                };
                reason("usual", says, PHRASES)
            }
        }
    }

    /// The other pronunciations that a character has today.
    fn others(&self, c: char, pinyin: &str) -> String {
        let living = self.annotated.tables.pronunciations().map_or_else(Vec::new, |table| table.living(c));
        let pinyin = pinyin.to_lowercase();
        living.into_iter().filter(|other| *other != pinyin).collect::<Vec<_>>().join(", ")
    }
}

fn reason(rule: &'static str, says: String, file: &str) -> Reason {
    Reason { rule, says, file: file.to_owned() }
}
