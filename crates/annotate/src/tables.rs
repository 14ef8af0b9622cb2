//! All that is known of Chinese in general, as a value that is handed over.

use std::fmt;

use jiazhu_packed::{
    Known, NeighboursFile, SignsPart, read_signs, unpack_neighbours, unpack_signs, unpack_words,
};

use crate::cedict::{Cedict, CedictTable};
use crate::convert::Conversion;
use crate::fold::Fold;
use crate::pronounce::Pronunciations;
use crate::word_model::WordModel;

/// Words and their neighbours; and, where they have been added, pronunciations, conversion between the scripts, the
/// dictionary.
///
/// They are made of files: those of the crate `jiazhu-tables`, and of `jiazhu-tables-cedict`, which has a licence of its own.
/// Words and marks need `fold.txt`, `words.bin` and `neighbours.bin`; the others may come later, or never:
///
/// | file | without it |
/// |---|---|
/// | `pinyin.bin` | only notes and entries say how words are pronounced |
/// | `cedict-pinyin.bin`, which adds to it | fewer words are known, and no names |
/// | `taiwan.txt`, which adds to it | readings for Taiwan say everything as the mainland does |
/// | `polyphones.bin`, which adds to it | what no word and no rule decides is said as is usual |
/// | `opencc.bin` | there are no views in other scripts |
/// | `cedict.bin` | there is no words file |
///
/// ```
/// use jiazhu_annotate::Tables;
/// let has_name = |names: &'static [&str]| jiazhu_tables::FILES.into_iter().filter(|(name, _)| names.contains(name));
/// let mut tables = Tables::from_bytes(has_name(&["fold.txt", "words.bin", "neighbours.bin"]))?;
/// assert_eq!(tables.fold().text("長江"), "长江");
/// assert!(tables.conversion().is_none());
/// tables.add(has_name(&["opencc.bin"]))?;
/// assert!(tables.conversion().is_some());
/// # Ok::<(), jiazhu_annotate::TablesError>(())
/// ```
pub struct Tables {
    fold: Fold,
    word_model: WordModel,
    pronunciations: Option<Pronunciations>,
    conversion: Option<Conversion>,
    cedict: Option<CedictTable>,
    /// By what other files are packed.
    known: Option<Known>,
}

/// Bytes of an inflated table. The largest has 9 MB; a damaged one must not fill the memory.
const LARGEST: usize = 64 << 20;

/// Names of the files that words and marks need.
const NEEDED: [&str; 3] = ["fold.txt", "words.bin", "neighbours.bin"];
/// Names of the others, each after those it adds to.
const OTHERS: [&str; 6] =
    ["pinyin.bin", "cedict-pinyin.bin", "taiwan.txt", "polyphones.bin", "opencc.bin", "cedict.bin"];

