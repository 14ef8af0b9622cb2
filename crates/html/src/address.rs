//! Names of files as parts of addresses, and back.

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
    percent_decoded(address)
}

fn percent_decoded(address: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let Some((first, others)) = rest.split_first() {
        let code = others.get(..2).filter(|_| *first == b'%');
        let code = code.and_then(|code| u8::from_str_radix(std::str::from_utf8(code).ok()?, 16).ok());
        match code {
            Some(byte) => {
                bytes.push(byte);
                rest = &others[2..];
            }
            None => {
                bytes.push(*first);
                rest = others;
            }
        }
    }
    String::from_utf8(bytes).ok().filter(|path| !path.contains('\0'))
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
