//! The order of the steps, with a store and a ledger that write down what is done to them.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on should say where"
)]

use std::cell::Cell;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::PathBuf;

use super::*;
use crate::ledger::event::Added;
use crate::ledger::event::Phase;
use crate::ledger::event::What;
use crate::ledger::event::Which;
use crate::ports::store::Held;
use crate::ports::store::Hold;
use crate::ports::store::LockedLedger;
use crate::ports::store::Pages;
use crate::record::Content;
use crate::secret::Secret;

/// A ledger in memory.
#[derive(Default)]
struct TestLedger {
    pages: RefCell<Pages>,
    /// What is seen without the lock, where that is not what stands there.
    glimpsed: RefCell<Option<Pages>>,
    is_busy: Cell<bool>,
    is_full: Cell<bool>,
    steps: RefCell<Vec<&'static str>>,
}

impl TestLedger {
    fn did(&self, step: &'static str) {
        self.steps.borrow_mut().push(step);
    }

    fn steps(&self) -> Vec<&'static str> {
        self.steps.take()
    }
}

impl Ledgers for TestLedger {
    fn read(&self) -> Result<Pages, Failure> {
        self.did("look");
        let glimpsed = self.glimpsed.borrow().clone();
        Ok(glimpsed.unwrap_or_else(|| self.pages.borrow().clone()))
    }

    fn lock(&self) -> Result<Box<dyn LockedLedger + '_>, Failure> {
        if self.is_busy.get() {
            return Err(Failure::new(Kind::Store, "another doorkey is at work"));
        }
        self.did("lock");
        Ok(Box::new(Locked(self)))
    }

    fn hold(&self, _hold: Hold) -> Result<Box<dyn Held + '_>, Failure> {
        unreachable!("whoever calls the steps holds the records")
    }
}

struct Locked<'a>(&'a TestLedger);

impl LockedLedger for Locked<'_> {
    fn read(&mut self) -> Result<Pages, Failure> {
        self.0.did("read");
        Ok(self.0.pages.borrow().clone())
    }

    fn append(&mut self, keep: u64, lines: &[u8], head: &[u8]) -> Result<(), Failure> {
        if self.0.is_full.get() {
            return Err(Failure::new(Kind::Store, "the disk is full"));
        }
        self.0.did("append");
        let mut pages = self.0.pages.borrow_mut();
        pages.lines.truncate(usize::try_from(keep).unwrap());
        pages.lines.extend_from_slice(lines);
        pages.head = Some(head.to_vec());
        Ok(())
    }

    fn begin_anew(&mut self, _lines: &[u8], _head: &[u8]) -> Result<PathBuf, Failure> {
        unreachable!("nothing here mends a ledger")
    }
}

impl Drop for Locked<'_> {
    fn drop(&mut self) {
        self.0.did("unlock");
    }
}

/// A secret store in memory.
#[derive(Default)]
struct TestStore {
    held: BTreeMap<Key, Vec<u8>>,
    /// What every call that writes or deletes this says.
    refuses: Option<(Key, StoreError)>,
    steps: Vec<String>,
}

impl TestStore {
    fn refusing(key: Key, error: StoreError) -> Self {
        Self {
            refuses: Some((key, error)),
            ..Self::default()
        }
    }

    fn answer(&mut self, step: &str, key: Key) -> Result<(), StoreError> {
        self.steps.push(format!("{step} {}", key.part));
        match &self.refuses {
            Some((refused, error)) if *refused == key => Err(error.clone()),
            _ => Ok(()),
        }
    }
}

impl SecretStore for TestStore {
    fn name(&self) -> String {
        "the test's store".to_owned()
    }

    fn probe(&mut self) -> Result<(), StoreError> {
        Ok(())
    }

    fn put_new(&mut self, key: Key, record: &Secret) -> Result<(), StoreError> {
        if self.held.contains_key(&key) {
            return Err(StoreError::AlreadyThere);
        }
        // As a store that fails after it wrote.
        self.held.insert(key, record.reveal().to_vec());
        self.answer("put", key)
    }

