//! A record as JSON, in parts, and back.

use std::fmt;
use std::slice;

use serde::Deserialize;
use serde::Deserializer;
use serde::Serialize;
use serde::de;
use serde::de::Visitor;

use crate::record::Content;
use crate::record::MAX_PART;
use crate::record::Record;
use crate::record::id::Key;
use crate::record::id::RecordId;
use crate::secret::Secret;

/// The parts of `record`, the first one first. A store writes them last to first: where the first is, all are.
#[must_use]
pub fn encode(record: &Record) -> Vec<(Key, Secret)> {
    let pieces: Vec<Secret>;
    let texts: &[Secret] = match &record.content {
        Content::RecoveryCodes(codes) => codes,
        Content::Enrolment(uri) => {
            let cut = uri.reveal().chunks(PIECE);
            pieces = cut.map(|piece| Secret::new(piece.to_vec())).collect();
            &pieces
        }
        Content::ServiceKey(key) => slice::from_ref(key),
    };
    // As long as the longest numbers of a part could make it.
    let fits = |share: &[Secret]| part(record, share, Some((u16::MAX, u16::MAX))).len() <= MAX_PART;
    let mut shares = Vec::new();
    let mut rest = texts;
    while !rest.is_empty() {
        let mut taken = 1;
        while taken < rest.len() && fits(&rest[..=taken]) {
            taken += 1;
        }
        let (share, after) = rest.split_at(taken);
        shares.push(share);
        rest = after;
    }
    let count = u16::try_from(shares.len()).unwrap_or(u16::MAX);
    let numbered = (1..=count).zip(shares);
    numbered
        .map(|(number, share)| {
            let place = (count > 1).then_some((number, count));
            (record.id.part(number), part(record, share, place))
        })
        .collect()
}

fn part(record: &Record, share: &[Secret], place: Option<(u16, u16)>) -> Secret {
    let texts: Vec<_> = share.iter().map(Borrowed::of).collect();
    let (mut codes, mut uri, mut key) = (None, None, None);
    let (kind, member) = match record.content {
        Content::RecoveryCodes(_) => (CODES, &mut codes),
        Content::Enrolment(_) => (TOTP, &mut uri),
        Content::ServiceKey(_) => (KEY, &mut key),
    };
    *member = Some(texts);
    let mirror = Part {
        v: 1,
        id: record.id.to_string(),
        kind: kind.to_owned(),
        site: record.site.clone(),
        account: record.account.clone(),
        created: record.created,
        part: place,
        codes,
        uri,
        key,
    };
    // Never grows: a vector that grows leaves a copy behind.
    let mut json = Vec::with_capacity(2 * MAX_PART);
    let room = json.capacity();
    let written = serde_json::to_writer(&mut json, &mirror);
    debug_assert!(written.is_ok(), "a mirror struct has nothing to object to");
    debug_assert_eq!(json.capacity(), room, "it grew");
    Secret::new(json)
}

/// Read the first part of a record: how many parts there are.
///
/// # Errors
/// It is not what was written.
pub fn parts(key: Key, first: &Secret) -> Result<u16, NotARecord> {
    let part = read(key, first)?;
    Ok(part.part.map_or(1, |(_, count)| count))
}

/// Put a record together from all its parts, the first one first.
///
/// # Errors
/// They are not what was written, or not of one record.
pub fn decode(id: RecordId, parts: &[Secret]) -> Result<Record, NotARecord> {
    let count = u16::try_from(parts.len()).map_err(|_| NotARecord("it has too many parts"))?;
    let mut first: Option<Part<Owned>> = None;
    let mut texts = Vec::new();
    for (number, text) in (1..).zip(parts) {
        let mut part = read(id.part(number), text)?;
        let share = match part.kind.as_str() {
            CODES => part.codes.take(),
            TOTP => part.uri.take(),
            _ => part.key.take(),
        };
        let share = share.ok_or(NotARecord("it is not the JSON of a record"))?;
        texts.extend(share.into_iter().map(Owned::take));
        let whose = |part: &Part<Owned>| {
            let (kind, site, account) = (&part.kind, &part.site, &part.account);
            (kind.clone(), site.clone(), account.clone(), part.created)
        };
        let is_one = first
            .as_ref()
            .is_none_or(|first| whose(first) == whose(&part));
        if !is_one || part.part.map_or(1, |(_, count)| count) != count {
            return Err(NotARecord("its parts are not of one record"));
        }
        first.get_or_insert(part);
    }
    let first = first.ok_or(NotARecord("it has no part"))?;
    let content = if first.kind == CODES {
        Content::RecoveryCodes(texts)
    } else {
        let length = texts.iter().map(Secret::len).sum();
        let mut whole = Secret::new(Vec::with_capacity(length));
        for piece in &texts {
            whole.extend(piece.reveal());
        }
        match first.kind.as_str() {
            TOTP => Content::Enrolment(whole),
            _ => Content::ServiceKey(whole),
        }
    };
    let record = Record {
        id,
        site: first.site,
        account: first.account,
        created: first.created,
        content,
    };
    match record.fault() {
        Some(fault) => Err(NotARecord(fault)),
        None => Ok(record),
    }
}

