//! All tables, made once for a target.

use std::sync::LazyLock;

use jiazhu_annotate::Tables;

pub static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let files = jiazhu_tables::FILES.into_iter().chain(jiazhu_tables_cedict::FILES);
    Tables::from_bytes(files).expect("the tables are as they were made")
});
