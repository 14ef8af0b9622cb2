//! Checks of the files themselves: nothing in them tells of the machine they were made on.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::run;

/// Every file that git tracks or would add, as paths from the clone's folder.
fn files() -> Result<Vec<String>> {
    let mut git = run::command("git");
    let list = run::output(git.args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]));
    let list = list.context("`git ls-files` failed: the check needs a git clone")?;
    Ok(list.split_terminator('\0').map(str::to_owned).collect())
}

/// No file names a home folder or the place of this clone.
pub fn no_machine_paths() -> Result<()> {
    let clone = run::root();
    // A clone in `/build` would find itself in any text.
    let clone = (clone.components().count() > 2).then(|| clone.to_string_lossy().into_owned());
    let mut leaks = Vec::new();
    for file in files()? {
        // A file that is tracked but deleted has nothing to leak.
        let Ok(text) = fs::read(run::root().join(&file)) else { continue };
        for (number, line) in String::from_utf8_lossy(&text).lines().enumerate() {
            if clone.as_ref().is_some_and(|clone| line.contains(clone)) || names_a_home(line) {
                leaks.push(format!("{file}:{}: {}", number + 1, line.trim()));
            }
        }
    }
    if !leaks.is_empty() {
        bail!("a path of one machine stands in:\n{}", leaks.join("\n"));
    }
    Ok(())
}

/// Whether a line has an absolute path into someone's home, on any of the usual systems.
fn names_a_home(line: &str) -> bool {
    // Put together here, so that this file has none itself.
    [('/', "home"), ('/', "Users"), ('/', "root"), ('\\', "Users")].into_iter().any(|(slash, name)| {
        let folder = format!("{slash}{name}{slash}");
        line.match_indices(&folder).any(|(at, _)| {
            let before = line[..at].chars().next_back();
            let after = line[at + folder.len()..].chars().next();
            // Inside an address or a longer path such a folder is nobody's home.
            let starts = before.is_none_or(|c| !c.is_alphanumeric() && !"/.-_~*".contains(c));
            starts && after.is_some_and(|c| c.is_ascii_alphanumeric() || c == '.')
        })
    })
}

/// The lock files name the public registries or none: an address of a mirror would be someone's own.
pub fn public_registries() -> Result<()> {
    const PUBLIC: [&str; 2] =
        ["registry+https://github.com/rust-lang/crates.io-index", "https://registry.npmjs.org/"];
    for file in
        files()?.iter().filter(|file| file.ends_with("Cargo.lock") || file.ends_with("package-lock.json"))
    {
        let text = fs::read_to_string(run::root().join(file))?;
        for (number, line) in text.lines().map(str::trim).enumerate() {
            let address = line.strip_prefix("source = \"").or_else(|| line.strip_prefix("\"resolved\": \""));
            if address.is_some_and(|address| !PUBLIC.iter().any(|public| address.starts_with(public))) {
                bail!("{file}:{}: not a public registry: {line}", number + 1);
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::names_a_home;

    #[test]
    fn homes_are_found_and_addresses_are_not() {
        let home = format!("/{}/", "home");
        assert!(names_a_home(&format!("see {home}ann/notes")));
        assert!(names_a_home(&format!("\"{home}ann\"")));
        for (slash, name) in [('/', "root"), ('/', "Users"), ('\\', "Users")] {
            assert!(names_a_home(&format!("C:{slash}{name}{slash}ann")), "{slash}{name}");
        }
        assert!(!names_a_home(&format!("https://example.org{home}ann")));
        assert!(!names_a_home(&format!("`{home}…`")));
    }
}
