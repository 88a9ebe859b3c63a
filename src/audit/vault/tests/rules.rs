//! Each rule: what breaks it, and what does not.

use super::*;
use crate::audit::vault::list::State;
use crate::breach::exposure::Exposure;
use crate::breach::exposure::Verdict;
use crate::report::Severity;
use crate::vault::entry::Kind;
use crate::vault::totp::Totp;

#[test]
fn a_password_of_two_accounts_is_reused_and_of_two_entries_of_one_account_is_not() {
    let entries = vec![
        entry("A", "https://a.example/login", "ada", &strong(1)),
        entry("A again", "http://www.a.example", "Ada", &strong(1)),
        entry("B", "https://b.example", "ada", &strong(2)),
        entry("C", "https://c.example", "ada", &strong(2)),
        entry("C", "https://c.example", "bob", &strong(2)),
        entry("Pages", "https://ada.github.io", "ada", &strong(3)),
        entry("Others", "https://bob.github.io", "ada", &strong(3)),
        entry("Shop 1", "https://shop1.square.site", "ada", &strong(4)),
        entry("Shop 2", "https://shop2.square.site", "ada", &strong(4)),
        entry("", "", "", &strong(5)),
        entry("", "", "", &strong(5)),
        entry("Mail", "https://mail.google.com", "ada", &strong(6)),
        entry("Google", "https://accounts.google.com", "ada", &strong(6)),
    ];
    assert_eq!(
        says(entries, &known(), "reused"),
        [
            ": the same password as 1 other account",
            "B: the same password as 2 other accounts",
            "C: the same password as 2 other accounts",
            "Others: the same password as 1 other account",
            "Pages: the same password as 1 other account",
            "Shop 1: the same password as 1 other account",
            "Shop 2: the same password as 1 other account",
        ]
    );
}

#[test]
fn an_empty_password_is_not_reused_and_is_told_where_nothing_else_opens_the_account() {
    let mut with_passkey = entry("P", "https://p.example", "", "");
    with_passkey.has_passkey = true;
    let mut no_field = entry("N", "https://n.example", "", "");
    no_field.password = None;
    let entries = || {
        vec![
            entry("A", "https://a.example", "", ""),
            entry("B", "https://b.example", "", ""),
        ]
    };
    let mut more = entries();
    more.extend([with_passkey, no_field]);
    assert_eq!(says(entries(), &known(), "reused"), [""; 0]);
    assert_eq!(
        says(more, &known(), "empty"),
        [
            "A: the field for the password is empty",
            "B: the field for the password is empty"
        ]
    );
}

#[test]
fn a_name_in_the_entry_is_no_password() {
    let mut mail = entry("Mail", "https://m.example", "", "ada.lovelace");
    mail.email = "ada.lovelace@example.org".to_owned();
    let entries = vec![
        entry("User", "https://u.example", "LOVELACE", "lovelace"),
        mail,
        entry("Bücherei", "https://x.example", "ada", "bücherei "),
        entry("Title", "https://x.example", "ada", "title"),
        entry("Site", "https://www.shop.example", "ada", "Shop"),
        entry(
            "Host",
            "https://git.shop.example",
            "ada",
            "git.shop.example",
        ),
        entry("Other", "https://o.example", "ada", &strong(1)),
        entry("", "", "", &strong(2)),
    ];
    let list = audit(&[source("a.csv", entries)], &known(), "equals-name");
    let told: Vec<_> = list
        .rows
        .iter()
        .map(|row| row.findings[0].message.as_str())
        .collect();
    assert_eq!(
        told,
        [
            "the password is the user name",
            "the password is the mail address, or what stands before its @",
            "the password is the title",
            "the password is the name of the site",
            "the password is the name of the site",
        ]
    );
    for row in &list.rows {
        assert!(row.is_withheld, "{row:?}");
    }
    assert_eq!(
        (list.rows[0].title.as_str(), list.rows[0].user.as_str()),
        ("User", "")
    );
    assert_eq!(
        (list.rows[3].title.as_str(), list.rows[3].host.as_str()),
        ("Site", "")
    );
    assert_eq!(list.rows[3].links.change, None);
}

