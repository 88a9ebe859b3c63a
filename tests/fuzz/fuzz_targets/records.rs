//! Records cut as a naive split would, whatever the size of the pieces the source hands out.
#![no_main]

use std::io;
use std::io::Read;

use doorkey::secret::item::Unreadable;
use doorkey::secret::mark;
use doorkey::secret::records::Records;
use doorkey::secret::records::Separator;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (u8, bool, &[u8])| {
    let (piece, nul, text) = input;
    let (separator, byte) = if nul {
        (Separator::Nul, 0)
    } else {
        (Separator::Line, b'\n')
    };
    let mut expected: Vec<&[u8]> = text.split(|&each| each == byte).collect();
    let last = expected.pop().unwrap_or_default();
    if !nul {
        for line in &mut expected {
            *line = line.strip_suffix(b"\r").unwrap_or(line);
        }
    }
    if !last.is_empty() {
        expected.push(last);
    }

    let mut records = Records::new(Pieces(text, usize::from(piece) + 1), separator);
    for (index, expected) in expected.iter().enumerate() {
        let (number, content) = records
            .read()
            .unwrap()
            .expect("a record the naive split saw");
        assert_eq!(number, index as u64 + 1);
        match content {
            Ok(secret) => assert_eq!(secret.reveal(), *expected),
            Err(Unreadable::Empty) => assert!(expected.is_empty()),
            Err(Unreadable::Utf16) => assert!(
                mark::is_utf16(expected) || (!nul && expected.first() == Some(&0)),
                "text was taken for UTF-16"
            ),
            Err(why) => assert!(why == Unreadable::EndedByNul && !nul && expected.ends_with(&[0])),
        }
    }
    assert!(
        records.read().unwrap().is_none(),
        "a record the naive split did not see"
    );
});

/// Hands out so many bytes a read.
struct Pieces<'a>(&'a [u8], usize);

impl Read for Pieces<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let (head, rest) = self.0.split_at(self.0.len().min(self.1).min(into.len()));
        into[..head.len()].copy_from_slice(head);
        self.0 = rest;
        Ok(head.len())
    }
}
