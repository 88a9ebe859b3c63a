//! A corpus out of 12-byte records by the library alone, on one core: what packing costs without reading text.

use std::fs::File;
use std::io;
use std::io::BufReader;
use std::io::Read;
use std::path::Path;

use doorkey::adapters::corpora::SystemCorpora;
use doorkey::breach::digest::HashKind;
use doorkey::corpus::layout;
use doorkey::corpus::profile::Profile;
use doorkey::corpus::row::Key;
use doorkey::corpus::row::Row;
use doorkey::corpus::writer::Writer;
use doorkey::ports::corpora::Corpora;

/// Pack the records of `source` into `path`, cut to `bits`, at most 64.
pub(crate) fn corpus(source: &str, path: &str, bits: u8) -> io::Result<()> {
    let wrong = |()| io::Error::other("the source or the corpus is not as it should be");
    let profile = Profile::new(HashKind::Sha1, bits, 1).ok_or_else(|| io::Error::other("bits"))?;
    let mut source = BufReader::with_capacity(1 << 20, File::open(source)?);
    let new = SystemCorpora
        .begin(Path::new(path))
        .map_err(|_| io::Error::other("corpus"))?;
    let mut writer = Writer::new(new, profile, 20, 1);
    let mut next = read(&mut source)?;
    let mut rows = Vec::new();
    for range in 0..layout::RANGES {
        rows.clear();
        while let Some(row) = next.filter(|row| row.key.range() == range) {
            rows.push(row);
            next = read(&mut source)?;
        }
        writer.range(range, &rows, false).map_err(|_| wrong(()))?;
    }
    let (ends, new) = writer
        .finish("benches/corpus.rs", 0)
        .map_err(|_| wrong(()))?;
    new.commit(&ends)
}

fn read(source: &mut impl Read) -> io::Result<Option<Row>> {
    let mut record = [0; 12];
    match source.read_exact(&mut record) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        Err(error) => return Err(error),
    }
    let [head @ .., a, b, c, d] = record;
    Ok(Some(Row {
        key: Key {
            head: u64::from_be_bytes(head),
            tail: [0; 12],
        },
        count: u64::from(u32::from_le_bytes([a, b, c, d])),
    }))
}
