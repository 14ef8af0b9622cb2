//! The machine that a task runs on: its system, its environment and its files. All of them are handed in, so that a test
//! on one system decides for another.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// What paths, programs and folders are called by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum System {
    Linux,
    Macos,
    Windows,
}

impl System {
    /// The system this program was compiled for. Whatever is neither macOS nor Windows is taken for Linux.
    pub const THIS: System = if cfg!(windows) {
        System::Windows
    } else if cfg!(target_os = "macos") {
        System::Macos
    } else {
        System::Linux
    };

    /// A path inside a folder, with the system's own separator: `PathBuf::join` knows only that of the system it runs on.
    pub fn inside(self, folder: &Path, names: &[&str]) -> PathBuf {
        let separator = if self == System::Windows { "\\" } else { "/" };
        let mut path = folder.as_os_str().to_owned();
        for name in names {
            path.push(separator);
            path.push(name);
        }
        path.into()
    }

    /// The files that a program of this name may be, the likeliest first. On Windows npm is a script beside a file without
    /// an extension, which only a Unix shell can run.
    fn files_of(self, program: &str) -> Vec<String> {
        match self {
            System::Windows => ["exe", "cmd", "bat"].map(|kind| format!("{program}.{kind}")).into(),
            _ => vec![program.to_owned()],
        }
    }
}

/// Gives the value of an environment variable.
type Variables = dyn Fn(&str) -> Option<OsString>;

/// What the deciding functions are handed.
pub struct Machine {
    pub system: System,
    /// The folders of the PATH, in order.
    pub path: Vec<PathBuf>,
    /// The value of an environment variable; `None` also where it is empty.
    pub variable: Box<Variables>,
    /// Whether a file is there.
    pub is_file: Box<dyn Fn(&Path) -> bool>,
}

impl Machine {
    pub fn this() -> Machine {
        Machine {
            system: System::THIS,
            path: env::split_paths(&env::var_os("PATH").unwrap_or_default()).collect(),
            variable: Box::new(|name| env::var_os(name).filter(|value| !value.is_empty())),
            is_file: Box::new(|path| path.is_file()),
        }
    }

    /// An environment variable that names a file or a folder.
    pub fn named_by(&self, variable: &str) -> Option<PathBuf> {
        (self.variable)(variable).map(PathBuf::from)
    }

    /// All programs of this name on the PATH, in its order.
    pub fn on_path(&self, program: &str) -> Vec<PathBuf> {
        let files = self.system.files_of(program);
        let in_folder = |folder: &PathBuf| {
            let mut found = files.iter().map(|file| self.system.inside(folder, &[file]));
            found.find(|file| (self.is_file)(file))
        };
        self.path.iter().filter_map(in_folder).collect()
    }

    /// The first of some files that is there.
    pub fn first(&self, files: impl IntoIterator<Item = PathBuf>) -> Option<PathBuf> {
        files.into_iter().find(|file| (self.is_file)(file))
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// A machine with these variables and these files, and nothing else. PATH is written as its system writes it.
    pub fn made(
        system: System,
        variables: &'static [(&'static str, &'static str)],
        files: &'static [&'static str],
    ) -> Machine {
        let variable = |name: &str| {
            let found = variables.iter().find(|(known, _)| *known == name)?;
            Some(OsString::from(found.1))
        };
        let separator = if system == System::Windows { ';' } else { ':' };
        let path = variable("PATH").unwrap_or_default().into_string().expect("PATH is Unicode");
        Machine {
            system,
            path: path.split(separator).map(PathBuf::from).collect(),
            variable: Box::new(move |name| variable(name).filter(|value| !value.is_empty())),
            is_file: Box::new(move |path| files.iter().any(|file| Path::new(file) == path)),
        }
    }

    #[test]
    fn programs_are_found_in_the_order_of_the_path() {
        let linux = made(System::Linux, &[("PATH", "/a:/b:/c")], &["/c/node", "/b/node", "/a/npm"]);
        assert_eq!(linux.on_path("node"), [Path::new("/b/node"), Path::new("/c/node")]);
        assert!(linux.on_path("trunk").is_empty());
    }

    #[test]
    fn on_windows_a_program_has_an_extension_and_backslashes() {
        let windows = made(
            System::Windows,
            &[("PATH", r"C:\node;D:\tools")],
            &[r"C:\node\npm", r"C:\node\npm.cmd", r"C:\node\node.exe", r"D:\tools\node.exe"],
        );
        assert_eq!(windows.on_path("npm"), [Path::new(r"C:\node\npm.cmd")]);
        assert_eq!(windows.on_path("node"), [r"C:\node\node.exe", r"D:\tools\node.exe"].map(PathBuf::from));
    }

    #[test]
    fn an_empty_variable_names_nothing() {
        let machine = made(System::Macos, &[("CHROME", ""), ("FIREFOX", "/f")], &[]);
        assert_eq!(machine.named_by("CHROME"), None);
        assert_eq!(machine.named_by("FIREFOX"), Some("/f".into()));
    }
}
