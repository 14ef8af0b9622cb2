//! The files of a reading, by the functions with which `jiazhu build` makes them.

use jiazhu_html::{Local, Site, Widget, WidgetFiles, html, page, standalone};
use jiazhu_reading::frame::{FileKind, squeeze};
use jiazhu_reading::{Reading, open_file, save, words};

use crate::state::{Around, Export};
use crate::words::Message;
use crate::zip::zip;

/// What the annotator has made: the files of these kinds, as small as they are published.
pub struct Made {
    pub reading: Vec<u8>,
    pub words: Option<Vec<u8>>,
}

/// The widget, as far as a file needs it.
pub enum Needed {
    Nothing,
    Inside(Widget),
    Beside(WidgetFiles),
}

/// The file that is asked for; `None` where one is missing that it needs.
///
/// # Errors
/// A file is not what its name says: what, and what to do.
pub fn file(export: Export, made: Made, around: &Around, widget: Needed) -> Result<Option<Vec<u8>>, String> {
    let say = around.lang.strings();
    let mut reading = open_file(&made.reading).map_err(|error| error.to_string())?;
    let reading_file = if around.pictures.measure(&mut reading) {
        squeeze(FileKind::Reading, save(&reading))
    } else {
        made.reading
    };
    let text = match export {
        Export::Reading => return Ok(Some(reading_file)),
        Export::Words => return Ok(made.words),
        Export::Html | Export::Tag => html(&reading, say),
        Export::Page => page(&reading, Export::Reading.file(), say),
        Export::Standalone => {
            let (Some(words), Needed::Inside(widget)) = (made.words, widget) else { return Ok(None) };
            let words = words::open_file(&words).map_err(|error| error.to_string())?;
            standalone(&around.pictures.embedded(&reading), &words, &widget, say)?
        }
        Export::Site => {
            let (Some(words), Needed::Beside(widget)) = (made.words, widget) else { return Ok(None) };
            return site(reading, reading_file, words, around, widget).map(Some);
        }
        Export::Project | Export::Text(_) => return Ok(None),
    };
    Ok(Some(text.into_bytes()))
}

/// What `jiazhu build --site` writes of a project.
fn site(
    reading: Reading,
    reading_file: Vec<u8>,
    words: Vec<u8>,
    around: &Around,
    widget: WidgetFiles,
) -> Result<Vec<u8>, String> {
    let lang = around.lang;
    let mut site = Site::new(lang.strings());
    site.add(NAME, reading, reading_file, Some(words), |local| {
        let (Local::Picture(path) | Local::Linked(path)) = local;
        around.pictures.of(path)
    });
    zip(&site.files(around.title.as_deref(), widget))
        .map_err(|why| lang.fill(Message::NotPacked, &[("why", &why)]))
}

/// What the article's page is called, without `.html`.
const NAME: &str = "article";
