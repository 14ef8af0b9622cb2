//! Where things lie on each system: browsers and their drivers, the folder of what is built, the folder of tools.

use std::path::{Path, PathBuf};

use crate::machine::{Machine, System};

/// Chromium or Chrome: named by CHROME, on the PATH, or where its installer puts it.
pub fn chrome(machine: &Machine) -> Option<PathBuf> {
    const NAMES: [&str; 5] =
        ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
    let on_path = || NAMES.into_iter().flat_map(|name| machine.on_path(name)).next();
    let installed = || {
        machine.first(match machine.system {
            System::Linux => vec![],
            System::Macos => {
                applications(machine, &[("Google Chrome.app", "Google Chrome"), ("Chromium.app", "Chromium")])
            }
            System::Windows => [
                program_files(machine, &["Google", "Chrome", "Application", "chrome.exe"]),
                program_files(machine, &["Chromium", "Application", "chrome.exe"]),
            ]
            .concat(),
        })
    };
    named(machine, "CHROME").or_else(on_path).or_else(installed)
}

/// ChromeDriver: named by CHROMEDRIVER, or on the PATH. Hosted machines name its folder, not the file.
pub fn chrome_driver(machine: &Machine) -> Option<PathBuf> {
    let file = if machine.system == System::Windows { "chromedriver.exe" } else { "chromedriver" };
    let in_folder = || {
        let folder = machine.named_by("CHROMEWEBDRIVER")?;
        machine.first([machine.system.inside(&folder, &[file])])
    };
    let on_path = || machine.on_path("chromedriver").into_iter().next();
    named(machine, "CHROMEDRIVER").or_else(in_folder).or_else(on_path)
}

/// Firefox: named by FIREFOX, on the PATH, or where its installer puts it.
pub fn firefox(machine: &Machine) -> Option<PathBuf> {
    let on_path = || ["firefox-esr", "firefox"].into_iter().flat_map(|name| machine.on_path(name)).next();
    let installed = || {
        machine.first(match machine.system {
            System::Linux => vec![],
            System::Macos => applications(machine, &[("Firefox.app", "firefox")]),
            System::Windows => program_files(machine, &["Mozilla Firefox", "firefox.exe"]),
        })
    };
    named(machine, "FIREFOX").or_else(on_path).or_else(installed)
}

/// WebKitGTK's own small browser, which is on no PATH and on no system but Linux.
pub fn mini_browser(machine: &Machine) -> Option<PathBuf> {
    let libraries = ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib"];
    let versions = ["webkit2gtk-4.1", "webkitgtk-6.0"];
    let places = libraries.iter().flat_map(|library| {
        versions.map(|version| System::Linux.inside(Path::new(library), &[version, "MiniBrowser"]))
    });
    let installed = || machine.first(places.filter(|_| machine.system == System::Linux));
    named(machine, "WEBKIT").or_else(installed)
}

/// A variable of the caller's that names a file. One that is not there counts as none.
fn named(machine: &Machine, variable: &str) -> Option<PathBuf> {
    machine.first(machine.named_by(variable))
}

/// The programs of macOS applications, each a bundle and a file in it: those for all users, then those of this one.
fn applications(machine: &Machine, programs: &[(&str, &str)]) -> Vec<PathBuf> {
    let own = machine.named_by("HOME").map(|home| machine.system.inside(&home, &["Applications"]));
    let folders = [Some(PathBuf::from("/Applications")), own].into_iter().flatten();
    let in_folder = |folder: PathBuf| {
        let file = |(bundle, file): &(&str, &str)| {
            machine.system.inside(&folder, &[bundle, "Contents", "MacOS", file])
        };
        programs.iter().map(file).collect::<Vec<_>>()
    };
    folders.flat_map(in_folder).collect()
}

/// Where Windows keeps programs: for all users of both word sizes, then for the one who installed it.
fn program_files(machine: &Machine, names: &[&str]) -> Vec<PathBuf> {
    let folders = ["ProgramFiles", "ProgramFiles(x86)", "LocalAppData"];
    let folders = folders.into_iter().filter_map(|variable| machine.named_by(variable));
    folders.map(|folder| machine.system.inside(&folder, names)).collect()
}

/// Cargo's folder for what is built. A relative one is relative to the clone, where all tasks run Cargo.
pub fn target(machine: &Machine, clone: &Path) -> PathBuf {
    let set = machine.named_by("CARGO_TARGET_DIR").or_else(|| machine.named_by("CARGO_BUILD_TARGET_DIR"));
    let folder = set.unwrap_or_else(|| "target".into());
    if is_absolute(machine.system, &folder) {
        return folder;
    }
    machine.system.inside(clone, &[&folder.to_string_lossy()])
}

