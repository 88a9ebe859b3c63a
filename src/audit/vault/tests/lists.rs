//! The list as a whole: its order, its sums, names that are left out, what was there before.

use super::*;
use crate::audit::vault::baseline::Baseline;
use crate::audit::vault::checks;
use crate::audit::vault::list::FileAccount;
use crate::audit::vault::list::Finding;
use crate::audit::vault::list::Row;
use crate::audit::vault::list::State;
use crate::exit::Exit;
use crate::report::Severity;
use crate::vault::entry::BadEntry;
use crate::vault::totp::Totp;

fn mixed() -> Vec<Entry> {
    vec![
        entry("Shop", "https://shop.example", "ada", "password1"),
        entry("Shop too", "http://other.example", "ada", &strong(1)),
        entry("Forge", "https://git.example", "ada", &strong(2)),
        entry("Mail", "https://mail.example", "ada", "password1"),
        entry("Fine", "https://fine.example", "ada", &strong(3)),
        entry("Twice", "https://twice.example", "ada", &strong(4)),
        entry("Twice", "https://twice.example", "ada", &strong(4)),
    ]
}

#[test]
fn the_worst_comes_first_then_what_protects_most_then_the_place_and_notes_are_last() {
    let known = Known {
        sites: Ok(&TestSites),
        ..known()
    };
    let list = audit(&[source("a.csv", mixed())], &known, "");
    let titles: Vec<_> = list.rows.iter().map(|row| row.title.as_str()).collect();
    assert_eq!(
        titles,
        ["Mail", "Shop", "Forge", "Shop too", "Twice", "Twice"]
    );
    let mail: Vec<_> = list.rows[0].findings.iter().map(|it| it.rule.id).collect();
    assert_eq!(
        mail,
        ["reused", "weak", "no-second-factor", "passkey-offered"]
    );
    assert_eq!(list.rows[0].protects, Some(Protects::Mail));
    let reuse = list
        .groups
        .iter()
        .find(|group| group.rule.id == "reused")
        .unwrap();
    assert_eq!(reuse.members, [0, 1]);
    assert_eq!(list.account.scores.iter().flatten().sum::<usize>(), 7);
}

#[test]
fn what_is_left_out_or_put_away_is_counted_and_not_looked_at() {
    let mut entries = mixed();
    entries[0].is_left_out = true;
    let mut source = source("a.csv", entries);
    source.vault.put_away = 4;
    let list = audit(&[source], &known(), "");
    let file = &list.account.files[0];
    assert_eq!(
        (file.read, file.checked, file.left_out, file.put_away),
        (7, 6, 1, 4)
    );
    assert!(list.rows.iter().all(|row| row.title != "Shop"));
    assert!(
        list.rows
            .iter()
            .all(|row| row.findings.iter().all(|it| it.rule.id != "reused"))
    );
}

#[test]
fn a_rule_that_could_not_be_checked_matters_only_to_who_asked_for_it() {
    let fine = || {
        [source(
            "a.csv",
            vec![entry("Fine", "https://fine.example", "ada", &strong(3))],
        )]
    };
    let usual = audit(&fine(), &known(), "");
    assert!(
        matches!(&usual.account.rules[0].state, State::Missing(why) if why.hint.contains("data update"))
    );
    assert_eq!(usual.account.exit(), Exit::Done);
    assert_eq!(
        audit(&fine(), &known(), "+exposed").account.exit(),
        Exit::Incomplete
    );
    assert_eq!(audit(&fine(), &known(), "weak").account.exit(), Exit::Done);
}

#[test]
fn a_finding_beats_what_could_not_be_read_and_nothing_read_is_never_fine() {
    let bad = || BadEntry {
        place: "line 3".to_owned(),
        why: "it has too few columns".to_owned(),
    };
    let exit = |entries, bad: Vec<BadEntry>, is_incomplete| {
        let mut source = source("a.csv", entries);
        source.vault.bad = bad;
        source.vault.is_incomplete = is_incomplete;
        audit(&[source], &known(), "").account.exit()
    };
    let fine = || vec![entry("Fine", "https://fine.example", "ada", &strong(3))];
    assert_eq!(exit(mixed(), vec![bad()], true), Exit::Found);
    assert_eq!(exit(fine(), vec![bad()], true), Exit::Input);
    assert_eq!(exit(fine(), vec![], true), Exit::Incomplete);
    assert_eq!(exit(fine(), vec![], false), Exit::Done);
    assert_eq!(exit(vec![], vec![], false), Exit::Input);
    let mut list = audit(&[source("a.csv", fine())], &known(), "");
    list.account.files.push(FileAccount {
        trouble: Some("wrong password".to_owned()),
        ..FileAccount::default()
    });
    assert_eq!(list.account.exit(), Exit::Input);
}