impl Tables {
    /// Makes tables of files: each is its name and its bytes, in any order. `fold.txt`, `words.bin` and `neighbours.bin` must
    /// be among them.
    ///
    /// # Errors
    /// Which file is missing, unknown or not as it was made.
    pub fn from_bytes<'b>(
        files: impl IntoIterator<Item = (&'b str, &'b [u8])>,
    ) -> Result<Tables, TablesError> {
        Tables::from_fetched(inflated(files)?)
    }

    /// The same of files as a browser has them: those that are [deflated](Tables::is_deflated) it has inflated itself; the others are packed
    /// still.
    ///
    /// # Errors
    /// As [`Tables::from_bytes`].
    pub fn from_fetched(mut files: Vec<(&str, Vec<u8>)>) -> Result<Tables, TablesError> {
        let file = |name| found(&files, name).ok_or_else(|| TableFault::Missing.of(name));
        let (fold, words, neighbours) = (file(NEEDED[0])?, file(NEEDED[1])?, file(NEEDED[2])?);
        let fold = read_fold(fold)?;
        let known = unpack_words(words).ok_or_else(|| TableFault::Damaged.of("words.bin"))?;
        let neighbours =
            unpack_neighbours(neighbours, &known).ok_or_else(|| TableFault::Damaged.of("neighbours.bin"))?;
        let mut tables = Tables::new(fold, &known, &neighbours)?;
        tables.known = Some(known);
        files.retain(|(name, _)| !NEEDED.contains(name));
        tables.add_fetched(files)?;
        Ok(tables)
    }

    /// The same of files that are neither deflated nor packed, but in the formats that `lab/src/data/` tells: for who makes such files, and for
    /// tests. Packed ones cannot be added to them.
    ///
    /// # Errors
    /// As [`Tables::from_bytes`].
    pub fn from_inflated(files: Vec<(&str, Vec<u8>)>) -> Result<Tables, TablesError> {
        let file = |name| found(&files, name).ok_or_else(|| TableFault::Missing.of(name));
        let (fold, words, neighbours) =
            (read_fold(file("fold.txt")?)?, file("words.bin")?, file("neighbours.bin")?);
        let read = || {
            let words = Known::read(words)?;
            let neighbours = NeighboursFile::read(neighbours, words.count())?;
            Some((words, neighbours))
        };
        // The second is read by the words of the first: where they do not fit together, either may be the wrong one.
        let (words, neighbours) = read().ok_or_else(|| TableFault::Damaged.of("words.bin"))?;
        let mut tables = Tables::new(fold, &words, &neighbours)?;
        let others = files.into_iter().filter(|(name, _)| !NEEDED.contains(name));
        tables.add_files(others.collect(), |_, bytes, parts| read_signs(bytes, parts))?;
        Ok(tables)
    }

    fn new(fold: Fold, words: &Known, neighbours: &NeighboursFile) -> Result<Tables, TablesError> {
        let word_model =
            WordModel::new(words, neighbours).ok_or_else(|| TableFault::Damaged.of("words.bin"))?;
        Ok(Tables { fold, word_model, pronunciations: None, conversion: None, cedict: None, known: None })
    }

    /// Adds files to those that [`Tables::from_bytes`] had; one that is there already takes its place.
    ///
    /// # Errors
    /// Which file is unknown or not as it was made, or comes before the one it adds to; those that stand before it in the
    /// table above have been added then.
    pub fn add<'b>(
        &mut self,
        files: impl IntoIterator<Item = (&'b str, &'b [u8])>,
    ) -> Result<(), TablesError> {
        self.add_fetched(inflated(files)?)
    }

    /// The same of files as [`Tables::from_fetched`] takes them.
    ///
    /// # Errors
    /// As [`Tables::add`].
    pub fn add_fetched(&mut self, files: Vec<(&str, Vec<u8>)>) -> Result<(), TablesError> {
        self.add_files(files, |tables, bytes, parts| unpack_signs(bytes, parts, tables.known.as_ref()?))
    }

    /// Adds files; `signs` makes of one with words with signs its parts, so many.
    fn add_files(
        &mut self,
        mut files: Vec<(&str, Vec<u8>)>,
        signs: impl Fn(&Tables, &[u8], usize) -> Option<Vec<SignsPart>>,
    ) -> Result<(), TablesError> {
        if let Some((name, _)) = files.iter().find(|(name, _)| !OTHERS.contains(name)) {
            return Err(TableFault::Unknown.of(name));
        }
        for name in OTHERS {
            let Some(at) = files.iter().position(|(known, _)| *known == name) else { continue };
            let (_, bytes) = files.swap_remove(at);
            let parts = match name {
                "pinyin.bin" | "cedict-pinyin.bin" => signs(self, &bytes, 1),
                "opencc.bin" => signs(self, &bytes, 2),
                _ => Some(Vec::new()),
            };
            let mut parts = parts.ok_or_else(|| TableFault::Damaged.of(name))?.into_iter();
            let mut part = || parts.next();
            let known = self.pronunciations.as_mut().ok_or_else(|| TableFault::Missing.of("pinyin.bin"));
            let added = match name {
                "pinyin.bin" => {
                    part().and_then(Pronunciations::new).map(|new| self.pronunciations = Some(new))
                }
                "cedict-pinyin.bin" => {
                    let known = known?;
                    part().and_then(|part| known.add_cedict(part))
                }
                "polyphones.bin" => known?.add_network(&bytes),
                "taiwan.txt" => known?.add_taiwan(std::str::from_utf8(&bytes).unwrap_or_default()),
                "opencc.bin" => {
                    let directions = part().zip(part());
                    let new = directions.and_then(|(to_hant, to_hans)| Conversion::new(to_hant, to_hans));
                    new.map(|new| self.conversion = Some(new))
                }
                _ => {
                    let text = String::from_utf8(bytes).ok();
                    text.and_then(CedictTable::read).map(|new| self.cedict = Some(new))
                }
            };
            added.ok_or_else(|| TableFault::Damaged.of(name))?;
        }
        Ok(())
    }

    /// Whether a file lies deflated in its crate, and so in the folder from which a browser fetches it.
    pub fn is_deflated(name: &str) -> bool {
        matches!(name, "fold.txt" | "taiwan.txt" | "polyphones.bin" | "cedict.bin")
    }

    /// What Traditional characters fold to.
    pub fn fold(&self) -> &Fold {
        &self.fold
    }

    /// The words and their neighbours.
    pub fn word_model(&self) -> &WordModel {
        &self.word_model
    }

    /// How words and characters are pronounced; `None` without `pinyin.bin`.
    pub fn pronunciations(&self) -> Option<&Pronunciations> {
        self.pronunciations.as_ref()
    }

    /// The other scripts; `None` without `opencc.bin`.
    pub fn conversion(&self) -> Option<&Conversion> {
        self.conversion.as_ref()
    }

    /// What words mean; `None` without `cedict.bin`.
    pub fn cedict(&self) -> Option<Cedict<'_>> {
        Some(Cedict::new(self.cedict.as_ref()?, &self.fold, &self.word_model))
    }
}