fn is_absolute(system: System, path: &Path) -> bool {
    let path = path.to_string_lossy();
    match system {
        System::Windows => {
            path.starts_with(r"\\") || path.get(1..3).is_some_and(|part| part == r":\" || part == ":/")
        }
        _ => path.starts_with('/'),
    }
}

/// The folder for tools: outside the clone, so that all clones share it. `None` where the environment names no home.
pub fn tools(machine: &Machine) -> Option<PathBuf> {
    let caches = || match machine.system {
        System::Linux => {
            let home = || Some(machine.system.inside(&machine.named_by("HOME")?, &[".cache"]));
            machine.named_by("XDG_CACHE_HOME").or_else(home)
        }
        System::Macos => Some(machine.system.inside(&machine.named_by("HOME")?, &["Library", "Caches"])),
        System::Windows => machine.named_by("LocalAppData"),
    };
    let default = || Some(machine.system.inside(&caches()?, &["jiazhu", "tools"]));
    machine.named_by("JIAZHU_TOOLS").or_else(default)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::machine::tests::made;

    #[test]
    fn chrome_is_the_named_one_then_one_on_the_path() {
        let files = &["/own/chrome", "/usr/bin/chromium", "/opt/google-chrome"];
        let named = made(System::Linux, &[("PATH", "/opt:/usr/bin"), ("CHROME", "/own/chrome")], files);
        assert_eq!(chrome(&named), Some("/own/chrome".into()));
        let gone = made(System::Linux, &[("PATH", "/opt:/usr/bin"), ("CHROME", "/gone")], files);
        assert_eq!(chrome(&gone), Some("/usr/bin/chromium".into()), "the name goes before the folder");
        assert_eq!(chrome(&made(System::Linux, &[("PATH", "/bin")], files)), None);
    }

    #[test]
    fn browsers_of_macos_are_applications_of_all_or_of_one() {
        let variables = &[("HOME", "/people/me"), ("PATH", "/usr/bin")];
        let own = "/people/me/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
        let firefox_file = "/Applications/Firefox.app/Contents/MacOS/firefox";
        let machine = made(
            System::Macos,
            variables,
            &[
                "/people/me/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
                "/Applications/Firefox.app/Contents/MacOS/firefox",
            ],
        );
        assert_eq!(chrome(&machine), Some(own.into()));
        assert_eq!(firefox(&machine), Some(firefox_file.into()));
        let chromium =
            made(System::Macos, variables, &["/Applications/Chromium.app/Contents/MacOS/Chromium"]);
        assert_eq!(chrome(&chromium), Some("/Applications/Chromium.app/Contents/MacOS/Chromium".into()));
        assert_eq!(firefox(&chromium), None);
    }

    #[test]
    fn browsers_of_windows_lie_among_its_programs() {
        let variables = &[
            ("ProgramFiles", r"C:\Program Files"),
            ("ProgramFiles(x86)", r"C:\Program Files (x86)"),
            ("LocalAppData", r"C:\people\me\AppData\Local"),
            ("CHROMEWEBDRIVER", r"C:\drivers"),
            ("PATH", r"C:\Windows"),
        ];
        let machine = made(
            System::Windows,
            variables,
            &[
                r"C:\people\me\AppData\Local\Google\Chrome\Application\chrome.exe",
                r"C:\Program Files (x86)\Mozilla Firefox\firefox.exe",
                r"C:\drivers\chromedriver.exe",
            ],
        );
        assert_eq!(
            chrome(&machine),
            Some(r"C:\people\me\AppData\Local\Google\Chrome\Application\chrome.exe".into())
        );
        assert_eq!(firefox(&machine), Some(r"C:\Program Files (x86)\Mozilla Firefox\firefox.exe".into()));
        assert_eq!(chrome_driver(&machine), Some(r"C:\drivers\chromedriver.exe".into()));
        assert_eq!(chrome(&made(System::Windows, variables, &[])), None);
    }

    #[test]
    fn webkit_is_looked_for_on_linux_alone() {
        let files = &["/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser"];
        assert_eq!(mini_browser(&made(System::Linux, &[], files)), Some(files[0].into()));
        assert_eq!(mini_browser(&made(System::Macos, &[], files)), None);
    }

    #[test]
    fn what_is_built_goes_where_cargo_puts_it() {
        let clone = Path::new("/clone");
        let target = |variables| super::target(&made(System::Linux, variables, &[]), clone);
        assert_eq!(target(&[]), Path::new("/clone/target"));
        assert_eq!(target(&[("CARGO_TARGET_DIR", "/fast")]), Path::new("/fast"));
        assert_eq!(
            target(&[("CARGO_TARGET_DIR", "built"), ("CARGO_BUILD_TARGET_DIR", "/no")]),
            Path::new("/clone/built")
        );
        assert_eq!(
            target(&[("CARGO_TARGET_DIR", ""), ("CARGO_BUILD_TARGET_DIR", "/fast")]),
            Path::new("/fast")
        );
        let windows =
            |variables| super::target(&made(System::Windows, variables, &[]), Path::new(r"C:\clone"));
        assert_eq!(windows(&[]), Path::new(r"C:\clone\target"));
        assert_eq!(windows(&[("CARGO_TARGET_DIR", r"D:\fast")]), Path::new(r"D:\fast"));
        assert_eq!(windows(&[("CARGO_TARGET_DIR", "D:/fast")]), Path::new("D:/fast"));
        assert_eq!(windows(&[("CARGO_TARGET_DIR", r"\\host\fast")]), Path::new(r"\\host\fast"));
        assert_eq!(windows(&[("CARGO_TARGET_DIR", "built")]), Path::new(r"C:\clone\built"));
    }

    #[test]
    fn tools_are_kept_in_the_cache_of_the_system() {
        let tools = |system, variables| super::tools(&made(system, variables, &[]));
        assert_eq!(tools(System::Linux, &[("HOME", "/h")]), Some("/h/.cache/jiazhu/tools".into()));
        let linux = tools(System::Linux, &[("HOME", "/h"), ("XDG_CACHE_HOME", "/cache")]);
        assert_eq!(linux, Some("/cache/jiazhu/tools".into()));
        assert_eq!(tools(System::Macos, &[("HOME", "/h")]), Some("/h/Library/Caches/jiazhu/tools".into()));
        let windows = tools(System::Windows, &[("LocalAppData", r"C:\local"), ("HOME", "/h")]);
        assert_eq!(windows, Some(r"C:\local\jiazhu\tools".into()));
        assert_eq!(tools(System::Windows, &[("JIAZHU_TOOLS", r"D:\t")]), Some(r"D:\t".into()));
        assert_eq!(tools(System::Linux, &[]), None);
    }
}