    fn get(&mut self, key: Key) -> Result<Secret, StoreError> {
        self.answer("get", key)?;
        let held = self.held.get(&key).ok_or(StoreError::NotFound)?;
        Ok(Secret::new(held.clone()))
    }

    fn delete(&mut self, key: Key) -> Result<(), StoreError> {
        let answer = self.answer("delete", key);
        self.held.remove(&key);
        answer
    }

    fn list(&mut self) -> Result<Vec<Key>, StoreError> {
        Ok(self.held.keys().copied().collect())
    }
}

fn id() -> RecordId {
    "0123456789abcdefghjkmnpqrs".parse().unwrap()
}

fn other() -> RecordId {
    "7zzzzzzzzzzzzzzzzzzzzzzzzz".parse().unwrap()
}

/// A record of three parts.
fn record(id: RecordId) -> Record {
    let record = Record {
        id,
        site: "pypi".to_owned(),
        account: "ada".to_owned(),
        created: 7,
        content: Content::RecoveryCodes((0..40).map(|_| Secret::new(vec![b'x'; 100])).collect()),
    };
    assert_eq!(json::encode(&record).len(), 3);
    record
}

fn added(set: RecordId) -> Event {
    let what = What::Added(Added {
        set,
        site: "pypi".to_owned(),
        account: "ada".to_owned(),
        count: 2,
        marks: Vec::new(),
        void: false,
        replaces: None,
    });
    Event { at: 7, what }
}

fn handed_out(number: u32) -> Event {
    let what = What::HandedOut(Which { set: id(), number });
    Event { at: 8, what }
}

/// A ledger that knows one set of two codes.
fn ledger() -> TestLedger {
    let ledger = TestLedger::default();
    change(&ledger, |_| Ok((vec![added(id())], ()))).unwrap();
    ledger.steps();
    ledger
}

#[test]
fn what_was_decided_stands_in_the_ledger_before_anybody_hears_of_it() {
    let ledger = ledger();
    let next = change(&ledger, |book| {
        ledger.did("decide");
        let next = book.set(id()).unwrap().next().unwrap();
        Ok((vec![handed_out(next)], next))
    });
    assert_eq!(next.unwrap(), 1);
    assert_eq!(
        ledger.steps(),
        ["lock", "read", "decide", "append", "unlock"]
    );
    let book = book(&ledger).unwrap();
    let set = book.set(id()).unwrap();
    assert_eq!(set.marks[0].phase, Phase::HandedOut);
    assert_eq!(set.next(), Some(2));
}

#[test]
fn what_is_decided_is_decided_on_the_ledger_under_the_lock() {
    let ledger = ledger();
    // Somebody else's run was faster.
    ledger.glimpsed.replace(Some(Pages::default()));
    change(&ledger, |book| {
        assert!(book.set(id()).is_some());
        Ok((Vec::new(), ()))
    })
    .unwrap();
}

#[test]
fn where_nothing_is_decided_nothing_is_written() {
    let ledger = ledger();
    let answer = change(&ledger, |_| Ok((Vec::new(), 5)));
    assert_eq!(answer.unwrap(), 5);
    assert_eq!(ledger.steps(), ["lock", "read", "unlock"]);
}

#[test]
fn an_event_that_does_not_follow_changes_nothing_and_is_the_owners_mistake() {
    let ledger = ledger();
    let before = ledger.pages.borrow().clone();
    let events = vec![handed_out(1), handed_out(1)];
    let refused = change(&ledger, |_| Ok((events, ()))).unwrap_err();
    assert_eq!(refused.kind, Kind::Usage);
    assert_eq!(refused.what, "the code was handed out before");
    assert!(refused.hint.unwrap().contains("doorkey codes show"));
    assert_eq!(*ledger.pages.borrow(), before);
}

