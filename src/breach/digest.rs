//! A digest, the prefix of it that may leave this machine, and the suffix that may not.

use std::error::Error;
use std::fmt;

use sha1::Digest as _;
use sha1::Sha1;
use zeroize::Zeroize;

use crate::failure::Explain;
use crate::failure::Kind;
use crate::secret::Secret;

/// Which hash a corpus is keyed by.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum HashKind {
    /// SHA-1 of the password's bytes: 40 hex digits.
    Sha1,
    /// NTLM, as Windows keeps passwords: 32 hex digits. Only looked up, never computed here.
    Ntlm,
}

impl HashKind {
    /// Hex digits in a digest of this kind.
    #[must_use]
    pub fn digits(self) -> usize {
        match self {
            Self::Sha1 => 40,
            Self::Ntlm => 32,
        }
    }

    /// The word for it on the command line and in a query.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Sha1 => "sha1",
            Self::Ntlm => "ntlm",
        }
    }
}

/// The digest of a password.
///
/// As telling as the password itself where that is weak, so it is wiped when dropped and does not
/// print itself.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Digest {
    kind: HashKind,
    /// The digest's bytes; an NTLM digest leaves the last four zero.
    bytes: [u8; 20],
}

impl Digest {
    /// The SHA-1 of exactly the secret's bytes.
    #[must_use]
    pub fn of(secret: &Secret) -> Self {
        Self {
            kind: HashKind::Sha1,
            bytes: Sha1::digest(secret.reveal()).into(),
        }
    }

    /// Read a digest written as hex digits of either case.
    ///
    /// # Errors
    /// [`NotADigest`] where the length is wrong or a byte is not a hex digit.
    pub fn parse(hex: &[u8], kind: HashKind) -> Result<Self, NotADigest> {
        if hex.len() != kind.digits() {
            return Err(NotADigest(kind));
        }
        let mut digest = Self {
            kind,
            bytes: [0; 20],
        };
        for (byte, pair) in digest.bytes.iter_mut().zip(hex.chunks_exact(2)) {
            let (high, low) = (nibble(pair[0]), nibble(pair[1]));
            *byte = high
                .zip(low)
                .map(|(high, low)| high << 4 | low)
                .ok_or(NotADigest(kind))?;
        }
        Ok(digest)
    }

    /// Which hash it is.
    #[must_use]
    pub fn kind(&self) -> HashKind {
        self.kind
    }

    /// The five hex digits that may leave this machine.
    #[must_use]
    pub fn prefix(&self) -> Prefix {
        let [first, second, third, ..] = self.bytes;
        Prefix(u32::from(first) << 12 | u32::from(second) << 4 | u32::from(third) >> 4)
    }

    /// The rest, which stays here.
    #[must_use]
    pub fn suffix(&self) -> Suffix {
        let mut suffix = [0; Suffix::BYTES];
        suffix.copy_from_slice(&self.bytes[2..]);
        suffix[0] &= 0x0f;
        Suffix(suffix)
    }

    /// The bytes after the first 64 bits; of an NTLM digest the last four are zero.
    #[must_use]
    pub fn after_64_bits(&self) -> &[u8; 12] {
        let [_, _, _, _, _, _, _, _, rest @ ..] = &self.bytes;
        rest
    }

    /// The first 64 bits, by which the embedded list is kept.
    #[must_use]
    pub fn first_64_bits(&self) -> u64 {
        self.bytes[..8]
            .iter()
            .fold(0, |bits, &byte| bits << 8 | u64::from(byte))
    }
}

impl Drop for Digest {
    fn drop(&mut self) {
        self.bytes.zeroize();
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Digest(..)")
    }
}

/// The five hex digits of a digest that may leave this machine.
///
/// Made from a [`Digest`], or typed by someone who wants to see a range: a source of ranges can be
/// handed nothing else, so it cannot be handed a password.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Prefix(u32);

