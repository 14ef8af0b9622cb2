//! What a part of a card is, and the element that shows it.

/// What a part of a card is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The term or the word that the card is about; holds [`Role::Headword`] and [`Role::OtherScript`].
    Head,
    Headword,
    /// The same in the other script. Its value is there: a voice would say the same again.
    OtherScript,
    /// How the term is said, on a line of its own.
    PinyinLine,
    Pinyin,
    /// How a word is said where it stands, and who says so.
    Said,
    /// English renderings, each an item.
    Renderings,
    Item,
    Rendering,
    /// What is said of something else: by whom, how likely.
    Aside,
    Gloss,
    /// Labels, each with what it is the label of.
    Rows,
    RowLabel,
    Row,
    /// Links to terms or words in a row.
    Terms,
    Term,
    /// Links to places of the text.
    Places,
    Place,
    /// A note in whatever card it is told. Its value is the kind of note.
    Note,
    /// What a note is. Its value is the note's number.
    NoteLabel,
    Printed,
    Proposed,
    Confidence,
    /// The title of what follows it.
    Label,
    Facts,
    Doubts,
    Sources,
    Source,
    /// A source in a few words.
    ShortSource,
    /// A link to another page.
    Address,
    /// A dictionary line.
    Meaning,
    Line,
    AsideLine,
    Senses,
    /// Senses that are shown when asked for.
    MoreSenses,
    MoreSensesLabel,
    /// The same list goes on. Its value is the number of its first item.
    SensesOn,
    Usage,
    /// There is nothing to tell.
    Nothing,
    /// The parts of a word.
    WordParts,
    /// Divisions of a passage into words.
    Ladder,
    /// One division. Its value is there for the one that was chosen.
    Division,
    /// The word that the card is about, where others are links.
    ThisWord,
    /// What kind of knowledge all of this is.
    Origin,
    /// In another language than what is around it.
    Stretch,
}

impl Role {
    /// The HTML element that shows it, and its class; empty where it has none.
    pub fn element(self) -> (&'static str, &'static str) {
        match self {
            Role::Head => ("h2", "jz-head"),
            Role::Headword => ("span", "jz-headword"),
            Role::OtherScript => ("span", "jz-traditional"),
            Role::PinyinLine => ("p", "jz-pinyin"),
            Role::Pinyin => ("span", "jz-pinyin"),
            Role::Said => ("p", "jz-said"),
            Role::Renderings => ("ul", "jz-renderings"),
            Role::Item | Role::Division => ("li", ""),
            Role::Rendering | Role::ThisWord => ("b", ""),
            Role::Aside => ("span", "jz-by"),
            Role::Gloss => ("p", "jz-gloss"),
            Role::Rows => ("dl", "jz-rows"),
            Role::RowLabel => ("dt", ""),
            Role::Row => ("dd", ""),
            Role::Terms => ("span", "jz-terms"),
            Role::Term => ("a", "jz-term"),
            Role::Places => ("span", "jz-places"),
            Role::Place | Role::Address => ("a", ""),
            Role::Note => ("div", "jz-note"),
            Role::NoteLabel | Role::Label => ("h3", "jz-label"),
            Role::Printed => ("dd", "jz-printed"),
            Role::Proposed => ("dd", "jz-proposed"),
            Role::Confidence => ("p", "jz-confidence"),
            Role::Facts => ("ul", "jz-facts"),
            Role::Doubts => ("ul", "jz-doubts"),
            Role::Sources => ("ol", "jz-sources"),
            Role::Source => ("cite", ""),
            Role::ShortSource => ("cite", "jz-cite"),
            Role::Meaning => ("div", "jz-meaning"),
            Role::Line => ("p", ""),
            Role::AsideLine => ("p", "jz-by"),
            Role::Senses | Role::SensesOn => ("ol", "jz-senses"),
            Role::MoreSenses => ("details", ""),
            Role::MoreSensesLabel => ("summary", ""),
            Role::Usage => ("ul", "jz-by"),
            Role::Nothing => ("p", "jz-empty"),
            Role::WordParts => ("ul", "jz-parts"),
            Role::Ladder => ("ol", "jz-ladder"),
            Role::Origin => ("p", "jz-origin"),
            Role::Stretch => ("span", ""),
        }
    }

    /// The attribute that shows the value of a part.
    pub fn attribute(self) -> Option<&'static str> {
        Some(match self {
            Role::Note => "data-kind",
            Role::NoteLabel => "data-number",
            Role::SensesOn => "start",
            Role::Division => "aria-current",
            Role::OtherScript => "aria-hidden",
            _ => return None,
        })
    }
}
