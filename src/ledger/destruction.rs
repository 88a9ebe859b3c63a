//! The ledger, tested to destruction: no damage may make a code that was handed out look unused.

#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test that cannot go on should say where"
)]

use rand::Rng;
use rand::RngExt;
use rand::SeedableRng;
use rand::rngs::StdRng;

use crate::ledger::Damage;
use crate::ledger::Ledger;
use crate::ledger::book::Book;
use crate::ledger::event::Added;
use crate::ledger::event::Event;
use crate::ledger::event::Marked;
use crate::ledger::event::Phase;
use crate::ledger::event::What;
use crate::ledger::event::Which;
use crate::ledger::salvage::salvage;
use crate::record::id::RecordId;

/// A ledger as it stands on the disk.
#[derive(Clone, Default)]
struct Disk {
    lines: Vec<u8>,
    head: Option<Vec<u8>>,
}

impl Disk {
    fn read(&self) -> Result<Ledger, Damage> {
        Ledger::read(&self.lines, self.head.as_deref())
    }

    /// As the protocol does it: lines first, then the head. `None` where the event is not allowed.
    fn record(&mut self, what: What) -> Option<Book> {
        let ledger = self.read().expect("an undamaged ledger");
        let (entry, book) = ledger.record(&[Event { at: 7, what }]).ok()?;
        self.lines.truncate(usize::try_from(entry.keep).ok()?);
        self.lines.extend_from_slice(&entry.lines);
        self.head = Some(entry.head);
        Some(book)
    }
}

fn added(set: RecordId, count: u32) -> What {
    What::Added(Added {
        set,
        site: "pypi".to_owned(),
        account: "ada \"the\" first\u{1f}".to_owned(),
        count,
        marks: Vec::new(),
        void: false,
        replaces: None,
    })
}

/// A ledger with a bit of everything, and the disk after each of its events.
fn history() -> Vec<Disk> {
    let random = &mut StdRng::seed_from_u64(3);
    let [one, two, three] = [(); 3].map(|()| RecordId::random(random));
    let which = |set, number| Which { set, number };
    let mut second = added(two, 3);
    if let What::Added(added) = &mut second {
        added.replaces = Some(one);
    }
    let events = [
        added(one, 4),
        What::HandedOut(which(one, 1)),
        What::Burnt(which(one, 1)),
        What::HandedOut(which(one, 2)),
        second,
        What::HandedOut(which(two, 1)),
        What::GivenBack(which(two, 1)),
        What::HandedOut(which(two, 1)),
        What::Burnt(which(two, 3)),
        added(three, 1),
        What::Removed { set: three },
        What::Renamed {
            set: two,
            site: "github".to_owned(),
            account: String::new(),
        },
        What::Merged {
            set: two,
            void: false,
            marks: vec![Marked {
                number: 2,
                life: 0,
                phase: Phase::HandedOut,
            }],
        },
    ];
    let mut disk = Disk::default();
    let mut disks = vec![disk.clone()];
    for event in events {
        disk.record(event).expect("an event that follows");
        disks.push(disk.clone());
    }
    disks
}

/// Whether `now` offers a code that `before` had handed out or burnt.
fn offers_again(now: &Book, before: &Book) -> bool {
    before.sets().any(|set| {
        let Some(later) = now.set(set.id).filter(|later| !later.removed) else {
            return false;
        };
        let pairs = set.marks.iter().zip(&later.marks);
        pairs.into_iter().any(|(before, now)| {
            before.phase != Phase::Unused && now.phase == Phase::Unused && now.life <= before.life
        }) || (set.void && !later.void)
    })
}

#[test]
fn what_was_recorded_is_read_back() {
    let disks = history();
    let book = disks.last().unwrap().read().unwrap().book;
    let sets: Vec<_> = book.sets().collect();
    assert_eq!(sets.len(), 2);
    assert!(sets[0].void && !sets[1].void);
    assert_eq!(sets[1].site, "github");
    let phases: Vec<_> = sets[1]
        .marks
        .iter()
        .map(|mark| (mark.life, mark.phase))
        .collect();
    assert_eq!(
        phases,
        [
            (1, Phase::HandedOut),
            (0, Phase::HandedOut),
            (0, Phase::Burnt)
        ]
    );
    assert_eq!(sets[1].next(), None);
    assert_eq!(book.all().len(), 3);
}

