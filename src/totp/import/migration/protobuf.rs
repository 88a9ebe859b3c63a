//! Protocol Buffers, as far as reading one message needs them: fields one after the other, every length looked at.
//!
//! Source: [the encoding](https://protobuf.dev/programming-guides/encoding/).

/// The fields of a message that are still to be read.
pub(super) struct Fields<'a>(&'a [u8]);

/// The value of a field.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Value<'a> {
    /// A number, an enum or a truth value.
    Number(u64),
    /// Bytes, text or a message.
    Bytes(&'a [u8]),
    /// Something of a kind that is not needed here: 32 or 64 bits, or a group.
    Other,
}

/// It is cut, or no message at all.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Malformed;

impl<'a> Fields<'a> {
    pub(super) fn of(message: &'a [u8]) -> Self {
        Self(message)
    }

    /// The next field and its number; `None` at the end.
    pub(super) fn next(&mut self) -> Result<Option<(u64, Value<'a>)>, Malformed> {
        if self.0.is_empty() {
            return Ok(None);
        }
        let (number, kind) = self.key()?;
        let value = if kind == GROUP {
            self.skip_group(number)?;
            Value::Other
        } else {
            self.value(kind)?
        };
        Ok(Some((number, value)))
    }

    /// What a field begins with: its number, and the kind of its value.
    fn key(&mut self) -> Result<(u64, u64), Malformed> {
        let key = self.number()?;
        let number = key >> 3;
        if (1..=MAX_NUMBER).contains(&number) {
            Ok((number, key & 7))
        } else {
            Err(Malformed)
        }
    }

    fn value(&mut self, kind: u64) -> Result<Value<'a>, Malformed> {
        match kind {
            0 => self.number().map(Value::Number),
            1 => self.take(8).map(|_| Value::Other),
            2 => {
                let length = usize::try_from(self.number()?).map_err(|_| Malformed)?;
                self.take(length).map(Value::Bytes)
            }
            5 => self.take(4).map(|_| Value::Other),
            _ => Err(Malformed),
        }
    }

    /// Groups are long out of use, but a reader has to know where one ends.
    fn skip_group(&mut self, number: u64) -> Result<(), Malformed> {
        let mut open = vec![number];
        while let Some(&innermost) = open.last() {
            match self.key()? {
                (number, GROUP) if open.len() < MAX_DEPTH => open.push(number),
                (number, END) if number == innermost => {
                    open.pop();
                }
                (_, kind) => {
                    self.value(kind)?;
                }
            }
        }
        Ok(())
    }

    /// Seven bits a byte, the lowest first, the highest bit of each but the last set.
    fn number(&mut self) -> Result<u64, Malformed> {
        let mut value = 0;
        for at in 0..10 {
            let byte = self.take(1)?.first().copied().unwrap_or_default();
            let bits = u64::from(byte & 0x7f);
            if at == 9 && bits > 1 {
                return Err(Malformed);
            }
            value |= bits << (7 * at);
            if byte & 0x80 == 0 {
                return Ok(value);
            }
        }
        Err(Malformed)
    }

    fn take(&mut self, length: usize) -> Result<&'a [u8], Malformed> {
        let (taken, rest) = self.0.split_at_checked(length).ok_or(Malformed)?;
        self.0 = rest;
        Ok(taken)
    }
}

const GROUP: u64 = 3;
const END: u64 = 4;
const MAX_NUMBER: u64 = (1 << 29) - 1;
const MAX_DEPTH: usize = 32;

#[cfg(test)]
mod tests {
    use super::*;

    fn all(message: &[u8]) -> Result<Vec<(u64, Value<'_>)>, Malformed> {
        let mut fields = Fields::of(message);
        let mut all = Vec::new();
        while let Some(field) = fields.next()? {
            all.push(field);
        }
        Ok(all)
    }

    #[test]
    fn the_examples_of_the_encoding_page_are_read() {
        assert_eq!(all(b"\x08\x96\x01"), Ok(vec![(1, Value::Number(150))]));
        assert_eq!(
            all(b"\x12\x07testing"),
            Ok(vec![(2, Value::Bytes(b"testing"))])
        );
        let minus_two = b"\x08\xfe\xff\xff\xff\xff\xff\xff\xff\xff\x01";
        assert_eq!(all(minus_two), Ok(vec![(1, Value::Number(u64::MAX - 1))]));
    }

    #[test]
    fn every_kind_that_is_not_known_is_stepped_over() {
        let message = b"\x09eight by\x15four\x1b\x08\x01\x23\x0a\x02hi\x24\x1c\x28\x07";
        let others = [(1, Value::Other), (2, Value::Other), (3, Value::Other)];
        let mut expected = others.to_vec();
        expected.push((5, Value::Number(7)));
        assert_eq!(all(message), Ok(expected));
    }

    #[test]
    fn what_is_no_message_is_refused() {
        let deep = vec![0x0b; 1 << 20];
        for message in [
            b"\x08".as_slice(),
            b"\x08\xff\xff\xff\xff\xff\xff\xff\xff\xff\x02",
            b"\x08\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01",
            b"\x12\x08testing",
            b"\x12\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01",
            b"\x00\x01",
            b"\x0c",
            b"\x0e",
            b"\x0f\x00",
            b"\x0b\x14",
            b"\x0b\x08\x01",
            b"\x09short",
            &deep,
        ] {
            assert_eq!(all(message), Err(Malformed));
        }
    }
}
