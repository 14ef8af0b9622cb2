//! One page with everything in it: article, reading and widget, for a mail or a memory stick.
//!
//! It works from `file://`, where modules cannot be imported and nothing can be fetched. So the scripts are inline,
//! and the reading, its words file and the deflated program are base64 in elements that no browser runs. Its content
//! security
//! policy lets it load nothing at all.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::document::{fill, value};
use jiazhu_reading::frame::{FileKind, squeeze};
use jiazhu_reading::strings::{ENGLISH, Strings, file};
use jiazhu_reading::words::{self, Words};
use jiazhu_reading::{Reading, save};

const TEMPLATE: &str = include_str!("standalone.html");
const PAGE_STYLE: &str = include_str!("../../../styles/page.css");

/// The files of the widget.
pub struct Widget {
    /// `jiazhu.css`
    pub style: String,
    /// `jiazhu.js`, the custom element.
    pub element: String,
    /// `reader.js`, which wasm-bindgen writes.
    pub glue: String,
    /// `reader_bg.wasm`
    pub program: Vec<u8>,
    /// What the widget fetches elsewhere where a reader asks for more; `None` of a widget that has no such thing.
    pub companion: Option<Companion>,
}

/// The files of the folder `companion/`.
pub struct Companion {
    /// `ask.js`, with the modules that it imports.
    pub script: String,
    /// `companion.js`, which wasm-bindgen writes.
    pub glue: String,
    /// `companion_bg.wasm`
    pub program: Vec<u8>,
}

/// The page for a reading and its words, in the language of `say`: for `src="#jz-reading"` they lie in the element `#jz-reading-words`.
///
/// # Errors
/// What in the widget's files keeps them from standing inside a page.
pub fn standalone(
    reading: &Reading,
    words: &Words,
    widget: &Widget,
    say: &Strings,
) -> Result<String, String> {
    let mut texts = vec![
        ("jiazhu.css", &widget.style, "</style"),
        ("jiazhu.js", &widget.element, "</script"),
        ("reader.js", &widget.glue, "</script"),
    ];
    if let Some(companion) = &widget.companion {
        texts.push(("companion/ask.js", &companion.script, "</script"));
        texts.push(("companion/companion.js", &companion.glue, "</script"));
    }
    for (file, text, end) in texts {
        // `<!--` would let a later `<script` swallow the end of the element.
        if text.to_ascii_lowercase().contains(end) || text.contains("<!--") {
            return Err(format!(
                "`{file}` has `{end}` or `<!--` in it, which would end or hide it inside a page: build the widget anew"
            ));
        }
    }
    if widget.element.lines().any(|line| line.starts_with("import ")) {
        return Err(
            "`jiazhu.js` imports other files: take the widget that `cargo xtask build` makes".to_string()
        );
    }
    let exports = exports(&widget.glue);
    let local = |wanted: &str| exports.iter().find(|(name, _)| *name == wanted).map(|(_, local)| *local);
    let (Some(start), Some(_)) = (local("default"), local("View")) else {
        return Err(
            "`reader.js` is not the one that `cargo xtask build` makes: build the widget anew".to_string()
        );
    };
    let named = exports.iter().filter(|(name, _)| *name != "default");
    let named: Vec<String> = named.map(|(name, local)| format!("{name}: {local}")).collect();
    let companion = widget.companion.as_ref().map(companion).transpose()?.unwrap_or_default();
    let program = miniz_oxide::deflate::compress_to_vec(&widget.program, 9);
    Ok(fill(TEMPLATE, |name| match name {
        "style" => format!("{}{PAGE_STYLE}", widget.style),
        "reading" => STANDARD.encode(squeeze(FileKind::Reading, save(reading))),
        "words" => STANDARD.encode(squeeze(FileKind::Words, words::save(words))),
        "program" => STANDARD.encode(&program),
        "glue" => widget.glue.clone(),
        "exports" => named.join(", "),
        "start" => start.to_owned(),
        "element" => widget.element.clone(),
        "speech" => speech(say),
        "companion" => companion.clone(),
        name => value(reading, name, say).unwrap_or_default(),
    }))
}

/// The scripts of the companion, which `loading.js` and `ask.js` look for under these names, and its program, which is inflated when it is asked for.
fn companion(companion: &Companion) -> Result<String, String> {
    let named = |script: &str| {
        exports(script).iter().map(|(name, local)| format!("{name}: {local}")).collect::<Vec<_>>().join(", ")
    };
    let (glue, script) = (named(&companion.glue), named(&companion.script));
    if !glue.contains("Companion: ") || !script.contains("ask: ") || companion.script.starts_with("import ") {
        return Err(
            "the folder `companion` is not the one that `cargo xtask build` makes: build the widget anew"
                .to_string(),
        );
    }
    let program = STANDARD.encode(miniz_oxide::deflate::compress_to_vec(&companion.program, 9));
    Ok(format!(
        "  <script type=\"application/octet-stream\" id=\"jz-companion\">{program}</script>\n  \
         <script type=\"module\">\n{}\nglobalThis.jiazhuCompanionProgram = {{ {glue} }};\n  </script>\n  \
         <script type=\"module\">\n{}\nglobalThis.jiazhuCompanion = {{ {script} }};\n  </script>\n",
        companion.glue, companion.script
    ))
}

