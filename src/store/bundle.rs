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
    use crate::ledger::book::Book;
    use crate::ledger::event::Added;
    use crate::ledger::event::Event;
    use crate::ledger::event::Phase;
    use crate::ledger::event::What;

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
        for (from, to, why) in [
            (
                "doorkey/export/1",
                "doorkey/export/2",
                "it is of another version",
            ),
            ("[2,1,", "[4,1,", "a mark is of no code"),
            ("[2,1,", "[0,1,", "a mark is of no code"),
            ("\"pypi\"", "\"\"", "a set has a name that is none"),
            ("\"pypi\"", "\"a\\u001bb\"", "a set has a name that is none"),
            ("\"a-b\"", "\"\"", "a code is empty or too long"),
            (
                "0123456789abcdefghjkmnpqrs",
                "../../../../../../../../..",
                "a set has no id",
            ),
            ("handed_out", "eaten", "it is not the JSON of an export"),
            ("{", "[", "it is not the JSON of an export"),
        ] {
            assert!(text.contains(from));
            let changed = Secret::new(text.replacen(from, to, 1).into_bytes());
            let refused = decode(&changed).map_err(|error| error.to_string());
            let why = format!("this is no export of doorkey: {why}");
            assert_eq!(refused.err(), Some(why), "{to}");
        }
    }

    #[test]
    fn the_text_of_the_largest_sets_fits_the_room_it_was_given() {
        let largest = || Bundled {
            record: Record {
                id: "7zzzzzzzzzzzzzzzzzzzzzzzzz".parse().unwrap(),
                site: "\"".repeat(200),
                account: "\\".repeat(200),
                created: u64::MAX,
                content: Content::RecoveryCodes(
                    (0..256).map(|_| Secret::new(vec![1; 128])).collect(),
                ),
            },
            marks: (1..=256)
                .map(|number| Marked {
                    number,
                    life: u32::MAX,
                    phase: Phase::HandedOut,
                })
                .collect(),
            void: false,
        };
        for count in [0, 1, 3] {
            let sets: Vec<_> = (0..count).map(|_| largest()).collect();
            // A text that grew would have failed there.
            let text = encode(&sets, u64::MAX);
            assert_eq!(decode(&text).unwrap().len(), count);
        }
    }

    #[test]
    fn a_set_goes_under_the_name_the_ledger_has_for_it() {
        let [bundled] = <[Bundled; 1]>::try_from(sample()).unwrap();
        let mut book = Book::default();
        let events = [
            What::Added(Added {
                set: bundled.record.id,
                site: "github".to_owned(),
                account: "ada".to_owned(),
                count: 3,
                marks: Vec::new(),
                void: true,
                replaces: None,
            }),
            What::Merged {
                set: bundled.record.id,
                void: false,
                marks: bundled.marks.clone(),
            },
        ];
        for (at, what) in (40..).zip(events) {
            book.apply(&Event { at, what }).unwrap();
        }
        let id = bundled.record.id;
        let told = Bundled::of(book.set(id).unwrap(), bundled.record);
        assert_eq!(told.marks, bundled.marks);
        assert!(told.void);
        assert_eq!(told.record.site, "github");
        assert_eq!(told.record.account, "ada");
        assert_eq!(told.record.created, 40);
        assert_eq!(told.record.recovery_codes().len(), 3);
    }
}
