//! The pages of a reading, by the functions with which `jiazhu build` makes them.

use jiazhu_html::{Widget, html, page, standalone};
use jiazhu_reading::strings::Strings;
use jiazhu_reading::{open_file, words};

use crate::state::Export;

/// The file that is asked for.
///
/// `reading` and `words` are the files of these kinds; `address` is that of the reading, for a page that names it; `say` the words of the
/// pages. `None` where a file is
/// missing that it needs.
///
/// # Errors
/// A file is not what its name says: what, and what to do.
pub fn file(
    export: Export,
    reading: &[u8],
    words: Option<&[u8]>,
    widget: Option<&Widget>,
    address: &str,
    say: &Strings,
) -> Result<Option<Vec<u8>>, String> {
    let opened = || open_file(reading).map_err(|error| error.to_string());
    let text = match export {
        Export::Reading => return Ok(Some(reading.to_vec())),
        Export::Words => return Ok(words.map(<[u8]>::to_vec)),
        Export::Html | Export::Tag => html(&opened()?, say),
        Export::Page => page(&opened()?, address, say),
        Export::Standalone => {
            let (Some(words), Some(widget)) = (words, widget) else { return Ok(None) };
            let words = words::open_file(words).map_err(|error| error.to_string())?;
            standalone(&opened()?, &words, widget, say)?
        }
        Export::Project | Export::Text(_) => return Ok(None),
    };
    Ok(Some(text.into_bytes()))
}