#[test]
fn nobody_gets_an_answer_where_the_ledger_cannot_be_written() {
    let ledger = ledger();
    ledger.is_full.set(true);
    let refused = change(&ledger, |_| Ok((vec![handed_out(1)], ())));
    assert_eq!(refused.unwrap_err().what, "the disk is full");
    ledger.is_busy.set(true);
    let refused = change(&ledger, |_| Ok((vec![handed_out(1)], ())));
    assert_eq!(refused.unwrap_err().what, "another doorkey is at work");
}

#[test]
fn a_damaged_ledger_is_neither_read_nor_written() {
    let ledger = ledger();
    ledger.pages.borrow_mut().head = None;
    assert_eq!(book(&ledger).unwrap_err().kind, Kind::Input);
    ledger.steps();
    let refused = change(&ledger, |_| Ok((vec![handed_out(1)], ())));
    assert_eq!(refused.unwrap_err().kind, Kind::Input);
    assert_eq!(ledger.steps(), ["lock", "read", "unlock"]);
}

#[test]
fn a_ledger_that_reads_well_is_read_without_its_lock() {
    let ledger = ledger();
    ledger.is_busy.set(true);
    assert!(book(&ledger).unwrap().set(id()).is_some());
    assert_eq!(ledger.steps(), ["look"]);
}

#[test]
fn a_ledger_seen_while_it_is_written_is_read_again_under_its_lock() {
    let ledger = ledger();
    let mut half = ledger.pages.borrow().clone();
    half.head = Some(b"half a head".to_vec());
    ledger.glimpsed.replace(Some(half));
    assert!(book(&ledger).unwrap().set(id()).is_some());
    assert_eq!(ledger.steps(), ["look", "lock", "read", "unlock"]);
    // Who has no lock tells what was seen.
    ledger.is_busy.set(true);
    assert_eq!(book(&ledger).unwrap_err().kind, Kind::Input);
}

#[test]
fn a_record_is_written_last_part_first_and_read_back_whole() {
    let mut store = TestStore::default();
    keep(&mut store, &record(id())).unwrap();
    assert_eq!(store.steps, ["put 3", "put 2", "put 1"]);
    let read = fetch(&mut store, id()).unwrap();
    assert!(read.has_content_of(&record(id())));
    assert_eq!(read.recovery_codes().len(), 40);
}

#[test]
fn what_was_written_of_a_record_that_cannot_be_kept_is_taken_back_and_no_more() {
    let mut store = TestStore::refusing(id().part(2), StoreError::TooLarge);
    let refused = keep(&mut store, &record(id()));
    assert_eq!(refused, Err(StoreError::TooLarge));
    assert_eq!(store.steps, ["put 3", "put 2", "delete 2", "delete 3"]);
    assert!(store.held.is_empty());
}

#[test]
fn what_was_there_before_is_another_runs_and_is_never_taken_back() {
    for part in [1, 2, 3] {
        let key = id().part(part);
        let mut store = TestStore::refusing(key, StoreError::AlreadyThere);
        let refused = keep(&mut store, &record(id()));
        assert_eq!(refused, Err(StoreError::AlreadyThere));
        assert!(store.held.keys().eq([&key]), "part {part}");
    }
}

#[test]
fn a_record_that_others_keep_too_is_joined_and_nothing_of_it_is_taken_back() {
    let parts = json::encode(&record(id()));
    // What of it was there before, by a run that was stopped or goes on at this moment.
    for before in 0_usize..8 {
        let mut store = TestStore::default();
        for (at, (key, part)) in parts.iter().enumerate() {
            if before >> at & 1 == 1 {
                store.held.insert(*key, part.reveal().to_vec());
            }
        }
        // A first part is written last: without the others it is damage, and no run's doing.
        if before == 0 || before & 1 == 0 || before == 7 {
            assert_eq!(join(&mut store, &record(id())), Ok(true), "{before}");
            assert_eq!(store.held.len(), 3);
        } else {
            assert!(join(&mut store, &record(id())).is_err(), "{before}");
            assert_eq!(store.held.len(), before.count_ones() as usize);
        }
        assert!(!store.steps.iter().any(|step| step.starts_with("delete")));
    }
    for error in [StoreError::Locked, StoreError::TooLarge] {
        let mut store = TestStore::refusing(id().part(2), error.clone());
        assert_eq!(join(&mut store, &record(id())), Err(error));
        assert!(!store.steps.iter().any(|step| step.starts_with("delete")));
    }
}

