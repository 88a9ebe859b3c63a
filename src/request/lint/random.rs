//! Whether a string looks drawn by lot rather than written: letters and digits that change places too often.

/// What a string is made of, looked at up to its [`MAX_SAMPLE`]th byte.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Make {
    pub(super) length: usize,
    pub(super) lower: usize,
    pub(super) upper: usize,
    pub(super) digits: usize,
    /// How often lower case, upper case and digits follow each other.
    pub(super) changes: usize,
    /// The most consonants in a row.
    pub(super) consonants: usize,
    /// How many different characters.
    pub(super) different: u32,
}

impl Make {
    /// What the letters and digits of `bytes` are like; all else is passed over.
    pub(super) fn of(bytes: &[u8]) -> Self {
        let mut make = Self::default();
        let (mut last, mut row, mut seen) = (None, 0, 0_u128);
        for &byte in bytes.iter().take(MAX_SAMPLE) {
            let class = match byte {
                b'a'..=b'z' => 0,
                b'A'..=b'Z' => 1,
                b'0'..=b'9' => 2,
                _ => continue,
            };
            make.length += 1;
            match class {
                0 => make.lower += 1,
                1 => make.upper += 1,
                _ => make.digits += 1,
            }
            if last.is_some_and(|last| last != class) {
                make.changes += 1;
            }
            last = Some(class);
            let is_consonant = class < 2
                && !matches!(
                    byte.to_ascii_lowercase(),
                    b'a' | b'e' | b'i' | b'o' | b'u' | b'y'
                );
            row = if is_consonant { row + 1 } else { 0 };
            make.consonants = make.consonants.max(row);
            seen |= 1 << byte;
        }
        make.different = seen.count_ones();
        make
    }

    /// Whether no person would write it: of 62 characters two in three neighbours differ in kind, of 36 two in
    /// five, in words and names less than one in four.
    pub(super) fn is_random(self) -> bool {
        let kinds = [self.lower, self.upper, self.digits];
        let kinds = kinds.iter().filter(|&&count| count > 0).count();
        let pairs = self.length.saturating_sub(1);
        let share = |percent: usize| self.changes * 100 >= pairs * percent;
        match kinds {
            _ if self.different < 8 => false,
            3 => share(33),
            2 if self.digits == 0 => share(38),
            2 if self.consonants > 5 => true,
            2 => self.digits > 2 && self.digits < self.length - 2 && share(20),
            _ => false,
        }
    }

    /// Whether it is no stand-in, such as `XXXX` or `your_token_here`.
    pub(super) fn is_real(self) -> bool {
        self.different > 4
            && ((self.digits > 0 && self.digits < self.length)
                || (self.lower > 0 && self.upper > 0))
    }
}

/// Whether all of `bytes` are hex digits whose letters are of one case.
pub(super) fn is_hex(bytes: &[u8]) -> bool {
    let (mut lower, mut upper) = (false, false);
    for &byte in bytes {
        match byte {
            b'0'..=b'9' => {}
            b'a'..=b'f' => lower = true,
            b'A'..=b'F' => upper = true,
            _ => return false,
        }
    }
    !(bytes.is_empty() || lower && upper)
}

/// Whether there are both letters and digits.
pub(super) fn is_mixed(bytes: &[u8]) -> bool {
    bytes.iter().any(u8::is_ascii_digit) && bytes.iter().any(u8::is_ascii_alphabetic)
}

/// Enough to tell a token by.
pub(super) const MAX_SAMPLE: usize = 64;
