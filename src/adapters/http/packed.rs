//! Compressed answers, unpacked up to a bound.

use std::io::Read;

use flate2::read::MultiGzDecoder;
use reqwest::Response;
use reqwest::header;

use crate::adapters::brotli::Brotli;
use crate::adapters::trouble::Trouble;

/// What a sweep asks for; everyone else asks for answers as they are.
pub(super) const ACCEPTED: &str = "br, gzip";

/// How an answer is packed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Coding {
    Plain,
    Gzip,
    Brotli,
}

impl Coding {
    /// The coding an answer says it has.
    ///
    /// # Errors
    /// Any other than was asked for.
    pub(super) fn of(response: &Response) -> Result<Self, Trouble> {
        let mut codings = response.headers().get_all(header::CONTENT_ENCODING).iter();
        let (first, second) = (codings.next(), codings.next());
        match (first.map(header::HeaderValue::as_bytes), second) {
            (None | Some(b"identity"), None) => Ok(Self::Plain),
            (Some(b"gzip" | b"x-gzip"), None) => Ok(Self::Gzip),
            (Some(b"br"), None) => Ok(Self::Brotli),
            _ => Err(Trouble::Unfit(
                "the answer is compressed in a way nobody asked for",
            )),
        }
    }

    /// Unpack `body`, which may not become longer than `most`.
    ///
    /// # Errors
    /// It is cut short, damaged, or too long.
    pub(super) fn unpack(self, body: Vec<u8>, most: u64) -> Result<Vec<u8>, Trouble> {
        let mut unpacked = Vec::with_capacity(body.len() * 3);
        let read = match self {
            Self::Plain => return Ok(body),
            Self::Gzip => MultiGzDecoder::new(body.as_slice())
                .take(most + 1)
                .read_to_end(&mut unpacked),
            Self::Brotli => Brotli::new(body.as_slice())
                .take(most + 1)
                .read_to_end(&mut unpacked),
        };
        match read {
            Ok(_) if unpacked.len() as u64 <= most => Ok(unpacked),
            Ok(_) => Err(Trouble::Unfit("the answer is too large for a range")),
            Err(_) => Err(Trouble::Unfit("the answer cannot be unpacked")),
        }
    }
}

#[cfg(test)]
mod tests {
    #![expect(
        clippy::expect_used,
        reason = "a test that cannot go on should say where"
    )]

    use super::*;

    /// A stream of stored bytes, as RFC 7932 writes one: window of 16 bits, a raw metablock, an empty last one.
    fn brotli(text: &[u8]) -> Vec<u8> {
        let length = u32::try_from(text.len() - 1).expect("short");
        // WBITS 0; ISLAST 0; MNIBBLES 0 (four); MLEN - 1; ISUNCOMPRESSED 1; then to the next byte.
        let bits = length << 4 | 1 << 20;
        let mut stream = bits.to_le_bytes()[..3].to_vec();
        stream.extend_from_slice(text);
        stream.push(3);
        stream
    }

    #[test]
    fn brotli_comes_back_and_a_cut_one_does_not() {
        let text = b"0018A45C4D1DEF81644B54AB7F969B88D65:1";
        let stream = brotli(text);
        let unpacked = Coding::Brotli.unpack(stream.clone(), 1000);
        assert_eq!(unpacked.as_deref(), Ok(text.as_slice()));
        for kept in 0..stream.len() {
            assert!(
                Coding::Brotli
                    .unpack(stream[..kept].to_vec(), 1000)
                    .is_err()
            );
        }
        assert!(Coding::Brotli.unpack(stream, 10).is_err());
    }
}
