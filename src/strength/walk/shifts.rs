//! The price of the shift key in a walk: `QWERTY`, `!QAZ2wsx`.

use crate::strength::walk::board::Key;

/// The price of capitals and shifted symbols, in two views: the shift key held for a while; or caps
/// lock, which leaves digits and symbols alone.
#[derive(Default)]
pub(super) struct Shifts {
    shifted: Option<bool>,
    shift_bits: f32,
    changes: u8,
    keys: u8,
    capital: Option<bool>,
    caps_bits: f32,
}

impl Shifts {
    /// Press `key`, which writes `letter`; `fresh` where a stroke begins.
    pub(super) fn press(&mut self, letter: char, key: Key, fresh: bool) {
        let shifted = key.shifted();
        self.keys = self.keys.saturating_add(1);
        match self.shifted {
            None if shifted => self.shift_bits += 1.0,
            Some(last) if last != shifted => {
                self.shift_bits += match (fresh, self.changes) {
                    (true, 0) => 1.0,
                    (true, _) => 0.4,
                    // `Qwerty`: the first key alone.
                    (false, 0) if self.keys == 2 => 0.5,
                    (false, _) => 2.5,
                };
                self.changes = self.changes.saturating_add(1);
            }
            _ => {}
        }
        self.shifted = Some(shifted);
        if letter.is_alphabetic() {
            self.caps_bits += match self.capital {
                None if shifted => 1.5,
                Some(last) if last != shifted => 2.5,
                _ => 0.0,
            };
            self.capital = Some(shifted);
        } else if shifted {
            self.caps_bits = f32::INFINITY;
        }
    }

    /// Bits of all shifts so far.
    pub(super) fn bits(&self) -> f32 {
        self.shift_bits.min(self.caps_bits)
    }
}
