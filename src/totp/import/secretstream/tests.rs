//! Messages that libsodium sealed, opened and refused.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on should say where"
)]

use super::*;

/// Written by `tests/formats/ente.py`: how it ends, header, message, text.
const STREAMS: &str = include_str!("../../../../tests/fixtures/totp/ente/streams.tsv");

struct Stream {
    is_final: bool,
    header: [u8; HEADER],
    message: Vec<u8>,
    text: Vec<u8>,
}

fn streams() -> impl Iterator<Item = Stream> {
    STREAMS.lines().map(|line| {
        let mut columns = line.split('\t');
        let is_final = columns.next() == Some("final");
        let mut hex = || {
            let digits = columns.next().unwrap().as_bytes();
            let pairs = digits.chunks(2);
            pairs
                .map(|pair| u8::from_str_radix(str::from_utf8(pair).unwrap(), 16).unwrap())
                .collect::<Vec<u8>>()
        };
        Stream {
            is_final,
            header: hex().try_into().unwrap(),
            message: hex(),
            text: hex(),
        }
    })
}

fn key() -> Key<32> {
    let mut key = Key::<32>::default();
    key.iter_mut()
        .zip(0..)
        .for_each(|(byte, number)| *byte = number);
    key
}

#[test]
fn what_libsodium_seals_is_opened_at_every_length() {
    let mut lengths = Vec::new();
    for stream in streams().filter(|stream| stream.is_final) {
        let text = open(&key(), &stream.header, &stream.message).unwrap();
        assert_eq!(text.reveal(), stream.text);
        lengths.push(text.len());
    }
    assert!(lengths.starts_with(&[0, 1, 2]) && lengths.ends_with(&[128, 129, 1000]));
}

#[test]
fn a_message_that_more_should_follow_is_damaged() {
    let open_ended: Vec<_> = streams().filter(|stream| !stream.is_final).collect();
    assert_eq!(open_ended.len(), 3);
    for stream in open_ended {
        let refused = open(&key(), &stream.header, &stream.message);
        assert!(matches!(refused, Err(Trouble::Damaged(_))));
    }
}

#[test]
fn every_flipped_bit_is_noticed() {
    let stream = streams().nth(39).unwrap();
    for at in 0..stream.message.len() * 8 {
        let mut message = stream.message.clone();
        message[at / 8] ^= 1 << (at % 8);
        let refused = open(&key(), &stream.header, &message);
        assert!(matches!(refused, Err(Trouble::WrongPasswordOrDamaged)));
    }
    for at in 0..HEADER * 8 {
        let mut header = stream.header;
        header[at / 8] ^= 1 << (at % 8);
        assert!(open(&key(), &header, &stream.message).is_err());
    }
    assert!(open(&Key::<32>::default(), &stream.header, &stream.message).is_err());
}

#[test]
fn a_message_that_is_cut_is_refused_at_every_length() {
    let stream = streams().nth(39).unwrap();
    for length in 0..stream.message.len() {
        assert!(open(&key(), &stream.header, &stream.message[..length]).is_err());
    }
}
