//! Key files of every kind hold the key that KeePass finds in them.

use super::*;

fn key(file: &[u8]) -> Result<Vec<u8>, KdbxError> {
    of_file(&Secret::new(file.to_vec())).map(|key| key.to_vec())
}

const RAW: &[u8] = include_bytes!("../../../tests/fixtures/kdbx/key.raw");
const HEX: &[u8] = include_bytes!("../../../tests/fixtures/kdbx/key.hex");
const FIRST: &[u8] = include_bytes!("../../../tests/fixtures/kdbx/key-1.xml");
const SECOND: &[u8] = include_bytes!("../../../tests/fixtures/kdbx/key-2.xml");

#[test]
fn one_key_is_found_in_each_of_its_four_forms() {
    for file in [RAW, HEX, FIRST, SECOND] {
        assert_eq!(key(file).as_deref(), Ok(RAW));
    }
}

#[test]
fn any_other_file_is_a_key_by_its_hash() {
    let long = [RAW, b"!"].concat();
    let digits = [b"g", HEX.get(1..).unwrap_or_default()].concat();
    let begun = b"<svg><broken".to_vec();
    let other = b"<KeyFiles><Key><Data>AAAA</Data></Key></KeyFiles>".to_vec();
    for file in [Vec::new(), long, digits, begun, other, vec![0xff; 31]] {
        assert_eq!(key(&file), Ok(Sha256::digest(&file).to_vec()));
    }
}

#[test]
fn a_damaged_key_file_is_no_other_key() {
    let second = String::from_utf8_lossy(SECOND).into_owned();
    let begin = second.find("Hash=\"").unwrap_or_default() + 6;
    let mut sum = second.clone();
    sum.replace_range(begin..begin + 8, "00000000");
    for (file, why) in [
        (sum, "its check sum is another"),
        (second.replace("</KeyFile>", ""), "its XML is damaged"),
        (second.replace("Data", "Date"), "there is no key in it"),
        (second.replace("2.0", "1.0"), "its key is not 32 bytes"),
    ] {
        assert_eq!(key(file.as_bytes()), Err(KdbxError::BadKeyFile(why)));
    }
}
