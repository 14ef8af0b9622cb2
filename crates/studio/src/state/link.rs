//! A short text as a link: it stands in the fragment of the address, which no browser sends to a server.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiazhu_annotate::decode::without_marks;

use super::Format;

/// Bytes of the longest fragment: programs that pass links on cut longer ones.
pub const LONGEST: usize = 8 << 10;
const MARK: &str = "#text=";
const AS: &str = "&as=";

/// The fragment for a text; `None` where it would be longer than [`LONGEST`]. It says how the text is written where that was said, and the
/// text itself does not tell.
pub fn fragment(text: &str, format: Format) -> Option<String> {
    let said = if Format::of(text) == format { "" } else { format.name() };
    let said = if said.is_empty() { String::new() } else { format!("{AS}{said}") };
    let fragment = format!("{MARK}{}{said}", URL_SAFE_NO_PAD.encode(text));
    (fragment.len() <= LONGEST).then_some(fragment)
}

/// Whether a fragment is to hold a text.
pub fn is_one(fragment: &str) -> bool {
    fragment.starts_with(MARK)
}

/// The text of a fragment.
pub fn text(fragment: &str) -> Option<String> {
    let held = fragment.strip_prefix(MARK)?.split(is_around).next().filter(|held| !held.is_empty())?;
    let bytes = URL_SAFE_NO_PAD.decode(held).ok()?;
    String::from_utf8(bytes).ok().map(|text| without_marks(&text).into_owned())
}

/// Whether a character is none of a text in base64: where programs take a link out of a sentence, what ends that comes along.
fn is_around(c: char) -> bool {
    !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
}

/// How it is written, where the fragment says so.
pub fn format(fragment: &str) -> Option<Format> {
    let (_, name) = fragment.split_once(AS)?;
    let is_it = |format: &Format| {
        name.strip_prefix(format.name()).is_some_and(|rest| rest.is_empty() || rest.starts_with(is_around))
    };
    Format::ALL.into_iter().find(is_it)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_says_how_its_text_is_written_where_that_does_not_show() {
        let given = |text, format| {
            let fragment = fragment(text, format).expect("it is short");
            (super::text(&fragment).expect("it was just made"), super::format(&fragment))
        };
        assert_eq!(given("# 一", Format::Markdown), ("# 一".to_owned(), None));
        assert_eq!(given("# 一", Format::Plain), ("# 一".to_owned(), Some(Format::Plain)));
        assert_eq!(format("#text=5LiA&as=article.doc"), None);
        assert_eq!(format("#text=5LiA&as=article.txts"), None);
    }

    #[test]
    fn what_ends_the_sentence_around_a_link_is_none_of_it() {
        for end in ["。", ")", "%E3%80%82", "》，", "."] {
            assert_eq!(text(&format!("#text=5LiA{end}")).as_deref(), Some("一"), "{end}");
            let said = format!("#text=5LiA&as=article.txt{end}");
            assert_eq!((text(&said).as_deref(), format(&said)), (Some("一"), Some(Format::Plain)), "{end}");
        }
        assert_eq!(text("#text=5LiA5"), None, "it is cut off");
    }
}
