//! Files of what is built, copied and moved, with an error that names them.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

pub fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to).map(|_| ()).with_context(|| format!("could not copy {}", from.display()))
}

/// Takes files from the folder of what is built into one of its folders.
pub fn take(built: &Path, folder: &str, names: &[&str]) -> Result<()> {
    for name in names {
        fs::rename(built.join(name), built.join(folder).join(name))
            .with_context(|| format!("could not move {name} to {folder}"))?;
    }
    Ok(())
}
