//! Where the keys of six keyboards lie, in one table made at compile time.

/// A keyboard that fingers walk on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Board {
    /// US English.
    Qwerty,
    /// German.
    Qwertz,
    /// French.
    Azerty,
    /// Russian, with the three Ukrainian letters that differ.
    Jcuken,
    /// The number pad: `789` on top.
    Pad,
    /// A phone: `123` on top.
    Phone,
}

impl Board {
    /// All, the most used first.
    pub(super) const ALL: [Self; 6] = [
        Self::Qwerty,
        Self::Qwertz,
        Self::Azerty,
        Self::Jcuken,
        Self::Pad,
        Self::Phone,
    ];

    /// Bits to say which board it is.
    #[must_use]
    pub(super) fn bits(self) -> f32 {
        match self {
            Self::Qwerty => 0.5,
            Self::Pad => 1.5,
            Self::Jcuken | Self::Phone => 2.0,
            Self::Qwertz | Self::Azerty => 3.0,
        }
    }

    /// Whether its keys lie in straight columns, so that all eight around one are its neighbours. On
    /// the others each row is shifted to the right, and a key has six.
    #[must_use]
    pub(super) const fn is_pad(self) -> bool {
        matches!(self, Self::Pad | Self::Phone)
    }

    /// The column of the last letter or digit in row `y`.
    #[must_use]
    pub(super) fn last(self, y: i8) -> i8 {
        let ends = match self {
            Self::Qwerty | Self::Qwertz => [10, 10, 9, 7],
            Self::Azerty => [10, 10, 10, 6],
            Self::Jcuken => [10, 12, 11, 9],
            Self::Pad | Self::Phone => [3, 3, 3, 3],
        };
        usize::try_from(y)
            .ok()
            .and_then(|y| ends.get(y).copied())
            .unwrap_or(0)
    }

    /// The key that writes `letter`.
    #[must_use]
    pub(super) fn key(self, letter: char) -> Option<Key> {
        keys(letter).get(self as usize)?.pressed()
    }
}

/// What writes `letter` on each board.
#[must_use]
pub(super) const fn keys(letter: char) -> [Key; 6] {
    if (letter as usize) < LETTERS {
        KEYS[letter as usize]
    } else {
        [Key(NONE); 6]
    }
}

/// A key and whether it is shifted: row, column and shift in eight bits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Key(u8);

impl Key {
    /// The key, where there is one.
    #[must_use]
    pub(super) fn pressed(self) -> Option<Self> {
        self.is_one().then_some(self)
    }

    /// Whether there is one.
    #[must_use]
    pub(super) const fn is_one(self) -> bool {
        self.0 != NONE
    }

    /// Its column; the `1`, `q`, `a` and `z` of a row are in column 1.
    #[must_use]
    pub(super) const fn x(self) -> i8 {
        ((self.0 >> 1) & 15).cast_signed()
    }

    /// Its row, from the top.
    #[must_use]
    pub(super) const fn y(self) -> i8 {
        (self.0 >> 5).cast_signed()
    }

    /// Whether the shift key is held.
    #[must_use]
    pub(super) fn shifted(self) -> bool {
        self.0 & 1 == 1
    }
}

const NONE: u8 = u8::MAX;
/// All letters of the rows below are smaller than this.
const LETTERS: usize = 0x460;
/// By letter, then by board: what one character is on all boards lies together.
static KEYS: [[Key; 6]; LETTERS] = table();

const fn table() -> [[Key; 6]; LETTERS] {
    let mut keys = [[Key(NONE); 6]; LETTERS];
    let mut row = 0;
    while row < ROWS.len() {
        let (board, y, shifted, letters) = ROWS[row];
        let letters = letters.as_bytes();
        let (mut place, mut x) = (0, 0);
        while place < letters.len() {
            let byte = letters[place] as usize;
            let letter = if byte < 0x80 {
                byte
            } else {
                // No letter in the rows has more than two bytes: all are below `LETTERS`.
                place += 1;
                (byte & 31) << 6 | letters[place] as usize & 63
            };
            if letter != b' ' as usize {
                keys[letter][board as usize] = Key(y << 5 | x << 1 | shifted as u8);
            }
            place += 1;
            x += 1;
        }
        row += 1;
    }
    keys
}

/// Board, row, shifted, and the letters from column 0; a space is no key.
const ROWS: [(Board, u8, bool, &str); 44] = [
    (Board::Qwerty, 0, false, "`1234567890-="),
    (Board::Qwerty, 1, false, " qwertyuiop[]\\"),
    (Board::Qwerty, 2, false, " asdfghjkl;'"),
    (Board::Qwerty, 3, false, " zxcvbnm,./"),
    (Board::Qwerty, 0, true, "~!@#$%^&*()_+"),
    (Board::Qwerty, 1, true, " QWERTYUIOP{}|"),
    (Board::Qwerty, 2, true, " ASDFGHJKL:\""),
    (Board::Qwerty, 3, true, " ZXCVBNM<>?"),
    (Board::Qwertz, 0, false, "^1234567890ß´"),
    (Board::Qwertz, 1, false, " qwertzuiopü+"),
    (Board::Qwertz, 2, false, " asdfghjklöä#"),
    (Board::Qwertz, 3, false, "<yxcvbnm,.-"),
    (Board::Qwertz, 0, true, "°!\"§$%&/()=?`"),
    (Board::Qwertz, 1, true, " QWERTZUIOPÜ*"),
    (Board::Qwertz, 2, true, " ASDFGHJKLÖÄ'"),
    (Board::Qwertz, 3, true, ">YXCVBNM;:_"),
    (Board::Azerty, 0, false, "²&é\"'(-è_çà)="),
    (Board::Azerty, 1, false, " azertyuiop^$"),
    (Board::Azerty, 2, false, " qsdfghjklmù*"),
    (Board::Azerty, 3, false, "<wxcvbn,;:!"),
    // Held to be unshifted: whoever types the digits of this board thinks of what is printed there.
    (Board::Azerty, 0, false, " 1234567890°+"),
    (Board::Azerty, 1, true, " AZERTYUIOP¨£"),
    (Board::Azerty, 2, true, " QSDFGHJKLM%µ"),
    (Board::Azerty, 3, true, ">WXCVBN?./§"),
    (Board::Jcuken, 0, false, "ё1234567890-="),
    (Board::Jcuken, 1, false, " йцукенгшщзхъ\\"),
    (Board::Jcuken, 2, false, " фывапролджэ"),
    (Board::Jcuken, 3, false, " ячсмитьбю."),
    (Board::Jcuken, 0, true, "Ё!\" ;%:?*()_+"),
    (Board::Jcuken, 1, true, " ЙЦУКЕНГШЩЗХЪ/"),
    (Board::Jcuken, 2, true, " ФЫВАПРОЛДЖЭ"),
    (Board::Jcuken, 3, true, " ЯЧСМИТЬБЮ,"),
    (Board::Jcuken, 1, false, "            ї"),
    (Board::Jcuken, 2, false, "  і        є"),
    (Board::Jcuken, 1, true, "            Ї"),
    (Board::Jcuken, 2, true, "  І        Є"),
    (Board::Pad, 0, false, " 789"),
    (Board::Pad, 1, false, " 456"),
    (Board::Pad, 2, false, " 123"),
    (Board::Pad, 3, false, "  0"),
    (Board::Phone, 0, false, " 123"),
    (Board::Phone, 1, false, " 456"),
    (Board::Phone, 2, false, " 789"),
    (Board::Phone, 3, false, " *0#"),
];