#[test]
fn words_of_the_entry_and_of_its_owner_make_a_password_weak() {
    let about = ["quillfeather".to_owned()];
    let about = Known {
        about: &about,
        ..known()
    };
    let entries = || {
        vec![
            entry("Brackenmoor", "https://x.example", "ada", "brackenmoor47"),
            entry("Owner", "https://y.example", "ada", "Quillfeather47"),
            entry("Good", "https://z.example", "ada", &strong(7)),
            entry("Common", "https://w.example", "ada", "password1"),
        ]
    };
    let told = says(entries(), &about, "weak");
    let titles: Vec<_> = told.iter().filter_map(|it| it.split(':').next()).collect();
    assert!(
        titles.contains(&"Common") && titles.contains(&"Owner"),
        "{told:?}"
    );
    assert!(
        titles.contains(&"") || titles.contains(&"Brackenmoor"),
        "{told:?}"
    );
    assert!(!titles.contains(&"Good"), "{told:?}");
}

#[test]
fn exposure_is_told_by_its_source_and_what_nobody_could_say_is_open() {
    let exposures = [
        Exposure::new(Verdict::Exposed(Some(42)), "corpus"),
        Exposure::new(Verdict::Clear, "corpus"),
        Exposure::new(Verdict::Unknown("no answer".to_owned()), "corpus"),
    ];
    let known = Known {
        exposures: Ok(&exposures),
        ..known()
    };
    let entries = vec![
        entry("A", "", "ada", &strong(1)),
        entry("B", "", "ada", &strong(2)),
        entry("C", "", "ada", &strong(3)),
        entry("D", "", "ada", &strong(1)),
        entry("E", "", "ada", &strong(4)),
    ];
    let list = audit(&[source("a.csv", entries)], &known, "exposed");
    let told: Vec<_> = list
        .rows
        .iter()
        .map(|row| (row.title.as_str(), row.findings[0].message.as_str()))
        .collect();
    let sentence = "exposed 42 times in known breaches";
    assert_eq!(told, [("A", sentence), ("D", sentence)]);
    let rule = &list.account.rules[0];
    assert_eq!(
        rule.open,
        [
            ("no answer".to_owned(), 1),
            ("nobody was asked".to_owned(), 1)
        ]
    );
}

#[test]
fn a_breach_since_the_password_was_set_is_told_and_doubt_is_said() {
    let known = Known {
        breaches: Ok(&TestBreaches(None)),
        ..known()
    };
    let shop = |title: &str, set: Option<&str>, changed: Option<&str>| {
        let mut entry = entry(title, "https://shop.example", title, &strong(1));
        entry.password_changed = set.map(day);
        entry.changed = changed.map(day);
        entry
    };
    let lived = |title: &str, created: &str, changed: Option<&str>| {
        let mut entry = shop(title, None, changed);
        entry.created = Some(day(created));
        entry
    };
    let entries = vec![
        lived("Imported", "2019-01-01", Some("2026-01-01")),
        lived("Made after", "2025-01-01", Some("2026-01-01")),
        lived("Made between", "2021-01-01", None),
        shop("Before both", Some("2019-01-01"), Some("2026-01-01")),
        shop("Between", Some("2021-01-01"), None),
        shop("Same day", Some("2024-05-05"), None),
        shop("After", Some("2024-05-06"), None),
        shop("Changed before", None, Some("2023-01-01")),
        shop("Changed after", None, Some("2025-01-01")),
        shop("Unknown", None, None),
        entry("Elsewhere", "https://other.example", "ada", &strong(2)),
    ];
    assert_eq!(
        says(entries, &known, "breached-site"),
        [
            "Before both: its site was breached on 2024-05-05 (2 breaches in all), and the password is from 2019-01-01",
            "Between: its site was breached on 2024-05-05, and the password is from 2021-01-01",
            "Changed after: its site was breached on 2024-05-05 (2 breaches in all), and the password may be older than \
             the breach: the entry was last changed on 2025-01-01, and nothing tells when its password was",
            "Changed before: its site was breached on 2024-05-05 (2 breaches in all), and the password may be older than \
             the breach: the entry was last changed on 2023-01-01, and nothing tells when its password was",
            "Imported: its site was breached on 2024-05-05 (2 breaches in all), and the password may be older than \
             the breach: the entry was last changed on 2026-01-01, and nothing tells when its password was",
            "Made between: its site was breached on 2024-05-05, and the password may be older than the breach: the \
             entry was last changed on 2021-01-01, and nothing tells when its password was",
            "Same day: its site was breached on 2024-05-05, and the password is from 2024-05-05",
            "Unknown: its site was breached on 2024-05-05 (2 breaches in all), and nothing tells when the password was set",
        ]
    );
    let list = audit(
        &[source(
            "a",
            vec![shop("x", None, None), shop("y", Some("2020-01-01"), None)],
        )],
        &known,
        "breached-site",
    );
    let of = |title: &str| {
        list.rows
            .iter()
            .find(|row| row.title == title)
            .unwrap()
            .findings[0]
            .clone()
    };
    assert_eq!(
        (of("x").severity, of("y").severity),
        (Severity::Warning, Severity::Error)
    );
    assert_eq!(
        of("y").detail.as_deref(),
        Some("Shop again (2024-05-05): passwords; Shop (2020-05-05): passwords")
    );
}

