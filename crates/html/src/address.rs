//! Names of files as parts of addresses, and back.

use percent_encoding::percent_decode_str;

/// A file's name as part of an address. A colon in it would look like a scheme.
pub fn percent_encoded(name: &str) -> String {
    name.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                char::from(byte).to_string()
            }
            byte => format!("%{byte:02X}"),
        })
        .collect()
}

/// The path that a relative address names, seen from the page; `None` for others, also for those that begin at the root of a server.
pub fn local_path(src: &str) -> Option<String> {
    let address = src.split(['?', '#']).next().unwrap_or_default();
    let has_scheme = address.split('/').next().is_some_and(|start| start.contains(':'));
    if address.is_empty() || has_scheme || address.starts_with(['/', '\\']) {
        return None;
    }
    let path = percent_decode_str(address).decode_utf8().ok()?;
    (!path.contains('\0')).then(|| path.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_relative_address_has_a_file() {
        assert_eq!(local_path("p/%E5%9B%BE%20a.png?v=2#x").as_deref(), Some("p/图 a.png"));
        assert_eq!(local_path("100%.png").as_deref(), Some("100%.png"));
        for other in [
            "https://example.org/a.png",
            "/a.png",
            "//example.org/a.png",
            "#a",
            "",
            "data:image/png;base64,AAAA",
        ] {
            assert_eq!(local_path(other), None, "{other}");
        }
    }
}