#[test]
fn what_is_there_with_another_content_is_not_joined_and_stays_as_it_is() {
    let mut other = record(id());
    other.content = Content::RecoveryCodes(vec![Secret::new(b"another".to_vec())]);
    let mut store = TestStore::default();
    keep(&mut store, &other).unwrap();
    let before = store.held.clone();
    assert_eq!(join(&mut store, &record(id())), Ok(false));
    assert_eq!(store.held, before);
    // A part that another run has written and not finished.
    let mut store = TestStore::default();
    store.held.insert(id().part(3), b"{}".to_vec());
    assert!(join(&mut store, &record(id())).is_err());
    assert_eq!(store.held[&id().part(3)], b"{}");
}

#[test]
fn a_store_that_does_not_answer_is_not_asked_to_take_back() {
    let mut store = TestStore::refusing(id().part(2), StoreError::TimedOut(10));
    let refused = keep(&mut store, &record(id()));
    assert_eq!(refused, Err(StoreError::TimedOut(10)));
    assert_eq!(store.steps, ["put 3", "put 2"]);
}

#[test]
fn a_record_without_one_of_its_parts_is_damaged_and_one_without_its_first_is_not_there() {
    let mut store = TestStore::default();
    keep(&mut store, &record(id())).unwrap();
    for (part, error) in [
        (
            3,
            StoreError::Damaged {
                place: id().to_string(),
                what: "a part of it is gone".to_owned(),
            },
        ),
        (1, StoreError::NotFound),
    ] {
        store.held.remove(&id().part(part));
        assert_eq!(fetch(&mut store, id()).unwrap_err(), error);
    }
}

#[test]
fn a_store_that_fails_at_a_part_says_why_and_the_record_counts_as_whole() {
    let mut store = TestStore::default();
    keep(&mut store, &record(id())).unwrap();
    store.refuses = Some((id().part(2), StoreError::Locked));
    assert_eq!(fetch(&mut store, id()).unwrap_err(), StoreError::Locked);
}

#[test]
fn a_part_that_is_not_what_was_written_is_told_with_the_name_of_its_record() {
    for part in [2, 1] {
        let mut store = TestStore::default();
        keep(&mut store, &record(id())).unwrap();
        store.held.insert(id().part(part), b"{}".to_vec());
        let refused = fetch(&mut store, id()).unwrap_err();
        assert!(matches!(refused, StoreError::Damaged { place, .. } if place == id().to_string()));
    }
}

#[test]
fn who_forgets_a_record_forgets_all_its_parts_and_no_other_and_never_what_opens_a_vault() {
    let mut store = TestStore::default();
    keep(&mut store, &record(id())).unwrap();
    keep(&mut store, &record(other())).unwrap();
    store.held.insert(id().identity(), b"the identity".to_vec());
    assert_eq!(forget(&mut store, id()), Ok(true));
    let held: Vec<_> = store.held.keys().copied().collect();
    let whole = [1, 2, 3].map(|part| other().part(part));
    assert_eq!(held[0], id().identity());
    assert_eq!(held[1..], whole);
    assert_eq!(keys(&mut store).unwrap(), whole);
    assert_eq!(forget(&mut store, id()), Ok(false));
}

#[test]
fn a_part_that_is_gone_already_is_no_reason_to_stop_forgetting_and_any_other_trouble_is() {
    let mut store = TestStore::default();
    keep(&mut store, &record(id())).unwrap();
    store.refuses = Some((id().part(1), StoreError::NotFound));
    assert_eq!(forget(&mut store, id()), Ok(true));
    assert!(store.held.is_empty());
    keep(&mut store, &record(other())).unwrap();
    store.refuses = Some((other().part(1), StoreError::Locked));
    assert_eq!(forget(&mut store, other()), Err(StoreError::Locked));
}