#[test]
fn a_second_factor_that_is_stored_counts_and_none_is_never_called_off() {
    let known = Known {
        sites: Ok(&TestSites),
        ..known()
    };
    let with = |title: &str, totp, passkey| {
        let mut entry = entry(title, "https://mail.example", title, &strong(1));
        entry.totp = if totp { Totp::Seed } else { Totp::None };
        entry.has_passkey = passkey;
        entry
    };
    let entries = || {
        vec![
            with("none", false, false),
            with("totp", true, false),
            with("passkey", false, true),
            entry("shop", "https://shop.example", "ada", &strong(2)),
            entry("unknown", "https://unknown.example", "ada", &strong(3)),
        ]
    };
    let told = says(entries(), &known, "no-second-factor");
    assert_eq!(
        told,
        ["none: no TOTP or passkey stored here; its site takes TOTP, security key"]
    );
    assert!(!told[0].contains("off"));
    let offered = says(entries(), &known, "passkey-offered");
    let sentence = "its site takes passkeys, and none is stored here";
    assert_eq!(
        offered,
        [format!("none: {sentence}"), format!("totp: {sentence}")]
    );
    let list = audit(&[source("a", entries())], &known, "no-second-factor");
    assert_eq!(list.account.rules[7].told_of, Some(4));
}

#[test]
fn an_address_in_the_clear_is_told_unless_it_lies_near() {
    let entries = vec![
        entry("A", "http://a.example", "", &strong(1)),
        entry("B", "https://b.example", "", &strong(2)),
        entry("C", "http://localhost:8080", "", &strong(3)),
        entry("D", "http://192.168.1.1/", "", &strong(4)),
        entry("E", "e.example", "", &strong(5)),
        entry("F", "ws://f.example", "", &strong(6)),
    ];
    let sentence = "an address begins with http://";
    assert_eq!(
        says(entries, &known(), "plain-http"),
        [format!("A: {sentence}"), format!("F: {sentence}")]
    );
}

#[test]
fn days_that_its_owner_set_are_kept() {
    let ends = |title: &str, day: u64| {
        let mut entry = entry(title, "", title, &strong(1));
        entry.expires = Some(day);
        entry
    };
    let now = day("2026-11-26");
    let entries = || {
        vec![
            ends("past", day("2026-01-01")),
            ends("now", now),
            ends("soon", now + 1),
            ends("month", day("2026-12-26")),
            ends("later", day("2026-12-27")),
        ]
    };
    assert_eq!(
        says(entries(), &known(), "expired"),
        ["now: expired on 2026-11-26", "past: expired on 2026-01-01"]
    );
    assert_eq!(
        says(entries(), &known(), "expiring"),
        [
            "month: expires on 2026-12-26",
            "soon: expires on 2026-11-26"
        ]
    );
    let limits = Limits {
        expiring_days: 31,
        ..Limits::default()
    };
    assert_eq!(
        says(entries(), &Known { limits, ..known() }, "expiring").len(),
        3
    );
}