fn read(key: Key, text: &Secret) -> Result<Part<Owned>, NotARecord> {
    let part: Part<Owned> = serde_json::from_slice(text.reveal())
        .map_err(|_| NotARecord("it is not the JSON of a record"))?;
    if part.v != 1 || ![CODES, TOTP, KEY].contains(&part.kind.as_str()) {
        return Err(NotARecord("it is of a newer doorkey"));
    }
    let number = part.part.map_or(1, |(number, _)| number);
    let counts = part
        .part
        .is_none_or(|(number, count)| (1..=count).contains(&number) && count > 1);
    if part.id != key.id.to_string() || number != key.part || !counts {
        return Err(NotARecord("it bears another name"));
    }
    Ok(part)
}

/// Not a record that doorkey wrote under this name; what is wrong with it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotARecord(pub &'static str);

/// The mirror of one part.
#[derive(Serialize, Deserialize)]
#[serde(bound(deserialize = "C: Deserialize<'de>"))]
#[expect(clippy::struct_field_names, reason = "the names are those of the JSON")]
struct Part<C> {
    v: u8,
    id: String,
    kind: String,
    site: String,
    account: String,
    created: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    part: Option<(u16, u16)>,
    #[serde(default = "Option::default", skip_serializing_if = "Option::is_none")]
    codes: Option<Vec<C>>,
    #[serde(default = "Option::default", skip_serializing_if = "Option::is_none")]
    uri: Option<Vec<C>>,
    #[serde(default = "Option::default", skip_serializing_if = "Option::is_none")]
    key: Option<Vec<C>>,
}

/// A code on its way into JSON.
#[derive(Serialize)]
pub struct Borrowed<'a>(&'a str);

impl<'a> Borrowed<'a> {
    /// The code as text.
    #[must_use]
    pub fn of(secret: &'a Secret) -> Self {
        // Only text is ever taken in as a code.
        Self(str::from_utf8(secret.reveal()).unwrap_or_default())
    }
}

/// A code that is read out of JSON.
pub struct Owned(Secret);

impl Owned {
    /// The code itself.
    #[must_use]
    pub fn take(self) -> Secret {
        self.0
    }
}

impl<'de> Deserialize<'de> for Owned {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(IntoSecret)
    }
}

/// Takes text without another copy of it.
struct IntoSecret;

impl Visitor<'_> for IntoSecret {
    type Value = Owned;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a recovery code")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Owned, E> {
        Ok(Owned(Secret::new(text.as_bytes().to_vec())))
    }
}

const CODES: &str = "codes";
const TOTP: &str = "totp";
const KEY: &str = "key";
/// How much of a URI goes into one piece, in bytes: with names as long as they may be it fits a part.
const PIECE: usize = 700;

#[cfg(test)]
#[expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on should say where"
)]
mod tests {
    use super::*;

    fn record(codes: impl IntoIterator<Item = String>) -> Record {
        Record {
            id: "0123456789abcdefghjkmnpqrs".parse().unwrap(),
            site: "pypi".to_owned(),
            account: "ada \"x\" é".to_owned(),
            created: 1_795_435_260,
            content: Content::RecoveryCodes(
                codes
                    .into_iter()
                    .map(|code| Secret::new(code.into_bytes()))
                    .collect(),
            ),
        }
    }

    fn round(record: &Record) -> (usize, Record) {
        let parts = encode(record);
        for (at, (key, part)) in (1..).zip(&parts) {
            assert_eq!(*key, record.id.part(at));
            assert!(part.len() <= MAX_PART, "part {at} has {} bytes", part.len());
        }
        let parts: Vec<_> = parts.into_iter().map(|(_, part)| part).collect();
        assert_eq!(
            super::parts(record.id.first(), &parts[0]),
            Ok(u16::try_from(parts.len()).unwrap())
        );
        (parts.len(), decode(record.id, &parts).unwrap())
    }

