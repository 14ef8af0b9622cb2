use super::*;

#[test]
fn a_body_that_is_not_made_smaller_lies_in_as_many_blocks_as_it_needs() {
    for length in [0, 1, 65_535, 65_536, 200_000] {
        let body: Vec<u8> = (0..length).map(|at| (at % 251) as u8).collect();
        let file = pack_quickly(FileKind::Words, &[&body[..]]);
        assert_eq!(unpack(FileKind::Words, &file).expect("a file").1, body);
        assert!(file.len() < HEADER + length + 32);
    }
}

#[test]
fn the_checksum_is_that_of_zip() {
    // The check value that catalogues of checksums give for it.
    assert_eq!(checksum(b"123456789"), 0xCBF4_3926);
    let crate_s = crc::Crc::<u32>::new(&crc::CRC_32_ISO_HDLC);
    let bytes: Vec<u8> = (0..1000u32).map(|at| ((at * at) >> 3) as u8).collect();
    assert!((0..bytes.len()).all(|end| checksum(&bytes[..end]) == crate_s.checksum(&bytes[..end])));
}

#[test]
fn each_kind_opens_only_as_itself() {
    for (kind, other) in [(FileKind::Reading, FileKind::Words), (FileKind::Words, FileKind::Reading)] {
        let file = pack(kind, b"body");
        assert_eq!(unpack(kind, &file).map(|(_, body)| body), Ok(b"body".to_vec()));
        assert_eq!(unpack(other, &file).map(|_| ()), Err(Fault::Foreign.of(other)));
    }
}

#[test]
fn a_fault_says_of_which_file_it_is() {
    let said = |kind| Fault::Damaged.of(kind).to_string();
    assert!(said(FileKind::Reading).contains("reading"), "{}", said(FileKind::Reading));
    assert!(said(FileKind::Words).contains("words file"), "{}", said(FileKind::Words));
}

#[test]
fn bodies_of_any_length_come_back() {
    for length in [0, 1, 1 << 14, 1 << 16, 1 << 21] {
        let body: Vec<u8> = (0..length).map(|at: u32| (at.wrapping_mul(at) >> 7) as u8).collect();
        let file = pack(FileKind::Words, &body);
        let squeezed = squeeze(FileKind::Words, file.clone());
        assert!(squeezed.len() <= file.len());
        for file in [file, squeezed, pack_quickly(FileKind::Words, &[&body[..]])] {
            assert_eq!(unpack(FileKind::Words, &file).map(|(_, body)| body).as_ref(), Ok(&body));
        }
    }
}

#[test]
fn a_text_is_squeezed_and_a_book_is_not() {
    // Numbers in words: alike enough to be deflated, not so alike that any way is as good as another.
    let text: String = (0..2000).map(|n| format!("{} {} ", n * n % 977, n % 31)).collect();
    let file = pack(FileKind::Words, text.as_bytes());
    assert!(squeeze(FileKind::Words, file.clone()).len() < file.len());
    let book = pack(FileKind::Words, text.repeat(100).as_bytes());
    assert_eq!(squeeze(FileKind::Words, book.clone()), book);
}

#[test]
fn what_cannot_be_opened_is_not_squeezed() {
    assert_eq!(squeeze(FileKind::Reading, b"<!doctype html>".to_vec()), b"<!doctype html>");
}

#[test]
fn a_body_longer_than_any_article_is_refused_with_the_limit_before_it_is_inflated() {
    for kind in [FileKind::Reading, FileKind::Words] {
        let mut file = pack(kind, b"body");
        file[8..12].copy_from_slice(&LONGEST_BODY.to_le_bytes());
        assert_eq!(read_header(kind, &file).map(|header| header.sections[0].length), Ok(LONGEST_BODY));
        file[8..12].copy_from_slice(&(LONGEST_BODY + 1).to_le_bytes());
        let error = unpack(kind, &file).expect_err("a refusal");
        assert_eq!(error, Fault::TooLong(LONGEST_BODY + 1).of(kind));
        let message = error.to_string();
        assert!(message.contains("257 MiB") && message.contains("at most 256 MiB"), "{message}");
    }
}

#[test]
fn every_message_names_the_kind_and_says_what_to_do() {
    for kind in [FileKind::Reading, FileKind::Words] {
        for fault in
            [Fault::Foreign, Fault::TooNew(9), Fault::Truncated, Fault::TooLong(u32::MAX), Fault::Damaged]
        {
            let message = fault.of(kind).to_string();
            assert!(message.contains(": ") && message.contains(kind.name()), "{message}");
        }
    }
}
