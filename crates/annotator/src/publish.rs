//! The pages of a reading, as `jiazhu build` writes them.

use jiazhu_annotate::words_of;
use jiazhu_html::{Widget, html, page, standalone};

use crate::Annotator;

impl Annotator {
    /// What `jiazhu build --html` writes of the reading that was made last; `None` before there is one.
    pub fn html(&self) -> Option<String> {
        Some(html(self.last.as_ref()?))
    }

    /// What `--page` writes, for a reading that lies at this address.
    pub fn page(&self, address: &str) -> Option<String> {
        Some(page(self.last.as_ref()?, address))
    }

    /// What `--standalone` writes of an article whose pictures have no files; `None` while the dictionary is not there, too.
    ///
    /// # Errors
    /// Which of the widget's files cannot stand in a page.
    pub fn standalone(&self, widget: &Widget) -> Result<Option<String>, String> {
        let (Some(reading), Some(tables)) = (&self.last, &self.tables) else { return Ok(None) };
        words_of(reading, tables).map(|words| standalone(reading, &words, widget)).transpose()
    }
}
