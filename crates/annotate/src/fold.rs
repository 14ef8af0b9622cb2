//! The two scripts: folding Traditional characters to Simplified ones, one to one, so that offsets survive.
//!
//! Folding is for comparing and looking up, never for display: 乾 and 幹 both become 干. A text is folded whatever its
//! label says, because texts converted by machine mix the scripts.

pub(crate) mod look_alikes;

use crate::character_set::RoughSet;

/// Traditional spellings that OpenCC leaves as they are, because Simplified texts may use them for other words.
/// Where texts have to be compared, the common word matters more.
const ALSO: &str = "妳你牠它祂他祇只衹只甦苏砲炮藉借瞭了";

/// Other shapes of Traditional characters, as Hong Kong and older print have them.
const SHAPES: &str = "衞卫敍叙枱台湼涅粧妆鼈鳖閧哄凴凭値值靑青淸清吿告歩步鬰郁菓果塲场畧略羗羌擧举歳岁覊羁逺远槪概硏研姸妍倂并郞郎寃冤厰厂櫈凳痺痹蘓苏讐仇躱躲鎻锁隣邻餽馈鬪斗鬭斗黙默窓窗欵款";

/// What stands before 著 where it means to write or to be known, as in 名著 and 显著, and after it, as in 著作: the words of
/// jieba's dictionary. Anywhere else it is 着.
const BEFORE_ZHU: &str = "名显卓昭土原编论专译巨遗合拙较所";
const AFTER_ZHU: &str = "名作称书述者录";

/// Whether a Traditional character is another shape of one that the tables of conversions have.
pub(crate) fn is_shape(c: char) -> bool {
    const SET: RoughSet = RoughSet::EMPTY.and_pairs(SHAPES);
    SET.may_hold(c) && SHAPES.chars().step_by(2).any(|shape| shape == c)
}

/// What every character folds to; a part of [`Tables`](crate::Tables).
pub struct Fold {
    /// From a character of the Basic Multilingual Plane to what it folds to.
    table: Box<[u16]>,
}

