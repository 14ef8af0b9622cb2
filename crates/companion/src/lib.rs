//! What few readers use, and those who do not use it do not load: find, the index to use, and the settings.
//!
//! A program of its own, which the widget fetches when a reader asks for something of it first. It opens the same `.reading` file, has no
//! dictionary and no Yew, and draws its panels itself. What is chosen in them the widget does: it is told a fragment, as
//! [`Panel`](find::panel::Panel) says.
//!
//! | module | what |
//! |---|---|
//! | [`find`] | terms and places, each with its line of context |
//! | [`settings`] | size, line spacing, colours and the like; what the lines and signs mean |

pub mod find;
pub mod settings;