impl Prefix {
    /// Read five hex digits of either case.
    #[must_use]
    pub fn parse(hex: &str) -> Option<Self> {
        let digits: Vec<u8> = hex.bytes().map(nibble).collect::<Option<_>>()?;
        let value = digits
            .iter()
            .fold(0, |value, &digit| value << 4 | u32::from(digit));
        (digits.len() == 5).then_some(Self(value))
    }
}

impl fmt::Display for Prefix {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:05X}", self.0)
    }
}

/// All hex digits of a digest but the first five.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Suffix([u8; Suffix::BYTES]);

impl Suffix {
    const BYTES: usize = 18;

    /// Read the 35 (SHA-1) or 27 (NTLM) hex digits of a suffix; `None` for anything else.
    #[must_use]
    pub fn parse(hex: &[u8], kind: HashKind) -> Option<Self> {
        if hex.len() + 5 != kind.digits() {
            return None;
        }
        let (first, rest) = hex.split_first()?;
        let mut suffix = [0; Self::BYTES];
        suffix[0] = nibble(*first)?;
        for (byte, pair) in suffix[1..].iter_mut().zip(rest.chunks_exact(2)) {
            *byte = nibble(pair[0])? << 4 | nibble(pair[1])?;
        }
        Some(Self(suffix))
    }

    /// Where it stands among all suffixes, from 0 (first) to 2^60 (past the last).
    #[must_use]
    pub fn position(&self) -> u64 {
        self.0[..8]
            .iter()
            .fold(0, |bits, &byte| bits << 8 | u64::from(byte))
    }

    /// The bytes after its first 44 bits, which complete the first 64 of the digest; of an NTLM digest the last
    /// four are zero.
    #[must_use]
    pub fn after_44_bits(&self) -> &[u8; 12] {
        let [_, _, _, _, _, _, rest @ ..] = &self.0;
        rest
    }

    /// As upper-case hex digits.
    #[must_use]
    pub fn to_hex(&self, kind: HashKind) -> String {
        let nibbles = self.0.iter().flat_map(|byte| [byte >> 4, byte & 0x0f]);
        let digits = nibbles.map(|nibble| char::from(b"0123456789ABCDEF"[usize::from(nibble)]));
        digits.skip(1).take(kind.digits() - 5).collect()
    }
}

impl fmt::Debug for Suffix {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Suffix(..)")
    }
}

/// What was read is not a digest. It does not say what it was.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotADigest(HashKind);

impl fmt::Display for NotADigest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(kind) = self;
        write!(
            formatter,
            "not the {} hex digits of a {} digest",
            kind.digits(),
            kind.word()
        )
    }
}

impl Error for NotADigest {}

impl Explain for NotADigest {
    fn kind(&self) -> Kind {
        Kind::Input
    }

    fn hint(&self) -> Option<String> {
        Some("for passwords themselves leave out `--hash`".to_owned())
    }
}

/// The value of a hex digit of either case.
fn nibble(digit: u8) -> Option<u8> {
    match NIBBLES[usize::from(digit)] {
        NOT_HEX => None,
        value => Some(value),
    }
}

const NOT_HEX: u8 = 0xff;

static NIBBLES: [u8; 256] = {
    let mut table = [NOT_HEX; 256];
    let mut value = 0_u8;
    while value < 16 {
        table[b"0123456789abcdef"[value as usize] as usize] = value;
        table[b"0123456789ABCDEF"[value as usize] as usize] = value;
        value += 1;
    }
    table
};

#[cfg(test)]
mod tests {
    use super::*;

    fn password() -> Digest {
        Digest::of(&Secret::new(b"password".to_vec()))
    }

    #[test]
    fn a_known_password_has_its_known_prefix_and_suffix() {
        assert_eq!(password().prefix().to_string(), "5BAA6");
        assert_eq!(
            password().suffix().to_hex(HashKind::Sha1),
            "1E4C9B93F3F0682250B6CF8331B7EE68FD8"
        );
        assert_eq!(password().first_64_bits(), 0x5BAA_61E4_C9B9_3F3F);
    }

