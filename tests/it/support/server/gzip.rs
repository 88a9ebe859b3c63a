//! Gzip by hand, so that a stream can be honest or a bomb without a compression crate.

/// A valid gzip stream of `data`, in stored blocks.
pub fn stored(data: &[u8]) -> Vec<u8> {
    let mut out = HEADER.to_vec();
    let mut blocks = data.chunks(0xFFFF).peekable();
    while let Some(block) = blocks.next() {
        let length = u16::try_from(block.len()).unwrap_or(u16::MAX);
        out.push(u8::from(blocks.peek().is_none()));
        out.extend(length.to_le_bytes());
        out.extend((!length).to_le_bytes());
        out.extend(block);
    }
    if data.is_empty() {
        out.extend([1, 0, 0, 0xFF, 0xFF]);
    }
    trailer(&mut out, crc(data.iter().copied()), data.len());
    out
}

/// A valid gzip stream of about `size` bytes (a 160th of that on the wire): `line` over and over.
///
/// One fixed-Huffman block (RFC 1951, 3.2.6): the line as literals, then matches of 258 bytes at the line's own distance.
/// The line has 33 to 48 ASCII bytes, so that one distance code serves.
pub fn bomb(line: &[u8], size: usize) -> Vec<u8> {
    assert!(
        (33..=48).contains(&line.len()) && line.is_ascii(),
        "a line of 33 to 48 ASCII bytes"
    );
    let matches = size.saturating_sub(line.len()).div_ceil(258);
    let total = line.len() + matches * 258;
    let mut bits = Bits {
        out: HEADER.to_vec(),
        held: 0,
        count: 0,
    };
    bits.little(1, 1); // the last block
    bits.little(1, 2); // fixed codes
    for byte in line {
        bits.code(0x30 + u32::from(*byte), 8);
    }
    let extra = u32::try_from(line.len() - 33).unwrap_or(0);
    for _ in 0..matches {
        bits.code(0b1100_0101, 8); // length code 285: 258 bytes
        bits.code(10, 5); // distances 33 to 48
        bits.little(extra, 4);
    }
    bits.code(0, 7); // end of block
    let mut out = bits.finished();
    trailer(
        &mut out,
        crc(line.iter().copied().cycle().take(total)),
        total,
    );
    out
}

const HEADER: [u8; 10] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF];

fn trailer(out: &mut Vec<u8>, crc: u32, length: usize) {
    out.extend(crc.to_le_bytes());
    out.extend(u32::try_from(length).unwrap_or(u32::MAX).to_le_bytes());
}

fn crc(data: impl Iterator<Item = u8>) -> u32 {
    let table: [u32; 256] = std::array::from_fn(|n| {
        let byte = u32::try_from(n).unwrap_or(0);
        (0..8).fold(byte, |c, _| {
            if c & 1 == 1 {
                0xEDB8_8320 ^ (c >> 1)
            } else {
                c >> 1
            }
        })
    });
    let mut sum = u32::MAX;
    for byte in data {
        sum = table[usize::from(sum.to_le_bytes()[0] ^ byte)] ^ (sum >> 8);
    }
    !sum
}

struct Bits {
    out: Vec<u8>,
    held: u32,
    count: u32,
}

impl Bits {
    /// A number, least significant bit first.
    fn little(&mut self, value: u32, width: u32) {
        self.held |= value << self.count;
        self.count += width;
        while self.count >= 8 {
            self.out.push(self.held.to_le_bytes()[0]);
            self.held >>= 8;
            self.count -= 8;
        }
    }

    /// A Huffman code, most significant bit first.
    fn code(&mut self, code: u32, width: u32) {
        self.little(code.reverse_bits() >> (32 - width), width);
    }

    fn finished(mut self) -> Vec<u8> {
        if self.count > 0 {
            self.little(0, 8 - self.count);
        }
        self.out
    }
}
