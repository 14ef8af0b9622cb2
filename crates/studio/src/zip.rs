//! Files as one ZIP file, for a browser that can write no folder. The same files give the same bytes, whatever the day.

use std::io::{Cursor, Write};

use jiazhu_html::SiteFile;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// What is deflated inside already.
const PACKED: [&str; 8] = [".reading", ".words", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif"];

/// The file.
///
/// # Errors
/// Two of the files have the same name, or they are too large together.
pub fn zip(files: &[SiteFile]) -> Result<Vec<u8>, String> {
    let told = |error: &dyn std::fmt::Display| error.to_string();
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        let is_packed = PACKED.iter().any(|extension| name.to_ascii_lowercase().ends_with(extension));
        let method = if is_packed { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        zip.start_file(name.as_str(), options).map_err(|error| told(&error))?;
        zip.write_all(bytes).map_err(|error| told(&error))?;
    }
    Ok(zip.finish().map_err(|error| told(&error))?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn what_is_packed_is_unpacked_the_same_and_two_of_one_name_are_refused() {
        let files = [("a/一.html", &b"<p>"[..]), ("b.reading", &[0; 300])]
            .map(|(name, bytes)| (name.to_owned(), bytes.to_vec()));
        let packed = zip(&files).unwrap();
        assert_eq!(zip(&files).unwrap(), packed);
        let mut archive = zip::ZipArchive::new(Cursor::new(packed)).unwrap();
        for (at, (name, bytes)) in files.iter().enumerate() {
            let mut file = archive.by_index(at).unwrap();
            assert_eq!(file.name().unwrap(), *name);
            let mut read = Vec::new();
            file.read_to_end(&mut read).unwrap();
            assert_eq!(read, *bytes);
        }
        assert!(zip(&[files[0].clone(), files[0].clone()]).is_err());
    }
}
