//! Whether a file that bears no name of its own may be ciphertext.

use crate::totp::import::and_otp::cipher;

/// Whether the file is no text, does not begin as another kind of file, and its bytes are as even as those of
/// ciphertext. Compressed files are, too: those that are known are told by their beginning.
pub(super) fn is_ciphertext(file: &[u8]) -> bool {
    if file.len() < cipher::SHORTEST || str::from_utf8(file).is_ok() {
        return false;
    }
    if BEGINNINGS.iter().any(|begin| file.starts_with(begin)) || is_media(file) {
        return false;
    }
    // Rounds are a number, and not even at all.
    let bytes = cipher::rounds(file).map_or(file, |(_, rest)| rest);
    are_even(bytes)
}

/// MP4, HEIC and their like say what they are after a length.
fn is_media(file: &[u8]) -> bool {
    file.get(4..8) == Some(b"ftyp")
}

/// Whether no byte is met more often, and no bit is set more often, than chance allows: within eight standard
/// deviations, which ciphertext does not leave once in 10^14 files.
fn are_even(bytes: &[u8]) -> bool {
    let mut counts = [0_u64; 256];
    let (mut ones, mut total) = (0_u64, 0_u64);
    for &byte in bytes {
        counts[usize::from(byte)] += 1;
        ones += u64::from(byte.count_ones());
        total += 1;
    }
    // Of 8 n bits half are set, and the variance is 2 n.
    let apart = ones.abs_diff(4 * total);
    // Of all pairs of bytes one in 256 is a pair of the same.
    let pairs = |count: u64| count * count.saturating_sub(1) / 2;
    let same: u64 = counts.iter().map(|&count| pairs(count)).sum();
    let usual = pairs(total) / 256;
    let more = same.saturating_sub(usual);
    apart * apart <= 64 * 2 * total && more <= 8 * (usual.isqrt() + 1)
}

/// What other files begin with: pictures, archives, documents, programs, databases, and what others encrypt.
const BEGINNINGS: [&[u8]; 37] = [
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"BM",
    b"RIFF",
    b"II*\0",
    b"MM\0*",
    b"OggS",
    b"fLaC",
    b"ID3",
    b"\x1aE\xdf\xa3",
    b"PK",
    b"\x1f\x8b",
    b"BZh",
    b"\xfd7zXZ\0",
    b"\x28\xb5\x2f\xfd",
    b"7z\xbc\xaf\x27\x1c",
    b"Rar!",
    b"\x04\x22\x4d\x18",
    b"%PDF",
    b"\xd0\xcf\x11\xe0",
    b"\x7fELF",
    b"MZ",
    b"\xca\xfe\xba\xbe",
    b"\xcf\xfa\xed\xfe",
    b"SQLite format 3",
    b"bplist",
    b"\xac\xed\0\x05",
    b"\x03\xd9\xa2\x9a",
    b"age-encryption.org",
    b"-----BEGIN",
    b"Salted__",
    b"LUKS",
    b"AUTHENTICATORPRO",
    b"AuthenticatorPro",
    b"\xff\xfe",
    b"\xfe\xff",
];
