//! What Trunk calls before and after it builds the page (the hooks of Trunk.toml): all that the page holds besides the
//! widget's program.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::{annotator, companion, css, offline, run, studio};

/// Where index.html and its `inline` links look for what is made here. It stays inside the clone whatever CARGO_TARGET_DIR
/// says: a page cannot ask the environment.
const PAGE: &str = "target/page";
/// Of these is jiazhu.css, for pages that hold a reading as plain HTML.
const SHEETS: [&str; 4] = ["styles/theme.css", "styles/article.css", "styles/plain.css", "styles/sheet.css"];
/// The rest of a page that `jiazhu build --page` has written.
const REST: &str = "styles/page.css";
const GALLERY_PICTURES: [&str; 2] = ["gallery-block.png", "gallery-tail.png"];
const ELEMENT: &str = "src/element";
/// The texts of content/shelf/ in the order of their years.
const SHELF: [&str; 3] = ["taohuayuan", "kongyiji", "juewu"];

#[derive(clap::Args)]
pub struct Options {
    #[arg(value_enum)]
    stage: PageStage,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum PageStage {
    /// Before the program is built
    Before,
    /// When all is in the folder that becomes dist/
    After,
}

pub fn run(options: &Options) -> Result<()> {
    let built = PathBuf::from(env::var_os("TRUNK_STAGING_DIR").context("this is called by Trunk alone")?);
    match options.stage {
        PageStage::Before => {
            styles_and_scripts(&run::root(), &built)?;
            annotator::scripts_and_tables(&run::root(), &built)?;
            studio::files(&run::root(), &built)?;
            companion::scripts(&run::root(), &built)?;
            run::run(&mut reading(&built))?;
            gallery(&run::root(), &built)
        }
        PageStage::After if is_release(env::var("TRUNK_PROFILE").ok().as_deref()) => {
            annotator::program(&built)?;
            studio::program(&built)?;
            companion::program(&built)?;
            // A release's scripts in as few bytes and requests as can be; any other build has them as they are written.
            run::run(run::cargo().args(["run", "--quiet", "--package", "shrink", "--"]).arg(&built))?;
            run::run(&mut single_page(&built))?;
            run::run(&mut shelf(&built))?;
            offline::release(&run::root(), &built)
        }
        PageStage::After => {
            annotator::program(&built)?;
            studio::program(&built)?;
            companion::program(&built)?;
            offline::withdrawn(&built)?;
            run::run(&mut shelf(&built))
        }
    }
}

fn is_release(profile: Option<&str>) -> bool {
    profile == Some("release")
}

/// The style sheets in one file each, so that they cost one request: jiazhu.css for pages that hold a reading as plain
/// HTML, ningbo.css for this page, which holds one. And the element's modules.
fn styles_and_scripts(clone: &Path, built: &Path) -> Result<()> {
    let sheets = SHEETS.map(|sheet| read(&clone.join(sheet)));
    let mut sheet = String::new();
    for part in sheets {
        sheet += &part?;
    }
    let jiazhu = css::own(&css::small(&sheet));
    let page = clone.join(PAGE);
    fs::create_dir_all(&page).with_context(|| format!("could not make {}", page.display()))?;
    let rest = read(&clone.join(REST))?;
    write(&page.join("ningbo.css"), &format!("{jiazhu}{rest}"))?;
    write(&built.join("jiazhu.css"), &jiazhu)?;
    write(&built.join("page.css"), &rest)?;
    let modules = fs::read_dir(clone.join(ELEMENT)).with_context(|| format!("could not read {ELEMENT}"))?;
    for module in modules {
        let module = module?.path();
        if module.extension().is_some_and(|extension| extension == "js") {
            let name = module.file_name().context("a module has a name")?;
            fs::copy(&module, built.join(name))
                .with_context(|| format!("could not copy {}", module.display()))?;
        }
    }
    Ok(())
}

/// The command line tool, building one of the readings of content/.
fn jiazhu(name: &str) -> Command {
    let file = |file: &str| format!("content/{name}/{file}");
    let mut command = run::cargo();
    command.args(["run", "--quiet", "--bin", "jiazhu", "--", "build"]).arg(file("article.md"));
    command.arg("--glossary").arg(file("glossary.yaml")).arg("--notes").arg(file("notes.json"));
    command
}

/// The reading, and the article as plain HTML for index.html to take in.
fn reading(built: &Path) -> Command {
    let mut command = jiazhu("ningbo");
    command.arg("-o").arg(built.join("ningbo.reading"));
    command.arg("--html").arg(Path::new(PAGE).join("ningbo.html"));
    command
}

/// An article that has every construct, on a page of its own: gallery.html, with its reading and its pictures.
fn gallery(clone: &Path, built: &Path) -> Result<()> {
    let mut command = jiazhu("gallery");
    command.arg("-o").arg(built.join("gallery.reading")).arg("--page").arg(built.join("gallery.html"));
    run::run(&mut command)?;
    for picture in GALLERY_PICTURES {
        let from = clone.join("content/gallery").join(picture);
        fs::copy(&from, built.join(picture)).with_context(|| format!("could not copy {}", from.display()))?;
    }
    Ok(())
}

/// The single page, made of what has been built.
fn single_page(built: &Path) -> Command {
    let mut command = jiazhu("ningbo");
    command.arg("--standalone").arg(built.join("standalone.html")).arg("--widget").arg(built);
    command
}

/// The series of content/shelf/ with its own copy of the widget's files: shelf/, which can be put anywhere.
fn shelf(built: &Path) -> Command {
    let mut command = run::cargo();
    command.args(["run", "--quiet", "--bin", "jiazhu", "--", "build"]);
    command.args(SHELF.map(|text| format!("content/shelf/{text}/article.md")));
    command.args(["--glossary", "content/shelf/base.yaml"]);
    command.arg("--site").arg(built.join("shelf")).arg("--widget").arg(built);
    command
}

fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("could not read {}", file.display()))
}

