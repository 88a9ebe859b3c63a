//! Records of any bytes are rows, or wrong at a record they have; rows are read back as written.
#![no_main]

use doorkey::breach::digest::HashKind;
use doorkey::corpus::source::form;
use doorkey::corpus::source::records;
use doorkey::corpus::source::records::Layout;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _form = form::tell(bytes, HashKind::Sha1);
    for layout in [
        Layout::Whole(HashKind::Sha1),
        Layout::Whole(HashKind::Ntlm),
        Layout::Truncated,
    ] {
        let mut rows = Vec::new();
        match records::parse(bytes, layout, &mut rows) {
            Ok(records) => {
                assert_eq!(records as usize, bytes.len() / layout.length());
                assert_eq!(bytes.len() % layout.length(), 0);
                let written: Vec<u8> = rows
                    .iter()
                    .flat_map(|row| {
                        let mut record = row.key.head.to_be_bytes().to_vec();
                        record.extend(row.key.tail);
                        record.truncate(layout.length() - 4);
                        record.extend(i32::try_from(row.count).expect("it was one").to_le_bytes());
                        record
                    })
                    .collect();
                let mut again = Vec::new();
                assert!(records::parse(&written, layout, &mut again).is_ok());
                assert_eq!(rows, again);
            }
            Err((record, _)) => {
                assert!(record as usize <= bytes.len().div_ceil(layout.length()));
            }
        }
    }
});
