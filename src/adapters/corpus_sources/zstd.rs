//! zstd, frame after frame.

use std::io;
use std::io::BufRead;
use std::io::Read;

use ruzstd::decoding::StreamingDecoder;

/// Reads what zstd frames hold, one after another.
pub(super) enum Zstd<R: BufRead> {
    Between(R),
    Within(Box<StreamingDecoder<R, ruzstd::decoding::FrameDecoder>>),
    Over,
}

impl<R: BufRead> Zstd<R> {
    pub(super) fn new(bytes: R) -> Self {
        Self::Between(bytes)
    }
}

impl<R: BufRead> Read for Zstd<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        loop {
            match std::mem::replace(self, Self::Over) {
                Self::Over => return Ok(0),
                Self::Between(mut bytes) => {
                    if bytes.fill_buf()?.is_empty() {
                        return Ok(0);
                    }
                    let frame = StreamingDecoder::new_with_max_window_size(bytes, MOST_WINDOW);
                    *self = Self::Within(Box::new(frame.map_err(io::Error::other)?));
                }
                Self::Within(mut frame) => match frame.read(out)? {
                    0 if !out.is_empty() => {
                        let told = frame.decoder.get_checksum_from_data();
                        if told.is_some() && told != frame.decoder.get_calculated_checksum() {
                            return Err(io::Error::other("the checksum of a zstd frame is wrong"));
                        }
                        *self = Self::Between(frame.into_inner());
                    }
                    read => {
                        *self = Self::Within(frame);
                        return Ok(read);
                    }
                },
            }
        }
    }
}

/// Every level of `zstd` but `--ultra` and `--long` stays within: a decoder must have 8 MiB (RFC 8878, 3.1.1.1.2).
const MOST_WINDOW: u64 = 8 << 20;

#[cfg(test)]
mod tests {
    use ruzstd::encoding::CompressionLevel;

    use super::*;

    #[test]
    fn one_bit_that_changed_is_an_error_and_never_another_text() {
        let lines: Vec<String> = (0..999).map(|line| format!("{line:035X}:7\n")).collect();
        let text = lines.concat();
        let frame = |text: &str| {
            let level = CompressionLevel::Uncompressed;
            ruzstd::encoding::compress_to_vec(text.as_bytes(), level)
        };
        let two = [frame(&text), frame("0")].concat();
        let read = |bytes: &[u8]| {
            let mut out = String::new();
            Zstd::new(bytes).read_to_string(&mut out).map(|_| out)
        };
        assert_eq!(read(&two).ok(), Some(text + "0"));
        for at in [20, two.len() / 2, two.len() - 6, two.len() - 1] {
            let mut changed = two.clone();
            changed[at] ^= 1;
            assert!(read(&changed).is_err(), "byte {at}");
        }
    }
}