fn write(file: &Path, text: &str) -> Result<()> {
    fs::write(file, text).with_context(|| format!("could not write {}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_gets_its_sheets_and_modules() {
        let folder = env::temp_dir().join(format!("jiazhu-page-{}", std::process::id()));
        let (clone, built) = (folder.join("clone"), folder.join("built"));
        for inner in [clone.join("styles"), clone.join(ELEMENT), built.clone()] {
            fs::create_dir_all(inner).unwrap();
        }
        let files = [
            ("styles/theme.css", "a { b: c }\n"),
            ("styles/article.css", "/* d */ e { f: g }\n"),
            ("styles/plain.css", "h{i:j}"),
            ("styles/sheet.css", "s{t:u}"),
            (REST, "k { l: m }\n"),
        ];
        for (file, text) in files {
            fs::write(clone.join(file), text).unwrap();
        }
        fs::write(clone.join("src/element/jiazhu.js"), "n()").unwrap();
        fs::write(clone.join("src/element/jiazhu.d.ts"), "o").unwrap();
        styles_and_scripts(&clone, &built).unwrap();
        let text = |file: PathBuf| fs::read_to_string(file).unwrap();
        assert_eq!(text(built.join("jiazhu.css")), "a{b:c}e{f:g}h{i:j}s{t:u}");
        assert_eq!(text(built.join("page.css")), "k { l: m }\n");
        assert_eq!(text(clone.join("target/page/ningbo.css")), "a{b:c}e{f:g}h{i:j}s{t:u}k { l: m }\n");
        assert_eq!(text(built.join("jiazhu.js")), "n()");
        assert!(!built.join("jiazhu.d.ts").exists());
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn the_shelf_has_every_text_of_its_folder() {
        let folder = run::root().join("content/shelf");
        let folders =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir());
        let mut texts: Vec<String> =
            folders.map(|path| path.file_name().unwrap().to_string_lossy().into_owned()).collect();
        texts.sort();
        let mut built = SHELF.map(String::from);
        built.sort();
        assert_eq!(texts, built);
    }

    #[test]
    fn only_a_release_is_made_small() {
        assert!(is_release(Some("release")));
        assert!(!is_release(Some("debug")) && !is_release(None));
    }

    #[test]
    fn trunk_calls_what_there_is() {
        let hooks = fs::read_to_string(run::root().join("Trunk.toml")).unwrap();
        for stage in ["before", "after"] {
            assert!(hooks.contains(&format!("\"page\", \"{stage}\"]")), "{stage}");
        }
        for shell in ["\"sh\"", "sed ", "| tr"] {
            assert!(!hooks.contains(shell), "{shell} is not on every system");
        }
    }
}