impl Fold {
    /// Reads `fold.txt`, whose head tells its format; `None` if it is not in that format.
    pub(crate) fn read(text: &str) -> Option<Fold> {
        let mut table: Box<[u16]> = (0..=u16::MAX).collect();
        let mut set = |from: char, to: char| {
            let (from, to) = (u16::try_from(from as u32).ok()?, u16::try_from(to as u32).ok()?);
            table[usize::from(from)] = to;
            Some(())
        };
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let mut pair = line.chars();
            set(pair.next()?, pair.next()?)?;
            if pair.next().is_some() {
                return None;
            }
        }
        let also: Vec<char> = ALSO.chars().chain(SHAPES.chars()).collect();
        for pair in also.chunks_exact(2) {
            set(pair[0], pair[1])?;
        }
        for (from, to) in "「」『』".chars().zip("“”‘’".chars()) {
            set(from, to)?;
        }
        for full_width in '\u{FF01}'..='\u{FF5E}' {
            set(full_width, char::from_u32(full_width as u32 - 0xFEE0)?)?;
        }
        // Spaces that differ in width, or in whether a line may end at them.
        for space in ['\u{A0}', '\u{202F}', '\u{2007}'] {
            set(space, ' ')?;
        }
        for (from, to) in look_alikes::pairs() {
            let to = char::from_u32(table[usize::from(u16::try_from(to as u32).ok()?)].into())?;
            table[usize::from(u16::try_from(from as u32).ok()?)] = u16::try_from(to as u32).ok()?;
        }
        Some(Fold { table })
    }

    /// The Simplified character for a Traditional one (OpenCC's first candidate), the ASCII character for a full-width
    /// one, a curly quotation mark for a corner bracket, the character that a radical or a compatibility ideograph looks like; any other
    /// character itself.
    pub fn character(&self, c: char) -> char {
        let folded =
            u16::try_from(c as u32).map_or(c as u32, |unit| u32::from(self.table[usize::from(unit)]));
        char::from_u32(folded).unwrap_or(c)
    }

    /// [`Fold::character`] of every character, and 著 by what stands beside it: as many code points as `text` has, so that
    /// offsets hold in both.
    ///
    /// ```
    /// # let tables = jiazhu_annotate::Tables::from_bytes(jiazhu_tables::FILES).unwrap();
    /// let fold = tables.fold();
    /// assert_eq!(fold.text("踐行「兩個維護」"), "践行“两个维护”");
    /// // Traditional texts write 着 as 著, which is also a word of its own.
    /// assert_eq!(fold.text("帶著一部名著"), "带着一部名著");
    /// ```
    pub fn text(&self, text: &str) -> String {
        if !text.contains('著') {
            return text.chars().map(|c| self.character(c)).collect();
        }
        let mut folded: Vec<char> = text.chars().map(|c| self.character(c)).collect();
        // From the end, so that of two 著 each sees its neighbours as they were written.
        for at in (0..folded.len()).rev() {
            let written_for =
                |neighbour: Option<&char>, words: &str| neighbour.is_some_and(|c| words.contains(*c));
            let before = at.checked_sub(1).and_then(|before| folded.get(before));
            if folded[at] == '著'
                && !written_for(before, BEFORE_ZHU)
                && !written_for(folded.get(at + 1), AFTER_ZHU)
            {
                folded[at] = '着';
            }
        }
        folded.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::tables::builtin;

    fn fold(text: &str) -> String {
        builtin().fold().text(text)
    }

    fn fold_char(c: char) -> char {
        builtin().fold().character(c)
    }

    /// The machine-made Traditional of a real article leaves 干部 and 规范 as they are.
    #[test]
    fn either_script_and_mixtures_fold_alike() {
        for spelling in ["幹部規範", "干部规范", "干部規范"] {
            assert_eq!(fold(spelling), "干部规范");
        }
    }

    /// Hong Kong's 衞生 is 衛生, and older print has 靑年.
    #[test]
    fn other_shapes_of_a_character_fold_as_it_does() {
        for (written, folded) in [("衞生署", "卫生署"), ("敍述靑年値班", "叙述青年值班"), ("枱面", "台面")]
        {
            assert_eq!(fold(written), folded);
        }
        assert!(super::is_shape('衞') && !super::is_shape('衛') && !super::is_shape('卫'));
    }

    #[test]
    fn zhu_and_zhe_are_told_apart_by_their_neighbours() {
        for (written, folded) in [("一級帶著一級", "一级带着一级"), ("著", "着"), ("著著", "着着")]
        {
            assert_eq!(fold(written), folded);
        }
        for word in ["著作", "名著", "显著", "土著人", "编著者"] {
            assert_eq!(fold(word), word);
        }
    }

    #[test]
    fn characters_outside_the_tables_stay() {
        for c in ['a', '。', '\n', '\u{0}', '𠀀', '\u{FE0F}', '\u{E000}', '\u{10FFFF}', '\u{FFFF}'] {
            assert_eq!(fold_char(c), c);
        }
    }

    #[test]
    fn folding_twice_changes_nothing_more() {
        for c in '\u{0}'..=char::MAX {
            assert_eq!(fold_char(fold_char(c)), fold_char(c), "{c}");
        }
    }

    proptest! {
        #[test]
        fn offsets_survive(text in any::<String>()) {
            let folded = fold(&text);
            prop_assert_eq!(folded.chars().count(), text.chars().count());
            for (from, to) in text.chars().zip(folded.chars()).filter(|(from, _)| *from != '著') {
                prop_assert_eq!(fold_char(from), to);
            }
        }
    }

    #[test]
    fn other_formats_are_refused() {
        for text in ["護", "護护的", "𠀀护", "護𠀀", "護护\n\n"] {
            assert!(super::Fold::read(text).is_none(), "{text}");
        }
    }
}
