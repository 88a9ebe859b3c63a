//! A journal of any bytes is read up to where it makes sense; what was written is read back; a journal that was cut or
//! damaged never gives a range that was not written.
#![no_main]

use doorkey::breach::digest::HashKind;
use doorkey::corpus::journal;
use doorkey::corpus::journal::Entry;
use doorkey::corpus::journal::Head;
use doorkey::corpus::journal::Place;
use doorkey::corpus::profile::Profile;
use doorkey::corpus::row::Key;
use doorkey::corpus::row::Row;
use doorkey::corpus::tags::Tag;
use doorkey::corpus::tags::Tags;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (u32, u8, &[u8])| {
    let (at, flip, bytes) = input;
    let mut reader = bytes;
    let found = journal::scan(&mut reader).expect("memory can be read");
    assert!(found.end <= bytes.len() as u64);
    let _refused = Tags::parse(bytes.to_vec());
    let _refused = Entry::parse(bytes);

    let head = Head {
        profile: Profile::new(HashKind::Sha1, 64, 1).expect("a profile"),
        build: 7,
        base: 0,
        service: "https://mirror.example/".to_owned(),
    };
    let mut whole = head.to_bytes();
    let mut written = Vec::new();
    for (index, piece) in bytes.chunks(16).take(64).enumerate() {
        let range = index as u32 * 3;
        let mut rows: Vec<Row> = piece
            .iter()
            .map(|&byte| Row {
                key: Key {
                    head: u64::from(range) << 44 | u64::from(byte) << 20,
                    tail: [0; 12],
                },
                count: u64::from(byte) + 1,
            })
            .collect();
        rows.sort_unstable();
        journal::keep(head.profile, &mut rows);
        let text = String::from_utf8_lossy(piece);
        let tag = Tag::new(&text, 1, 2, journal::rows_checksum(&rows));
        let entry = journal::changed(head.shape(), range, &tag, &rows).expect("it fits");
        written.push((range, whole.len() as u64, entry.len() as u32));
        whole.extend(entry);
    }
    let mut reader = whole.as_slice();
    let found = journal::scan(&mut reader).expect("memory can be read");
    assert_eq!((found.head, found.end), (Some(head), whole.len() as u64));
    for &(range, at, length) in &written {
        assert_eq!(
            found.index.place(range),
            Some(Place::Changed { at, length })
        );
    }

    let place = at as usize % whole.len();
    whole[place] ^= flip;
    let mut reader = whole.as_slice();
    let found = journal::scan(&mut reader).expect("memory can be read");
    for &(range, at, length) in &written {
        let is_before = at + u64::from(length) <= place as u64 || flip == 0;
        if found.head.is_some() {
            assert_eq!(found.index.place(range).is_some(), is_before);
        }
    }
});