#[test]
fn a_ledger_cut_anywhere_is_refused() {
    let disks = history();
    let disk = disks.last().unwrap();
    for length in 0..disk.lines.len() {
        let cut = Disk {
            lines: disk.lines[..length].to_vec(),
            head: disk.head.clone(),
        };
        assert!(cut.read().is_err(), "cut at {length}");
    }
}

#[test]
fn a_write_that_was_cut_anywhere_counts_as_not_there_or_as_done() {
    let disks = history();
    for pair in disks.windows(2) {
        let (before, after) = (&pair[0], &pair[1]);
        for length in before.lines.len()..=after.lines.len() {
            let torn = Disk {
                lines: after.lines[..length].to_vec(),
                head: before.head.clone().or(Some(Ledger::new().end.to_bytes())),
            };
            let ledger = torn.read().unwrap();
            let expected = if length == after.lines.len() {
                after
            } else {
                before
            };
            assert_eq!(ledger.book, expected.read().unwrap().book);
            // And the next line goes where the torn one was.
            let mut next = torn.clone();
            let set = RecordId::random(&mut StdRng::seed_from_u64(9));
            next.record(added(set, 1)).unwrap();
            assert!(next.read().unwrap().book.set(set).is_some());
        }
    }
}

#[test]
fn any_single_bit_flipped_is_refused() {
    let disks = history();
    let disk = disks.last().unwrap();
    for at in 0..disk.lines.len() * 8 {
        let mut flipped = disk.clone();
        flipped.lines[at / 8] ^= 1 << (at % 8);
        assert!(flipped.read().is_err(), "bit {at}");
    }
    let head = disk.head.clone().unwrap();
    for at in 0..head.len() * 8 {
        let mut flipped = disk.clone();
        flipped.head.as_mut().unwrap()[at / 8] ^= 1 << (at % 8);
        assert!(flipped.read().is_err(), "bit {at} of the head");
    }
}

#[test]
fn a_bit_flipped_in_the_line_after_the_head_never_offers_a_code_again() {
    for pair in history().windows(2) {
        let (before, after) = (&pair[0], &pair[1]);
        let Some(head) = &before.head else { continue };
        let shown = before.read().unwrap().book;
        for at in before.lines.len() * 8..after.lines.len() * 8 {
            let mut flipped = Disk {
                lines: after.lines.clone(),
                head: Some(head.clone()),
            };
            flipped.lines[at / 8] ^= 1 << (at % 8);
            if let Ok(ledger) = flipped.read() {
                assert!(!offers_again(&ledger.book, &shown));
            }
        }
    }
}

#[test]
fn lines_swapped_doubled_dropped_or_taken_from_another_ledger_are_refused() {
    let disks = history();
    let disk = disks.last().unwrap();
    let lines: Vec<_> = disk.lines.split_inclusive(|&byte| byte == b'\n').collect();
    let with = |lines: &[&[u8]]| Disk {
        lines: lines.concat(),
        head: disk.head.clone(),
    };
    for at in 0..lines.len() {
        let mut dropped = lines.clone();
        dropped.remove(at);
        assert!(with(&dropped).read().is_err(), "dropped {at}");
        let mut doubled = lines.clone();
        doubled.insert(at, lines[at]);
        match with(&doubled).read() {
            // Behind the head it is a write that nobody relies on.
            Ok(ledger) if at == lines.len() - 1 => {
                assert_eq!(ledger.book, disk.read().unwrap().book);
            }
            read => assert!(read.is_err(), "doubled {at}"),
        }
        for other in 0..at {
            let mut swapped = lines.clone();
            swapped.swap(at, other);
            assert!(with(&swapped).read().is_err(), "swapped {at} and {other}");
        }
    }
    let mut other = Disk::default();
    let random = &mut StdRng::seed_from_u64(99);
    for _ in 0..lines.len() {
        other.record(added(RecordId::random(random), 2)).unwrap();
    }
    other.head = disk.head.clone();
    assert!(matches!(other.read(), Err(Damage::Other(13))));
}

#[test]
fn an_old_copy_put_back_is_refused() {
    let disks = history();
    let newest = disks.last().unwrap();
    for old in &disks[..disks.len() - 1] {
        let put_back = Disk {
            lines: old.lines.clone(),
            head: newest.head.clone(),
        };
        assert!(matches!(put_back.read(), Err(Damage::Short { .. })));
    }
    let mut headless = newest.clone();
    headless.head = None;
    assert_eq!(headless.read(), Err(Damage::NoHead));
}

