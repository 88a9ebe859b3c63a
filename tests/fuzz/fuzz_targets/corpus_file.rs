//! Pieces of a corpus whose checksums hold and whose content is anybody's: no panic, no memory beyond what is there, and
//! every way of asking gives one answer.
#![no_main]

use doorkey::corpus::error::CorpusError;
use doorkey::corpus::layout;
use doorkey::corpus::lookup::Corpus;
use doorkey::corpus::page::Header;
use doorkey::corpus::page::Page;
use doorkey::corpus::row::Key;
use doorkey::corpus::row::Row;
use doorkey::corpus::storage::FileName;
use doorkey::corpus::storage::Reach;
use doorkey::corpus::storage::Storage;
use doorkey::corpus::trailer::Trailer;
use libfuzzer_sys::fuzz_target;

/// The first bytes choose the fields of all preambles, then a page's fields, then what stands in each bucket.
struct Hostile {
    preamble: [u8; 56],
    page: Vec<u8>,
    content: Vec<u8>,
}

impl Hostile {
    fn of(bytes: &[u8]) -> Self {
        let (preamble, rest) = bytes.split_at(bytes.len().min(56));
        let mut fields = [0; 56];
        fields[..preamble.len()].copy_from_slice(preamble);
        let (page, content) = rest.split_at(rest.len().min(64));
        Self {
            preamble: fields,
            page: page.to_vec(),
            content: content.to_vec(),
        }
    }

    fn begun(&self, magic: &[u8], length: usize) -> Vec<u8> {
        let mut bytes = vec![0; length];
        bytes[..8].copy_from_slice(magic);
        bytes[8..64].copy_from_slice(&self.preamble);
        bytes
    }

    fn header(&self) -> Vec<u8> {
        let mut bytes = self.begun(b"doorkeyC", layout::HEADER);
        bytes[64..64 + self.page.len().min(10)]
            .copy_from_slice(&self.page[..self.page.len().min(10)]);
        sealed(bytes)
    }

    /// Every page says the same of its buckets, and where they begin.
    fn page(&self, number: u16) -> Vec<u8> {
        let mut bytes = self.begun(b"doorkeyD", layout::PAGE);
        bytes[64..66].copy_from_slice(&number.to_le_bytes());
        for (at, byte) in (72..80).chain(layout::LENGTHS_AT..).zip(&self.page) {
            bytes[at] = *byte;
        }
        sealed(bytes)
    }

    fn trailer(&self) -> Vec<u8> {
        let mut bytes = vec![0; layout::TRAILER];
        bytes[..8].copy_from_slice(b"doorkeyT");
        bytes[8..16].copy_from_slice(&self.preamble[8..16]);
        bytes[16..24].copy_from_slice(&self.preamble[32..40]);
        bytes[24..32].copy_from_slice(&self.preamble[16..24]);
        sealed(bytes)
    }

    fn says(&self) -> u64 {
        u64::from_le_bytes(self.preamble[32..40].try_into().unwrap())
    }
}

/// What is read as a bucket has the checksum of bucket `bucket`.
struct Sealed {
    hostile: Hostile,
    bucket: u32,
}

impl Storage for Sealed {
    fn name(&self) -> &str {
        "anybody"
    }

    fn reach(&self) -> Reach {
        Reach::Near
    }

    fn length(&self, _: FileName) -> Result<u64, CorpusError> {
        Ok(self.hostile.says())
    }

    fn read_at(&self, _: FileName, offset: u64, bytes: &mut [u8]) -> Result<(), CorpusError> {
        let hostile = &self.hostile;
        let piece = match offset {
            0 if bytes.len() == layout::HEADER => hostile.header(),
            _ if (layout::HEADER as u64..layout::BUCKETS_AT).contains(&offset)
                && bytes.len() == layout::PAGE =>
            {
                let number = (offset - layout::HEADER as u64) / layout::PAGE as u64;
                hostile.page(number as u16)
            }
            _ if bytes.len() == layout::TRAILER
                && hostile.says().checked_sub(64) == Some(offset) =>
            {
                hostile.trailer()
            }
            _ => {
                // A page names buckets of up to 8 MB; there are only these bytes.
                if bytes.len() > hostile.content.len() + 4 || bytes.len() < 4 {
                    return Err(std::io::Error::other("no such bytes").into());
                }
                let content = &hostile.content[..bytes.len() - 4];
                let sum = layout::checksum(&[&belongs(hostile, self.bucket), content].concat());
                [content, &sum.to_le_bytes()].concat()
            }
        };
        bytes.copy_from_slice(&piece[..bytes.len()]);
        Ok(())
    }
}

fn belongs(hostile: &Hostile, bucket: u32) -> Vec<u8> {
    [&hostile.preamble[8..16], &bucket.to_le_bytes()].concat()
}

fn sealed(mut bytes: Vec<u8>) -> Vec<u8> {
    let at = bytes.len() - 4;
    let sum = layout::checksum(&bytes[..at]);
    bytes[at..].copy_from_slice(&sum.to_le_bytes());
    bytes
}

fuzz_target!(|bytes: &[u8]| {
    // As they are.
    let _ = Header::parse(bytes);
    let _ = Page::parse(bytes, 0);
    let _ = Trailer::parse(bytes);

    // With checksums that hold.
    let Some((&[a, b, c, d], rest)) = bytes.split_first_chunk() else {
        return;
    };
    let hostile = Hostile::of(rest);
    if let Ok(page) = Page::parse(&hostile.page(7), 7) {
        assert_eq!(Page::parse(&page.to_bytes(), 7).ok(), Some(page));
    }
    let Ok(header) = Header::parse(&hostile.header()) else {
        return;
    };
    assert_eq!(Header::parse(&header.to_bytes()).ok(), Some(header.clone()));
    if header.preamble.parts != 1 {
        return;
    }
    let range = u32::from_le_bytes([a, b, c, 0]) & (layout::RANGES - 1);
    let bucket = range << (header.preamble.bucket_bits - 20);
    let Ok(corpus) = Corpus::open(Box::new(Sealed { hostile, bucket })) else {
        return;
    };
    let head = u64::from(range) << 44;
    let mut rows: Vec<Row> = Vec::new();
    let is_read = corpus.range(range, &mut rows).is_ok();
    assert!(rows.len() <= rest.len() * 8);
    let mut keys: Vec<Key> = rows.iter().map(|row| row.key).take(64).collect();
    keys.extend([0, 1, u64::from(d) << 20, (1 << 43) - 1].map(|low| Key {
        head: head | low,
        tail: [d; 12],
    }));
    // Only one bucket has a checksum that holds.
    let drop = 64 - header.preamble.bucket_bits;
    keys.retain(|key| key.head >> drop == u64::from(bucket));
    keys.sort_unstable();
    let alone: Vec<_> = keys.iter().map(|&key| corpus.look_up(key).ok()).collect();
    let mut told = 0;
    corpus.look_up_sorted(&keys, &mut |index, seen| {
        assert_eq!(index, told);
        assert_eq!(seen.ok(), alone[index], "alone as in a row");
        told += 1;
    });
    assert_eq!(told, keys.len());
    // What can be read, and is in order, is found.
    if is_read && rows.is_sorted_by(|a, b| a.key < b.key) {
        let here = rows
            .iter()
            .filter(|row| row.key.head >> drop == u64::from(bucket));
        for row in here.take(64) {
            assert_eq!(corpus.look_up(row.key).ok(), Some(Some(row.count)));
        }
    }
});
