//! What the ledger says, all its events together: every set with what became of each of its codes, every
//! enrolment, and every key of a service.

use crate::ledger::NotAllowed;
use crate::ledger::event::Added;
use crate::ledger::event::Event;
use crate::ledger::event::KeyKept;
use crate::ledger::event::MAX_IN_SET;
use crate::ledger::event::Marked;
use crate::ledger::event::Phase;
use crate::ledger::event::What;
use crate::ledger::event::Which;
use crate::ledger::factor::Factor;
use crate::ledger::service_key::ServiceKey;
use crate::record::id::RecordId;

/// Every set, enrolment and key that was ever added, in that order; also those that were removed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Book {
    sets: Vec<Set>,
    factors: Vec<Factor>,
    keys: Vec<ServiceKey>,
}

/// A set of recovery codes, without the codes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Set {
    /// Its record in the secret store.
    pub id: RecordId,
    /// The site.
    pub site: String,
    /// The account; empty where the owner named none.
    pub account: String,
    /// When it was added, in seconds since 1970.
    pub added: u64,
    /// What became of each code.
    pub marks: Vec<Mark>,
    /// The site takes none of them any more: another set took its place.
    pub void: bool,
    /// The owner had it removed.
    pub removed: bool,
}

/// Whether a record that was added is still kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// It is.
    Kept,
    /// The owner had it removed.
    Removed,
}

/// What became of one code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Mark {
    /// Which of its lives this is.
    pub life: u32,
    /// How far it has come in it.
    pub phase: Phase,
    /// Since when, in seconds since 1970.
    pub since: u64,
}

impl Book {
    /// The sets that were not removed, in the order they were added.
    pub fn sets(&self) -> impl Iterator<Item = &Set> {
        self.sets.iter().filter(|set| !set.removed)
    }

    /// Every set, also those that were removed.
    #[must_use]
    pub fn all(&self) -> &[Set] {
        &self.sets
    }

    /// The set with this record.
    #[must_use]
    pub fn set(&self, id: RecordId) -> Option<&Set> {
        self.sets.iter().find(|set| set.id == id)
    }

    /// The enrolments that were not removed, in the order they were added.
    pub fn factors(&self) -> impl Iterator<Item = &Factor> {
        self.factors.iter().filter(|factor| !factor.removed)
    }

    /// Every enrolment, also those that were removed.
    #[must_use]
    pub fn all_factors(&self) -> &[Factor] {
        &self.factors
    }

    /// The enrolment with this record.
    #[must_use]
    pub fn factor(&self, id: RecordId) -> Option<&Factor> {
        self.factors.iter().find(|factor| factor.id == id)
    }

    /// The keys that were not removed, in the order they were kept.
    pub fn keys(&self) -> impl Iterator<Item = &ServiceKey> {
        self.keys.iter().filter(|key| !key.removed)
    }

    /// Every key, also those that were removed.
    #[must_use]
    pub fn all_keys(&self) -> &[ServiceKey] {
        &self.keys
    }

    /// The key of the service at this address: there is never more than one.
    #[must_use]
    pub fn key_of(&self, address: &str) -> Option<&ServiceKey> {
        self.keys().find(|key| key.address == address)
    }

    /// Whether a record of this name was ever added, and was removed since.
    #[must_use]
    pub fn knows(&self, id: RecordId) -> Option<Standing> {
        let set = self.set(id).map(|set| set.removed);
        let factor = || self.factor(id).map(|factor| factor.removed);
        let key = || self.keys.iter().find(|key| key.id == id);
        let removed = set
            .or_else(factor)
            .or_else(|| key().map(|key| key.removed))?;
        Some(if removed {
            Standing::Removed
        } else {
            Standing::Kept
        })
    }

    /// Take one more event in.
    ///
    /// # Errors
    /// It does not follow from what stands here, and changed nothing.
    pub fn apply(&mut self, event: &Event) -> Result<(), NotAllowed> {
        let at = event.at;
        match &event.what {
            What::Added(added) => return self.add(at, added),
            What::HandedOut(which) => {
                let mark = self.mark(*which)?;
                if mark.phase != Phase::Unused {
                    return Err(NotAllowed("the code was handed out before"));
                }
                mark.become_(Phase::HandedOut, at);
            }
            What::Burnt(which) => {
                let mark = self.mark(*which)?;
                if mark.phase == Phase::Burnt {
                    return Err(NotAllowed("the code is burnt already"));
                }
                mark.become_(Phase::Burnt, at);
            }
            What::GivenBack(which) => {
                let mark = self.mark(*which)?;
                if mark.phase == Phase::Unused {
                    return Err(NotAllowed("the code was not handed out"));
                }
                mark.life = mark
                    .life
                    .checked_add(1)
                    .ok_or(NotAllowed("the code was given back too often"))?;
                mark.become_(Phase::Unused, at);
            }
            What::Merged { set, void, marks } => {
                let set = self.find(*set)?;
                all_within(marks, set.marks.len())?;
                set.void |= void;
                set.raise(marks, at);
            }
            What::Renamed { set, site, account } => {
                let (old_site, old_account, _) = self.named(*set)?;
                site.clone_into(old_site);
                account.clone_into(old_account);
            }
            What::KeyKept(kept) => self.keep_key(at, kept)?,
            What::Removed { set } => match self.key_mut(*set) {
                Some(key) => key.removed = true,
                None => *self.named(*set)?.2 = true,
            },
            What::Enrolled(enrolled) => {
                if self.knows(enrolled.id).is_some() {
                    return Err(NotAllowed("the enrolment was added before"));
                }
                self.factors.push(Factor::of(at, enrolled));
            }
            What::Accepted { id, step } => self.find_factor(*id)?.accept(*step)?,
            What::Confirmed { id } => self.find_factor(*id)?.proof.confirmed = true,
            What::Counted { id, counter } => self.find_factor(*id)?.count(*counter)?,
            What::Copied { id } => self.find_factor(*id)?.proof.elsewhere = true,
        }
        Ok(())
    }