#[test]
fn a_line_of_a_newer_version_is_named_and_not_taken_for_damage() {
    let disks = history();
    let mut disk = disks.last().unwrap().clone();
    let json = br#"{"sequence":14,"at":1,"event":"teleported","set":"00000000000000000000000000"}"#;
    let before = disk.read().unwrap().end;
    let hash = super::line::chained(before.hash, json);
    disk.lines
        .extend_from_slice(format!("{:032x} ", u128::from_be_bytes(hash)).as_bytes());
    disk.lines.extend_from_slice(json);
    disk.lines.push(b'\n');
    assert_eq!(disk.read(), Err(Damage::Newer(14)));
}

#[test]
fn what_is_salvaged_offers_nothing_and_loses_no_set() {
    let disks = history();
    let disk = disks.last().unwrap();
    let whole = disk.read().unwrap().book;
    let random = &mut StdRng::seed_from_u64(5);
    for round in 0..2000 {
        let mut lines = disk.lines.clone();
        for _ in 0..random.random_range(0..4) {
            let at = random.random_range(0..lines.len());
            lines[at] = u8::try_from(random.next_u32() & 255).unwrap();
        }
        let events = salvage(&lines, 8);
        let (entry, book) = Ledger::new().record(&events).unwrap();
        let again = Ledger::read(&entry.lines, Some(&entry.head)).unwrap();
        assert_eq!(again.book, book);
        assert!(book.sets().all(|set| set.next().is_none()), "round {round}");
        if round == 0 || lines == disk.lines {
            assert_eq!(book.sets().count(), whole.sets().count());
            assert!(book.sets().zip(whole.sets()).all(|(new, old)| {
                new.id == old.id && new.site == old.site && new.void == old.void
            }));
        }
    }
}

/// The rules, written once more and as simply as can be, against thousands of random events.
#[test]
fn the_book_agrees_with_a_model_over_random_events() {
    #[derive(Clone, Copy, PartialEq)]
    enum Model {
        Fresh,
        Doubtful,
        Used,
    }
    let random = &mut StdRng::seed_from_u64(11);
    for _ in 0..200 {
        let set = RecordId::random(random);
        let mut disk = Disk::default();
        disk.record(added(set, 5)).unwrap();
        let mut model = [Model::Fresh; 5];
        for _ in 0..40 {
            let number = random.random_range(0..7_u32);
            let which = Which { set, number };
            let there = (number as usize)
                .checked_sub(1)
                .and_then(|at| model.get_mut(at));
            let (what, next) = match (random.random_range(0..3), there.as_deref().copied()) {
                (0, is) => (
                    What::HandedOut(which),
                    (is == Some(Model::Fresh)).then_some(Model::Doubtful),
                ),
                (1, is) => (
                    What::Burnt(which),
                    is.filter(|&is| is != Model::Used).map(|_| Model::Used),
                ),
                (_, is) => (
                    What::GivenBack(which),
                    is.filter(|&is| is != Model::Fresh).map(|_| Model::Fresh),
                ),
            };
            assert_eq!(disk.record(what).is_some(), next.is_some());
            if let (Some(there), Some(next)) = (there, next) {
                *there = next;
            }
            let book = disk.read().unwrap().book;
            let phases = book
                .set(set)
                .unwrap()
                .marks
                .iter()
                .map(|mark| match mark.phase {
                    Phase::Unused => Model::Fresh,
                    Phase::HandedOut => Model::Doubtful,
                    Phase::Burnt => Model::Used,
                });
            assert!(phases.eq(model));
        }
    }
}

#[test]
fn an_old_backup_merged_in_never_un_burns_a_code() {
    let random = &mut StdRng::seed_from_u64(13);
    for _ in 0..500 {
        let set = RecordId::random(random);
        let mut disk = Disk::default();
        disk.record(added(set, 3)).unwrap();
        let mut copies = Vec::new();
        for _ in 0..random.random_range(1..20) {
            let which = Which {
                set,
                number: random.random_range(1..4),
            };
            let what = match random.random_range(0..3) {
                0 => What::HandedOut(which),
                1 => What::Burnt(which),
                _ => What::GivenBack(which),
            };
            let _not_allowed = disk.record(what);
            copies.push(disk.read().unwrap().book);
        }
        let now = disk.read().unwrap().book;
        for old in &copies {
            let marks = old.set(set).unwrap().known();
            let void = false;
            let book = disk.record(What::Merged { set, void, marks }).unwrap();
            let phases = |book: &Book| -> Vec<_> {
                let marks = book.set(set).unwrap().marks.iter();
                marks.map(|mark| (mark.life, mark.phase)).collect()
            };
            assert_eq!(phases(&book), phases(&now));
        }
    }
}
