//! How a text is cut into digits, capitals and bytes so that it takes the fewest bits.

/// How the characters of a piece are written. Source: ISO/IEC 18004, 7.3.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Mode {
    /// Three digits in ten bits.
    Numeric,
    /// Two of `0-9A-Z $%*+-./:` in eleven bits.
    Alphanumeric,
    /// A byte in eight bits.
    Byte,
}

/// A piece of a text, from `begin` to before `end`.
#[derive(PartialEq, Eq, Debug)]
pub(super) struct Piece {
    pub(super) mode: Mode,
    pub(super) begin: usize,
    pub(super) end: usize,
}

/// The pieces that take the fewest bits in a symbol of `version`, 1 to 40.
///
/// A base32 secret in the middle of a URI is capitals broken by digits; cut from left to right, as the
/// `qrcode` crate does, much of it ends up as bytes. Looking at every way to cut it makes one symbol in
/// fourteen a version smaller. There is no kanji: readers would take pieces of UTF-8 for Japanese.
/// As Nayuki's <https://www.nayuki.io/page/optimal-text-segmentation-for-qr-codes>.
pub(super) fn cut(text: &[u8], version: i16) -> Vec<Piece> {
    let heads = MODES.map(|mode| SIXTHS * head(mode, version));
    // The fewest bits, in sixths, for the characters so far, if the next is written in this mode.
    let mut costs = heads;
    // In which mode a character was written, if the next is written in this mode.
    let mut steps = Vec::with_capacity(text.len());
    for byte in text {
        let written = MODES.map(|mode| costs[mode as usize].saturating_add(cost(mode, *byte)));
        let mut step = MODES;
        costs = written;
        for next in MODES {
            for last in MODES {
                let switched =
                    written[last as usize].next_multiple_of(SIXTHS) + heads[next as usize];
                if switched < costs[next as usize] {
                    costs[next as usize] = switched;
                    step[next as usize] = last;
                }
            }
        }
        steps.push(step);
    }
    let mut mode = MODES
        .into_iter()
        .min_by_key(|mode| costs[*mode as usize])
        .unwrap_or(Mode::Byte);
    let mut pieces: Vec<Piece> = Vec::new();
    for (at, step) in steps.iter().enumerate().rev() {
        mode = step[mode as usize];
        match pieces.last_mut() {
            Some(piece) if piece.mode == mode => piece.begin = at,
            _ => pieces.push(Piece {
                mode,
                begin: at,
                end: at + 1,
            }),
        }
    }
    pieces.reverse();
    pieces
}

/// How many bits say what the piece is and how long. Source: ISO/IEC 18004, table 3.
fn head(mode: Mode, version: i16) -> u32 {
    let lengths = match mode {
        Mode::Numeric => [10, 12, 14],
        Mode::Alphanumeric => [9, 11, 13],
        Mode::Byte => [8, 16, 16],
    };
    let class = match version {
        ..=9 => 0,
        10..=26 => 1,
        27.. => 2,
    };
    4 + lengths[class]
}

/// What one character takes, in sixths of a bit.
fn cost(mode: Mode, byte: u8) -> u32 {
    match mode {
        Mode::Numeric if byte.is_ascii_digit() => 20,
        Mode::Alphanumeric if is_alphanumeric(byte) => 33,
        Mode::Byte => 48,
        Mode::Numeric | Mode::Alphanumeric => IMPOSSIBLE,
    }
}

fn is_alphanumeric(byte: u8) -> bool {
    byte.is_ascii_digit() || byte.is_ascii_uppercase() || b" $%*+-./:".contains(&byte)
}

const MODES: [Mode; 3] = [Mode::Numeric, Mode::Alphanumeric, Mode::Byte];
const SIXTHS: u32 = 6;
/// More than any text costs, and far from the end of the numbers.
const IMPOSSIBLE: u32 = 1 << 30;

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<(Mode, &str)> {
        let pieces = cut(text.as_bytes(), 5);
        let told = pieces.iter();
        told.map(|piece| {
            (
                piece.mode,
                text.get(piece.begin..piece.end).unwrap_or_default(),
            )
        })
        .collect()
    }

    #[test]
    fn a_base32_secret_is_one_piece_of_capitals_whatever_digits_are_in_it() {
        let uri = "otpauth://totp/a?secret=JB2W34DP5HPK3PXPJB2W34DP5HPK3PXP&issuer=a";
        assert_eq!(
            told(uri),
            [
                (Mode::Byte, "otpauth://totp/a?secret="),
                (Mode::Alphanumeric, "JB2W34DP5HPK3PXPJB2W34DP5HPK3PXP"),
                (Mode::Byte, "&issuer=a"),
            ]
        );
    }

    #[test]
    fn digits_are_a_piece_of_their_own_where_that_is_shorter() {
        assert_eq!(
            told("abc1234567890"),
            [(Mode::Byte, "abc"), (Mode::Numeric, "1234567890")]
        );
        assert_eq!(told("abc123def"), [(Mode::Byte, "abc123def")]);
        assert_eq!(told(""), []);
    }

    #[test]
    fn what_is_not_ascii_is_bytes() {
        assert_eq!(told("日本あ"), [(Mode::Byte, "日本あ")]);
    }
}