/// The words of the interface, which the element finds by their language; English is in the program.
fn speech(say: &Strings) -> String {
    match say.lang == ENGLISH.lang {
        true => String::new(),
        false => format!("  <script type=\"text/plain\" id=\"jz-{}\">{}</script>\n", say.lang, file(say)),
    }
}

/// What the glue exports, as it says in its last statement: under which name, and how that is called inside.
fn exports(glue: &str) -> Vec<(&str, &str)> {
    let list =
        glue.rsplit_once("export").and_then(|(_, list)| list.trim_start().strip_prefix('{')?.split_once('}'));
    let names = list.map_or("", |(names, _)| names).split(',').map(str::trim).filter(|name| !name.is_empty());
    names.map(|name| name.split_once(" as ").map_or((name, name), |(local, name)| (name, local))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiazhu_reading::strings::ZH_HANS;
    use jiazhu_reading::words::{Attribution, Line};
    use jiazhu_reading::{About, Block, BlockKind};

    fn widget() -> Widget {
        Widget {
            style: "p { margin: 0 }\n".into(),
            element: "// {{title}}\n".into(),
            glue:
                "class a{}function decode(e){}async function b(e){}export{a as View,decode,b as default};\n"
                    .into(),
            program: b"\0asm".to_vec(),
            companion: Some(Companion {
                script: "const c=1,d=2;export{c as ask,d as move};\n".into(),
                glue: "class e{}async function f(){}export{e as Companion,f as default};\n".into(),
                program: b"\0asm".to_vec(),
            }),
        }
    }

    fn reading() -> Reading {
        let block = Block { kind: BlockKind::Paragraph, text: "真<b>不</b>真".into(), styles: vec![] };
        let about = About {
            title: Some("<題>".into()),
            rights: Some("its author’s".into()),
            lang: "zh".into(),
            ..About::default()
        };
        Reading { about, blocks: vec![block], words: vec![10], ..Reading::default() }
    }

    fn words() -> Words {
        let line =
            Line {
                simplified: "真", traditional: "真", pinyin: "zhēn", senses: "real", ..Line::default()
            };
        Words::new(Attribution::default(), &[line], &[], &[])
    }

    #[test]
    fn a_page_holds_everything_and_names_no_file() {
        let page = standalone(&reading(), &words(), &widget(), &ZH_HANS).expect("a page");
        for part in [
            "<title>&lt;題&gt;</title>",
            "真&lt;b&gt;不",
            "await b({ module_or_path",
            "return { View: a, decode: decode };",
            "jiazhuCompanionProgram = { Companion: e, default: f };",
            "jiazhuCompanion = { ask: c, move: d };",
            "// {{title}}",
            "ui-lang=\"zh-Hans\"",
            "<script type=\"text/plain\" id=\"jz-zh-Hans\">zh-Hans\n",
            "its author’s",
        ] {
            assert!(page.contains(part), "{part} is not in {page}");
        }
        for request in ["src=\"http", "src=\"./", "<link", "@import"] {
            assert!(!page.contains(request), "{request} is in {page}");
        }
        let file = |id: &str| {
            let (_, rest) = page.split_once(&format!("id=\"{id}\">")).expect("the element");
            let (encoded, _) = rest.split_once('<').expect("its end");
            STANDARD.decode(encoded).expect("base64")
        };
        assert_eq!(jiazhu_reading::open_file(&file("jz-reading")), Ok(reading()));
        assert_eq!(words::open_file(&file("jz-reading-words")), Ok(words()));
    }

    #[test]
    fn refuses_files_that_would_break_the_page() {
        let broken = |spoil: &dyn Fn(&mut Widget)| {
            let mut widget = widget();
            spoil(&mut widget);
            standalone(&reading(), &words(), &widget, &ENGLISH).expect_err("a refusal")
        };
        assert!(broken(&|w| w.element += "'</SCRIPT>'").contains("jiazhu.js"));
        assert!(broken(&|w| w.glue += "<!--").contains("reader.js"));
        assert!(broken(&|w| w.style += "</style>").contains("jiazhu.css"));
        assert!(broken(&|w| w.companion.as_mut().unwrap().glue = String::new()).contains("companion"));
        assert!(
            broken(&|w| w.companion.as_mut().unwrap().script += "</script>").contains("companion/ask.js")
        );
        for glue in ["", "export class View {}\nexport { start as default };\n"] {
            assert!(broken(&|w| w.glue = glue.into()).contains("cargo xtask build"));
        }
        assert!(broken(&|w| w.element.insert_str(0, "import { a } from './a.js';\n")).contains("jiazhu.js"));
    }
}