#[test]
fn who_wants_no_exit_code_gets_none_whatever_was_found_or_not_looked_at() {
    let mut list = audit(&[source("a.csv", mixed())], &known(), "+exposed");
    assert_eq!(list.account.exit(), Exit::Found);
    list.account.exit_zero = true;
    assert_eq!(list.account.exit(), Exit::Done);
    let mut empty = audit(&[], &known(), "");
    assert_eq!(empty.account.exit(), Exit::Input);
    empty.account.exit_zero = true;
    assert_eq!(empty.account.exit(), Exit::Done);
}

#[test]
fn a_rule_that_could_not_tell_of_an_entry_leaves_the_run_incomplete_where_it_was_asked_for() {
    let fine = vec![entry("Fine", "https://fine.example", "ada", &strong(3))];
    let mut list = audit(&[source("a.csv", fine)], &known(), "weak");
    let rules = &mut list.account.rules;
    let weak = rules.iter_mut().find(|it| it.rule.id == "weak").unwrap();
    weak.open.push(("it is too long".to_owned(), 1));
    assert!(weak.matters && weak.state == State::Checked);
    assert_eq!(list.account.exit(), Exit::Incomplete);
}

#[test]
fn the_sums_are_of_all_files() {
    let mut first = source("a.csv", mixed());
    first.vault.entries[0].is_left_out = true;
    let second = source("b.csv", vec![entry("Fine", "", "ada", &strong(3))]);
    let account = audit(&[first, second], &known(), "").account;
    assert_eq!((account.read(), account.checked()), (8, 7));
}

#[test]
fn names_that_are_left_out_stand_nowhere() {
    let mut with_secrets = mixed();
    with_secrets[0].folder = "Private/Ada".to_owned();
    let known = Known {
        sites: Ok(&TestSites),
        breaches: Ok(&TestBreaches(None)),
        ..known()
    };
    let mut source = source("/home/ada/vault.csv", with_secrets);
    source.vault.notes = vec!["the folder Private was skipped".to_owned()];
    source.vault.bad = vec![BadEntry {
        place: "Private/ada.gpg".to_owned(),
        why: "it is damaged".to_owned(),
    }];
    let mut list = audit(&[source], &known, "");
    list.account.files.push(FileAccount {
        name: "/home/ada/other.csv".to_owned(),
        trouble: Some("`/home/ada/other.csv` cannot be read: no such file".to_owned()),
        ..FileAccount::default()
    });
    let why = "Ada knows (until then) (until 2027-01-01)".to_owned();
    list.account.ignored.push(("weak", why, 1));
    list.account.names = vec!["/home/ada/x.corpus".to_owned(), "x.corpus".to_owned()];
    for note in [
        "exposure is looked up in /home/ada/x.corpus (SHA-1)",
        "others can write x.corpus",
        "`/home/ada/.local/state` cannot be read",
    ] {
        list.account.notes.push(note.to_owned());
    }
    list.account.rules[0].state = State::Missing(missing("`/home/ada/lists`"));
    list.account.rules[0].open = vec![("x.corpus: damaged".to_owned(), 1)];
    let list = list.redacted();
    assert_eq!(
        list.account.ignored[0].1,
        "why is left out here (until 2027-01-01)"
    );
    assert!(list.account.files[1].trouble.is_some());
    let told = format!("{list:?}");
    // What protects most is told, and is no name.
    for name in [
        "Shop", "Twice", "ada", "Ada", ".example", "Private", "x.corpus",
    ] {
        assert!(!told.contains(name), "{name} in {told}");
    }
    assert_eq!(list.rows[0].title, "entry 4 of file 1");
    assert_eq!(list.rows[0].place, "entry 4");
    assert!(list.account.is_redacted);
    let [first, second] = &list.account.files[..] else {
        unreachable!("two files")
    };
    assert_eq!((&*first.name, &*second.name), ("file 1", "file 2"));
    assert_eq!(first.bad[0].place, "row 1");
    assert!(first.notes[0].starts_with("1 notes on this file are left out"));
    assert!(second.notes.is_empty());
}