#[test]
fn age_is_told_only_to_who_asks() {
    let mut old = entry("Old", "", "ada", &strong(1));
    old.password_changed = Some(day("2020-01-01"));
    old.last_used = Some(day("2021-01-01"));
    let mut fresh = entry("Fresh", "", "ada", &strong(2));
    fresh.changed = Some(day("2026-01-01"));
    fresh.last_used = Some(day("2026-11-01"));
    let unknown = entry("Unknown", "", "ada", &strong(3));
    let sources = [source("a", vec![old, fresh, unknown])];
    let usual = audit(&sources, &known(), "");
    assert_eq!(usual.rows, []);
    assert!(
        usual
            .account
            .rules
            .iter()
            .any(|it| it.rule.id == "old" && it.state == State::Off)
    );
    let asked = audit(&sources, &known(), "+old,+unused");
    let told: Vec<_> = asked
        .rows
        .iter()
        .flat_map(|row| &row.findings)
        .map(|it| it.message.as_str())
        .collect();
    assert_eq!(
        told,
        ["the password is from 2020-01-01", "last used on 2021-01-01"]
    );
    let open = |id: &str| {
        asked
            .account
            .rules
            .iter()
            .find(|it| it.rule.id == id)
            .unwrap()
            .open
            .len()
    };
    assert_eq!((open("old"), open("unused")), (1, 1));
}

#[test]
fn entries_of_one_account_are_duplicates_across_files() {
    let sources = [
        source(
            "a.csv",
            vec![
                entry("A", "https://a.example", "ada", &strong(1)),
                entry("B", "https://b.example", "ada", &strong(2)),
                entry("N", "", "", &strong(3)),
            ],
        ),
        source(
            "b.csv",
            vec![
                entry("a", "a.example", "ADA", &strong(1)),
                entry("B", "https://login.b.example", "ada", &strong(4)),
                entry("N", "", "", &strong(5)),
            ],
        ),
    ];
    let list = audit(&sources, &known(), "duplicate");
    let told: BTreeSet<_> = list
        .rows
        .iter()
        .map(|row| {
            (
                row.file,
                row.title.as_str(),
                row.findings[0].message.as_str(),
            )
        })
        .collect();
    let same = "2 entries for one account";
    let different = "2 entries for one account, with different passwords: one may be out of date";
    assert_eq!(
        told,
        BTreeSet::from([
            (0, "A", same),
            (1, "a", same),
            (0, "B", different),
            (1, "B", different)
        ])
    );
    assert_eq!(list.groups.len(), 2);
}

#[test]
fn a_second_factor_without_recovery_codes_is_a_way_to_be_locked_out() {
    let known = Known {
        codes: Ok(&TestCodes),
        ..known()
    };
    let with = |title: &str, url: &str| {
        let mut entry = entry(title, url, title, &strong(1));
        entry.totp = Totp::Seed;
        entry
    };
    let entries = || {
        vec![
            with("kept", "https://git.example"),
            with("none", "https://mail.example"),
            with("nobody knows", "https://odd.example"),
            with("no address", ""),
            entry("no factor", "https://mail.example", "ada", &strong(2)),
        ]
    };
    assert_eq!(
        says(entries(), &known, "recovery-blocker"),
        ["none: a second factor is stored, and no recovery codes are kept here for its site"]
    );
    let list = audit(&[source("a", entries())], &known, "recovery-blocker");
    let rule = list
        .account
        .rules
        .iter()
        .find(|it| it.rule.id == "recovery-blocker")
        .unwrap();
    assert_eq!(rule.open.len(), 2);
}

#[test]
fn notes_and_cards_are_not_audited_and_what_has_a_password_is() {
    let of = |kind, password: &str| {
        let mut entry = entry("X", "", &format!("{kind:?}"), password);
        entry.kind = kind;
        entry
    };
    let entries = vec![
        of(Kind::Note, ""),
        of(Kind::Card, ""),
        of(Kind::Wifi, "password"),
        of(Kind::Key, "password"),
        of(Kind::Login, "password"),
    ];
    let list = audit(&[source("a", entries)], &known(), "weak");
    assert_eq!(
        (list.account.read(), list.account.checked(), list.rows.len()),
        (5, 3, 3)
    );
}

