//! What a reader downloads of a file.

use std::io::Write;

/// Bytes of a file as hosts send it: compressed by brotli, as far as that goes.
pub fn compressed(file: &[u8]) -> usize {
    let mut counted = Counted(0);
    let mut compressor = brotli::CompressorWriter::new(&mut counted, 1 << 16, 11, 22);
    compressor.write_all(file).expect("counting cannot fail");
    drop(compressor);
    counted.0
}

struct Counted(usize);

impl Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::compressed;

    #[test]
    fn what_repeats_is_small_and_noise_is_not() {
        assert!(compressed(&[b'a'; 10_000]) < 50);
        let mut state = 1u32;
        let noise = (0..4000).map(|_| {
            // Xorshift, by Marsaglia.
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            state as u8
        });
        assert!(compressed(&noise.collect::<Vec<u8>>()) > 3900);
    }
}
