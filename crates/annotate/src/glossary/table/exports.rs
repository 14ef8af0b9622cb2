//! Tables as programs for flash cards write them: Anki's with lines that begin with `#`, Pleco's without any names of columns.

use std::borrow::Cow;

use crate::glossary::file::{GlossaryFile, WrittenEntry, WrittenGloss};
use crate::glossary::typed_pinyin::{laid_over, read};
use crate::yaml::Placed;
use jiazhu_reading::han::is_han;

/// What Anki says above its rows.
pub struct AnkiHead {
    pub separator: Option<u8>,
    /// Whether it names the columns.
    pub has_columns: bool,
}

/// The lines `#key:value` above a table, as Anki writes and reads them; in their place stand blanks, and of `#columns:` its names. `None` where no
/// line above it is one.
///
/// <https://docs.ankiweb.net/importing/text-files.html#file-headers>
pub fn anki(source: &str) -> Option<(AnkiHead, Cow<'_, str>)> {
    const KEYS: [&str; 6] = ["separator", "html", "tags", "columns", "notetype", "deck"];
    let mut head = AnkiHead { separator: None, has_columns: false };
    let mut text = String::new();
    let mut end = 0;
    for line in source.split_inclusive('\n') {
        let Some((key, value)) = line.strip_prefix('#').and_then(|line| line.split_once(':')) else { break };
        let is_column = key.ends_with(" column") && value.trim().parse::<u32>().is_ok();
        if !KEYS.contains(&key) && !is_column && key != "if matches" {
            break;
        }
        end += line.len();
        // So many bytes that the lines and their places stay.
        let blank = |part: &str| " ".repeat(part.chars().count());
        match key {
            "columns" => {
                head.has_columns = true;
                text += &blank("#columns:");
                text += value;
            }
            _ => {
                if key == "separator" {
                    head.separator = separator(value.trim_end_matches(['\r', '\n']));
                }
                text += &blank(line.trim_end_matches('\n'));
                text += &line[line.trim_end_matches('\n').len()..];
            }
        }
    }
    (end > 0).then(|| (head, Cow::Owned(text + &source[end..])))
}

fn separator(name: &str) -> Option<u8> {
    match name.to_lowercase().as_str() {
        "comma" => Some(b','),
        "semicolon" => Some(b';'),
        "tab" => Some(b'\t'),
        "space" => Some(b' '),
        "pipe" => Some(b'|'),
        "colon" => Some(b':'),
        _ => match name.as_bytes() {
            [sign] if sign.is_ascii_punctuation() || *sign == b'\t' => Some(*sign),
            _ => None,
        },
    }
}

/// A table without names of columns that needs none: in each row a term, its Traditional characters in brackets, behind a tab its pinyin, and behind
/// another what it means. So Pleco writes its cards, with lines `//Category` between. `None` of any other table.
pub fn pleco(source: &str) -> Option<GlossaryFile> {
    let mut entries: Vec<WrittenEntry> = Vec::new();
    let lines = source.lines().map(|line| line.trim_matches(['\u{FEFF}', '\r']));
    for line in lines.filter(|line| !line.trim().is_empty() && !line.starts_with("//")) {
        let mut cells = line.split('\t').map(str::trim);
        let (word, pinyin) = (cells.next()?, read(cells.next()?));
        // Its line ends are signs of its own.
        let meaning = cells.next().unwrap_or_default().replace(['\u{EAB1}', '\u{EAB2}'], "; ");
        let (headword, traditional) = match word.strip_suffix(']').and_then(|word| word.split_once('[')) {
            Some((headword, traditional)) => (headword.trim(), Some(traditional.trim())),
            None => (word, None),
        };
        if cells.next().is_some() || !headword.contains(is_han) || laid_over(&pinyin, headword).is_none() {
            return None;
        }
        let mut id = headword.split_whitespace().collect::<Vec<_>>().join("-");
        let same = entries.iter().filter(|entry| entry.headword.value == headword).count();
        if same > 0 {
            id += &format!("-{}", same + 1);
        }
        let meaning = Some(meaning).filter(|meaning| !meaning.is_empty());
        let (zh, en) =
            if meaning.as_deref().is_some_and(|text| text.chars().all(|c| !c.is_ascii_alphabetic())) {
                (meaning, None)
            } else {
                (None, meaning)
            };
        let placed = |text: &str| Placed::from(text.to_owned());
        entries.push(WrittenEntry {
            id: Placed::from(id),
            headword: placed(headword),
            traditional: traditional.filter(|other| *other != headword && !other.is_empty()).map(placed),
            pinyin: Some(Placed::from(pinyin)),
            gloss: WrittenGloss { en, zh },
            ..WrittenEntry::default()
        });
    }
    (!entries.is_empty()).then(|| GlossaryFile { entries, ..GlossaryFile::default() })
}