    #[test]
    fn sets_of_every_size_come_back_byte_for_byte() {
        for count in [1, 2, 8, 16, 33, 100, 256] {
            for length in [4, 16, 64, 128] {
                let record = record((0..count).map(|code| {
                    let text = format!("{code:x}-\"\\é");
                    text.chars()
                        .cycle()
                        .take(length)
                        .filter(char::is_ascii)
                        .collect()
                }));
                let (parts, again) = round(&record);
                // A part is only begun where the one before has no room.
                assert!(
                    parts == 1 || count * (length + 8) > MAX_PART - 300,
                    "{count} x {length}: {parts}"
                );
                let (given, read) = (record.recovery_codes(), again.recovery_codes());
                assert_eq!(given.len(), read.len());
                assert!(
                    given
                        .iter()
                        .zip(read)
                        .all(|(one, other)| one.reveal() == other.reveal())
                );
                assert_eq!(again.account, record.account);
            }
        }
    }

    #[test]
    fn the_record_is_json_that_an_owner_can_read() {
        let parts = encode(&record(["a-b".to_owned()]));
        assert_eq!(
            str::from_utf8(parts[0].1.reveal()).unwrap(),
            r#"{"v":1,"id":"0123456789abcdefghjkmnpqrs","kind":"codes","site":"pypi","account":"ada \"x\" é","created":1795435260,"codes":["a-b"]}"#
        );
    }

    #[test]
    fn a_key_comes_back_with_the_address_it_is_for() {
        for length in [1, 32, 200] {
            let key = Record {
                site: "https://haveibeenpwned.com/api/v3/".to_owned(),
                account: String::new(),
                content: Content::ServiceKey(Secret::new(vec![b'k'; length])),
                ..record([])
            };
            let (parts, again) = round(&key);
            assert_eq!((parts, &again.site), (1, &key.site));
            assert!(again.has_content_of(&key) && again.recovery_codes().is_empty());
        }
        let text = r#"{"v":1,"id":"0123456789abcdefghjkmnpqrs","kind":"key","site":"https://a.example/","account":"","created":1,"key":["KEY"]}"#;
        let read = |text: &str| decode(record([]).id, &[Secret::new(text.as_bytes().to_vec())]);
        assert_eq!(encode(&read(text).unwrap())[0].1.reveal(), text.as_bytes());
        for (from, to) in [
            ("KEY", ""),
            ("KEY", "hunter2 x"),
            ("KEY", "hunter2é"),
            (r#""key":["#, r#""uri":["#),
            (r#""kind":"key""#, r#""kind":"vault""#),
            ("https://a.example/", ""),
        ] {
            assert!(read(&text.replacen(from, to, 1)).is_err(), "{to}");
        }
    }

    #[test]
    fn parts_that_do_not_belong_together_are_refused() {
        let long = || (0..100).map(|code| format!("{code:032}"));
        let one: Vec<_> = encode(&record(long()))
            .into_iter()
            .map(|(_, part)| part)
            .collect();
        let mut other = record(long());
        other.created += 1;
        let mut other: Vec<_> = encode(&other).into_iter().map(|(_, part)| part).collect();
        let id = record([]).id;
        assert!(decode(id, &one).is_ok());
        assert!(decode(id, &one[..1]).is_err());
        assert!(decode(id, &[]).is_err());
        other[1] = Secret::new(one[1].reveal().to_vec());
        assert!(decode(id, &other).is_err());
        let other_id = "1123456789abcdefghjkmnpqrs".parse().unwrap();
        assert!(decode(other_id, &one).is_err());
    }

    #[test]
    fn what_is_not_a_record_is_refused_without_repeating_it() {
        let id: RecordId = "0123456789abcdefghjkmnpqrs".parse().unwrap();
        for text in [
            "",
            "{}",
            "[]",
            "null",
            "hunter2",
            r#"{"v":2,"id":"0123456789abcdefghjkmnpqrs","kind":"codes","site":"","account":"","created":1,"codes":[]}"#,
            r#"{"v":1,"id":"0123456789abcdefghjkmnpqrs","kind":"codes","site":"","account":"","created":1,"part":[1,1],"codes":[]}"#,
            r#"{"v":1,"id":"0123456789abcdefghjkmnpqrs","kind":"codes","site":"","account":"","created":1,"part":[0,2],"codes":[]}"#,
            r#"{"v":1,"id":"0123456789abcdefghjkmnpqrs","kind":"codes","site":"pypi","account":"","created":1,"codes":[]}"#,
            r#"{"v":1,"id":"0123456789abcdefghjkmnpqrs","kind":"codes","site":"pypi","account":"","created":1,"codes":[""]}"#,
            r#"{"v":1,"id":"0123456789abcdefghjkmnpqrs","kind":"codes","site":"","account":"","created":1,"codes":["a-b"]}"#,
        ] {
            let text = Secret::new(text.as_bytes().to_vec());
            assert!(decode(id, &[text]).is_err());
        }
    }
}