    fn add(&mut self, at: u64, added: &Added) -> Result<(), NotAllowed> {
        if self.knows(added.set).is_some() {
            return Err(NotAllowed("the set was added before"));
        }
        if added.count == 0 || added.count > MAX_IN_SET {
            return Err(NotAllowed("a set has 1 to 256 codes"));
        }
        let count = added.count as usize;
        all_within(&added.marks, count)?;
        if let Some(old) = added.replaces {
            self.find(old)?.void = true;
        }
        let unused = Mark {
            life: 0,
            phase: Phase::Unused,
            since: at,
        };
        let mut set = Set {
            id: added.set,
            site: added.site.clone(),
            account: added.account.clone(),
            added: at,
            marks: vec![unused; count],
            void: added.void,
            removed: false,
        };
        set.raise(&added.marks, at);
        self.sets.push(set);
        Ok(())
    }

    fn keep_key(&mut self, at: u64, kept: &KeyKept) -> Result<(), NotAllowed> {
        if self.knows(kept.id).is_some() {
            return Err(NotAllowed("the key was kept before"));
        }
        let old = self.key_of(&kept.address).map(|old| old.id);
        if old != kept.replaces {
            return Err(NotAllowed(
                "another key of this service is kept, or the one that was is gone",
            ));
        }
        if let Some(old) = old.and_then(|old| self.key_mut(old)) {
            old.removed = true;
        }
        self.keys.push(ServiceKey::of(at, kept));
        Ok(())
    }

    /// A key that is not removed.
    fn key_mut(&mut self, id: RecordId) -> Option<&mut ServiceKey> {
        let mut keys = self.keys.iter_mut();
        keys.find(|key| key.id == id && !key.removed)
    }

    /// A set that is not removed.
    fn find(&mut self, id: RecordId) -> Result<&mut Set, NotAllowed> {
        let mut sets = self.sets.iter_mut();
        sets.find(|set| set.id == id && !set.removed)
            .ok_or(NotAllowed("there is no such set"))
    }

    /// An enrolment that is not removed.
    fn find_factor(&mut self, id: RecordId) -> Result<&mut Factor, NotAllowed> {
        let mut factors = self.factors.iter_mut();
        factors
            .find(|factor| factor.id == id && !factor.removed)
            .ok_or(NotAllowed("there is no such enrolment"))
    }

    /// The name of a set or enrolment that is not removed, and whether it is. A key has none that could be changed:
    /// its address says where it may go.
    fn named(&mut self, id: RecordId) -> Result<(&mut String, &mut String, &mut bool), NotAllowed> {
        if self.factor(id).is_some() {
            let factor = self.find_factor(id)?;
            return Ok((&mut factor.site, &mut factor.account, &mut factor.removed));
        }
        let set = self.find(id)?;
        Ok((&mut set.site, &mut set.account, &mut set.removed))
    }

    fn mark(&mut self, which: Which) -> Result<&mut Mark, NotAllowed> {
        let set = self.find(which.set)?;
        if set.void {
            return Err(NotAllowed("the set is void: another took its place"));
        }
        let index = (which.number as usize).checked_sub(1);
        index
            .and_then(|index| set.marks.get_mut(index))
            .ok_or(NotAllowed("the set has no code with this number"))
    }
}

impl Set {
    /// How many codes are in this phase.
    #[must_use]
    pub fn count(&self, phase: Phase) -> usize {
        let marks = self.marks.iter();
        marks.filter(|mark| mark.phase == phase).count()
    }

    /// The number of the first code that nobody has seen.
    #[must_use]
    pub fn next(&self) -> Option<u32> {
        self.numbered()
            .find(|(_, mark)| mark.phase == Phase::Unused)
            .map(|(number, _)| number)
    }

    /// The codes with their numbers.
    pub fn numbered(&self) -> impl Iterator<Item = (u32, Mark)> {
        (1..).zip(self.marks.iter().copied())
    }

    /// What is known of its codes, where it is more than that they were added.
    #[must_use]
    pub fn known(&self) -> Vec<Marked> {
        let known = self.numbered().map(|(number, mark)| Marked {
            number,
            life: mark.life,
            phase: mark.phase,
        });
        known
            .filter(|mark| mark.life > 0 || mark.phase != Phase::Unused)
            .collect()
    }

    /// The later life counts, and in one life the later phase. What accounts of one code come to is settled before
    /// the event is written ([`accounts`](crate::ledger::accounts)): a line is read as it was read when it was written.
    fn raise(&mut self, marks: &[Marked], at: u64) {
        for other in marks {
            let mark = &mut self.marks[other.number as usize - 1];
            if (other.life, other.phase) > (mark.life, mark.phase) {
                mark.life = other.life;
                mark.become_(other.phase, at);
            }
        }
    }
}

impl Mark {
    fn become_(&mut self, phase: Phase, at: u64) {
        self.phase = phase;
        self.since = at;
    }
}

fn all_within(marks: &[Marked], count: usize) -> Result<(), NotAllowed> {
    let all = marks
        .iter()
        .all(|mark| (1..=count).contains(&(mark.number as usize)));
    all.then_some(())
        .ok_or(NotAllowed("the set has no code with this number"))
}
