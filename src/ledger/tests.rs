//! Each rule of the ledger by itself; `destruction` breaks all of them at once.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on should say where"
)]

use crate::failure::Explain;
use crate::ledger::Damage;
use crate::ledger::Ledger;
use crate::ledger::NotAllowed;
use crate::ledger::book::Book;
use crate::ledger::book::Mark;
use crate::ledger::book::Set;
use crate::ledger::book::Standing;
use crate::ledger::event::Added;
use crate::ledger::event::Enrolled;
use crate::ledger::event::Event;
use crate::ledger::event::KeyKept;
use crate::ledger::event::Marked;
use crate::ledger::event::Phase;
use crate::ledger::event::Proof;
use crate::ledger::event::What;
use crate::ledger::event::Which;
use crate::ledger::factor::Factor;
use crate::ledger::factor::Traits;
use crate::ledger::line;
use crate::ledger::line::Broken;
use crate::ledger::line::Head;
use crate::ledger::salvage::salvage;
use crate::record::id::RecordId;

/// The id that ends in this digit.
fn id(digit: char) -> RecordId {
    format!("0123456789abcdefghjkmnpqr{digit}").parse().unwrap()
}

fn added(set: RecordId, count: u32) -> Added {
    Added {
        set,
        site: "pypi".to_owned(),
        account: "ada".to_owned(),
        count,
        marks: Vec::new(),
        void: false,
        replaces: None,
    }
}

fn enrolled(id: RecordId) -> Enrolled {
    Enrolled {
        id,
        site: "github".to_owned(),
        account: "grace".to_owned(),
        traits: Traits {
            method: "totp".to_owned(),
            issuer: "GitHub".to_owned(),
            holder: "grace@example.net".to_owned(),
            algorithm: "SHA256".to_owned(),
            digits: 8,
            period: Some(60),
            bits: 160,
        },
        proof: Proof {
            confirmed: false,
            elsewhere: false,
            last: Some(40),
            counter: 41,
        },
    }
}

fn key(digit: char, replaces: Option<char>) -> KeyKept {
    KeyKept {
        id: id(digit),
        address: "https://haveibeenpwned.com/api/v3/".to_owned(),
        replaces: replaces.map(id),
    }
}

fn mark(number: u32, life: u32, phase: Phase) -> Marked {
    Marked {
        number,
        life,
        phase,
    }
}

fn which(set: char, number: u32) -> Which {
    let set = id(set);
    Which { set, number }
}

/// The book after these events, which come at 10, 11, 12 and so on.
fn book(events: impl IntoIterator<Item = What>) -> Book {
    let mut book = Book::default();
    for (at, what) in (10..).zip(events) {
        book.apply(&Event { at, what }).unwrap();
    }
    book
}

/// What is said to an event that does not follow; it must have changed nothing.
fn refused(book: &Book, what: What) -> &'static str {
    let mut changed = book.clone();
    let NotAllowed(why) = changed.apply(&Event { at: 99, what }).unwrap_err();
    assert_eq!(&changed, book, "{why}");
    why
}

fn set(book: &Book, digit: char) -> &Set {
    book.set(id(digit)).unwrap()
}

fn factor(book: &Book, digit: char) -> &Factor {
    book.factor(id(digit)).unwrap()
}

/// One of each kind, with something in every field.
fn one_of_each() -> Vec<What> {
    let full = Added {
        marks: vec![
            mark(1, 0, Phase::Burnt),
            mark(2, 3, Phase::Unused),
            mark(3, 1, Phase::HandedOut),
        ],
        void: true,
        replaces: Some(id('2')),
        ..added(id('1'), 8)
    };
    let counter = Enrolled {
        traits: Traits {
            period: None,
            ..enrolled(id('3')).traits
        },
        proof: Proof {
            confirmed: true,
            elsewhere: true,
            last: None,
            counter: 7,
        },
        ..enrolled(id('4'))
    };
    vec![
        What::Added(added(id('2'), 1)),
        What::Added(full),
        What::Added(added(id('5'), 2)),
        What::HandedOut(which('5', 2)),
        What::Burnt(which('5', 2)),
        What::GivenBack(which('5', 2)),
        What::Merged {
            set: id('1'),
            void: true,
            marks: vec![mark(4, 2, Phase::Burnt)],
        },
        What::Enrolled(enrolled(id('3'))),
        What::Enrolled(counter),
        What::Accepted {
            id: id('3'),
            step: 42,
        },
        What::Confirmed { id: id('3') },
        What::Counted {
            id: id('4'),
            counter: 8,
        },
        What::Copied { id: id('3') },
        What::Renamed {
            set: id('3'),
            site: "gitlab".to_owned(),
            account: "hopper".to_owned(),
        },
        What::Removed { set: id('5') },
        What::KeyKept(key('6', None)),
        What::KeyKept(key('7', Some('6'))),
    ]
}