#[cfg(test)]
mod tests {
    use crate::glossary::table::parse;

    /// Of each entry its headword, its pinyin and what it means.
    fn read(file: &str, source: &str) -> Vec<[String; 3]> {
        let (glossary, _) = parse(file, source.as_bytes()).unwrap();
        let entry = |entry: crate::glossary::file::WrittenEntry| {
            let meaning =
                entry.gloss.en.or(entry.gloss.zh).or_else(|| Some(entry.renderings.first()?.text.clone()));
            [
                entry.headword.value,
                entry.pinyin.map(|pinyin| pinyin.value).unwrap_or_default(),
                meaning.unwrap_or_default(),
            ]
        };
        glossary.entries.into_iter().map(entry).collect()
    }

    fn refused(file: &str, source: &str) -> Vec<(Option<u32>, String)> {
        let errors = parse(file, source.as_bytes()).unwrap_err();
        errors.into_iter().map(|error| (error.line, error.message)).collect()
    }

    const BANK: [&str; 3] = ["银行", "yínháng", "bank"];

    #[test]
    fn lines_of_anki_say_how_its_rows_are_read() {
        let named = "#separator:tab\n#html:true\n#columns:Front\tReading\tDefinition\tTags\n#tags column:4\n银行\tyínháng\tbank\tx\n";
        assert_eq!(read("a.txt", named), [BANK]);
        let pipes = "#separator:Pipe\n#columns:Hanzi|Pinyin|English\n银行|yínháng|bank\n";
        assert_eq!(read("a.txt", pipes), [BANK]);
        // Without names of columns it is told once what to write.
        let told = refused(
            "a.txt",
            "#separator:tab\n#html:true\n#deck column:1\nHSK\t银行\tbank\nHSK\t同学\tclassmate\n",
        );
        let [(Some(4), message)] = &told[..] else { panic!("{told:?}") };
        assert!(message.contains("#columns:"), "{message}");
        // What Anki does not know is a row.
        assert!(super::anki("#1\n").is_none() && super::anki("a\n#html:true\n").is_none());
    }

    #[test]
    fn names_that_others_give_their_columns_are_understood() {
        for head in [
            "Name,Pinyin,Definition,Tags,Created",
            "Characters,注音,英译,x,y",
            "Hanzi,Reading,Meaning,例句,x",
            "正面,拼音,含义,x,y",
        ] {
            assert_eq!(read("a.csv", &format!("{head}\n银行,yínháng,bank,,\n")), [BANK], "{head}");
        }
        // Beside a name that says more such a column is another.
        assert_eq!(read("a.csv", "Name,词,拼音,释义\nfirst,银行,yínháng,bank\n"), [BANK]);
        // A word that is no slip is not taken for one.
        let (_, told) = parse("a.csv", "词,拼音,Created\n银行,yínháng,1\n".as_bytes()).unwrap();
        assert!(told.len() == 1 && told[0].message.contains("`Created` is left out"), "{told:?}");
    }

    #[test]
    fn a_table_of_pleco_is_read_without_names_of_columns() {
        let source = "\u{FEFF}//HSK/1\n银行[銀行]\tyin2hang2\tbank\n爱\tài\t喜欢\n银行\tyin2hang2\n";
        let entries = read("a.txt", source);
        assert_eq!(entries[..2], [BANK, ["爱", "ài", "喜欢"]]);
        let (glossary, _) = parse("a.txt", source.as_bytes()).unwrap();
        let known: Vec<_> = glossary
            .entries
            .iter()
            .map(|entry| (&*entry.id.value, entry.traditional.as_deref().map(String::as_str)))
            .collect();
        assert_eq!(known, [("银行", Some("銀行")), ("爱", None), ("银行-2", None)]);
    }

    #[test]
    fn a_first_row_that_names_nothing_is_told_once_whatever_parts_it() {
        for (file, sign) in [("a.csv", ","), ("a.tsv", "\t"), ("a.txt", ";")] {
            let told = refused(file, &format!("银行{sign}bank\n同学{sign}classmate\n"));
            assert!(told.len() == 1 && told[0].1.contains("names no column"), "{told:?}");
        }
    }
}
