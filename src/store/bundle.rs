//! Everything that is kept, as one text that goes to another machine: what stands inside an encrypted export.
//!
//! ```json
//! {"schema":"doorkey/export/1","made":1795435260,"sets":[{"id":"2kx0…","site":"pypi","account":"ada",
//!  "added":1795435260,"void":false,"codes":["…"],"marks":[[2,0,"burnt"]]}]}
//! ```
//!
//! A mark is a code's number, which of its lives it is in, and how far it has come in it.

use serde::Deserialize;
use serde::Serialize;

use crate::failure::Explain;
use crate::failure::Kind;
use crate::ledger::book::Set;
use crate::ledger::event::Marked;
use crate::ledger::mirror;
use crate::ledger::mirror::PhaseName;
use crate::record::Content;
use crate::record::Record;
use crate::record::json::Borrowed;
use crate::record::json::Owned;
use crate::secret::Secret;

/// One set of a bundle.
#[derive(Debug)]
pub struct Bundled {
    /// The codes, and their name as the ledger has it.
    pub record: Record,
    /// What is known of each.
    pub marks: Vec<Marked>,
    /// The site takes none of them any more.
    pub void: bool,
}

impl Bundled {
    /// The set as the ledger and the store have it.
    #[must_use]
    pub fn of(set: &Set, record: Record) -> Self {
        Self {
            marks: set.known(),
            void: set.void,
            record: Record {
                site: set.site.clone(),
                account: set.account.clone(),
                created: set.added,
                ..record
            },
        }
    }
}

/// The text of `sets`.
#[must_use]
pub fn encode(sets: &[Bundled], made: u64) -> Secret {
    let mirrors = sets.iter().map(|set| SetMirror {
        id: set.record.id.to_string(),
        site: set.record.site.clone(),
        account: set.record.account.clone(),
        added: set.record.created,
        void: set.void,
        codes: set
            .record
            .recovery_codes()
            .iter()
            .map(Borrowed::of)
            .collect(),
        marks: mirror::triples(&set.marks),
    });
    let whole = Whole {
        schema: SCHEMA.to_owned(),
        made,
        sets: mirrors.collect(),
    };
    let codes = sets.iter().flat_map(|set| set.record.recovery_codes());
    let codes: usize = codes.map(|code| 6 * code.len() + 64).sum();
    let marks: usize = sets.iter().map(|set| 48 * set.marks.len()).sum();
    // Never grows: a vector that grows leaves a copy behind.
    let mut text = Vec::with_capacity(codes + marks + 1024 * (sets.len() + 1));
    let room = text.capacity();
    let written = serde_json::to_writer(&mut text, &whole);
    debug_assert!(written.is_ok(), "a mirror struct has nothing to object to");
    text.push(b'\n');
    debug_assert_eq!(text.capacity(), room, "it grew");
    Secret::new(text)
}

/// Read the text of a bundle.
///
/// # Errors
/// It is none, or holds what no doorkey wrote.
pub fn decode(text: &Secret) -> Result<Vec<Bundled>, NotABundle> {
    let whole: Whole<Owned> = serde_json::from_slice(text.reveal())
        .map_err(|_| NotABundle("it is not the JSON of an export"))?;
    if whole.schema != SCHEMA {
        return Err(NotABundle("it is of another version"));
    }
    whole.sets.into_iter().map(bundled).collect()
}

fn bundled(set: SetMirror<Owned>) -> Result<Bundled, NotABundle> {
    let record = Record {
        id: set.id.parse().map_err(|_| NotABundle("a set has no id"))?,
        site: set.site,
        account: set.account,
        created: set.added,
        content: Content::RecoveryCodes(set.codes.into_iter().map(Owned::take).collect()),
    };
    if let Some(fault) = record.fault() {
        return Err(NotABundle(fault));
    }
    let marks = mirror::marked(set.marks);
    let count = record.recovery_codes().len();
    let is_one = |mark: &Marked| (1..=count).contains(&(mark.number as usize));
    if !marks.iter().all(is_one) {
        return Err(NotABundle("a mark is of no code"));
    }
    Ok(Bundled {
        record,
        marks,
        void: set.void,
    })
}

/// Not an export of doorkey; what is wrong with it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotABundle(pub &'static str);

impl std::fmt::Display for NotABundle {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "this is no export of doorkey: {}", self.0)
    }
}

impl std::error::Error for NotABundle {}

impl Explain for NotABundle {
    fn kind(&self) -> Kind {
        Kind::Input
    }
}

/// The mirror of a bundle.
#[derive(Serialize, Deserialize)]
#[serde(bound(deserialize = "C: Deserialize<'de>"))]
struct Whole<C> {
    schema: String,
    made: u64,
    sets: Vec<SetMirror<C>>,
}

/// The mirror of a set.
#[derive(Serialize, Deserialize)]
#[serde(bound(deserialize = "C: Deserialize<'de>"))]
struct SetMirror<C> {
    id: String,
    site: String,
    account: String,
    added: u64,
    void: bool,
    codes: Vec<C>,
    marks: Vec<(u32, u32, PhaseName)>,
}

const SCHEMA: &str = "doorkey/export/1";

#[cfg(test)]
#[expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on should say where"
)]
mod tests {
    use super::*;
    use crate::ledger::event::Phase;

    fn sample() -> Vec<Bundled> {
        let codes = ["a-b", "\"\\", "é"];
        vec![Bundled {
            record: Record {
                id: "0123456789abcdefghjkmnpqrs".parse().unwrap(),
                site: "pypi".to_owned(),
                account: String::new(),
                created: 7,
                content: Content::RecoveryCodes(
                    codes
                        .map(|code| Secret::new(code.as_bytes().to_vec()))
                        .into(),
                ),
            },
            marks: vec![Marked {
                number: 2,
                life: 1,
                phase: Phase::HandedOut,
            }],
            void: true,
        }]
    }

    #[test]
    fn a_bundle_reads_back_as_it_was_written() {
        let text = encode(&sample(), 9);
        let again = encode(&decode(&text).unwrap(), 9);
        assert!(text.is_same(&again));
        assert!(
            text.reveal()
                .ends_with(b"\"marks\":[[2,1,\"handed_out\"]]}]}\n")
        );
    }

    #[test]
    fn what_no_doorkey_wrote_is_refused() {
        let text = encode(&sample(), 9);
        let text = str::from_utf8(text.reveal()).unwrap();
        for (from, to) in [
            ("doorkey/export/1", "doorkey/export/2"),
            ("[2,1,", "[4,1,"),
            ("[2,1,", "[0,1,"),
            ("\"pypi\"", "\"\""),
            ("\"pypi\"", "\"a\\u001bb\""),
            ("\"a-b\"", "\"\""),
            ("0123456789abcdefghjkmnpqrs", "../../../../../../../../.."),
            ("handed_out", "eaten"),
            ("{", "["),
        ] {
            assert!(text.contains(from));
            let changed = Secret::new(text.replacen(from, to, 1).into_bytes());
            assert!(decode(&changed).is_err(), "{to}");
        }
    }
}
