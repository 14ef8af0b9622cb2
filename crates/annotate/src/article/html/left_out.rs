//! What of a page is left out, and how that is told.

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LeftOut {
    Script,
    Style,
    Template,
    Furniture,
    About,
    Hidden,
    Comment,
    Target,
    Formula,
}

impl LeftOut {
    /// The code of the finding, and what it says.
    pub fn said(self) -> (&'static str, &'static str) {
        match self {
            LeftOut::Script => ("html", "scripts are left out: a reading runs nothing"),
            LeftOut::Style => ("html", "style sheets are left out"),
            LeftOut::Template => ("html", "templates are left out: a browser does not show them"),
            LeftOut::Furniture => {
                ("page", "what is no part of the article (`<nav>`, `<aside>` and the like) is left out")
            }
            LeftOut::About => (
                "page",
                "the line that says when and by whom the article was published is left out: its date and its author are about the article",
            ),
            LeftOut::Hidden => ("hidden", "hidden text is left out"),
            LeftOut::Comment => ("comments", "comments are left out: write them as notes"),
            LeftOut::Formula => {
                ("formula", "a formula is kept as one line of text: look whether it can be read so")
            }
            LeftOut::Target => ("link", "a link that leads nowhere (`#`) is left out, its text is kept"),
        }
    }
}
