//! A ledger of any bytes is read or refused; one that is read comes back the same; one that was damaged never
//! offers a code that it had marked.
#![no_main]

use doorkey::ledger::Ledger;
use doorkey::ledger::book::Book;
use doorkey::ledger::event::Phase;
use doorkey::ledger::line;
use doorkey::ledger::line::Head;
use doorkey::ledger::salvage::salvage;
use libfuzzer_sys::fuzz_target;
use sha2::Digest;
use sha2::Sha256;

fuzz_target!(|input: (u16, u16, u8, &[u8])| {
    let (at, vouched, flip, text) = input;
    // As it is: no head, and the first line for a head.
    let first = text
        .iter()
        .position(|&byte| byte == b'\n')
        .map_or(text.len(), |end| end + 1);
    let (head, lines) = text.split_at(first);
    let _refused = Ledger::read(text, None);
    let _refused = Ledger::read(lines, Some(head));
    if let Some(head) = Head::parse(head) {
        assert_eq!(Head::parse(&head.to_bytes()), Some(head));
    }
    is_salvaged(text);

    // Every line as if doorkey had written it.
    let (lines, heads) = chained(text);
    let end = heads[heads.len() - 1];
    let Ok(ledger) = Ledger::read(&lines, Some(&end.to_bytes())) else {
        is_salvaged(&lines);
        return;
    };
    comes_back(&lines, &ledger);

    // Damaged, behind a head that vouches for some of it.
    let vouched = heads[usize::from(vouched) % heads.len()];
    let vouched_for = Ledger::read(&lines, Some(&vouched.to_bytes()))
        .expect("a head that lags")
        .book;
    assert_eq!(vouched_for, ledger.book);
    let shown = book_up_to(&lines, vouched);
    if lines.is_empty() {
        return;
    }
    let at = usize::from(at) % lines.len();
    let mut damaged = lines.clone();
    damaged[at] ^= flip.max(1);
    for damaged in [&damaged[..], &lines[..at], &lines[at..]] {
        if let Ok(read) = Ledger::read(damaged, Some(&vouched.to_bytes())) {
            assert!(!offers_again(&read.book, &shown), "a code is offered again");
        }
        is_salvaged(damaged);
    }
});

/// The lines of `text` with their hashes, and the head behind each.
fn chained(text: &[u8]) -> (Vec<u8>, Vec<Head>) {
    let (mut lines, mut heads) = (Vec::new(), vec![Head::START]);
    for json in text
        .split(|&byte| byte == b'\n')
        .filter(|json| !json.is_empty())
    {
        let before = heads[heads.len() - 1];
        let whole = Sha256::new()
            .chain_update(before.hash)
            .chain_update(json)
            .finalize();
        let mut hash = [0; 16];
        hash.copy_from_slice(&whole[..16]);
        lines.extend_from_slice(format!("{:032x} ", u128::from_be_bytes(hash)).as_bytes());
        lines.extend_from_slice(json);
        lines.push(b'\n');
        heads.push(Head {
            sequence: before.sequence + 1,
            hash,
        });
    }
    (lines, heads)
}

/// Its events, written anew, make the same book.
fn comes_back(lines: &[u8], ledger: &Ledger) {
    let mut before = Head::START;
    let mut events = Vec::new();
    for text in lines
        .split(|&byte| byte == b'\n')
        .filter(|text| !text.is_empty())
    {
        let (end, event) = line::parse(text, before).expect("a line that was read");
        events.push(event);
        before = end;
    }
    let (entry, book) = Ledger::new().record(&events).expect("events that follow");
    let again = Ledger::read(&entry.lines, Some(&entry.head)).expect("what was just written");
    assert!(book == ledger.book && again.book == book);
}

fn book_up_to(lines: &[u8], head: Head) -> Book {
    let count = usize::try_from(head.sequence).expect("a few lines");
    let kept: Vec<u8> = lines
        .split_inclusive(|&byte| byte == b'\n')
        .take(count)
        .flatten()
        .copied()
        .collect();
    Ledger::read(&kept, Some(&head.to_bytes()))
        .expect("the lines it vouches for")
        .book
}

/// The rule of `src/ledger/destruction.rs`.
fn offers_again(now: &Book, before: &Book) -> bool {
    before.sets().any(|set| {
        let Some(later) = now.set(set.id).filter(|later| !later.removed) else {
            return false;
        };
        let mut pairs = set.marks.iter().zip(&later.marks);
        pairs.any(|(before, now)| {
            before.phase != Phase::Unused && now.phase == Phase::Unused && now.life <= before.life
        }) || (set.void && !later.void)
    })
}

/// What is saved can be recorded, and offers nothing.
fn is_salvaged(lines: &[u8]) {
    let events = salvage(lines, 9);
    let (_, book) = Ledger::new().record(&events).expect("what was saved");
    assert!(book.sets().all(|set| set.next().is_none()));
}
