//! Shares of any bytes are refused, or written back as the same; those that are put together give the secret
//! that was split, or nothing.
#![no_main]

use doorkey::recovery_codes::shares::MAX_SECRET;
use doorkey::recovery_codes::shares::Share;
use doorkey::recovery_codes::shares::combine;
use doorkey::recovery_codes::shares::split;
use doorkey::secret::Secret;
use libfuzzer_sys::fuzz_target;
use rand::SeedableRng;
use rand::rngs::StdRng;

fuzz_target!(|input: (u8, u8, u16, u8, &[u8])| {
    let (threshold, count, at, flip, text) = input;
    let lines: Vec<_> = text.split(|&byte| byte == b'\n').take(40).collect();
    let typed = lines.iter().map(|line| line.to_vec());
    let whole = lines.iter().map(|line| with_a_checksum(line));
    for lines in [typed.collect::<Vec<_>>(), whole.collect()] {
        let shares: Vec<_> = lines.into_iter().filter_map(read).collect();
        if let Ok(secret) = combine(&shares) {
            assert!(secret.len() <= 1000);
        }
    }
    of_a_secret(threshold, count, at, flip, text);
});

/// What is read is written as it can be read again.
fn read(line: Vec<u8>) -> Option<Share> {
    let share = Share::read(&Secret::new(line), 1).ok()?;
    let again = Share::read(&share.text(), 1).expect("what was just written");
    assert!(again.text().is_same(&share.text()));
    Some(share)
}

/// A slip in one share is seen, and what is put together without it is the secret.
fn of_a_secret(threshold: u8, count: u8, at: u16, flip: u8, secret: &[u8]) {
    let secret = Secret::new(secret[..secret.len().min(MAX_SECRET)].to_vec());
    let random = &mut StdRng::seed_from_u64(u64::from(at));
    let Ok(shares) = split(&secret, threshold % 33, count % 33, random) else {
        return;
    };
    let needed = usize::from(threshold % 33);
    let texts: Vec<_> = shares.iter().map(Share::text).collect();
    let mut slipped = texts[0].reveal().to_vec();
    let at = usize::from(at) % slipped.len();
    slipped[at] ^= flip;
    match Share::read(&Secret::new(slipped), 1) {
        // Another spelling of the same.
        Ok(share) => assert!(share.text().is_same(&texts[0])),
        Err(_) => assert!(flip > 0),
    }
    let last = &shares[shares.len() - needed..];
    assert!(combine(last).is_ok_and(|whole| whole.is_same(&secret)));
    assert!(combine(&last[1..]).is_err());
}

/// The line with the six digits that BIP 350 wants at its end, worked out here once more.
fn with_a_checksum(line: &[u8]) -> Vec<u8> {
    let digits = line
        .iter()
        .filter(|byte| byte.is_ascii_alphanumeric())
        .map(|byte| match byte.to_ascii_uppercase() {
            b'O' => 0,
            b'I' | b'L' => 1,
            byte => ALPHABET
                .iter()
                .position(|&known| known == byte)
                .unwrap_or_default(),
        });
    let mut sum = 1_u32;
    for value in digits.skip("DOORKEYSHARE1".len()).chain([0; 6]) {
        let top = sum >> 25;
        sum = (sum & 0x01ff_ffff) << 5 ^ u32::try_from(value).expect("five bits");
        for (bit, generator) in GENERATORS.into_iter().enumerate() {
            if top >> bit & 1 == 1 {
                sum ^= generator;
            }
        }
    }
    sum ^= 0x2bc8_30a3;
    let mut line = line.to_vec();
    line.extend(
        (0..6)
            .rev()
            .map(|place| ALPHABET[(sum >> (5 * place) & 31) as usize]),
    );
    line
}

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const GENERATORS: [u32; 5] = [
    0x3b6a_57b2,
    0x2650_8e6d,
    0x1ea1_19fa,
    0x3d42_33dd,
    0x2a14_62b3,
];
