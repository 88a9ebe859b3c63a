//! Hex digits, eight at a time.

/// The number that eight hex digits of either case write; `None` where one is not a digit.
#[inline]
pub(super) fn eight(digits: [u8; 8]) -> Option<u32> {
    let word = u64::from_be_bytes(digits);
    // Bit 6 tells letters from digits; in letters bit 5 is the case.
    let letters = word >> 6 & EACH;
    let upper = word & !(letters << 5);
    let tens = letters << 3 | letters;
    let values = (word & (0x0f * EACH)) + tens;
    let is_wrong = (upper & (0xf0 * EACH)) ^ (0x30 * EACH + (letters << 4))
        | ((values + 6 * EACH) ^ (letters << 4)) & (0x10 * EACH)
        | values & (0x10 * EACH);
    if is_wrong != 0 {
        return None;
    }
    let pairs = (values | values >> 4) & 0x00ff_00ff_00ff_00ff;
    let fours = (pairs | pairs >> 8) & 0x0000_ffff_0000_ffff;
    Some(u32::try_from((fours | fours >> 16) & 0xffff_ffff).unwrap_or(0))
}

/// The value of a hex digit of either case.
#[inline]
pub(super) fn digit(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        b'A'..=b'F' => Some(digit - b'A' + 10),
        _ => None,
    }
}

/// One in each byte.
const EACH: u64 = 0x0101_0101_0101_0101;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eight_digits_are_the_number_and_any_other_byte_in_any_place_is_refused() {
        assert_eq!(eight(*b"0123abCD"), Some(0x0123_ABCD));
        assert_eq!(eight(*b"efEF4567"), Some(0xEFEF_4567));
        for place in 0..8 {
            for byte in 0..=255 {
                let mut digits = *b"98765432";
                digits[place] = byte;
                let text = std::str::from_utf8(&digits).ok();
                let is_hex = byte.is_ascii_hexdigit();
                let expected = text
                    .filter(|_| is_hex)
                    .and_then(|text| u32::from_str_radix(text, 16).ok());
                assert_eq!(eight(digits), expected, "{byte} at {place}");
                assert_eq!(digit(byte).is_some(), is_hex);
            }
        }
    }
}
