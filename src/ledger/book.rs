//! What the ledger says, all its events together: every set, and what became of each of its codes.

use crate::ledger::NotAllowed;
use crate::ledger::event::Added;
use crate::ledger::event::Event;
use crate::ledger::event::MAX_IN_SET;
use crate::ledger::event::Marked;
use crate::ledger::event::Phase;
use crate::ledger::event::What;
use crate::ledger::event::Which;
use crate::record::id::RecordId;

/// Every set that was ever added, in that order; also those that were removed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Book {
    sets: Vec<Set>,
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
                let set = self.find(*set)?;
                site.clone_into(&mut set.site);
                account.clone_into(&mut set.account);
            }
            What::Removed { set } => self.find(*set)?.removed = true,
        }
        Ok(())
    }

    fn add(&mut self, at: u64, added: &Added) -> Result<(), NotAllowed> {
        if self.set(added.set).is_some() {
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

    /// A set that is not removed.
    fn find(&mut self, id: RecordId) -> Result<&mut Set, NotAllowed> {
        let mut sets = self.sets.iter_mut();
        sets.find(|set| set.id == id && !set.removed)
            .ok_or(NotAllowed("there is no such set"))
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

    /// Of two accounts of one code the later life counts, and in one life the later phase: so an old copy
    /// that is put back never un-burns a code.
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