#[test]
fn what_says_little_of_a_breach_is_a_warning_and_a_list_in_doubt_is_open() {
    let of = |title: &str, host: &str, set: Option<&str>| {
        let mut entry = entry(title, &format!("https://{host}"), title, &strong(1));
        entry.password_changed = set.map(day);
        entry
    };
    let entries = || {
        vec![
            of("Dateless", "dateless.example", Some("2026-01-01")),
            of("Both", "both.example", Some("2020-01-01")),
            of("Silent", "silent.example", Some("2020-01-01")),
            of("Fine", "fine.example", Some("2020-01-01")),
            of("New", "shop.example", Some("2025-01-01")),
            entry("Nowhere", "", "ada", &strong(1)),
        ]
    };
    let known = |doubt: &'static TestBreaches| Known {
        breaches: Ok(doubt),
        ..known()
    };
    assert_eq!(
        says(entries(), &known(&TestBreaches(None)), "breached-site"),
        [
            "Both: its site was breached on 2024-05-05 (2 breaches in all), and the password is from 2020-01-01",
            "Dateless: its site was breached, nobody knows when, and the password is from 2026-01-01",
            "Silent: its site was breached on 2024-05-05, and the password is from 2020-01-01; nothing tells what was \
             lost there",
        ]
    );
    let account = |doubt| {
        let list = audit(&[source("a", entries())], &known(doubt), "breached-site");
        let severity = |title: &str| {
            list.rows
                .iter()
                .find(|row| row.title == title)
                .unwrap()
                .severity()
        };
        assert_eq!(severity("Both"), Some(Severity::Error));
        assert_eq!(severity("Dateless"), Some(Severity::Warning));
        assert_eq!(severity("Silent"), Some(Severity::Warning));
        let rule = list
            .account
            .rules
            .iter()
            .find(|it| it.rule.id == "breached-site")
            .unwrap();
        (rule.open.clone(), list.account.is_incomplete())
    };
    assert_eq!(account(&TestBreaches(None)), (vec![], false));
    // Those of which nothing was found, where a breach could be one of their site.
    let open = (vec![("it is old".to_owned(), 2)], true);
    assert_eq!(account(&TestBreaches(Some("it is old"))), open);
}

/// A clock that was wrong, or a joke, is no word for a new password.
#[test]
fn a_password_from_the_future_is_of_an_unknown_day() {
    let known = Known {
        breaches: Ok(&TestBreaches(None)),
        ..known()
    };
    let of = |title: &str, set: &str, changed: Option<&str>, created: Option<&str>| {
        let mut entry = entry(title, "https://shop.example", title, &strong(1));
        entry.password_changed = Some(day(set));
        entry.changed = changed.map(day);
        entry.created = created.map(day);
        entry
    };
    let entries = || {
        vec![
            of("Joke", "2099-01-01", None, None),
            of("All", "2099-01-01", Some("2099-01-01"), Some("2099-01-01")),
            of("Changed", "2099-01-01", Some("2025-01-01"), None),
            of("Made", "2099-01-01", None, Some("2025-01-01")),
            // A time without a zone.
            of("Today", "2026-11-27", None, None),
        ]
    };
    assert_eq!(
        says(entries(), &known, "breached-site"),
        [
            "All: its site was breached on 2024-05-05 (2 breaches in all), and nothing tells when the password was set",
            "Changed: its site was breached on 2024-05-05 (2 breaches in all), and the password may be older than the \
             breach: the entry was last changed on 2025-01-01, and nothing tells when its password was",
            "Joke: its site was breached on 2024-05-05 (2 breaches in all), and nothing tells when the password was set",
        ]
    );
    let list = audit(&[source("a", entries())], &known, "old,unused");
    let open = |id: &str| {
        let rule = list
            .account
            .rules
            .iter()
            .find(|it| it.rule.id == id)
            .unwrap();
        rule.open.iter().map(|(_, count)| count).sum::<usize>()
    };
    assert_eq!(open("old"), 2);
}

#[test]
fn a_further_password_is_judged_and_says_nothing_of_the_rest_again() {
    let known = Known {
        sites: Ok(&TestSites),
        ..known()
    };
    let of = |password: &str, is_further| {
        let mut entry = entry("A", "http://mail.example", "ada", password);
        entry.is_further = is_further;
        entry
    };
    let entries = || vec![of(&strong(1), false), of("password", true)];
    for (rule, count) in [
        ("weak", 1),
        ("plain-http", 1),
        ("no-second-factor", 1),
        ("passkey-offered", 1),
        ("duplicate", 0),
        ("reused", 0),
    ] {
        let list = audit(&[source("a", entries())], &known, rule);
        assert_eq!(list.account.found, count, "{rule}");
    }
    let list = audit(&[source("a", entries())], &known, "unused");
    let unused = list
        .account
        .rules
        .iter()
        .find(|it| it.rule.id == "unused")
        .unwrap();
    assert_eq!(unused.open.iter().map(|(_, count)| count).sum::<usize>(), 1);
}
