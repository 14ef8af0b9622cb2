//! The command line tool as its users meet it: what it prints, what it writes, how it ends.

mod annotate;
mod build;
mod check;
mod explain;
mod import;
mod input;
mod project;
mod series;
mod shelf;

use std::path::PathBuf;
use std::process::{Command, Output};

const GLOSSARY: &str = "\
entries:
  - id: liang-ge-weihu
    headword: 两个维护
    pinyin: liǎng gè wéihù
";
const NOTES: &str = r#"[{"id": "damage-2", "motivation": "editing", "body": {"value": "。”在□"},
 "target": {"selector": {"type": "TextQuoteSelector", "exact": "?!痹?"}}}]"#;

/// A folder with an article, a glossary and notes in it, which each test may spoil.
struct Desk(PathBuf);

impl Desk {
    fn new(test: &str) -> Desk {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(test);
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).expect("a folder for the test");
        let desk = Desk(folder);
        desk.write("article.md", "踐行‘兩個維護’真不真的試金石。?!痹?月4日\n".as_bytes());
        desk.write("glossary.yaml", GLOSSARY.as_bytes());
        desk.write("notes.json", NOTES.as_bytes());
        desk
    }

    fn write(&self, name: &str, bytes: &[u8]) {
        std::fs::write(self.0.join(name), bytes).expect("a file for the test");
    }

    fn remove(&self, name: &str) {
        std::fs::remove_file(self.0.join(name)).expect("a file of the test");
    }

    fn run(&self, arguments: &str) -> Output {
        Command::new(env!("CARGO_BIN_EXE_jiazhu"))
            .args(arguments.split(' '))
            .current_dir(&self.0)
            .output()
            .expect("the tool runs")
    }

    /// Runs a command that must end with `status`, and gives what it says on standard error.
    fn fails(&self, arguments: &str, status: i32) -> String {
        let output = self.run(arguments);
        let said = String::from_utf8(output.stderr).expect("UTF-8");
        assert_eq!(output.status.code(), Some(status), "{said}");
        assert!(!said.contains("panicked"), "{said}");
        said
    }

    /// Runs a command that must succeed, and gives what it prints.
    fn prints(&self, arguments: &str) -> String {
        let output = self.run(arguments);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("UTF-8")
    }

    fn files(&self) -> Vec<String> {
        let entries = std::fs::read_dir(&self.0).expect("the folder");
        let mut names: Vec<String> = entries
            .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }
}

const ALL: &str = "article.md --glossary glossary.yaml --notes notes.json";

#[test]
fn help_tells_a_stranger_how_to_begin() {
    let desk = Desk::new("help");
    let help = desk.prints("--help");
    for said in ["Examples:", "Exit status:", "annotate", "check", "explain", "build", "schema", "import"] {
        assert!(help.contains(said), "{help}");
    }
    for command in ["annotate", "check", "explain", "build", "import"] {
        assert!(desk.prints(&format!("{command} --help")).contains("Example"), "{command}");
    }
}
