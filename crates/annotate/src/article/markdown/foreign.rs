//! Signs that other programs read, and CommonMark does not, beside Chinese: `__重点__内容`, `%%批注%%`, `++插入++`, `{茶|ちゃ}`.

use jiazhu_reading::{Block, han};

/// The longest that stands between two signs, in code points: what is longer is no passage, but two signs that have nothing to do with each other.
const LONGEST: usize = 200;

/// What is to be said of a passage between two signs.
type Say = fn(&str) -> String;

/// The first of each sort in a block: where it stands, in code points of the block, how long it is, and what to say.
pub fn tell(block: &Block) -> impl Iterator<Item = (u32, u32, String)> {
    let pairs: [(&str, Say); 3] = [
        ("__", |inner| {
            format!(
                "`__` beside a character is no sign of emphasis in Markdown, and stands in the text: write `**{inner}**`"
            )
        }),
        ("%%", |_| {
            "`%%` is a comment for Obsidian alone, and stands in the text: write `<!-- … -->`, or a note"
                .to_owned()
        }),
        ("++", |inner| {
            format!(
                "`++` is no sign of an insertion in Markdown, and stands in the text: write `<ins>{inner}</ins>`"
            )
        }),
    ];
    let paired = pairs.into_iter().filter_map(|(sign, say)| {
        let (at, inner) = between(block, sign)?;
        Some(found(block, at, sign.len() + inner.len() + sign.len(), say(inner)))
    });
    paired.chain(ruby(block))
}

fn found(block: &Block, at: usize, bytes: usize, message: String) -> (u32, u32, String) {
    let count = |text: &str| text.chars().count() as u32;
    (count(&block.text[..at]), count(&block.text[at..at + bytes]), message)
}

/// Where a pair of signs with Chinese between them begins, in bytes, and what stands between. A longer row of the sign is a line to write on.
fn between<'b>(block: &'b Block, sign: &str) -> Option<(usize, &'b str)> {
    let text = &*block.text;
    let one = &sign[..1];
    let is_pair = |at: &usize| {
        !text[..*at].ends_with(one) && !text[at + sign.len()..].starts_with(one) && !is_in_wall(block, *at)
    };
    let signs: Vec<usize> = text.match_indices(sign).map(|(at, _)| at).filter(is_pair).collect();
    signs.windows(2).find_map(|pair| {
        let inner = &text[pair[0] + sign.len()..pair[1]];
        let is_passage = !inner.starts_with(char::is_whitespace)
            && !inner.ends_with(char::is_whitespace)
            && inner.contains(han::is_han)
            && inner.chars().count() <= LONGEST;
        // C++ and a++ are names and sums.
        let in_name = text[..pair[0]].ends_with(|c: char| c.is_ascii_alphanumeric());
        (is_passage && !in_name).then_some((pair[0], inner))
    })
}

/// `{茶|ちゃ}`: characters, and how they are said.
fn ruby(block: &Block) -> Option<(u32, u32, String)> {
    block.text.match_indices('{').find_map(|(at, _)| {
        let (inner, _) = block.text[at + 1..].split_once('}')?;
        let (base, said) = inner.split_once('|')?;
        let is_said = |c: char| c.is_alphabetic() || matches!(c, '|' | ' ' | '·' | 'ー' | 'ˊ' | 'ˇ' | 'ˋ' | '˙');
        let is_ruby = !base.is_empty()
            && base.chars().all(han::is_han)
            && base.chars().count() <= 12
            && said.chars().any(char::is_alphabetic)
            && said.chars().all(is_said);
        let message = format!(
            "`{{…|…}}` says in other programs how characters are read, and stands in the text: write `<ruby>{base}<rt>{}</rt></ruby>`",
            said.replace('|', "")
        );
        (is_ruby && !is_in_wall(block, at)).then(|| found(block, at, inner.len() + 2, message))
    })
}

fn is_in_wall(block: &Block, byte: usize) -> bool {
    let at = block.text[..byte].chars().count() as u32;
    block.styles.iter().any(|style| style.kind.is_wall() && style.span.contains(at))
}

#[cfg(test)]
mod tests {
    use crate::article::Article;

    fn told(source: &str) -> Vec<String> {
        let article = Article::parse("a.md", source.as_bytes()).unwrap();
        article.warnings.iter().map(|found| found.message.clone()).collect()
    }

    #[test]
    fn signs_of_other_programs_are_told_with_what_to_write() {
        for (source, part) in [
            ("这是__重点__内容。", "write `**重点**`"),
            ("文%%批注%%文。", "write `<!-- … -->`"),
            ("文++插入++文。", "write `<ins>插入</ins>`"),
            ("喝{茶|ちゃ}。", "write `<ruby>茶<rt>ちゃ</rt></ruby>`"),
            ("喝{漢字|かん|じ}。", "write `<ruby>漢字<rt>かんじ</rt></ruby>`"),
        ] {
            let told = told(source);
            assert!(told.len() == 1 && told[0].contains(part), "{source}: {told:?}");
        }
    }

    #[test]
    fn lines_to_write_on_names_and_code_are_none() {
        for sound in [
            "姓名____，学校____。",
            "从C++到C++的路。",
            "增长5%%，又跌%%。",
            "`__重点__内容`是代码。",
            "集合{甲|1<2}。",
            "\\_\\_重点\\_\\_内容",
        ] {
            assert_eq!(told(sound), Vec::<String>::new(), "{sound}");
        }
        assert_eq!(told("__重点__ 内容"), Vec::<String>::new(), "which is emphasis");
    }
}