    #[test]
    fn hex_of_either_case_is_the_same_digest() {
        let hex = "5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8";
        for spelling in [hex.to_owned(), hex.to_lowercase()] {
            assert_eq!(
                Digest::parse(spelling.as_bytes(), HashKind::Sha1),
                Ok(password())
            );
        }
    }

    #[test]
    fn an_ntlm_digest_has_a_suffix_of_27_digits() {
        let hex = b"8846F7EAEE8FB117AD06BDD830B7586C";
        let digest = Digest::parse(hex, HashKind::Ntlm);
        let suffix = digest.map(|digest| digest.suffix().to_hex(HashKind::Ntlm));
        assert_eq!(suffix, Ok("7EAEE8FB117AD06BDD830B7586C".to_owned()));
    }

    #[test]
    fn what_is_not_a_digest_is_refused_without_repeating_it() {
        for text in [
            "",
            "hunter2",
            &"G".repeat(40),
            &"A".repeat(39),
            &"é".repeat(20),
        ] {
            let told =
                Digest::parse(text.as_bytes(), HashKind::Sha1).map_err(|error| error.to_string());
            assert_eq!(
                told,
                Err("not the 40 hex digits of a sha1 digest".to_owned())
            );
        }
    }

    #[test]
    fn a_suffix_reads_back_as_it_was_written() {
        let hex = b"1E4C9B93F3F0682250B6CF8331B7EE68FD8";
        assert_eq!(
            Suffix::parse(hex, HashKind::Sha1),
            Some(password().suffix())
        );
        assert_eq!(Suffix::parse(hex, HashKind::Ntlm), None);
        assert_eq!(Suffix::parse(&hex[1..], HashKind::Sha1), None);
    }

    #[test]
    fn only_five_hex_digits_are_a_prefix() {
        assert!(Prefix::parse("5baa6").is_some_and(|prefix| prefix.to_string() == "5BAA6"));
        for text in ["", "5BAA", "5BAA61", "5BAAG", "+5BAA", "5BAA\u{e9}"] {
            assert_eq!(Prefix::parse(text), None);
        }
    }

    #[test]
    fn the_pieces_by_which_a_digest_is_kept_are_its_bytes() {
        let hex = "5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8";
        let rest = b"\x06\x82\x25\x0b\x6c\xf8\x33\x1b\x7e\xe6\x8f\xd8";
        assert_eq!(password().after_64_bits(), rest);
        assert_eq!(password().suffix().after_44_bits(), rest);
        let whole = format!(
            "{}{}",
            password().prefix(),
            password().suffix().to_hex(HashKind::Sha1)
        );
        assert_eq!(whole, hex);
    }

    #[test]
    fn an_ntlm_suffix_of_a_range_is_the_one_of_its_digest() {
        let digest = Digest::parse(b"8846F7EAEE8FB117AD06BDD830B7586C", HashKind::Ntlm);
        let suffix = Suffix::parse(b"7EAEE8FB117AD06BDD830B7586C", HashKind::Ntlm);
        assert_eq!(digest.as_ref().ok().map(Digest::suffix), suffix);
        let rest = *b"\xad\x06\xbd\xd8\x30\xb7\x58\x6c\0\0\0\0";
        assert_eq!(digest.map(|digest| *digest.after_64_bits()), Ok(rest));
        assert_eq!(suffix.map(|suffix| *suffix.after_44_bits()), Some(rest));
    }

    #[test]
    fn a_digest_and_what_stays_of_it_do_not_print_themselves() {
        assert_eq!(format!("{:?}", password()), "Digest(..)");
        assert_eq!(format!("{:?}", password().suffix()), "Suffix(..)");
    }

    #[test]
    fn whoever_gave_a_password_for_a_digest_is_told_how_to_ask() {
        let refused = Digest::parse(b"hunter2", HashKind::Ntlm).err();
        assert_eq!(
            refused.map(|error| error.to_string()).as_deref(),
            Some("not the 32 hex digits of a ntlm digest")
        );
        let hint = refused.and_then(|error| error.hint());
        assert!(hint.is_some_and(|hint| hint.contains("leave out `--hash`")));
    }
}
