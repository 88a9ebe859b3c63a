//! Crockford's check symbol: the number modulo 37. It tells any one wrong character and any two neighbours swapped.

use crate::recovery_codes::alphabet::Alphabet;
use crate::recovery_codes::same::normal;
use crate::secret::Secret;

/// The 32 digits of Crockford's base 32, lower case.
pub const SYMBOLS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// The symbol that ends a code of these characters; `None` where they are not Crockford's.
/// Source: <https://www.crockford.com/base32.html>.
#[must_use]
pub fn check_symbol(core: &[u8]) -> Option<u8> {
    let remainder = core.iter().try_fold(0, |remainder, &byte| {
        let digit = SYMBOLS.iter().position(|&symbol| symbol == byte)?;
        Some((remainder * 32 + digit) % 37)
    })?;
    SYMBOLS.iter().chain(b"*~$=u").nth(remainder).copied()
}

/// Whether the last character of `code` is the right check symbol. Hyphens, spaces, case and look-alikes
/// (`i`, `l`, `o`) do not count.
#[must_use]
pub fn is_right(code: &Secret) -> bool {
    let spelt = normal(code, Alphabet::Crockford);
    spelt
        .reveal()
        .split_last()
        .is_some_and(|(last, rest)| !rest.is_empty() && check_symbol(rest) == Some(*last))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn right(code: &[u8]) -> bool {
        is_right(&Secret::new(code.to_vec()))
    }

    #[test]
    fn the_symbol_is_the_number_modulo_37() {
        // 1234 = 1 * 32^2 + 6 * 32 + 18 is "16j", and 1234 % 37 = 13 is "d".
        assert_eq!(check_symbol(b"16j"), Some(b'd'));
        assert_eq!(check_symbol(b"10"), Some(b'*'));
        assert_eq!(check_symbol(b"14"), Some(b'u'));
        assert_eq!(check_symbol(b"16J"), None);
        assert!(right(b"16J-D") && right(b"l6j d") && !right(b"d") && !right(b""));
    }

    #[test]
    fn every_single_wrong_character_and_every_swap_is_told() {
        let mut code = b"9zq4wt0k3m7xa".to_vec();
        code.extend(check_symbol(&code));
        assert!(right(&code));
        for place in 0..code.len() {
            for &other in SYMBOLS.iter().chain(b"*~$=u") {
                let mut wrong = code.clone();
                wrong[place] = other;
                assert_eq!(right(&wrong), other == code[place]);
            }
            let mut swapped = code.clone();
            swapped.swap(place, (place + 1).min(code.len() - 1));
            assert_eq!(right(&swapped), swapped == code);
        }
    }
}
