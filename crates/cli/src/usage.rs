//! What is said of options that a command does not have.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

/// The error without the advice to hand an option over as the name of an article; of options of another command, with its name.
pub fn helped(mut error: Error) -> Error {
    if error.kind() != ErrorKind::UnknownArgument {
        return error;
    }
    error.remove(ContextKind::Suggested);
    let named = match error.get(ContextKind::InvalidArg) {
        Some(ContextValue::String(argument)) => argument.clone(),
        _ => String::new(),
    };
    let advice = match named.split('=').next().unwrap_or_default() {
        "--allow" | "--deny" => {
            "`jiazhu check` has this option: run it before `build`, whose warnings never stop it"
        }
        "-o" | "--output" | "--html" | "--page" | "--site" | "--standalone" => {
            "`jiazhu build` has this option"
        }
        _ => return error,
    };
    error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![advice.into()]));
    error
}