#[test]
fn addresses_with_a_login_lose_it_also_as_a_title() {
    let titled = |title: &str| {
        let entry = entry(
            title,
            "https://ada:hunter2@mail.example/?token=abc",
            "ada",
            "weak",
        );
        audit(&[source("a", vec![entry])], &known(), "weak").rows[0].clone()
    };
    let row = titled("https://ada:hunter2@mail.example/a?token=abc#x");
    assert_eq!(row.title, "https://mail.example");
    assert!(!format!("{row:?}").contains("hunter2") && !format!("{row:?}").contains("token"));
    assert_eq!(titled("Mail: me@work").title, "Mail: me@work");
}

#[test]
fn a_seed_in_a_name_and_a_password_in_a_page_are_left_out() {
    let mut seeded = entry(
        "GitHub JBSWY3DPEHPK3PXP",
        "https://a.example",
        "ada",
        "weak1",
    );
    seeded.totp = Totp::Seed;
    let app = "androidapp://com.example.app";
    let mut paged = entry("App", app, "ada", "Hunter2Secret");
    paged
        .urls
        .push("https://hunter2secret.example.org/login".to_owned());
    let mut helped = entry("Other", app, "ada", "mail.example");
    helped.urls.push("https://mail.example/login".to_owned());
    let mut breached = entry("B", app, "ada", "shop again");
    breached.urls.push("https://shop.example".to_owned());
    let mut fine = entry("JBSWY3DPEHPK3PXP", "https://d.example", "ada", "weak4");
    fine.urls.insert(0, app.to_owned());
    let entries = vec![seeded, paged, helped, breached, fine];
    let known = Known {
        sites: Ok(&TestSites),
        breaches: Ok(&TestBreaches(None)),
        ..known()
    };
    let list = audit(&[source("a", entries)], &known, "");
    let row = |number: usize| list.rows.iter().find(|row| row.number == number).unwrap();
    assert_eq!((row(1).title.as_str(), row(1).is_withheld), ("", true));
    assert_eq!((&row(2).links.change, row(2).is_withheld), (&None, true));
    assert!(!format!("{:?}", row(2)).to_lowercase().contains("hunter2"));
    assert!(!format!("{:?}", row(3)).contains("mail.example"));
    assert!(!format!("{:?}", row(4)).contains("Shop again"));
    // It has no seed, so that none stands in its name; and its other address has the page.
    assert_eq!(row(5).title, "JBSWY3DPEHPK3PXP");
    assert_eq!(row(5).links.change.as_deref(), Some("d.example"));
}

#[test]
fn a_name_that_is_the_password_of_another_entry_is_left_out() {
    let mut away = entry("Away", "", "ada", "Canary-of-who-is-left-out");
    away.is_left_out = true;
    let entries = vec![
        entry("Canary-of-another", "https://a.example", "ada", "weak1"),
        entry(
            "B",
            "https://b.example",
            " Canary-of-who-is-left-out",
            "weak2",
        ),
        entry("C", "https://c.example", "ada", "Canary-of-another"),
        entry("short", "https://d.example", "ada", "weak3"),
        entry("E", "https://e.example", "ada", "short"),
        away,
    ];
    let list = audit(&[source("a", entries)], &known(), "weak");
    assert!(!format!("{list:?}").contains("Canary"));
    let withheld: BTreeSet<_> = list
        .rows
        .iter()
        .filter(|row| row.is_withheld)
        .map(|row| row.number)
        .collect();
    assert_eq!(withheld, BTreeSet::from([1, 2]));
}

#[test]
fn what_was_there_before_makes_no_exit_code_and_new_things_do() {
    let sources = [source("a.csv", mixed())];
    let before = audit(&sources, &known(), "");
    let mut baseline = Baseline::new([7; 32]);
    baseline.take(&before);
    let text = baseline.write().unwrap();
    let baseline = Baseline::parse(&text).unwrap();
    let mut same = before.clone();
    baseline.mark(&mut same);
    assert_eq!(
        (same.account.known, same.account.counted, same.account.found),
        (before.account.found, 0, before.account.found)
    );
    assert_eq!(same.account.exit(), Exit::Done);
    assert_eq!(same.new_only().rows, []);

    let mut more = mixed();
    more.insert(0, entry("New", "https://new.example", "ada", "letmein1"));
    more.push(entry("Twice", "https://twice.example", "ada", &strong(4)));
    let mut after = audit(&[source("b.csv", more)], &known(), "");
    baseline.mark(&mut after);
    let after = after.new_only();
    let titles: Vec<_> = after.rows.iter().map(|row| row.title.as_str()).collect();
    assert_eq!(titles, ["New", "Twice"]);
    assert_eq!(after.account.exit(), Exit::Found);
}

