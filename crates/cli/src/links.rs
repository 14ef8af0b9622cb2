//! Links from one article of a series to another lead to its page: an author names the file that she writes.

use std::path::{Path, PathBuf};

use jiazhu_html::{local_path, percent_encoded};
use jiazhu_reading::{Reading, StyleKind};

use super::series::Member;

/// Has the links of an article lead to the pages of the others.
pub fn lead_to_pages(reading: &mut Reading, article: &Path, members: &[Member]) {
    let pages: Vec<(PathBuf, &str)> = members
        .iter()
        .filter_map(|member| Some((member.article.canonicalize().ok()?, member.name.as_str())))
        .collect();
    for style in reading.blocks.iter_mut().flat_map(|block| &mut block.styles) {
        let StyleKind::Link(link) = &mut style.kind else { continue };
        let named =
            local_path(&link.href).and_then(|path| article.with_file_name("").join(path).canonicalize().ok());
        if let Some((_, name)) = pages.iter().find(|(path, _)| Some(path) == named.as_ref()) {
            let part = link.href.find('#').map_or("", |at| &link.href[at..]);
            link.href = format!("{}.html{part}", percent_encoded(name));
        }
    }
}
