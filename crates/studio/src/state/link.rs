//! A short text as a link: it stands in the fragment of the address, which no browser sends to a server.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// Bytes of the longest fragment: programs that pass links on cut longer ones.
pub const LONGEST: usize = 8 << 10;
const MARK: &str = "#text=";

/// The fragment for a text; `None` where it would be longer than [`LONGEST`].
pub fn fragment(text: &str) -> Option<String> {
    let fragment = format!("{MARK}{}", URL_SAFE_NO_PAD.encode(text));
    (fragment.len() <= LONGEST).then_some(fragment)
}

/// Whether a fragment is to hold a text.
pub fn is_one(fragment: &str) -> bool {
    fragment.starts_with(MARK)
}

/// The text of a fragment.
pub fn text(fragment: &str) -> Option<String> {
    let bytes = URL_SAFE_NO_PAD.decode(fragment.strip_prefix(MARK)?).ok()?;
    String::from_utf8(bytes).ok()
}