fn read_fold(bytes: &[u8]) -> Result<Fold, TablesError> {
    let fold = std::str::from_utf8(bytes).ok().and_then(Fold::read);
    fold.ok_or_else(|| TableFault::Damaged.of("fold.txt"))
}

fn found<'b>(files: &'b [(&str, Vec<u8>)], name: &str) -> Option<&'b [u8]> {
    files.iter().find(|(known, _)| *known == name).map(|(_, bytes)| bytes.as_slice())
}

/// Files as they lie in the crates, those inflated that are deflated.
fn inflated<'b>(
    files: impl IntoIterator<Item = (&'b str, &'b [u8])>,
) -> Result<Vec<(&'b str, Vec<u8>)>, TablesError> {
    let inflated = |(name, bytes): (&'b str, &'b [u8])| {
        if !Tables::is_deflated(name) {
            return Ok((name, bytes.to_vec()));
        }
        miniz_oxide::inflate::decompress_to_vec_with_limit(bytes, LARGEST)
            .map(|bytes| (name, bytes))
            .map_err(|_| TableFault::Damaged.of(name))
    };
    files.into_iter().map(inflated).collect()
}

/// Why tables could not be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TablesError {
    /// Name of the file.
    pub file: String,
    pub fault: TableFault,
}

/// What is wrong with a file of tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableFault {
    /// It is needed, and has not been given.
    Missing,
    /// There is no table of that name.
    Unknown,
    /// It is not in its format: cut short, another file, or of another version.
    Damaged,
}

impl TableFault {
    fn of(self, file: &str) -> TablesError {
        TablesError { file: file.to_owned(), fault: self }
    }
}

impl fmt::Display for TablesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let file = &self.file;
        match self.fault {
            TableFault::Missing => {
                write!(f, "the table `{file}` is missing: hand it over with the others, or before")
            }
            TableFault::Unknown => {
                let known = NEEDED.into_iter().chain(OTHERS).collect::<Vec<_>>().join(", ");
                write!(f, "there is no table `{file}`: the tables are {known}")
            }
            TableFault::Damaged => {
                write!(f, "the table `{file}` is damaged, or of another version: copy or fetch it again")
            }
        }
    }
}

impl std::error::Error for TablesError {}

/// All tables, for the tests of this crate.
#[cfg(test)]
pub(crate) fn builtin() -> &'static Tables {
    use std::sync::LazyLock;
    static BUILTIN: LazyLock<Tables> = LazyLock::new(|| {
        let files = jiazhu_tables::FILES.into_iter().chain(jiazhu_tables_cedict::FILES);
        Tables::from_bytes(files).expect("the tables are as they were made: a test compares their hashes")
    });
    &BUILTIN
}

/// The words of `words.bin`.
#[cfg(test)]
pub(crate) fn all_words() -> Vec<String> {
    let file = jiazhu_tables::FILES.into_iter().find(|(name, _)| *name == "words.bin").expect("the file").1;
    unpack_words(file).expect("packed").words().expect("characters")
}