#[test]
fn what_became_worse_is_new_and_what_became_less_is_known() {
    let list = || audit(&[source("a.csv", mixed())], &known(), "");
    let with = |severity: Severity| {
        let mut list = list();
        for row in &mut list.rows {
            for finding in &mut row.findings {
                finding.severity = severity;
            }
        }
        list
    };
    let marked = |was: Severity, is: Severity| {
        let mut baseline = Baseline::new([7; 32]);
        baseline.take(&with(was));
        let mut list = with(is);
        Baseline::parse(&baseline.write().unwrap())
            .unwrap()
            .mark(&mut list);
        let new = list.account.found - list.account.known;
        (new, list.account.notes.concat())
    };
    let count = list().account.found;
    assert!(count > 1);
    let (new, notes) = marked(Severity::Warning, Severity::Error);
    assert_eq!(new, count);
    assert_eq!(
        notes,
        format!("{count} findings of the baseline are worse now than then, and new for that")
    );
    for is in [Severity::Warning, Severity::Note] {
        assert_eq!(marked(Severity::Warning, is), (0, String::new()));
    }
}

/// The rule, as it would be followed by hand: each finding takes the least bad of those that were as bad.
fn marked_by_hand(known: &[Severity], found: &[Severity]) -> (usize, usize) {
    let (mut known, mut taken, mut worse) = (known.to_vec(), 0, 0);
    known.sort();
    for severity in found {
        match known.iter().position(|was| was >= severity) {
            Some(at) => {
                known.remove(at);
                taken += 1;
            }
            None => worse += usize::from(!known.is_empty()),
        }
    }
    (taken, worse)
}

#[test]
fn entries_that_look_the_same_are_counted_by_how_bad_they_were() {
    let all = [Severity::Note, Severity::Warning, Severity::Error];
    let pick = |mut number: usize, count: usize| -> Vec<Severity> {
        let next = |_| {
            let severity = all[number % 3];
            number /= 3;
            severity
        };
        (0..count).map(next).collect()
    };
    let rule = checks::named("weak").unwrap().rule;
    let list = |severities: &[Severity]| {
        let rows = severities.iter().map(|&severity| Row {
            title: "the same".to_owned(),
            findings: vec![Finding {
                rule,
                severity,
                message: String::new(),
                detail: None,
                group: None,
                counts: true,
                is_known: false,
            }],
            ..Row::default()
        });
        List {
            rows: rows.collect(),
            ..List::default()
        }
    };
    for number in 0..3_usize.pow(6) {
        let (was, is) = (pick(number % 27, 3), pick(number / 27, 3));
        let mut baseline = Baseline::new([7; 32]);
        baseline.take(&list(&was));
        let mut now = list(&is);
        baseline.mark(&mut now);
        let (taken, worse) = marked_by_hand(&was, &is);
        assert_eq!(now.account.known, taken, "{was:?} {is:?}");
        let note = now.account.notes.concat();
        let count = note.split(' ').next().unwrap_or_default();
        assert_eq!(count.parse().unwrap_or(0), worse, "{was:?} {is:?}");
    }
}

#[test]
fn a_baseline_is_salted_and_holds_no_name() {
    let list = audit(&[source("a.csv", mixed())], &known(), "");
    let text = |salt: u8| {
        let mut baseline = Baseline::new([salt; 32]);
        baseline.take(&list);
        String::from_utf8(baseline.write().unwrap()).unwrap()
    };
    let fingerprints = |text: &str| -> BTreeSet<String> {
        text.lines()
            .filter(|line| line.trim().len() > 30 && !line.contains(':'))
            .map(str::to_owned)
            .collect()
    };
    assert!(fingerprints(&text(1)).is_disjoint(&fingerprints(&text(2))));
    for name in ["Mail", "ada", "example", "password1"] {
        assert!(!text(1).contains(name), "{name}");
    }
    for other in [
        "",
        "{}",
        "[]",
        r#"{"schema":"doorkey/audit-baseline/2","salt":"00","findings":[]}"#,
    ] {
        assert!(Baseline::parse(other.as_bytes()).is_err(), "{other}");
    }
    let with_salt = |begin| text(1).replacen("\"0101", begin, 1);
    for (begin, is_read) in [("\"0101", true), ("\"+101", false), ("\"01", false)] {
        let read = Baseline::parse(with_salt(begin).as_bytes());
        assert_eq!(read.is_ok(), is_read, "{begin}");
    }
}
