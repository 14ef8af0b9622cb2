//! What few readers use, and those who do not use it do not load: find, the index to use, listening, taking along, the settings.
//!
//! A program of its own, which the widget fetches when a reader asks for something of it first. It opens the same `.reading` file, has no
//! dictionary and no Yew, and draws its panels itself. What is chosen in them the widget does: it is told a fragment, as
//! [`FindPanel`](find::panel::FindPanel) says.
//!
//! | module | what |
//! |---|---|
//! | [`find`] | terms and places, each with its line of context |
//! | [`listen`] | a word, a sentence, the article, by the browser's voices |
//! | [`take`] | cards and passages as text with their source, and links to them |
//! | [`more`] | the panel in which is chosen what to hear and to take along |
//! | [`words`] | what that says, in each language |
//! | [`dom`] | the browser's edge |
//! | [`settings`] | size, line spacing, colours and the like; what the lines and signs mean |

pub mod dom;
pub mod find;
pub mod listen;
pub mod more;
pub mod settings;
pub mod take;
pub mod words;
