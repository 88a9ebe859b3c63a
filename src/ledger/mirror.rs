//! An event as the JSON of its line.

use serde::Deserialize;
use serde::Serialize;

use crate::ledger::event::Added;
use crate::ledger::event::Enrolled;
use crate::ledger::event::Event;
use crate::ledger::event::KeyKept;
use crate::ledger::event::Marked;
use crate::ledger::event::Phase;
use crate::ledger::event::Proof;
use crate::ledger::event::What;
use crate::ledger::event::Which;
use crate::ledger::factor::Traits;
use crate::record::id::RecordId;

/// The mirror of an event.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Line<'a> {
    pub(super) sequence: u64,
    at: u64,
    event: &'a str,
    set: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    kind: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    site: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    account: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    count: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    number: Option<u32>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    marks: Vec<(u32, u32, PhaseName)>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    void: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    replaces: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    factor: Option<FactorMirror>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    step: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    counter: Option<u64>,
}

/// The mirror of an enrolment.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FactorMirror {
    method: String,
    issuer: String,
    holder: String,
    algorithm: String,
    digits: u8,
    period: Option<u32>,
    bits: u32,
    confirmed: bool,
    elsewhere: bool,
    last: Option<u64>,
    counter: u64,
}

impl FactorMirror {
    fn of(Enrolled { traits, proof, .. }: &Enrolled) -> Self {
        let traits = traits.clone();
        Self {
            method: traits.method,
            issuer: traits.issuer,
            holder: traits.holder,
            algorithm: traits.algorithm,
            digits: traits.digits,
            period: traits.period,
            bits: traits.bits,
            confirmed: proof.confirmed,
            elsewhere: proof.elsewhere,
            last: proof.last,
            counter: proof.counter,
        }
    }

    fn told(self) -> (Traits, Proof) {
        let traits = Traits {
            method: self.method,
            issuer: self.issuer,
            holder: self.holder,
            algorithm: self.algorithm,
            digits: self.digits,
            period: self.period,
            bits: self.bits,
        };
        let proof = Proof {
            confirmed: self.confirmed,
            elsewhere: self.elsewhere,
            last: self.last,
            counter: self.counter,
        };
        (traits, proof)
    }
}

impl Line<'_> {
    pub(super) fn of(sequence: u64, event: &Event) -> Self {
        let blank = |event: &'static str, set: RecordId| Line {
            sequence,
            at: 0,
            event,
            set: set.to_string(),
            kind: None,
            site: None,
            account: None,
            count: None,
            number: None,
            marks: Vec::new(),
            void: false,
            replaces: None,
            factor: None,
            step: None,
            counter: None,
        };
        let of_one = |event, which: &Which| Line {
            number: Some(which.number),
            ..blank(event, which.set)
        };
        let line = match &event.what {
            What::Added(added) => Line {
                kind: Some(CODES.to_owned()),
                site: Some(added.site.clone()),
                account: Some(added.account.clone()),
                count: Some(added.count),
                marks: triples(&added.marks),
                void: added.void,
                replaces: added.replaces.map(|id| id.to_string()),
                ..blank("added", added.set)
            },
            What::HandedOut(which) => of_one("handed_out", which),
            What::Burnt(which) => of_one("burnt", which),
            What::GivenBack(which) => of_one("given_back", which),
            What::Merged { set, void, marks } => Line {
                marks: triples(marks),
                void: *void,
                ..blank("merged", *set)
            },
            What::Renamed { set, site, account } => Line {
                site: Some(site.clone()),
                account: Some(account.clone()),
                ..blank("renamed", *set)
            },
            What::Removed { set } => blank("removed", *set),
            What::Enrolled(enrolled) => Line {
                kind: Some(TOTP.to_owned()),
                site: Some(enrolled.site.clone()),
                account: Some(enrolled.account.clone()),
                factor: Some(FactorMirror::of(enrolled)),
                ..blank("added", enrolled.id)
            },
            What::KeyKept(kept) => Line {
                kind: Some(KEY.to_owned()),
                site: Some(kept.address.clone()),
                replaces: kept.replaces.map(|id| id.to_string()),
                ..blank("added", kept.id)
            },
            What::Accepted { id, step } => Line {
                step: Some(*step),
                ..blank("accepted", *id)
            },
            What::Confirmed { id } => blank("confirmed", *id),
            What::Counted { id, counter } => Line {
                counter: Some(*counter),
                ..blank("counted", *id)
            },
            What::Copied { id } => blank("copied", *id),
        };
        Line {
            at: event.at,
            ..line
        }
    }

    pub(super) fn event(self) -> Option<Event> {
        let set = self.set.parse().ok()?;
        let which = |number: Option<u32>| {
            Some(Which {
                set,
                number: number?,
            })
        };
        let what = match self.event {
            "added" if self.kind.as_deref() == Some(CODES) => What::Added(Added {
                set,
                site: self.site?,
                account: self.account?,
                count: self.count?,
                marks: marked(self.marks),
                void: self.void,
                replaces: self.replaces.map(|id| id.parse()).transpose().ok()?,
            }),
            "added" if self.kind.as_deref() == Some(KEY) => What::KeyKept(KeyKept {
                id: set,
                address: self.site?,
                replaces: self.replaces.map(|id| id.parse()).transpose().ok()?,
            }),
            "added" if self.kind.as_deref() == Some(TOTP) => {
                let (traits, proof) = self.factor?.told();
                What::Enrolled(Enrolled {
                    id: set,
                    site: self.site?,
                    account: self.account?,
                    traits,
                    proof,
                })
            }
            "accepted" => What::Accepted {
                id: set,
                step: self.step?,
            },
            "confirmed" => What::Confirmed { id: set },
            "counted" => What::Counted {
                id: set,
                counter: self.counter?,
            },
            "copied" => What::Copied { id: set },
            "handed_out" => What::HandedOut(which(self.number)?),
            "burnt" => What::Burnt(which(self.number)?),
            "given_back" => What::GivenBack(which(self.number)?),
            "merged" => What::Merged {
                set,
                void: self.void,
                marks: marked(self.marks),
            },
            "renamed" => What::Renamed {
                set,
                site: self.site?,
                account: self.account?,
            },
            "removed" => What::Removed { set },
            _ => return None,
        };
        Some(Event { at: self.at, what })
    }
}

/// The marks as JSON has them.
#[must_use]
pub fn triples(marks: &[Marked]) -> Vec<(u32, u32, PhaseName)> {
    let marks = marks.iter();
    marks
        .map(|mark| {
            let phase = match mark.phase {
                Phase::Unused => PhaseName::Unused,
                Phase::HandedOut => PhaseName::HandedOut,
                Phase::Burnt => PhaseName::Burnt,
            };
            (mark.number, mark.life, phase)
        })
        .collect()
}

/// The marks that JSON tells of.
#[must_use]
pub fn marked(triples: Vec<(u32, u32, PhaseName)>) -> Vec<Marked> {
    let marks = triples.into_iter().map(|(number, life, phase)| Marked {
        number,
        life,
        phase: match phase {
            PhaseName::Unused => Phase::Unused,
            PhaseName::HandedOut => Phase::HandedOut,
            PhaseName::Burnt => Phase::Burnt,
        },
    });
    marks.collect()
}

/// The mirror of a phase.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PhaseName {
    /// Nobody has seen it.
    Unused,
    /// Maybe used.
    HandedOut,
    /// Used for ever.
    Burnt,
}

/// The kinds of records there are.
const CODES: &str = "codes";
const TOTP: &str = "totp";
const KEY: &str = "key";
