//! Random numbers that are the same on every machine, and counts as the published corpus has them.

/// `SplitMix64`: small, fast, and the same for ever.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mixed(self.0)
    }
}

/// A number that depends on every bit of another.
pub(crate) fn mixed(number: u64) -> u64 {
    let a = (number ^ number >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let b = (a ^ a >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    b ^ b >> 31
}

/// The count of a digest: a function of its last eight bytes, so that whoever has the digest knows what is right.
pub(crate) fn of(digest: &[u8; 20]) -> u64 {
    let last = digest.last_chunk().copied().unwrap_or([0; 8]);
    drawn(mixed(u64::from_be_bytes(last)))
}

/// A count from 64 random bits: 43.4 % are 1, 13.9 % 2, 13.4 % 3, 5.1 % 16 or more, 0.2 % 256 or more. The octaves
/// between them are such that the Elias gamma code takes the 3.13 bits that were measured of the published counts.
pub(crate) fn drawn(random: u64) -> u64 {
    let per_million = ((random >> 32) * 1_000_000) >> 32;
    let within = random & 0xffff_ffff;
    let mut octave = match OCTAVES.iter().position(|&up_to| per_million < up_to) {
        Some(small) if small < 3 => return small as u64 + 1,
        Some(large) => large - 1,
        None => 8,
    };
    let mut rest = within;
    if octave == 8 {
        // Each octave from here on has 0.42 of the one before.
        while octave < 25 && (mixed(rest) & 0xff) < 108 {
            rest = mixed(rest) >> 32;
            octave += 1;
        }
    }
    // Within an octave, the smaller are the more common: density falls with the square.
    let start = 1_u64 << octave;
    (start << 33) / ((1 << 33) - rest)
}

/// Out of a million: up to which one gets a 1, a 2, a 3, then one of 4 to 7, of 8 to 15 …, of 128 to 255.
const OCTAVES: [u64; 9] = [
    434_000, 573_000, 707_000, 877_000, 949_000, 978_300, 990_700, 995_900, 998_000,
];
