//! Vaults that are large, and vaults that are made to take long.

use std::time::Duration;
use std::time::Instant;

use super::*;

/// Far above what it takes, far below what comparing each with each would.
fn takes_little(entries: Vec<Entry>, rules: &str) -> List {
    let sources = [source("large", entries)];
    let begun = Instant::now();
    let list = audit(&sources, &known(), rules);
    assert!(
        begun.elapsed() < Duration::from_mins(3),
        "{:?}",
        begun.elapsed()
    );
    list
}

fn vault(password: impl Fn(u32) -> String) -> Vec<Entry> {
    (0..10_000)
        .map(|at| {
            entry(
                &format!("Entry {at}"),
                &format!("https://s{at}.example"),
                "ada",
                &password(at),
            )
        })
        .collect()
}

const RULES: &str = "reused,variant,equals-name,empty,plain-http,expired,duplicate";

#[test]
fn ten_thousand_entries_take_little() {
    let list = takes_little(vault(|at| strong(at / 2)), RULES);
    assert_eq!(list.rows.len(), 10_000);
    assert_eq!(list.groups.len(), 5000);
}

#[test]
fn ten_thousand_variations_of_one_password_take_little() {
    let list = takes_little(vault(|at| format!("Tr0mbone-player-{at}")), RULES);
    assert_eq!(list.groups.len(), 1);
}

#[test]
fn ten_thousand_passwords_that_share_every_part_take_little() {
    let letter = |number: u32| char::from(b'a' + u8::try_from(number % 26).unwrap());
    let spread = |at: u32| -> String {
        let random = strong(at);
        format!(
            "aaaaaaaa{}bbbbbbbb{}{}cccccccc",
            random.get(..4).unwrap(),
            letter(at),
            letter(at / 26)
        )
    };
    takes_little(vault(spread), RULES);
    takes_little(
        vault(|at| format!("aaaaaaaa{}aaaaaaaa", strong(at).get(..3).unwrap())),
        RULES,
    );
}

#[test]
fn long_passwords_and_long_names_take_little() {
    let mut entries: Vec<_> = (0..50)
        .map(|at| {
            entry(
                &"x ".repeat(100_000),
                "https://x.example",
                &"y@".repeat(50_000),
                &format!("{at}{}", "ab1!".repeat(100_000)),
            )
        })
        .collect();
    for entry in &mut entries {
        entry.urls =
            vec![format!("https://{}.example/{}", "a".repeat(60), "p".repeat(10_000)); 2000];
    }
    takes_little(entries, "");
}
