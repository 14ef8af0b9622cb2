//! All tables, made once for a test program.

use std::sync::LazyLock;

use jiazhu_annotate::Tables;

static BUILTIN: LazyLock<Tables> = LazyLock::new(|| {
    let files = jiazhu_tables::FILES.into_iter().chain(jiazhu_tables_cedict::FILES);
    Tables::from_bytes(files).expect("the tables are as they were made: a test compares their hashes")
});

pub fn builtin() -> &'static Tables {
    &BUILTIN
}