#[test]
fn every_event_reads_back_as_it_was_written() {
    let mut end = Head::START;
    for (at, what) in (1..).zip(one_of_each()) {
        let event = Event { at, what };
        let mut text = Vec::new();
        let head = line::append(&mut text, end, &event);
        assert_eq!(head.sequence, at);
        let text = text.strip_suffix(b"\n").unwrap();
        assert_eq!(line::parse(text, end), Ok((head, event)));
        end = head;
    }
}

#[test]
fn a_record_of_another_kind_is_unknown_and_not_taken_for_one_of_these() {
    for what in one_of_each() {
        let mut text = Vec::new();
        line::append(&mut text, Head::START, &Event { at: 1, what });
        let text = String::from_utf8(text).unwrap();
        let (_, json) = text.trim_end().split_once(' ').unwrap();
        for kind in ["codes", "totp"] {
            let json = json.replace(&format!(r#""kind":"{kind}""#), r#""kind":"passkey""#);
            let hash = u128::from_be_bytes(line::chained(Head::START.hash, json.as_bytes()));
            let line = format!("{hash:032x} {json}");
            let parsed = line::parse(line.as_bytes(), Head::START);
            if json.contains("passkey") {
                assert_eq!(parsed, Err(Broken::Unknown));
            } else {
                assert!(parsed.is_ok());
            }
        }
    }
}

#[test]
fn a_line_that_does_not_follow_is_damaged_even_where_its_hash_is_right() {
    let event = Event {
        at: 1,
        what: What::Removed { set: id('1') },
    };
    let other = Head {
        sequence: 4,
        ..Head::START
    };
    let mut text = Vec::new();
    line::append(&mut text, other, &event);
    let text = text.strip_suffix(b"\n").unwrap();
    assert_eq!(line::parse(text, Head::START), Err(Broken::Damaged));
    assert!(line::parse(text, other).is_ok());
}

#[test]
fn a_head_has_one_spelling_and_one_length() {
    let head = Head {
        sequence: 1234,
        ..Head::START
    };
    let text = head.to_bytes();
    assert_eq!(
        text,
        b"doorkey-head/1 00000000000000001234 0da1394140f7c817b70db3587ed882ed\n"
    );
    assert_eq!(Head::parse(&text), Some(head));
    let text = String::from_utf8(text).unwrap();
    for (from, to) in [
        ("head/1", "head/2"),
        ("00001234", "1234"),
        ("00001234", "+0001234"),
        ("0da1", "0DA1"),
        ("0da1", "da1"),
        ("82ed\n", "82ed"),
        ("82ed\n", "82ed \n"),
        ("82ed\n", "82ed\n\n"),
    ] {
        assert!(text.contains(from));
        assert_eq!(Head::parse(text.replace(from, to).as_bytes()), None, "{to}");
    }
}

#[test]
fn a_code_is_handed_out_and_burnt_once() {
    let book = book([
        What::Added(added(id('1'), 4)),
        What::HandedOut(which('1', 1)),
        What::HandedOut(which('1', 2)),
        What::Burnt(which('1', 2)),
    ]);
    let set = set(&book, '1');
    let told = |life, phase, since| Mark { life, phase, since };
    assert_eq!(
        set.marks,
        [
            told(0, Phase::HandedOut, 11),
            told(0, Phase::Burnt, 13),
            told(0, Phase::Unused, 10),
            told(0, Phase::Unused, 10),
        ]
    );
    assert_eq!(set.next(), Some(3));
    assert_eq!((set.site.as_str(), set.account.as_str()), ("pypi", "ada"));
    let phases = [Phase::Unused, Phase::HandedOut, Phase::Burnt];
    assert_eq!(phases.map(|phase| set.count(phase)), [2, 1, 1]);
    let known = [mark(1, 0, Phase::HandedOut), mark(2, 0, Phase::Burnt)];
    assert_eq!(set.known(), known);
    let again = "the code was handed out before";
    assert_eq!(refused(&book, What::HandedOut(which('1', 1))), again);
    assert_eq!(refused(&book, What::HandedOut(which('1', 2))), again);
    assert_eq!(
        refused(&book, What::Burnt(which('1', 2))),
        "the code is burnt already"
    );
    assert_eq!(
        refused(&book, What::GivenBack(which('1', 3))),
        "the code was not handed out"
    );
    for number in [0, 5, u32::MAX] {
        assert_eq!(
            refused(&book, What::HandedOut(which('1', number))),
            "the set has no code with this number"
        );
    }
}

#[test]
fn a_code_that_is_given_back_begins_one_new_life() {
    let mut events = vec![What::Added(added(id('1'), 1))];
    for (life, since) in [(1, 12), (2, 14)] {
        events.push(What::HandedOut(which('1', 1)));
        events.push(What::GivenBack(which('1', 1)));
        let book = book(events.clone());
        let known = [mark(1, life, Phase::Unused)];
        assert_eq!(set(&book, '1').known(), known);
        assert_eq!(set(&book, '1').next(), Some(1));
        assert_eq!(set(&book, '1').marks[0].since, since);
    }
}

#[test]
fn a_code_at_the_end_of_its_lives_is_not_given_back() {
    let old = Added {
        marks: vec![mark(1, u32::MAX, Phase::HandedOut)],
        ..added(id('1'), 1)
    };
    assert_eq!(
        refused(&book([What::Added(old)]), What::GivenBack(which('1', 1))),
        "the code was given back too often"
    );
}

#[test]
fn a_set_is_added_once_and_has_1_to_256_codes() {
    let empty = Book::default();
    for count in [0, 257] {
        assert_eq!(
            refused(&empty, What::Added(added(id('1'), count))),
            "a set has 1 to 256 codes"
        );
    }
    for count in [1, 256] {
        let book = book([What::Added(added(id('1'), count))]);
        assert_eq!(set(&book, '1').marks.len(), count as usize);
        assert_eq!(
            refused(&book, What::Added(added(id('1'), 2))),
            "the set was added before"
        );
    }
    for number in [0, 3] {
        let marks = vec![mark(1, 0, Phase::Burnt), mark(number, 0, Phase::Burnt)];
        let strange = Added {
            marks: marks.clone(),
            ..added(id('1'), 2)
        };
        let why = "the set has no code with this number";
        assert_eq!(refused(&empty, What::Added(strange)), why);
        let merged = What::Merged {
            set: id('1'),
            void: true,
            marks,
        };
        let book = book([What::Added(added(id('1'), 2))]);
        assert_eq!(refused(&book, merged), why);
    }
}

#[test]
fn a_set_that_was_replaced_gives_no_code_and_stays_void() {
    let new = Added {
        replaces: Some(id('1')),
        ..added(id('2'), 1)
    };
    let merged = What::Merged {
        set: id('1'),
        void: false,
        marks: Vec::new(),
    };
    let book = book([
        What::Added(added(id('1'), 1)),
        What::Added(new.clone()),
        merged,
    ]);
    assert!(set(&book, '1').void && !set(&book, '2').void);
    for what in [What::HandedOut, What::Burnt, What::GivenBack] {
        assert_eq!(
            refused(&book, what(which('1', 1))),
            "the set is void: another took its place"
        );
    }
    let lost = Added {
        set: id('3'),
        replaces: Some(id('4')),
        ..new
    };
    assert_eq!(refused(&book, What::Added(lost)), "there is no such set");
}

#[test]
fn of_two_accounts_of_a_code_the_later_life_counts_and_then_the_later_phase() {
    let phases = [Phase::Unused, Phase::HandedOut, Phase::Burnt];
    let all = || (0..3).flat_map(|life| phases.map(|phase| (life, phase)));
    for (life, phase) in all() {
        for (other_life, other_phase) in all() {
            let here = Added {
                marks: vec![mark(2, life, phase)],
                ..added(id('1'), 2)
            };
            let there = What::Merged {
                set: id('1'),
                void: true,
                marks: vec![mark(2, other_life, other_phase)],
            };
            let book = book([What::Added(here), there]);
            let is_news = (other_life, other_phase) > (life, phase);
            let since = if is_news { 11 } else { 10 };
            let (life, phase) = (life, phase).max((other_life, other_phase));
            assert_eq!(set(&book, '1').marks[1], Mark { life, phase, since });
            assert_eq!(set(&book, '1').marks[0].phase, Phase::Unused);
            assert!(set(&book, '1').void);
        }
    }
}

#[test]
fn what_was_removed_is_known_and_takes_no_event_any_more() {
    let book = book([
        What::Added(added(id('1'), 1)),
        What::Enrolled(enrolled(id('2'))),
        What::Added(added(id('3'), 1)),
        What::Enrolled(enrolled(id('4'))),
        What::Removed { set: id('1') },
        What::Removed { set: id('2') },
    ]);
    for digit in ['1', '2'] {
        assert_eq!(book.knows(id(digit)), Some(Standing::Removed));
    }
    for digit in ['3', '4'] {
        assert_eq!(book.knows(id(digit)), Some(Standing::Kept));
    }
    assert_eq!(book.knows(id('5')), None);
    assert!(book.sets().map(|set| set.id).eq([id('3')]));
    assert!(book.all().iter().map(|set| set.id).eq([id('1'), id('3')]));
    assert!(book.factors().map(|factor| factor.id).eq([id('4')]));
    let factors = book.all_factors().iter().map(|factor| factor.id);
    assert!(factors.eq([id('2'), id('4')]));
    for digit in ['1', '5'] {
        assert_eq!(
            refused(&book, What::HandedOut(which(digit, 1))),
            "there is no such set"
        );
        assert_eq!(
            refused(&book, What::Removed { set: id(digit) }),
            "there is no such set"
        );
    }
    for digit in ['2', '5'] {
        assert_eq!(
            refused(&book, What::Confirmed { id: id(digit) }),
            "there is no such enrolment"
        );
    }
    for digit in ['1', '2', '3', '4'] {
        assert_eq!(
            refused(&book, What::Added(added(id(digit), 1))),
            "the set was added before"
        );
        assert_eq!(
            refused(&book, What::Enrolled(enrolled(id(digit)))),
            "the enrolment was added before"
        );
    }
}

#[test]
fn an_enrolment_keeps_what_was_said_of_it() {
    let kept = book([What::Enrolled(enrolled(id('1')))]);
    assert_eq!(factor(&kept, '1').added, 10);
    assert_eq!(factor(&kept, '1').enrolled(), enrolled(id('1')));
    let named = What::Renamed {
        set: id('1'),
        site: "gitlab".to_owned(),
        account: "hopper".to_owned(),
    };
    let kept = book([
        What::Enrolled(enrolled(id('1'))),
        What::Copied { id: id('1') },
        named,
    ]);
    let factor = factor(&kept, '1');
    assert!(factor.proof.elsewhere && !factor.proof.confirmed);
    assert_eq!(factor.site, "gitlab");
    assert_eq!(factor.account, "hopper");
    let confirmed = book([
        What::Enrolled(enrolled(id('1'))),
        What::Confirmed { id: id('1') },
    ]);
    let proof = confirmed.factor(id('1')).unwrap().proof;
    assert!(proof.confirmed && !proof.elsewhere);
}

#[test]
fn a_one_time_code_counts_once_and_a_counter_only_goes_up() {
    let accepted = |step| What::Accepted { id: id('1'), step };
    let counted = |counter| What::Counted {
        id: id('1'),
        counter,
    };
    let kept = book([What::Enrolled(enrolled(id('1'))), accepted(41)]);
    let proof = factor(&kept, '1').proof;
    assert_eq!((proof.last, proof.counter), (Some(41), 42));
    assert!(proof.confirmed);
    for step in [0, 40, 41] {
        assert_eq!(
            refused(&kept, accepted(step)),
            "a code of this moment, or a later one, was accepted before"
        );
    }
    for counter in [0, 41, 42] {
        assert_eq!(
            refused(&kept, counted(counter)),
            "the counter was there before"
        );
    }
    let kept = book([What::Enrolled(enrolled(id('1'))), counted(50), accepted(45)]);
    let proof = factor(&kept, '1').proof;
    assert_eq!((proof.last, proof.counter), (Some(45), 50));
    let kept = book([What::Enrolled(enrolled(id('1'))), accepted(u64::MAX)]);
    assert_eq!(factor(&kept, '1').proof.counter, u64::MAX);
}

#[test]
fn nothing_is_written_of_events_of_which_one_does_not_follow() {
    let ledger = Ledger::new();
    let events = [
        What::Added(added(id('1'), 1)),
        What::HandedOut(which('1', 1)),
        What::HandedOut(which('1', 1)),
    ];
    let events = events.map(|what| Event { at: 1, what });
    assert!(ledger.record(&events).is_err());
    let (entry, book) = ledger.record(&events[..2]).unwrap();
    assert_eq!(entry.keep, 0);
    assert_eq!(set(&book, '1').next(), None);
    let again = Ledger::read(&entry.lines, Some(&entry.head)).unwrap();
    let (next, _) = again.record(&[]).unwrap();
    assert_eq!(next.keep, entry.lines.len() as u64);
    assert_eq!(next.head, entry.head);
    assert_eq!(next.lines, b"");
}

#[test]
fn a_line_that_its_book_does_not_allow_is_damage() {
    let event = Event {
        at: 1,
        what: What::HandedOut(which('1', 1)),
    };
    let mut lines = Vec::new();
    let head = line::append(&mut lines, Head::START, &event);
    for head in [Head::START, head] {
        let read = Ledger::read(&lines, Some(&head.to_bytes()));
        assert_eq!(read, Err(Damage::Line(1)));
    }
}

#[test]
fn only_the_last_line_may_be_broken_and_only_behind_the_head() {
    let mut lines: Vec<Vec<u8>> = Vec::new();
    let mut ends = vec![Head::START];
    for digit in ['1', '2', '3', '4'] {
        let what = What::Added(added(id(digit), 1));
        let mut line = Vec::new();
        let end = *ends.last().unwrap();
        ends.push(line::append(&mut line, end, &Event { at: 1, what }));
        lines.push(line);
    }
    for broken in 1..=4 {
        let mut text = lines.clone();
        let line = &mut text[broken - 1];
        let inside = line.len() - 5;
        line[inside] ^= 1;
        for head in &ends {
            let read = Ledger::read(&text.concat(), Some(&head.to_bytes()));
            if broken == 4 && head.sequence < 4 {
                assert_eq!(read.unwrap().end, ends[3]);
            } else {
                assert_eq!(read, Err(Damage::Line(broken as u64)));
            }
        }
    }
}

/// The lines of these events.
fn lines(events: impl IntoIterator<Item = What>) -> Vec<u8> {
    let (mut lines, mut end) = (Vec::new(), Head::START);
    for (at, what) in (10..).zip(events) {
        end = line::append(&mut lines, end, &Event { at, what });
    }
    lines
}

#[test]
fn what_is_salvaged_has_every_enrolment_and_every_key_as_it_was() {
    let salvaged = salvage(&lines(one_of_each()), 77);
    let before = book(one_of_each());
    let mut after = Book::default();
    for event in &salvaged {
        after.apply(event).unwrap();
    }
    assert_eq!(after.all_factors(), before.all_factors());
    assert_eq!(after.all_keys(), before.all_keys());
    assert_eq!(after.keys().count(), 1);
    assert_eq!(after.all_keys().len(), 2);
    let gone = book([
        What::Enrolled(enrolled(id('1'))),
        What::Removed { set: id('1') },
    ]);
    let lines = lines([
        What::Enrolled(enrolled(id('1'))),
        What::Removed { set: id('1') },
    ]);
    let salvaged = salvage(&lines, 77);
    assert_eq!(
        salvaged,
        [
            Event {
                at: 10,
                what: What::Enrolled(enrolled(id('1')))
            },
            Event {
                at: 77,
                what: What::Removed { set: id('1') }
            },
        ]
    );
    assert_eq!(gone.factors().count(), 0);
}

#[test]
fn what_is_salvaged_has_every_set_with_its_burnt_codes_and_no_code_that_is_offered() {
    let lines = lines([
        What::Added(added(id('1'), 3)),
        What::HandedOut(which('1', 2)),
        What::GivenBack(which('1', 2)),
        What::Burnt(which('1', 3)),
        What::Added(added(id('2'), 1)),
        What::Removed { set: id('2') },
    ]);
    let first = Added {
        marks: vec![
            mark(1, 0, Phase::HandedOut),
            mark(2, 1, Phase::HandedOut),
            mark(3, 0, Phase::Burnt),
        ],
        ..added(id('1'), 3)
    };
    let second = Added {
        marks: vec![mark(1, 0, Phase::HandedOut)],
        ..added(id('2'), 1)
    };
    let events = [
        (10, What::Added(first)),
        (14, What::Added(second)),
        (77, What::Removed { set: id('2') }),
    ];
    let events = events.map(|(at, what)| Event { at, what });
    assert_eq!(salvage(&lines, 77), events);
}

#[test]
fn a_service_has_one_key_and_the_line_that_keeps_another_removes_it() {
    let address = "https://haveibeenpwned.com/api/v3/";
    let of = |book: &Book| book.key_of(address).map(|key| (key.id, key.kept));
    let kept = book([What::KeyKept(key('1', None))]);
    assert_eq!(of(&kept), Some((id('1'), 10)));
    for other in [key('2', None), key('2', Some('3')), key('1', Some('1'))] {
        refused(&kept, What::KeyKept(other));
    }
    let replaced = book([
        What::KeyKept(key('1', None)),
        What::KeyKept(key('2', Some('1'))),
    ]);
    assert_eq!(of(&replaced), Some((id('2'), 11)));
    assert_eq!(replaced.knows(id('1')), Some(Standing::Removed));
    assert_eq!(replaced.keys().count(), 1);
    refused(&replaced, What::Removed { set: id('1') });
    // Of another service there is none, however alike its address is.
    for other in [
        "https://haveibeenpwned.com/api/v3",
        "http://haveibeenpwned.com/api/v3/",
    ] {
        assert_eq!(replaced.key_of(other), None);
    }
    let gone = book([
        What::KeyKept(key('1', None)),
        What::Removed { set: id('1') },
        What::KeyKept(key('3', None)),
    ]);
    assert_eq!(of(&gone), Some((id('3'), 12)));
}

#[test]
fn a_key_takes_no_other_address() {
    let kept = book([What::KeyKept(key('1', None))]);
    let renamed = What::Renamed {
        set: id('1'),
        site: "https://other.example/".to_owned(),
        account: String::new(),
    };
    assert_eq!(refused(&kept, renamed), "there is no such set");
}

#[test]
fn the_line_of_a_key_is_of_a_kind_that_an_older_doorkey_refuses_whole() {
    // To one that does not know the kind it is what `vault` is to this one.
    let line = String::from_utf8(lines([What::KeyKept(key('1', None))])).unwrap();
    let (_, json) = line.trim_end().split_once(' ').unwrap();
    assert!(json.contains(r#""event":"added","set":"0123456789abcdefghjkmnpqr1","kind":"key","#));
    let json = json.replace(r#""kind":"key""#, r#""kind":"vault""#);
    let hash = line::chained(Head::START.hash, json.as_bytes());
    let newer = format!("{:032x} {json}\n", u128::from_be_bytes(hash));
    for head in [Head::START, Head { sequence: 1, hash }] {
        let read = Ledger::read(newer.as_bytes(), Some(&head.to_bytes()));
        assert_eq!(read, Err(Damage::Newer(1)));
    }
}

#[test]
fn that_a_set_is_removed_is_believed_of_a_whole_line_only() {
    let mut lines = lines([
        What::Added(added(id('1'), 1)),
        What::Renamed {
            set: id('1'),
            site: "pypj".to_owned(),
            account: String::new(),
        },
        What::Removed { set: id('1') },
    ]);
    // One bit of the name: what follows is whole by itself, and still its line is not in doubt.
    let at = lines.windows(4).position(|text| text == b"pypj").unwrap();
    lines[at + 3] ^= 1;
    let removed = salvage(&lines, 77);
    assert!(matches!(
        removed.as_slice(),
        [Event { what: What::Added(added), .. }, Event { what: What::Removed { .. }, .. }]
            if added.site == "pypk"
    ));
    // One digit of its hash.
    let last = lines.len() - 2;
    let from = lines[..last]
        .iter()
        .rposition(|&byte| byte == b'\n')
        .unwrap()
        + 1;
    lines[from] = if lines[from] == b'0' { b'1' } else { b'0' };
    assert_eq!(salvage(&lines, 77).len(), 1);
}

#[test]
fn every_damage_is_said_with_what_to_do() {
    for (damage, sentence) in [
        (Damage::Line(7), "line 7 of the ledger is damaged"),
        (
            Damage::Newer(7),
            "line 7 of the ledger is of a newer doorkey",
        ),
        (
            Damage::Other(7),
            "the ledger is another than the one its head vouches for, from line 7 or before",
        ),
        (
            Damage::Short { lines: 3, head: 5 },
            "the ledger has 3 lines and once had 5: it was cut, or an old copy was put back",
        ),
        (Damage::Head, "the head of the ledger is damaged"),
        (Damage::NoHead, "the head of the ledger is missing"),
    ] {
        assert_eq!(damage.to_string(), sentence);
        let hint = damage.hint().unwrap();
        let repairs = hint.contains("`doorkey doctor --repair`");
        assert_eq!(repairs, !matches!(damage, Damage::Newer(_)), "{hint}");
        assert_eq!(hint.contains("newest doorkey"), !repairs);
    }
}
